//! From TOML to the questionnaire as it stands in the file.

use super::raw::{
    RawAxis, RawBreakpoint, RawCondition, RawField, RawGroup, RawItem, RawLevel, RawNodeLevel, RawNumber,
    RawOption, RawOptions, RawPosition, RawQuestionnaire, RawScale,
};
use crate::load::reader::{At, Reader, Table, Value};
use crate::model::toml_fault::{Belongs, ItemKind, Thing, TomlFault};
use crate::model::{
    Assessment, Combine, ContentLang, Localized, MissingPolicy, NodeKind, OwnWords, PHRASES, PlainLists,
    PlainRule, PlainWords, Points,
};

const POLICIES: [(&str, MissingPolicy); 2] =
    [("leave-out", MissingPolicy::LeaveOut), ("zero", MissingPolicy::Zero)];
const KINDS: [(&str, NodeKind); 3] = [
    ("prerequisite", NodeKind::Prerequisite),
    ("core", NodeKind::Core),
    ("cross-cutting", NodeKind::CrossCutting),
];
const RULES: [(&str, Combine); 7] = [
    ("mean", Combine::Mean),
    ("min", Combine::Min),
    ("max", Combine::Max),
    ("median", Combine::Median),
    ("sum", Combine::Sum),
    ("ladder", Combine::Ladder { pass_at: Points::MAX }),
    ("stacked", Combine::Stacked),
];
const SIDES: [(&str, bool); 2] = [("high", true), ("low", false)];

/// How a file says that answers only decide what else is asked.
const UNSCORED: &str = "scored = false";

/// What is said of the questionnaire as a whole and of nothing in it.
const FILE_KEYS: [&str; 5] = ["format", "version", "languages", "title", "scale"];

/// Reads the whole file; `None` where it is written for another program than this.
pub fn read(mut t: Table<'_>, reader: &Reader) -> Option<RawQuestionnaire> {
    reader.expect_above(&FILE_KEYS);
    let format = t.need("format", |value| format(value, reader));
    if matches!(format, Some(false)) {
        return None;
    }
    let id = t.need_id("id", Value::id);
    let version = t.need("version", Value::text);
    let languages = languages(&mut t, reader);
    let has_sound_items = t.is_list("items");
    let raw = RawQuestionnaire {
        has_sound_items,
        id,
        version,
        languages,
        words: t.opt("words", words).unwrap_or_default(),
        plain_lists: t.opt("lint", plain_lists).unwrap_or_default(),
        title: t.need("title", Value::localized),
        description: t.opt("description", Value::localized),
        min_answered: t.opt("min_answered", Value::share),
        missing: t.opt("missing", policy),
        dont_know: t.opt("dont_know", policy),
        not_applicable: t.opt("not_applicable", policy),
        range: t.opt("range", Value::range),
        scale: t.opt("scale", Value::text),
        levels: t.tables("levels", level),
        scales: t.tables("scales", scale),
        groups: t.tables("groups", group),
        items: t.tables("items", item),
        readiness: t.opt("readiness", Value::table).map(summary),
        index: t.opt("index", Value::table).map(summary),
        positions: t.tables("positions", position),
    };
    t.finish();
    Some(raw)
}

/// Whether the file is of the one format there is; told where it is not.
fn format(value: Value<'_>, reader: &Reader) -> Option<bool> {
    let format = value.count(u32::MAX)?;
    if format.value != 1 {
        reader.fault(TomlFault::UnsupportedFormat { found: format.value.to_string() }, format.span);
    }
    Some(format.value == 1)
}

/// The languages come first, since every text after them is measured by them.
fn languages(t: &mut Table<'_>, reader: &Reader) -> Vec<ContentLang> {
    let Some(listed) = t.need("languages", |value| value.list(Value::content_language)) else {
        return Vec::new();
    };
    if listed.value.is_empty() {
        reader.fault(TomlFault::EmptyList, listed.span);
    }
    let sound = listed.value.iter().all(Option::is_some) && !listed.value.is_empty();
    let mut languages: Vec<At<ContentLang>> = Vec::new();
    for lang in listed.value.into_iter().flatten() {
        if let Some(earlier) = languages.iter().find(|earlier| earlier.value == lang.value) {
            let (id, first) = (lang.value.code().to_owned(), earlier.span.clone());
            reader.fault(TomlFault::Duplicate { thing: Thing::Language, id, first }, lang.span);
        } else {
            languages.push(lang);
        }
    }
    let languages: Vec<ContentLang> = languages.into_iter().map(|lang| lang.value).collect();
    // Where the list itself is faulty, the texts cannot be measured by it.
    if sound {
        reader.promise(languages.clone());
    }
    languages
}

