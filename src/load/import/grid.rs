//! Bytes of a CSV file or a workbook to sheets of cells.
//!
//! Whatever comes is looked at before it is trusted: workbooks are archives that may unpack to far more than they are,
//! and sheets may claim cells that are not there. They are read piece by piece against a budget, never as a dense table,
//! so that memory goes with what stands in them. (Hence `zip` and `quick-xml` directly: readers of whole workbooks
//! believe the sizes that a file claims.)

mod ods;
mod package;
mod rows;
mod signature;
mod strings;
mod styles;
mod xlsx;
mod xml;

use std::borrow::Cow;

use super::super::table::{Encoding, Table, trimmed};
use crate::model::{
    AnswerFault, AnswerFaultKind, CellPlace, Diagnostic, Diagnostics, Fault, FileFault, FileKind, Further,
    ImportFault, Moment, Place,
};
use package::Budget;
use rows::{Kept, Rows};
use signature::Signature;

/// The most bytes that a file may have.
pub const MOST_BYTES: u64 = 256 << 20;

/// What stands in a file, sheet by sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The sheets that have anything in them, in the file's order.
    pub grids: Vec<Grid>,
    /// What kind of file it is.
    pub kind: SourceKind,
}

/// What kind of file answers stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// Text with a row per line.
    Csv {
        /// What it was read in.
        encoding: Encoding,
        /// What stands between cells.
        separator: char,
    },
    /// A workbook of Excel, or one that another program wrote for it.
    Xlsx,
    /// A spreadsheet of LibreOffice.
    Ods,
}

/// A sheet of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The sheet's name; `None` for a CSV file.
    pub sheet: Option<String>,
    /// Whether a person who opens the file does not see the sheet.
    pub hidden: bool,
    /// The rows that have anything in them, from the top.
    pub rows: Vec<GridRow>,
    /// The cells that something was taken out of because no text may have it.
    pub strays: Vec<StrayAt>,
}

/// A cell that had a character in it that no text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrayAt {
    /// The row as a spreadsheet counts it, from 1.
    pub row: u64,
    /// The column, counted from 0.
    pub column: usize,
    /// The first such character.
    pub sign: char,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// The row as a spreadsheet counts it, from 1.
    pub number: u64,
    /// Its cells from column A; the last one is not blank.
    pub cells: Vec<Cell>,
}

impl GridRow {
    /// The cell in a column counted from 0; blank beyond the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Blank)
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or nothing but space.
    Blank,
    /// A text as it stands, space around it included.
    Text(String),
    /// A finite number.
    Number(f64),
    /// A finite number that is shown in per cent: 0.5 is shown as 50 %.
    Percent(f64),
    /// Yes or no.
    Bool(bool),
    /// A day, with or without a time of day.
    Time(Moment),
    /// What a spreadsheet shows where it cannot compute, such as `#N/A`.
    Error(Box<str>),
    /// A formula that was never computed: the file has no value for it.
    Formula,
}

impl Cell {
    /// A text, or nothing where there is nothing but space.
    #[must_use]
    pub fn text(text: String) -> Self {
        if trimmed(text.as_bytes()).is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// What the cell says, without surrounding space: whole numbers without a point, days as `2026-03-15`.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Blank => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(trimmed(text.as_bytes())),
            Self::Error(text) => Cow::Borrowed(trimmed(text.as_bytes())),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Percent(number) => Cow::Owned(format!("{} %", hundredfold(*number))),
            Self::Formula => Cow::Borrowed("=?"),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
            Self::Time(moment) => Cow::Owned(moment.to_string()),
        }
    }
}

/// A hundred times a number, in digits: 0.57 is no binary fraction, and a hundred times it is not quite 57.
fn hundredfold(number: f64) -> String {
    let text = number.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let (two, rest) = decimals.split_at(decimals.len().min(2));
    let digits = format!("{whole}{two:0<2}");
    let (minus, digits) = digits.strip_prefix('-').map_or(("", &*digits), |digits| ("-", digits));
    let digits = digits.trim_start_matches('0');
    let whole = if digits.is_empty() { "0" } else { digits };
    if rest.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}.{rest}") }
}

/// Reads a file, whatever its name ends in.
///
/// # Errors
/// All that keeps the file from being read.
pub fn open(name: &str, bytes: &[u8], encoding: Option<Encoding>) -> Result<Source, Diagnostics> {
    if let Some(found) = too_large(name, bytes.len() as u64) {
        return Err(found);
    }
    let read = match signature::of(bytes) {
        Signature::Refused(fault) => Err(fault),
        Signature::Zip => workbook(bytes),
        Signature::Text => return text(name, bytes, encoding),
    };
    let source = read.map_err(|fault| of_file(name, fault))?;
    Ok(source)
}

/// What is wrong with a file of so many bytes, if it is too large; to be asked before it is read.
#[must_use]
pub fn too_large(name: &str, size: u64) -> Option<Diagnostics> {
    (size > MOST_BYTES).then(|| of_file(name, FileFault::TooLarge { size, most: MOST_BYTES }))
}

