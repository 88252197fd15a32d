//! Values as TOML writes them.

use crate::model::{DisplayRange, Localized, Points};

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
