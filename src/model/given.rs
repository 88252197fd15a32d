//! What one respondent gave, kept together with who it is called until it is written down.

use super::{Answer, RoleId, UnitId};

/// One respondent's answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Respondent {
    /// Where the respondent works.
    pub unit: UnitId,
    /// A name that says nothing of who it is.
    pub respondent: String,
    /// The role, where one is known.
    pub role: Option<RoleId>,
    /// How long the answering took, in seconds, where that is known.
    pub seconds: Option<u64>,
    /// One per item, in the questionnaire's order of items.
    pub given: Vec<Given>,
}

/// What was given to one item.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The answer.
    pub answer: Answer,
    /// The words of an item that asks for a text.
    pub text: Option<String>,
    /// What the respondent wrote beside the answer.
    pub comment: Option<String>,
}

impl Given {
    /// Neither an answer nor a comment.
    pub const NOTHING: Self = Self { answer: Answer::NotAnswered, text: None, comment: None };
}
