//! What stands in a saved answer of Kolada.
//!
//! Its interface answers a question for data, in version 2 as in version 3, with an object that has a list `values`: per key figure,
//! municipality (or `ou`, a unit of one) and year an object with a list of values by gender, of which the one for all (`T`) counts. A
//! question for key figures is answered with such a list of objects that have an `id` and a `title`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::listed::diagnostic;
use crate::load::import::json::strict;
use crate::model::{Diagnostics, FigureFault, KoladaPart, Place};

/// The gender of the values that are of all.
const ALL: &str = "T";

/// The titles of key figures by their ids.
pub type Titles = BTreeMap<String, String>;

/// A value of a key figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The names that lead to it in the file.
    pub path: String,
    /// The key figure's id.
    pub kpi: String,
    /// The id of the municipality, the region or the unit.
    pub unit: String,
    /// The year.
    pub period: String,
    /// The value for all; where there is none, why, as Kolada says it.
    pub value: Result<f64, String>,
}

/// The values of an answer to a question for data; `None` where it is none. Faults of all of them are told at once.
pub fn entries(file: &str, bytes: &[u8], found: &mut Diagnostics) -> Option<Vec<Entry>> {
    let mut answer = Answer { file, found, is_sound: true };
    let root = answer.root(bytes)?;
    let listed = answer.list(&root)?;
    let entries: Vec<Entry> = listed
        .iter()
        .enumerate()
        .filter_map(|(at, value)| answer.entry(&format!("values.{at}"), value))
        .collect();
    let is_sound = answer.is_sound;
    let is_cut =
        ["next_page", "next_url", "next"].iter().any(|key| root.get(*key).is_some_and(Value::is_string));
    if is_cut {
        found.push(diagnostic(FigureFault::MoreToCome, Place::File(file.to_owned())));
    }
    is_sound.then_some(entries)
}

/// The titles in an answer to a question for key figures; `None` where it is none.
pub fn titles(file: &str, bytes: &[u8], found: &mut Diagnostics) -> Option<Titles> {
    let mut answer = Answer { file, found, is_sound: true };
    let root = answer.root(bytes)?;
    // One alone may stand without a list.
    if let (Some(Value::String(id)), Some(Value::String(title))) = (root.get("id"), root.get("title")) {
        return Some(std::iter::once((id.clone(), title.clone())).collect());
    }
    let listed = answer.list(&root)?;
    let mut titles = Titles::new();
    for (at, value) in listed.iter().enumerate() {
        let path = format!("values.{at}");
        let Some(object) = answer.object(&path, value) else { continue };
        if let (Some(id), Some(title)) =
            (answer.text(&path, object, "id"), answer.text(&path, object, "title"))
        {
            titles.insert(id, title);
        }
    }
    answer.is_sound.then_some(titles)
}

/// A file that is being read.
struct Answer<'a> {
    file: &'a str,
    found: &'a mut Diagnostics,
    is_sound: bool,
}

impl Answer<'_> {
    fn wrong(&mut self, path: &str, wanted: KoladaPart) {
        let file = self.file.to_owned();
        let place = if path.is_empty() { Place::File(file) } else { Place::Field(file, path.to_owned()) };
        self.found.push(diagnostic(FigureFault::NotKolada(wanted), place));
        self.is_sound = false;
    }

    /// The object that the file is. What some systems write before a text is no part of it.
    fn root(&mut self, bytes: &[u8]) -> Option<Map<String, Value>> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        match strict(bytes).map(|read| read.value) {
            Ok(Value::Object(root)) => Some(root),
            Ok(_) => {
                self.wrong("", KoladaPart::Values);
                None
            }
            Err(_) => {
                self.wrong("", KoladaPart::Json);
                None
            }
        }
    }

    fn list<'v>(&mut self, root: &'v Map<String, Value>) -> Option<&'v Vec<Value>> {
        let listed = root.get("values").and_then(Value::as_array);
        if listed.is_none() {
            self.wrong("", KoladaPart::Values);
        }
        listed
    }

    fn object<'v>(&mut self, path: &str, value: &'v Value) -> Option<&'v Map<String, Value>> {
        if value.as_object().is_none() {
            self.wrong(path, KoladaPart::Entry);
        }
        value.as_object()
    }

    fn text(&mut self, path: &str, object: &Map<String, Value>, key: &str) -> Option<String> {
        let text = object.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.wrong(&format!("{path}.{key}"), KoladaPart::Text);
        }
        text.map(|text| text.trim().to_owned())
    }

    fn entry(&mut self, path: &str, value: &Value) -> Option<Entry> {
        let object = self.object(path, value)?;
        let whose = if object.contains_key("ou") { "ou" } else { "municipality" };
        let (kpi, unit) = (self.text(path, object, "kpi"), self.text(path, object, whose));
        let period = match object.get("period") {
            Some(Value::Number(year)) => Some(year.to_string()),
            Some(Value::String(year)) => Some(year.trim().to_owned()),
            _ => None,
        };
        let period = period.filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()));
        if period.is_none() {
            self.wrong(&format!("{path}.period"), KoladaPart::Year);
        }
        let values = object.get("values").and_then(Value::as_array);
        if values.is_none() {
            self.wrong(path, KoladaPart::Values);
        }
        let value = self.value_of_all(path, values?);
        Some(Entry { path: path.to_owned(), kpi: kpi?, unit: unit?, period: period?, value: value? })
    }

    /// The value that is of all, not of women or men alone; `None` where the list cannot be read.
    fn value_of_all(&mut self, path: &str, values: &[Value]) -> Option<Result<f64, String>> {
        let mut of_all = Err(String::new());
        let mut is_sound = true;
        for (at, value) in values.iter().enumerate() {
            let path = format!("{path}.values.{at}");
            let Some(object) = self.object(&path, value) else {
                is_sound = false;
                continue;
            };
            if object.get("gender").and_then(Value::as_str) != Some(ALL) {
                continue;
            }
            let status = object.get("status").and_then(Value::as_str).unwrap_or_default().trim().to_owned();
            let is_deleted = object.get("isdeleted").and_then(Value::as_bool).unwrap_or_default();
            match object.get("value") {
                _ if is_deleted => of_all = Err("isdeleted".to_owned()),
                None | Some(Value::Null) => of_all = Err(status),
                Some(Value::Number(number)) => {
                    of_all = number.as_f64().filter(|number| number.is_finite()).ok_or(status);
                }
                Some(Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_)) => {
                    self.wrong(&format!("{path}.value"), KoladaPart::NumberOrNull);
                    is_sound = false;
                }
            }
        }
        is_sound.then_some(of_all)
    }
}
