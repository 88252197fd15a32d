//! Documents set for a terminal: lines of a width, tables with their columns beneath each other where they must.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, TableStyle};

use crate::doc::{
    Block, Column, Document, Entry, GAP, Level, Listing, Narrow, Piece, SOFT_HYPHEN, Table, drawn, fitted,
    length, widths,
};

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

    /// Paragraphs that stand apart in the text and on the paper.
    #[must_use]
    pub fn paragraphs(&self, text: &str) -> String {
        let paragraphs: Vec<String> = text.split("\n\n").map(|text| self.paragraph(text, 0)).collect();
        paragraphs.join("\n")
    }
}

const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// A document for a terminal.
#[must_use]
pub fn terminal(document: &Document, paper: &Paper) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    let row = document.in_a_row(&|figure| Some(figure.without_picture()));
    for block in row.blocks() {
        if before.is_some_and(|before| stands_apart(before, block)) {
            text += "\n";
        }
        text += &paper.block(block);
        before = Some(block);
    }
    text
}

/// Whether there is an empty line between two blocks.
const fn stands_apart(before: &Block, block: &Block) -> bool {
    match (before, block) {
        (_, Block::Heading(..)) => true,
        // The title stands over more than its first block, unless that says what the whole is about.
        (Block::Heading(Level::Title, _), Block::Paragraph(..)) => false,
        (Block::Heading(level, _), _) => matches!(level, Level::Title),
        (
            Block::Paragraph(..) | Block::List(..),
            Block::Paragraph(..) | Block::List(..) | Block::Formulas(_),
        ) => false,
        (Block::Note(_), Block::Note(_))
        | (Block::Formulas(_), Block::Formulas(_) | Block::Paragraph(..)) => false,
        _ => true,
    }
}

impl Paper {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(_, text) => self.heading(&text.to_string()),
            Block::Paragraph(_, text) => self.paragraphs(&text.to_string()),
            Block::Note(text) => self.paragraph(&text.to_string(), 2),
            Block::List(listing, entries) => {
                entries.iter().enumerate().map(|(at, entry)| self.entry(*listing, at, entry)).collect()
            }
            Block::Table(table, narrow) => {
                let caption = table.caption().map(|caption| self.paragraph(caption, 0) + "\n");
                caption.unwrap_or_default() + &self.fitted(table, narrow)
            }
            Block::Formulas(lines) => {
                lines.iter().map(|line| self.paragraph(&format!("  {line}"), 6)).collect()
            }
            // A document in a row has none of these.
            Block::Trail(_)
            | Block::Part(_)
            | Block::Fold(..)
            | Block::Figure(_)
            | Block::Ladder(_)
            | Block::Facts(_) => String::new(),
        }
    }

    fn entry(&self, listing: Listing, at: usize, entry: &Entry) -> String {
        let mark = listing.mark(at);
        let details = entry.details.iter().map(|(_, line)| self.paragraph(&format!("    {line}"), 6));
        let line = format!("{mark}{}", entry.in_a_line());
        self.paragraph(&line, mark.len()) + &details.collect::<String>()
    }

    /// A table, or what stands in its place where it does not fit.
    fn fitted(&self, table: &Table, narrow: &Narrow) -> String {
        let mut text = String::new();
        let mut is_headed = true;
        for piece in fitted(table, narrow, self.width) {
            if !is_headed {
                text += "\n";
            }
            is_headed = matches!(piece, Piece::Heading(_));
            text += &match piece {
                Piece::Heading(heading) => self.heading(&heading),
                Piece::Table(table) => self.table(&table),
                Piece::Key(key) => self.paragraph(&key, 2),
            };
        }
        text
    }

    /// A table as lines of text, no wider than the paper if that can be.
    #[must_use]
    pub fn table(&self, rows: &Table) -> String {
        let widths = widths(rows, self.width);
        let mut table = comfy_table::Table::new();
        table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
        let heads = rows.heads().iter().zip(&widths).map(|(head, width)| wrap(&head.to_string(), *width, 0));
        table.set_header(heads);
        for row in rows.rows() {
            let cells = row.cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
                let indent = if at == 0 { 2 * row.depth } else { 0 };
                wrap(&format!("{:indent$}{}", "", drawn(cell)), *width, indent)
            });
            table.add_row(cells);
        }
        let last = rows.columns().len().saturating_sub(1);
        for (at, (column, kind)) in table.column_iter_mut().zip(rows.columns()).enumerate() {
            column.set_padding((0, if at == last { 0 } else { GAP as u16 }));
            if *kind == Column::Number {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_a_kind_stand_together_and_others_apart() {
        let mut document = Document::titled("Report");
        document.paragraph("About it.");
        document.heading(Level::Part, "Units");
        document.list(["one".to_owned(), "two".to_owned()]);
        document.note("Meant so.");
        document.note("And so.");
        document.formulas(vec!["x = 1".to_owned()]);
        let text = terminal(&document, &Paper::PLAIN);
        assert_eq!(text, "Report\nAbout it.\n\nUnits\n- one\n- two\n\nMeant so.\nAnd so.\n\n  x = 1\n");
    }

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
        let paper = |width: usize| Paper { width, color: false };
        let lines = paper(32).table(&wide);
        assert!(lines.lines().all(|line| line.chars().count() <= 32), "{lines}");
        assert!(lines.contains("62"), "{lines}");
    }

    #[test]
    fn too_many_columns_go_beneath_each_other() {
        let mut table = Table::default();
        table.column(Column::Words, "Unit");
        table.column(Column::Number, "Score of it");
        for at in 0..8 {
            table.column(Column::Number, format!("Area-{at}"));
        }
        table.row(0, ["Kontaktcenter", "62"].into_iter().chain(["1"; 8]).map(str::to_owned).collect());
        let paper = Paper { width: 40, color: false };
        let folded = paper.fitted(&table, &Narrow::Fold(1));
        assert!(folded.lines().all(|line| line.chars().count() <= 40), "{folded}");
        assert!(folded.matches("Kontaktcenter").count() > 1, "{folded}");
        let lettered = paper.fitted(&table, &Narrow::Letter(1));
        assert!(lettered.contains("A\u{a0}Score\u{a0}of\u{a0}it, B\u{a0}Area-0"), "{lettered}");
    }
}
