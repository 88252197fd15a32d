//! Values as TOML writes them.

use crate::model::format::Key;
use crate::model::{DisplayRange, Localized, Points};

/// A key with its value, in braces with others.
pub fn pair(key: Key, value: impl AsRef<str>) -> String {
    format!("{} = {}", key.name(), value.as_ref())
}

pub fn braced(pairs: &[String]) -> String {
    format!("{{ {} }}", pairs.join(", "))
}

/// A list with a line for each of its elements.
pub fn lines(elements: &[String]) -> String {
    let lines: String = elements.iter().map(|element| format!("  {element},\n")).collect();
    format!("[\n{lines}]")
}

pub fn localized(text: &Localized) -> String {
    let pairs: Vec<String> =
        text.each().map(|(lang, text)| format!("{} = {}", lang.code(), quoted(text))).collect();
    match text.texts().next() {
        Some(same) if text.is_same() => quoted(same),
        _ => format!("{{ {} }}", pairs.join(", ")),
    }
}

/// A text in quotation marks; what TOML does not allow inside them is escaped.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A key that needs no quotation marks, or has them.
pub fn key(id: &str) -> String {
    let is_bare = id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_bare { id.to_owned() } else { quoted(id) }
}

pub fn display_range(range: DisplayRange) -> String {
    let (low, high) = range.ends();
    format!("[{}, {}]", plain(low), plain(high))
}

pub fn points(points: Points) -> String {
    plain(points.value())
}

/// The shortest decimal that is read as the same number; Rust writes no exponents.
pub fn plain(number: f64) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_toml_does_not_allow_is_escaped() {
        assert_eq!(quoted("a \"b\" \\ c\nd\u{1}"), r#""a \"b\" \\ c\nd\u0001""#);
        assert_eq!((key("pm-1"), key("le.1"), key("å")), ("pm-1".into(), "\"le.1\"".into(), "\"å\"".into()));
        assert_eq!((plain(50.0), plain(33.333_333_333_333)), ("50".into(), "33.333333333333".into()));
    }
}
