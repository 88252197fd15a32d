//! The parts that a unit's score is put together from, as far as they may be shown.

use crate::insight::WaveView;
use crate::model::{Assessment, NodeIx, Rollup, UnitIx};
use crate::score::{Estimate, Precision};
use crate::tally::{Sums, Tally};

/// What a part of a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartName {
    /// A unit below, with everything in it.
    Unit(UnitIx),
    /// What is in a unit but in none of its parts that are shown.
    RestOf(UnitIx),
}

/// A part of a unit, or several parts that may only be shown together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// What it is.
    pub name: PartName,
    /// How many work there, where the rule asks for it.
    pub people: Option<u64>,
    /// How many have a score there.
    pub n: u64,
    /// How much it counts; all parts together count 1.
    pub weight: f64,
    /// Its mean.
    pub mean: f64,
    /// How sure its mean is.
    pub precision: Option<Precision>,
}

/// What stands behind one node of one wave.
#[derive(Debug, Clone, Copy)]
pub struct Workings<'a> {
    view: WaveView<'a>,
    tally: &'a Tally,
    node: NodeIx,
}

impl<'a> Workings<'a> {
    pub const fn new(view: WaveView<'a>, tally: &'a Tally, node: NodeIx) -> Self {
        Self { view, tally, node }
    }

    /// The sums over a unit and everything below it.
    pub fn total(&self, unit: UnitIx) -> Sums {
        let mut total = Sums::default();
        self.assessment().units.subtree(unit).into_iter().for_each(|ix| total.merge(&self.own(ix)));
        total
    }

    /// The parts of a unit whose score is put together from parts: the units in it, and those who answered for the unit
    /// itself. Parts that are withheld are added up and shown together, which tells no more than the shown
    /// parts and the whole already do.
    pub fn parts(&self, unit: UnitIx) -> Vec<Part> {
        let rollup = self.assessment().rollup;
        let children = &self.assessment().units[unit].children;
        if children.is_empty() || rollup == Rollup::Pooled {
            return Vec::new();
        }
        let own = Estimate::of(&self.own(unit), self.own_people(unit));
        let own = own.map(|estimate| (PartName::RestOf(unit), estimate, self.own_people(unit)));
        let parts = children.iter().filter_map(|child| {
            let shown = self.view.node(*child, self.node).is_some();
            let name = if shown { PartName::Unit(*child) } else { PartName::RestOf(unit) };
            Some((name, self.estimate(*child)?, self.people(*child)))
        });
        let parts: Vec<(PartName, Estimate, Option<u64>)> = parts.chain(own).collect();
        let counts = |(_, estimate, people): &(PartName, Estimate, Option<u64>)| match rollup {
            Rollup::Headcount => people.unwrap_or(estimate.n).max(estimate.n) as f64,
            Rollup::Units | Rollup::Pooled => 1.0,
        };
        let whole: f64 = parts.iter().map(counts).sum();
        let pooled = self.pooled_variance(unit);
        together(parts.iter().map(|part| {
            let (name, estimate, people) = *part;
            Part {
                name,
                people: (rollup == Rollup::Headcount).then_some(counts(part) as u64),
                n: estimate.n,
                weight: counts(part) / whole,
                mean: estimate.mean,
                precision: estimate.precision.or_else(|| borrowed(estimate.n, people, pooled)),
            }
        }))
    }

    /// How many work in a unit: as the assessment says, or else as it says of the parts.
    pub fn people(&self, unit: UnitIx) -> Option<u64> {
        let about = &self.assessment().units[unit];
        let parts = || {
            let parts = (!about.children.is_empty()).then_some(&about.children)?;
            parts.iter().map(|child| self.people(*child)).sum()
        };
        about.headcount.map(u64::from).or_else(parts)
    }

    /// The people who work in a unit and in none of its parts.
    fn own_people(&self, unit: UnitIx) -> Option<u64> {
        let about = &self.assessment().units[unit];
        let parts: u64 = about.children.iter().map(|child| self.people(*child)).sum::<Option<u64>>()?;
        about.headcount.map(|all| u64::from(all).saturating_sub(parts))
    }

    const fn assessment(&self) -> &'a Assessment {
        self.view.assessment
    }

    fn own(&self, unit: UnitIx) -> Sums {
        self.tally.unit_at(unit, self.node)
    }

    /// A unit's estimate, shown or not.
    fn estimate(&self, unit: UnitIx) -> Option<Estimate> {
        if let Some(shown) = self.view.node(unit, self.node) {
            return Some(shown.estimate);
        }
        let plain = Estimate::of(&self.total(unit), self.people(unit))?;
        let parts = self.parts(unit);
        if parts.is_empty() {
            return Some(plain);
        }
        let mean = parts.iter().map(|part| part.weight * part.mean).sum();
        Some(Estimate { mean, precision: combine(&parts), ..plain })
    }

    /// The variance within workplaces, and its degrees of freedom.
    fn pooled_variance(&self, unit: UnitIx) -> Option<(f64, f64)> {
        let (mut squares, mut df) = (0.0, 0.0);
        for workplace in self.assessment().units.subtree(unit) {
            let sums = self.own(workplace);
            if let Some(sd) = Estimate::of(&sums, None).and_then(|estimate| estimate.sd) {
                squares += sd * sd * (sums.n - 1) as f64;
                df += (sums.n - 1) as f64;
            }
        }
        (df > 0.0).then(|| (squares / df, df))
    }
}

/// The precision of a part with a single answer: that of the variance within workplaces.
fn borrowed(n: u64, people: Option<u64>, pooled: Option<(f64, f64)>) -> Option<Precision> {
    let unsampled = people.map_or(1.0, |people| 1.0 - n as f64 / people.max(n) as f64);
    let (variance, df) = if unsampled == 0.0 { (0.0, 1.0) } else { pooled? };
    Some(Precision { se: (variance / n as f64 * unsampled).sqrt(), df })
}

/// The precision of the weighted sum of parts; `None` where any of them has none.
pub fn combine(parts: &[Part]) -> Option<Precision> {
    let known: Option<Vec<_>> =
        parts.iter().map(|part| part.precision.map(|precision| (part.weight, precision))).collect();
    known.map(|known| Precision::combine(known.into_iter()))
}

/// Adds up parts of one name, which combines means, variances and degrees of freedom without loss.
fn together(parts: impl Iterator<Item = Part>) -> Vec<Part> {
    let mut groups: Vec<Vec<Part>> = Vec::new();
    for part in parts {
        match groups.iter_mut().find(|group| group[0].name == part.name) {
            Some(group) => group.push(part),
            None => groups.push(vec![part]),
        }
    }
    let sum = |group: Vec<Part>| {
        let weight: f64 = group.iter().map(|part| part.weight).sum();
        let within: Vec<Part> =
            group.iter().map(|part| Part { weight: part.weight / weight, ..*part }).collect();
        Part {
            people: group.iter().map(|part| part.people).sum(),
            n: group.iter().map(|part| part.n).sum(),
            weight,
            mean: within.iter().map(|part| part.weight * part.mean).sum(),
            precision: combine(&within),
            ..group[0]
        }
    };
    groups.into_iter().map(|group| if group.len() == 1 { group[0] } else { sum(group) }).collect()
}