/// The questionnaire's own words: a table per language, a text per phrase.
fn words(value: Value<'_>) -> Option<OwnWords> {
    let mut own = OwnWords::default();
    for (lang, mut t) in value.tables_per_language()? {
        for (name, expected) in PHRASES {
            let text = t.opt(name, |value| value.with_blanks(expected));
            if let Some(text) = text {
                own.set(lang, name, &text.value);
            }
        }
        t.finish();
    }
    Some(own)
}

/// Words that the wording is not to have: a table per language, a list per rule.
fn plain_lists(value: Value<'_>) -> Option<PlainLists> {
    let mut all = PlainLists::new();
    for (lang, mut t) in value.tables_per_language()? {
        let mut list = |key| {
            let list = t.opt(key, |value| value.list(Value::text)).map(|list| list.value);
            list.into_iter().flatten().flatten().map(|word| word.value).collect()
        };
        let words = PlainWords {
            vague: list("vague"),
            absolute: list("absolute"),
            and_or: list("and_or"),
            exempt: list("exempt"),
        };
        t.finish();
        all.insert(lang, words);
    }
    Some(all)
}

/// The rules that an item is excepted from, each with the reason.
fn accepts(value: Value<'_>) -> Option<Vec<(At<PlainRule>, String)>> {
    value.by_word(&PlainRule::WORDS, |value| value.text().map(|text| text.value))
}

fn policy(value: Value<'_>) -> Option<MissingPolicy> {
    value.word(&POLICIES).map(|policy| policy.value)
}

fn level(mut t: Table<'_>) -> RawLevel {
    let raw = RawLevel {
        id: t.need_id("id", Value::id),
        from: t.need("from", Value::points),
        name: t.need("name", Value::localized),
        text: t.opt("text", Value::localized),
        text_for_whole: t.opt("text_for_whole", Value::localized),
    };
    t.finish();
    raw
}

fn scale(mut t: Table<'_>) -> RawScale {
    let raw = RawScale { id: t.need_id("id", Value::id), options: t.need("options", options) };
    t.finish();
    raw
}

fn options(value: Value<'_>) -> Option<RawOptions> {
    value.list(|value| value.table().map(option))
}

fn option(mut t: Table<'_>) -> RawOption {
    let id = t.need_id("id", Value::id);
    let label = t.need("label", Value::localized);
    let mut has_points = false;
    let points = t.opt("points", |value| {
        has_points = true;
        value.points()
    });
    let points = points.map(|points| points.value);
    let is_exclusive = t.opt("exclusive", Value::flag).unwrap_or(false);
    let raw = RawOption { at: t.at(), id, label, has_points, points, is_exclusive };
    t.finish();
    raw
}

fn group(mut t: Table<'_>) -> RawGroup {
    let id = t.need_id("id", Value::id);
    let name = t.need("name", Value::localized);
    let mut raw = described(&mut t, id, name);
    raw.kind = t.opt("kind", |value| value.word(&KINDS));
    raw.parent = t.opt("parent", Value::text);
    let children = t.opt("children", |value| value.list(Value::text));
    raw.children = children.map(|list| list.value.into_iter().flatten().collect()).unwrap_or_default();
    raw.weight = t.opt("weight", Value::weight);
    raw.shown_if = t.opt("shown_if", condition);
    raw.audience = t.opt("audience", Value::roles);
    raw.rests_on = t.opt("rests_on", points_by_node).unwrap_or_default();
    raw.optional = t.opt("optional", Value::flag).unwrap_or(false);
    t.finish();
    raw
}

