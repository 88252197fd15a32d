//! The score of a unit that has parts.

mod gathered;
mod told;

use crate::model::{Assessment, ItemIx, NodeIx, Rollup, UnitIx};
use crate::tally::{Sums, Tally};

use gathered::{Gathered, Weight};

use super::WaveScores;
use super::branch::Branch;
use super::disclosure::{Limits, Release, Step};
use super::estimate::{Estimate, Precision, Usual, sample_variance, unsampled};
use super::silent::{Stratum, TwoStage};
use super::unsaid::Unsaid;

/// A part that a unit's score is put together from: a unit below that is shown, or all who are in none of these.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The unit; `None` for the rest.
    pub unit: Option<UnitIx>,
    /// How many it counts for, where parts count by how many work there.
    pub people: Option<u64>,
    /// How much it counts of the whole; all parts together count 1.
    pub share: f64,
    /// Its score.
    pub estimate: Estimate,
    /// How sure that is; a part with a single answer borrows the variance that is usual in a workplace.
    pub precision: Option<Precision>,
}

/// What a unit's score at a node is put together from.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// The weighted mean of its parts, 0–100; 0 where it is not put together from parts.
    pub mean: f64,
    /// The parts that answered.
    pub parts: Vec<Part>,
    /// The workplaces and other groups of people behind them, as the precision is computed from them.
    pub strata: Vec<Stratum>,
    /// What each that did not answer would count of the whole.
    pub silent: Vec<f64>,
    /// The same for the parts just below, where a silent one has parts itself.
    pub divisions: Option<(Vec<Stratum>, Vec<f64>)>,
}

impl Whole {
    /// The parts and the silent at each level at which the precision is looked at: workplaces, and divisions.
    #[must_use]
    pub fn levels(&self) -> Vec<(&[Stratum], &[f64])> {
        let divisions = self.divisions.as_ref().map(|(strata, silent)| (&strata[..], &silent[..]));
        std::iter::once((&self.strata[..], &self.silent[..])).chain(divisions).collect()
    }

    /// The same whole, each of its parts as sure as a statement about those who work there now.
    #[must_use]
    pub fn of_staff(&self) -> Self {
        let corrected = |strata: &[Stratum]| -> Vec<Stratum> {
            strata.iter().map(|one| Stratum { precision: one.of_staff, ..*one }).collect()
        };
        let divisions = self.divisions.as_ref().map(|(strata, silent)| (corrected(strata), silent.clone()));
        Self { strata: corrected(&self.strata), divisions, ..self.clone() }
    }
}

impl TwoStage {
    /// How sure a whole's score is, at the least sure of its levels.
    ///
    /// # Errors
    /// Why there is none.
    pub fn of_whole(whole: &Whole) -> Result<Self, Unsaid> {
        Self::of_levels(&whole.levels())
    }
}

/// One node of a wave, and the units where its score may be shown.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    /// What is assessed.
    pub assessment: &'a Assessment,
    /// The sums of each unit.
    pub branches: &'a [Branch],
    /// Which node.
    pub node: NodeIx,
    /// The questions in it.
    pub items: &'a [ItemIx],
    /// Per unit, whether it counts alone in the scores of the units above.
    pub shown: &'a [bool],
    /// From how many people on it is told how finely.
    pub limits: Limits,
    /// Per unit, what it counts for where it is told of in stages; nothing where that follows from the score.
    pub stages: &'a [Option<f64>],
    /// Per unit, how finely it is told of those whose nearest unit that counts alone is this; of all as of so many, where there are none.
    pub steps: &'a [Step],
}

