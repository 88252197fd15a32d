//! The same differences for programs: every key that was changed, texts in all languages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Difference;
use crate::insight::revision::{Changed, Gone, Setting, Text, Value};
use crate::model::{ContentLang, Lang, Localized, NodeId, Questionnaire};
use crate::report::json::to_text;

pub fn render(difference: &Difference<'_>) -> serde_json::Result<String> {
    let revision = difference.revision;
    let langs = difference.after.languages();
    let root = Root {
        format: 1,
        before: version(difference.before),
        after: version(difference.after),
        comparable: Comparable {
            items: revision.comparable,
            before: revision.items_before,
            after: revision.items_after,
        },
        settings: settings(&revision.whole.settings),
        texts: texts(&revision.whole.texts, langs),
        asked_of_others: revision.asked_of_others.iter().map(|node| gone(node, langs)).collect(),
        added: revision.added.iter().map(|node| gone(node, langs)).collect(),
        removed: revision.removed.iter().map(|node| gone(node, langs)).collect(),
        changed: revision.changed.iter().map(|node| changed(node, langs)).collect(),
    };
    to_text(&root, 4)
}

#[derive(Serialize)]
struct Root<'a> {
    format: u8,
    before: Version<'a>,
    after: Version<'a>,
    comparable: Comparable,
    settings: Vec<SettingOf<'a>>,
    texts: Vec<TextOf<'a>>,
    asked_of_others: Vec<NodeOf<'a>>,
    added: Vec<NodeOf<'a>>,
    removed: Vec<NodeOf<'a>>,
    changed: Vec<ChangedOf<'a>>,
}

#[derive(Serialize)]
struct Version<'a> {
    id: &'a str,
    version: &'a str,
    digest: String,
}

#[derive(Serialize)]
struct Comparable {
    items: usize,
    before: usize,
    after: usize,
}

/// What something was and is.
#[derive(Serialize)]
struct Pair<T> {
    before: T,
    after: T,
}

#[derive(Serialize)]
struct SettingOf<'a> {
    key: &'a str,
    before: Option<ValueOf<'a>>,
    after: Option<ValueOf<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueOf<'a> {
    Number(f64),
    Word(&'a str),
}

type Texts<'a> = BTreeMap<String, &'a str>;

#[derive(Serialize)]
struct TextOf<'a> {
    key: &'a str,
    before: Option<Texts<'a>>,
    after: Option<Texts<'a>>,
}

#[derive(Serialize)]
struct NodeOf<'a> {
    id: &'a str,
    kind: &'static str,
    name: Texts<'a>,
}

#[derive(Serialize)]
struct ChangedOf<'a> {
    id: &'a str,
    kind: &'static str,
    name: Texts<'a>,
    group: Option<Pair<Option<&'a str>>>,
    reordered: bool,
    revision: Option<Pair<u32>>,
    silent: bool,
    wording: Vec<TextOf<'a>>,
    settings: Vec<SettingOf<'a>>,
    texts: Vec<TextOf<'a>>,
}

fn version(questionnaire: &Questionnaire) -> Version<'_> {
    Version {
        id: questionnaire.id().as_str(),
        version: questionnaire.version(),
        digest: questionnaire.digest().to_string(),
    }
}

fn settings(settings: &[Setting]) -> Vec<SettingOf<'_>> {
    settings
        .iter()
        .map(|setting| SettingOf {
            key: &setting.key,
            before: setting.before.as_ref().map(ValueOf::from),
            after: setting.after.as_ref().map(ValueOf::from),
        })
        .collect()
}

impl<'a> From<&'a Value> for ValueOf<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Number(number) => Self::Number(*number),
            Value::Word(word) => Self::Word(word),
        }
    }
}

/// A text per language. What is the same in all of them stands in the program's and in the questionnaire's.
fn localized<'a>(text: &'a Localized, langs: &[ContentLang]) -> Texts<'a> {
    if text.is_same() {
        let all = Lang::ALL.into_iter().map(ContentLang::from).chain(langs.iter().copied());
        return all.filter_map(|lang| Some((lang.to_string(), text.own(lang)?))).collect();
    }
    text.each().map(|(lang, text)| (lang.to_string(), text)).collect()
}

fn texts<'a>(texts: &'a [Text], langs: &[ContentLang]) -> Vec<TextOf<'a>> {
    texts
        .iter()
        .map(|text| TextOf {
            key: &text.key,
            before: text.before.as_ref().map(|text| localized(text, langs)),
            after: text.after.as_ref().map(|text| localized(text, langs)),
        })
        .collect()
}

fn gone<'a>(gone: &'a Gone, langs: &[ContentLang]) -> NodeOf<'a> {
    NodeOf { id: gone.id.as_str(), kind: gone.kind.code(), name: localized(&gone.name, langs) }
}

fn changed<'a>(changed: &'a Changed, langs: &[ContentLang]) -> ChangedOf<'a> {
    ChangedOf {
        id: changed.id.as_str(),
        kind: changed.kind.code(),
        name: localized(&changed.name, langs),
        group: changed.moved.as_ref().map(|(from, to)| Pair {
            before: from.as_ref().map(NodeId::as_str),
            after: to.as_ref().map(NodeId::as_str),
        }),
        reordered: changed.is_reordered,
        revision: changed.revision.map(|(before, after)| Pair { before, after }),
        silent: changed.is_silent(),
        wording: texts(&changed.wording, langs),
        settings: settings(&changed.changes.settings),
        texts: texts(&changed.changes.texts, langs),
    }
}
