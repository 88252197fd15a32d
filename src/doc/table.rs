//! Rows under heads.

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Words, from the left; broken over lines where there is too little room.
    Words,
    /// A short word, from the left, never broken.
    Mark,
    /// A number, to the right, never broken.
    Number,
    /// A picture of a number in block characters, for who reads it in letters of one width.
    Bar,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How many steps its first cell is indented.
    pub depth: usize,
    /// A cell per column.
    pub cells: Vec<String>,
}

/// Rows under heads. The first column may be indented.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    columns: Vec<Column>,
    heads: Vec<String>,
    rows: Vec<Row>,
}

impl Table {
    /// Adds a column.
    pub fn column(&mut self, kind: Column, head: impl Into<String>) {
        self.columns.push(kind);
        self.heads.push(head.into());
    }

    /// Adds a row, its first cell indented this many steps.
    pub fn row(&mut self, depth: usize, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "a cell per column");
        self.rows.push(Row { depth, cells });
    }

    /// Adds a row that says what those beneath it are of.
    pub fn head_row(&mut self, text: impl Into<String>) {
        let mut cells = vec![text.into()];
        cells.resize(self.columns.len(), String::new());
        self.row(0, cells);
    }

    /// How each column is set.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What stands above each column.
    #[must_use]
    pub fn heads(&self) -> &[String] {
        &self.heads
    }

    /// The rows, from the top.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The same table with letters for heads from column `from` on, and the key to them.
    #[must_use]
    pub fn with_letters(&self, from: usize) -> (Self, String) {
        let mut lettered = self.clone();
        let mut key = Vec::new();
        for (at, head) in lettered.heads.iter_mut().enumerate().skip(from) {
            let letters = letters(at - from);
            key.push(format!("{letters}\u{a0}{}", head.replace(' ', "\u{a0}")));
            *head = letters;
        }
        (lettered, key.join(", "))
    }

    /// These columns only.
    #[must_use]
    pub fn picked(&self, places: &[usize]) -> Self {
        let pick = |cells: &[String]| places.iter().map(|at| cells[*at].clone()).collect();
        Self {
            columns: places.iter().map(|at| self.columns[*at]).collect(),
            heads: pick(&self.heads),
            rows: self.rows.iter().map(|row| Row { depth: row.depth, cells: pick(&row.cells) }).collect(),
        }
    }

    /// The same table with each text as a function makes it.
    #[must_use]
    pub(super) fn map_texts(self, each: &impl Fn(&str) -> String) -> Self {
        let all = |texts: &[String]| texts.iter().map(|text| each(text)).collect();
        let row = |row: &Row| Row { depth: row.depth, cells: all(&row.cells) };
        Self { heads: all(&self.heads), rows: self.rows.iter().map(row).collect(), columns: self.columns }
    }
}

/// A, B … Z, AA, AB … as a spreadsheet counts.
#[must_use]
pub fn letters(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    if at < 26 { last.to_string() } else { letters(at / 26 - 1) + &last.to_string() }
}

/// A bar of block characters for a value from 0 to 100, in steps of an eighth of a character.
#[must_use]
pub fn bar(value: f64, length: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (value.clamp(0.0, 100.0) / 100.0 * length as f64 * 8.0).round() as usize;
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_has_eighths() {
        assert_eq!(bar(50.0, 10), "█████");
        assert_eq!(bar(51.25, 10), "█████▏");
        assert_eq!((bar(0.0, 10).as_str(), bar(140.0, 4).as_str()), ("", "████"));
    }
}
