//! When a row was answered, and how long that took.

use super::completed::completed;
use super::grid::GridRow;
use super::reader::Reader;
use super::texts::text_of;
use super::time::{DayOrder, is_time, seconds};
use crate::load::answers::word;
use crate::model::{Answer, SystemColumn};

/// A cell that should say when answers were sent in, and says no time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadTime {
    /// Its column.
    pub column: usize,
    /// The column's heading.
    pub heading: String,
    /// What stands in it.
    pub text: String,
}

impl Reader<'_> {
    pub(super) fn time(&self, row: &GridRow, system: SystemColumn) -> Option<i64> {
        seconds(self.system(row, system)?.1, *self.orders.get(&system)?)
    }

    /// What stands where the time should be at which a row was sent in, where that is no time. Nothing at all is no
    /// fault, and neither is a word for that nothing was sent in.
    pub(super) fn unread_time(&self, row: &GridRow) -> Option<UnreadTime> {
        let (column, cell) = self.system(row, SystemColumn::Ended)?;
        let text = text_of(cell);
        let is_nothing =
            word(&text) == Some(Answer::NotAnswered) || completed(self.tool, &text) == Some(false);
        let order = *self.orders.get(&SystemColumn::Ended)?;
        if text.trim().is_empty() || is_nothing || is_time(cell, order) {
            return None;
        }
        let heading = self.plan.columns.iter().find(|view| view.column == column);
        let heading = heading.map(|view| view.heading.clone()).unwrap_or_default();
        Some(UnreadTime { column, heading, text: text.into_owned() })
    }

    /// When the row was answered, read in a way that does not depend on the other rows, which the next export may have more
    /// of.
    pub(super) fn moment(&self, row: &GridRow) -> Option<i64> {
        [SystemColumn::Started, SystemColumn::Ended].into_iter().find_map(|system| {
            let (_, cell) = self.system(row, system)?;
            seconds(cell, DayOrder::MonthFirst).or_else(|| seconds(cell, DayOrder::DayFirst))
        })
    }

    /// How long the answering took: as stated, else between beginning and end.
    pub(super) fn duration(&self, row: &GridRow) -> Option<u64> {
        if let Some(stated) = self.stated(row) {
            return Some(stated);
        }
        const MOST: i64 = 30 * 86_400;
        let took = self.time(row, SystemColumn::Ended)? - self.time(row, SystemColumn::Started)?;
        (0..=MOST).contains(&took).then_some(took.unsigned_abs())
    }
}
