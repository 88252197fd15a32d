//! The words of `quality --levels`: whether the answers of each question come in order.

use crate::insight::quality::Refusal;
use crate::model::Lang;
use crate::text::number::{decimal, list, list_first};
use crate::text::sentences::start;

use super::quality::why_refused;

words! {
    in_order: "Kommer svaren i ordning?", "Do the answers come in order?";
    one_by_one: "Svaren ett och ett", "The answers one by one";
    none: "Ingen frågegrupp går att visa.", "No group of questions can be shown.";
    all_in_order: "Stegen kommer i ordning, så långt det går att se.", "The steps come in order, as far as can be seen.";
    misfit: "Avvikelse", "Misfit";
    answer: "Svar", "Answer";
    share: "Andel", "Share";
    elsewhere: "På de andra", "On the others";
    step: "Steg hit", "Step to it";
    error: "Medelfel", "Std error";
    note_steps: "Svaren är numrerade från det som räknas lägst. 2–3 är steget från svar 2 till svar 3: 40 % betyder att det tas där människor har tagit 40 % av alla steg i gruppen. Stegen bör stiga åt höger; ett med * kommer före det till vänster. Avvikelse: 1 är väntat, och mer betyder att svaren följer de andra frågornas sämre än så. –: så få har gett något av svaren att steget inte visas; de som har gett det lägsta eller det högsta svaret rakt igenom räknas inte.", "Answers are numbered from the one that counts least. 2–3 is the step from answer 2 to answer 3: 40% means that it is taken where people have taken 40% of all the steps in the group. Steps should rise to the right; one with * comes before the one to its left. Misfit: 1 is expected, and more means that the answers follow the other questions’ less than that. –: so few gave one of the answers that the step is not shown; those who gave the lowest or the highest answer throughout do not count.";
    note_answers: "På de andra: hur stor del av de andra frågornas steg de som gett svaret har tagit i genomsnitt; den bör stiga neråt. Steg hit: steget från svaret ovanför, i logit från stegens medelvärde.", "On the others: how much of the other questions’ steps those who gave the answer have taken on average; it should rise downwards. Step to it: the step from the answer above, in logits from the mean of the steps.";
}

/// What marks a step that comes before the one to its left.
pub const EARLY: &str = "*";

/// An answer to a question: its number from 1 for the one that counts least, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerWords {
    /// From 1.
    pub number: usize,
    /// What it says.
    pub label: String,
}

impl AnswerWords {
    fn phrase(&self, lang: Lang) -> String {
        let label = quoted(&self.label, lang);
        match lang {
            Lang::Sv => format!("svar {} ({label})", self.number),
            Lang::En => format!("answer {} ({label})", self.number),
        }
    }
}

fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("”{text}”"),
        Lang::En => format!("“{text}”"),
    }
}

/// Something to look at, about one question.
#[derive(Debug, Clone)]
pub enum LevelRemark {
    /// Those who gave the second answer stand lower elsewhere than those who gave the first; whether that is sure.
    Backwards(AnswerWords, AnswerWords, bool),
    /// An answer is never the most likely one; whether that is sure.
    NeverLikeliest(AnswerWords, bool),
    /// The answers follow the other questions too little; the mean square.
    Misfit(f64),
    /// Hardly anybody stands as high as the first step.
    TooHigh,
    /// Hardly anybody stands as low as the last step.
    TooLow,
}

/// A group that is shown, with how many answered all of it: `Leadership (159)`.
#[must_use]
pub fn group_head(group: &str, n: &str) -> String {
    format!("{group} ({n})")
}

/// A step by the numbers of its two answers, from 1: `2–3`.
#[must_use]
pub fn step_name(from: usize, to: usize) -> String {
    format!("{}–{}", from + 1, to + 1)
}

/// A remark on a question of a group in words.
#[must_use]
pub fn level_remark(group: &str, question: &str, remark: &LevelRemark, lang: Lang) -> String {
    let text = match lang {
        Lang::Sv => remark_sv(question, remark),
        Lang::En => remark_en(question, remark),
    };
    format!("{group}: {text}")
}

/// Answers to some questions of a group that fewer than so many gave.
#[must_use]
pub fn rare_answers(
    group: &str,
    questions: &[&str],
    answers: &[AnswerWords],
    least: u64,
    lang: Lang,
) -> String {
    let quoted: Vec<String> = questions.iter().map(|question| quoted(question, lang)).collect();
    let questions = list_first(&quoted, MOST_NAMED, lang);
    let answers: Vec<String> = answers.iter().map(|answer| answer.phrase(lang)).collect();
    let answers = list(&answers, lang);
    match (least > 1, lang) {
        (true, Lang::Sv) => format!(
            "{group}: färre än {least} har gett {answers} på {questions}. Stegen dit och därifrån går inte att bedöma."
        ),
        (true, Lang::En) => format!(
            "{group}: fewer than {least} gave {answers} to {questions}. The steps to and from there cannot be judged."
        ),
        (false, Lang::Sv) => format!(
            "{group}: ingen har gett {answers} på {questions}. Stegen dit och därifrån går inte att bedöma."
        ),
        (false, Lang::En) => format!(
            "{group}: nobody gave {answers} to {questions}. The steps to and from there cannot be judged."
        ),
    }
}

