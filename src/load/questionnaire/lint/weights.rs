//! Weights that change no score.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Lints;
use crate::load::reader::At;
use crate::model::toml_fault::{Lint, WeightWaste};
use crate::model::{Answering, Group, NodeIx, NodeKind, Weight};

pub fn check(lints: &Lints<'_>) {
    let groups = || lints.questionnaire.nodes().filter_map(|(_, node)| node.group());
    // A weight that changes nothing in one group may in another where the node counts too.
    let elsewhere: BTreeSet<NodeIx> = groups().flat_map(|group| group.also.iter().copied()).collect();
    for (_, node) in lints.questionnaire.nodes() {
        let Some(group) = node.group() else { continue };
        if let Some(why) = waste(lints, group) {
            let children = group
                .children
                .iter()
                .filter(|child| lints.reach.most(**child).is_some() && !elsewhere.contains(child));
            tell(lints, children, why);
        }
    }
    let across = lints.questionnaire.nodes().filter(|(_, node)| node.kind == NodeKind::CrossCutting);
    let across: Vec<NodeIx> = across.map(|(ix, _)| ix).filter(|ix| !elsewhere.contains(ix)).collect();
    tell(lints, across.iter(), WeightWaste::Across);
    let items = || lints.questionnaire.items().iter();
    let item = |ix: &NodeIx| lints.questionnaire[*ix].item();
    let is_text = |ix: &&NodeIx| item(ix).is_some_and(|item| matches!(item.answering, Answering::Text));
    tell(lints, items().filter(is_text), WeightWaste::Text);
    tell(lints, items().filter(|ix| item(ix).is_some_and(|item| !item.scored)), WeightWaste::Entry);
}

/// Why the weights of what is in a group change nothing; `None` where they do.
fn waste(lints: &Lints<'_>, group: &Group) -> Option<WeightWaste> {
    if !group.combine.uses_weights() {
        return Some(WeightWaste::Rule(group.combine.code()));
    }
    let scored = || group.counted().filter(|part| lints.reach.most(*part).is_some());
    let mut weights = scored().map(|part| lints.questionnaire[part].weight);
    let first = weights.next()?;
    if scored().count() == 1 {
        return Some(WeightWaste::Alone);
    }
    weights.all(|weight| weight == first).then_some(WeightWaste::Same)
}

/// Tells of the nodes that spell out a weight other than what they would have anyway.
fn tell<'n>(lints: &Lints<'_>, nodes: impl Iterator<Item = &'n NodeIx>, why: WeightWaste) {
    let weighted: Vec<(String, Range<usize>)> = nodes
        .filter_map(|ix| {
            let weight = weight_of(lints, *ix).filter(|weight| weight.value != Weight::ONE)?;
            Some((lints.id(*ix), weight.span.clone()))
        })
        .collect();
    if let Some((_, span)) = weighted.first().cloned() {
        let nodes = weighted.into_iter().map(|(id, _)| id).collect();
        lints.tell(Lint::WeightsWithoutEffect { nodes, why }, Some(span));
    }
}

fn weight_of<'a>(lints: &Lints<'a>, node: NodeIx) -> Option<&'a At<Weight>> {
    let of_group = || lints.raw_group(node).and_then(|group| group.weight.as_ref());
    lints.raw_item(node).and_then(|item| item.weight.as_ref()).or_else(of_group)
}
