//! Faults put into words, in both languages.

pub mod answers;
pub mod draft;
mod explanations;
mod figures;
pub mod import;
mod lists;
mod plan;
mod said;
pub mod toml;
mod units;

use crate::model::{Fault, Lang};

pub use explanations::{codes, explain};
pub use said::FaultWords;

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &Fault, lang: Lang) -> FaultWords {
    match fault {
        Fault::Toml(fault) => toml::words(fault, lang),
        Fault::Answer(fault) => answers::words(fault, lang),
        Fault::Import(fault) => import::words(fault, lang),
        Fault::Units(fault) => units::words(fault, lang),
        Fault::Figures(fault) => figures::words(fault, lang),
        Fault::Plan(fault) => plan::words(fault, lang),
    }
}
