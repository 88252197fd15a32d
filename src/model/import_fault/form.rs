//! What can be wrong with answers that a form saved.

use crate::model::NodeId;

/// A fault in what a form saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormFault {
    /// A file of a form that is no JSON.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// JSON that no form of ours has saved.
    NotOurForm,
    /// A form's file that a later program has saved.
    LaterVersion {
        /// The version.
        version: String,
    },
    /// Something in a form's file that is not what belongs there.
    BadField {
        /// Where in the file.
        path: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// Something that stands twice in a form's file.
    FieldTwice {
        /// Where in the file.
        path: String,
    },
    /// Something in a form's file that no form writes.
    UnknownField {
        /// Where in the file.
        path: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// An answer in a form's file with a value, and with a state that says there is none.
    ValueAndState {
        /// The item.
        item: NodeId,
    },
    /// A form of another questionnaire.
    OtherQuestionnaire {
        /// The questionnaire of the assessment, with its version.
        ours: String,
        /// The one of the form.
        theirs: String,
    },
    /// The same questionnaire, worded or scored otherwise.
    OtherDigest,
    /// What a unit has agreed on, where single people's answers are taken in, or the other way round.
    OtherKind {
        /// Whether it is what a unit has agreed on.
        is_agreed: bool,
    },
    /// An answer in a form's file that the item does not take.
    UnknownAnswer {
        /// The item.
        item: NodeId,
        /// What stands there.
        value: String,
        /// What can stand there.
        options: Vec<String>,
    },
}

impl FormFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "I039",
            Self::NotOurForm => "I040",
            Self::LaterVersion { .. } => "I041",
            Self::BadField { .. }
            | Self::FieldTwice { .. }
            | Self::UnknownField { .. }
            | Self::ValueAndState { .. } => "I042",
            Self::OtherQuestionnaire { .. } => "I043",
            Self::OtherDigest => "I044",
            Self::UnknownAnswer { .. } => "I046",
            Self::OtherKind { .. } => "I060",
        }
    }
}
