//! How often answers are said to say more than a key figure, where they do not and where they do.

use std::fmt::Write as _;

use mognad::insight::{Analysis, SayDo, say_do};
use mognad::model::{
    Better, Figure, Figures, NodeId, Points, Responses, Rollup, Unit, UnitIx, UnitTree, WaveId,
};

use super::false_claims::MOST;
use super::people::{Kind, Person};
use super::run::{Chance, sums};
use super::world::{AREAS, World, units};

const UNITS: usize = 12;

/// How far the true scores are above their line, in points, and what that is called.
const ROWS: [(f64, &str); 4] = [
    (-0.5, "half a point below"),
    (-5.0, "5 points below"),
    (10.0, "10 points above"),
    (20.0, "20 points above"),
];

/// The table in Markdown, and what in it is above what may be.
pub fn table(assessments: u64) -> (String, Vec<String>) {
    let mut text = String::from(
        "| answers | the true scores and their line | any is said | of all |\n|---|---|---:|---:|\n",
    );
    let mut above = Vec::new();
    let world = World::of(AREAS);
    for (kind, at) in [(Kind::MIDDLE, "mid-scale"), (Kind::TOP, "near the top")] {
        for (by, name) in ROWS {
            let row = format!("say-do {at}, {name}");
            let [any, share] = sums(&row, assessments, |chance| once(chance, &world, kind, by))
                .map(|sum| sum / assessments as f64);
            writeln!(text, "| {at} | {name} | {:.1} | {:.1} |", 100.0 * any, 100.0 * share).expect("room");
            if by < 0.0 && any > MOST {
                above.push(format!("{row}: {:.1} %", 100.0 * any));
            }
        }
    }
    (text, above)
}

/// Whether anything is said of one assessment in which every figure misses its target, and of which part of the scores.
fn once(chance: &mut Chance, world: &World, kind: Kind, by: f64) -> [f64; 2] {
    let declared = (0..UNITS).map(|_| (Some(0), None));
    let tree = units(&std::iter::once((None, None)).chain(declared).collect::<Vec<_>>());
    let line = Points::new(kind.expected(0.0) - by).expect("points");
    let mut assessment = world.assessment(1, with_targets(&tree, world, line), Rollup::Pooled);
    let workplaces = || (1..=UNITS as u32).map(UnitIx);
    let wave = assessment.waves[0].id.clone();
    let figures = workplaces().flat_map(|unit| areas(world).map(move |node| (unit, node)));
    assessment.figures = Figures::new(figures.map(|(unit, node)| missed(unit, node, &wave)).collect());
    let mut responses = Responses::default();
    for unit in workplaces() {
        let people = chance.whole(5, 40);
        let answers =
            (0..people).map(|_| Person::new(chance, kind).answer(chance, world, unit, &[0.0; AREAS]));
        responses.0.extend(answers.collect::<Vec<_>>());
    }
    let analysis = Analysis::of(assessment, &[responses]);
    let said = say_do(analysis.latest()).iter().filter(|found| SayDo::is_sure(found)).count();
    [f64::from(u8::from(said > 0)), said as f64 / (UNITS * AREAS) as f64]
}

fn areas(world: &World) -> impl Iterator<Item = NodeId> {
    world.areas.iter().map(|area| world.questionnaire[*area].id.clone())
}

/// The same units, of which all are to reach the line in every area.
fn with_targets(tree: &UnitTree, world: &World, line: Points) -> UnitTree {
    let unit = |(at, unit): (UnitIx, &Unit)| {
        let targets =
            if at.at() == 0 { areas(world).map(|area| (area, line)).collect() } else { unit.targets.clone() };
        (Unit { targets, ..unit.clone() }, unit.parent.map(UnitIx::at))
    };
    UnitTree::new(tree.iter().map(unit).collect()).expect("a tree of units")
}

fn missed(unit: UnitIx, node: NodeId, wave: &WaveId) -> Figure {
    Figure {
        unit,
        node,
        wave: wave.clone(),
        name: "figure".to_owned(),
        value: 0.0,
        measure: String::new(),
        source: String::new(),
        better: Better::High,
        target: Some(1.0),
    }
}
