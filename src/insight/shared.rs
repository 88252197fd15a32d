//! What many units have in common, so that they can do it together.

use crate::model::{NodeIx, UnitIx};

use super::{WaveView, ranked_items};

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
        for (item, _) in ranked.into_iter().take(weakest) {
            if let Some(at) = questionnaire.item_ix(item) {
                shared[at.at()].units.push(*unit);
            }
        }
    }
    shared.retain(|weakness| weakness.units.len() > 1);
    shared.sort_by_key(|weakness| std::cmp::Reverse(weakness.units.len()));
    shared
}
