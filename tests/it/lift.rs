//! The smallest sets of steps, beside all sets there are; and how seldom somebody is named who is not ahead.

use mognad::insight::{Analysis, Rise, lessons, lifts};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::support::Study;

/// A question: its weight, what a step at it takes, how many answers it has, and which is given, from 0.
#[derive(Debug, Clone, Copy)]
struct Asked {
    weight: u32,
    effort: u32,
    options: u32,
    given: u32,
}

impl Asked {
    fn points(self, steps: u32) -> f64 {
        f64::from(self.given + steps) * 100.0 / f64::from(self.options - 1)
    }
}

/// A group of questions, of which some may stand in a group of their own inside it.
#[derive(Debug)]
struct Tree {
    direct: Vec<Asked>,
    inner: Vec<Asked>,
    inner_weight: u32,
    thresholds: [u32; 3],
}

impl Tree {
    /// `efforts` is how many there are of what a step may take.
    fn random(rng: &mut ChaCha8Rng, efforts: u32) -> Self {
        let mut below = |most: u32| rng.next_u32() % most;
        let ask = |below: &mut dyn FnMut(u32) -> u32| {
            let options = 2 + below(4);
            Asked { weight: 1 + below(3), effort: 1 + below(efforts), options, given: below(options) }
        };
        let (direct, inner) = (1 + below(4), below(3));
        let direct = (0..direct).map(|_| ask(&mut below)).collect();
        let inner = (0..inner).map(|_| ask(&mut below)).collect();
        let middle = 20 + 5 * below(9);
        Self { direct, inner, inner_weight: 1 + below(3), thresholds: [0, middle, middle + 5 + below(30)] }
    }

    fn all(&self) -> Vec<Asked> {
        self.direct.iter().chain(&self.inner).copied().collect()
    }

    /// The weighted mean of weighted means, by hand.
    fn score(&self, steps: &[u32]) -> f64 {
        let mean = |asked: &[Asked], steps: &[u32]| {
            let weights: u32 = asked.iter().map(|one| one.weight).sum();
            let sum: f64 =
                asked.iter().zip(steps).map(|(one, steps)| f64::from(one.weight) * one.points(*steps)).sum();
            (sum, f64::from(weights))
        };
        let (sum, weights) = mean(&self.direct, steps);
        if self.inner.is_empty() {
            return sum / weights;
        }
        let (inner, inner_weights) = mean(&self.inner, &steps[self.direct.len()..]);
        let inner_weight = f64::from(self.inner_weight);
        (sum + inner_weight * inner / inner_weights) / (weights + inner_weight)
    }

    fn reaches(&self, steps: &[u32], threshold: u32) -> bool {
        (self.score(steps) * 1e6).round() >= f64::from(threshold) * 1e6
    }

    /// As the study writes it, with the answers.
    fn notation(&self) -> (String, String) {
        let item =
            |(at, one): (usize, &Asked)| format!("q{at}*{}/{}<{}", one.weight, one.options, one.effort);
        let direct: Vec<String> = self.direct.iter().enumerate().map(item).collect();
        let inner: Vec<String> =
            self.inner.iter().enumerate().map(|(at, one)| item((at + self.direct.len(), one))).collect();
        let inner = if inner.is_empty() {
            String::new()
        } else {
            format!(" i*{}({})", self.inner_weight, inner.join(" "))
        };
        let [low, middle, high] = self.thresholds;
        let given: Vec<String> = self.all().iter().map(|one| (one.given + 1).to_string()).collect();
        (format!("A@{low},{middle},{high}({}{inner})", direct.join(" ")), given.join(" "))
    }

