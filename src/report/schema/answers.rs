//! The schema of the file in which a form saves one respondent's answers.

use serde_json::{Value, json};

use super::{Key, Words, file, id, language, part, table, with, words};

pub(super) fn schema(w: Words) -> Value {
    let keys = vec![
        w.need(
            "format",
            json!({ "const": "mognad-answers" }),
            "Vad för slags fil det är.",
            "What kind of file this is.",
        ),
        w.need("version", json!({ "const": 1 }), "Filformatet; alltid 1.", "The file’s format; always 1."),
        w.need(
            "questionnaire",
            table(questionnaire(w)),
            "Frågeformuläret som besvarades.",
            "The questionnaire that was answered.",
        ),
        w.need("wave", or_null(id()), "Omgången som svaren hör till.", "The wave that the answers are of."),
        w.need(
            "respondent",
            json!({ "type": "string", "pattern": "^[0-9a-f]{32}$" }),
            "Ett slumptal som skiljer de svarande åt och inte säger något annat.",
            "A random number that tells respondents apart and says nothing else.",
        ),
        w.need("unit", name(), "Enhetens id.", "The unit’s id."),
        w.need("role", or_null(name()), "Rollen, om den angavs.", "The role, where it was given."),
        w.need(
            "language",
            language(),
            "Språket som frågorna lästes på.",
            "The language in which the questions were read.",
        ),
        w.need(
            "complete",
            json!({ "type": "boolean" }),
            "Om varje fråga som ställdes har ett svar; fritext räknas inte.",
            "Whether every question that was asked has an answer; free texts do not count.",
        ),
        w.need("started", time(), "När den svarande började.", "When the respondent began."),
        w.need("saved", time(), "När filen sparades.", "When the file was saved."),
        w.need(
            "seconds",
            json!({ "type": "integer", "minimum": 0 }),
            "Hur länge formuläret var framme, i sekunder.",
            "How long the form was in view, in seconds.",
        ),
        w.need(
            "answers",
            json!({
                "type": "object",
                "propertyNames": part("id"),
                "additionalProperties": part("answer"),
            }),
            "Svaren, efter frågornas id. En fråga utan svar och kommentar saknas.",
            "The answers, by the items’ ids. An item without answer and comment is left out.",
        ),
    ];
    file(w.say("Svar", "Answers"), keys, vec![("id", id()), ("answer", answer(w))])
}

fn questionnaire(w: Words) -> Vec<Key> {
    let digest = json!({ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" });
    vec![
        w.need("id", id(), "Frågeformulärets id.", "The questionnaire’s id."),
        w.need("version", json!({ "type": "string" }), "Dess version.", "Its version."),
        w.need("digest", digest, "Kontrollsumman av dess innehåll.", "The digest of its content."),
    ]
}

/// A value, or why there is none, or a comment alone.
fn answer(w: Words) -> Value {
    let value = json!({
        "anyOf": [
            { "type": "string", "minLength": 1 },
            { "type": "number" },
            { "type": "array", "items": part("id"), "uniqueItems": true },
        ],
    });
    let keys = vec![
        w.key(
            "value",
            value,
            "Ett alternativs id, flera alternativs id:n, ett tal eller en text.",
            "An option’s id, several options’ ids, a number or a text.",
        ),
        w.key(
            "state",
            words(&["dont-know", "not-applicable"]),
            "Varför det inte finns något värde.",
            "Why there is no value.",
        ),
        w.key(
            "comment",
            json!({ "type": "string", "minLength": 1 }),
            "Den svarandes kommentar.",
            "The respondent’s comment.",
        ),
    ];
    let whole = with(table(keys), "minProperties", json!(1));
    with(whole, "not", json!({ "required": ["value", "state"] }))
}

/// A unit or a role may be known only by its name.
fn name() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": 100 })
}

fn time() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

fn or_null(value: Value) -> Value {
    json!({ "anyOf": [value, { "type": "null" }] })
}
