//! The words of what the commands print: tables of scores, comparisons, explanations, checks.

pub mod benchmark;
pub mod checking;
pub mod explanation;
pub mod failures;
pub mod gate;
pub mod levels;
pub mod opening;
pub mod plan;
pub mod progress;
pub mod quality;
pub mod rules;
pub mod stages;
pub mod together;
pub mod warnings;

use crate::model::Lang;

use super::labels::words;
use super::number::{count, percent};
use super::sentences::method::not_shown;

pub use super::number::exact;

/// What a dash stands for. Withheld and empty are said in one breath, so that neither gives the other away.
#[must_use]
pub fn note_withheld(min_group: u32, lang: Lang) -> String {
    format!("–: {}. {}", words(lang).not_shown, not_shown(min_group, lang))
}

/// What is meant by a stage where no figure is shown.
#[must_use]
pub const fn note_stage(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Steg 2 av 5: det steg som svaren ligger närmast, räknat från det lägsta. Det står där en siffra skulle kunna röja vad några få har svarat."
        }
        Lang::En => {
            "Stage 2 of 5: the stage that the answers are nearest to, counted from the lowest. It stands where a figure could tell what a few have answered."
        }
    }
}

/// How many more lines there are, and where.
#[must_use]
pub fn more_with_unit(lines: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("… och {lines} till, som visas med --unit."),
        Lang::En => format!("… and {lines} more, which --unit shows."),
    }
}

/// How many answered of how many were asked, as a phrase: `31 av 40 (78 %)`.
#[must_use]
pub fn of_asked(respondents: u64, invited: Option<u64>, lang: Lang) -> String {
    let answered = count(respondents, lang);
    let Some(invited) = invited else { return answered };
    let share = percent(respondents as f64 / invited as f64, lang);
    let asked = count(invited, lang);
    match lang {
        Lang::Sv => format!("{answered} av {asked} ({share})"),
        Lang::En => format!("{answered} of {asked} ({share})"),
    }
}

/// Why the differences of a comparison are judged as they are.
#[must_use]
pub fn note_comparison(differences: usize, lang: Lang) -> String {
    let together = note_together(differences, lang);
    match (differences, lang) {
        (0 | 1, _) => together,
        (_, Lang::Sv) => format!(
            "{together} Intervallen gäller en skillnad i taget. En verklig skillnad syns fyra gånger av fem från det \
             tal som står i ”syns från”."
        ),
        (_, Lang::En) => format!(
            "{together} The intervals are for one difference at a time. A real difference shows four times out of five \
             from the number in ‘shows from’."
        ),
    }
}

/// How differences that are shown together are tested.
#[must_use]
pub fn note_together(differences: usize, lang: Lang) -> String {
    match (differences, lang) {
        (0 | 1, Lang::Sv) => "Skillnaden prövas med Welchs metod på femprocentsnivån.".to_owned(),
        (0 | 1, Lang::En) => "The difference is tested by Welch’s method at the 5% level.".to_owned(),
        (n, Lang::Sv) => format!(
            "De {n} skillnaderna prövas tillsammans med Welchs metod: om ingen är verklig är risken högst 5 procent \
             att någon kallas säker."
        ),
        (n, Lang::En) => format!(
            "The {n} differences are tested together by Welch’s method: if none is real, the risk that any is called \
             sure is at most 5%."
        ),
    }
}

/// A heading over the differences of one unit to another.
#[must_use]
pub fn compared_with(unit: &str, first: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit} jämfört med {first}"),
        Lang::En => format!("{unit} compared with {first}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_that_say_nothing_are_left_out() {
        assert_eq!(exact(100.0, Lang::Sv), "100");
        assert_eq!(exact(0.5, Lang::Sv), "0,5");
        assert_eq!(exact(0.0, Lang::En), "0");
    }

    #[test]
    fn a_response_rate_is_a_phrase() {
        assert_eq!(of_asked(31, Some(40), Lang::Sv), "31 av 40 (78\u{a0}%)");
    }
}
