//! Rows of cells as CSV: the one place that writes them, so that a spreadsheet takes no text in them for a formula.

use crate::model::guarded;

/// How rows are set apart from each other, and cells.
#[derive(Debug, Clone, Copy)]
pub(super) enum Style {
    /// Commas and line feeds, as every program but Excel expects.
    Plain,
    /// Semicolons and a byte order mark, as Excel in Sweden expects.
    Excel,
    /// Tabs and a byte order mark, as LimeSurvey expects, which guards its texts in a way of its own.
    LimeSurvey,
}

/// Rows that are being written.
pub(super) struct Cells {
    style: Style,
    text: String,
}

impl Cells {
    pub fn new(style: Style) -> Self {
        let start = if matches!(style, Style::Plain) { "" } else { "\u{feff}" };
        Self { style, text: start.to_owned() }
    }

    /// Writes a row. Numbers stay numbers, and what else begins like a formula is written as a text (see [`guarded`]),
    /// whatever it is: an id, a role, a heading.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        let (separator, end) = match self.style {
            Style::Plain => (',', "\n"),
            Style::Excel => (';', "\r\n"),
            Style::LimeSurvey => ('\t', "\n"),
        };
        let start = self.text.len();
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(separator);
            }
            match self.style {
                Style::Plain | Style::Excel => self.cell(&guarded(cell.as_ref()), separator),
                Style::LimeSurvey => self.cell(cell.as_ref(), separator),
            }
        }
        // A line with nothing on it is passed over by whoever reads it.
        if self.text.len() == start {
            self.text.push_str("\"\"");
        }
        self.text.push_str(end);
    }

    /// A cell, in quotation marks where it holds what sets cells and rows apart (RFC 4180).
    fn cell(&mut self, cell: &str, separator: char) {
        if cell.contains([separator, '"', '\r', '\n']) {
            self.text.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
        } else {
            self.text.push_str(cell);
        }
    }

    /// All that was written.
    pub fn finish(self) -> String {
        self.text
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

    #[test]
    fn readers_of_csv_get_back_what_was_written() {
        let texts =
            ["a", "", " b ", "x,y", "x;y", "x\ty", "\"", "\"a\"", "two\nlines", "two\r\nlines", "a\rb", "å"];
        for (style, separator) in [(Style::Plain, b','), (Style::Excel, b';'), (Style::LimeSurvey, b'\t')] {
            let rows: Vec<Vec<&str>> =
                (0..4).flat_map(|n| texts.windows(1 + n).map(<[&str]>::to_vec)).collect();
            let mut cells = Cells::new(style);
            rows.iter().for_each(|row| cells.row(row));
            let text = cells.finish();
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.has_headers(false).flexible(true).delimiter(separator);
            let text = text.trim_start_matches('\u{feff}');
            let read: Vec<csv::StringRecord> =
                reader.from_reader(text.as_bytes()).into_records().collect::<Result<_, _>>().expect("CSV");
            assert_eq!(read, rows, "{style:?}");
        }
    }
}
