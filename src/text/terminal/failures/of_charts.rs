//! Pictures that cannot be drawn as they were asked for.

use super::{FailureWords, quoted};
use crate::model::Lang;

/// A chart that has nothing to show.
#[must_use]
pub fn nothing_to_draw(unit: &str, lang: Lang) -> FailureWords {
    let unit = quoted(unit, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("det finns inget att rita för {unit}"),
            ["ett radardiagram behöver minst tre områden, och minst ett resultat som kan visas".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("there is nothing to draw for {unit}"),
            ["a radar needs three areas at least, and a score that can be shown".to_owned()],
        ),
    }
}

/// Bars of a unit of which nothing can be shown.
#[must_use]
pub fn no_bars(unit: &str, lang: Lang) -> FailureWords {
    let hint = match lang {
        Lang::Sv => "ett stapeldiagram behöver minst ett resultat som kan visas",
        Lang::En => "bars need a score that can be shown",
    };
    FailureWords { hints: vec![hint.to_owned()], ..nothing_to_draw(unit, lang) }
}

/// `--unit` for a chart of all units.
#[must_use]
pub fn shows_all_units(kind: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("--unit gäller inte {kind}: diagrammet visar alla enheter"),
            ["utelämna --unit, eller rita bars eller radar för en enhet".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("--unit does not apply to {kind}: the chart shows all units"),
            ["leave --unit out, or draw bars or radar of one unit".to_owned()],
        ),
    }
}

/// `--position` for a chart that places nothing.
#[must_use]
pub fn places_nothing(kind: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("--position gäller inte {kind}: diagrammet placerar inga enheter"),
            ["utelämna --position, eller rita position".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("--position does not apply to {kind}: the chart places no units"),
            ["leave --position out, or draw position".to_owned()],
        ),
    }
}

/// A trend of a unit of which nothing can be shown in the waves.
#[must_use]
pub fn no_trend(unit: &str, lang: Lang) -> FailureWords {
    let hint = match lang {
        Lang::Sv => {
            "ett diagram över tid behöver resultat som kan visas, och frågor som två omgångar har gemensamt"
        }
        Lang::En => {
            "a chart over time needs scores that can be shown, and questions that two waves have in common"
        }
    };
    FailureWords { hints: vec![hint.to_owned()], ..nothing_to_draw(unit, lang) }
}

/// `--wave` for a chart of several waves.
#[must_use]
pub fn shows_all_waves(kind: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("--wave gäller inte {kind}: diagrammet visar flera omgångar"),
            ["utelämna --wave".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("--wave does not apply to {kind}: the chart shows several waves"),
            ["leave --wave out".to_owned()],
        ),
    }
}

/// `--group` for a chart of no group.
#[must_use]
pub fn shows_no_group(kind: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("--group gäller inte {kind}: diagrammet visar ingen enskild frågegrupp"),
            ["utelämna --group, eller rita levels".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("--group does not apply to {kind}: the chart shows no single group of questions"),
            ["leave --group out, or draw levels".to_owned()],
        ),
    }
}

/// A questionnaire without the pictures that were asked for.
#[must_use]
pub fn no_position(questionnaire: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("enkäten {} har ingen sådan bild", quoted(questionnaire, lang)),
            ["en bild med två axlar beskrivs under [[positions]] i enkäten".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("the questionnaire {} has no such picture", quoted(questionnaire, lang)),
            ["a picture with two axes is described under [[positions]] in the questionnaire".to_owned()],
        ),
    }
}
