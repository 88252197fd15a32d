//! Bytes to characters.

use std::borrow::Cow;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::json::is_json;
use crate::load::clean::{Stray, clean};
use crate::model::LooksLike;

/// How characters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding with this name, such as `utf-8`, `windows-1252`, `utf-16le` or `macintosh`.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label(label.as_bytes()).map(Self)
    }

    /// The name that standards use.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

/// A file's characters.
pub(super) struct Decoded<'a> {
    /// Without any byte order mark.
    pub text: Cow<'a, str>,
    /// What the file was read in.
    pub encoding: Encoding,
    /// Where bytes stood that are no characters in that encoding, in order.
    pub broken: Vec<Broken>,
    /// What was taken out of the text because no text may have it.
    pub strays: Vec<Stray>,
}

/// A byte that is no character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Where in the text it would be.
    pub at: usize,
    /// The byte, where it is known.
    pub byte: Option<u8>,
}

/// Reads a file in the encoding that its byte order mark names, else in the given one, else in the one it
/// seems to be: UTF-16 where every other byte is zero, UTF-8 where it is valid or nearly so, otherwise Windows-1252.
pub(super) fn decode(bytes: &[u8], given: Option<Encoding>) -> Result<Decoded<'_>, LooksLike> {
    if let Some(kind) = signature(bytes) {
        return Err(kind);
    }
    let encoding = given.map_or_else(|| guess(bytes), |given| given.0);
    // A mark is never there by accident, so it counts for more than what was asked for.
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let (encoding, start) = marked.unwrap_or((encoding, 0));
    let (text, mut broken) = if encoding == UTF_8 {
        utf8(&bytes[start..])
    } else if encoding == WINDOWS_1252 {
        windows_1252(&bytes[start..])
    } else {
        let (text, is_broken) = encoding.decode_without_bom_handling(&bytes[start..]);
        let lost = text.match_indices(char::REPLACEMENT_CHARACTER).filter(|_| is_broken);
        let broken = lost.map(|(at, _)| Broken { at, byte: None }).collect();
        (text, broken)
    };
    if !is_text(&text) {
        return Err(LooksLike::Binary);
    }
    let marks = text.len() - text.trim_start_matches('\u{feff}').len();
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[marks..]),
        Cow::Owned(text) if marks > 0 => Cow::Owned(text[marks..].to_owned()),
        owned @ Cow::Owned(_) => owned,
    };
    broken.iter_mut().for_each(|broken| broken.at = broken.at.saturating_sub(marks));
    // Programs of old end a file with a character of its own.
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_end_matches('\u{1a}')),
        Cow::Owned(mut text) => {
            text.truncate(text.trim_end_matches('\u{1a}').len());
            Cow::Owned(text)
        }
    };
    let signs = broken_signs(&text, &broken);
    let cleaned = clean(text);
    follow(&mut broken, &signs, &cleaned.text);
    Ok(Decoded { text: cleaned.text, encoding: Encoding(encoding), broken, strays: cleaned.strays })
}

/// Where the signs stand that bytes which are no characters have become, and any that the file has itself.
fn broken_signs(text: &str, broken: &[Broken]) -> Vec<usize> {
    if broken.is_empty() {
        return Vec::new();
    }
    text.match_indices(char::REPLACEMENT_CHARACTER).map(|(at, _)| at).collect()
}

/// Finds the same bytes in a text from which something has been taken out. None of their signs has, so that each is as
/// many signs from the start as before.
fn follow(broken: &mut [Broken], before: &[usize], text: &str) {
    let after = text.match_indices(char::REPLACEMENT_CHARACTER).map(|(at, _)| at);
    let mut left = broken.iter_mut().peekable();
    for (before, after) in before.iter().zip(after) {
        if let Some(found) = left.next_if(|broken| broken.at == *before) {
            found.at = after;
        }
    }
}

