//! A questionnaire as it stands in the file: every value of the right kind, no reference followed yet.

use std::ops::Range;

use crate::load::reader::{At, Reader, Table, Value};
use crate::model::toml_fault::{Thing, TomlFault};
use crate::model::{Combine, Lang, Localized, MissingPolicy, NodeKind, Points, Share, Weight};

/// The whole file.
pub struct RawQuestionnaire {
    pub id: Option<At<String>>,
    pub version: Option<At<String>>,
    pub languages: Vec<Lang>,
    pub title: Option<Localized>,
    pub description: Option<Localized>,
    pub min_answered: Option<Share>,
    pub missing: Option<MissingPolicy>,
    pub dont_know: Option<MissingPolicy>,
    pub scale: Option<At<String>>,
    pub levels: Vec<RawLevel>,
    pub scales: Vec<RawScale>,
    pub groups: Vec<RawGroup>,
    pub items: Vec<RawItem>,
    pub readiness: Option<RawGroup>,
    pub index: Option<RawGroup>,
    pub positions: Vec<RawPosition>,
}

/// One of `[[levels]]`.
pub struct RawLevel {
    pub id: Option<At<String>>,
    pub from: Option<At<Points>>,
    pub name: Option<Localized>,
    pub text: Option<Localized>,
}

/// One of `[[scales]]`.
pub struct RawScale {
    pub id: Option<At<String>>,
    pub options: Option<RawOptions>,
}

/// A list of options; one that cannot be read at all is `None`.
pub type RawOptions = At<Vec<Option<RawOption>>>;

/// One of a scale's options.
pub struct RawOption {
    pub at: Range<usize>,
    pub id: Option<At<String>>,
    pub label: Option<Localized>,
    /// Whether the key is there, even if its value is faulty.
    pub has_points: bool,
    pub points: Option<Points>,
}

/// One of `[[groups]]`, or `[readiness]`, or `[index]`.
pub struct RawGroup {
    pub at: Range<usize>,
    pub id: Option<At<String>>,
    pub kind: Option<At<NodeKind>>,
    pub parent: Option<At<String>>,
    pub name: Option<Localized>,
    pub short: Option<Localized>,
    pub description: Option<Localized>,
    pub weight: Option<Weight>,
    pub min_answered: Option<Share>,
    pub combine: Combine,
    pub levels: Vec<RawNodeLevel>,
}

/// What a group says of a level.
pub struct RawNodeLevel {
    pub id: Option<At<String>>,
    pub from: Option<At<Points>>,
    pub text: Option<Localized>,
    pub requires: Vec<(At<String>, Points)>,
}

/// One of `[[items]]`.
pub struct RawItem {
    pub at: Range<usize>,
    pub id: Option<At<String>>,
    pub group: Option<At<String>>,
    pub revision: Option<u32>,
    pub weight: Option<Weight>,
    pub text: Option<Localized>,
    pub short: Option<Localized>,
    pub help: Option<Localized>,
    pub reverse: bool,
    pub missing: Option<MissingPolicy>,
    pub dont_know: Option<MissingPolicy>,
    /// Whether `scale` or `options` is there, even if faulty.
    pub has_scale: bool,
    pub scale: Option<At<String>>,
    pub options: Option<RawOptions>,
    pub anchors: Option<At<Vec<Option<Localized>>>>,
    pub advice: Option<At<Vec<Option<Localized>>>>,
}

/// One of `[[positions]]`.
pub struct RawPosition {
    pub id: Option<At<String>>,
    pub title: Option<Localized>,
    pub x: Option<RawAxis>,
    pub y: Option<RawAxis>,
    pub fields: Option<At<Vec<Option<RawField>>>>,
}

/// An axis of a picture.
pub struct RawAxis {
    pub node: Option<At<String>>,
    pub from: Option<Points>,
}

/// A field of a picture.
pub struct RawField {
    pub at: Range<usize>,
    pub x_high: Option<bool>,
    pub y_high: Option<bool>,
    pub id: Option<At<String>>,
    pub name: Option<Localized>,
    pub text: Option<Localized>,
}

const POLICIES: [(&str, MissingPolicy); 2] =
    [("leave-out", MissingPolicy::LeaveOut), ("zero", MissingPolicy::Zero)];
