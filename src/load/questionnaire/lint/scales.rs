//! Scales that nobody answers on, and answers that all give the same points.

use super::Lints;
use crate::model::toml_fault::Lint;
use crate::model::{Answering, NodeIx, Points};

pub fn check(lints: &Lints<'_>) {
    unused(lints);
    let is_same = |ix: &NodeIx| lints.questionnaire[*ix].item().is_some_and(|item| is_flat(&item.answering));
    let same: Vec<NodeIx> = lints.questionnaire.items().iter().copied().filter(is_same).collect();
    lints.tell_of_items(&same, |items| Lint::SamePoints { items });
}

fn unused(lints: &Lints<'_>) {
    let all = lints.raw.scales.iter().filter_map(|scale| scale.id.as_ref());
    let is_used = |id: &str| {
        let items = lints.questionnaire.items().iter().filter_map(|ix| lints.questionnaire[*ix].item());
        items.filter_map(|item| item.answering.scale()).any(|scale| scale.id().as_str() == id)
    };
    let unused: Vec<_> = all.filter(|id| !is_used(&id.value)).collect();
    if let Some(first) = unused.first() {
        let scales = unused.iter().map(|id| id.value.clone()).collect();
        lints.tell(Lint::UnusedScales { scales }, Some(first.span.clone()));
    }
}

/// Whether every answer gives the same. With several ticks the number of them makes a difference.
fn is_flat(answering: &Answering) -> bool {
    let same = |points: &[Points]| points.windows(2).all(|pair| pair[0] == pair[1]);
    match answering {
        Answering::Choice(scale) => same(&scale.options().iter().map(|o| o.points).collect::<Vec<_>>()),
        Answering::Number(number) => same(&number.breakpoints().iter().map(|b| b.1).collect::<Vec<_>>()),
        Answering::Multi(_) | Answering::Text => false,
    }
}
