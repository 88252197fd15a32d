//! Inputs that once went wrong, where they are at hand.

use std::fs;
use std::path::{Path, PathBuf};

use mognad::model::is_clean;

use crate::cli::folder::{Folder, Ran};

fn cases() -> Option<PathBuf> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    cases.is_dir().then_some(cases)
}

/// A case in a folder of its own; `None` where the cases are not at hand.
fn case(name: &str) -> Option<Folder> {
    fn copy(from: &Path, name: &str, to: &Folder) {
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            let path = format!("{name}{}", entry.file_name().to_string_lossy());
            match fs::read_to_string(entry.path()) {
                Ok(text) => to.write(&path, &text),
                Err(_) => copy(&entry.path(), &format!("{path}/"), to),
            }
        }
    }
    let folder = Folder::empty();
    copy(&cases()?.join(name), "", &folder);
    Some(folder)
}

fn fails(folder: &Folder, words: &str, told: &[&str]) {
    let Ran { out, err, code } = folder.run(words);
    assert_eq!(code, 2, "{words}: {out}{err}");
    assert!(is_clean(&out) && is_clean(&err), "{words}: {err:?}");
    for told in told {
        assert!(err.contains(told), "{words}: {told}: {err}");
    }
}

#[test]
fn control_characters_are_refused_by_every_command() {
    let Some(folder) = case("control-characters") else { return };
    for words in ["score .", "report . --out r", "questionnaire export q.toml --to xlsx --out e.xlsx"] {
        fails(&folder, &format!("{words} --lang en"), &["[Q050]", "(U+0000)", "--> q.toml:5:9"]);
    }
}

#[test]
fn a_forms_control_characters_do_not_keep_the_batch_out() {
    let Some(folder) = case("form-control-character") else { return };
    let ran = folder.run("import f1.json f2.json --into . --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("--> f1.json: answers.a0.comment"), "{}", ran.err);
    let text = String::from_utf8(folder.read("answers/w1/form.csv")).unwrap();
    assert!(is_clean(&text) && text.lines().count() == 3 && !text.contains("anna@"), "{text}");
}

#[test]
fn a_lax_form_is_refused() {
    for (name, told) in [
        ("value-and-state", ["[I042]", "--> f.json: answers."]),
        ("role-mail", ["[S061]", "--> f.json: role"]),
        ("role-arr", ["[I042]", "--> f.json: role"]),
        ("seconds-negative", ["[S038]", "--> f.json: seconds"]),
    ] {
        let Some(folder) = case(&format!("form-json-lax/{name}")) else { return };
        fails(&folder, "import f.json --into . --lang en", &told);
        assert!(!folder.files().iter().any(|file| file.starts_with("answers/")), "{name}");
    }
}

#[test]
fn quality_as_csv_has_no_formula() {
    let Some(folder) = case("quality-csv-formulas") else { return };
    for words in ["quality . --format csv --details", "score . --format csv"] {
        let ran = folder.run(words);
        assert_eq!(ran.code, 0, "{}", ran.err);
        super::cells::check_cells(words, &ran.out, b',');
    }
}

#[test]
fn units_that_look_the_same_are_told() {
    let Some(folder) = case("unit-ids-same-look") else { return };
    fails(&folder, "check . --lang en", &["[Q013]", "--> assessment.toml:24:6"]);
}

#[test]
fn a_text_is_no_reference() {
    let Some(folder) = case("xlsform-reference") else { return };
    assert_eq!(folder.run("questionnaire export q.toml --to xlsform --out f.xlsx").code, 0);
    let source = mognad::load::import::grid::open("f.xlsx", &folder.read("f.xlsx"), None).unwrap();
    let cells = source.grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
    assert!(!cells.map(|cell| cell.shown().into_owned()).any(|text| text.contains("${b}")));
}
