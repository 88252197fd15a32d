//! For how many of how many each score speaks, and why nothing says how sure some are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mognad::model::Rollup;
use mognad::score::{Coverage, Unsaid};

use crate::support::Study;

/// What a run prints, in one line, whether it is told on standard output or not.
pub fn said(arguments: &[&str], what: &Path) -> String {
    let (first, rest) = arguments.split_first().expect("a command");
    let mut command = Command::new(env!("CARGO_BIN_EXE_mognad"));
    let output = command.arg(first).arg(what).args(rest).env("NO_COLOR", "1").output().expect("it starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kommun")
}

/// The workplaces behind a score and all of them, and the people, where those are fewer than behind the unit's.
fn behind(study: &Study, node: &str) -> Option<[u64; 4]> {
    let Coverage { answered, workplaces, people, .. } =
        study.node("all", node).expect("a score").speaks_for?;
    let (there, all) = people.expect("headcounts");
    Some([answered, workplaces, there, all])
}

#[test]
fn a_node_that_fewer_workplaces_have_a_score_for_says_so() {
    let study = Study::new("A(p q) B(r s)", "all(a:40 b:30 c:20 d:10)")
        .rollup(Rollup::Headcount)
        .answers("a", "1 2 3 4 | 2 2 3 3")
        .answers("b", "3 4 1 2 | 4 4 2 na")
        .answers("c", "5 4 na na | 1 2 . dk");
    // Nobody answered in d, so three of four is what holds of the whole, and is not said of each node again.
    assert_eq!(behind(&study, "A"), None);
    assert_eq!(behind(&study, "index"), None);
    for node in ["B", "r", "s"] {
        assert_eq!(behind(&study, node), Some([2, 4, 70, 100]), "{node}");
    }
    assert_eq!(study.node("a", "B").expect("a score").speaks_for, None, "a workplace speaks for itself");
}

#[test]
fn a_few_who_left_something_out_are_not_told_by_it() {
    let study = |c: &str| {
        let five = "1 2 | 2 3 | 3 4 | 4 5 | 5 1";
        let study = Study::new("A(p) B(r)", "all(a:40 b:30 c:20)").min_group(5).rollup(Rollup::Headcount);
        study.answers("a", five).answers("b", five).answers("c", c)
    };
    // All of them left it out, so ten must have answered: as many as where all have the same score.
    let left_out = "1 . | 2 . | 3 . | 4 . | 5 . | 1 . | 2 . | 3 . | 4 . | 5 .";
    assert_eq!(behind(&study(left_out), "B"), Some([2, 3, 70, 90]));
    let (few, _) = left_out.rsplit_once(" | ").expect("several");
    assert_eq!(behind(&study(few), "B"), None, "nine answered, and what each of them did is not told");
}

#[test]
fn the_reason_for_a_missing_interval_is_kept_with_the_score() {
    let unsaid = |study: Study, unit: &str| study.node(unit, "A").expect("a score").estimate.unsaid;
    let two = || Study::new("A(q)", "all(a:10 b:10 c:10 d:70)").rollup(Rollup::Headcount);
    assert_eq!(unsaid(two().answers("a", "3"), "a"), Some(Unsaid::Single));
    assert_eq!(unsaid(two().answers("a", "3 | 3"), "a"), Some(Unsaid::Alike));
    assert_eq!(unsaid(two().answers("a", "1 | 3"), "a"), None);
    let answered = two().answers("a", "1 | 3").answers("b", "2 | 5");
    assert_eq!(unsaid(answered.clone(), "all"), Some(Unsaid::FewParts));
    assert_eq!(unsaid(answered.answers("c", "1 | 5"), "all"), Some(Unsaid::MostSilent));
}

