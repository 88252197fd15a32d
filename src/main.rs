//! The command-line program. Everything it computes and renders is in the library.

#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
