//! What the columns of an edited plan are, by their headings.

use super::super::import::grid::{Grid, GridRow};
use super::super::listed::{Findings, folded};
use super::super::suggest::nearest;
use super::super::table::Table;
use super::kept;
use crate::model::format::plan::headings;
use crate::model::{ActionField, PlanFault};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// What every plan has.
    Known(ActionField),
    /// What people added, under this heading.
    Own(String),
}

fn known(heading: &str) -> Option<ActionField> {
    let wanted = folded(heading);
    ActionField::ALL.into_iter().find(|field| headings(*field).iter().any(|name| folded(name) == wanted))
}

/// Whether a sheet's first row has the heading of what is to be done.
pub fn is_plan(grid: &Grid) -> bool {
    let cells = grid.rows.first().into_iter().flat_map(|row| &row.cells);
    cells.filter_map(|cell| known(&cell.shown())).any(|field| field == ActionField::Action)
}

/// Whether a text with a row per line has the headings of a plan.
pub fn is_plan_text(bytes: &[u8]) -> bool {
    let Ok(table) = Table::read(bytes, None) else { return false };
    let mut rows = table.rows();
    let Some(row) = rows.next_row() else { return false };
    let fields: Vec<ActionField> = (0..row.len()).filter_map(|at| known(row.text(at))).collect();
    [ActionField::Action, ActionField::Status].iter().all(|needed| fields.contains(needed))
}

/// The columns by their headings; `None` where there is no heading, or one that is a fault.
pub fn columns(row: &GridRow, findings: &mut Findings) -> Vec<Option<Column>> {
    let same = |heading, first| PlanFault::SameColumn { heading, first };
    let columns = findings.columns(row, |cell| kept(&cell.shown()), column, same);
    if !columns.contains(&Some(Column::Known(ActionField::Action))) && !findings.found.has_errors() {
        findings.tell(row.number, None, PlanFault::NoActions { headings: findings.given() });
    }
    columns
}

/// What a heading says; nothing of an empty one. One like none that is known is a column of the people's own.
fn column(heading: &str) -> Result<Option<Column>, PlanFault> {
    if heading.is_empty() {
        return Ok(None);
    }
    if let Some(field) = known(heading) {
        return Ok(Some(Column::Known(field)));
    }
    let names = ActionField::ALL.into_iter().flat_map(headings).copied();
    match nearest(&folded(heading), names) {
        // A short word of their own is near to many others.
        Some(nearest) if heading.chars().count() > 4 => {
            Err(PlanFault::UnknownColumn { heading: heading.to_owned(), nearest })
        }
        Some(_) | None => Ok(Some(Column::Own(heading.to_owned()))),
    }
}
