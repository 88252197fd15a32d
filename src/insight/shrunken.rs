//! Scores of workplaces drawn toward one another: what a small unit's mean is worth.

use std::collections::BTreeMap;

use crate::model::{NodeIx, UnitIx};
use crate::psychometrics::{Shrinkage, Shrunken};
use crate::score::Estimate;
use crate::tally::Tally;

use super::WaveView;

/// The shrunken scores of one wave, at its summaries and areas.
///
/// They stand beside scores and never instead of them. They are drawn from the workplaces whose scores may be shown and no others, so
/// that nothing withheld is in them.
#[derive(Debug, Clone, Default)]
pub struct ShrunkenScores(BTreeMap<(NodeIx, UnitIx), Shrunken>);

impl ShrunkenScores {
    /// Draws the workplaces' scores toward one another, node by node. There is nothing at a node that fewer than three have.
    #[must_use]
    pub fn of(view: WaveView<'_>, tally: &Tally) -> Self {
        let drawn = view.questionnaire().summaries_and_areas().flat_map(|node| {
            let units: Vec<UnitIx> = side_by_side(view, node).iter().map(|(unit, _)| *unit).collect();
            let shrunken = shrinkage(tally, node, &units).map(|shrinkage| shrinkage.units);
            units.into_iter().map(move |unit| (node, unit)).zip(shrunken.unwrap_or_default())
        });
        Self(drawn.collect())
    }

    /// That of a unit; `None` for units with parts, and where there is no score to draw.
    #[must_use]
    pub fn at(&self, unit: UnitIx, node: NodeIx) -> Option<&Shrunken> {
        self.0.get(&(node, unit))
    }

    /// Whether no score could be drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The workplaces whose scores at a node may be held against each other: those that may be shown and have an interval.
pub(super) fn side_by_side(view: WaveView<'_>, node: NodeIx) -> Vec<(UnitIx, Estimate)> {
    let shown = view.assessment.units.workplaces().filter_map(|unit| {
        let estimate = view.node(unit, node)?.estimate;
        // What is told of few people in whole points is no mean to be drawn from.
        let estimate = Some(estimate).filter(|estimate| !estimate.grain.is_coarse())?;
        estimate.precision.map(|_| (unit, estimate))
    });
    shown.collect()
}

/// The shrinkage of these workplaces' scores; `None` where they are too few or too alike for it.
pub(super) fn shrinkage(tally: &Tally, node: NodeIx, units: &[UnitIx]) -> Option<Shrinkage> {
    let sums: Vec<_> = units.iter().map(|unit| tally.unit_at(*unit, node)).collect();
    Shrinkage::of(&sums).ok()
}
