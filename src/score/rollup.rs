//! The score of a unit that has parts.

use crate::model::{Assessment, ItemIx, NodeIx, Rollup, UnitIx};
use crate::tally::{Cell, Sums, Tally};

use super::AnswerStates;
use super::estimate::{Estimate, Precision, Usual, unsampled};
use super::silent::{Stratum, TwoStage, Unsaid};

/// A unit's own respondents and those of its whole branch.
#[derive(Debug)]
pub struct Branch {
    /// Those who named the unit itself, kept apart where it has parts.
    own: Option<Cell>,
    /// Those and everyone below.
    pub total: Cell,
}

impl Branch {
    /// One branch per unit.
    pub fn of(assessment: &Assessment, tally: &Tally) -> Vec<Self> {
        let units = &assessment.units;
        let mut branches: Vec<Self> = units
            .iter()
            .map(|(ix, unit)| {
                let total = tally.unit(ix);
                let own = (!unit.children.is_empty()).then(|| total.clone());
                Self { own, total }
            })
            .collect();
        for (ix, unit) in units.iter().rev() {
            if let Some(parent) = unit.parent {
                // A parent stands before its parts.
                let (before, from_here) = branches.split_at_mut(ix.at());
                before[parent.at()].total.merge(&from_here[0].total);
            }
        }
        branches
    }

    /// Those who named the unit itself.
    pub fn own(&self) -> &Cell {
        self.own.as_ref().unwrap_or(&self.total)
    }
}

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
    /// Per unit, whether the score may be shown.
    pub shown: &'a [bool],
}

impl<'a> At<'a> {
    /// The node's estimate for each unit.
    ///
    /// Those whose score may not be shown count as one part, in which each respondent counts alike. If they were weighted one by one, the
    /// whole would tell them apart: it is one equation more, and people's answers are whole numbers.
    #[must_use]
    pub fn estimates(self) -> Vec<Option<Estimate>> {
        self.roll().found
    }

    /// What a unit's score is put together from; no parts where it is the mean of its respondents.
    #[must_use]
    pub fn whole(self, unit: UnitIx) -> Whole {
        self.roll().whole(unit)
    }

    /// What is usual among the respondents of a workplace, of those whose score may be shown: what is withheld is in no interval.
    #[must_use]
    pub fn usual(self) -> Option<Usual> {
        let units = self.assessment.units.iter();
        let workplaces = units.filter(|(ix, unit)| unit.children.is_empty() && self.shown[ix.at()]);
        Usual::of(workplaces.map(|(ix, _)| &self.branches[ix.at()].total.nodes[self.node.at()]))
    }

    fn roll(self) -> Roll<'a> {
        let units = self.branches.len();
        let mut roll =
            Roll { at: self, usual: self.usual(), found: vec![None; units], silence: vec![false; units] };
        // Children stand after their parents, so the reverse order has them ready.
        for (unit, _) in self.assessment.units.iter().rev() {
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
    /// Per unit, whether something in it did not answer.
    silence: Vec<bool>,
}

/// How much something counts: among those who answered, and among all.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    answered: f64,
    all: f64,
}

/// Those in a unit who are in none of its parts that are shown.
#[derive(Default, Clone)]
struct Rest {
    sums: Sums,
    weight: Weight,
    /// How many work there.
    people: Vec<Option<u64>>,
    /// How many they count for.
    counts: u64,
}

/// What a unit consists of.
#[derive(Default, Clone)]
struct Gathered {
    shown: Vec<(UnitIx, Weight)>,
    rest: Rest,
    silent: Vec<f64>,
    /// Whether one of the silent has parts itself.
    has_silent_division: bool,
}

