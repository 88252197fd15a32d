//! Who is asked what of a questionnaire, what is answered at once, and answers to items that were not to be asked.

use super::{Answer, Answering, Condition, ItemIx, Node, NodeIx, Questionnaire, RoleId};

impl Questionnaire {
    /// The roles that a node is asked of; `None` where everybody is.
    #[must_use]
    pub fn audience_of(&self, node: NodeIx) -> Option<&[RoleId]> {
        let mut up = std::iter::successors(Some(node), |ix| self[*ix].parent);
        up.find_map(|ix| self[ix].audience.as_deref())
    }

    /// Whether somebody with this role is asked an item. Who gives no role is asked everything.
    #[must_use]
    pub fn is_asked_of(&self, item: NodeIx, role: Option<&RoleId>) -> bool {
        let (Some(role), Some(audience)) = (role, self.audience_of(item)) else { return true };
        audience.iter().any(|one| one.is_same_as(role))
    }

    /// The items that somebody with this role is not asked.
    pub fn kept_from<'a>(&'a self, role: Option<&'a RoleId>) -> impl Iterator<Item = ItemIx> + 'a {
        self.restricted_items()
            .iter()
            .copied()
            .filter(move |item| !self.is_asked_of(self.items()[item.at()], role))
    }

    /// Makes every answer to an item that was not to be asked *not applicable*, and tells which answers were so: those to items that are asked
    /// of other roles, and then those whose conditions do not hold, each with the first of these.
    ///
    /// The answers stand in the questionnaire's order of items, one per item.
    pub fn leave_out_unasked(
        &self,
        role: Option<&RoleId>,
        answers: &mut [Answer],
        mut tell: impl FnMut(ItemIx, Answer, Option<&Condition>),
    ) {
        for item in self.kept_from(role) {
            tell(item, std::mem::replace(&mut answers[item.at()], Answer::NotApplicable), None);
        }
        for item in self.conditional_items() {
            let holds = |condition: &Condition| {
                let decides = self.item_ix(condition.item);
                decides.is_some_and(|decides| condition.test.passes(answers[decides.at()]))
            };
            let failed = self.conditions_of(*item).iter().find(|condition| !holds(condition));
            if let Some(failed) = failed {
                tell(*item, std::mem::replace(&mut answers[item.at()], Answer::NotApplicable), Some(failed));
            }
        }
    }

    /// The groups that can be answered at once as not applicable, in the questionnaire's order.
    pub fn optional_groups(&self) -> impl Iterator<Item = (NodeIx, &Node)> {
        self.nodes().filter(|(_, node)| node.group().is_some_and(|group| group.optional))
    }

    /// The items that such an answer is given to: all that the group is made of but texts, which are never scored.
    #[must_use]
    pub fn closed_with(&self, group: NodeIx) -> Vec<ItemIx> {
        let items = self.own_items_in(group).into_iter();
        let counted = items
            .filter(|ix| self[*ix].item().is_some_and(|item| !matches!(item.answering, Answering::Text)));
        counted.filter_map(|ix| self.item_ix(ix)).collect()
    }
}
