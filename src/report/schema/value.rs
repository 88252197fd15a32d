//! What a key's value may be, as a schema says it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Words, needs, with};
use crate::model::format::{Holds, Key, Usual, VERSION};
use crate::model::{Assessment, PHRASES, Phrase};

/// The tag of a language, as far as a pattern can tell.
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
/// Letters and digits of any alphabet, `-`, `_` and `.`.
const ID: &str = r"^[^\s!-,/:-@\[-\^`\{-~]+$";
/// More in it than space.
const SOMETHING: &str = r"\S";

impl Words {
    /// A key's value with what it means and what goes without saying.
    pub(super) fn key(self, key: &Key) -> Value {
        let value = with(self.value(key.holds()), "description", json!(key.meaning(self.0)));
        let usual = match key.usual() {
            None => return value,
            Some(Usual::Word(word)) => json!(word),
            Some(Usual::Flag(flag)) => json!(flag),
            Some(Usual::Whole(number)) => json!(number),
            Some(Usual::Points(points)) => json!(points.value()),
            Some(Usual::Share(share)) => json!(share.value()),
        };
        with(value, "default", usual)
    }

    fn value(self, holds: &Holds) -> Value {
        match *holds {
            Holds::Word(word) => json!({ "const": word }),
            Holds::Version => json!({ "const": VERSION }),
            Holds::Words(words) => json!({ "type": "string", "enum": words() }),
            Holds::Id => id(),
            Holds::IdBut(reserved) => with(id(), "not", json!({ "enum": reserved() })),
            Holds::Name => json!({ "type": "string", "minLength": 1, "maxLength": 100 }),
            Holds::Text => part("text"),
            Holds::Filled => json!({ "type": "string", "minLength": 1 }),
            Holds::SomeText => matching(SOMETHING),
            Holds::AnyText => json!({ "type": "string" }),
            Holds::Matching(pattern) => matching(pattern),
            Holds::Language => {
                with(matching(LANGUAGE), "examples", json!(["sv", "en", "fi", "sv-x-lattlast"]))
            }
            Holds::Date => json!({ "type": "string", "format": "date" }),
            Holds::Moment => json!({ "type": "string", "format": "date-time" }),
            Holds::Flag => json!({ "type": "boolean" }),
            Holds::Points => json!({ "type": "number", "minimum": 0, "maximum": 100 }),
            Holds::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            Holds::Weight => json!({ "type": "number", "exclusiveMinimum": 0, "maximum": 1_000_000 }),
            Holds::WeightOrNone => json!({ "type": "number", "minimum": 0, "maximum": 1_000_000 }),
            Holds::Number => number(),
            Holds::Count { least, most } => count(least, most),
            Holds::PeopleByRole => people_by_role(),
            Holds::Range => json!({ "type": "array", "items": number(), "minItems": 2, "maxItems": 2 }),
            Holds::Roles => roles(),
            Holds::Phrases => self.phrases(),
            Holds::Answer => answer(),
            Holds::OrNull(value) => json!({ "anyOf": [self.value(value), { "type": "null" }] }),
            Holds::List { of, least, most, is_distinct } => self.list(of, least, most, is_distinct),
            Holds::ById(value) => json!({ "type": "object", "additionalProperties": self.value(value) }),
            Holds::OrById(value) => {
                json!({ "anyOf": [self.value(value), self.value(&Holds::ById(value))] })
            }
            Holds::Table(keys) => self.table(&[keys]),
            Holds::NotAll(keys, apart) => with(self.table(&[keys]), "not", needs(apart)),
            Holds::PerLanguage(keys) => per_language(self.table(&[keys])),
            Holds::Part(name) => part(name),
            Holds::Parts(name) => {
                json!({ "type": "object", "propertyNames": part("id"), "additionalProperties": part(name) })
            }
        }
    }

    fn list(self, of: &Holds, least: u32, most: Option<u32>, is_distinct: bool) -> Value {
        let mut list = json!({ "type": "array", "items": self.value(of) });
        if least > 0 {
            list = with(list, "minItems", json!(least));
        }
        if let Some(most) = most {
            list = with(list, "maxItems", json!(most));
        }
        if is_distinct { with(list, "uniqueItems", json!(true)) } else { list }
    }

    /// A table of phrases per language. What the program says stands beside each.
    fn phrases(self) -> Value {
        let said: BTreeMap<&str, &str> = self.said_to_respondents().collect();
        let phrase = |(name, _): &Phrase| {
            let said = said.get(name).copied().unwrap_or_default();
            ((*name).to_owned(), with(matching(SOMETHING), "description", json!(said)))
        };
        let phrases: Map<String, Value> = PHRASES.iter().map(phrase).collect();
        per_language(json!({ "type": "object", "properties": phrases, "additionalProperties": false }))
    }
}

/// A text, the same in all languages or one per language.
pub(super) fn text() -> Value {
    let one = || matching(SOMETHING);
    json!({
        "anyOf": [
            one(),
            {
                "type": "object",
                "properties": { "sv": one(), "en": one() },
                "patternProperties": { LANGUAGE: one() },
                "additionalProperties": false,
                "minProperties": 1,
            },
        ],
    })
}

pub(super) fn id() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": 64, "pattern": ID })
}

fn part(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn matching(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn per_language(table: Value) -> Value {
    json!({ "type": "object", "patternProperties": { LANGUAGE: table }, "additionalProperties": false })
}

fn number() -> Value {
    json!({ "type": "number", "minimum": -1e9, "maximum": 1e9 })
}

fn count(least: u32, most: Option<u32>) -> Value {
    let count = json!({ "type": "integer", "minimum": least });
    match most {
        Some(most) => with(count, "maximum", json!(most)),
        None => count,
    }
}

fn people_by_role() -> Value {
    let people = || count(1, Some(Assessment::MOST_PEOPLE));
    json!({ "anyOf": [people(), { "type": "object", "additionalProperties": people(), "minProperties": 1 }] })
}

fn roles() -> Value {
    json!({
        "type": "array",
        "items": { "type": "string", "pattern": SOMETHING, "maxLength": 100 },
        "minItems": 1,
        "uniqueItems": true,
    })
}

fn answer() -> Value {
    json!({
        "anyOf": [
            { "type": "string", "minLength": 1 },
            { "type": "number" },
            { "type": "array", "items": part("id"), "uniqueItems": true },
        ],
    })
}
