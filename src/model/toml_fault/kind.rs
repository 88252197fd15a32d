//! What can be wrong between an item's kind or a group's rule and what is said of it.

use std::ops::Range;

use crate::model::ItemKind;

/// What does not go with an item's kind or a group's rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KindFault {
    /// Two ends that are no range.
    Range(RangeFault),
    /// A key that only another kind or rule has.
    OutOfPlace {
        /// The key.
        key: &'static str,
        /// Where it belongs.
        belongs: Belongs,
        /// What it stands with, as the file calls it.
        here: &'static str,
    },
    /// Options that rule out all others, where only one can be chosen in any case.
    ExclusiveInChoice {
        /// The options.
        options: Vec<String>,
    },
    /// Every option rules out all others.
    AllExclusive,
    /// A number with both ends and breakpoints.
    EndsTwice,
    /// Too few breakpoints for a line.
    BreakpointCount {
        /// How many there are.
        found: usize,
    },
    /// A breakpoint that stands no higher than the one before it.
    BreakpointsNotRising {
        /// Where the one before stands in the file.
        first: Range<usize>,
    },
    /// A condition that an item of that kind cannot be put to.
    ConditionMisfit {
        /// The item whose answer decides.
        item: String,
        /// How it is answered.
        kind: ItemKind,
    },
    /// An item that does not ask whether a story may be told.
    NoConsent {
        /// The item.
        item: String,
        /// Its options that say nothing of that, if any; it may also be scored, or have no options.
        options: Vec<String>,
    },
}

/// Why two numbers are no range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeFault {
    /// There are not two of them but so many.
    Count(usize),
    /// The second is not higher than the first.
    NotRising,
    /// The second end of a number's line is not higher than the first.
    EndsNotRising,
    /// The second is lower than the first.
    Falling,
}

/// Where a key belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// With `combine = "ladder"`.
    Ladder,
    /// With items that have options: `choice` and `multi`.
    Options,
    /// With items of kind `number`.
    Number,
    /// With items that are scored.
    Scored,
    /// With items of which one option is chosen.
    Choice,
    /// With items that ask for a text.
    Text,
    /// With texts that are stories.
    Story,
}

impl KindFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Range(_) => "Q032",
            Self::OutOfPlace { .. } => "Q033",
            Self::ExclusiveInChoice { .. } => "Q034",
            Self::AllExclusive => "Q035",
            Self::EndsTwice => "Q036",
            Self::BreakpointCount { .. } => "Q037",
            Self::BreakpointsNotRising { .. } => "Q038",
            Self::ConditionMisfit { .. } => "Q039",
            Self::NoConsent { .. } => "Q041",
        }
    }
}
