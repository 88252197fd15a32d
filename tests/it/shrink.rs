//! Scores drawn toward one another, beside the scores.

use mognad::insight::Analysis;
use mognad::insight::quality::Quality;
use mognad::model::Lang;
use mognad::render::markdown::markdown;
use mognad::render::terminal::{Paper, terminal};
use mognad::report::scores::{Breadth, Extract};
use serde_json::Value;

use crate::support::Study;

/// Three workplaces of twelve people, whose means are 25, 50 and 75, and two that are too small to be shown.
fn study() -> Study {
    Study::new("A(a) B(b)", "all(low middle high few one)")
        .min_group(3)
        .answers("low", &["1 3 | 2 3 | 2 2 | 3 3"; 3].join("|"))
        .answers("middle", &["2 3 | 3 3 | 3 2 | 4 3"; 3].join("|"))
        .answers("high", &["3 3 | 4 3 | 4 2 | 5 3"; 3].join("|"))
        .answers("few", "1 1 | 5 5")
        .answers("one", "5 1")
}

fn analysis(study: &Study) -> Analysis {
    Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses))
}

fn json(analysis: &Analysis) -> Value {
    let extract = Extract::whole(analysis, Lang::En).with_shrunken();
    serde_json::from_str(&extract.json().expect("JSON")).expect("JSON")
}

/// What stands under a name at a unit's node.
fn at<'j>(json: &'j Value, unit: &str, node: &str, what: &str) -> &'j Value {
    let find = |list: &'j Value, id: &str| {
        list.as_array().expect("a list").iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("{id}"))
    };
    &find(&find(&json["waves"][0]["units"], unit)["nodes"], node)[what]
}

#[test]
fn scores_are_drawn_inwards_by_hand() {
    let json = json(&analysis(&study()));
    // Within, each has squares 3 · (625 + 0 + 0 + 625): 9 · 1250/33. Between, 12 · (625 + 0 + 625)/2. With units of equal size, restricted
    // maximum likelihood is the analysis of variance, and a mean counts by 1 − (11250/33)/7500 = 21/22.
    for (unit, mean) in
        [("low", 50.0 - 25.0 * 21.0 / 22.0), ("middle", 50.0), ("high", 50.0 + 25.0 * 21.0 / 22.0)]
    {
        let figure = |what| at(&json, unit, "A", what).as_f64().unwrap_or_else(|| panic!("{unit} {what}"));
        assert!((figure("shrunken") - mean).abs() < 1e-12, "{unit} {}", figure("shrunken"));
        assert!((figure("own_weight") - 21.0 / 22.0).abs() < 1e-12, "{unit} {}", figure("own_weight"));
        // A question has none, and where units do not differ at all, nothing is left of what is their own.
        assert!(at(&json, unit, "a", "shrunken").is_null());
        let b = |what| at(&json, unit, "B", what).as_f64();
        assert_eq!((b("shrunken"), b("own_weight")), (Some(43.75), Some(0.0)));
    }
    for unit in ["all", "few", "one"] {
        assert!(at(&json, unit, "A", "shrunken").is_null(), "{unit}");
    }
}

#[test]
fn what_is_withheld_draws_nobody() {
    let quiet = json(&analysis(&study()));
    let loud = Study { responses: Default::default(), ..study() }
        .answers("low", &["1 3 | 2 3 | 2 2 | 3 3"; 3].join("|"))
        .answers("middle", &["2 3 | 3 3 | 3 2 | 4 3"; 3].join("|"))
        .answers("high", &["3 3 | 4 3 | 4 2 | 5 3"; 3].join("|"))
        .answers("few", "5 5 | 5 5")
        .answers("one", "1 4");
    let loud = json(&analysis(&loud));
    for unit in ["low", "middle", "high"] {
        assert_eq!(at(&quiet, unit, "A", "shrunken"), at(&loud, unit, "A", "shrunken"));
    }
}

#[test]
fn quality_and_score_draw_alike() {
    let study = study();
    let analysis = analysis(&study);
    let json = json(&analysis);
    let quality = Quality::of(analysis.latest(), &analysis.tallies[0], &study.responses);
    let [index] = &quality.standings[..] else { panic!("the index alone") };
    assert_eq!(index.units.len(), 3);
    for unit in &index.units {
        let id = analysis.assessment.units[unit.unit].id.as_str();
        let shrunken = unit.shrunken.expect("a shrunken score").mean;
        assert_eq!(at(&json, id, "index", "shrunken").as_f64(), Some(shrunken));
    }
}

#[test]
fn tables_show_them_beside_the_scores() {
    let analysis = analysis(&study());
    let whole = |lang| Extract::whole(&analysis, lang).with_shrunken();
    let unit = analysis.assessment.units.find("low").expect("a unit");
    let paper = Paper { width: 80, color: false };
    insta::assert_snapshot!(terminal(&whole(Lang::En).document(Breadth::Overview), &paper));
    insta::assert_snapshot!(terminal(&whole(Lang::Sv).units(&[unit]).document(Breadth::Overview), &paper));
    insta::assert_snapshot!(markdown(&whole(Lang::Sv).document(Breadth::Full)));
    let csv = whole(Lang::En).csv();
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    let lines: Vec<Vec<String>> = csv.lines().map(cells).collect();
    let before = lines[0].len() - 2;
    assert_eq!(lines[0][before..], ["shrunken", "own_weight"]);
    assert!(lines.iter().all(|line| line.len() == before + 2));
    let middle = lines.iter().find(|line| line[1] == "middle" && line[3] == "A").expect("a row");
    assert_eq!(middle[before], "50");
    // Without the asking nothing is different from before.
    assert!(!Extract::whole(&analysis, Lang::En).csv().contains("shrunken"));
    assert!(!Extract::whole(&analysis, Lang::En).json().expect("JSON").contains("shrunken"));
}

#[test]
fn two_workplaces_are_told_why_there_is_nothing() {
    let study = Study::new("A(a)", "all(low high)").answers("low", "1 | 2").answers("high", "3 | 4 | 3");
    let text = terminal(
        &Extract::whole(&analysis(&study), Lang::En).with_shrunken().document(Breadth::Overview),
        &Paper::PLAIN,
    );
    assert!(text.contains("No score can be shrunken"), "{text}");
    assert!(!text.contains('→'), "{text}");
}