fn summary(mut t: Table<'_>) -> RawGroup {
    let name = t.opt("name", Value::localized);
    let raw = described(&mut t, None, name);
    t.finish();
    raw
}

/// What groups and summaries have in common.
fn described(t: &mut Table<'_>, id: Option<At<String>>, name: Option<Localized>) -> RawGroup {
    RawGroup {
        at: t.at(),
        id,
        kind: None,
        parent: None,
        children: Vec::new(),
        name,
        short: t.opt("short", Value::localized),
        description: t.opt("description", Value::localized),
        weight: None,
        audience: None,
        optional: false,
        min_answered: t.opt("min_answered", Value::share),
        min_group: t.opt("min_group", |value| value.count(Assessment::MOST_PEOPLE)),
        shown_if: None,
        rests_on: Vec::new(),
        combine: combine(t),
        range: t.opt("range", Value::range),
        levels: t.opt("levels", node_levels).unwrap_or_default(),
    }
}

/// The rule, and what belongs to it alone. Where the rule cannot be read, neither can what belongs to it be judged.
fn combine(t: &mut Table<'_>) -> Combine {
    let is_there = t.has("combine");
    let rule = t.opt("combine", |value| value.word(&RULES)).map(|rule| rule.value);
    match rule {
        Some(Combine::Ladder { pass_at }) => {
            let own = t.opt("pass_at", Value::points).map(|points| points.value);
            Combine::Ladder { pass_at: own.unwrap_or(pass_at) }
        }
        None if is_there => {
            t.opt("pass_at", Value::points);
            Combine::Mean
        }
        other => {
            let rule = other.unwrap_or(Combine::Mean);
            t.out_of_place("pass_at", Belongs::Ladder, rule.code());
            rule
        }
    }
}

fn node_levels(value: Value<'_>) -> Option<Vec<RawNodeLevel>> {
    let levels = value.list(|value| value.table().map(node_level))?;
    Some(levels.value.into_iter().flatten().collect())
}

fn node_level(mut t: Table<'_>) -> RawNodeLevel {
    let raw = RawNodeLevel {
        id: t.need_id("id", Value::text),
        from: t.opt("from", Value::points),
        text: t.opt("text", Value::localized),
        text_for_whole: t.opt("text_for_whole", Value::localized),
        advice_for_whole: t.opt("advice_for_whole", Value::localized),
        requires: t.opt("requires", points_by_node).unwrap_or_default(),
    };
    t.finish();
    raw
}

/// Scores that other nodes must have, by id.
fn points_by_node(value: Value<'_>) -> Option<Vec<(At<String>, Points)>> {
    value.map(|value| value.points().map(|points| points.value))
}

fn item(mut t: Table<'_>) -> RawItem {
    let id = t.need_id("id", Value::id);
    let group = t.need("group", Value::text);
    let text = t.need("text", Value::localized);
    let short = t.opt("short", Value::localized);
    let help = t.opt("help", Value::localized);
    let is_kind_there = t.has("kind");
    let kind = t.opt("kind", |value| value.word(&ItemKind::WORDS)).map(|kind| kind.value);
    let kind = if is_kind_there { kind } else { Some(ItemKind::Choice) };
    let mut raw = RawItem {
        at: t.at(),
        id,
        group,
        revision: t.opt("revision", |value| value.count(1_000_000)).map(|revision| revision.value),
        weight: t.opt("weight", Value::weight),
        audience: t.opt("audience", Value::roles),
        kind,
        shown_if: t.opt("shown_if", condition),
        is_scored: true,
        text,
        short,
        help,
        reverse: false,
        missing: t.opt("missing", policy),
        dont_know: t.opt("dont_know", policy),
        not_applicable: t.opt("not_applicable", policy),
        has_scale: false,
        scale: None,
        options: None,
        anchors: None,
        advice: None,
        advice_for_whole: None,
        accepts: t.opt("accepts", accepts).unwrap_or_default(),
        number: RawNumber::default(),
    };
    match kind.filter(|kind| *kind != ItemKind::Choice) {
        Some(kind) => t.out_of_place("scored", Belongs::Choice, kind.code()),
        None => raw.is_scored = t.opt("scored", Value::flag).unwrap_or(true),
    }
    match kind {
        Some(ItemKind::Text) => t.out_of_place("reverse", Belongs::Scored, ItemKind::Text.code()),
        _ if !raw.is_scored => t.out_of_place("reverse", Belongs::Scored, UNSCORED),
        _ => raw.reverse = t.opt("reverse", Value::flag).unwrap_or(false),
    }
    read_options(&mut t, &mut raw);
    read_number(&mut t, &mut raw);
    t.finish();
    raw
}

