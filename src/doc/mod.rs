//! What a text says, block by block, whatever it is written in.
//!
//! Those who know what is to be said build a [`Document`] once; `render` writes it for a terminal, as Markdown, or in what else
//! there comes to be. Texts in it are plain: each renderer escapes for its own format.

mod table;

pub use table::{Column, Row, Table, bar, letters};

/// A text in blocks, read from the top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    blocks: Vec<Block>,
}

/// What a document consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What is beneath, until the next heading that stands as high.
    Heading(Level, String),
    /// Sentences that are to be read.
    Paragraph(String),
    /// A sentence on how what stands above is meant.
    Note(String),
    /// Things of a kind, one by one.
    List(Vec<Entry>),
    /// Figures.
    Table(Table, Narrow),
    /// A derivation, a step on each line.
    Formulas(Vec<String>),
}

/// How high a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Of the document.
    Title,
    /// Of a part.
    Part,
    /// Of a part of a part.
    Section,
    /// Of a part of that.
    Subsection,
}

/// A line of a list, with what belongs to it beneath.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line.
    pub text: String,
    /// Lines beneath it.
    pub details: Vec<String>,
}

/// What is done with a table where lines are too short for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Narrow {
    /// Its words are broken.
    Break,
    /// Columns go beneath each other, each time with so many of the first.
    Fold(usize),
    /// From this column on letters stand for the heads, with a key beneath; then columns go beneath each other.
    Letter(usize),
    /// These parts of it stand beneath each other.
    Split(Vec<Sheet>),
}

/// Some columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What stands above them, if anything.
    pub heading: Option<String>,
    /// Their places in the table.
    pub columns: Vec<usize>,
    /// What is done where lines are too short for them as well.
    pub narrow: Narrow,
}

impl Document {
    /// One with a title.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> Self {
        let mut document = Self::default();
        document.heading(Level::Title, title);
        document
    }

    /// The blocks, from the top.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: Level, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// Adds a note.
    pub fn note(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Note(text.into()));
    }

    /// Adds several notes.
    pub fn notes(&mut self, texts: impl IntoIterator<Item = String>) {
        self.blocks.extend(texts.into_iter().map(Block::Note));
    }

    /// Adds a list; nothing where it has no line.
    pub fn list(&mut self, lines: impl IntoIterator<Item = String>) {
        self.entries(lines.into_iter().map(|text| Entry { text, details: Vec::new() }).collect());
    }

    /// Adds a list whose lines may have others beneath them; nothing where it has no line.
    pub fn entries(&mut self, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.blocks.push(Block::List(entries));
        }
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table, narrow: Narrow) {
        self.blocks.push(Block::Table(table, narrow));
    }

    /// Adds a derivation; nothing where it has no step.
    pub fn formulas(&mut self, lines: Vec<String>) {
        if !lines.is_empty() {
            self.blocks.push(Block::Formulas(lines));
        }
    }

    /// Adds what another says.
    pub fn extend(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
    }

    /// Adds what another says under a heading; nothing where it says nothing.
    pub fn section(&mut self, level: Level, heading: &str, body: Self) {
        if !body.is_empty() {
            self.heading(level, heading);
            self.extend(body);
        }
    }

    /// Adds a list under a heading; nothing where it has no line.
    pub fn listed(&mut self, level: Level, heading: &str, lines: impl IntoIterator<Item = String>) {
        let mut body = Self::default();
        body.list(lines);
        self.section(level, heading, body);
    }

    /// The same with each text as a function makes it, such as without what may tell who somebody is.
    #[must_use]
    pub fn map_texts(self, each: impl Fn(&str) -> String) -> Self {
        let all = |texts: Vec<String>| texts.iter().map(|text| each(text)).collect::<Vec<_>>();
        let block = |block: Block| match block {
            Block::Heading(level, text) => Block::Heading(level, each(&text)),
            Block::Paragraph(text) => Block::Paragraph(each(&text)),
            Block::Note(text) => Block::Note(each(&text)),
            Block::Formulas(lines) => Block::Formulas(all(lines)),
            Block::Table(table, narrow) => Block::Table(table.map_texts(&each), narrow.map_texts(&each)),
            Block::List(entries) => {
                let entry = |entry: Entry| Entry { text: each(&entry.text), details: all(entry.details) };
                Block::List(entries.into_iter().map(entry).collect())
            }
        };
        Self { blocks: self.blocks.into_iter().map(block).collect() }
    }
}

impl Narrow {
    fn map_texts(self, each: &impl Fn(&str) -> String) -> Self {
        match self {
            Self::Split(sheets) => {
                let sheet = |sheet: Sheet| Sheet {
                    heading: sheet.heading.map(|text| each(&text)),
                    narrow: sheet.narrow.map_texts(each),
                    ..sheet
                };
                Self::Split(sheets.into_iter().map(sheet).collect())
            }
            same @ (Self::Break | Self::Fold(_) | Self::Letter(_)) => same,
        }
    }
}
