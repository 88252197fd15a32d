//! The faults of questionnaires and assessments, in words.

mod audience;
mod en;
mod explain;
mod kinds;
mod letters;
mod lints;
mod plain;
mod sv;

use super::fault_words::FaultWords;
use crate::model::Lang;
use crate::model::toml_fault::TomlFault;

pub use explain::{codes, explain};

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &TomlFault, lang: Lang) -> FaultWords {
    let (title, label, hints) = match lang {
        Lang::Sv => (sv::title(fault), sv::label(fault), sv::hints(fault)),
        Lang::En => (en::title(fault), en::label(fault), en::hints(fault)),
    };
    FaultWords { code: fault.code(), title, label, hints }
}

/// What stands under the caret at the other place that a fault has to do with.
#[must_use]
pub const fn related_label(fault: &TomlFault, lang: Lang) -> &'static str {
    match (fault, lang) {
        (TomlFault::Duplicate { .. }, Lang::Sv) => "först här",
        (TomlFault::Duplicate { .. }, Lang::En) => "first here",
        (TomlFault::DatesNotRising { .. }, Lang::Sv) => "omgången före",
        (TomlFault::DatesNotRising { .. }, Lang::En) => "the wave before",
        (TomlFault::SameName { .. }, Lang::Sv) => "den andra enheten",
        (TomlFault::SameName { .. }, Lang::En) => "the other unit",
        (TomlFault::Letters(_), Lang::Sv) => "det andra",
        (TomlFault::Letters(_), Lang::En) => "the other",
        (_, Lang::Sv) => "jämför med denna",
        (_, Lang::En) => "compared with this",
    }
}

/// More names than this in a hint are not read.
const LISTED: usize = 8;

/// Names with commas between, the last ones left out where there are too many.
fn list<T: AsRef<str>>(names: &[T]) -> String {
    let mut text = names.iter().take(LISTED).map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    if names.len() > LISTED {
        text.push_str(" …");
    }
    text
}

/// A text that is not so long that it hides the rest of the line.
fn brief(text: &str) -> String {
    super::brief::brief(text, super::brief::QUOTED)
}

#[cfg(test)]
mod tests;
