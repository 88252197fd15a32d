//! Groups, items, scales and levels that do not hang together, in words.

use crate::model::{Lang, NodeKind, Points};
use crate::text::faults::said::{Said, brief, listed};

pub fn empty_group(group: &str, lang: Lang) -> Said {
    let group = brief(group);
    Said::new(lang, format!("gruppen ”{group}” har inga frågor"), format!("the group `{group}` has no items"))
        .hint("lägg en fråga i gruppen, eller ta bort den", "put an item in the group, or remove it")
}

pub fn kind_of_subgroup(lang: Lang) -> Said {
    Said::new(
        lang,
        "en grupp i en annan grupp har ingen egen sort",
        "a group inside a group has no kind of its own",
    )
    .hint(
        "ta bort ”kind”; den följer av gruppen som denna ligger i",
        "remove `kind`; it follows from the group that this one is in",
    )
}

pub fn no_items(lang: Lang) -> Said {
    Said::new(lang, "enkäten har inga frågor", "the questionnaire has no items")
        .hint("lägg till minst en fråga under [[items]]", "add at least one question under [[items]]")
}

pub fn summary_of_nothing(kind: NodeKind, lang: Lang) -> Said {
    let (sv, en) = if kind == NodeKind::Readiness {
        ("inga förutsättningar (kind = \"prerequisite\")", "no prerequisites (kind = \"prerequisite\")")
    } else {
        ("inga kärnområden (kind = \"core\")", "no core areas (kind = \"core\")")
    };
    Said::new(lang, format!("det finns {sv} att sammanfatta"), format!("there are {en} to sum up")).hint(
        "avsnittet används inte; ta bort det eller lägg till grupper av den sorten",
        "the section is not used; remove it or add groups of that kind",
    )
}

pub fn no_scale(lang: Lang) -> Said {
    Said::new(lang, "frågan har ingen svarsskala", "the item has no scale to answer on").hint(
        "skriv scale = \"…\" i frågan, eller högst upp i filen för alla frågor, eller ge frågan egna options",
        "write scale = \"…\" in the item, or at the top of the file for all items, or give the item options",
    )
}

pub fn scale_twice(lang: Lang) -> Said {
    Said::new(
        lang,
        "frågan har både en skala och egna svarsalternativ",
        "the item has both a scale and options of its own",
    )
    .hint("behåll det ena av ”scale” och ”options”", "keep one of `scale` and `options`")
}

pub fn option_count(found: usize, lang: Lang) -> Said {
    let options = if found == 1 { "option" } else { "options" };
    Said::new(
        lang,
        format!("en skala kan inte ha {found} svarsalternativ"),
        format!("a scale cannot have {found} {options}"),
    )
    .hint("det ska vara minst 2 och högst 100", "there must be at least 2 and at most 100")
}

pub fn points_for_some(missing: &[String], lang: Lang) -> Said {
    let missing = listed(missing);
    Said::new(
        lang,
        format!("poäng saknas för vissa svarsalternativ: {missing}"),
        format!("points are missing for some options: {missing}"),
    )
    .hint(
        "ge alla alternativ poäng, eller inget; utan poäng får de jämna steg från 0 till 100",
        "give points to all options or to none; without points they are spaced evenly from 0 to 100",
    )
}

pub fn anchor_count(found: usize, options: usize, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("antalet beskrivningar ({found}) är inte antalet svarsalternativ ({options})"),
        format!("the number of anchors ({found}) is not the number of options ({options})"),
    )
    .label(format!("ska vara {options}"), format!("should be {options}"))
    .hint(
        "skriv en beskrivning per svarsalternativ, i samma ordning",
        "write one anchor per option, in the same order",
    )
}

pub fn advice_count(found: usize, options: usize, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("fler råd ({found}) än svarsalternativ ({options})"),
        format!("more pieces of advice ({found}) than options ({options})"),
    )
    .label(format!("ska vara högst {options}"), format!("should be at most {options}"))
    .hint(
        "skriv högst ett råd per svarsalternativ, i samma ordning",
        "write at most one piece of advice per option, in the same order",
    )
}

/// A level and the one before it, and where each begins.
pub fn levels_not_rising([level, before]: [&str; 2], [from, lower]: [Points; 2], lang: Lang) -> Said {
    let (from, lower) = (from.value(), lower.value());
    let comma = |number: f64| number.to_string().replace('.', ",");
    Said::new(
        lang,
        format!(
            "nivån ”{level}” (från {}) måste börja högre än ”{before}” (från {})",
            comma(from),
            comma(lower)
        ),
        format!("the level `{level}` (from {from}) must begin higher than `{before}` (from {lower})"),
    )
    .related("jämför med denna", "compared with this")
    .hint(
        "skriv nivåerna från den lägsta, med stigande ”from”",
        "write the levels from the lowest, with rising `from`",
    )
}

/// For each field that is missing, whether x is high and whether y is.
pub fn field_missing(missing: &[(bool, bool)], lang: Lang) -> Said {
    let side = |high: bool| if high { "high" } else { "low" };
    let fields = |and: &str| {
        let each = missing.iter().map(|(x, y)| format!("x = {} {and} y = {}", side(*x), side(*y)));
        each.collect::<Vec<_>>().join("; ")
    };
    Said::new(
        lang,
        format!("fält saknas: {}", fields("och")),
        format!("fields are missing: {}", fields("and")),
    )
    .hint(
        "bilden behöver ett fält för varje kombination av x och y: high eller low",
        "the picture needs one field for every combination of x and y: high or low",
    )
}
