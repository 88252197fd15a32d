//! What the wording of a questionnaire can be held to by rule: words that readers measure differently, two questions in one, texts
//! too long to be compared. Whether a question is a good one, no rule tells.

mod lists;
mod words;

use std::collections::BTreeSet;

use self::lists::lists_for;
pub use self::words::listed;
use crate::model::toml_fault::{ItemText, PlainFault};
use crate::model::{Answering, ContentLang, Item, Localized, Node, PlainRule, PlainWords, Questionnaire};

/// An answer with more words than this is hardly compared with the others.
pub const MOST_IN_ANCHOR: usize = 25;
/// A question with more words than this is hardly kept in mind.
pub const MOST_IN_QUESTION: usize = 16;

/// What breaks a rule and is not excepted, item by item, and the exceptions that nothing needs.
///
/// Words are looked for in each of the questionnaire's languages that there is a list for. A free text has no answers to be
/// compared and is never scored, so that of the rules only the length of its question is looked at.
#[must_use]
pub fn findings(questionnaire: &Questionnaire) -> Vec<PlainFault> {
    let lists: Vec<(ContentLang, PlainWords)> = questionnaire
        .languages()
        .iter()
        .filter_map(|lang| Some((*lang, lists_for(*lang, questionnaire.plain_lists())?)))
        .collect();
    let mut all = Vec::new();
    let mut without_help = Vec::new();
    for ix in questionnaire.items() {
        let node = &questionnaire[*ix];
        let Some(item) = node.item() else { continue };
        let mut broken: Vec<PlainFault> = Vec::new();
        for (text, said) in texts(node, item) {
            broken.extend(of_text(node, item, text, said, &lists));
        }
        let mut rules: BTreeSet<PlainRule> = broken.iter().map(PlainFault::rule).collect();
        if item.help.is_none() && !matches!(item.answering, Answering::Text) {
            rules.insert(PlainRule::NoHelp);
        }
        let is_accepted = |rule: PlainRule| item.accepts.iter().any(|(accepted, _)| *accepted == rule);
        all.extend(broken.into_iter().filter(|fault| !is_accepted(fault.rule())));
        if rules.contains(&PlainRule::NoHelp) && !is_accepted(PlainRule::NoHelp) {
            without_help.push(node.id.to_string());
        }
        let unneeded = item.accepts.iter().filter(|(rule, _)| !rules.contains(rule));
        all.extend(unneeded.map(|(rule, _)| PlainFault::Unneeded { item: node.id.to_string(), rule: *rule }));
    }
    if !without_help.is_empty() {
        all.push(PlainFault::NoHelp { items: without_help });
    }
    all
}

/// The words of a rule in a language: the program's and the questionnaire's, and the phrases that are exempt from it.
#[must_use]
pub fn words_of(
    questionnaire: &Questionnaire,
    lang: ContentLang,
    rule: PlainRule,
) -> (Vec<String>, Vec<String>) {
    let Some(lists) = lists_for(lang, questionnaire.plain_lists()) else { return Default::default() };
    (list(&lists, rule).to_vec(), exempt(&lists, rule))
}

/// The phrases in which a rule's words are not looked for: those that are exempt, and those of another rule, as *och* is not told of
/// in *då och då*.
fn exempt(lists: &PlainWords, rule: PlainRule) -> Vec<String> {
    let own = list(lists, rule);
    let others = [&lists.vague, &lists.absolute, &lists.and_or].into_iter().flatten();
    let phrases = others.filter(|phrase| phrase.contains(' ') && !own.contains(phrase));
    lists.exempt.iter().chain(phrases).cloned().collect()
}

fn list(lists: &PlainWords, rule: PlainRule) -> &[String] {
    match rule {
        PlainRule::VagueWord => &lists.vague,
        PlainRule::AbsoluteMiddle => &lists.absolute,
        PlainRule::AndOr => &lists.and_or,
        PlainRule::LongAnchor | PlainRule::LongQuestion | PlainRule::NoHelp => &[],
    }
}

/// What respondents choose between is described by anchors, or else by the labels of the item's own options. A scale that
/// several items share is no text of theirs.
fn texts<'q>(node: &'q Node, item: &'q Item) -> Vec<(ItemText, &'q Localized)> {
    let mut texts = vec![(ItemText::Question, &node.name)];
    if !item.anchors.is_empty() {
        texts.extend(item.anchors.iter().enumerate().map(|(at, text)| (ItemText::Anchor(at + 1), text)));
    } else if item.answering.scale().is_some_and(|scale| scale.id().as_str() == node.id.as_str()) {
        let options = item.answering.options().iter().enumerate();
        texts.extend(options.map(|(at, option)| (ItemText::Label(at + 1), &option.label)));
    }
    texts
}

/// The rules that a text is held to.
fn rules(item: &Item, text: ItemText) -> Vec<PlainRule> {
    let options = item.answering.options().len();
    match text {
        ItemText::Question if matches!(item.answering, Answering::Text) => vec![PlainRule::LongQuestion],
        ItemText::Question => vec![PlainRule::VagueWord, PlainRule::AndOr, PlainRule::LongQuestion],
        ItemText::Anchor(at) | ItemText::Label(at) => {
            let mut rules = vec![PlainRule::VagueWord, PlainRule::LongAnchor];
            // Where several options may hold there are no steps, and nothing between.
            let is_ladder = matches!(item.answering, Answering::Choice(_));
            if is_ladder && at > 1 && at < options {
                rules.push(PlainRule::AbsoluteMiddle);
            }
            rules
        }
    }
}

fn of_text(
    node: &Node,
    item: &Item,
    text: ItemText,
    said: &Localized,
    lists: &[(ContentLang, PlainWords)],
) -> Vec<PlainFault> {
    let mut all: Vec<PlainFault> = Vec::new();
    for (lang, lists) in lists {
        let Some(words) = said.own(*lang) else { continue };
        for rule in rules(item, text) {
            // What is the same in all languages is told in one.
            if said.is_same() && all.iter().any(|fault| fault.rule() == rule) {
                continue;
            }
            let (item, lang) = (node.id.to_string(), *lang);
            match rule {
                PlainRule::LongAnchor | PlainRule::LongQuestion => {
                    let most = if rule == PlainRule::LongAnchor { MOST_IN_ANCHOR } else { MOST_IN_QUESTION };
                    let words = words::count(words);
                    if words > most {
                        all.push(PlainFault::Long { rule, item, text, lang, words, most });
                    }
                }
                PlainRule::VagueWord | PlainRule::AndOr | PlainRule::AbsoluteMiddle | PlainRule::NoHelp => {
                    let found = listed(words, list(lists, rule), &exempt(lists, rule));
                    let mut found: Vec<String> = found.into_iter().map(|(_, word)| word.to_owned()).collect();
                    found.dedup();
                    if !found.is_empty() {
                        all.push(PlainFault::Words { rule, item, text, lang, found });
                    }
                }
            }
        }
    }
    all
}
