//! How often somebody is called ahead, or above others, where no organisation differs from another.

use std::fmt::Write as _;

use mognad::insight::{Analysis, Joined, benchmark_of, compare_with, shared_gaps};
use mognad::model::{Benchmark, Points, Profile, Responses, Rollup, UnitIx};

use super::false_claims::MOST;
use super::people::{Kind, Person};
use super::run::{Chance, sums};
use super::world::{AREAS, World, units};

/// How many organisations there are, in one list.
const ORGANISATIONS: [usize; 3] = [1, 3, 6];

/// Workplaces in each.
const WORKPLACES: usize = 6;

/// What is counted.
const COUNTED: [&str; 3] = ["ahead", "`benchmark compare`", "`--ranking`"];

/// The table in Markdown, and what in it is above what may be.
pub fn table(repeats: u64) -> (String, Vec<String>) {
    let mut text = String::from("| answers | organisations |");
    COUNTED.iter().for_each(|name| write!(text, " {name} |").expect("room"));
    text += &format!("\n|---|---:|{}\n", "---:|".repeat(COUNTED.len()));
    let mut above = Vec::new();
    for (kind, at) in [(Kind::MIDDLE, "mid-scale"), (Kind::TOP, "near the top")] {
        // The line between two levels is where everybody is expected to stand, so that half of them are above it by chance.
        let line = Points::new(kind.expected(0.0)).expect("points");
        let world = World::with_levels(AREAS, &[Points::ZERO, line]);
        for organisations in ORGANISATIONS {
            let name = format!("organisations {at} {organisations}");
            let found = sums(&name, repeats, |chance| once(chance, &world, kind, organisations));
            write!(text, "| {at} | {organisations} |").expect("room");
            for (counted, claimed) in COUNTED.iter().zip(found) {
                let share = claimed / repeats as f64;
                // One alone is beside nobody.
                let is_beside = organisations > 1 || *counted == COUNTED[0];
                let cell = if is_beside { format!("{:.1}", 100.0 * share) } else { "–".to_owned() };
                write!(text, " {cell} |").expect("room");
                if share > MOST {
                    above.push(format!("{name}: {counted}: {:.1} %", 100.0 * share));
                }
            }
            text += "\n";
        }
    }
    (text, above)
}

/// Whether in a list of what organisations can do together anybody is called ahead; whether the first is called above or below another in
/// any area; and whether a ranking of the index tells any two apart.
fn once(chance: &mut Chance, world: &World, kind: Kind, organisations: usize) -> [f64; COUNTED.len()] {
    let analyses: Vec<Analysis> =
        (0..organisations).map(|at| organisation(chance, world, kind, at)).collect();
    let joined = Joined::of(&analyses.iter().collect::<Vec<_>>()).expect("all asked the same");
    let shared = shared_gaps(&joined, &joined.workplaces());
    let ahead = shared.iter().any(|shared| !shared.ahead.is_empty());
    let told: Vec<Benchmark> =
        analyses.iter().filter_map(|analysis| benchmark_of(analysis, false).ok()).collect();
    let profiles: Vec<&Profile> = told.iter().flat_map(|told| &told.organisations).collect();
    let (mut sure, mut ranked) = (false, false);
    if let Some((own, others)) = profiles.split_first().filter(|(_, others)| !others.is_empty()) {
        let standings = compare_with(own, others, &world.questionnaire);
        sure = standings.iter().any(|standing| standing.counts()[2] < standing.others.len());
        let index = world.questionnaire.summary(mognad::model::NodeKind::Index);
        let of_index = standings.iter().find(|standing| Some(standing.node) == index);
        let ranking = of_index.and_then(|standing| standing.ranking());
        ranked = ranking
            .is_some_and(|(all, ranking)| ranking.places.iter().any(|places| *places != (1, all.len())));
    }
    [ahead, sure, ranked].map(|claimed| f64::from(u8::from(claimed)))
}

fn organisation(chance: &mut Chance, world: &World, kind: Kind, at: usize) -> Analysis {
    let people: Vec<usize> = (0..WORKPLACES).map(|_| chance.whole(5, 40)).collect();
    let declared = people.iter().map(|people| (Some(0), Some(*people)));
    let tree = units(&std::iter::once((None, None)).chain(declared).collect::<Vec<_>>());
    let mut assessment = world.assessment(1, tree, Rollup::Headcount);
    assessment.organisation.name = Some(format!("organisation {at}"));
    let mut responses = Responses::default();
    for (at, people) in people.iter().enumerate() {
        let unit = UnitIx(at as u32 + 1);
        for _ in 0..*people {
            responses.0.push(Person::new(chance, kind).answer(chance, world, unit, &[0.0; AREAS]));
        }
    }
    Analysis::of(assessment, &[responses])
}
