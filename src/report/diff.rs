//! What became different from one version of a questionnaire to the next, as a document and as JSON.

mod json;

use crate::doc::{self, Document, Entry, Level, Listing};
use crate::insight::revision::{Changed, Gone, Revision, Setting, Text, Value};
use crate::model::{ContentLang, Lang, Localized, NodeId, Questionnaire};
use crate::text::exporting::node_kind;
use crate::text::revising::{
    Heading, comparable, heading, no_difference, note, revision, same_version, several, top, whole,
};
use crate::text::terminal::exact;

/// What became different, in words.
#[derive(Debug, Clone, Copy)]
pub struct Difference<'a> {
    /// What is different.
    pub revision: &'a Revision,
    /// The version before.
    pub before: &'a Questionnaire,
    /// The version after.
    pub after: &'a Questionnaire,
    /// The language to tell it in.
    pub lang: Lang,
}

/// One difference: what it is in, and where there is a before and an after, of which key.
struct Line {
    what: String,
    key: String,
    before: String,
    after: String,
}

/// The differences of one kind.
struct Section {
    heading: Heading,
    lines: Vec<Line>,
}

impl Difference<'_> {
    /// The differences, what matters most first.
    #[must_use]
    pub fn document(&self) -> Document {
        let mut document = Document::titled(self.title());
        document.paragraph(self.comparable());
        if self.revision.is_unversioned {
            document.paragraph(same_version(self.lang));
        }
        let sections = self.sections();
        if sections.is_empty() {
            document.note(no_difference(self.lang));
        }
        for section in sections {
            document.heading(Level::Part, heading(section.heading, self.lang));
            if let Some(note) = note(section.heading, self.lang) {
                document.paragraph(note);
            }
            document.entries(Listing::Bullets, entries(section.lines));
        }
        document
    }

    /// The differences as JSON, format 1. Texts have every language.
    #[must_use]
    pub fn json(&self) -> String {
        json::render(self)
    }

    fn title(&self) -> String {
        let name = |q: &Questionnaire| format!("{} {}", q.id(), q.version());
        format!("{} → {}", name(self.before), name(self.after))
    }

    fn comparable(&self) -> String {
        let Revision { comparable: same, items_before, items_after, .. } = self.revision;
        comparable(*same, *items_before, *items_after, self.lang)
    }

    /// The kinds of differences that there are, what matters most first.
    fn sections(&self) -> Vec<Section> {
        let changed = &self.revision.changed;
        let silent = || changed.iter().filter(|changed| changed.is_silent());
        let lowered = || changed.iter().filter(|changed| changed.is_lowered());
        let revised = || changed.iter().filter(|changed| changed.revision.is_some() && !changed.is_lowered());
        let all = [
            (Heading::Silent, silent().flat_map(|changed| self.revised(changed)).collect()),
            (Heading::Lowered, lowered().flat_map(|changed| self.revised(changed)).collect()),
            (Heading::AskedOfOthers, self.asked_of_others()),
            (Heading::Added, self.revision.added.iter().map(|gone| self.gone(gone)).collect()),
            (Heading::Removed, self.revision.removed.iter().map(|gone| self.gone(gone)).collect()),
            (Heading::Moved, changed.iter().filter_map(|changed| self.moved(changed)).collect()),
            (Heading::Reordered, changed.iter().filter(|c| c.is_reordered).map(|c| self.only(c)).collect()),
            (Heading::Revised, revised().flat_map(|changed| self.revised(changed)).collect()),
            (Heading::Settings, self.settings()),
            (Heading::Texts, self.texts()),
        ];
        let all = all.into_iter().map(|(heading, lines): (_, Vec<Line>)| Section { heading, lines });
        all.filter(|section| !section.lines.is_empty()).collect()
    }

    /// What else is different in these is told here too, since it is neither revised nor compared.
    fn asked_of_others(&self) -> Vec<Line> {
        let lines = self.revision.asked_of_others.iter().flat_map(|apart| {
            let changed = self.revision.changed.iter().find(|changed| changed.id == apart.id);
            changed.map_or_else(|| vec![self.gone(apart)], |changed| self.revised(changed))
        });
        lines.collect()
    }

    fn gone(&self, gone: &Gone) -> Line {
        let kind = node_kind(gone.kind, self.lang).to_lowercase();
        Line::plain(format!("{kind} {}: {}", gone.id, gone.name.get(self.lang)))
    }

    fn only(&self, changed: &Changed) -> Line {
        Line::plain(self.name(changed))
    }

    fn name(&self, changed: &Changed) -> String {
        format!("{} ({})", changed.id, changed.name.get(self.lang))
    }

    fn moved(&self, changed: &Changed) -> Option<Line> {
        let (from, to) = changed.moved.as_ref()?;
        let place = |place: &Option<NodeId>| {
            place.as_ref().map_or_else(|| top(self.lang).to_owned(), NodeId::to_string)
        };
        Some(Line {
            what: self.name(changed),
            key: "group".to_owned(),
            before: place(from),
            after: place(to),
        })
    }

    fn revised(&self, changed: &Changed) -> Vec<Line> {
        let number = changed.revision.map(|(before, after)| format!(", {}", revision(before, after)));
        let what = format!("{}{}", self.name(changed), number.unwrap_or_default());
        let mut lines: Vec<Line> =
            changed.wording.iter().map(|text| self.text_line(what.clone(), text)).collect();
        lines.extend(changed.answers().map(|setting| self.setting_line(what.clone(), setting)));
        if lines.is_empty() {
            lines.push(Line::plain(what));
        }
        lines
    }

    fn settings(&self) -> Vec<Line> {
        // The version stands in the title.
        let own = self.revision.whole.settings.iter().filter(|setting| setting.key != "version");
        let own = own.map(|setting| self.setting_line(whole(self.lang).to_owned(), setting));
        own.chain(self.rules()).collect()
    }

    /// How groups and items count in another way. The same change of several is one line, since it most often has one cause.
    fn rules(&self) -> Vec<Line> {
        let mut same: Vec<(&Setting, Vec<&Changed>)> = Vec::new();
        for changed in &self.revision.changed {
            for setting in changed.rules() {
                match same.iter_mut().find(|(known, _)| *known == setting) {
                    Some((_, nodes)) => nodes.push(changed),
                    None => same.push((setting, vec![changed])),
                }
            }
        }
        let lines = same.into_iter().flat_map(|(setting, nodes)| {
            let names: Vec<String> = match nodes.len() {
                0..=2 => nodes.iter().map(|changed| self.name(changed)).collect(),
                _ => vec![several(&nodes.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), self.lang)],
            };
            names.into_iter().map(|what| self.setting_line(what, setting)).collect::<Vec<_>>()
        });
        let mut lines: Vec<Line> = lines.collect();
        // What is said of the same stands together.
        let mut order: Vec<String> = Vec::new();
        for line in &lines {
            if !order.contains(&line.what) {
                order.push(line.what.clone());
            }
        }
        lines.sort_by_key(|line| order.iter().position(|what| *what == line.what));
        lines
    }

    fn setting_line(&self, what: String, setting: &Setting) -> Line {
        let value = |value: &Option<Value>| match value {
            None => "–".to_owned(),
            Some(Value::Number(number)) => exact(*number, self.lang),
            Some(Value::Word(word)) => word.clone(),
        };
        Line { what, key: setting.key.clone(), before: value(&setting.before), after: value(&setting.after) }
    }

    fn texts(&self) -> Vec<Line> {
        let own =
            self.revision.whole.texts.iter().map(|text| self.text_line(whole(self.lang).to_owned(), text));
        let nodes = self.revision.changed.iter().flat_map(|changed| {
            let texts = changed.changes.texts.iter();
            texts.map(|text| self.text_line(self.name(changed), text)).collect::<Vec<_>>()
        });
        own.chain(nodes).collect()
    }

    /// A text in the language asked for; in one of the others where only that is different.
    fn text_line(&self, what: String, text: &Text) -> Line {
        let said = |text: &Option<Localized>, lang: ContentLang| {
            text.as_ref().and_then(|text| text.own(lang)).map(str::to_owned)
        };
        let own = ContentLang::from(self.lang);
        let of_questionnaires = self.after.languages().iter().chain(self.before.languages()).copied();
        let mut langs = std::iter::once(own).chain(of_questionnaires);
        let differs = |lang: &ContentLang| said(&text.before, *lang) != said(&text.after, *lang);
        let lang = langs.find(differs).unwrap_or(own);
        let quoted = |text: Option<String>| match (text, self.lang) {
            (None, _) => "–".to_owned(),
            (Some(text), Lang::Sv) => format!("”{text}”"),
            (Some(text), Lang::En) => format!("“{text}”"),
        };
        let key = if lang == own { text.key.clone() } else { format!("{} ({})", text.key, lang.code()) };
        Line { what, key, before: quoted(said(&text.before, lang)), after: quoted(said(&text.after, lang)) }
    }
}

impl Line {
    const fn plain(what: String) -> Self {
        Self { what, key: String::new(), before: String::new(), after: String::new() }
    }
}

/// What differs, each once with all that is different in it.
fn entries(lines: Vec<Line>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        let what = doc::Text::from(line.what);
        if entries.last().is_none_or(|entry| entry.text != what) {
            entries.push(Entry::new(what));
        }
        if let Some(entry) = entries.pop() {
            let told =
                (!line.key.is_empty()).then(|| format!("{}: {} → {}", line.key, line.before, line.after));
            entries.push(entry.with(told));
        }
    }
    entries
}
