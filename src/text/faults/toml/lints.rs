//! What is allowed in a questionnaire and hardly meant, in words.

mod flat;
mod reach;

use crate::model::toml_fault::{Kin, Lint, Unscored, WeightWaste};
use crate::model::{ContentLang, Lang, Points};
use crate::text::faults::said::{Said, brief, joined};
use crate::text::number::decimal;

pub fn say(lint: &Lint, lang: Lang) -> Said {
    match lint {
        Lint::WeightsWithoutEffect { nodes, why } => weights(nodes, why, lang),
        Lint::LimitWithoutEffect { group, least } => reach::limit(group, *least, lang),
        Lint::LevelsOutOfReach { group, levels, why } => reach::levels(group, levels, why, lang),
        Lint::BelowLevels { groups, level, from } => reach::below_levels(groups, level, *from, lang),
        Lint::NoAdvice { items, is_partial } => no_advice(items, *is_partial, lang),
        Lint::RequiresKin { group, level, node, kin } => requires(group, level, node, *kin, lang),
        Lint::RestsOnKin { group, node, kin } => rests(group, node, *kin, lang),
        Lint::NoScore { group, why } => no_score(group, why, lang),
        Lint::NeverAsked { item, decides } => {
            let (item, decides) = (brief(item), brief(decides));
            Said::new(
                lang,
                format!("frågan ”{item}” ställs aldrig: inget svar på ”{decides}” räcker"),
                format!("the item `{item}` is never asked: no answer to `{decides}` will do"),
            )
            .hint(
                "rätta gränserna i ”shown_if”, eller talens ”min” och ”max”",
                "mend the limits in `shown_if`, or the number’s `min` and `max`",
            )
        }
        Lint::AskedTooEarly { item, decides } => {
            let (item, decides) = (brief(item), brief(decides));
            Said::new(
                lang,
                format!("frågan ”{item}” kommer före ”{decides}”, som avgör om den ställs"),
                format!("the item `{item}` comes before `{decides}`, which decides whether it is asked"),
            )
            .hint(
                "flytta frågan så att den kommer efter den som avgör",
                "move the item to after the one that decides",
            )
        }
        Lint::FlatPicture { picture, node, is_twice } => flat::picture(picture, node, *is_twice, lang),
        Lint::SamePoints { items } => flat::same_points(items, lang),
        Lint::OnRange { key, nodes, points, range } => flat::on_range(key, nodes, *points, *range, lang),
        Lint::UnusedScales { scales } => flat::unused_scales(scales, lang),
        Lint::LabelsAgainstIds { options } => flat::labels_against_ids(options, lang),
        Lint::NoOwnWords { lang: of, missing, is_partial } => no_own_words(*of, missing, *is_partial, lang),
    }
}

fn weights(nodes: &[String], why: &WeightWaste, lang: Lang) -> Said {
    let new = |sv: &str, en: &str| match nodes {
        [one] => Said::new(
            lang,
            format!("vikten hos ”{}” påverkar inget: {sv}", brief(one)),
            format!("the weight of `{}` changes nothing: {en}", brief(one)),
        ),
        several => Said::new(
            lang,
            format!("{} vikter påverkar inget: {sv}", several.len()),
            format!("{} weights change nothing: {en}", several.len()),
        ),
    };
    let said = match why {
        WeightWaste::Across => new(
            "det som är tvärgående räknas inte in i någon sammanvägning",
            "what is cross-cutting counts in no summary",
        ),
        WeightWaste::Entry => new("en filterfråga ger inga poäng", "an entry question is never scored"),
        WeightWaste::Alone => new("inget annat i gruppen ger poäng", "nothing else in the group is scored"),
        WeightWaste::Same => new("alla i gruppen väger lika", "all in the group weigh the same"),
        WeightWaste::Rule(rule) => {
            new(&format!("”{rule}” ser inte till vikter"), &format!("`{rule}` does not look at weights"))
        }
        WeightWaste::Text => new("fritext ger inga poäng", "a text is never scored"),
    };
    let said = said.label("påverkar inget", "without effect");
    let said = match why {
        WeightWaste::Rule("min" | "max" | "median") => said.hint(
            "ta bort ”weight”; vikten räknas bara in i hur mycket som måste vara besvarat (min_answered)",
            "remove `weight`; it only counts in how much must be answered (min_answered)",
        ),
        WeightWaste::Across
        | WeightWaste::Entry
        | WeightWaste::Alone
        | WeightWaste::Same
        | WeightWaste::Rule(_)
        | WeightWaste::Text => said.hint("ta bort ”weight”", "remove `weight`"),
    };
    said.concerning(nodes)
}

