//! The words of ranges and of stages in tables.

use crate::model::Lang;
use crate::text::number::list;

/// How far on stages, in a table: `1 av 4`.
#[must_use]
pub fn of_stages(reached: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("steg {reached} av {of}"),
        Lang::En => format!("stage {reached} of {of}"),
    }
}

/// The ranges of a table's scores, each with the names of what is shown on it; one for all is told without names.
#[must_use]
pub fn note_ranges(ranges: &[(String, Vec<&str>)], lang: Lang) -> String {
    let scale = |(range, names): &(String, Vec<&str>)| format!("{range} ({})", list(names, lang));
    let told = match ranges {
        [(range, _)] => range.clone(),
        ranges => list(&ranges.iter().map(scale).collect::<Vec<_>>(), lang),
    };
    match (ranges.len(), lang) {
        (1, Lang::Sv) => format!("Resultat på skalan {told}, med 95\u{a0}% osäkerhetsintervall i parentes."),
        (1, Lang::En) => format!("Scores on the scale {told}, with the 95% interval in parentheses."),
        (_, Lang::Sv) => {
            format!("Resultat på skalorna {told}, med 95\u{a0}% osäkerhetsintervall i parentes.")
        }
        (_, Lang::En) => format!("Scores on the scales {told}, with the 95% interval in parentheses."),
    }
}
