//! Rows of cells as CSV: the one place that writes them, so that a spreadsheet takes no text in them for a formula.

use csv::{Terminator, Writer, WriterBuilder};

use crate::model::guarded;

/// How rows are set apart from each other, and cells.
#[derive(Debug, Clone, Copy)]
pub(super) enum Style {
    /// Commas and line feeds, as every program but Excel expects.
    Plain,
    /// Semicolons and a byte order mark, as Excel in Sweden expects.
    Excel,
}

/// Rows that are being written.
pub(super) struct Cells {
    writer: Writer<Vec<u8>>,
}

impl Cells {
    pub fn new(style: Style) -> Self {
        let (separator, line_end, start) = match style {
            Style::Plain => (b',', Terminator::Any(b'\n'), ""),
            Style::Excel => (b';', Terminator::CRLF, "\u{feff}"),
        };
        let mut builder = WriterBuilder::new();
        builder.delimiter(separator).terminator(line_end);
        Self { writer: builder.from_writer(start.as_bytes().to_vec()) }
    }

    /// Writes a row; every row has as many cells as the first. Numbers stay numbers, and what else begins like a formula is
    /// written as a text (see [`guarded`]), whatever it is: an id, a role, a heading.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        let written = cells
            .into_iter()
            .try_for_each(|cell| self.writer.write_field(&*guarded(cell.as_ref())))
            .and_then(|()| self.writer.write_record(None::<&[u8]>));
        // Writing to memory cannot fail, and every row has the same number of cells.
        debug_assert!(written.is_ok(), "{written:?}");
    }

    /// All that was written.
    pub fn finish(self) -> String {
        String::from_utf8(self.writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_numbers_are_numbers() {
        let mut cells = Cells::new(Style::Excel);
        cells.row(["unit", "-a", "x"]);
        cells.row(["=1+1;", "-0,5", "+2"]);
        assert_eq!(cells.finish(), "\u{feff}unit;'-a;x\r\n\"'=1+1;\";-0,5;'+2\r\n");
        let mut cells = Cells::new(Style::Plain);
        cells.row(["@a", "-1e-7", ""]);
        assert_eq!(cells.finish(), "'@a,-1e-7,\n");
    }
}
