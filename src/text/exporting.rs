//! The words of exported questionnaires: of the workbook, of the paper form, and of what survey tools show respondents.

use super::forming::role_name;
use super::number::list;
use super::terminal::exact;
use super::terminal::failures::FailureWords;
use crate::model::{Combine, Lang, MultiRule, NodeKind, RoleId};

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
    not_answered: "Ej besvarat", "Not answered";
    straight: "Mellan talen ligger poängen på räta linjer.", "Between the numbers the points lie on straight lines.";
    pictures: "Bilder", "Pictures";
    picture: "Bild", "Picture";
    field: "Fält", "Field";
    axes: "Axlar", "Axes";
    where_in: "Var", "Where";
    counting: "Bilaga: hur svaren räknas", "Appendix: how answers count";
    usual_rule: "Ett område är det vägda genomsnittet av det som ingår, om inget annat står.", "An area is the weighted average of what is in it, where nothing else is said.";
    in_points: "Nivåer och krav anges i poäng, 0–100.", "Levels and requirements are given in points, 0–100.";
    reversed: "Omvänd fråga: ett högre svar ger färre poäng.", "Reversed: a higher answer gives fewer points.";
    entry: "Filterfråga: avgör vilka andra frågor som ställs och räknas inte in i resultatet.", "Entry question: decides which others are asked, and is not scored.";
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
    fill_in: "Svar", "Answers";
    how_sheet: "Så fyller ni i", "How to fill in";
    lists: "Listor", "Lists";
    respondent_column: "Svarande", "Respondent";
    respondent_hint: "Kan lämnas tomt. Annars ett påhittat id som skiljer de svarande åt, inget namn och ingen e-postadress.", "May be left empty. Otherwise a made-up id that tells respondents apart, no name and no e-mail address.";
    role_column: "Roll", "Role";
    role_hint: "Kan lämnas tomt. Annars till exempel chef eller medarbetare, skrivet likadant på alla rader.", "May be left empty. Otherwise such as manager or staff, written alike on all rows.";
    choose_listed: "Välj ett av svaren i listan.", "Choose one of the answers in the list.";
    choose_tick: "Välj x om svaret stämmer, annars lämna tomt.", "Choose x if the answer applies, otherwise leave it empty.";
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
        (NodeKind::CrossCutting, Lang::Sv) => "Tvärgående område",
        (NodeKind::CrossCutting, Lang::En) => "Cross-cutting area",
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
        (Combine::Mean, Lang::Sv) => "det vägda genomsnittet",
        (Combine::Mean, Lang::En) => "the weighted average",
        (Combine::Min, Lang::Sv) => "det lägsta",
        (Combine::Min, Lang::En) => "the lowest",
        (Combine::Max, Lang::Sv) => "det högsta",
        (Combine::Max, Lang::En) => "the highest",
        (Combine::Median, Lang::Sv) => "medianen",
        (Combine::Median, Lang::En) => "the median",
        (Combine::Sum, Lang::Sv) => "den vägda summan, som andel av det som går att få",
        (Combine::Sum, Lang::En) => "the weighted sum, as a part of what there is to get",
        (Combine::Ladder { pass_at }, lang) => return ladder(pass_at.value(), lang),
        (Combine::Stacked, Lang::Sv) => "stegen i följd, till och med det första som inte har 100 poäng",
        (Combine::Stacked, Lang::En) => {
            "the stages in order, up to and including the first without 100 points"
        }
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

