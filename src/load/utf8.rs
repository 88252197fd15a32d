//! The text of a file that must be UTF-8.

use super::reader::Reader;
use crate::model::{Diagnostics, TomlFault};

/// A file's bytes as its text.
///
/// # Errors
/// Says where the first byte stands that is not UTF-8.
pub fn utf8(file: &str, bytes: Vec<u8>) -> Result<String, Diagnostics> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let start = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes());
    let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let reader = Reader::new(file, &text);
    reader.fault(TomlFault::NotUtf8, start..end);
    Err(reader.finish())
}
