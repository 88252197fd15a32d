//! How often mognad claims what is not so, how often its intervals hold, and how much of what is there it finds:
//!
//! ```text
//! cargo run --release --example claims
//! cargo run --release --example claims -- --short
//! cargo run --release --example claims -- power 100
//! ```
//!
//! prints the tables of docs/method.md, always the same; a test holds the page to a file of them. The short form has the first two tables alone, and
//! fails where more is claimed falsely than may be. Names of tables choose some of them, and a number says how many times in a hundred each row is
//! repeated, of the times that it is for the page.

mod coverage;
mod decisions;
mod false_claims;
mod organisations;
mod people;
mod power;
mod run;
mod say_do;
mod wholes;
mod world;

use std::process::ExitCode;

/// Assessments per row of the table of false claims and of units' coverage: a share of 5 % of them is known to 1.1 percentage points.
const ASSESSMENTS: u64 = 400;
/// Wholes per row, which are one figure each.
const WHOLES: u64 = 2_000;
/// Comparisons per row of the table of power.
const COMPARISONS: u64 = 1_000;

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let per_cent: u64 = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(100);
    let names = ["false-claims", "say-do", "units", "wholes", "power", "organisations", "decisions"];
    let chosen: Vec<&str> =
        names.into_iter().filter(|name| arguments.iter().any(|argument| argument == name)).collect();
    let is_short = arguments.iter().any(|argument| argument == "--short");
    let is_wanted = |name: &str| match chosen[..] {
        [] => names[..2].contains(&name) || !is_short,
        _ => chosen.contains(&name),
    };
    let mut tables = Vec::new();
    let mut above = Vec::new();
    let times = |repeats: u64| repeats * per_cent / 100;
    if is_wanted("false-claims") {
        let (table, found) = false_claims::table(times(ASSESSMENTS));
        tables.push(table);
        above = found;
    }
    if is_wanted("say-do") {
        let (table, found) = say_do::table(times(ASSESSMENTS));
        tables.push(table);
        above.extend(found);
    }
    if is_wanted("units") {
        tables.push(coverage::table(times(ASSESSMENTS)));
    }
    if is_wanted("wholes") {
        tables.push(wholes::table(times(WHOLES)));
    }
    if is_wanted("power") {
        tables.push(power::table(times(COMPARISONS)));
    }
    if is_wanted("organisations") {
        let (table, found) = organisations::table(times(ASSESSMENTS));
        tables.push(table);
        above.extend(found);
    }
    if is_wanted("decisions") {
        let (table, found) = decisions::table(times(ASSESSMENTS));
        tables.push(table);
        above.extend(found);
    }
    print!("{}", tables.join("\n"));
    above.iter().for_each(|cell| eprintln!("more is claimed falsely than may be: {cell}"));
    if above.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
