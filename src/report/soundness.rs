//! What `questionnaire check` says: how much each file holds, and every fault and warning with its place.

use std::ops::Range;

use serde::Serialize;

use super::json::to_text;
use crate::doc::{Document, Entry, Level, Listing};
use crate::model::toml_fault::{ItemText, PlainFault};
use crate::model::{
    ContentLang, Diagnostic, Diagnostics, Fault, Lang, Place, Questionnaire, Severity, TomlFault,
};
use crate::text::faults::words;
use crate::text::terminal::checking::{nothing_found, on_line, questionnaire_faulty, questionnaire_sound};

/// Files that were looked through.
#[derive(Debug, Clone, Copy)]
pub struct Soundness<'a> {
    /// The files' names, each with its questionnaire; none where a fault keeps it from being used.
    pub files: &'a [(String, Option<Questionnaire>)],
    /// All that was found in them.
    pub found: &'a Diagnostics,
    /// The language to tell it in.
    pub lang: Lang,
}

#[derive(Serialize)]
struct Root<'a> {
    format: u8,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    /// Whether the questionnaire can be used.
    sound: bool,
    groups: Option<usize>,
    items: Option<usize>,
    faults: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'static str,
    severity: &'static str,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    expected: Option<String>,
    hints: Vec<String>,
    /// Of the rules for plain language alone.
    #[serde(flatten)]
    plain: Option<Plain<'a>>,
}

#[derive(Serialize)]
struct Plain<'a> {
    rule: &'static str,
    items: &'a [String],
    /// `question`, `anchor` or `option`, of which the number counts from 1.
    text: Option<&'static str>,
    number: Option<usize>,
    language: Option<ContentLangCode>,
    found: &'a [String],
    words: Option<usize>,
    most: Option<usize>,
}

struct ContentLangCode(ContentLang);

impl Serialize for ContentLangCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

impl<'a> Soundness<'a> {
    /// A line for each file without a fault; what was found is told beside it.
    #[must_use]
    pub fn text(&self) -> String {
        let sound = self.files.iter().filter_map(|(file, read)| Some(self.counted(file, read.as_ref()?)));
        sound.map(|line| format!("{line}\n")).collect()
    }

    /// Every file with all that was found in it.
    #[must_use]
    pub fn document(&self) -> Document {
        let mut document = Document::default();
        for (file, read) in self.files {
            let line = match read {
                Some(read) => self.counted(file, read),
                None => questionnaire_faulty(file, self.lang),
            };
            document.heading(Level::Title, line);
            let entries: Vec<Entry> = self.of(file).map(|found| self.entry(found)).collect();
            if entries.is_empty() {
                document.paragraph(nothing_found(self.lang));
            }
            document.entries(Listing::Bullets, entries);
        }
        document
    }

    /// The same as JSON, format 1.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let file = |(file, read): &'a (String, Option<Questionnaire>)| File {
            file,
            sound: read.is_some(),
            groups: read.as_ref().map(groups),
            items: read.as_ref().map(|read| read.items().len()),
            faults: self.of(file).map(|found| self.told(found)).collect(),
        };
        let root = Root { format: 1, files: self.files.iter().map(file).collect() };
        // Root, files, file, faults; a fault stands on a line.
        to_text(&root, 4)
    }

    fn counted(&self, file: &str, read: &Questionnaire) -> String {
        questionnaire_sound(file, groups(read), read.items().len(), self.lang)
    }

    /// What was found in a file, faults before warnings, each from the top.
    fn of(&self, file: &str) -> impl Iterator<Item = &'a Diagnostic> + use<'a> {
        let mut of_file: Vec<&Diagnostic> =
            self.found.iter().filter(|found| found.place.file() == Some(file)).collect();
        of_file.sort_by_key(|found| (found.severity, span(found).map(|span| span.start)));
        of_file.into_iter()
    }

    fn place(&self, found: &Diagnostic) -> Option<(usize, usize)> {
        let before = self.found.source(found.place.file()?)?.get(..span(found)?.start)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        Some((before.matches('\n').count() + 1, line.chars().count() + 1))
    }

    fn entry(&self, found: &Diagnostic) -> Entry {
        let words = words(&found.fault, self.lang);
        let place = self.place(found).map(|(line, _)| on_line(line, self.lang)).unwrap_or_default();
        let expected = Some(words.label).filter(|label| !label.is_empty());
        Entry::new(format!("{}{place}: {}", words.code, words.title))
            .with(expected.into_iter().chain(words.hints))
    }

    fn told(&self, found: &'a Diagnostic) -> Told<'a> {
        let words = words(&found.fault, self.lang);
        let place = self.place(found);
        Told {
            code: words.code,
            severity: if found.severity == Severity::Error { "error" } else { "warning" },
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            message: words.title,
            expected: Some(words.label).filter(|label| !label.is_empty()),
            hints: words.hints,
            plain: if let Fault::Toml(TomlFault::Plain(fault)) = &found.fault {
                Some(plain(fault))
            } else {
                None
            },
        }
    }
}

fn groups(questionnaire: &Questionnaire) -> usize {
    questionnaire.nodes().filter(|(_, node)| node.group().is_some() && !node.kind.is_summary()).count()
}

const fn span(found: &Diagnostic) -> Option<&Range<usize>> {
    if let Place::Span(_, span) = &found.place { Some(span) } else { None }
}

fn plain(fault: &PlainFault) -> Plain<'_> {
    let (text, number) = match fault.place() {
        Some((ItemText::Question, _)) => (Some("question"), None),
        Some((ItemText::Anchor(at), _)) => (Some("anchor"), Some(at)),
        Some((ItemText::Label(at), _)) => (Some("option"), Some(at)),
        None => (None, None),
    };
    let (words, most) = match fault {
        PlainFault::Long { words, most, .. } => (Some(*words), Some(*most)),
        PlainFault::Words { .. } | PlainFault::NoHelp { .. } | PlainFault::Unneeded { .. } => (None, None),
    };
    let found: &[String] = if let PlainFault::Words { found, .. } = fault { found } else { &[] };
    Plain {
        rule: fault.rule().code(),
        items: fault.items(),
        text,
        number,
        language: fault.place().map(|(_, lang)| ContentLangCode(lang)),
        found,
        words,
        most,
    }
}
