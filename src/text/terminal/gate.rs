//! The words of a gate: whether what was agreed holds.

use crate::model::Lang;
use crate::text::number::count;

words! {
    met: "Uppfyllt", "Met";
    nearly: "det kan vara slumpen", "this may be chance";
    not_met: "Inte uppfyllt", "Not met";
    unknown: "Går inte att avgöra", "Cannot be judged";
    note_near: "Det kan vara slumpen: resultatet når upp till kravet, men osäkerheten räcker under det.", "This may be chance: the score is there, but its uncertainty reaches below.";
    note_coarse: "Resultat från få personer visas grövre, och ställs mot kravet så som de visas.", "Scores of few people are told more coarsely, and are held against what is required as they are told.";
    note_decrease: "En minskning räknas bara om den är säker bland alla enheters, och så stor att den räknas som en förändring. På en enhets egen sida bedöms enheten för sig, och mer kan vara säkert där.", "A decrease counts only where it is sure among those of all units, and large enough to count as a change. On a unit’s own page the unit is judged by itself, and more may be sure there.";
    note_shut: "Det som inte går att avgöra räknas som inte uppfyllt. Med hidden = \"pass\" i policyn, eller --hidden pass, går man förbi det.", "What cannot be judged counts as not met. hidden = \"pass\" in the policy, or --hidden pass, goes past it.";
    note_passed: "Det som inte går att avgöra har man gått förbi.", "What cannot be judged was gone past.";
}

/// The result in a sentence: how many requirements are met, are not, and cannot be judged, and what follows.
#[must_use]
pub fn conclusion([met, not_met, unknown]: [usize; 3], is_open: bool, lang: Lang) -> String {
    let all = met + not_met + unknown;
    let number = |number: usize| count(number as u64, lang);
    let first = match (lang, is_open) {
        (Lang::Sv, true) => "Godkänt",
        (Lang::En, true) => "Passed",
        (Lang::Sv, false) => "Underkänt",
        (Lang::En, false) => "Failed",
    };
    let mut told = Vec::new();
    if not_met > 0 {
        told.push(match (lang, not_met) {
            (Lang::Sv, 1) => format!("1 av {} krav är inte uppfyllt", number(all)),
            (Lang::En, 1) => format!("1 of {} requirements is not met", number(all)),
            (Lang::Sv, _) => format!("{} av {} krav är inte uppfyllda", number(not_met), number(all)),
            (Lang::En, _) => format!("{} of {} requirements are not met", number(not_met), number(all)),
        });
    } else if met > 0 {
        told.push(match (lang, met, all) {
            (Lang::Sv, 1, 1) => "kravet är uppfyllt".to_owned(),
            (Lang::En, 1, 1) => "the requirement is met".to_owned(),
            (Lang::Sv, _, _) if met == all => format!("alla {} krav är uppfyllda", number(all)),
            (Lang::En, _, _) if met == all => format!("all {} requirements are met", number(all)),
            (Lang::Sv, 1, _) => format!("1 av {} krav är uppfyllt och inget brister", number(all)),
            (Lang::En, 1, _) => format!("1 of {} requirements is met and none is broken", number(all)),
            (Lang::Sv, _, _) => {
                format!("{} av {} krav är uppfyllda och inget brister", number(met), number(all))
            }
            (Lang::En, _, _) => {
                format!("{} of {} requirements are met and none is broken", number(met), number(all))
            }
        });
    }
    if unknown > 0 {
        told.push(match (lang, unknown) {
            (Lang::Sv, _) => format!("{} går inte att avgöra", number(unknown)),
            (Lang::En, _) => format!("{} cannot be judged", number(unknown)),
        });
    }
    format!("{first}: {}.", told.join(", "))
}

/// That those that hold are left out, as they are many.
#[must_use]
pub fn met_left_out(met: usize, lang: Lang) -> String {
    let met = count(met as u64, lang);
    match lang {
        Lang::Sv => format!("{met} krav är uppfyllda och visas inte här; --format json har alla."),
        Lang::En => format!("{met} requirements are met and not shown here; --format json has all."),
    }
}

/// At least so much.
#[must_use]
pub fn at_least(line: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("krav minst {line}"),
        Lang::En => format!("at least {line} required"),
    }
}

/// A score that something is required of, with what is missing or to be known: `Bygglov, e-tjänster: 38 (29–47), krav minst 40; det saknas 2 poäng`.
#[must_use]
pub fn told(unit: &str, node: &str, found: &str, required: &str, more: Option<&str>) -> String {
    let more = more.map(|more| format!("; {more}"));
    format!("{unit}, {node}: {found}, {required}{}", more.unwrap_or_default())
}

/// How much is missing.
#[must_use]
pub fn missing(points: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("det saknas {points}"),
        Lang::En => format!("{points} missing"),
    }
}

/// That a change is not shown.
#[must_use]
pub fn not_shown_since(unit: &str, node: &str, wave: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit}, {node}: förändringen sedan {wave} visas inte"),
        Lang::En => format!("{unit}, {node}: the change since {wave} is not shown"),
    }
}

/// A change since a wave: `Bygglov, e-tjänster: −6,2 sedan 2025`.
#[must_use]
pub fn moved(unit: &str, node: &str, change: &str, wave: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit}, {node}: {change} sedan {wave}"),
        Lang::En => format!("{unit}, {node}: {change} since {wave}"),
    }
}
