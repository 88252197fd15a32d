//! What an author should look at.

use crate::insight::difference::{Difference, judge_table};
use crate::model::NodeIx;
use crate::psychometrics::{Measure, PartialCredit};

use super::{ItemLevels, LevelMap, Stage};

/// Answers whose squared distance from what is expected is this much larger than it should be go their own way.
const MISFIT: f64 = 1.2;
/// A question is out of reach where no more than this part of people stand beyond its first step.
const OUT_OF_REACH: f64 = 0.05;

/// Something to look at. Answers are told by their place, from 0 for the one that counts least.
#[derive(Debug, Clone, PartialEq)]
pub enum LevelFinding {
    /// Those who gave an answer stand lower on the other questions than those who gave the one below.
    Backwards {
        /// Which question.
        item: NodeIx,
        /// The lower of the two answers.
        stage: usize,
        /// Whether that is sure, after correction over the group.
        sure: bool,
    },
    /// An answer is never the most likely one: the step away from it comes before the step to it.
    NeverLikeliest {
        /// Which question.
        item: NodeIx,
        /// Which answer.
        stage: usize,
        /// Whether that is sure, after correction over the group.
        sure: bool,
    },
    /// Fewer people than a figure of a question takes gave these answers, if any did.
    Rare {
        /// Which question.
        item: NodeIx,
        /// Which answers.
        stages: Vec<usize>,
    },
    /// The answers surely follow the other questions less than the model expects.
    Misfit {
        /// Which question.
        item: NodeIx,
        /// The mean squared distance, where 1 is expected.
        mean_square: f64,
    },
    /// Hardly anybody stands as high as the first step of a question.
    TooHigh(NodeIx),
    /// Hardly anybody stands as low as the last step of a question.
    TooLow(NodeIx),
}

pub(super) fn of(
    map: &LevelMap,
    model: &PartialCredit,
    measures: &[Measure],
    enough: u64,
) -> Vec<LevelFinding> {
    let (backwards, turned) = (backwards(map), turned(map, model));
    let misfits = misfits(map);
    let mut found = Vec::new();
    for (at, question) in map.questions.iter().enumerate() {
        let item = question.node;
        let of_item = |tests: &[Test]| -> Vec<(usize, bool)> {
            let own = tests.iter().filter(|test| test.item == at && test.difference.points < 0.0);
            own.map(|test| (test.stage, test.difference.is_sure())).collect()
        };
        found.extend(of_item(&backwards).into_iter().map(|(stage, sure)| LevelFinding::Backwards {
            item,
            stage,
            sure,
        }));
        found.extend(of_item(&turned).into_iter().map(|(stage, sure)| LevelFinding::NeverLikeliest {
            item,
            stage,
            sure,
        }));
        let rare: Vec<usize> = places(&question.stages, |stage| stage.is_rare);
        if !rare.is_empty() {
            found.push(LevelFinding::Rare { item, stages: rare });
        }
        let misfit = misfits.iter().find(|test| test.item == at && test.difference.is_sure());
        if let (Some(_), Some(fit)) = (misfit, question.fit.filter(|fit| fit.given_score >= MISFIT)) {
            found.push(LevelFinding::Misfit { item, mean_square: fit.given_score });
        }
        found.extend(out_of_reach(map, question, measures, enough));
    }
    found
}

fn places(stages: &[Stage], which: impl Fn(&Stage) -> bool) -> Vec<usize> {
    stages.iter().enumerate().filter(|(_, stage)| which(stage)).map(|(at, _)| at).collect()
}

/// Something about a question's answer that should not be below 0.
struct Test {
    item: usize,
    stage: usize,
    difference: Difference,
}

/// What stands among tests that may have anything to do with one another.
fn corrected(mut tests: Vec<Test>) -> Vec<Test> {
    judge_table(tests.iter_mut().map(|test| &mut test.difference), 0.0);
    tests
}

/// How much higher those who gave an answer stand elsewhere than those who gave the one below.
fn backwards(map: &LevelMap) -> Vec<Test> {
    let of_item = |(item, question): (usize, &ItemLevels)| {
        let shown = places(&question.stages, |stage| stage.elsewhere.is_some());
        let test = |pair: &[usize]| {
            let of = |at: usize| question.stages[at].elsewhere;
            let (above, below) = of(pair[1]).zip(of(pair[0]))?;
            Some(Test { item, stage: pair[0], difference: Difference::of(&above, &below) })
        };
        let neighbours = shown.windows(2).filter(|pair| pair[1] == pair[0] + 1);
        neighbours.filter_map(test).collect::<Vec<_>>()
    };
    corrected(map.questions.iter().enumerate().flat_map(of_item).collect())
}

/// How far each step is above the one before.
fn turned(map: &LevelMap, model: &PartialCredit) -> Vec<Test> {
    let of_item = |(item, question): (usize, &ItemLevels)| {
        let place = |from: usize| model.items[item].iter().position(|step| step.from == from);
        let pairs = question.steps.windows(2).filter(|pair| pair[0].to == pair[1].from);
        let test = |pair: &[super::StepLevel]| {
            let (rise, error) = model.rise(item, place(pair[0].from)?, place(pair[1].from)?);
            Some(Test { item, stage: pair[1].from, difference: Difference::by_normal(rise, error) })
        };
        pairs.filter_map(test).collect::<Vec<_>>()
    };
    corrected(map.questions.iter().enumerate().flat_map(of_item).collect())
}

fn misfits(map: &LevelMap) -> Vec<Test> {
    let test = |(item, question): (usize, &ItemLevels)| {
        let fit = question.fit.filter(|fit| fit.deviate.is_finite())?;
        Some(Test { item, stage: 0, difference: Difference::by_normal(fit.deviate, 1.0) })
    };
    corrected(map.questions.iter().enumerate().filter_map(test).collect())
}

fn out_of_reach(
    map: &LevelMap,
    question: &ItemLevels,
    measures: &[Measure],
    enough: u64,
) -> Option<LevelFinding> {
    // What is withheld at an end may lie where people are.
    let steps = &question.steps;
    if steps.len() + 1 < question.stages.len() {
        return None;
    }
    let few = (map.n as f64 * OUT_OF_REACH).max(enough as f64);
    let people = |which: &dyn Fn(f64) -> bool| -> f64 {
        let there = measures.iter().filter(|measure| which(measure.place - map.origin));
        there.map(|measure| measure.people as f64).sum()
    };
    let lowest = steps.iter().map(|step| step.place).fold(f64::INFINITY, f64::min);
    let highest = steps.iter().map(|step| step.place).fold(f64::NEG_INFINITY, f64::max);
    if people(&|place| place >= lowest) < few {
        return Some(LevelFinding::TooHigh(question.node));
    }
    (people(&|place| place <= highest) < few).then_some(LevelFinding::TooLow(question.node))
}
