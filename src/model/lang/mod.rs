//! Languages: the two that the program speaks, and whichever ones a questionnaire is in.

mod known;
mod localized;
mod tag;

pub use localized::Localized;
pub use tag::{BadTag, ContentLang};

/// A language of the program: what everything but the questionnaire's own texts exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Swedish first.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The ISO 639-1 code, as in `--lang` and in a questionnaire's texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language with this code, if the program speaks it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The program's language that a reader of this one reads, if it has it: Swedish also for Swedish of Finland and Easy
    /// Swedish.
    #[must_use]
    pub fn of(content: ContentLang) -> Option<Self> {
        Self::from_code(content.primary())
    }
}

/// The language in which a questionnaire is asked, and the program's language for what the program alone says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue {
    /// The language of the questionnaire's texts.
    pub content: ContentLang,
    /// The program's language where it does not speak that one.
    pub otherwise: Lang,
}

impl Tongue {
    /// One of the program's languages for both.
    #[must_use]
    pub const fn of(lang: Lang) -> Self {
        Self { content: ContentLang::of(lang), otherwise: lang }
    }

    /// The program's language beside texts in this one.
    #[must_use]
    pub fn beside(self, content: ContentLang) -> Lang {
        Lang::of(content).unwrap_or(self.otherwise)
    }

    /// The program's language beside the questionnaire's texts.
    #[must_use]
    pub fn program(self) -> Lang {
        self.beside(self.content)
    }
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        Self::of(lang)
    }
}

impl From<Tongue> for ContentLang {
    fn from(tongue: Tongue) -> Self {
        tongue.content
    }
}
