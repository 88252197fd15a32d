//! What changed from one wave to the next.

mod shown;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    Answer, Assessment, ItemIx, Millionths, NodeId, NodeIx, NodeKind, Pairs, Points, Questionnaire,
    Respondents, Responses, UnitIx,
};
use crate::score::{Estimate, Grain, PairedChange, TwoWaves, WaveScores, paired_changes, score};
use crate::tally::{PairTally, Tally, Ties};

use self::shown::Side;
use super::correlation;
use super::difference::{Difference, Judged, Tables, Verdict, judge_list};
use super::split::{self, Split, splits};

/// What changed at one node of one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The score before, over the items asked in both waves.
    pub before: f64,
    /// The score now, over the same items.
    pub now: f64,
    /// How finely the two are told.
    pub grains: [Grain; 2],
    /// Now minus before; where the same people are compared, their mean change.
    pub difference: Difference,
    /// Who is compared.
    pub method: Method,
    /// Whether it counts as a change, judged with all that stands in the unit's own table.
    pub verdict: ChangeVerdict,
    /// What is said of it in a list of all units.
    pub listed: Judged,
    /// Whether it counts as a change there.
    pub listed_verdict: ChangeVerdict,
}

impl Change {
    /// The verdict is pending until all that are shown together are there.
    fn of(before: &Estimate, now: &Estimate, paired: Option<&PairedChange>) -> Self {
        let (difference, method) = match paired {
            None => (Difference::of(now, before), Method::Welch),
            Some(PairedChange { estimate, is_everybody }) => (
                Difference::of_pairs(estimate),
                Method::Paired { n: estimate.n, is_everybody: *is_everybody },
            ),
        };
        let (listed, verdict) = (difference.judged, ChangeVerdict::Untestable);
        let grains = [before.grain, now.grain];
        let (before, now) = (before.mean, now.mean);
        Self { before, now, grains, difference, method, verdict, listed, listed_verdict: verdict }
    }

    /// The change as it is spoken of in a list of all units, whose rows are judged together.
    #[must_use]
    pub const fn in_list(mut self) -> Self {
        (self.difference.judged, self.verdict) = (self.listed, self.listed_verdict);
        self
    }

    /// Both scores, where both are told as numbers.
    fn told(&self) -> Option<split::Told> {
        self.grains.iter().all(split::is_number).then_some((self.before, self.now))
    }

    /// Whether it counts as a change.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.verdict == ChangeVerdict::Changed
    }

    /// How many answered both times, where the change is theirs and not that of the two scores, in which others count too.
    #[must_use]
    pub const fn among(&self) -> Option<u64> {
        match self.method {
            Method::Paired { n, is_everybody: false } => Some(n),
            Method::Paired { is_everybody: true, .. } | Method::Welch => None,
        }
    }
}

/// How a change is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// All who answered before with all who answer now, as if they were others, by Welch's method.
    Welch,
    /// Everybody who answered both times with themselves, by Student's paired t.
    Paired {
        /// How many answered both times.
        n: u64,
        /// Whether nobody answered once only, so that the change is that of the scores.
        is_everybody: bool,
    },
}

impl Method {
    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Welch => "welch",
            Self::Paired { .. } => "paired",
        }
    }

    /// How many are compared with themselves.
    #[must_use]
    pub const fn pairs(self) -> Option<u64> {
        match self {
            Self::Welch => None,
            Self::Paired { n, .. } => Some(n),
        }
    }
}

/// What is said of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeVerdict {
    /// It is sure, also after correction over the changes shown together, and large enough to count as one.
    Changed,
    /// It is as sure, but too small to count as a change.
    Small,
    /// It may be chance.
    Unsure,
    /// Nothing says how much chance there is in it: a score rests on a single answer, or all answers are alike.
    Untestable,
}

impl ChangeVerdict {
    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Small => "small",
            Self::Unsure => "unsure",
            Self::Untestable => "untestable",
        }
    }

    /// Judges a difference to six decimals, as levels are.
    pub(super) fn of(difference: &Difference, judged: Judged, min_change: Points) -> Self {
        match judged.verdict {
            Verdict::Untestable => Self::Untestable,
            Verdict::Unsure => Self::Unsure,
            Verdict::Sure if Millionths::of(difference.points.abs()) >= min_change.millionths() => {
                Self::Changed
            }
            Verdict::Sure => Self::Small,
        }
    }
}

