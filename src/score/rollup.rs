//! The score of a unit that has parts.

use crate::model::{Assessment, NodeIx, Questionnaire, Rollup, UnitIx};
use crate::tally::{Cell, Sums, Tally};

use super::estimate::{Estimate, Precision, sample_variance, unsampled};

/// A unit's own respondents and those of its whole branch.
#[derive(Debug)]
pub struct Branch {
    /// Those who named the unit itself.
    pub own: Cell,
    /// Those and everyone below.
    pub total: Cell,
    /// The unit, and everything below it, in the order of the tree.
    below: Vec<UnitIx>,
}

impl Branch {
    /// One branch per unit.
    pub fn of(assessment: &Assessment, questionnaire: &Questionnaire, tally: &Tally) -> Vec<Self> {
        let units = &assessment.units;
        let mut branches: Vec<Self> = units
            .iter()
            .map(|(ix, _)| {
                let own = tally.unit(ix);
                Self { total: own.clone(), own, below: units.subtree(ix) }
            })
            .collect();
        for (ix, unit) in units.iter().rev() {
            if let Some(parent) = unit.parent {
                let total = std::mem::replace(&mut branches[ix.at()].total, Cell::empty(questionnaire));
                branches[parent.at()].total.merge(&total);
                branches[ix.at()].total = total;
            }
        }
        branches
    }
}

/// A node's estimate for each unit, before anything is withheld.
pub fn estimates(assessment: &Assessment, branches: &[Branch], node: NodeIx) -> Vec<Option<Estimate>> {
    let mut found: Vec<Option<Estimate>> = vec![None; branches.len()];
    // Children stand after their parents, so the reverse order has them ready.
    for (ix, unit) in assessment.units.iter().rev() {
        let branch = &branches[ix.at()];
        let total = &branch.total.nodes[node.at()];
        let headcount = unit.headcount.map(u64::from);
        found[ix.at()] = match assessment.rollup {
            _ if unit.children.is_empty() => Estimate::of(total, headcount),
            Rollup::Pooled => Estimate::of(total, headcount),
            Rollup::Headcount => stratified(total, &strata(assessment, branches, branch, node)),
            Rollup::Units => {
                let own = Estimate::of(&branch.own.nodes[node.at()], own_headcount(assessment, ix));
                let children = unit.children.iter().filter_map(|child| found[child.at()]);
                alike(total, &children.chain(own).collect::<Vec<_>>())
            }
        };
    }
    found
}

/// The people who work in a unit and in none of its parts.
fn own_headcount(assessment: &Assessment, ix: UnitIx) -> Option<u64> {
    let unit = &assessment.units[ix];
    let parts = unit.children.iter().map(|child| assessment.units[*child].headcount.map(u64::from));
    let parts: u64 = parts.sum::<Option<u64>>()?;
    unit.headcount.map(|all| u64::from(all).saturating_sub(parts))
}

/// Respondents of one workplace and how many work there, where that is known.
struct Stratum {
    sums: Sums,
    people: Option<u64>,
}

impl Stratum {
    /// How many people the workplace counts for. Where it is not known how many stand outside the parts of a unit,
    /// those who answered are all that is known of them.
    fn size(&self) -> u64 {
        self.people.map_or(self.sums.n, |people| people.max(self.sums.n))
    }
}

fn strata(assessment: &Assessment, branches: &[Branch], branch: &Branch, node: NodeIx) -> Vec<Stratum> {
    let stratum = |ix: &UnitIx| {
        let sums = branches[ix.at()].own.nodes[node.at()];
        (sums.n > 0).then(|| Stratum { sums, people: own_headcount(assessment, *ix) })
    };
    branch.below.iter().filter_map(stratum).collect()
}

/// Each workplace counts by how many work there: ΣNₕx̄ₕ/ΣNₕ with variance Σ(Nₕ/N)²(1 − nₕ/Nₕ)sₕ²/nₕ.
/// Cochran, *Sampling Techniques* (1977), eq. 5.9 and 5.16.
///
/// A workplace with a single answer borrows the pooled variance within the others.
fn stratified(total: &Sums, strata: &[Stratum]) -> Option<Estimate> {
    let plain = Estimate::of(total, None)?;
    let people: u64 = strata.iter().map(Stratum::size).sum();
    let pooled = pooled_variance(strata);
    let mut mean = 0.0;
    let mut parts = Vec::with_capacity(strata.len());
    for stratum in strata {
        let sums = &stratum.sums;
        let weight = stratum.size() as f64 / people as f64;
        mean += weight * Estimate::of(sums, None)?.mean;
        let unsampled = unsampled(sums.n, stratum.people);
        let own = sample_variance(sums).map(|variance| (variance, (sums.n - 1) as f64));
        let certain = (unsampled == 0.0).then_some((0.0, 1.0));
        parts.push(certain.or(own).or(pooled).map(|(variance, df)| {
            let se = (variance / sums.n as f64 * unsampled).sqrt();
            (weight, Precision { se, df })
        }));
    }
    let precision = parts.into_iter().collect::<Option<Vec<_>>>().map(|p| Precision::combine(p.into_iter()));
    Some(Estimate { mean, micro: to_micro(mean), precision, ..plain })
}

/// The variance within workplaces, and its degrees of freedom.
fn pooled_variance(strata: &[Stratum]) -> Option<(f64, f64)> {
    let (mut squares, mut df) = (0.0, 0.0);
    for Stratum { sums, .. } in strata {
        if let Some(variance) = sample_variance(sums) {
            squares += variance * (sums.n - 1) as f64;
            df += (sums.n - 1) as f64;
        }
    }
    (df > 0.0).then(|| (squares / df, df))
}

/// Each part counts alike.
fn alike(total: &Sums, parts: &[Estimate]) -> Option<Estimate> {
    let plain = Estimate::of(total, None)?;
    let share = 1.0 / parts.len() as f64;
    let mean = parts.iter().map(|part| part.mean).sum::<f64>() * share;
    let precisions = parts.iter().map(|part| part.precision.map(|p| (share, p)));
    let precision = precisions.collect::<Option<Vec<_>>>().map(|p| Precision::combine(p.into_iter()));
    Some(Estimate { mean, micro: to_micro(mean), precision, ..plain })
}

fn to_micro(mean: f64) -> i64 {
    (mean * 1e6).round() as i64
}
