//! Characters that no text may have, in every file that the program reads.

use mognad::load;
use mognad::load::import::grid::{Cell, open};
use mognad::model::{Fault, Lang, Severity, is_clean};
use mognad::text::diagnostics::render;

use super::{answers, assessment, questionnaire, told};
use crate::books::made::{Book, ods, sheet};
use crate::cli::folder::Folder;

/// One of every kind: C0, DEL, C1, marks of direction, and codes that are no characters.
const STRAYS: &str = "\0\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}\u{1f}\u{7f}\u{80}\u{85}\u{9b}\u{9f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{fdd0}\u{fdef}\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}";

/// As TOML and JSON escape a character.
fn escaped(c: char) -> String {
    format!("\\U{:08X}", c as u32)
}

#[test]
fn every_text_of_a_questionnaire_and_an_assessment_is_refused_with_its_place() {
    for stray in STRAYS.chars().chain(['\r']) {
        let (found, text) =
            told(&assessment(&escaped(stray), &[("u", "U")]), &questionnaire(&escaped(stray)));
        let codes = found.iter().map(|diagnostic| match &diagnostic.fault {
            Fault::Toml(fault) => fault.code(),
            other => panic!("{other:?}"),
        });
        // The assessment's title, and each text of the questionnaire.
        let texts = 1 + questionnaire("@@").matches("@@").count();
        assert_eq!(codes.filter(|code| *code == "Q050").count(), texts, "{stray:?}: {text}");
        assert!(
            text.contains(&format!("(U+{:04X})", stray as u32)) && text.contains("--> assessment.toml:2:9"),
            "{text}"
        );
    }
}

#[test]
fn raw_characters_ids_and_keys_are_refused_too() {
    for (line, instead) in [
        ("name = \"U\"", "name = \"U\u{202e}\""),
        ("id = \"u\"", "id = \"u\\u0085\""),
        ("id = \"u\"", "id = \"u\\u202E\""),
        ("name = \"U\"", "name = \"U\"\ninvited = { \"chef\\u0007\" = 3 }"),
        ("id = \"w\"", "id = \"w\\uFFFE\""),
        ("answers/*.csv", "answers/\\u001b*.csv"),
    ] {
        let text = assessment("", &[("u", "U")]).replace(line, instead);
        let (found, text) = told(&text, &questionnaire(""));
        assert!(found.has_errors() && text.contains("[Q050]"), "{instead}: {text}");
    }
    // In a remark nobody is misled but whoever reads the file, and what is shown of it is harmless.
    let text = assessment("", &[("u", "U")]).replace("name = \"U\"", "nam = \"U\" # \u{202e}");
    assert!(told(&text, &questionnaire("")).1.contains("nam = \"U\" # ???"));
    // Half a character cannot be written at all.
    assert!(told(&assessment("\\ud800", &[("u", "U")]), &questionnaire("")).0.has_errors());
}

#[test]
fn a_mapping_is_refused_and_nothing_is_written() {
    let folder = Folder::empty();
    folder.write("q.toml", &questionnaire(""));
    folder.write("assessment.toml", &assessment("", &[("u", "U")]));
    folder.write("x.csv", "Enhet,a,b\nu,1,2\n");
    folder.write(
        "map.toml",
        "format = 1\n[columns]\n\"a\\u202e\" = \"a\"\n[unit.values]\n\"x\" = \"u\\u0000\"\n",
    );
    let ran = folder.run("import x.csv --into . --mapping map.toml --lang en");
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.matches("[Q050]").count() == 2 && is_clean(&ran.err), "{:?}", ran.err);
}

#[test]
fn answers_are_read_without_them_and_the_cell_is_told() {
    let files = |cell: &str| {
        let folder = Folder::empty();
        folder.write("q.toml", &questionnaire(""));
        folder.write("assessment.toml", &assessment("", &[("u1", "U")]));
        let rows = answers("unit,respondent,role,a,b", &["u1"], &["m"], 12);
        folder.write("answers/x.csv", &(rows + &format!("u{cell}1,r99,m{cell},{cell}1,2\n")));
        folder
    };
    for stray in STRAYS.chars().filter(|c| *c != '\0') {
        let folder = files(&stray.to_string());
        let ran = folder.run("check . --lang en");
        // Where words are parted by it, a space is left, and there is no unit of that name.
        let parts = matches!(stray, '\u{b}' | '\u{c}' | '\u{85}');
        assert_eq!(ran.code, if parts { 2 } else { 0 }, "{stray:?}: {}", ran.err);
        let place = "answers/x.csv, row 14, column A (unit)";
        let sign = format!("(U+{:04X})", stray as u32);
        assert!(
            ran.err.contains("[S060]") && ran.err.contains(place) && ran.err.contains(&sign),
            "{}",
            ran.err
        );
        for words in ["score . --format csv", "check ."] {
            let ran = folder.run(words);
            assert!(is_clean(&ran.out) && is_clean(&ran.err), "{stray:?} {words}");
        }
    }
    let ran = files("\0").run("check . --lang en");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("[S060]") && ran.err.contains("row 14, column A"), "{}", ran.err);
}

