//! A table of short texts, for a terminal and for Markdown.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, TableStyle};

/// What a text is laid out on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// How many characters a line can have.
    pub width: usize,
    /// Whether headings may be set in bold with ANSI escapes.
    pub color: bool,
}

impl Paper {
    /// What is printed where there is no terminal.
    pub const PLAIN: Self = Self { width: 80, color: false };

    /// A heading line.
    #[must_use]
    pub fn heading(&self, text: &str) -> String {
        let lines = wrap(text, self.width, 0);
        if self.color { format!("\u{1b}[1m{lines}\u{1b}[0m\n") } else { format!("{lines}\n") }
    }

    /// A paragraph, broken at spaces; further lines begin `hang` characters in.
    #[must_use]
    pub fn paragraph(&self, text: &str, hang: usize) -> String {
        // Beyond a hundred characters a line is hard to read, however wide the terminal.
        wrap(text, self.width.min(100), hang) + "\n"
    }

    /// Sentences under a heading, set off from what is before; nothing where there are none.
    #[must_use]
    pub fn list(&self, heading: &str, sentences: &[String]) -> String {
        if sentences.is_empty() {
            return String::new();
        }
        let sentences = sentences.iter().map(|line| self.paragraph(&format!("- {line}"), 2));
        format!("\n{}{}", self.heading(heading), sentences.collect::<String>())
    }

    /// Paragraphs that stand apart in the text and on the paper.
    #[must_use]
    pub fn paragraphs(&self, text: &str) -> String {
        let paragraphs: Vec<String> = text.split("\n\n").map(|text| self.paragraph(text, 0)).collect();
        paragraphs.join("\n")
    }
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Words, from the left; broken over lines where there is too little room.
    Words,
    /// A short word or a bar, from the left, never broken.
    Mark,
    /// A number, to the right, never broken.
    Number,
}

/// Rows under headings. The first column may be indented.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: Vec<Column>,
    heads: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// The least room that a column of words can do with.
const LEAST_WORDS: usize = 16;
const GAP: usize = 2;
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

impl Table {
    /// Adds a column.
    pub fn column(&mut self, kind: Column, head: impl Into<String>) {
        self.columns.push(kind);
        self.heads.push(head.into());
    }

    /// Adds a row, its first cell indented this many steps.
    pub fn row(&mut self, depth: usize, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "a cell per column");
        self.rows.push((depth, cells));
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether the table can be set this wide without breaking anything that must stay whole.
    #[must_use]
    pub fn fits(&self, width: usize) -> bool {
        self.total(&self.widths(width)) <= width
    }