impl<'a> At<'a> {
    /// A node as it is decided what may be shown of it, given the stages that are shown.
    pub fn of(
        assessment: &'a Assessment,
        branches: &'a [Branch],
        (node, items): (NodeIx, &'a [ItemIx]),
        release: &'a Release,
        stages: &'a [Option<f64>],
    ) -> Self {
        let (shown, limits, steps) = (release.alone(node), release.limits(node), release.steps(node));
        Self { assessment, branches, node, items, shown, limits, stages, steps }
    }

    /// The node's estimate for each unit.
    ///
    /// Those whose score may not be shown count as one part, in which each respondent counts alike. If they were weighted one by one, the
    /// whole would tell them apart: it is one equation more, and people's answers are whole numbers. And parts of few people count with what is
    /// told of them, so that the whole tells no more.
    #[must_use]
    pub fn estimates(self) -> Vec<Option<Estimate>> {
        self.roll().found
    }

    /// What a unit's score is put together from; no parts where it is the mean of its respondents.
    #[must_use]
    pub fn whole(self, unit: UnitIx) -> Whole {
        self.roll().whole(unit)
    }

    /// What is usual among the respondents of a workplace, as far as it may be known: in the smallest units that are shown with all their
    /// decimals, and where there are none, among everybody.
    #[must_use]
    pub fn usual(self) -> Option<Usual> {
        let sums = |unit: UnitIx| &self.branches[unit.at()].total.nodes[self.node.at()];
        let units = || self.assessment.units.iter().map(|(unit, _)| unit);
        let is_told = |unit: UnitIx| self.shown[unit.at()] && sums(unit).answered >= self.limits.exact;
        if self.limits.are_none() {
            let workplaces = units().filter(|unit| self.assessment.units[*unit].children.is_empty());
            return Usual::of(workplaces.filter(|unit| is_told(*unit)).map(sums));
        }
        let has_smaller = |unit: UnitIx| self.branches[unit.at()].below().any(is_told);
        let smallest = units().filter(|unit| is_told(*unit) && !has_smaller(*unit));
        Usual::of(smallest.map(sums)).or_else(|| {
            let mut everybody = Sums::default();
            let tops = units().filter(|unit| self.assessment.units[*unit].parent.is_none());
            tops.for_each(|unit| everybody.merge(sums(unit)));
            let is_enough = everybody.answered >= self.limits.exact;
            is_enough.then(|| Usual::of(std::iter::once(&everybody))).flatten()
        })
    }

    fn roll(self) -> Roll<'a> {
        let units = self.branches.len();
        let mut roll = Roll {
            at: self,
            usual: self.usual(),
            found: vec![None; units],
            firm: vec![Sums::default(); units],
            silence: vec![false; units],
        };
        // Children stand after their parents, so the reverse order has them ready.
        for (unit, _) in self.assessment.units.iter().rev() {
            roll.firm[unit.at()] = roll.firm(unit);
            let whole = roll.whole(unit);
            roll.silence[unit.at()] = !whole.silent.is_empty();
            roll.found[unit.at()] = roll.estimate(unit, &whole);
        }
        roll
    }
}

struct Roll<'a> {
    at: At<'a>,
    usual: Option<Usual>,
    found: Vec<Option<Estimate>>,
    /// Per unit, those whose deviation may be known.
    firm: Vec<Sums>,
    /// Per unit, whether something in it did not answer.
    silence: Vec<bool>,
}

