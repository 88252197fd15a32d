//! The sentences of `check`: what was found to be right, and what is missing.

use super::failures::{FailureWords, quoted};
use crate::model::Lang;
use crate::text::number::{count, list, percent};

/// Questionnaires without a fault.
#[must_use]
pub fn questionnaire_sound(file: &str, groups: usize, items: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            let groups = if groups == 1 { "1 grupp".to_owned() } else { format!("{groups} grupper") };
            let items = if items == 1 { "1 fråga".to_owned() } else { format!("{items} frågor") };
            format!("{file}: inga fel ({groups}, {items})")
        }
        Lang::En => {
            let groups = if groups == 1 { "1 group".to_owned() } else { format!("{groups} groups") };
            let items = if items == 1 { "1 question".to_owned() } else { format!("{items} questions") };
            format!("{file}: no faults ({groups}, {items})")
        }
    }
}

/// A questionnaire that cannot be used.
#[must_use]
pub fn questionnaire_faulty(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{file}: går inte att använda"),
        Lang::En => format!("{file}: cannot be used"),
    }
}

/// That there is nothing to say of a questionnaire.
#[must_use]
pub fn nothing_found(lang: Lang) -> String {
    match lang {
        Lang::Sv => "Inget att anmärka på.".to_owned(),
        Lang::En => "Nothing to remark on.".to_owned(),
    }
}

/// Where something is, behind its code.
#[must_use]
pub fn on_line(line: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(", rad {line}"),
        Lang::En => format!(", line {line}"),
    }
}

/// An assessment, or a file of answers, without a fault that keeps it from being used.
#[must_use]
pub fn sound(warnings: usize, is_answered: bool, lang: Lang) -> String {
    match (warnings, lang) {
        (0, Lang::Sv) if !is_answered => {
            "Inga fel. Ingen har svarat än, och allt är redo för svar.".to_owned()
        }
        (0, Lang::En) if !is_answered => {
            "No faults. Nobody has answered yet, and all is ready for answers.".to_owned()
        }
        (0, Lang::Sv) => "Inga fel.".to_owned(),
        (0, Lang::En) => "No faults.".to_owned(),
        (1, Lang::Sv) => "Inga fel, 1 varning.".to_owned(),
        (1, Lang::En) => "No errors, 1 warning.".to_owned(),
        (n, Lang::Sv) => format!("Inga fel, {n} varningar."),
        (n, Lang::En) => format!("No errors, {n} warnings."),
    }
}

/// Units of which nothing is shown in a wave.
#[must_use]
pub fn nothing_to_show(wave: &str, names: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Omgång {wave}: {names} visas inte."),
        Lang::En => format!("Wave {wave}: {names} not shown."),
    }
}

/// A wave that nobody has answered yet, and where its answers are looked for.
#[must_use]
pub fn waits(paths: &[&str], lang: Lang) -> String {
    let paths = list(paths, lang);
    match lang {
        Lang::Sv => format!("Väntar på svar. De läses ur {paths} så snart de finns där."),
        Lang::En => format!("Waits for answers. They are read from {paths} as soon as they are there."),
    }
}

/// That nothing is missing but the answers to waves that nobody has answered yet.
#[must_use]
pub fn only_answers_missing(waves: &[&str], lang: Lang) -> String {
    let names = list(waves, lang);
    match (waves.len(), lang) {
        (1, Lang::Sv) => format!("Svaren i omgång {names} har inte kommit än. I övrigt saknas inget."),
        (_, Lang::Sv) => format!("Svaren i omgångarna {names} har inte kommit än. I övrigt saknas inget."),
        (1, Lang::En) => {
            format!("The answers of the wave {names} have not come yet. Nothing else is missing.")
        }
        (_, Lang::En) => {
            format!("The answers of the waves {names} have not come yet. Nothing else is missing.")
        }
    }
}

/// How many answered in the whole.
#[must_use]
pub fn response(answered: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Svar av tillfrågade: {answered}."),
        Lang::En => format!("Answered of asked: {answered}."),
    }
}

