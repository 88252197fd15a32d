//! Somebody who has a linear program and knows all that is told, whole points, ends of the scale and stages included.
//!
//! What may follow, stated so that it can be tested. Of every class of people below the limits, at every question and group, two stretches are
//! computed between which their mean must lie:
//!
//! - *by figures*: from the sums that are told with all their decimals and from the ends of the scale, 0–100 for each answer. Each of these sums speaks of
//!   enough people, and so does all that follows of them by adding and subtracting (`exact`). That a sum of many near an end of the scale lets nobody be far
//!   from it cannot be helped: whoever publishes a mean says so.
//! - *by everything*: from the whole points, the codes at the ends and the stages as well.
//!
//! What is told of a few together must not add up to more than each of it says: of fewer than five people, the second stretch may be shorter than a stage (a
//! quarter of the scale), and of five to nine shorter than a whole point, or at a single question or a group of one or two than half a stage, only where the first is as short, or where a single whole point or stage, told of
//! five or more, says as much beside the figures. That six people whose mean is 94 cannot hold two who are at 0 is what telling their mean means.
//!
//! That is not kept to the last point. A group and its parts are each told in whole points of the same five to nine people, which can overlap, and so can whole
//! points of a unit and of what it is part of, and a stage and a rounded summary: two that overlap cut each other. So the tests fail from four fifths of a stage (20
//! points for fewer than five people), of half a stage (at single questions and groups of one or two) and of half a point downwards. Of 211,603 classes at nodes of
//! 2,270 assessments of all kinds 73, in 38 of these, were told more closely than that, two of them (the same people at a group and at its question) exactly: each in such a corner.
//!
//! Whole programs, which know that answers are one of five, take long. They are asked of the smallest assessments that the rule is there for.

use microlp::{ComparisonOp, OptimizationDirection, Problem};
use mognad::model::{Answer, NodeIx, OptionIx, Response};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::made::{Kind, made};
use super::told::{Statement, Told};
use crate::support::Study;

/// From so many people on a figure has all its decimals.
const EXACT: u64 = 10;
/// From so many on anything is told.
const LEAST: u64 = 5;
const STAGE: f64 = 25.0;
/// The stages at the ends of the scale are half as wide, and two that overlap leave half of one open.
const HALF_STAGE: f64 = STAGE / 2.0;
/// Two whole points that overlap leave half of one open.
const POINT: f64 = 0.5;
const NEARLY: f64 = 0.8;
const TINY: f64 = 1e-3;

/// Between which ends the mean of some classes at a node is, given some of what is told; `by_steps` where it is known that answers are one of five.
fn ends(
    told: &Told<'_>,
    (goal, people): (&[f64], f64),
    statements: &[&Statement],
    by_steps: bool,
) -> (f64, f64) {
    let end = |direction| {
        let mut problem = Problem::new(direction);
        let variables: Vec<_> = goal
            .iter()
            .enumerate()
            .map(|(at, weight)| {
                let (class, n) = &told.classes[at / told.items];
                let most = if class.answered[at % told.items] { 4 * *n as i32 } else { 0 };
                if by_steps {
                    problem.add_integer_var(weight * STAGE, (0, most))
                } else {
                    problem.add_var(weight * STAGE, (0.0, f64::from(most)))
                }
            })
            .collect();
        for statement in statements {
            let terms: Vec<_> = statement
                .row
                .iter()
                .zip(&variables)
                .filter(|(weight, _)| **weight != 0.0)
                .map(|(weight, variable)| (*variable, *weight * STAGE))
                .collect();
            // What is told is rounded in its last place.
            problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, statement.ends.0 - 1e-5);
            problem.add_constraint(terms.as_slice(), ComparisonOp::Le, statement.ends.1 + 1e-5);
        }
        let solved = problem.solve().expect("what is told is true, so there is a solution");
        solved.into_solution().expect("it takes no time").objective()
    };
    (end(OptimizationDirection::Minimize) / people, end(OptimizationDirection::Maximize) / people)
}

