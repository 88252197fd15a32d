//! From TOML to the questionnaire as it stands in the file.

use super::raw::{
    RawAxis, RawBreakpoint, RawCondition, RawField, RawGroup, RawItem, RawLevel, RawNodeLevel, RawNumber,
    RawOption, RawOptions, RawPosition, RawQuestionnaire, RawScale,
};
use crate::load::reader::{At, Reader, Table, Value};
use crate::model::format::Key;
use crate::model::format::plain::lint;
use crate::model::format::questionnaire::{
    SIDES, axis, breakpoint, condition, counted, described, field, group, group_level, item, level, option,
    policies, position, scale, summary, top,
};
use crate::model::toml_fault::{Belongs, Thing, TomlFault};
use crate::model::{
    Assessment, Combine, ContentLang, ItemKind, Localized, MissingPolicy, NodeKind, OwnWords, PHRASES,
    PlainLists, PlainRule, PlainWords, Points,
};

/// How a file says that answers only decide what else is asked.
const UNSCORED: &str = "scored = false";

/// What is said of the questionnaire as a whole and of nothing in it.
const FILE_KEYS: [Key; 5] = [top::FORMAT, top::VERSION, top::LANGUAGES, top::TITLE, top::SCALE];

/// Reads the whole file; `None` where it is written for another program than this.
pub fn read(mut t: Table<'_>, reader: &Reader) -> Option<RawQuestionnaire> {
    reader.expect_above(&FILE_KEYS);
    if t.version(top::FORMAT) == Some(false) {
        return None;
    }
    let id = t.id(top::ID, Value::id);
    let version = t.read(top::VERSION, Value::text);
    let languages = languages(&mut t, reader);
    let has_sound_items = t.is_list(top::ITEMS);
    let raw = RawQuestionnaire {
        has_sound_items,
        id,
        version,
        languages,
        words: t.read(top::WORDS, words).unwrap_or_default(),
        plain_lists: t.read(top::LINT, plain_lists).unwrap_or_default(),
        title: t.read(top::TITLE, Value::localized),
        description: t.read(top::DESCRIPTION, Value::localized),
        min_answered: t.read(top::MIN_ANSWERED, Value::share),
        missing: t.read(policies::MISSING, policy),
        dont_know: t.read(policies::DONT_KNOW, policy),
        not_applicable: t.read(policies::NOT_APPLICABLE, policy),
        range: t.read(top::RANGE, Value::range),
        scale: t.read(top::SCALE, Value::text),
        levels: t.tables(top::LEVELS, level),
        scales: t.tables(top::SCALES, scale),
        groups: t.tables(top::GROUPS, group),
        items: t.tables(top::ITEMS, item),
        readiness: t.read(top::READINESS, Value::table).map(summary),
        index: t.read(top::INDEX, Value::table).map(summary),
        positions: t.tables(top::POSITIONS, position),
    };
    t.finish();
    Some(raw)
}

