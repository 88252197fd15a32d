//! JSON Schemas of the files, with which editors and other programs complete and check them.
//!
//! A schema sees one value at a time: that references lead somewhere, that ids are distinct and that levels rise is for
//! `mognad check` and `mognad questionnaire check` to say.

mod answers;
mod assessment;
mod mapping;
mod questionnaire;

use serde_json::{Map, Value, json};

use super::json::to_text;
use crate::model::Lang;
use crate::text::{exporting, forming};

/// The schema of a questionnaire's file; what it says to people is in this language.
///
/// # Errors
/// Never in practice; what could not be written would be told of and not be cut off.
pub fn questionnaire(lang: Lang) -> serde_json::Result<String> {
    to_text(&questionnaire::schema(Words(lang)), 4)
}

/// The schema of an assessment's file.
///
/// # Errors
/// Never in practice; what could not be written would be told of and not be cut off.
pub fn assessment(lang: Lang) -> serde_json::Result<String> {
    to_text(&assessment::schema(Words(lang)), 4)
}

/// The schema of the file in which a form saves answers.
///
/// # Errors
/// Never in practice; what could not be written would be told of and not be cut off.
pub fn answers(lang: Lang) -> serde_json::Result<String> {
    to_text(&answers::schema(Words(lang)), 4)
}

/// The schema of a mapping's file.
///
/// # Errors
/// Never in practice; what could not be written would be told of and not be cut off.
pub fn mapping(lang: Lang) -> serde_json::Result<String> {
    to_text(&mapping::schema(Words(lang)), 4)
}

/// Chooses between what is said in Swedish and in English.
#[derive(Clone, Copy)]
struct Words(Lang);

impl Words {
    fn say<'a>(self, sv: &'a str, en: &'a str) -> &'a str {
        match self.0 {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }

    /// What forms say, by the names of the phrases.
    fn said_to_respondents(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let shared = exporting::words(self.0);
        let further = [
            ("dont_know", shared.dont_know),
            ("not_applicable", shared.not_applicable),
            ("several", shared.several),
            ("your_unit_hint", shared.your_unit_hint),
            ("alone", shared.alone),
            ("language_name", self.say("Svenska", "English")),
            (
                "number_between",
                self.say("Ange ett tal från {low} till {high}.", "Give a number from {low} to {high}."),
            ),
            (
                "number_clamped",
                self.say(
                    "Ange ett tal. Under {low} räknas som {low}, över {high} som {high}.",
                    "Give a number. Below {low} counts as {low}, above {high} as {high}.",
                ),
            ),
        ];
        forming::words(self.0).named().chain(further)
    }

    /// A key with what it may hold and what it means.
    fn key(self, name: &'static str, holds: Value, sv: &str, en: &str) -> Key {
        Key { name, holds: with(holds, "description", json!(self.say(sv, en))), is_needed: false }
    }

    /// The same of a key that must be there.
    fn need(self, name: &'static str, holds: Value, sv: &str, en: &str) -> Key {
        Key { is_needed: true, ..self.key(name, holds, sv, en) }
    }
}

/// A key of a table.
struct Key {
    name: &'static str,
    holds: Value,
    is_needed: bool,
}

/// A table with these keys and no others.
fn table(keys: Vec<Key>) -> Value {
    let needed: Vec<&str> = keys.iter().filter(|key| key.is_needed).map(|key| key.name).collect();
    let properties: Map<String, Value> =
        keys.into_iter().map(|key| (key.name.to_owned(), key.holds)).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": false,
    })
}

/// The schema of a file: its table, and what its parts refer to.
fn file(title: &str, keys: Vec<Key>, parts: Vec<(&str, Value)>) -> Value {
    let parts: Map<String, Value> = parts.into_iter().map(|(name, part)| (name.to_owned(), part)).collect();
    let whole = with(table(keys), "$schema", json!("https://json-schema.org/draft/2020-12/schema"));
    with(with(whole, "title", json!(title)), "$defs", Value::Object(parts))
}

fn with(mut schema: Value, key: &str, value: Value) -> Value {
    if let Value::Object(map) = &mut schema {
        map.insert(key.to_owned(), value);
    }
    schema
}

fn part(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn list_of(element: Value) -> Value {
    json!({ "type": "array", "items": element })
}

fn with_default(schema: Value, default: Value) -> Value {
    with(schema, "default", default)
}

/// The tag of a language, as far as a pattern can tell.
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

fn language() -> Value {
    json!({ "type": "string", "pattern": LANGUAGE, "examples": ["sv", "en", "fi", "sv-x-lattlast"] })
}

/// A text, the same in all languages or one per language.
fn text() -> Value {
    let one = || json!({ "type": "string", "pattern": r"\S" });
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

/// Letters and digits of any alphabet, `-`, `_` and `.`.
fn id() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": 64, "pattern": r"^[^\s!-,/:-@\[-\^`\{-~]+$" })
}

fn points() -> Value {
    json!({ "type": "number", "minimum": 0, "maximum": 100 })
}

/// Points by the ids of groups or items.
fn points_by_id() -> Value {
    json!({ "type": "object", "additionalProperties": points() })
}

fn words(words: &[&str]) -> Value {
    json!({ "type": "string", "enum": words })
}

fn flag(default: bool) -> Value {
    json!({ "type": "boolean", "default": default })
}

/// A word that must not be among a table's keys.
fn none_of(keys: &[&str]) -> Value {
    let none: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), json!(false))).collect();
    json!({ "properties": none })
}

/// That a key has one of these values.
fn says(key: &str, values: &[&str]) -> Value {
    json!({ "properties": { key: { "enum": values } }, "required": [key] })
}
