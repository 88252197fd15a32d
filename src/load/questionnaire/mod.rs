//! A questionnaire's TOML to the questionnaire: read, checked, built.

mod build;
mod check;
mod conditions;
mod digest;
mod items;
mod lint;
mod plain;
mod raw;
mod read;

pub use lint::lint;
pub use plain::plain_language;

use super::reader::{Reader, Table};
use super::syntax;
use crate::model::{Diagnostics, Questionnaire};

/// Reads a questionnaire. All faults are found at once; there is a questionnaire exactly where none is an error.
///
/// `file` is what faults call the text.
#[must_use]
pub fn questionnaire(file: &str, text: &str) -> (Option<Questionnaire>, Diagnostics) {
    let text = text.trim_start_matches('\u{feff}');
    let reader = Reader::new(file, text);
    let questionnaire = read(text, &reader);
    (questionnaire, reader.finish())
}

fn read(text: &str, reader: &Reader) -> Option<Questionnaire> {
    let table = syntax::parse(text, reader)?;
    let raw = read::read(Table::root(&table, reader), reader)?;
    check::check(&raw, reader);
    if reader.has_errors() {
        return None;
    }
    let built = build::build(raw).expect("what keeps parts from fitting together has been told as a fault");
    let digest = digest::digest(&built);
    Some(built.with_digest(digest))
}

#[cfg(test)]
mod tests;