/// The languages come first, since every text after them is measured by them.
fn languages(t: &mut Table<'_>, reader: &Reader) -> Vec<ContentLang> {
    let Some(listed) = t.read(top::LANGUAGES, |value| value.list(Value::content_language)) else {
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
        for phrase in PHRASES {
            if let Some(text) = t.phrase(phrase) {
                own.set(lang, phrase.0, &text.value);
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
            let list = t.read(key, |value| value.list(Value::text)).map(|list| list.value);
            list.into_iter().flatten().flatten().map(|word| word.value).collect()
        };
        let words = PlainWords {
            vague: list(lint::VAGUE),
            absolute: list(lint::ABSOLUTE),
            and_or: list(lint::AND_OR),
            exempt: list(lint::EXEMPT),
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
    value.word(&MissingPolicy::ALL.map(|policy| (policy.code(), policy))).map(|policy| policy.value)
}

fn level(mut t: Table<'_>) -> RawLevel {
    let raw = RawLevel {
        id: t.id(level::ID, Value::id),
        from: t.read(level::FROM, Value::points),
        name: t.read(level::NAME, Value::localized),
        text: t.read(level::TEXT, Value::localized),
        text_for_whole: t.read(level::TEXT_FOR_WHOLE, Value::localized),
    };
    t.finish();
    raw
}

fn scale(mut t: Table<'_>) -> RawScale {
    let raw = RawScale { id: t.id(scale::ID, Value::id), options: t.read(scale::OPTIONS, options) };
    t.finish();
    raw
}

fn options(value: Value<'_>) -> Option<RawOptions> {
    value.list(|value| value.table().map(option))
}

fn option(mut t: Table<'_>) -> RawOption {
    let id = t.id(option::ID, Value::id);
    let label = t.read(option::LABEL, Value::localized);
    let mut has_points = false;
    let points = t.read(option::POINTS, |value| {
        has_points = true;
        value.points()
    });
    let points = points.map(|points| points.value);
    let is_exclusive = t.read(option::EXCLUSIVE, Value::flag).unwrap_or(false);
    let raw = RawOption { at: t.at(), id, label, has_points, points, is_exclusive };
    t.finish();
    raw
}

fn group(mut t: Table<'_>) -> RawGroup {
    let id = t.id(group::ID, Value::id);
    let name = t.read(group::NAME, Value::localized);
    let mut raw = described(&mut t, id, name);
    raw.kind = t.read(group::KIND, |value| value.word(&NodeKind::AREAS.map(|kind| (kind.code(), kind))));
    raw.parent = t.read(group::PARENT, Value::text);
    let children = t.read(group::CHILDREN, |value| value.list(Value::text));
    raw.children = children.map(|list| list.value.into_iter().flatten().collect()).unwrap_or_default();
    raw.weight = t.read(counted::WEIGHT, Value::weight);
    raw.shown_if = t.read(group::SHOWN_IF, condition);
    raw.audience = t.read(counted::AUDIENCE, Value::roles);
    raw.rests_on = t.read(group::RESTS_ON, points_by_node).unwrap_or_default();
    raw.optional = t.read(group::OPTIONAL, Value::flag).unwrap_or(false);
    t.finish();
    raw
}

fn summary(mut t: Table<'_>) -> RawGroup {
    let name = t.read(summary::NAME, Value::localized);
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
        short: t.read(described::SHORT, Value::localized),
        description: t.read(described::DESCRIPTION, Value::localized),
        weight: None,
        audience: None,
        optional: false,
        min_answered: t.read(described::MIN_ANSWERED, Value::share),
        min_group: t.read(described::MIN_GROUP, |value| value.count(Assessment::MOST_PEOPLE)),
        shown_if: None,
        rests_on: Vec::new(),
        combine: combine(t),
        range: t.read(described::RANGE, Value::range),
        levels: t.read(described::LEVELS, node_levels).unwrap_or_default(),
    }
}

/// The rule, and what belongs to it alone. Where the rule cannot be read, neither can what belongs to it be judged.
fn combine(t: &mut Table<'_>) -> Combine {
    let is_there = t.has(described::COMBINE);
    let rule = t
        .read(described::COMBINE, |value| value.word(&Combine::ALL.map(|rule| (rule.code(), rule))))
        .map(|rule| rule.value);
    match rule {
        Some(Combine::Ladder { pass_at }) => {
            let own = t.read(described::PASS_AT, Value::points).map(|points| points.value);
            Combine::Ladder { pass_at: own.unwrap_or(pass_at) }
        }
        None if is_there => {
            t.read(described::PASS_AT, Value::points);
            Combine::Mean
        }
        other => {
            let rule = other.unwrap_or(Combine::Mean);
            t.out_of_place(described::PASS_AT, Belongs::Ladder, rule.code());
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
        id: t.id(group_level::ID, Value::text),
        from: t.read(group_level::FROM, Value::points),
        text: t.read(group_level::TEXT, Value::localized),
        text_for_whole: t.read(group_level::TEXT_FOR_WHOLE, Value::localized),
        advice_for_whole: t.read(group_level::ADVICE_FOR_WHOLE, Value::localized),
        requires: t.read(group_level::REQUIRES, points_by_node).unwrap_or_default(),
    };
    t.finish();
    raw
}

/// Scores that other nodes must have, by id.
fn points_by_node(value: Value<'_>) -> Option<Vec<(At<String>, Points)>> {
    value.map(|value| value.points().map(|points| points.value))
}

fn item(mut t: Table<'_>) -> RawItem {
    let id = t.id(item::ID, Value::id);
    let group = t.read(item::GROUP, Value::text);
    let text = t.read(item::TEXT, Value::localized);
    let short = t.read(item::SHORT, Value::localized);
    let help = t.read(item::HELP, Value::localized);
    let is_kind_there = t.has(item::KIND);
    let kind = t.read(item::KIND, |value| value.word(&ItemKind::WORDS)).map(|kind| kind.value);
    let kind = if is_kind_there { kind } else { Some(ItemKind::Choice) };
    let mut raw = RawItem {
        at: t.at(),
        id,
        group,
        revision: t.read(item::REVISION, |value| value.count(1_000_000)).map(|revision| revision.value),
        weight: t.read(counted::WEIGHT, Value::weight),
        audience: t.read(counted::AUDIENCE, Value::roles),
        kind,
        shown_if: t.read(item::SHOWN_IF, condition),
        consent: None,
        is_scored: true,
        text,
        short,
        help,
        reverse: false,
        missing: t.read(policies::MISSING, policy),
        dont_know: t.read(policies::DONT_KNOW, policy),
        not_applicable: t.read(policies::NOT_APPLICABLE, policy),
        has_scale: false,
        scale: None,
        options: None,
        anchors: None,
        advice: None,
        advice_for_whole: None,
        effort: None,
        accepts: t.read(item::ACCEPTS, accepts).unwrap_or_default(),
        number: RawNumber::default(),
    };
    match kind.filter(|kind| *kind != ItemKind::Choice) {
        Some(kind) => t.out_of_place(item::SCORED, Belongs::Choice, kind.code()),
        None => raw.is_scored = t.read(item::SCORED, Value::flag).unwrap_or(true),
    }
    match kind {
        Some(ItemKind::Text) => t.out_of_place(item::REVERSE, Belongs::Scored, ItemKind::Text.code()),
        _ if !raw.is_scored => t.out_of_place(item::REVERSE, Belongs::Scored, UNSCORED),
        _ => raw.reverse = t.read(item::REVERSE, Value::flag).unwrap_or(false),
    }
    read_story(&mut t, &mut raw);
    read_options(&mut t, &mut raw);
    read_number(&mut t, &mut raw);
    t.finish();
    raw
}

/// A story is told only where whoever wrote it says so.
fn read_story(t: &mut Table<'_>, raw: &mut RawItem) {
    if let Some(kind) = raw.kind.filter(|kind| *kind != ItemKind::Text) {
        for key in [item::STORY, item::CONSENT] {
            t.out_of_place(key, Belongs::Text, kind.code());
        }
        return;
    }
    if t.read(item::STORY, Value::flag).unwrap_or(false) {
        raw.consent = t.need(item::CONSENT, Value::text);
    } else {
        t.out_of_place(item::CONSENT, Belongs::Story, raw.kind.map_or("", ItemKind::code));
    }
}

fn read_options(t: &mut Table<'_>, raw: &mut RawItem) {
    if let Some(kind) = raw.kind.filter(|kind| !kind.has_options()) {
        for key in
            [item::SCALE, item::OPTIONS, item::ANCHORS, item::ADVICE, item::ADVICE_FOR_WHOLE, item::EFFORT]
        {
            t.out_of_place(key, Belongs::Options, kind.code());
        }
        return;
    }
    raw.has_scale = t.has(item::SCALE) || t.has(item::OPTIONS);
    raw.scale = t.read(item::SCALE, Value::text);
    raw.options = t.read(item::OPTIONS, options);
    raw.anchors = t.read(item::ANCHORS, |value| value.list(Value::localized));
    if raw.is_scored {
        raw.advice = t.read(item::ADVICE, |value| value.list(Value::localized));
        raw.advice_for_whole = t.read(item::ADVICE_FOR_WHOLE, |value| value.list(Value::localized));
        raw.effort = t.read(item::EFFORT, Value::weight);
    } else {
        // Where nothing is scored, nothing is a next step.
        t.out_of_place(item::ADVICE, Belongs::Scored, UNSCORED);
        t.out_of_place(item::ADVICE_FOR_WHOLE, Belongs::Scored, UNSCORED);
        t.out_of_place(item::EFFORT, Belongs::Scored, UNSCORED);
    }
}

fn read_number(t: &mut Table<'_>, raw: &mut RawItem) {
    if let Some(kind) = raw.kind.filter(|kind| *kind != ItemKind::Number) {
        for key in [item::MIN, item::MAX, item::BREAKPOINTS, item::CLAMP] {
            t.out_of_place(key, Belongs::Number, kind.code());
        }
        return;
    }
    // With breakpoints the ends are the first and the last of them.
    let needs_ends = raw.kind.is_some() && !t.has(item::BREAKPOINTS);
    let mut end = |key| if needs_ends { t.need(key, Value::decimal) } else { t.read(key, Value::decimal) };
    raw.number = RawNumber {
        min: end(item::MIN),
        max: end(item::MAX),
        breakpoints: t.read(item::BREAKPOINTS, |value| value.list(|value| value.table().map(breakpoint))),
        clamp: t.read(item::CLAMP, Value::flag).unwrap_or(false),
    };
}

fn breakpoint(mut t: Table<'_>) -> RawBreakpoint {
    let at = t.read(breakpoint::AT, Value::decimal);
    let points = t.read(breakpoint::POINTS, Value::points).map(|points| points.value);
    t.finish();
    RawBreakpoint { at, points }
}

fn condition(value: Value<'_>) -> Option<RawCondition> {
    let mut t = value.table()?;
    let raw = RawCondition {
        at: t.at(),
        item: t.read(condition::ITEM, Value::text),
        has_test: [condition::IS, condition::AT_LEAST, condition::AT_MOST].iter().any(|key| t.has(*key)),
        is: t.read(condition::IS, |value| value.list(Value::text)),
        at_least: t.read(condition::AT_LEAST, Value::decimal),
        at_most: t.read(condition::AT_MOST, Value::decimal),
    };
    t.finish();
    Some(raw)
}

fn position(mut t: Table<'_>) -> RawPosition {
    let raw = RawPosition {
        id: t.id(position::ID, Value::id),
        title: t.read(position::TITLE, Value::localized),
        x: t.read(position::X, axis),
        y: t.read(position::Y, axis),
        fields: t.read(position::FIELDS, |value| value.list(|value| value.table().map(field))),
    };
    t.finish();
    raw
}

fn axis(value: Value<'_>) -> Option<RawAxis> {
    let mut t = value.table()?;
    let node = t.read(axis::NODE, Value::text);
    let from = t.read(axis::FROM, Value::points).map(|from| from.value);
    t.finish();
    Some(RawAxis { node, from })
}

fn field(mut t: Table<'_>) -> RawField {
    let raw = RawField {
        at: t.at(),
        x_high: t.read(field::X, side),
        y_high: t.read(field::Y, side),
        id: t.id(field::ID, Value::id),
        name: t.read(field::NAME, Value::localized),
        text: t.read(field::TEXT, Value::localized),
    };
    t.finish();
    raw
}

fn side(value: Value<'_>) -> Option<bool> {
    value.word(&SIDES).map(|side| side.value)
}
