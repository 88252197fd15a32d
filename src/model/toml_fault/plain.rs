//! What is hardly plain in the wording of an item.

use crate::model::{ContentLang, PlainRule};

/// Which text of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemText {
    /// The question.
    Question,
    /// The description of an option, counted from 1.
    Anchor(usize),
    /// The label of one of the item's own options that has no description, counted from 1.
    Label(usize),
}

/// Something that a rule for plain wording is broken by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlainFault {
    /// Words that should not stand where they do.
    Words {
        /// The rule.
        rule: PlainRule,
        /// The item.
        item: String,
        /// The text.
        text: ItemText,
        /// Its language.
        lang: ContentLang,
        /// The words, as the lists have them.
        found: Vec<String>,
    },
    /// A text with too many words.
    Long {
        /// The rule.
        rule: PlainRule,
        /// The item.
        item: String,
        /// The text.
        text: ItemText,
        /// Its language.
        lang: ContentLang,
        /// How many words it has.
        words: usize,
        /// How many it may have.
        most: usize,
    },
    /// Items without a help text.
    NoHelp {
        /// The items.
        items: Vec<String>,
    },
    /// An exception from a rule that the item does not break.
    Unneeded {
        /// The item.
        item: String,
        /// The rule.
        rule: PlainRule,
    },
}

impl PlainFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Words { rule, .. } | Self::Long { rule, .. } => match rule {
                PlainRule::VagueWord => "Q120",
                PlainRule::AndOr => "Q121",
                PlainRule::LongAnchor => "Q122",
                PlainRule::LongQuestion => "Q123",
                PlainRule::AbsoluteMiddle => "Q124",
                PlainRule::NoHelp => "Q125",
            },
            Self::NoHelp { .. } => "Q125",
            Self::Unneeded { .. } => "Q126",
        }
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> PlainRule {
        match self {
            Self::Words { rule, .. } | Self::Long { rule, .. } | Self::Unneeded { rule, .. } => *rule,
            Self::NoHelp { .. } => PlainRule::NoHelp,
        }
    }

    /// The items that it is told of.
    #[must_use]
    pub fn items(&self) -> &[String] {
        match self {
            Self::Words { item, .. } | Self::Long { item, .. } | Self::Unneeded { item, .. } => {
                std::slice::from_ref(item)
            }
            Self::NoHelp { items } => items,
        }
    }

    /// The text that it is in, and its language.
    #[must_use]
    pub const fn place(&self) -> Option<(ItemText, ContentLang)> {
        match self {
            Self::Words { text, lang, .. } | Self::Long { text, lang, .. } => Some((*text, *lang)),
            Self::NoHelp { .. } | Self::Unneeded { .. } => None,
        }
    }
}
