//! What stands around charts, and what they say to those who cannot see them.

use crate::model::Lang;
use crate::text::number::list;
use crate::text::scale::Shown;

/// Beneath the title of a unit's bars, whether or not any of them has an interval.
#[must_use]
pub fn bars_subtitle(unit: &str, wave: &str, shown: &Shown, intervals: bool, lang: Lang) -> String {
    let what = axis(shown, lang);
    if !intervals {
        return format!("{unit}, {wave}. {what}");
    }
    let comma = if *shown == Shown::Mixed { "," } else { "" };
    match lang {
        Lang::Sv => format!("{unit}, {wave}. {what}{comma} med 95\u{a0}% osäkerhetsintervall"),
        Lang::En => format!("{unit}, {wave}. {what}{comma} with 95% interval"),
    }
}

/// What is on a picture's axis. Where areas have scales of their own, one axis can only hold all of them in points.
fn axis(shown: &Shown, lang: Lang) -> String {
    match (shown, lang) {
        (Shown::Mixed, Lang::Sv) => "Områdena har olika skalor och visas här som poäng 0–100".to_owned(),
        (Shown::Mixed, Lang::En) => {
            "The areas have different scales and are shown here as points 0–100".to_owned()
        }
        (Shown::Points | Shown::On(_), _) => shown.scores(lang),
    }
}

/// Beneath the bars, where requirements keep a level below what the score would give.
#[must_use]
pub fn capped_note(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Färgen visar nivån. Där ett krav inte är uppfyllt är nivån lägre än poängen ensam skulle ge."
        }
        Lang::En => {
            "The colour shows the level. Where a requirement is not met it is lower than the score alone would give."
        }
    }
}

/// Beneath the bars, where areas have thresholds of their own.
#[must_use]
pub fn own_thresholds_note(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Nivåernas gränser skiljer sig mellan områdena och visas därför inte här.",
        Lang::En => "The thresholds of the levels differ between the areas and are therefore not shown here.",
    }
}

/// The radar's title.
#[must_use]
pub fn radar_title(unit: &str, compared_with: Option<&str>, lang: Lang) -> String {
    match (lang, compared_with) {
        (Lang::Sv, Some(whole)) => format!("{unit} jämfört med {whole}"),
        (Lang::En, Some(whole)) => format!("{unit} compared with {whole}"),
        (_, None) => unit.to_owned(),
    }
}

/// Beneath the title of a radar.
#[must_use]
pub fn points_subtitle(what: &str, wave: &str, shown: &Shown, lang: Lang) -> String {
    format!("{what}, {wave}. {}", axis(shown, lang))
}

/// Beneath the title of pictures over all waves, whose intervals are drawn as lines.
#[must_use]
pub fn over_time_subtitle(unit: &str, shown: &Shown, lang: Lang) -> String {
    let what = axis(shown, lang);
    match lang {
        Lang::Sv => format!("{unit}. {what}, med 95\u{a0}% osäkerhetsintervall"),
        Lang::En => format!("{unit}. {what}, with 95% interval"),
    }
}

/// Beneath the title of a picture that places units, whose two axes may have scales of their own.
#[must_use]
pub fn position_subtitle(what: &str, wave: &str, shown: &Shown, by_score: bool, lang: Lang) -> String {
    let on = match (shown, lang) {
        (Shown::Mixed, Lang::Sv) => "Varje axel har sin egen skala".to_owned(),
        (Shown::Mixed, Lang::En) => "Each axis has a scale of its own".to_owned(),
        (Shown::Points | Shown::On(_), _) => shown.scores(lang),
    };
    let told = format!("{what}, {wave}. {on}");
    if by_score { format!("{told}. {}", super::whole::by_score(lang)) } else { told }
}

