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
use super::table::Encoding;
use crate::model::{
    AnswerFaultKind, CellPlace, Diagnostic, Diagnostics, Fault, Place, Questionnaire, Unit, UnitListFault,
    UnitTree,
};
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
    let visible: Vec<&Grid> = source.grids.iter().filter(|grid| !grid.hidden).collect();
    let candidates = if visible.is_empty() { source.grids.iter().collect() } else { visible };
    // A workbook may have a cover; the list is the sheet whose headings say so.
    let Some(grid) = candidates.iter().find(|grid| headings::is_list(grid)).or(candidates.first()) else {
        return (None, Diagnostics::default());
    };
    let file = match &grid.sheet {
        Some(sheet) if source.grids.len() > 1 => format!("{name} [{sheet}]"),
        _ => name.to_owned(),
    };
    let mut findings = Findings { file, headings: Vec::new(), found: Diagnostics::default() };
    let units = read(grid, questionnaire, &mut findings);
    for stray in &grid.strays {
        let heading = findings.headings.get(stray.column).cloned().unwrap_or_default();
        let place = CellPlace { row: stray.row, column: Some((stray.column, heading)), excerpt: None };
        let kind = AnswerFaultKind::StrayCharacter { found: stray.sign, is_taken_out: true };
        let place = Place::Cell(findings.file.clone(), place);
        findings.found.push(Diagnostic::warning(Fault::Answer(kind.into()), place));
    }
    let found = findings.found;
    (units.filter(|_| !found.has_errors()), found)
}

fn read(grid: &Grid, questionnaire: &Questionnaire, findings: &mut Findings) -> Option<UnitTree> {
    let (first, below) = grid.rows.split_first()?;
    findings.headings = first.cells.iter().map(|cell| cell.shown().into_owned()).collect();
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

/// The faults of a list.
struct Findings {
    file: String,
    headings: Vec<String>,
    found: Diagnostics,
}

impl Findings {
    /// Notes a fault of a row, or of a cell in it.
    fn tell(&mut self, row: u64, column: Option<usize>, fault: UnitListFault) {
        let heading = |at: usize| (at, self.headings.get(at).cloned().unwrap_or_default());
        let place = CellPlace { row, column: column.map(heading), excerpt: None };
        let place = Place::Cell(self.file.clone(), place);
        let make = if fault.is_mild() { Diagnostic::warning } else { Diagnostic::error };
        self.found.push(make(Fault::Units(fault), place));
    }
}
