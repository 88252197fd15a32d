//! The sentences of `check`: what was found to be right, and what is missing.

use crate::model::Lang;
use crate::text::number::list;

/// Questionnaires without a fault.
#[must_use]
pub fn questionnaire_sound(file: &str, groups: usize, items: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            let groups = if groups == 1 { "1 grupp".to_owned() } else { format!("{groups} grupper") };
            let items = if items == 1 { "1 fråga".to_owned() } else { format!("{items} frågor") };
            format!("{file}: inga fel ({groups}, {items})")
        }
        Lang::En => {
            let groups = if groups == 1 { "1 group".to_owned() } else { format!("{groups} groups") };
            let items = if items == 1 { "1 question".to_owned() } else { format!("{items} questions") };
            format!("{file}: no faults ({groups}, {items})")
        }
    }
}

/// An assessment, or a file of answers, without a fault that keeps it from being used.
#[must_use]
pub fn sound(warnings: usize, lang: Lang) -> String {
    match (warnings, lang) {
        (0, Lang::Sv) => "Inga fel.".to_owned(),
        (0, Lang::En) => "No faults.".to_owned(),
        (1, Lang::Sv) => "Inga fel, 1 varning.".to_owned(),
        (1, Lang::En) => "No errors, 1 warning.".to_owned(),
        (n, Lang::Sv) => format!("Inga fel, {n} varningar."),
        (n, Lang::En) => format!("No errors, {n} warnings."),
    }
}

/// Units of which nothing can be shown in a wave.
#[must_use]
pub fn nothing_to_show(wave: &str, units: &[&str], lang: Lang) -> String {
    let names = list(units, lang);
    match lang {
        Lang::Sv => format!("Omgång {wave}: inget att visa (inga eller för få svar) för {names}."),
        Lang::En => format!("Wave {wave}: nothing to show (no or too few answers) for {names}."),
    }
}

/// Units without `invited`.
#[must_use]
pub fn no_invited(units: &[&str], lang: Lang) -> String {
    let names = list(units, lang);
    match lang {
        Lang::Sv => format!("Svarsfrekvens saknas: ange hur många som fått frågan (invited) för {names}."),
        Lang::En => format!("No response rate: say how many were asked (invited) in {names}."),
    }
}

/// Units without `headcount`.
#[must_use]
pub fn no_headcount(units: &[&str], lang: Lang) -> String {
    let names = list(units, lang);
    match lang {
        Lang::Sv => {
            format!("Osäkerheten blir onödigt stor: ange hur många som arbetar (headcount) i {names}.")
        }
        Lang::En => {
            format!("The uncertainty is larger than it need be: say how many work (headcount) in {names}.")
        }
    }
}

/// Waves without a date.
#[must_use]
pub fn no_date(waves: &[&str], lang: Lang) -> String {
    let names = list(waves, lang);
    match (waves.len(), lang) {
        (1, Lang::Sv) => format!("Datum saknas för omgången {names}."),
        (_, Lang::Sv) => format!("Datum saknas för omgångarna {names}."),
        (1, Lang::En) => format!("The wave {names} has no date."),
        (_, Lang::En) => format!("The waves {names} have no date."),
    }
}

/// More answers than people.
#[must_use]
pub fn more_than_asked(wave: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Omgång {wave}: fler har svarat än som fått frågan i {unit}. Stämmer siffrorna?"),
        Lang::En => format!("Wave {wave}: more answered than were asked in {unit}. Are the figures right?"),
    }
}
