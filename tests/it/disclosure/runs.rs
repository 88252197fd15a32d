//! Two runs that together would tell what a few answered.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::fixtures::program;

const QUESTIONNAIRE: &str = include_str!("../../leaks/left-out-by-one/q.toml");

fn assessment(min_group: u32) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let text = format!(
        "format = 1\ntitle = \"T\"\nlanguage = \"en\"\nquestionnaire = \"q.toml\"\nmin_group = {min_group}\n\
         [[waves]]\nid = \"1\"\nanswers = [\"a.csv\"]\n[[units]]\nid = \"u\"\n"
    );
    fs::write(folder.path().join("assessment.toml"), text).expect("written");
    fs::write(folder.path().join("q.toml"), QUESTIONNAIRE).expect("written");
    answered_by(folder.path(), 14);
    folder
}

fn answered_by(folder: &Path, people: usize) {
    let row = |at: usize| format!("u,r{at},{},{},{}\n", 1 + at % 5, 1 + at % 4, 1 + at % 3);
    let rows: String = (0..people).map(row).collect();
    fs::write(folder.join("a.csv"), format!("unit,respondent,a,b,c\n{rows}")).expect("written");
}

fn run(folder: &TempDir, words: &str) -> Output {
    program().current_dir(folder).args(words.split(' ')).output().expect("it runs")
}

fn code(folder: &TempDir, words: &str) -> Option<i32> {
    run(folder, words).status.code()
}

#[test]
fn a_run_with_one_late_answer_is_refused_with_what_to_do() {
    let firsts = [
        "score .",
        "report . --out report",
        "quality .",
        "explain . u g",
        "chart bars . --out bars.svg --force",
    ];
    for first in firsts {
        let folder = assessment(5);
        assert_eq!(code(&folder, first), Some(0), "{first}");
        assert_eq!(code(&folder, first), Some(0), "the same again: {first}");
        answered_by(folder.path(), 15);
        for later in ["score . --format json", "report . --out other", "quality .", "explain . u g"] {
            let refused = run(&folder, later);
            assert_eq!(
                (refused.status.code(), refused.stdout.is_empty()),
                (Some(2), true),
                "{first}, {later}"
            );
            let told = String::from_utf8_lossy(&refused.stderr).into_owned();
            assert!(told.contains("wait until 10 more have answered everything"), "{told}");
        }
        assert!(!folder.path().join("other").exists(), "nothing is half-written");
        assert_eq!(code(&folder, "check ."), Some(0), "whoever waits wants to know how many have answered");
        // What is tried out is shown to nobody, and so is not remembered.
        assert_eq!(code(&folder, "score . --show-anyway"), Some(0));
        answered_by(folder.path(), 14);
        assert_eq!(code(&folder, "score ."), Some(0), "{first}");
        answered_by(folder.path(), 30);
        assert_eq!(code(&folder, "score ."), Some(0), "{first}");
    }
}

#[test]
fn what_was_shown_is_kept_out_of_histories_and_holds_nobodys_answers() {
    let folder = assessment(5);
    assert_eq!(code(&folder, "score ."), Some(0));
    assert_eq!(fs::read_to_string(folder.path().join(".mognad/.gitignore")).expect("it is there"), "*\n");
    let kept = fs::read_to_string(folder.path().join(".mognad/shown.json")).expect("it is there");
    assert!(!kept.contains("r1"), "{kept}");
}

#[test]
fn an_assessment_that_withholds_nothing_refuses_nothing() {
    let folder = assessment(1);
    assert_eq!(code(&folder, "score ."), Some(0));
    answered_by(folder.path(), 15);
    assert_eq!(code(&folder, "score ."), Some(0));
    assert!(!folder.path().join(".mognad").exists());
}
