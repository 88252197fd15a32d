//! Scores on their own scales, targets and rounding, as people see them: pages, charts, comparisons, explanations.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fixtures::program;

/// What the program says; it must say so without a fault.
fn run(arguments: &[&str]) -> String {
    let mut command = program();
    let output = command.args(arguments).output();
    let output = output.expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn instrument(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/instruments").join(name);
    folder.to_str().expect("a path in UTF-8").to_owned()
}

/// The report of an assessment in a folder of its own.
fn report(assessment: &str, lang: &str, out: &Path) {
    let out = out.to_str().expect("a path in UTF-8");
    run(&["report", assessment, "--out", out, "--lang", lang]);
}

/// What a reader sees on a page, charts included, a line per text. The method, which is the same for all, is left out.
fn visible(page: &Path) -> String {
    let html = fs::read_to_string(page).expect("a page").replace('\u{2060}', "");
    let body = html.split_once("<main").expect("a main part").1;
    let body = body.split_once("<section id=\"method\"").map_or(body, |(before, _)| before);
    let body = body.split_once("<section id=\"answers\"").map_or(body, |(before, _)| before);
    let texts = body.split('<').filter_map(|part| Some(part.split_once('>')?.1));
    let lines = texts.flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn pages_and_pictures_stand_on_the_instruments_scale() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, unit) in [("samm", "secure-build"), ("impuls", "dimensions")] {
        for lang in ["sv", "en"] {
            let out: PathBuf = folder.path().join(format!("{name}-{lang}"));
            report(&instrument(name), lang, &out);
            let page = visible(&out.join("units").join(format!("{unit}.html")));
            // Governance and its four fellows make up most of a very long page.
            let page: String = page.split_inclusive('\n').take(150).collect();
            insta::assert_snapshot!(format!("page-{name}-{lang}"), page);
            let index = visible(&out.join("index.html"));
            insta::assert_snapshot!(format!("index-{name}-{lang}"), index);
        }
    }
}

#[test]
fn the_only_area_is_not_compared_with_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, lowest) in [("sv", "Asset management ligger lägst"), ("en", "Lowest: Asset management")] {
        let out = folder.path().join(lang);
        report(&instrument("crr"), lang, &out);
        for unit in ["first", "second", "complete", "unanswered"] {
            let page = visible(&out.join("units").join(format!("{unit}.html")));
            assert!(!page.contains(lowest), "{unit}: {page}");
        }
        let page = visible(&out.join("units/second.html"));
        let told = match lang {
            "sv" => ["The work is planned håller tillbaka", "Asset management får 1,38 av 5"],
            _ => ["Held back by The work is planned", "Asset management scores 1.38 out of 5"],
        };
        assert!(told.iter().all(|told| page.contains(told)), "{page}");
        assert!(!visible(&out.join("index.html")).contains("Asset management är lägst"));
    }
}

const QUESTIONS: &str = r#"
format = 1
id = "two-scales"
version = "1"
languages = ["sv", "en"]
title = { sv = "Två skalor", en = "Two scales" }
scale = "many"

[[levels]]
id = "low"
from = 0
name = { sv = "Låg", en = "Low" }

[[levels]]
id = "high"
from = 60
name = { sv = "Hög", en = "High" }

[[scales]]
id = "many"
options = [
  { id = "a", points = 0, label = { sv = "A", en = "A" } },
  { id = "b", points = 59.9, label = { sv = "B", en = "B" } },
  { id = "c", points = 100, label = { sv = "C", en = "C" } },
]

[[groups]]
id = "short"
name = { sv = "Kort skala", en = "Short scale" }
range = [0, 3]

[[groups]]
id = "plain"
name = { sv = "Vanlig skala", en = "Plain scale" }

[[groups]]
id = "plain-a"
parent = "plain"
name = { sv = "Första delen", en = "First part" }

[[groups]]
id = "plain-b"
parent = "plain"
name = { sv = "Andra delen", en = "Second part" }

[[items]]
id = "short-1"
group = "short"
text = { sv = "Kort?", en = "Short?" }

