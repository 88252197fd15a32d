//! What is allowed in a questionnaire and hardly meant, in words.

mod flat;

use super::{brief, list};
use crate::model::toml_fault::{Kin, Lint, OutOfReach, Unscored, WeightWaste};
use crate::model::{DisplayRange, Lang, Points};
use crate::text::number::decimal;

/// What is odd, in one line.
pub fn title(lint: &Lint, lang: Lang) -> String {
    match lang {
        Lang::Sv => title_sv(lint),
        Lang::En => title_en(lint),
    }
}

/// What stands under the caret.
pub fn label(lint: &Lint, lang: Lang) -> String {
    let (sv, en) = match lint {
        Lint::LevelsOutOfReach { why: OutOfReach::Points { most, .. }, .. } => {
            let most = points(*most, lang);
            (format!("högst {most} poäng går att få"), format!("{most} points are the most there can be"))
        }
        Lint::LevelsOutOfReach { why: OutOfReach::Requirement { most: Some(most), .. }, .. } => {
            let most = points(*most, lang);
            (format!("kan få högst {most} poäng"), format!("can have {most} points at most"))
        }
        Lint::LevelsOutOfReach { why: OutOfReach::Requirement { most: None, .. }, .. } => {
            ("får aldrig poäng".to_owned(), "never has a score".to_owned())
        }
        Lint::WeightsWithoutEffect { .. } => ("påverkar inget".to_owned(), "without effect".to_owned()),
        _ => return String::new(),
    };
    pick(lang, sv, en)
}

/// What to do about it.
pub fn hints(lint: &Lint, lang: Lang) -> Vec<String> {
    let (sv, en) = match lint {
        Lint::WeightsWithoutEffect { why: WeightWaste::Rule("min" | "max" | "median"), .. } => (
            "ta bort ”weight”; vikten räknas bara in i hur mycket som måste vara besvarat (min_answered)",
            "remove `weight`; it only counts in how much must be answered (min_answered)",
        ),
        Lint::WeightsWithoutEffect { .. } => ("ta bort ”weight”", "remove `weight`"),
        Lint::LevelsOutOfReach { why: OutOfReach::Points { .. }, .. } => (
            "sänk nivåns ”from” i gruppen, eller se över poängen i det som ingår",
            "lower the level’s `from` in the group, or look over the points of what is in it",
        ),
        Lint::LevelsOutOfReach { why: OutOfReach::Steps { .. }, .. } => (
            "ge gruppen egna gränser (levels), så att varje steg hamnar på sin nivå",
            "give the group thresholds of its own (levels), so that each step ends on its level",
        ),
        Lint::LevelsOutOfReach { .. } => (
            "sänk kravet, eller ställ det på något annat",
            "lower the requirement, or make it of something else",
        ),
        Lint::NoAdvice { .. } => (
            "skriv advice = [ … ] med nästa steg från varje svarsalternativ utom det bästa",
            "write advice = [ … ] with the next step from each option but the best",
        ),
        Lint::RequiresKin { kin: Kin::Itself, .. } => {
            ("höj nivåns ”from” i stället", "raise the level’s `from` instead")
        }
        Lint::RequiresKin { kin: Kin::Above, .. } => (
            "ställ kravet på gruppen ovanför, eller på något utanför den",
            "let the group above require it, or require something outside it",
        ),
        Lint::RequiresKin { kin: Kin::Below, .. } => (
            "delen räknas redan in; om den svagaste ska avgöra, skriv combine = \"min\"",
            "the part counts already; where the weakest decides, write combine = \"min\"",
        ),
        Lint::RestsOnKin { .. } => (
            "låt gruppen vila på något utanför den, som ger poäng",
            "let the group rest on something outside it that is scored",
        ),
        Lint::NoScore { why: Unscored::NeverAsked, .. } => (
            "rätta villkoren i ”shown_if”, eller ta bort gruppen",
            "mend the conditions in `shown_if`, or remove the group",
        ),
        Lint::NoScore { why: Unscored::Stages, .. } => (
            "lägg in stegen som grupper eller frågor som ger poäng",
            "put the stages in it, as groups or items that are scored",
        ),
        Lint::NoScore { .. } => (
            "lägg fritextfrågorna bland frågor som ger poäng, eller lägg till en sådan",
            "put the texts among items that are scored, or add such an item",
        ),
        Lint::NeverAsked { .. } => (
            "rätta gränserna i ”shown_if”, eller talens ”min” och ”max”",
            "mend the limits in `shown_if`, or the number’s `min` and `max`",
        ),
        Lint::FlatPicture { is_twice: true, .. } => {
            ("välj två grupper som mäter olika saker", "choose two groups that measure different things")
        }
        Lint::FlatPicture { .. } => {
            ("välj en grupp eller fråga som ger poäng", "choose a group or an item that is scored")
        }
        Lint::SamePoints { .. } => (
            "ge svaren olika poäng (points), eller skriv kind = \"text\" om svaret inte ska räknas",
            "give the answers different points, or write kind = \"text\" where the answer should not count",
        ),
        Lint::OnRange { range, .. } => return vec![on_range(*range, lang)],
        Lint::LabelsAgainstIds { .. } => (
            "ge svaren samma nummer i id som i texten, eller id som inte är något annat svars text",
            "give options the same number in the id as in the label, or ids that are no other option’s label",
        ),
        Lint::UnusedScales { .. } => (
            "ta bort skalan, eller skriv scale = \"…\" i de frågor som ska ha den",
            "remove the scale, or write scale = \"…\" in the items that should have it",
        ),
        Lint::BelowLevels { .. } => {
            ("låt den första nivån börja vid 0 (from = 0)", "let the first level begin at 0 (from = 0)")
        }
        Lint::LimitWithoutEffect { .. } => (
            "ta bort ”min_group”, eller ange fler än gruppen omkring kräver",
            "remove `min_group`, or ask for more than the group around does",
        ),
        Lint::AskedTooEarly { .. } => (
            "flytta frågan så att den kommer efter den som avgör",
            "move the item to after the one that decides",
        ),
    };
    let mut hints = vec![pick(lang, sv, en)];
    if let Some(nodes) = several(lint) {
        hints.push(pick(lang, format!("det gäller: {}", list(nodes)), format!("these are: {}", list(nodes))));
    }
    hints
}

