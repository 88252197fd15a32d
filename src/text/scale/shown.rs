//! What the scores of a table or of a picture stand on together.

use super::{Scale, on_scale};
use crate::model::Lang;

/// What the scores of a table or of a picture stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// All on 0–100.
    Points,
    /// All on this other scale.
    On(String),
    /// Each on its own.
    Mixed,
}

impl Shown {
    /// What scores on these scales stand on together.
    #[must_use]
    pub fn of<'a>(scales: impl IntoIterator<Item = Scale<'a>>) -> Self {
        let mut scales = scales.into_iter();
        let Some(first) = scales.next() else { return Self::Points };
        if scales.any(|scale| scale.range != first.range) {
            return Self::Mixed;
        }
        if first.is_points() { Self::Points } else { Self::On(first.name()) }
    }

    /// What has to stand beside a name: its scale, where that is not the same for all.
    #[must_use]
    pub fn beside(&self, scale: Scale<'_>) -> Option<String> {
        (*self == Self::Mixed).then(|| scale.name())
    }

    /// Over a table of scores.
    #[must_use]
    pub fn scores(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Points, Lang::Sv) => "Poäng 0–100".to_owned(),
            (Self::Points, Lang::En) => "Score 0–100".to_owned(),
            (Self::On(scale), Lang::Sv) => format!("Resultat på skalan {scale}"),
            (Self::On(scale), Lang::En) => format!("Score on the scale {scale}"),
            (Self::Mixed, Lang::Sv) => "Resultat på den skala som står intill".to_owned(),
            (Self::Mixed, Lang::En) => "Score on the scale that stands beside it".to_owned(),
        }
    }

    /// Over a table of scores with intervals.
    #[must_use]
    pub fn with_interval(&self, lang: Lang) -> String {
        let comma = if *self == Self::Mixed { "," } else { "" };
        let scores = self.scores(lang);
        match lang {
            Lang::Sv => format!("{scores}{comma} med 95\u{a0}% osäkerhetsintervall"),
            Lang::En => format!("{scores}{comma} with 95% interval"),
        }
    }

    /// Over a table of changes.
    #[must_use]
    pub fn changes(&self, lang: Lang) -> String {
        let unit = match (self, lang) {
            (Self::Points, Lang::Sv) => "i poäng".to_owned(),
            (Self::Points, Lang::En) => "in points".to_owned(),
            (Self::On(scale), _) => on_scale(scale, lang),
            (Self::Mixed, Lang::Sv) => "på den skala som står intill,".to_owned(),
            (Self::Mixed, Lang::En) => "on the scale that stands beside it,".to_owned(),
        };
        match lang {
            Lang::Sv => format!("Förändring {unit} med 95\u{a0}% osäkerhetsintervall"),
            Lang::En => format!("Change {unit} with 95% interval"),
        }
    }
}
