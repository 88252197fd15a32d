//! Text and bytes to the model and its faults.

pub mod answers;
mod assessment;
pub mod builtin;
mod clean;
mod files;
pub mod import;
mod questionnaire;
mod reader;
mod references;
mod suggest;
mod syntax;
pub mod table;
pub mod units;

pub use assessment::{LoadedAssessment, assessment, assessment_or_part, fits, unanswered_assessment};
pub use clean::clean_lines;
pub use files::{Files, MemoryFiles};
pub use questionnaire::{lint, questionnaire};
pub use suggest::nearest;
