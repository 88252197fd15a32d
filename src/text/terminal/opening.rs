//! Why something cannot be opened, and what may not be as it was meant, in words.

use super::checking::is_a_questionnaire;
use super::failures::{
    FailureWords, Named, cannot_read, no_assessment, not_an_assessment, questionnaire_with_assessment,
    unknown,
};
use super::warnings;
use crate::model::{Doubt, Lang, Refusal};

/// Why something cannot be opened; `what` is what was to be opened, as the person named it.
#[must_use]
pub fn refusal(refusal: &Refusal, what: &str, lang: Lang) -> FailureWords {
    match refusal {
        Refusal::NoAssessment => no_assessment(what, lang),
        Refusal::NotAnAssessment { file } => not_an_assessment(file, lang),
        Refusal::IsAQuestionnaire { file } => is_a_questionnaire(file, lang),
        Refusal::QuestionnaireWithAssessment => questionnaire_with_assessment(lang),
        Refusal::UnknownQuestionnaire { name, nearest, known } => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            unknown(Named::Questionnaire, name, nearest.as_deref(), &known, lang)
        }
        Refusal::CannotRead { file, why, nearest } => cannot_read(file, why, nearest.as_deref(), lang),
    }
}

/// What may not be as it was meant.
#[must_use]
pub fn doubt(doubt: &Doubt, lang: Lang) -> FailureWords {
    match doubt {
        Doubt::LeftOut(files) => {
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            warnings::left_out(&files, lang)
        }
        Doubt::MadeUp(file) => warnings::made_up(file, lang),
        Doubt::Strangers { before, now } => warnings::strangers(before.as_str(), now.as_str(), lang),
    }
}
