//! Groups that are answered at once as not applicable.

use super::findings::{Findings, Spot, Topic};
use super::words::{own_word, word};
use crate::model::{Answer, AnswerFaultKind, Answers, ItemIx, NodeIx, Questionnaire, Severity};

/// Whether a text says that a group does not apply; `None` where it says something that cannot be said of one.
pub(in crate::load) fn says_not_applicable(questionnaire: &Questionnaire, text: &str) -> Option<bool> {
    if text.is_empty() {
        return Some(false);
    }
    match word(text).or_else(|| own_word(questionnaire, text)) {
        Some(Answer::NotApplicable) => Some(true),
        // What programs write for nothing.
        Some(Answer::NotAnswered) => Some(false),
        _ => None,
    }
}

/// Whether an answer says that an item of a group does apply.
pub(in crate::load) fn contradicts(answer: Answer) -> bool {
    match answer {
        Answer::Option(_) | Answer::Number(_) | Answer::Text => true,
        Answer::Ticks(ticks) => ticks.iter().next().is_some(),
        Answer::DontKnow | Answer::NotApplicable | Answer::NotAnswered => false,
    }
}

/// The first item of a group that has an answer all the same.
pub(in crate::load) fn contradicted(
    questionnaire: &Questionnaire,
    group: NodeIx,
    answer: impl Fn(ItemIx) -> Answer,
) -> Option<ItemIx> {
    questionnaire.closed_with(group).into_iter().find(|item| contradicts(answer(*item)))
}

/// Notes what stands in the cell of a group, where it is not "not applicable"; says whether it is.
pub(super) fn is_closed(
    questionnaire: &Questionnaire,
    findings: &mut Findings,
    (group, text): (NodeIx, &str),
    spot: &Spot,
) -> bool {
    says_not_applicable(questionnaire, text).unwrap_or_else(|| {
        let key = (Topic::Group, group.at(), text);
        findings.report(Severity::Error, key, spot, || AnswerFaultKind::NotForGroup {
            group: questionnaire[group].id.clone(),
            value: text.to_owned(),
        });
        false
    })
}

/// Answers all of a group as not applicable, and notes where an item of it has an answer.
pub(super) fn close(
    questionnaire: &Questionnaire,
    findings: &mut Findings,
    group: NodeIx,
    answers: &mut Answers,
    spot: &Spot,
) {
    if let Some(item) = contradicted(questionnaire, group, |item| answers.of(item)) {
        let key = (Topic::GroupContradicted, group.at(), "");
        findings.report(Severity::Error, key, spot, || AnswerFaultKind::GroupContradicted {
            group: questionnaire[group].id.clone(),
            item: questionnaire[questionnaire.items()[item.at()]].id.clone(),
        });
        return;
    }
    for item in questionnaire.closed_with(group) {
        answers.set(item, Answer::NotApplicable);
    }
}
