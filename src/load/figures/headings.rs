//! What the columns of a file of figures are, by their headings.

use super::super::import::grid::{Grid, GridRow};
use super::super::suggest::nearest;
use super::Findings;
use crate::model::format::figures::{HEADINGS, NEEDED};
use crate::model::{FigureColumn, FigureFault};

/// A heading without what different people write differently.
fn folded(heading: &str) -> String {
    let plain = heading.to_lowercase().replace(['_', '-', '(', ')', '.'], " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

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
    let mut columns: Vec<Option<FigureColumn>> = Vec::with_capacity(row.cells.len());
    for (at, cell) in row.cells.iter().enumerate() {
        let heading = cell.shown();
        let column = known(&heading);
        let first = columns.iter().position(|other| other.is_some() && *other == column);
        let fault = match (column, first) {
            (Some(_), Some(first)) => Some(FigureFault::SameColumn { heading: heading.into_owned(), first }),
            (None, _) if !heading.is_empty() => {
                let names = HEADINGS.iter().flat_map(|(_, names)| names.iter().copied());
                let nearest = nearest(&folded(&heading), names);
                Some(FigureFault::UnknownColumn { heading: heading.into_owned(), nearest })
            }
            _ => None,
        };
        columns.push(column.filter(|_| fault.is_none()));
        fault.into_iter().for_each(|fault| findings.tell(row.number, Some(at), fault));
    }
    let needed = NEEDED.into_iter().chain(needs_wave.then_some(FigureColumn::Wave));
    let missing: Vec<FigureColumn> = needed.filter(|column| !columns.contains(&Some(*column))).collect();
    if missing.is_empty() {
        return columns;
    }
    let given = findings.headings.iter().filter(|heading| !heading.is_empty());
    let fault = FigureFault::NoColumns { missing, headings: given.take(9).cloned().collect() };
    findings.tell(row.number, None, fault);
    columns
}