/// What is told of some classes, of fewer than a figure takes, more closely than it may be.
pub(super) struct Narrow {
    pub about: String,
    width: f64,
    by_figures: f64,
}

pub(super) fn narrow(told: &Told<'_>, nodes: &[(NodeIx, String)], tested: &mut usize) -> Vec<Narrow> {
    let all: Vec<&Statement> = told.statements.iter().collect();
    let figures: Vec<&Statement> = all.iter().copied().filter(|one| one.is_exact()).collect();
    let mut found = Vec::new();
    for group in told.small_groups(EXACT) {
        for (node, id) in nodes {
            let group: Vec<usize> = group
                .iter()
                .copied()
                .filter(|at| told.weights(&told.classes[*at].0, *node).is_some())
                .collect();
            let people = told.count(&group);
            if people == 0 || people >= EXACT {
                continue;
            }
            *tested += 1;
            let goal = told.row(*node, &group);
            let (low, high) = ends(told, (&goal, people as f64), &all, false);
            let least = match (people < LEAST, told.is_fine(*node)) {
                (true, _) => STAGE,
                (false, true) => HALF_STAGE,
                (false, false) => POINT,
            };
            let least = NEARLY * least;
            if high - low > least - TINY {
                continue;
            }
            let by_figures = ends(told, (&goal, people as f64), &figures, false);
            let speaks_of_them = |one: &&Statement| {
                !one.is_exact() && one.row.iter().zip(&goal).any(|(row, goal)| *row != 0.0 && *goal != 0.0)
            };
            let is_told_so = || {
                all.iter().copied().filter(speaks_of_them).any(|one| {
                    let beside: Vec<&Statement> = figures.iter().copied().chain([one]).collect();
                    let (alone_low, alone_high) = ends(told, (&goal, people as f64), &beside, false);
                    alone_high - alone_low < high - low + TINY
                })
            };
            if high - low < by_figures.1 - by_figures.0 - TINY && !is_told_so() {
                let about =
                    format!("{id} of {people} in {group:?}: {low:.2}–{high:.2}, by figures {by_figures:.2?}");
                found.push(Narrow { about, width: high - low, by_figures: by_figures.1 - by_figures.0 });
            }
        }
    }
    found
}

fn attack(kind: Kind, seeds: std::ops::Range<u64>) -> (usize, Vec<String>) {
    let (mut tested, mut found) = (0, Vec::new());
    for seed in seeds {
        let study = made(kind, seed);
        let told = Told::of(&study);
        let nodes: Vec<(NodeIx, String)> = study
            .questionnaire()
            .nodes()
            .filter(|(_, node)| !node.kind.is_summary())
            .map(|(ix, node)| (ix, node.id.to_string()))
            .collect();
        for one in narrow(&told, &nodes, &mut tested) {
            found.push(format!("{kind:?} {seed} {} ({:.1} of {:.1})", one.about, one.width, one.by_figures));
        }
    }
    (tested, found)
}

#[test]
fn nothing_of_few_is_bounded_more_closely_than_it_is_told() {
    for kind in Kind::ALL {
        let (tested, found) = attack(kind, 0..5);
        eprintln!("{kind:?}: {tested} classes at nodes, {} narrower", found.len());
        assert_eq!(found, [""; 0], "{kind:?}");
    }
}

/// One unit of ten to twelve people and one group of three questions, of which one person or two left something out. Larger whole programs take too long.
fn tiny(seed: u64) -> Study {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |end: u64| rng.next_u64() % end;
    let mut study = Study::new("A(a b c)", "u").min_group(5);
    let (people, with_gaps) = (10 + below(3), 1 + below(2));
    for person in 0..people {
        let left_out = (person < with_gaps).then(|| below(3) as usize);
        let also = (person < with_gaps && below(4) == 0).then(|| below(3) as usize);
        let mut answer = |item: usize| match Some(item) {
            at if at == left_out || at == also => {
                [Answer::NotAnswered, Answer::NotApplicable][below(2) as usize]
            }
            _ => Answer::Option(OptionIx(below(5) as u8)),
        };
        let answers: Vec<Answer> = (0..3).map(&mut answer).collect();
        let unit = study.assessment.units.iter().map(|(unit, _)| unit).next().expect("a unit");
        study.responses.0.push(Response {
            unit,
            role: None,
            seconds: None,
            answers: answers.into_iter().collect(),
            remarks: Vec::new(),
        });
    }
    study
}

