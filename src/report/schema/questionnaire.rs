//! The schema of a questionnaire's file, and what goes with what in it.

use serde_json::{Value, json};

use super::value::text;
use super::{Words, needs, none_of, says, with};
use crate::model::format::questionnaire::{
    axis, breakpoint, condition, counted, described, field, group, group_level, item, level, option,
    policies, position, scale, summary, top,
};
use crate::model::{Combine, ItemKind, Scale};

pub(super) fn schema(w: Words) -> Value {
    let parts = vec![
        ("text", text()),
        ("level", w.table(&[level::KEYS])),
        ("scale", w.table(&[scale::KEYS])),
        ("options", options()),
        ("option", w.table(&[option::KEYS])),
        ("group", whole_group(w)),
        ("summary", only_with_ladder(w.table(&[summary::KEYS, described::KEYS]))),
        ("groupLevel", w.table(&[group_level::KEYS])),
        ("item", whole_item(w)),
        ("condition", whole_condition(w)),
        ("breakpoint", w.table(&[breakpoint::KEYS])),
        ("position", w.table(&[position::KEYS])),
        ("axis", w.table(&[axis::KEYS])),
        ("field", w.table(&[field::KEYS])),
    ];
    w.file(["Frågeformulär", "Questionnaire"], &[top::KEYS, policies::KEYS], parts)
}

fn options() -> Value {
    let option = json!({ "$ref": "#/$defs/option" });
    json!({ "type": "array", "items": option, "minItems": 2, "maxItems": Scale::MAX_OPTIONS })
}

fn whole_group(w: Words) -> Value {
    let group = only_with_ladder(w.table(&[group::KEYS, counted::KEYS, described::KEYS]));
    with(group, "dependentSchemas", json!({ group::PARENT.name(): none_of(&[group::KIND]) }))
}

fn only_with_ladder(schema: Value) -> Value {
    let ladder = Combine::ALL.iter().filter(|rule| matches!(rule, Combine::Ladder { .. }));
    let ladder: Vec<&str> = ladder.map(|rule| rule.code()).collect();
    let schema = with(schema, "if", says(described::COMBINE, &ladder));
    with(schema, "else", none_of(&[described::PASS_AT]))
}

fn whole_item(w: Words) -> Value {
    with(w.table(&[item::KEYS, counted::KEYS, policies::KEYS]), "allOf", json!(kinds()))
}

/// What goes with which kind of question.
fn kinds() -> Vec<Value> {
    let [multi, number, text] = [ItemKind::Multi, ItemKind::Number, ItemKind::Text].map(ItemKind::code);
    let ends = json!({ "anyOf": [needs(&[item::MIN, item::MAX]), needs(&[item::BREAKPOINTS])] });
    vec![
        json!({
            "if": says(item::KIND, &[number]),
            "then": ends,
            "else": none_of(&[item::MIN, item::MAX, item::BREAKPOINTS, item::CLAMP]),
        }),
        json!({
            "if": says(item::KIND, &[number, text]),
            "then": none_of(&[item::SCALE, item::OPTIONS, item::ANCHORS, item::ADVICE, item::ADVICE_FOR_WHOLE]),
        }),
        json!({ "if": says(item::KIND, &[text]), "then": none_of(&[item::REVERSE]) }),
        json!({ "if": says(item::KIND, &[multi, number, text]), "then": none_of(&[item::SCORED]) }),
        json!({ "if": says(item::KIND, &[text]), "else": none_of(&[item::STORY, item::CONSENT]) }),
        json!({
            "if": with(needs(&[item::STORY]), "properties", json!({ item::STORY.name(): { "const": true } })),
            "then": needs(&[item::CONSENT]),
            "else": none_of(&[item::CONSENT]),
        }),
        json!({
            "if": with(needs(&[item::SCORED]), "properties", json!({ item::SCORED.name(): { "const": false } })),
            "then": none_of(&[item::REVERSE, item::ADVICE, item::ADVICE_FOR_WHOLE]),
        }),
        json!({ "not": needs(&[item::SCALE, item::OPTIONS]) }),
        json!({ "not": needs(&[item::BREAKPOINTS, item::MIN]) }),
        json!({ "not": needs(&[item::BREAKPOINTS, item::MAX]) }),
    ]
}

fn whole_condition(w: Words) -> Value {
    let ends = [condition::AT_LEAST, condition::AT_MOST];
    let number = with(none_of(&[condition::IS]), "anyOf", json!(ends.map(|end| needs(&[end]))));
    let options = with(none_of(&ends), "required", json!([condition::IS.name()]));
    with(w.table(&[condition::KEYS]), "oneOf", json!([options, number]))
}
