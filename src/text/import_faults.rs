//! Faults in files that are to be imported put into words, in both languages.

mod content_explained;
mod explanations;
mod of_columns;
mod of_content;
mod of_files;

use super::fault_words::FaultWords;
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

/// More names than this in a hint are not read.
const LISTED: usize = 12;

fn new(lang: Lang, sv: impl Into<String>, en: impl Into<String>) -> Said {
    Said::new(lang, sv, en)
}

fn names(names: &[String]) -> String {
    let mut text = names.iter().take(LISTED).map(|name| brief(name)).collect::<Vec<_>>().join(", ");
    if names.len() > LISTED {
        text.push_str(" …");
    }
    text
}

/// A text that is not so long that it hides the rest of the line.
fn brief(text: &str) -> String {
    super::brief::brief(text, super::brief::QUOTED)
}

/// A text as it can be copied into a mapping: whole, in the quotation marks that need least within.
fn as_toml(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if !line.contains(['"', '\\']) {
        return format!("\"{line}\"");
    }
    if !line.contains('\'') {
        return format!("'{line}'");
    }
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
}

fn pick(lang: Lang, sv: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Sv => sv.into(),
        Lang::En => en.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::as_toml;

    #[test]
    fn what_is_to_be_copied_into_a_mapping_reads_back_as_it_was() {
        for text in ["Unit", "{\"ImportId\":\"QID1\"}", "it's \"so\"", "a\\b", "it's a\\b"] {
            let line = format!("x = {}", as_toml(text));
            let table: toml::Table = line.parse().expect("TOML");
            assert_eq!(table["x"].as_str(), Some(text), "{line}");
        }
    }
}
