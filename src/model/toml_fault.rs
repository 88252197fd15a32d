//! What can be wrong in a questionnaire or an assessment file.

/// A fault in a TOML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TomlFault {
    /// The text is not TOML; what the parser said.
    Syntax(String),
}