impl Roll<'_> {
    fn sums(&self, unit: UnitIx) -> &Sums {
        &self.at.branches[unit.at()].total.nodes[self.at.node.at()]
    }

    fn own(&self, unit: UnitIx) -> &Sums {
        &self.at.branches[unit.at()].own().nodes[self.at.node.at()]
    }

    fn people(&self, unit: UnitIx) -> Option<u64> {
        people(self.at.assessment, unit)
    }

    fn is_leaf(&self, unit: UnitIx) -> bool {
        self.at.assessment.units[unit].children.is_empty()
    }

    fn estimate(&self, unit: UnitIx, whole: &Whole) -> Option<Estimate> {
        let plain = self.told(self.sums(unit), unit, true)?;
        if self.is_leaf(unit) || self.is_few(self.sums(unit)) {
            let of_staff = self.corrected(plain.precision, plain.n, self.people(unit));
            return Some(Estimate { of_staff, ..plain });
        }
        let weighted = self.is_put_together(unit);
        let sd = sample_variance(&self.firm[unit.at()]).map(f64::sqrt);
        let plain = if weighted { Estimate { sd, ..plain } } else { plain };
        if !weighted && whole.silent.is_empty() {
            let of_staff = self.corrected(plain.precision, plain.n, self.people(unit));
            return Some(Estimate { of_staff, ..plain });
        }
        let found = TwoStage::of_whole(whole).map(|found| found.precision);
        let found = found.and_then(|found| if found.se > 0.0 { Ok(found) } else { Err(Unsaid::Alike) });
        let (precision, unsaid) = (found.ok(), found.err());
        let of_staff = self
            .at
            .assessment
            .finite_population
            .then(|| TwoStage::of_whole(&whole.of_staff()).ok().map(|found| found.precision));
        if !weighted {
            // A sample of everybody is no surer for parts that happen to be alike.
            let at_least = |precision: Precision| match plain.precision {
                Some(all) if all.se > precision.se => Precision { se: all.se, ..precision },
                _ => precision,
            };
            let precision = precision.map(at_least);
            return Some(Estimate {
                precision,
                unsaid,
                of_staff: of_staff.flatten(),
                believed: None,
                ..plain
            });
        }
        let of_staff = of_staff.flatten();
        Some(Estimate { precision, unsaid, of_staff, believed: None, ..plain.with_mean(whole.mean) })
    }

    /// The precision of a statement about those who work there now; `None` where nobody asks for it.
    fn corrected(&self, precision: Option<Precision>, n: u64, people: Option<u64>) -> Option<Precision> {
        let unsampled = self.at.assessment.finite_population.then(|| unsampled(n, people))?;
        precision.map(|precision| Precision { se: precision.se * unsampled.sqrt(), ..precision })
    }

    fn whole(&self, unit: UnitIx) -> Whole {
        let mut whole =
            Whole { mean: 0.0, parts: Vec::new(), strata: Vec::new(), silent: Vec::new(), divisions: None };
        if self.is_leaf(unit) {
            return whole;
        }
        let gathered = self.gathered(unit);
        let silence =
            !gathered.silent.is_empty() || gathered.shown.iter().any(|(part, _)| self.silence[part.at()]);
        if silence {
            self.strata(gathered.clone(), Weight { answered: 1.0, all: 1.0 }, &mut whole);
            if gathered.has_silent_division {
                let Weight { answered, all } = gathered.total();
                let mut strata = Vec::new();
                self.estimated(&gathered, |unit, estimate, weight, people| {
                    let weight = Weight { answered: weight.answered / answered, all: weight.all / all };
                    strata.push(self.stratum(unit, estimate, weight, people));
                });
                whole.divisions = Some((strata, gathered.silent.iter().map(|silent| silent / all).collect()));
            }
        } else {
            // What the parts' precisions amount to is the same as what their own parts' do.
            let Weight { answered, all } = gathered.total();
            self.estimated(&gathered, |unit, estimate, weight, people| {
                let weight = Weight { answered: weight.answered / answered, all: weight.all / all };
                whole.strata.push(self.stratum(unit, estimate, weight, people));
            });
        }
        if self.is_put_together(unit) {
            let by_headcount = self.at.assessment.rollup == Rollup::Headcount;
            let total = gathered.total().answered;
            self.estimated(&gathered, |unit, estimate, weight, _| {
                whole.mean += weight.answered * estimate.mean;
                let counts = unit.map_or(gathered.rest.counts, |unit| self.size(unit));
                whole.parts.push(Part {
                    unit,
                    people: by_headcount.then_some(counts),
                    share: weight.answered / total,
                    estimate,
                    precision: estimate.precision.or_else(|| self.borrowed(&estimate)),
                });
            });
            whole.mean /= total;
        }
        whole
    }

    /// Each part with its estimate, its weight and how many work there; the rest comes last.
    fn estimated(
        &self,
        gathered: &Gathered,
        mut each: impl FnMut(Option<UnitIx>, Estimate, Weight, Option<u64>),
    ) {
        for (part, weight) in &gathered.shown {
            if let Some(estimate) = self.found[part.at()] {
                each(Some(*part), estimate, *weight, self.people(*part));
            }
        }
        if let Some(estimate) = self.told(&gathered.rest.sums, gathered.unit, false) {
            each(None, estimate, gathered.rest.weight, gathered.rest.people.iter().copied().sum());
        }
    }

    fn stratum(
        &self,
        unit: Option<UnitIx>,
        estimate: Estimate,
        weight: Weight,
        people: Option<u64>,
    ) -> Stratum {
        let precision = estimate.precision.or_else(|| self.borrowed(&estimate));
        let of_staff = estimate.of_staff.or_else(|| self.corrected(precision, estimate.n, people));
        Stratum {
            unit,
            n: estimate.n,
            people,
            share: weight.answered,
            of_all: weight.all,
            mean: estimate.mean,
            precision,
            of_staff,
        }
    }

    /// The workplaces behind a unit's score, those that may not be shown as one, and what those would count that did not answer.
    fn strata(&self, gathered: Gathered, of: Weight, whole: &mut Whole) {
        let total = gathered.total();
        let within = |weight: Weight| Weight {
            answered: of.answered * weight.answered / total.answered,
            all: of.all * weight.all / total.all,
        };
        whole.silent.extend(gathered.silent.iter().map(|silent| of.all * silent / total.all));
        self.estimated(&gathered, |unit, estimate, weight, people| match unit {
            Some(part) if !self.is_leaf(part) => self.strata(self.gathered(part), within(weight), whole),
            _ => whole.strata.push(self.stratum(unit, estimate, within(weight), people)),
        });
    }

    /// The precision of a single answer: that of the variance that is usual in a workplace.
    fn borrowed(&self, estimate: &Estimate) -> Option<Precision> {
        let usual = self.usual.filter(|usual| estimate.n == 1 && usual.variance > 0.0)?;
        Some(Precision { se: usual.variance.sqrt(), df: usual.df })
    }
}

