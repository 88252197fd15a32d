//! What the picture of people and steps says.

use crate::model::Lang;
use crate::text::number::list;

/// An answer, by its number, that is never the most likely one.
#[must_use]
pub fn never(question: &str, answer: usize, sure: bool, lang: Lang) -> String {
    match (lang, sure) {
        (Lang::Sv, true) => format!("Svar {answer} på ”{question}” är aldrig det troligaste"),
        (Lang::Sv, false) => format!("Svar {answer} på ”{question}” är kanske aldrig det troligaste"),
        (Lang::En, true) => format!("Answer {answer} to “{question}” is never the most likely one"),
        (Lang::En, false) => format!("Answer {answer} to “{question}” is perhaps never the most likely one"),
    }
}

/// An answer, by its number, whose people stand higher than those of the next one.
#[must_use]
pub fn backwards(question: &str, answer: usize, sure: bool, lang: Lang) -> String {
    let next = answer + 1;
    match (lang, sure) {
        (Lang::Sv, true) => format!("Svar {answer} och {next} på ”{question}” kommer i fel ordning"),
        (Lang::Sv, false) => format!("Svar {answer} och {next} på ”{question}” kommer kanske i fel ordning"),
        (Lang::En, true) => format!("Answers {answer} and {next} to “{question}” come in the wrong order"),
        (Lang::En, false) => {
            format!("Answers {answer} and {next} to “{question}” perhaps come in the wrong order")
        }
    }
}

/// One question with several answers out of order.
#[must_use]
pub fn out_of_order_in(question: &str, sure: bool, lang: Lang) -> String {
    match (lang, sure) {
        (Lang::Sv, true) => format!("Svaren på ”{question}” kommer inte i ordning"),
        (Lang::Sv, false) => format!("Svaren på ”{question}” kommer kanske inte i ordning"),
        (Lang::En, true) => format!("The answers to “{question}” do not come in order"),
        (Lang::En, false) => format!("The answers to “{question}” perhaps do not come in order"),
    }
}

/// Several questions with answers out of order, of how many.
#[must_use]
pub fn out_of_order(questions: usize, all: usize, sure: bool, lang: Lang) -> String {
    match (lang, sure) {
        (Lang::Sv, true) => format!("I {questions} av {all} frågor kommer svaren inte i ordning"),
        (Lang::Sv, false) => format!("I {questions} av {all} frågor kommer svaren kanske inte i ordning"),
        (Lang::En, true) => format!("In {questions} of {all} questions the answers do not come in order"),
        (Lang::En, false) => {
            format!("In {questions} of {all} questions the answers perhaps do not come in order")
        }
    }
}

/// Nothing out of order, as far as it can be seen.
#[must_use]
pub fn in_order(questions: usize, hidden: bool, lang: Lang) -> String {
    match (lang, hidden) {
        (Lang::Sv, false) if questions == 2 => "Svaren kommer i ordning på båda frågorna".to_owned(),
        (Lang::En, false) if questions == 2 => "The answers come in order in both questions".to_owned(),
        (Lang::Sv, false) => format!("Svaren kommer i ordning på alla {questions} frågor"),
        (Lang::En, false) => format!("The answers come in order in all {questions} questions"),
        (Lang::Sv, true) => "Svaren kommer i ordning, så långt det går att se".to_owned(),
        (Lang::En, true) => "The answers come in order, as far as can be seen".to_owned(),
    }
}

/// What is shown, of which group, when, and of how many.
#[must_use]
pub fn subtitle(group: &str, wave: &str, n: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{group}, {wave}. Var {n} svarande står, och var människor går från ett svar till nästa på varje fråga"
        ),
        Lang::En => format!(
            "{group}, {wave}. Where {n} respondents stand, and where people go from one answer to the next in each question"
        ),
    }
}

/// What is measured along the axis.
#[must_use]
pub const fn axis(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Hur stor del av alla steg en person här brukar ha tagit",
        Lang::En => "The part of all steps that a person here has usually taken",
    }
}

/// What the columns are.
#[must_use]
pub fn people(n: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Svarande (n\u{a0}=\u{a0}{n})"),
        Lang::En => format!("Respondents (n\u{a0}=\u{a0}{n})"),
    }
}

/// What a step's mark means.
#[must_use]
pub const fn step_note(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "steget från ett svar till nästa, med 95\u{a0}% osäkerhetsintervall",
        Lang::En => "the step from one answer to the next, with 95% interval",
    }
}

/// What the mark of a step that comes too early means.
#[must_use]
pub const fn early_note(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "ett steg som säkert eller kanske kommer före det som det ska följa på",
        Lang::En => "a step that surely or perhaps comes before the one it should follow",
    }
}

/// A step that comes before another, and whether that is sure.
#[must_use]
pub fn early(step: &str, before: &str, sure: bool, lang: Lang) -> String {
    match (lang, sure) {
        (Lang::Sv, true) => format!("{step} före {before}"),
        (Lang::Sv, false) => format!("{step} kanske före {before}"),
        (Lang::En, true) => format!("{step} before {before}"),
        (Lang::En, false) => format!("{step} perhaps before {before}"),
    }
}

/// A step that is withheld.
#[must_use]
pub fn not_shown(step: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{step} visas inte"),
        Lang::En => format!("{step} not shown"),
    }
}

/// How to read the picture.
#[must_use]
pub fn note(hidden: bool, lang: Lang) -> String {
    let read = match lang {
        Lang::Sv => {
            "Svaren är numrerade från det som räknas lägst. Varje frågas steg ska gå åt höger, uppifrån och ner. \
             Staplarnas yta visar hur många som står där."
        }
        Lang::En => {
            "Answers are numbered from the one that counts least. The steps of each question should go to the right, from the \
             top down. The columns’ area shows how many stand there."
        }
    };
    let why = match (hidden, lang) {
        (false, _) => return read.to_owned(),
        (true, Lang::Sv) => "Ett steg visas inte där för få har gett något av dess svar.",
        (true, Lang::En) => "A step is not shown where too few gave one of its answers.",
    };
    format!("{read} {why}")
}

/// The picture in words: each question with its steps.
#[must_use]
pub fn description(rows: &[String], lang: Lang) -> String {
    let kind = match lang {
        Lang::Sv => "Diagram över svarande och frågornas steg på en gemensam skala",
        Lang::En => "Map of respondents and the steps of the questions on one scale",
    };
    if rows.is_empty() { format!("{kind}.") } else { format!("{kind}. {}.", list(rows, lang)) }
}
