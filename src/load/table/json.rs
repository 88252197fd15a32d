//! JSON under another name.

use std::borrow::Cow;

use serde::de::IgnoredAny;

/// Whether bytes are JSON of any kind: whole, or as it begins. A heading in braces or brackets is none.
#[must_use]
pub fn is_json(bytes: &[u8]) -> bool {
    const SEEN: usize = 64;
    let text = without_utf16(bytes);
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text).trim_ascii_start();
    if !text.starts_with(b"{") && !text.starts_with(b"[") {
        return false;
    }
    let bare: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(SEEN).collect();
    // A name in quotation marks, and what it stands for.
    let has_name = bare.strip_prefix(b"{\"").or_else(|| bare.strip_prefix(b"[{\"")).is_some_and(|rest| {
        let end = rest.iter().position(|byte| *byte == b'"');
        end.is_none_or(|end| rest.get(end + 1).is_none_or(|byte| *byte == b':'))
    });
    let is_whole = || serde_json::from_slice::<IgnoredAny>(text).is_ok();
    has_name || bare.starts_with(b"[[\"") || bare.starts_with(b"[[{") || is_whole()
}

/// The bytes of a text in UTF-16 with a byte order mark, as far as they are plain.
fn without_utf16(bytes: &[u8]) -> Cow<'_, [u8]> {
    let at = match bytes {
        [0xff, 0xfe, ..] => 0,
        [0xfe, 0xff, ..] => 1,
        _ => return bytes.into(),
    };
    bytes[2..].chunks_exact(2).map(|pair| pair[at]).collect::<Vec<u8>>().into()
}
