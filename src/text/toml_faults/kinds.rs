//! What does not go with an item's kind or a group's rule, in words.

use super::list;
use crate::model::Lang;
use crate::model::toml_fault::{Belongs, ItemKind, KindFault, RangeFault};

/// What is wrong, in one line.
pub fn title(fault: &KindFault, lang: Lang) -> String {
    let (sv, en) = match fault {
        KindFault::Range(RangeFault::Count(n)) => {
            (format!("här ska stå två tal, inte {n}"), format!("two numbers belong here, not {n}"))
        }
        KindFault::Range(RangeFault::NotRising | RangeFault::EndsNotRising) => same(
            "det andra talet måste vara högre än det första",
            "the second number must be higher than the first",
        ),
        KindFault::Range(RangeFault::Falling) => {
            same("den övre gränsen ligger under den undre", "the upper limit is below the lower one")
        }
        KindFault::OutOfPlace { key, here, .. } => (
            format!("nyckeln ”{key}” betyder inget tillsammans med ”{here}”"),
            format!("the key `{key}` means nothing with `{here}`"),
        ),
        KindFault::ExclusiveInChoice { options } => (
            format!("bara ett svar kan väljas, så ”exclusive” betyder inget ({})", list(options)),
            format!("only one option can be chosen, so `exclusive` means nothing ({})", list(options)),
        ),
        KindFault::AllExclusive => {
            same("alla svarsalternativ utesluter varandra", "every option rules out all others")
        }
        KindFault::EndsTwice => same(
            "frågan har både ”breakpoints” och ”min” eller ”max”",
            "the item has both `breakpoints` and `min` or `max`",
        ),
        KindFault::BreakpointCount { found } => (
            format!("en poänglinje behöver minst två brytpunkter, inte {found}"),
            format!("a line of points needs at least two breakpoints, not {found}"),
        ),
        KindFault::BreakpointsNotRising { .. } => same(
            "brytpunkten ligger inte högre än den före",
            "the breakpoint stands no higher than the one before it",
        ),
        KindFault::ConditionMisfit { item, kind } => (
            format!("villkoret passar inte ”{item}”, som besvaras med {}", answered(*kind, lang)),
            format!("the condition does not fit `{item}`, which is answered with {}", answered(*kind, lang)),
        ),
    };
    pick(lang, sv, en)
}

/// What stands under the caret.
pub fn label(fault: &KindFault, lang: Lang) -> String {
    let (sv, en) = match fault {
        KindFault::OutOfPlace { belongs, .. } => belonging(*belongs),
        KindFault::BreakpointsNotRising { .. } => ("ska vara högre", "should be higher"),
        _ => ("", ""),
    };
    pick(lang, sv, en)
}

/// How to mend it.
pub fn hint(fault: &KindFault, lang: Lang) -> String {
    let (sv, en) = match fault {
        KindFault::Range(RangeFault::Falling) => {
            ("skriv det lägre talet i ”at_least”", "write the lower number in `at_least`")
        }
        KindFault::Range(RangeFault::EndsNotRising) => (
            "skriv det lägre talet i ”min”; ger ett högre tal färre poäng, lägg till reverse = true",
            "write the lower number in `min`; where a higher number gives fewer points, add reverse = true",
        ),
        KindFault::Range(_) => (
            "skriv det lägre talet först, till exempel 0 och 3",
            "write the lower number first, such as 0 and 3",
        ),
        KindFault::OutOfPlace { key: "advice", .. } => (
            "ta bort nyckeln: råd hör till svarsalternativ, och frågan har inga",
            "remove the key: advice goes with options, and the item has none",
        ),
        KindFault::OutOfPlace { .. } => (
            "ta bort nyckeln, eller rätta ”kind” eller ”combine”",
            "remove the key, or mend `kind` or `combine`",
        ),
        KindFault::ExclusiveInChoice { .. } => (
            "ta bort ”exclusive”, eller skriv kind = \"multi\" om flera svar kan väljas",
            "remove `exclusive`, or write kind = \"multi\" where several options can be ticked",
        ),
        KindFault::AllExclusive => (
            "ta bort ”exclusive” där alternativet kan kryssas tillsammans med andra",
            "remove `exclusive` where the option can be ticked together with others",
        ),
        KindFault::EndsTwice => (
            "behåll det ena: ändarna är den första och den sista brytpunkten",
            "keep one of them: the ends are the first and the last breakpoint",
        ),
        KindFault::BreakpointCount { .. } => (
            "skriv till exempel [ { at = 0, points = 0 }, { at = 30, points = 100 } ]",
            "write for example [ { at = 0, points = 0 }, { at = 30, points = 100 } ]",
        ),
        KindFault::BreakpointsNotRising { .. } => (
            "skriv brytpunkterna med stigande ”at”; poängen får både stiga och falla",
            "write the breakpoints with rising `at`; the points may rise and fall",
        ),
        KindFault::ConditionMisfit { kind, .. } => match kind {
            ItemKind::Choice | ItemKind::Multi => (
                "skriv svarsalternativens id, till exempel is = [\"ja\"]",
                "write the ids of options, such as is = [\"yes\"]",
            ),
            ItemKind::Number => {
                ("skriv at_least = …, at_most = … eller båda", "write at_least = …, at_most = … or both")
            }
            ItemKind::Text => (
                "ett fritextsvar kan inte avgöra något; välj en annan fråga",
                "a free text decides nothing; choose another item",
            ),
        },
    };
    pick(lang, sv, en)
}

const fn belonging(belongs: Belongs) -> (&'static str, &'static str) {
    match belongs {
        Belongs::Ladder => ("hör till combine = \"ladder\"", "belongs with combine = \"ladder\""),
        Belongs::Options => (
            "hör till frågor med svarsalternativ (choice, multi)",
            "belongs to items with options (choice, multi)",
        ),
        Belongs::Number => ("hör till kind = \"number\"", "belongs with kind = \"number\""),
        Belongs::Choice => ("hör till kind = \"choice\"", "belongs with kind = \"choice\""),
        Belongs::Scored => ("hör till frågor som ger poäng", "belongs to items that are scored"),
    }
}

const fn answered(kind: ItemKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (ItemKind::Choice, Lang::Sv) => "ett svarsalternativ",
        (ItemKind::Choice, Lang::En) => "one option",
        (ItemKind::Multi, Lang::Sv) => "kryss",
        (ItemKind::Multi, Lang::En) => "ticks",
        (ItemKind::Number, Lang::Sv) => "ett tal",
        (ItemKind::Number, Lang::En) => "a number",
        (ItemKind::Text, Lang::Sv) => "fritext",
        (ItemKind::Text, Lang::En) => "free text",
    }
}

fn same(sv: &str, en: &str) -> (String, String) {
    (sv.to_owned(), en.to_owned())
}

fn pick(lang: Lang, sv: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Sv => sv.into(),
        Lang::En => en.into(),
    }
}
