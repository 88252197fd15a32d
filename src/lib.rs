//! Digital-maturity self-assessment: answers in, scores with their precision out.
//!
//! The library never prints, exits, or reads the environment, the clock or the file system; `src/main.rs` and
//! `src/cli/` do. See ARCHITECTURE.md for what lives where.

pub mod chart;
pub mod doc;
pub mod insight;
pub mod interview;
pub mod load;
pub mod model;
pub mod psychometrics;
pub mod render;
pub mod report;
pub mod score;
pub mod tally;
pub mod text;