/// The names, where there is more than the one that the title has room for.
fn several(lint: &Lint) -> Option<&[String]> {
    match lint {
        Lint::LevelsOutOfReach { levels: all, .. } if all.len() > 1 => Some(all),
        Lint::WeightsWithoutEffect { nodes: all, .. }
        | Lint::NoAdvice { items: all, .. }
        | Lint::SamePoints { items: all }
        | Lint::UnusedScales { scales: all }
        | Lint::BelowLevels { groups: all, .. }
            if all.len() > 1 =>
        {
            Some(all)
        }
        _ => None,
    }
}

fn title_sv(lint: &Lint) -> String {
    match lint {
        Lint::WeightsWithoutEffect { nodes, why } => {
            let what = match &nodes[..] {
                [one] => format!("vikten hos ”{}” påverkar inget", brief(one)),
                several => format!("{} vikter påverkar inget", several.len()),
            };
            match why {
                WeightWaste::Across => {
                    format!("{what}: det som är tvärgående räknas inte in i någon sammanvägning")
                }
                WeightWaste::Entry => format!("{what}: en filterfråga ger inga poäng"),
                WeightWaste::Alone => format!("{what}: inget annat i gruppen ger poäng"),
                WeightWaste::Same => format!("{what}: alla i gruppen väger lika"),
                WeightWaste::Rule(rule) => format!("{what}: ”{rule}” ser inte till vikter"),
                WeightWaste::Text => format!("{what}: fritext ger inga poäng"),
            }
        }
        Lint::LevelsOutOfReach { group, levels, why } => {
            let what = match &levels[..] {
                [one] => format!("nivån ”{}” går inte att nå i ”{}”", brief(one), brief(group)),
                several => format!("{} nivåer går inte att nå i ”{}”", several.len(), brief(group)),
            };
            match why {
                OutOfReach::Points { from, .. } => format!("{what}: börjar vid {}", points(*from, Lang::Sv)),
                OutOfReach::Steps { stages } => {
                    format!("{what}: {}", steps(*stages, Lang::Sv))
                }
                OutOfReach::Requirement { node, needs, .. } => {
                    format!("{what}: kräver {} av ”{}”", points(*needs, Lang::Sv), brief(node))
                }
            }
        }
        Lint::NoAdvice { items, is_partial } => {
            let lacks = if *is_partial { "saknar råd för några svar" } else { "har inga råd" };
            match &items[..] {
                [one] => format!("frågan ”{}” {lacks}", brief(one)),
                several => format!("{} frågor {lacks}", several.len()),
            }
        }
        Lint::RequiresKin { group, level, node, kin } => match kin {
            Kin::Itself => format!("nivån ”{level}” i ”{group}” kräver poäng av gruppen själv"),
            Kin::Above => {
                format!("nivån ”{level}” i ”{group}” kräver poäng av ”{node}”, som gruppen är en del av")
            }
            Kin::Below => {
                format!("nivån ”{level}” i ”{group}” kräver poäng av ”{node}”, som är en del av gruppen")
            }
        },
        Lint::RestsOnKin { group, node, kin } => match kin {
            Some(Kin::Itself) => format!("gruppen ”{group}” vilar på sig själv"),
            Some(Kin::Above) => format!("gruppen ”{group}” vilar på ”{node}”, som den är en del av"),
            Some(Kin::Below) => format!("gruppen ”{group}” vilar på ”{node}”, som är en del av den"),
            None => format!("gruppen ”{group}” vilar på ”{node}”, som aldrig får poäng"),
        },
        Lint::NoScore { group, why: Unscored::Stages } => {
            format!("trappan ”{}” har inga steg som ger poäng", brief(group))
        }
        Lint::NoScore { group, why: Unscored::NeverAsked } => {
            format!("gruppen ”{}” kan aldrig få poäng: det som ingår ställs aldrig", brief(group))
        }
        Lint::NoScore { group, .. } => {
            format!("gruppen ”{}” kan aldrig få poäng: den har bara fritext", brief(group))
        }
        Lint::FlatPicture { .. }
        | Lint::SamePoints { .. }
        | Lint::OnRange { .. }
        | Lint::UnusedScales { .. }
        | Lint::LimitWithoutEffect { .. }
        | Lint::BelowLevels { .. }
        | Lint::LabelsAgainstIds { .. } => flat::title(lint, Lang::Sv),
        Lint::NeverAsked { item, decides } => {
            format!("frågan ”{}” ställs aldrig: inget svar på ”{}” räcker", brief(item), brief(decides))
        }
        Lint::AskedTooEarly { item, decides } => {
            format!("frågan ”{}” kommer före ”{}”, som avgör om den ställs", brief(item), brief(decides))
        }
    }
}

