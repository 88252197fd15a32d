//! Parts of a document: what belongs together under a heading, and how it is laid out where there is room.

use super::{Block, Document, Entry, Level, Listing, Meter, Narrow, Run, Table, Target, Text};

/// What belongs together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// What it is to the part that it is in.
    pub role: Role,
    /// A name that links lead to, unlike those of the document's other parts.
    pub id: Option<String>,
    /// What it is called in a table of contents, where it stands in one.
    pub contents: Option<String>,
    /// What stands above it.
    pub heading: Option<Heading>,
    /// The figure that it is about.
    pub key: Option<Key>,
    /// What is in it.
    pub body: Document,
}

/// What a part is to the part that it is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// A part like others.
    #[default]
    Section,
    /// No more than its heading and what stands beneath that.
    Passage,
    /// What is to be read first, and its three: how things are, what is in the way, what comes next.
    First,
    /// How things are.
    State,
    /// What is in the way.
    Obstacle,
    /// What comes next.
    Next,
    /// Sentences on how things are, with what they mean beside them.
    Told,
    /// Pictures, with what belongs to them.
    Pictures,
    /// A picture with something beside it, where there is room.
    Beside,
    /// What stands beside a picture.
    Column,
    /// Several areas, one by one.
    Areas,
    /// One area: its figure, what is to be said of it, and what is in it.
    Area,
    /// What is to be said of an area.
    Remarks,
    /// The questions of an area that are to be looked at.
    Questions,
    /// Fields of a picture.
    Fields,
    /// One of them.
    Field,
    /// How the figures came about.
    Method,
    /// Prose that was written beforehand.
    Prose,
}

/// What stands above a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// How high it stands.
    pub level: Level,
    /// What it says.
    pub text: Text,
    /// The question that it answers.
    pub answers: Option<Text>,
    /// How much it is to be seen.
    pub look: Look,
}

/// How much a heading is to be seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// As a heading.
    #[default]
    Full,
    /// Less, as what stands beneath it has one of its own.
    Quiet,
    /// Not where the layout shows where the part begins.
    Unseen,
}

/// The figure that a part is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The figure, and the level that it is on.
    pub value: Text,
    /// The same as a picture.
    pub meter: Meter,
    /// What it rests on.
    pub note: String,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What kind of picture it is.
    pub shape: Shape,
    /// What it shows, which stands in the picture too.
    pub title: String,
    /// What is to be seen in it, for who cannot see it.
    pub description: String,
    /// The picture, as SVG.
    pub svg: String,
    /// Files of the same picture, the SVG first: path from the folder in which all documents stand, and what to call it.
    pub files: Vec<(String, &'static str)>,
    /// The same as a table, for where there is no room for a picture.
    pub twin: Option<Table>,
}

/// What a picture looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Bars beneath each other.
    Bars,
    /// A shape around a centre.
    Radar,
    /// Coloured cells in rows.
    Heatmap,
    /// Points in four fields.
    Position,
    /// Lines from one time to another.
    Slope,
    /// The same small picture several times.
    Multiples,
}

/// A level on the ladder of all levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Its place among them, 0 the lowest.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// Whether it is the one reached.
    pub is_here: bool,
    /// What stands beside it.
    pub note: Option<String>,
}

impl Heading {
    /// A heading that is to be seen.
    pub fn new(level: Level, text: impl Into<Text>) -> Self {
        Self { level, text: text.into(), answers: None, look: Look::Full }
    }

    /// The same, seen less.
    #[must_use]
    pub fn looking(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// What it says in a line: what it answers gives it something to be the answer to.
    #[must_use]
    pub fn in_a_line(&self) -> Text {
        let answers = self.answers.iter().map(|text| match text.to_string() {
            text if text.ends_with('?') => text + " ",
            text => text + ": ",
        });
        answers.map(Run::plain).chain(self.text.runs().iter().cloned()).collect()
    }

    /// The same as the answer to a question.
    #[must_use]
    pub fn answering(self, question: impl Into<Text>) -> Self {
        Self { answers: Some(question.into()), ..self }
    }
}

impl Part {
    /// A part without a heading.
    #[must_use]
    pub fn of(role: Role, body: Document) -> Self {
        Self { role, body, ..Self::default() }
    }

    /// The same under a heading.
    #[must_use]
    pub fn headed(self, heading: Heading) -> Self {
        Self { heading: Some(heading), ..self }
    }