/// The last wave against the one before it.
///
/// Both sides are computed over the items whose id and revision are the same in both waves. What stands in one table of a unit is judged
/// together: its summaries and areas, and then all groups and items in them. Lists of all units are judged apart, the summaries of all
/// of them together, and so their areas, and what is in these.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The earlier wave's place among the waves.
    pub from: usize,
    /// The later wave's place.
    pub to: usize,
    /// How many items both waves share.
    pub common_items: usize,
    /// How many items the later wave asked.
    pub items: usize,
    questionnaire: Arc<Questionnaire>,
    /// Per unit, then per node of the shared questionnaire.
    units: Vec<Vec<Option<Change>>>,
    /// Per unit, what the changes of scores that sum up consist of.
    splits: Vec<BTreeMap<NodeId, Split>>,
}

/// What was answered in each wave, counted and scored.
#[derive(Debug, Clone, Copy)]
pub struct Rounds<'a> {
    /// The responses, oldest wave first.
    pub responses: &'a [Responses],
    /// Their sums.
    pub tallies: &'a [Tally],
    /// What may be shown of them.
    pub scores: &'a [WaveScores],
    /// Who answered in both of the last two waves; of use only where the assessment declares that ids are stable.
    pub pairs: Option<&'a Pairs>,
}

impl Changes {
    /// Compares the last two waves; `None` where there is one wave, or nothing was asked in both.
    #[must_use]
    pub fn between_last_two(assessment: &Assessment, rounds: Rounds<'_>) -> Option<Self> {
        let to = assessment.waves.len().checked_sub(1)?;
        Self::between(assessment, rounds, to.checked_sub(1)?, to)
    }

    /// Compares earlier waves, each with the one before it, but for the last; `None` where the two do not ask the same: over the questions
    /// that only some waves share there would be scores that nothing else shows, and together they could tell what is withheld.
    #[must_use]
    pub fn between_earlier(assessment: &Assessment, rounds: Rounds<'_>) -> Vec<Option<Self>> {
        let pairs = 1..assessment.waves.len().saturating_sub(1);
        let is_same =
            |to: &usize| assessment.waves[*to].questionnaire == assessment.waves[to - 1].questionnaire;
        let rounds = Rounds { pairs: None, ..rounds };
        let change = |to: usize| Self::between(assessment, rounds, to - 1, to);
        pairs.map(|to| Some(to).filter(is_same).and_then(change)).collect()
    }

    fn between(assessment: &Assessment, rounds: Rounds<'_>, from: usize, to: usize) -> Option<Self> {
        let asked = |wave: usize| &assessment.waves[wave].questionnaire;
        let common = asked(to).common_items(asked(from));
        if common.is_empty() {
            return None;
        }
        let everything = |wave: usize| common.len() == asked(wave).items().len();
        let whole = everything(from) && everything(to) && asked(from) == asked(to);
        let shared = if whole { Arc::clone(asked(to)) } else { Arc::new(asked(to).restricted_to(&common)) };
        let [before, now] = [from, to].map(|wave| match whole {
            true => Round::as_it_is(rounds, wave),
            false => Round::restricted(assessment, rounds, wave, &shared),
        });
        let mut shown = before.may_be_shown(assessment, rounds, from, &shared);
        let also = now.may_be_shown(assessment, rounds, to, &shared);
        for (shown, also) in shown.iter_mut().flatten().zip(also.into_iter().flatten()) {
            *shown &= also;
        }
        let declared = assessment.respondents == Respondents::Stable;
        let pairs = rounds.pairs.filter(|_| declared);
        let paired = pairs.map(|pairs| {
            let ties = Ties::of(&shared, &before.responses, &now.responses, pairs);
            let pairs = PairTally::of(&shared, &before.responses, &now.responses, pairs);
            let releases = [before.scores.release(), now.scores.release()];
            let waves =
                TwoWaves { before: &before.tally, now: &now.tally, pairs: &pairs, ties: &ties, releases };
            paired_changes(assessment, &shared, waves, &shown)
        });
        let change = |unit: UnitIx, node: NodeIx| {
            let (a, b) = (now.scores.unit(unit).node(node)?, before.scores.unit(unit).node(node)?);
            let paired = paired.as_ref().and_then(|paired| paired[unit.at()][node.at()]);
            let change = Change::of(&b.estimate, &a.estimate, paired.as_ref());
            shown[unit.at()][node.at()].then_some(change)
        };
        let nodes = || shared.nodes().map(|(node, _)| node);
        let changes = |unit| nodes().map(|node| change(unit, node)).collect();
        let mut units: Vec<Vec<Option<Change>>> =
            assessment.units.iter().map(|(unit, _)| changes(unit)).collect();
        let families = Families::of(assessment, &shared, [&before, &now], pairs, &shown);
        families.judge(assessment.min_change, &mut units);
        let items = asked(to).items().len();
        let sides = [&before, &now].map(|round| split::Side { tally: &round.tally, scores: &round.scores });
        let told = |change: &Option<Change>| change.as_ref().and_then(Change::told);
        let told: Vec<Vec<_>> = units.iter().map(|nodes| nodes.iter().map(told).collect()).collect();
        let splits = splits(assessment, &shared, sides, whole, &told);
        Some(Self { from, to, common_items: common.len(), items, questionnaire: shared, units, splits })
    }

