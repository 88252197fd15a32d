//! Counts of answers that were told before stay as they were until enough have come.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::fixtures::program;

const QUESTIONNAIRE: &str = include_str!("../../leaks/left-out-by-one/q.toml");

/// A whole of these parts, with so many who have answered in each.
fn assessment(min_group: u32, parts: &[(&str, usize)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let mut text = format!(
        "format = 1\ntitle = \"T\"\nlanguage = \"en\"\nquestionnaire = \"q.toml\"\nmin_group = {min_group}\n\
         [[waves]]\nid = \"1\"\nanswers = [\"a.csv\"]\n[[units]]\nid = \"all\"\n"
    );
    for (part, _) in parts {
        write!(text, "[[units]]\nid = \"{part}\"\nparent = \"all\"\n").expect("written");
    }
    fs::write(folder.path().join("assessment.toml"), text).expect("written");
    fs::write(folder.path().join("q.toml"), QUESTIONNAIRE).expect("written");
    answered_by(folder.path(), parts);
    folder
}

/// Of many every second says "don't know" to the last question, and everybody is staff.
fn answered_by(folder: &Path, parts: &[(&str, usize)]) {
    let mut rows = "unit,respondent,role,a,b,c\n".to_owned();
    for (part, people) in parts {
        for at in 0..*people {
            let last =
                if *people > 40 && at % 2 == 0 { "don't know".to_owned() } else { (1 + at % 3).to_string() };
            writeln!(rows, "{part},{part}{at},staff,{},{},{last}", 1 + at % 5, 1 + at % 4).expect("written");
        }
    }
    fs::write(folder.join("a.csv"), rows).expect("written");
}

fn run(folder: &TempDir, words: &str) -> Output {
    program().current_dir(folder).args(words.split(' ')).output().expect("it runs")
}

fn printed(folder: &TempDir, words: &str) -> String {
    let output = run(folder, words);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{words}: {told}");
    String::from_utf8(output.stdout).expect("text")
}

fn json(folder: &TempDir, words: &str) -> Value {
    serde_json::from_str(&printed(folder, &format!("{words} --format json"))).expect("JSON")
}

/// The units of which `check` tells counts.
fn counted(folder: &TempDir, words: &str) -> Vec<String> {
    let root = json(folder, words);
    let units = root["waves"][0]["units"].as_array().expect("units");
    let mut told = Vec::new();
    for unit in units {
        let id = unit["id"].as_str().expect("an id").to_owned();
        let roles = unit["roles"].as_array().expect("roles");
        let has = [
            !unit["answers"].is_null(),
            !unit["signs"].is_null(),
            roles.iter().any(|role| !role["respondents"].is_null()),
        ];
        assert!(has == [true; 3] || has == [false; 3], "{words}: all or none of {unit}");
        let is_kept_back = unit["few_since_shown"] == Value::Bool(true);
        assert!(!(has[0] && is_kept_back), "{unit}");
        if has[0] {
            told.push(id);
        } else if is_kept_back {
            assert!(unit["respondents"].is_u64(), "how many answered is told all the same: {unit}");
            assert_eq!(unit["skipped"], serde_json::json!([]));
        }
    }
    told
}

#[test]
fn check_tells_the_response_every_day_and_the_rest_once_enough_have_come() {
    let folder = assessment(5, &[("u", 14)]);
    let expected: [(usize, &[&str]); 8] = [
        (14, &["all", "u"]),
        (14, &["all", "u"]),
        (15, &[]),
        (23, &[]),
        (14, &["all", "u"]),
        (24, &["all", "u"]),
        (25, &[]),
        (34, &["all", "u"]),
    ];
    for (people, told) in expected {
        answered_by(folder.path(), &[("u", people)]);
        assert_eq!(counted(&folder, "check ."), told, "{people}");
        let respondents = &json(&folder, "check .")["waves"][0]["units"][0]["respondents"];
        assert_eq!(respondents, people);
    }
}

#[test]
fn what_is_not_told_is_said_in_both_languages_and_shown_to_whoever_tries_things_out() {
    let folder = assessment(5, &[("u", 14)]);
    let first = printed(&folder, "check .");
    assert!(first.contains('%') && !first.contains("since they were last shown"), "{first}");
    answered_by(folder.path(), &[("u", 15)]);
    for (words, sentence) in [
        ("check .", "not shown for all and u: fewer than 10 have answered since they were last shown."),
        ("check . --details", "fewer than 10 have answered since they were last shown."),
        ("check . --lang sv", "visas inte för all och u: färre än 10 har svarat sedan de senast visades."),
    ] {
        let told = printed(&folder, words).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(sentence) && told.contains("15") && !told.contains('%'), "{words}: {told}");
    }
    for _ in 0..2 {
        assert_eq!(counted(&folder, "check . --show-anyway"), ["all", "u"]);
        assert_eq!(counted(&folder, "check ."), [""; 0], "it is not remembered");
    }
}

