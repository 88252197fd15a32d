//! Where a unit stands in a picture with two axes.

use crate::model::{Axis, NodeIx, Position, UnitIx};
use crate::score::Estimate;

use super::WaveView;

/// On which side of an axis's line a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Below the line.
    Low,
    /// On the line or above it.
    High,
}

/// A unit's place in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Which unit.
    pub unit: UnitIx,
    /// Its score on the horizontal axis.
    pub x: Estimate,
    /// Its score on the vertical axis.
    pub y: Estimate,
    /// The side of the vertical line, and whether the interval reaches over it.
    pub x_side: (Side, bool),
    /// The side of the horizontal line, and whether the interval reaches over it.
    pub y_side: (Side, bool),
}

impl Placed {
    /// The place of the unit's field among the picture's four.
    #[must_use]
    pub fn field(&self) -> usize {
        let high = |side: Side| matches!(side, Side::High) as usize;
        high(self.x_side.0) + 2 * high(self.y_side.0)
    }

    /// Whether the unit is so near a line that its side is not sure.
    #[must_use]
    pub const fn is_near(&self) -> bool {
        self.x_side.1 || self.y_side.1
    }

    /// Whether the score alone decides the field, as there is no interval on an axis that could say how sure that is.
    #[must_use]
    pub fn is_by_score(&self) -> bool {
        !self.is_near() && (self.x.interval().is_none() || self.y.interval().is_none())
    }

    /// Whether both intervals keep clear of the lines.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        !self.is_near() && !self.is_by_score()
    }
}

/// Places units; one whose score on either axis is withheld or missing has no place.
#[must_use]
pub fn place(view: WaveView<'_>, position: &Position, units: &[UnitIx]) -> Vec<Placed> {
    let estimate = |unit: UnitIx, node: NodeIx| view.node(unit, node).map(|node| node.estimate);
    let placed = units.iter().filter_map(|unit| {
        let (x, y) = (estimate(*unit, position.x.node)?, estimate(*unit, position.y.node)?);
        let (x_side, y_side) = (side(&position.x, &x), side(&position.y, &y));
        Some(Placed { unit: *unit, x, y, x_side, y_side })
    });
    placed.collect()
}

/// The side on which the score stands, and whether its 95 % interval reaches over the line. A score without an interval
/// is on its side, as nothing says that it is near the other.
fn side(axis: &Axis, estimate: &Estimate) -> (Side, bool) {
    let high = estimate.micro >= axis.from.micro();
    let line = axis.from.value();
    let near =
        estimate.interval().is_some_and(|interval| interval.contains(line) && interval.low < interval.high);
    (if high { Side::High } else { Side::Low }, near)
}
