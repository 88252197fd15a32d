//! Levels and limits that nothing comes up to, or that change nothing, in words.

use super::{number, points};
use crate::model::toml_fault::OutOfReach;
use crate::model::{Lang, Points};
use crate::text::faults::said::{Said, brief};

pub fn levels(group: &str, levels: &[String], why: &OutOfReach, lang: Lang) -> Said {
    let in_group = brief(group);
    let new = |sv: &str, en: &str| match levels {
        [one] => Said::new(
            lang,
            format!("nivån ”{}” går inte att nå i ”{in_group}”: {sv}", brief(one)),
            format!("the level `{}` is out of reach in `{in_group}`: {en}", brief(one)),
        ),
        several => Said::new(
            lang,
            format!("{} nivåer går inte att nå i ”{in_group}”: {sv}", several.len()),
            format!("{} levels are out of reach in `{in_group}`: {en}", several.len()),
        ),
    };
    let said = match why {
        OutOfReach::Points { from, most } => {
            let (from, most) = (points(*from, lang), points(*most, lang));
            new(&format!("börjar vid {from}"), &format!("from {from}"))
                .label(
                    format!("högst {most} poäng går att få"),
                    format!("{most} points are the most there can be"),
                )
                .hint(
                    "sänk nivåns ”from” i gruppen, eller se över poängen i det som ingår",
                    "lower the level’s `from` in the group, or look over the points of what is in it",
                )
        }
        OutOfReach::Steps { stages } => {
            let given = steps(*stages, lang);
            new(
                &format!("en trappa med {stages} steg ger {given} poäng"),
                &format!("a ladder of {stages} stages gives {given} points"),
            )
            .hint(
                "ge gruppen egna gränser (levels), så att varje steg hamnar på sin nivå",
                "give the group thresholds of its own (levels), so that each step ends on its level",
            )
        }
        OutOfReach::Requirement { node, needs, most } => {
            let (node, needs) = (brief(node), points(*needs, lang));
            let said = new(&format!("kräver {needs} av ”{node}”"), &format!("requires {needs} of `{node}`"));
            let said = match most.map(|most| points(most, lang)) {
                Some(most) => said
                    .label(format!("kan få högst {most} poäng"), format!("can have {most} points at most")),
                None => said.label("får aldrig poäng", "never has a score"),
            };
            said.hint(
                "sänk kravet, eller ställ det på något annat",
                "lower the requirement, or make it of something else",
            )
        }
    };
    said.concerning(levels)
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
    all.join("; ")
}

pub fn below_levels(groups: &[String], level: &str, from: Points, lang: Lang) -> Said {
    let (level, from) = (brief(level), points(from, lang));
    Said::new(
        lang,
        format!("den första nivån ”{level}” börjar vid {from}: under den finns ingen nivå"),
        format!("the first level `{level}` begins at {from}: below it there is no level"),
    )
    .hint("låt den första nivån börja vid 0 (from = 0)", "let the first level begin at 0 (from = 0)")
    .concerning(groups)
}

pub fn limit(group: &str, least: u32, lang: Lang) -> Said {
    let group = brief(group);
    Said::new(
        lang,
        format!("min_group i ”{group}” påverkar inget: minst {least} krävs ändå"),
        format!("min_group of `{group}` changes nothing: at least {least} are needed as it is"),
    )
    .hint(
        "ta bort ”min_group”, eller ange fler än gruppen omkring kräver",
        "remove `min_group`, or ask for more than the group around does",
    )
}
