//! Headings and captions say no more than the scores do: of ties, of single answers, of waves without a date.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Two areas of four questions; levels that require nothing but points and have no text.
const QUESTIONS: &str = r#"format = 1
id = "plain"
version = "1"
languages = ["sv", "en"]
title = "Plain"
scale = "five"

[[levels]]
id = "low"
from = 0
name = "Low"
[[levels]]
id = "high"
from = 60
name = "High"

[[scales]]
id = "five"
options = [
  { id = "0", label = "none" }, { id = "1", label = "little" }, { id = "2", label = "half" },
  { id = "3", label = "much" }, { id = "4", label = "all" },
]

[[groups]]
id = "a"
name = "Alpha"
[[groups]]
id = "b"
name = "Beta"
[index]
"#;

const ASSESSMENT: &str = r#"format = 1
title = "Trial"
questionnaire = "q.toml"
min_group = 1

[[waves]]
id = "1"
answers = ["a.csv"]

[[units]]
id = "one"
name = "One"
targets = { a = 70, b = 62.5 }
[[units]]
id = "two"
name = "Two"
[[units]]
id = "top"
name = "Top"
"#;

/// In both of the first a1 alone is the weakest, and the seven others are alike.
const ANSWERS: &str = "unit,a1,a2,a3,a4,b1,b2,b3,b4
one,0,2,2,2,2,2,2,2
two,0,2,2,2,2,2,2,2
top,4,4,4,4,4,4,4,4
";

