//! Sentences of reports, in both languages: plain, active, short. The reader is "ni" and "you".
//!
//! Each function takes names and numbers and gives a whole sentence, so that a language can put its words in its own
//! order. Names of levels stand as the questionnaire writes them; those of groups come as they are inside a sentence
//! (`Questionnaire::inside`), and get their capital letter at the beginning of one.

pub mod actions;
pub mod area;
pub mod board;
pub mod change;
pub mod chart;
pub mod comments;
pub mod comparison;
pub mod consensus;
pub mod derivation;
pub mod figure;
pub mod ground;
pub mod levels;
pub mod method;
pub mod of_whole;
pub mod roles;
pub mod rule;
pub mod speaks;
pub mod summary;
pub mod target;
pub mod trend;
mod unseen;
pub mod whole;

use super::number::{count, percent};
use super::scale::Scale;
use crate::model::Lang;

pub use super::number::points;

/// Whom a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'a> {
    /// The reader's own unit.
    You,
    /// All units together, by name.
    Whole(&'a str),
}

/// A score that a level requires of another group.
#[derive(Debug, Clone, PartialEq)]
pub struct Need<'a> {
    /// The group's name.
    pub name: &'a str,
    /// The scale that the group's scores are shown on.
    pub scale: Scale<'a>,
    /// What it must reach, in points.
    pub at_least: f64,
    /// What it has reached, in points; `None` where no score may be shown.
    pub has: Option<f64>,
}

impl Need<'_> {
    /// `minst 50 i Ledarskap (nu 41)`.
    fn words(&self, lang: Lang) -> String {
        let needed = self.scale.line(self.at_least);
        let has = match self.has {
            Some(has) => {
                let has = self.scale.with_line(self.at_least).number(has, 0);
                let on =
                    if self.scale.is_points() { String::new() } else { format!(" {}", self.scale.phrase()) };
                Some(has + &on)
            }
            None => None,
        };
        let now = match (lang, has) {
            (Lang::Sv, Some(has)) => format!("nu {has}"),
            (Lang::En, Some(has)) => format!("now {has}"),
            (Lang::Sv, None) => "inget resultat visas".to_owned(),
            (Lang::En, None) => "no result is shown".to_owned(),
        };
        match lang {
            Lang::Sv => format!("minst {needed} i {} ({now})", self.name),
            Lang::En => format!("at least {needed} in {} ({now})", self.name),
        }
    }
}

/// `1 enhet`, `14 enheter`.
#[must_use]
pub fn units(number: usize, lang: Lang) -> String {
    counted(number as u64, lang, ["enhet", "enheter"], ["unit", "units"])
}

/// `1 fråga`, `54 frågor`.
#[must_use]
pub fn questions(number: usize, lang: Lang) -> String {
    counted(number as u64, lang, ["fråga", "frågor"], ["question", "questions"])
}

/// `2 frågor till`, after the names of others; `None` where there are no more.
#[must_use]
pub fn more_questions(number: usize, lang: Lang) -> Option<String> {
    let more =
        counted(number as u64, lang, ["fråga till", "frågor till"], ["more question", "more questions"]);
    (number > 0).then_some(more)
}

/// A question in a sentence: it may end with a mark of its own.
#[must_use]
pub fn quoted(question: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("”{question}”"),
        Lang::En => format!("‘{question}’"),
    }
}

/// A wave without a date, by its id.
#[must_use]
pub fn wave_called(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("omgång {id}"),
        Lang::En => format!("wave {id}"),
    }
}

/// `31 av 40`.
#[must_use]
pub fn part_of(part: u64, whole: u64, lang: Lang) -> String {
    let (part, whole) = (count(part, lang), count(whole, lang));
    match lang {
        Lang::Sv => format!("{part} av {whole}"),
        Lang::En => format!("{part} of {whole}"),
    }
}

/// A small number as a word, as running text has it: `fem`, `five`; digits from 13 up.
fn in_words(number: usize, lang: Lang) -> String {
    const SV: [&str; 13] =
        ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    const EN: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let words = match lang {
        Lang::Sv => SV,
        Lang::En => EN,
    };
    words.get(number).map_or_else(|| count(number as u64, lang), |word| (*word).to_owned())
}

/// A share as whole per cent, which never says 0 of something, nor all of almost all.
#[must_use]
pub fn share(part: u64, whole: u64, lang: Lang) -> String {
    let share = part as f64 / whole.max(1) as f64;
    match lang {
        Lang::Sv if part > 0 && share < 0.005 => "mindre än 1\u{a0}%".to_owned(),
        Lang::En if part > 0 && share < 0.005 => "less than 1%".to_owned(),
        _ if part < whole && share >= 0.995 => percent(0.99, lang),
        Lang::Sv | Lang::En => percent(share, lang),
    }
}

/// A sentence, which may begin with a name as it stands inside one. A word that has a capital letter further in (`iPad`) is
/// as it should be.
#[must_use]
pub fn start(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    if first.chars().any(char::is_uppercase) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn counted(number: u64, lang: Lang, sv: [&str; 2], en: [&str; 2]) -> String {
    let words = match lang {
        Lang::Sv => sv,
        Lang::En => en,
    };
    let noun = if number == 1 { words[0] } else { words[1] };
    format!("{} {noun}", count(number, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_just_below_what_is_needed_does_not_look_as_if_it_reached_it() {
        let scale = Scale::points(Lang::Sv);
        let need = Need { name: "Ledarskap", scale, at_least: 50.0, has: Some(49.96) };
        assert_eq!(need.words(Lang::Sv), "minst 50 i Ledarskap (nu 49,9)");
        let need = Need { scale: Scale::points(Lang::En), has: Some(41.2), ..need };
        assert_eq!(need.words(Lang::En), "at least 50 in Ledarskap (now 41)");
        let need = Need { has: None, ..need };
        assert_eq!(need.words(Lang::Sv), "minst 50 i Ledarskap (inget resultat visas)");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_letter_unless_its_first_word_has_its_own() {
        let cases = [
            ("öppna data ligger lägst", "Öppna data ligger lägst"),
            ("e-tjänster", "E-tjänster"),
            ("iPad i skolan", "iPad i skolan"),
            ("”vet ej”", "”vet ej”"),
            ("", ""),
        ];
        for (inside, expected) in cases {
            assert_eq!(start(inside), expected);
        }
    }

    #[test]
    fn one_thing_is_not_several() {
        assert_eq!((units(1, Lang::Sv), units(2, Lang::Sv)), ("1 enhet".into(), "2 enheter".into()));
        assert_eq!(
            (points(1.2, Lang::En), points(0.2, Lang::En)),
            ("1 point".into(), "less than 1 point".into())
        );
    }

    #[test]
    fn a_share_never_hides_what_there_is() {
        assert_eq!(share(1, 1000, Lang::En), "less than 1%");
        assert_eq!(share(999, 1000, Lang::En), "99%");
        assert_eq!((share(0, 0, Lang::En), share(7, 7, Lang::Sv)), ("0%".into(), "100\u{a0}%".into()));
    }
}
