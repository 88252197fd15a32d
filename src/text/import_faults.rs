//! Faults in files that are to be imported put into words, in both languages.

mod content_explained;
mod explanations;
mod of_content;
mod of_files;

use super::faults::FaultWords;
use crate::model::{ImportFault, Lang};

/// What a code means and how to mend it; `None` where no fault of an import has it.
#[must_use]
pub fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    explanations::explain(code, lang).or_else(|| content_explained::explain(code, lang))
}

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &ImportFault, lang: Lang) -> FaultWords {
    let said = match fault {
        ImportFault::File(fault) => of_files::say(fault, lang),
        ImportFault::Content(fault) => of_content::say(fault, lang),
    };
    FaultWords { code: fault.code(), title: said.title, label: String::new(), hints: said.hints }
}

/// What is said of a fault in one language. The parts are given in both.
struct Said {
    lang: Lang,
    title: String,
    hints: Vec<String>,
}

impl Said {
    fn new(lang: Lang, sv: impl Into<String>, en: impl Into<String>) -> Self {
        Self { lang, title: pick(lang, sv, en), hints: Vec::new() }
    }

    fn hint(mut self, sv: impl Into<String>, en: impl Into<String>) -> Self {
        self.hints.push(pick(self.lang, sv, en));
        self
    }
}

fn pick(lang: Lang, sv: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Sv => sv.into(),
        Lang::En => en.into(),
    }
}
