//! Writes the answers of the made-up municipality in `examples/kommun`:
//!
//! ```text
//! cargo run --example generate_kommun
//! ```
//!
//! The same seed gives the same bytes, and a test holds the files in the repository to what this program writes. How people answer is told in
//! `made_up`. The patterns:
//!
//! * the contact centre has its processes mapped and a willing leadership, and is ahead in e-services and AI;
//! * the building-permit unit is willing but unmapped;
//! * the compulsory school has some processes mapped but a weak leadership;
//! * the school of arts is so small that its scores are withheld, and student health with it;
//! * streets and parks is ahead in the internet of things and open data;
//! * the care services have little that others would use as open data, and say so;
//! * sensors, letters and e-services concern some units only, and managers are asked more than others.

mod made_up;

use made_up::{Chance, Pattern};

const SEED: u64 = 20_260_309;

const PATTERNS: [Pattern; 10] = [
    Pattern {
        unit: "kontaktcenter",
        file: "kommunledning",
        respondents: [17, 20],
        managers: 2,
        stages: [3.9, 3.9, 2.9, 2.5, 2.6, 3.5, 1.5, 1.9, 3.4],
        rise: [0.3, 0.2, 1.3, 0.8, 0.1, 0.9, 0.0, 0.1, 0.2],
        not_here: &["dp-sends", "io-possible", "ac-field"],
    },
    Pattern {
        unit: "bygglov",
        file: "samhallsbyggnad",
        respondents: [13, 15],
        managers: 2,
        stages: [1.6, 3.6, 1.9, 1.6, 2.4, 2.9, 1.4, 2.2, 2.6],
        rise: [0.2, 0.1, 0.2, 0.1, 0.2, 0.3, 0.0, 0.1, 0.15],
        not_here: &["io-possible", "ac-field"],
    },
    Pattern {
        unit: "gata-park",
        file: "samhallsbyggnad",
        respondents: [31, 34],
        managers: 4,
        stages: [2.8, 2.8, 1.7, 2.2, 2.0, 2.6, 3.2, 3.0, 2.6],
        rise: [0.2, 0.0, 0.2, 0.1, 0.1, 0.2, 0.8, 0.4, 0.15],
        not_here: &[],
    },
    Pattern {
        unit: "grundskolan",
        file: "utbildning",
        respondents: [55, 60],
        managers: 5,
        stages: [2.7, 1.7, 1.9, 1.6, 2.2, 2.6, 1.4, 1.5, 2.3],
        rise: [0.15, -0.5, 0.9, 0.0, 0.1, 0.1, 0.0, 0.0, 0.15],
        not_here: &["io-possible", "od-has", "ac-field"],
    },
    Pattern {
        unit: "forskolan",
        file: "utbildning",
        respondents: [38, 41],
        managers: 4,
        stages: [2.2, 2.5, 1.6, 1.4, 2.1, 2.7, 1.3, 1.3, 2.4],
        rise: [0.1, 0.2, 0.2, 0.0, 0.3, 0.3, 0.0, 0.0, 0.15],
        not_here: &["dp-sends", "io-possible", "od-has"],
    },
    Pattern {
        unit: "elevhalsan",
        file: "utbildning",
        respondents: [8, 9],
        managers: 1,
        stages: [2.9, 2.9, 1.8, 1.4, 2.3, 2.0, 1.2, 1.3, 2.7],
        rise: [0.1, 0.0, 0.1, 0.0, 0.1, 0.1, 0.0, 0.0, 0.1],
        not_here: &["io-possible", "od-has", "ac-field"],
    },
    Pattern {
        unit: "kulturskolan",
        file: "utbildning",
        respondents: [3, 4],
        managers: 1,
        stages: [2.0, 3.1, 1.8, 1.3, 1.9, 2.8, 1.2, 1.6, 2.3],
        rise: [0.0, 0.1, 0.1, 0.0, 0.0, 0.1, 0.0, 0.0, 0.0],
        not_here: &["dp-sends", "io-possible", "ac-field"],
    },
    Pattern {
        unit: "hemtjansten",
        file: "omsorg",
        respondents: [40, 46],
        managers: 4,
        stages: [2.6, 2.9, 1.5, 2.0, 1.8, 1.9, 2.5, 1.2, 2.6],
        rise: [0.8, 0.1, 0.2, 0.3, 0.1, 0.2, 0.7, 0.0, 0.2],
        not_here: &["dp-sends", "od-has"],
    },
    Pattern {
        unit: "sarskilt-boende",
        file: "omsorg",
        respondents: [27, 30],
        managers: 3,
        stages: [2.3, 2.3, 1.4, 1.5, 1.7, 1.6, 2.3, 1.2, 2.2],
        rise: [0.0, 0.1, 0.1, 0.0, 0.0, 0.1, 0.1, 0.0, 0.1],
        not_here: &["dp-sends", "od-has"],
    },
    Pattern {
        unit: "bistand",
        file: "omsorg",
        respondents: [12, 13],
        managers: 1,
        stages: [3.3, 3.2, 1.8, 2.4, 2.5, 2.4, 1.4, 1.4, 2.9],
        rise: [0.2, 0.2, 0.3, 0.9, 0.2, 0.1, 0.0, 0.0, 0.15],
        not_here: &["io-possible", "od-has", "ac-field"],
    },
];

fn main() -> std::io::Result<()> {
    made_up::write("kommun", &files())
}

/// Every file of answers: its name in `examples/kommun`, and its text.
pub fn files() -> Vec<(String, String)> {
    made_up::answers(&["2025", "2026"], &PATTERNS, &mut Chance::from(SEED))
}
