//! What respondents said.

use super::{Decimal, OptionIx, RoleId, UnitIx};

/// Which of an item's options are ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ticks(u128);

impl Ticks {
    /// Whether an option is ticked.
    #[must_use]
    pub const fn contains(self, option: OptionIx) -> bool {
        self.0 >> option.0 & 1 == 1
    }

    /// What is ticked here or there.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The ticked options, in their order.
    pub fn iter(self) -> impl Iterator<Item = OptionIx> {
        (0..u128::BITS as usize).map(OptionIx::new).filter(move |option| self.contains(*option))
    }
}

impl FromIterator<OptionIx> for Ticks {
    fn from_iter<I: IntoIterator<Item = OptionIx>>(options: I) -> Self {
        Self(options.into_iter().fold(0, |ticks, option| ticks | 1 << option.0))
    }
}

/// What became of one item for one respondent. The four are never mixed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// An option of the item's scale.
    Option(OptionIx),
    /// The ticked options of an item where several may hold; there may be none.
    Ticks(Ticks),
    /// A number.
    Number(Decimal),
    /// A text, which is never scored and not kept.
    Text,
    /// "Don't know".
    DontKnow,
    /// "Not applicable": the item leaves numerator and denominator.
    NotApplicable,
    /// Nothing.
    NotAnswered,
}

/// One respondent's answers in one wave. Who it was is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Where the respondent works.
    pub unit: UnitIx,
    /// The role, where one was given.
    pub role: Option<RoleId>,
    /// How long the answering took, in whole seconds, where that is known.
    pub seconds: Option<u32>,
    /// One answer per item, in the questionnaire's order of items.
    pub answers: Vec<Answer>,
}

/// Where a response stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowAt {
    /// Which of the wave's files, counted from 0.
    pub file: usize,
    /// The row as a spreadsheet counts it; the respondent's first, where there are several.
    pub row: u64,
}

/// All responses of one wave, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Responses(pub Vec<Response>);

/// Who answered in both of two waves: per person the place of the response in the earlier wave and in the later one,
/// rising. No place stands twice on either side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs(pub Vec<(usize, usize)>);
