//! The score of a unit that has parts.

use crate::model::{Assessment, NodeIx, Rollup, UnitIx};
use crate::tally::{Cell, Sums, Tally};

use super::WaveScores;
use super::disclosure::{Limits, Release};
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

    /// Everything below the unit, in the order of the tree.
    pub fn below(&self) -> impl Iterator<Item = UnitIx> + '_ {
        self.below.iter().copied().skip(1)
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

/// A node's estimate for each unit where it may be shown, as it may be told.
///
/// Those whose score may not be shown count as one part, in which each respondent counts alike. If they were weighted one by one, the whole
/// would tell them apart: it is one equation more, and people's answers are whole numbers. And parts of few people count with what is told of
/// them, so that the whole tells no more.
pub fn estimates(
    assessment: &Assessment,
    branches: &[Branch],
    node: NodeIx,
    scope: Scope<'_>,
) -> Vec<Option<Estimate>> {
    Roll::of(assessment, branches, node, scope).found
}

/// What a unit's score at a node is put together from; nothing where it is the mean of its respondents.
#[must_use]
pub fn parts(
    assessment: &Assessment,
    tally: &Tally,
    node: NodeIx,
    scores: &WaveScores,
    unit: UnitIx,
) -> Vec<Part> {
    let branches = &Branch::of(assessment, tally);
    let stages: Vec<Option<f64>> = scores.units.iter().map(|unit| unit.stages[node.at()]).collect();
    let roll = Roll::of(assessment, branches, node, Scope::of(&scores.release, node, &stages));
    if roll.is_put_together(unit) { roll.parts(unit) } else { Vec::new() }
}

/// Where a node may be shown, and how finely.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Per unit, whether it counts alone in the scores of the units above.
    pub shown: &'a [bool],
    /// From how many people on it is told how finely.
    pub limits: Limits,
    /// Per unit, what it counts for where it is told of in stages; nothing where that follows from the score.
    pub stages: &'a [Option<f64>],
}

impl<'a> Scope<'a> {
    /// That of a node, given the stages that are shown of it.
    pub fn of(release: &'a Release, node: NodeIx, stages: &'a [Option<f64>]) -> Self {
        Self { shown: release.alone(node), limits: release.limits(node), stages }
    }
}

struct Roll<'a> {
    assessment: &'a Assessment,
    branches: &'a [Branch],
    node: NodeIx,
    scope: Scope<'a>,
    found: Vec<Option<Estimate>>,
    /// Per unit, those whose deviation may be known.
    firm: Vec<Sums>,
    /// The variance that is usual within workplaces where it may be known, and its degrees of freedom.
    usual: Option<(f64, f64)>,
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

impl<'a> Roll<'a> {
    fn of(assessment: &'a Assessment, branches: &'a [Branch], node: NodeIx, scope: Scope<'a>) -> Self {
        let none = || vec![None; branches.len()];
        let firm = vec![Sums::default(); branches.len()];
        let mut roll = Roll { assessment, branches, node, scope, found: none(), firm, usual: None };
        roll.usual = roll.usual(None);
        // Children stand after their parents, so the reverse order has them ready.
        for (unit, _) in assessment.units.iter().rev() {
            if scope.shown[unit.at()] {
                roll.firm[unit.at()] = roll.firm(unit);
                roll.found[unit.at()] = roll.estimate(unit);
            }
        }
        roll
    }

