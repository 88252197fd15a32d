//! What tells no units apart, or lies beside what it should, in words.

use super::{number, pick, points};
use crate::model::toml_fault::Lint;
use crate::model::{DisplayRange, Lang};
use crate::text::toml_faults::brief;

/// What is odd, in one line; empty for what is told elsewhere.
pub(super) fn title(lint: &Lint, lang: Lang) -> String {
    let (sv, en) = match lint {
        Lint::FlatPicture { picture, node, is_twice: true } => (
            format!("bilden ”{}” har ”{}” på båda axlarna", brief(picture), brief(node)),
            format!("the picture `{}` has `{}` on both axes", brief(picture), brief(node)),
        ),
        Lint::FlatPicture { picture, node, .. } => (
            format!("bilden ”{}” kan inte placera någon: ”{}” får aldrig poäng", brief(picture), brief(node)),
            format!("the picture `{}` can place nobody: `{}` never has a score", brief(picture), brief(node)),
        ),
        Lint::SamePoints { items } => match &items[..] {
            [one] => (
                format!("alla svar på ”{}” ger lika många poäng", brief(one)),
                format!("all answers to `{}` give the same points", brief(one)),
            ),
            several => (
                format!("{} frågor ger lika många poäng vad man än svarar", several.len()),
                format!("{} items give the same points whatever the answer", several.len()),
            ),
        },
        Lint::OnRange { key, nodes, points: highest, range } => {
            let what = nodes.first().map(|node| brief(node)).unwrap_or_default();
            let (sv, en) = (points(*highest, Lang::Sv), points(*highest, Lang::En));
            let range = ends(*range, lang);
            (
                format!("”{key}” är poäng, 0–100, men ser ut att vara på skalan {range} i ”{what}”: {sv}"),
                format!(
                    "`{key}` is in points, 0–100, but looks as if on the scale {range} in `{what}`: {en}"
                ),
            )
        }
        Lint::UnusedScales { scales } => match &scales[..] {
            [one] => (
                format!("ingen fråga besvaras på skalan ”{}”", brief(one)),
                format!("no item is answered on the scale `{}`", brief(one)),
            ),
            several => (
                format!("{} skalor används inte", several.len()),
                format!("{} scales are not used", several.len()),
            ),
        },
        Lint::BelowLevels { level, from, .. } => (
            format!(
                "den första nivån ”{}” börjar vid {}: under den finns ingen nivå",
                brief(level),
                points(*from, lang)
            ),
            format!(
                "the first level `{}` begins at {}: below it there is no level",
                brief(level),
                points(*from, lang)
            ),
        ),
        Lint::LimitWithoutEffect { group, least } => (
            format!("min_group i ”{}” påverkar inget: minst {least} krävs ändå", brief(group)),
            format!("min_group of `{}` changes nothing: at least {least} are needed as it is", brief(group)),
        ),
        Lint::LabelsAgainstIds { options } => {
            let (id, label) = options.first().map_or(("", ""), |(id, label)| (id, label));
            let (id, label) = (brief(id), brief(label));
            (
                format!("svaret ”{id}” heter ”{label}”, som är ett annat svars id"),
                format!("the option `{id}` is labelled `{label}`, which is another option’s id"),
            )
        }
        _ => return String::new(),
    };
    pick(lang, sv, en)
}

fn ends(range: DisplayRange, lang: Lang) -> String {
    let (low, high) = range.ends();
    format!("{}–{}", number(low, 3, lang), number(high, 3, lang))
}
