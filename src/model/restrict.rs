//! A questionnaire with less in it: what two waves have in common.

use std::collections::BTreeSet;

use super::{Condition, Decimal, NodeBody, NodeId, NodeIx, Questionnaire, RoleId, Test};

impl Questionnaire {
    /// The ids of the items that both questionnaires ask in the same revision and of the same people.
    ///
    /// Where an item is asked only after certain answers, it is so in both, and the items that decide are of these too: to
    /// whom it applies could not be told otherwise.
    #[must_use]
    pub fn common_items(&self, other: &Self) -> BTreeSet<NodeId> {
        let items = self.items().iter().filter(|ix| self.is_common(**ix, other));
        items.map(|ix| self[*ix].id.clone()).collect()
    }

    /// Conditions do not go in a circle, so there is an end to it.
    fn is_common(&self, item: NodeIx, other: &Self) -> bool {
        let theirs = || other[other.find(self[item].id.as_str())?].item();
        let (Some(mine), Some(theirs)) = (self[item].item(), theirs()) else { return false };
        let same_people = || {
            let their_ix = other.find(self[item].id.as_str())?;
            Some(self.asked_after(item) == other.asked_after(their_ix))
        };
        let mut decide = self.conditions_at(item).iter().map(|condition| condition.item);
        mine.revision == theirs.revision
            && self.is_asked_of_the_same(item, other)
            && same_people() == Some(true)
            && decide.all(|decides| self.is_common(decides, other))
    }

    /// Whether an item is asked of the same roles in both.
    fn is_asked_of_the_same(&self, item: NodeIx, other: &Self) -> bool {
        let theirs = other.find(self[item].id.as_str()).and_then(|theirs| other.audience_of(theirs));
        match (self.audience_of(item), theirs) {
            (None, None) => true,
            (Some(mine), Some(theirs)) => {
                let all_in = |some: &[RoleId], others: &[RoleId]| {
                    some.iter().all(|role| others.iter().any(|other| other.is_same_as(role)))
                };
                all_in(mine, theirs) && all_in(theirs, mine)
            }
            _ => false,
        }
    }

    /// The items that decide whether one is asked, and what their answers must be.
    fn asked_after(&self, item: NodeIx) -> BTreeSet<(&NodeId, After<'_>)> {
        let after = |condition: &Condition| {
            let decides = &self[condition.item];
            let all = decides.item().map_or(&[][..], |item| item.answering.options());
            let after = match &condition.test {
                Test::Options(options) => {
                    // Answers are kept by the place of the option, so that is to be the same too.
                    let id = |at: usize| Some((at, all.get(at)?.id.as_str()));
                    After::Options(options.iter().filter_map(|option| id(option.at())).collect())
                }
                Test::Number { at_least, at_most } => After::Number([*at_least, *at_most]),
            };
            (&decides.id, after)
        };
        self.conditions_at(item).iter().map(after).collect()
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
                    group.also.retain(|node| kept.contains(node));
                    group.shown_if = group.shown_if.take().filter(|condition| kept.contains(&condition.item));
                    group.rests_on.retain(|needed| kept.contains(&needed.node));
                    for level in &mut group.levels {
                        level.requires.retain(|requirement| kept.contains(&requirement.node));
                    }
                }
                NodeBody::Item(item) => {
                    item.shown_if = item.shown_if.take().filter(|condition| kept.contains(&condition.item));
                    item.consent = item.consent.take().filter(|consent| kept.contains(consent));
                }
            }
        }
        parts.positions.retain(|p| kept.contains(&p.x.node) && kept.contains(&p.y.node));
        // What is left of a sound questionnaire is sound: whole branches are kept or dropped.
        let left = Self::new(parts).map(|left| left.with_weights_of(self));
        left.unwrap_or_else(|| self.clone())
    }
}

/// What an answer must be, whatever order it was written in.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum After<'q> {
    /// One of these options, by place and id.
    Options(BTreeSet<(usize, &'q str)>),
    /// Within these limits.
    Number([Option<Decimal>; 2]),
}
