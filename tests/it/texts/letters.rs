//! Names that are the same or look the same, however their letters are written.

use mognad::model::{Fault, Lang, ReservedColumn};
use mognad::report::schema;

use super::{answers, assessment, questionnaire, told};
use crate::cli::folder::Folder;

const DECOMPOSED: &str = "e\u{301}";

fn codes(assessment: &str, questionnaire: &str) -> Vec<&'static str> {
    let found = told(assessment, questionnaire).0;
    let code = |fault: &Fault| match fault {
        Fault::Toml(fault) => fault.code(),
        other => panic!("{other:?}"),
    };
    found.iter().map(|diagnostic| code(&diagnostic.fault)).collect()
}

#[test]
fn an_id_that_is_written_with_other_bytes_is_the_same_id() {
    let text = assessment("", &[("top", "Top"), (DECOMPOSED, "a"), ("é", "o")]);
    let (found, text) = told(&text, &questionnaire(""));
    assert!(found.has_errors() && text.contains("[Q013]") && text.contains("first here"), "{text}");

    // What refers to it, in whatever file, leads to it.
    let folder = Folder::empty();
    folder.write("q.toml", &questionnaire("").replace("id = \"a\"", &format!("id = \"{DECOMPOSED}\"")));
    let units = assessment("", &[("top", "Top"), ("sk\u{f6}la", "S")]);
    folder.write("assessment.toml", &format!("{units}parent = \"top\"\ntargets = {{ \"é\" = 50 }}\n"));
    let rows = answers("unit,respondent,role,é,b", &["sko\u{308}la", "SKÖLA"], &["m"], 12);
    folder.write("answers/x.csv", &rows);
    let ran = folder.run("score . --format csv --unit sko\u{308}la --lang en");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(
        ran.out.lines().any(|line| line.starts_with("w,sköla,S,é,item,") && line.contains(",12,")),
        "{}",
        ran.out
    );
}

#[test]
fn ids_that_a_reader_cannot_tell_apart_are_told() {
    for (one, other) in [
        ("barn", "b\u{430}rn"),
        ("O1", "01"),
        ("u1", "u\u{200b}1"),
        ("skola l", "skola 1"),
        ("a", "\u{ff41}"),
    ] {
        let text = assessment("", &[(one, "A"), (other, "B")]);
        let (found, text) = told(&text, &questionnaire(""));
        assert!(
            !found.has_errors() && text.contains("warning[Q051]") && text.contains("U+"),
            "{one}: {text}"
        );
    }
    let items = questionnaire("").replace("id = \"b\"\n", "id = \"\u{430}\"\n");
    assert_eq!(codes(&assessment("", &[("u", "U")]), &items), ["Q051"]);
    let options = questionnaire("").replace("id = \"2\", label", "id = \"O\", label");
    assert_eq!(codes(&assessment("", &[("u", "U")]), &options), ["Q051"]);
    let roles = assessment("", &[("u", "U")]) + "invited = { chef = 3, \"\u{441}hef\" = 2 }\n";
    assert_eq!(codes(&roles, &questionnaire("")), ["Q051"]);
    // Case is told as before, and what only resembles is not told at all.
    assert_eq!(codes(&assessment("", &[("u", "U"), ("U", "V")]), &questionnaire("")), ["Q013"]);
    assert_eq!(
        codes(
            &assessment("", &[("a", "U"), ("å", "V"), ("skola", "X"), ("skolan", "Y")]),
            &questionnaire("")
        ),
        [""; 0]
    );
}

#[test]
fn roles_and_units_of_answers_that_look_alike_are_told() {
    let folder = Folder::empty();
    folder.write("q.toml", &questionnaire(""));
    folder.write("assessment.toml", &assessment("", &[("u1", "U")]));
    folder.write("answers/x.csv", &answers("unit,respondent,role,a,b", &["u1"], &["chef", "\u{441}hef"], 14));
    let ran = folder.run("check . --lang en");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("[S062]") && ran.err.contains("U+0441"), "{}", ran.err);

    folder.write("alone.csv", &answers("unit,respondent,role,a,b", &["barn", "b\u{430}rn"], &["m"], 14));
    let ran = folder.run("check alone.csv --questionnaire q.toml --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("[S062]") && ran.err.contains("U+0430"), "{}", ran.err);

    // A unit that is written with a foreign letter is told with the one that was meant, and where they differ.
    folder.write("assessment.toml", &assessment("", &[("barn", "U"), ("skola", "V")]));
    folder.write("answers/x.csv", &answers("unit,respondent,role,a,b", &["b\u{430}rn"], &["m"], 4));
    let ran = folder.run("check . --lang en");
    assert!(ran.code == 2 && ran.err.contains("U+0430") && ran.err.contains("“barn”"), "{}", ran.err);
}

#[test]
fn no_item_is_called_as_a_column_of_answers_files() {
    for column in ReservedColumn::ALL {
        let name = column.names()[0];
        for id in [name.to_owned(), name.to_uppercase(), format!("{name}.")] {
            let items = questionnaire("").replace("id = \"b\"\n", &format!("id = \"{id}\"\n"));
            assert_eq!(codes(&assessment("", &[("u", "U")]), &items), ["Q017"], "{id}");
        }
        assert!(schema::questionnaire(Lang::En).expect("JSON").contains(&format!("\"{name}\"")), "{name}");
    }
}