#[test]
fn a_file_that_ends_as_programs_of_old_end_files_is_sound() {
    let folder = Folder::empty();
    folder.write("q.toml", &questionnaire(""));
    folder.write("assessment.toml", &assessment("", &[("u1", "U")]));
    folder.write("answers/x.csv", &(answers("unit,respondent,role,a,b", &["u1"], &["m"], 12) + "\u{1a}"));
    let ran = folder.run("check . --lang en");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn workbooks_are_read_without_them_and_the_cells_are_told() {
    let row = "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>a_x0000_b_xFFFE_c_x001B_[31m&#x202e;d\r\ne</t></is></c>\
               <c r=\"C3\" t=\"e\"><v>#N/A\u{202e}</v></c></row>";
    let source =
        open("x.xlsx", &Book::default().sheet("S&#x202e;", "visible", &sheet(row)).zip(), None).unwrap();
    let grid = &source.grids[0];
    assert_eq!(grid.sheet.as_deref(), Some("S"));
    assert_eq!(grid.rows[0].cells[1], Cell::Text("abc[31md\ne".to_owned()));
    assert!(is_clean(&grid.rows[0].cells[2].shown()));
    let strays: Vec<(u64, usize, char)> = grid.strays.iter().map(|at| (at.row, at.column, at.sign)).collect();
    assert_eq!(strays, [(3, 1, '\0')]);

    let table = "<table:table table:name=\"S\"><table:table-row><table:table-cell office:value-type=\"string\">\
                 <text:p>a&#x202e;b</text:p></table:table-cell></table:table-row></table:table>";
    let source = open("x.ods", &ods(table), None).unwrap();
    assert_eq!(source.grids[0].rows[0].cells[0], Cell::Text("ab".to_owned()));
    assert_eq!(source.grids[0].strays.len(), 1);
}

#[test]
fn names_of_files_and_what_is_typed_steer_no_terminal() {
    let folder = Folder::new();
    let ran = folder.run("check no\u{1b}[2Jsuch\u{202e}folder\u{7} --lang en");
    assert!(ran.code == 2 && is_clean(&ran.err), "{:?}", ran.err);
    let ran = folder.run("score . --unit \u{1b}]0;x\u{7} --lang en");
    assert!(ran.code == 2 && is_clean(&ran.err), "{:?}", ran.err);
}

#[test]
fn a_questionnaire_is_refused_before_anything_is_exported() {
    let folder = Folder::empty();
    folder.write("q.toml", &questionnaire("\\uFFFE"));
    for (to, file) in [("xlsx", "e.xlsx"), ("xlsform", "e.xlsx"), ("csv", "e.csv"), ("limesurvey", "e.txt")] {
        let ran = folder.run(&format!("questionnaire export q.toml --to {to} --out {file} --lang en"));
        assert!(ran.code == 2 && ran.err.contains("[Q050]"), "{}", ran.err);
    }
    assert_eq!(folder.files(), ["q.toml"]);
}

#[test]
fn the_faults_of_answers_are_warnings_but_for_zeros() {
    let text = "unit,a\nu,1\u{b}\nu,\u{202e}2\nu,2\0\n".to_owned() + &"u,1\n".repeat(30);
    let questionnaire = load::questionnaire("q.toml", &questionnaire("")).0.unwrap();
    let there = load::answers::AnswerFile { name: "x.csv", bytes: text.as_bytes(), waves: &[] };
    let units = load::answers::discover(&there, &questionnaire, None).units;
    let wave = mognad::model::WaveId::parse("w").unwrap();
    let reading = load::answers::Reading {
        questionnaire: &questionnaire,
        units: &units,
        waves: std::slice::from_ref(&wave),
        wave: &wave,
        mode: mognad::model::Mode::Survey,
        duplicates: load::answers::Duplicates::Error,
        encoding: None,
    };
    let (responses, found) = load::answers::answers(&reading, &mut load::answers::Roles::default(), &[there]);
    let strays: Vec<(Severity, String)> = found
        .iter()
        .filter(|diagnostic| matches!(&diagnostic.fault, Fault::Answer(fault) if fault.kind.code() == "S060"))
        .map(|diagnostic| (diagnostic.severity, format!("{:?}", diagnostic.place)))
        .collect();
    assert_eq!(strays.len(), 2, "{}", render(&found, Lang::En, false));
    assert_eq!((strays[0].0, strays[1].0), (Severity::Warning, Severity::Error));
    assert_eq!(responses.0.len(), 33);
}
