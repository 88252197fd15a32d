//! The words of exported questionnaires: of the workbook, of the paper form, and of what survey tools show respondents.

use super::number::list;
use super::terminal::exact;
use super::terminal::failures::FailureWords;
use crate::model::{Combine, Lang, MultiRule, NodeKind};

words! {
    overview: "Översikt", "Overview";
    levels: "Nivåer", "Levels";
    level: "Nivå", "Level";
    areas: "Områden", "Areas";
    area: "Område", "Area";
    questions: "Frågor", "Questions";
    question: "Fråga", "Question";
    answers: "Svar och råd", "Answers and advice";
    answer: "Svar", "Answer";
    id: "Id", "Id";
    version: "Version", "Version";
    languages: "Språk", "Languages";
    digest: "Kontrollsumma", "Digest";
    number_of_questions: "Antal frågor", "Number of questions";
    description: "Beskrivning", "Description";
    from: "Från poäng", "From points";
    requires: "Kräver", "Requires";
    meaning: "Innebörd", "Meaning";
    kind: "Typ", "Kind";
    part_of: "Ingår i", "Part of";
    weight: "Vikt", "Weight";
    rule: "Räknas som", "Counts as";
    short: "Kort namn", "Short name";
    help: "Hjälptext", "Help";
    revision: "Revision", "Revision";
    notes: "Att observera", "Notes";
    anchor: "Så ser det ut", "What it looks like";
    points: "Poäng", "Points";
    advice: "Nästa steg", "Next step";
    dont_know: "Vet ej", "Don’t know";
    not_applicable: "Ej tillämpligt", "Not applicable";
    reversed: "Omvänd fråga: ett högre svar ger färre poäng.", "Reversed: a higher answer gives fewer points.";
    unscored: "Räknas inte in i resultatet.", "Not scored.";
    one: "Välj ett svar.", "Choose one answer.";
    several: "Välj alla svar som stämmer.", "Choose every answer that applies.";
    written: "Skriv fritt.", "Answer in your own words.";
    how_to: "Kryssa i det svar som stämmer bäst med hur det är i dag. Vet ni inte, eller gäller frågan inte er, så finns det egna rutor för det.", "Tick the answer that best matches how things are today. If you do not know, or the question does not concern you, there are boxes for that.";
    appendix: "Bilaga: poäng och råd", "Appendix: points and advice";
    about_you: "Om er", "About you";
    your_unit: "Vilken enhet svarar ni för?", "Which unit are you answering for?";
    your_unit_hint: "Skriv enhetens namn så som det står i mätningen.", "Write the unit’s name as it stands in the assessment.";
    rules_out: "utesluter övriga", "rules out the others";
    alone: "Det svaret kan inte väljas tillsammans med andra.", "That answer cannot be chosen together with others.";
}

/// How the exports ask for the unit, in each language.
#[must_use]
pub fn unit_questions() -> Vec<String> {
    Lang::ALL.map(|lang| words(lang).your_unit.to_owned()).to_vec()
}

/// How many questions, with the noun.
#[must_use]
pub fn questions(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (1, Lang::Sv) => "1 fråga".to_owned(),
        (1, Lang::En) => "1 question".to_owned(),
        (n, Lang::Sv) => format!("{n} frågor"),
        (n, Lang::En) => format!("{n} questions"),
    }
}

/// What kind of node it is.
#[must_use]
pub const fn node_kind(kind: NodeKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (NodeKind::Readiness | NodeKind::Index, Lang::Sv) => "Sammanvägning",
        (NodeKind::Readiness | NodeKind::Index, Lang::En) => "Summary",
        (NodeKind::Prerequisite, Lang::Sv) => "Förutsättning",
        (NodeKind::Prerequisite, Lang::En) => "Prerequisite",
        (NodeKind::Core, Lang::Sv) => "Område",
        (NodeKind::Core, Lang::En) => "Core area",
        (NodeKind::Group, Lang::Sv) => "Delområde",
        (NodeKind::Group, Lang::En) => "Sub-area",
        (NodeKind::Item, Lang::Sv) => "Fråga",
        (NodeKind::Item, Lang::En) => "Question",
    }
}

/// How a group's score comes about.
#[must_use]
pub fn rule(rule: Combine, lang: Lang) -> String {
    let text = match (rule, lang) {
        (Combine::Mean, Lang::Sv) => "medelvärdet",
        (Combine::Mean, Lang::En) => "the mean",
        (Combine::Min, Lang::Sv) => "det lägsta",
        (Combine::Min, Lang::En) => "the lowest",
        (Combine::Max, Lang::Sv) => "det högsta",
        (Combine::Max, Lang::En) => "the highest",
        (Combine::Median, Lang::Sv) => "medianen",
        (Combine::Median, Lang::En) => "the median",
        (Combine::Sum, Lang::Sv) => "summan",
        (Combine::Sum, Lang::En) => "the sum",
        (Combine::Ladder { pass_at }, lang) => return ladder(pass_at.value(), lang),
        (Combine::Stacked, Lang::Sv) => "stegen till och med det första som inte är helt",
        (Combine::Stacked, Lang::En) => "the stages up to and including the first that is not whole",
    };
    text.to_owned()
}

