//! Text and bytes to the model and its faults.

pub mod answers;
mod assessment;
mod benchmark;
pub mod builtin;
mod called;
mod clean;
mod figures;
mod files;
pub mod import;
mod kind;
mod listed;
mod made_up;
mod paths;
mod plan;
mod policy;
mod quantity;
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
pub use plan::{action_plan, is_plan_text, plan_twin};
pub use policy::policy;
pub use questionnaire::{lint, plain_language, questionnaire};
pub use reported::{REPORTED, is_of_a_report};
pub use suggest::nearest;