    /// The same with a name that links lead to.
    #[must_use]
    pub fn named(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// The same, called so in a table of contents.
    #[must_use]
    pub fn listed(self, contents: impl Into<String>) -> Self {
        Self { contents: Some(contents.into()), ..self }
    }

    /// A section with a name for links, its name in a table of contents, and its heading.
    pub fn section(id: &str, contents: &str, heading: impl Into<Text>, body: Document) -> Self {
        Self::of(Role::Section, body).named(id).listed(contents).headed(Heading::new(Level::Part, heading))
    }

    pub(super) fn each_text(&mut self, each: &mut dyn FnMut(&mut String)) {
        if let Some(heading) = &mut self.heading {
            let answers = heading.answers.iter_mut();
            std::iter::once(&mut heading.text).chain(answers).for_each(|text| text.each_text(each));
        }
        if let Some(key) = &mut self.key {
            key.value.each_text(each);
            each(&mut key.note);
        }
        self.body.each_text(each);
    }
}

impl Document {
    /// The same as a row of headings, paragraphs, notes, lists, tables and derivations, for formats that are read from the
    /// top; `instead` says what stands in the place of a picture, if that does not stay.
    #[must_use]
    pub fn in_a_row(&self, instead: &impl Fn(&Figure) -> Option<Self>) -> Self {
        let mut row = Self::default();
        for block in &self.blocks {
            match block {
                Block::Part(part) => part.put_in_a_row(instead, &mut row),
                Block::Fold(heading, body) => {
                    row.paragraph(Run::strong(heading));
                    row.extend(body.in_a_row(instead));
                }
                Block::Figure(figure) => match instead(figure) {
                    Some(instead) => row.extend(instead),
                    None => row.push(block.clone()),
                },
                Block::Trail(places) => row.paragraph(Text::trail(places)),
                Block::Ladder(rungs) => {
                    row.entries(Listing::Bullets, rungs.iter().map(Rung::entry).collect())
                }
                Block::Facts(facts) => row.entries(Listing::Bullets, fact_lines(facts)),
                same @ (Block::Heading(..)
                | Block::Paragraph(..)
                | Block::Note(_)
                | Block::List(..)
                | Block::Table(..)
                | Block::Formulas(_)) => row.blocks.push(same.clone()),
            }
        }
        row
    }

    /// The pictures in it, from the top.
    #[must_use]
    pub fn figures(&self) -> Vec<&Figure> {
        self.blocks
            .iter()
            .flat_map(|block| {
                if let Block::Figure(figure) = block {
                    return vec![&**figure];
                }
                block.inside().map(Self::figures).unwrap_or_default()
            })
            .collect()
    }
}

impl Document {
    /// The names of the parts that links can lead to, each once: those that have a heading.
    #[must_use]
    pub fn goals(&self) -> Vec<&str> {
        let mut goals = Vec::new();
        self.goals_into(&mut goals);
        goals
    }

    fn goals_into<'a>(&'a self, goals: &mut Vec<&'a str>) {
        for block in &self.blocks {
            if let Block::Part(part) = block
                && let (Some(id), Some(_)) = (&part.id, &part.heading)
                && !goals.contains(&id.as_str())
            {
                goals.push(id);
            }
            block.inside().into_iter().for_each(|body| body.goals_into(goals));
        }
    }
}

impl Block {
    /// The document within it, where it holds one.
    #[must_use]
    pub const fn inside(&self) -> Option<&Document> {
        match self {
            Self::Part(part) => Some(&part.body),
            Self::Fold(_, body) => Some(body),
            Self::Heading(..)
            | Self::Paragraph(..)
            | Self::Note(_)
            | Self::List(..)
            | Self::Table(..)
            | Self::Formulas(_)
            | Self::Trail(_)
            | Self::Figure(_)
            | Self::Ladder(_)
            | Self::Facts(_) => None,
        }
    }
}

/// Names and their values, each as a line of a list.
#[must_use]
pub fn fact_lines(facts: &[(String, String)]) -> Vec<Entry> {
    facts.iter().map(|(name, value)| Entry::new(format!("{name}: {value}"))).collect()
}

impl Part {
    fn put_in_a_row(&self, instead: &impl Fn(&Figure) -> Option<Document>, row: &mut Document) {
        if let Some(heading) = &self.heading {
            row.heading(heading.level, heading.in_a_line());
        }
        if let Some(key) = &self.key {
            row.paragraph(key.value.clone());
            row.paragraph(&key.note);
        }
        row.extend(self.body.in_a_row(instead));
    }
}

impl Rung {
    /// The same as a line of a list.
    #[must_use]
    pub fn entry(&self) -> Entry {
        let note = self.note.iter().map(|note| Run::plain(format!("– {note}")));
        let name = Run::Level(self.at, self.name.clone());
        let name = if self.is_here { Run::strong(&self.name) } else { name };
        Entry::new(Text::from(name).then(note))
    }
}

impl Figure {
    /// What it is and what is to be seen in it, for who cannot see it.
    #[must_use]
    pub fn told(&self) -> String {
        if self.description.is_empty() {
            return self.title.clone();
        }
        format!("{}. {}", self.title, self.description)
    }

    /// The file of the picture, where there is one.
    #[must_use]
    pub fn file(&self) -> Option<Target> {
        self.files.first().map(|(path, _)| Target::File(path.clone()))
    }

    /// What stands in its place where there are no pictures.
    #[must_use]
    pub fn without_picture(&self) -> Document {
        let mut instead = Document::default();
        instead.paragraph(&self.title);
        if let Some(twin) = &self.twin {
            instead.table(twin.clone(), Narrow::Break);
        }
        instead
    }
}
