//! Words for values that a question cannot be answered with.

use super::{Said, listed, shown};
use crate::model::{AnswerOption, Decimal, Lang, OptionIx, Scale};
use crate::text::number::decimal;

pub(super) fn not_on_scale(
    value: &str,
    scale: &Scale,
    nearest: Option<&String>,
    several: bool,
    lang: Lang,
) -> Said {
    let value = shown(value);
    let options = scale.options().iter().map(|option| {
        let (id, label) = (option.id.as_str(), option.label.get(lang));
        if id == label { id.to_owned() } else { format!("{id} ({label})") }
    });
    let options = listed(options, lang);
    let said = Said::new(
        lang,
        format!("värdet ”{value}” finns inte på skalan"),
        format!("the value “{value}” is not on the scale"),
    )
    .label("inte på skalan", "not on the scale")
    .meant(nearest)
    .hint(
        format!("godtagna värden: {options}; vet ej; ej tillämpligt; tomt"),
        format!("accepted: {options}; don't know; not applicable; empty"),
    );
    if several {
        said.hint(
            "flera alternativ skrivs efter varandra med | eller ; eller komma emellan",
            "several options are written one after the other with | or ; or a comma between",
        )
    } else {
        said
    }
}

pub(super) fn not_a_number(value: &str, ends: (Decimal, Decimal), lang: Lang) -> Said {
    let value = shown(value);
    Said::new(lang, format!("”{value}” är inget tal"), format!("“{value}” is no number"))
        .label("inget tal", "no number")
        .hint(accepted(ends, Lang::Sv), accepted(ends, Lang::En))
        .hint(
            "decimaler skrivs med punkt eller komma, tusental med mellanslag, utan enheter som kr eller st",
            "decimals have a point or a comma, thousands a space, and there are no units such as kr or pcs",
        )
}

pub(super) fn outside_range(value: &str, ends: (Decimal, Decimal), lang: Lang) -> Said {
    let value = shown(value);
    let (low, high) = ends;
    let range = |lang| format!("{}–{}", plain(low, lang), plain(high, lang));
    Said::new(
        lang,
        format!("talet {value} ligger utanför {}", range(Lang::Sv)),
        format!("the number {value} is outside {}", range(Lang::En)),
    )
    .label("utanför gränserna", "out of range")
    .hint(accepted(ends, Lang::Sv), accepted(ends, Lang::En))
    .hint(
        "ska tal utanför räknas som den närmaste gränsen, skriv clamp = true i enkäten",
        "where numbers beyond should count as the nearest end, write clamp = true in the questionnaire",
    )
}

fn accepted((low, high): (Decimal, Decimal), lang: Lang) -> String {
    let (low, high) = (plain(low, lang), plain(high, lang));
    match lang {
        Lang::Sv => format!("godtagna värden: tal från {low} till {high}; vet ej; ej tillämpligt; tomt"),
        Lang::En => format!("accepted: numbers from {low} to {high}; don't know; not applicable; empty"),
    }
}

pub(super) fn exclusive_ticked(scale: &Scale, exclusive: OptionIx, others: &[OptionIx], lang: Lang) -> Said {
    let name = |option: OptionIx| {
        let label = |option: &AnswerOption| shown(option.label.get(lang));
        scale.options().get(option.at()).map(label).unwrap_or_default()
    };
    let (exclusive, others) = (name(exclusive), listed(others.iter().map(|option| name(*option)), lang));
    Said::new(
        lang,
        format!("”{exclusive}” är ikryssat tillsammans med annat"),
        format!("“{exclusive}” is ticked together with other options"),
    )
    .label("utesluter de andra", "rules out the others")
    .hint(format!("tillsammans med: {others}"), format!("together with: {others}"))
    .hint(
        "ta bort det ena; vilket som menas kan bara den som svarade veta",
        "remove one of the two; which was meant only the respondent knows",
    )
}

pub(super) fn not_a_tick(value: &str, lang: Lang) -> Said {
    let value = shown(value);
    Said::new(
        lang,
        format!("”{value}” säger varken ja eller nej till alternativet"),
        format!("“{value}” says neither yes nor no to the option"),
    )
    .label("varken ja eller nej", "neither yes nor no")
    .hint(
        "godtagna värden: 1, x, ja, yes, true; 0, nej, no, false; tomt (inte ikryssat); vet ej och ej tillämpligt bara om det gäller hela frågan",
        "accepted: 1, x, ja, yes, true; 0, nej, no, false; empty (not ticked); don't know and not applicable only for the whole question",
    )
}

/// A number with all its decimals.
pub(super) fn plain(value: Decimal, lang: Lang) -> String {
    let text = value.to_string();
    let (whole, decimals) = text.split_once('.').map_or((&*text, None), |(whole, rest)| (whole, Some(rest)));
    let rounded: f64 = whole.parse().unwrap_or_default();
    let sign = if text.starts_with('-') && rounded == 0.0 { "\u{2212}" } else { "" };
    let whole = decimal(rounded, 0, lang);
    match (decimals, lang) {
        (None, _) => whole,
        (Some(decimals), Lang::Sv) => format!("{sign}{whole},{decimals}"),
        (Some(decimals), Lang::En) => format!("{sign}{whole}.{decimals}"),
    }
}
