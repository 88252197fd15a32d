//! Languages that were asked for and are not there.

use super::{FailureWords, quoted};
use crate::model::{ContentLang, Lang};

/// A language that a questionnaire is not in.
#[must_use]
pub fn not_in_language(
    asked: ContentLang,
    nearest: Option<ContentLang>,
    languages: &[ContentLang],
    lang: Lang,
) -> FailureWords {
    let name = asked.name_in(lang);
    let all: Vec<String> =
        languages.iter().map(|known| format!("{} ({})", known.name_in(lang), known.code())).collect();
    let all = all.join(", ");
    let meant = nearest.map(|nearest| match lang {
        Lang::Sv => format!("menade ni {}?", quoted(nearest.code(), lang)),
        Lang::En => format!("did you mean {}?", quoted(nearest.code(), lang)),
    });
    let (title, known) = match lang {
        Lang::Sv => (format!("enkäten finns inte på {name}"), format!("den finns på: {all}")),
        Lang::En => (format!("the questionnaire is not in {name}"), format!("it is in: {all}")),
    };
    FailureWords { title, hints: meant.into_iter().chain([known]).collect() }
}

/// A language that the program does not speak, where only the program speaks.
#[must_use]
pub fn not_spoken(asked: ContentLang, lang: Lang) -> FailureWords {
    let name = asked.name_in(lang);
    match lang {
        Lang::Sv => FailureWords {
            title: format!("programmet talar inte {name}"),
            hints: vec![
                "ange --lang sv eller --lang en; enkätens egna texter visas på rapportens språk, annars på enkätens första".to_owned(),
                "enkätens andra språk går att ange till form, answer, questionnaire show och questionnaire export".to_owned(),
            ],
        },
        Lang::En => FailureWords {
            title: format!("the program does not speak {name}"),
            hints: vec![
                "give --lang sv or --lang en; the questionnaire’s own texts are shown in the report’s language, else in the questionnaire’s first".to_owned(),
                "a questionnaire’s other languages can be given to form, answer, questionnaire show and questionnaire export".to_owned(),
            ],
        },
    }
}

/// A code that is no language's.
#[must_use]
pub fn no_language(code: &str, meant: Option<&str>) -> String {
    // What is wrong with arguments is told in English, as help is.
    let meant = meant.map(|meant| format!("did you mean {meant}? ")).unwrap_or_default();
    format!("no language has the code `{code}`: {meant}write sv, en, or another language’s code, such as fi")
}
