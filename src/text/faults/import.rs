//! Faults in files that are to be imported put into words, in both languages.

mod of_columns;
mod of_content;
mod of_files;
mod of_form;
mod of_mapping;

use super::said::{FaultWords, Said, brief, pick};
use crate::model::{ImportFault, Lang};

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &ImportFault, lang: Lang) -> FaultWords {
    let said = match fault {
        ImportFault::File(fault) => of_files::say(fault, lang),
        ImportFault::Content(fault) => of_content::say(fault, lang),
    };
    said.with_code(fault.code())
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
