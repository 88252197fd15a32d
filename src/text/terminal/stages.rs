//! The words of ranges, stages, and averages that hide something.

use crate::model::Lang;
use crate::text::number::list;
use crate::text::sentences::more_questions;

/// How far on stages, in a table: `1 av 4`.
#[must_use]
pub fn of_stages(reached: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("steg {reached} av {of}"),
        Lang::En => format!("stage {reached} of {of}"),
    }
}

/// How far on stages, and what the next one waits for: its name and the reasons.
#[must_use]
pub fn climbed(
    node: &str,
    (reached, of): (usize, usize),
    next: Option<(&str, &[String])>,
    lang: Lang,
) -> String {
    let stages = of_stages(reached, of, lang);
    match (next, lang) {
        (None, _) => format!("{node}: {stages}."),
        (Some((stage, reasons)), Lang::Sv) => {
            format!("{node}: {stages}. Nästa är {stage}: {}.", list(reasons, lang))
        }
        (Some((stage, reasons)), Lang::En) => {
            format!("{node}: {stages}. Next is {stage}: {}.", list(reasons, lang))
        }
    }
}

/// An average and the parts that it hides, each with its score, and how many questions more.
#[must_use]
pub fn hides(node: &str, mut weak: Vec<String>, more: usize, lang: Lang) -> String {
    weak.extend(more_questions(more, lang));
    let (is_one, weak) = (weak.len() == 1, list(&weak, lang));
    match lang {
        Lang::Sv => format!("{node}: bakom genomsnittet ligger {weak} minst en nivå lägre."),
        Lang::En if is_one => format!("{node}: behind the average, {weak} is at least one level lower."),
        Lang::En => format!("{node}: behind the average, {weak} are at least one level lower."),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_climb_that_is_blocked_says_by_what() {
        let reasons = ["e3 needs 100 points and has 0".to_owned()];
        assert_eq!(
            climbed("Ladder", (1, 4), Some(("Level 2", &reasons)), Lang::En),
            "Ladder: stage 1 of 4. Next is Level 2: e3 needs 100 points and has 0."
        );
        assert_eq!(climbed("Trappa", (4, 4), None, Lang::Sv), "Trappa: steg 4 av 4.");
    }
}
