//! `mognad gate`: what must hold, and with which code the run ends.

use std::fmt::Write as _;

use serde_json::Value;

use crate::cli::folder::{Folder, Ran};
use crate::fixtures::in_five;

const ASKED: &str = r#"[[groups]]
id = "a"
name = "Alfa"

[[items]]
id = "a1"
group = "a"
text = "A1"

[[items]]
id = "a2"
group = "a"
text = "A2"

[[items]]
id = "a3"
group = "a"
text = "A3"

[[items]]
id = "why"
group = "a"
kind = "text"
text = "Why?"
"#;

/// Two workplaces over two waves; `big` has 12 people and `few` six, of whom nobody answered last time.
const ASSESSMENT: &str = r#"format = 1
title = "T"
questionnaire = "q.toml"
[[waves]]
id = "2025"
answers = ["2025.csv"]
[[waves]]
id = "2026"
answers = ["2026.csv"]
[[units]]
id = "all"
name = { sv = "Alla", en = "Everybody" }
[[units]]
id = "big"
name = { sv = "Stora", en = "Big" }
parent = "all"
[[units]]
id = "few"
name = { sv = "Lilla", en = "Little" }
parent = "all"
"#;

/// Each person's three answers are the same option, or differ by one at the last.
fn answers(units: &[(&str, &[u8])]) -> String {
    let mut text = "unit,respondent,a1,a2,a3,why\n".to_owned();
    for (unit, people) in units {
        for (at, option) in people.iter().enumerate() {
            writeln!(text, "{unit},{unit}-{at},{option},{option},{option},").unwrap();
        }
    }
    text
}

/// `big` fell from about 75 to 50 and `few` has 25 and did not answer before.
fn folder() -> Folder {
    let folder = Folder::empty();
    folder.write("q.toml", &in_five(ASKED));
    folder.write("assessment.toml", ASSESSMENT);
    let before = [("big", &[3, 3, 3, 4, 3, 3, 2, 3, 3, 4, 3, 2][..])];
    let now = [("big", &[2, 2, 2, 3, 2, 2, 1, 2, 2, 3, 2, 1][..]), ("few", &[1, 1, 2, 0, 1, 1])];
    folder.write("2025.csv", &answers(&before));
    folder.write("2026.csv", &answers(&now));
    folder
}

fn gate(folder: &Folder, words: &str) -> Ran {
    folder.run(format!("gate . --lang en {words}").trim())
}

/// The outcomes in the order of what is required, and the code of the run.
fn outcomes(folder: &Folder, words: &str) -> (Vec<String>, i32) {
    let ran = gate(folder, &format!("{words} --format json"));
    let json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{words}: {}", ran.err));
    let outcome = |one: &Value| one["outcome"].as_str().expect("a word").to_owned();
    let all = json["requirements"].as_array().expect("a list").iter().map(outcome).collect();
    assert_eq!(json["passed"], ran.code == 0, "{words}");
    (all, ran.code)
}

#[test]
fn a_score_is_held_against_what_is_required_as_against_a_level() {
    let folder = folder();
    // Twelve people: eight at 50, two at 75, two at 25.
    for (words, outcome, code) in [
        ("--min a=50 --unit big", "met", 0),
        ("--min a=50,1 --unit big", "not_met", 1),
        ("--min a=50.1 --unit Big", "not_met", 1),
        ("--min index=0 --unit big", "met", 0),
        ("--min a=25 --unit few", "met", 0),
        ("--min a=26 --unit few", "not_met", 1),
    ] {
        assert_eq!(outcomes(&folder, words), (vec![outcome.to_owned()], code), "{words}");
    }
}

