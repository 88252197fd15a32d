//! What people wrote themselves to stand in their report.

use super::Lang;

/// A text of people's own, by where it stands in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnPlace {
    /// Before all else.
    Foreword,
    /// Behind what the answers point to as next.
    Recommendations,
}

impl OwnPlace {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Foreword, Self::Recommendations];

    /// The file that a text is read from, for reports in one language or in any.
    #[must_use]
    pub fn file(self, lang: Option<Lang>) -> String {
        let name = match self {
            Self::Foreword => "foreword",
            Self::Recommendations => "recommendations",
        };
        match lang {
            Some(lang) => format!("{name}.{}.md", lang.code()),
            None => format!("{name}.md"),
        }
    }
}

/// One such text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnText {
    /// Where it stands.
    pub place: OwnPlace,
    /// The language of the reports that it is for; any, where none is said.
    pub lang: Option<Lang>,
    /// The text, as Markdown.
    pub text: String,
}

/// All such texts of an assessment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnTexts(pub Vec<OwnText>);

impl OwnTexts {
    /// The text for a place in a report in this language: one that is for it, else one that is for any.
    #[must_use]
    pub fn at(&self, place: OwnPlace, lang: Lang) -> Option<&str> {
        let of = |wanted: Option<Lang>| self.0.iter().find(|own| own.place == place && own.lang == wanted);
        of(Some(lang)).or_else(|| of(None)).map(|own| own.text.as_str())
    }
}
