//! What a gate cannot be asked.

use super::{FailureWords, quoted};
use crate::model::Lang;

/// A question whose answers give no points.
#[must_use]
pub fn not_scored(node: &str, lang: Lang) -> FailureWords {
    let node = quoted(node, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{node} har inga poäng att ställa krav på"),
            ["`mognad questionnaire show` visar vad som ger poäng".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{node} has no points that anything could be required of"),
            ["`mognad questionnaire show` shows what gives points".to_owned()],
        ),
    }
}

/// A wave that changes are not counted from; with the one that they are, where there is any.
#[must_use]
pub fn not_before(wave: &str, before: Option<&str>, lang: Lang) -> FailureWords {
    let wave = quoted(wave, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("omgången {wave} är inte den närmast före den senaste"),
            [before.map_or_else(
                || "förändringar kräver två omgångar med svar".to_owned(),
                |before| format!("förändringar räknas från {}", quoted(before, lang)),
            )],
        ),
        Lang::En => FailureWords::new(
            format!("the wave {wave} is not the one before the newest"),
            [before.map_or_else(
                || "changes take two waves with answers".to_owned(),
                |before| format!("changes are counted from {}", quoted(before, lang)),
            )],
        ),
    }
}

/// Targets that are to be reached where none are set.
#[must_use]
pub fn no_targets(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "det finns inga mål att nå".to_owned(),
            ["mål sätts i assessment.toml, på en enhet eller på den som den är del av: targets = { e-services = 60 }".to_owned(), "--every-unit prövar alla enheters mål".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "there are no targets to reach".to_owned(),
            ["targets are set in assessment.toml, on a unit or on one that it is part of: targets = { e-services = 60 }".to_owned(), "--every-unit judges the targets of all units".to_owned()],
        ),
    }
}
