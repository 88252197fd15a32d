//! What a questionnaire itself says of what the program would say to a respondent: a form in Finnish has its buttons in
//! Finnish where the questionnaire brings the words.

use std::collections::BTreeMap;

use super::ContentLang;

/// A phrase that a questionnaire can have words of its own for: its name, and the blanks that the program fills in.
pub type Phrase = (&'static str, &'static [&'static str]);

/// The phrases that respondents meet, in the order of the form. A test holds them to the program's own words.
pub const PHRASES: [Phrase; 74] = [
    ("skip", &[]),
    ("language", &[]),
    ("pages", &[]),
    ("page_of", &["page", "pages"]),
    ("welcome", &[]),
    ("finish", &[]),
    ("how_long", &["minutes", "questions"]),
    ("stays", &[]),
    ("read_by", &[]),
    ("small_groups", &["least"]),
    ("own_words", &["least"]),
    ("together_told", &[]),
    ("dont_know_is_fine", &[]),
    ("draft_kept", &[]),
    ("draft_not_kept", &[]),
    ("draft_found", &["time"]),
    ("draft_go_on", &["page"]),
    ("draft_not_mine", &[]),
    ("clear", &[]),
    ("clear_question", &[]),
    ("clear_told", &[]),
    ("clear_yes", &[]),
    ("cancel", &[]),
    ("cleared", &[]),
    ("about_you", &[]),
    ("your_unit", &[]),
    ("choose_unit", &[]),
    ("unit_missing", &[]),
    ("your_role", &[]),
    ("no_role", &[]),
    ("unit", &[]),
    ("role", &[]),
    ("next", &[]),
    ("back", &[]),
    ("answered", &["all", "done"]),
    ("of_page", &["all", "done"]),
    ("none_concerns", &["group"]),
    ("none_concerns_told", &[]),
    ("none", &[]),
    ("undo", &[]),
    ("comment", &[]),
    ("add_comment", &[]),
    ("no_names", &[]),
    ("optional", &[]),
    ("not_a_number", &[]),
    ("outside", &[]),
    ("unanswered", &[]),
    ("unanswered_told", &[]),
    ("all_answered", &[]),
    ("save", &[]),
    ("saved", &["file"]),
    ("hand_over", &[]),
    ("mail", &["address"]),
    ("mail_told", &[]),
    ("mail_subject", &["title"]),
    ("mail_body", &["file"]),
    ("changed", &[]),
    ("not_saved", &[]),
    ("not_saved_told", &["file"]),
    ("the_text", &[]),
    ("copy", &[]),
    ("copied", &[]),
    ("copy_by_hand", &[]),
    ("file_start", &[]),
    ("needs_script", &[]),
    ("made_with", &[]),
    ("language_name", &[]),
    ("dont_know", &[]),
    ("not_applicable", &[]),
    ("several", &[]),
    ("number_between", &["high", "low"]),
    ("number_clamped", &["high", "low"]),
    ("your_unit_hint", &[]),
    ("alone", &[]),
];

/// A questionnaire's own words, per language and phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnWords(BTreeMap<ContentLang, BTreeMap<&'static str, Box<str>>>);

impl OwnWords {
    /// Takes a phrase's words in a language; a name that is no phrase's is not kept.
    pub fn set(&mut self, lang: ContentLang, name: &str, words: &str) {
        if let Some((name, _)) = PHRASES.iter().find(|(known, _)| *known == name) {
            self.0.entry(lang).or_default().insert(name, words.into());
        }
    }

    /// The words for a phrase in a language, or in a wider one: those for `sv` also in `sv-FI`.
    #[must_use]
    pub fn get(&self, lang: ContentLang, name: &str) -> Option<&str> {
        lang.and_wider().find_map(|code| {
            let (_, words) = self.0.iter().find(|(lang, _)| lang.code() == code)?;
            words.get(name).map(|words| &**words)
        })
    }

    /// The words for a phrase in all languages that have any.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.values().filter_map(move |words| words.get(name).map(|words| &**words))
    }

    /// Every language with its words, in one order.
    pub fn each(&self) -> impl Iterator<Item = (ContentLang, impl Iterator<Item = (&'static str, &str)>)> {
        self.0.iter().map(|(lang, words)| (*lang, words.iter().map(|(name, words)| (*name, &**words))))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The names in braces in a text, each once, sorted.
#[must_use]
pub fn blanks(text: &str) -> Vec<&str> {
    let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .filter(is_name)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}
