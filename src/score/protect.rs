//! Which scores may be shown, unit by unit and node by node.
//!
//! The rule of [`publishable`] is kept at every node. That is not enough where a group's score is nothing but the mean of its
//! parts' scores: one part that is withheld there to protect a neighbour follows from the rest. Then one more is withheld.

use crate::model::{NodeIx, Questionnaire, UnitIx, UnitTree};

use super::rollup::Branch;
use super::suppress::publishable;

/// Per node, per unit, whether the score may be shown.
pub fn masks(
    questionnaire: &Questionnaire,
    units: &UnitTree,
    branches: &[Branch],
    min_group: u64,
    units_shown: &[bool],
) -> Vec<Vec<bool>> {
    let parents: Vec<Option<usize>> = units.iter().map(|(_, unit)| unit.parent.map(UnitIx::at)).collect();
    let people = |node: NodeIx| -> Vec<u64> {
        branches.iter().map(|branch| branch.total.nodes[node.at()].n).collect()
    };
    let mut masks: Vec<Vec<bool>> = questionnaire
        .nodes()
        .map(|(node, _)| publishable(&parents, &people(node), min_group, units_shown))
        .collect();
    // Each turn withholds something more, so there is an end to it.
    while let Some((alone, with)) = lone_gap(questionnaire, branches, &masks) {
        let allowed: Vec<bool> =
            masks[alone.at()].iter().zip(&masks[with.at()]).map(|(a, b)| *a && *b).collect();
        masks[with.at()] = publishable(&parents, &people(with), min_group, &allowed);
    }
    masks
}

/// A node that is the only one withheld among a group and its parts in a unit where each follows from the others,
/// and the node to be withheld with it.
fn lone_gap(
    questionnaire: &Questionnaire,
    branches: &[Branch],
    masks: &[Vec<bool>],
) -> Option<(NodeIx, NodeIx)> {
    questionnaire.nodes().find_map(|(ix, node)| {
        let children = &node.group()?.children;
        let family: Vec<NodeIx> = children.iter().copied().chain([ix]).collect();
        (0..branches.len()).find_map(|unit| {
            let n = |node: NodeIx| branches[unit].total.nodes[node.at()].n;
            // Where somebody left a part out, the group's score is no sum of its parts' scores.
            let is_sum = n(ix) > 0 && children.iter().all(|child| n(*child) >= n(ix));
            let mut hidden = family.iter().filter(|node| !masks[node.at()][unit]);
            let alone = hidden.next().filter(|_| is_sum && hidden.next().is_none())?;
            // The part that fewest answered is given up; the group itself only where it has no other part.
            let others = children.iter().filter(|child| *child != alone);
            let with =
                others.min_by_key(|child| branches.iter().map(|b| b.total.nodes[child.at()].n).sum::<u64>());
            Some((*alone, *with.unwrap_or(&ix)))
        })
    })
}
