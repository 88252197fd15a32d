//! When items are asked: always, or only after certain answers to others.

use std::collections::BTreeMap;

use super::{Condition, ItemIx, Node, NodeIx};

/// Per item, all that must hold for it to be asked: the conditions of the groups that it is in, the outermost first, and its own.
///
/// A group's condition is not for the item that it names, nor for those that decide whether that one is asked, which may all be in
/// the group.
pub(super) fn in_force(nodes: &[Node], items: &[NodeIx]) -> Vec<Vec<Condition>> {
    let own = |ix: NodeIx| nodes[ix.at()].item().and_then(|item| item.shown_if.as_ref());
    let decides = |condition: &Condition, item: NodeIx| {
        // Conditions may go in a circle here; that is found afterwards.
        let chain = std::iter::successors(Some(condition.item), |ix| own(*ix).map(|next| next.item));
        chain.take(items.len() + 1).any(|ix| ix == item)
    };
    let of_item = |item: &NodeIx| {
        let around = std::iter::successors(nodes[item.at()].parent, |ix| nodes[ix.at()].parent);
        let around = around.filter_map(|ix| nodes[ix.at()].group()?.shown_if.as_ref());
        let mut all: Vec<Condition> = own(*item).into_iter().cloned().collect();
        for condition in around.filter(|condition| !decides(condition, *item)) {
            if !all.contains(condition) {
                all.push(condition.clone());
            }
        }
        all.reverse();
        all
    };
    items.iter().map(of_item).collect()
}

/// The items with a condition, each after the items that decide; `None` where conditions go in a circle or hang on a group.
pub(super) fn in_order(items: &[NodeIx], in_force: &[Vec<Condition>]) -> Option<Vec<ItemIx>> {
    let mut waiting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut open: Vec<usize> = Vec::with_capacity(items.len());
    for (at, conditions) in in_force.iter().enumerate() {
        for condition in conditions {
            waiting.entry(items.binary_search(&condition.item).ok()?).or_default().push(at);
        }
        open.push(conditions.len());
    }
    let mut settled: Vec<usize> = (0..items.len()).filter(|at| open[*at] == 0).collect();
    let (mut depth, mut done) = (vec![0; items.len()], 0);
    while let Some(at) = settled.pop() {
        done += 1;
        for waits in waiting.get(&at).into_iter().flatten() {
            depth[*waits] = depth[*waits].max(depth[at] + 1);
            open[*waits] -= 1;
            if open[*waits] == 0 {
                settled.push(*waits);
            }
        }
    }
    let mut order: Vec<(usize, ItemIx)> = (0..items.len())
        .filter(|at| !in_force[*at].is_empty())
        .map(|at| (depth[at], ItemIx(at as u16)))
        .collect();
    order.sort();
    (done == items.len()).then(|| order.into_iter().map(|(_, item)| item).collect())
}
