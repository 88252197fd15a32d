//! A text in as many languages as somebody wrote it in.

use super::ContentLang;

/// A text in one or more languages, in the order of the file that it stands in, or one that is the same in all.
///
/// Two texts are equal that say the same in each language, in whichever order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized(Texts);

#[derive(Debug, Clone, Eq)]
enum Texts {
    Same(Box<str>),
    /// Never empty, each language once.
    Each(Box<[(ContentLang, Box<str>)]>),
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Same(one), Self::Same(other)) => one == other,
            (Self::Each(some), Self::Each(others)) => {
                some.len() == others.len() && some.iter().all(|text| others.contains(text))
            }
            _ => false,
        }
    }
}

impl Localized {
    /// A text that is the same in every language, such as a name.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self(Texts::Same(text.into()))
    }

    /// A text in the languages it was written in, of which a second of the same language does not count; `None` where there
    /// is none at all. What is written alike in several languages is the same in all.
    #[must_use]
    pub fn new<L: Into<ContentLang>, T: Into<Box<str>>>(
        texts: impl IntoIterator<Item = (L, T)>,
    ) -> Option<Self> {
        let mut each: Vec<(ContentLang, Box<str>)> = Vec::new();
        for (lang, text) in texts {
            let lang = lang.into();
            if each.iter().all(|(known, _)| *known != lang) {
                each.push((lang, text.into()));
            }
        }
        let first = each.first()?;
        if each.len() > 1 && each.iter().all(|(_, text)| *text == first.1) {
            return Some(Self(Texts::Same(first.1.clone())));
        }
        Some(Self(Texts::Each(each.into())))
    }

    /// The text in this language; where there is none, in the nearest that its readers read, else in the first there is.
    #[must_use]
    pub fn get(&self, lang: impl Into<ContentLang>) -> &str {
        match &self.0 {
            Texts::Same(text) => text,
            Texts::Each(texts) => {
                let lang = lang.into();
                let at = lang.nearest_of(texts.iter().map(|(lang, _)| *lang)).unwrap_or(0);
                &texts[at].1
            }
        }
    }

    /// The text in exactly this language; also one that is the same in all.
    #[must_use]
    pub fn own(&self, lang: impl Into<ContentLang>) -> Option<&str> {
        match &self.0 {
            Texts::Same(text) => Some(text),
            Texts::Each(texts) => {
                let wanted = lang.into();
                texts.iter().find(|(lang, _)| *lang == wanted).map(|(_, text)| &**text)
            }
        }
    }

    /// Whether it is one text for all languages.
    #[must_use]
    pub const fn is_same(&self) -> bool {
        matches!(self.0, Texts::Same(_))
    }

    /// The texts there are, whatever their language; one that is the same in all comes once.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (same, each): (Option<&str>, &[_]) = match &self.0 {
            Texts::Same(text) => (Some(text), &[]),
            Texts::Each(texts) => (None, texts),
        };
        same.into_iter().chain(each.iter().map(|(_, text)| &**text))
    }

    /// The texts that are told apart by language; none where it is the same in all.
    pub fn each(&self) -> impl Iterator<Item = (ContentLang, &str)> {
        let each: &[_] = match &self.0 {
            Texts::Same(_) => &[],
            Texts::Each(texts) => texts,
        };
        each.iter().map(|(lang, text)| (*lang, &**text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn lang(code: &str) -> ContentLang {
        ContentLang::parse(code).expect("a language")
    }

    #[test]
    fn a_missing_language_falls_back_to_the_nearest_and_then_to_the_first() {
        let texts = [("fi", "Tahto"), ("sv", "Vilja"), ("en-GB", "Will"), ("sv-x-lattlast", "Vi vill")];
        let text = Localized::new(texts.map(|(code, text)| (lang(code), text))).expect("a text");
        for (asked, expected) in [
            ("fi", "Tahto"),
            ("sv", "Vilja"),
            ("sv-FI", "Vilja"),
            ("sv-x-lattlast", "Vi vill"),
            ("en", "Will"),
            ("en-US", "Will"),
            ("ar", "Tahto"),
        ] {
            assert_eq!(text.get(lang(asked)), expected, "{asked}");
        }
        assert_eq!((text.own(Lang::En), text.own(Lang::Sv)), (None, Some("Vilja")));
    }

    #[test]
    fn what_is_alike_in_all_languages_has_none() {
        let index = Localized::new([(Lang::Sv, "Index"), (Lang::En, "Index")]).expect("a text");
        assert_eq!(index, Localized::same("Index"));
        assert_eq!((index.get(lang("fi")), index.own(lang("fi"))), ("Index", Some("Index")));
        assert_eq!((index.each().count(), index.texts().count()), (0, 1));
        // In one language alone it may be called otherwise in others.
        assert!(!Localized::new([(Lang::Sv, "Index")]).expect("a text").is_same());
        assert_eq!(Localized::new(Vec::<(Lang, &str)>::new()), None);
    }
}