#[test]
fn what_may_not_be_shown_keeps_the_gate_shut_unless_it_is_to_be_passed_over() {
    let folder = folder();
    // A single question of six people is told as a stage, and nothing that is required of it says what its figure is.
    for least in [0, 25, 100] {
        let words = format!("--min a1={least} --unit few");
        assert_eq!(outcomes(&folder, &words), (vec!["unknown".to_owned()], 1), "{words}");
        assert_eq!(outcomes(&folder, &format!("{words} --hidden pass")), (vec!["unknown".to_owned()], 0));
    }
    let told = gate(&folder, "--min a1=25 --unit few");
    assert!(
        told.out.contains("Cannot be judged\n- Little, ") && told.out.contains("counts as not met"),
        "{}",
        told.out
    );
}

#[test]
fn nothing_is_known_within_the_ends_of_the_scale_where_few_are_told_of() {
    let folder = folder();
    folder.write("2026.csv", &answers(&[("big", &[2; 12][..]), ("few", &[4, 4, 4, 4, 4, 4])]));
    // All six have 100, which is told as over 95.
    for (least, outcome, code) in [(95, "met", 0), (96, "unknown", 1), (100, "unknown", 1)] {
        assert_eq!(
            outcomes(&folder, &format!("--min a={least} --unit few")),
            (vec![outcome.to_owned()], code)
        );
    }
    folder.write("2026.csv", &answers(&[("big", &[2; 12][..]), ("few", &[0; 6][..])]));
    for (least, outcome, code) in [(0, "met", 0), (1, "unknown", 1), (5, "unknown", 1), (6, "not_met", 1)] {
        let words = format!("--min a={least} --unit few --show-anyway");
        assert_eq!(outcomes(&folder, &words), (vec![outcome.to_owned()], code), "{least}");
    }
}

#[test]
fn a_policy_is_told_by_what_it_is_called() {
    let folder = folder();
    let rules = "[[rules]]\nat_least = { a = 10 }\n";
    folder.write(
        "p.toml",
        &format!("format = 1\ntitle = {{ sv = \"Mål för 2026\", en = \"Goals of 2026\" }}\n{rules}"),
    );
    for (lang, title) in [("sv", "Mål för 2026"), ("en", "Goals of 2026")] {
        let ran = folder.run(&format!("gate . --lang {lang} --policy p.toml"));
        assert!(ran.out.contains(title), "{}", ran.out);
        let ran = folder.run(&format!("gate . --lang {lang} --policy p.toml --format json"));
        let json: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(json["policy"], title);
    }
    folder.write("p.toml", &format!("format = 1\n{rules}"));
    let json: Value =
        serde_json::from_str(&gate(&folder, "--policy p.toml --format json").out).expect("JSON");
    assert_eq!(json.get("policy"), None);
    folder.write("p.toml", &format!("format = 1\ntitel = \"T\"\n{rules}"));
    let ran = gate(&folder, "--policy p.toml");
    assert!(ran.code == 2 && ran.err.contains("title"), "{}", ran.err);
}

#[test]
fn only_a_sure_decrease_shuts_the_gate() {
    let folder = folder();
    let (found, code) = outcomes(&folder, "--no-regress 2025 --unit big");
    assert_eq!((found, code), (vec!["not_met".to_owned(); 2], 1), "the index and the area fell by 25 points");
    let told = gate(&folder, "--no-regress 2025 --unit big").out;
    assert!(
        told.contains("Not met\n") && told.contains("Big, alfa: −25.0 since 2025")
            || told.contains("Big, Alfa: −25.0 since 2025"),
        "{told}"
    );
    // One of twelve says one step less.
    let almost = [3, 3, 3, 4, 3, 3, 2, 3, 3, 4, 3, 1];
    folder.write("2026.csv", &answers(&[("big", &almost[..])]));
    assert_eq!(outcomes(&folder, "--no-regress 2025 --unit big --nodes a --show-anyway").1, 0);
}

#[test]
fn what_is_said_of_one_requirement_does_not_depend_on_the_others() {
    let folder = folder();
    let alone = outcomes(&folder, "--no-regress 2025 --unit big --nodes a").0;
    let all = outcomes(&folder, "--no-regress 2025 --every-unit --nodes a").0;
    assert_eq!(alone[0], all[1], "of everybody, big and few, big is the second");
}

