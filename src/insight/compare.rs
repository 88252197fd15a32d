//! Units side by side.

use crate::model::{NodeIx, UnitIx};

use super::WaveView;
use super::difference::{Difference, judge_table};

/// Units side by side at some nodes. Differences are to the first unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The units, as they were asked for.
    pub units: Vec<UnitIx>,
    /// One row per node.
    pub rows: Vec<ComparisonRow>,
}

/// One node of several units.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonRow {
    /// Which node.
    pub node: NodeIx,
    /// Each unit's difference to the first; `None` for the first itself, where a score is withheld or missing,
    /// and where one unit is a part of the other, whose answers are then the same people's.
    pub differences: Vec<Option<Difference>>,
}

/// Compares units at these nodes, whose scores have this mean correlation within workplaces
/// ([`mean_correlation`](super::mean_correlation)). All differences of the comparison are judged together.
#[must_use]
pub fn compare(view: WaveView<'_>, units: &[UnitIx], nodes: &[NodeIx], mean_correlation: f64) -> Comparison {
    let difference = |node: NodeIx, unit: UnitIx| {
        let first = *units.first()?;
        let nested = view.assessment.units.are_nested(first, unit);
        let (a, b) = (view.node(unit, node)?, view.node(first, node)?);
        (!nested).then(|| Difference::of(&a.estimate, &b.estimate))
    };
    let row = |node: &NodeIx| ComparisonRow {
        node: *node,
        differences: units.iter().map(|unit| difference(*node, *unit)).collect(),
    };
    let mut rows: Vec<ComparisonRow> = nodes.iter().map(row).collect();
    let correlation = of_differences(view, units, &rows, mean_correlation);
    judge_table(rows.iter_mut().flat_map(|row| row.differences.iter_mut().flatten()), correlation);
    Comparison { units: units.to_vec(), rows }
}

/// The mean correlation of the differences of several units to the first, at several nodes.
///
/// Two differences share the first unit: at nodes with correlation r (1 for the same) they have r·s₀²/(s_a·s_b), with s₀ the first unit's
/// standard error and s_a, s_b those of the differences; and r where both are of the same unit.
fn of_differences(view: WaveView<'_>, units: &[UnitIx], rows: &[ComparisonRow], within: f64) -> f64 {
    // Per node, what share of each difference's error is the first unit's.
    let shares = |row: &ComparisonRow| -> Vec<f64> {
        let first = units.first().and_then(|unit| view.node(*unit, row.node)?.estimate.precision);
        let of = |difference: &Difference| Some(first?.se / difference.precision?.se);
        row.differences.iter().flatten().filter_map(of).map(|share| share.min(1.0)).collect()
    };
    let rows: Vec<Vec<f64>> = rows.iter().map(shares).filter(|shares| !shares.is_empty()).collect();
    let sum = |shares: &[f64]| shares.iter().sum::<f64>();
    let squares = |shares: &[f64]| shares.iter().map(|share| share * share).sum::<f64>();
    let (mut total, mut pairs) = (0.0, 0.0);
    for (at, row) in rows.iter().enumerate() {
        // The same node of two units.
        total += (sum(row) * sum(row) - squares(row)) / 2.0;
        pairs += (row.len() * (row.len() - 1)) as f64 / 2.0;
        for other in &rows[at + 1..] {
            let both = row.len().min(other.len());
            let same_unit: f64 = row.iter().zip(other).map(|(a, b)| a * b).sum();
            total += within * (both as f64 + sum(row) * sum(other) - same_unit);
            pairs += (row.len() * other.len()) as f64;
        }
    }
    if pairs > 0.0 { total / pairs } else { 0.0 }
}