const KINDS: [(&str, NodeKind); 2] = [("prerequisite", NodeKind::Prerequisite), ("core", NodeKind::Core)];
const RULES: [(&str, Combine); 1] = [("mean", Combine::Mean)];
const SIDES: [(&str, bool); 2] = [("high", true), ("low", false)];

/// Reads the whole file; `None` where it is written for another program than this.
pub fn read(mut t: Table<'_>, reader: &Reader) -> Option<RawQuestionnaire> {
    let format = t.need("format", |value| format(value, reader));
    if matches!(format, Some(false)) {
        return None;
    }
    let id = t.need_id("id", Value::id);
    let version = t.need("version", Value::text);
    let languages = languages(&mut t, reader);
    let raw = RawQuestionnaire {
        id,
        version,
        languages,
        title: t.need("title", Value::localized),
        description: t.opt("description", Value::localized),
        min_answered: t.opt("min_answered", Value::share),
        missing: t.opt("missing", policy),
        dont_know: t.opt("dont_know", policy),
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
fn languages(t: &mut Table<'_>, reader: &Reader) -> Vec<Lang> {
    let Some(listed) = t.need("languages", |value| value.list(Value::language)) else {
        return Vec::new();
    };
    if listed.value.is_empty() {
        reader.fault(TomlFault::EmptyList, listed.span);
    }
    let sound = listed.value.iter().all(Option::is_some) && !listed.value.is_empty();
    let mut languages: Vec<At<Lang>> = Vec::new();
    for lang in listed.value.into_iter().flatten() {
        if let Some(earlier) = languages.iter().find(|earlier| earlier.value == lang.value) {
            let (id, first) = (lang.value.code().to_owned(), earlier.span.clone());
            reader.fault(TomlFault::Duplicate { thing: Thing::Language, id, first }, lang.span);
        } else {
            languages.push(lang);
        }
    }
    let languages: Vec<Lang> = languages.into_iter().map(|lang| lang.value).collect();
    // Where the list itself is faulty, the texts cannot be measured by it.
    if sound {
        reader.promise(languages.clone());
    }
    languages
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
    let raw = RawOption { at: t.at(), id, label, has_points, points: points.map(|points| points.value) };
    t.finish();
    raw
}

fn group(mut t: Table<'_>) -> RawGroup {
    let id = t.need_id("id", Value::id);
    let name = t.need("name", Value::localized);
    let mut raw = described(&mut t, id, name);
    raw.kind = t.opt("kind", |value| value.word(&KINDS));
    raw.parent = t.opt("parent", Value::text);
    raw.weight = t.opt("weight", Value::weight);
    if let Some(combine) = t.opt("combine", |value| value.word(&RULES)) {
        raw.combine = combine.value;
    }
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
        name,
        short: t.opt("short", Value::localized),
        description: t.opt("description", Value::localized),
        weight: None,
        min_answered: t.opt("min_answered", Value::share),
        combine: Combine::Mean,
        levels: t.opt("levels", node_levels).unwrap_or_default(),
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
        requires: t
            .opt("requires", |value| value.map(|value| value.points().map(|points| points.value)))
            .unwrap_or_default(),
    };
    t.finish();
    raw
}

fn item(mut t: Table<'_>) -> RawItem {
    let id = t.need_id("id", Value::id);
    let group = t.need("group", Value::text);
    let text = t.need("text", Value::localized);
    let short = t.opt("short", Value::localized);
    let help = t.opt("help", Value::localized);
    let mut has_scale = false;
    let scale = t.opt("scale", |value| {
        has_scale = true;
        value.text()
    });
    let options = t.opt("options", |value| {
        has_scale = true;
        options(value)
    });
    let anchors = t.opt("anchors", |value| value.list(Value::localized));
    let advice = t.opt("advice", |value| value.list(Value::localized));
    t.opt("kind", |value| value.word(&[("choice", ())]));
    let raw = RawItem {
        at: t.at(),
        id,
        group,
        revision: t.opt("revision", |value| value.count(1_000_000)).map(|revision| revision.value),
        weight: t.opt("weight", Value::weight),
        text,
        short,
        help,
        reverse: t.opt("reverse", Value::flag).unwrap_or(false),
        missing: t.opt("missing", policy),
        dont_know: t.opt("dont_know", policy),
        has_scale,
        scale,
        options,
        anchors,
        advice,
    };
    t.finish();
    raw
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