#[test]
fn every_output_says_for_how_many_workplaces_an_area_speaks() {
    let sv = "högst 3 av 4 arbetsplatser, där 96 av 160 arbetar";
    let en = "at most 3 of 4 workplaces, where 96 of 160 people work";
    let unit = said(&["score", "--unit", "utbildning", "--lang", "sv"], &example());
    assert!(unit.contains(&format!("- Digital post: {sv}.")), "{unit}");
    assert!(
        !unit.contains("Brev direkt från systemet: högst"),
        "what stands in the area is not told again: {unit}"
    );
    let all = said(&["score", "--lang", "en"], &example());
    assert!(all.contains(&format!("- Utbildningsförvaltningen, Digital post: {en}.")), "{all}");
    let check = said(&["check", "--details", "--lang", "sv"], &example());
    assert!(
        check.contains(&format!("Utbildningsförvaltningen: Resultatet för digital post bygger på {sv}.")),
        "{check}"
    );
    let json = said(&["score", "--unit", "utbildning", "--format", "json"], &example());
    assert!(
        json.contains(r#""speaks_for": {"workplaces": 3, "of": 4, "people": [96, 160], "at_most": true}"#),
        "{json}"
    );

    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    said(&["report", "--lang", "en", "--out", out.to_str().expect("UTF-8")], &example());
    let page = fs::read_to_string(out.join("units/utbildning.html")).expect("a page");
    assert!(page.contains(&format!("covers {en}.")), "the area's own section says it");
    let index = fs::read_to_string(out.join("index.html")).expect("a page");
    assert!(index.contains(&format!("<p>Utbildningsförvaltningen, Digital post: {en}.</p>")));
}

/// A folder with one question, four workplaces and these answers.
fn folder(more: &str, answers: &str) -> tempfile::TempDir {
    folder_of("", more, answers)
}

/// The same with more in the questionnaire.
pub fn folder_of(further: &str, more: &str, answers: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let questions = "format = 1\nid = \"one\"\nversion = \"1\"\nlanguages = [\"en\"]\ntitle = \"One\"\nscale = \"five\"\n\
        [[scales]]\nid = \"five\"\noptions = [{ id = \"0\", label = \"n\" }, { id = \"1\", label = \"l\" }, { id = \"2\", label = \"h\" }]\n\
        [[groups]]\nid = \"a\"\nname = \"Alpha\"\n[[items]]\nid = \"a1\"\ngroup = \"a\"\ntext = \"Is it?\"\n";
    let questions = format!("{questions}{further}[index]\n");
    let mut assessment = format!(
        "format = 1\ntitle = \"Trial\"\nquestionnaire = \"q.toml\"\nmin_group = 1\n{more}\n\
         [[waves]]\nid = \"1\"\nanswers = [\"a.csv\"]\n[[units]]\nid = \"all\"\nname = \"All\"\n"
    );
    for (id, people) in [("one", 4), ("two", 4), ("three", 3), ("four", 40)] {
        assessment += &format!(
            "[[units]]\nid = \"{id}\"\nname = \"{}\"\nparent = \"all\"\nheadcount = {people}\n",
            id.to_uppercase()
        );
    }
    for (name, text) in [("q.toml", &questions[..]), ("assessment.toml", &assessment), ("a.csv", answers)] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

#[test]
fn a_table_says_why_intervals_and_verdicts_are_missing_and_only_the_reasons_that_there_are() {
    let single = folder("", "unit,a1\none,0\none,2\ntwo,1\n");
    let told = said(&["score", "--lang", "en"], single.path());
    assert!(told.contains("No interval for TWO: a single answer."), "{told}");
    assert!(told.contains("No interval for All: not all parts answered, only one or two."), "{told}");
    assert!(!told.contains("alike") && !told.contains("more than half"), "{told}");
    let told = said(&["compare", "one", "two", "--lang", "sv"], single.path());
    assert!(told.contains("Inget intervall och ingen bedömning för TWO: ett enda svar."), "{told}");
    let told = said(&["score", "--unit", "two", "--lang", "sv"], single.path());
    assert!(told.contains("Inget intervall för index, Alpha och Is it?: ett enda svar."), "{told}");

    let alike = folder("", "unit,a1\none,0\none,0\ntwo,0\ntwo,0\nthree,0\nthree,0\n");
    let told = said(&["compare", "one", "two", "--lang", "en"], alike.path());
    assert!(told.contains("No interval and no verdict for ONE and TWO: all answers are alike"), "{told}");
    let told = said(&["score", "--unit", "all", "--lang", "en"], alike.path());
    assert!(told.contains("parts that did not answer are more than half of the whole."), "{told}");

    let varied = folder("", "unit,a1\none,0\none,2\ntwo,1\ntwo,2\nthree,0\nthree,1\nfour,0\nfour,1\n");
    let told = said(&["score", "--lang", "en"], varied.path());
    assert!(!told.contains("No interval"), "{told}");
}

#[test]
fn where_all_who_work_there_answered_that_is_why_no_interval_is_shown() {
    let census = folder("finite_population = true", "unit,a1\nthree,0\nthree,1\nthree,2\none,1\none,2\n");
    let told = said(&["score", "--unit", "three", "--lang", "en"], census.path());
    assert!(told.contains("all who work there answered."), "{told}");
}

#[test]
fn the_corrected_standard_error_of_a_whole_is_explained_part_by_part() {
    let answers = "unit,a1\none,0\none,2\ntwo,1\ntwo,2\nthree,0\nthree,1\nfour,0\nfour,2\nfour,1\n";
    let whole = folder("finite_population = true", answers);
    let told = said(&["explain", "all", "a", "--lang", "en"], whole.path());
    // One: s² = 5000, n = 2 of 4: se = 50, and 50·√(1 − 2/4) = 35.355339.
    assert!(told.contains("ONE 2 4 50.000000 35.355339"), "{told}");
    // Two: s² = 1250, below half of what is usual, (5000 + 1250 + 1250 + 2·2500)/5 = 2500, by nothing: se = 25, 17.677670.
    assert!(told.contains("TWO 2 4 25.000000 17.677670"), "{told}");
    // Three: 25·√(1 − 2/3) = 14.433757; four: √(2500/3) = 28.867513, times √(37/40) = 27.764. Weights are 4, 4, 3 and 40 of 51.
    assert!(told.contains("THREE 2 3 25.000000 14.433757"), "{told}");
    let parts: [(f64, f64); 4] =
        [(4.0, 5000.0 / 4.0), (4.0, 1250.0 / 4.0), (3.0, 1250.0 / 6.0), (40.0, 2500.0 / 3.0 * 37.0 / 40.0)];
    let se = parts.iter().map(|(people, v)| (people / 51.0).powi(2) * v).sum::<f64>().sqrt();
    assert!(told.contains(&format!("se = √(Σ (w · se′)²) = {se:.6}")), "{se} {told}");
    assert!(told.contains("se′ = se · √(1 − n / N)"), "{told}");

    let silent = folder("finite_population = true", answers.split("four").next().expect("text"));
    let told = said(&["explain", "all", "a", "--lang", "en"], silent.path());
    assert!(told.contains("more than half of the whole, so there is no interval"), "{told}");
}

#[test]
fn a_ladder_speaks_for_as_many_as_the_stage_that_fewest_have_a_score_for() {
    let stages = "[[groups]]\nid = \"b\"\nname = \"Beta\"\ncombine = \"ladder\"\npass_at = 50\n\
        [[items]]\nid = \"b1\"\ngroup = \"b\"\ntext = \"First?\"\n[[items]]\nid = \"b2\"\ngroup = \"b\"\ntext = \"Second?\"\n";
    let answers = "unit,a1,b1,b2\none,0,2,2\none,2,1,2\ntwo,1,2,1\nthree,0,2,\nfour,0,1,\n";
    let ladder = folder_of(stages, "", answers);
    let told = said(&["score", "--unit", "all", "--lang", "en"], ladder.path());
    assert!(told.contains("- Beta: 2 of 4 workplaces, where 8 of 51 people work."), "{told}");
    assert!(
        told.contains("for Index and Beta: judged on the unit’s other scores and not on answers."),
        "{told}"
    );
}
