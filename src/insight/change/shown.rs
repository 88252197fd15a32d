//! Where a change may be shown beside all that is shown of both waves as a whole.
//!
//! Over the items that two waves share, a group's score is another number than over all its items. Beside the whole results it could
//! tell what they withhold: a group less two of its three questions is the third.

use std::collections::BTreeMap;

use crate::model::{Assessment, Node, NodeId, NodeIx, Questionnaire, UnitIx};
use crate::score::{UnitScores, WaveScores};
use crate::tally::Tally;

/// One wave as a whole, and over the items that two waves share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    /// What the wave asked.
    pub(super) asked: &'a Questionnaire,
    /// What is shown of that.
    pub(super) scores: &'a WaveScores,
    /// Its sums.
    pub(super) tally: &'a Tally,
    /// The part of it that both waves share.
    pub(super) shared: &'a Questionnaire,
    /// What could be shown of that part alone.
    pub(super) shared_scores: &'a WaveScores,
    /// The sums of that part.
    pub(super) shared_tally: &'a Tally,
}

/// A node of the whole, of the shared part, or of both.
type Related = (Option<NodeIx>, Option<NodeIx>);

impl Side<'_> {
    /// Per unit and node of the shared part, whether its score may be shown beside the wave's own results: where the wave shows
    /// the node too, and, if the node is not quite the same there, withholds nothing that could be worked out with it.
    pub(super) fn may_be_shown(&self, assessment: &Assessment) -> Vec<Vec<bool>> {
        if std::ptr::eq(self.asked, self.shared) {
            let is_shown = |unit: &UnitScores| unit.nodes.iter().map(Option::is_some).collect();
            return self.scores.units.iter().map(is_shown).collect();
        }
        let (own_people, people) =
            (people(assessment, self.asked, self.tally), people(assessment, self.shared, self.shared_tally));
        let mut shown = vec![vec![false; self.shared.node_count()]; assessment.units.len()];
        for (node, own, involved) in self.nodes() {
            for (unit, _) in assessment.units.iter() {
                let is_hidden = |scores: &WaveScores, people: &[Vec<u64>], node: NodeIx| {
                    scores.unit(unit).node(node).is_none() && people[unit.at()][node.at()] > 0
                };
                // All that either version consists of is shown, or the two and what is shown would tell what is not.
                let gives_away = |(own, shared): &(Option<NodeIx>, Option<NodeIx>)| {
                    own.is_some_and(|node| is_hidden(self.scores, &own_people, node))
                        || shared.is_some_and(|node| is_hidden(self.shared_scores, &people, node))
                };
                shown[unit.at()][node.at()] = self.shared_scores.unit(unit).node(node).is_some()
                    && self.scores.unit(unit).node(own).is_some()
                    && (self.are_free(node, own) || !involved.iter().any(gives_away));
            }
        }
        shown
    }

    /// Whether nothing of a node is withheld, neither of the shared part nor of the whole.
    fn are_free(&self, node: NodeIx, own: NodeIx) -> bool {
        let is_free = |scores: &WaveScores, node: NodeIx| scores.release().limits(node).are_none();
        is_free(self.shared_scores, node) && is_free(self.scores, own)
    }

    /// Each node of the shared part, the same node of the whole, and what in the whole it is related to; nothing where the two
    /// are the same through and through.
    fn nodes(&self) -> Vec<(NodeIx, NodeIx, Vec<Related>)> {
        let (own_parts, parts) = (self.asked.to_parts(), self.shared.to_parts());
        let by_id = |nodes: &[Node<NodeId>]| -> BTreeMap<NodeId, Node<NodeId>> {
            nodes.iter().map(|node| (node.id.clone(), node.clone())).collect()
        };
        let (own_parts, parts) = (by_id(&own_parts.nodes), by_id(&parts.nodes));
        let ids = |questionnaire: &Questionnaire, nodes: &[NodeIx]| -> Vec<NodeId> {
            nodes.iter().map(|node| questionnaire[*node].id.clone()).collect()
        };
        let found = self.shared.nodes().filter_map(|(node, what)| {
            let own = self.asked.find(what.id.as_str())?;
            let (own_below, below) = (below(self.asked, own), below(self.shared, node));
            let names = ids(self.shared, &below);
            let is_same = ids(self.asked, &own_below) == names
                && names.iter().chain([&what.id]).all(|id| own_parts.get(id) == parts.get(id));
            let related = || {
                let elsewhere =
                    below.iter().map(|node| (self.asked.find(self.shared[*node].id.as_str()), Some(*node)));
                own_below.iter().map(|node| (Some(*node), None)).chain(elsewhere).collect()
            };
            Some((node, own, if is_same { Vec::new() } else { related() }))
        });
        found.collect()
    }
}

/// Everything in a group, the group not included.
fn below(questionnaire: &Questionnaire, node: NodeIx) -> Vec<NodeIx> {
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if let Some(group) = questionnaire[node].group() {
            found.extend(group.counted());
            open.extend(group.counted());
        }
    }
    found
}

/// Per unit and node, how many have a score, those in the unit's parts included.
fn people(assessment: &Assessment, questionnaire: &Questionnaire, tally: &Tally) -> Vec<Vec<u64>> {
    let mut people = vec![vec![0; questionnaire.node_count()]; assessment.units.len()];
    for (key, cell) in tally.cells() {
        let above = std::iter::successors(Some(key.unit), |unit: &UnitIx| assessment.units[*unit].parent);
        for unit in above {
            people[unit.at()].iter_mut().zip(&cell.nodes).for_each(|(n, sums)| *n += sums.n);
        }
    }
    people
}