    /// The table as lines of text, at most this wide if that can be.
    #[must_use]
    pub fn text(&self, width: usize) -> String {
        let widths = self.widths(width);
        let mut table = comfy_table::Table::new();
        table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
        let heads = self.heads.iter().zip(&widths).map(|(head, width)| wrap(head, *width, 0));
        table.set_header(heads);
        for (depth, cells) in &self.rows {
            let cells = cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
                let indent = if at == 0 { 2 * depth } else { 0 };
                wrap(&format!("{:indent$}{cell}", ""), *width, indent)
            });
            table.add_row(cells);
        }
        let last = self.columns.len().saturating_sub(1);
        for (at, (column, kind)) in table.column_iter_mut().zip(&self.columns).enumerate() {
            column.set_padding((0, if at == last { 0 } else { GAP as u16 }));
            if *kind == Column::Number {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }

    /// The table in Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let rule = self.columns.iter().map(|kind| match kind {
            Column::Number => "---:".to_owned(),
            Column::Words | Column::Mark => "---".to_owned(),
        });
        let mut text = line(self.heads.iter().map(|head| escape_markdown(head)).collect());
        text += &line(rule.collect());
        for (depth, cells) in &self.rows {
            let mut cells: Vec<String> = cells.iter().map(|cell| escape_markdown(cell)).collect();
            if let Some(first) = cells.first_mut() {
                // Spaces at the start of a cell are not shown; this one is.
                first.insert_str(0, &"&emsp;".repeat(*depth));
            }
            text += &line(cells);
        }
        text
    }

    /// The same table with letters for headings from column `from` on, and the key to them.
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

    /// As few tables as fit beneath each other, each with the first `keep` columns.
    #[must_use]
    pub fn folded(&self, keep: usize, width: usize) -> Vec<Self> {
        let mut sheets: Vec<Vec<usize>> = Vec::new();
        for at in keep..self.columns.len() {
            match sheets.last_mut() {
                Some(sheet) if self.picked(keep, &[sheet.as_slice(), &[at]].concat()).fits(width) => {
                    sheet.push(at)
                }
                _ => sheets.push(vec![at]),
            }
        }
        if sheets.is_empty() {
            sheets.push(Vec::new());
        }
        sheets.iter().map(|sheet| self.picked(keep, sheet)).collect()
    }

    /// The first `keep` columns and these others.
    fn picked(&self, keep: usize, others: &[usize]) -> Self {
        let places: Vec<usize> = (0..keep).chain(others.iter().copied()).collect();
        let pick = |cells: &[String]| places.iter().map(|at| cells[*at].clone()).collect();
        Self {
            columns: places.iter().map(|at| self.columns[*at]).collect(),
            heads: pick(&self.heads),
            rows: self.rows.iter().map(|(depth, cells)| (*depth, pick(cells))).collect(),
        }
    }

    fn total(&self, widths: &[usize]) -> usize {
        widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
    }

    /// First headings are broken, then columns of words give way, the widest first.
    fn widths(&self, width: usize) -> Vec<usize> {
        let content = |at: usize| {
            let cell = |(depth, cells): &(usize, Vec<String>)| {
                length(&cells[at]) + if at == 0 { 2 * depth } else { 0 }
            };
            self.rows.iter().map(cell).max().unwrap_or_default()
        };
        let natural: Vec<usize> =
            self.heads.iter().enumerate().map(|(at, head)| content(at).max(length(head))).collect();
        if self.total(&natural) <= width {
            return natural;
        }
        let word = |head: &str| {
            let pieces = head.split(' ').flat_map(|word| {
                let last = word.matches(SOFT_HYPHEN).count();
                word.split(SOFT_HYPHEN)
                    .enumerate()
                    .map(move |(at, piece)| length(piece) + usize::from(at < last))
            });
            pieces.max().unwrap_or_default()
        };
        let mut widths: Vec<usize> =
            self.heads.iter().enumerate().map(|(at, head)| content(at).max(word(head))).collect();
        // Words are broken inside only where breaking between them is not enough.
        let longest = |at: usize| {
            let cell = |(depth, cells): &(usize, Vec<String>)| {
                let longest = cells[at].split(' ').map(length).max().unwrap_or_default();
                longest + if at == 0 { 2 * depth } else { 0 }
            };
            self.rows.iter().map(cell).max().unwrap_or_default().max(LEAST_WORDS)
        };
        let least: Vec<usize> = (0..widths.len()).map(longest).collect();
        for least in [least, vec![LEAST_WORDS; self.columns.len()]] {
            let gives =
                |at: &usize, widths: &[usize]| self.columns[*at] == Column::Words && widths[*at] > least[*at];
            while self.total(&widths) > width {
                let widest = (0..widths.len()).filter(|at| gives(at, &widths));
                let Some(at) = widest.max_by_key(|at| (widths[*at], usize::MAX - at)) else { break };
                widths[at] -= 1;
            }
        }
        widths
    }
}

/// What Markdown would take for its own signs, as text.
#[must_use]
pub fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            SOFT_HYPHEN => {}
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A bar of block characters for a value from 0 to 100, in steps of an eighth of a character.
#[must_use]
pub fn bar(value: f64, length: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (value.clamp(0.0, 100.0) / 100.0 * length as f64 * 8.0).round() as usize;
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

/// Breaks a text at spaces and at soft hyphens; a word that is longer than a line is broken inside. Further lines
/// begin `hang` characters in. Spaces at the start stay.
fn wrap(text: &str, width: usize, hang: usize) -> String {
    let lead = text.len() - text.trim_start_matches(' ').len();
    let mut page = Page { lines: vec![" ".repeat(lead)], used: lead, width: width.max(hang + 1), hang };
    let mut fresh = true;
    for word in text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()) {
        let gap = usize::from(!fresh);
        if page.used + gap + length(word) <= page.width {
            page.push(if fresh { "" } else { " " });
            page.push(&whole(word));
        } else if word.contains(SOFT_HYPHEN) {
            page.hyphenate(word, fresh);
        } else {
            if !fresh {
                page.turn();
            }
            page.push(word);
        }
        fresh = false;
    }
    page.lines.join("\n")
}

/// Where a word may be broken.
const SOFT_HYPHEN: char = '\u{ad}';

