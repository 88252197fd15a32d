//! Words in a row, some of which are set apart from the others.

use std::fmt;

/// Where a word may be broken.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// What a paragraph, a heading or a cell says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    runs: Vec<Run>,
}

/// A piece of a text that is of one kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Words.
    Words(Words),
    /// A level by its name, and its place among all levels, which a colour can show.
    Level(usize, String),
    /// A sign that stands for something, and what is said to who cannot see it.
    Sign(String, String),
    /// A picture of a number, for who sees it; the number stands beside it.
    Meter(Meter),
}

/// Words that are set alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// How they are set.
    pub tone: Tone,
    /// Whether they are in the language of what is reported on, which can be another than the report's.
    pub is_own: bool,
    /// Where they lead.
    pub to: Option<Target>,
}

/// How words are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// As those around them.
    #[default]
    Plain,
    /// To be seen first.
    Strong,
    /// To be passed over by who is in a hurry.
    Quiet,
    /// What a name's figures are measured on.
    Scale,
    /// How far a figure may be from the truth.
    Range,
    /// Stressed.
    Stressed,
    /// As they are typed.
    Typed,
    /// The same, to be seen first.
    StrongTyped,
}

/// Where words lead, from the folder in which all documents stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To another document, by its path without an ending, which is the format's.
    Document(String),
    /// To a file as it is.
    File(String),
    /// To a part of the same document.
    Part(String),
}

/// A value from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meter {
    /// The value.
    pub value: f64,
    /// Its interval.
    pub interval: Option<(f64, f64)>,
    /// The place of the level that it is on.
    pub level: Option<usize>,
}

impl Run {
    /// Words as those around them.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::set(Tone::Plain, text)
    }

    /// Words that are to be seen first.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::set(Tone::Strong, text)
    }

    /// Words that may be passed over.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self::set(Tone::Quiet, text)
    }

    /// Words in the language of what is reported on.
    pub fn own(text: impl Into<String>) -> Self {
        Self::plain(text).in_own()
    }

    /// Words that are set so.
    pub fn set(tone: Tone, text: impl Into<String>) -> Self {
        Self::Words(Words { text: text.into(), tone, ..Words::default() })
    }

    /// The same in the language of what is reported on.
    #[must_use]
    pub fn in_own(self) -> Self {
        match self {
            Self::Words(words) => Self::Words(Words { is_own: true, ..words }),
            same @ (Self::Level(..) | Self::Sign(..) | Self::Meter(_)) => same,
        }
    }

    /// The same, leading somewhere, if there is such a place.
    #[must_use]
    pub fn leading(self, to: Option<Target>) -> Self {
        match self {
            Self::Words(words) => Self::Words(Words { to, ..words }),
            same @ (Self::Level(..) | Self::Sign(..) | Self::Meter(_)) => same,
        }
    }

    /// What it says, as letters alone.
    #[must_use]
    pub fn letters(&self) -> &str {
        match self {
            Self::Words(Words { text, .. }) | Self::Level(_, text) | Self::Sign(text, _) => text,
            Self::Meter(_) => "",
        }
    }
}

impl Text {
    /// The pieces, from the beginning.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The same with another piece right behind it.
    #[must_use]
    pub fn with(mut self, run: Run) -> Self {
        self.runs.push(run);
        self
    }

    /// The same with other pieces behind it, a space before each.
    #[must_use]
    pub fn then(mut self, runs: impl IntoIterator<Item = Run>) -> Self {
        for run in runs {
            if !self.runs.is_empty() {
                self.runs.push(Run::plain(" "));
            }
            self.runs.push(run);
        }
        self
    }

    /// The same, to be seen first, but for what is set so or otherwise by itself.
    #[must_use]
    pub fn strong(&self) -> Self {
        self.set_as(Tone::Strong)
    }

    /// The same, to be passed over by who is in a hurry.
    #[must_use]
    pub fn quiet(&self) -> Self {
        self.set_as(Tone::Quiet)
    }

    fn set_as(&self, tone: Tone) -> Self {
        let set = |run: &Run| match run {
            Run::Words(words) if words.tone == Tone::Plain => Run::Words(Words { tone, ..words.clone() }),
            same @ (Run::Words(_) | Run::Level(..) | Run::Sign(..) | Run::Meter(_)) => same.clone(),
        };
        self.runs.iter().map(set).collect()
    }

    /// Where a document belongs, the widest first.
    #[must_use]
    pub fn trail(places: &[Run]) -> Self {
        let between = |at: usize| (at > 0).then(|| Run::plain(" › "));
        places
            .iter()
            .enumerate()
            .flat_map(|(at, place)| between(at).into_iter().chain([place.clone()]))
            .collect()
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.letters().is_empty() && !matches!(run, Run::Meter(_)))
    }

    /// The picture of a number that is in it.
    #[must_use]
    pub fn meter(&self) -> Option<Meter> {
        self.runs.iter().find_map(|run| if let Run::Meter(meter) = run { Some(*meter) } else { None })
    }

    /// The words, where it is nothing but words that are set alike.
    #[must_use]
    pub fn alone(&self) -> Option<&Words> {
        match self.runs.as_slice() {
            [Run::Words(words)] => Some(words),
            _ => None,
        }
    }

    pub(super) fn each_text(&mut self, each: &mut dyn FnMut(&mut String)) {
        for run in &mut self.runs {
            match run {
                Run::Words(Words { text, .. }) | Run::Level(_, text) => each(text),
                Run::Sign(..) | Run::Meter(_) => {}
            }
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.runs.iter().try_for_each(|run| f.write_str(run.letters()))
    }
}

impl FromIterator<Run> for Text {
    fn from_iter<I: IntoIterator<Item = Run>>(runs: I) -> Self {
        Self { runs: runs.into_iter().collect() }
    }
}

impl From<Run> for Text {
    fn from(run: Run) -> Self {
        Self { runs: vec![run] }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Run::plain(text).into()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Run::plain(text).into()
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Run::plain(text).into()
    }
}
