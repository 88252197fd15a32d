//! What may tell who answered, where a unit or a role belongs: neither shown nor written.

use std::collections::BTreeSet;

use super::grid::GridRow;
use super::systems;
use super::texts::text_of;
use super::wording::fold;
use crate::load::answers::{Found, Units};
use crate::model::{SystemColumn, Tool, looks_personal};

/// Whether a text may be a person's: an e-mail address, or what could be the beginning of one, or the like.
pub fn is_personal(text: &str) -> bool {
    let mut before = text.split('@');
    // What stands behind the last sign is no name.
    before.next_back();
    before.any(|name| name.ends_with(char::is_alphanumeric)) || looks_personal(text)
}

/// Whether a column with this heading holds names, addresses or other traces of people in some tool's exports.
pub fn is_personal_column(heading: &str) -> bool {
    let traces = [SystemColumn::Email, SystemColumn::Personal, SystemColumn::Token];
    let of_tools = Tool::ALL.iter().filter_map(|tool| systems::of_tool(*tool, heading));
    of_tools.chain(systems::of_anyone(heading)).any(|system| traces.contains(&system))
}

/// Whether a column of units has something else in it, such as everybody's name: texts that are no units and look like
/// none, and hardly one of them twice.
pub fn hides_units<'r>(
    rows: impl Iterator<Item = &'r GridRow>,
    column: usize,
    units: &Units,
    find: impl Fn(&str) -> Found,
) -> bool {
    const FEWEST: usize = 3;
    let texts: Vec<_> = rows.map(|row| text_of(row.cell(column))).filter(|text| !text.is_empty()).collect();
    let different: BTreeSet<String> = texts.iter().map(|text| fold(text)).collect();
    let is_none = |text: &str| find(text) == Found::Nothing && units.nearest(text).is_none();
    texts.len() >= FEWEST && different.len() * 2 > texts.len() && texts.iter().all(|text| is_none(text))
}
