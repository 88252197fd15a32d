//! What tells no units apart, or lies beside what it should, in words.

use super::{number, points};
use crate::model::{DisplayRange, Lang, Points};
use crate::text::faults::said::{Said, brief};

pub fn picture(picture: &str, node: &str, is_twice: bool, lang: Lang) -> Said {
    let (picture, node) = (brief(picture), brief(node));
    if is_twice {
        return Said::new(
            lang,
            format!("bilden ”{picture}” har ”{node}” på båda axlarna"),
            format!("the picture `{picture}` has `{node}` on both axes"),
        )
        .hint("välj två grupper som mäter olika saker", "choose two groups that measure different things");
    }
    Said::new(
        lang,
        format!("bilden ”{picture}” kan inte placera någon: ”{node}” får aldrig poäng"),
        format!("the picture `{picture}` can place nobody: `{node}` never has a score"),
    )
    .hint("välj en grupp eller fråga som ger poäng", "choose a group or an item that is scored")
}

pub fn same_points(items: &[String], lang: Lang) -> Said {
    let said = match items {
        [one] => Said::new(
            lang,
            format!("alla svar på ”{}” ger lika många poäng", brief(one)),
            format!("all answers to `{}` give the same points", brief(one)),
        ),
        several => Said::new(
            lang,
            format!("{} frågor ger lika många poäng vad man än svarar", several.len()),
            format!("{} items give the same points whatever the answer", several.len()),
        ),
    };
    said.hint(
        "ge svaren olika poäng (points), eller skriv kind = \"text\" om svaret inte ska räknas",
        "give the answers different points, or write kind = \"text\" where the answer should not count",
    )
    .concerning(items)
}

pub fn on_range(key: &str, nodes: &[String], highest: Points, range: DisplayRange, lang: Lang) -> Said {
    let what = nodes.first().map(|node| brief(node)).unwrap_or_default();
    let highest = points(highest, lang);
    let (low, high) = range.ends();
    let ends = format!("{}–{}", number(low, 3, lang), number(high, 3, lang));
    let middle = number(f64::midpoint(low, high), 3, lang);
    Said::new(
        lang,
        format!("”{key}” är poäng, 0–100, men ser ut att vara på skalan {ends} i ”{what}”: {highest}"),
        format!("`{key}` is in points, 0–100, but looks as if on the scale {ends} in `{what}`: {highest}"),
    )
    .hint(
        format!("räkna om till poäng, 0–100: {middle} på skalan är 50 poäng"),
        format!("turn it into points, 0–100: {middle} on the scale is 50 points"),
    )
}

pub fn unused_scales(scales: &[String], lang: Lang) -> Said {
    let said = match scales {
        [one] => Said::new(
            lang,
            format!("ingen fråga besvaras på skalan ”{}”", brief(one)),
            format!("no item is answered on the scale `{}`", brief(one)),
        ),
        several => Said::new(
            lang,
            format!("{} skalor används inte", several.len()),
            format!("{} scales are not used", several.len()),
        ),
    };
    said.hint(
        "ta bort skalan, eller skriv scale = \"…\" i de frågor som ska ha den",
        "remove the scale, or write scale = \"…\" in the items that should have it",
    )
    .concerning(scales)
}

pub fn labels_against_ids(options: &[(String, String)], lang: Lang) -> Said {
    let (id, label) = options.first().map_or(("", ""), |(id, label)| (id, label));
    let (id, label) = (brief(id), brief(label));
    Said::new(
        lang,
        format!("svaret ”{id}” heter ”{label}”, som är ett annat svars id"),
        format!("the option `{id}` is labelled `{label}`, which is another option’s id"),
    )
    .hint(
        "ge svaren samma nummer i id som i texten, eller id som inte är något annat svars text",
        "give options the same number in the id as in the label, or ids that are no other option’s label",
    )
}
