//! What can be wrong with files of key figures.

use super::WaveId;

/// What a column of the file says of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureColumn {
    /// Whose figure it is.
    Unit,
    /// What it is about.
    Node,
    /// Which round it belongs to.
    Wave,
    /// What it is called.
    Name,
    /// The figure.
    Value,
    /// What it is counted in.
    Measure,
    /// Where it is from.
    Source,
    /// Which way it is better.
    Better,
    /// What is wanted of it.
    Target,
}

/// What Kolada's answers are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KoladaPart {
    /// JSON.
    Json,
    /// An object with the list `values`.
    Values,
    /// One of them: an object.
    Entry,
    /// A text, such as the id of a key figure.
    Text,
    /// A year.
    Year,
    /// A number, or nothing.
    NumberOrNull,
}

/// What a mapping names and a saved answer has, or has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KoladaThing {
    /// A key figure.
    Kpi,
    /// A municipality, a region or one of their units.
    Unit,
    /// The title of a key figure.
    Title,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureFault {
    /// Columns that must be there are not.
    NoColumns {
        /// Which.
        missing: Vec<FigureColumn>,
        /// The headings that there are, the first few.
        headings: Vec<String>,
    },
    /// There are headings and nothing below them.
    NoFigures,
    /// A column that is not read.
    UnknownColumn {
        /// Its heading.
        heading: String,
        /// The heading that was probably meant.
        nearest: Option<String>,
    },
    /// A column that says the same as one before it.
    SameColumn {
        /// Its heading.
        heading: String,
        /// The place of the other, counted from 0.
        first: usize,
    },
    /// A unit that the assessment does not have.
    UnknownUnit {
        /// What stands there.
        unit: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A name that several units have.
    AmbiguousUnit {
        /// The name.
        unit: String,
        /// Their ids.
        ids: Vec<String>,
    },
    /// An area or a question that the questionnaire of the wave does not have.
    UnknownNode {
        /// What stands there.
        node: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A wave that the assessment does not have.
    UnknownWave {
        /// What stands there.
        wave: String,
        /// What was probably meant.
        nearest: Option<String>,
        /// Those that there are.
        known: Vec<WaveId>,
    },
    /// A row in which a cell is empty that must not be.
    Lacks(FigureColumn),
    /// A row without a figure.
    NoValue,
    /// No number where one should stand.
    BadNumber {
        /// What stands there.
        value: String,
    },
    /// A per cent sign with a number of something else.
    OtherMeasure {
        /// What stands there.
        value: String,
        /// What is said to be counted.
        measure: String,
    },
    /// No direction where one should stand.
    UnknownDirection {
        /// What stands there.
        word: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A figure that stands in the same wave already.
    SameFigure {
        /// Its name.
        name: String,
        /// Where the other stands, if it is in another file.
        file: Option<String>,
        /// Its row, where it stands in a table.
        row: Option<u64>,
    },
    /// The same figure is said to be better the other way, or to be counted in something else, in another wave.
    Differs {
        /// The column.
        column: FigureColumn,
        /// The row of the other, where it stands in a table.
        row: Option<u64>,
    },
    /// A cell in which the spreadsheet shows an error.
    ErrorCell {
        /// What it shows.
        value: String,
    },
    /// A file that is not what Kolada answers.
    NotKolada(KoladaPart),
    /// The mapping names what the file has not.
    NotInFile {
        /// What it is.
        thing: KoladaThing,
        /// Its id.
        id: String,
        /// The one that was probably meant.
        nearest: Option<String>,
        /// The file.
        file: String,
    },
    /// The file has what the mapping does not name.
    NotMapped {
        /// What they are.
        thing: KoladaThing,
        /// Their ids, the first few.
        ids: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// A key figure without a value.
    KoladaNoValue {
        /// The key figure.
        kpi: String,
        /// The year.
        period: String,
        /// Why, as Kolada says it; empty where it does not.
        status: String,
    },
    /// An answer that goes on in a further one.
    MoreToCome,
    /// No year of the file belongs to a wave.
    NoPeriod {
        /// The years that there are, the last few.
        periods: Vec<String>,
    },
}

impl FigureFault {
    /// The stable code, which `mognad explain` knows. A code is never used again for something else.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoColumns { .. } => "R001",
            Self::NoFigures => "R002",
            Self::UnknownColumn { .. } => "R003",
            Self::SameColumn { .. } => "R004",
            Self::UnknownUnit { .. } => "R005",
            Self::AmbiguousUnit { .. } => "R006",
            Self::UnknownNode { .. } => "R007",
            Self::UnknownWave { .. } => "R008",
            Self::Lacks(_) => "R009",
            Self::NoValue => "R010",
            Self::BadNumber { .. } => "R011",
            Self::UnknownDirection { .. } => "R012",
            Self::SameFigure { .. } => "R013",
            Self::Differs { .. } => "R014",
            Self::ErrorCell { .. } => "R015",
            Self::NotKolada(_) => "R016",
            Self::NotInFile { .. } => "R017",
            Self::NotMapped { .. } => "R018",
            Self::KoladaNoValue { .. } => "R019",
            Self::MoreToCome => "R020",
            Self::NoPeriod { .. } => "R021",
            Self::OtherMeasure { .. } => "R022",
        }
    }

    /// Whether the figures can be used all the same. A heading like none that is known says something of its own; one that is nearly
    /// one of them is a slip.
    #[must_use]
    pub const fn is_mild(&self) -> bool {
        matches!(
            self,
            Self::NoFigures
                | Self::UnknownColumn { nearest: None, .. }
                | Self::NoValue
                | Self::NotInFile { thing: KoladaThing::Title, .. }
                | Self::NotMapped { .. }
                | Self::KoladaNoValue { .. }
                | Self::MoreToCome
                | Self::NoPeriod { .. }
        )
    }
}
