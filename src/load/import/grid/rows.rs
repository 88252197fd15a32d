//! Rows as they come in from a sheet.

use super::package::Budget;
use super::{Cell, GridRow, StrayAt};
use crate::load::clean::clean_lines;
use crate::model::{FileFault, masked};

/// Collects the rows of a sheet, and only those that have anything in them.
#[derive(Debug)]
pub(super) struct Rows<'n> {
    sheet: Option<&'n str>,
    rows: Vec<GridRow>,
    number: u64,
    cells: Vec<Cell>,
    strays: Vec<StrayAt>,
}

/// What was kept of a sheet.
#[derive(Debug)]
pub(super) struct Kept {
    /// The rows that have anything in them.
    pub rows: Vec<GridRow>,
    /// The cells that something was taken out of.
    pub strays: Vec<StrayAt>,
}

impl<'n> Rows<'n> {
    pub fn new(sheet: Option<&'n str>) -> Self {
        Self { sheet, rows: Vec::new(), number: 0, cells: Vec::new(), strays: Vec::new() }
    }

    /// Begins the row with this number.
    pub fn begin(&mut self, number: u64) {
        self.number = number;
        self.cells.clear();
    }

    /// Puts a cell into a column counted from 0. What is put to the left of what is there replaces it.
    ///
    /// # Errors
    /// Where the file's sheets together have more than is kept.
    pub fn put(&mut self, column: u64, cell: Cell, budget: &mut Budget) -> Result<(), FileFault> {
        let cell = self.cleaned(column, cell);
        if cell.is_blank() {
            return Ok(());
        }
        let taken = self.cells.len() as u64;
        budget.take_cells((column + 1).saturating_sub(taken), self.sheet)?;
        if let Cell::Text(text) = &cell {
            budget.take_text(text.len() as u64, self.sheet)?;
        }
        // The budget is far below what an address can hold.
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column < self.cells.len() {
            self.cells[column] = cell;
        } else {
            self.cells.resize(column, Cell::Blank);
            self.cells.push(cell);
        }
        Ok(())
    }

    /// The cell without what no text may have.
    fn cleaned(&mut self, column: u64, cell: Cell) -> Cell {
        match cell {
            Cell::Text(text) => {
                let (text, stray) = clean_lines(text);
                if let Some(sign) = stray {
                    let column = usize::try_from(column).unwrap_or(usize::MAX);
                    self.strays.push(StrayAt { row: self.number, column, sign });
                }
                Cell::text(text)
            }
            Cell::Error(text) => Cell::Error(masked(&text).into()),
            other @ (Cell::Blank
            | Cell::Number(_)
            | Cell::Percent(_)
            | Cell::Bool(_)
            | Cell::Time(_)
            | Cell::Formula) => other,
        }
    }

    /// Notes a cell that something was taken out of before it came here.
    pub fn note_stray(&mut self, stray: StrayAt) {
        self.strays.push(stray);
    }

    /// Ends the row; one with nothing in it is left out.
    pub fn end(&mut self) {
        if !self.cells.is_empty() {
            self.rows.push(GridRow { number: self.number, cells: self.cells.as_slice().to_vec() });
        }
        self.cells.clear();
    }

    /// Ends a row that stands there several times, one below the other.
    ///
    /// # Errors
    /// Where the file's sheets together have more than is kept.
    pub fn end_repeated(&mut self, times: u64, budget: &mut Budget) -> Result<(), FileFault> {
        if self.cells.is_empty() {
            return Ok(());
        }
        let more = times.saturating_sub(1);
        let text: usize =
            self.cells.iter().map(|cell| if let Cell::Text(text) = cell { text.len() } else { 0 }).sum();
        budget.take_cells(more.saturating_mul(self.cells.len() as u64), self.sheet)?;
        budget.take_text(more.saturating_mul(text as u64), self.sheet)?;
        for at in 0..times {
            self.rows.push(GridRow { number: self.number + at, cells: self.cells.as_slice().to_vec() });
        }
        self.cells.clear();
        Ok(())
    }

    pub fn finish(self) -> Kept {
        Kept { rows: self.rows, strays: self.strays }
    }
}
