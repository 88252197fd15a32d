//! How the nodes of a questionnaire stand: in which order, who is in whom, and what comes from what.

use std::collections::BTreeMap;

use crate::model::{Group, Node, NodeBody, NodeId, NodeIx, NodeKind};

pub(super) fn ixs<N>(nodes: &[Node<N>]) -> impl Iterator<Item = NodeIx> + use<N> {
    (0..nodes.len() as u16).map(NodeIx)
}

/// The places of the parts in the order summaries, then each top-level group with everything in it, those across all areas last.
/// `None` where a parent is not a group that leads up to the top.
pub(super) fn order(nodes: &[Node<NodeId>]) -> Option<Vec<usize>> {
    let mut below: BTreeMap<Option<&NodeId>, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        below.entry(node.parent.as_ref()).or_default().push(at);
    }
    let mut tops = below.remove(&None).unwrap_or_default();
    tops.sort_by_key(|at| match nodes[*at].kind {
        NodeKind::Readiness => 0,
        NodeKind::Index => 1,
        NodeKind::CrossCutting => 3,
        NodeKind::Prerequisite | NodeKind::Core | NodeKind::Group | NodeKind::Item => 2,
    });
    let mut order = Vec::with_capacity(nodes.len());
    tops.reverse();
    while let Some(at) = tops.pop() {
        order.push(at);
        let children = below.remove(&Some(&nodes[at].id)).unwrap_or_default();
        if !children.is_empty() && (nodes[at].item().is_some() || nodes[at].kind.is_summary()) {
            return None;
        }
        tops.extend(children.into_iter().rev());
    }
    (order.len() == nodes.len()).then_some(order)
}

/// Tells every group what is in it, and the summaries which top-level groups they sum up.
pub(super) fn adopt(nodes: &mut [Node]) {
    let families: Vec<(Option<NodeIx>, NodeKind)> =
        nodes.iter().map(|node| (node.parent, node.kind)).collect();
    for (at, node) in nodes.iter_mut().enumerate() {
        let me = Some(NodeIx(at as u16));
        let kind = node.kind;
        let is_mine = |parent: Option<NodeIx>, child: NodeKind| match kind {
            NodeKind::Readiness => child == NodeKind::Prerequisite,
            NodeKind::Index => child == NodeKind::Core,
            NodeKind::Prerequisite
            | NodeKind::Core
            | NodeKind::CrossCutting
            | NodeKind::Group
            | NodeKind::Item => parent == me,
        };
        if let NodeBody::Group(group) = &mut node.body {
            let mine = families.iter().enumerate().filter(|(_, (p, k))| is_mine(*p, *k));
            group.children = mine.map(|(child, _)| NodeIx(child as u16)).collect();
        }
    }
}

/// Per node, the fewest respondents it may be shown of, as far as the questionnaire says.
pub(super) fn least(nodes: &[Node], parts_first: &[NodeIx]) -> Vec<u32> {
    let mut least = vec![1; nodes.len()];
    for at in parts_first.iter().rev().map(|ix| ix.at()) {
        let Some(group) = nodes[at].group() else { continue };
        least[at] = group.min_group.map_or(least[at], |own| own.max(least[at]));
        for part in group.counted() {
            least[part.at()] = least[part.at()].max(least[at]);
        }
    }
    least
}

/// The places of the nodes, each after everything that its score comes from; `None` where something comes from itself.
pub(super) fn parts_first(nodes: &[Node]) -> Option<Vec<NodeIx>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Open,
        Done,
    }
    let parts = |ix: NodeIx| nodes[ix.at()].group().into_iter().flat_map(Group::counted);
    let (mut seen, mut order) = (vec![Seen::No; nodes.len()], Vec::with_capacity(nodes.len()));
    // A group stands before what is in it, so from the end on nearly everything has been seen when it is asked for.
    for start in ixs(nodes).collect::<Vec<_>>().into_iter().rev() {
        let mut open = vec![start];
        while let Some(ix) = open.last().copied() {
            match seen[ix.at()] {
                Seen::No => {
                    seen[ix.at()] = Seen::Open;
                    for part in parts(ix) {
                        match seen[part.at()] {
                            Seen::No => open.push(part),
                            Seen::Open => return None,
                            Seen::Done => {}
                        }
                    }
                }
                Seen::Open => {
                    seen[ix.at()] = Seen::Done;
                    order.push(ix);
                    open.pop();
                }
                Seen::Done => {
                    open.pop();
                }
            }
        }
    }
    Some(order)
}

/// Whether a node is asked of some roles only, as it says itself or as is said above it.
pub(super) fn has_audience(nodes: &[Node], node: NodeIx) -> bool {
    let mut up = std::iter::successors(Some(node), |ix| nodes[ix.at()].parent);
    up.any(|ix| nodes[ix.at()].audience.is_some())
}
