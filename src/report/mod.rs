//! What is said of an assessment: pages and documents, each built once for all formats, and data.
//!
//! [`site()`] gives a whole report as files in memory; whoever calls it writes them.

pub mod answers;
pub mod benchmark;
mod cells;
pub mod charts;
pub mod check;
pub mod comparison;
pub mod diff;
pub mod explanation;
pub mod export;
pub mod facts;
pub mod form;
pub mod gate;
pub mod ground;
pub mod html;
pub mod import;
pub mod json;
pub mod outline;
pub mod pages;
mod paper;
pub mod plan;
pub mod quality;
pub mod schema;
pub mod scores;
mod site;
pub mod soundness;
pub mod split;
pub mod trend;
mod unsure;
pub mod view;

pub use site::{
    Format, Options, OutputFile, ReportError, Shortfall, Single, comparison_page, page, single, single_page,
    site,
};
