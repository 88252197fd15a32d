//! Scales that nobody answers on, and answers that all give the same points.

use super::Lints;
use crate::load::questionnaire::raw::RawOptions;
use crate::model::toml_fault::Lint;
use crate::model::{Answering, NodeIx, Points, is_called};

pub fn check(lints: &Lints<'_>) {
    unused(lints);
    let own = lints.raw.items.iter().filter_map(|item| item.options.as_ref());
    let shared = lints.raw.scales.iter().filter_map(|scale| scale.options.as_ref());
    shared.chain(own).for_each(|options| labels_against_ids(options, lints));
    let item = |ix: &NodeIx| lints.questionnaire[*ix].item();
    let is_same = |ix: &NodeIx| item(ix).is_some_and(|item| item.scored && is_flat(&item.answering));
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

/// Tells of labels that are another option's id, or begin with its number.
fn labels_against_ids(options: &RawOptions, lints: &Lints<'_>) {
    let read = || options.value.iter().flatten();
    let ids = || read().filter_map(|option| option.id.as_ref()).map(|id| id.value.as_str());
    let against = read().filter_map(|option| {
        let own = option.id.as_ref()?.value.as_str();
        let mut labels = option.label.iter().flat_map(|label| label.texts());
        let is_against = |label: &str| {
            let is_other = |id: &str| id != own && is_called(id, label);
            !is_called(own, label) && ids().any(is_other)
        };
        let label = labels.find(|label| is_against(label))?;
        Some((option, (own.to_owned(), label.to_owned())))
    });
    let (found, named): (Vec<_>, Vec<_>) = against.unzip();
    if let Some(first) = found.first() {
        lints.tell(Lint::LabelsAgainstIds { options: named }, Some(first.at.clone()));
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
