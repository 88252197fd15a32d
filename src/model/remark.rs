//! What respondents wrote in their own words.

use super::ItemIx;

/// A comment, a text that was asked for, or a story. Who wrote it is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The item that it was written to.
    pub item: ItemIx,
    /// The words, as they were written.
    pub text: String,
}

/// Whether a story may be told: what its writer chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Telling {
    /// With the name of the unit.
    WithUnit,
    /// Without it.
    WithoutUnit,
    /// Not to anybody.
    NotAtAll,
}

impl Telling {
    /// The ids of the options that say so.
    pub const CODES: [(&'static str, Self); 3] =
        [("unit", Self::WithUnit), ("anonymous", Self::WithoutUnit), ("no", Self::NotAtAll)];

    /// What an option of this id says.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::CODES.into_iter().find(|(code, _)| *code == id).map(|(_, telling)| telling)
    }
}
