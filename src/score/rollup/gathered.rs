//! What a unit consists of, and how much each part of it counts.

use crate::model::{Rollup, UnitIx};
use crate::tally::Sums;

use super::super::AnswerStates;
use super::{Roll, own_people};

/// How much something counts: among those who answered, and among all.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    pub(super) answered: f64,
    pub(super) all: f64,
}

/// Those in a unit who are in none of its parts that are shown.
#[derive(Default, Clone)]
pub(super) struct Rest {
    pub(super) sums: Sums,
    pub(super) weight: Weight,
    /// How many work there.
    pub(super) people: Vec<Option<u64>>,
    /// How many they count for.
    pub(super) counts: u64,
    /// What those of them count of whom nobody has a score.
    pub(super) unheard: Vec<f64>,
}

/// What a unit consists of.
#[derive(Clone)]
pub(super) struct Gathered {
    /// What consists of it.
    pub(super) unit: UnitIx,
    pub(super) shown: Vec<(UnitIx, Weight)>,
    pub(super) rest: Rest,
    pub(super) silent: Vec<f64>,
    /// Whether one of the silent has parts itself.
    pub(super) has_silent_division: bool,
}

impl Gathered {
    /// What all of it counts together.
    pub(super) fn total(&self) -> Weight {
        let weights = || self.shown.iter().map(|(_, weight)| *weight).chain([self.rest.weight]);
        Weight {
            answered: weights().map(|weight| weight.answered).sum(),
            all: weights().map(|weight| weight.all).sum::<f64>() + self.silent.iter().sum::<f64>(),
        }
    }
}

impl Roll<'_> {
    /// What a unit consists of. So many small parts that nothing follows of any count with those that are not shown.
    pub(super) fn gathered(&self, unit: UnitIx) -> Gathered {
        let gather = |counts_alone: &dyn Fn(UnitIx) -> bool| {
            let (shown, rest) = (Vec::new(), Rest::default());
            let mut gathered = Gathered { unit, shown, rest, silent: Vec::new(), has_silent_division: false };
            self.gather(unit, None, counts_alone, &mut gathered);
            if gathered.rest.sums.n == 0 {
                // Nobody else has a score, which is then no secret.
                gathered.silent.extend(std::mem::take(&mut gathered.rest.unheard));
                gathered.rest = Rest::default();
            }
            gathered
        };
        let is_shown = |unit: UnitIx| self.at.shown[unit.at()];
        let gathered = gather(&is_shown);
        let is_small = |unit: UnitIx| self.is_few(self.sums(unit));
        let small = gathered.shown.iter().filter(|(part, _)| is_small(*part)).count();
        if self.at.limits.merges(small + usize::from(self.is_few(&gathered.rest.sums))) {
            return gather(&|unit| is_shown(unit) && !is_small(unit));
        }
        gathered
    }

    /// Goes down to the topmost units below that count alone, each with its weight; all others go to the rest. What is in a unit that counts for
    /// something shares that; else each counts for itself.
    fn gather(
        &self,
        unit: UnitIx,
        of: Option<Weight>,
        counts_alone: &dyn Fn(UnitIx) -> bool,
        gathered: &mut Gathered,
    ) {
        let rate = self.rate(unit);
        let children = self.at.assessment.units[unit].children.iter();
        let children: Vec<(UnitIx, Option<f64>)> =
            children.map(|child| (*child, self.weight(*child, rate))).collect();
        let (own, own_people) = (self.own(unit), own_people(self.at.assessment, unit));
        let own_weight = self.own_weight(unit, rate);
        // Whether somebody has a score must not show where the score does not: it is enough that somebody responded.
        let answers = |child: &UnitIx| self.sums(*child).n > 0 || self.is_unheard(*child);
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
            if counts_alone(*child) {
                gathered.shown.push((*child, weight));
            } else if self.sums(*child).n == 0 {
                gathered.rest.add(self.sums(*child), weight, self.people(*child));
                gathered.rest.unheard.push(weight.all);
            } else if self.is_leaf(*child) {
                gathered.rest.add(self.sums(*child), weight, self.people(*child));
            } else {
                self.gather(*child, Some(weight), counts_alone, gathered);
            }
        }
    }

    /// Whether nobody in a unit has a score, though somebody responded: of so few it is not told which.
    fn is_unheard(&self, unit: UnitIx) -> bool {
        let branch = &self.at.branches[unit.at()].total;
        let counts_by_size = self.at.assessment.rollup != Rollup::Pooled && !self.at.limits.are_none();
        counts_by_size && self.sums(unit).n == 0 && branch.respondents > 0 && self.is_asked(unit)
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
    pub(super) fn size(&self, unit: UnitIx) -> u64 {
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
