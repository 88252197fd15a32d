//! What the columns of a file of figures are, by their headings.

use super::super::import::grid::{Grid, GridRow};
use super::super::listed::{Findings, folded};
use super::super::suggest::nearest;
use crate::model::format::figures::{HEADINGS, NEEDED};
use crate::model::{FigureColumn, FigureFault};

fn known(heading: &str) -> Option<FigureColumn> {
    let wanted = folded(heading);
    HEADINGS.iter().find(|(_, names)| names.contains(&wanted.as_str())).map(|(column, _)| *column)
}

/// Whether a sheet's first row has the heading of a column of values.
pub fn is_of_figures(grid: &Grid) -> bool {
    let headings = grid.rows.first().into_iter().flat_map(|row| &row.cells);
    headings.filter_map(|cell| known(&cell.shown())).any(|column| column == FigureColumn::Value)
}

/// The columns by their headings, `None` for those that are not read. That one is missing is told; the others are read all the same, so that
/// what is wrong below them is told at once.
pub fn headings(row: &GridRow, needs_wave: bool, findings: &mut Findings) -> Vec<Option<FigureColumn>> {
    let same = |heading, first| FigureFault::SameColumn { heading, first };
    let columns = findings.columns(row, |cell| cell.shown().into_owned(), column, same);
    let needed = NEEDED.into_iter().chain(needs_wave.then_some(FigureColumn::Wave));
    let missing: Vec<FigureColumn> = needed.filter(|column| !columns.contains(&Some(*column))).collect();
    if missing.is_empty() {
        return columns;
    }
    findings.tell(row.number, None, FigureFault::NoColumns { missing, headings: findings.given() });
    columns
}

/// What a heading says; nothing of an empty one.
fn column(heading: &str) -> Result<Option<FigureColumn>, FigureFault> {
    if heading.is_empty() {
        return Ok(None);
    }
    known(heading).map(Some).ok_or_else(|| {
        let names = HEADINGS.iter().flat_map(|(_, names)| names.iter().copied());
        let nearest = nearest(&folded(heading), names);
        FigureFault::UnknownColumn { heading: heading.to_owned(), nearest }
    })
}
