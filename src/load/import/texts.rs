//! What stands in cells, as texts.

use std::borrow::Cow;

use super::grid::{Cell, Grid};
use super::wording::{plain, unquoted};

/// A cell as a text, without surrounding space and what kept a spreadsheet from making something else of it.
pub fn text_of(cell: &Cell) -> Cow<'_, str> {
    match cell.shown() {
        Cow::Borrowed(text) => Cow::Borrowed(unquoted(text)),
        shown => shown,
    }
}

/// The headings in a row, without the empty ones at the end.
pub fn headings(grid: &Grid, row: usize) -> Vec<String> {
    let Some(row) = grid.rows.get(row) else { return Vec::new() };
    let mut headings: Vec<String> = row.cells.iter().map(|cell| plain(&text_of(cell))).collect();
    let filled = headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1);
    headings.truncate(filled);
    headings
}
