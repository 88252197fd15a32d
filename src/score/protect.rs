//! Which scores may be shown, unit by unit and node by node.
//!
//! The rule of [`publishable`] is kept at every node. That is not enough where a group's score is nothing but the mean of its
//! parts' scores: one part that is withheld there to protect a neighbour follows from the rest. Then one more is withheld.

use crate::model::{Combine, NodeIx, Questionnaire, UnitIx, UnitTree, Weight};

use super::rollup::Branch;
use super::suppress::{Crowd, publishable};

/// Per node, per unit, whether the score may be shown.
pub fn masks(
    questionnaire: &Questionnaire,
    units: &UnitTree,
    branches: &[Branch],
    least: impl Fn(NodeIx) -> u64,
    units_shown: &[bool],
) -> Vec<Vec<bool>> {
    let parents = units.parents();
    let own = |node: NodeIx| -> Vec<Crowd> {
        branches.iter().map(|branch| Crowd::of(&branch.own().nodes[node.at()])).collect()
    };
    let mut masks: Vec<Vec<bool>> = questionnaire
        .nodes()
        .map(|(node, _)| publishable(&parents, &own(node), least(node), units_shown))
        .collect();
    // Each turn withholds something more, so there is an end to it.
    while let Some((alone, with)) = lone_gap(questionnaire, branches, &least, &masks) {
        let allowed: Vec<bool> =
            masks[alone.at()].iter().zip(&masks[with.at()]).map(|(a, b)| *a && *b).collect();
        masks[with.at()] = publishable(&parents, &own(with), least(with), &allowed);
    }
    masks
}

/// A node that is the only one withheld among a group and its parts in a unit where each follows from the others,
/// and the node to be withheld with it.
fn lone_gap(
    questionnaire: &Questionnaire,
    branches: &[Branch],
    least: &impl Fn(NodeIx) -> u64,
    masks: &[Vec<bool>],
) -> Option<(NodeIx, NodeIx)> {
    questionnaire.nodes().find_map(|(ix, node)| {
        let group = node.group()?;
        // A sum is divided by all that applies, so it is the sum of its parts whoever left any of them out.
        let is_exact = group.combine == Combine::Sum;
        let children: Vec<NodeIx> = group.counted().collect();
        (0..branches.len()).find_map(|unit| {
            let n = |node: NodeIx| branches[unit].total.nodes[node.at()].n;
            // What nobody was asked is no part of it there, and neither is what has no weight there.
            let weighs =
                |child: &NodeIx| questionnaire.weight_in(UnitIx(unit as u32), *child) != Weight::NONE;
            let parts = || children.iter().copied().filter(weighs).filter(|child| n(*child) > 0);
            let mut hidden = parts().chain([ix]).filter(|node| !masks[node.at()][unit]);
            let alone = hidden.next().filter(|_| hidden.next().is_none())?;
            // For each who left a part out the sum is unknown by as much as one person's score. Once they are as many as
            // the most who must not be known, nothing is known of those.
            let missing: u64 = parts().map(|child| n(ix).saturating_sub(n(child))).sum();
            // Where all have one score at one of two parts, that is the one unknown, whoever left out the other.
            let crowd = Crowd::of(&branches[unit].total.nodes[alone.at()]);
            let agrees = crowd.agrees() && n(alone) >= n(ix) && parts().count() == 2;
            let is_sum = n(ix) > 0 && (is_exact || agrees || missing == 0 || missing + 1 < least(alone));
            if !is_sum {
                return None;
            }
            // The part that fewest answered is given up; the group itself only where it has no other part.
            let others = parts().filter(|child| *child != alone);
            let with =
                others.min_by_key(|child| branches.iter().map(|b| b.total.nodes[child.at()].n).sum::<u64>());
            Some((alone, with.unwrap_or(ix)))
        })
    })
}
