//! What says who somebody is stands in no file that is written and in nothing that is shown.

use super::{answers, assessment, questionnaire};
use crate::cli::folder::{Folder, Ran};

const WHO: [&str; 4] = ["anna.berg@example.org", "811218-9876", "198112189876", "åsa@kommun.se"];

fn folder() -> Folder {
    let folder = Folder::empty();
    let more = "[[items]]\nid = \"t\"\ngroup = \"g\"\nkind = \"text\"\ntext = \"T?\"\n";
    folder.write("q.toml", &(questionnaire("") + more));
    let text = assessment("", &[("u1", "One"), ("u2", "Two")]).replace("answers/*.csv", "answers/w/*.csv");
    folder.write("assessment.toml", &text);
    folder
}

/// That a run says nothing of somebody, and that nothing in the folder does but the inputs.
fn is_silent(who: &str, ran: &Ran, folder: &Folder, inputs: &[&str]) {
    assert!(!ran.out.contains(who) && !ran.err.contains(who), "{who}:\n{}\n{}", ran.out, ran.err);
    for file in folder.files().iter().filter(|file| !inputs.contains(&file.as_str())) {
        assert!(!String::from_utf8_lossy(&folder.read(file)).contains(who), "{who} in {file}");
    }
}

#[test]
fn in_files_of_answers_nobody_is_a_role_or_a_unit() {
    for who in WHO {
        let folder = folder();
        let rows = answers("unit,respondent,role,a,b", &["u1"], &["m", "m", who], 12);
        folder.write("answers/w/x.csv", &rows);
        for words in ["check . --lang en", "score . --format csv --lang sv", "quality . --lang en"] {
            let ran = folder.run(words);
            assert!(ran.code == 2 && ran.err.contains("[S061]"), "{who} {words}: {}", ran.err);
            is_silent(who, &ran, &folder, &["answers/w/x.csv"]);
        }
        let rows = answers("unit,respondent,role,a,b", &["u1", who], &["m"], 12);
        folder.write("answers/w/x.csv", &rows);
        for words in ["check . --lang en", "check answers/w/x.csv --questionnaire q.toml --lang en"] {
            let ran = folder.run(words);
            assert!(ran.code == 2 && ran.err.contains("[S061]"), "{who} {words}: {}", ran.err);
            is_silent(who, &ran, &folder, &["answers/w/x.csv"]);
        }
    }
}

#[test]
fn headings_answers_and_names_of_respondents_are_not_shown() {
    for who in WHO {
        let folder = folder();
        for (text, fails) in [
            (format!("unit,a,b,{who}\nu1,1,2,x\n"), false),
            (format!("unit,a,b\nu1,{who},2\n"), true),
            (format!("unit,a,b,t\nu1,9,2,my {who} is\n"), true),
            (format!("unit,respondent,a,b\nu1,{who},1,2\nu1,{who},1,2\n"), true),
            (format!("unit,respondent,item,value\nu1,r,{who},2\n"), true),
            (format!("unit,wave,a,b\nu1,{who},1,2\n"), true),
            (format!("unit,seconds,a,b\nu1,{who},1,2\n"), true),
        ] {
            folder.write("answers/w/x.csv", &text);
            for lang in ["sv", "en"] {
                let ran = folder.run(&format!("check . --lang {lang}"));
                assert_eq!(ran.code, if fails { 2 } else { 0 }, "{text}: {}", ran.err);
                is_silent(who, &ran, &folder, &["answers/w/x.csv"]);
            }
        }
    }
}

#[test]
fn an_import_neither_writes_nor_shows_them() {
    for who in WHO {
        let inputs = ["x.csv", "x.json"];
        for (text, fails) in [
            // A free text and a comment go on without them.
            (format!("unit,a,a[comment],b,t\nu1,1,\"call {who}, please\",2,I am {who}.\n"), false),
            (format!("unit,a,b,{who}\nu1,1,2,x\n"), false),
            (format!("unit,{who},a,b\nu1,{who},1,2\n"), false),
            (format!("unit,role,a,b\nu1,{who},1,2\n"), true),
            (format!("{who},a,b\n{who},1,2\n"), true),
            (format!("unit,a,b\nu1,{who},2\n"), true),
            (format!("unit,a,b\n{who},1,2\n"), true),
        ] {
            let folder = folder();
            folder.write("x.csv", &text);
            let ran = folder.run("import x.csv --into . --write-mapping map.toml --lang en");
            is_silent(who, &ran, &folder, &inputs);
            let ran = folder.run("import x.csv --into . --name x --lang en");
            assert_eq!(ran.code, if fails { 2 } else { 0 }, "{text}: {}", ran.err);
            is_silent(who, &ran, &folder, &inputs);
            if text.contains("please") {
                let written = String::from_utf8(folder.read("answers/w/x.csv")).unwrap();
                assert!(written.contains("call […], please") && written.contains("I am […]."), "{written}");
                assert_eq!(ran.err.matches("warning[I030]").count(), 2, "{}", ran.err);
            }
        }
    }
}

