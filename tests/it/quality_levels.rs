//! Do the answers of each question come in order: what is found, and what is never told.

use mognad::chart::png;
use mognad::insight::Analysis;
use mognad::insight::quality::{GroupLevels, LevelFinding, LevelMap, Levels, Quality, Refusal};
use mognad::model::{Answer, ItemIx, Lang, OptionIx, Response};
use mognad::psychometrics::Undefined;
use mognad::render::terminal::{Paper, terminal};
use mognad::report::charts;
use mognad::report::quality::QualityView;
use mognad::report::view::Scope;
use serde_json::Value;

use crate::support::Study;

/// Whole numbers that look like chance, the same every time.
struct Dice(u64);

impl Dice {
    /// From 0 to 1.
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Somebody's stage on a question with these steps, at a place in logits.
    fn stage(&mut self, place: f64, steps: &[f64]) -> usize {
        let mut logs = vec![0.0_f64];
        for step in steps {
            logs.push(logs[logs.len() - 1] + place - step);
        }
        let weights: Vec<f64> = logs.iter().map(|log| log.exp()).collect();
        let mut left = self.roll() * weights.iter().sum::<f64>();
        let stage = weights.iter().position(|weight| {
            left -= weight;
            left < 0.0
        });
        stage.unwrap_or(steps.len())
    }
}

const ORDERED: &[f64] = &[-1.8, -0.6, 0.6, 1.8];

/// People who follow the model, added to a study; each question's stages become options by what `option` says.
fn with_people(
    mut study: Study,
    unit: &str,
    n: usize,
    steps: &[&[f64]],
    option: fn(usize, usize) -> usize,
) -> Study {
    let unit = study.unit(unit);
    let mut dice = Dice(11);
    for _ in 0..n {
        let place = (0..6).map(|_| dice.roll()).sum::<f64>() * 2.0 - 6.0;
        let answers = steps.iter().enumerate().map(|(item, steps)| {
            let stage = dice.stage(place, steps);
            Answer::Option(OptionIx::new(option(item, stage)))
        });
        let answers = answers.collect();
        study.responses.0.push(Response { unit, role: None, seconds: None, answers, remarks: Vec::new() });
    }
    study
}

fn as_it_is(_: usize, stage: usize) -> usize {
    stage
}

fn analysis(study: &Study) -> Analysis {
    Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses))
}

fn levels(study: &Study) -> Levels {
    let analysis = analysis(study);
    Levels::of(analysis.latest(), &analysis.tallies[0], &study.responses)
}

fn only_map(study: &Study) -> LevelMap {
    let mut groups = levels(study).groups;
    assert_eq!(groups.len(), 1, "{groups:?}");
    groups.remove(0).map.expect("a map")
}

/// The findings about order, by the questions' names.
fn order(study: &Study) -> Vec<String> {
    let questionnaire = study.questionnaire();
    let told = |finding: &LevelFinding| match finding {
        LevelFinding::Backwards { item, stage, sure } => {
            Some(format!("{} {} backwards, sure {sure}", questionnaire[*item].id, stage + 1))
        }
        LevelFinding::NeverLikeliest { item, stage, sure } => {
            Some(format!("{} {} never, sure {sure}", questionnaire[*item].id, stage + 1))
        }
        _ => None,
    };
    only_map(study).findings.iter().filter_map(told).collect()
}

fn with_levels(study: &Study) -> (Analysis, Quality) {
    let analysis = analysis(study);
    let quality = Quality::of(analysis.latest(), &analysis.tallies[0], &study.responses).with_levels(
        analysis.latest(),
        &analysis.tallies[0],
        &study.responses,
    );
    (analysis, quality)
}

fn text(study: &Study, lang: Lang) -> String {
    let (analysis, quality) = with_levels(study);
    let view = QualityView { view: analysis.latest(), quality: &quality, lang, details: true };
    terminal(&view.document(), &Paper::PLAIN).replace("\n  ", " ")
}

fn four_ordered(n: usize) -> Study {
    with_people(Study::new("A(a b c d)", "all").min_group(5), "all", n, &[ORDERED; 4], as_it_is)
}

