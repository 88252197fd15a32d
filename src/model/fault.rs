//! Faults in input, as data. They are collected, all of them, and put into words in `text`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::figure_fault::FigureFault;
use super::letters::masked;

pub use super::answer_fault::AnswerFault;
pub use super::import_fault::ImportFault;
use super::plan_fault::PlanFault;
pub use super::toml_fault::TomlFault;
use super::unit_list_fault::UnitListFault;

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is computed from the input.
    Error,
    /// The input is used, and the person should know.
    Warning,
}

/// What is wrong, in a form that can be put into words in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// In a questionnaire or an assessment file.
    Toml(TomlFault),
    /// In a file of answers.
    Answer(AnswerFault),
    /// In a file that is to be imported.
    Import(ImportFault),
    /// In a list of units.
    Units(UnitListFault),
    /// In a file of key figures.
    Figures(FigureFault),
    /// In an action plan that was edited in a spreadsheet.
    Plan(PlanFault),
}

/// Where in a file of rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// The row as a spreadsheet counts it, from 1 with the headings.
    pub row: u64,
    /// The column, counted from 0, and its heading; `None` for a whole row.
    pub column: Option<(usize, String)>,
    /// The row's text, and where in it (in bytes) the cell stands.
    pub excerpt: Option<(String, Range<usize>)>,
}

/// Where a fault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In no file, such as on the command line.
    None,
    /// In a file as a whole.
    File(String),
    /// In a text, at these bytes of it.
    Span(String, Range<usize>),
    /// In a table.
    Cell(String, CellPlace),
    /// In a file of names and values, at the value that these names lead to, such as `answers.a.comment`.
    Field(String, String),
}

impl Place {
    /// The file, as the person would name it.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::File(file) | Self::Span(file, _) | Self::Cell(file, _) | Self::Field(file, _) => Some(file),
        }
    }
}

/// A fault with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub fault: Fault,
    /// Where it is.
    pub place: Place,
}

impl Diagnostic {
    /// A fault that keeps the input from being used.
    #[must_use]
    pub const fn error(fault: Fault, place: Place) -> Self {
        Self { severity: Severity::Error, fault, place }
    }

    /// A fault that the person should know of.
    #[must_use]
    pub const fn warning(fault: Fault, place: Place) -> Self {
        Self { severity: Severity::Warning, fault, place }
    }

    /// Whether the input cannot be used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// All faults found, with the texts they point into.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    sources: BTreeMap<String, Arc<str>>,
}

impl Diagnostics {
    /// Notes a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Keeps a file's text, so that its lines can be shown; what no text may have is not.
    pub fn add_source(&mut self, file: &str, text: &str) {
        self.sources.insert(file.to_owned(), masked(text).into());
    }

    /// Takes over what another step found.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
        self.sources.extend(other.sources);
    }

    /// The same as warnings: what keeps a file from being used does not keep others from it.
    #[must_use]
    pub fn into_warnings(mut self) -> Self {
        self.list.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Warning);
        self
    }

    /// The same without the rows that faults stand in: a row tells who answered what, which is for those who mend the file.
    #[must_use]
    pub fn without_rows(mut self) -> Self {
        for diagnostic in &mut self.list {
            if let Place::Cell(_, cell) = &mut diagnostic.place {
                // The headings are nobody's answers.
                cell.excerpt = cell.excerpt.take().filter(|_| cell.row == 1);
            }
        }
        self
    }

    /// The faults, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// The text of a file that faults point into.
    #[must_use]
    pub fn source(&self, file: &str) -> Option<&str> {
        self.sources.get(file).map(|text| &**text)
    }

    /// Whether any fault keeps the input from being used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
