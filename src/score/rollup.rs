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

/// A node's estimate for each unit, before anything is withheld.
pub fn estimates(assessment: &Assessment, branches: &[Branch], node: NodeIx) -> Vec<Option<Estimate>> {
    let mut found: Vec<Option<Estimate>> = vec![None; branches.len()];
    // Children stand after their parents, so the reverse order has them ready.
    for (ix, unit) in assessment.units.iter().rev() {
        let branch = &branches[ix.at()];
        let total = &branch.total.nodes[node.at()];
        found[ix.at()] = if unit.children.is_empty() || assessment.rollup == Rollup::Pooled {
            Estimate::of(total, people(assessment, ix))
        } else {
            let own = Estimate::of(&branch.own().nodes[node.at()], own_people(assessment, ix));
            let own = own.map(|estimate| Part { estimate, people: own_people(assessment, ix) });
            let children = unit.children.iter().filter_map(|child| {
                Some(Part { estimate: found[child.at()]?, people: people(assessment, *child) })
            });
            let parts: Vec<Part> = children.chain(own).collect();
            let pooled =
                pooled_variance(branch.below.iter().map(|ix| &branches[ix.at()].own().nodes[node.at()]));
            weighted(total, &parts, assessment.rollup, pooled)
        };
    }
    found
}

/// How many work in a unit: as the assessment says, or else as it says of the parts.
fn people(assessment: &Assessment, ix: UnitIx) -> Option<u64> {
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

/// A part of a unit that has a score.
struct Part {
    estimate: Estimate,
    people: Option<u64>,
}

impl Part {
    /// How much the part counts. Where it is not known how many stand outside the parts of a unit, those who
    /// answered are all that is known of them.
    fn weight(&self, rollup: Rollup) -> f64 {
        match rollup {
            Rollup::Headcount => {
                self.people.map_or(self.estimate.n, |people| people.max(self.estimate.n)) as f64
            }
            Rollup::Units | Rollup::Pooled => 1.0,
        }
    }

    /// The precision of the part's score; a part with a single answer borrows the variance within workplaces.
    fn precision(&self, pooled: Option<(f64, f64)>) -> Option<Precision> {
        let n = self.estimate.n;
        let borrowed = || {
            let unsampled = unsampled(n, self.people);
            let (variance, df) = if unsampled == 0.0 { (0.0, 1.0) } else { pooled? };
            Some(Precision { se: (variance / n as f64 * unsampled).sqrt(), df })
        };
        self.estimate.precision.or_else(borrowed)
    }
}

/// The mean of the parts' scores by their weights: ΣNₕx̄ₕ/ΣNₕ with variance Σ(Nₕ/N)²·seₕ².
///
/// Over workplaces it is stratified sampling: W. G. Cochran, *Sampling Techniques* (1977), eq. 5.9 and 5.16.
fn weighted(total: &Sums, parts: &[Part], rollup: Rollup, pooled: Option<(f64, f64)>) -> Option<Estimate> {
    let plain = Estimate::of(total, None)?;
    let whole: f64 = parts.iter().map(|part| part.weight(rollup)).sum();
    let share = |part: &Part| part.weight(rollup) / whole;
    let mean = parts.iter().map(|part| part.weight(rollup) * part.estimate.mean).sum::<f64>() / whole;
    let precisions = parts.iter().map(|part| Some((share(part), part.precision(pooled)?)));
    let precision = precisions.collect::<Option<Vec<_>>>().map(|p| Precision::combine(p.into_iter()));
    Some(Estimate { mean, micro: (mean * 1e6).round() as i64, precision, ..plain })
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
