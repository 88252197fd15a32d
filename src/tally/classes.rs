//! How many people answered which parts of a group.

use std::collections::BTreeMap;

use crate::model::{Combine, NodeBody, NodeIx, Questionnaire};

use super::respondent::{NodeOutcome, RespondentScores};

/// Which parts of a group somebody has scores for, and what their score for the group is divided by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// One per part that the group's score comes from.
    pub parts: Vec<PartState>,
    /// What their score for the group is divided by, in units of weight; `None` where they have no score for it.
    pub divisor: Option<i128>,
    /// Whether all that they have of the group, or of the group that it is in, is groups that they left something out of as well.
    pub is_frayed: bool,
    /// Whether they left nothing out of the topmost group, but for summaries, that the group is in.
    pub is_whole: bool,
}

/// What somebody has of one part of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartState {
    /// A score.
    Scored {
        /// What it weighs, in units of weight.
        weight: i128,
    },
    /// Too little was answered.
    Missing,
    /// It does not apply.
    NotApplicable,
}

impl PartState {
    /// Whether there is a score.
    #[must_use]
    pub const fn is_scored(&self) -> bool {
        matches!(self, Self::Scored { .. })
    }
}

impl Class {
    /// What a part's score counts of the group's, as a weight and what it is divided by; `None` where it does not.
    #[must_use]
    pub fn share(&self, part: usize) -> Option<(i128, i128)> {
        match (self.parts.get(part)?, self.divisor?) {
            (PartState::Scored { weight }, divisor) => Some((*weight, divisor)),
            _ => None,
        }
    }
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

    /// Adds so many people of a class.
    pub fn add(&mut self, class: Class, people: u64) {
        *self.0.entry(class).or_default() += people;
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
        let class = Class { parts: Vec::new(), divisor: None, is_frayed: false, is_whole: false };
        Self { questionnaire, class }
    }

    /// Counts a respondent at each group.
    pub fn count(&mut self, scores: &RespondentScores, classes: &mut [Classes]) {
        for (ix, node) in self.questionnaire.nodes() {
            let NodeBody::Group(group) = &node.body else { continue };
            // What has no weight in the unit does not apply there.
            let state = |part: NodeIx| match (scores.outcomes()[part.at()], scores.weight(part)) {
                (_, 0) | (NodeOutcome::NotApplicable, _) => PartState::NotApplicable,
                (NodeOutcome::Score(_), weight) => PartState::Scored { weight },
                (NodeOutcome::Missing, _) => PartState::Missing,
            };
            self.class.parts.clear();
            self.class.parts.extend(group.counted().map(state));
            let has_score = matches!(scores.outcomes()[ix.at()], NodeOutcome::Score(_));
            if !has_score && !self.class.parts.iter().any(PartState::is_scored) {
                continue;
            }
            let counts = |part: &NodeIx| match scores.outcomes()[part.at()] {
                NodeOutcome::Score(_) => true,
                NodeOutcome::Missing => group.combine == Combine::Sum,
                NodeOutcome::NotApplicable => false,
            };
            let divisor = || group.counted().filter(counts).map(|part| scores.weight(part)).sum();
            self.class.divisor = has_score.then(divisor);
            let above = node.parent.filter(|above| !self.questionnaire[*above].kind.is_summary());
            self.class.is_frayed =
                self.is_frayed(scores, ix) || above.is_some_and(|above| self.is_frayed(scores, above));
            self.class.is_whole = !node.kind.is_summary() && self.is_whole(scores, self.topmost(ix));
            classes[ix.at()].count(&self.class);
        }
    }

    /// The topmost group that a group is in, but for summaries.
    fn topmost(&self, ix: NodeIx) -> NodeIx {
        let above = |ix: &NodeIx| {
            let above = self.questionnaire[*ix].parent?;
            (!self.questionnaire[above].kind.is_summary()).then_some(above)
        };
        std::iter::successors(Some(ix), above).last().unwrap_or(ix)
    }

    /// Whether somebody has a score of everything in a group.
    fn is_whole(&self, scores: &RespondentScores, ix: NodeIx) -> bool {
        let Some(group) = self.questionnaire[ix].group() else {
            return matches!(scores.outcomes()[ix.at()], NodeOutcome::Score(_));
        };
        group.counted().all(|part| self.is_whole(scores, part))
    }

    /// Whether somebody left a part of a group out, and something of every other part of it, all of which are groups. What could be
    /// subtracted from the group's sum to leave them alone might leave them out as well.
    fn is_frayed(&self, scores: &RespondentScores, ix: NodeIx) -> bool {
        let Some(group) = self.questionnaire[ix].group() else { return false };
        let is_scored = |child: &NodeIx| matches!(scores.outcomes()[child.at()], NodeOutcome::Score(_));
        let left_out = |group: &NodeIx| {
            self.questionnaire[*group]
                .group()
                .is_some_and(|group| !group.counted().all(|part| is_scored(&part)))
        };
        let is_frayed = |child: &NodeIx| !is_scored(child) || left_out(child);
        left_out(&ix) && group.counted().all(|part| is_frayed(&part))
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
                let is_scored = |scores: &RespondentScores, part: NodeIx| {
                    matches!(scores.outcomes()[part.at()], NodeOutcome::Score(_))
                };
                let both = |part| match scores.iter().all(|scores| is_scored(scores, part)) {
                    true => PartState::Scored { weight: 1 },
                    false => PartState::Missing,
                };
                let parts = group.counted().map(both).collect();
                classes[ix.at()].count(&Class { parts, divisor: None, is_frayed: false, is_whole: false });
            }
        }
    }
}
