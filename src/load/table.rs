//! Bytes to rows of cells, numbered as a spreadsheet numbers them.
//!
//! A file is decoded once; rows are read from the text one by one and never kept, so that what is held in memory
//! is the text and no more.

mod decode;
mod json;

use std::borrow::Cow;
use std::ops::Range;

use csv::{ByteRecord, Reader, ReaderBuilder};

pub use decode::{Broken, Encoding};
pub use json::is_json;

use super::clean::Stray;
use crate::model::{AnswerFaultKind, unguarded};

/// A file of rows and columns.
#[derive(Debug)]
pub struct Table<'a> {
    text: Cow<'a, str>,
    encoding: Encoding,
    separator: u8,
    broken: Vec<Broken>,
    strays: Vec<Stray>,
}

impl<'a> Table<'a> {
    /// Finds out how a file is written: its encoding, unless one is given, and what separates its cells.
    ///
    /// # Errors
    /// [`AnswerFaultKind::NotText`] says what a file looks like that is no text.
    pub fn read(bytes: &'a [u8], encoding: Option<Encoding>) -> Result<Self, AnswerFaultKind> {
        let decoded = decode::decode(bytes, encoding).map_err(AnswerFaultKind::NotText)?;
        let (separator, skipped) =
            declared_separator(&decoded.text).unwrap_or_else(|| (find_separator(&decoded.text), 0));
        let text = match decoded.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[skipped..]),
            Cow::Owned(mut text) => {
                text.drain(..skipped);
                Cow::Owned(text)
            }
        };
        let moved = |broken: Broken| Broken { at: broken.at.saturating_sub(skipped), ..broken };
        let broken = decoded.broken.into_iter().map(moved).collect();
        let strays = decoded.strays.into_iter();
        let strays = strays.map(|stray| Stray { at: stray.at.saturating_sub(skipped), ..stray }).collect();
        Ok(Self { text, encoding: decoded.encoding, separator, broken, strays })
    }

    /// What the file was read in.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What stands between cells.
    #[must_use]
    pub const fn separator(&self) -> char {
        self.separator as char
    }

    /// The first byte in a row that is no character in the file's encoding, and the cell where it stands.
    #[must_use]
    pub fn broken_in(&self, row: &Range<usize>) -> Option<(Broken, usize)> {
        let first = self.broken.partition_point(|broken| broken.at < row.start);
        let broken = *self.broken.get(first).filter(|broken| broken.at < row.end)?;
        let (cells, _) = cell_ranges(&self.text[row.clone()], self.separator);
        let at = broken.at - row.start;
        Some((broken, cells.iter().position(|cell| at < cell.end).unwrap_or(cells.len().saturating_sub(1))))
    }

    /// The characters that were taken out of a row because no text may have them, each with the column it stood in.
    pub fn strays(&self, row: &Range<usize>) -> impl Iterator<Item = (usize, char)> + '_ {
        let from = self.strays.partition_point(|stray| stray.at < row.start);
        let row = row.clone();
        let here = self.strays[from..].iter().take_while({
            let end = row.end;
            move |stray| stray.at <= end
        });
        let cells = if self.strays.get(from).is_some_and(|stray| stray.at <= row.end) {
            cell_ranges(&self.text[row.clone()], self.separator).0
        } else {
            Vec::new()
        };
        here.map(move |stray| {
            let at = stray.at - row.start;
            (cells.iter().position(|cell| at <= cell.end).unwrap_or(0), stray.sign)
        })
    }

    /// The rows from the top, the headings among them.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        Rows {
            text: &self.text,
            reader: reader(self.text.as_bytes(), self.separator),
            record: ByteRecord::new(),
            end: 0,
            range: 0..0,
            number: 0,
        }
    }

    /// The text of a row, and where in it a cell stands (the whole row where no column is given).
    ///
    /// Line breaks become spaces, and of a very long row only the part around the cell is given.
    #[must_use]
    pub fn excerpt(&self, row: &Range<usize>, column: Option<usize>) -> (String, Range<usize>) {
        const MARGIN: usize = 400;
        let text = &self.text[row.clone()];
        let cell = column.map_or(0..text.len(), |at| cell_range(text, self.separator, at));
        let from = text.floor_char_boundary(cell.start.saturating_sub(MARGIN));
        let cell_end = text.ceil_char_boundary(cell.end.min(cell.start + MARGIN));
        let to = text.ceil_char_boundary(cell_end.saturating_add(MARGIN).min(text.len()));
        let one_line = text[from..to].replace(|c: char| c.is_ascii_control() && c != '\t', " ");
        (one_line, cell.start - from..cell_end - from)
    }

    /// The cell in which a quotation mark is opened and never closed; only the last row can have one.
    #[must_use]
    pub fn unclosed(&self, row: &Range<usize>) -> Option<usize> {
        // A line end that the open cell has swallowed is not in the row's range either.
        if !self.text[row.end..].trim_start_matches(['\r', '\n']).is_empty() {
            return None;
        }
        let (cells, is_open) = cell_ranges(&self.text[row.clone()], self.separator);
        is_open.then(|| cells.len() - 1)
    }
}

