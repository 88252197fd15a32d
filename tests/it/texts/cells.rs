//! The same hostile texts in every place where a user's text can stand, and every output read back.

use std::io::{Cursor, Read as _};

use csv::{ReaderBuilder, StringRecord};

use super::{answers, assessment, questionnaire};
use crate::cli::folder::Folder;

/// Begins of formulas, markup, references, and what other formats take for their own.
const BEHIND: &str =
    " ${b} {b} {{b}} <script>x</script> </style> & \\\" ' | `x` [l](javascript:x) \\\\ ]]> \\t \\n=2+2 é";
const UNITS: [&str; 4] = ["=1+1", "+2", "-3+4", "@u"];
const ROLES: [&str; 2] = ["=cmd|x", "@SUM(1)"];

/// An assessment whose every text begins like a formula, with answers that say so too.
fn folder() -> Folder {
    let folder = Folder::empty();
    let begun = |text: String| {
        ["The ", "No", "High", "Yes"].into_iter().fold(text, |text, word| {
            text.replace(&format!("\"{word}"), &format!("\"=cmd|' /C calc'!A0 {word}"))
        })
    };
    let items =
        questionnaire(BEHIND).replace("id = \"b\"\n", "id = \"-b\"\n").replace("id = \"2\"", "id = \"-2\"");
    let items = begun(items).replace("\"B?\"", "\"+B?\"");
    folder.write(
        "q.toml",
        &(items + "[[items]]\nid = \"t\"\ngroup = \"g\"\nkind = \"text\"\ntext = \"@T?\"\n"),
    );
    let name = format!("=1+1{BEHIND}");
    let text =
        assessment(BEHIND, &UNITS.map(|unit| (unit, name.as_str()))).replace("answers/*", "answers/w/*");
    folder.write("assessment.toml", &begun(text).replace("rollup", "min_group = 3\nrollup"));
    let rows = answers("unit,respondent,role,a,-b", &UNITS, &ROLES, 64);
    // The option that was called 2 is called -2.
    let rows: Vec<String> = rows
        .lines()
        .map(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            cells
                .iter()
                .enumerate()
                .map(|(at, cell)| if at > 2 && *cell == "2" { "-2" } else { cell })
                .collect::<Vec<_>>()
                .join(",")
        })
        .collect();
    folder.write("answers/w/x.csv", &(rows.join("\n") + "\n"));
    folder
}

fn read(text: &str, separator: u8) -> Vec<StringRecord> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row as long as the first")).collect()
}

/// Whether a spreadsheet would compute something where the cell stands.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && cell.replace(',', ".").parse::<f64>().is_err()
}

pub(super) fn check_cells(name: &str, text: &str, separator: u8) -> Vec<StringRecord> {
    let rows = read(text, separator);
    for (at, row) in rows.iter().enumerate() {
        for cell in row {
            assert!(!is_formula(cell), "{name}, row {}: {cell:?}", at + 1);
        }
    }
    assert!(rows.len() > 1, "{name}: {text}");
    rows
}

#[test]
fn no_cell_of_any_table_is_a_formula() {
    let folder = folder();
    for (words, separator) in [
        ("score . --format csv", b','),
        ("score . --format csv-excel --lang sv", b';'),
        ("quality . --format csv --details", b','),
        ("questionnaire export q.toml --to csv", b','),
    ] {
        let ran = folder.run(words);
        assert_eq!(ran.code, 0, "{words}: {}", ran.err);
        let rows = check_cells(words, &ran.out, separator);
        // Numbers are numbers, and texts with a sign in front have come through.
        assert!(rows.iter().flatten().any(|cell| cell.parse::<f64>().is_ok()), "{words}");
        let guarded = rows.iter().flatten().filter(|cell| cell.starts_with('\'')).count();
        assert!(guarded > 4, "{words}: {}", ran.out);
    }
    let ran = folder.run("quality . --format csv --details");
    assert!(ran.out.contains("'=1+1") && ran.out.contains("'=cmd|x - @SUM(1)"), "{}", ran.out);
}

#[test]
fn what_an_import_writes_has_no_formula_and_reads_as_the_same() {
    let folder = folder();
    let score = |folder: &Folder| folder.run("score . --format json").out;
    let before = score(&folder);
    std::fs::rename(folder.path("answers/w/x.csv"), folder.path("x.csv")).unwrap();
    let ran = folder.run("import x.csv --into . --lang en --name x");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = String::from_utf8(folder.read("answers/w/x.csv")).unwrap();
    let rows = check_cells("import", &text, b';');
    assert!(
        rows[0].iter().any(|heading| heading == "'-b")
            && text.contains(";'@SUM(1);")
            && text.contains("'=1+1;"),
        "{text}"
    );
    // An option that is a number is a number.
    assert!(rows.iter().any(|row| row.iter().any(|cell| cell == "-2")), "{text}");
    assert_eq!(score(&folder), before);
    assert!(!before.contains("\"n\": 0") && before.contains("=1+1"), "{before}");

    // The same again, out of the file that the import wrote.
    std::fs::rename(folder.path("answers/w/x.csv"), folder.path("y.csv")).unwrap();
    let ran = folder.run("import y.csv --into . --lang en --name y");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(score(&folder), before);
    let again = String::from_utf8(folder.read("answers/w/y.csv")).unwrap();
    let bare = |text: &str| -> Vec<Vec<String>> {
        read(text, b';')
            .iter()
            .map(|row| {
                row.iter().enumerate().filter(|(at, _)| *at != 1).map(|(_, cell)| cell.to_owned()).collect()
            })
            .collect()
    };
    assert_eq!(bare(&again), bare(&text));
}