/// How many answered where there is no whole.
#[must_use]
pub fn response_in(answered: u64, units: usize, lang: Lang) -> String {
    let answered = count(answered, lang);
    match (units, lang) {
        (1, Lang::Sv) => format!("{answered} svar i den enhet som visas."),
        (n, Lang::Sv) => format!("{answered} svar i de {n} enheter som visas."),
        (1, Lang::En) => format!("{answered} answered in the one unit that is shown."),
        (n, Lang::En) => format!("{answered} answered in the {n} units that are shown."),
    }
}

/// How many units are not shown.
#[must_use]
pub fn not_shown_of(units: usize, all: usize, lang: Lang) -> String {
    match (units, lang) {
        (n, Lang::Sv) => format!("{n} av {all} enheter visas inte."),
        (1, Lang::En) => format!("1 of {all} units is not shown."),
        (n, Lang::En) => format!("{n} of {all} units are not shown."),
    }
}

/// Which units are not shown, and why that may be. Withheld and empty are said in one breath, so that neither gives the
/// other away.
#[must_use]
pub fn not_shown(names: &str, min_group: u32, lang: Lang) -> String {
    match (min_group, lang) {
        (0 | 1, Lang::Sv) => format!("Inga svar: {names}."),
        (0 | 1, Lang::En) => format!("No answers: {names}."),
        (least, Lang::Sv) => {
            format!(
                "Visas inte: {names}. Färre än {least} har svarat där, eller så skulle enskilda svar gå att räkna ut."
            )
        }
        (least, Lang::En) => {
            format!(
                "Not shown: {names}. Fewer than {least} have answered there, or single answers could be worked out."
            )
        }
    }
}

/// What there is to look at in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// More answered than were asked.
    MoreThanAsked,
    /// Few of those who were asked have answered.
    LowResponse,
    /// So many questions that many skip.
    Skipped(usize),
    /// So many respondents who seem to have answered in haste.
    Signs(u64),
}

/// The same in words.
#[must_use]
pub fn look(look: Look, lang: Lang) -> String {
    match (look, lang) {
        (Look::MoreThanAsked, Lang::Sv) => "fler svarande än tillfrågade".to_owned(),
        (Look::MoreThanAsked, Lang::En) => "more answers than asked".to_owned(),
        (Look::LowResponse, Lang::Sv) => "mindre än hälften har svarat".to_owned(),
        (Look::LowResponse, Lang::En) => "less than half have answered".to_owned(),
        (Look::Skipped(1), Lang::Sv) => "många hoppar över 1 fråga".to_owned(),
        (Look::Skipped(n), Lang::Sv) => format!("många hoppar över {n} frågor"),
        (Look::Skipped(1), Lang::En) => "many skip 1 question".to_owned(),
        (Look::Skipped(n), Lang::En) => format!("many skip {n} questions"),
        (Look::Signs(n), Lang::Sv) => format!("{} svar med tecken på brådska", count(n, lang)),
        (Look::Signs(1), Lang::En) => "1 answer with signs of haste".to_owned(),
        (Look::Signs(n), Lang::En) => format!("{} answers with signs of haste", count(n, lang)),
    }
}

/// Units that need attention and are not in the table.
#[must_use]
pub fn more_units(units: usize, lang: Lang) -> String {
    match (units, lang) {
        (1, Lang::Sv) => "… och 1 enhet till.".to_owned(),
        (n, Lang::Sv) => format!("… och {n} enheter till."),
        (1, Lang::En) => "… and 1 more unit.".to_owned(),
        (n, Lang::En) => format!("… and {n} more units."),
    }
}

/// Where the rest is.
#[must_use]
pub const fn more_with_details(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Alla enheter, roller och omgångar visas med --details.",
        Lang::En => "All units, roles and waves are shown with --details.",
    }
}

/// A questionnaire where an assessment was wanted.
#[must_use]
pub fn is_a_questionnaire(file: &str, lang: Lang) -> FailureWords {
    let quoted = quoted(file, lang);
    match lang {
        Lang::Sv => FailureWords {
            title: format!("{quoted} är en enkät, inte en mätning"),
            hints: vec![
                format!("`mognad questionnaire check {file}` kontrollerar den"),
                "ange här mappen med den assessment.toml som har enkäten under questionnaire".to_owned(),
            ],
        },
        Lang::En => FailureWords {
            title: format!("{quoted} is a questionnaire, not an assessment"),
            hints: vec![
                format!("`mognad questionnaire check {file}` checks it"),
                "name here the folder with the assessment.toml that has the questionnaire under questionnaire".to_owned(),
            ],
        },
    }
}

