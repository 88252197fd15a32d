//! What a questionnaire says of whom it asks, beside the roles of an assessment.

use crate::model::RoleId;

/// Roles that do not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AudienceFault {
    /// A questionnaire asks a role that nobody in the assessment has.
    UnknownRole {
        /// The questionnaire.
        questionnaire: String,
        /// The role.
        role: RoleId,
        /// The role that was probably meant.
        nearest: Option<String>,
        /// The roles there are.
        known: Vec<RoleId>,
    },
    /// Items that nobody with any of the assessment's roles is asked.
    AskedOfNobody {
        /// The questionnaire.
        questionnaire: String,
        /// The items.
        items: Vec<String>,
        /// The roles there are.
        known: Vec<RoleId>,
    },
}

impl AudienceFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownRole { .. } => "A012",
            Self::AskedOfNobody { .. } => "A013",
        }
    }
}
