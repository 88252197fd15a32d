//! JSON read as strictly as a table: a name that stands twice in one object is told, and so are characters that no text
//! may have, each with the names that lead to it.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::load::clean::clean_lines;

/// What was read, and what is odd with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Strict {
    /// The value. Of a name that stands twice it has the first.
    pub value: Value,
    /// The names that stand twice, each with those that lead to it.
    pub twice: Vec<String>,
    /// Where something was taken out of a text because no text may have it, and the first such character.
    pub strays: Vec<(String, char)>,
}

/// Reads a whole file.
///
/// # Errors
/// Where it is not JSON to its end, or has half a character in it.
pub fn strict(bytes: &[u8]) -> serde_json::Result<Strict> {
    let odd = RefCell::default();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Place { path: String::new(), odd: &odd }.deserialize(&mut reader)?;
    reader.end()?;
    let Odd { twice, strays } = odd.into_inner();
    Ok(Strict { value, twice, strays })
}

#[derive(Default)]
struct Odd {
    twice: Vec<String>,
    strays: Vec<(String, char)>,
}

/// A place in the file whose value is about to be read.
struct Place<'o> {
    path: String,
    odd: &'o RefCell<Odd>,
}

impl Place<'_> {
    fn within(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Place { path: format!("{}{dot}{name}", self.path), odd: self.odd }
    }

    fn clean(&self, text: String) -> String {
        let (text, stray) = clean_lines(text);
        self.odd.borrow_mut().strays.extend(stray.map(|sign| (self.path.clone(), sign)));
        text
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(self.clean(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.within(&values.len().to_string()))? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let name = self.clean(name);
            let place = self.within(&name);
            let path = place.path.clone();
            let value = fields.next_value_seed(place)?;
            if map.contains_key(&name) {
                self.odd.borrow_mut().twice.push(path);
            } else {
                map.insert(name, value);
            }
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_and_what_no_text_may_have_is_told_with_its_place() {
        let read =
            strict(br#"{"a": {"b": "x\u0000y", "b": 2}, "l": [1, "\u202e"], "a": -1.5}"#).expect("JSON");
        assert_eq!(read.twice, ["a.b", "a"]);
        assert_eq!(read.strays, [("a.b".to_owned(), '\0'), ("l.1".to_owned(), '\u{202e}')]);
        assert_eq!(read.value.to_string(), r#"{"a":{"b":"xy"},"l":[1,""]}"#);
    }

    #[test]
    fn half_a_character_and_half_a_file_are_no_json() {
        for text in [r#"{"a": "\ud800"}"#, r#"{"a": 1"#, "{} x", r#"{"a": 1e999}"#, ""] {
            assert!(strict(text.as_bytes()).is_err(), "{text}");
        }
    }
}
