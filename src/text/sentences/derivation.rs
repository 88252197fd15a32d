//! How sure a difference is, step by step.

use crate::model::Lang;
use crate::text::number::count;

words! {
    points: "d är skillnaden, SE dess medelfel, df frihetsgraderna. Allt i poäng 0–100, med sex decimaler.", "d is the difference, SE its standard error, df the degrees of freedom. All in points 0–100, with six decimals.";
    in_table: "Bland allt som står i enhetens tabell", "Among all that stands in the unit’s table";
    in_list: "Bland allt i en lista över alla enheter", "Among all in a list of all units";
    in_comparison: "Bland allt i jämförelsen", "Among all in the comparison";
    untestable: "Det går inte att pröva: någon av dem vilar på ett enda svar, visas bara i hela poäng eller saknar spridning.", "It cannot be tested: one of them rests on a single answer, is told in whole points only or has no spread.";
}

/// What is explained: a change.
#[must_use]
pub fn title_of_change(node: &str, unit: &str, [from, to]: [&str; 2], lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{node} i {unit}: förändringen från {from} till {to}"),
        Lang::En => format!("{node} in {unit}: the change from {from} to {to}"),
    }
}

/// What is explained: how far two units are apart.
#[must_use]
pub fn title_of_two(node: &str, [one, other]: [&str; 2], lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{node}: {one} minus {other}"),
        Lang::En => format!("{node}: {one} less {other}"),
    }
}

/// What is explained: a unit's place.
#[must_use]
pub fn title_of_place(unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit}: platsen i bilderna"),
        Lang::En => format!("{unit}: the place in the pictures"),
    }
}

/// Over which questions two waves are compared, and whose answers.
#[must_use]
pub fn compared(items: usize, pairs: Option<u64>, lang: Lang) -> String {
    let items = count(items as u64, lang);
    match (lang, pairs.map(|pairs| count(pairs, lang))) {
        (Lang::Sv, None) => format!(
            "Båda omgångarna räknas på de {items} frågor som är desamma. Svaren prövas som andras svar, med Welchs metod: SE = √(SE₁² + SE₂²)."
        ),
        (Lang::En, None) => format!(
            "Both waves are counted over the {items} questions that are the same. The answers are tested as those of others, by Welch’s method: SE = √(SE₁² + SE₂²)."
        ),
        (Lang::Sv, Some(pairs)) => format!(
            "Båda omgångarna räknas på de {items} frågor som är desamma. d är medelvärdet av hur de {pairs} som svarade båda gångerna har ändrat sig, prövat med parvist t-test."
        ),
        (Lang::En, Some(pairs)) => format!(
            "Both waves are counted over the {items} questions that are the same. d is the mean of how the {pairs} who answered both times have changed, tested by a paired t test."
        ),
    }
}

/// Whether a difference is sure among all that is judged with it.
#[must_use]
pub fn verdict(among: &str, p: &str, limit: &str, is_sure: bool, lang: Lang) -> String {
    match (lang, is_sure) {
        (Lang::Sv, true) => format!("{among} är den säker: p = {p} är högst {limit}."),
        (Lang::En, true) => format!("{among} it is sure: p = {p} is at most {limit}."),
        (Lang::Sv, false) => {
            format!("{among} är den inte säker: p = {p}, och säker hade den varit från p = {limit}.")
        }
        (Lang::En, false) => {
            format!("{among} it is not sure: p = {p}, and it would have been sure from p = {limit}.")
        }
    }
}

/// What could have been seen.
#[must_use]
pub fn visible(points: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("En verklig skillnad på {points} poäng hade hittats fyra gånger av fem."),
        Lang::En => {
            format!("A true difference of {points} points would have been found four times out of five.")
        }
    }
}

/// A change that is too small to count, however sure it is.
#[must_use]
pub fn below_minimum(least: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("Den är säker men räknas inte: mätningen räknar förändringar från {least} poäng.")
        }
        Lang::En => {
            format!("It is sure but does not count: the assessment counts changes from {least} points.")
        }
    }
}

/// The field that a unit stands in.
#[must_use]
pub fn field(name: &str, is_sure: bool, lang: Lang) -> String {
    match (lang, is_sure) {
        (Lang::Sv, true) => format!("Enheten står säkert i fältet {name}."),
        (Lang::En, true) => format!("The unit surely stands in the field {name}."),
        (Lang::Sv, false) => format!("Enheten står i fältet {name}, men det är inte säkert."),
        (Lang::En, false) => format!("The unit stands in the field {name}, but that is not sure."),
    }
}
