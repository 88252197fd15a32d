//! Answers to items that should not have been asked.

use super::findings::{Findings, Spot, Topic};
use crate::model::{Answer, AnswerFaultKind, Answers, ItemIx, Questionnaire, RoleId, Severity};

/// Notes the answers of one respondent that will not count. `spot` tells where an item's answer stands.
///
/// "Don't know", and nothing ticked where each option has a column, say nothing that is lost.
pub(super) fn note(
    questionnaire: &Questionnaire,
    findings: &mut Findings,
    (role, answers): (Option<&RoleId>, &Answers),
    spot: impl Fn(ItemIx) -> Spot,
) {
    let has_roles = role.is_some() && !questionnaire.restricted_items().is_empty();
    if questionnaire.conditional_items().is_empty() && !has_roles {
        return;
    }
    let mut counted: Vec<Answer> = answers.iter().collect();
    questionnaire.leave_out_unasked(role, &mut counted, |item, answer, failed| {
        let is_lost = match answer {
            Answer::Option(_) | Answer::Number(_) | Answer::Text => true,
            Answer::Ticks(ticks) => ticks.iter().next().is_some(),
            Answer::DontKnow | Answer::NotApplicable | Answer::NotAnswered => false,
        };
        if !is_lost {
            return;
        }
        let ix = questionnaire.items()[item.at()];
        let id = || questionnaire[ix].id.clone();
        let fault = match (role, failed) {
            (_, Some(failed)) => {
                AnswerFaultKind::NotAsked { item: id(), decides: questionnaire[failed.item].id.clone() }
            }
            (Some(role), None) => {
                let audience = questionnaire.audience_of(ix).unwrap_or_default().to_vec();
                AnswerFaultKind::NotAskedOfRole { item: id(), role: role.clone(), audience }
            }
            (None, None) => return,
        };
        // A fault is counted once more on every further row; each role has its own.
        let of_role =
            if let AnswerFaultKind::NotAskedOfRole { role, .. } = &fault { role.as_str() } else { "" };
        let key = (Topic::NotAsked, item.at(), of_role);
        findings.report(Severity::Warning, key, &spot(item), || fault.clone());
    });
}