/// What a unit's score at a node is put together from.
#[must_use]
pub fn whole(
    assessment: &Assessment,
    tally: &Tally,
    node: (NodeIx, &[ItemIx]),
    scores: &WaveScores,
    unit: UnitIx,
) -> Whole {
    let branches = &Branch::of(assessment, tally);
    let (node, items) = node;
    let stages: Vec<Option<f64>> = scores.units.iter().map(|unit| unit.stages[node.at()]).collect();
    At::of(assessment, branches, (node, items), &scores.release, &stages).whole(unit)
}

/// The same of every unit, in the units' order.
#[must_use]
pub fn wholes(
    assessment: &Assessment,
    tally: &Tally,
    (node, items): (NodeIx, &[ItemIx]),
    scores: &WaveScores,
) -> Vec<Whole> {
    let branches = &Branch::of(assessment, tally);
    let stages: Vec<Option<f64>> = scores.units.iter().map(|unit| unit.stages[node.at()]).collect();
    let roll = At::of(assessment, branches, (node, items), &scores.release, &stages).roll();
    assessment.units.iter().map(|(unit, _)| roll.whole(unit)).collect()
}

/// How many work in a unit: as the assessment says, or else as it says of the parts.
#[must_use]
pub fn people(assessment: &Assessment, ix: UnitIx) -> Option<u64> {
    let unit = &assessment.units[ix];
    unit.headcount.map(u64::from).or_else(|| match &unit.children[..] {
        [] => None,
        children => children.iter().map(|child| people(assessment, *child)).sum(),
    })
}

/// The people who work in a unit and in none of its parts.
fn own_people(assessment: &Assessment, ix: UnitIx) -> Option<u64> {
    let unit = &assessment.units[ix];
    let parts: u64 = unit.children.iter().map(|child| people(assessment, *child)).sum::<Option<u64>>()?;
    unit.headcount.map(|all| u64::from(all).saturating_sub(parts))
}
