//! What can be wrong with the columns and rows of a file.

use crate::model::NodeId;

/// A fault in what is taken and left out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnsFault {
    /// Two columns hold the same about a respondent or of a row with one answer.
    TwoColumns {
        /// The other column's heading.
        first: String,
        /// The other column, counted from 0.
        first_column: usize,
    },
    /// A row in which two columns of the same item, or the same about the respondent, say different things.
    ColumnsDiffer {
        /// The other column's heading.
        first: String,
        /// The other column, counted from 0.
        first_column: usize,
        /// The item, unless it is something else that stands twice.
        item: Option<NodeId>,
    },
    /// A column of an item that is not read, though something stands in it.
    ColumnDropped {
        /// The items that it is one of.
        items: Vec<NodeId>,
        /// Why it is not read.
        why: Dropped,
        /// Its heading.
        heading: String,
        /// The options of the one item that it belongs to, where it is for one of them.
        options: Vec<String>,
    },
    /// A column that looks like an item and is not read.
    LookalikeUnread {
        /// The item.
        item: NodeId,
    },
    /// Columns that are not read, though options of the questionnaire stand in them.
    AnswersUnread {
        /// Their headings.
        columns: Vec<String>,
    },
    /// A row without an answer in what is read, and with something in a column that looks like an item.
    LeftOutWithAnswer {
        /// The item.
        item: NodeId,
        /// Whether the heading looks like it; otherwise what stands in the column does.
        by_heading: bool,
    },
    /// Rows without an answer in what is read, and with something in columns that are not.
    LeftOutWithText {
        /// How many rows.
        rows: usize,
        /// The headings of those columns.
        columns: Vec<String>,
    },
    /// Answers of several events of a project, which are mostly rounds of their own.
    SeveralEvents {
        /// The heading of the column that says which.
        column: String,
        /// The events.
        events: Vec<String>,
    },
    /// Which of a respondent's submissions counts goes by the time, and this one's says none.
    UnreadTime,
    /// Only completed submissions were asked for, and nothing says which ones are.
    CompletedUnknown,
    /// Headings that are known by their place only, and are answers themselves.
    HeadingsAreAnswers {
        /// The row.
        row: u64,
    },
}

/// Why a column of an item is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropped {
    /// It fits several items.
    Several,
    /// It is one of two scales of the same question.
    DualScale,
    /// It is for an option that the item, of which several may hold, does not have.
    UnknownOption,
    /// It is for a row or the like that the item does not have.
    UnknownPart,
    /// A mapping says that the item has another column.
    SaidElsewhere,
}

impl ColumnsFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TwoColumns { .. } => "I022",
            Self::ColumnsDiffer { .. } => "I050",
            Self::ColumnDropped { .. } => "I051",
            Self::LookalikeUnread { .. } => "I052",
            Self::AnswersUnread { .. } => "I053",
            Self::LeftOutWithAnswer { .. } => "I054",
            Self::LeftOutWithText { .. } => "I055",
            Self::CompletedUnknown => "I056",
            Self::HeadingsAreAnswers { .. } => "I057",
            Self::SeveralEvents { .. } => "I058",
            Self::UnreadTime => "I059",
        }
    }
}
