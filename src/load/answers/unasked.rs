//! Answers to items that should not have been asked.

use super::findings::{Findings, Spot, Topic};
use crate::model::{Answer, AnswerFaultKind, Answers, ItemIx, Questionnaire, Severity};

/// Notes the answers of one respondent that will not count. `spot` tells where an item's answer stands.
///
/// "Don't know", and nothing ticked where each option has a column, say nothing that is lost.
pub(super) fn note(
    questionnaire: &Questionnaire,
    findings: &mut Findings,
    answers: &Answers,
    spot: impl Fn(ItemIx) -> Spot,
) {
    if questionnaire.conditional_items().is_empty() {
        return;
    }
    let mut counted: Vec<Answer> = answers.iter().collect();
    questionnaire.leave_out_unasked(&mut counted, |item, answer, failed| {
        let is_lost = match answer {
            Answer::Option(_) | Answer::Number(_) | Answer::Text => true,
            Answer::Ticks(ticks) => ticks.iter().next().is_some(),
            Answer::DontKnow | Answer::NotApplicable | Answer::NotAnswered => false,
        };
        if !is_lost {
            return;
        }
        let fault = || AnswerFaultKind::NotAsked {
            item: questionnaire[questionnaire.items()[item.at()]].id.clone(),
            decides: questionnaire[failed.item].id.clone(),
        };
        // A fault is counted once more on every further row.
        findings.report(Severity::Warning, (Topic::NotAsked, item.at(), ""), &spot(item), fault);
    });
}
