//! Units side by side.

use crate::model::{NodeIx, UnitIx};

use super::WaveView;
use super::difference::{Difference, holm};

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

/// Compares units at these nodes. Holm's correction runs over all differences of the comparison.
#[must_use]
pub fn compare(view: WaveView<'_>, units: &[UnitIx], nodes: &[NodeIx]) -> Comparison {
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
    holm(rows.iter_mut().flat_map(|row| row.differences.iter_mut().flatten()));
    Comparison { units: units.to_vec(), rows }
}
