//! Somebody who knows how many answered where, who knows everything that is shown, and who has a linear program.
//!
//! Unknown are the sums of people's answers, each within the ends of the scale. What is shown gives equations, and the program says between
//! which ends the mean of a group must lie. It must not be told more closely than the rule of small groups lets it.

use microlp::{ComparisonOp, OptimizationDirection, Problem};
use mognad::insight::Analysis;
use mognad::insight::quality::Quality;
use mognad::model::{Answer, OptionIx, Response, RoleId, UnitIx};
use mognad::score::publishable;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value;

use crate::support::{Study, rank};
use crate::table::{Table, json, list};

/// How closely the program's ends are told, in points.
const TOLERANCE: f64 = 1e-6;
/// One step of the answers' scale, in points.
const STEP: f64 = 25.0;
/// How many made-up trees and tables there are.
const MANY: u64 = 1000;

pub fn all(table: &mut Table) {
    for tree in oracle_trees() {
        attack_tree(&tree, "attacker: units of the oracle's trees", table);
    }
    (0..MANY)
        .for_each(|seed| attack_tree(&random_tree(seed), "attacker: units of 1,000 random trees", table));
    for cells in oracle_tables() {
        attack_table(&cells, "attacker: groups of the oracle's tables", table);
    }
    (0..MANY)
        .for_each(|seed| attack_table(&random_table(seed), "attacker: groups of 1,000 random tables", table));
}

/// What is known: how many people are behind each unknown sum, and equations in the sums.
#[derive(Default)]
struct Knowledge {
    people: Vec<u64>,
    equations: Vec<(Vec<usize>, f64)>,
    speaks_of_roles: bool,
}

impl Knowledge {
    /// Between which ends the sum of some of the unknowns must lie.
    fn ends(&self, sums: &[usize]) -> (f64, f64) {
        let end = |direction| {
            let mut problem = Problem::new(direction);
            let weight = |at| if sums.contains(&at) { 1.0 } else { 0.0 };
            let people = self.people.iter().enumerate();
            let variables: Vec<_> =
                people.map(|(at, n)| problem.add_var(weight(at), (0.0, 100.0 * *n as f64))).collect();
            for (terms, sum) in &self.equations {
                let terms: Vec<_> = terms.iter().map(|at| (variables[*at], 1.0)).collect();
                problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, *sum);
            }
            let solved = problem.solve().expect("what is shown is true, so there is a solution");
            solved.into_solution().expect("it takes no time").objective()
        };
        (end(OptimizationDirection::Minimize), end(OptimizationDirection::Maximize))
    }

    /// The fewest people of whom any sum of the equations speaks, if they are fewer than some.
    fn fewest_below(&self, least: u64) -> Option<u64> {
        let rank_without = |out: &[usize]| {
            let kept = || (0..self.people.len()).filter(|at| self.people[*at] > 0 && !out.contains(at));
            let row = |(terms, _): &(Vec<usize>, f64)| {
                kept().map(|at| if terms.contains(&at) { 1.0 } else { 0.0 }).collect()
            };
            rank(self.equations.iter().map(row).collect())
        };
        let all = rank_without(&[]);
        let mut sets = Vec::new();
        self.small_sets(least, 0, &mut Vec::new(), &mut sets);
        // A sum that speaks of nobody outside the set exists where the equations depend on each other outside it more than
        // they do altogether.
        let gives_away = sets.into_iter().filter(|set| rank_without(set) < all);
        gives_away.map(|set| set.iter().map(|at| self.people[*at]).sum()).min()
    }

    /// Every set of unknowns, from one on, with fewer people than some.
    fn small_sets(&self, least: u64, from: usize, set: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
        for at in (from..self.people.len()).filter(|at| (1..least).contains(&self.people[*at])) {
            set.push(at);
            found.push(set.clone());
            self.small_sets(least - self.people[at], at + 1, set, found);
            set.pop();
        }
    }
}

/// Units with the answers of those in each of them and in none of its parts.
struct Tree {
    min_group: u64,
    parents: Vec<Option<usize>>,
    /// Points from 0 to 100.
    answers: Vec<Vec<u64>>,
}

