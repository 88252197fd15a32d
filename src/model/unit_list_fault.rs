//! What can be wrong with a list of units in a spreadsheet.

use super::toml_fault::Bounds;
use super::{ContentLang, IdError};

/// What a column of the list says of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitColumn {
    /// What files of answers call the unit.
    Id,
    /// What reports call it.
    Name,
    /// What reports in this language call it.
    NameIn(ContentLang),
    /// What it is a part of.
    Parent,
    /// How many work there.
    Headcount,
    /// How many were asked.
    Invited,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitListFault {
    /// No column says what units are called.
    NoNames {
        /// The headings that there are, the first few.
        headings: Vec<String>,
    },
    /// There are headings and nothing below them.
    NoUnits,
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
    /// A target for what the questionnaire does not have.
    UnknownNode {
        /// What stands there.
        node: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A role that cannot be one.
    BadRole {
        /// What stands there.
        role: String,
        /// Why.
        why: IdError,
    },
    /// A row with figures and no name.
    NoName,
    /// A cell in which the spreadsheet shows an error.
    ErrorCell {
        /// What it shows.
        value: String,
    },
    /// An id, or a name that is to be one, that cannot be one.
    BadId {
        /// What stands there.
        id: String,
        /// Why.
        why: IdError,
    },
    /// An id that another unit has.
    SameId {
        /// The id.
        id: String,
        /// The row of the other.
        first: u64,
    },
    /// A name that another part of the same unit has.
    SameName {
        /// The name.
        name: String,
        /// The row of the other.
        first: u64,
        /// Whether both have an id of their own, so that at least answers can tell them apart.
        have_ids: bool,
    },
    /// A parent that is not in the list.
    UnknownParent {
        /// What stands there.
        parent: String,
        /// The unit that was probably meant.
        nearest: Option<String>,
    },
    /// A parent whose name several units have.
    AmbiguousParent {
        /// The name.
        parent: String,
        /// The rows of those units.
        rows: Vec<u64>,
    },
    /// Units that are parts of each other.
    Circle {
        /// Their names, the first few.
        names: Vec<String>,
    },
    /// No number where one should stand, or one that cannot be.
    BadNumber {
        /// What stands there.
        value: String,
        /// What may.
        bounds: Bounds,
    },
    /// More people were asked than work there.
    InvitedAboveHeadcount {
        /// How many were asked.
        invited: u32,
        /// How many work there.
        headcount: u32,
    },
    /// How many were asked in all is not the sum of those in each role.
    TotalIsNotSum {
        /// How many in all.
        total: u32,
        /// The sum.
        sum: u64,
    },
}

impl UnitListFault {
    /// The stable code, which `mognad explain` knows. A code is never used again for something else.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoNames { .. } => "U001",
            Self::NoUnits => "U002",
            Self::UnknownColumn { .. } => "U003",
            Self::SameColumn { .. } => "U004",
            Self::UnknownNode { .. } => "U005",
            Self::BadRole { .. } => "U006",
            Self::NoName => "U007",
            Self::ErrorCell { .. } => "U008",
            Self::BadId { .. } => "U009",
            Self::SameId { .. } => "U010",
            Self::SameName { .. } => "U011",
            Self::UnknownParent { .. } => "U012",
            Self::AmbiguousParent { .. } => "U013",
            Self::Circle { .. } => "U014",
            Self::BadNumber { .. } => "U015",
            Self::InvitedAboveHeadcount { .. } => "U016",
            Self::TotalIsNotSum { .. } => "U017",
        }
    }

    /// Whether the list can be used all the same. A heading like none that is known says something of its own; one that is nearly
    /// one of them is a slip.
    #[must_use]
    pub const fn is_mild(&self) -> bool {
        matches!(
            self,
            Self::UnknownColumn { nearest: None, .. }
                | Self::SameName { have_ids: true, .. }
                | Self::InvitedAboveHeadcount { .. }
        )
    }
}
