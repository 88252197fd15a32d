//! How often what people are to decide by rests on something that is not so: places to start in, whom to learn from, trends, gates.

use std::fmt::Write as _;

use mognad::insight::{Analysis, Change, ChangeVerdict, Outcome, Trend, judge_policy, lessons, place};
use mognad::model::{Clause, Demand, Points, Policy, Responses, Rollup, UnitIx};

use super::false_claims::MOST;
use super::people::{Kind, Person};
use super::run::{Chance, sums};
use super::world::{AREAS, World, picture, units};

const UNITS: usize = 12;

/// How many waves there are.
const WAVES: [usize; 2] = [2, 3];

/// How far the lines are from where everybody truly is, in points.
const OFF: f64 = 0.5;

/// What is counted: its name, and how many there are of it in one assessment.
const COUNTED: [(&str, usize); 6] = [
    ("`plan start`", 1),
    ("`plan peers`", 1),
    ("`trend` of a unit", UNITS),
    ("`trend`: summaries", 1),
    ("`trend`: areas", 1),
    ("`gate --no-regress`", 1),
];

/// The table in Markdown, and what in it is above what may be.
pub fn table(assessments: u64) -> (String, Vec<String>) {
    let mut text = String::from("| answers | waves |");
    COUNTED.iter().for_each(|(name, _)| write!(text, " {name} |").expect("room"));
    text += &format!("\n|---|---:|{}\n", "---:|".repeat(COUNTED.len()));
    let mut above = Vec::new();
    for (kind, at) in [(Kind::MIDDLE, "mid-scale"), (Kind::TOP, "near the top")] {
        // The line between two levels is where everybody is expected to stand, so that half of them are above it by chance.
        let line = Points::new(kind.expected(0.0)).expect("points");
        let world = World::with_levels(AREAS, &[Points::ZERO, line]);
        for waves in WAVES {
            let name = format!("decisions {at} {waves}");
            let found = sums(&name, assessments, |chance| once(chance, &world, kind, waves));
            write!(text, "| {at} | {waves} |").expect("room");
            for ((counted, of), claimed) in COUNTED.iter().zip(found) {
                let share = claimed / (assessments as f64 * *of as f64);
                write!(text, " {:.1} |", 100.0 * share).expect("room");
                if share > MOST {
                    above.push(format!("{name}: {counted}: {:.1} %", 100.0 * share));
                }
            }
            text += "\n";
        }
    }
    (text, above)
}

/// Which of these is claimed falsely of one assessment in which no unit differs from another and nothing changes.
fn once(chance: &mut Chance, world: &World, kind: Kind, waves: usize) -> [f64; COUNTED.len()] {
    let people: Vec<usize> = (0..UNITS).map(|_| chance.whole(5, 40)).collect();
    let declared = people.iter().map(|people| (Some(0), Some(*people)));
    let tree = units(&std::iter::once((None, None)).chain(declared).collect::<Vec<_>>());
    let assessment = world.assessment(waves, tree, Rollup::Headcount);
    let mut wave = || {
        let mut responses = Responses::default();
        for (at, people) in people.iter().enumerate() {
            let unit = UnitIx(at as u32 + 1);
            for _ in 0..*people {
                responses.0.push(Person::new(chance, kind).answer(chance, world, unit, &[0.0; AREAS]));
            }
        }
        responses
    };
    let responses: Vec<Responses> = (0..waves).map(|_| wave()).collect();
    let analysis = Analysis::of(assessment, &responses);
    let workplaces: Vec<UnitIx> = analysis.assessment.units.iter().map(|(unit, _)| unit).skip(1).collect();
    let taught = lessons(&analysis, waves - 1).iter().any(|lesson| !lesson.peers.is_empty());
    let [of_units, summaries, areas] = trends(&analysis, &workplaces);
    let flag = |claimed: bool| f64::from(u8::from(claimed));
    [
        flag(placed_wrongly(&analysis, kind, &workplaces)),
        flag(taught),
        of_units,
        summaries,
        areas,
        flag(shut(&analysis, world)),
    ]
}

/// Whether a unit is surely in a field that it is not in: all of them are truly in the one between the two lines.
fn placed_wrongly(analysis: &Analysis, kind: Kind, workplaces: &[UnitIx]) -> bool {
    let view = analysis.latest();
    let truth = kind.expected(0.0);
    let position = picture(view.questionnaire(), [truth - OFF, truth + OFF]);
    // High on the horizontal axis and low on the vertical one.
    const TRUE_FIELD: usize = 1;
    place(view, &position, workplaces).iter().any(|placed| placed.is_sure() && placed.field() != TRUE_FIELD)
}

/// In how many units' own tables, and whether in the lists of all units' summaries and areas, a step is called a change.
fn trends(analysis: &Analysis, workplaces: &[UnitIx]) -> [f64; 3] {
    let trend = Trend::of(analysis).expect("two waves at least");
    let questionnaire = analysis.latest().questionnaire();
    let is_changed = |change: &Change| change.verdict == ChangeVerdict::Changed;
    let of_unit = |unit: &&UnitIx| {
        trend.nodes().iter().any(|node| trend.steps(**unit, node).iter().flatten().any(is_changed))
    };
    let units = workplaces.iter().filter(of_unit).count() as f64;
    let listed = |of_summaries: bool| {
        let nodes = trend.nodes().iter().filter(|id| {
            let node = questionnaire.find(id.as_str()).map(|ix| questionnaire[ix].kind.is_summary());
            node == Some(of_summaries)
        });
        let nodes: Vec<_> = nodes.collect();
        let units = analysis.assessment.units.iter().map(|(unit, _)| unit);
        let any =
            units.flat_map(|unit| nodes.iter().flat_map(move |node| [(unit, *node)])).any(|(unit, node)| {
                trend.listed(unit, node).into_iter().flatten().any(|change| is_changed(&change))
            });
        f64::from(u8::from(any))
    };
    [units, listed(true), listed(false)]
}

/// Whether a gate that asks every unit not to fall back anywhere stays shut because of a decrease.
fn shut(analysis: &Analysis, world: &World) -> bool {
    let units = analysis.assessment.units.iter().map(|(unit, _)| unit);
    let clauses = units.flat_map(|unit| {
        world.table().into_iter().map(move |node| Clause { unit, node, demand: Demand::NoDecrease })
    });
    let policy = Policy { title: None, clauses: clauses.collect(), hidden_passes: true };
    judge_policy(analysis, &policy).with(Outcome::NotMet).next().is_some()
}
