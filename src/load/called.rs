//! What something is called in files that people write: by its id or its name, whatever the case.

use super::suggest::nearest;
use crate::model::{NodeIx, Questionnaire};

/// The node that is called so: by its id, or by a name or a short name that no other node has.
#[must_use]
pub fn node(questionnaire: &Questionnaire, called: &str) -> Option<NodeIx> {
    let wanted = called.to_lowercase();
    let by_id = questionnaire.nodes().find(|(_, node)| node.id.as_str().to_lowercase() == wanted);
    by_id.map(|(ix, _)| ix).or_else(|| named(questionnaire, called))
}

/// The node that is the only one of this name or short name.
#[must_use]
pub fn named(questionnaire: &Questionnaire, called: &str) -> Option<NodeIx> {
    let wanted = called.to_lowercase();
    let is_called = |text: &str| text.to_lowercase() == wanted;
    let mut named =
        questionnaire.nodes().filter(|(_, node)| node.name.texts().chain(node.short.texts()).any(is_called));
    let (first, _) = named.next()?;
    named.next().is_none().then_some(first)
}

/// The id or the name of a node that was probably meant.
#[must_use]
pub fn nearest_node(questionnaire: &Questionnaire, called: &str) -> Option<String> {
    let ids = questionnaire.nodes().map(|(_, node)| node.id.as_str());
    let names = questionnaire.nodes().flat_map(|(_, node)| node.name.texts());
    nearest(called, ids.chain(names))
}
