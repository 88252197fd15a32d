//! What can be wrong with an action plan that was edited in a spreadsheet.

use super::IdError;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanFault {
    /// No column says what is to be done.
    NoActions {
        /// The headings that there are, the first few.
        headings: Vec<String>,
    },
    /// A heading that is nearly one of those that are known.
    UnknownColumn {
        /// The heading.
        heading: String,
        /// The heading that was probably meant.
        nearest: String,
    },
    /// A column that says the same as one before it.
    SameColumn {
        /// Its heading.
        heading: String,
        /// The place of the other, counted from 0.
        first: usize,
    },
    /// Something stands in a column that has no heading.
    NoHeading {
        /// What stands there.
        value: String,
    },
    /// A row that does not say what is to be done.
    NoAction,
    /// A cell in which the spreadsheet shows an error.
    ErrorCell {
        /// What it shows.
        value: String,
    },
    /// A text that cannot be an id.
    BadId {
        /// What stands there.
        id: String,
        /// Why.
        why: IdError,
    },
    /// An id that another row has.
    SameId {
        /// The id.
        id: String,
        /// The row of the other.
        first: u64,
    },
    /// A unit that the assessment does not have, or that is not the only one of its name.
    UnknownUnit {
        /// What stands there.
        unit: String,
        /// The unit that was probably meant.
        nearest: Option<String>,
        /// The ids of the units of that name, where there are several.
        same: Vec<String>,
    },
    /// An area or question that no questionnaire of the assessment has.
    UnknownNode {
        /// What stands there.
        node: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// No day where one should stand, or one that the calendar does not have.
    BadDate {
        /// What stands there.
        value: String,
    },
    /// No number where one should stand, or one that cannot be.
    BadNumber {
        /// What stands there.
        value: String,
        /// The most that may, where there is such a number.
        most: Option<u32>,
    },
    /// A word that is no status.
    UnknownStatus {
        /// The word.
        word: String,
        /// The word that was probably meant.
        nearest: Option<String>,
        /// The words there are, in the language of the headings.
        allowed: Vec<&'static str>,
    },
}

impl PlanFault {
    /// The stable code, which `mognad explain` knows. A code is never used again for something else.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoActions { .. } => "P001",
            Self::UnknownColumn { .. } => "P002",
            Self::SameColumn { .. } => "P003",
            Self::NoHeading { .. } => "P004",
            Self::NoAction => "P005",
            Self::ErrorCell { .. } => "P006",
            Self::BadId { .. } => "P007",
            Self::SameId { .. } => "P008",
            Self::UnknownUnit { .. } => "P009",
            Self::UnknownNode { .. } => "P010",
            Self::BadDate { .. } => "P011",
            Self::BadNumber { .. } => "P012",
            Self::UnknownStatus { .. } => "P013",
        }
    }
}
