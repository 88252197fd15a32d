//! Where in the file the wording of items breaks a rule for plain language.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::load::reader::Reader;
use crate::load::syntax;
use crate::model::toml_fault::{ItemText, PlainFault, TomlFault};
use crate::model::{ContentLang, Diagnostics, Questionnaire, nfc};
use crate::plain_language::{findings, listed, words_of};

/// Looks for wording that readers understand differently, or hardly at all. All are warnings.
///
/// `text` is what `questionnaire` was read from, and `file` what faults call it.
#[must_use]
pub fn plain_language(file: &str, text: &str, questionnaire: &Questionnaire) -> Diagnostics {
    let text = text.trim_start_matches('\u{feff}');
    // What is wrong with the file was told when it was read; here only the places of things are wanted.
    let silent = Reader::new(file, text);
    let reader = Reader::new(file, text);
    let table = syntax::parse(text, &silent);
    let places = Places { text, questionnaire, items: table.as_ref().map(items).unwrap_or_default() };
    for fault in findings(questionnaire) {
        match places.of(&fault) {
            Some(span) => reader.fault(TomlFault::Plain(fault), span),
            None => reader.fault_in_file(TomlFault::Plain(fault)),
        }
    }
    reader.finish()
}

type Items<'t> = BTreeMap<String, &'t DeTable<'t>>;

/// The items by their ids.
fn items<'t>(table: &'t DeTable<'t>) -> Items<'t> {
    let items = table.get("items").and_then(|items| items.get_ref().as_array());
    let tables =
        items.into_iter().flat_map(|items| items.iter()).filter_map(|item| item.get_ref().as_table());
    tables
        .filter_map(|item| Some((nfc(item.get("id")?.get_ref().as_str()?.trim()).into_owned(), item)))
        .collect()
}

/// The text of a file, and where its items stand in it.
struct Places<'t> {
    text: &'t str,
    questionnaire: &'t Questionnaire,
    items: Items<'t>,
}

impl Places<'_> {
    fn of(&self, fault: &PlainFault) -> Option<Range<usize>> {
        let item = self.items.get(fault.items().first()?)?;
        match fault {
            PlainFault::NoHelp { .. } => Some(item.get("id")?.span()),
            PlainFault::Unneeded { rule, .. } => {
                let (key, _) = item.get("accepts")?.get_ref().as_table()?.get_key_value(rule.code())?;
                Some(key.span())
            }
            PlainFault::Long { text, lang, .. } => said(item, *text, *lang),
            PlainFault::Words { text, lang, rule, .. } => {
                let said = said(item, *text, *lang)?;
                let (list, exempt) = words_of(self.questionnaire, *lang, *rule);
                // In a text with escaped letters the word may stand otherwise than it reads; then the text will do.
                let first = listed(self.text.get(said.clone())?, &list, &exempt).into_iter().next();
                Some(first.map_or_else(|| said.clone(), |(at, _)| said.start + at.start..said.start + at.end))
            }
        }
    }
}

/// Where a text of an item stands.
fn said(item: &DeTable<'_>, text: ItemText, lang: ContentLang) -> Option<Range<usize>> {
    let nth = |key: &str, at: usize| item.get(key)?.get_ref().as_array()?.get(at - 1);
    let value = match text {
        ItemText::Question => item.get("text")?,
        ItemText::Anchor(at) => nth("anchors", at)?,
        ItemText::Label(at) => nth("options", at)?.get_ref().get("label")?,
    };
    Some(in_language(value, lang)?.span())
}

fn in_language<'t>(value: &'t Spanned<DeValue<'t>>, lang: ContentLang) -> Option<&'t Spanned<DeValue<'t>>> {
    let Some(each) = value.get_ref().as_table() else { return Some(value) };
    let is_it = |code: &str| ContentLang::parse(code).is_ok_and(|known| known == lang);
    // What is written alike in all languages stands under each of them.
    each.iter().find(|(code, _)| is_it(code.get_ref())).map(|(_, value)| value)
}

#[cfg(test)]
mod tests;