fn folder(assessment: &str, answers: &str) -> tempfile::TempDir {
    let item =
        |id: &str| format!("[[items]]\nid = \"{id}\"\ngroup = \"{}\"\ntext = \"Is {id}?\"\n", &id[..1]);
    let items: String = ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4"].map(item).concat();
    let folder = tempfile::tempdir().expect("a folder");
    let files = [
        ("q.toml", QUESTIONS.to_owned() + &items),
        ("assessment.toml", assessment.into()),
        ("a.csv", answers.into()),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// Whether the program did it, and what it said if not.
fn run(what: &Path, arguments: &[&str], out: &Path) -> (bool, String) {
    let (first, rest) = arguments.split_first().expect("a command");
    let mut command = Command::new(env!("CARGO_BIN_EXE_mognad"));
    command.args(first.split(' ')).arg(what).args(rest).arg("--out").arg(out);
    let output = command.env("NO_COLOR", "1").env("LC_ALL", "C").output().expect("the program starts");
    (output.status.success(), String::from_utf8(output.stderr).expect("UTF-8"))
}

fn chart(what: &Path, kind: &str, rest: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("chart.svg");
    let kind = format!("chart {kind}");
    let arguments = [&[kind.as_str()], rest].concat();
    let (done, said) = run(what, &arguments, &out);
    assert!(done, "{said}");
    fs::read_to_string(out).expect("a chart")
}

/// A page's texts, a line each.
fn page(what: &Path, lang: &str, path: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    let (done, said) = run(what, &["report", "--lang", lang], &out);
    assert!(done, "{said}");
    let html = fs::read_to_string(out.join(path)).expect("a page").replace('\u{2060}', "");
    let texts = html.split('<').filter_map(|part| Some(part.split_once('>')?.1));
    let lines = texts.flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

fn instrument(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/instruments").join(name)
}

fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

fn lacks(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(!text.contains(part), "{part:?} is in\n{text}");
    }
}

#[test]
fn a_unit_without_an_interval_is_placed_by_its_score_and_not_on_the_border() {
    let dimios = instrument("dimios");
    let whole = page(&dimios, "en", "units/whole.html");
    contains(
        &whole,
        &["By your score you stand in the field Unused means", "How sure the field is cannot be said"],
    );
    lacks(&whole, &["You stand on the border", "You may also belong"]);
    let whole = page(&dimios, "sv", "units/whole.html");
    contains(
        &whole,
        &[
            "Efter resultatet står ni i fältet Outnyttjade möjligheter",
            "Hur säkert fältet är går inte att säga",
        ],
    );
    let note = "Units without an interval are placed by their score: how sure the field is cannot be said";
    contains(&page(&dimios, "en", "index.html"), &[note, "(by its score)", "(on the border)"]);
}

#[test]
fn of_areas_with_the_same_score_none_is_called_the_lowest() {
    for name in ["samm", "impuls"] {
        contains(&chart(&instrument(name), "heatmap", &["--lang", "en"]), &[">Results for 2 units<"]);
    }
    let folder = folder(ASSESSMENT, ANSWERS);
    contains(&chart(folder.path(), "heatmap", &["--lang", "sv"]), &[">Alpha ligger lägst i 2 av 3 enheter<"]);
    let bars =
        |lang| chart(&instrument("samm"), "bars", &["--unit", "alarm", "--wave", "baseline", "--lang", lang]);
    contains(&bars("en"), &[">Governance is highest, and the others score the same<"]);
    contains(&bars("sv"), &[">Governance ligger högst, och de andra ligger lika<"]);
    contains(
        &chart(folder.path(), "bars", &["--unit", "top", "--lang", "en"]),
        &[">The areas score the same<"],
    );
}

#[test]
fn of_questions_that_are_equally_weak_none_is_picked_for_its_place() {
    // Two of eight are the weakest, and the second of them would be any of seven.
    let folder = folder(ASSESSMENT, ANSWERS);
    let index = page(folder.path(), "en", "index.html");
    contains(&index, &["‘Is a1?’ is among the weakest in 2 of 3 units"]);
    let told = index.split("among the two weakest").nth(1).expect("the list");
    lacks(told.split("All units").next().expect("the list"), &["Is a2?"]);
    lacks(&page(&instrument("samm"), "sv", "index.html"), &["bland det svagaste"]);
}

#[test]
fn the_highest_level_is_not_said_to_require_what_it_does_not() {
    let folder = folder(ASSESSMENT, ANSWERS);
    let sv = page(folder.path(), "sv", "units/top.html");
    contains(&sv, &["Högsta nivån är nådd", "High är den högsta nivån."]);
    lacks(&sv, &["alla dess krav", "Innebörd", "Inga krav återstår"]);
    let en = page(folder.path(), "en", "units/top.html");
    contains(&en, &["The highest level is reached", "High is the highest level."]);
    lacks(&en, &["Meaning\n"]);
}

#[test]
fn targets_in_a_column_have_the_same_decimals() {
    let folder = folder(ASSESSMENT, ANSWERS);
    contains(&page(folder.path(), "en", "units/one.html"), &["\n70.00\n", "\n62.50\n", "\n(66.25)\n"]);
}

#[test]
fn a_wave_without_a_date_is_called_a_wave() {
    let folder = folder(ASSESSMENT, ANSWERS);
    contains(
        &chart(folder.path(), "heatmap", &["--lang", "en"]),
        &["Score 0–100 per unit and area, wave 1."],
    );
    contains(&chart(folder.path(), "bars", &["--unit", "one", "--lang", "sv"]), &["One, omgång 1. "]);
}

#[test]
fn no_results_are_not_results_for_no_units() {
    let folder = folder(&ASSESSMENT.replace("min_group = 1", "min_group = 5"), ANSWERS);
    let [sv, en] = ["sv", "en"].map(|lang| page(folder.path(), lang, "index.html"));
    contains(&sv, &["Inga resultat visas"]);
    contains(&en, &["No results are shown"]);
    lacks(&en, &["0 units"]);
}

#[test]
fn a_picture_is_named_only_for_a_chart_that_places_units() {
    let folder = folder(ASSESSMENT, ANSWERS);
    let out = folder.path().join("x.svg");
    for (lang, told) in [
        ("en", "--position does not apply to bars: the chart places no units"),
        ("sv", "--position gäller inte bars: diagrammet placerar inga enheter"),
    ] {
        let arguments = ["chart bars", "--unit", "one", "--position", "foo", "--lang", lang];
        let (done, said) = run(folder.path(), &arguments, &out);
        assert!(!done && said.contains(told) && !out.exists(), "{said}");
    }
}