/// What the heatmap shows, and what a dagger and a decimal among whole numbers mean there, where there are such.
#[must_use]
pub fn heatmap_subtitle(
    wave: &str,
    shown: &Shown,
    has_levels: bool,
    [hides, decimals]: [bool; 2],
    lang: Lang,
) -> String {
    let what = match (shown, lang) {
        (Shown::Mixed, Lang::Sv) => "Resultat per enhet och område".to_owned(),
        (Shown::Mixed, Lang::En) => "Score per unit and area".to_owned(),
        (Shown::Points | Shown::On(_), Lang::Sv) => format!("{} per enhet och område", shown.scores(lang)),
        (Shown::Points | Shown::On(_), Lang::En) => format!("{} per unit and area", shown.scores(lang)),
    };
    let on = match (shown, lang) {
        (Shown::Mixed, Lang::Sv) => ", på områdets skala",
        (Shown::Mixed, Lang::En) => ", on the area’s scale",
        (Shown::Points | Shown::On(_), _) => "",
    };
    let told = match (lang, has_levels) {
        (Lang::Sv, true) => format!("{what}{on}, {wave}. Färgen visar nivån"),
        (Lang::En, true) => format!("{what}{on}, {wave}. The colour shows the level"),
        (_, false) => format!("{what}{on}, {wave}"),
    };
    let told = match (lang, hides) {
        (_, false) => told,
        (Lang::Sv, true) => format!("{told}. † döljer en del på en lägre nivå"),
        (Lang::En, true) => format!("{told}. † hides a part on a lower level"),
    };
    match (lang, decimals) {
        (_, false) => told,
        (Lang::Sv, true) => format!("{told}. Tal med decimal når inte riktigt nästa nivå"),
        (Lang::En, true) => format!("{told}. Numbers with a decimal fall just short of the next level"),
    }
}

/// Beneath the title of one of several pictures that together show all units.
#[must_use]
pub fn one_of_several(subtitle: &str, at: usize, count: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{subtitle}. Bild {at} av {count}"),
        Lang::En => format!("{subtitle}. Picture {at} of {count}"),
    }
}

/// A stretch of a list by its ends.
#[must_use]
pub fn from_to(first: &str, last: &str, lang: Lang) -> String {
    match (first == last, lang) {
        (true, _) => first.to_owned(),
        (false, Lang::Sv) => format!("{first} till {last}"),
        (false, Lang::En) => format!("{first} to {last}"),
    }
}

/// What hatching means.
#[must_use]
pub fn hatching(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Visas inte",
        Lang::En => "Not shown",
    }
}

/// A chart in words: its kind, then each name with its value.
#[must_use]
pub fn description(kind: Kind, values: &[String], lang: Lang) -> String {
    let kind = match (lang, kind) {
        (Lang::Sv, Kind::Bars) => "Stapeldiagram",
        (Lang::En, Kind::Bars) => "Bar chart",
        (Lang::Sv, Kind::Radar) => "Radardiagram",
        (Lang::En, Kind::Radar) => "Radar chart",
        (Lang::Sv, Kind::Slope) => "Linjediagram med två tidpunkter",
        (Lang::En, Kind::Slope) => "Line chart of two times",
        (Lang::Sv, Kind::Multiples) => "Små linjediagram",
        (Lang::En, Kind::Multiples) => "Small line charts",
        (Lang::Sv, Kind::Position) => "Punktdiagram med fyra fält",
        (Lang::En, Kind::Position) => "Scatter chart with four fields",
    };
    if values.is_empty() { format!("{kind}.") } else { format!("{kind}. {}.", list(values, lang)) }
}

/// What is wanted, after a value in a chart's words.
#[must_use]
pub fn with_target(target: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(", mål {target}"),
        Lang::En => format!(", target {target}"),
    }
}

/// The kinds of chart that are described by their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Horizontal bars.
    Bars,
    /// A radar.
    Radar,
    /// Units in four fields.
    Position,
    /// Lines from one time to another.
    Slope,
    /// A small line chart per row.
    Multiples,
}

/// A heatmap has too many values to read aloud; it says how large it is and where the values stand.
#[must_use]
pub fn heatmap_description(rows: usize, columns: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Färgad tabell med {} och {columns} kolumner. Värdena står också i en vanlig tabell.",
            super::units(rows, lang)
        ),
        Lang::En => format!(
            "Coloured table with {} and {columns} columns. The values also stand in an ordinary table.",
            super::units(rows, lang)
        ),
    }
}