#[test]
fn answers_that_come_in_order_are_said_to() {
    let study = four_ordered(600);
    assert_eq!(order(&study), [] as [&str; 0]);
    for question in &only_map(&study).questions {
        assert_eq!(question.steps.len(), 4);
        for (step, expected) in question.steps.iter().zip(ORDERED) {
            assert!((step.place - *expected).abs() < 4.0 * step.error, "{step:?}");
            assert!(step.error > 0.05 && step.error < 0.4, "{step:?}");
            assert!(step.interval.low < step.share && step.share < step.interval.high);
        }
        let elsewhere = question.stages.iter().map(|stage| stage.elsewhere.expect("enough").mean);
        let elsewhere: Vec<f64> = elsewhere.collect();
        assert!(elsewhere.windows(2).all(|pair| pair[0] < pair[1]), "{elsewhere:?}");
    }
    assert!(text(&study, Lang::En).contains("The steps come in order, as far as can be seen."));
}

#[test]
fn an_answer_that_fewer_gave_than_a_figure_takes_has_no_step_and_nothing_told_of_it_elsewhere() {
    let study = four_ordered(70);
    let mut between = 0;
    for question in &only_map(&study).questions {
        let people: Vec<f64> =
            question.stages.iter().map(|stage| (stage.share.unwrap_or(0.0) * 70.0).round()).collect();
        between += people.iter().filter(|people| (5.0..10.0).contains(*people)).count();
        for (stage, people) in question.stages.iter().zip(&people) {
            assert_eq!(stage.is_rare, *people < 10.0, "{stage:?}");
            assert!(*people >= 10.0 || stage.elsewhere.is_none(), "{stage:?}");
        }
        assert!(question.steps.iter().all(|step| people[step.from] >= 10.0 && people[step.to] >= 10.0));
    }
    assert!(between > 2, "{between}");
}

#[test]
fn an_answer_that_is_never_the_likeliest_is_found() {
    let turned = [-1.5, 1.5, -1.0, 2.0];
    let study = Study::new("A(a b c d)", "all").min_group(5);
    let study = with_people(study, "all", 600, &[ORDERED, &turned, ORDERED, ORDERED], as_it_is);
    assert_eq!(order(&study), ["b 3 never, sure true"]);
    let told = text(&study, Lang::En);
    assert!(told.contains("A: answer 3 (“3”) to “b” is surely never the most likely one:"), "{told}");
    assert!(text(&study, Lang::Sv).contains("A: svar 3 (”3”) på ”b” är säkert aldrig det troligaste:"));
    let map = only_map(&study);
    assert!(map.questions[1].is_early(2) && !map.questions[1].is_early(1));
}

#[test]
fn what_a_few_show_is_not_sure() {
    let study = Study::new("A(a b c d)", "all");
    let slightly = [-1.5, 0.7, -0.7, 1.5];
    let study = with_people(study, "all", 60, &[ORDERED, &slightly, ORDERED, ORDERED], as_it_is);
    let found = order(&study);
    assert!(found.iter().any(|finding| finding == "b 3 never, sure false"), "{found:?}");
    assert!(text(&study, Lang::En).contains("is perhaps never the most likely one."));
}

#[test]
fn two_answers_that_changed_places_are_found() {
    let swapped = |item: usize, stage: usize| match (item, stage) {
        (2, 1) => 3,
        (2, 3) => 1,
        _ => stage,
    };
    let study = Study::new("A(a b c d)", "all").min_group(5);
    let study = with_people(study, "all", 600, &[ORDERED; 4], swapped);
    let found = order(&study);
    assert!(found.contains(&"c 2 backwards, sure true".to_owned()), "{found:?}");
    assert!(found.iter().all(|finding| finding.starts_with('c')), "{found:?}");
    assert!(text(&study, Lang::En).contains("The two surely come in the wrong order."));
}

#[test]
fn a_reversed_question_counts_from_its_other_end() {
    let plain = four_ordered(300);
    let turn = |item: usize, stage: usize| if item == 1 { 4 - stage } else { stage };
    let study = Study::new("A(a -b c d)", "all").min_group(5);
    let reversed = with_people(study, "all", 300, &[ORDERED; 4], turn);
    let (plain, reversed) = (only_map(&plain), only_map(&reversed));
    for (one, other) in plain.questions.iter().zip(&reversed.questions) {
        assert_eq!(one.steps, other.steps);
    }
    let first = &reversed.questions[1].stages[0];
    assert_eq!(first.options, [OptionIx(4)]);
    assert_eq!(first.share, plain.questions[1].stages[0].share);
}

