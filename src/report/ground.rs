//! What levels rest on that is weak, in words; the same in all that tells of a level.

use crate::insight::{WaveView, weak_ground};
use crate::model::{Lang, NodeIx, Questionnaire, UnitIx};
use crate::text::scale::Scale;
use crate::text::sentences::ground as say;
use crate::text::sentences::quoted;

/// What one node rests on in a unit that is weak, said beside its name; `None` where nothing is.
#[must_use]
pub fn of_node(view: WaveView<'_>, unit: UnitIx, node: NodeIx, lang: Lang) -> Option<String> {
    let weak = weak(view, unit, node, lang);
    (!weak.is_empty()).then(|| say::weak(&[], &weak, lang))
}

/// The same of these nodes, those that rest on the same in one sentence.
#[must_use]
pub fn of_nodes(
    view: WaveView<'_>,
    unit: UnitIx,
    nodes: impl IntoIterator<Item = NodeIx>,
    lang: Lang,
) -> Vec<String> {
    let questionnaire = view.questionnaire();
    let mut told: Vec<(Vec<String>, Vec<&str>)> = Vec::new();
    for node in nodes {
        let weak = weak(view, unit, node, lang);
        let name = questionnaire.inside(node, lang);
        match told.iter_mut().find(|(other, _)| *other == weak) {
            _ if weak.is_empty() => {}
            Some((_, names)) => names.push(name),
            None => told.push((weak, vec![name])),
        }
    }
    told.into_iter().map(|(weak, names)| say::weak(&names, &weak, lang)).collect()
}

/// The same of all that is inside a node and has levels of its own.
#[must_use]
pub fn inside(view: WaveView<'_>, unit: UnitIx, node: NodeIx, lang: Lang) -> Vec<String> {
    fn collect(questionnaire: &Questionnaire, node: NodeIx, nodes: &mut Vec<NodeIx>) {
        for child in questionnaire[node].group().into_iter().flat_map(|group| &group.children) {
            nodes.push(*child);
            collect(questionnaire, *child, nodes);
        }
    }
    let mut nodes = Vec::new();
    collect(view.questionnaire(), node, &mut nodes);
    of_nodes(view, unit, nodes, lang)
}

/// What is weak, each with its score where that is shown.
fn weak(view: WaveView<'_>, unit: UnitIx, node: NodeIx, lang: Lang) -> Vec<String> {
    let questionnaire = view.questionnaire();
    let found = weak_ground(view, unit, node).into_iter().map(|ground| {
        let scale = Scale::of(questionnaire, ground.node, lang).with_line(ground.at_least.value());
        let name = questionnaire.inside(ground.node, lang);
        let name = match questionnaire[ground.node].item() {
            Some(_) => quoted(questionnaire[ground.node].short.get(lang), lang),
            None => name.to_owned(),
        };
        match ground.has {
            Some(estimate) => format!("{name} {}", scale.estimate_of_most(&estimate)),
            None => name,
        }
    });
    found.collect()
}
