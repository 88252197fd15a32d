//! What somebody can compute who knows everything that is shown, how many answered where, and how units add up.

use mognad::model::Rollup;
use mognad::score::publishable;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::support::{keeps_the_rule, own_people, rank};

const MIN_GROUP: u32 = 5;

/// The same trees every time.
fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() }
}

/// One unit: its parent, how many there did not answer, and the answers to the only item of those who did.
type Twig = (usize, u32, Vec<&'static str>);

fn twigs(most: usize) -> impl Strategy<Value = Vec<Twig>> {
    // Some answers give no score, so that a unit may be large enough and one of its nodes not.
    let answer = prop::sample::select(vec!["1", "2", "3", "4", "5", "5", "na", "."]);
    let twig = (any::<prop::sample::Index>(), 1_u32..9, prop::collection::vec(answer, 0..12));
    prop::collection::vec(twig, 1..=most).prop_map(|twigs| {
        let place = |(at, (parent, more, answers)): (usize, (prop::sample::Index, u32, Vec<_>))| {
            (parent.index(at.max(1)), more, answers)
        };
        twigs.into_iter().enumerate().map(place).collect()
    })
}

/// Each unit's parent; the first is the whole.
fn parents(twigs: &[Twig]) -> Vec<Option<usize>> {
    twigs.iter().enumerate().map(|(at, (parent, ..))| (at > 0).then_some(*parent)).collect()
}

/// Everybody at and below each unit, given those at each.
fn with_parts(parents: &[Option<usize>], own: &[u64]) -> Vec<u64> {
    let mut total = own.to_vec();
    for at in (0..own.len()).rev() {
        if let Some(parent) = parents[at] {
            total[parent] += total[at];
        }
    }
    total
}

/// What is shown of the units as an attacker sees it: equations in the means of those who stand in a unit and in none
/// of its parts, one unknown per unit where anybody has a score.
struct Knowledge {
    /// How many have a score in each unit, its parts not included.
    own: Vec<u64>,
    /// Per unit, the share of each unknown in its mean.
    rows: Vec<Vec<f64>>,
}

impl Knowledge {
    fn of(twigs: &[Twig], rollup: Rollup, shown: &[bool]) -> Self {
        let score = |answer: &&str| answer.parse::<f64>().ok().map(|option| (option - 1.0) * 25.0);
        let scores: Vec<Vec<f64>> =
            twigs.iter().map(|(.., answers)| answers.iter().filter_map(score).collect()).collect();
        let own: Vec<u64> = scores.iter().map(|scores| scores.len() as u64).collect();
        // How much a unit counts: all in it by how many work or answered there, or every part alike.
        let mut weights: Vec<f64> = (0..twigs.len())
            .map(|at| match rollup {
                Rollup::Pooled => own[at] as f64,
                Rollup::Headcount => f64::from(twigs[at].1) + twigs[at].2.len() as f64,
                Rollup::Units => 1.0,
            })
            .collect();
        let mut rows = vec![vec![0.0; twigs.len()]; twigs.len()];
        for at in (0..twigs.len()).rev() {
            rows[at][at] = if own[at] == 0 { 0.0 } else { weights[at] };
            for part in (at + 1..twigs.len()).filter(|part| twigs[*part].0 == at) {
                let row = rows[part].clone();
                rows[at].iter_mut().zip(row).for_each(|(mine, theirs)| *mine += weights[part] * theirs);
                weights[at] += if rollup == Rollup::Units { 0.0 } else { weights[part] };
            }
            normalise(&mut rows[at]);
        }
        let rows = with_one_rest(&parents(twigs), &own, rows, shown);
        Self { own, rows }
    }

    /// Whether the shown units determine anything about fewer than `MIN_GROUP` people.
    fn gives_away(&self, shown: &[bool]) -> bool {
        let unknowns: Vec<usize> = (0..self.own.len()).filter(|at| self.own[*at] > 0).collect();
        let known: Vec<&Vec<f64>> =
            (0..shown.len()).filter(|at| shown[*at]).map(|at| &self.rows[at]).collect();
        let rank_over = |columns: &[usize]| {
            rank(known.iter().map(|row| columns.iter().map(|at| row[*at]).collect()).collect())
        };
        let all = rank_over(&unknowns);
        (1_u32..1 << unknowns.len()).any(|set| {
            let inside = |(bit, _): &(usize, &usize)| set >> bit & 1 == 1;
            let people: u64 = unknowns.iter().enumerate().filter(inside).map(|(_, at)| self.own[*at]).sum();
            let outside: Vec<usize> =
                unknowns.iter().enumerate().filter(|u| !inside(u)).map(|(_, at)| *at).collect();
            // A combination of the equations that speaks of nobody outside the set exists where the equations
            // depend on each other outside it more than they do altogether.
            people < u64::from(MIN_GROUP) && rank_over(&outside) < all
        })
    }
}

/// Those in a unit who are in none of its shown parts count alike, for as much as they count together.
fn with_one_rest(
    parents: &[Option<usize>],
    own: &[u64],
    mut rows: Vec<Vec<f64>>,
    shown: &[bool],
) -> Vec<Vec<f64>> {
    for at in (0..rows.len()).rev() {
        // The topmost shown unit beneath this one that each stands in; parts stand after it, so theirs are ready.
        let top = |unknown: usize| {
            let up =
                std::iter::successors(Some(unknown), |unit| parents[*unit]).take_while(|unit| *unit != at);
            up.filter(|unit| shown[*unit]).last()
        };
        let (plain, mut row) = (rows[at].clone(), vec![0.0; own.len()]);
        let counting = || (0..own.len()).filter(|unknown| plain[*unknown] > 0.0);
        let rest: f64 =
            counting().filter(|unknown| top(*unknown).is_none()).map(|unknown| plain[unknown]).sum();
        let people: u64 =
            counting().filter(|unknown| top(*unknown).is_none()).map(|unknown| own[unknown]).sum();
        for unknown in counting() {
            match top(unknown) {
                None => row[unknown] += rest * own[unknown] as f64 / people as f64,
                Some(part) => row
                    .iter_mut()
                    .zip(&rows[part])
                    .for_each(|(mine, theirs)| *mine += plain[unknown] * theirs),
            }
        }
        rows[at] = row;
    }
    rows
}

fn normalise(row: &mut [f64]) {
    let sum: f64 = row.iter().sum();
    if sum > 0.0 {
        row.iter_mut().for_each(|share| *share /= sum);
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_choice_of_units_tells_the_mean_of_a_small_group(twigs in twigs(8)) {
        let parents = parents(&twigs);
        let scored = |answers: &Vec<&str>| answers.iter().filter(|answer| answer.parse::<u8>().is_ok()).count() as u64;
        let own: Vec<u64> = twigs.iter().map(|(.., answers)| scored(answers)).collect();
        let shown = publishable(&parents, &own, u64::from(MIN_GROUP), &vec![true; own.len()]);
        for rollup in Rollup::ALL {
            prop_assert!(!Knowledge::of(&twigs, rollup, &shown).gives_away(&shown), "{rollup:?} {shown:?}");
        }
    }

    #[test]
    fn as_much_is_shown_as_the_rule_lets(twigs in twigs(9), min_group in 1_u64..8) {
        let parents = parents(&twigs);
        let own: Vec<u64> = twigs.iter().map(|(.., answers)| answers.len() as u64).collect();
        let n = with_parts(&parents, &own);
        // Every choice there is: the whole first, then as many units, then as many people as possible.
        let worth = |shown: &[bool]| {
            let people = shown.iter().zip(&n).map(|(shown, n)| if *shown { *n } else { 0 }).sum::<u64>();
            (shown[0], shown.iter().filter(|shown| **shown).count(), people)
        };
        let choice = |set: u32| (0..n.len()).map(|at| set >> at & 1 == 1).collect::<Vec<_>>();
        let best = (0..1 << n.len())
            .map(choice)
            .filter(|shown| keeps_the_rule(&parents, &n, min_group, shown))
            .map(|shown| worth(&shown))
            .max();
        let chosen = publishable(&parents, &own_people(&parents, &n), min_group, &vec![true; n.len()]);
        prop_assert!(keeps_the_rule(&parents, &n, min_group, &chosen));
        prop_assert_eq!(Some(worth(&chosen)), best);
    }
}

#[test]
fn the_attacker_would_find_a_sibling_that_is_not_withheld() {
    let twigs: Vec<Twig> = vec![(0, 0, vec![]), (0, 0, vec!["3"; 9]), (0, 0, vec!["5"; 3])];
    for rollup in Rollup::ALL {
        let gives_away = |shown: &[bool]| Knowledge::of(&twigs, rollup, shown).gives_away(shown);
        assert!(gives_away(&[true, true, false]));
        assert!(!gives_away(&[true, false, false]));
    }
}
