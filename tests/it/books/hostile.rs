//! Files that are not what they seem, are broken, or would take all memory.

use std::io::{Cursor, Write as _};

use mognad::load::import::grid::{MOST_BYTES, too_large};
use mognad::model::{FileFault, FileKind, Limit};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::made::{self, Book, sheet};
use super::{fault, read};

fn with_rows(rows: &str) -> Vec<u8> {
    Book::default().sheet("Svar", "visible", &sheet(rows)).zip()
}

fn detail(bytes: &[u8]) -> (String, String) {
    match fault(bytes) {
        FileFault::Damaged { part, detail } => (part, detail),
        other => panic!("{other:?}"),
    }
}

#[test]
fn archives_that_are_no_workbooks_are_told_apart() {
    let holding = |names: &[&str]| {
        let parts: Vec<_> = names.iter().map(|name| ((*name).to_owned(), b"x".to_vec())).collect();
        made::zip(&parts)
    };
    let no_workbook =
        |holds: &[&str]| FileFault::NoWorkbook { holds: holds.iter().map(|n| (*n).to_owned()).collect() };
    for (names, expected) in [
        (&["word/document.xml", "[Content_Types].xml"][..], FileFault::NotATable(FileKind::TextDocument)),
        (&["ppt/presentation.xml"], FileFault::NotATable(FileKind::Slides)),
        (&["Index/Document.iwa", "preview.jpg"], FileFault::NotATable(FileKind::Numbers)),
        (&["__MACOSX/._a.csv", "b/", "b/svar.csv", "a.csv"], no_workbook(&["a.csv", "b/svar.csv"])),
        (&["mimetype", "content.xml"], no_workbook(&["content.xml", "mimetype"])),
        (&[], no_workbook(&[])),
    ] {
        assert_eq!(fault(&holding(names)), expected, "{names:?}");
    }
    let binary = made::zip(&[
        ("xl/workbook.bin".to_owned(), b"x".to_vec()),
        (
            "_rels/.rels".to_owned(),
            br#"<r><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></r>"#.to_vec(),
        ),
    ]);
    assert_eq!(fault(&binary), FileFault::BinaryWorkbook);
    let text = made::ods_parts("").into_iter().map(|(name, bytes)| match name.as_str() {
        "mimetype" => (name, b"application/vnd.oasis.opendocument.text".to_vec()),
        _ => (name, bytes),
    });
    assert_eq!(fault(&made::zip(&text.collect::<Vec<_>>())), FileFault::NotATable(FileKind::TextDocument));
}

#[test]
fn a_workbook_that_was_cut_off_anywhere_is_refused() {
    let whole = with_rows("<row><c><v>1</v></c></row>");
    read(&whole);
    for length in 4..whole.len() - 22 {
        assert_eq!(fault(&whole[..length]), FileFault::CutOff, "{length} of {}", whole.len());
    }
}

#[test]
fn a_protected_spreadsheet_of_libreoffice_is_told() {
    let mut parts = made::ods_parts("");
    parts[2].1 = b"<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>".to_vec();
    assert_eq!(fault(&made::zip(&parts)), FileFault::PasswordProtected);
}

#[test]
fn xml_that_is_broken_names_its_part() {
    let part = "xl/worksheets/sheet0.xml";
    for (rows, told) in [
        ("<row><c><v>1</c></row>", "expected `</v>`"),
        ("<row><c t=\"s\"><v>12</v></c></row>", "no shared text has the number 12"),
        ("<row r=\"5\"/><row r=\"5\"/>", "a row out of order, after row 5"),
        ("<row r=\"1048577\"/>", "row 1048577, of 1048576 at most"),
        ("<row r=\"-1\"/>", "a row out of order, after row 0"),
        ("<row><c r=\"XFE1\"/></row>", "a cell without a sound place, in row 1"),
        ("<row><c r=\"AAAAAAAAAAAAAA1\"/></row>", "a cell without a sound place, in row 1"),
        ("<row><c><v>&#xFFFFFFFF;</v></c></row>", "character reference"),
    ] {
        let (named, detail) = detail(&with_rows(rows));
        assert_eq!(named, part);
        assert!(detail.contains(told), "{rows}: {detail}");
    }
    let mut parts = Book::default().sheet("Svar", "visible", &sheet("")).parts();
    let at = parts.iter().position(|(name, _)| name == part).unwrap();
    parts[at].1.truncate(150);
    assert_eq!(detail(&made::zip(&parts)).0, part);
    parts.remove(at);
    assert_eq!(detail(&made::zip(&parts)), (part.to_owned(), "missing".to_owned()));
    let deep = "<a>".repeat(100_000);
    assert!(detail(&with_rows(&deep)).1.contains("too deep"));
    assert_eq!(fault(&with_rows("")), FileFault::NoCells { sheets: vec!["Svar".to_owned()] });
}

