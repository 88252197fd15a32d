//! Answers to items that were not to be asked.

use super::{Answer, Condition, ItemIx, Questionnaire, RoleId};

impl Questionnaire {
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
}
