//! What is wrong with an interview that was begun, in words.

use super::number::list;
use super::terminal::failures::{FailureWords, quoted};
use crate::model::{DraftFault, DraftField, Lang};

/// A fault that keeps a file from being gone on with.
#[must_use]
pub fn fault(file: &str, fault: &DraftFault, lang: Lang) -> FailureWords {
    let (title, mut hints) = said(fault, lang);
    hints.push(match (fault, lang) {
        (DraftFault::Complete, _) => return FailureWords { title: format!("{file}: {title}"), hints },
        (_, Lang::Sv) => {
            "rätta eller ta bort filen, eller börja en ny intervju med en annan pseudonym".to_owned()
        }
        (_, Lang::En) => {
            "mend or remove the file, or begin a new interview with another pseudonym".to_owned()
        }
    });
    FailureWords { title: format!("{file}: {title}"), hints }
}

/// Answers that are left out because the questionnaire was changed since they were given.
#[must_use]
pub fn left_out(file: &str, faults: &[DraftFault], lang: Lang) -> FailureWords {
    let title = match (faults.len(), lang) {
        (0, Lang::Sv) => format!("enkäten har ändrats sedan {file} sparades; alla svar passar ändå"),
        (0, Lang::En) => {
            format!("the questionnaire was changed since {file} was saved; every answer still fits")
        }
        (_, Lang::Sv) => {
            format!("enkäten har ändrats sedan {file} sparades; de svar som inte passar utelämnas")
        }
        (_, Lang::En) => {
            format!(
                "the questionnaire was changed since {file} was saved; answers that do not fit are left out"
            )
        }
    };
    FailureWords { title, hints: faults.iter().map(|fault| said(fault, lang).0).collect() }
}

/// A file among the begun interviews that cannot be gone on with, where another one can.
#[must_use]
pub fn passed_over(file: &str, fault: &DraftFault, lang: Lang) -> FailureWords {
    let title = match lang {
        Lang::Sv => format!("{file} går inte att fortsätta med: {}", said(fault, lang).0),
        Lang::En => format!("{file} cannot be gone on with: {}", said(fault, lang).0),
    };
    FailureWords { title, hints: Vec::new() }
}

fn said(fault: &DraftFault, lang: Lang) -> (String, Vec<String>) {
    let quote = |text: &str| quoted(&shortened(text), lang);
    let meant = |nearest: &Option<String>| -> Vec<String> {
        let hint = |name: &String| match lang {
            Lang::Sv => format!("menade ni {}?", quote(name)),
            Lang::En => format!("did you mean {}?", quote(name)),
        };
        nearest.iter().map(hint).collect()
    };
    let pick = |sv: String, en: String| if lang == Lang::Sv { sv } else { en };
    match fault {
        DraftFault::NotJson { message } => (
            pick(format!("filen är trasig: {message}"), format!("the file is broken: {message}")),
            Vec::new(),
        ),
        DraftFault::Foreign => (
            pick(
                "filen är inga sparade svar: ”format” är inte ”mognad-answers”".to_owned(),
                "the file is no saved answers: “format” is not “mognad-answers”".to_owned(),
            ),
            Vec::new(),
        ),
        DraftFault::Later { version } => (
            pick(
                format!("filen har version {version} av formatet; detta program läser version 1"),
                format!("the file has version {version} of the format; this program reads version 1"),
            ),
            Vec::new(),
        ),
        DraftFault::Complete => (
            pick("svaren är redan färdiga".to_owned(), "the answers are finished already".to_owned()),
            vec![pick(
                "läs in dem med `mognad import`".to_owned(),
                "take them in with `mognad import`".to_owned(),
            )],
        ),
        DraftFault::Field { field, found, expected } => {
            let what = expectation(*expected, lang);
            let field = quote(field);
            let title = match found {
                None => pick(format!("{field} saknas"), format!("{field} is missing")),
                Some(found) => pick(
                    format!("{field} är {}", shortened(found)),
                    format!("{field} is {}", shortened(found)),
                ),
            };
            (title, vec![pick(format!("där ska stå {what}"), format!("it should be {what}"))])
        }
        DraftFault::UnknownField { field, nearest } => (
            pick(format!("okänt fält {}", quote(field)), format!("unknown field {}", quote(field))),
            meant(nearest),
        ),
        DraftFault::OtherQuestionnaire { found, asked } => (
            pick(
                format!("svaren gäller enkäten {}, inte {}", quote(found), quote(asked)),
                format!("the answers are to the questionnaire {}, not {}", quote(found), quote(asked)),
            ),
            Vec::new(),
        ),
        DraftFault::OtherWave { found, asked } => (
            pick(
                format!("svaren gäller omgång {}, inte {}", quote(found), quote(asked)),
                format!("the answers belong to the wave {}, not {}", quote(found), quote(asked)),
            ),
            Vec::new(),
        ),
        DraftFault::UnknownUnit { found, nearest } => (
            pick(format!("okänd enhet {}", quote(found)), format!("unknown unit {}", quote(found))),
            meant(nearest),
        ),
        DraftFault::UnknownItem { item, nearest } => (
            pick(format!("okänd fråga {}", quote(item)), format!("unknown question {}", quote(item))),
            meant(nearest),
        ),
        DraftFault::Value { item, found, options, ends } => {
            let (item, found) = (quote(item), shortened(found));
            let title = pick(
                format!("frågan {item} kan inte besvaras med {found}"),
                format!("the question {item} cannot be answered with {found}"),
            );
            (title, accepted(options, ends.as_ref(), lang))
        }
    }
}

fn accepted(options: &[String], ends: Option<&(String, String)>, lang: Lang) -> Vec<String> {
    let what = match (ends, lang) {
        (Some((low, high)), Lang::Sv) => format!("ett tal från {low} till {high}"),
        (Some((low, high)), Lang::En) => format!("a number from {low} to {high}"),
        (None, _) if !options.is_empty() => list(options, lang),
        (None, Lang::Sv) => "en text".to_owned(),
        (None, Lang::En) => "a text".to_owned(),
    };
    vec![if lang == Lang::Sv { format!("godtagna värden: {what}") } else { format!("accepted: {what}") }]
}

const fn expectation(field: DraftField, lang: Lang) -> &'static str {
    match (field, lang) {
        (DraftField::Text, Lang::Sv) => "en text",
        (DraftField::Name, Lang::Sv) => "ett namn på en rad",
        (DraftField::MaybeText, Lang::Sv) => "en text eller null",
        (DraftField::Count, Lang::Sv) => "ett heltal, 0 eller mer",
        (DraftField::YesOrNo, Lang::Sv) => "true eller false",
        (DraftField::Fields, Lang::Sv) => "ett objekt: { … }",
        (DraftField::Language, Lang::Sv) => "”sv” eller ”en”",
        (DraftField::State, Lang::Sv) => "”dont-know” eller ”not-applicable”",
        (DraftField::Text, Lang::En) => "a text",
        (DraftField::Name, Lang::En) => "a name on one line",
        (DraftField::MaybeText, Lang::En) => "a text or null",
        (DraftField::Count, Lang::En) => "a whole number, 0 or more",
        (DraftField::YesOrNo, Lang::En) => "true or false",
        (DraftField::Fields, Lang::En) => "an object: { … }",
        (DraftField::Language, Lang::En) => "“sv” or “en”",
        (DraftField::State, Lang::En) => "“dont-know” or “not-applicable”",
    }
}

/// A text of somebody else's making, on one line and not too long.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.chars().count() <= MOST {
        return line;
    }
    line.chars().take(MOST).chain(['…']).collect()
}
