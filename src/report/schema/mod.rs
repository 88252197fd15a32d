//! JSON Schemas of the files, with which editors and other programs complete and check them.
//!
//! They come from `model::format`, where the keys are, and say here what goes with what. A schema sees one value at a time: that references
//! lead somewhere, that ids are distinct and that levels rise is for `mognad check` and `mognad questionnaire check` to say.

mod answers;
mod assessment;
mod benchmark;
mod mapping;
mod plan;
mod policy;
mod questionnaire;
mod value;

use serde_json::{Map, Value, json};

use super::json::to_text;
use crate::model::Lang;
use crate::model::format::Key;
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

/// The schema of a policy's file.
///
/// # Errors
/// Never in practice; what could not be written would be told of and not be cut off.
pub fn policy(lang: Lang) -> serde_json::Result<String> {
    to_text(&policy::schema(Words(lang)), 4)
}

/// The schema of an action plan's file.
///
/// # Errors
/// Never in practice; what could not be written would be told of and not be cut off.
pub fn plan(lang: Lang) -> serde_json::Result<String> {
    to_text(&plan::schema(Words(lang)), 4)
}

/// The schema of a benchmark's file.
///
/// # Errors
/// Never in practice; what could not be written would be told of and not be cut off.
pub fn benchmark(lang: Lang) -> serde_json::Result<String> {
    to_text(&benchmark::schema(Words(lang)), 4)
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

    /// A table with these keys and no others.
    fn table(self, keys: &[&[Key]]) -> Value {
        let keys = || keys.iter().copied().flatten();
        let needed: Vec<&str> = keys().filter(|key| key.is_needed()).map(Key::name).collect();
        let properties: Map<String, Value> =
            keys().map(|key| (key.name().to_owned(), self.key(key))).collect();
        json!({
            "type": "object",
            "properties": properties,
            "required": needed,
            "additionalProperties": false,
        })
    }

    /// The schema of a file: its table, and what its parts refer to.
    fn file(self, title: [&str; 2], keys: &[&[Key]], parts: Vec<(&str, Value)>) -> Value {
        let [sv, en] = title;
        let parts: Map<String, Value> =
            parts.into_iter().map(|(name, part)| (name.to_owned(), part)).collect();
        let whole = with(self.table(keys), "$schema", json!("https://json-schema.org/draft/2020-12/schema"));
        with(with(whole, "title", json!(self.say(sv, en))), "$defs", Value::Object(parts))
    }
}

fn with(mut schema: Value, key: &str, value: Value) -> Value {
    if let Value::Object(map) = &mut schema {
        map.insert(key.to_owned(), value);
    }
    schema
}

/// Keys that must not be there.
fn none_of(keys: &[Key]) -> Value {
    let none: Map<String, Value> = keys.iter().map(|key| (key.name().to_owned(), json!(false))).collect();
    json!({ "properties": none })
}

/// Keys that must be there.
fn needs(keys: &[Key]) -> Value {
    json!({ "required": keys.iter().map(Key::name).collect::<Vec<_>>() })
}

/// That a key has one of these values.
fn says(key: Key, values: &[&str]) -> Value {
    json!({ "properties": { key.name(): { "enum": values } }, "required": [key.name()] })
}
