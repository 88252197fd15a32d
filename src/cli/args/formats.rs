//! The formats that commands can show what they have to say in.

use clap::ValueEnum;

/// How `mognad check` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For reading in a terminal
    Text,
    /// For programs, with the warnings and the rows they are about; numbers are unrounded
    Json,
    /// For documents
    Markdown,
}

/// How `mognad questionnaire check` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SoundnessFormat {
    /// For reading in a terminal
    Text,
    /// For programs, with the place of each fault and warning
    Json,
    /// For documents, with every warning
    Markdown,
}

/// How `mognad score` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ScoreFormat {
    /// For reading in a terminal
    Table,
    /// For programs; numbers are unrounded
    Json,
    /// For programs: comma, decimal point, UTF-8
    Csv,
    /// For Excel: semicolon, byte-order mark, in Swedish a decimal comma
    CsvExcel,
    /// For documents
    Markdown,
}

/// How `mognad compare` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For reading in a terminal
    Table,
    /// For programs; numbers are unrounded
    Json,
    /// For documents
    Markdown,
}

/// How `mognad quality` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum QualityFormat {
    /// For reading in a terminal
    Table,
    /// For programs; numbers are unrounded
    Json,
    /// For programs: a row per figure
    Csv,
    /// For documents
    Markdown,
}

/// How `mognad explain` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For reading in a terminal
    Text,
    /// For documents
    Markdown,
}
