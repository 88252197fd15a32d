//! What is said of a fault.

/// A fault as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultWords {
    /// The stable code, such as `Q012`, that `mognad explain` knows.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub title: String,
    /// What stands under the caret; may be empty.
    pub label: String,
    /// How to mend it.
    pub hints: Vec<String>,
}
