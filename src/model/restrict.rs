//! A questionnaire with less in it: what two waves have in common.

use std::collections::BTreeSet;

use super::{NodeBody, NodeId, Questionnaire};

impl Questionnaire {
    /// The ids of the items that both questionnaires ask in the same revision.
    #[must_use]
    pub fn common_items(&self, other: &Self) -> BTreeSet<NodeId> {
        let same = |id: &NodeId, revision: u32| {
            let theirs = other.find(id.as_str()).and_then(|ix| other[ix].item());
            theirs.is_some_and(|item| item.revision == revision)
        };
        self.items()
            .iter()
            .filter_map(|ix| Some((&self[*ix].id, self[*ix].item()?)))
            .filter(|(id, item)| same(id, item.revision))
            .map(|(id, _)| id.clone())
            .collect()
    }

    /// The questionnaire with these items only, and the groups that still have any.
    ///
    /// Requirements, conditions and pictures that speak of a dropped node are dropped with it.
    #[must_use]
    pub fn restricted_to(&self, items: &BTreeSet<NodeId>) -> Self {
        let kept: BTreeSet<NodeId> = self
            .nodes()
            .filter(|(ix, _)| self.items_in(*ix).iter().any(|item| items.contains(&self[*item].id)))
            .map(|(_, node)| node.id.clone())
            .collect();
        let mut parts = self.to_parts();
        parts.nodes.retain(|node| kept.contains(&node.id));
        for node in &mut parts.nodes {
            match &mut node.body {
                NodeBody::Group(group) => {
                    for level in &mut group.levels {
                        level.requires.retain(|requirement| kept.contains(&requirement.node));
                    }
                }
                NodeBody::Item(item) => {
                    item.shown_if = item.shown_if.take().filter(|condition| kept.contains(&condition.item));
                }
            }
        }
        parts.positions.retain(|p| kept.contains(&p.x.node) && kept.contains(&p.y.node));
        // What is left of a sound questionnaire is sound: whole branches are kept or dropped.
        Self::new(parts).unwrap_or_else(|| self.clone())
    }
}
