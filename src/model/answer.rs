//! What respondents said.

use super::{OptionIx, RoleId, UnitIx};

/// What became of one item for one respondent. The four are never mixed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// An option of the item's scale.
    Option(OptionIx),
    /// "Don't know".
    DontKnow,
    /// "Not applicable": the item leaves numerator and denominator.
    NotApplicable,
    /// Nothing.
    NotAnswered,
}

/// One respondent's answers in one wave. Who it was is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Where the respondent works.
    pub unit: UnitIx,
    /// The role, where one was given.
    pub role: Option<RoleId>,
    /// One answer per item, in the questionnaire's order of items.
    pub answers: Vec<Answer>,
}

/// All responses of one wave, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Responses(pub Vec<Response>);
