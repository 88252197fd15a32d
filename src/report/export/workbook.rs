//! Sheets of cells as a workbook for Excel, the same bytes every time.

use std::fmt;

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook,
    Worksheet, XlsxError,
};

use super::fill_in::FillIn;
use super::lines::lines;
use crate::model::Date;

/// Why a questionnaire does not fit in a workbook, such as a text of more than 32,767 characters.
#[derive(Debug)]
pub struct WorkbookError(XlsxError);

impl fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error)
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Day(Date),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }
}

/// A sheet with a row of headings.
pub struct Sheet {
    pub name: String,
    /// Headings with the columns' widths in characters.
    pub columns: Vec<(String, f64)>,
    pub rows: Vec<Row>,
    /// Columns whose cells are chosen from a list, by their places.
    pub choices: Vec<(u16, Vec<String>)>,
}

/// A row of a sheet.
pub struct Row {
    pub cells: Vec<Cell>,
    /// Whether the row is a heading among the others.
    pub is_heading: bool,
    /// How many steps its first cell is indented.
    pub indent: u8,
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self { cells, is_heading: false, indent: 0 }
    }
}

/// How the cells of a workbook look.
struct Looks {
    head: Format,
    heading: Format,
    body: Format,
    number: Format,
    day: Format,
}

/// So many rows below the last can be filled in.
const MORE_ROWS: u32 = 500;
/// The height of a line of text in points.
const LINE: f64 = 15.0;
/// The height that no row can exceed.
const TALLEST: f64 = 409.0;

/// The workbook as the bytes of an `.xlsx` file.
pub fn workbook(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, WorkbookError> {
    workbook_to_fill_in(title, None, sheets)
}

/// The same with sheets to fill in before the others.
pub(super) fn workbook_to_fill_in(
    title: &str,
    to_fill_in: Option<&FillIn<'_>>,
    sheets: &[Sheet],
) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    // The time stands in the file; a fixed one makes the same content the same bytes.
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&fixed));
    if let Some(form) = to_fill_in {
        form.add(&mut workbook)?;
    }
    let looks = Looks {
        head: Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0xE8_EDF2))
            .set_border_bottom(FormatBorder::Thin),
        heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
        body: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        number: Format::new().set_align(FormatAlign::Center).set_align(FormatAlign::Top),
        day: Format::new().set_align(FormatAlign::Top).set_num_format("yyyy-mm-dd"),
    };
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet, &looks)?;
    }
    if let Some(form) = to_fill_in {
        form.add_lists(&mut workbook)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(page: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?;
    for (column, (head, width)) in (0_u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, head, &looks.head)?;
        page.set_column_width(column, *width)?;
    }
    page.set_row_height(0, 24)?;
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (at, row) in (1_u32..).zip(&sheet.rows) {
        // Not every program finds out by itself how tall a row with broken lines is.
        page.set_row_height(at, height(row, &sheet.columns))?;
        fill_row(page, at, row, looks)?;
    }
    if let (Ok(last_row), Ok(columns)) = (u32::try_from(sheet.rows.len()), u16::try_from(sheet.columns.len()))
        && last_row > 0
        && columns > 0
        && sheet.rows.iter().all(|row| !row.is_heading)
    {
        page.autofilter(0, 0, last_row, columns - 1)?;
    }
    for (column, choices) in &sheet.choices {
        // Rows that people add below have the same choice.
        let last_row = sheet.rows.len() as u32 + MORE_ROWS;
        let rule = DataValidation::new().allow_list_strings(choices)?;
        page.add_data_validation(1, *column, last_row, *column, &rule)?;
    }
    Ok(())
}

fn fill_row(page: &mut Worksheet, at: u32, row: &Row, looks: &Looks) -> Result<(), XlsxError> {
    let first = if row.is_heading { &looks.heading } else { &looks.body };
    let first = first.clone().set_indent(row.indent);
    for (column, cell) in (0_u16..).zip(&row.cells) {
        let look = if column == 0 { &first } else { &looks.body };
        match cell {
            Cell::Blank => page.write_blank(at, column, look)?,
            // Always as a text, so that no formula can come in with it.
            Cell::Text(text) => page.write_string_with_format(at, column, text, look)?,
            Cell::Number(number) => page.write_number_with_format(at, column, *number, &looks.number)?,
            Cell::Day(day) => write_day(page, (at, column), *day, &looks.day)?,
        };
    }
    Ok(())
}

/// A day as a spreadsheet has one; one before 1900, which it has not, as a text.
fn write_day<'p>(
    page: &'p mut Worksheet,
    (row, column): (u32, u16),
    day: Date,
    look: &Format,
) -> Result<&'p mut Worksheet, XlsxError> {
    let (year, month, number) = day.parts();
    if year < 1900 {
        return page.write_string_with_format(row, column, day.to_string(), look);
    }
    page.write_datetime_with_format(row, column, &ExcelDateTime::from_ymd(year, month, number)?, look)
}

/// The height of the tallest of a row's cells.
fn height(row: &Row, columns: &[(String, f64)]) -> f64 {
    let cells = row.cells.iter().zip(columns).enumerate();
    let lines = cells.map(|(at, (cell, (_, width)))| match cell {
        Cell::Text(text) => {
            let indent = if at == 0 { f64::from(row.indent) } else { 0.0 };
            lines(text, (width - indent).max(4.0))
        }
        Cell::Blank | Cell::Number(_) | Cell::Day(_) => 1,
    });
    (lines.max().unwrap_or(1) as f64 * LINE).min(TALLEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_tall_as_its_longest_text() {
        let row = Row::from(vec![Cell::Number(1.0), Cell::text("one two three")]);
        assert_eq!(height(&row, &[(String::new(), 8.0), (String::new(), 10.0)]), 30.0);
    }
}
