//! What changed for those who answered in both of two waves.

use std::collections::BTreeMap;

use super::classes::count_pair;
use super::{CellKey, NodeOutcome, RespondentScores, Sums, Tally};
use crate::model::{Pairs, Questionnaire, Response, Responses};

/// The sums of the changes of those who have a score at a node in both waves, and named the same unit in both.
///
/// Somebody who has moved to another unit is no pair: neither unit's change is theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairTally {
    differences: Tally,
    counts: BTreeMap<CellKey, Vec<PairCounts>>,
}

/// How many at one node are met in both waves, of those in one unit and role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairCounts {
    /// Pairs who had the role in the earlier wave, and their scores in it.
    pub before: Sums,
    /// Pairs who have the role in the later wave, and their scores in it.
    pub now: Sums,
}

impl PairTally {
    /// A tally of nobody's changes.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self { differences: Tally::new(questionnaire), counts: BTreeMap::new() }
    }

    /// Counts the changes of these people between two waves that asked the same.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, before: &Responses, now: &Responses, pairs: &Pairs) -> Self {
        let mut tally = Self::new(questionnaire);
        let mut scores = [RespondentScores::new(questionnaire), RespondentScores::new(questionnaire)];
        for (earlier, later) in &pairs.0 {
            if let (Some(before), Some(now)) = (before.0.get(*earlier), now.0.get(*later)) {
                tally.add(questionnaire, &mut scores, before, now);
            }
        }
        tally
    }

    fn add(
        &mut self,
        questionnaire: &Questionnaire,
        scores: &mut [RespondentScores; 2],
        before: &Response,
        now: &Response,
    ) {
        if before.unit != now.unit {
            return;
        }
        scores[0].weigh_for(questionnaire, before.unit);
        scores[1].weigh_for(questionnaire, now.unit);
        scores[0].compute(questionnaire, before.role.as_ref(), &before.answers);
        scores[1].compute(questionnaire, now.role.as_ref(), &now.answers);
        let outcomes = scores[0].outcomes().iter().zip(scores[1].outcomes());
        let both = outcomes.enumerate().filter_map(|(node, outcomes)| match outcomes {
            (NodeOutcome::Score(before), NodeOutcome::Score(now)) => Some((node, *before, *now)),
            _ => None,
        });
        let nodes = questionnaire.node_count();
        let none = || vec![PairCounts::default(); nodes];
        let now_at = CellKey { unit: now.unit, role: now.role.clone() };
        let before_at = CellKey { unit: before.unit, role: before.role.clone() };
        let empty = self.differences.nobody();
        let cell = self.differences.cells.entry(now_at.clone()).or_insert(empty);
        cell.respondents += 1;
        count_pair(questionnaire, scores, &mut cell.classes);
        for (node, before, now) in both.clone() {
            cell.nodes[node].add_units(i128::from(now.units()) - i128::from(before.units()));
        }
        let counts = self.counts.entry(before_at).or_insert_with(none);
        for (node, before, _) in both.clone() {
            counts[node].before.add(before);
        }
        let counts = self.counts.entry(now_at).or_insert_with(none);
        both.for_each(|(node, _, now)| counts[node].now.add(now));
    }

    /// Adds up the changes of two sets of people between the same waves.
    pub fn merge(&mut self, other: &Self) {
        self.differences.merge(&other.differences);
        for (key, counts) in &other.counts {
            let none = || vec![PairCounts::default(); counts.len()];
            let mine = self.counts.entry(key.clone()).or_insert_with(none);
            for (mine, theirs) in mine.iter_mut().zip(counts) {
                mine.before.merge(&theirs.before);
                mine.now.merge(&theirs.now);
            }
        }
    }

    /// The sums of the changes, per unit and the role in the later wave. No answers are counted.
    #[must_use]
    pub const fn differences(&self) -> &Tally {
        &self.differences
    }

    /// How many are met in both waves, per unit and role and then per node, in order.
    pub fn counts(&self) -> impl Iterator<Item = (&CellKey, &[PairCounts])> {
        self.counts.iter().map(|(key, counts)| (key, &counts[..]))
    }
}
