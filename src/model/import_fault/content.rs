//! What can be wrong with what stands in a file that is to be imported, and in the mapping that says how to read it.

use super::{ColumnsFault, FormFault, MappingFault};
use crate::model::{Further, NodeId, SeenAt, UnitId};

/// A fault in such a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFault {
    /// What is wrong.
    pub kind: ImportFaultKind,
    /// Where else in the file the same is wrong.
    pub further: Further,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFaultKind {
    /// The file has no row of headings.
    NoHeadings,
    /// No column is an item's.
    NoItems {
        /// How many cells of the first row have something in them.
        columns: usize,
        /// Those that are known as headings; the others may be somebody's answers.
        headings: Vec<String>,
    },
    /// Nothing says which unit the rows belong to.
    NoUnit {
        /// The column that fits best.
        candidate: Option<UnitCandidate>,
        /// The units.
        units: Vec<UnitId>,
    },
    /// A row without a unit.
    BlankUnit,
    /// A unit that nothing is called.
    UnknownUnit {
        /// The text.
        value: String,
        /// The id or name that was probably meant.
        nearest: Option<String>,
        /// The units.
        units: Vec<UnitId>,
    },
    /// A name that several units have.
    AmbiguousUnit {
        /// The text.
        value: String,
        /// The units.
        units: Vec<UnitId>,
    },
    /// A date where an option belongs, as Excel makes one of `1-2`.
    ExcelDate {
        /// The date.
        value: String,
        /// What was probably written.
        written: Option<String>,
    },
    /// A respondent who stands twice.
    TwiceAnswered {
        /// Where first.
        first: SeenAt,
        /// The item, where a row is an answer.
        item: Option<NodeId>,
    },
    /// A respondent of an earlier import, and nobody said what counts; or one in a file that is not an import's to change.
    AnsweredBefore {
        /// The file and the row of the earlier answers.
        first: SeenAt,
        /// Whether an import wrote that file, so that an import can take the earlier answers out of it.
        is_own: bool,
    },
    /// A free text with something in it that may tell who wrote it.
    LooksPersonal {
        /// The item.
        item: NodeId,
    },
    /// An item that the questionnaire does not have.
    UnknownItem {
        /// The id, or what stands in its place.
        item: String,
        /// The one that was probably meant.
        nearest: Option<String>,
        /// Whether a mapping can say which item it is.
        can_be_mapped: bool,
    },
    /// So many kinds of a mistake that no more are shown.
    More,
    /// What stands where a unit or a role belongs, and may tell who answered, so that it is not shown.
    PersonalValue {
        /// Whether it is a unit; otherwise it is a role.
        is_unit: bool,
        /// The units, where one belongs there.
        units: Vec<UnitId>,
    },
    /// Something is wrong with which columns and rows are taken.
    Columns(ColumnsFault),
    /// Something is wrong with a mapping.
    Mapping(MappingFault),
    /// Something is wrong with what a form saved.
    Form(FormFault),
}

/// A column in which units stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitCandidate {
    /// Its heading.
    pub heading: String,
    /// In how many rows a unit stands in it.
    pub units: usize,
    /// In how many rows anything stands in it.
    pub filled: usize,
}

impl ImportFaultKind {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoHeadings => "I020",
            Self::NoItems { .. } => "I021",
            Self::NoUnit { .. } => "I023",
            Self::BlankUnit => "I024",
            Self::UnknownUnit { .. } => "I025",
            Self::AmbiguousUnit { .. } => "I026",
            Self::ExcelDate { .. } => "I027",
            Self::TwiceAnswered { .. } => "I028",
            Self::AnsweredBefore { .. } => "I029",
            Self::LooksPersonal { .. } => "I030",
            Self::UnknownItem { .. } => "I045",
            Self::More => "I047",
            Self::PersonalValue { .. } => "I048",
            Self::Columns(fault) => fault.code(),
            Self::Mapping(fault) => fault.code(),
            Self::Form(fault) => fault.code(),
        }
    }
}
