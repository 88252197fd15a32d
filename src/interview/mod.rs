//! An interview: one person's answers, question by question, with a way back to each.
//!
//! Nothing here prompts or writes. The shell shows [`Interview::current`], hands in what was chosen, and keeps the
//! [`draft`] after each answer.

pub mod draft;
pub mod profile;
pub mod sheet;

use crate::load::clean_lines;
use crate::model::{Answer, Condition, ItemIx, Node, NodeIx, Questionnaire, RoleId};
use crate::report::answers::Given;

/// Where an interview stands, and all that was given so far.
///
/// An answer stays when the person goes back past it, and when a changed answer makes its question one that is not
/// asked: nothing is lost before the person removes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Interview<'q> {
    questionnaire: &'q Questionnaire,
    /// The respondent's role, where one was given.
    role: Option<RoleId>,
    given: Vec<Given>,
    /// The items in the order in which they are asked.
    order: Vec<ItemIx>,
    /// The place in that order of the item that is asked; as many as there are items once all have been.
    at: usize,
    /// Whether only what is unanswered is asked on the way to the end.
    filling_gaps: bool,
}

/// How far the interview is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which of the questions that are asked, counted from 1.
    pub number: usize,
    /// How many are asked, as it looks now: an answer may bring questions or take them away.
    pub of: usize,
}

