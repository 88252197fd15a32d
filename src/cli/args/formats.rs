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

/// What `mognad report` is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum ReportFormat {
    /// Pages for a browser
    Html,
    /// Pages for documents, with links to the charts beside them
    #[value(alias = "md")]
    Markdown,
    /// Documents to edit in Word, with the charts in them
    #[value(alias = "word")]
    Docx,
    /// Documents to print or hand on, tagged for who has them read aloud (PDF/UA)
    Pdf,
    /// One page for reading in a terminal: of the whole, or of the unit asked for. Nothing is written
    Text,
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

/// How `mognad plan actions` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ActionsFormat {
    /// For reading in a terminal
    Table,
    /// For programs; numbers are unrounded
    Json,
    /// For documents
    Markdown,
    /// For Excel: semicolon, byte-order mark, in Swedish a decimal comma
    Csv,
    /// A workbook, with --out only
    Xlsx,
    /// The plan as it is kept
    Toml,
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
