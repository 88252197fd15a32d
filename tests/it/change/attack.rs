//! What somebody can compute who knows everything that is shown at a node in two waves and of the changes between them, how many
//! answered what, where and when, and how units add up.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use mognad::insight::Analysis;
use mognad::model::Rollup;
use proptest::prelude::*;

use super::{Rounds, cases};
use crate::support::{Study, rank};

const MIN_GROUP: u32 = 5;
const ITEMS: usize = 2;
/// The group and its two questions.
const NODES: [&str; 3] = ["A", "q", "r"];

/// People of whom all is alike but their answers.
#[derive(Debug, Clone)]
struct Kind {
    count: usize,
    /// Per wave, the unit and which questions they answered; `None` where they did not take part.
    rounds: [Option<(usize, [bool; ITEMS])>; 2],
    /// Whether all of them changed by one step, or gave the highest answer now and the lowest before where they are no pairs.
    is_alike: bool,
}

impl Kind {
    fn answered(&self, wave: usize, node: usize) -> bool {
        self.rounds[wave].is_some_and(|(_, answered)| match node {
            0 => answered.contains(&true),
            item => answered[item - 1],
        })
    }

    fn unit(&self, wave: usize) -> Option<usize> {
        self.rounds[wave].map(|(unit, _)| unit)
    }

    /// What one of them answered, 1–5.
    fn answer(&self, kind: usize, person: usize, wave: usize, item: usize) -> usize {
        match (self.is_alike, self.unit(0) == self.unit(1)) {
            (true, true) => 1 + (person * 3 + kind + item) % 4 + wave,
            (true, false) => [1, 5][wave],
            // The answers differ in all ways, so that changes vary.
            (false, _) => 1 + (person * (wave + 2) + kind * 3 + item * 7 + wave * person * person) % 5,
        }
    }

    /// Twice the score at a node in answers' numbers, for each of them.
    fn scores(&self, kind: usize, wave: usize, node: usize) -> Vec<i64> {
        let Some((_, answered)) = self.rounds[wave] else { return Vec::new() };
        let items: Vec<usize> =
            (0..ITEMS).filter(|item| answered[*item] && (node == 0 || node == item + 1)).collect();
        let score = |person: usize| -> usize {
            items.iter().map(|item| self.answer(kind, person, wave, *item) * ITEMS / items.len()).sum()
        };
        if items.is_empty() {
            Vec::new()
        } else {
            (0..self.count).map(|person| score(person) as i64).collect()
        }
    }

    /// By how much each pair among them changed at a node.
    fn changes(&self, kind: usize, node: usize) -> Vec<i64> {
        let [before, now] = [0, 1].map(|wave| self.scores(kind, wave, node));
        if self.is_pair(node) {
            now.iter().zip(before).map(|(now, before)| now - before).collect()
        } else {
            Vec::new()
        }
    }

    /// The scores now of those who are no pairs at a node, and their scores before turned round.
    fn once(&self, kind: usize, node: usize) -> Vec<i64> {
        let turned = self.scores(kind, 0, node).into_iter().map(|score| 6 * ITEMS as i64 - score);
        let all = self.scores(kind, 1, node).into_iter().chain(turned);
        if self.is_pair(node) { Vec::new() } else { all.collect() }
    }

    /// Whether they are pairs at a node, in a unit.
    fn is_pair(&self, node: usize) -> bool {
        self.unit(0) == self.unit(1) && self.answered(0, node) && self.answered(1, node)
    }

    /// How much of the sum of a node's scores in a wave is the sum of the answers to an item.
    fn share(&self, wave: usize, node: usize, item: usize) -> f64 {
        let Some((_, answered)) = self.rounds[wave].filter(|_| self.answered(wave, node)) else { return 0.0 };
        let among = if node == 0 { answered.iter().filter(|answered| **answered).count() } else { 1 };
        let is_in = answered[item] && (node == 0 || node == item + 1);
        if is_in { 1.0 / among as f64 } else { 0.0 }
    }
}

fn kinds(units: usize) -> impl Strategy<Value = Vec<Kind>> {
    let answered =
        prop::sample::select(vec![[true, true], [true, true], [true, true], [true, false], [false, true]]);
    let there = (0..units, answered);
    let round = move || prop::option::weighted(0.8, there.clone());
    // Most who answer twice do it in the same unit.
    let kind = (1_usize..9, round(), round(), prop::bool::weighted(0.85), prop::bool::weighted(0.4));
    let kind = kind.prop_map(|(count, before, now, stays, is_alike)| {
        let unit = before.map(|(unit, _)| unit);
        let now = now.map(|(at, answered)| (unit.filter(|_| stays).unwrap_or(at), answered));
        Kind { count, rounds: [before, now], is_alike }
    });
    prop::collection::vec(kind, 1..9)
}

