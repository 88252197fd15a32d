//! Rows that have more or fewer cells than there are headings.

use super::findings::{Findings, Spot, Topic};
use crate::load::table::{Row, trimmed};
use crate::model::{AnswerFaultKind, Severity};

/// Watches the length of rows.
///
/// Excel writes a sheet in blocks of 16 rows and leaves out the last cells of a block where they are empty in all
/// of its rows. Such rows are whole; any other row that is too short has lost something.
#[derive(Debug)]
pub(super) struct Shape {
    headings: usize,
    block: u64,
    /// How many cells the block's rows have, while all have the same.
    cells: Option<usize>,
    is_even: bool,
    short: Vec<(Spot, usize)>,
}

impl Shape {
    const BLOCK: u64 = 16;

    /// Begins with the row of headings.
    pub(super) fn new(headings: usize, row: &Row) -> Self {
        let block = Self::block_of(row);
        Self { headings, block, cells: Some(row.len()), is_even: true, short: Vec::new() }
    }

    /// Looks at the next row.
    pub(super) fn look(&mut self, row: &Row, findings: &mut Findings) {
        let block = Self::block_of(row);
        if block != self.block {
            self.finish(findings);
            (self.block, self.cells, self.is_even) = (block, Some(row.len()), true);
        }
        self.is_even &= self.cells == Some(row.len());
        if row.len() < self.headings {
            self.short.push((Spot::of(row, Some(row.len())), row.len()));
        } else if row.len() > self.headings {
            self.note_long(row, findings);
        }
    }

    /// Notes the short rows of the block that has come to its end.
    pub(super) fn finish(&mut self, findings: &mut Findings) {
        for (spot, cells) in self.short.drain(..).filter(|_| !self.is_even) {
            let headings = self.headings;
            let fault = || AnswerFaultKind::ShortRow { cells, headings };
            findings.report(Severity::Error, (Topic::ShortRow, 0, &cells.to_string()), &spot, fault);
        }
    }

    fn note_long(&self, row: &Row, findings: &mut Findings) {
        let is_filled = |at: &usize| !trimmed(row.bytes(*at)).is_empty();
        let mut filled = (self.headings..row.len()).filter(is_filled);
        let Some(first) = filled.next() else { return };
        let (cells, headings) = (filled.next_back().unwrap_or(first) + 1, self.headings);
        let spot = Spot::of(row, Some(first));
        let fault = || AnswerFaultKind::LongRow { cells, headings };
        findings.report(Severity::Error, (Topic::LongRow, 0, &cells.to_string()), &spot, fault);
    }

    fn block_of(row: &Row) -> u64 {
        row.number.saturating_sub(1) / Self::BLOCK
    }
}