/// A walk over a table's rows. Rows without any text are counted and left out.
#[derive(Debug)]
pub struct Rows<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    record: ByteRecord,
    end: usize,
    range: Range<usize>,
    number: u64,
}

impl Rows<'_> {
    /// The next row, if there is one; it lasts until the one after it is asked for.
    pub fn next_row(&mut self) -> Option<Row<'_>> {
        while self.advance() {
            if !self.record.as_slice().iter().all(u8::is_ascii_whitespace) {
                return Some(Row { number: self.number, range: self.range.clone(), cells: &self.record });
            }
        }
        None
    }

    /// Reads on, and counts the empty lines that the reader passes over.
    fn advance(&mut self) -> bool {
        // Rows may differ in length and the text is in memory, so that reading cannot fail.
        if !self.reader.read_byte_record(&mut self.record).unwrap_or(false) {
            return false;
        }
        let bytes = self.text.as_bytes();
        let (mut start, mut end) = (self.end, bytes.len().min(self.reader.position().byte() as usize));
        self.end = end;
        let is_after_cr = start > 0 && bytes[start - 1] == b'\r';
        if is_after_cr && bytes.get(start) == Some(&b'\n') {
            start += 1;
        }
        self.number += 1;
        while let length @ 1.. = line_end(&bytes[start..end]) {
            start += length;
            self.number += 1;
        }
        end -= usize::from(end > start && matches!(bytes[end - 1], b'\r' | b'\n'));
        self.range = start..end;
        true
    }
}

/// A row of cells.
#[derive(Debug)]
pub struct Row<'r> {
    /// The row as a spreadsheet counts it, from 1.
    pub number: u64,
    /// Where its text stands, for [`Table::excerpt`].
    pub range: Range<usize>,
    cells: &'r ByteRecord,
}

impl Row<'_> {
    /// How many cells there are, empty ones at the end included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell, which no row that is given out is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// A cell as it stands; empty beyond the row's end.
    #[must_use]
    pub fn bytes(&self, column: usize) -> &[u8] {
        self.cells.get(column).unwrap_or_default()
    }

    /// A cell without surrounding space; empty beyond the row's end.
    #[must_use]
    pub fn text(&self, column: usize) -> &str {
        trimmed(self.bytes(column))
    }
}

