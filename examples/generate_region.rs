//! Writes the answers of the three small made-up municipalities in `examples/region`:
//!
//! ```text
//! cargo run --example generate_region
//! ```
//!
//! The same seed gives the same bytes, and a test holds the files in the repository to what this program writes. How people answer is told in
//! `made_up`. The patterns:
//!
//! * Norrby has its processes mapped and is ahead in e-services, and has hardly begun with AI;
//! * Söderby is ahead in the internet of things and open data, thanks to its streets, and has mapped little;
//! * Västerby has a willing leadership and is ahead in AI and automation, and behind in e-services;
//! * the care services of all three have the same to do;
//! * the library of Söderby is so small that its scores are withheld.

mod made_up;

use made_up::{Chance, Pattern, Words};

const SEED: u64 = 20_261_012;

/// What care services do not have.
const OF_CARE: &[&str] = &["dp-sends", "od-has"];
/// What offices do not have.
const OF_OFFICES: &[&str] = &["io-possible", "ac-field"];
/// What schools do not have.
const OF_SCHOOLS: &[&str] = &["io-possible", "od-has", "ac-field"];

/// A unit that was asked once.
const fn unit(
    unit: &'static str,
    respondents: usize,
    stages: [f64; 9],
    not_here: &'static [&'static str],
) -> Pattern {
    Pattern { unit, file: unit, respondents: [respondents, 0], managers: 2, stages, rise: [0.0; 9], not_here }
}

const NORRBY: [Pattern; 4] = [
    unit("kundcenter", 15, [4.3, 3.6, 1.6, 2.2, 3.6, 4.4, 1.4, 2.0, 3.2], OF_OFFICES),
    unit("miljo-bygg", 16, [4.0, 3.2, 1.5, 1.8, 3.2, 4.1, 1.4, 2.4, 3.0], OF_OFFICES),
    unit("skola", 18, [3.4, 2.8, 1.8, 1.6, 2.4, 3.1, 1.4, 1.5, 2.6], OF_SCHOOLS),
    unit("omsorg", 17, [2.2, 2.8, 1.5, 1.6, 1.8, 1.9, 2.2, 1.2, 2.4], OF_CARE),
];

const SODERBY: [Pattern; 5] = [
    unit("medborgarservice", 14, [2.0, 2.9, 1.7, 1.9, 2.6, 2.6, 1.4, 2.6, 2.6], OF_OFFICES),
    unit("gata", 17, [2.2, 2.8, 2.2, 2.6, 2.2, 2.4, 4.3, 4.2, 2.8], &[]),
    unit("skola", 19, [1.9, 2.3, 1.7, 1.5, 2.2, 2.5, 1.4, 1.8, 2.3], OF_SCHOOLS),
    unit("omsorg", 16, [2.0, 2.6, 1.5, 1.7, 1.8, 1.8, 2.6, 1.2, 2.3], OF_CARE),
    unit("bibliotek", 4, [2.4, 3.0, 2.0, 1.6, 2.4, 3.0, 1.4, 2.2, 2.6], OF_OFFICES),
];

const VASTERBY: [Pattern; 4] = [
    unit("kontaktcenter", 14, [3.0, 4.2, 4.2, 3.9, 2.6, 2.0, 1.4, 2.0, 3.4], OF_OFFICES),
    unit("samhallsbyggnad", 16, [2.8, 4.0, 3.8, 3.6, 2.4, 1.9, 1.6, 2.2, 3.2], OF_OFFICES),
    unit("skola", 18, [2.4, 3.7, 3.2, 2.4, 2.2, 2.0, 1.4, 1.4, 2.8], OF_SCHOOLS),
    unit("omsorg", 15, [2.2, 3.4, 1.7, 1.9, 1.8, 1.8, 2.3, 1.2, 2.5], OF_CARE),
];

fn main() -> std::io::Result<()> {
    made_up::write("region", &files())
}

/// Every file of answers: its name in `examples/region`, and its text.
pub fn files() -> Vec<(String, String)> {
    let mut chance = Chance::from(SEED);
    let mut all = Vec::new();
    for (folder, patterns) in
        [("norrby", &NORRBY[..]), ("soderby", &SODERBY[..]), ("vasterby", &VASTERBY[..])]
    {
        let files = made_up::answers(&["2026"], patterns, &Words::default(), &mut chance).into_iter();
        all.extend(files.map(|(name, text)| (format!("{folder}/{name}"), text)));
    }
    all
}
