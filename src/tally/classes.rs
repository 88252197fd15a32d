//! How many people answered which parts of a group.

use std::collections::BTreeMap;

use crate::model::{Combine, NodeBody, NodeIx, Questionnaire};

use super::respondent::{NodeOutcome, RespondentScores};

/// Which parts of a group somebody has scores for, and whether they have one for the group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// One per child of the group.
    pub parts: Vec<PartState>,
    /// Whether they have a score for the group.
    pub has_score: bool,
    /// Whether all that they have of the group, or of the group that it is in, is groups that they left something out of as well.
    pub is_frayed: bool,
}

/// What somebody has of one part of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartState {
    /// A score.
    Scored,
    /// Too little was answered.
    Missing,
    /// It does not apply.
    NotApplicable,
}

/// How many people are in each class at one group. Those without anything in the group are in none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Classes(BTreeMap<Class, u64>);

impl Classes {
    /// Each class with how many are in it, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Class, u64)> {
        self.0.iter().map(|(class, n)| (class, *n))
    }

    /// Adds up two sets of people.
    pub fn merge(&mut self, other: &Self) {
        for (class, n) in &other.0 {
            match self.0.get_mut(class) {
                Some(mine) => *mine += n,
                None => {
                    self.0.insert(class.clone(), *n);
                }
            }
        }
    }

    fn count(&mut self, class: &Class) {
        match self.0.get_mut(class) {
            Some(n) => *n += 1,
            None => {
                self.0.insert(class.clone(), 1);
            }
        }
    }
}

/// Finds each respondent's classes; reused from one to the next.
#[derive(Debug)]
pub struct Sorter<'q> {
    questionnaire: &'q Questionnaire,
    class: Class,
}

impl<'q> Sorter<'q> {
    /// Room for the classes of one respondent.
    pub const fn new(questionnaire: &'q Questionnaire) -> Self {
        let class = Class { parts: Vec::new(), has_score: false, is_frayed: false };
        Self { questionnaire, class }
    }

    /// Counts a respondent at each group.
    pub fn count(&mut self, scores: &RespondentScores, classes: &mut [Classes]) {
        for (ix, node) in self.questionnaire.nodes() {
            let NodeBody::Group(group) = &node.body else { continue };
            let state = |child: &NodeIx| match scores.outcomes()[child.at()] {
                NodeOutcome::Score(_) => PartState::Scored,
                NodeOutcome::Missing => PartState::Missing,
                NodeOutcome::NotApplicable => PartState::NotApplicable,
            };
            self.class.parts.clear();
            self.class.parts.extend(group.children.iter().map(state));
            self.class.has_score = matches!(scores.outcomes()[ix.at()], NodeOutcome::Score(_));
            if !self.class.has_score && !self.class.parts.contains(&PartState::Scored) {
                continue;
            }
            let above = node.parent.filter(|above| !self.questionnaire[*above].kind.is_summary());
            self.class.is_frayed =
                self.is_frayed(scores, ix) || above.is_some_and(|above| self.is_frayed(scores, above));
            classes[ix.at()].count(&self.class);
        }
    }

    /// Whether somebody left a part of a group out, and something of every other part of it, all of which are groups. What could be
    /// subtracted from the group's sum to leave them alone might leave them out as well.
    fn is_frayed(&self, scores: &RespondentScores, ix: NodeIx) -> bool {
        let Some(group) = self.questionnaire[ix].group() else { return false };
        let is_scored = |child: &NodeIx| matches!(scores.outcomes()[child.at()], NodeOutcome::Score(_));
        let left_out = |group: &NodeIx| {
            self.questionnaire[*group].group().is_some_and(|group| !group.children.iter().all(is_scored))
        };
        let is_frayed = |child: &NodeIx| !is_scored(child) || left_out(child);
        left_out(&ix) && group.children.iter().all(is_frayed)
    }
}

/// Counts somebody who answered twice at each group. The change of one who left something else out than before follows from no parts'
/// changes, and so never vanishes: they are in a class with everything of it and without a score.
pub fn count_pair(questionnaire: &Questionnaire, scores: &[RespondentScores; 2], classes: &mut [Classes]) {
    let mut alone = [(); 2].map(|()| vec![Classes::default(); classes.len()]);
    let mut sorter = Sorter::new(questionnaire);
    for (scores, alone) in scores.iter().zip(&mut alone) {
        sorter.count(scores, alone);
    }
    for (ix, node) in questionnaire.nodes() {
        let Some(group) = node.group() else { continue };
        let [before, now] = alone.each_ref().map(|alone| alone[ix.at()].0.keys().next());
        match (before, now) {
            (Some(before), Some(now)) if before == now => classes[ix.at()].count(before),
            (None, None) => {}
            _ => {
                let parts = vec![PartState::Scored; group.children.len()];
                classes[ix.at()].count(&Class { parts, has_score: false, is_frayed: false });
            }
        }
    }
}

/// What somebody's score for a group is divided by, in units of weight; `None` where they have no score for it.
#[must_use]
pub fn divisor(questionnaire: &Questionnaire, group: NodeIx, class: &Class) -> Option<i128> {
    let group = questionnaire[group].group().filter(|_| class.has_score)?;
    let counts = |state: PartState| match group.combine {
        Combine::Sum => state != PartState::NotApplicable,
        _ => state == PartState::Scored,
    };
    let parts = group.children.iter().zip(&class.parts).filter(|(_, state)| counts(**state));
    Some(parts.map(|(child, _)| questionnaire[*child].weight.units()).sum())
}
