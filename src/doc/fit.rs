//! Which tables stand in the place of one that is too wide for a line, and how wide their columns are.

use super::{Column, Narrow, Row, SOFT_HYPHEN, Sheet, Table, Text, bar};

/// The least room that a column of words can do with, in characters.
const LEAST_WORDS: usize = 16;
/// How many characters stand between two columns.
pub const GAP: usize = 2;
/// How many characters a bar has at 100 points.
const BAR: usize = 10;

/// What stands in the place of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// What stands above the next table.
    Heading(String),
    /// A table, no wider than a line if that can be.
    Table(Table),
    /// What the letters in the heads of the tables before mean.
    Key(String),
}

/// A table, or what stands in its place where a line has no room for it, given how many characters a line has.
#[must_use]
pub fn fitted(table: &Table, narrow: &Narrow, width: usize) -> Vec<Piece> {
    pieces(table, narrow, &mut |table| fits(table, width))
}

/// The same, given which tables a line has room for.
#[must_use]
pub fn pieces(table: &Table, narrow: &Narrow, fits: &mut dyn FnMut(&Table) -> bool) -> Vec<Piece> {
    if fits(table) {
        return vec![Piece::Table(table.clone())];
    }
    match narrow {
        Narrow::Break => vec![Piece::Table(table.clone())],
        Narrow::Fold(keep) => folded(table, *keep, fits),
        Narrow::Letter(from) => {
            let (lettered, key) = table.with_letters(*from);
            let mut pieces = folded(&lettered, *from, fits);
            pieces.push(Piece::Key(key));
            pieces
        }
        Narrow::Split(sheets) => {
            let set = |sheet: &Sheet| {
                let heading = sheet.heading.clone().map(Piece::Heading);
                let tables = pieces(&table.picked(&sheet.columns), &sheet.narrow, fits);
                heading.into_iter().chain(tables).collect::<Vec<_>>()
            };
            sheets.iter().flat_map(set).collect()
        }
    }
}

/// As few tables as fit beneath each other, each with the first `keep` columns.
fn folded(table: &Table, keep: usize, fits: &mut dyn FnMut(&Table) -> bool) -> Vec<Piece> {
    let mut sheets: Vec<Vec<usize>> = Vec::new();
    let picked = |others: &[usize]| {
        let places: Vec<usize> = (0..keep).chain(others.iter().copied()).collect();
        table.picked(&places)
    };
    for at in keep..table.columns().len() {
        match sheets.last_mut() {
            Some(sheet) if fits(&picked(&[sheet.as_slice(), &[at]].concat())) => sheet.push(at),
            _ => sheets.push(vec![at]),
        }
    }
    if sheets.is_empty() {
        sheets.push(Vec::new());
    }
    sheets.iter().map(|sheet| Piece::Table(picked(sheet))).collect()
}

/// Whether a table can be set without breaking anything that must stay whole.
fn fits(table: &Table, width: usize) -> bool {
    total(&widths(table, width)) <= width
}

/// A cell as letters; one that is nothing but a picture of a number, as a bar of block characters.
#[must_use]
pub fn drawn(cell: &Text) -> String {
    let text = cell.to_string();
    match cell.meter().filter(|_| text.is_empty()) {
        Some(meter) => bar(meter.value, BAR),
        None => text,
    }
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

/// How many characters each column has where a line has so many. First headings are broken, then columns of words give way, the widest first.
#[must_use]
pub fn widths(table: &Table, width: usize) -> Vec<usize> {
    let content = |at: usize| {
        let cell = |row: &Row| length(&drawn(&row.cells[at])) + if at == 0 { 2 * row.depth } else { 0 };
        table.rows().iter().map(cell).max().unwrap_or_default()
    };
    let heads: Vec<String> = table.heads().iter().map(Text::to_string).collect();
    let natural: Vec<usize> =
        heads.iter().enumerate().map(|(at, head)| content(at).max(length(head))).collect();
    if total(&natural) <= width {
        return natural;
    }
    let word = |head: &str| {
        let pieces = head.split(' ').flat_map(|word| {
            let last = word.matches(SOFT_HYPHEN).count();
            word.split(SOFT_HYPHEN).enumerate().map(move |(at, piece)| length(piece) + usize::from(at < last))
        });
        pieces.max().unwrap_or_default()
    };
    let mut widths: Vec<usize> =
        heads.iter().enumerate().map(|(at, head)| content(at).max(word(head))).collect();
    // Words are broken inside only where breaking between them is not enough.
    let longest = |at: usize| {
        let cell = |row: &Row| {
            let longest = drawn(&row.cells[at]).split(' ').map(length).max().unwrap_or_default();
            longest + if at == 0 { 2 * row.depth } else { 0 }
        };
        table.rows().iter().map(cell).max().unwrap_or_default().max(LEAST_WORDS)
    };
    let least: Vec<usize> = (0..widths.len()).map(longest).collect();
    for least in [least, vec![LEAST_WORDS; table.columns().len()]] {
        let gives =
            |at: &usize, widths: &[usize]| table.columns()[*at] == Column::Words && widths[*at] > least[*at];
        while total(&widths) > width {
            let widest = (0..widths.len()).filter(|at| gives(at, &widths));
            let Some(at) = widest.max_by_key(|at| (widths[*at], usize::MAX - at)) else { break };
            widths[at] -= 1;
        }
    }
    widths
}

/// How many characters a text takes, unbroken.
#[must_use]
pub fn length(text: &str) -> usize {
    text.chars().filter(|c| *c != SOFT_HYPHEN).count()
}