/// A tree as each unit's parent, the first the whole, and who answered.
fn organisations() -> impl Strategy<Value = (Vec<usize>, Vec<Kind>)> {
    (1_usize..5).prop_flat_map(|units| {
        let parents = prop::collection::vec(any::<prop::sample::Index>(), units).prop_map(|parents| {
            parents.into_iter().enumerate().map(|(at, parent)| parent.index(at.max(1))).collect()
        });
        (parents, kinds(units))
    })
}

fn notation(parents: &[usize], at: usize) -> String {
    let parts = (1..parents.len()).filter(|part| parents[*part] == at);
    let parts: Vec<String> = parts.map(|part| notation(parents, part)).collect();
    if parts.is_empty() { format!("{at} ") } else { format!("{at}({})", parts.join(" ")) }
}

fn rounds(parents: &[usize], kinds: &[Kind]) -> Rounds {
    let mut texts = [String::new(), String::new()];
    for (kind, of) in kinds.iter().enumerate() {
        for person in 0..of.count {
            for (wave, text) in texts.iter_mut().enumerate() {
                let Some((unit, answered)) = of.rounds[wave] else { continue };
                let answer = |item: usize| match answered[item] {
                    true => of.answer(kind, person, wave, item).to_string(),
                    false => ".".to_owned(),
                };
                writeln!(text, "{unit} k{kind}p{person} {} {}", answer(0), answer(1)).unwrap();
            }
        }
    }
    let study = Study::new("A(q r)", &notation(parents, 0)).min_group(MIN_GROUP).rollup(Rollup::Pooled);
    Rounds::new(study, &texts[0], &texts[1])
}

/// Everything shown at some nodes, as equations in the sums of each kind's answers to each item in each wave.
struct Knowledge {
    waves: Vec<Vec<f64>>,
    changes: Vec<Vec<f64>>,
}

impl Knowledge {
    fn of(rounds: &Rounds, analysis: &Analysis, parents: &[usize], kinds: &[Kind], node: usize) -> Self {
        let mut knowledge = Self { waves: Vec::new(), changes: Vec::new() };
        for unit in 0..parents.len() {
            let ix = rounds.study.unit(&unit.to_string());
            let is_inside = |at: Option<usize>| at.is_some_and(|at| is_in(parents, at, unit));
            let node_ix = rounds.study.questionnaire().find(NODES[node]).unwrap();
            for wave in 0..2 {
                if analysis.scores[wave].unit(ix).node(node_ix).is_some() {
                    let inside = |kind: &Kind, of: usize| of == wave && is_inside(kind.unit(wave));
                    knowledge.waves.push(row(kinds, node, |kind, of| f64::from(u8::from(inside(kind, of)))));
                }
            }
            let id = &rounds.study.questionnaire()[node_ix].id;
            let change = analysis.changes.as_ref().and_then(|changes| changes.at(ix, id));
            if let Some(n) = change.and_then(|change| change.method.pairs()) {
                let inside = |kind: &Kind| kind.is_pair(node) && is_inside(kind.unit(0));
                let pairs: usize = kinds.iter().filter(|kind| inside(kind)).map(|kind| kind.count).sum();
                assert_eq!(pairs as u64, n, "pairs are those who stayed");
                let sign = |kind: &Kind, wave: usize| if inside(kind) { [-1.0, 1.0][wave] } else { 0.0 };
                knowledge.changes.push(row(kinds, node, sign));
            }
        }
        knowledge
    }

    /// The sets of kinds, of fewer than `MIN_GROUP` people in all, of whom something follows.
    fn gives_away(&self, kinds: &[Kind]) -> BTreeSet<u32> {
        let rows: Vec<&Vec<f64>> = self.waves.iter().chain(&self.changes).collect();
        let people = |set: u32| -> usize {
            kinds.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, kind)| kind.count).sum()
        };
        let rank_over = |set: u32| {
            let columns =
                (0..kinds.len() * 2 * ITEMS).filter(|column| set >> (column / (2 * ITEMS)) & 1 == 1);
            let columns: Vec<usize> = columns.collect();
            rank(rows.iter().map(|row| columns.iter().map(|column| row[*column]).collect()).collect())
        };
        let everybody = (1_u32 << kinds.len()) - 1;
        let all = rank_over(everybody);
        // Something that speaks of the set alone exists where the equations depend on each other outside it more than they do
        // altogether.
        let few = (1..=everybody).filter(|set| people(*set) < MIN_GROUP as usize);
        few.filter(|set| rank_over(everybody & !set) < all).collect()
    }
}