fn title_en(lint: &Lint) -> String {
    match lint {
        Lint::WeightsWithoutEffect { nodes, why } => {
            let what = match &nodes[..] {
                [one] => format!("the weight of `{}` changes nothing", brief(one)),
                several => format!("{} weights change nothing", several.len()),
            };
            match why {
                WeightWaste::Across => format!("{what}: what is cross-cutting counts in no summary"),
                WeightWaste::Entry => format!("{what}: an entry question is never scored"),
                WeightWaste::Alone => format!("{what}: nothing else in the group is scored"),
                WeightWaste::Same => format!("{what}: all in the group weigh the same"),
                WeightWaste::Rule(rule) => format!("{what}: `{rule}` does not look at weights"),
                WeightWaste::Text => format!("{what}: a text is never scored"),
            }
        }
        Lint::LevelsOutOfReach { group, levels, why } => {
            let what = match &levels[..] {
                [one] => format!("the level `{}` is out of reach in `{}`", brief(one), brief(group)),
                several => format!("{} levels are out of reach in `{}`", several.len(), brief(group)),
            };
            match why {
                OutOfReach::Points { from, .. } => format!("{what}: from {}", points(*from, Lang::En)),
                OutOfReach::Steps { stages } => {
                    format!("{what}: {}", steps(*stages, Lang::En))
                }
                OutOfReach::Requirement { node, needs, .. } => {
                    format!("{what}: requires {} of `{}`", points(*needs, Lang::En), brief(node))
                }
            }
        }
        Lint::NoAdvice { items, is_partial } => {
            let lacks = if *is_partial { "no advice for some of the answers" } else { "no advice" };
            match &items[..] {
                [one] => format!("the item `{}` has {lacks}", brief(one)),
                several => format!("{} items have {lacks}", several.len()),
            }
        }
        Lint::RequiresKin { group, level, node, kin } => match kin {
            Kin::Itself => format!("the level `{level}` in `{group}` requires points of the group itself"),
            Kin::Above => {
                format!("the level `{level}` in `{group}` requires `{node}`, which the group is a part of")
            }
            Kin::Below => {
                format!("the level `{level}` in `{group}` requires `{node}`, which is a part of the group")
            }
        },
        Lint::RestsOnKin { group, node, kin } => match kin {
            Some(Kin::Itself) => format!("the group `{group}` rests on itself"),
            Some(Kin::Above) => format!("the group `{group}` rests on `{node}`, which it is a part of"),
            Some(Kin::Below) => format!("the group `{group}` rests on `{node}`, which is a part of it"),
            None => format!("the group `{group}` rests on `{node}`, which is never scored"),
        },
        Lint::NoScore { group, why: Unscored::Stages } => {
            format!("the ladder `{}` has no stage that is scored", brief(group))
        }
        Lint::NoScore { group, why: Unscored::NeverAsked } => {
            format!("the group `{}` can have no score: what is in it is never asked", brief(group))
        }
        Lint::NoScore { group, .. } => {
            format!("the group `{}` can have no score: it has texts alone", brief(group))
        }
        Lint::FlatPicture { .. }
        | Lint::SamePoints { .. }
        | Lint::OnRange { .. }
        | Lint::UnusedScales { .. }
        | Lint::LimitWithoutEffect { .. }
        | Lint::BelowLevels { .. }
        | Lint::LabelsAgainstIds { .. } => flat::title(lint, Lang::En),
        Lint::NeverAsked { item, decides } => {
            format!("the item `{}` is never asked: no answer to `{}` will do", brief(item), brief(decides))
        }
        Lint::AskedTooEarly { item, decides } => {
            format!(
                "the item `{}` comes before `{}`, which decides whether it is asked",
                brief(item),
                brief(decides)
            )
        }
    }
}

