//! Rows under heads.

use super::Text;

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
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is among the rows.
    pub kind: RowKind,
    /// How many steps its first cell is indented.
    pub depth: usize,
    /// A cell per column.
    pub cells: Vec<Text>,
}

/// What a row is among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of them.
    Plain,
    /// What the others add up to.
    Whole,
    /// What those beneath it are of, in its first cell.
    Head,
}

/// What a table is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Topic {
    /// Anything.
    #[default]
    Figures,
    /// Units.
    Units,
    /// Targets.
    Targets,
    /// Changes.
    Changes,
    /// Levels.
    Levels,
    /// Questions.
    Questions,
    /// How questions were answered, or not.
    Answers,
    /// What an area consists of; small, and clear without its heads.
    Groups,
    /// What prose that was written beforehand tells in rows.
    Prose,
}

/// Rows under heads. The first column may be indented.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    topic: Topic,
    /// What it is called, for who comes to it by its name.
    name: String,
    /// What stands above it: what its figures are on.
    caption: Option<String>,
    columns: Vec<Column>,
    heads: Vec<Text>,
    rows: Vec<Row>,
}

impl Table {
    /// An empty table of something, with what it is called.
    pub fn named(topic: Topic, name: impl Into<String>) -> Self {
        Self { topic, name: name.into(), ..Self::default() }
    }

    /// The same with something above it.
    #[must_use]
    pub fn captioned(self, caption: impl Into<String>) -> Self {
        Self { caption: Some(caption.into()), ..self }
    }

    /// What it is of.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        self.topic
    }

    /// What it is called; empty where it has no name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stands above it.
    #[must_use]
    pub fn caption(&self) -> Option<&str> {
        self.caption.as_deref()
    }

    /// Adds a column.
    pub fn column(&mut self, kind: Column, head: impl Into<Text>) {
        self.columns.push(kind);
        self.heads.push(head.into());
    }

    /// Adds a row, its first cell indented this many steps.
    pub fn row<T: Into<Text>>(&mut self, depth: usize, cells: Vec<T>) {
        self.kind_row(RowKind::Plain, depth, cells.into_iter().map(Into::into).collect());
    }

    /// Adds a row of this kind.
    pub fn kind_row(&mut self, kind: RowKind, depth: usize, cells: Vec<Text>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "a cell per column");
        self.rows.push(Row { kind, depth, cells });
    }

    /// Adds a row that says what those beneath it are of.
    pub fn head_row(&mut self, text: impl Into<Text>) {
        let mut cells = vec![text.into()];
        cells.resize(self.columns.len(), Text::default());
        self.kind_row(RowKind::Head, 0, cells);
    }

    /// What stands behind its number where tables are numbered: what stands above it or what it is called, without the word
    /// that the number stands behind; empty where it has neither.
    #[must_use]
    pub fn numbered_caption(&self, word: &str) -> &str {
        let text = self.caption().unwrap_or(self.name());
        text.strip_prefix(word).map_or(text, str::trim_start)
    }

    /// How each column is set.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What stands above each column.
    #[must_use]
    pub fn heads(&self) -> &[Text] {
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
            key.push(format!("{letters}\u{a0}{}", head.to_string().replace(' ', "\u{a0}")));
            *head = letters.into();
        }
        (lettered, key.join(", "))
    }

    /// These columns only.
    #[must_use]
    pub fn picked(&self, places: &[usize]) -> Self {
        let pick = |cells: &[Text]| places.iter().map(|at| cells[*at].clone()).collect();
        Self {
            columns: places.iter().map(|at| self.columns[*at]).collect(),
            heads: pick(&self.heads),
            rows: self.rows.iter().map(|row| Row { cells: pick(&row.cells), ..*row }).collect(),
            name: self.name.clone(),
            caption: self.caption.clone(),
            topic: self.topic,
        }
    }

    pub(super) fn each_text(&mut self, each: &mut dyn FnMut(&mut String)) {
        self.caption.iter_mut().chain([&mut self.name]).for_each(&mut *each);
        let cells = self.rows.iter_mut().flat_map(|row| &mut row.cells);
        self.heads.iter_mut().chain(cells).for_each(|text| text.each_text(each));
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