#[test]
fn targets_of_the_assessment_can_be_required() {
    let folder = folder();
    assert!(gate(&folder, "--targets").err.contains("there are no targets to reach"));
    let with = ASSESSMENT.replace("name = { sv = \"Alla\"", "targets = { a = 30 }\nname = { sv = \"Alla\"");
    folder.write("assessment.toml", &with);
    // Everybody has 41.7, and the small unit has its target from above.
    assert_eq!(outcomes(&folder, "--targets --every-unit").0, ["met", "met", "not_met"]);
}

#[test]
fn a_policy_says_the_same_for_many_units() {
    let folder = folder();
    folder.write(
        "policy.toml",
        "format = 1\nhidden = \"pass\"\n[[rules]]\nat_least = { index = 40 }\n[[rules]]\nunits = [\"big\", \"few\"]\nat_least = { a = 30 }\n\
         no_regress = [\"a\"]\n[[rules]]\nunits = [\"*\"]\nat_least = { a = 10 }\n",
    );
    let (found, code) = outcomes(&folder, "--policy policy.toml");
    // The whole has (12 · 50 + 6 · 25)/18 = 41.7; `few` did not answer last time.
    let expected = ["met", "met", "not_met", "not_met", "unknown", "met", "met", "met"];
    assert_eq!((found, code), (expected.map(str::to_owned).to_vec(), 1));
    assert_eq!(outcomes(&folder, "--policy policy.toml --min a=1").0.len(), 9, "and what is typed");
}

#[test]
fn all_that_is_wrong_with_a_policy_is_told_at_once_with_its_place() {
    let folder = folder();
    folder.write(
        "policy.toml",
        "format = 1\nhiden = \"pass\"\n[[rules]]\nunits = [\"bigg\"]\nat_least = { indx = 40, a = 140 }\n[[rules]]\nunits = [\"few\"]\n\
         no_regress = [\"why\"]\n[[rules]]\nunits = []\n",
    );
    let ran = gate(&folder, "--policy policy.toml");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for part in [
        "policy.toml:2:1",
        "policy.toml:4:10",
        "`big`",
        "policy.toml:5:14",
        "`index`",
        "policy.toml:5:29",
        "policy.toml:8:15",
        "policy.toml:9",
        "`at_least`",
        "policy.toml:10:9",
    ] {
        assert!(ran.err.contains(part), "{part} is not in\n{}", ran.err);
    }
}

#[test]
fn what_cannot_be_asked_of_a_gate_is_refused() {
    let folder = folder();
    for (words, said) in [
        ("", "--min"),
        ("--min a", "equals sign"),
        ("--min a=101", "no number of points from 0 to 100"),
        ("--min a=lots", "no number of points"),
        ("--min b=10", "unknown area or question"),
        ("--min why=10", "has no points"),
        ("--min a=10 --unit bigg", "unknown unit"),
        ("--no-regress 2026", "is not the one before the newest"),
        ("--no-regress 2024", "unknown wave"),
        ("--policy nowhere.toml", "nowhere.toml"),
        ("--min a=10 --nodes a", "--no-regress"),
    ] {
        let ran = gate(&folder, words.trim());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words}");
        assert!(ran.err.contains(said), "{words}: {said} is not in\n{}", ran.err);
    }
    folder.write(
        "assessment.toml",
        &ASSESSMENT.replace("[[waves]]\nid = \"2025\"\nanswers = [\"2025.csv\"]\n", ""),
    );
    let ran = gate(&folder, "--no-regress 2026");
    assert!(ran.code == 2 && ran.err.contains("changes take two waves"), "{}", ran.err);
}

#[test]
fn a_gate_says_in_both_languages_what_is_missing() {
    let folder = folder();
    let words = "gate . --min a=60 --min index=45 --unit big --unit few";
    for lang in ["sv", "en"] {
        insta::assert_snapshot!(
            format!("gate_{lang}"),
            folder.run(&format!("{words} --lang {lang}")).transcript(words)
        );
    }
}
