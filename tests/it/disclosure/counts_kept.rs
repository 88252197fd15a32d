//! Nothing about what is withheld changes when people answer something else and leave out what they left out.

use mognad::insight::Analysis;
use mognad::insight::quality::Quality;
use mognad::model::{Answer, OptionIx, Response, RoleId, Rollup};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::support::Study;

const MANY: u64 = 500;

/// A made-up assessment with missing answers, questions that concern few, and roles.
pub fn made_up(seed: u64) -> Study {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |end: u64| rng.next_u64() % end;
    let units = ["p(u v)", "p(u v(w x) y)", "p(u) q", "u"][below(4) as usize];
    let groups = ["A(a b c) B(d e)", "A(a b c) B(d e f) C(g)", "A(S(a b c) T(d e f))", "A(a b c d)"]
        [below(4) as usize];
    let mut study = Study::new(groups, units).min_group(5);
    study.assessment.rollup = [Rollup::Pooled, Rollup::Units, Rollup::Headcount][below(3) as usize];
    let items = study.questionnaire().items().len();
    let few_are_asked = (below(3) == 0).then(|| below(items as u64) as usize);
    let places: Vec<_> = study.assessment.units.iter().map(|(unit, _)| unit).collect();
    let gaps = [0, 4, 12][below(3) as usize];
    for unit in places {
        let people = below(16);
        for _ in 0..people {
            let asked = below(6) == 0;
            let mut answer = |item: usize| match below(100) {
                _ if few_are_asked == Some(item) && !asked => Answer::NotApplicable,
                at if at < gaps => {
                    [Answer::NotAnswered, Answer::DontKnow, Answer::NotApplicable][at as usize % 3]
                }
                _ => Answer::Option(OptionIx(below(5) as u8)),
            };
            let answers: Vec<Answer> = (0..items).map(&mut answer).collect();
            let role =
                [None, RoleId::parse("chef").ok(), RoleId::parse("staff").ok()][below(3) as usize].clone();
            study.responses.0.push(Response {
                unit,
                role,
                seconds: None,
                answers: answers.into_iter().collect(),
            });
        }
    }
    study
}

/// The same people, who all answered something else where they answered.
fn answered_otherwise(study: &Study, seed: u64) -> Study {
    let mut rng = ChaCha8Rng::seed_from_u64(MANY + seed);
    // Most of them alike, since that is what once gave itself away.
    let one = (rng.next_u64() % 5) as u8;
    let mut other = study.clone();
    for response in &mut other.responses.0 {
        let mut answer = |answer: Answer| match answer {
            Answer::Option(_) if rng.next_u64() % 4 == 0 => {
                Answer::Option(OptionIx((rng.next_u64() % 5) as u8))
            }
            Answer::Option(_) => Answer::Option(OptionIx(one)),
            other => other,
        };
        response.answers = response.answers.iter().map(&mut answer).collect();
    }
    other
}

/// What is shown and what is not, without what it is.
fn pattern(study: &Study) -> Vec<String> {
    let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
    let quality = Quality::of(analysis.latest(), &analysis.tallies[0], &study.responses);
    let mut told = Vec::new();
    for unit in &analysis.scores[0].units {
        told.push(format!("{:?} {:?} {:?}", unit.respondents, unit.all_answers, unit.answers));
        for (score, stage) in unit.nodes.iter().zip(&unit.stages) {
            let figure = score.as_ref().map(|score| {
                let estimate = &score.estimate;
                // Whether there is an interval follows from the deviations that are shown: none where all of those are 0.
                (estimate.n, estimate.sd.is_some(), estimate.grain.is_coarse())
            });
            told.push(format!("{figure:?} {}", stage.is_some()));
        }
    }
    let ids = |roles: &[RoleId; 2]| format!("{}, {}", roles[0], roles[1]);
    told.extend(
        quality.gaps.gaps.iter().map(|gap| format!("{:?} {:?} {}", gap.node, gap.unit, ids(&gap.roles))),
    );
    for group in &quality.groups {
        let ends = (group.floor.is_some(), group.ceiling.is_some());
        told.push(format!("{:?} {ends:?}", group.node));
        told.extend(group.questions.iter().map(|question| {
            let shown = (question.dont_know, question.lowest.is_some(), question.highest.is_some());
            format!("{:?} {shown:?}", question.node)
        }));
    }
    told.extend(quality.agreement.iter().map(|area| {
        let units: Vec<_> = area.units.iter().map(|unit| unit.unit).collect();
        format!("{:?} {units:?}", area.node)
    }));
    told
}

#[test]
fn nothing_of_what_is_withheld_changes_with_the_answers() {
    for seed in 0..MANY {
        let study = made_up(seed);
        let other = answered_otherwise(&study, seed);
        for (one, other) in pattern(&study).iter().zip(&pattern(&other)) {
            assert_eq!(one, other, "{seed}");
        }
    }
}

#[test]
fn those_who_are_withheld_together_can_change_places() {
    let mut swapped_in = 0;
    for seed in 0..MANY {
        let study = made_up(seed);
        let scores = study.scores();
        let units = &study.assessment.units;
        let is_shown = |unit| {
            let unit = scores.unit(unit);
            unit.respondents.is_some()
                || unit.nodes.iter().any(Option::is_some)
                || unit.stages.iter().any(Option::is_some)
        };
        let region =
            |unit| std::iter::successors(Some(unit), |unit| units[*unit].parent).find(|unit| is_shown(*unit));
        let mut other = study.clone();
        let people = &mut other.responses.0;
        for one in 0..people.len() {
            let alike = |at: &usize| {
                let states = |response: &Response| -> Vec<bool> {
                    response.answers.iter().map(|answer| matches!(answer, Answer::Option(_))).collect()
                };
                people[*at].unit != people[one].unit
                    && !is_shown(people[*at].unit)
                    && !is_shown(people[one].unit)
                    && region(people[*at].unit) == region(people[one].unit)
                    && people[*at].role == people[one].role
                    && states(&people[*at]) == states(&people[one])
            };
            if let Some(at) = (one + 1..people.len()).find(alike) {
                let (first, second) = (people[one].answers.clone(), people[at].answers.clone());
                (people[one].answers, people[at].answers) = (second, first);
                swapped_in += 1;
            }
        }
        assert_eq!(scores.units, other.scores().units, "{seed}");
    }
    assert!(swapped_in > 50, "only {swapped_in} changed places");
}
