//! How often a unit's interval holds the value that is to be expected of such a unit.

use std::fmt::Write as _;

use mognad::model::{Responses, Rollup, UnitIx};
use mognad::score::{Interval, score};
use mognad::tally::Tally;

use super::people::{Kind, Person};
use super::run::{Chance, sums};
use super::world::{AREAS, World, units};

/// How many have answered.
const ANSWERED: [usize; 5] = [3, 5, 10, 20, 30];
/// Of twelve units, this many have as many answers as the row says; the others have 5–40.
const SAME: usize = 6;
const UNITS: usize = 12;
/// Of ten who work in a unit, this many have answered where the interval is to hold the mean of the staff.
const SEVEN_OF_TEN: f64 = 0.7;

/// The table in Markdown.
pub fn table(assessments: u64) -> String {
    let mut text = String::from(
        "| answers | n | area | question | half-width of an area | area, mean of the staff |\n|---|---:|---:|---:|---:|---:|\n",
    );
    let world = World::of(AREAS);
    for (kind, at) in [(Kind::MIDDLE, "mid-scale"), (Kind::TOP, "near the top")] {
        for n in ANSWERED {
            let [areas, areas_held, questions, questions_held, width, staff, staff_held] =
                sums(&format!("unit {at} {n}"), assessments, |chance| once(chance, &world, kind, n));
            let share = |held: f64, all: f64| 100.0 * held / all;
            writeln!(
                text,
                "| {at} | {n} | {:.1} | {:.1} | {:.1} | {:.1} |",
                share(areas_held, areas),
                share(questions_held, questions),
                width / areas,
                share(staff_held, staff),
            )
            .expect("room");
        }
    }
    text
}

fn once(chance: &mut Chance, world: &World, kind: Kind, n: usize) -> [f64; 7] {
    let answered: Vec<usize> = (0..UNITS).map(|at| if at < SAME { n } else { chance.whole(5, 40) }).collect();
    let staff: Vec<usize> = answered.iter().map(|n| (*n as f64 / SEVEN_OF_TEN).round() as usize).collect();
    let tree = units(&staff.iter().map(|people| (None, Some(*people))).collect::<Vec<_>>());
    let mut assessment = world.assessment(1, tree, Rollup::Headcount);
    assessment.min_group = 1;
    // Everybody's answers; the first of them are those that are known.
    let mut everybody: Vec<Responses> = Vec::new();
    for (at, people) in staff.iter().enumerate() {
        let answer = |_| Person::new(chance, kind).answer(chance, world, UnitIx(at as u32), &[0.0; AREAS]);
        everybody.push(Responses((0..*people).map(answer).collect()));
    }
    let known = everybody.iter().zip(&answered).flat_map(|(all, n)| all.0[..*n].iter().cloned());
    let known = Responses(known.collect());
    let everybody = Responses(everybody.into_iter().flat_map(|all| all.0).collect());
    let questionnaire = &world.questionnaire;
    let tally = Tally::of(questionnaire, &known);
    let practice = score(&assessment, questionnaire, &tally);
    assessment.finite_population = true;
    let of_staff = score(&assessment, questionnaire, &tally);
    let whole = score(&assessment, questionnaire, &Tally::of(questionnaire, &everybody));
    let truth = kind.expected(0.0);
    let holds = |interval: Option<Interval>, value: f64| {
        f64::from(u8::from(interval.is_some_and(|i| i.low - 1e-9 <= value && value <= i.high + 1e-9)))
    };
    let mut found = [0.0; 7];
    for unit in (0..SAME as u32).map(UnitIx) {
        for node in &world.areas {
            let interval = practice.unit(unit).node(*node).and_then(|node| node.estimate.interval());
            found[0] += 1.0;
            found[1] += holds(interval, truth);
            found[4] += interval.map_or(0.0, |interval| (interval.high - interval.low) / 2.0);
            let interval = of_staff.unit(unit).node(*node).and_then(|node| node.estimate.interval());
            found[5] += 1.0;
            found[6] += holds(interval, whole.unit(unit).score(*node).unwrap_or_default());
        }
        for node in questionnaire.items() {
            let interval = practice.unit(unit).node(*node).and_then(|node| node.estimate.interval());
            found[2] += 1.0;
            found[3] += holds(interval, truth);
        }
    }
    found
}
