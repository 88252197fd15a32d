//! The two languages that everything a person reads exists in.

/// A language of the program.
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
}

/// A text in one or both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized {
    first: (Lang, Box<str>),
    second: Option<(Lang, Box<str>)>,
}

impl Localized {
    /// A text that is the same in every language, such as a name.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { first: (Lang::Sv, text.into()), second: Some((Lang::En, text.into())) }
    }

    /// A text in the languages it was written in; `None` where there is none at all.
    #[must_use]
    pub fn new(sv: Option<&str>, en: Option<&str>) -> Option<Self> {
        let sv = sv.map(|text| (Lang::Sv, Box::from(text)));
        let en = en.map(|text| (Lang::En, Box::from(text)));
        match (sv, en) {
            (Some(first), second) => Some(Self { first, second }),
            (None, Some(first)) => Some(Self { first, second: None }),
            (None, None) => None,
        }
    }

    /// The text in this language, or in the one there is.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match &self.second {
            Some((have, text)) if *have == lang => text,
            _ => &self.first.1,
        }
    }

    /// The texts there are, one per language.
    pub fn each(&self) -> impl Iterator<Item = (Lang, &str)> {
        std::iter::once(&self.first).chain(&self.second).map(|(lang, text)| (*lang, &**text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_the_other() {
        let only_english = Localized::new(None, Some("Will")).expect("a text");
        assert_eq!(only_english.get(Lang::Sv), "Will");
        let both = Localized::new(Some("Vilja"), Some("Will")).expect("a text");
        assert_eq!((both.get(Lang::Sv), both.get(Lang::En)), ("Vilja", "Will"));
        assert_eq!(Localized::new(None, None), None);
    }
}