impl Gathered {
    /// What all of it counts together.
    fn total(&self) -> Weight {
        let weights = || self.shown.iter().map(|(_, weight)| *weight).chain([self.rest.weight]);
        Weight {
            answered: weights().map(|weight| weight.answered).sum(),
            all: weights().map(|weight| weight.all).sum::<f64>() + self.silent.iter().sum::<f64>(),
        }
    }
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
        let plain = Estimate::of(self.sums(unit), self.usual)?;
        if self.is_leaf(unit) {
            let of_staff = self.corrected(plain.precision, plain.n, self.people(unit));
            return Some(Estimate { of_staff, ..plain });
        }
        let weighted = self.at.assessment.rollup != Rollup::Pooled;
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
        let (mean, micro) = (whole.mean, (whole.mean * 1e6).round() as i64);
        Some(Estimate {
            mean,
            micro,
            precision,
            unsaid,
            of_staff: of_staff.flatten(),
            believed: None,
            ..plain
        })
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
        if self.at.assessment.rollup != Rollup::Pooled {
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
        if let Some(estimate) = Estimate::of(&gathered.rest.sums, self.usual) {
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

    fn gathered(&self, unit: UnitIx) -> Gathered {
        let mut gathered = Gathered::default();
        self.gather(unit, None, &mut gathered);
        gathered
    }

    /// Goes down to the topmost units below that are shown, each with its weight; all others go to the rest. What is in a unit that counts for
    /// something shares that; else each counts for itself.
    fn gather(&self, unit: UnitIx, of: Option<Weight>, gathered: &mut Gathered) {
        let rate = self.rate(unit);
        let children = self.at.assessment.units[unit].children.iter();
        let children: Vec<(UnitIx, Option<f64>)> =
            children.map(|child| (*child, self.weight(*child, rate))).collect();
        let (own, own_people) = (self.own(unit), own_people(self.at.assessment, unit));
        let own_weight = self.own_weight(unit, rate);
        let answers = |child: &UnitIx| self.sums(*child).n > 0;
        let known = || children.iter().filter(|(child, _)| answers(child)).filter_map(|(_, weight)| *weight);
        let usual = known().sum::<f64>() / known().count().max(1) as f64;
        let silent: Vec<f64> = children
            .iter()
            .filter(|(child, _)| !answers(child) && self.is_asked(*child))
            .map(|(_, weight)| weight.unwrap_or(usual))
            .chain((own.n == 0).then_some(own_weight).filter(|weight| *weight > 0.0))
            .collect();
        let answered = known().sum::<f64>() + if own.n > 0 { own_weight } else { 0.0 };
        let all = answered + silent.iter().sum::<f64>();
        let share = |weight: f64| match of {
            None => Weight { answered: weight, all: weight },
            Some(of) => Weight { answered: of.answered * weight / answered, all: of.all * weight / all },
        };
        gathered.silent.extend(silent.iter().map(|weight| share(*weight).all));
        let is_silent_division =
            |child: &UnitIx| !answers(child) && self.is_asked(*child) && !self.is_leaf(*child);
        gathered.has_silent_division |= children.iter().any(|(child, _)| is_silent_division(child));
        if own.n > 0 {
            gathered.rest.add(own, share(own_weight), own_people);
        }
        for (child, weight) in children.iter().filter(|(child, _)| answers(child)) {
            let weight = share(weight.unwrap_or(usual));
            if self.at.shown[child.at()] {
                gathered.shown.push((*child, weight));
            } else if self.is_leaf(*child) {
                gathered.rest.add(self.sums(*child), weight, self.people(*child));
            } else {
                self.gather(*child, Some(weight), gathered);
            }
        }
    }

    /// How much a part counts beside its sisters; `None` where nobody answered and nothing else says it.
    fn weight(&self, unit: UnitIx, rate: Option<f64>) -> Option<f64> {
        let n = self.sums(unit).n;
        match self.at.assessment.rollup {
            Rollup::Headcount => Some(self.size(unit) as f64).filter(|size| *size > 0.0),
            Rollup::Pooled if n > 0 => Some(n as f64),
            Rollup::Pooled => Some(self.people(unit)? as f64 * rate?),
            Rollup::Units => Some(1.0),
        }
    }

    /// How much those count who are in a unit and in none of its parts.
    fn own_weight(&self, unit: UnitIx, rate: Option<f64>) -> f64 {
        let n = self.own(unit).n;
        match self.at.assessment.rollup {
            Rollup::Headcount => self.own_size(unit) as f64,
            Rollup::Pooled if n > 0 => n as f64,
            Rollup::Pooled => {
                let people = own_people(self.at.assessment, unit);
                people.zip(rate).map_or(0.0, |(people, rate)| people as f64 * rate)
            }
            // Who is in no part of a unit is no part that could have answered.
            Rollup::Units => f64::from(u8::from(n > 0)),
        }
    }

    /// How many have a score in a unit's parts of as many as work there, where respondents count alike: as many would have it in a part where
    /// nobody answered.
    fn rate(&self, unit: UnitIx) -> Option<f64> {
        if self.at.assessment.rollup != Rollup::Pooled {
            return None;
        }
        let children = self.at.assessment.units[unit].children.iter();
        let answered = children.filter(|unit| self.sums(**unit).n > 0);
        let counts = answered.filter_map(|unit| Some((self.sums(*unit).n, self.people(*unit)?)));
        let (n, of) =
            counts.fold((0, 0), |(n, of), (answers, people)| (n + answers, of + people.max(answers)));
        (of > 0).then(|| n as f64 / of as f64)
    }

    /// How many a unit counts for: as many as work there, or as have answered if those are more; where the assessment does not say it, as
    /// many as its parts count for, and those who answered beside them.
    fn size(&self, unit: UnitIx) -> u64 {
        let node = &self.at.assessment.units[unit];
        match node.headcount.map(u64::from) {
            Some(people) => people.max(self.at.branches[unit.at()].total.respondents),
            None if node.children.is_empty() => self.sums(unit).n,
            None => node.children.iter().map(|child| self.size(*child)).sum::<u64>() + self.own(unit).n,
        }
    }

    /// The same for those in a unit who are in none of its parts.
    fn own_size(&self, unit: UnitIx) -> u64 {
        let respondents = self.at.branches[unit.at()].own().respondents;
        own_people(self.at.assessment, unit).map_or(self.own(unit).n, |people| people.max(respondents))
    }

    /// Whether the node concerns a unit where nobody has a score: what applies to hardly anybody, or was not asked, is no silence. A stray blank
    /// among people to whom it does not apply changes nothing.
    fn is_asked(&self, unit: UnitIx) -> bool {
        let states = AnswerStates::of(&self.at.branches[unit.at()].total, self.at.items);
        states.total() == 0 || states.total() >= 2 * states.not_applicable
    }
}

impl Rest {
    fn add(&mut self, sums: &Sums, weight: Weight, people: Option<u64>) {
        self.sums.merge(sums);
        self.weight.answered += weight.answered;
        self.weight.all += weight.all;
        self.people.push(people);
        // Where it is not known how many they are, those who answered are all that is known of them.
        self.counts += people.map_or(sums.n, |people| people.max(sums.n));
    }
}

/// What a unit's score at a node is put together from, given the units where it may be shown.
#[must_use]
pub fn whole(
    assessment: &Assessment,
    tally: &Tally,
    node: (NodeIx, &[ItemIx]),
    shown: &[bool],
    unit: UnitIx,
) -> Whole {
    let branches = &Branch::of(assessment, tally);
    At { assessment, branches, node: node.0, items: node.1, shown }.whole(unit)
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
