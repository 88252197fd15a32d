//! The report's pages as PDF: what is said of them to who has them read aloud, and that nothing written can break them.

use mognad::doc::{Column, Document, Entry, Level, Listing, Narrow, Part, Role, Run, Table, Topic};
use mognad::model::{ContentLang, Lang};
use mognad::render::pdf::{Drawing, Front, pdf};
use mognad::render::{Colours, Pictured, Setting, Shade};
use mognad::report::{Format, OutputFile, site};
use proptest::prelude::*;

use crate::support::{kommun, whole_report};

fn report(lang: Lang) -> Vec<OutputFile> {
    site(&kommun(), &whole_report(lang, &[Format::Markdown, Format::Pdf], 1)).expect("a report")
}

fn printed(files: &[OutputFile]) -> impl Iterator<Item = &OutputFile> {
    files.iter().filter(|file| file.path.ends_with(".pdf"))
}

/// The objects of a file that are not packed: those that say what it consists of are not.
fn objects(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Texts behind a key, as they are in the file: hexadecimal digits of UTF-16, or letters where all are of ASCII.
fn texts(objects: &str, key: &str) -> Vec<String> {
    let unit = |four: &[u8]| u16::from_str_radix(std::str::from_utf8(four).unwrap(), 16).unwrap();
    let text = |rest: &str| -> Option<String> {
        if let Some(digits) = rest.strip_prefix("<FEFF") {
            let digits = digits.split('>').next()?.as_bytes();
            return String::from_utf16(&digits.chunks(4).map(unit).collect::<Vec<_>>()).ok();
        }
        // Brackets that are in pairs stand as they are.
        let mut open = 0;
        let end = |c: char| {
            open += i32::from(c == '(') - i32::from(c == ')');
            open == 0
        };
        let inside = rest.strip_prefix('(').and(rest.find(end))?;
        Some(rest[1..inside].replace('\\', ""))
    };
    objects.split(key).skip(1).filter_map(text).collect()
}

fn elements(objects: &str, tag: &str) -> usize {
    let with = |end: &str| objects.matches(&format!("/S/{tag}{end}")).count();
    with("/") + with(">") + with(" ")
}

#[test]
fn every_page_is_a_document_with_the_headings_of_the_same_page_as_markdown() {
    for lang in Lang::ALL {
        let files = report(lang);
        assert!(printed(&files).count() > 10);
        for file in printed(&files) {
            assert!(file.bytes.starts_with(b"%PDF-1.7"), "{}", file.path);
            let markdown = files.iter().find(|other| other.path == file.path.replace(".pdf", ".md"));
            let markdown = String::from_utf8(markdown.expect("the same page").bytes.clone()).expect("UTF-8");
            let plain = |line: &str| {
                let text =
                    line.trim_start_matches('#').trim_start().replace('\\', "").replace("<!-- -->", "");
                text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            };
            let headings: Vec<String> =
                markdown.lines().filter(|line| line.starts_with('#')).map(plain).collect();
            let objects = objects(&file.bytes);
            let told = texts(&objects, "/T");
            // What folds is a heading here, and bold there.
            let mut rest = told.iter();
            for heading in &headings {
                assert!(rest.any(|told| told == heading), "{}: {heading:?} is not among {told:?}", file.path);
            }
            assert_eq!(elements(&objects, "H1"), 1, "{}", file.path);
        }
    }
}

#[test]
fn what_is_read_aloud_has_a_language_heads_and_descriptions() {
    for lang in Lang::ALL {
        let files = report(lang);
        for file in printed(&files) {
            let objects = objects(&file.bytes);
            assert!(objects.contains(&format!("/Lang({})", lang.code())), "{}", file.path);
            assert!(
                objects.contains("/Marked true") && objects.contains("/DisplayDocTitle true"),
                "{}",
                file.path
            );
            let [tables, heads, pictures] = ["Table", "THead", "Figure"].map(|tag| elements(&objects, tag));
            assert_eq!(tables, heads, "{}", file.path);
            assert_eq!(elements(&objects, "TH"), objects.matches("/Scope").count(), "{}", file.path);
            let described = texts(&objects, "/Alt");
            assert_eq!(pictures, described.len(), "{}", file.path);
            // What is said of a picture is more than its title.
            assert!(described.iter().all(|text| text.contains(". ")), "{described:?}");
        }
        let index = &printed(&files).find(|file| file.path == "index.pdf").expect("the whole's page").bytes;
        let objects = objects(index);
        assert!(elements(&objects, "TOCI") > 5 && elements(&objects, "Link") >= elements(&objects, "TOCI"));
        // Nothing leads out of the file.
        assert!(!objects.contains("/URI"));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes_and_none_of_the_clock() {
    let bytes =
        |files: Vec<OutputFile>| -> Vec<Vec<u8>> { printed(&files).map(|file| file.bytes.clone()).collect() };
    let first = bytes(report(Lang::Sv));
    assert_eq!(first, bytes(report(Lang::Sv)));
    assert!(
        first
            .iter()
            .all(|file| !objects(file).contains("CreationDate") && !objects(file).contains("CreateDate"))
    );
}

fn colours() -> Colours {
    let shade = Shade { ground: [200; 3], ink: [0; 3] };
    Colours {
        ink: [0; 3],
        muted: [90; 3],
        accent: [0, 90, 112],
        warning: [160, 60, 0],
        hairline: [210; 3],
        levels: vec![shade; 3],
    }
}

fn set(document: &Document, front: Front) -> Vec<u8> {
    let colours = colours();
    let content = ContentLang::from(Lang::En);
    let setting = Setting { lang: Lang::Sv, content, title: "Titel", foot: "Fot", colours: &colours };
    let what: Pictured<'_, Drawing> = Pictured { document, pictures: &[] };
    pdf(&what, &setting, front).expect("a PDF")
}

/// A document that says a text wherever a text can be said.
fn saying(text: &str) -> Document {
    let mut document = Document::titled(text);
    document.paragraph(text);
    let mut body = Document::default();
    body.list([text, text]);
    body.entries(Listing::Numbers, vec![Entry::new(Run::own(text)).with([text.to_owned()])]);
    body.formulas(vec![text.to_owned()]);
    let mut table = Table::named(Topic::Figures, text).captioned(text);
    table.column(Column::Words, text);
    table.column(Column::Number, text);
    table.column(Column::Mark, text);
    table.head_row(text);
    for _ in 0..3 {
        table.row(1, vec![text, text, text]);
    }
    body.table(table, Narrow::Break);
    body.heading(Level::Subsection, Run::Level(1, text.to_owned()));
    document.part(Part { role: Role::Areas, ..Part::section("columns", text, text, body.clone()) });
    document.part(Part::section("part", text, text, body));
    document
}

#[test]
fn whatever_is_written_becomes_a_sound_document() {
    let long = "Verksamhetsutvecklingsprocesskartläggningssamordningsansvariga".repeat(20);
    let lines = "En rad till av ett långt svar, som ingen ville korta. ".repeat(400);
    for text in [
        "",
        " ",
        "\u{0}\u{7}\u{feff}\u{ffff}",
        "😀 👩‍👩‍👧",
        "مرحبا بالعالم",
        "x\u{304}₁ → ✓",
        "a\tb\r\nc",
        "\u{ad}",
        "\u{e000}",
        &long,
        &lines,
    ] {
        for front in [Front::Title, Front::Contents] {
            assert!(set(&saying(text), front).starts_with(b"%PDF"), "{text}");
        }
    }
    assert!(set(&Document::default(), Front::Contents).starts_with(b"%PDF"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_a_sound_document(text in "\\PC{0,60}|[a-zåäö /\u{ad}\u{a0}-]{0,200}|.{0,40}") {
        prop_assert!(set(&saying(&text), Front::Title).starts_with(b"%PDF"));
    }
}

#[test]
fn a_long_table_says_its_heads_once_and_shows_them_on_each_sheet() {
    let mut table = Table::named(Topic::Units, "Enheter");
    table.column(Column::Words, "Enhet");
    table.column(Column::Number, "Resultat");
    (0..200).for_each(|at| table.row(0, vec![format!("Enhet {at}"), at.to_string()]));
    let mut document = Document::titled("Lång");
    document.table(table, Narrow::Break);
    let objects = objects(&set(&document, Front::Title));
    assert_eq!((elements(&objects, "THead"), elements(&objects, "TR")), (1, 201));
    assert!(objects.matches("/Type/Page/").count() >= 4);
}