#[test]
fn xml_with_abbreviations_of_its_own_is_refused() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>"#;
    let own = FileFault::OwnEntities { part: "xl/worksheets/sheet0.xml".to_owned() };
    assert_eq!(fault(&Book::default().sheet("Svar", "visible", bomb).zip()), own);
    assert_eq!(fault(&with_rows("<row><c t=\"str\"><v>&nbsp;</v></c></row>")), own);
}

#[test]
fn a_cell_in_the_last_corner_takes_no_more_than_its_row() {
    let source = read(&with_rows(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#,
    ));
    let rows = &source.grids[0].rows;
    assert_eq!((rows.len(), rows[1].number, rows[1].cells.len()), (2, 1_048_576, 16_384));
}

#[test]
fn more_cells_than_are_kept_are_refused() {
    let limit = |bytes: &[u8]| match fault(bytes) {
        FileFault::TooMuch { limit, sheet } => (limit, sheet.unwrap_or_default()),
        other => panic!("{other:?}"),
    };
    let far: String = (1..=2_000).map(|row| format!("<row><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    let cells = (Limit::Cells(10_000_000), "Svar".to_owned());
    assert_eq!(limit(&with_rows(&far)), cells);
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    let table = |rows: &str| {
        made::ods(&format!(
            "<table:table table:name=\"Svar\"><table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row></table:table>"
        ))
    };
    assert_eq!(limit(&table("1048576")), cells);
    assert_eq!(limit(&table("18446744073709551615")), cells);
    let text = "x".repeat(5 << 20);
    let piece = limit(&with_rows(&format!("<row><c t=\"str\"><v>{text}</v></c></row>")));
    assert_eq!(piece, (Limit::Piece(4 << 20), String::new()));
    let many: Vec<_> = (0..20_001).map(|at| (format!("{at}"), Vec::new())).collect();
    assert_eq!(limit(&made::zip(&many)), (Limit::Parts(20_000), String::new()));
}

/// A workbook whose only sheet goes on for so many bytes, all alike.
fn sparse(bytes: usize) -> Vec<u8> {
    let mut parts = Book::default().sheet("Svar", "visible", "").parts();
    parts.retain(|(name, _)| !name.starts_with("xl/worksheets"));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, bytes) in &parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.start_file("xl/worksheets/sheet0.xml", options).unwrap();
    writer.write_all(b"<worksheet><sheetData><row>").unwrap();
    let block = "<c s=\"0\"/>".repeat(100_000);
    for _ in 0..bytes.div_ceil(block.len()) {
        writer.write_all(block.as_bytes()).unwrap();
    }
    writer.write_all(b"</row></sheetData></worksheet>").unwrap();
    writer.finish().unwrap().into_inner()
}

/// Writes another size after unpacking wherever an archive states one.
fn restated(mut archive: Vec<u8>, size: u32) -> Vec<u8> {
    // It stands 24 bytes from the start of an entry of the table of contents, and 22 from that of a part's own heading.
    for (mark, at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        let starts: Vec<usize> =
            (0..archive.len() - 46).filter(|start| &archive[*start..start + 4] == mark).collect();
        for start in starts {
            archive[start + at..start + at + 4].copy_from_slice(&size.to_le_bytes());
        }
    }
    archive
}

#[test]
fn a_workbook_that_says_it_unpacks_to_too_much_is_refused_before_it_is_unpacked() {
    let bomb = restated(sparse(1 << 20), 1 << 29);
    assert!(matches!(fault(&bomb), FileFault::Inflates { declared: Some(size), .. } if size > 1 << 30));
}

#[test]
fn an_archive_that_says_less_than_it_unpacks_to_is_not_believed() {
    let bomb = restated(sparse(30 << 20), 10);
    // Whether the archive's reader or our own count notices, nothing of it is taken for answers.
    let fault = fault(&bomb);
    assert!(matches!(fault, FileFault::Damaged { .. } | FileFault::Inflates { .. }), "{fault:?}");
}

#[test]
fn the_size_of_a_file_can_be_asked_about_before_it_is_read() {
    assert!(too_large("a.csv", MOST_BYTES).is_none());
    assert!(too_large("a.csv", MOST_BYTES + 1).is_some_and(|found| found.has_errors()));
}
