//! Of those who have scores for the same parts, who answered in both of two waves and who in one.

use std::collections::BTreeMap;

use super::CellKey;
use super::respondent::{NodeOutcome, RespondentScores};
use crate::model::{NodeIx, Pairs, Questionnaire, Response, Responses};

/// What became of a node, whatever the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Had {
    /// There was a score.
    Score,
    /// Too little was answered.
    Nothing,
    /// It did not apply.
    NotApplicable,
}

/// How many of one unit and role have scores for the same nodes of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Twice {
    /// Those who have both times, and were in the unit and had the role both times.
    pub both: u64,
    /// Those who do not answer in the unit in the other wave at all.
    pub once: u64,
}

/// Per unit and role, and per tree of the questionnaire, how many have scores for the same nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ties {
    trees: Vec<Vec<NodeIx>>,
    cells: BTreeMap<CellKey, Vec<BTreeMap<Vec<Had>, Twice>>>,
}

impl Ties {
    /// Counts those of two waves that asked the same.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, before: &Responses, now: &Responses, pairs: &Pairs) -> Self {
        let mut ties = Self { trees: trees(questionnaire), cells: BTreeMap::new() };
        let mut scores = RespondentScores::new(questionnaire);
        let mut is_paired = [vec![false; before.0.len()], vec![false; now.0.len()]];
        for (earlier, later) in &pairs.0 {
            let (Some(before), Some(now)) = (before.0.get(*earlier), now.0.get(*later)) else { continue };
            (is_paired[0][*earlier], is_paired[1][*later]) = (true, true);
            let after = ties.had(questionnaire, &mut scores, now);
            if before.unit != now.unit {
                // Whoever has moved is no pair in either unit, and is counted in the one they are in.
                ties.add(now, after, |twice| twice.once += 1);
            } else if before.role == now.role {
                let earlier = ties.had(questionnaire, &mut scores, before);
                let same = after
                    .into_iter()
                    .zip(earlier)
                    .map(|(now, before)| if now == before { now } else { Vec::new() });
                ties.add(now, same.collect(), |twice| twice.both += 1);
            }
        }
        for (wave, is_paired) in [before, now].into_iter().zip(&is_paired) {
            for (response, _) in wave.0.iter().zip(is_paired).filter(|(_, is_paired)| !**is_paired) {
                let had = ties.had(questionnaire, &mut scores, response);
                ties.add(response, had, |twice| twice.once += 1);
            }
        }
        ties
    }

    /// The nodes of each tree: an area and what is in it, together with what counts in it from elsewhere.
    #[must_use]
    pub fn trees(&self) -> &[Vec<NodeIx>] {
        &self.trees
    }

    /// How many of each unit and role have which nodes of a tree.
    pub fn of_tree(&self, tree: usize) -> impl Iterator<Item = (&CellKey, &[Had], Twice)> {
        let cells = self.cells.iter();
        cells
            .flat_map(move |(key, trees)| trees[tree].iter().map(move |(had, twice)| (key, &had[..], *twice)))
    }

    fn had(
        &self,
        questionnaire: &Questionnaire,
        scores: &mut RespondentScores,
        response: &Response,
    ) -> Vec<Vec<Had>> {
        scores.weigh_for(questionnaire, response.unit);
        scores.compute(questionnaire, response.role.as_ref(), &response.answers);
        let had = |node: &NodeIx| match scores.outcomes()[node.at()] {
            NodeOutcome::Score(_) => Had::Score,
            NodeOutcome::Missing => Had::Nothing,
            NodeOutcome::NotApplicable => Had::NotApplicable,
        };
        self.trees.iter().map(|tree| tree.iter().map(had).collect()).collect()
    }

    /// Counts somebody in each tree that they have something of.
    fn add(&mut self, response: &Response, had: Vec<Vec<Had>>, count: impl Fn(&mut Twice)) {
        let key = CellKey { unit: response.unit, role: response.role.clone() };
        let trees = self.trees.len();
        let cell = self.cells.entry(key).or_insert_with(|| vec![BTreeMap::new(); trees]);
        for (tree, had) in cell.iter_mut().zip(had).filter(|(_, had)| had.contains(&Had::Score)) {
            count(tree.entry(had).or_default());
        }
    }
}

/// The groups that have parts in common, in whatever steps, with their parts; summaries tie nothing together.
fn trees(questionnaire: &Questionnaire) -> Vec<Vec<NodeIx>> {
    let mut first: Vec<usize> = (0..questionnaire.node_count()).collect();
    for (ix, node) in questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary()) {
        for part in node.group().into_iter().flat_map(|group| group.counted()) {
            let (one, other) = (first[ix.at()], first[part.at()]);
            first.iter_mut().filter(|tree| **tree == other).for_each(|tree| *tree = one);
        }
    }
    let mut trees: BTreeMap<usize, Vec<NodeIx>> = BTreeMap::new();
    for (ix, _) in questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary()) {
        trees.entry(first[ix.at()]).or_default().push(ix);
    }
    trees.into_values().collect()
}
