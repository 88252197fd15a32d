//! Answers to items that were not to be asked.

use super::{Answer, Condition, ItemIx, Questionnaire};

impl Questionnaire {
    /// Makes every answer to an item that was not to be asked *not applicable*, and tells which answers were so, with the first condition
    /// that did not hold.
    ///
    /// The answers stand in the questionnaire's order of items, one per item.
    pub fn leave_out_unasked(
        &self,
        answers: &mut [Answer],
        mut tell: impl FnMut(ItemIx, Answer, &Condition),
    ) {
        for item in self.conditional_items() {
            let holds = |condition: &Condition| {
                let decides = self.item_ix(condition.item);
                decides.is_some_and(|decides| condition.test.passes(answers[decides.at()]))
            };
            let failed = self.conditions_of(*item).iter().find(|condition| !holds(condition));
            if let Some(failed) = failed {
                tell(*item, std::mem::replace(&mut answers[item.at()], Answer::NotApplicable), failed);
            }
        }
    }
}
