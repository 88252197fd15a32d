//! What can be wrong in a file of answers.

/// A fault in a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerFault {
    /// The file has no row of headings.
    Empty,
}