#[test]
fn questions_may_have_different_numbers_of_answers() {
    let study = Study::new("A(a b/3 c/2)", "all");
    let study = with_people(study, "all", 200, &[ORDERED, &[-0.5, 0.5], &[0.2]], as_it_is);
    let map = only_map(&study);
    assert_eq!(map.questions.iter().map(|question| question.steps.len()).collect::<Vec<_>>(), [4, 2, 1]);
    assert!((map.questions[2].steps[0].place - 0.2).abs() < 1.0);
}

#[test]
fn thirty_who_answered_everything_are_needed() {
    let mut study = four_ordered(30);
    assert!(levels(&study).groups[0].map.is_ok());
    study.responses.0[7].answers.set(ItemIx(2), Answer::DontKnow);
    assert_eq!(levels(&study).groups[0].map.as_ref().err(), Some(&Refusal::TooFew));
    assert!(
        text(&study, Lang::En).contains("A is not shown: fewer than 30 answered all questions of the group.")
    );
    study.assessment.min_group = 31;
    assert_eq!(levels(&study).least, 62);
}

#[test]
fn groups_without_steps_say_why() {
    let one = |questionnaire: &str, rows: &str| {
        let study = (0..10).fold(Study::new(questionnaire, "all"), |study, _| study.answers("all", rows));
        levels(&study).groups.remove(0).map.err()
    };
    assert_eq!(one("A(a/2 b/2)", "1 2 | 2 1 | 1 1 | 2 2"), Some(Refusal::Checklist));
    assert_eq!(one("A(a)", "1 | 2 | 3 | 4"), Some(Refusal::Undefined(Undefined::TooFewItems)));
    assert_eq!(one("A(a b)", "3 3 | 3 3 | 3 3 | 3 3"), Some(Refusal::Undefined(Undefined::NoSpread)));
    // Whoever says 1 to the first says 1 to the second, whatever else: where the steps are has no end.
    let parted = "2 1 1 1 | 1 2 1 1 | 2 2 2 1 | 2 2 1 2";
    assert_eq!(one("A(a b c/2 d/2)", parted), Some(Refusal::Undefined(Undefined::Unbounded)));
}

#[test]
fn where_an_area_has_none_the_groups_in_it_are_shown() {
    let mut study = Study::new("A(S(a b) T(c d))", "all");
    study = with_people(study, "all", 100, &[ORDERED; 4], as_it_is);
    study
        .responses
        .0
        .iter_mut()
        .skip(10)
        .for_each(|response| response.answers.set(ItemIx(3), Answer::NotAnswered));
    let groups = levels(&study).groups;
    let ids: Vec<(&str, bool)> = groups
        .iter()
        .map(|group| (study.questionnaire()[group.node].id.as_str(), group.map.is_ok()))
        .collect();
    assert_eq!(ids, [("A", false), ("S", true)]);
}

#[test]
fn a_question_that_is_withheld_in_a_unit_has_nobody_of_it_in_its_steps() {
    let study = |three: &str| {
        let study = Study::new("A>0.2(a b c d)", "one two").min_group(5);
        let study = with_people(study, "one", 100, &[ORDERED; 4], as_it_is).answers("two", three);
        study.answers("two", "3 . 4 1 | 2 . 2 3 | 4 . 4 2 | 5 . 5 5 | 1 . 2 2")
    };
    let (one, other) = (study("1 1 1 1 | 2 1 2 2 | 3 2 3 4"), study("1 5 1 1 | 2 5 2 2 | 3 4 3 4"));
    assert!(one.node("two", "b").is_none() && one.node("two", "A").is_some());
    assert_eq!(only_map(&one).n, 100);
    assert_eq!(format!("{:?}", levels(&one)), format!("{:?}", levels(&other)));
}

#[test]
fn a_withheld_unit_changes_nothing() {
    let study = |secret: &str| {
        let study = Study::new("A(a b c d)", "shown secret").min_group(5);
        with_people(study, "shown", 100, &[ORDERED; 4], as_it_is).answers("secret", secret)
    };
    let (one, other) = (study("1 1 1 1 | 1 2 1 1 | 5 1 2 2"), study("5 5 5 4 | 3 3 3 3 | 4 4 5 5"));
    assert_eq!(only_map(&one).n, 100);
    assert_eq!(format!("{:?}", levels(&one)), format!("{:?}", levels(&other)));
}

