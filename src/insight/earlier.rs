//! What an earlier report and this one give away together.
//!
//! Each of them keeps the rule of small groups, but answers that came in between are what one shows less what the other does, and two
//! choices of what to withhold may be no choice at all. Who has both reports can subtract; so the same rule is kept over what either shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{NodeIx, UnitIx};

use super::Analysis;

/// How many respondents an earlier report showed behind each score.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Earlier {
    /// By the ids of wave, unit and node.
    shown: BTreeMap<(String, String, String), u64>,
}

impl Earlier {
    /// Notes that a score of a node of a unit in a wave rested on so many respondents.
    pub fn note(&mut self, wave: &str, unit: &str, node: &str, n: u64) {
        self.shown.insert((wave.to_owned(), unit.to_owned(), node.to_owned()), n);
    }

    fn n(&self, wave: &str, unit: &str, node: &str) -> Option<u64> {
        self.shown.get(&(wave.to_owned(), unit.to_owned(), node.to_owned())).copied()
    }
}

/// The units in which both reports together tell what fewer than `min_group` people answered: those few are in the unit and not in what is
/// shown of its parts. In the order of the tree; empty where every group may be shown.
#[must_use]
pub fn given_away_with(analysis: &Analysis, earlier: &Earlier) -> Vec<UnitIx> {
    let assessment = &analysis.assessment;
    let least = u64::from(assessment.min_group);
    let mut found = BTreeSet::new();
    for (at, wave) in assessment.waves.iter().enumerate() {
        let tree = Tree::of(analysis, at);
        for (node, what) in wave.questionnaire.nodes() {
            let of = |unit: UnitIx| {
                let id = assessment.units[unit].id.as_str();
                earlier.n(wave.id.as_str(), id, what.id.as_str())
            };
            let then: Vec<Option<u64>> = assessment.units.iter().map(|(unit, _)| of(unit)).collect();
            if then.iter().all(Option::is_none) || wave.questionnaire.is_judged_on_units(node) {
                continue;
            }
            let shown: Vec<bool> = assessment
                .units
                .iter()
                .map(|(unit, _)| analysis.view(at).node(unit, node).is_some())
                .collect();
            found.extend(tree.given_away(&tree.people(node), &then, &shown, least));
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
        let units = analysis.assessment.units.iter();
        Self { analysis, wave, parents: units.map(|(_, unit)| unit.parent.map(UnitIx::at)).collect() }
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

    fn given_away(&self, people: &[u64], then: &[Option<u64>], shown: &[bool], least: u64) -> Vec<UnitIx> {
        let few = |left: &i128| (1..i128::from(least)).contains(&left.abs());
        // Where as many stand behind both, they are the same people.
        let either: Vec<bool> =
            (0..shown.len()).map(|unit| shown[unit] || then[unit] == Some(people[unit])).collect();
        let of_either = people.iter().map(|n| i128::from(*n)).collect();
        // Where more or fewer do, the difference is known of those who came or went.
        let both: Vec<bool> = (0..shown.len()).map(|unit| shown[unit] && then[unit].is_some()).collect();
        let change = |unit: usize| i128::from(people[unit]) - i128::from(then[unit].unwrap_or(people[unit]));
        let of_both = (0..shown.len()).map(change).collect();
        let mut found: Vec<usize> = Vec::new();
        for (known, numbers) in [(either, of_either), (both, of_both)] {
            let left = self.left(numbers, &known);
            found.extend((0..known.len()).filter(|unit| known[*unit] && few(&left[*unit])));
        }
        found.into_iter().map(|unit| UnitIx(unit as u32)).collect()
    }

    /// What is left of each known unit once its known parts are taken away.
    fn left(&self, numbers: Vec<i128>, known: &[bool]) -> Vec<i128> {
        let mut left = numbers.clone();
        for unit in (0..known.len()).filter(|unit| known[*unit]) {
            let mut up = std::iter::successors(self.parents[unit], |up| self.parents[*up]);
            if let Some(above) = up.find(|up| known[*up]) {
                left[above] -= numbers[unit];
            }
        }
        left
    }
}
