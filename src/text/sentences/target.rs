//! The shared target picture: which targets are reached, and how far the others are.

use super::{part_of, units};
use crate::model::Lang;
use crate::text::number::{count, list, percent};

/// How many of the targets that were set are reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Those that are, as far as the uncertainty goes.
    pub reached: usize,
    /// Those whose score is there, while the uncertainty reaches below them.
    pub probably: usize,
    /// All that can be judged.
    pub of: usize,
    /// Those of which no score is shown.
    pub unknown: usize,
}

impl Counted {
    /// As a number in a table: `2 av 3`, `2 av 3 (1 troligen)`, `2 av 3 (troligen)` where both only probably are.
    #[must_use]
    pub fn cell(self, lang: Lang) -> String {
        if self.of == 0 {
            return crate::text::number::NO_VALUE.to_owned();
        }
        let all = part_of((self.reached + self.probably) as u64, self.of as u64, lang);
        let probably = count(self.probably as u64, lang);
        match (lang, self.probably) {
            (_, 0) => all,
            (Lang::Sv, _) if self.reached == 0 => format!("{all} (troligen)"),
            (Lang::En, _) if self.reached == 0 => format!("{all} (probably)"),
            (Lang::Sv, _) => format!("{all} ({probably} troligen)"),
            (Lang::En, _) => format!("{all} ({probably} probably)"),
        }
    }
}

/// The heading over a unit's targets: how many of those that were set are reached, and how many probably are.
#[must_use]
pub fn headline(counted: Counted, lang: Lang) -> String {
    let Counted { reached, probably, of, unknown } = counted;
    if of == 0 {
        return none_known(unknown, lang).to_owned();
    }
    let told = known_headline(reached, probably, of, lang);
    match (lang, unknown) {
        (_, 0) => told,
        (Lang::Sv, unknown) => format!("{told}; {} visas inte", count(unknown as u64, lang)),
        (Lang::En, 1) => format!("{told}; 1 is not shown"),
        (Lang::En, unknown) => format!("{told}; {} are not shown", count(unknown as u64, lang)),
    }
}

const fn none_known(targets: usize, lang: Lang) -> &'static str {
    match (lang, targets) {
        (Lang::Sv, 1) => "Målet går inte att bedöma, eftersom resultatet inte visas",
        (Lang::Sv, _) => "Målen går inte att bedöma, eftersom resultaten inte visas",
        (Lang::En, 1) => "The target cannot be judged, as the score is not shown",
        (Lang::En, _) => "The targets cannot be judged, as the scores are not shown",
    }
}

fn known_headline(reached: usize, probably: usize, of: usize, lang: Lang) -> String {
    match (lang, reached, probably) {
        (_, _, 0) => are_reached(reached, of, "", lang),
        (Lang::Sv, 0, _) => are_reached(probably, of, "troligen ", lang),
        (Lang::En, 0, _) => are_reached(probably, of, "probably ", lang),
        (Lang::Sv, _, _) => {
            let (first, number) = (are_reached(reached, of, "", lang), count(probably as u64, lang));
            format!("{first} och {number} är troligen {}", swedish_reached(probably))
        }
        (Lang::En, _, 1) => format!("{} and 1 is probably reached", are_reached(reached, of, "", lang)),
        (Lang::En, _, _) => {
            let (first, number) = (are_reached(reached, of, "", lang), count(probably as u64, lang));
            format!("{first} and {number} are probably reached")
        }
    }
}

/// `2 av 3 mål är nådda`, with a word before the last.
fn are_reached(reached: usize, of: usize, how: &str, lang: Lang) -> String {
    let (number, all) = (count(reached as u64, lang), count(of as u64, lang));
    match (lang, reached, of) {
        (Lang::Sv, 0, 1) => "Målet är inte nått".to_owned(),
        (Lang::En, 0, 1) => "The target is not reached".to_owned(),
        (Lang::Sv, 1, 1) => format!("Målet är {how}nått"),
        (Lang::En, 1, 1) => format!("The target is {how}reached"),
        (Lang::En, 0, 2) => "Neither target is reached".to_owned(),
        (Lang::Sv, 0, _) => format!("Inget av {all} mål är nått"),
        (Lang::En, 0, _) => format!("None of {all} targets is reached"),
        (Lang::Sv, 2, 2) => format!("Båda målen är {how}nådda"),
        (Lang::En, 2, 2) => format!("Both targets are {how}reached"),
        (Lang::Sv, _, _) if reached == of => format!("Alla {all} mål är {how}nådda"),
        (Lang::En, _, _) if reached == of => format!("All {all} targets are {how}reached"),
        (Lang::Sv, _, _) => format!("{number} av {all} mål är {how}{}", swedish_reached(reached)),
        (Lang::En, 1, _) => format!("1 of {all} targets is {how}reached"),
        (Lang::En, _, _) => format!("{number} of {all} targets are {how}reached"),
    }
}