impl<'q> Interview<'q> {
    /// Begins at the first question that somebody with this role is asked.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, role: Option<&RoleId>) -> Self {
        let given = vec![Given::NOTHING; questionnaire.items().len()];
        let mut interview = Self::with(questionnaire, role, given);
        interview.at = interview.next_from(0);
        interview
    }

    /// Goes on after the last question that something was given to.
    ///
    /// `given` stands in the questionnaire's order of items; what is missing at its end is unanswered.
    #[must_use]
    pub fn resume(questionnaire: &'q Questionnaire, role: Option<&RoleId>, mut given: Vec<Given>) -> Self {
        given.resize(questionnaire.items().len(), Given::NOTHING);
        for given in &mut given {
            given.text = given.text.take().map(clean);
            given.comment = given.comment.take().map(clean);
        }
        let mut interview = Self::with(questionnaire, role, given);
        let asked = interview.asked();
        let last = (0..asked.len()).rev().find(|at| asked[*at] && interview.given[*at] != Given::NOTHING);
        // Beside an answer a comment came first; alone it may wait for the answer.
        interview.at = match last {
            Some(last) if interview.given[last].answer == Answer::NotAnswered => last,
            Some(last) => interview.next_from(last + 1),
            None => interview.next_from(0),
        };
        interview
    }

    fn with(questionnaire: &'q Questionnaire, role: Option<&RoleId>, given: Vec<Given>) -> Self {
        let order = (0..given.len()).map(|at| ItemIx(at as u16)).collect();
        Self { questionnaire, role: role.cloned(), given, order, at: 0, filling_gaps: false }
    }

    /// The same, which asks these questions before all others and goes on at the first that is unanswered.
    #[must_use]
    pub fn beginning_with(mut self, first: &[ItemIx]) -> Self {
        let (ahead, rest): (Vec<ItemIx>, Vec<ItemIx>) =
            self.order.iter().partition(|item| first.contains(item));
        let ahead = first.iter().copied().filter(|item| ahead.contains(item));
        self.order = ahead.chain(rest).collect();
        self.filling_gaps = true;
        self.at = self.next_from(0);
        self
    }

    /// What is asked.
    #[must_use]
    pub const fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// The question to be asked; `None` at the end.
    #[must_use]
    pub fn current(&self) -> Option<ItemIx> {
        self.order.get(self.at).copied()
    }

    /// The node that an item is.
    #[must_use]
    pub fn node(&self, item: ItemIx) -> (NodeIx, &'q Node) {
        let node = self.questionnaire.items()[item.at()];
        (node, &self.questionnaire[node])
    }

    /// What was given to an item.
    #[must_use]
    pub fn given(&self, item: ItemIx) -> &Given {
        &self.given[item.at()]
    }

    /// All that was given, in the questionnaire's order of items.
    #[must_use]
    pub fn all_given(&self) -> &[Given] {
        &self.given
    }

    /// What belongs in a file of answers: all that was given to questions that are asked.
    #[must_use]
    pub fn result(&self) -> Vec<Given> {
        let asked = self.asked();
        let kept = self.given.iter().zip(asked);
        kept.map(|(given, asked)| if asked { given.clone() } else { Given::NOTHING }).collect()
    }

    /// Answers the current question and goes on. `text` is what was written where the item asks for a text.
    pub fn answer(&mut self, answer: Answer, text: Option<String>) {
        if let Some(item) = self.current() {
            let given = &mut self.given[item.at()];
            let text = text.filter(|_| answer == Answer::Text);
            (given.answer, given.text) = (answer, text.map(clean));
            self.forward();
        }
    }

    /// The groups that begin with the current question and can be answered at once as not applicable, the outermost first.
    #[must_use]
    pub fn groups_beginning(&self) -> Vec<NodeIx> {
        let Some(item) = self.current() else { return Vec::new() };
        let (q, asked) = (self.questionnaire, self.asked());
        let is_asked = |ix: &NodeIx| q.item_ix(*ix).is_some_and(|item| asked[item.at()]);
        // What has been answered ahead of its turn is not to be overwritten by one key.
        let has_answers = |group: &NodeIx| {
            let own = q.own_items_in(*group).into_iter().filter_map(|ix| q.item_ix(ix));
            own.into_iter().any(|item| self.given[item.at()].answer != Answer::NotAnswered)
        };
        let is_in_order = self.order.is_sorted();
        let begins = |group: &NodeIx| {
            if !is_in_order && has_answers(group) {
                return false;
            }
            let first = q.own_items_in(*group).into_iter().find(is_asked);
            first.and_then(|first| q.item_ix(first)) == Some(item)
        };
        let up = std::iter::successors(self.node(item).1.parent, |parent| q[*parent].parent);
        let optional = up.filter(|ix| q[*ix].group().is_some_and(|group| group.optional));
        let mut groups: Vec<NodeIx> = optional.filter(begins).collect();
        groups.reverse();
        groups
    }

    /// Answers all that a group asks as not applicable, and goes on after it. Comments stay; whoever goes back can answer one by one.
    pub fn close(&mut self, group: NodeIx) {
        let asked = self.asked();
        for item in self.questionnaire.closed_with(group).into_iter().filter(|item| asked[item.at()]) {
            let given = &mut self.given[item.at()];
            (given.answer, given.text) = (Answer::NotApplicable, None);
        }
        let own = self.questionnaire.own_items_in(group);
        let own: Vec<ItemIx> = own.into_iter().filter_map(|ix| self.questionnaire.item_ix(ix)).collect();
        self.forward();
        while self.current().is_some_and(|item| own.contains(&item)) {
            self.forward();
        }
    }

    /// Goes on and leaves the current question as it is.
    pub fn skip(&mut self) {
        if self.current().is_some() {
            self.forward();
        }
    }

    /// Takes the current question's answer away and goes on. Its comment stays.
    pub fn clear(&mut self) {
        self.answer(Answer::NotAnswered, None);
    }

    /// Sets the comment on the current question; an empty one is taken away. The question is still asked.
    pub fn comment(&mut self, comment: &str) {
        if let Some(item) = self.current() {
            let comment = clean(comment.trim().to_owned());
            self.given[item.at()].comment = (!comment.is_empty()).then_some(comment);
        }
    }

    /// Goes to the question before, which may be in the group before; says whether there is one.
    pub fn back(&mut self) -> bool {
        let asked = self.asked();
        let before = (0..self.at).rev().find(|at| asked[self.order[*at].at()]);
        self.at = before.unwrap_or(self.at);
        // Who goes back wants to see what comes next, answered or not.
        self.filling_gaps &= before.is_none();
        before.is_some()
    }

    /// Goes to a question, and from there only to those that are unanswered. Nowhere if it is not asked.
    pub fn fill(&mut self, item: ItemIx) {
        if self.asked().get(item.at()) == Some(&true) {
            self.at = self.place(item);
            self.filling_gaps = true;
        }
    }

    /// Goes to the end.
    pub fn finish(&mut self) {
        self.at = self.order.len();
    }

    /// The questions that are asked and not answered.
    #[must_use]
    pub fn unanswered(&self) -> Vec<ItemIx> {
        let asked = self.asked();
        let open = |at: &usize| asked[*at] && self.given[*at].answer == Answer::NotAnswered;
        (0..self.given.len()).filter(open).map(|at| ItemIx(at as u16)).collect()
    }

    /// How many of the questions that are asked have an answer.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.asked_count() - self.unanswered().len()
    }

    /// How many questions are asked, as it looks now.
    #[must_use]
    pub fn asked_count(&self) -> usize {
        self.asked().into_iter().filter(|asked| *asked).count()
    }

    /// How far the interview is; `None` at the end.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        let item = self.current()?;
        let asked = self.asked();
        let count = |items: &[ItemIx]| items.iter().filter(|item| asked[item.at()]).count();
        Some(Progress { number: count(&self.order[..=self.place(item)]), of: count(&self.order) })
    }

    /// Whether each item is asked of somebody with the role, after the answers so far. An answer that is not asked for decides nothing.
    #[must_use]
    pub fn asked(&self) -> Vec<bool> {
        let mut asked = vec![true; self.given.len()];
        for item in self.questionnaire.kept_from(self.role.as_ref()) {
            asked[item.at()] = false;
        }
        // Each stands after the items that decide, which are settled by then.
        for item in self.questionnaire.conditional_items() {
            let holds = |condition: &Condition| {
                let decides = self.questionnaire.item_ix(condition.item);
                let passes = |ix: ItemIx| asked[ix.at()] && condition.test.passes(self.given[ix.at()].answer);
                decides.is_some_and(passes)
            };
            asked[item.at()] = self.questionnaire.conditions_of(*item).iter().all(holds);
        }
        // Whether a story may be told is asked once there is one.
        for (at, node) in self.questionnaire.items().iter().enumerate() {
            let Some(consent) = self.questionnaire[*node].item().and_then(|item| item.consent) else {
                continue;
            };
            let is_told = asked[at] && self.given[at].answer == Answer::Text;
            if let Some(consent) = self.questionnaire.item_ix(consent).filter(|_| !is_told) {
                asked[consent.at()] = false;
            }
        }
        asked
    }

    fn forward(&mut self) {
        self.at = self.next_from(self.at + 1);
    }

    /// The first question from a place on that is to be asked; the end where there is none.
    fn next_from(&self, from: usize) -> usize {
        let asked = self.asked();
        let is_open = |item: ItemIx| {
            asked[item.at()] && (!self.filling_gaps || self.given[item.at()].answer == Answer::NotAnswered)
        };
        let mut places = from..self.order.len();
        places.find(|place| is_open(self.order[*place])).unwrap_or(self.order.len())
    }

    /// When an item is asked.
    fn place(&self, item: ItemIx) -> usize {
        self.order.iter().position(|other| *other == item).unwrap_or(self.order.len())
    }
}

/// What was typed or kept, without what no text may have.
fn clean(text: String) -> String {
    clean_lines(text).0
}

#[cfg(test)]
mod tests;