impl Knowledge {
    /// The sets of kinds of whom something follows that is the same for each of fewer than twice `MIN_GROUP`.
    fn gives_away_alike(&self, kinds: &[Kind], node: usize) -> BTreeSet<u32> {
        let all: Vec<Vec<f64>> = self.waves.iter().chain(&self.changes).cloned().collect();
        let follows = |from: &[Vec<f64>], what: Vec<f64>| {
            rank(from.to_vec()) == rank(from.iter().cloned().chain([what]).collect())
        };
        let is_in = |set: u32, kind: &Kind| {
            kinds.iter().position(|one| std::ptr::eq(one, kind)).is_some_and(|at| set >> at & 1 == 1)
        };
        let few_alike = |set: u32, of: &dyn Fn(&Kind, usize) -> Vec<i64>| {
            let inside = || kinds.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
            let people: usize = inside().map(|(_, kind)| kind.count).sum();
            let values: BTreeSet<i64> = inside().flat_map(|(at, kind)| of(kind, at)).collect();
            let everybody = inside().all(|(at, kind)| !of(kind, at).is_empty());
            everybody && people < 2 * MIN_GROUP as usize && values.len() == 1
        };
        let sign = |wave: usize| [-1.0, 1.0][wave];
        let gives_away = |set: &u32| {
            let change = || row(kinds, node, |kind, wave| if is_in(*set, kind) { sign(wave) } else { 0.0 });
            // With the changes' means, their deviations are known too; those of the waves' scores say nothing of changes.
            let pairs =
                few_alike(*set, &|kind, at| kind.changes(at, node)) && follows(&self.changes, change());
            pairs || (few_alike(*set, &|kind, at| kind.once(at, node)) && follows(&all, change()))
        };
        (1..1_u32 << kinds.len()).filter(gives_away).collect()
    }
}

fn is_in(parents: &[usize], mut at: usize, unit: usize) -> bool {
    while at != unit && at > 0 {
        at = parents[at];
    }
    at == unit
}

/// A row over kinds, waves and items.
fn row(kinds: &[Kind], node: usize, factor: impl Fn(&Kind, usize) -> f64) -> Vec<f64> {
    let of_kind = |kind: &Kind| -> Vec<f64> {
        (0..2 * ITEMS)
            .map(|column| (column / ITEMS, column % ITEMS))
            .map(|(wave, item)| factor(kind, wave) * kind.share(wave, node, item))
            .collect()
    };
    kinds.iter().flat_map(of_kind).collect()
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn the_changes_of_pairs_give_nobody_away((parents, kinds) in organisations()) {
        let rounds = rounds(&parents, &kinds);
        let analysis = rounds.analysis();
        for (node, name) in NODES.into_iter().enumerate() {
            let knowledge = Knowledge::of(&rounds, &analysis, &parents, &kinds, node);
            prop_assert_eq!(knowledge.gives_away(&kinds), BTreeSet::new(), "{}", name);
        }
    }
}

#[test]
fn the_attacker_would_find_those_who_answered_once() {
    let stayed = Kind { count: 12, rounds: [Some((0, [true; 2])); 2], is_alike: false };
    let gone = Kind { count: 2, rounds: [Some((0, [true; 2])), None], is_alike: false };
    let kinds = [stayed, gone];
    let rounds = rounds(&[0], &kinds);
    let analysis = rounds.analysis();
    let mut knowledge = Knowledge::of(&rounds, &analysis, &[0], &kinds, 0);
    assert!(knowledge.changes.is_empty(), "the changes of the twelve would tell of the two");
    assert!(knowledge.gives_away(&kinds).is_empty());
    let of_pairs = |kind: &Kind, wave: usize| if kind.is_pair(0) { [-1.0, 1.0][wave] } else { 0.0 };
    knowledge.changes.push(row(&kinds, 0, of_pairs));
    assert_eq!(knowledge.gives_away(&kinds), BTreeSet::from([0b10]));
}

#[test]
fn the_attacker_would_find_those_who_changed_alike() {
    let there = |unit: usize| [Some((unit, [true; 2])); 2];
    let alike = Kind { count: 6, rounds: there(1), is_alike: true };
    let others = Kind { count: 8, rounds: there(2), is_alike: false };
    let come = Kind { count: 6, rounds: [None, Some((2, [true; 2]))], is_alike: true };
    let (parents, kinds) = ([0, 0, 0], [alike, others, come]);
    let rounds = rounds(&parents, &kinds);
    let analysis = rounds.analysis();
    let mut knowledge = Knowledge::of(&rounds, &analysis, &parents, &kinds, 1);
    assert!(knowledge.gives_away_alike(&kinds, 1).is_empty());
    let pairs = |unit: usize| {
        row(&kinds, 1, |kind, wave| {
            let is_in = kind.is_pair(1) && (unit == 0 || kind.unit(0) == Some(unit));
            if is_in { [-1.0, 1.0][wave] } else { 0.0 }
        })
    };
    // The whole less one of its parts.
    knowledge.changes = vec![pairs(0), pairs(2)];
    assert!(knowledge.gives_away_alike(&kinds, 1).contains(&0b001));
    // The later answers in the whole less the earlier ones, and less the changes.
    knowledge.changes = vec![pairs(0)];
    let of_wave = |of: usize| row(&kinds, 1, |_, wave| f64::from(u8::from(wave == of)));
    knowledge.waves = vec![of_wave(0), of_wave(1)];
    assert_eq!(knowledge.gives_away_alike(&kinds, 1), BTreeSet::from([0b100]));
}
