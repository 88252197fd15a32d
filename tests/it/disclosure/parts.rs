//! Small assessments that each part of the rule is there for.

use mognad::insight::Analysis;
use mognad::insight::quality::Quality;
use mognad::model::{Lang, RoleId, Rollup};
use mognad::render::terminal::{Paper, terminal};
use mognad::report::scores::{Breadth, Extract};
use mognad::score::Grain;

use super::exact::Known;
use super::told::Told;
use crate::support::Study;

/// So many people who answered so, `|` between them.
fn times(answers: &str, people: usize) -> String {
    vec![answers; people].join("|")
}

/// The fewest of whom a combination of figures speaks, and which nodes are figures where.
fn told(study: &Study, unit: &str, nodes: &[&str]) -> (Option<u64>, Vec<bool>) {
    let fewest = Known::of(&Told::of(study)).fewest(0).map(|(people, _)| people);
    (fewest, nodes.iter().map(|node| study.mean(unit, node).is_some()).collect())
}

#[test]
fn a_question_that_most_were_asked_is_not_taken_from_the_group_where_few_were_asked_the_others() {
    // In u, G less a is what the five have who were asked b and c instead. v makes these questions enough in p.
    let study = Study::new("G(a b c)", "p(u v)").min_group(5);
    let study = study.answers("u", &times("4 na na", 20)).answers("u", &times("na 2 3", 5));
    let study = study.answers("v", &times("na 4 2", 15));
    let (fewest, shown) = told(&study, "p", &["G", "a", "b", "c"]);
    assert_eq!((fewest, shown[0]), (None, true));
    assert!(shown[1..].contains(&false), "{shown:?}");
}

#[test]
fn who_left_out_one_of_two_questions_is_not_told_by_both() {
    let study =
        Study::new("G(a b)", "u").min_group(5).answers("u", &times("4 2", 20)).answers("u", "3 na|1 na");
    assert_eq!(told(&study, "u", &["G", "a", "b"]), (None, vec![true, false, false]));
    // Where ten left it out they are enough.
    let study = study.answers("u", &times("5 na", 8));
    assert_eq!(told(&study, "u", &["G", "a", "b"]), (None, vec![true, true, true]));
}

#[test]
fn of_three_questions_one_is_a_figure_where_few_left_something_out() {
    let study = Study::new("G(a b c)", "u").min_group(5).answers("u", &times("4 2 3", 20));
    let study = study.answers("u", "3 na 2|1 4 na|na 2 5");
    let (fewest, shown) = told(&study, "u", &["G", "a", "b", "c"]);
    assert_eq!((fewest, shown[0], shown[1..].iter().filter(|shown| **shown).count()), (None, true, 1));
}

#[test]
fn who_left_nothing_out_of_groups_in_groups_is_not_told_by_those_who_did() {
    // Of S most left one question out, and some all of T. Three left nothing out.
    let study = Study::new("A(S(a b c) T(d e f))", "u").min_group(5);
    let study = study.answers("u", &times("4 2 na 3 3 2", 30)).answers("u", &times("3 4 1 na na na", 10));
    let study = study.answers("u", &times("1 5 2 4 4 3", 3));
    let (fewest, shown) = told(&study, "u", &["A"]);
    assert_eq!((fewest, shown), (None, vec![true]));
}

#[test]
fn who_left_something_out_of_a_group_is_not_told_by_those_who_left_out_more() {
    // Twelve left out a question of S and all of T: subtracted in proportion they vanish together with those who left nothing out.
    let study = Study::new("A(S(a b c) T(d e f))", "u").min_group(5);
    let study = study.answers("u", &times("4 2 1 3 3 2", 30)).answers("u", &times("3 4 na na na na", 12));
    let study = study.answers("u", &times("1 na 2 4 4 3", 3));
    let (fewest, shown) = told(&study, "u", &["A"]);
    assert_eq!((fewest, shown), (None, vec![true]));
}

#[test]
fn a_group_that_is_told_of_a_whole_alone_is_not_taken_apart_as_if_its_parts_told_it() {
    // Of S only whole points are told of the small units; in p it is told of everybody, among whom one left a question out.
    let units: Vec<String> = (0..6).map(|unit| format!("u{unit}")).collect();
    let study = Study::new("A(S(a b c) T(d e f))", &format!("p(v {})", units.join(" "))).min_group(5);
    let mut study = study.answers("v", &times("4 2 1 3 3 2", 20)).answers("u0", "3 5 na 4 3 2");
    for unit in &units {
        study = study.answers(unit, &times("3 2 1 4 3 2", 7)).answers(unit, &times("na na na 2 3 4", 7));
    }
    let (fewest, shown) = told(&study, "p", &["A", "S"]);
    assert_eq!((fewest, shown), (None, vec![true, true]));
}

#[test]
fn one_who_left_a_question_out_is_not_told_by_many_small_units_that_count_together() {
    let units: Vec<String> = (0..6).map(|unit| format!("u{unit}")).collect();
    let mut study = Study::new("B(e f)", &format!("p({})", units.join(" "))).min_group(5);
    for unit in &units {
        study = study.answers(unit, &times("4 2", 7));
    }
    study = study.answers("u5", "5 na");
    assert_eq!(told(&study, "p", &["B", "e", "f"]), (None, vec![true, false, false]));
}

