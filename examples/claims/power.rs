//! How much of what is there is found.

use std::fmt::Write as _;

use mognad::insight::{Analysis, compare, mean_correlation};
use mognad::model::{Responses, Rollup, UnitIx};
use mognad::psychometrics::holm;

use super::people::{Kind, Person};
use super::run::{Chance, sums};
use super::world::{AREAS, World, units};

const SIZES: [[usize; 2]; 3] = [[20, 20], [10, 10], [8, 35]];
const CORRELATIONS: [f64; 3] = [0.3, 0.5, 0.7];
/// What the two units differ by, in points.
const DIFFERENCE: f64 = 15.0;

/// Whether all areas differ or the first alone.
#[derive(Debug, Clone, Copy)]
enum Where {
    All,
    One,
}

/// The table in Markdown.
pub fn table(repeats: u64) -> String {
    let mut text = String::from(
        "| n | correlation | all differ | by Holm | one differs | by Holm | alone | visible | one differs by that | all do |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    let world = World::of(AREAS);
    for n in SIZES {
        for correlation in CORRELATIONS {
            let kind = Kind { correlation, ..Kind::MIDDLE };
            let name = format!("power {n:?} {correlation}");
            let run = |points: f64, at: Where| {
                let apart = kind.apart(points);
                let sums = sums(&format!("{name} {points:.3} {at:?}"), repeats, |chance| {
                    once(chance, &world, kind, n, (apart, at))
                });
                sums.map(|sum| sum / repeats as f64)
            };
            let (all, one) = (run(DIFFERENCE, Where::All), run(DIFFERENCE, Where::One));
            let visible = one[3];
            let (at_one, at_all) = (run(visible, Where::One), run(visible, Where::All));
            let percent = |share: f64| 100.0 * share;
            writeln!(
                text,
                "| {}/{} | {correlation} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {visible:.1} | {:.1} | {:.1} |",
                n[0], n[1],
                percent(all[0]), percent(all[1]), percent(one[0]), percent(one[1]), percent(one[2]),
                percent(at_one[0]), percent(at_all[0]),
            )
            .expect("room");
        }
    }
    text
}

/// Of the first area: whether its difference is found, whether Holm's method would have found it with the same p-values, whether it would have been
/// alone, and the smallest that would have been found.
fn once(
    chance: &mut Chance,
    world: &World,
    kind: Kind,
    n: [usize; 2],
    (apart, at): (f64, Where),
) -> [f64; 4] {
    let assessment = world.assessment(1, units(&[(None, None), (None, None)]), Rollup::Pooled);
    let mut responses = Responses::default();
    for (unit, n) in n.into_iter().enumerate() {
        let half = if unit == 0 { -apart / 2.0 } else { apart / 2.0 };
        let by: [f64; AREAS] = std::array::from_fn(|area| match at {
            Where::One if area > 0 => 0.0,
            _ => half,
        });
        responses.0.extend(
            (0..n).map(|_| Person::new(chance, kind).answer(chance, world, UnitIx(unit as u32), &by)),
        );
    }
    let responses = [responses];
    let analysis = Analysis::of(assessment, &responses);
    let (view, nodes) = (analysis.latest(), world.table());
    let correlation =
        mean_correlation(&analysis.assessment, view.questionnaire(), view.scores, &responses[0], &nodes);
    let comparison = compare(view, &[UnitIx(0), UnitIx(1)], &nodes, correlation);
    let differences: Vec<_> =
        comparison.rows.iter().filter_map(|row| Some((row.node, row.differences[1]?))).collect();
    let p: Vec<f64> = differences.iter().map(|(_, difference)| difference.p.unwrap_or(1.0)).collect();
    let by_holm = holm(&p);
    let first = differences.iter().position(|(node, _)| *node == world.areas[0]);
    let Some(first) = first else { return [0.0; 4] };
    let found = |yes: bool| f64::from(u8::from(yes));
    let difference = differences[first].1;
    let visible = difference.judged.visible.unwrap_or_default();
    [found(difference.is_sure()), found(by_holm[first] < 0.05), found(p[first] < 0.05), visible]
}
