//! Where a unit stands in a picture with two axes.

use crate::model::{Axis, NodeIx, Position, UnitIx};
use crate::score::Estimate;

use super::WaveView;
use super::difference::{Difference, Verdict, judge_list};

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
    /// The side of the vertical line, and whether the unit may as well be on the other.
    pub x_side: (Side, bool),
    /// The side of the horizontal line, and whether the unit may as well be on the other.
    pub y_side: (Side, bool),
    /// The p-values from which on the two sides are sure.
    pub limits: [f64; 2],
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

    /// The axes on which its side is not sure, each with the score and the p-value from which on it would be.
    pub fn unsure<'p>(
        &self,
        position: &'p Position,
    ) -> impl Iterator<Item = (&'p Axis, Estimate, f64)> + use<'p> {
        let sides = [
            (self.x_side.1, &position.x, self.x, self.limits[0]),
            (self.y_side.1, &position.y, self.y, self.limits[1]),
        ];
        sides.into_iter().filter(|side| side.0).map(|(_, axis, score, limit)| (axis, score, limit))
    }

    /// Whether the score alone decides the field, as there is no interval on an axis that could say how sure that is.
    #[must_use]
    pub fn is_by_score(&self) -> bool {
        !self.is_near() && (self.x.interval().is_none() || self.y.interval().is_none())
    }

    /// Whether both scores are surely on their sides of the lines.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        !self.is_near() && !self.is_by_score()
    }
}

/// Places units; one whose score on either axis is withheld or missing has no place.
///
/// Which sides are sure is judged over all units and both axes together, as of any list over units: about one in twenty of the sides that
/// are called sure is expected to be the wrong one at most.
#[must_use]
pub fn place(view: WaveView<'_>, position: &Position, units: &[UnitIx]) -> Vec<Placed> {
    let estimate = |unit: UnitIx, node: NodeIx| view.node(unit, node).map(|node| node.estimate);
    let scores: Vec<(UnitIx, Estimate, Estimate)> = units
        .iter()
        .filter_map(|unit| {
            Some((*unit, estimate(*unit, position.x.node)?, estimate(*unit, position.y.node)?))
        })
        .collect();
    let axes = [&position.x, &position.y];
    let distances: Vec<Difference> = scores
        .iter()
        .flat_map(|(_, x, y)| [(x, axes[0]), (y, axes[1])])
        .map(|(score, axis)| Difference::to_line(score, axis.from))
        .collect();
    let judged = judge_list(distances.iter());
    let placed = scores.into_iter().zip(judged.chunks(2)).map(|((unit, x, y), judged)| {
        // A score without an interval is on its side, as nothing says that it is near the other.
        let side = |estimate: &Estimate, at: usize| {
            let high = estimate.millionths >= axes[at].from.millionths();
            (if high { Side::High } else { Side::Low }, judged[at].verdict == Verdict::Unsure)
        };
        let limits = [judged[0].limit, judged[1].limit];
        Placed { unit, x_side: side(&x, 0), y_side: side(&y, 1), x, y, limits }
    });
    placed.collect()
}