#[test]
fn counts_that_one_command_tells_are_kept_back_by_every_other() {
    let others = [
        "score .",
        "report . --out report",
        "quality .",
        "explain . u g",
        "chart bars . --out bars.svg --force",
    ];
    for other in others {
        let folder = assessment(5, &[("u", 14)]);
        printed(&folder, other);
        answered_by(folder.path(), &[("u", 15)]);
        assert_eq!(counted(&folder, "check ."), [""; 0], "{other}, then check");

        let folder = assessment(5, &[("u", 14)]);
        printed(&folder, "check .");
        answered_by(folder.path(), &[("u", 15)]);
        let told = printed(&folder, other);
        assert!(!told.contains("don't know"), "check, then {other}: {told}");
        // They have been shown by nobody, so that what was remembered is what `check` told.
        answered_by(folder.path(), &[("u", 14)]);
        assert_eq!(counted(&folder, "check ."), ["all", "u"], "{other}");
    }
}

#[test]
fn scores_and_reports_tell_no_states_of_answers_beside_what_check_told() {
    let folder = assessment(5, &[("u", 14)]);
    let fresh = assessment(5, &[("u", 15)]);
    printed(&folder, "check .");
    answered_by(folder.path(), &[("u", 15)]);
    let [late, first] = [&folder, &fresh].map(|folder| json(folder, "score ."));
    let units = |root: &Value| root["waves"][0]["units"].as_array().expect("units").clone();
    for (late, first) in units(&late).iter().zip(units(&first)) {
        assert!(late["answers"].is_null() && !first["answers"].is_null(), "{late}");
        assert_eq!(late["index"], first["index"], "scores are shown");
    }
    for (folder, is_told) in [(&folder, false), (&fresh, true)] {
        printed(folder, "report . --out report");
        let page = folder.path().join("report/units/u.html");
        let page = fs::read_to_string(page).expect("a page");
        assert_eq!(page.contains("fewer than 10 have answered since it was last shown"), !is_told);
    }
}

#[test]
fn a_late_answer_keeps_back_the_whole_and_not_the_other_parts() {
    let folder = assessment(5, &[("u", 14), ("v", 14)]);
    let expected: [([usize; 2], &[&str]); 4] = [
        ([14, 14], &["all", "u", "v"]),
        ([15, 14], &["v"]),
        // Enough have come to the whole, and what is left of it once v is taken away is one person's.
        ([15, 24], &["v"]),
        ([24, 24], &["all", "u", "v"]),
    ];
    for ([u, v], told) in expected {
        answered_by(folder.path(), &[("u", u), ("v", v)]);
        assert_eq!(counted(&folder, "check ."), told, "{u} and {v}");
    }
}

#[test]
fn a_part_that_was_withheld_is_not_told_later_where_the_earlier_whole_less_it_is_of_few() {
    // Of 16 in the whole 4 are in v, so that u is withheld; with 24 in v it would not be.
    let folder = assessment(5, &[("u", 12), ("v", 4)]);
    assert_eq!(counted(&folder, "check ."), ["all"]);
    answered_by(folder.path(), &[("u", 12), ("v", 24)]);
    assert_eq!(
        counted(&folder, "check ."),
        ["v"],
        "the whole less v is u, and the earlier whole less u the four"
    );
    let fresh = assessment(5, &[("u", 12), ("v", 24)]);
    assert_eq!(counted(&fresh, "check ."), ["all", "u", "v"]);
}