/// Units without `invited`.
#[must_use]
pub fn no_invited(names: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Svarsfrekvens saknas: ange hur många som har tillfrågats (invited) i {names}."),
        Lang::En => format!("No response rate: say how many were asked (invited) in {names}."),
    }
}

/// Units without `headcount`.
#[must_use]
pub fn no_headcount(names: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("Osäkerheten blir onödigt stor: ange hur många som arbetar (headcount) i {names}.")
        }
        Lang::En => {
            format!("The uncertainty is larger than it need be: say how many work (headcount) in {names}.")
        }
    }
}

/// Waves without a date.
#[must_use]
pub fn no_date(waves: &[&str], lang: Lang) -> String {
    let names = list(waves, lang);
    match (waves.len(), lang) {
        (1, Lang::Sv) => format!("Datum saknas för omgången {names}."),
        (_, Lang::Sv) => format!("Datum saknas för omgångarna {names}."),
        (1, Lang::En) => format!("The wave {names} has no date."),
        (_, Lang::En) => format!("The waves {names} have no date."),
    }
}

/// More answers than people.
#[must_use]
pub fn more_than_asked(wave: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("Omgång {wave}: fler har svarat än som har tillfrågats i {unit}. Stämmer siffrorna?")
        }
        Lang::En => format!("Wave {wave}: more answered than were asked in {unit}. Are the figures right?"),
    }
}

/// That more answered than work in a unit: how many, and of how many.
#[must_use]
pub fn more_than_work_there(wave: &str, unit: &str, [answered, headcount]: [u64; 2], lang: Lang) -> String {
    let (answered, headcount) = (count(answered, lang), count(headcount, lang));
    match lang {
        Lang::Sv => format!(
            "Omgång {wave}: {answered} har svarat i {unit}, där {headcount} sägs arbeta (headcount). Stämmer siffrorna? Tills vidare räknas enheten som {answered}."
        ),
        Lang::En => format!(
            "Wave {wave}: {answered} answered in {unit}, where {headcount} are said to work (headcount). Are the figures right? The unit counts as {answered} for now."
        ),
    }
}

/// That a unit that answers together has more than one answer.
#[must_use]
pub fn several_together(wave: &str, unit: &str, answers: u64, lang: Lang) -> String {
    let answers = count(answers, lang);
    match lang {
        Lang::Sv => format!(
            "Omgång {wave}: {unit} har {answers} svar, men varje enhet ska svara tillsammans, med ett (mode = \"consensus\"). Resultatet är medelvärdet av dem."
        ),
        Lang::En => format!(
            "Wave {wave}: {unit} has {answers} answers, but each unit is to answer together, with one (mode = \"consensus\"). The score is their mean."
        ),
    }
}

/// Something about a unit in one wave.
#[must_use]
pub fn in_wave(wave: &str, unit: &str, sentence: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Omgång {wave}, {unit}: {sentence}"),
        Lang::En => format!("Wave {wave}, {unit}: {sentence}"),
    }
}

/// Stands for a number of respondents that is withheld, and says how many were asked.
#[must_use]
pub fn withheld(asked: Option<u64>, lang: Lang) -> String {
    match (asked, lang) {
        (None, Lang::Sv) => "visas inte".to_owned(),
        (None, Lang::En) => "not shown".to_owned(),
        (Some(asked), Lang::Sv) => format!("visas inte ({} tillfrågade)", count(asked, lang)),
        (Some(asked), Lang::En) => format!("not shown ({} asked)", count(asked, lang)),
    }
}

/// Stands for a number of respondents where so few were asked that they could never be shown.
#[must_use]
pub fn too_few_asked(asked: u64, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("för få tillfrågade ({})", count(asked, lang)),
        Lang::En => format!("too few asked ({})", count(asked, lang)),
    }
}

/// What the words for a withheld number mean. Withheld and empty are said in one breath, so that neither gives the other
/// away.
#[must_use]
pub fn note_withheld(min_group: u32, lang: Lang) -> String {
    match (min_group, lang) {
        (0 | 1, Lang::Sv) => "–: inga svar.".to_owned(),
        (0 | 1, Lang::En) => "–: no answers.".to_owned(),
        (least, Lang::Sv) => {
            format!("Visas inte: färre än {least} har svarat, eller så skulle enskilda svar gå att räkna ut.")
        }
        (least, Lang::En) => {
            format!("Not shown: fewer than {least} have answered, or single answers could be worked out.")
        }
    }
}

