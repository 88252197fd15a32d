//! What a level rests on: other groups that ought to have come further first. The level stands all the same.

use super::WaveView;
use crate::model::{Millionths, NodeIx, Points, UnitIx};
use crate::score::Estimate;

/// Something that a group rests on and that has not come as far as it should.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeakGround {
    /// What.
    pub node: NodeIx,
    /// The least score that it should have.
    pub at_least: Points,
    /// The score that it has; `None` where its stage is shown and no figure.
    pub has: Option<Estimate>,
}

/// What a group rests on in a unit that is weak, as far as that may be shown; nothing where the group itself has no score to be shown.
///
/// A stage that is shown of few people counts as the score that it stands for. Of what is withheld nothing is known, and nothing said.
#[must_use]
pub fn weak_ground(view: WaveView<'_>, unit: UnitIx, node: NodeIx) -> Vec<WeakGround> {
    let group = view.questionnaire()[node].group();
    let Some(group) = group.filter(|_| view.node(unit, node).is_some()) else { return Vec::new() };
    let weak = group.rests_on.iter().filter_map(|needed| {
        let has = view.node(unit, needed.node).map(|score| score.estimate);
        let place = match has {
            Some(estimate) => estimate.millionths,
            None => Millionths::of(view.unit(unit).stage(needed.node)?),
        };
        let is_weak = place < needed.at_least.millionths();
        is_weak.then_some(WeakGround { node: needed.node, at_least: needed.at_least, has })
    });
    weak.collect()
}