[[items]]
id = "a-1"
group = "plain-a"
text = { sv = "A?", en = "A?" }

[[items]]
id = "b-1"
group = "plain-b"
text = { sv = "B?", en = "B?" }
"#;

const ASSESSMENT: &str = r#"
format = 1
title = { sv = "Två skalor", en = "Two scales" }
questionnaire = "two.toml"
min_group = 1
rollup = "pooled"

[[waves]]
id = "w1"
answers = ["w1.csv"]

[[waves]]
id = "w2"
answers = ["w2.csv"]

[[units]]
id = "all"
name = { sv = "Alla", en = "All" }

[[units]]
id = "one"
name = { sv = "Ett", en = "One" }
parent = "all"
targets = { short = 60, plain = 75, a-1 = 59.9 }

[[units]]
id = "two"
name = { sv = "Två", en = "Two" }
parent = "all"
targets = { short = 50 }
"#;

/// An assessment of two areas on different scales, in a folder. The unit "one" has 59.9 in one of them, and hides a
/// weak part in the other; its score before was 0.
fn two_scales() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    file("two.toml", QUESTIONS);
    file("assessment.toml", ASSESSMENT);
    file("w1.csv", "unit,respondent,short-1,a-1,b-1\none,p1,a,a,a\none,p2,a,a,a\ntwo,q1,b,b,b\n");
    let now = "one,p1,b,c,b\none,p2,b,c,a\ntwo,q1,b,b,b\ntwo,q2,c,c,b\n";
    file("w2.csv", &format!("unit,respondent,short-1,a-1,b-1\n{now}"));
    folder
}

#[test]
fn areas_with_different_scales_share_no_axis_but_points() {
    let folder = two_scales();
    let root = folder.path().to_str().expect("a path in UTF-8");
    for lang in ["sv", "en"] {
        let out = folder.path().join(format!("report-{lang}"));
        report(root, lang, &out);
        insta::assert_snapshot!(format!("mixed-page-{lang}"), visible(&out.join("units/one.html")));
        insta::assert_snapshot!(format!("mixed-index-{lang}"), visible(&out.join("index.html")));
    }
}

#[test]
fn tables_for_the_terminal_name_the_scale_the_target_and_what_a_mean_hides() {
    let folder = two_scales();
    let root = folder.path().to_str().expect("a path in UTF-8");
    for (name, arguments) in [
        ("score-unit-sv", &["score", root, "--unit", "one", "--lang", "sv"][..]),
        ("score-unit-en", &["score", root, "--unit", "one", "--lang", "en"]),
        ("score-sv", &["score", root, "--lang", "sv"]),
        ("score-markdown-en", &["score", root, "--unit", "one", "--format", "markdown", "--lang", "en"]),
        ("compare-sv", &["compare", root, "one", "two", "--lang", "sv"]),
        ("compare-en", &["compare", root, "one", "two", "--format", "markdown", "--lang", "en"]),
        ("compare-json", &["compare", root, "one", "two", "--format", "json"]),
        ("explain-sv", &["explain", root, "two", "short", "--lang", "sv"]),
    ] {
        insta::assert_snapshot!(format!("terminal-{name}"), run(arguments));
    }
}

#[test]
fn a_score_just_below_a_level_looks_reached_nowhere() {
    let folder = two_scales();
    let root = folder.path().to_str().expect("a path in UTF-8");
    // 59.9 points of 0–3 are 1.797, and the level begins at 1.80. A question has no levels, so it is rounded.
    for arguments in [
        &["score", root, "--unit", "one"][..],
        &["score", root],
        &["score", root, "--format", "markdown"],
        &["compare", root, "one", "two"],
    ] {
        let said = run(arguments);
        let rounded = said.lines().filter(|line| !line.contains("Short?") && line.contains("1.80"));
        assert_eq!(rounded.collect::<Vec<_>>(), Vec::<&str>::new(), "{arguments:?}");
        assert!(said.contains("1.79"), "{arguments:?}: {said}");
    }
}