    /// The least effort that reaches a threshold with at most six steps, and in how many ways, of all that can be done.
    fn least(&self, threshold: u32) -> Option<(u32, usize)> {
        let most: Vec<u32> = self.all().iter().map(|one| one.options - 1 - one.given).collect();
        let mut found = std::collections::BTreeMap::new();
        let mut steps = vec![0; most.len()];
        loop {
            if self.reaches(&steps, threshold) {
                let effort: u32 = self.all().iter().zip(&steps).map(|(one, steps)| one.effort * steps).sum();
                if steps.iter().sum::<u32>() <= 6 {
                    *found.entry(effort).or_insert(0) += 1;
                }
            }
            // The next in the order of an odometer.
            let Some(at) = (0..steps.len()).find(|at| steps[*at] < most[*at]) else { break };
            steps[at] += 1;
            steps[..at].fill(0);
        }
        found.into_iter().next()
    }
}

#[test]
fn no_set_is_smaller_than_the_smallest_of_all_there_are() {
    lift_all(15, 1);
}

#[test]
fn no_set_takes_less_than_the_least_of_all_there_are_where_steps_take_more_or_less() {
    lift_all(17, 4);
}

fn lift_all(seed: u64, efforts: u32) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut lifted = 0;
    for _ in 0..500 {
        let tree = Tree::random(&mut rng, efforts);
        let (notation, given) = tree.notation();
        let study = Study::new(&notation, "u").answers("u", &given);
        let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
        let (unit, node) = (study.unit("u"), study.questionnaire().find("A").expect("the group"));
        let nothing = vec![0; tree.all().len()];
        let next = tree.thresholds.into_iter().find(|threshold| !tree.reaches(&nothing, *threshold));
        let found = lifts(&analysis, 0, unit, &[node]).pop();
        let Some(next) = next else {
            assert_eq!(found, None, "{notation} {given}");
            continue;
        };
        let found = found.unwrap_or_else(|| panic!("{notation} {given} has a level left"));
        assert!(found.is_exact);
        let least = tree.least(next);
        let told = found.effort.map(|effort| (effort.round() as u32, found.found));
        assert_eq!(told, least, "{notation} {given} to {next}");
        // Where all steps take the same there are as many of them in each set.
        let steps = |set: &Vec<Rise>| set.iter().map(|rise| rise.steps as f64).sum::<f64>();
        assert!(efforts > 1 || found.sets.iter().all(|set| Some(steps(set)) == found.effort));
        for set in &found.sets {
            let mut steps = nothing.clone();
            for rise in set {
                let id = study.questionnaire()[rise.item].id.as_str();
                steps[id[1..].parse::<usize>().expect("a number")] = rise.steps as u32;
            }
            assert!(tree.reaches(&steps, next), "{notation} {given}: {set:?}");
            lifted += 1;
        }
    }
    assert!(lifted > 350, "{lifted} sets");
}

#[test]
fn where_nobody_is_ahead_hardly_any_list_names_anybody() {
    // Twelve workplaces of 6 to 30 people who all answer alike but for chance, in three areas; the line between two levels is at their common mean.
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let (mut named, rounds) = (0, 300);
    for _ in 0..rounds {
        let sizes: Vec<u32> = (0..12).map(|_| 6 + rng.next_u32() % 25).collect();
        let units: Vec<String> = sizes.iter().enumerate().map(|(at, n)| format!("u{at}:{n}")).collect();
        let areas = ["A", "B", "C"].map(|area| format!("{area}@0,50({0}1 {0}2 {0}3)", area.to_lowercase()));
        let mut study = Study::new(&areas.join(" "), &format!("all({})", units.join(" "))).min_group(5);
        for (at, n) in sizes.iter().enumerate() {
            let person = |rng: &mut ChaCha8Rng| {
                // What a person thinks of everything, and of each question.
                let (whole, mut each) = (rng.next_u32() % 3, Vec::new());
                for _ in 0..9 {
                    each.push((1 + whole + rng.next_u32() % 3).to_string());
                }
                each.join(" ")
            };
            let people: Vec<String> = (0..*n).map(|_| person(&mut rng)).collect();
            study = study.answers(&format!("u{at}"), &people.join("|"));
        }
        let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
        named += u32::from(lessons(&analysis, 0).iter().any(|lesson| !lesson.peers.is_empty()));
    }
    // 5 % would be 15; more than 25 would be so by chance once in 200 times.
    assert!(named <= 25, "{named} of {rounds} lists name somebody");
}
