//! What a unit agreed on, beside what its people answered by themselves.

use crate::model::Lang;
use crate::text::number::list;
use crate::text::terminal::failures::{FailureWords, quoted};

words! {
    title: "Vad ni enades om", "What you agreed on";
    alone: "Var och en", "Each alone";
    agreed: "Gemensamt", "Together";
    shift: "Skillnad", "Difference";
    questions: "Frågorna där samtalet flyttade er mest", "The questions where the talk moved you most";
    begin: "Börja här: där ni svarade mest olika", "Begin here: where you answered most differently";
    begin_told: "Låt de som svarade längst ifrån varandra berätta hur de tänkte, innan ni enas. Efter dessa frågor följer de övriga i sin vanliga ordning.", "Let those who answered furthest apart tell how they thought before you agree. After these questions the others follow in their usual order.";
    note: "Var och en svarade först för sig; sedan enades ni om ett svar på varje fråga. Skillnaden säger hur samtalet flyttade er bild, inte att något har förändrats. Alla andra resultat bygger på vad var och en svarade.", "Everybody answered alone first; then you agreed on one answer to each question. The difference says how the talk moved your picture, not that anything has changed. All other scores are of what each answered.";
}

/// The heading: which areas lie higher and which lower in what was agreed on, the most moved first.
#[must_use]
pub fn headline(higher: &[&str], lower: &[&str], lang: Lang) -> String {
    let (up, down) = (list(higher, lang), list(lower, lang));
    match (lang, higher.is_empty(), lower.is_empty()) {
        (Lang::Sv, true, true) => "Efter samtalet är bilden av områdena i stort densamma".to_owned(),
        (Lang::En, true, true) => "After the talk the picture of the areas is much the same".to_owned(),
        (Lang::Sv, false, true) => format!("Efter samtalet bedömer ni {up} högre"),
        (Lang::En, false, true) => format!("After the talk you place {up} higher"),
        (Lang::Sv, true, false) => format!("Efter samtalet bedömer ni {down} lägre"),
        (Lang::En, true, false) => format!("After the talk you place {down} lower"),
        (Lang::Sv, false, false) => format!("Efter samtalet bedömer ni {up} högre och {down} lägre"),
        (Lang::En, false, false) => format!("After the talk you place {up} higher and {down} lower"),
    }
}

/// That more answers than one are there of what a unit has agreed on.
#[must_use]
pub fn several(wave: &str, unit: &str, answers: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Omgång {wave}: {unit} har enats {answers} gånger, men ett gemensamt svar per enhet är väntat. Det som visas är medelvärdet."
        ),
        Lang::En => format!(
            "Wave {wave}: {unit} has agreed {answers} times, but one common answer for each unit is expected. What is shown is their mean."
        ),
    }
}

/// Which units have agreed on something.
#[must_use]
pub fn units(units: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Gemensamma svar: {units}."),
        Lang::En => format!("Common answers: {units}."),
    }
}

/// What a talk begins with: how many questions, or that none come first.
#[must_use]
pub fn agenda(first: usize, lang: Lang) -> String {
    match (first, lang) {
        (0, Lang::Sv) => "Frågorna står i sin vanliga ordning: för få har svarat var för sig, eller så skulle ordningen kunna röja vad några få har svarat.".to_owned(),
        (0, Lang::En) => "The questions stand in their usual order: too few have answered by themselves, or the order could give away what a few have answered.".to_owned(),
        (_, Lang::Sv) => {
            format!("De {first} första frågorna är de där svaren skilde sig mest. {}", words(lang).begin_told)
        }
        (_, Lang::En) => format!(
            "The first {first} questions are those that were answered most differently. {}",
            words(lang).begin_told
        ),
    }
}

/// That a unit with parts cannot agree: nobody speaks for all of it.
#[must_use]
pub fn of_parts(wave: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Omgång {wave}: ett gemensamt svar för {unit} räknas inte, för enheten har delar. Det är delarna som enas."
        ),
        Lang::En => format!(
            "Wave {wave}: a common answer of {unit} does not count, as the unit has parts. It is the parts that agree."
        ),
    }
}

/// A common answer for which there is no place.
#[must_use]
pub fn no_place(wave: &str, lang: Lang) -> FailureWords {
    let key = format!("consensus = [\"consensus/{wave}/*.csv\"]");
    match lang {
        Lang::Sv => FailureWords::new(
            format!("ett gemensamt svar i omgång {} skulle inte läsas som ett sådant", quoted(wave, lang)),
            [format!(
                "låt inte omgångens answers omfatta mappen för gemensamma svar, och ange vid behov {key}"
            )],
        ),
        Lang::En => FailureWords::new(
            format!("a common answer of the wave {} would not be read as one", quoted(wave, lang)),
            [format!(
                "let the wave’s answers not take in the folder of common answers, and say {key} where need be"
            )],
        ),
    }
}

/// What is shown where the unit's people's own answers are not: the common ones.
#[must_use]
pub fn own_answer(unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("Vad var och en i {unit} svarade visas inte nu, så här är bara det gemensamma svaret.")
        }
        Lang::En => {
            format!("What each in {unit} answered is not shown now, so here is the common answer alone.")
        }
    }
}

/// A unit that has agreed already.
#[must_use]
pub fn agreed_already(unit: &str, wave: &str, lang: Lang) -> FailureWords {
    let (unit, wave) = (quoted(unit, lang), quoted(wave, lang));
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{unit} har redan enats om ett svar i omgång {wave}"),
            ["ta bort filen med det svaret om ni vill svara på nytt".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{unit} has agreed on an answer in the wave {wave} already"),
            ["remove the file with that answer to answer anew".to_owned()],
        ),
    }
}

/// A common answer where there are none of single people beside it.
#[must_use]
pub fn all_together(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "i den här mätningen svarar varje enhet redan tillsammans (mode = \"consensus\")".to_owned(),
            ["utelämna --consensus".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "in this assessment each unit answers together already (mode = \"consensus\")".to_owned(),
            ["leave out --consensus".to_owned()],
        ),
    }
}