/// The most questions that are named in one sentence.
const MOST_NAMED: usize = 3;

/// Why the steps of some groups are not shown.
#[must_use]
pub fn no_levels(groups: &[&str], refusal: Refusal, least: u64, lang: Lang) -> String {
    let names = list(groups, lang);
    let why = why_no_levels(refusal, least, lang);
    match (groups.len(), lang) {
        (_, Lang::Sv) => format!("{} visas inte: {why}.", start(&names)),
        (1, Lang::En) => format!("{names} is not shown: {why}."),
        (_, Lang::En) => format!("{names} are not shown: {why}."),
    }
}

/// Why the steps of a group cannot be shown, as the end of a sentence.
#[must_use]
pub fn why_no_levels(refusal: Refusal, least: u64, lang: Lang) -> String {
    match (refusal, lang) {
        (Refusal::TooFew, Lang::Sv) => format!("färre än {least} har besvarat alla frågor i gruppen"),
        (Refusal::TooFew, Lang::En) => format!("fewer than {least} answered all questions of the group"),
        (Refusal::Gated | Refusal::Checklist | Refusal::NotAMean | Refusal::Undefined(_), _) => {
            why_refused(refusal, lang).to_owned()
        }
    }
}

fn remark_sv(question: &str, remark: &LevelRemark) -> String {
    let answer = |answer: &AnswerWords| answer.phrase(Lang::Sv);
    match remark {
        LevelRemark::Backwards(below, above, sure) => format!(
            "de som gett {} på ”{question}” ligger lägre på de andra frågorna än de som gett {}. {}",
            answer(above),
            answer(below),
            if *sure { "De två kommer säkert i fel ordning." } else { "Det kan vara en slump." }
        ),
        LevelRemark::NeverLikeliest(never, true) => format!(
            "{} på ”{question}” är säkert aldrig det troligaste: var på skalan människor än står är något av svaren intill \
             vanligare. Beskriv det tydligare, eller slå ihop det med ett svar intill.",
            answer(never)
        ),
        LevelRemark::NeverLikeliest(never, false) => format!(
            "{} på ”{question}” är kanske aldrig det troligaste. Det kan vara en slump; se om det håller i nästa omgång.",
            answer(never)
        ),
        LevelRemark::Misfit(mean_square) => format!(
            "svaren på ”{question}” följer de andra frågornas sämre än väntat (avvikelse {}). Frågan kan handla om något \
             annat, eller läsas olika.",
            decimal(*mean_square, 2, Lang::Sv)
        ),
        LevelRemark::TooHigh => {
            format!(
                "nästan ingen når upp till det första steget på ”{question}”. Lägg till ett svar längre ner."
            )
        }
        LevelRemark::TooLow => {
            format!("nästan alla är förbi det sista steget på ”{question}”. Lägg till ett svar längre upp.")
        }
    }
}

fn remark_en(question: &str, remark: &LevelRemark) -> String {
    let answer = |answer: &AnswerWords| answer.phrase(Lang::En);
    match remark {
        LevelRemark::Backwards(below, above, sure) => format!(
            "those who gave {} to “{question}” stand lower on the other questions than those who gave {}. {}",
            answer(above),
            answer(below),
            if *sure { "The two surely come in the wrong order." } else { "It may be chance." }
        ),
        LevelRemark::NeverLikeliest(never, true) => format!(
            "{} to “{question}” is surely never the most likely one: wherever on the scale people stand, one of the answers \
             beside it is more common. Describe it more clearly, or join it with an answer beside it.",
            answer(never)
        ),
        LevelRemark::NeverLikeliest(never, false) => format!(
            "{} to “{question}” is perhaps never the most likely one. It may be chance; see whether it holds in the next wave.",
            answer(never)
        ),
        LevelRemark::Misfit(mean_square) => format!(
            "the answers to “{question}” follow the other questions’ less than expected (misfit {}). The question may be about \
             something else, or be read in different ways.",
            decimal(*mean_square, 2, Lang::En)
        ),
        LevelRemark::TooHigh => {
            format!("hardly anybody reaches the first step of “{question}”. Add an answer further down.")
        }
        LevelRemark::TooLow => {
            format!("nearly everybody is beyond the last step of “{question}”. Add an answer further up.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_written_in_both_languages() {
        for (sv, en) in Words::PAIRS {
            assert!(!sv.trim().is_empty() && !en.trim().is_empty() && sv != en, "{sv}");
        }
    }

    #[test]
    fn what_is_not_sure_is_said_to_be_so() {
        let answer = AnswerWords { number: 3, label: "Plan".to_owned() };
        for (sure, sv, en) in
            [(true, "är säkert aldrig", "is surely never"), (false, "kan vara en slump", "may be chance")]
        {
            let remark = LevelRemark::NeverLikeliest(answer.clone(), sure);
            assert!(level_remark("A", "x", &remark, Lang::Sv).contains(sv));
            assert!(level_remark("A", "x", &remark, Lang::En).contains(en));
        }
        assert_eq!(
            rare_answers("A", &["x", "y"], &[answer], 1, Lang::En),
            "A: nobody gave answer 3 (“Plan”) to “x” and “y”. The steps to and from there cannot be judged."
        );
    }
}
