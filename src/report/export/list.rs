//! Lists that are edited in a spreadsheet and read back, such as that of the units and the plan: the same cells as CSV and in a workbook.

use super::workbook::{Cell, Row};
use crate::model::{Lang, guarded};
use crate::report::cells::{Cells, Style};

/// A list as CSV for Excel: semicolon, byte-order mark, in Swedish a decimal comma.
pub fn list_csv(headings: Vec<String>, rows: impl Iterator<Item = Vec<Cell>>, lang: Lang) -> String {
    let text = |cell: Cell| match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text,
        Cell::Day(day) => day.to_string(),
        Cell::Number(number) => match lang {
            Lang::Sv => number.to_string().replace('.', ","),
            Lang::En => number.to_string(),
        },
    };
    let mut written = Cells::new(Style::Excel);
    written.row(headings);
    rows.for_each(|row| written.row(row.into_iter().map(text)));
    written.finish()
}

/// A row of a list in a workbook. A cell there is a text where it says so; only what would be read as a guard needs one of its own.
pub fn list_row(cells: Vec<Cell>) -> Row {
    let cell = |cell: Cell| match cell {
        Cell::Text(text) if text.starts_with('\'') => Cell::Text(guarded(&text).into_owned()),
        cell @ (Cell::Blank | Cell::Text(_) | Cell::Number(_) | Cell::Day(_)) => cell,
    };
    cells.into_iter().map(cell).collect::<Vec<Cell>>().into()
}