const fn swedish_reached(targets: usize) -> &'static str {
    if targets == 1 { "nått" } else { "nådda" }
}

/// How much of what is wanted is there, or of that part of it of which scores are shown.
#[must_use]
pub fn share(share: f64, is_part: bool, lang: Lang) -> String {
    let (share, wanted) = (whole_share(share, lang), wanted(is_part, lang));
    match lang {
        Lang::Sv => format!(
            "{share} av {wanted} är nådd. Det som ligger över sitt mål väger inte upp det som ligger under."
        ),
        Lang::En => format!(
            "{share} of {wanted} is reached. What is above its target does not make up for what is below."
        ),
    }
}

/// What is wanted, or that part of it of which scores are shown.
const fn wanted(is_part: bool, lang: Lang) -> &'static str {
    match (lang, is_part) {
        (Lang::Sv, false) => "målbilden",
        (Lang::En, false) => "what is wanted",
        (Lang::Sv, true) => "den målbild som visas",
        (Lang::En, true) => "what is wanted and shown",
    }
}

/// A share of a target as whole per cent, which never says all of almost all.
#[must_use]
pub fn whole_share(share: f64, lang: Lang) -> String {
    let most = if share < 1.0 { 0.99 } else { 1.0 };
    percent(share.min(most), lang)
}

/// How far on the way from the first wave to the target. Who has come further is there.
#[must_use]
pub fn progress(progress: f64, lang: Lang) -> String {
    let sign = if progress <= -0.005 { "\u{2212}" } else { "" };
    let size = if progress < 1.0 { progress.abs().min(0.99) } else { 1.0 };
    format!("{sign}{}", percent(size, lang))
}

/// What is said of a target: whether it is reached (`None` where no score can be shown), and whether the uncertainty
/// reaches over it.
#[must_use]
pub fn verdict(reached: Option<bool>, near: bool, lang: Lang) -> &'static str {
    match (lang, reached, near) {
        (Lang::Sv, None, _) => "visas inte",
        (Lang::En, None, _) => "not shown",
        (Lang::Sv, Some(true), false) => "nått",
        (Lang::En, Some(true), false) => "reached",
        (Lang::Sv, Some(true), true) => "troligen nått",
        (Lang::En, Some(true), true) => "probably reached",
        (Lang::Sv, Some(false), false) => "inte nått",
        (Lang::En, Some(false), false) => "not reached",
        (Lang::Sv, Some(false), true) => "inte nått, men kan vara det",
        (Lang::En, Some(false), true) => "not reached, but may be",
    }
}

/// What the columns of a table of targets mean.
#[must_use]
pub fn note(derived: bool, progress: bool, lang: Lang) -> String {
    let mut told = match lang {
        Lang::Sv => "Andelen säger hur stor del av målet som är nådd.".to_owned(),
        Lang::En => "The share says how much of the target is reached.".to_owned(),
    };
    if progress {
        told += match lang {
            Lang::Sv => " ”På väg” säger hur långt ni har kommit på vägen från första omgången till målet.",
            Lang::En => {
                " ‘Progress’ says how far you have come on the way from the first wave to the target."
            }
        };
    }
    if derived {
        told += match lang {
            Lang::Sv => {
                " Mål inom parentes har inte satts för sig: de följer av målen för delarna, och andelen gäller de delarna."
            }
            Lang::En => {
                " Targets in brackets were not set as such: they follow from the targets of the parts, and the share is of those parts."
            }
        };
    }
    told
}

/// The heading over all units: which have reached all their targets, and which probably have.
#[must_use]
pub fn units_headline(reached: &[&str], probably: &[&str], of: usize, lang: Lang) -> String {
    let all = units(of, lang);
    let who = |names: &[&str]| match names.len() {
        1..=4 => list(names, lang),
        number => count(number as u64, lang),
    };
    // Beside names it is known what is spoken of; a number needs all of them.
    let of_all = |names: &[&str]| match (names.len(), lang) {
        (0..=4, _) => String::new(),
        (_, Lang::Sv) => format!(" av {all}"),
        (_, Lang::En) => format!(" of {all}"),
    };
    let first = |names: &[&str]| who(names) + &of_all(names);
    match (lang, reached.len(), probably.len()) {
        (Lang::Sv, 0, 0) => format!("Ingen av {all} har nått alla sina mål"),
        (Lang::En, 0, 0) if of == 1 => "The unit with targets has not reached all of them".to_owned(),
        (Lang::En, 0, 0) => format!("None of {all} has reached all its targets"),
        (Lang::Sv, _, 0) => format!("{} har nått alla sina mål", first(reached)),
        (Lang::En, 1, 0) => format!("{} has reached all its targets", first(reached)),
        (Lang::En, _, 0) => format!("{} have reached all their targets", first(reached)),
        (Lang::Sv, 0, _) => format!("{} har troligen nått alla sina mål", first(probably)),
        (Lang::En, 0, 1) => format!("{} has probably reached all its targets", first(probably)),
        (Lang::En, 0, _) => format!("{} have probably reached all their targets", first(probably)),
        (Lang::Sv, _, _) => {
            format!("{} har nått alla sina mål, och {} troligen", first(reached), who(probably))
        }
        (Lang::En, 1, _) => {
            format!("{} has reached all its targets, and {} probably", first(reached), who(probably))
        }
        (Lang::En, _, _) => {
            format!("{} have reached all their targets, and {} probably", first(reached), who(probably))
        }
    }
}