/// That what was counted of the answers of units was told before and must not be told again yet.
#[must_use]
pub fn few_since(names: &str, enough: u64, lang: Lang) -> String {
    let enough = count(enough, lang);
    match lang {
        Lang::Sv => format!(
            "Andelar, tecken på brådska och svar per roll visas inte för {names}: färre än {enough} har svarat sedan de senast visades."
        ),
        Lang::En => format!(
            "Shares, signs of haste and answers per role are not shown for {names}: fewer than {enough} have answered since they were last shown."
        ),
    }
}

/// What the signs are and are not.
#[must_use]
pub const fn note_signs(has_times: bool, lang: Lang) -> &'static str {
    match (has_times, lang) {
        (false, Lang::Sv) => {
            "Det är ett tecken, inte ett bevis; svaren räknas med. Varningarna säger på vilka rader de står."
        }
        (false, Lang::En) => {
            "It is a sign, not proof; the answers count. The warnings say which rows they stand on."
        }
        (true, Lang::Sv) => {
            "Det är tecken, inte bevis; svaren räknas med. Varningarna säger på vilka rader de står."
        }
        (true, Lang::En) => {
            "These are signs, not proof; the answers count. The warnings say which rows they stand on."
        }
    }
}

/// What it takes for a question to be skipped by many.
#[must_use]
pub const fn note_skipped(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Minst var femte av dem som frågan gäller har svarat ”vet ej” eller inte svarat alls.",
        Lang::En => "At least one in five of those whom it concerns answered ‘don’t know’ or nothing.",
    }
}

/// A question, and how many skip it.
#[must_use]
pub fn skipped(question: &str, hundredths: Option<f64>, lang: Lang) -> String {
    match hundredths {
        Some(hundredths) => format!("{question} ({})", percent(hundredths / 100.0, lang)),
        None => question.to_owned(),
    }
}

/// The questions that many in a unit skip, and how many more there are.
#[must_use]
pub fn skipped_in(unit: &str, questions: &[String], more: usize, lang: Lang) -> String {
    let named = questions.join(", ");
    match (more, lang) {
        (0, _) => format!("{unit}: {}.", list(questions, lang)),
        (1, Lang::Sv) => format!("{unit}: {named} och 1 fråga till."),
        (n, Lang::Sv) => format!("{unit}: {named} och {n} frågor till."),
        (1, Lang::En) => format!("{unit}: {named} and 1 more question."),
        (n, Lang::En) => format!("{unit}: {named} and {n} more questions."),
    }
}

/// A question that many skip, and in how many of the units.
#[must_use]
pub fn skipped_in_units(question: &str, units: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{question} (i {units} av {of} enheter)"),
        Lang::En => format!("{question} (in {units} of {of} units)"),
    }
}

/// How many more questions are skipped by many.
#[must_use]
pub fn more_skipped(questions: usize, lang: Lang) -> String {
    match (questions, lang) {
        (1, Lang::Sv) => "1 fråga till, i lika många eller färre enheter.".to_owned(),
        (n, Lang::Sv) => format!("{n} frågor till, i lika många eller färre enheter."),
        (1, Lang::En) => "1 more question, in as many units or fewer.".to_owned(),
        (n, Lang::En) => format!("{n} more questions, in as many units or fewer."),
    }
}

/// A part of the whole, and how many more questions many skip there.
#[must_use]
pub fn skipped_count(unit: &str, questions: usize) -> String {
    format!("{unit} ({questions})")
}

/// The parts where many skip questions that few skip in the whole.
#[must_use]
pub fn skipped_in_parts(parts: &[String], lang: Lang) -> String {
    let parts = list(parts, lang);
    match lang {
        Lang::Sv => {
            format!("Dessutom i enskilda enheter: {parts}. Vilka frågor det är visas med --format json.")
        }
        Lang::En => format!("Besides in single units: {parts}. --format json names the questions."),
    }
}

/// Those with a role in a unit.
#[must_use]
pub fn role_in(role: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit} (rollen {role})"),
        Lang::En => format!("{unit} (the role {role})"),
    }
}
