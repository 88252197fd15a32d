//! What a text says, block by block, whatever it is written in.
//!
//! Those who know what is to be said build a [`Document`] once; `render` writes it for a terminal, as Markdown, or in what else
//! there comes to be. Texts in it are plain: each renderer escapes for its own format.

mod fit;
mod part;
mod table;
mod text;

pub use fit::{GAP, Piece, drawn, fitted, length, pieces, widths};
pub use part::{Figure, Heading, Key, Look, Part, Role, Rung, Shape, fact_lines};
pub use table::{Column, Row, RowKind, Table, Topic, bar, letters};
pub use text::{Meter, Run, SOFT_HYPHEN, Target, Text, Tone, Words};

/// A text in blocks, read from the top.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    blocks: Vec<Block>,
}

/// What a document consists of.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// What is beneath, until the next heading that stands as high.
    Heading(Level, Text),
    /// Sentences that are to be read.
    Paragraph(Voice, Text),
    /// A sentence on how what stands above is meant.
    Note(Text),
    /// Things of a kind, one by one.
    List(Listing, Vec<Entry>),
    /// Figures.
    Table(Table, Narrow),
    /// A derivation, a step on each line.
    Formulas(Vec<String>),
    /// Where the document belongs, the widest first.
    Trail(Vec<Run>),
    /// What belongs together.
    Part(Box<Part>),
    /// What is read by who asks for it, and what it is called.
    Fold(String, Document),
    /// A picture.
    Figure(Box<Figure>),
    /// All levels, the lowest first.
    Ladder(Vec<Rung>),
    /// Names, each with its value.
    Facts(Vec<(String, String)>),
}

/// How a paragraph speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Voice {
    /// As others.
    #[default]
    Plain,
    /// As what is to be read if nothing else is.
    Lead,
    /// As what a level means.
    Meaning,
    /// As what may be passed over.
    Quiet,
    /// As a warning of what a level rests on.
    Ground,
    /// As something to do.
    Step,
    /// As what is small and may be passed over.
    Small,
    /// As what is of use on a screen alone.
    Screen,
    /// As where to read on.
    ReadOn,
}

/// How the lines of a list are told from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// By a sign before each.
    Bullets,
    /// By a number before each.
    Numbers,
    /// By nothing, as they are names.
    Names,
    /// By what stands in them: each is a question with its score.
    Items,
    /// As questions with a number before each.
    RankedItems,
    /// By a number before each, in the order in which they are to be done.
    Steps,
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

impl Level {
    /// That of a heading beneath another.
    #[must_use]
    pub const fn beneath(self) -> Self {
        match self {
            Self::Title => Self::Part,
            Self::Part => Self::Section,
            Self::Section | Self::Subsection => Self::Subsection,
        }
    }
}

impl Listing {
    /// What stands before the line at this place, for formats of letters alone.
    #[must_use]
    pub fn mark(self, at: usize) -> String {
        match self {
            Self::Bullets | Self::Names | Self::Items => "- ".to_owned(),
            Self::Numbers | Self::RankedItems | Self::Steps => format!("{}. ", at + 1),
        }
    }
}

/// A line of a list, with what belongs to it beneath.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// The line.
    pub text: Text,
    /// A figure that stands at its end.
    pub value: Text,
    /// Lines beneath it.
    pub details: Vec<(Voice, Text)>,
}