    /// What the change of a score that sums up consists of; `None` where there is no change to be shown with all its decimals.
    #[must_use]
    pub fn split(&self, unit: UnitIx, node: &NodeId) -> Option<&Split> {
        self.splits[unit.at()].get(node)
    }

    /// What changed at a node of a unit; `None` where either score is withheld or missing, or the node
    /// is not in both waves.
    #[must_use]
    pub fn at(&self, unit: UnitIx, node: &NodeId) -> Option<&Change> {
        let ix = self.questionnaire.find(node.as_str())?;
        self.units[unit.at()][ix.at()].as_ref()
    }
}

/// A wave over the items that both waves share.
struct Round<'a> {
    responses: Cow<'a, Responses>,
    tally: Cow<'a, Tally>,
    scores: Cow<'a, WaveScores>,
}

impl<'a> Round<'a> {
    fn as_it_is(rounds: Rounds<'a>, wave: usize) -> Self {
        Self {
            responses: Cow::Borrowed(&rounds.responses[wave]),
            tally: Cow::Borrowed(&rounds.tallies[wave]),
            scores: Cow::Borrowed(&rounds.scores[wave]),
        }
    }

    fn restricted(assessment: &Assessment, rounds: Rounds<'a>, wave: usize, shared: &Questionnaire) -> Self {
        let asked = &assessment.waves[wave].questionnaire;
        let responses = carry_over(asked, shared, &rounds.responses[wave]);
        let tally = Tally::of(shared, &responses);
        let scores = score(assessment, shared, &tally);
        Self { responses: Cow::Owned(responses), tally: Cow::Owned(tally), scores: Cow::Owned(scores) }
    }

    /// Per unit and node, whether the score may be shown beside the wave's own.
    fn may_be_shown(
        &self,
        assessment: &Assessment,
        rounds: Rounds<'_>,
        wave: usize,
        shared: &Questionnaire,
    ) -> Vec<Vec<bool>> {
        let side = Side {
            asked: &assessment.waves[wave].questionnaire,
            scores: &rounds.scores[wave],
            tally: &rounds.tallies[wave],
            shared,
            shared_scores: &self.scores,
            shared_tally: &self.tally,
        };
        side.may_be_shown(assessment)
    }
}

/// The same responses, answer by answer in the order of another questionnaire's items.
fn carry_over(from: &Questionnaire, to: &Questionnaire, responses: &Responses) -> Responses {
    let places: Vec<Option<ItemIx>> =
        to.items().iter().map(|ix| from.item_ix(from.find(to[*ix].id.as_str())?)).collect();
    let carried = responses.0.iter().map(|response| {
        let mut response = response.clone();
        let answer =
            |place: &Option<ItemIx>| place.map_or(Answer::NotAnswered, |item| response.answers.of(item));
        response.answers = places.iter().map(answer).collect();
        response
    });
    Responses(carried.collect())
}