    fn total(&self, unit: UnitIx) -> &'a Sums {
        &self.branches[unit.at()].total.nodes[self.node.at()]
    }

    fn own(&self, unit: UnitIx) -> &'a Sums {
        &self.branches[unit.at()].own().nodes[self.node.at()]
    }

    fn estimate(&self, unit: UnitIx) -> Option<Estimate> {
        let total = self.total(unit);
        if total.answered < self.scope.limits.exact && !self.scope.limits.are_none() {
            let mut told = self.scope.limits.told(Estimate::of(total, None)?, total.answered);
            if let Some(stage) = self.scope.stages.get(unit.at()).copied().flatten() {
                (told.mean, told.micro) = (stage, (stage * 1e6) as i64);
            }
            return Some(Estimate { precision: self.borrowed(total.n, None, self.usual), ..told });
        }
        if !self.is_put_together(unit) {
            return Estimate::of(total, people(self.assessment, unit));
        }
        let plain = Estimate::of(total, None)?;
        let parts = self.parts(unit);
        let whole: f64 = parts.iter().map(|part| part.weight).sum();
        let mean = parts.iter().map(|part| part.weight * part.estimate.mean).sum::<f64>() / whole;
        let sd = sample_variance(&self.firm[unit.at()]).map(f64::sqrt);
        let precision = combined(&parts);
        Some(Estimate { mean, micro: (mean * 1e6).round() as i64, sd, precision, ..plain })
    }

    /// Whether a unit's score comes from those of its parts, and not from its respondents' alone.
    fn is_put_together(&self, unit: UnitIx) -> bool {
        !self.assessment.units[unit].children.is_empty()
            && (self.assessment.rollup != Rollup::Pooled || self.has_few(unit))
    }

    fn is_few(&self, sums: &Sums) -> bool {
        sums.answered > 0 && sums.answered < self.scope.limits.exact
    }

    /// Whether some of those that a unit consists of are so few that they count with what is told of them.
    fn has_few(&self, unit: UnitIx) -> bool {
        if self.scope.limits.are_none() {
            return false;
        }
        let (shown, rest) = self.gathered(unit);
        let put_together = |part: &UnitIx| self.is_few(self.total(*part)) || self.is_put_together(*part);
        self.is_few(&rest.sums) || shown.iter().any(|(part, _)| put_together(part))
    }

    /// Those of a unit whose deviation may be known: all, but for those who are in parts of few people, unless they are enough together.
    fn firm(&self, unit: UnitIx) -> Sums {
        let total = self.total(unit);
        if self.scope.limits.are_none() || self.assessment.units[unit].children.is_empty() {
            return *total;
        }
        let (shown, rest) = self.gathered(unit);
        let (mut firm, mut few) = (Sums::default(), Sums::default());
        for (part, _) in shown {
            if self.is_few(self.total(part)) {
                few.merge(self.total(part))
            } else {
                firm.merge(&self.firm[part.at()])
            }
        }
        if self.is_few(&rest.sums) {
            few.merge(&rest.sums)
        } else {
            firm.merge(&rest.sums)
        }
        if !self.is_few(&few) {
            firm.merge(&few);
        }
        firm
    }

    fn parts(&self, unit: UnitIx) -> Vec<Part> {
        let (parts, rest) = self.gathered(unit);
        let rest_weight = if rest.sums.n > 0 { rest.weight } else { 0.0 };
        let whole = rest_weight + parts.iter().map(|(_, weight)| weight).sum::<f64>();
        let usual = self.usual(Some(unit));
        let by_headcount = self.assessment.rollup == Rollup::Headcount;
        let part = |unit, estimate: Estimate, weight: f64, people: Option<u64>, counts| Part {
            unit,
            people: by_headcount.then_some(counts),
            weight,
            share: weight / whole,
            estimate,
            precision: match estimate.precision {
                Some(precision) if !estimate.grain.is_coarse() => Some(precision),
                _ => self.borrowed(estimate.n, people, usual),
            },
        };
        let rest_people: Option<u64> = rest.people.iter().copied().sum();
        let of_rest = Estimate::of(&rest.sums, rest_people)
            .map(|estimate| self.scope.limits.told(estimate, rest.sums.answered))
            .map(|e| part(None, e, rest.weight, rest_people, rest.counts));
        let shown = parts.into_iter().filter_map(|(unit, weight): (UnitIx, f64)| {
            let (estimate, people) = (self.found[unit.at()]?, people(self.assessment, unit));
            Some(part(Some(unit), estimate, weight, people, counted(people, estimate.n)))
        });
        shown.chain(of_rest).collect()
    }

    /// The topmost units below one that are shown, each with its weight, and all others. So many small ones that nothing follows of any
    /// count with the others.
    fn gathered(&self, unit: UnitIx) -> (Vec<(UnitIx, f64)>, Rest) {
        let gather = |counts_alone: &dyn Fn(UnitIx) -> bool| {
            let (mut parts, mut rest) = (Vec::new(), Rest::default());
            self.gather(unit, None, counts_alone, &mut parts, &mut rest);
            (parts, rest)
        };
        let is_shown = |unit: UnitIx| self.scope.shown[unit.at()];
        let (parts, rest) = gather(&is_shown);
        let is_small = |unit: UnitIx| self.is_few(self.total(unit));
        let small = parts.iter().filter(|(part, _)| is_small(*part)).count();
        if self.scope.limits.merges(small + usize::from(self.is_few(&rest.sums))) {
            return gather(&|unit| is_shown(unit) && !is_small(unit));
        }
        (parts, rest)
    }

    /// Goes down to the topmost units below that count alone, each with its weight; all others go to the rest. What is in a unit that counts for
    /// something `together` shares that; else each counts for itself.
    fn gather(
        &self,
        unit: UnitIx,
        together: Option<f64>,
        counts_alone: &dyn Fn(UnitIx) -> bool,
        shown: &mut Vec<(UnitIx, f64)>,
        rest: &mut Rest,
    ) {
        let weight = |people, n| match self.assessment.rollup {
            Rollup::Headcount => counted(people, n) as f64,
            Rollup::Units => 1.0,
            Rollup::Pooled => n as f64,
        };
        // Where something is withheld the others count by who works there, whether anybody has a score or not: that must not show.
        let is_part = |n: u64| n > 0 || !self.scope.limits.are_none();
        let children = self.assessment.units[unit].children.iter().copied();
        let below: Vec<(UnitIx, f64)> = children
            .map(|child| (child, self.total(child).n))
            .filter(|(_, n)| is_part(*n))
            .map(|(child, n)| (child, weight(people(self.assessment, child), n)))
            .collect();
        let own = self.own(unit);
        let own_people = own_people(self.assessment, unit);
        let own_weight = if own.n > 0 { weight(own_people, own.n) } else { 0.0 };
        let whole = own_weight + below.iter().map(|(_, weight)| weight).sum::<f64>();
        let of = |weight: f64| together.map_or(weight, |together| together * weight / whole);
        if own.n > 0 {
            rest.add(own, of(own_weight), own_people);
        }
        for (child, weight) in below.into_iter().filter(|(_, weight)| *weight > 0.0) {
            let weight = of(weight);
            if counts_alone(child) {
                shown.push((child, weight));
            } else if self.assessment.units[child].children.is_empty() {
                rest.add(self.total(child), weight, people(self.assessment, child));
            } else {
                self.gather(child, Some(weight), counts_alone, shown, rest);
            }
        }
    }

    /// The variance within the workplaces in a unit, or in all units, as far as it may be known: that of the smallest units that are shown with
    /// all their decimals, and where there are none, that of everybody.
    fn usual(&self, top: Option<UnitIx>) -> Option<(f64, f64)> {
        let all = || (0..self.branches.len()).map(|at| UnitIx(at as u32));
        let units: Vec<UnitIx> =
            top.map_or_else(|| all().collect(), |top| self.branches[top.at()].below.clone());
        if self.scope.limits.are_none() {
            return pooled_variance(units.iter().map(|unit| self.own(*unit)));
        }
        let shows = |unit: &UnitIx| {
            self.scope.shown[unit.at()] && self.total(*unit).answered >= self.scope.limits.exact
        };
        let has_smaller =
            |unit: &UnitIx| self.branches[unit.at()].below.iter().any(|part| part != unit && shows(part));
        let smallest = units.iter().filter(|unit| shows(unit) && !has_smaller(unit));
        pooled_variance(smallest.map(|unit| self.total(*unit))).or_else(|| {
            let mut everybody = Sums::default();
            let tops = units.iter().filter(|unit| match top {
                Some(top) => **unit == top,
                None => self.assessment.units[**unit].parent.is_none(),
            });
            tops.for_each(|unit| everybody.merge(self.total(*unit)));
            let enough = everybody.answered >= self.scope.limits.exact;
            enough.then(|| pooled_variance(std::iter::once(&everybody))).flatten()
        })
    }

    /// The precision of a part with a single answer, or of few people whose own spread is not told: that of the variance within workplaces.
    fn borrowed(&self, n: u64, people: Option<u64>, pooled: Option<(f64, f64)>) -> Option<Precision> {
        let unsampled = unsampled(n, people);
        let (variance, df) = if unsampled == 0.0 { (0.0, 1.0) } else { pooled? };
        Some(Precision { se: (variance / n as f64 * unsampled).sqrt(), df })
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
