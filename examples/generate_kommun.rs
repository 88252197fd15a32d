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

use made_up::{Chance, Pattern, Words};

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

/// The questions that there are comments on.
const COMMENTED: [&str; 2] = ["le-time", "es-flow"];
/// Comments on them, with the unit and the place among its respondents, in the second wave.
const COMMENTS: [(&str, &str, usize, &str); 14] = [
    ("le-time", "kontaktcenter", 3, "En förmiddag i veckan utan telefon gör hela skillnaden."),
    ("le-time", "kontaktcenter", 9, "Tiden finns på schemat, men ryker när någon är sjuk."),
    ("le-time", "grundskolan", 12, "Det finns inga timmar för detta i tjänstefördelningen."),
    ("le-time", "grundskolan", 25, "Vi testar på studiedagarna, två gånger om året."),
    ("le-time", "grundskolan", 40, "Om vikarier betalades centralt skulle fler våga."),
    ("le-time", "hemtjansten", 6, "Nya appen sparar tid mellan besöken. Den tiden har vi fått behålla."),
    ("le-time", "hemtjansten", 31, "Mellan två besök hinner man inte prova något nytt."),
    ("le-time", "elevhalsan", 4, "Vi är för få för att kunna gå ifrån."),
    ("le-time", "kulturskolan", 2, "Tid finns på sommaren."),
    ("es-flow", "bygglov", 5, "Ritningarna skrivs fortfarande ut innan de granskas."),
    ("es-flow", "bygglov", 11, "Nu kommer ansökan in i ärendesystemet av sig själv. Det tog två år."),
    ("es-flow", "bistand", 7, "Medborgaren fyller i samma sak två gånger, i två e-tjänster."),
    ("es-flow", "gata-park", 20, "Felanmälan kommer som mejl och skrivs in för hand."),
    ("es-flow", "forskolan", 17, "Vårdnadshavarna ringer ändå, för de litar inte på att det kom fram."),
];

/// Stories, with the unit, the place among its respondents, and whether they may be told, in the second wave.
const STORIES: [(&str, usize, &str, &str); 7] = [
    (
        "hemtjansten",
        11,
        "unit",
        "Vi bytte pappersschemat mot telefonen i en grupp i taget. Den som redan hade bytt lärde upp nästa. Efter tre månader ville alla.",
    ),
    (
        "hemtjansten",
        22,
        "anonymous",
        "Vi slutade skriva samma anteckning på två ställen när vi ritade upp hur en dag ser ut.",
    ),
    (
        "bistand",
        3,
        "unit",
        "Roboten lägger in inkomstuppgifterna på natten. Vi läser igenom dem på morgonen och har en timme mer för möten.",
    ),
    (
        "kontaktcenter",
        6,
        "unit",
        "Varje fredag väljer vi veckans vanligaste fråga och skriver om sidan på webben. Samtalen om den brukar halveras.",
    ),
    ("gata-park", 9, "no", "Vi provade sensorer i papperskorgarna och slutade."),
    (
        "grundskolan",
        33,
        "anonymous",
        "Två lärare delar på att hålla i en halvtimme i månaden där man får visa något som inte fungerade.",
    ),
    ("kulturskolan", 1, "unit", "Anmälan till kurserna görs nu i en e-tjänst."),
];

fn main() -> std::io::Result<()> {
    made_up::write("kommun", &files())
}

/// Every file of answers: its name in `examples/kommun`, and its text.
pub fn files() -> Vec<(String, String)> {
    let words = Words { commented: &COMMENTED, comments: &COMMENTS, stories: &STORIES };
    made_up::answers(&["2025", "2026"], &PATTERNS, &words, &mut Chance::from(SEED))
}
