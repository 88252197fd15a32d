//! Wording that breaks a rule for plain language, in words.

use super::{brief, list};
use crate::model::toml_fault::{ItemText, PlainFault};
use crate::model::{ContentLang, Lang, PlainRule};

/// What was found and where, in one line.
pub fn title(fault: &PlainFault, lang: Lang) -> String {
    match fault {
        PlainFault::Words { rule, item, text, lang: of, found } => {
            let place = place(item, *text, *of, lang);
            let found = quoted(found, lang);
            match (rule, lang) {
                (PlainRule::AndOr, Lang::Sv) => format!("{place} frågar kanske om två saker: {found}"),
                (PlainRule::AndOr, Lang::En) => format!("{place} may ask two things: {found}"),
                (PlainRule::AbsoluteMiddle, Lang::Sv) => format!("{place} medger inget undantag: {found}"),
                (PlainRule::AbsoluteMiddle, Lang::En) => format!("{place} allows no exception: {found}"),
                (_, Lang::Sv) => format!("{place} har obestämda ord: {found}"),
                (_, Lang::En) => format!("{place} has vague words: {found}"),
            }
        }
        PlainFault::Long { item, text, lang: of, words, .. } => {
            let place = place(item, *text, *of, lang);
            match lang {
                Lang::Sv => format!("{place} har {words} ord"),
                Lang::En => format!("{place} has {words} words"),
            }
        }
        PlainFault::NoHelp { items } => match (&items[..], lang) {
            ([one], Lang::Sv) => format!("frågan ”{}” har ingen hjälptext", brief(one)),
            ([one], Lang::En) => format!("the item `{}` has no help text", brief(one)),
            (several, Lang::Sv) => format!("{} frågor har ingen hjälptext", several.len()),
            (several, Lang::En) => format!("{} items have no help text", several.len()),
        },
        PlainFault::Unneeded { item, rule } => match lang {
            Lang::Sv => format!("undantaget ”{}” behövs inte i ”{}”", rule.code(), brief(item)),
            Lang::En => format!("the exception `{}` is not needed in `{}`", rule.code(), brief(item)),
        },
    }
}

/// What was expected.
pub fn label(fault: &PlainFault, lang: Lang) -> String {
    let (sv, en) = match fault {
        PlainFault::Long { most, .. } => (format!("högst {most} ord"), format!("at most {most} words")),
        PlainFault::Words { rule: PlainRule::VagueWord, .. } => {
            ("hur ofta, hur mycket?".to_owned(), "how often, how much?".to_owned())
        }
        PlainFault::Words { rule: PlainRule::AndOr, .. } => {
            ("en sak i taget".to_owned(), "one thing at a time".to_owned())
        }
        PlainFault::Words { .. } => (
            "bara i det lägsta eller högsta svaret".to_owned(),
            "in the lowest or highest answer only".to_owned(),
        ),
        PlainFault::NoHelp { .. } | PlainFault::Unneeded { .. } => return String::new(),
    };
    pick(lang, &sv, &en)
}

/// What to do about it.
pub fn hints(fault: &PlainFault, lang: Lang) -> Vec<String> {
    let (sv, en) = match fault {
        PlainFault::Words { rule: PlainRule::AndOr, .. } => (
            "dela frågan i två, eller fråga om det som betyder mest",
            "make it two questions, or ask about what matters most",
        ),
        PlainFault::Words { rule: PlainRule::AbsoluteMiddle, .. } => (
            "skriv vad som krävs så att det kan stämma också i en stor enhet: ”i regel, med undantag”, ”minst hälften”",
            "say what it takes so that it can be true of a large unit too: “as a rule, with exceptions”, “at least half”",
        ),
        PlainFault::Words { .. } => (
            "skriv ett mått som alla läser likadant: ”minst en gång om året”, ”varje månad”",
            "write a measure that everybody reads alike: “at least once a year”, “every month”",
        ),
        PlainFault::Long { rule: PlainRule::LongQuestion, .. } => (
            "korta frågan; det som förklarar den får plats i hjälptexten (help)",
            "shorten the question; what explains it has room in the help text (help)",
        ),
        PlainFault::Long { .. } => (
            "korta svaret till det som skiljer det från svaret före; exempel får plats i hjälptexten (help)",
            "shorten the answer to what sets it apart from the one before; examples have room in the help text (help)",
        ),
        PlainFault::NoHelp { .. } => (
            "skriv help = … med exempel från flera sorters verksamheter",
            "write help = … with examples from several kinds of work",
        ),
        PlainFault::Unneeded { .. } => (
            "ta bort det ur ”accepts”: inget bryter mot regeln",
            "take it out of `accepts`: nothing breaks the rule",
        ),
    };
    let mut hints = vec![pick(lang, sv, en)];
    match fault {
        PlainFault::NoHelp { items } if items.len() > 1 => {
            let items = list(items);
            hints.push(pick(lang, &format!("det gäller: {items}"), &format!("these are: {items}")));
        }
        PlainFault::Unneeded { .. } => {}
        _ => {
            let code = fault.rule().code();
            hints.push(pick(
                lang,
                &format!("ska det vara så, skriv skälet i frågan: accepts = {{ {code} = \"…\" }}"),
                &format!("where it is meant, give the reason in the item: accepts = {{ {code} = \"…\" }}"),
            ));
        }
    }
    hints
}

/// Which text of which item, in which language.
fn place(item: &str, text: ItemText, of: ContentLang, lang: Lang) -> String {
    let (item, of) = (brief(item), of.name_in(lang));
    match (text, lang) {
        (ItemText::Question, Lang::Sv) => format!("frågan ”{item}” på {of}"),
        (ItemText::Question, Lang::En) => format!("the question `{item}` in {of}"),
        (ItemText::Anchor(at), Lang::Sv) => format!("svar {at} i ”{item}” på {of}"),
        (ItemText::Anchor(at), Lang::En) => format!("anchor {at} of `{item}` in {of}"),
        (ItemText::Label(at), Lang::Sv) => format!("svarsalternativ {at} i ”{item}” på {of}"),
        (ItemText::Label(at), Lang::En) => format!("option {at} of `{item}` in {of}"),
    }
}

fn quoted(words: &[String], lang: Lang) -> String {
    // More of them than a few are in one text only where it is to be written anew anyhow.
    let quote = |word: &String| match lang {
        Lang::Sv => format!("”{word}”"),
        Lang::En => format!("`{word}`"),
    };
    let mut all: Vec<String> = words.iter().take(3).map(quote).collect();
    if words.len() > all.len() {
        all.push("…".to_owned());
    }
    all.join(", ")
}

fn pick(lang: Lang, sv: &str, en: &str) -> String {
    match lang {
        Lang::Sv => sv.to_owned(),
        Lang::En => en.to_owned(),
    }
}
