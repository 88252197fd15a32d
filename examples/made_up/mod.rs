//! What the made-up municipalities of `examples/` have in common: people who answer as is typical of their unit.
//!
//! A respondent's answer to an item is a stage from 1 to 5. It comes from what is typical of the unit in the item's area
//! (a number from 1 to 5 in the unit's pattern), how the respondent sees things in general, how hard the item is, and chance.
//! Entry questions are answered by what the unit does, and what is not asked after such an answer, or not of the respondent's role, is left
//! empty. Don't-knows, not-applicables, skipped items and respondents who stop half-way come on top.

use std::fmt::Write as _;
use std::path::Path;

use mognad::load::{self, builtin};
use mognad::model::{Answer, Answering, NodeIx, OptionIx, Questionnaire, RoleId};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What is typical of a unit: the areas stand in the order of [`AREAS`].
pub struct Pattern {
    /// The unit's id.
    pub unit: &'static str,
    /// The name of its file of answers, without the ending; patterns of one file stand one after the other.
    pub file: &'static str,
    /// Respondents per wave, the first of them the managers.
    pub respondents: [usize; 2],
    /// How many are managers.
    pub managers: usize,
    /// The typical stage in the first wave per area.
    pub stages: [f64; 9],
    /// How much the typical stage rose until the second wave per area.
    pub rise: [f64; 9],
    /// The entry questions that are answered with no, since what they ask about does not concern the unit.
    pub not_here: &'static [&'static str],
}

/// What people wrote in their own words in the second wave.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words {
    /// The questions that there are comments on.
    pub commented: &'static [&'static str],
    /// Comments on them, with the unit and the place among its respondents.
    pub comments: &'static [(&'static str, &'static str, usize, &'static str)],
    /// Stories, with the unit, the place among its respondents, and whether they may be told.
    pub stories: &'static [(&'static str, usize, &'static str, &'static str)],
}

/// The areas of the built-in questionnaire, in the order of a pattern's stages.
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

/// How likely "don't know" is per area: what few work with, few know of.
const DONT_KNOW: [f64; 9] = [0.04, 0.03, 0.08, 0.09, 0.08, 0.05, 0.10, 0.14, 0.06];
/// How likely a single item does not concern a respondent.
const NOT_APPLICABLE: f64 = 0.02;
const SKIPPED: f64 = 0.015;
const STOPS_HALF_WAY: f64 = 0.04;

/// Writes files into a folder of `examples/`.
pub fn write(folder: &str, files: &[(String, String)]) -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(folder);
    for (name, text) in files {
        let path = root.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Every file of answers of an assessment: its name in the assessment's folder, and its text.
pub fn answers(
    waves: &[&str],
    patterns: &[Pattern],
    words: &Words,
    chance: &mut Chance,
) -> Vec<(String, String)> {
    let builtin = builtin::find("sodertalje").expect("the built-in questionnaire");
    let questionnaire = load::questionnaire(&builtin.file(), builtin.text).0.expect("it is sound");
    let mut files: Vec<(String, String)> = Vec::new();
    for (wave, id) in waves.iter().enumerate() {
        for pattern in patterns {
            let name = format!("answers/{id}/{}.csv", pattern.file);
            if files.last().is_none_or(|(last, _)| *last != name) {
                files.push((name, heading(&questionnaire, words)));
            }
            if let Some((_, text)) = files.last_mut() {
                respond(&questionnaire, (pattern, words), wave, chance, text);
            }
        }
    }
    files
}

fn heading(questionnaire: &Questionnaire, words: &Words) -> String {
    let ids = questionnaire.items().iter().map(|ix| questionnaire[*ix].id.as_str());
    let mut columns: Vec<String> =
        ["unit", "respondent", "role"].into_iter().chain(ids).map(str::to_owned).collect();
    columns.extend(words.commented.iter().map(|item| format!("{item}[comment]")));
    columns.join(",") + "\n"
}

fn respond(
    questionnaire: &Questionnaire,
    (pattern, own_words): (&Pattern, &Words),
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
        let counted = items.iter().filter(|item| !questionnaire.is_of_story(**item)).count();
        let stops = if chance.happens(STOPS_HALF_WAY) { counted / 2 } else { counted };
        let role = RoleId::parse(role).expect("a role");
        let answers = items.iter().enumerate().map(|(at, item)| {
            // Stories are no matter of chance.
            if questionnaire.is_of_story(*item) {
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
        let story = own_words.stories.iter().find(|(unit, place, ..)| is_writer(unit, *place));
        for (item, answer) in items.iter().zip(answers) {
            text.push(',');
            if questionnaire.is_of_story(*item) {
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
        for commented in own_words.commented {
            let comment = own_words
                .comments
                .iter()
                .find(|(item, unit, place, _)| item == commented && is_writer(unit, *place));
            text.push(',');
            text.push_str(&comment.map(|(.., words)| quoted(words)).unwrap_or_default());
        }
        text.push('\n');
    }
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
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The same seed gives the same chance.
    pub fn from(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

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
