//! Faults put into words, in both languages.

use super::{answer_faults, import_faults, toml_faults, unit_list_faults};
use crate::model::{Fault, Lang};

pub use super::fault_words::FaultWords;

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &Fault, lang: Lang) -> FaultWords {
    match fault {
        Fault::Toml(fault) => toml_faults::words(fault, lang),
        Fault::Answer(fault) => answer_faults::words(fault, lang),
        Fault::Import(fault) => import_faults::words(fault, lang),
        Fault::Units(fault) => unit_list_faults::words(fault, lang),
    }
}

/// What a code means and how to mend it; `None` where there is no such code.
#[must_use]
pub fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    toml_faults::explain(code, lang)
        .or_else(|| answer_faults::explain(code, lang))
        .or_else(|| import_faults::explain(code, lang))
        .or_else(|| unit_list_faults::explain(code, lang))
}
