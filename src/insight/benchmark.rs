//! Organisations beside each other: what each tells, how they are put together, and what can be said of one among others.
//!
//! What an organisation tells is what its report shows of each unit and node, rounded as there, and nothing else is looked at here. So whoever
//! holds the files of all knows what readers of all reports know, and [`score::disclosure`](crate::score::Release) has decided what that is.

use std::collections::BTreeMap;

use crate::model::{
    AskedWith, Assessment, Benchmark, Millionths, NodeIx, Organisation, Points, Profile, Questionnaire,
    Spread, Told, ToldScore, UnitIx, UnitProfile, Weight, median,
};
use crate::psychometrics::{Contestant, Ranking};
use crate::score::{Estimate, Grain, Precision};

use super::difference::{Difference, judge_list};
use super::{Analysis, WaveView, workplaces_of};

/// Organisations count as alike in size up to so many times as large or as small.
pub const ALIKE: f64 = 2.0;

/// Why an organisation tells nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TellsNothing {
    /// There is no unit that all others are part of.
    NoWhole,
    /// Nothing may be shown of that unit.
    Withheld,
}

/// What an assessment's newest wave tells of its organisation and, if asked, of its units.
///
/// # Errors
/// Says why there is nothing to tell.
pub fn benchmark_of(analysis: &Analysis, with_units: bool) -> Result<Benchmark, TellsNothing> {
    let view = analysis.latest();
    let tree = &view.assessment.units;
    let whole = tree.only_root().ok_or(TellsNothing::NoWhole)?;
    let told = figures(view, whole);
    if view.unit(whole).respondents.is_none() || told.is_empty() {
        return Err(TellsNothing::Withheld);
    }
    let language = view.assessment.language.unwrap_or(crate::model::Lang::Sv);
    let below = tree.iter().filter(|(unit, _)| with_units && *unit != whole);
    let units = below.filter_map(|(unit, about)| {
        let figures = figures(view, unit);
        let is_told = view.unit(unit).respondents.is_some() && !figures.is_empty();
        let name = about.name.get(language).to_owned();
        is_told.then(|| UnitProfile { id: about.id.to_string(), name, headcount: about.headcount, figures })
    });
    let about = view.assessment.organisation.clone();
    let profile = Profile {
        name: view.assessment.called(language).to_owned(),
        about: Organisation { name: None, ..about },
        wave: view.wave.id.to_string(),
        date: view.wave.date,
        respondents: view.unit(whole).respondents.map(people),
        figures: told,
        units: units.collect(),
    };
    Ok(Benchmark { asked: asked_with(view.questionnaire()), organisations: vec![profile] })
}

/// What a questionnaire is known by.
#[must_use]
pub fn asked_with(questionnaire: &Questionnaire) -> AskedWith {
    AskedWith {
        questionnaire: questionnaire.id().to_string(),
        version: questionnaire.version().to_owned(),
        digest: questionnaire.digest().to_string(),
    }
}

fn people(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX).min(Assessment::MOST_PEOPLE)
}

fn figures(view: WaveView<'_>, unit: UnitIx) -> Vec<ToldScore> {
    let workplaces = workplaces_of(view, unit);
    let figure = |(node, what): (NodeIx, &crate::model::Node)| {
        let estimate = &view.node(unit, node)?.estimate;
        let spread = spread(view, &workplaces, node);
        ToldScore::shown(what.id.as_str(), estimate, spread)
    };
    view.questionnaire().nodes().filter_map(figure).collect()
}

/// How the scores of the workplaces lie that are shown one by one, as they are shown.
fn spread(view: WaveView<'_>, workplaces: &[UnitIx], node: NodeIx) -> Option<Spread> {
    let scores = workplaces.iter().filter_map(|unit| view.node(*unit, node));
    let means = scores.map(|score| score.estimate.mean);
    let (lowest, highest) = ends(means.clone())?;
    Some(Spread {
        workplaces: people(means.clone().count() as u64),
        lowest: Points::new(lowest)?,
        median: Points::new(median(means)?)?,
        highest: Points::new(highest)?,
    })
}

/// The lowest and the highest of some numbers.
fn ends(numbers: impl Iterator<Item = f64> + Clone) -> Option<(f64, f64)> {
    Some((numbers.clone().min_by(f64::total_cmp)?, numbers.max_by(f64::total_cmp)?))
}