fn oracle_trees() -> Vec<Tree> {
    let Some(oracle) = json("py_suppression.json") else { return Vec::new() };
    let tree = |tree: &Value| {
        let nodes = list(tree, "nodes");
        let place = |id: &Value| nodes.iter().position(|node| &node["id"] == id);
        let answers = |node: &Value| match node["sum"].as_u64() {
            Some(sum) => spread(node["n"].as_u64().expect("n"), sum),
            None => Vec::new(),
        };
        Tree {
            min_group: tree["k"].as_u64().expect("k"),
            parents: nodes.iter().map(|node| place(&node["parent"])).collect(),
            answers: nodes.iter().map(answers).collect(),
        }
    };
    list(&oracle, "trees").iter().map(tree).collect()
}

/// Answers from 1 to 5 that have a sum, as points, as unlike each other as one step lets them be.
fn spread(people: u64, sum: u64) -> Vec<u64> {
    let mut answers: Vec<u64> = (0..people).map(|at| sum / people + u64::from(at < sum % people)).collect();
    if let [first, .., last] = &mut answers[..]
        && *first == *last
        && (2..5).contains(first)
    {
        (*first, *last) = (*first + 1, *last - 1);
    }
    answers.iter().map(|answer| (answer - 1) * 25).collect()
}

fn random_tree(seed: u64) -> Tree {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |end: u64| rng.next_u64() % end;
    let units = 2 + below(9) as usize;
    let parents = (0..units).map(|at| (at > 0).then(|| below(at as u64) as usize)).collect();
    let answers = (0..units)
        .map(|_| {
            let people = below(12);
            // One in three units agrees.
            let (low, width) = if below(3) == 0 { (below(5), 1) } else { (0, 5) };
            (0..people).map(|_| (low + below(width)) * 25).collect()
        })
        .collect();
    Tree { min_group: 2 + below(6), parents, answers }
}

fn attack_tree(tree: &Tree, row: &'static str, table: &mut Table) {
    let Tree { min_group, parents, answers } = tree;
    let own: Vec<u64> = answers.iter().map(|answers| answers.len() as u64).collect();
    let shown = publishable(parents, &own, *min_group, &vec![true; own.len()]);
    let inside = |unit: usize| -> Vec<usize> {
        (0..parents.len())
            .filter(|at| std::iter::successors(Some(*at), |at| parents[*at]).any(|at| at == unit))
            .collect()
    };
    let sum = |units: &[usize]| units.iter().flat_map(|unit| &answers[*unit]).sum::<u64>() as f64;
    let shown_units = (0..shown.len()).filter(|unit| shown[*unit]);
    let knowledge = Knowledge {
        people: answers.iter().map(|answers| answers.len() as u64).collect(),
        equations: shown_units.map(inside).map(|units| (units.clone(), sum(&units))).collect(),
        speaks_of_roles: false,
    };
    // What is left of each shown unit once its shown parts are taken away, and what is in no shown unit.
    let region =
        |unit: usize| std::iter::successors(Some(unit), |unit| parents[*unit]).find(|unit| shown[*unit]);
    let people_in = |units: &[usize]| units.iter().map(|unit| knowledge.people[*unit]).sum::<u64>() as f64;
    for of in (0..shown.len()).filter(|unit| shown[*unit]) {
        let region: Vec<usize> = (0..shown.len()).filter(|unit| region(*unit) == Some(of)).collect();
        let people: u64 = region.iter().map(|unit| own[*unit]).sum();
        assert!(people == 0 || people >= *min_group, "{parents:?} {answers:?} {shown:?}");
    }
    for hidden in (0..shown.len()).filter(|unit| !shown[*unit]) {
        let units = inside(hidden);
        if people_in(&units) == 0.0 {
            continue;
        }
        let found = knowledge.ends(&units);
        let mut regions: Vec<Option<usize>> = units.iter().map(|unit| region(*unit)).collect();
        regions.sort();
        regions.dedup();
        let mut allowed = (0.0, 0.0);
        for of in regions {
            let whole: Vec<usize> = (0..shown.len()).filter(|unit| region(*unit) == of).collect();
            let part: Vec<usize> = units.iter().copied().filter(|unit| whole.contains(unit)).collect();
            let (low, high) = (0.0_f64, 100.0 * people_in(&part));
            let (low, high) = match of {
                Some(_) => {
                    let others = 100.0 * (people_in(&whole) - people_in(&part));
                    (low.max(sum(&whole) - others), high.min(sum(&whole)))
                }
                None => (low, high),
            };
            allowed = (allowed.0 + low, allowed.1 + high);
        }
        let people = people_in(&units);
        table.within(row, found.0 / people, allowed.0 / people, 1.0, TOLERANCE);
        table.within(row, found.1 / people, allowed.1 / people, 1.0, TOLERANCE);
    }
}

