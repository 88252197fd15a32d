//! What can be wrong with a mapping, and with what it asks for.

use crate::model::NodeId;

/// A fault in a mapping, or in a file beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingFault {
    /// A column of a mapping that no file has.
    AbsentHeading {
        /// The heading as the mapping has it.
        heading: String,
        /// The heading that was probably meant.
        nearest: Option<String>,
        /// Whether nothing can be read without it.
        needed: bool,
    },
    /// A mapping's column is for an item that does not exist.
    UnknownTarget {
        /// The text.
        target: String,
        /// The item that was probably meant.
        nearest: Option<String>,
    },
    /// A mapping's column is for a part that its item does not have.
    UnknownPart {
        /// The item.
        item: NodeId,
        /// The part.
        part: String,
        /// The options there are.
        options: Vec<String>,
    },
    /// A mapping turns a text into something that the item cannot be answered with.
    UnknownMeaning {
        /// What the text is turned into.
        meaning: String,
        /// The item.
        item: Option<NodeId>,
        /// What there is.
        options: Vec<String>,
    },
    /// A mapping that says both where something stands and what it always is.
    ColumnAndConstant,
    /// The sheet that was asked for is not there.
    UnknownSheet {
        /// The sheet.
        sheet: String,
        /// The one that was probably meant.
        nearest: Option<String>,
        /// The sheets there are.
        sheets: Vec<String>,
    },
    /// The columns that a layout cannot do without are not there.
    LayoutMissing {
        /// The layout's code.
        tool: &'static str,
        /// The columns.
        columns: Vec<&'static str>,
    },
    /// There is no respondent at all.
    NothingTaken,
    /// The row that a mapping says has the headings is empty or not there.
    EmptyHeaderRow {
        /// The row.
        row: u64,
        /// The last row of the file.
        last: u64,
    },
}

impl MappingFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AbsentHeading { .. } => "I031",
            Self::UnknownTarget { .. } => "I032",
            Self::UnknownPart { .. } => "I033",
            Self::UnknownMeaning { .. } => "I034",
            Self::ColumnAndConstant => "I035",
            Self::UnknownSheet { .. } => "I036",
            Self::LayoutMissing { .. } => "I037",
            Self::NothingTaken => "I038",
            Self::EmptyHeaderRow { .. } => "I049",
        }
    }
}
