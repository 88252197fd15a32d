//! What is wrong with an interview that was begun, in words.

use crate::model::{DraftFault, DraftField, Lang, hiding_personal};
use crate::text::brief::brief;
use crate::text::number::list;
use crate::text::terminal::failures::{FailureWords, quoted};

/// The faults that keep a file from being gone on with, each in words; what can be done is said with the last.
#[must_use]
pub fn faults(file: &str, faults: &[DraftFault], lang: Lang) -> Vec<FailureWords> {
    let words = |fault: &DraftFault| {
        let (title, hints) = said(fault, lang);
        FailureWords { title: format!("{file}: {title}"), hints }
    };
    let mut all: Vec<FailureWords> = faults.iter().map(words).collect();
    if let Some(last) = all.last_mut().filter(|_| !faults.contains(&DraftFault::Complete)) {
        last.hints.push(match lang {
            Lang::Sv => {
                "rätta eller ta bort filen, eller börja en ny intervju med en annan pseudonym".to_owned()
            }
            Lang::En => "mend or remove the file, or begin a new interview with another pseudonym".to_owned(),
        });
    }
    all
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

/// What is wrong, and what would be right.
fn said(fault: &DraftFault, lang: Lang) -> (String, Vec<String>) {
    let (title, hints) = match lang {
        Lang::Sv => (title_sv(fault), hints(fault, lang)),
        Lang::En => (title_en(fault), hints(fault, lang)),
    };
    // What stands in a file may be anybody's, and so may not be shown.
    (
        hiding_personal(&title).into_owned(),
        hints.iter().map(|hint| hiding_personal(hint).into_owned()).collect(),
    )
}

fn title_sv(fault: &DraftFault) -> String {
    let quote = |text: &str| quoted(&shortened(text), Lang::Sv);
    match fault {
        DraftFault::NotJson { line, column, is_cut_off: true } => {
            format!("filen slutar mitt i, på rad {line}, tecken {column}")
        }
        DraftFault::NotJson { line, column, .. } => format!("filen är trasig på rad {line}, tecken {column}"),
        DraftFault::Foreign => "filen är inga sparade svar: ”format” är inte ”mognad-answers”".to_owned(),
        DraftFault::Later { version } => {
            format!("filen har version {version} av formatet; detta program läser version 1")
        }
        DraftFault::Complete => "svaren är redan färdiga".to_owned(),
        DraftFault::Field { field, found: None, .. } => format!("{} saknas", quote(field)),
        DraftFault::Field { field, found: Some(found), .. } => {
            format!("{} är {}", quote(field), shortened(found))
        }
        DraftFault::UnknownField { field, .. } => format!("okänt fält {}", quote(field)),
        DraftFault::OtherQuestionnaire { found, asked } => {
            format!("svaren gäller enkäten {}, inte {}", quote(found), quote(asked))
        }
        DraftFault::OtherWave { found, asked } => {
            format!("svaren gäller omgång {}, inte {}", quote(found), quote(asked))
        }
        DraftFault::UnknownUnit { found, .. } => format!("okänd enhet {}", quote(found)),
        DraftFault::UnknownItem { item, .. } => format!("okänd fråga {}", quote(item)),
        DraftFault::Both { item } => format!("frågan {} har både ”value” och ”state”", quote(item)),
        DraftFault::Value { item, found, .. } => {
            format!("frågan {} kan inte besvaras med {}", quote(item), shortened(found))
        }
    }
}

fn title_en(fault: &DraftFault) -> String {
    let quote = |text: &str| quoted(&shortened(text), Lang::En);
    match fault {
        DraftFault::NotJson { line, column, is_cut_off: true } => {
            format!("the file ends in the middle, on line {line}, character {column}")
        }
        DraftFault::NotJson { line, column, .. } => {
            format!("the file is broken on line {line}, character {column}")
        }
        DraftFault::Foreign => "the file is no saved answers: “format” is not “mognad-answers”".to_owned(),
        DraftFault::Later { version } => {
            format!("the file has version {version} of the format; this program reads version 1")
        }
        DraftFault::Complete => "the answers are finished already".to_owned(),
        DraftFault::Field { field, found: None, .. } => format!("{} is missing", quote(field)),
        DraftFault::Field { field, found: Some(found), .. } => {
            format!("{} is {}", quote(field), shortened(found))
        }
        DraftFault::UnknownField { field, .. } => format!("unknown field {}", quote(field)),
        DraftFault::OtherQuestionnaire { found, asked } => {
            format!("the answers are to the questionnaire {}, not {}", quote(found), quote(asked))
        }
        DraftFault::OtherWave { found, asked } => {
            format!("the answers belong to the wave {}, not {}", quote(found), quote(asked))
        }
        DraftFault::UnknownUnit { found, .. } => format!("unknown unit {}", quote(found)),
        DraftFault::UnknownItem { item, .. } => format!("unknown question {}", quote(item)),
        DraftFault::Both { item } => format!("the question {} has both “value” and “state”", quote(item)),
        DraftFault::Value { item, found, .. } => {
            format!("the question {} cannot be answered with {}", quote(item), shortened(found))
        }
    }
}

fn hints(fault: &DraftFault, lang: Lang) -> Vec<String> {
    match (fault, lang) {
        (DraftFault::Complete, Lang::Sv) => vec!["läs in dem med `mognad import`".to_owned()],
        (DraftFault::Complete, Lang::En) => vec!["take them in with `mognad import`".to_owned()],
        (DraftFault::Field { expected, .. }, Lang::Sv) => {
            vec![format!("där ska stå {}", expectation(*expected, lang))]
        }
        (DraftFault::Field { expected, .. }, Lang::En) => {
            vec![format!("it should be {}", expectation(*expected, lang))]
        }
        (
            DraftFault::UnknownField { nearest, .. }
            | DraftFault::UnknownUnit { nearest, .. }
            | DraftFault::UnknownItem { nearest, .. },
            lang,
        ) => {
            let meant = nearest.iter().map(|name| quoted(name, lang)).map(|name| match lang {
                Lang::Sv => format!("menade ni {name}?"),
                Lang::En => format!("did you mean {name}?"),
            });
            meant.collect()
        }
        (DraftFault::Value { options, ends, .. }, lang) => accepted(options, ends.as_ref(), lang),
        (
            DraftFault::NotJson { .. }
            | DraftFault::Foreign
            | DraftFault::Later { .. }
            | DraftFault::OtherQuestionnaire { .. }
            | DraftFault::OtherWave { .. }
            | DraftFault::Both { .. },
            _,
        ) => Vec::new(),
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
        (DraftField::Language, Lang::Sv) => "ett språks kod, som ”sv” eller ”fi”",
        (DraftField::State, Lang::Sv) => "”dont-know” eller ”not-applicable”",
        (DraftField::Text, Lang::En) => "a text",
        (DraftField::Name, Lang::En) => "a name on one line",
        (DraftField::MaybeText, Lang::En) => "a text or null",
        (DraftField::Count, Lang::En) => "a whole number, 0 or more",
        (DraftField::YesOrNo, Lang::En) => "true or false",
        (DraftField::Fields, Lang::En) => "an object: { … }",
        (DraftField::Language, Lang::En) => "a language’s code, such as “sv” or “fi”",
        (DraftField::State, Lang::En) => "“dont-know” or “not-applicable”",
    }
}

/// A text of somebody else's making, on one line and not too long.
fn shortened(text: &str) -> String {
    brief(text, 60)
}