/// How one unit of many stands: `Skolan: 2 av 3 mål är nådda (91 % av målbilden)`.
#[must_use]
pub fn of_unit(unit: &str, counted: Counted, share: Option<f64>, lang: Lang) -> String {
    let headline = headline(counted, lang);
    let headline = headline.chars().next().map_or(String::new(), |first| {
        first.to_lowercase().chain(headline.chars().skip(1)).collect::<String>()
    });
    let share = share.map(|share| whole_share(share, lang));
    let wanted = wanted(counted.unknown > 0, lang);
    match (lang, share) {
        (_, None) => format!("{unit}: {headline}."),
        (Lang::Sv, Some(share)) => format!("{unit}: {headline} ({share} av {wanted})."),
        (Lang::En, Some(share)) => format!("{unit}: {headline} ({share} of {wanted})."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_target_is_not_several() {
        let told = |counted: &[(usize, usize, usize)], lang| {
            let told = counted.iter().map(|(reached, probably, of)| {
                headline(Counted { reached: *reached, probably: *probably, of: *of, unknown: 0 }, lang)
            });
            told.collect::<Vec<_>>()
        };
        let counted = [(0, 0, 1), (1, 0, 1), (0, 0, 2), (1, 0, 2), (2, 0, 2), (3, 0, 3), (0, 0, 3)];
        assert_eq!(
            told(&counted, Lang::En),
            [
                "The target is not reached",
                "The target is reached",
                "Neither target is reached",
                "1 of 2 targets is reached",
                "Both targets are reached",
                "All 3 targets are reached",
                "None of 3 targets is reached",
            ]
        );
        assert_eq!(told(&[(2, 0, 2), (1, 0, 3)], Lang::Sv), ["Båda målen är nådda", "1 av 3 mål är nått"]);
    }

    #[test]
    fn what_is_only_probably_reached_is_not_counted_as_reached() {
        let told =
            |reached, probably, of, lang| headline(Counted { reached, probably, of, unknown: 0 }, lang);
        assert_eq!(told(0, 1, 1, Lang::Sv), "Målet är troligen nått");
        assert_eq!(told(0, 2, 2, Lang::Sv), "Båda målen är troligen nådda");
        assert_eq!(told(0, 1, 3, Lang::En), "1 of 3 targets is probably reached");
        assert_eq!(told(1, 1, 2, Lang::Sv), "1 av 2 mål är nått och 1 är troligen nått");
        assert_eq!(told(2, 2, 5, Lang::En), "2 of 5 targets are reached and 2 are probably reached");
        assert_eq!(
            Counted { reached: 1, probably: 1, of: 3, unknown: 0 }.cell(Lang::Sv),
            "2 av 3 (1 troligen)"
        );
        assert_eq!(
            Counted { reached: 0, probably: 2, of: 2, unknown: 0 }.cell(Lang::En),
            "2 of 2 (probably)"
        );
        let units = |reached: &[&str], probably: &[&str]| units_headline(reached, probably, 9, Lang::Sv);
        assert_eq!(units(&[], &["A", "B"]), "A och B har troligen nått alla sina mål");
        assert_eq!(units(&["A"], &["B"]), "A har nått alla sina mål, och B troligen");
        assert_eq!(units(&["A", "B", "C", "D", "E"], &[]), "5 av 9 enheter har nått alla sina mål");
    }

    #[test]
    fn almost_all_is_not_all() {
        assert_eq!(
            (whole_share(0.999, Lang::Sv), whole_share(1.0, Lang::En)),
            ("99\u{a0}%".into(), "100%".into())
        );
        assert_eq!(
            (progress(-0.5, Lang::En), progress(1.2, Lang::En)),
            ("\u{2212}50%".into(), "100%".into())
        );
        assert_eq!((progress(0.997, Lang::En), progress(-0.001, Lang::En)), ("99%".into(), "0%".into()));
    }

    #[test]
    fn a_target_that_may_be_reached_is_not_called_missed() {
        assert_eq!(verdict(Some(false), true, Lang::Sv), "inte nått, men kan vara det");
        assert_eq!(verdict(None, false, Lang::En), "not shown");
    }
}