#[test]
fn parts_that_are_kept_back_are_not_told_apart_where_few_have_both() {
    // G in u less b and d is what the three have who were asked all; those of v were not asked these. Ten of v are at odds with others there.
    let study = Study::new("G(a b c d)", "p(u v)").min_group(5);
    let study = study.answers("u", &times("na 4 na 2", 20)).answers("u", &times("1 5 2 4", 3));
    let study = study.answers("v", &times("3 na 1 na", 20)).answers("v", &times("2 na na na", 10));
    let (fewest, shown) = told(&study, "p", &["G", "a", "b", "c", "d"]);
    assert_eq!(fewest, None, "{shown:?}");
    assert!(shown[0] && shown[1..].contains(&true), "{shown:?}");
}

#[test]
fn who_left_something_out_in_a_role_is_not_told_by_the_role() {
    // All of the staff were asked a alone, and so were two managers: twice the group less the managers' is what these two have.
    let study = Study::new("G(a b)", "u").min_group(5).answers("u", &times("4 na", 20));
    let mut study = study.answers("u", &times("2 5", 12)).answers("u", "1 na|5 na");
    for (at, response) in study.responses.0.iter_mut().enumerate() {
        response.role = RoleId::parse(if at < 20 { "staff" } else { "manager" }).ok();
    }
    assert_eq!(told(&study, "u", &["G", "a", "b"]), (None, vec![true, true, true]));
}

#[test]
fn how_many_did_not_know_is_not_told_of_few_by_what_is_told_of_others() {
    // In v, seven do not know.
    let study = Study::new("A(a)", "p(u v)").min_group(5).answers("u", &times("4", 20));
    let study = study.answers("v", &times("dk", 7));
    let scores = study.scores();
    let a = study.questionnaire().find("a").expect("a question");
    assert!(["p", "u"].iter().all(|unit| study.mean(unit, "a").is_some()));
    let told = ["p", "u"].map(|unit| scores.release().has_states(a, study.unit(unit).at()));
    assert_ne!(told, [true, true]);
}

#[test]
fn who_left_something_out_is_not_told_by_figures_of_those_who_did_not() {
    let study = Study::new("G(a b c)", "u").min_group(5).answers("u", &times("4 2 3", 15));
    let study = study.answers("u", &times("1 5 2", 15)).answers("u", &times("4 1 na", 10));
    let study = study.answers("u", "2 na 3|5 na 1");
    let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
    let quality = Quality::of(analysis.latest(), &analysis.tallies[0], &study.responses);
    assert_eq!(told(&study, "u", &["G", "a", "b", "c"]), (None, vec![true; 4]));
    assert!(quality.groups[0].reliability.is_err(), "c's 32 less the 30 are two");
}

#[test]
fn which_options_are_open_is_not_told_of_a_question_that_is_not_shown() {
    let study = Study::new("A(a^3 b c)", "p(u v)").min_group(5);
    let study = study.answers("u", &times("t12 4 2", 4)).answers("v", &times("t1 2 3", 12));
    let a = study.questionnaire().find("a").expect("a question");
    let scores = study.scores();
    let told = ["p", "u", "v"].map(|unit| scores.unit(study.unit(unit)).open_options.contains_key(&a));
    // What v has is what p has but for four.
    assert_eq!(told, [true, false, false]);
}

#[test]
fn at_the_ends_of_the_scale_it_is_not_told_whether_all_of_few_agree() {
    for (answers, other, grain, texts) in [
        ("1 1 1", "1 1 2", Grain::Under, ["under 5", "under 5"]),
        ("5 5 5", "5 5 4", Grain::Over, ["over 95", "över 95"]),
    ] {
        let study = Study::new("A(a b c)", "u").min_group(5).answers("u", &times(answers, 7));
        let alike = study.clone().answers("u", answers);
        let unlike = study.answers("u", other);
        let told = [&alike, &unlike].map(|study| study.node("u", "A").expect("it is shown").estimate);
        assert_eq!((told[0].grain, told[0].mean), (grain, told[1].mean));
        assert_eq!(told[0].grain, told[1].grain);
        for (lang, text) in Lang::ALL.into_iter().zip([texts[1], texts[0]]) {
            let [one, other] = [&alike, &unlike].map(|study| {
                let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
                terminal(&Extract::whole(&analysis, lang).document(Breadth::Overview), &Paper::PLAIN)
            });
            assert!(one.contains(text), "{text}: {one}");
            assert_eq!(one, other);
        }
    }
}

#[test]
fn what_the_rest_weighs_does_not_tell_where_nobody_has_a_score() {
    // Of the four small units one has no score for a, and which is not told.
    let told = ["v", "w", "x", "y"].map(|silent| {
        let study =
            Study::new("A(a) B(b c d)", "p(u:30 v:10 w:20 x:6 y:8)").min_group(5).rollup(Rollup::Headcount);
        let study = study.answers("u", &times("4 2 3 1", 20));
        let study = ["v", "w", "x", "y"].iter().fold(study, |study, unit| {
            study.answers(unit, &times(if *unit == silent { ". 2 3 1" } else { "2 2 3 1" }, 4))
        });
        study.mean("p", "a").expect("it is shown")
    });
    assert!(told.iter().all(|mean| *mean == told[0]), "{told:?}");
}