/// Units in a tree, and the answers of each role in each of them and in none of its parts.
struct Cells {
    least: u64,
    parents: Vec<Option<usize>>,
    /// Points from 0 to 100.
    answers: Vec<Vec<Vec<u64>>>,
}

fn oracle_tables() -> Vec<Cells> {
    let Some(oracle) = json("py_suppression.json") else { return Vec::new() };
    let rows = |value: &Value, key: &str| -> Vec<Vec<u64>> {
        let row =
            |row: &Value| row.as_array().expect("a row").iter().map(|n| n.as_u64().expect("n")).collect();
        list(value, key).iter().map(row).collect()
    };
    let cells = |table: &Value| {
        let rows = rows(table, "n").into_iter().zip(rows(table, "sum"));
        let row =
            |(n, sum): (Vec<u64>, Vec<u64>)| n.into_iter().zip(sum).map(|(n, sum)| spread(n, sum)).collect();
        let units: Vec<Vec<Vec<u64>>> = rows.map(row).collect();
        // The whole has nobody of its own.
        let answers: Vec<_> = std::iter::once(vec![Vec::new(); units[0].len()]).chain(units).collect();
        let parents = (0..answers.len()).map(|unit| (unit > 0).then_some(0)).collect();
        Cells { least: table["k"].as_u64().expect("k"), parents, answers }
    };
    list(&oracle, "two_way").iter().map(cells).collect()
}

fn random_table(seed: u64) -> Cells {
    let mut rng = ChaCha8Rng::seed_from_u64(MANY + seed);
    let mut below = |end: u64| rng.next_u64() % end;
    let (units, roles) = (3 + below(3), 2 + below(2));
    // Half of them beside each other, half in a tree.
    let is_flat = below(2) == 0;
    let parent = |at: u64, below: &mut dyn FnMut(u64) -> u64| if is_flat { 0 } else { below(at) as usize };
    let parents = (0..units).map(|at| (at > 0).then(|| parent(at, &mut below))).collect();
    let mut cell = || {
        let people = if below(6) == 0 { 0 } else { below(18) };
        (0..people).map(|_| below(5) * 25).collect()
    };
    let answers = (0..units).map(|_| (0..roles).map(|_| cell()).collect()).collect();
    Cells { least: 2 + below(6), parents, answers }
}

/// The table as an assessment with one question.
fn study(cells: &Cells) -> Study {
    fn notation(cells: &Cells, at: usize) -> String {
        let parts = (0..cells.parents.len()).filter(|part| cells.parents[*part] == Some(at));
        let parts: Vec<String> = parts.map(|part| notation(cells, part)).collect();
        if parts.is_empty() { format!("u{at}") } else { format!("u{at}({})", parts.join(" ")) }
    }
    let names: Vec<String> = (0..cells.answers.len()).map(|unit| format!("u{unit}")).collect();
    let mut study = Study::new("A(q)", &notation(cells, 0)).min_group(cells.least as u32);
    study.assessment.min_role_group = cells.least as u32;
    study.assessment.min_item_group = cells.least as u32;
    for (unit, roles) in names.iter().zip(&cells.answers) {
        let unit = study.unit(unit);
        for (role, answers) in roles.iter().enumerate() {
            let role = RoleId::parse(&format!("r{role}")).ok();
            study.responses.0.extend(answers.iter().map(|points| Response {
                unit,
                role: role.clone(),
                seconds: None,
                answers: [Answer::Option(OptionIx((points / 25) as u8))].into_iter().collect(),
                remarks: Vec::new(),
            }));
        }
    }
    study
}

