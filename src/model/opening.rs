//! What keeps something from being opened, and what may not be as it was meant though it can be.

use super::{Unreadable, WaveId};

/// Why there is nothing to look for faults in. What is wrong inside files is in [`Diagnostics`](super::Diagnostics) instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no file that makes the files an assessment.
    NoAssessment,
    /// The file is neither an assessment nor called as files of answers are.
    NotAnAssessment {
        /// The file.
        file: String,
    },
    /// The file is a questionnaire; an assessment's faults would say nothing of it that helps.
    IsAQuestionnaire {
        /// The file.
        file: String,
    },
    /// An assessment says itself what was asked.
    QuestionnaireWithAssessment,
    /// There is no built-in questionnaire of this name, and no file.
    UnknownQuestionnaire {
        /// What was asked for.
        name: String,
        /// What was probably meant.
        nearest: Option<String>,
        /// The built-in ones.
        known: Vec<String>,
    },
    /// A file cannot be read.
    CannotRead {
        /// The file.
        file: String,
        /// Why.
        why: Unreadable,
        /// The one beside it that was probably meant.
        nearest: Option<String>,
    },
}

/// What is no fault in any file but may not be what was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Files that look like answers and belong to no wave.
    LeftOut(Vec<String>),
    /// A file with respondents that were made up to show what answers look like.
    MadeUp(String),
    /// Ids that are said to be the same people's in both waves, where hardly anybody stands in both.
    Strangers {
        /// The wave before.
        before: WaveId,
        /// The wave after.
        now: WaveId,
    },
}