/// A cell's text without surrounding space, non-breaking space, byte order marks, and what keeps spreadsheets from taking
/// it for a formula.
#[must_use]
pub fn trimmed(cell: &[u8]) -> &str {
    // Cells are cut from valid text at ASCII characters, so that they are valid themselves.
    let text = std::str::from_utf8(cell).unwrap_or_default();
    unguarded(text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')))
}

fn reader(bytes: &[u8], separator: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(bytes)
}

/// How many bytes the line end at the front takes; 0 where there is none.
fn line_end(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// Excel's own first line, `sep=;`, which it does not show: the separator, and where the next line starts.
fn declared_separator(text: &str) -> Option<(u8, usize)> {
    let line = text.split(['\r', '\n']).next()?;
    let (name, rest) = line.trim_start_matches('"').split_at_checked(4)?;
    let separator = *rest.as_bytes().first()?;
    let is_usable = separator == b'\t' || separator.is_ascii_punctuation() && separator != b'"';
    let is_bare = rest.bytes().all(|byte| byte == separator || matches!(byte, b'"' | b' '));
    let skipped = line.len() + line_end(&text.as_bytes()[line.len()..]);
    (name.eq_ignore_ascii_case("sep=") && is_usable && is_bare).then_some((separator, skipped))
}

/// The separator that cuts most of the first rows into as many cells as the headings, and into the most cells.
fn find_separator(text: &str) -> u8 {
    const ROWS: usize = 12;
    const BYTES: usize = 1 << 16;
    let sample = &text.as_bytes()[..text.len().min(BYTES)];
    let score = |separator: &u8| {
        let records = reader(sample, *separator).into_byte_records().map_while(Result::ok);
        let mut counts = records.take(ROWS).map(|record| record.len());
        let headings = counts.next().filter(|count| *count > 1)?;
        Some((counts.filter(|count| *count == headings).count(), headings))
    };
    [b'\t', b',', b';'].into_iter().max_by_key(score).unwrap_or(b',')
}

fn cell_range(row: &str, separator: u8, column: usize) -> Range<usize> {
    let (cells, _) = cell_ranges(row, separator);
    cells.get(column).cloned().unwrap_or(row.len()..row.len())
}

/// Where a row's cells stand, quotation marks included, and whether the last one is left open.
fn cell_ranges(row: &str, separator: u8) -> (Vec<Range<usize>>, bool) {
    let (mut cells, mut start, mut is_quoted) = (Vec::new(), 0, false);
    for (at, byte) in row.bytes().enumerate() {
        match byte {
            // A doubled mark closes the quotation and opens it again, which comes to the same.
            b'"' if is_quoted => is_quoted = false,
            b'"' if at == start || row.as_bytes()[at - 1] == b'"' && row.as_bytes()[start] == b'"' => {
                is_quoted = true;
            }
            _ if byte == separator && !is_quoted => {
                cells.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    cells.push(start..row.len());
    (cells, is_quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table<'_> {
        Table::read(text.as_bytes(), None).expect("text")
    }

    #[test]
    fn the_separator_is_the_one_that_cuts_all_rows_alike() {
        for (separator, text) in [
            (';', "a;b;c\n1;2,5;3\n1,5;2;3,5"),
            (',', "a,b,c\n1,2;5,3\n1;5,2,3"),
            ('\t', "a\tb\tc\n1,5\t2\t3;4"),
            (',', "\"a;b;c;d\",b\n\"1;2;3;4\",2"),
            (';', "\"Hur, när, var\";\"b, c\"\n1;2"),
            (';', "a, b;c, d;e\n1;2;3\n4;5;6"),
            ('|', "sep=|\na|b;c|d\n"),
            (';', "\"sep=;\"\r\na,b,c\r\n1,2,3"),
            (',', "sep=,,,\na,b,c,d"),
        ] {
            assert_eq!(table(text).separator(), separator, "{text}");
        }
    }

    #[test]
    fn a_row_shows_where_its_cells_stand() {
        let table = table("a,b,c\r\n\"x, \"\"y\"\"\",å,\"z\r\nz\"\r\n");
        let mut rows = table.rows();
        rows.next_row().expect("headings");
        let range = rows.next_row().expect("a row").range;
        let cut = |column| {
            let (row, cell) = table.excerpt(&range, column);
            row[cell].to_owned()
        };
        let cells = [r#""x, ""y""""#, "å", "\"z  z\"", ""].map(str::to_owned);
        assert_eq!([0, 1, 2, 3].map(|column| cut(Some(column))), cells);
        assert_eq!(cut(None), r#""x, ""y""",å,"z  z""#);
    }

    #[test]
    fn of_a_very_long_row_the_part_around_the_cell_is_shown() {
        let text = format!("{},x,{}", "å".repeat(9_000), "ö".repeat(9_000));
        let table = table(&text);
        let (row, cell) = table.excerpt(&(0..text.len()), Some(1));
        assert_eq!(&row[cell], "x");
        assert!((700..900).contains(&row.len()), "{}", row.len());
    }

    #[test]
    fn only_a_quotation_without_end_is_open() {
        let open = |text: &str| {
            let table = table(text);
            let mut rows = table.rows();
            let mut last = None;
            while let Some(row) = rows.next_row() {
                last = Some(row.range);
            }
            last.and_then(|range| table.unclosed(&range))
        };
        assert_eq!(open("a,b\n1,\"2\n3,4\n"), Some(1));
        for text in [
            "a,b\n1,\"2\"\r\n\r\n",
            "a,b\n1,2\"",
            "a,b\n\"\",\"\"\"\"",
            "a,b\n1,\"2\"x\"",
            "a,b\n\"\"\"x\",y",
        ] {
            assert_eq!(open(text), None, "{text}");
        }
    }
}