/// Everything that is shown of the table, as equations in the sums of its cells.
fn known(cells: &Cells, study: &Study) -> Knowledge {
    let roles = cells.answers[0].len();
    let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
    let quality = Quality::of(analysis.latest(), &analysis.tallies[0], &study.responses);
    let area = study.questionnaire().find("A").expect("the area");
    let place = |unit: UnitIx| -> usize {
        study.assessment.units[unit].id.as_str()[1..].parse().expect("a unit's name")
    };
    let is_in = |at: usize, unit: usize| {
        std::iter::successors(Some(at), |at| cells.parents[*at]).any(|at| at == unit)
    };
    let units = || study.assessment.units.iter().map(|(unit, _)| unit);
    let shown: Vec<usize> =
        units().filter(|unit| analysis.scores[0].release().shown(area)[unit.at()]).map(place).collect();
    let mut knowledge = Knowledge {
        people: cells.answers.iter().flatten().map(|answers| answers.len() as u64).collect(),
        equations: Vec::new(),
        speaks_of_roles: !quality.gaps.gaps.is_empty(),
    };
    let mut know = |speaks_of: &dyn Fn(usize, usize) -> bool, n: u64, mean: f64| {
        let all = (0..cells.answers.len()).flat_map(|unit| (0..roles).map(move |role| (unit, role)));
        let terms: Vec<usize> = all
            .filter(|(unit, role)| speaks_of(*unit, *role))
            .map(|(unit, role)| unit * roles + role)
            .collect();
        assert_eq!(terms.iter().map(|at| knowledge.people[*at]).sum::<u64>(), n, "what n counts");
        knowledge.equations.push((terms, n as f64 * mean));
    };
    // What is told of few people, or put together from that, is no sum of answers.
    let is_few = |unit: usize| {
        let people: u64 = (0..cells.answers.len())
            .filter(|at| is_in(*at, unit))
            .flat_map(|at| &cells.answers[at])
            .map(|answers| answers.len() as u64)
            .sum();
        people < 2 * cells.least
    };
    let is_put_together = |unit: UnitIx| {
        let inside = |part: &UnitIx| is_in(place(*part), place(unit));
        let parts = units().filter(inside).filter(|part| shown.contains(&place(*part)));
        let left = |of: usize| {
            let nearest = |at: usize| {
                std::iter::successors(Some(at), |at| cells.parents[*at]).find(|at| shown.contains(at))
            };
            let people = (0..cells.answers.len())
                .filter(|at| nearest(*at) == Some(of))
                .flat_map(|at| &cells.answers[at]);
            people.map(|answers| answers.len() as u64).sum::<u64>()
        };
        let few = |people: u64| people > 0 && people < 2 * cells.least;
        parts.into_iter().any(|part| is_few(place(part)) || few(left(place(part))))
    };
    for unit in units().filter(|unit| !is_put_together(*unit)) {
        if let Some(score) = analysis.latest().node(unit, area) {
            know(&|at, _| is_in(at, place(unit)), score.estimate.n, score.estimate.mean);
        }
    }
    for gap in &quality.gaps.gaps {
        for (role, score) in gap.roles.iter().zip(&gap.scores) {
            let role = role.as_str()[1..].parse::<usize>().expect("a role");
            let in_unit = |at: usize| match gap.unit {
                Some(unit) => is_in(at, place(unit)),
                None => shown.iter().any(|unit| is_in(at, *unit)),
            };
            know(&|at, of| role == of && in_unit(at), score.n, score.mean);
        }
    }
    knowledge
}

fn attack_table(cells: &Cells, row: &'static str, table: &mut Table) {
    let knowledge = known(cells, &study(cells));
    let fewest = knowledge.fewest_below(cells.least);
    if knowledge.speaks_of_roles {
        table.count("attacker: tables in which roles are shown");
    }
    assert_eq!(fewest, None, "{:?} gives {:?}", cells.answers, knowledge.equations);
    for (at, answers) in cells.answers.iter().flatten().enumerate() {
        let people = answers.len() as u64;
        if people == 0 || people >= cells.least {
            continue;
        }
        let (low, high) = knowledge.ends(&[at]);
        // A sum over enough people who do not agree leaves at least one step of one answer open. Where twice as many agree, what they
        // say may be known.
        let many_agree = |(terms, sum): &(Vec<usize>, f64)| {
            let n: u64 = terms.iter().map(|at| knowledge.people[*at]).sum();
            let at_an_end = *sum < TOLERANCE || *sum > 100.0 * n as f64 - TOLERANCE;
            terms.contains(&at) && n >= 2 * cells.least && at_an_end
        };
        let is_open = high - low > STEP - TOLERANCE || knowledge.equations.iter().any(many_agree);
        assert!(
            is_open,
            "{low}–{high} of {people} in {at}: {:?} gives {:?}",
            cells.answers, knowledge.equations
        );
        table.within(row, 0.0, 0.0, 1.0, TOLERANCE);
    }
}
