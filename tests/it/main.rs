//! All integration tests in one binary, so that they link once.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, missing_docs)]

mod answers_file;
mod books;
mod broken;
mod care;
mod change;
mod charts;
mod cli;
mod disclosure;
mod docs;
mod example;
mod export;
mod fixtures;
mod form;
mod headlines;
mod import;
mod instruments;
mod interview;
mod load_answers;
mod load_toml;
mod method;
mod properties;
mod quality;
mod quality_levels;
mod questionnaires;
mod real;
mod report;
mod scales;
mod scoring;
mod shortfalls;
mod shrink;
mod support;
mod suppression;
mod targets;
mod tidy;