#[test]
fn a_mapping_that_names_the_column_by_its_place_works() {
    let folder = folder();
    folder.write("x.csv", "unit,anna@example.org,b\nu1,1,2\n");
    let ran = folder.run("import x.csv --into . --write-mapping map.toml --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = String::from_utf8(folder.read("map.toml")).unwrap();
    assert!(text.contains("# \"#2\" = \"…\""), "{text}");
    folder.write("map.toml", &text.replace("# \"#2\" = \"…\"", "\"#2\" = \"a\""));
    let ran = folder.run("import x.csv --into . --mapping map.toml --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains("anna") && !ran.err.contains("anna"), "{} {}", ran.out, ran.err);
}

#[test]
fn nobody_is_a_role_on_the_command_line_or_in_an_assessment() {
    for who in WHO {
        let folder = folder();
        folder.write("x.csv", "unit,a,b\nu1,1,2\n");
        let ran = folder.run(&format!("import x.csv --into . --role {who} --lang en"));
        assert!(ran.code == 2 && !ran.err.contains(who), "{}", ran.err);
        let text = assessment("", &[("u1", "One")]) + &format!("invited = {{ \"{who}\" = 3 }}\n");
        folder.write("assessment.toml", &text);
        let ran = folder.run("check . --lang en");
        assert!(ran.code == 2 && ran.err.contains("[Q052]"), "{}", ran.err);
        is_silent(who, &ran, &folder, &["assessment.toml"]);
    }
}

#[test]
fn a_respondent_that_is_an_address_or_a_number_is_neither_taken_nor_shown() {
    for who in ["anna@example.org", "811218-9876", "198112189876", "Anna Svensson 811218-9876"] {
        for text in [
            format!("unit,respondent,a,b\nu1,{who},1,2\nu1,r2,0,2\n"),
            format!("unit,respondent,item,value\nu1,{who},a,1\nu1,{who},b,2\nu1,r2,a,0\n"),
        ] {
            for (lang, words) in [("en", "where a pseudonym belongs"), ("sv", "där en pseudonym ska stå")] {
                let folder = Folder::empty();
                folder.write("q.toml", &questionnaire(""));
                folder.write("assessment.toml", &assessment("", &[("u1", "One")]));
                folder.write("answers/own.csv", &text);
                for command in ["check", "score", "report --out r"] {
                    let ran =
                        folder.run(&format!("{command} . --lang {lang}").replace("--out r .", ". --out r"));
                    assert_eq!(ran.code, 2, "{command}: {}", ran.err);
                    assert!(ran.err.contains("[S061]") && ran.err.contains(words), "{}", ran.err);
                    assert!(ran.err.contains("own.csv"), "{}", ran.err);
                    let said = ran.out + &ran.err;
                    assert!(!said.contains("anna@") && !said.contains("9876"), "{command}: {said}");
                }
            }
        }
    }
    // Digits within a pseudonym are no date of birth.
    let folder = Folder::empty();
    folder.write("q.toml", &questionnaire(""));
    folder.write("assessment.toml", &assessment("", &[("u1", "One")]));
    folder
        .write("answers/own.csv", "unit,respondent,a,b\nu1,a8112189876bcdef,1,2\nu1,8112181234567890,0,2\n");
    assert!(!folder.run("check . --lang en").err.contains("S061"));
}

#[test]
fn a_name_of_a_file_is_shown_without_addresses_and_numbers() {
    let name = "Svar 811218-9876 anna@example.org.csv";
    let folder = Folder::empty();
    folder.write("q.toml", &questionnaire(""));
    folder.write("assessment.toml", &assessment("", &[("u1", "One")]));
    folder.write("answers/own.csv", "unit,respondent,a,b\nu1,r1,1,2\nu1,r2,0,2\n");
    let run = |words: &[&str]| {
        let output = folder.program(words).output().expect("the program starts");
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
    };
    for text in ["unit,a,b\nu1,1,2\n", "unit,a,b\nu1,1,seven\n", "x,y\n1,2\n", ""] {
        folder.write(name, text);
        for words in [
            &["import", name, "--into", ".", "--dry-run"][..],
            &["check", "."],
            &["check", name, "--questionnaire", "q.toml"],
            &["score", name, "--questionnaire", "q.toml"],
            &["import", "no anna@example.org 811218-9876.csv", "--into", "."],
        ] {
            let said = run(words);
            assert!(!said.contains("anna@") && !said.contains("9876"), "{words:?}: {said}");
        }
    }
}