/// UTF-8 with a sign in place of each byte that does not fit, and where those are.
fn utf8(bytes: &[u8]) -> (Cow<'_, str>, Vec<Broken>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut text, mut broken) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if let Some(byte) = chunk.invalid().first() {
            broken.push(Broken { at: text.len(), byte: Some(*byte) });
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (Cow::Owned(text), broken)
}

/// Windows-1252 with a sign in place of each of the bytes that no letter has, and where those are. Standards read them as
/// invisible characters, but what has them was saved as something else.
fn windows_1252(bytes: &[u8]) -> (Cow<'_, str>, Vec<Broken>) {
    const UNUSED: [char; 5] = ['\u{81}', '\u{8d}', '\u{8f}', '\u{90}', '\u{9d}'];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    if !text.contains(UNUSED) {
        return (text, Vec::new());
    }
    let (mut marked, mut broken) = (String::with_capacity(text.len()), Vec::new());
    for c in text.chars() {
        if UNUSED.contains(&c) {
            broken.push(Broken { at: marked.len(), byte: u8::try_from(c).ok() });
            marked.push(char::REPLACEMENT_CHARACTER);
        } else {
            marked.push(c);
        }
    }
    (Cow::Owned(marked), broken)
}

fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    // Nearly all characters of a Swedish text are below U+0100: their high byte is zero, their low byte is not.
    if odd * 2 > half && even * 10 <= half {
        UTF_16LE
    } else if even * 2 > half && odd * 10 <= half {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() || has_utf8(bytes) {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// Whether bytes make characters of UTF-8 that nobody writes byte by byte in Windows-1252. Where others do not fit beside
/// them, two files have been put together, and reading the whole as Windows-1252 would spoil what is right.
fn has_utf8(bytes: &[u8]) -> bool {
    // Two letters of Windows-1252 such as `É»` can happen to be one of these.
    let is_telling = |c: char| !c.is_ascii() && !matches!(c, '\u{80}'..='\u{9f}' | '\u{250}'..='\u{36f}');
    bytes.utf8_chunks().any(|chunk| chunk.valid().chars().any(is_telling))
}

/// What kind of file its first bytes say it is, where it is a kind that is met under the name of `.csv`.
fn signature(bytes: &[u8]) -> Option<LooksLike> {
    const STARTS: [(&[u8], LooksLike); 8] = [
        (b"%PDF", LooksLike::Pdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", LooksLike::Xls),
        (b"\x89PNG", LooksLike::Picture),
        (b"\xff\xd8\xff", LooksLike::Picture),
        (b"GIF8", LooksLike::Picture),
        (b"\x1f\x8b", LooksLike::Zip),
        (b"7z\xbc\xaf\x27\x1c", LooksLike::Zip),
        (b"Rar!\x1a", LooksLike::Zip),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        // Names inside the archive are not packed.
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        return Some(if holds(b"opendocument.spreadsheet") {
            LooksLike::Ods
        } else if holds(b"xl/") {
            LooksLike::Xlsx
        } else {
            LooksLike::Zip
        });
    }
    let start = STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind);
    let start = start.or_else(|| is_markup(bytes).then_some(LooksLike::Markup));
    start.or_else(|| is_json(bytes).then_some(LooksLike::Json))
}

fn is_markup(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins =
        |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()));
    ["<!doctype", "<html", "<?xml", "<table"].into_iter().any(begins)
}

