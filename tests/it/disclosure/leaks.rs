//! Each of the small assessments, with what once told it.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::fixtures::program;

/// A copy of one of the assessments, so that runs leave nothing behind.
struct Leak(TempDir);

impl Leak {
    fn new(name: &str) -> Self {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/leaks").join(name);
        let to = TempDir::new().expect("a folder");
        for entry in std::fs::read_dir(from).expect("the assessment") {
            let path = entry.expect("a file").path();
            std::fs::copy(&path, to.path().join(path.file_name().expect("a name"))).expect("a copy");
        }
        Self(to)
    }

    fn run(&self, words: &str) -> String {
        let words: Vec<PathBuf> = words.split(' ').map(PathBuf::from).collect();
        let ran = program().current_dir(&self.0).args(&words).output().expect("it runs");
        assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).expect("UTF-8")
    }

    fn json(&self, words: &str) -> Value {
        serde_json::from_str(&self.run(words)).expect("JSON")
    }

    /// A node of a unit in the last wave.
    fn node(&self, unit: &str, node: &str) -> Value {
        let scored = self.json("score . --format json");
        let units =
            scored["waves"].as_array().and_then(|waves| waves.last()).expect("a wave")["units"].clone();
        let by_id = |list: &Value, id: &str| -> Value {
            list.as_array().expect("a list").iter().find(|one| one["id"] == id).expect("it is there").clone()
        };
        if node.is_empty() { by_id(&units, unit) } else { by_id(&by_id(&units, unit)["nodes"], node) }
    }
}

/// No figure is shown of a node.
fn is_no_figure(node: &Value) -> bool {
    ["score", "n", "sd", "ci"].iter().all(|key| node[*key].is_null())
}

#[test]
fn a_question_that_one_was_asked_does_not_follow_from_its_group_and_the_other() {
    for name in ["asked-of-one", "few-beside-alike"] {
        let leak = Leak::new(name);
        assert!(leak.node("u", "g")["score"].is_number());
        assert!(is_no_figure(&leak.node("u", "a")) && is_no_figure(&leak.node("u", "b")), "{name}");
        assert!(leak.node("u", "")["answers"].is_null(), "{name}");
    }
}

#[test]
fn all_questions_of_few_are_withheld_whatever_they_answered() {
    let leak = Leak::new("alike-and-partner");
    for item in ["a", "b", "c", "d"] {
        assert!(is_no_figure(&leak.node("u", item)), "{item}");
    }
    let area = leak.node("u", "g");
    assert_eq!((area["score"].as_f64(), area["sd"].is_null()), (Some(40.0), true));
}

#[test]
fn who_left_one_question_out_is_not_told_by_figures_of_those_who_left_none() {
    let leak = Leak::new("left-out-by-one");
    // With two of three kept back, whatever is subtracted is about all twelve.
    let figures: Vec<&str> =
        ["a", "b", "c"].into_iter().filter(|item| !is_no_figure(&leak.node("u", item))).collect();
    assert_eq!(figures.len(), 1, "{figures:?}");
    let quality = leak.json("quality . --format json");
    assert!(quality["groups"][0]["alpha"].is_null());
    assert_eq!(quality["agreement"][0]["units"].as_array().map(Vec::len), Some(0));
}

#[test]
fn one_manager_does_not_follow_from_the_index_and_the_roles() {
    let leak = Leak::new("one-manager-by-the-index");
    assert!(leak.node("u2", "index")["score"].is_null());
    assert_eq!(leak.json("quality . --format json")["role_gaps"].as_array().map(Vec::len), Some(0));
}

#[test]
fn the_larger_side_of_a_role_does_not_follow_from_the_smaller() {
    let quality = Leak::new("larger-side-alike").json("quality . --format json");
    let gaps = quality["role_gaps"].as_array().expect("gaps");
    assert!(gaps.iter().all(|gap| gap["unit"].is_null()), "{gaps:?}");
}

#[test]
fn how_few_changed_does_not_decide_how_it_is_found() {
    let leak = Leak::new("paired-all-changed-alike");
    let paired = |node: &str| leak.node("u", node)["change"]["method"] == "paired";
    assert!(!["index", "g", "a", "b"].into_iter().any(paired));
}

#[test]
fn dont_knows_of_a_withheld_question_do_not_follow_from_the_rest() {
    let leak = Leak::new("dont-know-by-difference");
    let told: Vec<String> = ["p", "u", "v"].map(|unit| leak.run(&format!("explain . {unit} b"))).into();
    let counted = told.iter().filter(|text| text.contains("Don’t know")).count();
    // Of the two units of which one is the other's rest, one at most tells.
    assert!(counted <= 1, "{told:?}");
    assert!(leak.node("v", "")["answers"].is_null());
}

#[test]
fn a_ladder_does_not_tell_a_part_that_nobody_was_asked_from_one_that_is_withheld() {
    let told = ["ladder-na-6", "ladder-na-7"].map(|name| {
        let leak = Leak::new(name);
        (
            leak.node("u", "g"),
            leak.node("u", "b"),
            leak.node("u", "")["answers"].clone(),
            leak.run("explain . u g"),
        )
    });
    assert_eq!(told[0], told[1]);
}

#[test]
fn the_weight_of_the_rest_does_not_tell_who_has_no_score() {
    let [v, w] = ["rest-weight-v", "rest-weight-w"].map(|name| Leak::new(name).run("explain . p a"));
    assert_eq!(v, w);
}

#[test]
fn a_ladder_that_is_shown_stops_at_a_withheld_part_whether_or_not_anybody_was_asked() {
    let told = ["na", "3"].map(|last| {
        let leak = Leak::new("ladder-na-7");
        let of_b = |at: usize| if at == 11 { last } else { "na" };
        let rows: String = (0..12).map(|at| format!("u,r{at},{},{},4\n", 3 + at % 3, of_b(at))).collect();
        let file = leak.0.path().join("w1.csv");
        std::fs::write(file, format!("unit,respondent,a,b,c\n{rows}")).expect("the answers");
        assert!(leak.node("u", "g")["score"].is_number());
        (leak.node("u", "g"), leak.node("u", "b"), leak.run("explain . u g"), leak.run("score ."))
    });
    assert_eq!(told[0], told[1]);
}
