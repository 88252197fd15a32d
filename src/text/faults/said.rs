//! What is said of a fault.

use crate::model::Lang;
use crate::text::brief::{self, QUOTED};
use crate::text::letters::difference;

/// A fault as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultWords {
    /// The stable code, such as `Q012`, that `mognad explain` knows.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub title: String,
    /// What stands under the caret; may be empty.
    pub label: String,
    /// What stands under the other place that the fault has to do with, where there is one.
    pub related: &'static str,
    /// How to mend it.
    pub hints: Vec<String>,
}

/// What is said of a fault in one language. The parts are given in both.
pub(super) struct Said {
    lang: Lang,
    pub(super) title: String,
    pub(super) label: String,
    related: &'static str,
    pub(super) hints: Vec<String>,
}

impl Said {
    pub(super) fn new(lang: Lang, sv: impl Into<String>, en: impl Into<String>) -> Self {
        Self { lang, title: pick(lang, sv, en), label: String::new(), related: "", hints: Vec::new() }
    }

    pub(super) fn label(mut self, sv: impl Into<String>, en: impl Into<String>) -> Self {
        self.label = pick(self.lang, sv, en);
        self
    }

    pub(super) fn related(mut self, sv: &'static str, en: &'static str) -> Self {
        self.related = match self.lang {
            Lang::Sv => sv,
            Lang::En => en,
        };
        self
    }

    pub(super) fn hint(mut self, sv: impl Into<String>, en: impl Into<String>) -> Self {
        self.hints.push(pick(self.lang, sv, en));
        self
    }

    /// Asks in a hint whether a name that looks alike was meant, where there is one.
    pub(super) fn meant(self, nearest: Option<&String>) -> Self {
        match nearest {
            Some(name) => self.hint(format!("menade ni ”{name}”?"), format!("did you mean “{name}”?")),
            None => self,
        }
    }

    /// Asks so under the caret, with a name as it stands in a file of TOML.
    pub(super) fn meant_here(self, nearest: Option<&String>) -> Self {
        match nearest {
            Some(name) => self.label(format!("menade ni ”{name}”?"), format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// Says where a text and the name that was meant differ, where a reader cannot see it.
    pub(super) fn differing(self, value: &str, nearest: Option<&String>) -> Self {
        let differ = |lang| nearest.and_then(|name| difference(value, name, lang));
        match (differ(Lang::Sv), differ(Lang::En)) {
            (Some(sv), Some(en)) => self.hint(sv, en),
            _ => self,
        }
    }

    /// Names those that the title had no room for.
    pub(super) fn concerning<T: AsRef<str>>(self, names: &[T]) -> Self {
        match names {
            [] | [_] => self,
            several => {
                let names = listed(several);
                self.hint(format!("det gäller: {names}"), format!("these are: {names}"))
            }
        }
    }

    pub(super) fn with_code(self, code: &'static str) -> FaultWords {
        FaultWords { code, title: self.title, label: self.label, related: self.related, hints: self.hints }
    }
}

pub(super) fn pick(lang: Lang, sv: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Sv => sv.into(),
        Lang::En => en.into(),
    }
}

/// A text that is not so long that it hides the rest of the line.
pub(super) fn brief(text: &str) -> String {
    brief::brief(text, QUOTED)
}

/// Names with commas between.
pub(super) fn joined<T: AsRef<str>>(names: &[T]) -> String {
    names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}

/// Names with commas between, the last ones left out where there are more than are read.
pub(super) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    const LISTED: usize = 8;
    let rest = if names.len() > LISTED { " …" } else { "" };
    format!("{}{rest}", joined(&names[..names.len().min(LISTED)]))
}