fn read_options(t: &mut Table<'_>, raw: &mut RawItem) {
    if let Some(kind) = raw.kind.filter(|kind| !kind.has_options()) {
        for key in ["scale", "options", "anchors", "advice", "advice_for_whole"] {
            t.out_of_place(key, Belongs::Options, kind.code());
        }
        return;
    }
    raw.has_scale = t.has("scale") || t.has("options");
    raw.scale = t.opt("scale", Value::text);
    raw.options = t.opt("options", options);
    raw.anchors = t.opt("anchors", |value| value.list(Value::localized));
    if raw.is_scored {
        raw.advice = t.opt("advice", |value| value.list(Value::localized));
        raw.advice_for_whole = t.opt("advice_for_whole", |value| value.list(Value::localized));
    } else {
        // Where nothing is scored, nothing is a next step.
        t.out_of_place("advice", Belongs::Scored, UNSCORED);
        t.out_of_place("advice_for_whole", Belongs::Scored, UNSCORED);
    }
}

fn read_number(t: &mut Table<'_>, raw: &mut RawItem) {
    if let Some(kind) = raw.kind.filter(|kind| *kind != ItemKind::Number) {
        for key in ["min", "max", "breakpoints", "clamp"] {
            t.out_of_place(key, Belongs::Number, kind.code());
        }
        return;
    }
    // With breakpoints the ends are the first and the last of them.
    let needs_ends = raw.kind.is_some() && !t.has("breakpoints");
    let mut end = |key| if needs_ends { t.need(key, Value::decimal) } else { t.opt(key, Value::decimal) };
    raw.number = RawNumber {
        min: end("min"),
        max: end("max"),
        breakpoints: t.opt("breakpoints", |value| value.list(|value| value.table().map(breakpoint))),
        clamp: t.opt("clamp", Value::flag).unwrap_or(false),
    };
}

fn breakpoint(mut t: Table<'_>) -> RawBreakpoint {
    let at = t.need("at", Value::decimal);
    let points = t.need("points", Value::points).map(|points| points.value);
    t.finish();
    RawBreakpoint { at, points }
}

fn condition(value: Value<'_>) -> Option<RawCondition> {
    let mut t = value.table()?;
    let raw = RawCondition {
        at: t.at(),
        item: t.need("item", Value::text),
        has_test: ["is", "at_least", "at_most"].iter().any(|key| t.has(key)),
        is: t.opt("is", |value| value.list(Value::text)),
        at_least: t.opt("at_least", Value::decimal),
        at_most: t.opt("at_most", Value::decimal),
    };
    t.finish();
    Some(raw)
}

fn position(mut t: Table<'_>) -> RawPosition {
    let raw = RawPosition {
        id: t.need_id("id", Value::id),
        title: t.need("title", Value::localized),
        x: t.need("x", axis),
        y: t.need("y", axis),
        fields: t.need("fields", |value| value.list(|value| value.table().map(field))),
    };
    t.finish();
    raw
}

fn axis(value: Value<'_>) -> Option<RawAxis> {
    let mut t = value.table()?;
    let node = t.need("node", Value::text);
    let from = t.need("from", Value::points).map(|from| from.value);
    t.finish();
    Some(RawAxis { node, from })
}

fn field(mut t: Table<'_>) -> RawField {
    let raw = RawField {
        at: t.at(),
        x_high: t.need("x", side),
        y_high: t.need("y", side),
        id: t.need_id("id", Value::id),
        name: t.need("name", Value::localized),
        text: t.need("text", Value::localized),
    };
    t.finish();
    raw
}

fn side(value: Value<'_>) -> Option<bool> {
    value.word(&SIDES).map(|side| side.value)
}
