//! What `check` says of answers that can be used: how many came in, how complete they are, whether they seem to be
//! meant, what is missing.

mod counts;
mod document;
mod json;
mod missing;
mod summary;

use crate::doc::Document;
use crate::insight::{Analysis, Care};
use crate::model::{Diagnostics, Lang, RowAt};

pub(super) use super::view::asked as asked_of;

/// An assessment whose answers are looked at.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// What came of the answers.
    pub analysis: &'a Analysis,
    /// How carefully each wave was answered.
    pub cares: &'a [Care],
    /// Per wave, where each response stands.
    pub rows: &'a [Vec<RowAt>],
    /// Per wave, the files that were read.
    pub files: &'a [Vec<String>],
    /// Per wave that waits for answers, the paths and patterns where they are looked for.
    pub awaited: &'a [Vec<String>],
    /// What was found to be odd.
    pub found: &'a Diagnostics,
    /// Whether the text is to hold every unit, role and wave; else it sums up and shows what needs attention.
    pub details: bool,
}

impl Checked<'_> {
    /// The state of the answers, wave by wave.
    #[must_use]
    pub fn document(&self, lang: Lang) -> Document {
        document::document(self, lang)
    }

    /// The same as JSON, format 1, with the warnings and the rows that show signs of haste. Numbers are unrounded.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self, lang: Lang) -> serde_json::Result<String> {
        json::render(self, lang)
    }
}
