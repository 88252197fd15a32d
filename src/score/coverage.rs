//! For how many of how many a whole's scores speak.

use crate::model::{Assessment, Group, NodeIx, Questionnaire, UnitIx};

use super::branch::Branch;
use super::silent::LEAST_PARTS;

/// For how many of how many the scores of a unit with parts speak: workplaces, and people who work in them where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Workplaces from which somebody answered.
    pub answered: u64,
    /// All workplaces.
    pub workplaces: u64,
    /// How many work where somebody answered, and how many in all, where it is known.
    pub people: Option<(u64, u64)>,
    /// Whether there may be fewer: some of those counted may not be shown, and it must not be told whether anybody there has a score.
    pub at_most: bool,
}

impl Coverage {
    /// Of each unit; `None` for workplaces.
    pub(super) fn of(assessment: &Assessment, branches: &[Branch], unit: UnitIx) -> Option<Self> {
        Self::counting(assessment, unit, |ix| branches[ix.at()].total.respondents > 0)
    }

    /// The same, given from which workplaces somebody answered.
    fn counting(assessment: &Assessment, unit: UnitIx, answers: impl Fn(&UnitIx) -> bool) -> Option<Self> {
        let units = &assessment.units;
        let below = units.workplaces_in(unit);
        let workplaces = || below.iter();
        let people = |ix: &UnitIx| Some(u64::from(units[*ix].headcount?));
        let all: Option<u64> = workplaces().map(people).sum();
        let answered: Option<u64> = workplaces().filter(|ix| answers(ix)).map(people).sum();
        (!units[unit].children.is_empty()).then(|| Self {
            answered: workplaces().filter(|ix| answers(ix)).count() as u64,
            workplaces: workplaces().count() as u64,
            people: answered.zip(all),
            at_most: false,
        })
    }

    /// Per node, for how many of how many its score speaks, where those are fewer than behind the unit's scores together.
    ///
    /// A workplace where nobody has a score here is not counted, be it that nobody answered or that it concerns nobody there. One from which
    /// fewer answered than may be known to be alike is: else this would tell of each of those few that they left it out.
    pub(super) fn of_nodes(
        &self,
        (assessment, questionnaire): (&Assessment, &Questionnaire),
        branches: &[Branch],
        unit: UnitIx,
        is_shown: impl Fn(UnitIx, NodeIx) -> bool,
    ) -> Vec<Option<Self>> {
        let units = &assessment.units;
        let workplaces = units.workplaces_in(unit);
        let mut found: Vec<Option<Self>> = vec![None; questionnaire.node_count()];
        for (node, about) in questionnaire.parts_first() {
            let least = match assessment.least_of(questionnaire, node) {
                0 | 1 => 0,
                least => 2 * least,
            };
            let answers = |ix: &UnitIx| {
                let total = &branches[ix.at()].total;
                total.nodes[node.at()].n > 0 || (0 < total.respondents && total.respondents < least)
            };
            found[node.at()] = match about.group().filter(|_| questionnaire.is_judged_on_units(node)) {
                Some(group) => of_parts(group, |part| found[part.at()]),
                None => {
                    let found = Self::counting(assessment, unit, answers);
                    let is_hidden = |ix: &UnitIx| answers(ix) && !is_shown(*ix, node);
                    found.filter(|one| one.answered < self.answered).map(|one| {
                        let at_most = least > 0 && workplaces.iter().any(is_hidden);
                        Self { at_most, ..one }
                    })
                }
            };
        }
        found
    }

    /// Whether it is too small for anybody to say how sure a score is for the whole.
    #[must_use]
    pub const fn is_too_small(&self) -> bool {
        let most_are_silent = match self.people {
            Some((answered, all)) => 2 * answered < all,
            None => 2 * self.answered < self.workplaces,
        };
        !self.is_whole() && (self.answered < LEAST_PARTS as u64 || most_are_silent)
    }

    /// Whether somebody answered everywhere.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.answered == self.workplaces
    }
}

/// What is judged on the scores of its parts speaks for as many as the best of them; a climb, which all of its stages decide, for no more than
/// the least.
fn of_parts(group: &Group, of: impl Fn(NodeIx) -> Option<Coverage>) -> Option<Coverage> {
    let parts = || group.counted().map(&of).filter(|part| part.is_none_or(|part| part.answered > 0));
    if group.combine.is_gated() {
        return parts().flatten().min_by_key(|part| part.answered);
    }
    let all: Option<Vec<Coverage>> = parts().collect();
    all?.into_iter().max_by_key(|part| part.answered)
}
