//! What an organisation is, for those who compare themselves with others.

use super::nfc;

/// What an organisation says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Organisation {
    /// What others call it, where that is not the name of the unit that all others are part of.
    pub name: Option<String>,
    /// What kind of organisation it is, such as `kommun`.
    pub kind: Option<String>,
    /// How many people live there.
    pub inhabitants: Option<u32>,
    /// How many work there.
    pub employees: Option<u32>,
}

impl Organisation {
    /// Whether two names, or two kinds, are the same: case and the way in which a letter is written do not matter.
    #[must_use]
    pub fn is_same_word(one: &str, other: &str) -> bool {
        let folded = |word: &str| nfc(word.trim()).to_lowercase();
        folded(one) == folded(other)
    }
}
