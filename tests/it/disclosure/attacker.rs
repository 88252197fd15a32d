//! Somebody who knows who was asked and who answered what, who adds and subtracts all that is shown of units and nodes.
//!
//! Unknown are the sums of each class of people (those of one unit who answered the same questions) at each question. Every score that is told with
//! all its decimals is an equation in them. No combination of the equations may speak of fewer people than such a score may.

use std::collections::BTreeMap;

use mognad::model::{Answer, NodeIx, UnitIx};
use mognad::score::{Release, WaveScores};

use super::counts_kept::made_up;
use crate::support::{Study, rank};

/// So many people a figure with all its decimals takes.
const EXACT: u64 = 10;

/// People of one unit who answered the same.
type Class = (UnitIx, Vec<bool>, Vec<bool>);

struct Attack<'a> {
    study: &'a Study,
    scores: WaveScores,
    classes: Vec<(Class, u64)>,
}

impl<'a> Attack<'a> {
    fn new(study: &'a Study) -> Self {
        let mut classes: BTreeMap<Class, u64> = BTreeMap::new();
        for response in &study.responses.0 {
            let answered =
                response.answers.iter().map(|answer| matches!(answer, Answer::Option(_))).collect();
            let applies = response.answers.iter().map(|answer| answer != Answer::NotApplicable).collect();
            *classes.entry((response.unit, answered, applies)).or_default() += 1;
        }
        Self { study, scores: study.scores(), classes: classes.into_iter().collect() }
    }

    fn release(&self) -> &Release {
        self.scores.release()
    }

    /// What somebody of a class has at a node, per question; `None` where they have no score.
    fn weights(&self, class: &Class, node: NodeIx) -> Option<Vec<f64>> {
        let questionnaire = self.study.questionnaire();
        if let Some(item) = questionnaire.item_ix(node) {
            let mut weights = vec![0.0; class.1.len()];
            weights[item.at()] = 1.0;
            return class.1[item.at()].then_some(weights);
        }
        let group = questionnaire[node].group().expect("a group");
        let applies = |child: &NodeIx| {
            questionnaire
                .items_in(*child)
                .iter()
                .any(|item| class.2[questionnaire.item_ix(*item).expect("an item").at()])
        };
        let applicable = group.children.iter().filter(|child| applies(child)).count();
        let parts: Vec<Vec<f64>> =
            group.children.iter().filter_map(|child| self.weights(class, *child)).collect();
        if parts.is_empty() || 2 * parts.len() < applicable {
            return None;
        }
        let mut weights = vec![0.0; class.1.len()];
        for part in &parts {
            weights.iter_mut().zip(part).for_each(|(all, one)| *all += one / parts.len() as f64);
        }
        Some(weights)
    }

    fn people(&self, unit: UnitIx, node: NodeIx) -> u64 {
        let units = &self.study.assessment.units;
        let inside =
            |at: UnitIx| std::iter::successors(Some(at), |at| units[*at].parent).any(|at| at == unit);
        let classes =
            self.classes.iter().filter(|(class, _)| inside(class.0) && self.weights(class, node).is_some());
        classes.map(|(_, n)| n).sum()
    }

    /// Whether a unit's score is a sum of answers: not where parts of few count with what is told of them.
    fn is_sum(&self, unit: UnitIx, node: NodeIx) -> bool {
        let units = &self.study.assessment.units;
        let is_item = self.study.questionnaire().item_ix(node).is_some();
        let alone = |at: &UnitIx| match is_item {
            true => self.release().figures(node)[at.at()],
            false => {
                self.scores.unit(*at).node(node).is_some() || self.scores.unit(*at).stage(node).is_some()
            }
        };
        let few = |n: u64| n > 0 && n < EXACT;
        let below = units.subtree(unit);
        let blocks = below.iter().filter(|at| alone(at)).map(|block| {
            let nearest =
                |at: UnitIx| std::iter::successors(Some(at), |at| units[*at].parent).find(|at| alone(at));
            let own = self
                .classes
                .iter()
                .filter(|(class, _)| nearest(class.0) == Some(*block) && self.weights(class, node).is_some());
            own.map(|(_, n)| n).sum::<u64>()
        });
        !blocks.into_iter().any(few)
    }

    /// The equations, per class and question the share of its sum.
    fn equations(&self) -> Vec<Vec<f64>> {
        let questionnaire = self.study.questionnaire();
        let units = &self.study.assessment.units;
        let mut equations = Vec::new();
        for (unit, _) in units.iter() {
            for (node, what) in questionnaire.nodes() {
                let Some(score) = self.scores.unit(unit).node(node) else { continue };
                let n = self.people(unit, node);
                assert_eq!(score.estimate.n, n, "what n counts");
                // Summaries are put together from the areas, unless everybody has the same.
                let kinds: Vec<bool> =
                    self.classes.iter().map(|(class, _)| self.weights(class, node).is_some()).collect();
                if score.estimate.grain.is_coarse()
                    || !self.is_sum(unit, node)
                    || what.kind.is_summary()
                    || kinds.is_empty()
                {
                    continue;
                }
                let inside =
                    |at: UnitIx| std::iter::successors(Some(at), |at| units[*at].parent).any(|at| at == unit);
                let row = self.classes.iter().flat_map(|(class, _)| {
                    let weights = self.weights(class, node).filter(|_| inside(class.0));
                    weights.unwrap_or_else(|| vec![0.0; class.1.len()])
                });
                equations.push(row.collect());
            }
        }
        equations
    }

    /// The fewest people of whom a combination of the equations speaks, if they are fewer than a figure takes.
    fn fewest(&self) -> Option<u64> {
        let equations = self.equations();
        let items = self.study.questionnaire().items().len();
        let rank_without = |set: u64| {
            let kept = |column: usize| set >> (column / items) & 1 == 0;
            let row = |row: &Vec<f64>| (0..row.len()).filter(|at| kept(*at)).map(|at| row[at]).collect();
            rank(equations.iter().map(row).collect())
        };
        if equations.is_empty() {
            return None;
        }
        let all = rank_without(0);
        let people = |set: u64| -> u64 {
            self.classes.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, (_, n))| n).sum()
        };
        // A set that a set speaks of is spoken of by every larger one, so the largest are enough.
        let largest =
            |set: u64| (0..self.classes.len()).all(|at| set >> at & 1 == 1 || people(set | 1 << at) >= EXACT);
        let sets = (1..1_u64 << self.classes.len()).filter(|set| people(*set) < EXACT && largest(*set));
        sets.filter(|set| rank_without(*set) < all).map(people).min()
    }
}

fn attack(seeds: std::ops::Range<u64>) -> (usize, usize) {
    let (mut attacked, mut shown) = (0, 0);
    for seed in seeds {
        let study = made_up(seed);
        let attack = Attack::new(&study);
        // More classes take too long, and have more people in each union of some.
        if attack.classes.len() > 12 {
            continue;
        }
        attacked += 1;
        shown += attack.equations().len();
        assert_eq!(attack.fewest(), None, "seed {seed}: {:?}", attack.classes);
    }
    (attacked, shown)
}

#[test]
fn no_combination_of_what_is_shown_speaks_of_few() {
    let (attacked, shown) = attack(0..250);
    assert!(attacked > 30 && shown > 100, "{attacked} attacked, {shown} equations");
}

#[test]
#[ignore = "takes minutes"]
fn no_combination_of_what_is_shown_speaks_of_few_in_many_assessments() {
    let (attacked, shown) = attack(0..9_000);
    assert!(attacked > 1_500, "{attacked} attacked, {shown} equations");
}