/// How the ticks of a question count, of so many options that do.
#[must_use]
pub fn ticks(rule: MultiRule, options: usize, lang: Lang) -> String {
    match (rule, lang) {
        (MultiRule::Share, Lang::Sv) => format!("Varje valt svar ger 100/{options} poäng."),
        (MultiRule::Share, Lang::En) => format!("Each answer that is chosen gives 100/{options} points."),
        (MultiRule::Points, Lang::Sv) => {
            "Poängen för de svar som väljs läggs ihop, till högst 100.".to_owned()
        }
        (MultiRule::Points, Lang::En) => {
            "The points of the answers that are chosen are added up, to 100 at most.".to_owned()
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

/// How all of a group is answered at once in a workbook.
#[must_use]
pub fn whole_group(group: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Välj detta om inget i ”{group}” berör er, och låt frågorna stå tomma. Annars lämnas cellen tom."
        ),
        Lang::En => format!(
            "Choose this where nothing in “{group}” concerns you, and leave its questions empty. Else leave the cell empty."
        ),
    }
}

/// A question that is asked of some roles only.
#[must_use]
pub fn only_for(roles: &[RoleId], lang: Lang) -> String {
    // A usual role may stand in both languages.
    let mut names: Vec<String> = Vec::new();
    for name in roles.iter().map(|role| role_name(role.as_str(), lang)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let (names, is_one) = (list(&names, lang), names.len() == 1);
    match (lang, is_one) {
        (Lang::Sv, true) => format!("Ställs bara till rollen {names}."),
        (Lang::Sv, false) => format!("Ställs bara till rollerna {names}."),
        (Lang::En, true) => format!("Asked of the role {names} only."),
        (Lang::En, false) => format!("Asked of the roles {names} only."),
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

/// How the sheet of answers is filled in, a line per step.
#[must_use]
pub fn how_to_fill_in(
    respondents: u32,
    has_ticks: bool,
    [dont_know, not_applicable]: [&str; 2],
    lang: Lang,
) -> Vec<String> {
    let w = words(lang);
    let sheet = w.fill_in;
    let ticks = match lang {
        Lang::Sv => {
            "Där flera svar kan väljas har varje svar en egen kolumn: välj x för dem som stämmer och lämna de andra tomma."
        }
        Lang::En => {
            "Where several answers can be chosen, each has a column of its own: choose x for those that apply and leave the others empty."
        }
    };
    let all = match lang {
        Lang::Sv => [
            format!("Bladet ”{sheet}” har en rad per svarande, från rad 3 och nedåt. Svarslistor finns för {respondents} svarande."),
            "Svaren väljs i listor. Håll pekaren över en fråga i rad 2 för att se vad frågan gäller och hur varje svar ser ut i praktiken.".to_owned(),
            format!("Den som inte vet väljer ”{dont_know}”. Gäller frågan inte enheten, välj ”{not_applicable}”. En tom cell räknas som obesvarad."),
            ticks.to_owned(),
            "Skriv inga namn, e-postadresser eller personnummer, inte heller i fritext.".to_owned(),
            "Låt rad 1 (den lilla grå) stå kvar: där står frågornas id, som behövs när svaren läses in. Kolumner med frågor som ni inte ställer kan tas bort.".to_owned(),
            "De följande bladen är till för granskning och visar poäng och råd. Ta bort dem om arbetsboken skickas till dem som ska svara. Det dolda bladet med listor ska vara kvar.".to_owned(),
            "Spara som Excel-arbetsbok (.xlsx) eller kalkylblad (.ods) och läs in filen som den är: mognad import FIL --into MAPP".to_owned(),
        ],
        Lang::En => [
            format!("The sheet “{sheet}” has a row per respondent, from row 3 down. There are lists of answers for {respondents} respondents."),
            "Answers are chosen from lists. Let the pointer rest on a question in row 2 to see what the question is about and what each answer looks like in practice.".to_owned(),
            format!("Whoever does not know chooses “{dont_know}”. If the question does not concern the unit, choose “{not_applicable}”. An empty cell counts as not answered."),
            ticks.to_owned(),
            "Write no names, e-mail addresses or personal identity numbers, nor in free text.".to_owned(),
            "Leave row 1 (the small grey one) as it is: it holds the questions’ ids, which are needed when the answers are read. Columns with questions that you do not ask can be removed.".to_owned(),
            "The sheets after this one are for review and show points and advice. Remove them if the workbook is sent to those who are to answer. The hidden sheet with lists must stay.".to_owned(),
            "Save it as an Excel workbook (.xlsx) or a spreadsheet (.ods) and read the file as it is: mognad import FILE --into FOLDER".to_owned(),
        ],
    };
    all.into_iter().filter(|line| has_ticks || line != ticks).collect()
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

/// A workbook under a name that no program opens as one.
#[must_use]
pub fn not_a_workbook(path: &str, lang: Lang) -> FailureWords {
    let (title, hint) = match lang {
        Lang::Sv => (format!("”{path}” är inget namn på en arbetsbok"), "låt namnet sluta på .xlsx"),
        Lang::En => (format!("“{path}” is no name for a workbook"), "let the name end with .xlsx"),
    };
    FailureWords { title, hints: vec![hint.to_owned()] }
}

/// A list of units to a file that is neither CSV nor a workbook.
#[must_use]
pub fn no_list_name(path: &str, lang: Lang) -> FailureWords {
    let (title, hint) = match lang {
        Lang::Sv => {
            (format!("”{path}” slutar varken på .csv eller .xlsx"), "listans format följer av filnamnet")
        }
        Lang::En => (
            format!("“{path}” ends in neither .csv nor .xlsx"),
            "the list’s format follows from the file name",
        ),
    };
    FailureWords { title, hints: vec![hint.to_owned()] }
}

/// A list of units with a text that does not fit in a cell, or the like.
#[must_use]
pub fn list_too_long(why: &str, lang: Lang) -> FailureWords {
    let title = match lang {
        Lang::Sv => format!("listan får inte plats i en arbetsbok: {why}"),
        Lang::En => format!("the list does not fit in a workbook: {why}"),
    };
    FailureWords { title, hints: Vec::new() }
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

/// What the sheet with a list of units is called.
#[must_use]
pub const fn unit_sheet(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Enheter",
        Lang::En => "Units",
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
