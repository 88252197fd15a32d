//! The score of a unit that has parts.

use crate::model::{Assessment, NodeIx, Rollup, UnitIx};
use crate::tally::{Cell, Sums, Tally};

use super::estimate::{Estimate, Precision, sample_variance, unsampled};

/// A unit's own respondents and those of its whole branch.
#[derive(Debug)]
pub struct Branch {
    /// Those who named the unit itself, kept apart where it has parts.
    own: Option<Cell>,
    /// Those and everyone below.
    pub total: Cell,
    /// The unit, and everything below it, in the order of the tree.
    below: Vec<UnitIx>,
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
                Self { own, total, below: units.subtree(ix) }
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
    /// How much it counts against the others.
    pub weight: f64,
    /// How much it counts of the whole; all parts together count 1.
    pub share: f64,
    /// Its score.
    pub estimate: Estimate,
    /// How sure that is; a part with a single answer borrows the variance within workplaces.
    pub precision: Option<Precision>,
}

/// A node's estimate for each unit, given the units where it may be shown.
///
/// Those whose score may not be shown count as one part, in which each respondent counts alike. If they were weighted one by one, the whole
/// would tell them apart: it is one equation more, and people's answers are whole numbers.
pub fn estimates(
    assessment: &Assessment,
    branches: &[Branch],
    node: NodeIx,
    shown: &[bool],
) -> Vec<Option<Estimate>> {
    let mut roll = Roll { assessment, branches, node, shown, found: vec![None; branches.len()] };
    // Children stand after their parents, so the reverse order has them ready.
    for (unit, _) in assessment.units.iter().rev() {
        roll.found[unit.at()] = roll.estimate(unit);
    }
    roll.found
}

/// What a unit's score at a node is put together from; nothing where it is the mean of its respondents.
#[must_use]
pub fn parts(
    assessment: &Assessment,
    tally: &Tally,
    node: NodeIx,
    shown: &[bool],
    unit: UnitIx,
) -> Vec<Part> {
    let branches = &Branch::of(assessment, tally);
    let found = estimates(assessment, branches, node, shown);
    Roll { assessment, branches, node, shown, found }.parts(unit)
}

struct Roll<'a> {
    assessment: &'a Assessment,
    branches: &'a [Branch],
    node: NodeIx,
    shown: &'a [bool],
    found: Vec<Option<Estimate>>,
}

/// Those in a unit who are in none of its parts that are shown.
#[derive(Default)]
struct Rest {
    sums: Sums,
    weight: f64,
    /// How many work there, and how many they count for.
    people: Vec<Option<u64>>,
    counts: u64,
}