#[test]
fn a_question_of_another_kind_is_found() {
    let study = Study::new("A(a b c d e)", "all");
    let mut study = with_people(study, "all", 400, &[ORDERED; 5], as_it_is);
    let mut dice = Dice(3);
    study.responses.0.iter_mut().for_each(|response| {
        response.answers.set(ItemIx(4), Answer::Option(OptionIx::new((dice.roll() * 5.0) as usize)))
    });
    let map = only_map(&study);
    let misfits = map.findings.iter().filter_map(|finding| match finding {
        LevelFinding::Misfit { item, mean_square } => {
            Some((study.questionnaire()[*item].id.as_str(), *mean_square))
        }
        _ => None,
    });
    let misfits: Vec<(&str, f64)> = misfits.collect();
    assert!(matches!(misfits[..], [("e", square)] if square > 1.5), "{misfits:?}");
}

#[test]
fn steps_out_of_everybodys_reach_are_found() {
    let (far, near) = ([3.5, 4.0], [-4.0, -3.5]);
    let study = Study::new("A(a b c/3 d/3 e)", "all");
    let study = with_people(study, "all", 3_000, &[ORDERED, ORDERED, &far, &near, ORDERED], as_it_is);
    let map = only_map(&study);
    let item = |id: &str| study.questionnaire().find(id).expect("a question");
    assert!(map.findings.contains(&LevelFinding::TooHigh(item("c"))), "{:?}", map.findings);
    assert!(map.findings.contains(&LevelFinding::TooLow(item("d"))), "{:?}", map.findings);
}

#[test]
fn json_and_csv_have_the_levels_where_they_are_asked_for() {
    let study = four_ordered(120);
    let (analysis, quality) = with_levels(&study);
    let view = QualityView { view: analysis.latest(), quality: &quality, lang: Lang::En, details: false };
    let json: Value = serde_json::from_str(&view.json().expect("JSON")).expect("JSON");
    let group = &json["levels"]["groups"][0];
    assert_eq!((group["node"].as_str(), group["n"].as_u64()), (Some("A"), Some(120)));
    let step = &group["questions"][1]["steps"][2];
    assert_eq!((step["from"].as_u64(), step["to"].as_u64()), (Some(3), Some(4)));
    let csv = view.csv();
    let value = |figure: &str| -> f64 {
        let line = csv.lines().find(|line| line.starts_with(&format!("2026,levels,b,,,{figure},")));
        line.expect("a line").rsplit(',').next().expect("a value").parse().expect("a number")
    };
    assert_eq!(value("step_3_4"), step["place"].as_f64().expect("a place"));
    assert_eq!(value("step_3_4_share_low"), step["share_ci"][0].as_f64().expect("an end"));
    assert_eq!(
        value("answer_2_share"),
        group["questions"][1]["answers"][1]["share"].as_f64().expect("a share")
    );
    let without = Quality { levels: None, ..quality.clone() };
    let view = QualityView { quality: &without, ..view };
    assert!(!view.json().expect("JSON").contains("levels") && !view.csv().contains(",levels,"));
    assert!(!terminal(&view.document(), &Paper::PLAIN).contains("come in order"));
}

#[test]
fn the_picture_tells_what_is_found() {
    let turned = [-1.5, 1.5, -1.0, 2.0];
    let study = Study::new("A(a b c d)", "all").min_group(5);
    let study = with_people(study, "all", 600, &[ORDERED, &turned, ORDERED, ORDERED], as_it_is);
    let analysis = analysis(&study);
    let node = study.questionnaire().find("A").expect("an area");
    let group = GroupLevels::of(analysis.latest(), &analysis.tallies[0], &study.responses, node);
    let map = group.map.expect("a map");
    for (lang, title, mark) in [
        (Lang::Sv, "Svar 3 på ”b” är aldrig det troligaste", "3–4 före 2–3"),
        (Lang::En, "Answer 3 to “b” is never the most likely one", "3–4 before 2–3"),
    ] {
        let scope = Scope::new(&analysis, 0, lang);
        let chart = charts::levels(&scope, node, &map).expect("a chart");
        assert_eq!(chart.title, title);
        let early: Vec<&str> = chart
            .rows
            .iter()
            .flat_map(|row| &row.steps)
            .filter(|step| step.early)
            .map(|s| s.text.as_str())
            .collect();
        assert_eq!(early, [mark]);
        let svg = chart.svg().expect("an SVG");
        assert!(svg.contains(mark) && png(&svg, 1.0).is_ok());
        assert_eq!(chart.people.iter().map(|stretch| stretch.people).sum::<u64>(), 600);
    }
}
