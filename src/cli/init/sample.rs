//! Made-up answers to a questionnaire, the same each time.

use mognad::load::made_up_mark;
use mognad::model::{Answer, Lang, NodeIx, NodeKind, OptionIx, Questionnaire, RoleId};

/// The units of the scaffold, how many answer in each, and how far each has come, 0–1, with prerequisites and in
/// the core areas.
const UNITS: [(&str, usize, f64, f64); 2] = [("contact-centre", 9, 0.72, 0.48), ("library", 8, 0.42, 0.33)];

/// A file of answers in the wide layout, as a spreadsheet of the language saves it.
pub fn answers(questionnaire: &Questionnaire, lang: Lang) -> String {
    // Without the byte-order mark Excel would not show the letters of Swedish.
    let (start, separator, dont_know, not_applicable) = match lang {
        Lang::Sv => ("\u{feff}", ";", "vet ej", "ej tillämpligt"),
        Lang::En => ("", ",", "dk", "na"),
    };
    let ids = questionnaire.items().iter().map(|ix| questionnaire[*ix].id.as_str());
    let heads: Vec<&str> = ["unit", "respondent", "role"].into_iter().chain(ids).collect();
    let mut text = format!("{start}{}\n", heads.join(separator));
    let mut dice = Dice(7);
    let mut number = 0;
    for (unit, people, ready, mature) in UNITS {
        for person in 0..people {
            number += 1;
            let mut cells = vec![
                unit_id(unit, lang).to_owned(),
                format!("{}{number:02}", made_up_mark(lang)),
                role(person, lang).to_owned(),
            ];
            // People in one unit see it a little differently.
            let leaning = dice.next() * 0.2 - 0.1;
            let given = questionnaire.items().iter().map(|item| {
                let base = if is_prerequisite(questionnaire, *item) { ready } else { mature };
                let asked = questionnaire[*item].item();
                let is_entry = asked.is_some_and(|item| !item.scored);
                // Nobody has written anything, so there is nothing to tell.
                let has_options = asked.is_some_and(|item| !item.answering.options().is_empty());
                match (dice.next() * 100.0) as u32 {
                    _ if !has_options || questionnaire.is_of_story(*item) => Answer::NotAnswered,
                    // What entry questions ask about is there.
                    _ if is_entry => Answer::Option(OptionIx(0)),
                    0..=2 => Answer::DontKnow,
                    3..=4 => Answer::NotApplicable,
                    5..=6 => Answer::NotAnswered,
                    _ => option(questionnaire, *item, base + leaning + dice.next() * 0.5 - 0.25),
                }
            });
            let given: Vec<Answer> = given.collect();
            let mut counted = given.clone();
            let asked_as = RoleId::parse(role(person, lang)).ok();
            let mut is_asked = vec![true; given.len()];
            questionnaire.leave_out_unasked(asked_as.as_ref(), &mut counted, |item, _, _| {
                is_asked[item.at()] = false;
            });
            for ((item, answer), is_asked) in questionnaire.items().iter().zip(&given).zip(is_asked) {
                let options = questionnaire[*item].item().map_or(&[][..], |item| item.answering.options());
                cells.push(match answer {
                    _ if !is_asked => String::new(),
                    Answer::Option(option) => options[option.at()].id.to_string(),
                    Answer::DontKnow => dont_know.to_owned(),
                    Answer::NotApplicable => not_applicable.to_owned(),
                    Answer::NotAnswered | Answer::Ticks(_) | Answer::Number(_) | Answer::Text => {
                        String::new()
                    }
                });
            }
            text += &(cells.join(separator) + "\n");
        }
    }
    text
}

fn is_prerequisite(questionnaire: &Questionnaire, item: NodeIx) -> bool {
    questionnaire.area_of(item).is_some_and(|area| questionnaire[area].kind == NodeKind::Prerequisite)
}

/// The option that stands this far along the scale, 0–1.
fn option(questionnaire: &Questionnaire, item: NodeIx, along: f64) -> Answer {
    let options = questionnaire[item].item().map_or(0, |item| item.answering.options().len());
    let at = (along.clamp(0.0, 1.0) * options.saturating_sub(1) as f64).round() as usize;
    Answer::Option(OptionIx::new(at))
}

const fn unit_id(unit: &'static str, lang: Lang) -> &'static str {
    match (lang, unit.as_bytes()[0]) {
        (Lang::Sv, b'c') => "kontaktcenter",
        (Lang::Sv, _) => "bibliotek",
        (Lang::En, _) => unit,
    }
}

const fn role(person: usize, lang: Lang) -> &'static str {
    match (person, lang) {
        (0, Lang::Sv) => "chef",
        (_, Lang::Sv) => "medarbetare",
        (0, Lang::En) => "manager",
        (_, Lang::En) => "staff",
    }
}

/// Numbers that look random and never change: a linear congruential generator with the constants of
/// D. E. Knuth's MMIX.
struct Dice(u64);

impl Dice {
    /// 0 to just below 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