impl ToldScore {
    /// A score as it is shown. Of a score of few people nothing is told of how sure it is but what its interval in whole points would tell, and so nothing at all.
    fn shown(node: &str, estimate: &Estimate, spread: Option<Spread>) -> Option<Self> {
        let told = match estimate.grain {
            Grain::Exact => Told::Exact,
            Grain::Whole => Told::Whole,
            Grain::Under => Told::Under,
            Grain::Over => Told::Over,
        };
        // As finely as `mognad explain` has them.
        let six = |number: f64| Weight::new(Millionths::of(number).value());
        let precision = estimate.precision.filter(|_| told == Told::Exact);
        let precision = precision.and_then(|own| six(own.se).zip(six(own.df.min(1e6))));
        Some(Self {
            node: node.to_owned(),
            n: people(estimate.n),
            mean: Points::new(estimate.mean)?,
            told,
            sd: estimate.sd.and_then(Points::new),
            precision,
            spread,
        })
    }

    /// The score as an estimate.
    #[must_use]
    pub fn estimate(&self) -> Estimate {
        let precision = self.precision.map(|(se, df)| Precision { se: se.value(), df: df.value() });
        Estimate {
            n: u64::from(self.n),
            mean: self.mean.value(),
            millionths: self.mean.millionths(),
            sd: self.sd.map(Points::value),
            precision,
            unsaid: None,
            of_staff: None,
            believed: None,
            grain: match self.told {
                Told::Exact => Grain::Exact,
                Told::Whole => Grain::Whole,
                Told::Under => Grain::Under,
                Told::Over => Grain::Over,
            },
        }
    }
}

/// Why benchmarks cannot be put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeFault {
    /// One is of another questionnaire than the first: its place among them.
    AskedApart(usize),
    /// Two of the organisations have one name.
    SameName(String),
    /// Two organisations tell the same figures under two names.
    SameFigures(String, String),
}

/// Puts benchmarks together: every organisation as it is, in the order of their names, whichever order the benchmarks come in.
///
/// # Errors
/// Says why they do not fit together.
pub fn merge(benchmarks: &[Benchmark]) -> Result<Benchmark, MergeFault> {
    let Some(first) = benchmarks.first() else {
        let asked = AskedWith { questionnaire: String::new(), version: String::new(), digest: String::new() };
        return Ok(Benchmark { asked, organisations: Vec::new() });
    };
    if let Some(at) = benchmarks.iter().position(|one| one.asked.digest != first.asked.digest) {
        return Err(MergeFault::AskedApart(at));
    }
    let mut organisations: Vec<Profile> =
        benchmarks.iter().flat_map(|benchmark| benchmark.organisations.iter().cloned()).collect();
    for (at, one) in organisations.iter().enumerate() {
        for other in &organisations[..at] {
            if Organisation::is_same_word(&one.name, &other.name) {
                return Err(MergeFault::SameName(one.name.clone()));
            }
            if one.figures == other.figures {
                return Err(MergeFault::SameFigures(other.name.clone(), one.name.clone()));
            }
        }
    }
    organisations.sort_by_cached_key(|profile| (profile.name.to_lowercase(), profile.name.clone()));
    Ok(Benchmark { asked: first.asked.clone(), organisations })
}

/// In what organisations must be alike to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Like {
    /// At most twice as large or as small.
    pub size: bool,
    /// Of the same kind.
    pub kind: bool,
}

/// By what organisations' sizes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizedBy {
    /// How many people live there.
    Inhabitants,
    /// How many work there.
    Employees,
}

/// Who is compared, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen<'b> {
    /// The others, in their order.
    pub others: Vec<&'b Profile>,
    /// Of how many.
    pub of: usize,
    /// Whether the own organisation is among those in the file too, and so is left out.
    pub has_own: bool,
    /// What size is told by, and the least and the greatest that count as alike, where size counts.
    pub size: Option<(SizedBy, [f64; 2])>,
    /// How many are left out since they do not tell their size or their kind.
    pub untold: usize,
}

/// Why nobody can be chosen: the own organisation does not say what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownSelf {
    /// Neither how many live nor how many work there.
    Size,
    /// Not its kind.
    Kind,
}

