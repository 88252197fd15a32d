//! The one door for texts from outside: what no text may have is taken out, and each letter is written in one way.

use std::borrow::Cow;

use crate::model::{is_clean, is_stray, nfc};

/// A text without what no text may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// What was taken out, in order.
    pub strays: Vec<Stray>,
}

/// A character that was taken out of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stray {
    /// Before which byte of the text it stood.
    pub at: usize,
    /// The character.
    pub sign: char,
}

/// Takes out of a text what no text may have. What parts lines or pages leaves a space, so that words stay apart.
#[must_use]
pub fn clean(text: Cow<'_, str>) -> Cleaned<'_> {
    let text = match nfc(&text) {
        Cow::Owned(whole) => Cow::Owned(whole),
        Cow::Borrowed(_) => text,
    };
    if is_clean(&text) {
        return Cleaned { text, strays: Vec::new() };
    }
    let (mut plain, mut strays) = (String::with_capacity(text.len()), Vec::new());
    for c in text.chars() {
        if is_stray(c) {
            strays.push(Stray { at: plain.len(), sign: c });
            if matches!(c, '\u{b}' | '\u{c}' | '\u{85}') {
                plain.push(' ');
            }
        } else {
            plain.push(c);
        }
    }
    Cleaned { text: Cow::Owned(plain), strays }
}

/// The same of a text that stands alone, whose lines may end as on any system: they end as here. With it comes the first
/// character that was taken out.
#[must_use]
pub fn clean_lines(text: String) -> (String, Option<char>) {
    let cleaned = clean(Cow::Owned(text));
    let first = cleaned.strays.first().map(|stray| stray.sign);
    let text = cleaned.text.into_owned();
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    (text, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_text_may_have_is_taken_out_and_told() {
        let cleaned = clean(Cow::Borrowed("a\0b\u{b}c\u{202e}e\u{301}"));
        assert_eq!(cleaned.text, "ab cé");
        let strays: Vec<(usize, char)> = cleaned.strays.iter().map(|stray| (stray.at, stray.sign)).collect();
        assert_eq!(strays, [(1, '\0'), (2, '\u{b}'), (4, '\u{202e}')]);
        assert!(matches!(clean(Cow::Borrowed("återkoppling")).text, Cow::Borrowed(_)));
    }

    #[test]
    fn lines_end_in_one_way() {
        assert_eq!(clean_lines("a\r\nb\rc\nd".to_owned()), ("a\nb\nc\nd".to_owned(), None));
        assert_eq!(clean_lines("a\u{1b}[31m".to_owned()), ("a[31m".to_owned(), Some('\u{1b}')));
    }
}
