//! What can be wrong with the letters of a text or an id.

use std::ops::Range;

/// A fault that lies in single characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LettersFault {
    /// A text with a character in it that no text may have.
    Stray {
        /// The first of them.
        found: char,
    },
    /// An id that a reader cannot tell from another.
    LooksAlike {
        /// The id.
        id: String,
        /// The other.
        other: String,
        /// Where the other stands.
        first: Range<usize>,
    },
    /// An id with an e-mail address or a personal identity number in it.
    Personal,
}

impl LettersFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Stray { .. } => "Q050",
            Self::LooksAlike { .. } => "Q051",
            Self::Personal => "Q052",
        }
    }
}
