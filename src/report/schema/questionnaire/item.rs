//! The schema of a question: its texts, its answers, and what goes with which kind.

use serde_json::{Value, json};

use super::{SUMMARIES, accepts, audience, number, policies, weight};
use crate::model::ReservedColumn;
use crate::report::schema::{
    Key, Words, flag, id, list_of, none_of, part, points, says, table, with, with_default, words,
};

const ITEM_KINDS: [&str; 4] = ["choice", "multi", "number", "text"];

pub(super) fn item(w: Words) -> Value {
    let reserved: Vec<&str> = SUMMARIES
        .into_iter()
        .chain(ReservedColumn::ALL.iter().flat_map(|column| column.names()).copied())
        .collect();
    let mut keys = vec![
        w.need(
            "id",
            with(id(), "not", json!({ "enum": reserved })),
            "Vad filer kallar frågan; ändras aldrig.",
            "What files call the question; never changed.",
        ),
        w.need(
            "group",
            id(),
            "Gruppen som frågan är en del av.",
            "The group that the question is a part of.",
        ),
        w.need("text", part("text"), "Frågan.", "The question."),
        w.key(
            "short",
            part("text"),
            "Ett kort namn för tabeller och diagram.",
            "A short name for tables and charts.",
        ),
        w.key(
            "help",
            part("text"),
            "Ett förtydligande under frågan.",
            "A clarification beneath the question.",
        ),
        w.key(
            "kind",
            with_default(words(&ITEM_KINDS), json!("choice")),
            "Hur frågan besvaras: ett svar, flera svar, ett tal eller fritext (som aldrig räknas).",
            "How the question is answered: one answer, several, a number, or a text (which is never scored).",
        ),
        w.key(
            "shown_if",
            part("condition"),
            "Vad ett annat svar måste vara för att frågan ska ställas.",
            "What another answer must be for the question to be asked.",
        ),
        w.key(
            "revision",
            with_default(json!({ "type": "integer", "minimum": 1, "maximum": 1_000_000 }), json!(1)),
            "Höjs när en ny ordalydelse gör svaren ojämförbara med tidigare.",
            "Raised when a new wording makes answers incomparable with earlier ones.",
        ),
        weight(w),
        audience(w),
        w.key(
            "reverse",
            flag(false),
            "Ett högre svar ger färre poäng.",
            "A higher answer gives fewer points.",
        ),
        w.key(
            "scored",
            flag(true),
            "false: en filterfråga, som bara avgör vilka andra frågor som ställs. Den ger inga poäng och inga råd.",
            "false: an entry question, which only decides which others are asked. It gives no points and no advice.",
        ),
        w.key(
            "accepts",
            accepts(w),
            "Regler för klarspråk som frågan är undantagen från, var och en med sitt skäl.",
            "Rules for plain wording that the question is excepted from, each with the reason.",
        ),
    ];
    keys.extend(policies(w));
    keys.extend(answers(w));
    keys.extend(numbers(w));
    with(table(keys), "allOf", json!(kinds()))
}

fn answers(w: Words) -> Vec<Key> {
    vec![
        w.key("scale", id(), "En av skalorna under [[scales]].", "One of the scales under [[scales]]."),
        w.key(
            "options",
            part("options"),
            "Egna svar i stället för en skala.",
            "Answers of its own instead of a scale.",
        ),
        w.key(
            "anchors",
            list_of(part("text")),
            "Hur varje svar ser ut i praktiken; ett per svar.",
            "What each answer looks like in practice; one per answer.",
        ),
        w.key(
            "advice",
            list_of(part("text")),
            "Nästa steg från varje svar.",
            "The next step from each answer.",
        ),
        w.key(
            "advice_for_whole",
            list_of(part("text")),
            "Vad en kommun eller förvaltning kan göra där många av dess enheter står vid varje svar.",
            "What a municipality or department can do where many of its units stand at each answer.",
        ),
    ]
}

fn numbers(w: Words) -> Vec<Key> {
    vec![
        w.key("min", number(), "Talet som ger 0 poäng.", "The number that gives 0 points."),
        w.key("max", number(), "Talet som ger 100 poäng.", "The number that gives 100 points."),
        w.key(
            "breakpoints",
            with(list_of(part("breakpoint")), "minItems", json!(2)),
            "I stället för min och max: tal i stigande ordning med sina poäng, med räta linjer emellan.",
            "Instead of min and max: rising numbers with their points, and straight lines between them.",
        ),
        w.key(
            "clamp",
            flag(false),
            "Tal utanför räknas som närmaste ände; annars är de fel.",
            "Numbers outside count as the nearest end; otherwise they are faults.",
        ),
    ]
}

/// What goes with which kind of question.
fn kinds() -> Vec<Value> {
    let ends = json!({ "anyOf": [{ "required": ["min", "max"] }, { "required": ["breakpoints"] }] });
    vec![
        json!({
            "if": says("kind", &["number"]),
            "then": ends,
            "else": none_of(&["min", "max", "breakpoints", "clamp"]),
        }),
        json!({
            "if": says("kind", &["number", "text"]),
            "then": none_of(&["scale", "options", "anchors", "advice", "advice_for_whole"]),
        }),
        json!({ "if": says("kind", &["text"]), "then": none_of(&["reverse"]) }),
        json!({ "if": says("kind", &["multi", "number", "text"]), "then": none_of(&["scored"]) }),
        json!({
            "if": { "required": ["scored"], "properties": { "scored": { "const": false } } },
            "then": none_of(&["reverse", "advice", "advice_for_whole"]),
        }),
        json!({ "not": { "required": ["scale", "options"] } }),
        json!({ "not": { "required": ["breakpoints", "min"] } }),
        json!({ "not": { "required": ["breakpoints", "max"] } }),
    ]
}

pub(super) fn condition(w: Words) -> Value {
    let options = with(list_of(id()), "minItems", json!(1));
    let keys = vec![
        w.need("item", id(), "Frågan vars svar avgör.", "The question whose answer decides."),
        w.key("is", options, "Svar av vilka ett ska vara valt.", "Answers of which one must be chosen."),
        w.key("at_least", number(), "Det minsta talet.", "The least number."),
        w.key("at_most", number(), "Det största talet.", "The greatest number."),
    ];
    let number = json!({
        "anyOf": [{ "required": ["at_least"] }, { "required": ["at_most"] }],
        "properties": { "is": false },
    });
    let options = json!({ "required": ["is"], "properties": { "at_least": false, "at_most": false } });
    with(table(keys), "oneOf", json!([options, number]))
}

pub(super) fn breakpoint(w: Words) -> Vec<Key> {
    vec![
        w.need("at", number(), "Talet.", "The number."),
        w.need("points", points(), "Vad det ger.", "What it gives."),
    ]
}
