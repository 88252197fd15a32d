//! What the nodes of a questionnaire are called inside sentences.

use super::{ContentLang, Lang, NodeIx, Questionnaire};

impl Questionnaire {
    /// What a node is called inside a sentence. In Swedish a group's name has a small letter there, unless it is a name of
    /// its own.
    #[must_use]
    pub fn inside(&self, node: NodeIx, lang: impl Into<ContentLang>) -> &str {
        let content = lang.into();
        match Lang::of(content) {
            Some(Lang::Sv) => &self.names_inside().0[node.at()][0],
            Some(Lang::En) | None => self[node].name.get(content),
        }
    }

    /// The same for its short name, where that is one for sentences.
    #[must_use]
    pub fn inside_short(&self, node: NodeIx, lang: impl Into<ContentLang>) -> &str {
        let content = lang.into();
        match Lang::of(content) {
            Some(Lang::Sv) => &self.names_inside().0[node.at()][1],
            Some(Lang::En) | None => self[node].in_text(content),
        }
    }
}
