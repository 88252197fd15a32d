//! What is said to respondents wherever they are asked, in the questionnaire's own words where it has any.

use super::exporting::{self, Words, words};
use super::forming;
use super::terminal::exact;
use crate::model::{ContentLang, Lang, OwnWords, Questionnaire, Tongue};

/// A phrase that forms, interviews and exported questionnaires share: its name in a questionnaire, and the program's words.
pub type Shared = (&'static str, fn(&Words) -> &'static str);

/// What is chosen by those who do not know.
pub const DONT_KNOW: Shared = ("dont_know", |words| words.dont_know);
/// What is chosen where a question does not concern one.
pub const NOT_APPLICABLE: Shared = ("not_applicable", |words| words.not_applicable);
/// What stands above several answers that can be ticked.
pub const SEVERAL: Shared = ("several", |words| words.several);
/// What stands above the question for the unit.
pub const ABOUT_YOU: Shared = ("about_you", |words| words.about_you);
/// How the unit is asked for.
pub const YOUR_UNIT: Shared = ("your_unit", |words| words.your_unit);
/// How the unit is to be written.
pub const YOUR_UNIT_HINT: Shared = ("your_unit_hint", |words| words.your_unit_hint);
/// What is told of an answer that rules out others.
pub const ALONE: Shared = ("alone", |words| words.alone);

/// How a questionnaire speaks to respondents.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'q> {
    words: &'q OwnWords,
    tongue: Tongue,
}

impl<'q> Asking<'q> {
    /// A questionnaire's way to speak, and the program's language for what it has no words for.
    #[must_use]
    pub fn of(questionnaire: &'q Questionnaire, tongue: impl Into<Tongue>) -> Self {
        Self { words: questionnaire.words(), tongue: tongue.into() }
    }

    /// The language of the questionnaire's texts.
    #[must_use]
    pub const fn content(&self) -> ContentLang {
        self.tongue.content
    }

    /// The program's language beside them.
    #[must_use]
    pub fn program(&self) -> Lang {
        self.tongue.program()
    }

    /// A phrase in one of the questionnaire's languages.
    #[must_use]
    pub fn say(&self, lang: ContentLang, (name, word): Shared) -> &'q str {
        self.words.get(lang, name).unwrap_or_else(|| word(words(self.tongue.beside(lang))))
    }

    /// The questionnaire's own words for a phrase, if it has any.
    #[must_use]
    pub fn own(&self, lang: ContentLang, name: &str) -> Option<&'q str> {
        self.words.get(lang, name)
    }

    /// What number is asked for.
    #[must_use]
    pub fn number_between(&self, lang: ContentLang, low: f64, high: f64, clamps: bool) -> String {
        let beside = self.tongue.beside(lang);
        let own = self.own(lang, if clamps { "number_clamped" } else { "number_between" });
        own.map_or_else(
            || exporting::number_between(low, high, clamps, beside),
            |own| own.replace("{low}", &exact(low, beside)).replace("{high}", &exact(high, beside)),
        )
    }

    /// What is chosen where nothing in a group concerns one.
    #[must_use]
    pub fn none_concerns(&self, lang: ContentLang, group: &str) -> String {
        let program = forming::words(self.tongue.beside(lang)).none_concerns;
        self.own(lang, "none_concerns").unwrap_or(program).replace("{group}", group)
    }

    /// A language's own name with its code, as survey tools write it.
    #[must_use]
    pub fn named_with_code(&self, lang: ContentLang) -> String {
        format!("{} ({lang})", self.name_of(lang))
    }

    /// What a language is called by those who read it.
    #[must_use]
    pub fn name_of(&self, lang: ContentLang) -> String {
        self.own(lang, "language_name").map_or_else(|| lang.own_name(), str::to_owned)
    }
}