#[test]
fn scores_of_a_part_that_was_withheld_are_refused_where_the_earlier_whole_less_it_is_of_few() {
    let folder = assessment(5, &[("u", 12), ("v", 4)]);
    printed(&folder, "score .");
    answered_by(folder.path(), &[("u", 12), ("v", 24)]);
    assert_eq!(run(&folder, "score .").status.code(), Some(2));
    answered_by(folder.path(), &[("u", 24), ("v", 24)]);
    printed(&folder, "score .");
}

#[test]
fn corrected_answers_of_as_many_people_are_not_counted_anew() {
    let folder = assessment(5, &[("u", 50), ("v", 50)]);
    assert_eq!(counted(&folder, "check ."), ["all", "u", "v"]);
    let file = folder.path().join("a.csv");
    let corrected =
        fs::read_to_string(&file).expect("read").replacen("u,u4,staff,5,1,don't know", "u,u4,staff,5,1,2", 1);
    fs::write(&file, corrected).expect("written");
    assert_eq!(counted(&folder, "check ."), ["v"]);
}

#[test]
fn a_question_is_not_told_of_another_unit_than_it_was_where_a_few_are_left_between_them() {
    // Of u nine answer the question c, so that it is told of v. Once ten more have come it could be told of u, as everything else has been all
    // along; and the whole less u less v is w, of six people.
    let folder = assessment(5, &[]);
    let units = "[[units]]\nid = \"u\"\nparent = \"all\"\n".to_owned();
    let units = [units.replace("\"u\"", "\"v\""), units.replace("\"u\"", "\"w\""), units].concat();
    let file = folder.path().join("assessment.toml");
    fs::write(&file, fs::read_to_string(&file).expect("read") + &units).expect("written");
    let apart = "[[groups]]\nid = \"h\"\nname = \"H\"\n\n[[items]]\nid = \"c\"\ngroup = \"h\"";
    let questionnaire = QUESTIONNAIRE.replace("[[items]]\nid = \"c\"\ngroup = \"g\"", apart);
    assert!(questionnaire != QUESTIONNAIRE);
    fs::write(folder.path().join("q.toml"), questionnaire).expect("written");
    let told = |late: usize| -> Vec<String> {
        let mut rows = "unit,respondent,a,b,c\n".to_owned();
        for (unit, people, silent) in [("u", 15 + late, 6), ("v", 14, 4), ("w", 6, 3)] {
            for at in 0..people {
                let last = if at < silent { "don't know" } else { "3" };
                writeln!(rows, "{unit},{unit}{at},2,4,{last}").expect("written");
            }
        }
        fs::write(folder.path().join("a.csv"), rows).expect("written");
        let root = json(&folder, "check .");
        let units = root["waves"][0]["units"].as_array().expect("units").iter();
        let told = units.filter(|unit| unit["skipped"][0]["percent"].is_number());
        told.map(|unit| unit["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(told(0), ["all", "v"]);
    assert_eq!(told(10), ["u"]);
    assert_eq!(told(0), ["all", "v"]);
}

#[test]
fn faults_and_warnings_are_told_at_any_time() {
    let folder = assessment(5, &[("u", 14)]);
    printed(&folder, "check .");
    answered_by(folder.path(), &[("u", 15)]);
    fs::write(folder.path().join("left-out.csv"), "unit\n").expect("written");
    let warned = run(&folder, "check .");
    assert_eq!(warned.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&warned.stderr).contains("left-out.csv"));
    let file = folder.path().join("a.csv");
    let faulty = fs::read_to_string(&file).expect("read").replacen("u,u3,staff,4", "u,u3,staff,9", 1);
    fs::write(&file, faulty).expect("written");
    let refused = run(&folder, "check .");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("a.csv"));
}

#[test]
fn check_remembers_nothing_where_nothing_is_withheld_or_no_assessment_is_there() {
    let folder = assessment(1, &[("u", 14)]);
    assert_eq!(counted(&folder, "check ."), ["all", "u"]);
    answered_by(folder.path(), &[("u", 15)]);
    assert_eq!(counted(&folder, "check ."), ["all", "u"]);
    assert!(!folder.path().join(".mognad").exists());
    let folder = assessment(5, &[("u", 14)]);
    printed(&folder, "check a.csv --questionnaire q.toml");
    assert!(!folder.path().join(".mognad").exists());
}
