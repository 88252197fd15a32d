//! What texts from outside are made of: characters that no text may have, one way to write each letter, and letters that
//! look alike.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_security::skeleton;

/// Whether a character shows nothing and only steers whatever shows it: a control character other than tab and the
/// ends of lines, a mark that turns the direction of writing, or a code that Unicode says is no character.
#[must_use]
pub const fn is_stray(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fdd0}'..='\u{fdef}'
    ) || (c as u32) & 0xfffe == 0xfffe
}

/// Whether a text has no such character.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    // Nearly every text has none of the bytes that one of them begins with.
    let may_begin = |byte: u8| {
        byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')
            || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef | 0xf0..)
    };
    !text.bytes().any(may_begin) || !text.chars().any(is_stray)
}

/// A text to be shown, with question marks in place of such characters: as many bytes as before, so that places in it
/// stay right.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_stray(c) {
            shown.extend(std::iter::repeat_n('?', c.len_utf8()));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A text with each letter written in one way (NFC), so that `é` and `e` with an accent after it are the same.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    // Below U+0300 there is nothing to put together, and what is left without those is in order if it is in order alone.
    let is_plain = || text.bytes().all(|byte| byte < 0xcc);
    let others = text.chars().filter(|c| *c >= '\u{300}');
    if is_plain() || is_nfc_quick(others) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// What two texts have in common that look the same to a reader: letters of other alphabets and signs that cannot be
/// told apart are one (Unicode Technical Standard 39, the skeleton of a text), and what cannot be seen is left out.
#[must_use]
pub fn look(text: &str) -> String {
    skeleton(text).collect()
}

/// Whether two different texts look the same, in capitals or in small letters.
#[must_use]
pub fn look_alike(one: &str, other: &str) -> bool {
    let (one, other) = (nfc(one.trim()), nfc(other.trim()));
    one != other && (look(&one) == look(&other) || look(&one.to_lowercase()) == look(&other.to_lowercase()))
}

/// The first two characters in which texts that look alike differ.
#[must_use]
pub fn first_difference(one: &str, other: &str) -> Option<(Option<char>, Option<char>)> {
    let (mut one, mut other) = (one.chars(), other.chars());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            different => return Some(different),
        }
    }
}

/// A character by its number, as Unicode writes it: `U+202E`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_stray_and_what_shows_is_not() {
        let strays = "\0\u{7}\u{8}\u{b}\u{c}\u{1b}\u{7f}\u{80}\u{85}\u{9b}\u{202a}\u{202e}\u{2066}\u{2069}\u{fdd0}\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}";
        for c in strays.chars() {
            assert!(is_stray(c) && !is_clean(&format!("a{c}")), "{c:?}");
            assert_eq!(masked(&format!("å{c}b")), format!("å{}b", "?".repeat(c.len_utf8())));
        }
        for c in "\t\n\r aåé‘’–\u{a0}\u{ad}\u{200b}\u{200e}\u{2028}\u{202f}\u{fffd}\u{feff}😀日".chars()
        {
            assert!(!is_stray(c) && is_clean(&format!("a{c}")), "{c:?}");
        }
    }

    #[test]
    fn a_letter_is_the_same_however_it_is_written() {
        assert_eq!(nfc("e\u{301}kran \u{212b}"), "ékran Å");
        assert_eq!(nfc("o\u{302}\u{323}"), "\u{1ed9}");
        assert!(matches!(nfc("återkoppling’s"), Cow::Borrowed(_)));
    }

    #[test]
    fn texts_that_a_reader_cannot_tell_apart_look_alike() {
        for (one, other) in [
            ("barn", "b\u{430}rn"),
            ("B\u{410}RN", "barn"),
            ("u1", "u\u{200b}1"),
            ("o", "\u{3bf}"),
            ("a", "\u{ff41}"),
            ("O1", "01"),
        ] {
            assert!(look_alike(one, other) && look_alike(other, one), "{one} {other}");
        }
        for (one, other) in [("a", "a"), ("e\u{301}", "é"), ("a", "å"), ("q1", "q2"), ("skola", "skolor")] {
            assert!(!look_alike(one, other), "{one} {other}");
        }
        assert_eq!(first_difference("ab", "a\u{431}"), Some((Some('b'), Some('\u{431}'))));
        assert_eq!(first_difference("a", "ab"), Some((None, Some('b'))));
        assert_eq!(first_difference("a", "a"), None);
    }
}
