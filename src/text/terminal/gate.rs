//! The words of a gate: whether what was agreed holds.

use crate::model::Lang;
use crate::text::number::count;

words! {
    required: "Krav", "Required";
    found: "Läge", "Found";
    outcome: "Utfall", "Outcome";
    no_decrease: "ingen säker minskning", "no sure decrease";
    met: "uppfyllt", "met";
    nearly: "uppfyllt, men kan bero på slumpen", "met, but it may be chance";
    not_met: "inte uppfyllt", "not met";
    decreased: "inte uppfyllt: säker minskning", "not met: a sure decrease";
    unknown: "går inte att avgöra", "cannot be judged";
    note_near: "Uppfyllt, men kan bero på slumpen: resultatet når upp till kravet, men osäkerheten räcker under det.", "Met, but it may be chance: the score is there, but its uncertainty reaches below.";
    note_decrease: "En minskning räknas bara om den är säker och så stor att den räknas som en förändring.", "A decrease counts only where it is sure, and large enough to count as a change.";
    note_shut: "Det som inte går att avgöra räknas som inte uppfyllt. Med hidden = \"pass\" i policyn, eller --hidden pass, går man förbi det.", "What cannot be judged counts as not met. hidden = \"pass\" in the policy, or --hidden pass, goes past it.";
    note_passed: "Det som inte går att avgöra har man gått förbi.", "What cannot be judged was gone past.";
}

/// The result in a sentence: how many requirements hold, and what follows.
#[must_use]
pub fn conclusion(met: usize, of: usize, is_open: bool, lang: Lang) -> String {
    let (number, all) = (count(met as u64, lang), count(of as u64, lang));
    match (lang, is_open, of) {
        (Lang::Sv, true, 1) if met == 1 => "Godkänt: kravet är uppfyllt.".to_owned(),
        (Lang::En, true, 1) if met == 1 => "Passed: the requirement is met.".to_owned(),
        (Lang::Sv, true, _) if met == of => format!("Godkänt: alla {all} krav är uppfyllda."),
        (Lang::En, true, _) if met == of => format!("Passed: all {all} requirements are met."),
        (Lang::Sv, true, _) => format!("Godkänt: {number} av {all} krav är uppfyllda, och inget brister."),
        (Lang::En, true, _) => format!("Passed: {number} of {all} requirements are met, and none is broken."),
        (Lang::Sv, false, 1) => "Underkänt: kravet är inte uppfyllt.".to_owned(),
        (Lang::En, false, 1) => "Failed: the requirement is not met.".to_owned(),
        (Lang::Sv, false, _) if met == 1 => format!("Underkänt: 1 av {all} krav är uppfyllt."),
        (Lang::En, false, _) if met == 1 => format!("Failed: 1 of {all} requirements is met."),
        (Lang::Sv, false, _) => format!("Underkänt: {number} av {all} krav är uppfyllda."),
        (Lang::En, false, _) => format!("Failed: {number} of {all} requirements are met."),
    }
}

/// At least so much.
#[must_use]
pub fn at_least(line: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("minst {line}"),
        Lang::En => format!("at least {line}"),
    }
}

/// A change since a wave: `−6,2 sedan 2025`.
#[must_use]
pub fn since(change: &str, wave: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{change} sedan {wave}"),
        Lang::En => format!("{change} since {wave}"),
    }
}

/// How much is missing: `inte uppfyllt: 2 poäng saknas`.
#[must_use]
pub fn missing(points: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("inte uppfyllt: det saknas {points}"),
        Lang::En => format!("not met: {points} missing"),
    }
}
