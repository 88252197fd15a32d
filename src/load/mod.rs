//! Text and bytes to the model and its faults.

pub mod answers;
mod assessment;
mod benchmark;
pub mod builtin;
mod clean;
mod files;
pub mod import;
mod kind;
mod made_up;
mod policy;
mod questionnaire;
mod reader;
mod references;
mod reported;
mod suggest;
mod syntax;
pub mod table;
pub mod units;

pub use assessment::{LoadedAssessment, assessment, assessment_or_part, fits, unanswered_assessment};
pub use benchmark::benchmark;
pub use clean::clean_lines;
pub use files::{Files, MemoryFiles};
pub use kind::is_questionnaire;
pub use made_up::{is_made_up, made_up_mark};
pub use policy::policy;
pub use questionnaire::{lint, plain_language, questionnaire};
pub use reported::{REPORTED, is_of_a_report};
pub use suggest::nearest;