#[test]
fn free_texts_come_back_as_they_were() {
    let folder = folder();
    folder.write(
        "x.csv",
        "unit,respondent,a,t\n=1+1,r1,1,=1+1\n=1+1,r2,1,'=1\n=1+1,r3,1,-5\n=1+1,r4,1,'t is\n",
    );
    std::fs::remove_file(folder.path("answers/w/x.csv")).unwrap();
    assert_eq!(folder.run("import x.csv --into . --name x").code, 0);
    let text = String::from_utf8(folder.read("answers/w/x.csv")).unwrap();
    let texts: Vec<String> =
        check_cells("import", &text, b';').iter().skip(1).map(|row| row[row.len() - 1].to_owned()).collect();
    // What another program has guarded comes in without its guard.
    assert_eq!(texts, ["'=1+1", "'=1", "-5", "'t is"]);
}

#[test]
fn every_workbook_is_whole_and_has_no_formula() {
    let folder = folder();
    for to in ["xlsx", "xlsform"] {
        for lang in ["sv", "en"] {
            let ran =
                folder.run(&format!("questionnaire export q.toml --to {to} --out e.xlsx --lang {lang}"));
            assert_eq!(ran.code, 0, "{}", ran.err);
            let mut archive = zip::ZipArchive::new(Cursor::new(folder.read("e.xlsx"))).unwrap();
            for at in 0..archive.len() {
                let mut text = String::new();
                let mut part = archive.by_index(at).unwrap();
                part.read_to_string(&mut text).unwrap();
                well_formed(&text);
                assert!(!text.contains("<f>=") && !text.contains("<f>cmd"), "{text}");
            }
            std::fs::remove_file(folder.path("e.xlsx")).unwrap();
        }
    }
}

/// That XML is what it claims: every element closed, every reference known, every character allowed.
fn well_formed(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{error}: {text}"),
        }
    }
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(is_allowed));
}

#[test]
fn no_text_of_an_xlsform_refers_to_another_question() {
    let folder = folder();
    assert_eq!(folder.run("questionnaire export q.toml --to xlsform --out f.xlsx --lang en").code, 0);
    let source = mognad::load::import::grid::open("f.xlsx", &folder.read("f.xlsx"), None).unwrap();
    let mut found = 0;
    for grid in &source.grids {
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            let text = cell.shown();
            assert!(!text.contains("${b}"), "{text}");
            found += usize::from(text.contains("$\u{2060}{b} {b}"));
        }
    }
    // Labels, hints, a group's note, options, the title and the version.
    assert!(found >= 6, "{found}");
}

#[test]
fn a_condition_of_an_xlsform_still_refers_to_its_question() {
    let folder = folder();
    let items = String::from_utf8(folder.read("q.toml")).unwrap();
    let text = items.replace(
        "[[items]]\nid = \"t\"\n",
        "[[items]]\nid = \"t\"\nshown_if = { item = \"a\", is = [\"1\"] }\n",
    );
    folder.write("q.toml", &text);
    assert_eq!(folder.run("questionnaire export q.toml --to xlsform --out f.xlsx --lang en").code, 0);
    let source = mognad::load::import::grid::open("f.xlsx", &folder.read("f.xlsx"), None).unwrap();
    let cells = source.grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
    assert!(cells.map(|cell| cell.shown().into_owned()).any(|text| text == "selected(${a}, '1')"));
}

#[test]
fn a_survey_for_limesurvey_has_neither_formulas_nor_expressions() {
    let folder = folder();
    let ran = folder.run("questionnaire export q.toml --to limesurvey --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows = check_cells("limesurvey", &ran.out, b'\t');
    assert!(
        !rows.iter().flatten().any(|cell| cell.contains("{b}") || cell.contains("<script>")),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("&#61;cmd") && ran.out.contains("&#43;B?"), "{}", ran.out);
}

#[test]
fn pages_and_pictures_hold_texts_and_no_markup_of_theirs() {
    let folder = folder();
    let ran = folder.run("report . --out r --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(folder.run("form . --out form.html --lang en").code, 0);
    let pages = folder.files().into_iter().filter(|file| file.ends_with(".html") || file.ends_with(".svg"));
    let mut count = 0;
    for page in pages {
        let text = String::from_utf8(folder.read(&page)).unwrap();
        // The form carries texts as JSON, in which no tag can begin.
        assert!(!text.contains("<script>x") && !text.contains("calc'!A0 The <"), "{page}");
        if page.ends_with(".svg") {
            well_formed(&text);
        }
        count += 1;
    }
    assert!(count > 3, "{count}");
}
