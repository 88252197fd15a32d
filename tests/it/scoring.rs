//! Scores that can be checked with a pencil. `support.rs` explains the notation.
//!
//! Five options give 0, 25, 50, 75 and 100 points, so the answers 1–5 do too.

use std::sync::Arc;

use mognad::model::{Lang, NodeId, NodeIx, NodeKind, Questionnaire, Rollup, Unit, UnitTree, Weight};
use mognad::report::facts::asks_for_more;
use mognad::score::{Interval, Standing};
use mognad::tally::{NodeOutcome, RespondentScores};

use crate::support::{Study, answers, decimal, questionnaire};

/// Questionnaire, one respondent's answers, and what becomes of the nodes.
type Case = (&'static str, &'static str, &'static str);

fn check(cases: &[Case]) {
    for (notation, given, expected) in cases {
        let questionnaire = questionnaire(notation);
        let mut scores = RespondentScores::new(&questionnaire);
        scores.compute(&questionnaire, None, &answers(given).into_iter().collect());
        for (id, expected) in expected.split_whitespace().map(|e| e.split_once('=').expect("node=score")) {
            let node = questionnaire.find(id).expect("a node");
            let outcome = match scores.outcomes()[node.at()] {
                NodeOutcome::Score(points) => decimal(points),
                NodeOutcome::Missing => "missing".to_owned(),
                NodeOutcome::NotApplicable => "na".to_owned(),
            };
            assert_eq!(outcome, expected, "{id} of {notation} answered {given}");
        }
    }
}

fn near(found: f64, expected: f64) {
    let far = (found - expected).abs() > 1e-12 * expected.abs().max(1.0);
    assert!(!far, "{found} is not {expected}");
}

// One respondent.

#[test]
fn a_group_is_the_mean_of_what_is_in_it() {
    check(&[
        ("A(a)", "4", "a=75 A=75 index=75"),
        ("A(a b c)", "1 3 5", "a=0 b=50 c=100 A=50"),
        ("A(a b c)", "1 1 5", "A=33.333333333333"),
        ("A(a b c)", "1 5 5", "A=66.666666666667"),
        // Rounded at every node: the mean of 33.333333333333 and 66.666666666667 is 50 again.
        ("A(S(a b c) T(d e f))", "1 1 5 1 5 5", "S=33.333333333333 T=66.666666666667 A=50"),
    ]);
}

#[test]
fn weights_count_within_the_group() {
    check(&[
        ("A(a*3 b)", "5 1", "A=75"),
        ("A(a*0.1 b*0.2 c*0.3)", "1 1 5", "A=50"),
        // S is (100 + 50)/2 and counts twice beside T, which is 0: 2·75/3.
        ("A(S*2(a b) T(c))", "5 3 1", "S=75 T=0 A=50"),
        // (4·((3·100 + 25)/4) + 50)/5 = (325 + 50)/5.
        ("A(S*4(a*3 b) c)", "5 2 3", "S=81.25 A=75"),
    ]);
}

#[test]
fn a_reversed_item_gives_what_is_left_to_100() {
    check(&[
        ("A(a -b)", "5 5", "a=100 b=0 A=50"),
        ("A(a -b)", "4 2", "a=75 b=75 A=75"),
        ("A(-a=0,10,40,100)", "2", "a=90"),
    ]);
}

#[test]
fn options_may_be_any_number_and_unequally_far_apart() {
    check(&[
        ("A(a/4 b/4)", "2 3", "a=33.333333333333 b=66.666666666667 A=50"),
        ("A(a/2 b/3 c/7)", "2 2 2", "a=100 b=50 c=16.666666666667"),
        ("A(a=0,10,40,100 b)", "3 1", "a=40 A=20"),
    ]);
}

#[test]
fn what_does_not_apply_leaves_numerator_and_denominator() {
    check(&[
        ("A(a b c)", "5 na 1", "b=na A=50"),
        ("A(a b c)", "na na 4", "A=75"),
        ("A(a*8 b c)", "na 5 1", "A=50"),
        ("A(a b)", "na na", "A=na index=na"),
        ("A(S(a b) c)", "na na 4", "S=na A=75"),
        // Even a missing answer that counts as zero is no answer to what does not apply.
        ("A(a! b)", "na 5", "a=na A=100"),
        // What does not apply and what is missing do not make each other up.
        ("A(a b)", "na .", "A=missing"),
    ]);
}

#[test]
fn dont_know_and_not_answered_are_missing_unless_the_item_says_zero() {
    check(&[
        ("A(a b c)", "5 dk 1", "b=missing A=50"),
        ("A(a b c)", "5 . 1", "b=missing A=50"),
        ("A(a b!)", "5 .", "b=0 A=50"),
        ("A(a b?)", "5 dk", "b=0 A=50"),
        // Each of the two policies is about its own state.
        ("A(a b!)", "5 dk", "b=missing A=100"),
        ("A(a b?)", "5 .", "b=missing A=100"),
        // The zero is 0 points on a reversed item too, and it counts as answered.
        ("A>1(a -b!)", "5 .", "b=0 A=50"),
    ]);
}

#[test]
fn a_group_needs_enough_of_what_applies() {
    check(&[
        // One half is the default, and exactly half is enough.
        ("A(a b c d)", "5 4 . .", "A=87.5"),
        ("A(a b c d)", "5 . . .", "A=missing"),
        ("A(a b c)", "5 . .", "A=missing"),
        // Weight counts, not the number of items: a is 2 of 4, b is 1 of 4.
        ("A(a*2 b c)", "5 . .", "A=100"),
        ("A(a*2 b c)", ". 5 .", "A=missing"),
        // Two of the four do not apply, so one is half.
        ("A(a b c d)", "5 na na .", "A=100"),
        // A sub-group that is missing weighs what it weighs; one that does not apply weighs nothing.
        ("A(S(a b) c)", ". . 5", "S=missing A=100"),
        ("A(S*2(a b) c)", ". . 5", "S=missing A=missing"),
        ("A(S*2(a b) c)", "na na 5", "S=na A=100"),
        ("A>0.8(a b c d e)", "5 5 5 5 .", "A=100"),
        ("A>0.8(a b c d e)", "5 5 5 . .", "A=missing"),
        ("A>1(a b)", "5 .", "A=missing"),
        // Nothing at all is never enough.
        ("A>0(a b c)", "5 . .", "A=100"),
        ("A>0(a b c)", ". dk .", "A=missing"),
    ]);
}

#[test]
fn readiness_and_index_sum_up_the_top_level_groups_of_their_kind() {
    check(&[
        ("+P(a) +L*3(b) C(c) D(d)", "5 1 3 5", "readiness=25 index=75"),
        ("+P(a) C(b) D(c) E(d)", ". 5 . .", "readiness=missing index=missing"),
        ("+P(a) C(b) D(c) E(d)", "na 5 1 .", "readiness=na index=50"),
        // What is asked across all areas has a score and counts in neither.
        ("+P(a) %X(x y) C(b)", "2 5 5 4", "readiness=25 index=100 X=87.5"),
    ]);
    assert_eq!(questionnaire("C(a)").summary(NodeKind::Readiness), None);
}

// Rules and figures that others have published. Only facts are taken over.

#[test]
fn copsoq_scores_a_person_who_answered_half_the_scale() {
    // https://copsoq.se/arbetsplatsundersokning/genomforande/rakna-ut-resultatet
    check(&[
        ("A(a b c d)", "5 4 . .", "A=87.5"),
        ("A(a b c d)", "5 . . .", "A=missing"),
        ("A(a b c)", "5 . .", "A=missing"),
        ("A(a b c)", "5 1 .", "A=50"),
        ("A(a b c d e)", "3 3 . . .", "A=missing"),
        ("A(a b c d e)", "3 3 4 . .", "A=58.333333333333"),
        ("A(a b)", "2 .", "A=25"),
        ("A(a)", ".", "A=missing"),
        ("A(-a b c d)", "1 5 5 5", "A=100"),
    ]);
}

#[test]
fn eortc_replaces_a_missing_answer_by_the_mean_of_the_others() {
    // https://rdrr.io/github/nrkoehler/qscorer/man/scoring_eorc30.html: with half the items answered, and to
    // replace by the mean of the answered ones is to average the answered ones.
    check(&[
        ("A(a/4 b/4 c/4 d/4)", "1 3 . .", "A=33.333333333334"),
        ("A(a/4 b/4 c/4 d/4)", "1 3 2 2", "A=33.333333333333"),
    ]);
}

#[test]
fn mfd_lowers_the_maximum_for_what_is_not_relevant_and_not_for_what_is_unanswered() {
    // http://mfd.se/kommunuppfoljning/om-uppfoljningen/om-poangbedomningen/: of at most 3 each, 3 and 2, one
    // not relevant and one not answered: 5 of 9.
    check(&[("A(a/4! b/4! c/4! d/4!)", "4 3 na .", "A=55.555555555556")]);
}

#[test]
fn digcompsat_averages_an_area_over_all_its_items() {
    // https://eu.vlex.com/vid/annex-8-scoring-sat-870337316: two items answered 1 and four answered 0 make 1/3,
    // while the mean of the two competences' means would be 1/2. Weights by the number of items say the former.
    check(&[
        ("A(C1*2(a/2 b/2) C2*4(c/2 d/2 e/2 f/2))", "2 2 1 1 1 1", "C1=100 C2=0 A=33.333333333333"),
        ("A(C1(a/2 b/2) C2(c/2 d/2 e/2 f/2))", "2 2 1 1 1 1", "A=50"),
    ]);
}

#[test]
fn dma_is_the_mean_of_six_dimensions() {
    // https://european-digital-innovation-hubs.ec.europa.eu/mk/node/9616, with dimensions of our own.
    let dimensions = "A(a=0,37.5) B(b=0,62) C(c=0,80) D(d=0,45) E(e=0,20) F(f=0,55.5)";
    check(&[(dimensions, "2 2 2 2 2 2", "index=50")]);
}

#[test]
fn hme_is_the_mean_of_three_indexes_of_three_questions() {
    // Published for Enköping: 82, 79 and 84 make 82 (81.67). https://enkoping.se, medarbetarenkät.
    check(&[("M(a=0,82) L(b=0,79) S(c=0,84)", "2 2 2", "index=81.666666666667")]);
    let hme = "HME(M(a b c) L(d e f) S(g h i))";
    check(&[
        // (100 + 75 + 75)/3, (100 + 100 + 75)/3 and (50 + 75 + 75)/3.
        (
            hme,
            "5 4 4 5 5 4 3 4 4",
            "M=83.333333333333 L=91.666666666667 S=66.666666666667 HME=80.555555555556",
        ),
        (hme, "1 2 1 2 1 1 1 1 2", "HME=8.333333333333"),
        // Two of three, two of three, one of three.
        (hme, "4 . 4 5 . 4 . . 3", "M=75 L=87.5 S=missing HME=81.25"),
    ]);
}

#[test]
fn ten_point_scales_start_at_one() {
    // Statistics Sweden: index = (mean − 1)/9 · 100. http://docplayer.se/38464851
    check(&[
        ("A(a/10 b/10)", "1 10", "a=0 b=100"),
        ("A(a/10 b/10)", "7 8", "a=66.666666666667 b=77.777777777778"),
    ]);
    // A mean of 7.5 is published as 72, and one of 8.7 as 85 (85.6 from the rounded mean).
    let nki = Study::new("A(a/10)", "u").answers("u", "7 | 8");
    near(nki.mean("u", "A").expect("a score"), 72.222_222_222_222_5);
}

// A unit.

/// n, mean, standard deviation and interval of the only unit at A, where it has `headcount` people.
fn unit(headcount: &str, respondents: &str) -> (u64, f64, Option<f64>, Option<Interval>) {
    let study = Study::new("A(a)", &format!("u{headcount}")).answers("u", respondents);
    let estimate = study.node("u", "A").expect("a score").estimate;
    (estimate.n, estimate.mean, estimate.sd, estimate.interval())
}

#[test]
fn a_unit_is_the_mean_of_its_respondents_and_says_how_sure_it_is() {
    let (n, mean, sd, interval) = unit("", "3 | 4 | 5");
    assert_eq!((n, mean, sd), (3, 75.0, Some(25.0)));
    // t for 2 degrees of freedom is 4.302652729749464; the standard error is 25/√3.
    let interval = interval.expect("an interval");
    near(interval.low, 75.0 - 4.302_652_729_749_464 * 25.0 / 3.0_f64.sqrt());
    near(interval.high, 75.0 + 4.302_652_729_749_464 * 25.0 / 3.0_f64.sqrt());
}

#[test]
fn a_score_speaks_of_the_practice_however_many_work_there() {
    let interval = |unit_notation| unit(unit_notation, "3 | 4 | 5").3.expect("an interval");
    for headcount in [":12", ":3", ":2"] {
        assert_eq!(interval(headcount), interval(""), "{headcount}");
    }
}

/// The interval that is shown, and the one that claims go by, where the assessment asks for a statement about those who work there now.
fn of_staff(headcount: &str) -> [Option<Interval>; 2] {
    let mut study = Study::new("A(a)", &format!("u{headcount}")).answers("u", "3 | 4 | 5");
    study.assessment.finite_population = true;
    let estimate = study.node("u", "A").expect("a score").estimate;
    [estimate.interval(), estimate.claim()]
}

#[test]
fn a_statement_about_those_who_work_there_now_is_surer_the_more_of_them_answered() {
    let plain = 4.302_652_729_749_464 * 25.0 / 3.0_f64.sqrt();
    // Three of twelve: 25/√3 · √(1 − 3/12) = 25/2.
    let [shown, claim] = of_staff(":12").map(|interval| interval.expect("an interval").high - 75.0);
    near(shown, 4.302_652_729_749_464 * 12.5);
    near(claim, plain);
    assert_eq!(of_staff(":3")[0], Some(Interval { low: 75.0, high: 75.0 }));
    // More answers than people say nothing of how many work there.
    near(of_staff(":2")[0].expect("an interval").high - 75.0, plain);
}

#[test]
fn one_respondent_is_a_score_without_spread_or_interval() {
    assert_eq!(unit("", "4"), (1, 75.0, None, None));
    assert_eq!(unit(":1", "4"), (1, 75.0, None, None));
}

#[test]
fn respondents_who_agree_have_no_spread_and_no_interval_where_nobody_differs() {
    let same = Study::new("A(a/4)", "u").answers("u", "2 | 2 | 2 | 2 | 2 | 2 | 2");
    let estimate = same.node("u", "A").expect("a score").estimate;
    assert_eq!((estimate.n, estimate.sd, estimate.interval()), (7, Some(0.0), None));
}

#[test]
fn respondents_who_agree_are_believed_to_vary_half_as_much_as_is_usual() {
    let study = Study::new("A(a)", "u v").answers("u", "4 | 4 | 4").answers("v", "3 | 4 | 5");
    // Pooled: (2·0 + 2·625)/4 = 312.5; half of it over three.
    let precision = study.node("u", "A").expect("a score").estimate.precision.expect("a precision");
    near(precision.se, (156.25 / 3.0_f64).sqrt());
    near(precision.df, 2.0);
    let of_v = study.node("v", "A").expect("a score").estimate.precision.expect("a precision");
    near(of_v.se, (625.0 / 3.0_f64).sqrt());
}

#[test]
fn who_has_no_score_is_not_in_the_mean() {
    let study = Study::new("A(a b)", "u").answers("u", "5 5 | 1 . | . . | na na | 3 na");
    let n = |node| study.node("u", node).map(|score| (score.estimate.n, score.estimate.mean));
    assert_eq!(n("A"), Some((3, 50.0)));
    assert_eq!(n("a"), Some((3, 50.0)));
    assert_eq!(n("b"), Some((1, 100.0)));
    let scores = study.scores();
    let unit = scores.unit(study.unit("u"));
    assert_eq!(unit.respondents, Some(5));
    let states = unit.answers.as_ref().expect("answers")[study.questionnaire().find("A").expect("A").at()];
    assert_eq!((states.valued, states.not_applicable, states.not_answered), (4, 3, 3));
    assert_eq!((states.dont_know, states.total()), (0, 10));
}

#[test]
fn readiness_and_index_have_n_spread_and_interval_like_any_node() {
    let study = Study::new("+P(p) +L(l) C(c)", "u").answers("u", "5 1 4 | 5 5 5 | . . 3");
    let readiness = study.node("u", "readiness").expect("a score").estimate;
    // 50 and 100: s² = 2·25² = 1250.
    assert_eq!((readiness.n, readiness.mean), (2, 75.0));
    near(readiness.sd.expect("a deviation"), 1250.0_f64.sqrt());
    let interval = readiness.interval().expect("an interval");
    // se = √1250/√2 = 25, and t for 1 degree of freedom is 12.7062….
    near(interval.high - 75.0, 12.706_204_736_174_705 * 25.0);
    assert_eq!(study.node("u", "index").map(|score| score.estimate.n), Some(3));
}

// Levels.

/// Where the only unit stands at C.
fn standing(questionnaire: &str, respondents: &str) -> (Study, Standing) {
    let study = Study::new(questionnaire, "u").answers("u", respondents);
    let standing = study.node("u", "C").expect("a score").standing;
    (study, standing)
}

/// The level reached and the one that the score alone would give, counted from 1.
fn levels(standing: &Standing) -> (usize, usize) {
    let number = |level: Option<mognad::model::LevelIx>| level.map_or(0, |level| level.at() + 1);
    (number(standing.level), number(standing.uncapped))
}

#[test]
fn a_level_begins_exactly_at_its_threshold_in_six_decimals() {
    let of = |points: &str, answers: &str| levels(&standing(&format!("C@0,60(c={points})"), answers).1);
    assert_eq!(of("0,60", "2"), (2, 2));
    assert_eq!(of("0,59.9999996", "2"), (2, 2));
    assert_eq!(of("0,59.9999995", "2"), (2, 2));
    assert_eq!(of("0,59.9999994", "2"), (1, 1));
    // The mean of 59.9, 60 and 60.1 is 60; in floating point it may be less.
    assert_eq!(of("59.9,60,60.1", "1 | 2 | 3"), (2, 2));
    assert_eq!(levels(&standing("C@10,60(c=0,100)", "1").1), (0, 0));
}

#[test]
fn the_next_level_says_how_much_is_missing() {
    let missing = |points: &str| {
        let next = standing(&format!("C@0,60(c=0,{points})"), "2").1.next?;
        Some((next.level.at() + 1, next.points_missing))
    };
    assert_eq!(missing("48"), Some((2, 12.0)));
    let (level, points) = missing("59.9999994").expect("a next level");
    assert!(level == 2 && (points - 6e-7).abs() < 1e-12, "{points}");
    assert_eq!(missing("60"), None);
    // A unit below the first level has that one ahead of it.
    let next = standing("C@10,60(c=0,100)", "1").1.next.expect("a next level");
    assert_eq!((next.level.at(), next.points_missing), (0, 10.0));
}

#[test]
fn a_level_that_requires_more_is_capped_and_names_what_blocks_it() {
    let notation = "+P(p) +L(l) C@0,50&P:50&L:50,75(c)";
    let (study, capped) = standing(notation, "2 1 5");
    assert_eq!((levels(&capped), capped.is_capped()), ((1, 3), true));
    let id = |node| study.questionnaire()[node].id.as_str();
    let blockers: Vec<_> = capped.blockers.iter().map(|b| (id(b.node), b.needs.value(), b.has)).collect();
    assert_eq!(blockers, [("P", 50.0, Some(25.0)), ("L", 50.0, Some(0.0))]);
    let next = capped.next.expect("a next level");
    assert_eq!((next.level.at() + 1, next.points_missing, next.blockers), (2, 0.0, capped.blockers));

    let (_, free) = standing(notation, "3 3 5");
    assert_eq!((levels(&free), free.is_capped(), free.blockers.len()), ((3, 3), false, 0));
}

#[test]
fn the_next_level_names_its_requirements_before_the_score_is_there() {
    let (_, low) = standing("+P(p) C@0,50&P:50(c)", "1 2");
    assert_eq!((levels(&low), low.is_capped(), low.blockers.len()), ((1, 1), false, 0));
    let next = low.next.expect("a next level");
    assert_eq!((next.points_missing, next.blockers.len()), (25.0, 1));
}

#[test]
fn a_stage_cannot_be_skipped() {
    // The third level asks nothing of P, yet the second must be passed to get there.
    let (_, capped) = standing("+P(p) C@0,50&P:50,75(c)", "1 5");
    assert_eq!(levels(&capped), (1, 3));
}

#[test]
fn a_requirement_is_met_exactly_at_its_points_in_six_decimals() {
    let of = |points: &str| levels(&standing(&format!("+P(p=0,{points}) C@0,50&P:50(c)"), "2 5").1);
    assert_eq!(of("50"), (2, 2));
    assert_eq!(of("49.9999996"), (2, 2));
    assert_eq!(of("49.9999994"), (1, 2));
}

#[test]
fn a_score_that_only_rounds_up_to_the_threshold_has_no_points_missing() {
    let (_, capped) = standing("+P(p) C@0,60&P:50(c=0,59.9999996)", "1 2");
    assert_eq!((levels(&capped), capped.next.expect("a next level").points_missing), ((1, 2), 0.0));
}

#[test]
fn a_requirement_on_a_node_without_a_score_is_not_met() {
    let (_, nobody) = standing("+P(p) C@0,50&P:50(c)", ". 5 | na 5");
    assert_eq!((levels(&nobody), nobody.blockers[0].has), ((1, 2), None));
}

#[test]
fn a_requirement_on_a_withheld_node_is_not_met_and_tells_nothing() {
    let study = |second: &str| {
        let answers = format!("5 5 | 4 4 | {second} 5");
        let mut study = Study::new("+P(p) C@0,50&P:50(c)", "u").min_group(3).answers("u", &answers);
        study.assessment.min_item_group = 3;
        study
    };
    assert_eq!(levels(&study("5").node("u", "C").expect("a score").standing), (2, 2));
    let withheld = study(".");
    assert_eq!(withheld.node("u", "P"), None);
    let standing = withheld.node("u", "C").expect("a score").standing;
    assert_eq!((levels(&standing), standing.blockers[0].has), ((1, 2), None));
}

// Units with parts.

/// Two workplaces: `a` with 40 people answers 0, 50, 50, 100; `b` with 60 answers 50, 75, 100.
///
/// | | N | n | mean | s² | s²/n | s²/n · (1 − n/N) |
/// |---|---|---|---|---|---|---|
/// | a | 40 | 4 | 50 | 5000/3 | 5000/12 = 416.6666… | 375 |
/// | b | 60 | 3 | 75 | 625 | 625/3 = 208.3333… | 197.9166… |
///
/// What is usual is (3·5000/3 + 2·625)/5 = 1250, and b's variance is just half of it.
fn two_workplaces(rollup: Rollup) -> Study {
    Study::new("A(q)", "all:100(a:40 b:60)")
        .rollup(rollup)
        .answers("a", "1 | 3 | 3 | 5")
        .answers("b", "3 | 4 | 5")
}

#[test]
fn by_headcount_each_workplace_counts_by_how_many_work_there() {
    let all = two_workplaces(Rollup::Headcount).node("all", "A").expect("a score").estimate;
    // 0.4·50 + 0.6·75, though only 7 answered.
    assert_eq!((all.n, all.mean, all.millionths.count()), (7, 65.0, 65_000_000));
    // 0.4²·416.6666… + 0.6²·208.3333… = 66.6666… + 75.
    let (a, b) = (200.0_f64 / 3.0, 75.0);
    let precision = all.precision.expect("a precision");
    near(precision.se, (a + b).sqrt());
    // Welch and Satterthwaite.
    near(precision.df, (a + b) * (a + b) / (a * a / 3.0 + b * b / 2.0));
    // As a statement about those who work there now: 0.4²·375 + 0.6²·197.9166… = 60 + 71.25.
    assert_eq!(all.of_staff, None);
    let mut study = two_workplaces(Rollup::Headcount);
    study.assessment.finite_population = true;
    let of_staff = study.node("all", "A").expect("a score").estimate.of_staff.expect("a precision");
    near(of_staff.se, 131.25_f64.sqrt());
    near(of_staff.df, 131.25 * 131.25 / (60.0 * 60.0 / 3.0 + 71.25 * 71.25 / 2.0));
    // The seven scores as they are: 0, 50, 50, 100, 50, 75, 100; mean 425/7, sum of squares 33 125.
    near(all.sd.expect("a deviation"), ((33_125.0 - 425.0 * 425.0 / 7.0) / 6.0_f64).sqrt());
}

#[test]
fn pooled_each_respondent_counts_alike() {
    let all = two_workplaces(Rollup::Pooled).node("all", "A").expect("a score").estimate;
    near(all.mean, 425.0 / 7.0);
    let variance = (33_125.0 - 425.0 * 425.0 / 7.0) / 6.0;
    let precision = all.precision.expect("a precision");
    near(precision.se, (variance / 7.0_f64).sqrt());
    assert_eq!((all.n, precision.df), (7, 6.0));
}

#[test]
fn by_units_each_part_counts_alike() {
    let all = two_workplaces(Rollup::Units).node("all", "A").expect("a score").estimate;
    assert_eq!((all.n, all.mean), (7, 62.5));
    // A quarter of each variance.
    let (a, b) = (5000.0_f64 / 48.0, 625.0 / 12.0);
    let precision = all.precision.expect("a precision");
    near(precision.se, (a + b).sqrt());
    near(precision.df, (a + b) * (a + b) / (a * a / 3.0 + b * b / 2.0));
}

#[test]
fn a_census_of_every_workplace_is_certain_of_those_who_work_there_now() {
    let study = |rollup| {
        let study = Study::new("A(q)", "all:5(a:2 b:3)").rollup(rollup);
        let mut study = study.answers("a", "1 | 5").answers("b", "1 | 1 | 4");
        study.assessment.finite_population = true;
        study
    };
    for (rollup, mean) in [(Rollup::Headcount, 35.0), (Rollup::Pooled, 35.0), (Rollup::Units, 37.5)] {
        let all = study(rollup).node("all", "A").expect("a score").estimate;
        assert_eq!(all.interval(), Some(Interval { low: mean, high: mean }), "{rollup:?}");
    }
}

#[test]
fn people_in_a_unit_but_in_none_of_its_parts_are_a_workplace_of_their_own() {
    let study = |rollup| {
        let units = "all:100(a:40 b:40)";
        Study::new("A(q)", units)
            .rollup(rollup)
            .answers("all", "5 | 5")
            .answers("a", "1")
            .answers("b", "3 | 3")
    };
    // 20 people are left: 0.2·100 + 0.4·0 + 0.4·50.
    assert_eq!(study(Rollup::Headcount).mean("all", "A"), Some(40.0));
    assert_eq!(study(Rollup::Pooled).mean("all", "A"), Some(60.0));
    assert_eq!(study(Rollup::Units).mean("all", "A"), Some(50.0));
}

#[test]
fn a_workplace_where_nobody_answered_is_left_out() {
    let study = |rollup| {
        let units = "all:100(a:40 b:30 c:30)";
        Study::new("A(q)", units).rollup(rollup).answers("a", "1 | 1").answers("b", "5 | 5")
    };
    // 40·0 + 30·100 over 70 people.
    near(study(Rollup::Headcount).mean("all", "A").expect("a score"), 300.0 / 7.0);
    assert_eq!(study(Rollup::Units).mean("all", "A"), Some(50.0));
    assert_eq!(study(Rollup::Units).mean("c", "A"), None);
}

#[test]
fn a_tree_of_three_levels_weighs_all_the_way_up() {
    let study = |rollup| {
        let units = "all:100(x:60(a:20 b:40) c:40)";
        let study = Study::new("A(q)", units).rollup(rollup);
        study.answers("a", "1 | 1").answers("b", "4 | 4").answers("c", "5 | 5 | 5")
    };
    // x is (20·0 + 40·75)/60 = 50, and all is (60·50 + 40·100)/100.
    let by_headcount = study(Rollup::Headcount);
    near(by_headcount.mean("x", "A").expect("a score"), 50.0);
    near(by_headcount.mean("all", "A").expect("a score"), 70.0);
    // x is (0 + 75)/2 = 37.5, and all is (37.5 + 100)/2.
    let by_units = study(Rollup::Units);
    assert_eq!((by_units.mean("x", "A"), by_units.mean("all", "A")), (Some(37.5), Some(68.75)));
}

#[test]
fn a_workplace_with_one_answer_borrows_the_variance_of_the_others() {
    let study = Study::new("A(q)", "all:20(a:10 b:10)").rollup(Rollup::Headcount);
    let study = study.answers("a", "1 | 3 | 5 | 3 | 3").answers("b", "4");
    // a: s² = 5000/4 = 1250, and 1250/5 = 250; b: 1250. A quarter of each.
    let precision = study.node("all", "A").expect("a score").estimate.precision.expect("a precision");
    near(precision.se, (62.5_f64 + 312.5).sqrt());
    near(precision.df, 375.0 * 375.0 / ((62.5 * 62.5 + 312.5 * 312.5) / 4.0));
    // Where every workplace has one answer there is nothing to borrow.
    let study = Study::new("A(q)", "all:20(a:10 b:10)").rollup(Rollup::Headcount);
    let all = study.answers("a", "1").answers("b", "4").node("all", "A").expect("a score").estimate;
    assert_eq!((all.mean, all.precision), (37.5, None));
}

#[test]
fn people_of_unknown_number_weigh_the_same_at_every_level() {
    // Six people answer in x itself, whose parts are known: 40 work in a. So x counts for 46, in all as in x.
    let study = Study::new("A(q)", "all(x(a:40) y:54)").rollup(Rollup::Headcount);
    let study = study.answers("x", "5 | 5 | 5 | 5 | 5 | 5").answers("a", "1 | 1").answers("y", "1 | 1");
    near(study.mean("x", "A").expect("a score"), 600.0 / 46.0);
    near(study.mean("all", "A").expect("a score"), 600.0 / 100.0);
}

#[test]
fn more_answers_than_people_count_for_as_many_as_answered() {
    // Four answered where two are said to work: 4·100 over 4 + 4, not 2·100 over 2 + 4.
    let study = Study::new("A(q)", "all(a:2 b:4)").rollup(Rollup::Headcount);
    let study = study.answers("a", "5 | 5 | 5 | 5").answers("b", "1 | 1");
    assert_eq!(study.mean("all", "A"), Some(50.0));
}

/// Workplaces of 20, 20, 10 and 50 people, of which the last is silent: see the unit tests of the formula.
fn with_a_silent_part(units: &str) -> Study {
    let study = Study::new("A(q)", units).rollup(Rollup::Headcount);
    study.answers("a", "2 | 3 | 4").answers("b", "1 | 2 | 3").answers("c", "3 | 4 | 5")
}

#[test]
fn a_silent_part_widens_the_wholes_interval() {
    let precision = |units| with_a_silent_part(units).node("all", "A").expect("a score").estimate.precision;
    let all = precision("all(a:20 b:20 c:10)").expect("a precision");
    // All have s² = 625 and v = 625/3: Σp² = 0.36.
    near(all.se, (0.36 * 625.0 / 3.0_f64).sqrt());
    let with_silence = precision("all(a:20 b:20 c:10 d:50)").expect("a precision");
    // Means 50, 25, 75: θ̂ = 45, B = (0.4·25 + 0.4·400 + 0.2·900)/0.64 = 546.875, c = 0.04 + 0.04 + 0.01 + 0.25 = 0.34,
    // Σe = 0.36 − 0.34 = 0.02.
    near(with_silence.se, (0.34 * 546.875 + 0.02 * 625.0 / 3.0_f64).sqrt());
    // Of which half is not more than half, and a little more is.
    assert_eq!(precision("all(a:20 b:20 c:10 d:51)"), None);
    // Two parts do not tell how much others differ.
    let two = Study::new("A(q)", "all(a:10 b:10 c:5)").rollup(Rollup::Headcount);
    let two = two.answers("a", "2 | 3 | 4").answers("b", "1 | 2 | 3").node("all", "A").expect("a score");
    assert_eq!((two.estimate.mean, two.estimate.precision), (37.5, None));
}

#[test]
fn one_workplace_does_not_speak_for_a_silent_one_twenty_times_as_large() {
    let study = Study::new("A(q)", "all(a:10 b:200)").rollup(Rollup::Headcount);
    let all = study.answers("a", &["3"; 10].join("|")).node("all", "A").expect("a score").estimate;
    assert_eq!((all.mean, all.interval()), (50.0, None));
}

#[test]
fn what_was_not_asked_of_a_part_is_no_silence() {
    let units = "all(a:20 b:20 c:10 d:50)";
    let study = with_a_silent_part(units).answers("d", "na | na");
    let all = study.node("all", "A").expect("a score").estimate;
    near(all.precision.expect("a precision").se, (0.36 * 625.0 / 3.0_f64).sqrt());
    let silent = with_a_silent_part(units).answers("d", ". | dk").node("all", "A").expect("a score").estimate;
    near(silent.precision.expect("a precision").se, (0.34 * 546.875 + 0.02 * 625.0 / 3.0_f64).sqrt());
}

#[test]
fn silence_deep_in_the_tree_counts_as_if_the_workplaces_stood_side_by_side() {
    let flat = with_a_silent_part("all(a:20 b:20 c:10 d:10)");
    let deep = with_a_silent_part("all(x(a:20) y(b:20) z(c:10) w(d:10))");
    let se =
        |study: &Study| study.node("all", "A").expect("a score").estimate.precision.expect("a precision").se;
    near(se(&flat), se(&deep));
    let speaks_for = |study: &Study| {
        let coverage = study.scores().unit(study.unit("all")).coverage.expect("a whole");
        (coverage.answered, coverage.workplaces, coverage.people)
    };
    assert_eq!(speaks_for(&deep), (3, 4, Some((50, 60))));
}

#[test]
fn a_silent_division_is_as_uncertain_as_divisions_differ() {
    let study = |silent: &str| {
        let study = Study::new("A(q)", &format!("all(x(a:10 b:10) y(c:10 d:10) z(e:10 f:10) {silent})"));
        let low = |study: Study, unit| study.answers(unit, "1 | 2 | 3");
        let high = |study: Study, unit| study.answers(unit, "3 | 4 | 5");
        let middle = |study: Study, unit| study.answers(unit, "2 | 3 | 4");
        let study = low(low(study.rollup(Rollup::Headcount), "a"), "b");
        middle(middle(high(high(study, "c"), "d"), "e"), "f")
    };
    let width = |silent| {
        let all = study(silent).node("all", "A").expect("a score").estimate;
        all.interval().map(|interval| interval.high - interval.low)
    };
    // The same twenty people, as two workplaces beside the others and as one division.
    let (workplaces, division) =
        (width("g:10 h:10").expect("a width"), width("w(g:10 h:10)").expect("a width"));
    assert!(division > 1.5 * workplaces, "{division} {workplaces}");
    // As if the divisions were the workplaces: means 25, 75, 50, each of v = 625/6; θ̂ = 50, B = (1250/3)/(2/3) = 625,
    // c = 3·(1/3 − 1/4)² + (1/4)² = 1/12, Σe = 1/3 − 1/12.
    let all =
        study("w(g:10 h:10)").node("all", "A").expect("a score").estimate.precision.expect("a precision");
    near(all.se, (625.0 / 12.0 + 625.0 / 6.0 * 0.25_f64).sqrt());
}

#[test]
fn pooled_and_unit_weighted_wholes_are_no_surer_for_what_is_silent() {
    for rollup in [Rollup::Pooled, Rollup::Units] {
        let se = |units: &str| {
            let study = with_a_silent_part(units).rollup(rollup);
            study.node("all", "A").expect("a score").estimate.precision.expect("a precision").se
        };
        assert!(se("all(a:20 b:20 c:10 d:20)") > se("all(a:20 b:20 c:10)"), "{rollup:?}");
    }
}

#[test]
fn a_part_of_which_more_answered_than_work_there_counts_by_those_who_answered() {
    // Four answered in a, where two are said to work, and four of eight in b: 4 · 100 and 8 · 25 of 12, and not of 10.
    let study = Study::new("A(q)", "all(a:2 b:8)").rollup(Rollup::Headcount);
    let study = study.answers("a", &["5"; 4].join("|")).answers("b", &["2"; 4].join("|"));
    assert_eq!(study.mean("all", "A"), Some(50.0));
    // Where fewer answered than work there, it is those who work there that count.
    let fewer = Study::new("A(q)", "all(a:8 b:8)").rollup(Rollup::Headcount);
    let fewer = fewer.answers("a", "5 | 5").answers("b", &["2"; 8].join("|"));
    assert_eq!(fewer.mean("all", "A"), Some(62.5));
}

#[test]
fn what_a_unit_does_not_have_has_no_weight_there() {
    let with = |study: Study, weights: &[(&str, f64)]| {
        let mut study = study;
        let id = |id: &str| NodeId::parse(id).expect("an id");
        let own =
            weights.iter().map(|(node, weight)| (id(node), Weight::or_none(*weight).expect("a weight")));
        let mut declared: Vec<(Unit, Option<usize>)> = study
            .assessment
            .units
            .iter()
            .map(|(_, unit)| (unit.clone(), unit.parent.map(|parent| parent.at())))
            .collect();
        declared[1].0.weights = own.collect();
        study.assessment.units = UnitTree::new(declared).expect("a forest of units");
        study.assessment.questionnaire =
            Arc::new(study.questionnaire().clone().used_by(&study.assessment.units));
        study
    };
    let study = Study::new("A(q*3 r) B(s)", "all(a(deep) b)");
    let study = ["a", "deep", "b"].into_iter().fold(study, |study, unit| study.answers(unit, "5 1 3"));
    let index = |study: &Study| ["a", "deep", "b", "all"].map(|unit| study.mean(unit, "index"));
    // A is 75, B 50, in all of them.
    assert_eq!(index(&study), [Some(62.5); 4]);
    // Without B in a and what is in it the index is A; in b nothing is changed, and the whole is the mean of all three.
    let without = with(study.clone(), &[("B", 0.0)]);
    assert_eq!(index(&without), [Some(75.0), Some(75.0), Some(62.5), Some(212.5 / 3.0)]);
    assert_eq!(without.mean("a", "B"), Some(50.0));
    // Any weight can be another there: A of q and r with 1 each.
    let other = with(study.clone(), &[("q", 1.0)]);
    assert_eq!([other.mean("a", "A"), other.mean("b", "A")], [Some(50.0), Some(75.0)]);
    // A group in which nothing has a weight does not apply there.
    let none = with(study.clone(), &[("q", 0.0), ("r", 0.0)]);
    assert_eq!(
        [none.mean("a", "A"), none.mean("a", "index"), none.mean("b", "A")],
        [None, Some(50.0), Some(75.0)]
    );
    // What two waves share keeps the weights.
    let q = without.questionnaire();
    let left = q.restricted_to(&q.items().iter().skip(1).map(|ix| q[*ix].id.clone()).collect());
    assert_eq!(left.weight_in(without.unit("deep"), left.find("B").expect("B")), Weight::NONE);
}

// Small groups.

#[test]
fn a_small_unit_and_what_would_give_it_away_are_withheld() {
    let nine = ["3", "4", "3"].repeat(3).join("|");
    let study = Study::new("A(q)", "all(a b c d)").min_group(5).answers("a", &nine).answers("b", "5 | 5 | 5");
    let with = |unit, answers: &str| study.clone().answers(unit, answers);
    let shown = |study: &Study| {
        let scores = study.scores();
        let shown = |unit: &&str| scores.unit(study.unit(unit)).respondents.is_some();
        ["all", "a", "b", "c", "d"].into_iter().filter(shown).collect::<Vec<_>>().join(" ")
    };
    // 12 less 9 would be b's 3.
    assert_eq!(shown(&study), "all");
    // c's 7 are given up rather than a's 9.
    assert_eq!(shown(&with("c", "1 | 2 | 1 | 2 | 1 | 2 | 1")), "all a");
    // b's 3 and c's 2 hide each other.
    assert_eq!(shown(&with("c", "1 | 1")), "all a");
    assert_eq!(shown(&with("c", "1 | 1").answers("d", &nine)), "all a d");
    // Where groups of one may be shown, everything is but the units without anybody.
    assert_eq!(shown(&study.min_group(1)), "all a b");
}

#[test]
fn a_node_that_few_have_a_score_for_is_withheld_in_a_large_unit_too() {
    // Of eight in b, four have a score for A: those and a's are withheld, for all less a would be those four. Everybody
    // in a has a score for both, so a's A would follow from its index and its B, and B is withheld there too.
    let few =
        Study::new("A(q) B(r)", "all(a b)").min_group(5).answers("a", &["3 3", "4 4"].repeat(4).join("|"));
    let few = few.answers("b", &["5 5", "4 4"].repeat(2).join("|")).answers("b", &["na 5"; 4].join("|"));
    assert_eq!(["all", "a", "b"].map(|unit| few.mean(unit, "A").is_some()), [true, false, false]);
    assert_eq!(["all", "a", "b"].map(|unit| few.mean(unit, "B").is_some()), [true, false, false]);
    assert_eq!(few.scores().unit(few.unit("b")).respondents, Some(8));
}

#[test]
fn zeros_for_missing_answers_have_nobody_behind_them() {
    // One of twelve answered the last question. A question that counts as zero where it is missing has twelve scores all the same.
    let rows = ["1 2 3 .", "2 3 4 .", "3 1 5 ."].repeat(4);
    let rows = format!("{}|4 4 4 4", rows[..11].join("|"));
    let zero = Study::new("G(a b c d!)", "u").min_group(5).answers("u", &rows);
    assert_eq!(zero.mean("u", "d"), None);
    let alone = Study::new("G(a b c d!)", "u").min_group(1).answers("u", &rows);
    assert_eq!(alone.mean("u", "d"), Some(75.0 / 12.0));
}

#[test]
fn an_item_may_count_in_two_groups_and_stands_in_one() {
    // T is made of q and counts r of the group M as well, which stands after it; M is made of r and s.
    let study = Study::new("T~r(q) M(r s)", "u").answers("u", "5 1 3 | 5 3 3");
    let means = ["T", "M", "q", "r", "index"].map(|node| study.mean("u", node));
    assert_eq!(means, [Some(62.5), Some(37.5), Some(100.0), Some(25.0), Some(50.0)]);
    let q = study.questionnaire();
    let ids = |items: Vec<NodeIx>| items.iter().map(|ix| q[*ix].id.to_string()).collect::<Vec<_>>().join(" ");
    let find = |id: &str| q.find(id).expect("a node");
    assert_eq!((ids(q.items_in(find("T"))), ids(q.own_items_in(find("T")))), ("q r".into(), "q".into()));
    assert_eq!((ids(q.items_in(find("index"))), q.area_of(find("r"))), ("q r s".into(), Some(find("M"))));
    // What is withheld in one place is not told by the other: three answered r, so q and T, of which it follows, are not both shown.
    let few = Study::new("T~r(q) M(r s)", "u").min_group(5).answers("u", "5 1 3|5 3 3|1 2 2");
    let few = few.answers("u", &["4 na 2", "2 na 5"].repeat(3).join("|"));
    assert_eq!(few.mean("u", "r"), None);
    // A limit on T holds for all that its score comes from.
    let limited = Study::new("T~r#9(q) M(r s)", "u").min_group(5);
    let least = |id: &str| {
        limited
            .assessment
            .least_of(limited.questionnaire(), limited.questionnaire().find(id).expect("a node"))
    };
    assert_eq!(["T", "q", "r", "s", "M"].map(least), [9, 9, 9, 5, 5]);
}

#[test]
fn what_two_waves_share_is_left_of_what_also_counts() {
    let q = questionnaire("T~r~M(q) M(r s)");
    let only =
        |ids: &[&str]| q.restricted_to(&ids.iter().map(|id| NodeId::parse(id).expect("an id")).collect());
    let also = |q: &Questionnaire| {
        let group = q[q.find("T").expect("T")].group().expect("a group").clone();
        group.also.iter().map(|ix| q[*ix].id.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        (also(&q), also(&only(&["q", "s"])), also(&only(&["q"]))),
        ("r M".into(), "M".into(), String::new())
    );
    // With the group's own items gone, what counts in it from elsewhere keeps it.
    assert_eq!(also(&only(&["r"])), "r M");
}

#[test]
fn a_group_of_the_questionnaire_may_ask_for_more_respondents() {
    // L is about one person, the manager: it takes fourteen, and so do its part S and the questions in them.
    let study = Study::new("L#14(S(l) m n) O(o p r)", "all(a b)").min_group(5);
    let rows = ["1 2 3 4 1 2", "5 4 1 2 3 3"].repeat(8);
    let thirteen = study.answers("a", &rows[..13].join("|"));
    let shown = |study: &Study, unit| {
        let nodes = ["L", "S", "l", "m", "n", "O", "o", "p", "r"];
        nodes.into_iter().filter(|node| study.mean(unit, node).is_some()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(shown(&thirteen, "a"), "O o p r");
    let answers = |study: &Study, node: &str| {
        let node = study.questionnaire().find(node).expect("a node");
        let scores = study.scores();
        scores.unit(study.unit("a")).answers.as_ref().map(|answers| answers[node.at()].total())
    };
    // How many answered is withheld too.
    assert_eq!(["L", "l", "p"].map(|node| answers(&thirteen, node)), [Some(0), Some(0), Some(13)]);
    let fourteen = thirteen.clone().answers("a", "3 3 3 3 3 3");
    assert_eq!(shown(&fourteen, "a"), "L S l m n O o p r");
    // Twelve in a neighbour would follow from the whole.
    let twelve = fourteen.answers("b", &rows[..12].join("|"));
    assert_eq!(
        (twelve.mean("all", "L").is_some(), twelve.mean("a", "L"), twelve.mean("b", "L")),
        (true, None, None)
    );
    assert!(twelve.mean("b", "p").is_some());
    // An assessment that shows single answers does not undo what the questionnaire asks for.
    assert_eq!(thirteen.clone().min_group(1).mean("a", "L"), None);
    assert!(thirteen.clone().min_group(1).mean("a", "p").is_some());
    // The assessment may ask for still more, and then there is nothing to tell of the questionnaire's.
    let told = |study: &Study, lang| asks_for_more(&study.assessment, study.questionnaire(), lang);
    assert_eq!(
        told(&thirteen, Lang::Sv).expect("words"),
        "L visas först när minst 14 har svarat: så mycket kräver enkäten."
    );
    assert_eq!(
        told(&thirteen, Lang::En).expect("words"),
        "L: shown once at least 14 have answered, as the questionnaire asks."
    );
    let stricter = thirteen.answers("a", "3 3 3 3 3 3").min_group(15);
    assert_eq!((stricter.mean("a", "L"), told(&stricter, Lang::En)), (None, None));
}

#[test]
fn withheld_and_empty_look_the_same() {
    let study = Study::new("A(q)", "all(a b)").min_group(5).answers("all", &["3"; 9].join("|"));
    let small = study.clone().answers("a", "3 | 1").answers("b", "5 | 1 | 1");
    let (empty, small) = (study.scores(), small.scores());
    for unit in ["a", "b"].map(|unit| study.unit(unit)) {
        assert_eq!(empty.unit(unit), small.unit(unit));
        assert_eq!((small.unit(unit).respondents, &small.unit(unit).answers), (None, &None));
    }
}
