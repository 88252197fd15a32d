//! A list of units, as a spreadsheet has one, to the tree of units.
//!
//! A row is a unit. What it is called is all that must be there; what it is a part of, how many work there, how many were asked
//! and what is aimed at are read where there is a column for them. All faults are found at once.

mod check;
mod headings;
mod ids;
mod rows;

#[cfg(test)]
mod tests;

use super::import::grid::{self, Grid};
use super::listed::{Findings, visible_sheet};
use super::table::Encoding;
use crate::model::{Diagnostics, Questionnaire, Unit, UnitListFault, UnitTree};
use headings::{Column, headings};
use rows::{ListedUnit, read_row};

/// Reads a list of units from CSV or a workbook, whatever its name ends in. Its targets are those of the questionnaire's nodes.
///
/// All faults are found at once; there are units exactly where none is an error.
#[must_use]
pub fn unit_list(
    name: &str,
    bytes: &[u8],
    encoding: Option<Encoding>,
    questionnaire: &Questionnaire,
) -> (Option<UnitTree>, Diagnostics) {
    let source = match grid::open(name, bytes, encoding) {
        Ok(source) => source,
        Err(found) => return (None, found),
    };
    // A workbook may have a cover; the list is the sheet whose headings say so.
    let Some(grid) = visible_sheet(&source, headings::is_list) else {
        return (None, Diagnostics::default());
    };
    let mut findings = Findings::of(name, &source, grid);
    let units = read(grid, questionnaire, &mut findings);
    let found = findings.finish(grid);
    (units.filter(|_| !found.has_errors()), found)
}

fn read(grid: &Grid, questionnaire: &Questionnaire, findings: &mut Findings) -> Option<UnitTree> {
    let (first, below) = grid.rows.split_first()?;
    let columns = headings(first, questionnaire, findings);
    if !columns.iter().any(|column| column.as_ref().is_some_and(Column::is_name)) {
        // What stands below cannot be units then.
        return None;
    }
    let listed: Vec<ListedUnit> = below.iter().filter_map(|row| read_row(row, &columns, findings)).collect();
    if listed.is_empty() && !findings.found.has_errors() {
        findings.tell(first.number, None, UnitListFault::NoUnits);
    }
    let parents = check::check(&listed, &columns, findings);
    if findings.found.has_errors() {
        return None;
    }
    let ids = ids::ids(&listed, &parents)?;
    let declared = listed.into_iter().zip(ids).zip(&parents).map(|((listed, id), parent)| {
        let unit = Unit {
            id,
            name: listed.name,
            parent: None,
            children: Vec::new(),
            depth: 0,
            headcount: listed.headcount,
            invited: listed.invited,
            invited_by_role: listed.invited_by_role,
            weights: Default::default(),
            targets: listed.targets,
        };
        (unit, *parent)
    });
    UnitTree::new(declared.collect())
}