/// Those that are like an organisation in what is asked.
///
/// Size is told by the inhabitants, and by the employees where the organisation does not say how many live there.
///
/// # Errors
/// Says what the organisation does not say of itself.
pub fn choose<'b>(own: &Profile, benchmark: &'b Benchmark, like: Like) -> Result<Chosen<'b>, UnknownSelf> {
    let is_own = |profile: &&Profile| Organisation::is_same_word(&profile.name, &own.name);
    let others: Vec<&Profile> = benchmark.organisations.iter().filter(|profile| !is_own(profile)).collect();
    let by = match (own.about.inhabitants, own.about.employees) {
        (Some(number), _) => Some((SizedBy::Inhabitants, f64::from(number))),
        (None, Some(number)) => Some((SizedBy::Employees, f64::from(number))),
        (None, None) => None,
    };
    if like.size && by.is_none() {
        return Err(UnknownSelf::Size);
    }
    let kind = own.about.kind.as_deref();
    if like.kind && kind.is_none() {
        return Err(UnknownSelf::Kind);
    }
    let size = by.filter(|_| like.size).map(|(by, number)| (by, [number / ALIKE, number * ALIKE]));
    let kind = kind.filter(|_| like.kind);
    let fits = |profile: &&Profile| -> Option<bool> {
        let in_size = match size {
            None => true,
            Some((by, [least, most])) => {
                let number = match by {
                    SizedBy::Inhabitants => profile.about.inhabitants,
                    SizedBy::Employees => profile.about.employees,
                };
                (least..=most).contains(&f64::from(number?))
            }
        };
        let of_kind = match kind {
            None => true,
            Some(kind) => Organisation::is_same_word(profile.about.kind.as_deref()?, kind),
        };
        Some(in_size && of_kind)
    };
    Ok(Chosen {
        of: others.len(),
        has_own: others.len() < benchmark.organisations.len(),
        untold: others.iter().filter(|profile| fits(profile).is_none()).count(),
        others: others.into_iter().filter(|profile| fits(profile) == Some(true)).collect(),
        size,
    })
}

/// One score beside those of others.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Of which node.
    pub node: NodeIx,
    /// The own score.
    pub own: Estimate,
    /// Each other that tells one, by its place among the chosen, with its score and how far the own is above it.
    pub others: Vec<(usize, Estimate, Difference)>,
}

impl Standing {
    /// The others' median.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        median(self.means())
    }

    /// The others' lowest and highest.
    #[must_use]
    pub fn ends(&self) -> Option<(f64, f64)> {
        ends(self.means())
    }

    fn means(&self) -> impl Iterator<Item = f64> + Clone {
        self.others.iter().map(|(_, estimate, _)| estimate.mean)
    }

    /// How many the own score is surely above, surely below, and cannot be told from.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        for (.., difference) in &self.others {
            let at = match (difference.is_sure(), difference.points > 0.0) {
                (true, true) => 0,
                (true, false) => 1,
                (false, _) => 2,
            };
            counts[at] += 1;
        }
        counts
    }

    /// Where all of them may stand, the own first and then the others that say how sure they are, as they come; with the places of those among the chosen.
    #[must_use]
    pub fn ranking(&self) -> Option<(Vec<Option<usize>>, Ranking)> {
        let own = Contestant::new(self.own)?;
        let others = self.others.iter();
        let others = others.filter_map(|(at, estimate, _)| Some((Some(*at), Contestant::new(*estimate)?)));
        let (places, all): (Vec<Option<usize>>, Vec<Contestant>) =
            std::iter::once((None, own)).chain(others).unzip();
        (all.len() > 1).then(|| (places, Ranking::of(&all)))
    }
}

/// An organisation's summaries and areas beside those of others.
///
/// All differences, of all nodes and all others, are judged as one list: about one in twenty of those called sure is expected not to be, and where none differs at most
/// one such list in twenty holds any.
#[must_use]
pub fn compare_with(own: &Profile, others: &[&Profile], questionnaire: &Questionnaire) -> Vec<Standing> {
    let by_node = |profile: &Profile| -> BTreeMap<String, Estimate> {
        profile.figures.iter().map(|figure| (figure.node.clone(), figure.estimate())).collect()
    };
    let (own, others) = (by_node(own), others.iter().map(|other| by_node(other)).collect::<Vec<_>>());
    let standing = |node: NodeIx| {
        let id = questionnaire[node].id.as_str();
        let own = *own.get(id)?;
        let beside = others.iter().enumerate().filter_map(|(at, other)| {
            let other = *other.get(id)?;
            Some((at, other, Difference::of(&own, &other)))
        });
        let others: Vec<_> = beside.collect();
        (!others.is_empty()).then_some(Standing { node, own, others })
    };
    let mut found: Vec<Standing> = questionnaire.summaries_and_areas().filter_map(standing).collect();
    let judged = judge_list(
        found.iter().flat_map(|standing| standing.others.iter().map(|(.., difference)| difference)),
    );
    let all = found.iter_mut().flat_map(|standing| &mut standing.others);
    all.zip(judged).for_each(|((.., difference), judged)| difference.judged = judged);
    found
}
