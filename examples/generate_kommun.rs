//! Writes the answers of the made-up municipality in `examples/kommun`:
//!
//! ```text
//! cargo run --example generate_kommun
//! ```
//!
//! The same seed gives the same bytes, and a test holds the files in the repository to what this program writes.
//!
//! A respondent's answer to an item is a stage from 1 to 5. It comes from what is typical of the unit in the item's area
//! (a number from 1 to 5 in the table below), how the respondent sees things in general, how hard the item is, and chance.
//! Entry questions are answered by what the unit does, and what is not asked after such an answer, or not of the respondent's role, is left
//! empty. Don't-knows, not-applicables, skipped items and respondents who stop half-way come on top. The patterns:
//!
//! * the contact centre has its processes mapped and a willing leadership, and is ahead in e-services and AI;
//! * the building-permit unit is willing but unmapped;
//! * the compulsory school has some processes mapped but a weak leadership;
//! * the school of arts is so small that its scores are withheld, and student health with it;
//! * streets and parks is ahead in the internet of things and open data;
//! * the care services have little that others would use as open data, and say so;
//! * sensors, letters and e-services concern some units only, and managers are asked more than others.

use std::fmt::Write as _;
use std::path::Path;

use mognad::load::{self, builtin};
use mognad::model::{Answer, Answering, NodeIx, OptionIx, Questionnaire, RoleId};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const SEED: u64 = 20_260_309;

/// What is typical of a unit: the areas stand in the order of [`AREAS`].
struct Pattern {
    unit: &'static str,
    file: &'static str,
    /// Respondents in 2025 and 2026, and how many of them are managers.
    respondents: [usize; 2],
    managers: usize,
    /// The typical stage in 2025 per area.
    stages: [f64; 9],
    /// How much the typical stage rose until 2026 per area.
    rise: [f64; 9],
    /// The entry questions that are answered with no, since what they ask about does not concern the unit.
    not_here: &'static [&'static str],
}

const AREAS: [&str; 9] = [
    "process-mapping",
    "leadership",
    "ai",
    "automation",
    "digital-post",
    "e-services",
    "iot",
    "open-data",
    "across",
];

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

/// How likely "don't know" is per area: what few work with, few know of.
const DONT_KNOW: [f64; 9] = [0.04, 0.03, 0.08, 0.09, 0.08, 0.05, 0.10, 0.14, 0.06];
/// How likely a single item does not concern a respondent.
const NOT_APPLICABLE: f64 = 0.02;
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

