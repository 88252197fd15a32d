//! What lists that people keep in a spreadsheet have in common: the sheet among several, the headings in its first row, and faults by row and
//! column.

use super::import::grid::{Cell, Grid, GridRow, Source};
use crate::model::{
    AnswerFaultKind, CellPlace, Diagnostic, Diagnostics, Fault, FigureFault, Place, PlanFault, UnitListFault,
};

/// So many headings are named where none is what it should be.
const NAMED: usize = 9;

/// What can be wrong in a list.
pub trait ListFault {
    /// The fault, and whether the list can be read all the same.
    fn told(self) -> (Fault, bool);
}

impl ListFault for UnitListFault {
    fn told(self) -> (Fault, bool) {
        let is_mild = self.is_mild();
        (Fault::Units(self), is_mild)
    }
}

impl ListFault for FigureFault {
    fn told(self) -> (Fault, bool) {
        let is_mild = self.is_mild();
        (Fault::Figures(self), is_mild)
    }
}

impl ListFault for PlanFault {
    fn told(self) -> (Fault, bool) {
        (Fault::Plan(self), false)
    }
}

/// A fault at its place.
pub fn diagnostic(fault: impl ListFault, place: Place) -> Diagnostic {
    let (fault, is_mild) = fault.told();
    let make = if is_mild { Diagnostic::warning } else { Diagnostic::error };
    make(fault, place)
}

/// The sheet of a list: the first that has its headings, among those that are shown, if any is; else the first of them.
pub fn visible_sheet(source: &Source, is_it: impl Fn(&Grid) -> bool) -> Option<&Grid> {
    let visible: Vec<&Grid> = source.grids.iter().filter(|grid| !grid.hidden).collect();
    let candidates = if visible.is_empty() { source.grids.iter().collect() } else { visible };
    candidates.iter().find(|grid| is_it(grid)).or(candidates.first()).copied()
}

/// A heading without what different people write differently.
pub fn folded(heading: &str) -> String {
    let plain = heading.to_lowercase().replace(['_', '-', '(', ')', '.'], " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The faults of a list.
pub struct Findings {
    file: String,
    /// What stands above the columns.
    pub headings: Vec<String>,
    /// The faults so far.
    pub found: Diagnostics,
}

impl Findings {
    /// None yet of a sheet, which a file with several is named with.
    pub fn of(name: &str, source: &Source, grid: &Grid) -> Self {
        let file = match &grid.sheet {
            Some(sheet) if source.grids.len() > 1 => format!("{name} [{sheet}]"),
            _ => name.to_owned(),
        };
        let first = grid.rows.first().into_iter().flat_map(|row| &row.cells);
        let headings = first.map(|cell| cell.shown().into_owned()).collect();
        Self { file, headings, found: Diagnostics::default() }
    }

    /// A row, or a cell in it.
    pub fn place(&self, row: u64, column: Option<usize>) -> Place {
        let heading = |at: usize| (at, self.headings.get(at).cloned().unwrap_or_default());
        Place::Cell(self.file.clone(), CellPlace { row, column: column.map(heading), excerpt: None })
    }

    /// Notes a fault of a row, or of a cell in it.
    pub fn tell(&mut self, row: u64, column: Option<usize>, fault: impl ListFault) {
        let place = self.place(row, column);
        self.found.push(diagnostic(fault, place));
    }

    /// The first headings that say anything.
    pub fn given(&self) -> Vec<String> {
        self.headings.iter().filter(|heading| !heading.is_empty()).take(NAMED).cloned().collect()
    }

    /// What each column is, by its heading: `None` where it has none or one that is a fault, which is told. `same` is the fault of a heading
    /// that says the same as that of an earlier column.
    pub fn columns<C: PartialEq, F: ListFault>(
        &mut self,
        row: &GridRow,
        text: impl Fn(&Cell) -> String,
        read: impl Fn(&str) -> Result<Option<C>, F>,
        same: impl Fn(String, usize) -> F,
    ) -> Vec<Option<C>> {
        let mut columns: Vec<Option<C>> = Vec::with_capacity(row.cells.len());
        for (at, cell) in row.cells.iter().enumerate() {
            let heading = text(cell);
            let column = read(&heading).and_then(|column| {
                let first = columns.iter().position(|other| other.is_some() && *other == column);
                first.map_or(Ok(column), |first| Err(same(heading, first)))
            });
            let column = column.unwrap_or_else(|fault| {
                self.tell(row.number, Some(at), fault);
                None
            });
            columns.push(column);
        }
        columns
    }

    /// All faults, with what was taken out of the sheet's texts.
    pub fn finish(mut self, grid: &Grid) -> Diagnostics {
        for stray in &grid.strays {
            let kind = AnswerFaultKind::StrayCharacter { found: stray.sign, is_taken_out: true };
            let place = self.place(stray.row, Some(stray.column));
            self.found.push(Diagnostic::warning(Fault::Answer(kind.into()), place));
        }
        self.found
    }
}