/// What whole sums add to what is known without: of how many classes at nodes it was asked, which are then known exactly, and of how many the stretch is shorter
/// than a stage though by the sums alone it is not.
#[derive(Debug, Default)]
struct ByWholeSums {
    tested: usize,
    exact: Vec<String>,
    cut: Vec<String>,
}

fn by_whole_sums(seeds: std::ops::Range<u64>) -> ByWholeSums {
    let mut found = ByWholeSums::default();
    for seed in seeds {
        let study = tiny(seed);
        let told = Told::of(&study);
        let all: Vec<&Statement> = told.statements.iter().collect();
        for group in told.small_groups(LEAST) {
            for (node, of) in study.questionnaire().nodes().filter(|(_, node)| !node.kind.is_summary()) {
                let has_score = |at: &usize| told.weights(&told.classes[*at].0, node).is_some();
                let group: Vec<usize> = group.iter().copied().filter(has_score).collect();
                let people = told.count(&group) as f64;
                if group.is_empty() {
                    continue;
                }
                found.tested += 1;
                let goal = told.row(node, &group);
                let by_sums = ends(&told, (&goal, people), &all, false);
                let by_whole = ends(&told, (&goal, people), &all, true);
                let (width, whole) = (by_sums.1 - by_sums.0, by_whole.1 - by_whole.0);
                let about = format!("{seed} {} of {people}: {by_whole:.2?} of {by_sums:.2?}", of.id);
                if whole < TINY && width > TINY {
                    found.exact.push(about);
                } else if whole < STAGE - TINY && width > STAGE - TINY {
                    found.cut.push(about);
                }
            }
        }
    }
    found
}

#[test]
fn nobody_of_few_is_known_because_sums_are_whole() {
    let found = by_whole_sums(0..40);
    eprintln!(
        "{} classes at nodes by whole sums, {} exact, {} cut",
        found.tested,
        found.exact.len(),
        found.cut.len()
    );
    assert!(found.tested > 100 && found.exact.is_empty() && found.cut.is_empty(), "{found:#?}");
}

/// Of 1,500 assessments it is one of 5,970 classes at nodes: somebody who has two of the questions and who by the sums alone is at 75 to 100 points is at 87.5, since
/// sums are whole. That is not mended; the test holds it to that.
#[test]
#[ignore = "takes minutes"]
fn hardly_anybody_of_few_is_known_because_sums_are_whole_in_many_assessments() {
    let found = by_whole_sums(0..1_500);
    eprintln!(
        "{} classes at nodes by whole sums, {} exact, {} cut",
        found.tested,
        found.exact.len(),
        found.cut.len()
    );
    assert!(found.exact.len() <= 1 && found.cut.is_empty(), "{found:#?}");
}

/// What lies in the corner where two stretches overlap is known more closely than either says. Of a thousand it may be two.
#[test]
#[ignore = "takes an hour"]
fn hardly_anything_of_few_is_bounded_more_closely_than_it_is_told_in_many_assessments() {
    let (mut tested, mut found) = (0, Vec::new());
    for kind in Kind::ALL {
        let (of_kind, narrower) = attack(kind, 0..100);
        eprintln!("{kind:?}: {of_kind} classes at nodes, {} narrower", narrower.len());
        narrower.iter().for_each(|one| eprintln!("  {one}"));
        tested += of_kind;
        found.extend(narrower);
    }
    assert!(found.len() * 500 <= tested, "{found:#?}");
}