/// The scores that a ladder can give.
fn steps(stages: usize, lang: Lang) -> String {
    let shares = (0..=stages).map(|done| number(100.0 * done as f64 / stages as f64, 1, lang));
    let mut all: Vec<String> = shares.collect();
    // Beyond some stages the first few tell how it goes on.
    if stages > 5 {
        all.truncate(3);
        all.push("…".to_owned());
    }
    let all = all.join("; ");
    match lang {
        Lang::Sv => format!("en trappa med {stages} steg ger {all} poäng"),
        Lang::En => format!("a ladder of {stages} stages gives {all} points"),
    }
}

/// What points on a range are in points.
fn on_range(range: DisplayRange, lang: Lang) -> String {
    let (low, high) = range.ends();
    let middle = number(f64::midpoint(low, high), 3, lang);
    match lang {
        Lang::Sv => format!("räkna om till poäng, 0–100: {middle} på skalan är 50 poäng"),
        Lang::En => format!("turn it into points, 0–100: {middle} on the scale is 50 points"),
    }
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
    let text = decimal(points.value(), 3, lang);
    text.trim_end_matches('0').trim_end_matches([',', '.']).to_owned()
}

fn pick(lang: Lang, sv: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Sv => sv.into(),
        Lang::En => en.into(),
    }
}
