//! What the files are made of: the keys of each table, what they hold and mean, the words that have a meaning in them, and the names that
//! nothing else may have.
//!
//! What is read (`load`, `interview`), what the schemas list (`report::schema`) and what is exported (`report::export`) take it from here. A
//! [`Key`] can be made nowhere else, so that a key in quotation marks does not compile: to add one is a line here, and its reading.

/// Declares the keys of a table, in the order in which they are listed: `NAME = need "name": what it holds, "in Swedish", "in English";`, a line each, or
/// `may` where the key need not be there, and then `=> what goes without saying`.
macro_rules! keys {
    ($(#[$doc:meta])* $table:ident {
        $($key:ident = $how:ident $name:literal: $holds:expr $(=> $usual:expr)?, $sv:literal, $en:literal;)*
    }) => {
        $(#[$doc])*
        // What stands in brackets in a meaning is a word of a file, and no link.
        #[allow(rustdoc::broken_intra_doc_links)]
        pub mod $table {
            #[allow(unused_imports)]
            use super::*;
            use $crate::model::format::Key;

            $(#[doc = $en] pub const $key: Key = Key::$how($name, $holds, [$sv, $en])$(.usually($usual))?;)*
            /// All of them.
            pub const KEYS: &[Key] = &[$($key),*];
        }
    };
}

pub mod answers;
pub mod assessment;
pub mod benchmark;
pub mod columns;
pub mod figures;
pub mod mapping;
pub mod plain;
pub mod plan;
pub mod policy;
pub mod questionnaire;
pub mod unit_list;

pub use columns::ReservedColumn;

use super::{Lang, Points, Share};

/// The file that makes a folder an assessment.
pub const ASSESSMENT_FILE: &str = "assessment.toml";

/// The folder in it that holds answers, unless it says otherwise.
pub const ANSWERS_FOLDER: &str = "answers";

/// The folder in which units' common answers are looked for, a folder for each wave, where an assessment names no other.
pub const CONSENSUS_FOLDER: &str = "consensus";

/// The only number that a file's format has had.
pub const VERSION: u32 = 1;

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    name: &'static str,
    is_needed: bool,
    holds: Holds,
    means: [&'static str; 2],
    usual: Option<Usual>,
}

impl Key {
    const fn may(name: &'static str, holds: Holds, means: [&'static str; 2]) -> Self {
        Self { name, is_needed: false, holds, means, usual: None }
    }

    const fn need(name: &'static str, holds: Holds, means: [&'static str; 2]) -> Self {
        Self { is_needed: true, ..Self::may(name, holds, means) }
    }

    const fn usually(self, usual: Usual) -> Self {
        Self { usual: Some(usual), ..self }
    }

    /// The key as it is written.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether each such table must have it.
    #[must_use]
    pub const fn is_needed(&self) -> bool {
        self.is_needed
    }

    /// What its value may be.
    #[must_use]
    pub const fn holds(&self) -> &Holds {
        &self.holds
    }

    /// What it means, in a line.
    #[must_use]
    pub const fn meaning(&self, lang: Lang) -> &'static str {
        let [sv, en] = self.means;
        match lang {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }

    /// What holds where it is not there, if that is one value.
    #[must_use]
    pub const fn usual(&self) -> Option<Usual> {
        self.usual
    }
}

/// What goes without saying.
#[derive(Debug, Clone, Copy)]
pub enum Usual {
    /// A word.
    Word(&'static str),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(u32),
    /// Points.
    Points(Points),
    /// A share.
    Share(Share),
}

/// What a value may be, as far as one value tells.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// Just this word.
    Word(&'static str),
    /// The number of the format.
    Version,
    /// One of these words.
    Words(fn() -> Vec<&'static str>),
    /// An id of letters, digits and three signs.
    Id,
    /// The same, but none of these.
    IdBut(fn() -> Vec<&'static str>),
    /// What may be an id or a name.
    Name,
    /// A text, in one language or several.
    Text,
    /// A text with something in it, be it space.
    Filled,
    /// A text with more in it than space.
    SomeText,
    /// Any text.
    AnyText,
    /// A text of a pattern.
    Matching(&'static str),
    /// The tag of a language.
    Language,
    /// A day.
    Date,
    /// A day and a time.
    Moment,
    /// Yes or no.
    Flag,
    /// Points from 0 to 100.
    Points,
    /// A share from 0 to 1.
    Share,
    /// A weight above 0.
    Weight,
    /// A weight, or 0.
    WeightOrNone,
    /// A number as a respondent may give one.
    Number,
    /// A whole number.
    Count {
        /// The least.
        least: u32,
        /// The greatest, where there is one.
        most: Option<u32>,
    },
    /// A number of people, or one per role.
    PeopleByRole,
    /// The two ends that scores are shown between.
    Range,
    /// Roles, at least one.
    Roles,
    /// A questionnaire's own phrases per language.
    Phrases,
    /// An answer: an option, several, a number or a text.
    Answer,
    /// The same, or nothing.
    OrNull(&'static Self),
    /// A list.
    List {
        /// What is in it.
        of: &'static Self,
        /// How much at least.
        least: u32,
        /// How much at most, where there is such a number.
        most: Option<u32>,
        /// Whether nothing may be in it twice.
        is_distinct: bool,
    },
    /// Values by ids or other names that the file gives.
    ById(&'static Self),
    /// The same, or one value for all.
    OrById(&'static Self),
    /// A table with these keys.
    Table(&'static [Key]),
    /// A table with these keys, but not with all of those.
    NotAll(&'static [Key], &'static [Key]),
    /// Such a table for each language.
    PerLanguage(&'static [Key]),
    /// What is described under this name, since it stands in several places or is long.
    Part(&'static str),
    /// Parts by ids.
    Parts(&'static str),
}

/// So many people as can be in an assessment.
const PEOPLE: Holds = Holds::Count { least: 1, most: Some(super::Assessment::MOST_PEOPLE) };

const fn list(of: &'static Holds) -> Holds {
    between(0, None, of)
}

const fn filled(of: &'static Holds) -> Holds {
    between(1, None, of)
}

const fn between(least: u32, most: Option<u32>, of: &'static Holds) -> Holds {
    Holds::List { of, least, most, is_distinct: false }
}

/// A list in which nothing stands twice.
const fn distinct(least: u32, of: &'static Holds) -> Holds {
    Holds::List { of, least, most: None, is_distinct: true }
}

/// The words of a table of words and what they mean.
#[must_use]
pub fn names<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}
