//! What a file is, by its first bytes and not by its name.

use crate::load::table::is_json;
use crate::model::{FileFault, FileKind};

/// What a file is.
#[derive(Debug, PartialEq)]
pub(super) enum Signature {
    /// An archive, as a workbook is.
    Zip,
    /// Perhaps text.
    Text,
    /// What cannot be read, and why.
    Refused(FileFault),
}

/// Looks at what a file begins with.
pub(super) fn of(bytes: &[u8]) -> Signature {
    const STARTS: [(&[u8], FileKind); 14] = [
        (b"%PDF", FileKind::Pdf),
        (b"\x89PNG", FileKind::Picture),
        (b"\xff\xd8\xff", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"BM\x00\x00", FileKind::Picture),
        (b"\x1f\x8b", FileKind::Archive),
        (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
        (b"Rar!\x1a", FileKind::Archive),
        (b"BZh", FileKind::Archive),
        (b"\xfd7zXZ", FileKind::Archive),
        (b"{\\rtf", FileKind::TextDocument),
        (b"SQLite format 3", FileKind::Database),
        (b"\x00\x01\x00\x00Standard ", FileKind::Database),
        (b"$FL2", FileKind::Database),
    ];
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if text.is_empty() || bytes.iter().all(|byte| *byte == 0) {
        return Signature::Refused(FileFault::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Signature::Zip;
    }
    if bytes.starts_with(COMPOUND) {
        return Signature::Refused(compound(bytes));
    }
    let known = STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind);
    match known
        .or_else(|| markup(text))
        .or_else(|| link(text))
        .or_else(|| is_json(bytes).then_some(FileKind::Json))
    {
        Some(kind) => Signature::Refused(FileFault::NotATable(kind)),
        None => Signature::Text,
    }
}

/// What Microsoft's old container of files begins with. Old documents are kept in it, and encrypted new ones.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What a compound file holds, by the names in its directory.
fn compound(bytes: &[u8]) -> FileFault {
    // A directory has an entry per 128 bytes, and the container is cut into pieces of 512 bytes or more: entries begin
    // at multiples of 128, wherever the directory is. An entry begins with its name in UTF-16.
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.chunks(128).skip(4).any(|entry| entry.starts_with(&wide))
    };
    if has("DRMEncryptedDataSpace") || has("\u{9}DRMContent") || has("DRMEncryptedTransform") {
        FileFault::RightsManaged
    } else if has("EncryptedPackage") || has("StrongEncryptionDataSpace") {
        FileFault::PasswordProtected
    } else if has("Workbook") || has("Book") {
        FileFault::OldWorkbook
    } else if has("WordDocument") {
        FileFault::NotATable(FileKind::TextDocument)
    } else if has("PowerPoint Document") {
        FileFault::NotATable(FileKind::Slides)
    } else {
        FileFault::NotATable(FileKind::Binary)
    }
}

fn markup(text: &[u8]) -> Option<FileKind> {
    const SEEN: usize = 1 << 16;
    if !text.starts_with(b"<") {
        return None;
    }
    let start = String::from_utf8_lossy(&text[..text.len().min(SEEN)]).to_lowercase();
    let has = |part: &str| start.contains(part);
    let begins = |parts: &[&str]| parts.iter().any(|part| start.starts_with(part));
    if has("urn:schemas-microsoft-com:office:spreadsheet") || has("office:spreadsheet") {
        Some(FileKind::SpreadsheetXml)
    } else if begins(&["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<meta"])
        || has("<html")
    {
        let sign_in = has("type=\"password\"") || has("type='password'") || has("sign in") || has("logga in");
        Some(FileKind::WebPage { sign_in })
    } else if begins(&["<?xml", "<!doctype"]) {
        Some(FileKind::Xml)
    } else {
        // A heading may begin with a tag.
        None
    }
}

/// The small files that stand for documents on the web in a synchronised folder.
fn link(text: &[u8]) -> Option<FileKind> {
    const LONGEST: usize = 2_000;
    let short = std::str::from_utf8(text).ok().filter(|text| text.len() < LONGEST)?;
    let is_google = short.starts_with('{') && short.contains("\"doc_id\"");
    let is_shortcut = short.starts_with("[InternetShortcut]");
    (is_google || is_shortcut).then_some(FileKind::Link)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> Option<FileFault> {
        match of(bytes) {
            Signature::Refused(fault) => Some(fault),
            Signature::Zip | Signature::Text => None,
        }
    }

    #[test]
    fn files_are_known_by_what_they_begin_with() {
        let page = |sign_in| FileKind::WebPage { sign_in };
        for (bytes, kind) in [
            (&b"%PDF-1.7\n"[..], FileKind::Pdf),
            (b"\x89PNG\r\n", FileKind::Picture),
            (b"\xef\xbb\xbf \n<!DOCTYPE HTML><title>Svar</title>", page(false)),
            (b"<html><input type=\"password\">", page(true)),
            (b"<table><tr><td>unit</td></tr></table>", page(false)),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                FileKind::SpreadsheetXml,
            ),
            (b"<?xml version=\"1.0\"?><answers/>", FileKind::Xml),
            (b"{\"doc_id\": \"1x\", \"email\": \"a@example.org\"}", FileKind::Link),
            (b"{\\rtf1\\ansi svar}", FileKind::TextDocument),
            (b"[]", FileKind::Json),
            (b"[{\"unit\": \"a\", \"tools\": 4}]", FileKind::Json),
            (b"{ \"rows\": [\n{\"unit\": \"a\"}]", FileKind::Json),
            (b"[[\"unit\",\"tools\"],[\"a\",4]]", FileKind::Json),
            (b"\xff\xfe{\x00\"\x00f\x00\"\x00:\x001\x00}\x00", FileKind::Json),
            (b"\xfe\xff\x00{\x00\"\x00f\x00\"\x00:\x001\x00}", FileKind::Json),
        ] {
            assert_eq!(
                refused(bytes),
                Some(FileFault::NotATable(kind)),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
        for nothing in [&b""[..], b" \r\n", b"\xef\xbb\xbf", &[0; 4_000]] {
            assert_eq!(refused(nothing), Some(FileFault::Empty));
        }
        for text in
            [&b"unit,a\nx,1"[..], b"<b>Fr\xc3\xa5ga</b>,2\n", b"{a},b\n1,2", b"[a],[b]\n1,2", b"BMI,x\n1,2"]
        {
            assert_eq!(of(text), Signature::Text);
        }
    }

    #[test]
    fn a_compound_file_is_known_by_the_names_in_its_directory() {
        let container = |names: &[&str]| {
            let mut bytes = COMPOUND.to_vec();
            bytes.resize(1024, 0);
            for name in names {
                let start = bytes.len();
                bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
                bytes.resize(start + 128, 0);
            }
            bytes
        };
        for (names, fault) in [
            (&["Root Entry", "EncryptionInfo", "EncryptedPackage"][..], FileFault::PasswordProtected),
            (&["Root Entry", "EncryptedPackage", "DRMEncryptedDataSpace"], FileFault::RightsManaged),
            (&["Root Entry", "Workbook"], FileFault::OldWorkbook),
            (&["Root Entry", "Book"], FileFault::OldWorkbook),
            (&["Root Entry", "WordDocument"], FileFault::NotATable(FileKind::TextDocument)),
            (&["Root Entry", "Bookmarks"], FileFault::NotATable(FileKind::Binary)),
            (&[], FileFault::NotATable(FileKind::Binary)),
        ] {
            assert_eq!(refused(&container(names)), Some(fault), "{names:?}");
        }
    }
}