/// What is judged together.
struct Families {
    /// The rows of a unit's tables: its summaries and areas, and what is in the areas.
    tables: Vec<Vec<NodeIx>>,
    /// Per table, the rows' mean correlation, of changes of scores and of those of the same people.
    correlations: Vec<[f64; 2]>,
    /// The nodes of lists over all units.
    lists: Vec<Vec<NodeIx>>,
}

impl Families {
    fn of(
        assessment: &Assessment,
        questionnaire: &Questionnaire,
        [before, now]: [&Round<'_>; 2],
        pairs: Option<&Pairs>,
        shown: &[Vec<bool>],
    ) -> Self {
        let nodes = |belongs: fn(NodeKind) -> bool| -> Vec<NodeIx> {
            questionnaire.nodes().filter(|(_, node)| belongs(node.kind)).map(|(ix, _)| ix).collect()
        };
        let in_areas = |kind| matches!(kind, NodeKind::Group | NodeKind::Item);
        let lists = vec![nodes(NodeKind::is_summary), nodes(NodeKind::is_area), nodes(in_areas)];
        let tables = vec![nodes(|kind| kind.is_summary() || kind.is_area()), nodes(in_areas)];
        let is_shown = |unit: UnitIx| {
            let has_decimals = |round: &Round<'_>| correlation::has_decimals(round.scores.unit(unit));
            shown[unit.at()].contains(&true) && has_decimals(before) && has_decimals(now)
        };
        let [first, second] = [before, now].map(|round| {
            correlation::of_tables(assessment, questionnaire, &round.responses, &tables, is_shown)
        });
        let responses = [&*before.responses, &*now.responses];
        let of_pairs = pairs.map(|pairs| {
            correlation::of_pairs(assessment, questionnaire, responses, pairs, &tables, is_shown)
        });
        let correlations = (0..tables.len()).map(|at| {
            let of_scores = f64::midpoint(first[at], second[at]);
            [of_scores, of_pairs.as_ref().map_or(of_scores, |pairs| f64::min(pairs[at], of_scores))]
        });
        Self { correlations: correlations.collect(), tables, lists }
    }

    fn judge(&self, min_change: Points, units: &mut [Vec<Option<Change>>]) {
        let nodes = units.first().map_or(0, Vec::len);
        for (rows, correlations) in self.tables.iter().zip(&self.correlations) {
            let mut tables = correlations.map(Tables::with);
            let mut is_row = vec![false; nodes];
            rows.iter().for_each(|row| is_row[row.at()] = true);
            for unit in &mut *units {
                let rows = || unit.iter().zip(&is_row).filter(|(_, is_row)| **is_row);
                let has_pairs = rows().any(|(change, _)| change.is_some_and(|c| c.method.pairs().is_some()));
                let family = unit.iter_mut().zip(&is_row).filter(|(_, is_row)| **is_row);
                let family = family.filter_map(|(change, _)| Some(&mut change.as_mut()?.difference));
                tables[usize::from(has_pairs)].judge(family);
            }
        }
        for unit in &mut *units {
            for change in unit.iter_mut().flatten() {
                let judged = change.difference.judged;
                change.verdict = ChangeVerdict::of(&change.difference, judged, min_change);
            }
        }
        for nodes in &self.lists {
            let places = || {
                let nodes = |unit| nodes.iter().map(move |node| (unit, node.at()));
                (0..units.len()).flat_map(nodes)
            };
            let present: Vec<(usize, usize)> =
                places().filter(|(unit, node)| units[*unit][*node].is_some()).collect();
            let changes = present.iter().filter_map(|(unit, node)| units[*unit][*node].as_ref());
            let judged = judge_list(changes.map(|change| &change.difference));
            for ((unit, node), judged) in present.into_iter().zip(judged) {
                if let Some(change) = &mut units[unit][node] {
                    change.listed = judged;
                    change.listed_verdict = ChangeVerdict::of(&change.difference, judged, min_change);
                }
            }
        }
    }
}