/// Text has hardly any control characters; a short one may have a few, which are told with their place.
fn is_text(text: &str) -> bool {
    let is_control = |c: &char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{1a}');
    let (seen, controls) = text
        .chars()
        .take(4096)
        .fold((0_usize, 0_usize), |(seen, controls), c| (seen + 1, controls + usize::from(is_control(&c))));
    const FEW: usize = 16;
    controls * 20 <= seen || controls < FEW && controls * 4 <= seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let Ok(decoded) = decode(bytes, None) else { panic!("{bytes:?} is text") };
        assert_eq!((decoded.encoding.name(), &*decoded.text), (encoding, text));
        assert_eq!(decoded.broken, []);
    }

    #[test]
    fn the_encoding_is_told_by_the_bytes() {
        check("å;ä".as_bytes(), "UTF-8", "å;ä");
        check("\u{feff}å;ä".as_bytes(), "UTF-8", "å;ä");
        check(b"\xe5;\xe4", "windows-1252", "å;ä");
        check(b"a\x00;\x00\xe5\x00\n\x00", "UTF-16LE", "a;å\n");
        check(b"\x00a\x00;\x00\xe5\x00\n", "UTF-16BE", "a;å\n");
        check(b"\xff\xfe\xe5\x00", "UTF-16LE", "å");
        check(b"\xfe\xff\x00\xe5", "UTF-16BE", "å");
        check(b"", "UTF-8", "");
    }

    #[test]
    fn an_encoding_can_be_asked_for_and_broken_bytes_are_told_of() {
        let mac = Encoding::from_label("macintosh");
        assert_eq!(decode(b"V\x8axj\x9a", mac).map(|d| d.text.into_owned()), Ok("Växjö".to_owned()));
        let utf8 = Encoding::from_label("utf-8");
        let broken = decode(b"ab\xe5c", utf8).map(|decoded| decoded.broken);
        assert_eq!(broken, Ok(vec![Broken { at: 2, byte: Some(0xe5) }]));
        let latin = Encoding::from_label("windows-1252");
        assert_eq!(
            decode("sk\u{f6}t".as_bytes(), latin).map(|d| d.text.into_owned()),
            Ok("skÃ¶t".to_owned())
        );
        assert_eq!(Encoding::from_label("klingon"), None);
    }

    #[test]
    fn a_file_of_two_encodings_is_read_as_utf_8_with_its_faults() {
        let mixed = decode(b"sk\xc3\xb6t\nsk\xf6t\nl\xe5s", None).expect("text");
        assert_eq!((mixed.encoding.name(), &*mixed.text), ("UTF-8", "sköt\nsk\u{fffd}t\nl\u{fffd}s"));
        assert_eq!(mixed.broken, [(8, 0xf6), (14, 0xe5)].map(|(at, byte)| Broken { at, byte: Some(byte) }));
        let marked = decode(b"\xef\xbb\xbfsk\xf6t", None).expect("text");
        assert_eq!((marked.encoding.name(), marked.broken.len()), ("UTF-8", 1));
        // Signs that happen to fit UTF-8 do not make a file of Windows-1252 one.
        check(b"\xabCAF\xc9\xbb \xe5", "windows-1252", "«CAFÉ» å");
    }

    #[test]
    fn a_byte_that_windows_1252_has_no_letter_for_is_broken() {
        let decoded = decode(b"sm\xf6r\x81s", None).expect("text");
        assert_eq!((decoded.encoding.name(), &*decoded.text), ("windows-1252", "smör\u{fffd}s"));
        assert_eq!(decoded.broken, [Broken { at: 5, byte: Some(0x81) }]);
    }

    #[test]
    fn a_short_text_may_have_a_few_signs_that_no_text_may_have() {
        let decoded = decode(b"unit,tools\nnorth,\x1b[31m4\nsouth\x00,5\n", None).expect("text");
        assert_eq!(decoded.strays.len(), 2);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let check =
            |bytes: &[u8], kind| assert_eq!(decode(bytes, None).map(|d| d.text.into_owned()), Err(kind));
        check(b"PK\x03\x04 \x00 xl/workbook.xml", LooksLike::Xlsx);
        check(b"PK\x03\x04 \x00 a.txt", LooksLike::Zip);
        check(b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", LooksLike::Ods);
        check(b"%PDF-1.7\n", LooksLike::Pdf);
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", LooksLike::Xls);
        check(b" <!DOCTYPE html><html>", LooksLike::Markup);
        check(b"\x89PNG\r\n", LooksLike::Picture);
        check(b"[{\"unit\": \"a\"}]", LooksLike::Json);
        check(b"unit,a\nx,\x00\x00\x01\x02\n", LooksLike::Binary);
        check(b"\x01\x02\x03\x04\x05\x06\x07", LooksLike::Binary);
    }
}