impl Entry {
    /// A line with nothing beneath it.
    pub fn new(text: impl Into<Text>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A line and the figure at its end, as one text.
    #[must_use]
    pub fn in_a_line(&self) -> Text {
        if self.value.is_empty() {
            return self.text.clone();
        }
        let value = std::iter::once(Run::plain(": ")).chain(self.value.runs().iter().cloned());
        self.text.runs().iter().cloned().chain(value).collect()
    }

    /// The same with a figure at its end.
    #[must_use]
    pub fn valued(self, value: impl Into<Text>) -> Self {
        Self { value: value.into(), ..self }
    }

    /// The same with lines beneath it.
    #[must_use]
    pub fn with(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(details.into_iter().map(|line| (Voice::Plain, line.into())));
        self
    }

    /// The same with a line beneath it that speaks so.
    #[must_use]
    pub fn saying(mut self, voice: Voice, text: impl Into<Text>) -> Self {
        self.details.push((voice, text.into()));
        self
    }
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
    pub fn titled(title: impl Into<Text>) -> Self {
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

    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: Level, text: impl Into<Text>) {
        self.push(Block::Heading(level, text.into()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.said(Voice::Plain, text);
    }

    /// Adds a paragraph that speaks so.
    pub fn said(&mut self, voice: Voice, text: impl Into<Text>) {
        self.push(Block::Paragraph(voice, text.into()));
    }

    /// Adds a paragraph each.
    pub fn paragraphs<T: Into<Text>>(&mut self, texts: impl IntoIterator<Item = T>) {
        texts.into_iter().for_each(|text| self.paragraph(text));
    }

    /// Adds a note.
    pub fn note(&mut self, text: impl Into<Text>) {
        self.push(Block::Note(text.into()));
    }

    /// Adds several notes.
    pub fn notes<T: Into<Text>>(&mut self, texts: impl IntoIterator<Item = T>) {
        texts.into_iter().for_each(|text| self.note(text));
    }

    /// Adds a list; nothing where it has no line.
    pub fn list<T: Into<Text>>(&mut self, lines: impl IntoIterator<Item = T>) {
        self.entries(Listing::Bullets, lines.into_iter().map(Entry::new).collect());
    }

    /// Adds a list whose lines may have others beneath them; nothing where it has no line.
    pub fn entries(&mut self, listing: Listing, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.push(Block::List(listing, entries));
        }
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table, narrow: Narrow) {
        self.push(Block::Table(table, narrow));
    }

    /// Adds a derivation; nothing where it has no step.
    pub fn formulas(&mut self, lines: Vec<String>) {
        if !lines.is_empty() {
            self.push(Block::Formulas(lines));
        }
    }

    /// Adds a part.
    pub fn part(&mut self, part: Part) {
        self.push(Block::Part(Box::new(part)));
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

    /// The same with each text as a function makes it, such as without what may tell who somebody is. Pictures and their
    /// titles stay as they are.
    #[must_use]
    pub fn map_texts(mut self, each: impl Fn(&str) -> String) -> Self {
        self.each_text(&mut |text| *text = each(text));
        self
    }

    fn each_text(&mut self, each: &mut dyn FnMut(&mut String)) {
        for block in &mut self.blocks {
            match block {
                Block::Heading(_, text) | Block::Paragraph(_, text) | Block::Note(text) => {
                    text.each_text(each)
                }
                Block::Formulas(lines) => lines.iter_mut().for_each(&mut *each),
                Block::Table(table, narrow) => {
                    table.each_text(each);
                    narrow.each_text(each);
                }
                Block::List(_, entries) => {
                    for Entry { text, value, details } in entries {
                        let details = details.iter_mut().map(|(_, text)| text);
                        [text, value].into_iter().chain(details).for_each(|text| text.each_text(each));
                    }
                }
                Block::Part(part) => part.each_text(each),
                Block::Fold(name, body) => {
                    each(name);
                    body.each_text(each);
                }
                Block::Facts(facts) => facts.iter_mut().for_each(|(_, value)| each(value)),
                Block::Trail(_) | Block::Figure(_) | Block::Ladder(_) => {}
            }
        }
    }
}

impl Narrow {
    fn each_text(&mut self, each: &mut dyn FnMut(&mut String)) {
        if let Self::Split(sheets) = self {
            for sheet in sheets {
                sheet.heading.iter_mut().for_each(&mut *each);
                sheet.narrow.each_text(each);
            }
        }
    }
}