fn ladder(pass_at: f64, lang: Lang) -> String {
    let points = exact(pass_at, lang);
    match lang {
        Lang::Sv => format!("stegen i följd, vart och ett klart vid {points} poäng"),
        Lang::En => format!("the stages in order, each passed at {points} points"),
    }
}

/// How the ticks of a question count.
#[must_use]
pub const fn ticks(rule: MultiRule, lang: Lang) -> &'static str {
    match (rule, lang) {
        (MultiRule::Share, Lang::Sv) => "Poängen är andelen svar som väljs.",
        (MultiRule::Share, Lang::En) => "The points are the share of the answers that are chosen.",
        (MultiRule::Points, Lang::Sv) => "Poängen för de svar som väljs läggs ihop, till högst 100.",
        (MultiRule::Points, Lang::En) => {
            "The points of the answers that are chosen are added up, to 100 at most."
        }
    }
}

/// What number is asked for.
#[must_use]
pub fn number_between(low: f64, high: f64, clamps: bool, lang: Lang) -> String {
    let (low, high) = (exact(low, lang), exact(high, lang));
    match (clamps, lang) {
        (false, Lang::Sv) => format!("Ange ett tal från {low} till {high}."),
        (false, Lang::En) => format!("Give a number from {low} to {high}."),
        (true, Lang::Sv) => format!("Ange ett tal. Under {low} räknas som {low}, över {high} som {high}."),
        (true, Lang::En) => format!("Give a number. Below {low} counts as {low}, above {high} as {high}."),
    }
}

/// A question that is asked only after certain answers: which question, and which answers.
#[must_use]
pub fn only_after(question: &str, answers: &[String], lang: Lang) -> String {
    let either = either(answers, lang);
    match lang {
        Lang::Sv => format!("Besvaras bara om svaret på ”{question}” är {either}."),
        Lang::En => format!("Only if the answer to “{question}” is {either}."),
    }
}

/// A question that is asked only after a number within limits.
#[must_use]
pub fn only_within(question: &str, at_least: Option<f64>, at_most: Option<f64>, lang: Lang) -> String {
    let least = at_least.map(|least| match lang {
        Lang::Sv => format!("minst {}", exact(least, lang)),
        Lang::En => format!("at least {}", exact(least, lang)),
    });
    let most = at_most.map(|most| match lang {
        Lang::Sv => format!("högst {}", exact(most, lang)),
        Lang::En => format!("at most {}", exact(most, lang)),
    });
    let limits: Vec<String> = least.into_iter().chain(most).collect();
    let limits = list(&limits, lang);
    match lang {
        Lang::Sv => format!("Besvaras bara om svaret på ”{question}” är {limits}."),
        Lang::En => format!("Only if the answer to “{question}” is {limits}."),
    }
}

/// A score that another group must have.
#[must_use]
pub fn requirement(group: &str, points: f64, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{group} minst {}", exact(points, lang)),
        Lang::En => format!("{group} at least {}", exact(points, lang)),
    }
}

/// A language's own name with its code, as survey tools write it.
#[must_use]
pub const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Svenska (sv)",
        Lang::En => "English (en)",
    }
}

/// A workbook cannot be shown in a terminal.
#[must_use]
pub fn needs_a_file(lang: Lang) -> FailureWords {
    let (title, hint) = match lang {
        Lang::Sv => ("en arbetsbok måste skrivas till en fil", "ange vilken: --out namn.xlsx"),
        Lang::En => ("a workbook has to be written to a file", "say which: --out name.xlsx"),
    };
    FailureWords { title: title.to_owned(), hints: vec![hint.to_owned()] }
}

/// A text that does not fit in a cell, or the like.
#[must_use]
pub fn too_long(why: &str, lang: Lang) -> FailureWords {
    let title = match lang {
        Lang::Sv => format!("frågeformuläret får inte plats i en arbetsbok: {why}"),
        Lang::En => format!("the questionnaire does not fit in a workbook: {why}"),
    };
    FailureWords { title, hints: Vec::new() }
}

/// Things of which one will do: `a, b eller c`.
fn either(things: &[String], lang: Lang) -> String {
    let or = match lang {
        Lang::Sv => "eller",
        Lang::En => "or",
    };
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {or} {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        for (sv, en) in Words::PAIRS {
            assert!(!sv.is_empty() && !en.is_empty());
        }
    }

    #[test]
    fn a_condition_is_told_in_words() {
        let answers = ["Ja".to_owned(), "Delvis".to_owned()];
        assert_eq!(
            only_after("Plan", &answers, Lang::Sv),
            "Besvaras bara om svaret på ”Plan” är Ja eller Delvis."
        );
        assert_eq!(
            only_within("Staff", Some(3.0), Some(10.5), Lang::En),
            "Only if the answer to “Staff” is at least 3 and at most 10.5."
        );
    }
}