fn of_file(name: &str, fault: FileFault) -> Diagnostics {
    let mut found = Diagnostics::default();
    found.push(Diagnostic::error(Fault::Import(ImportFault::File(fault)), Place::File(name.to_owned())));
    found
}

fn workbook(bytes: &[u8]) -> Result<Source, FileFault> {
    let mut package = package::Package::open(bytes)?;
    let mut budget = Budget::default();
    let (kind, sheets) = match package.kind()? {
        package::Kind::Xlsx { main } => (SourceKind::Xlsx, xlsx::read(&mut package, &main, &mut budget)?),
        package::Kind::Ods => (SourceKind::Ods, ods::read(&mut package, &mut budget)?),
    };
    let (grids, empty): (Vec<Grid>, Vec<Grid>) = sheets.into_iter().partition(|grid| !grid.rows.is_empty());
    if grids.is_empty() {
        let sheets = empty.into_iter().filter_map(|grid| grid.sheet).collect();
        return Err(FileFault::NoCells { sheets });
    }
    Ok(Source { grids, kind })
}

/// A file of text: the faults that need no headings to be seen are found here.
fn text(name: &str, bytes: &[u8], encoding: Option<Encoding>) -> Result<Source, Diagnostics> {
    let table =
        Table::read(bytes, encoding).map_err(|_| of_file(name, FileFault::NotATable(FileKind::Binary)))?;
    let (mut found, mut rows, mut budget) = (Diagnostics::default(), Rows::new(None), Budget::default());
    let mut records = table.rows();
    let mut spoiled = Spoiled::default();
    while let Some(record) = records.next_row() {
        let place = |column: Option<usize>| {
            let excerpt = Some(table.excerpt(&record.range, column));
            let column = column.map(|at| (at, String::new()));
            Place::Cell(name.to_owned(), CellPlace { row: record.number, column, excerpt })
        };
        if let Some((broken, column)) = table.broken_in(&record.range) {
            let encoding = table.encoding().name();
            let kind = AnswerFaultKind::Undecodable { encoding, byte: broken.byte };
            spoiled.note(kind, || place(Some(column)), record.number);
        }
        if let Some(column) = table.unclosed(&record.range) {
            let kind = AnswerFaultKind::UnclosedQuote;
            found.push(Diagnostic::error(Fault::Answer(kind.into()), place(Some(column))));
        }
        for (column, sign) in table.strays(&record.range) {
            if sign == '\0' {
                let kind = AnswerFaultKind::StrayCharacter { found: sign, is_taken_out: false };
                found.push(Diagnostic::error(Fault::Answer(kind.into()), place(Some(column))));
            }
            rows.note_stray(StrayAt { row: record.number, column, sign });
        }
        rows.begin(record.number);
        for column in 0..record.len() {
            let text = std::str::from_utf8(record.bytes(column)).unwrap_or_default();
            let put = rows.put(column as u64, Cell::text(text.to_owned()), &mut budget);
            put.map_err(|fault| of_file(name, fault))?;
        }
        rows.end();
    }
    spoiled.hand_over(&mut found);
    if found.has_errors() {
        return Err(found);
    }
    let Kept { rows, strays } = rows.finish();
    if rows.is_empty() {
        return Err(of_file(name, FileFault::Empty));
    }
    let kind = SourceKind::Csv { encoding: table.encoding(), separator: table.separator() };
    Ok(Source { grids: vec![Grid { sheet: None, hidden: false, rows, strays }], kind })
}

/// Rows with bytes that are no characters: so many are told one by one, and the others counted.
#[derive(Default)]
struct Spoiled {
    told: Vec<(AnswerFaultKind, Place)>,
    more: Option<(Place, Further)>,
}

impl Spoiled {
    const MOST: usize = 20;

    fn note(&mut self, kind: AnswerFaultKind, place: impl FnOnce() -> Place, row: u64) {
        match &mut self.more {
            _ if self.told.len() < Self::MOST => self.told.push((kind, place())),
            Some((_, further)) => further.add(row),
            None => self.more = Some((place(), Further::default())),
        }
    }

    fn hand_over(self, found: &mut Diagnostics) {
        let code = self.told.first().map_or("", |(kind, _)| kind.code());
        for (kind, place) in self.told {
            found.push(Diagnostic::error(Fault::Answer(kind.into()), place));
        }
        if let Some((place, further)) = self.more {
            let fault = AnswerFault { further: Box::new(further), ..AnswerFaultKind::More(code).into() };
            found.push(Diagnostic::error(Fault::Answer(fault), place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_per_cent_is_shown_without_what_binary_fractions_add() {
        for (number, shown) in [
            (0.5, "50 %"),
            (0.57, "57 %"),
            (0.755, "75.5 %"),
            (0.0, "0 %"),
            (1.0, "100 %"),
            (0.07, "7 %"),
            (0.001, "0.1 %"),
            (-0.25, "-25 %"),
            (-0.001, "-0.1 %"),
            (12.5, "1250 %"),
        ] {
            assert_eq!(Cell::Percent(number).shown(), shown);
        }
    }
}