/// Lines that are being filled.
struct Page {
    lines: Vec<String>,
    used: usize,
    width: usize,
    hang: usize,
}

impl Page {
    fn turn(&mut self) {
        self.lines.push(" ".repeat(self.hang));
        self.used = self.hang;
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if self.used == self.width {
                self.turn();
            }
            if let Some(line) = self.lines.last_mut() {
                line.push(c);
            }
            self.used += 1;
        }
    }

    /// Puts as many of a word's pieces on the line as have room with their hyphen.
    fn hyphenate(&mut self, word: &str, fresh: bool) {
        let pieces: Vec<&str> = word.split(SOFT_HYPHEN).collect();
        if !fresh && self.used + 1 + length(pieces[0]) < self.width {
            self.push(" ");
        } else if !fresh {
            self.turn();
        }
        for (at, piece) in pieces.iter().enumerate() {
            let hyphen = usize::from(at + 1 < pieces.len());
            if at > 0 && self.used + length(piece) + hyphen > self.width {
                self.push("-");
                self.turn();
            }
            self.push(piece);
        }
    }
}

/// A text without the places where it may be broken.
fn whole(text: &str) -> String {
    text.replace(SOFT_HYPHEN, "")
}

/// A, B … Z, AA, AB … as a spreadsheet counts.
pub(super) fn letters(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    if at < 26 { last.to_string() } else { letters(at / 26 - 1) + &last.to_string() }
}

/// How many characters a text takes, unbroken.
fn length(text: &str) -> usize {
    text.chars().filter(|c| *c != SOFT_HYPHEN).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str) -> Table {
        let mut table = Table::default();
        table.column(Column::Words, "Unit");
        table.column(Column::Number, "Score of it");
        table.row(1, vec![name.to_owned(), "62".to_owned()]);
        table
    }

    #[test]
    fn words_are_broken_at_spaces_and_long_ones_inside() {
        assert_eq!(wrap("one two three", 7, 2), "one two\n  three");
        assert_eq!(wrap("  in out", 5, 2), "  in\n  out");
        assert_eq!(wrap("abcdefgh i", 3, 0), "abc\ndef\ngh\ni");
        assert_eq!(wrap("", 5, 2), "");
        assert_eq!(wrap("Ej till\u{ad}ämp\u{ad}ligt", 9, 0), "Ej till-\nämpligt");
        assert_eq!(wrap("Ej till\u{ad}ämp\u{ad}ligt", 14, 0), "Ej tillämpligt");
        assert_eq!(wrap("till\u{ad}ämp\u{ad}ligt", 8, 0), "tillämp-\nligt");
    }

    #[test]
    fn a_table_gives_way_until_it_fits() {
        let wide = table("Kommunledningskontoret och dess stab");
        let lines = wide.text(32);
        assert!(lines.lines().all(|line| line.chars().count() <= 32), "{lines}");
        assert!(lines.contains("62") && wide.fits(32) && !wide.fits(20), "{lines}");
    }

    #[test]
    fn markdown_shows_pipes_and_tags_as_they_are() {
        let text = table("<b>a|b</b>").markdown();
        assert_eq!(text.lines().nth(2), Some("| &emsp;&lt;b&gt;a\\|b&lt;/b&gt; | 62 |"));
        assert_eq!(text.lines().nth(1), Some("| --- | ---: |"));
    }

    #[test]
    fn too_many_columns_go_beneath_each_other() {
        let mut table = table("Kontaktcenter");
        for at in 0..8 {
            table.column(Column::Number, format!("Area-{at}"));
            table.rows[0].1.push(at.to_string());
        }
        let sheets = table.folded(1, 40);
        assert!(sheets.len() > 1 && sheets.iter().all(|sheet| sheet.fits(40)));
        assert!(sheets.iter().all(|sheet| sheet.text(40).contains("Kontaktcenter")));
        let (lettered, key) = table.with_letters(1);
        assert_eq!(lettered.heads[1..3], ["A", "B"]);
        assert!(key.starts_with("A\u{a0}Score\u{a0}of\u{a0}it, B\u{a0}Area-0"), "{key}");
    }

    #[test]
    fn a_bar_has_eighths() {
        assert_eq!(bar(50.0, 10), "█████");
        assert_eq!(bar(51.25, 10), "█████▏");
        assert_eq!((bar(0.0, 10).as_str(), bar(140.0, 4).as_str()), ("", "████"));
    }
}
