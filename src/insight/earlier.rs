//! What an earlier report and this one give away together.
//!
//! Each of them keeps the rule of small groups, but answers that came in between are what one shows less what the other does, and two
//! choices of what to withhold may be no choice at all. Who has both reports can subtract; so the same rule is kept over what either shows.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Analysis;
use crate::model::{NodeIx, Points, UnitIx};

/// How many respondents were behind a score, and the score in points, by the id of its node.
type OfUnit = BTreeMap<String, (u64, f64)>;

/// What earlier reports showed, the last of each score.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Earlier {
    /// By the ids of wave and unit.
    shown: BTreeMap<String, BTreeMap<String, OfUnit>>,
}

impl Earlier {
    /// Notes what a report of all units, or of one, shows.
    pub fn note(&mut self, analysis: &Analysis, only: Option<UnitIx>) {
        for (at, wave) in analysis.assessment.waves.iter().enumerate() {
            let of_wave = self.shown.entry(wave.id.to_string()).or_default();
            let units = analysis.assessment.units.iter();
            for (unit, about) in units.filter(|(unit, _)| only.is_none_or(|only| only == *unit)) {
                let of_unit = of_wave.entry(about.id.to_string()).or_default();
                for (node, what) in wave.questionnaire.nodes() {
                    if let Some(score) = analysis.view(at).node(unit, node) {
                        of_unit.insert(what.id.to_string(), (score.estimate.n, score.estimate.mean));
                    }
                }
            }
        }
    }

    fn of(&self, wave: &str, unit: &str, node: &str) -> Option<(u64, f64)> {
        self.shown.get(wave)?.get(unit)?.get(node).copied()
    }
}

/// The units in which earlier reports and this one, of all units or of one, together tell what fewer than `min_group` people answered: those
/// few are in the unit and not in what is shown of its parts; or so may be, since the score of the same people is another than it was.
/// In the order of the tree; empty where every group may be shown.
#[must_use]
pub fn given_away_with(analysis: &Analysis, earlier: &Earlier, only: Option<UnitIx>) -> Vec<UnitIx> {
    let assessment = &analysis.assessment;
    let mut found = BTreeSet::new();
    for (at, wave) in assessment.waves.iter().enumerate() {
        let tree = Tree::of(analysis, at);
        for (node, what) in wave.questionnaire.nodes() {
            let least = assessment.least_of(&wave.questionnaire, node);
            if least <= 1 {
                continue;
            }
            let of = |unit: UnitIx| {
                let id = assessment.units[unit].id.as_str();
                earlier.of(wave.id.as_str(), id, what.id.as_str())
            };
            let then: Vec<Option<(u64, f64)>> = assessment.units.iter().map(|(unit, _)| of(unit)).collect();
            if then.iter().all(Option::is_none) || wave.questionnaire.is_judged_on_units(node) {
                continue;
            }
            let now = |unit: UnitIx| {
                let score = analysis.view(at).node(unit, node);
                score.filter(|_| only.is_none_or(|only| only == unit)).map(|score| score.estimate.mean)
            };
            let now: Vec<Option<f64>> = assessment.units.iter().map(|(unit, _)| now(unit)).collect();
            found.extend(tree.given_away(&tree.people(node), &then, &now, least));
        }
    }
    found.into_iter().collect()
}

/// The units of a wave with the people in each.
struct Tree<'a> {
    analysis: &'a Analysis,
    wave: usize,
    parents: Vec<Option<usize>>,
}

impl<'a> Tree<'a> {
    fn of(analysis: &'a Analysis, wave: usize) -> Self {
        Self { analysis, wave, parents: analysis.assessment.units.parents() }
    }

    /// Those with a score at a node, parts included, whether it is shown or not.
    fn people(&self, node: NodeIx) -> Vec<u64> {
        let mut people = vec![0; self.parents.len()];
        for (key, cell) in self.analysis.tallies[self.wave].cells() {
            people[key.unit.at()] += cell.nodes[node.at()].n;
        }
        for (unit, parent) in self.parents.iter().enumerate().rev() {
            if let Some(parent) = parent {
                people[*parent] += people[unit];
            }
        }
        people
    }

    fn given_away(
        &self,
        people: &[u64],
        then: &[Option<(u64, f64)>],
        now: &[Option<f64>],
        least: u64,
    ) -> Vec<UnitIx> {
        let few = |left: &i128| (1..i128::from(least)).contains(&left.abs());
        let n_then = |unit: usize| then[unit].map(|(n, _)| n);
        // Where as many stand behind both, they are the same people.
        let either: Vec<bool> =
            (0..now.len()).map(|unit| now[unit].is_some() || n_then(unit) == Some(people[unit])).collect();
        let of_either: Vec<i128> = people.iter().map(|n| i128::from(*n)).collect();
        // Where more or fewer do, the difference is known of those who came or went.
        let both: Vec<bool> =
            (0..now.len()).map(|unit| now[unit].is_some() && then[unit].is_some()).collect();
        let change =
            |unit: usize| i128::from(people[unit]) - i128::from(n_then(unit).unwrap_or(people[unit]));
        let of_both: Vec<i128> = (0..now.len()).map(change).collect();
        let mut found: Vec<usize> = Vec::new();
        for (known, numbers) in [(either, of_either), (both, of_both)] {
            let left = self.left(&numbers, &known);
            found.extend((0..known.len()).filter(|unit| known[*unit] && few(&left[*unit])));
        }
        let is_another = |unit: &usize| {
            let both = now[*unit].zip(then[*unit]);
            both.is_some_and(|(now, (n, then))| n == people[*unit] && (now - then).abs() > Points::SAME)
        };
        found.extend((0..now.len()).filter(is_another));
        found.into_iter().map(|unit| UnitIx(unit as u32)).collect()
    }

    /// What is left of each known unit once its known parts are taken away.
    fn left(&self, numbers: &[i128], known: &[bool]) -> Vec<i128> {
        let mut left = numbers.to_vec();
        for unit in (0..known.len()).filter(|unit| known[*unit]) {
            let mut up = std::iter::successors(self.parents[unit], |up| self.parents[*up]);
            if let Some(above) = up.find(|up| known[*up]) {
                left[above] -= numbers[unit];
            }
        }
        left
    }
}
