//! What is wrong with an edited plan, as it is found.

use crate::model::{CellPlace, Diagnostic, Diagnostics, Fault, Place, PlanFault};

/// The faults of an edited plan.
pub struct Findings {
    pub file: String,
    pub headings: Vec<String>,
    pub found: Diagnostics,
}

impl Findings {
    /// None yet.
    pub fn of(file: String) -> Self {
        Self { file, headings: Vec::new(), found: Diagnostics::default() }
    }

    /// Notes a fault of a row, or of a cell in it.
    pub fn tell(&mut self, row: u64, column: Option<usize>, fault: PlanFault) {
        let heading = |at: usize| (at, self.headings.get(at).cloned().unwrap_or_default());
        let place = CellPlace { row, column: column.map(heading), excerpt: None };
        self.found.push(Diagnostic::error(Fault::Plan(fault), Place::Cell(self.file.clone(), place)));
    }
}