const SKIPPED: f64 = 0.015;
const STOPS_HALF_WAY: f64 = 0.04;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kommun");
    for (name, text) in files() {
        let path = root.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Every file of answers: its name in `examples/kommun`, and its text.
pub fn files() -> Vec<(String, String)> {
    let builtin = builtin::find("sodertalje").expect("the built-in questionnaire");
    let questionnaire = load::questionnaire(&builtin.file(), builtin.text).0.expect("it is sound");
    let mut chance = Chance(ChaCha8Rng::seed_from_u64(SEED));
    let mut files: Vec<(String, String)> = Vec::new();
    for (wave, year) in ["2025", "2026"].into_iter().enumerate() {
        for pattern in &PATTERNS {
            let name = format!("answers/{year}/{}.csv", pattern.file);
            if files.last().is_none_or(|(last, _)| *last != name) {
                files.push((name, heading(&questionnaire)));
            }
            if let Some((_, text)) = files.last_mut() {
                respond(&questionnaire, pattern, wave, &mut chance, text);
            }
        }
    }
    files
}

fn heading(questionnaire: &Questionnaire) -> String {
    let ids = questionnaire.items().iter().map(|ix| questionnaire[*ix].id.as_str());
    let mut columns: Vec<String> =
        ["unit", "respondent", "role"].into_iter().chain(ids).map(str::to_owned).collect();
    columns.extend(COMMENTED.map(|item| format!("{item}[comment]")));
    columns.join(",") + "\n"
}

fn respond(
    questionnaire: &Questionnaire,
    pattern: &Pattern,
    wave: usize,
    chance: &mut Chance,
    text: &mut String,
) {
    for respondent in 0..pattern.respondents[wave] {
        let manager = respondent < pattern.managers;
        let role = if manager { "chef" } else { "medarbetare" };
        let id = chance.0.next_u32() >> 8;
        write!(text, "{},{id:06x},{role}", pattern.unit).expect("a string takes text");
        // Managers see their own leadership, and most else, a little more kindly.
        let view = 0.65 * chance.normal() + if manager { 0.35 } else { 0.0 };
        let items = questionnaire.items();
        let counted = items.iter().filter(|item| !is_of_story(questionnaire, **item)).count();
        let stops = if chance.happens(STOPS_HALF_WAY) { counted / 2 } else { counted };
        let role = RoleId::parse(role).expect("a role");
        let answers = items.iter().enumerate().map(|(at, item)| {
            // Stories are no matter of chance.
            if is_of_story(questionnaire, *item) {
                return Answer::NotAnswered;
            }
            let answer = answer(questionnaire, pattern, wave, *item, view, chance);
            if at < stops { answer } else { Answer::NotAnswered }
        });
        let mut answers: Vec<Answer> = answers.collect();
        let mut unasked = Vec::new();
        questionnaire.leave_out_unasked(Some(&role), &mut answers, |item, _, _| unasked.push(item));
        unasked.iter().for_each(|item| answers[item.at()] = Answer::NotAnswered);
        let is_writer = |unit: &str, place: usize| wave == 1 && unit == pattern.unit && place == respondent;
        let story = STORIES.iter().find(|(unit, place, ..)| is_writer(unit, *place));
        for (item, answer) in items.iter().zip(answers) {
            text.push(',');
            if is_of_story(questionnaire, *item) {
                let is_story =
                    matches!(questionnaire[*item].item().expect("an item").answering, Answering::Text);
                let said = story.map(
                    |(_, _, telling, words)| if is_story { quoted(words) } else { (*telling).to_owned() },
                );
                text.push_str(&said.unwrap_or_default());
                continue;
            }
            match answer {
                Answer::Option(option) => {
                    let item = questionnaire[*item].item().expect("an item");
                    text.push_str(item.answering.options()[option.at()].id.as_str());
                }
                Answer::DontKnow => text.push_str("dk"),
                Answer::NotApplicable => text.push_str("na"),
                Answer::NotAnswered | Answer::Ticks(_) | Answer::Number(_) | Answer::Text => {}
            }
        }
        for commented in COMMENTED {
            let comment =
                COMMENTS.iter().find(|(item, unit, place, _)| *item == commented && is_writer(unit, *place));
            text.push(',');
            text.push_str(&comment.map(|(.., words)| quoted(words)).unwrap_or_default());
        }
        text.push('\n');
    }
}

fn is_of_story(questionnaire: &Questionnaire, item: NodeIx) -> bool {
    let is_story = questionnaire[item].item().is_some_and(|item| item.consent.is_some());
    is_story || questionnaire.story_of(item).is_some()
}

fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}

/// What somebody answers to an item if asked. Chance is drawn alike whether it is asked or not.
fn answer(
    questionnaire: &Questionnaire,
    pattern: &Pattern,
    wave: usize,
    item: NodeIx,
    view: f64,
    chance: &mut Chance,
) -> Answer {
    let area = questionnaire.area_of(item).expect("an item is in an area");
    let area = questionnaire[area].id.as_str();
    let at = AREAS.iter().position(|known| *known == area).expect("the table has every area");
    let typical = pattern.stages[at] + if wave == 1 { pattern.rise[at] } else { 0.0 };
    // The same items are hard everywhere; the spread comes from the item's place, not from chance.
    let hardness = 0.35 * (f64::from(item.0 * 7 % 11) / 5.0 - 1.0);
    let stage = (typical + view - hardness + 0.7 * chance.normal()).round().clamp(1.0, 5.0);
    let (skips, knows_not, concerns_not) =
        (chance.happens(SKIPPED), chance.happens(DONT_KNOW[at]), chance.happens(NOT_APPLICABLE));
    if questionnaire[item].item().is_some_and(|item| !item.scored) {
        // Hardly anybody is wrong about what the unit does.
        let is_here = !pattern.not_here.contains(&questionnaire[item].id.as_str());
        let says = if is_here { "yes" } else { "no" };
        let options = questionnaire[item].item().map_or(&[][..], |item| item.answering.options());
        let option = options.iter().position(|option| option.id.as_str() == says).expect("yes or no");
        return Answer::Option(OptionIx(option as u8));
    }
    match (skips, concerns_not, knows_not) {
        (true, _, _) => Answer::NotAnswered,
        (_, true, _) => Answer::NotApplicable,
        (_, _, true) => Answer::DontKnow,
        _ => Answer::Option(OptionIx(stage as u8 - 1)),
    }
}

/// Chance from a fixed seed, by additions and multiplications alone, so that every machine draws the same.
struct Chance(ChaCha8Rng);

impl Chance {
    fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// Nearly standard normal: twelve uniform numbers less six.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}
