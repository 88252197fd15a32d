//! Digital-maturity self-assessment: answers in, scores with their precision out.
//!
//! [`open()`] leads from files to everything that is computed from them, with all their faults at once. The files are an assessment's, or one
//! file of answers whose units and waves are those that stand in it; they come in through [`Files`], which is [`MemoryFiles`] here:
//!
//! ```
//! use mognad::{MemoryFiles, ReadOptions, open};
//!
//! let questionnaire = r#"
//! format = 1
//! id = "trial"
//! version = "1"
//! languages = ["en"]
//! title = "Trial"
//! scales = [{ id = "agree", options = [{ id = "no", label = "No" }, { id = "yes", label = "Yes" }] }]
//! groups = [{ id = "services", name = "Digital services" }]
//! items = [{ id = "services-1", group = "services", scale = "agree", text = "Our services are digital." }]
//! "#;
//! let answer = |n| if n <= 8 { "yes" } else { "no" };
//! let rows: String = (1..=10).map(|n| format!("library,r{n},{}\n", answer(n))).collect();
//! let answers = format!("unit,respondent,services-1\n{rows}");
//! let files = MemoryFiles::default().with("questionnaire.toml", questionnaire).with("answers.csv", answers);
//! let options = ReadOptions { questionnaire: Some("questionnaire.toml".to_owned()), ..ReadOptions::default() };
//!
//! let opened = open(&files, "answers.csv", &options).expect("a file of answers");
//! assert!(!opened.diagnostics.has_errors());
//! let analysis = opened.assessed.expect("what is there where nothing is an error").analysis;
//!
//! let wave = analysis.latest();
//! let library = analysis.assessment.units.find("library").expect("a unit");
//! let services = wave.questionnaire().find("services").expect("a group");
//! let score = wave.node(library, services).expect("a score that may be shown");
//! assert_eq!(score.estimate.mean, 80.0);
//! ```
//!
//! What may not be shown, since it would tell what a few people answered, is not there: [`node`](insight::WaveView::node) gives `None`.
//! From an [`Analysis`] on, [`report::site`] gives a report as files in memory, [`report::scores`] tables and JSON, and
//! [`text::diagnostics::render`] puts faults into words. A text is there in each [`Lang`].
//!
//! The library never prints, exits, or reads the environment, the clock or the file system; `src/main.rs` and
//! `src/cli/` do, behind the feature `cli`. Without it the library builds for the web (`wasm32-unknown-unknown`) too. See ARCHITECTURE.md
//! for what lives where.

// A new case of an enum of ours is to be thought of wherever there is one: the compiler asks.
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod chart;
pub mod doc;
pub mod insight;
pub mod interview;
pub mod load;
pub mod model;
pub mod open;
mod parallel;
pub mod plain_language;
pub mod psychometrics;
pub mod render;
pub mod report;
pub mod score;
pub mod tally;
pub mod text;
mod typeface;
mod xml;

pub use insight::Analysis;
pub use load::{Files, MemoryFiles};
pub use model::{Diagnostics, Doubt, Lang, Refusal};
pub use open::{Assessed, Opened, ReadOptions, open};