impl Roll<'_> {
    fn estimate(&self, unit: UnitIx) -> Option<Estimate> {
        let total = &self.branches[unit.at()].total.nodes[self.node.at()];
        if !self.is_weighted(unit) {
            return Estimate::of(total, people(self.assessment, unit));
        }
        let plain = Estimate::of(total, None)?;
        let parts = self.parts(unit);
        let whole: f64 = parts.iter().map(|part| part.weight).sum();
        let mean = parts.iter().map(|part| part.weight * part.estimate.mean).sum::<f64>() / whole;
        let precision = combined(&parts);
        Some(Estimate { mean, micro: (mean * 1e6).round() as i64, precision, ..plain })
    }

    fn is_weighted(&self, unit: UnitIx) -> bool {
        !self.assessment.units[unit].children.is_empty() && self.assessment.rollup != Rollup::Pooled
    }

    fn parts(&self, unit: UnitIx) -> Vec<Part> {
        if !self.is_weighted(unit) {
            return Vec::new();
        }
        let (mut parts, mut rest) = (Vec::new(), Rest::default());
        self.gather(unit, None, &mut parts, &mut rest);
        let whole = rest.weight + parts.iter().map(|(_, weight)| weight).sum::<f64>();
        let pooled = || {
            let below = self.branches[unit.at()].below.iter();
            pooled_variance(below.map(|ix| &self.branches[ix.at()].own().nodes[self.node.at()]))
        };
        let by_headcount = self.assessment.rollup == Rollup::Headcount;
        let part = |unit, estimate: Estimate, weight: f64, people: Option<u64>, counts| Part {
            unit,
            people: by_headcount.then_some(counts),
            weight,
            share: weight / whole,
            estimate,
            precision: estimate.precision.or_else(|| borrowed(estimate.n, people, pooled())),
        };
        let rest_people: Option<u64> = rest.people.iter().copied().sum();
        let rest = Estimate::of(&rest.sums, rest_people)
            .map(|e| part(None, e, rest.weight, rest_people, rest.counts));
        let shown = parts.into_iter().filter_map(|(unit, weight): (UnitIx, f64)| {
            let (estimate, people) = (self.found[unit.at()]?, people(self.assessment, unit));
            Some(part(Some(unit), estimate, weight, people, counted(people, estimate.n)))
        });
        shown.chain(rest).collect()
    }

    /// Goes down to the topmost units below that are shown, each with its weight; all others go to the rest. What is in a unit that counts for
    /// something `together` shares that; else each counts for itself.
    fn gather(&self, unit: UnitIx, together: Option<f64>, shown: &mut Vec<(UnitIx, f64)>, rest: &mut Rest) {
        let weight = |people, n| match self.assessment.rollup {
            Rollup::Headcount => counted(people, n) as f64,
            Rollup::Units | Rollup::Pooled => 1.0,
        };
        let children = self.assessment.units[unit].children.iter().copied();
        let below: Vec<(UnitIx, f64)> = children
            .map(|child| (child, self.branches[child.at()].total.nodes[self.node.at()].n))
            .filter(|(_, n)| *n > 0)
            .map(|(child, n)| (child, weight(people(self.assessment, child), n)))
            .collect();
        let own = &self.branches[unit.at()].own().nodes[self.node.at()];
        let own_people = own_people(self.assessment, unit);
        let own_weight = if own.n > 0 { weight(own_people, own.n) } else { 0.0 };
        let whole = own_weight + below.iter().map(|(_, weight)| weight).sum::<f64>();
        let of = |weight: f64| together.map_or(weight, |together| together * weight / whole);
        if own.n > 0 {
            rest.add(own, of(own_weight), own_people);
        }
        for (child, weight) in below {
            let weight = of(weight);
            if self.shown[child.at()] {
                shown.push((child, weight));
            } else if self.assessment.units[child].children.is_empty() {
                let sums = &self.branches[child.at()].total.nodes[self.node.at()];
                rest.add(sums, weight, people(self.assessment, child));
            } else {
                self.gather(child, Some(weight), shown, rest);
            }
        }
    }
}

impl Rest {
    fn add(&mut self, sums: &Sums, weight: f64, people: Option<u64>) {
        self.sums.merge(sums);
        self.weight += weight;
        self.people.push(people);
        self.counts += counted(people, sums.n);
    }
}

/// How many a part counts for. Where it is not known how many stand outside the parts of a unit, those who answered are all that is known
/// of them.
fn counted(people: Option<u64>, n: u64) -> u64 {
    people.map_or(n, |people| people.max(n))
}

/// The precision of a score that is put together from parts: its variance is Σ(Nₕ/N)²·seₕ². `None` where that of any part is not known.
///
/// Over workplaces it is stratified sampling: W. G. Cochran, *Sampling Techniques* (1977), eq. 5.9 and 5.16.
#[must_use]
pub fn combined(parts: &[Part]) -> Option<Precision> {
    let precisions = parts.iter().map(|part| Some((part.share, part.precision?)));
    precisions.collect::<Option<Vec<_>>>().map(|precisions| Precision::combine(precisions.into_iter()))
}

/// The precision of a part with a single answer: that of the variance within workplaces.
fn borrowed(n: u64, people: Option<u64>, pooled: Option<(f64, f64)>) -> Option<Precision> {
    let unsampled = unsampled(n, people);
    let (variance, df) = if unsampled == 0.0 { (0.0, 1.0) } else { pooled? };
    Some(Precision { se: (variance / n as f64 * unsampled).sqrt(), df })
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

/// The variance within workplaces, and its degrees of freedom.
fn pooled_variance<'a>(workplaces: impl Iterator<Item = &'a Sums>) -> Option<(f64, f64)> {
    let (mut squares, mut df) = (0.0, 0.0);
    for sums in workplaces {
        if let Some(variance) = sample_variance(sums) {
            squares += variance * (sums.n - 1) as f64;
            df += (sums.n - 1) as f64;
        }
    }
    (df > 0.0).then(|| (squares / df, df))
}