fn no_advice(items: &[String], is_partial: bool, lang: Lang) -> Said {
    let (sv, en) = if is_partial {
        ("saknar råd för några svar", "no advice for some of the answers")
    } else {
        ("har inga råd", "no advice")
    };
    let said = match items {
        [one] => Said::new(
            lang,
            format!("frågan ”{}” {sv}", brief(one)),
            format!("the item `{}` has {en}", brief(one)),
        ),
        several => Said::new(
            lang,
            format!("{} frågor {sv}", several.len()),
            format!("{} items have {en}", several.len()),
        ),
    };
    said.hint(
        "skriv advice = [ … ] med nästa steg från varje svarsalternativ utom det bästa",
        "write advice = [ … ] with the next step from each option but the best",
    )
    .concerning(items)
}

fn requires(group: &str, level: &str, node: &str, kin: Kin, lang: Lang) -> Said {
    let new = |sv: String, en: String| {
        Said::new(
            lang,
            format!("nivån ”{level}” i ”{group}” kräver poäng av {sv}"),
            format!("the level `{level}` in `{group}` requires {en}"),
        )
    };
    match kin {
        Kin::Itself => new("gruppen själv".to_owned(), "points of the group itself".to_owned())
            .hint("höj nivåns ”from” i stället", "raise the level’s `from` instead"),
        Kin::Above => new(
            format!("”{node}”, som gruppen är en del av"),
            format!("`{node}`, which the group is a part of"),
        )
        .hint(
            "ställ kravet på gruppen ovanför, eller på något utanför den",
            "let the group above require it, or require something outside it",
        ),
        Kin::Below => new(
            format!("”{node}”, som är en del av gruppen"),
            format!("`{node}`, which is a part of the group"),
        )
        .hint(
            "delen räknas redan in; om den svagaste ska avgöra, skriv combine = \"min\"",
            "the part counts already; where the weakest decides, write combine = \"min\"",
        ),
    }
}

fn rests(group: &str, node: &str, kin: Option<Kin>, lang: Lang) -> Said {
    let new = |sv: String, en: String| {
        Said::new(
            lang,
            format!("gruppen ”{group}” vilar på {sv}"),
            format!("the group `{group}` rests on {en}"),
        )
    };
    let said = match kin {
        Some(Kin::Itself) => new("sig själv".to_owned(), "itself".to_owned()),
        Some(Kin::Above) => {
            new(format!("”{node}”, som den är en del av"), format!("`{node}`, which it is a part of"))
        }
        Some(Kin::Below) => {
            new(format!("”{node}”, som är en del av den"), format!("`{node}`, which is a part of it"))
        }
        None => new(format!("”{node}”, som aldrig får poäng"), format!("`{node}`, which is never scored")),
    };
    said.hint(
        "låt gruppen vila på något utanför den, som ger poäng",
        "let the group rest on something outside it that is scored",
    )
}

fn no_score(group: &str, why: &Unscored, lang: Lang) -> Said {
    let group = brief(group);
    let never = |sv: &str, en: &str| {
        Said::new(
            lang,
            format!("gruppen ”{group}” kan aldrig få poäng: {sv}"),
            format!("the group `{group}` can have no score: {en}"),
        )
    };
    match why {
        Unscored::Stages => Said::new(
            lang,
            format!("trappan ”{group}” har inga steg som ger poäng"),
            format!("the ladder `{group}` has no stage that is scored"),
        )
        .hint(
            "lägg in stegen som grupper eller frågor som ger poäng",
            "put the stages in it, as groups or items that are scored",
        ),
        Unscored::NeverAsked => never("det som ingår ställs aldrig", "what is in it is never asked").hint(
            "rätta villkoren i ”shown_if”, eller ta bort gruppen",
            "mend the conditions in `shown_if`, or remove the group",
        ),
        Unscored::Texts => never("den har bara fritext", "it has texts alone").hint(
            "lägg fritextfrågorna bland frågor som ger poäng, eller lägg till en sådan",
            "put the texts among items that are scored, or add such an item",
        ),
    }
}

fn no_own_words(of: ContentLang, missing: &[&str], is_partial: bool, lang: Lang) -> Said {
    let (name, code, names) = (of.name_in(lang), of.code(), joined(missing));
    let said = if is_partial {
        Said::new(
            lang,
            format!("några av orden runt frågorna finns inte på {name}"),
            format!("some of the words around the questions are not there in {name}"),
        )
    } else {
        Said::new(
            lang,
            format!("orden runt frågorna finns inte på {name}"),
            format!("the words around the questions are not there in {name}"),
        )
    };
    said.hint(
        format!("skriv dem under [words.{code}]: {names}; annars visas de på svenska eller engelska"),
        format!("write them under [words.{code}]: {names}; else they are shown in Swedish or English"),
    )
}

fn number(value: f64, decimals: u8, lang: Lang) -> String {
    let text = decimal(value, decimals, lang);
    if text.contains([',', '.']) {
        text.trim_end_matches('0').trim_end_matches([',', '.']).to_owned()
    } else {
        text
    }
}

/// With at most three decimals, and none that say nothing.
fn points(points: Points, lang: Lang) -> String {
    number(points.value(), 3, lang)
}
