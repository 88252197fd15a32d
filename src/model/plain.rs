//! What the wording of a questionnaire can be held to by rule, and what its author says of that.

use std::collections::BTreeMap;

use super::ContentLang;
use super::format::plain::{accepts, lint};

/// A rule for the wording of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlainRule {
    /// No word that each reader measures differently, such as *regularly*.
    VagueWord,
    /// No question that asks two things at once.
    AndOr,
    /// No answer that is too long to be compared with the others.
    LongAnchor,
    /// No question that is too long to be kept in mind.
    LongQuestion,
    /// No word without exceptions, such as *all*, in an answer that others go beyond.
    AbsoluteMiddle,
    /// No item without a help text.
    NoHelp,
}

impl PlainRule {
    /// All rules, by the names that files call them.
    pub const WORDS: [(&str, Self); 6] = [
        (accepts::VAGUE_WORD.name(), Self::VagueWord),
        (accepts::AND_OR.name(), Self::AndOr),
        (accepts::LONG_ANCHOR.name(), Self::LongAnchor),
        (accepts::LONG_QUESTION.name(), Self::LongQuestion),
        (accepts::ABSOLUTE_MIDDLE.name(), Self::AbsoluteMiddle),
        (accepts::NO_HELP.name(), Self::NoHelp),
    ];

    /// The name in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::WORDS.iter().find(|(_, rule)| *rule == self).map_or("", |(code, _)| code)
    }
}

/// Words, and phrases of several, that rules look for in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlainWords {
    /// Those that each reader measures differently.
    pub vague: Vec<String>,
    /// Those that allow no exception.
    pub absolute: Vec<String>,
    /// Those that join two questions.
    pub and_or: Vec<String>,
    /// Phrases in which one of these means something else, such as *how often*.
    pub exempt: Vec<String>,
}

impl PlainWords {
    /// The lists by the names that files call them.
    #[must_use]
    pub const fn lists(&self) -> [(&'static str, &Vec<String>); 4] {
        [
            (lint::VAGUE.name(), &self.vague),
            (lint::ABSOLUTE.name(), &self.absolute),
            (lint::AND_OR.name(), &self.and_or),
            (lint::EXEMPT.name(), &self.exempt),
        ]
    }

    /// Adds another's words.
    pub fn add(&mut self, other: &Self) {
        self.vague.extend_from_slice(&other.vague);
        self.absolute.extend_from_slice(&other.absolute);
        self.and_or.extend_from_slice(&other.and_or);
        self.exempt.extend_from_slice(&other.exempt);
    }
}

/// Words per language.
pub type PlainLists = BTreeMap<ContentLang, PlainWords>;
