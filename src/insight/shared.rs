//! What many units have in common, so that they can do it together.

use crate::model::{NodeIx, UnitIx};

use super::{Step, WaveView, items_to_lift, ranked_items, step_for};

/// An item that is among the weakest in several units.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedWeakness {
    /// Which item.
    pub item: NodeIx,
    /// The units that have it among their weakest.
    pub units: Vec<UnitIx>,
}

/// The items that stand among the `weakest` weakest of at least two units, most widely shared first.
#[must_use]
pub fn shared_weaknesses(view: WaveView<'_>, units: &[UnitIx], weakest: usize) -> Vec<SharedWeakness> {
    let questionnaire = view.questionnaire();
    let mut shared: Vec<SharedWeakness> =
        questionnaire.items().iter().map(|item| SharedWeakness { item: *item, units: Vec::new() }).collect();
    for unit in units {
        let mut ranked: Vec<(NodeIx, f64)> = questionnaire
            .areas()
            .flat_map(|(area, _)| ranked_items(questionnaire, view.unit(*unit), area))
            .collect();
        ranked.sort_by(|(_, a), (_, b)| a.total_cmp(b));
        // Nothing is left to do where an item has all its points, so it is not weak even if others are no weaker.
        ranked.retain(|(_, score)| *score < 100.0);
        // Among items that are equally weak none is picked for its place in the questionnaire: where not all of them are
        // among the weakest, none is.
        let left_out = ranked.get(weakest).map_or(f64::INFINITY, |(_, score)| *score);
        for (item, _) in ranked.into_iter().filter(|(_, score)| *score < left_out) {
            if let Some(at) = questionnaire.item_ix(item) {
                shared[at.at()].units.push(*unit);
            }
        }
    }
    shared.retain(|weakness| weakness.units.len() > 1);
    shared.sort_by_key(|weakness| std::cmp::Reverse(weakness.units.len()));
    shared
}

/// A step that several units can take together.
#[derive(Debug, Clone, PartialEq)]
pub struct JointStep<'a> {
    /// The step.
    pub step: Step<'a>,
    /// The units that stand at the stage from which it lifts.
    pub units: Vec<UnitIx>,
}

impl SharedWeakness {
    /// The step from the stage at which most of the units stand, and the units that do; of equally common stages the
    /// earliest, so that nobody is left behind. `None` where no two of them have the same step before them. A unit that
    /// has something else to do first in a group that is climbed in stages does not have it before it.
    #[must_use]
    pub fn joint_step<'a>(&self, view: WaveView<'a>) -> Option<JointStep<'a>> {
        let (questionnaire, item) = (view.questionnaire(), self.item);
        let step = |unit: &UnitIx| {
            let scores = view.unit(*unit);
            let to_lift = items_to_lift(questionnaire, scores, questionnaire.area_of(item)?);
            let counts = to_lift.iter().any(|(other, _)| *other == item);
            step_for(questionnaire, scores, item).filter(|_| counts)
        };
        let mut stages: Vec<JointStep<'a>> = Vec::new();
        for unit in &self.units {
            let Some(step) = step(unit) else { continue };
            match stages.iter_mut().find(|joint| joint.step.stage == step.stage) {
                Some(joint) => joint.units.push(*unit),
                None => stages.push(JointStep { step, units: vec![*unit] }),
            }
        }
        // A stage's scores all lie below the next one's, so any unit's score tells which stage is the earlier.
        stages.sort_by(|a, b| b.units.len().cmp(&a.units.len()).then(a.step.score.total_cmp(&b.step.score)));
        stages.into_iter().next().filter(|joint| joint.units.len() > 1)
    }
}
