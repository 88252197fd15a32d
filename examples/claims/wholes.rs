//! How often the interval of a whole holds, some parts of which did not answer, and that of its change.

use std::fmt::Write as _;

use mognad::insight::{Analysis, ChangeVerdict};
use mognad::model::{Responses, Rollup, UnitIx};

use super::people::{Kind, Person};
use super::run::{Chance, sums};
use super::world::{AREAS, World, units};

/// How the whole is made up.
#[derive(Debug, Clone, Copy)]
struct Shape {
    name: &'static str,
    workplaces: usize,
    /// Workplaces in one division, which are silent together; 1 where there are none.
    together: usize,
    /// Whether half of the workplaces have 1–8 people, and everybody may be shown.
    small: bool,
    /// What part of the variance between workplaces lies between divisions.
    of_division: f64,
}

const SHAPES: [Shape; 7] = [
    Shape { name: "4 workplaces", workplaces: 4, together: 1, small: false, of_division: 0.0 },
    Shape { name: "6 workplaces", workplaces: 6, together: 1, small: false, of_division: 0.0 },
    Shape { name: "12 workplaces", workplaces: 12, together: 1, small: false, of_division: 0.0 },
    Shape {
        name: "12 workplaces, half of them 1–8 people",
        workplaces: 12,
        together: 1,
        small: true,
        of_division: 0.0,
    },
    Shape {
        name: "18 workplaces in 6 divisions",
        workplaces: 18,
        together: 3,
        small: false,
        of_division: 0.0,
    },
    Shape {
        name: "the same, half of τ² between divisions",
        workplaces: 18,
        together: 3,
        small: false,
        of_division: 0.5,
    },
    Shape {
        name: "the same, all of τ² between divisions",
        workplaces: 18,
        together: 3,
        small: false,
        of_division: 1.0,
    },
];

/// How much workplaces differ (standard deviation), in points.
const DIFFER: [f64; 4] = [0.0, 5.0, 10.0, 15.0];

/// How people answer.
const KIND: Kind = Kind::MIDDLE;

/// The chance that a workplace or a division is silent.
const SILENT: f64 = 0.25;

/// The table in Markdown.
pub fn table(assessments: u64) -> String {
    let mut text = String::from(
        "| the whole | τ | shown | holds | where some are silent | half-width | change shown | holds | where some are silent | false changes |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    let world = World::of(1);
    for shape in SHAPES {
        for differ in DIFFER {
            let name = format!("{} {differ}", shape.name);
            let f = sums(&name, assessments, |chance| once(chance, &world, shape, differ));
            let share = |part: f64, of: f64| if of > 0.0 { 100.0 * part / of } else { f64::NAN };
            writeln!(
                text,
                "| {} | {differ} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} ({:.1}) |",
                shape.name,
                share(f[1], f[0]),
                share(f[2], f[1]),
                share(f[4], f[3]),
                f[5] / f[3],
                share(f[7], f[6]),
                share(f[8], f[7]),
                share(f[10], f[9]),
                share(f[11], f[6]),
                share(f[12], f[6]),
            )
            .expect("room");
        }
    }
    text
}

/// The workplaces of a whole.
struct Workplaces {
    /// Everything in the tree: the whole, divisions, workplaces.
    declared: Vec<(Option<usize>, Option<usize>)>,
    /// Where each workplace stands in the tree.
    places: Vec<UnitIx>,
    people: Vec<usize>,
    /// How many stages each differs by.
    by: Vec<f64>,
}

impl Workplaces {
    fn made_up(chance: &mut Chance, shape: Shape, differ: f64) -> Self {
        let mut people_of = |at: usize| match shape.small && at.is_multiple_of(2) {
            true => chance.whole(1, 8),
            false => chance.whole(5, 80),
        };
        let people: Vec<usize> = (0..shape.workplaces).map(&mut people_of).collect();
        let divisions: Vec<f64> = people.iter().map(|_| chance.normal()).collect();
        let by = |at: usize, own: f64| {
            let of_division = shape.of_division.sqrt() * divisions[at / shape.together];
            (of_division + (1.0 - shape.of_division).sqrt() * own) * differ / 25.0
        };
        let by = (0..people.len()).map(|at| by(at, chance.normal())).collect();
        let (mut declared, mut places) = (vec![(None, None)], Vec::new());
        for (at, people) in people.iter().enumerate() {
            if shape.together > 1 && at.is_multiple_of(shape.together) {
                declared.push((Some(0), None));
            }
            let parent = if shape.together > 1 { declared.len() - 1 - at % shape.together } else { 0 };
            places.push(UnitIx(declared.len() as u32));
            declared.push((Some(parent), Some(*people)));
        }
        Self { declared, places, people, by }
    }

    /// The answers of one wave, and whether somebody was silent.
    fn wave(&self, chance: &mut Chance, world: &World, shape: Shape) -> (Responses, bool) {
        let (mut responses, mut is_silent, mut silence) = (Responses::default(), false, false);
        for (at, people) in self.people.iter().enumerate() {
            if at.is_multiple_of(shape.together) {
                is_silent = chance.happens(SILENT);
            }
            silence |= is_silent;
            let response = 0.5 + 0.4 * chance.unit();
            let n = ((*people as f64 * response).round() as usize).max(1);
            if !is_silent {
                let here = [self.by[at]; AREAS];
                let mut answer = |_| Person::new(chance, KIND).answer(chance, world, self.places[at], &here);
                responses.0.extend((0..n).map(&mut answer));
            }
        }
        (responses, silence)
    }

    /// The score that is to be expected of the whole.
    fn truth(&self) -> f64 {
        let weighted = self.people.iter().zip(&self.by);
        let sum: f64 = weighted.map(|(people, by)| *people as f64 * KIND.expected(*by)).sum();
        sum / self.people.iter().sum::<usize>() as f64
    }
}

/// Wholes in the last wave, those with an interval, and that hold; with silence, and that hold, and their half-widths. Changes, those with an
/// interval, and that hold; with silence in a wave, and that hold; those that are claimed, and those that are sure.
fn once(chance: &mut Chance, world: &World, shape: Shape, differ: f64) -> [f64; 13] {
    let workplaces = Workplaces::made_up(chance, shape, differ);
    let (before, some_silent_before) = workplaces.wave(chance, world, shape);
    let (now, some_silent) = workplaces.wave(chance, world, shape);
    let mut assessment = world.assessment(2, units(&workplaces.declared), Rollup::Headcount);
    if shape.small {
        assessment.min_group = 1;
    }
    let analysis = Analysis::of(assessment, &[before, now]);
    let (whole, node) = (UnitIx(0), world.areas[0]);
    let is = |yes: bool| f64::from(u8::from(yes));
    let mut found = [0.0; 13];
    (found[0], found[6]) = (1.0, 1.0);
    let score = analysis.latest().node(whole, node);
    if let Some(interval) = score.and_then(|score| score.estimate.interval()) {
        (found[1], found[2]) = (1.0, is(interval.contains(workplaces.truth())));
        if some_silent {
            (found[3], found[4], found[5]) = (1.0, found[2], (interval.high - interval.low) / 2.0);
        }
    }
    let changes = analysis.changes.as_ref().expect("two waves");
    if let Some(change) = changes.at(whole, &world.questionnaire[node].id) {
        if let Some(interval) = change.difference.interval {
            (found[7], found[8]) = (1.0, is(interval.contains(0.0)));
            if some_silent || some_silent_before {
                (found[9], found[10]) = (1.0, found[8]);
            }
        }
        found[11] = is(change.counts());
        found[12] = is(change.counts() || change.verdict == ChangeVerdict::Small);
    }
    found
}
