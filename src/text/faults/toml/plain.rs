//! Wording that breaks a rule for plain language, in words.

use crate::model::toml_fault::{ItemText, PlainFault};
use crate::model::{ContentLang, Lang, PlainRule};
use crate::text::faults::said::{Said, brief};

pub fn say(fault: &PlainFault, lang: Lang) -> Said {
    match fault {
        PlainFault::Words { rule, item, text, lang: of, found } => {
            let (place, found) = (place(item, *text, *of, lang), quoted(found, lang));
            except(words(*rule, &place, &found, lang), *rule)
        }
        PlainFault::Long { rule, item, text, lang: of, words, most } => {
            let place = place(item, *text, *of, lang);
            let said =
                Said::new(lang, format!("{place} har {words} ord"), format!("{place} has {words} words"))
                    .label(format!("högst {most} ord"), format!("at most {most} words"));
            let said = if *rule == PlainRule::LongQuestion {
                said.hint(
                    "korta frågan; det som förklarar den får plats i hjälptexten (help)",
                    "shorten the question; what explains it has room in the help text (help)",
                )
            } else {
                said.hint(
                    "korta svaret till det som skiljer det från svaret före; exempel får plats i hjälptexten (help)",
                    "shorten the answer to what sets it apart from the one before; examples have room in the help text (help)",
                )
            };
            except(said, *rule)
        }
        PlainFault::NoHelp { items } => {
            let said = match &items[..] {
                [one] => Said::new(
                    lang,
                    format!("frågan ”{}” har ingen hjälptext", brief(one)),
                    format!("the item `{}` has no help text", brief(one)),
                ),
                several => Said::new(
                    lang,
                    format!("{} frågor har ingen hjälptext", several.len()),
                    format!("{} items have no help text", several.len()),
                ),
            };
            let said = said.hint(
                "skriv help = … med exempel från flera sorters verksamheter",
                "write help = … with examples from several kinds of work",
            );
            if items.len() > 1 { said.concerning(items) } else { except(said, fault.rule()) }
        }
        PlainFault::Unneeded { item, rule } => {
            let (item, rule) = (brief(item), rule.code());
            Said::new(
                lang,
                format!("undantaget ”{rule}” behövs inte i ”{item}”"),
                format!("the exception `{rule}` is not needed in `{item}`"),
            )
            .hint(
                "ta bort det ur ”accepts”: inget bryter mot regeln",
                "take it out of `accepts`: nothing breaks the rule",
            )
        }
    }
}

fn words(rule: PlainRule, place: &str, found: &str, lang: Lang) -> Said {
    match rule {
        PlainRule::AndOr => Said::new(
            lang,
            format!("{place} frågar kanske om två saker: {found}"),
            format!("{place} may ask two things: {found}"),
        )
        .label("en sak i taget", "one thing at a time")
        .hint(
            "dela frågan i två, eller fråga om det som betyder mest",
            "make it two questions, or ask about what matters most",
        ),
        PlainRule::AbsoluteMiddle => Said::new(
            lang,
            format!("{place} medger inget undantag: {found}"),
            format!("{place} allows no exception: {found}"),
        )
        .label("bara i det lägsta eller högsta svaret", "in the lowest or highest answer only")
        .hint(
            "skriv vad som krävs så att det kan stämma också i en stor enhet: ”i regel, med undantag”, ”minst hälften”",
            "say what it takes so that it can be true of a large unit too: “as a rule, with exceptions”, “at least half”",
        ),
        // The other rules count, and find no words.
        PlainRule::VagueWord | PlainRule::LongAnchor | PlainRule::LongQuestion | PlainRule::NoHelp => Said::new(
            lang,
            format!("{place} har obestämda ord: {found}"),
            format!("{place} has vague words: {found}"),
        )
        .label("hur ofta, hur mycket?", "how often, how much?")
        .hint(
            "skriv ett mått som alla läser likadant: ”minst en gång om året”, ”varje månad”",
            "write a measure that everybody reads alike: “at least once a year”, “every month”",
        ),
    }
}

/// Says how an item is excepted from a rule.
fn except(said: Said, rule: PlainRule) -> Said {
    let code = rule.code();
    said.hint(
        format!("ska det vara så, skriv skälet i frågan: accepts = {{ {code} = \"…\" }}"),
        format!("where it is meant, give the reason in the item: accepts = {{ {code} = \"…\" }}"),
    )
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
