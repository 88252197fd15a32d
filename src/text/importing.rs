//! The words of what `import` shows: what a file was recognised as, what its columns became, what was taken.

mod decided;

pub use decided::{alike, codes, decided, places, read_as, sheets, yes_and_no};

use super::brief::brief;
use super::number::{count, first_few, list, list_first};
use crate::model::{Lang, LeftOut, Part, Sureness, SystemColumn, Tool};

words! {
    column: "Kol.", "Col.";
    heading: "Rubrik", "Heading";
    becomes: "Blir", "Becomes";
    by: "Känd genom", "Known by";
    ignored: "utelämnas, enligt mappningen", "left out, as the mapping says";
    filter: "väljer rader, enligt mappningen", "chooses rows, as the mapping says";
    dual_scale: "en av två skalor; säg i en mappning vilken", "one of two scales; say in a mapping which";
    no_heading: "(ingen rubrik)", "(no heading)";
    dry_run: "Inget har skrivits (--dry-run).", "Nothing was written (--dry-run).";
    no_assessment: "Inget har skrivits: ange mätningen med --into MAPP.", "Nothing was written: name the assessment with --into FOLDER.";
    unwritten: "inget har skrivits", "nothing was written";
    unwritten_faults: "Inget har skrivits, eftersom det finns fel.", "Nothing was written, because there are faults.";
}

/// What the tool is called.
#[must_use]
pub const fn tool(tool: Tool, lang: Lang) -> &'static str {
    match (tool, lang) {
        (Tool::LimeSurvey, _) => "LimeSurvey",
        (Tool::MsForms, _) => "Microsoft Forms",
        (Tool::GoogleForms, _) => "Google Forms",
        (Tool::Kobo, _) => "KoboToolbox/ODK",
        (Tool::SurveyMonkey, _) => "SurveyMonkey",
        (Tool::Qualtrics, _) => "Qualtrics",
        (Tool::RedCap, _) => "REDCap",
        (Tool::Webropol, _) => "Webropol",
        (Tool::Netigate, _) => "Netigate",
        (Tool::Artologik, _) => "Artologik Survey&Report",
        (Tool::EsMaker, _) => "esMaker",
        (Tool::Typeform, _) => "Typeform",
        (Tool::Jotform, _) => "Jotform",
        (Tool::Formbricks, _) => "Formbricks",
        (Tool::SurveyJs, _) => "SurveyJS",
        (Tool::NextcloudForms, _) => "Nextcloud Forms",
        (Tool::OdkCentral, _) => "ODK Central",
        (Tool::Wide, Lang::Sv) => "en rad per respondent",
        (Tool::Wide, Lang::En) => "a row per respondent",
        (Tool::Long, Lang::Sv) => "en rad per svar",
        (Tool::Long, Lang::En) => "a row per answer",
        (Tool::Workbook, Lang::Sv) => "mognads arbetsbok att fylla i",
        (Tool::Workbook, Lang::En) => "mognad's workbook to fill in",
        (Tool::Form, Lang::Sv) => "svarsfiler från mognads formulär",
        (Tool::Form, Lang::En) => "files saved by mognad's form",
    }
}

/// What a file was recognised as, and by what.
#[must_use]
pub fn recognised(file: &str, seen: Tool, evidence: &[String], lang: Lang) -> String {
    let tool = tool(seen, lang);
    let names: Vec<String> = evidence.iter().take(6).map(|heading| brief(heading, 40)).collect();
    match (names.is_empty(), lang) {
        (true, Lang::Sv) => format!("{file}: läses som {tool}"),
        (true, Lang::En) => format!("{file}: read as {tool}"),
        (false, Lang::Sv) => format!("{file}: {tool} (kolumnerna {})", list(&names, lang)),
        (false, Lang::En) => format!("{file}: {tool} (columns {})", list(&names, lang)),
    }
}

/// What a column says of a respondent or a submission, and whether it is what tells respondents apart.
#[must_use]
pub fn system(column: SystemColumn, is_identity: bool, lang: Lang) -> String {
    let what = about(column, lang);
    let is_trace = matches!(
        column,
        SystemColumn::Respondent
            | SystemColumn::Token
            | SystemColumn::Email
            | SystemColumn::Uuid
            | SystemColumn::Serial
    );
    match (is_trace, is_identity, lang) {
        (false, ..) => what.to_owned(),
        (_, true, Lang::Sv) => format!("{what}; blir pseudonym"),
        (_, true, Lang::En) => format!("{what}; made a pseudonym"),
        (_, false, Lang::Sv) => format!("{what}; tas inte med"),
        (_, false, Lang::En) => format!("{what}; left out"),
    }
}

const fn about(column: SystemColumn, lang: Lang) -> &'static str {
    match (column, lang) {
        (SystemColumn::Unit, Lang::Sv) => "enhet",
        (SystemColumn::Unit, Lang::En) => "unit",
        (SystemColumn::Role, Lang::Sv) => "roll",
        (SystemColumn::Role, Lang::En) => "role",
        (SystemColumn::Respondent, Lang::Sv) => "respondent",
        (SystemColumn::Respondent, Lang::En) => "respondent",
        (SystemColumn::Token, Lang::Sv) => "kod",
        (SystemColumn::Token, Lang::En) => "access code",
        (SystemColumn::Email, Lang::Sv) => "e-post",
        (SystemColumn::Email, Lang::En) => "e-mail",
        (SystemColumn::Uuid | SystemColumn::Serial, Lang::Sv) => "svarets nummer",
        (SystemColumn::Uuid | SystemColumn::Serial, Lang::En) => "submission number",
        (SystemColumn::Personal, Lang::Sv) => "personuppgift; tas inte med",
        (SystemColumn::Personal, Lang::En) => "personal; left out",
        (SystemColumn::Started, Lang::Sv) => "början",
        (SystemColumn::Started, Lang::En) => "start",
        (SystemColumn::Ended, Lang::Sv) => "inskickat",
        (SystemColumn::Ended, Lang::En) => "sent in",
        (SystemColumn::Seconds, Lang::Sv) => "tid i sekunder",
        (SystemColumn::Seconds, Lang::En) => "time in seconds",
        (SystemColumn::Complete, Lang::Sv) => "om svaret är inskickat",
        (SystemColumn::Complete, Lang::En) => "whether it was sent in",
        (SystemColumn::Status, Lang::Sv) => "svar eller provsvar",
        (SystemColumn::Status, Lang::En) => "answer or trial",
        (SystemColumn::Wave, Lang::Sv) => "omgång",
        (SystemColumn::Wave, Lang::En) => "wave",
        (SystemColumn::Item, Lang::Sv) => "fråga",
        (SystemColumn::Item, Lang::En) => "item",
        (SystemColumn::Value, Lang::Sv) => "svar",
        (SystemColumn::Value, Lang::En) => "answer",
        (SystemColumn::Quiz, Lang::Sv) => "rättning; tas inte med",
        (SystemColumn::Quiz, Lang::En) => "quiz points; left out",
        (SystemColumn::Technical, Lang::Sv) => "verktygets egen; tas inte med",
        (SystemColumn::Technical, Lang::En) => "the tool's own; left out",
    }
}

/// How a column was matched.
#[must_use]
pub const fn sureness(how: Sureness, lang: Lang) -> &'static str {
    match (how, lang) {
        (Sureness::Mapping, Lang::Sv) => "mappningen",
        (Sureness::Mapping, Lang::En) => "the mapping",
        (Sureness::Code, Lang::Sv) => "koden",
        (Sureness::Code, Lang::En) => "its code",
        (Sureness::Text, Lang::Sv) => "texten",
        (Sureness::Text, Lang::En) => "its text",
        (Sureness::Normalised, Lang::Sv) => "texten, så när som på tecken",
        (Sureness::Normalised, Lang::En) => "its text, but for signs",
        (Sureness::Beginning, Lang::Sv) => "textens början",
        (Sureness::Beginning, Lang::En) => "how its text begins",
    }
}

/// What a part of an item is called, in brackets after the item; nothing for the whole.
#[must_use]
pub fn part(part: Part, option: &str) -> String {
    match part {
        Part::Whole => String::new(),
        Part::Option(_) => format!("[{option}]"),
        Part::DontKnow => "[dk]".to_owned(),
        Part::NotApplicable => "[na]".to_owned(),
        Part::Comment => "[comment]".to_owned(),
    }
}

/// A column in which all of a group is answered at once as not applicable.
#[must_use]
pub fn whole_group(group: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{group}: hela gruppen ej tillämplig"),
        Lang::En => format!("{group}: all of the group not applicable"),
    }
}

/// A column that looks like an item's text and is not.
#[must_use]
pub fn looks_like(item: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("utelämnas; liknar {item}"),
        Lang::En => format!("left out; looks like {item}"),
    }
}

/// A column in which answers stand, and no item is called so.
#[must_use]
pub const fn holds_answers(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "utelämnas; innehåller svarsalternativ ur enkäten",
        Lang::En => "left out; holds options of the questionnaire",
    }
}

/// A column that fits several items.
#[must_use]
pub fn several(items: &[&str], lang: Lang) -> String {
    let items = list(&items[..items.len().min(4)], lang);
    match lang {
        Lang::Sv => format!("utelämnas; passar {items}"),
        Lang::En => format!("left out; fits {items}"),
    }
}

/// A column of a part that the item does not have.
#[must_use]
pub fn unknown_part(item: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("utelämnas; {item} har inget sådant svar"),
        Lang::En => format!("left out; {item} has no such option"),
    }
}

/// A column that says what others say.
#[must_use]
pub fn said_elsewhere(item: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("utelämnas; {item} har andra kolumner"),
        Lang::En => format!("left out; {item} has other columns"),
    }
}

/// Columns of the tool's own bookkeeping.
#[must_use]
pub fn tools_own(headings: &[&str], lang: Lang) -> String {
    let headings: Vec<String> = headings.iter().map(|heading| brief(heading, 40)).collect();
    let headings = first_few(&headings, 6, lang);
    match lang {
        Lang::Sv => format!("Verktygets egna kolumner utelämnas: {headings}."),
        Lang::En => format!("The tool's own columns are left out: {headings}."),
    }
}

/// Columns that belong to no item.
#[must_use]
pub fn not_read(headings: &[&str], lang: Lang) -> String {
    let quoted = |heading: &&str| match lang {
        Lang::Sv => format!("”{}”", brief(heading, 40)),
        Lang::En => format!("“{}”", brief(heading, 40)),
    };
    let headings: Vec<String> = headings.iter().map(quoted).collect();
    let number = count(headings.len() as u64, lang);
    let shown = first_few(&headings, 6, lang);
    match (headings.len(), lang) {
        (1, Lang::Sv) => format!("En kolumn hör inte till någon fråga och utelämnas: {shown}."),
        (1, Lang::En) => format!("One column belongs to no question and is left out: {shown}."),
        (_, Lang::Sv) => format!("{number} kolumner hör inte till någon fråga och utelämnas: {shown}."),
        (_, Lang::En) => format!("{number} columns belong to no question and are left out: {shown}."),
    }
}

/// Items that no column answers.
#[must_use]
pub fn without_column(items: &[&str], of: usize, lang: Lang) -> String {
    let all = list_first(items, 12, lang);
    match lang {
        Lang::Sv => format!("{} av {of} frågor har ingen kolumn: {all}.", items.len()),
        Lang::En => format!("{} of {of} questions have no column: {all}.", items.len()),
    }
}

/// How many columns are matched.
#[must_use]
pub fn all_have_columns(items: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Alla {items} frågor har en kolumn."),
        Lang::En => format!("All {items} questions have a column."),
    }
}

/// Rows that say more of the columns and are no answers.
#[must_use]
pub const fn further_headings(rows: usize, lang: Lang) -> &'static str {
    match (rows, lang) {
        (1, Lang::Sv) => "Raden under rubrikerna beskriver kolumnerna och är inget svar.",
        (1, Lang::En) => "The row beneath the headings describes the columns and is no answer.",
        (_, Lang::Sv) => "De två raderna under rubrikerna beskriver kolumnerna och är inga svar.",
        (_, Lang::En) => "The two rows beneath the headings describe the columns and are no answers.",
    }
}

/// How many rows were read and taken.
#[must_use]
pub fn taken(rows: usize, taken: usize, incomplete: usize, seen: Tool, lang: Lang) -> String {
    let number = |n: usize| count(n as u64, lang);
    let unit = match (seen, rows, lang) {
        (Tool::Form, 1, Lang::Sv) => "fil",
        (Tool::Form, _, Lang::Sv) => "filer",
        (Tool::Form, 1, Lang::En) => "file",
        (Tool::Form, _, Lang::En) => "files",
        (_, 1, Lang::Sv) => "rad",
        (_, _, Lang::Sv) => "rader",
        (_, 1, Lang::En) => "row",
        (_, _, Lang::En) => "rows",
    };
    let part = match (incomplete, lang) {
        (0, _) => String::new(),
        (n, Lang::Sv) => format!(", varav {} inte inskickade", number(n)),
        (n, Lang::En) => format!(", {} of them not sent in", number(n)),
    };
    match lang {
        Lang::Sv => {
            let word = if taken == 1 { "respondent" } else { "respondenter" };
            format!("{} {unit} lästa: {} {word} tagna{part}.", number(rows), number(taken))
        }
        Lang::En => {
            let word = if taken == 1 { "respondent" } else { "respondents" };
            format!("{} {unit} read: {} {word} taken{part}.", number(rows), number(taken))
        }
    }
}

/// How many rows were left out, and why.
#[must_use]
pub fn left_out(why: LeftOut, rows: usize, lang: Lang) -> String {
    let number = count(rows as u64, lang);
    let reason = match (why, lang) {
        (LeftOut::Filtered, Lang::Sv) => "mappningens [[keep]] väljer bort dem",
        (LeftOut::Filtered, Lang::En) => "the mapping's [[keep]] does not keep them",
        (LeftOut::Untouched, Lang::Sv) => "påbörjade utan ett enda svar och aldrig inskickade",
        (LeftOut::Untouched, Lang::En) => "begun without a single answer and never sent in",
        (LeftOut::Unanswered, Lang::Sv) => "utan ett enda svar",
        (LeftOut::Unanswered, Lang::En) => "without a single answer",
        (LeftOut::Incomplete, Lang::Sv) => "inte inskickade (--completed-only)",
        (LeftOut::Incomplete, Lang::En) => "not sent in (--completed-only)",
        (LeftOut::Duplicate, Lang::Sv) => "samma respondent har ett annat svar som räknas (--duplicates)",
        (LeftOut::Duplicate, Lang::En) => "the same respondent has another answer that counts (--duplicates)",
        (LeftOut::Preview, Lang::Sv) => "provsvar från den som gjorde enkäten",
        (LeftOut::Preview, Lang::En) => "trial answers of whoever made the survey",
        (LeftOut::OtherWave, Lang::Sv) => "hör till en annan omgång",
        (LeftOut::OtherWave, Lang::En) => "of another wave",
        (LeftOut::Faulty, Lang::Sv) => "det finns fel i filen",
        (LeftOut::Faulty, Lang::En) => "there are faults in the file",
    };
    match lang {
        Lang::Sv => format!("{number} utelämnade: {reason}."),
        Lang::En => format!("{number} left out: {reason}."),
    }
}

/// Which files were left out because of faults.
#[must_use]
pub fn skipped(files: &[&str], of: usize, lang: Lang) -> String {
    let (left_out, of) = (count(files.len() as u64, lang), count(of as u64, lang));
    let names = list_first(files, 8, lang);
    match lang {
        Lang::Sv => format!("{left_out} av {of} filer utelämnas på grund av fel (--skip-faulty): {names}"),
        Lang::En => format!("{left_out} of {of} files left out because of faults (--skip-faulty): {names}"),
    }
}

/// Answers by state.
#[must_use]
pub fn states(
    [values, dont_know, not_applicable, nothing]: [usize; 4],
    comments: usize,
    lang: Lang,
) -> String {
    let n = |n: usize| count(n as u64, lang);
    match lang {
        Lang::Sv => format!(
            "Svar: {} besvarade, {} vet ej, {} ej tillämpligt, {} obesvarade; {} kommentarer och fritexter.",
            n(values),
            n(dont_know),
            n(not_applicable),
            n(nothing),
            n(comments)
        ),
        Lang::En => format!(
            "Answers: {} answered, {} don’t know, {} not applicable, {} not answered; {} comments and free texts.",
            n(values),
            n(dont_know),
            n(not_applicable),
            n(nothing),
            n(comments)
        ),
    }
}

/// Respondents per unit.
#[must_use]
pub fn per_unit(units: &[(String, usize)], lang: Lang) -> String {
    let units: Vec<String> = units.iter().map(|(unit, count)| format!("{unit} {count}")).collect();
    let units = first_few(&units, 20, lang);
    match lang {
        Lang::Sv => format!("Per enhet: {units}."),
        Lang::En => format!("Per unit: {units}."),
    }
}

/// What tells respondents apart.
#[must_use]
pub const fn identity(column: Option<SystemColumn>, lang: Lang) -> &'static str {
    match (column, lang) {
        (None, Lang::Sv) => {
            "Inget i filen skiljer respondenterna åt: den som svarar två gånger räknas två gånger."
        }
        (None, Lang::En) => {
            "Nothing in the file tells respondents apart: whoever answers twice counts twice."
        }
        (Some(SystemColumn::Serial), Lang::Sv) => {
            "Respondenterna skiljs åt på svarets nummer: samma person känns inte igen om den svarar igen."
        }
        (Some(SystemColumn::Serial), Lang::En) => {
            "Respondents are told apart by the number of the submission: a person who answers again is not recognised."
        }
        (Some(_), Lang::Sv) => {
            "Respondenterna är pseudonymer; nyckeln ligger i .mognad-key i mätningens mapp."
        }
        (Some(_), Lang::En) => {
            "Respondents are pseudonyms; the key is in .mognad-key in the assessment's folder."
        }
    }
}

/// The wave that answers were taken into, where nobody said which.
#[must_use]
pub fn wave_chosen(wave: &str, others: bool, lang: Lang) -> String {
    match (others, lang) {
        (true, Lang::Sv) => format!("Svaren tas in i den senaste omgången, {wave} (ändra med --wave)."),
        (true, Lang::En) => {
            format!("The answers go into the latest wave, {wave} (choose another with --wave).")
        }
        (false, Lang::Sv) => format!("Svaren tas in i omgången {wave}."),
        (false, Lang::En) => format!("The answers go into the wave {wave}."),
    }
}

/// A file of answers that is in place.
#[must_use]
pub fn written(file: &str, respondents: usize, lang: Lang) -> String {
    let number = count(respondents as u64, lang);
    match (respondents, lang) {
        (1, Lang::Sv) => format!("{file} skriven, med 1 respondent"),
        (1, Lang::En) => format!("{file} written, with 1 respondent"),
        (_, Lang::Sv) => format!("{file} skriven, med {number} respondenter"),
        (_, Lang::En) => format!("{file} written, with {number} respondents"),
    }
}

/// A file of answers that is not written, since nobody is left to stand in it.
#[must_use]
pub fn nobody(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{file}: inga respondenter att ta in, så ingen svarsfil skrivs"),
        Lang::En => format!("{file}: no respondents to take in, so no file of answers is written"),
    }
}

/// An earlier export of the same survey, which a newer one takes the place of.
#[must_use]
pub fn superseded(file: &str, respondents: usize, lang: Lang) -> String {
    match (respondents, lang) {
        (1, Lang::Sv) => format!("{file}: svaren från 1 svarande ersätts av den nya exporten"),
        (n, Lang::Sv) => format!("{file}: svaren från {n} svarande ersätts av den nya exporten"),
        (1, Lang::En) => format!("{file}: the answers of 1 respondent are replaced by the new export"),
        (n, Lang::En) => format!("{file}: the answers of {n} respondents are replaced by the new export"),
    }
}

/// Earlier answers that newer ones replace, and how many stay in the file where they stood.
#[must_use]
pub fn replaced(file: &str, respondents: usize, left: usize, lang: Lang) -> String {
    let (gone, stay) = (count(respondents as u64, lang), count(left as u64, lang));
    match (respondents, left, lang) {
        (1, 0, Lang::Sv) => format!("{file}: den enda respondentens svar ersätts, och filen utgår"),
        (1, 0, Lang::En) => format!("{file}: the only respondent's answers are replaced, and the file goes"),
        (_, 0, Lang::Sv) => format!("{file}: alla {gone} respondenters svar ersätts, och filen utgår"),
        (_, 0, Lang::En) => {
            format!("{file}: the answers of all {gone} respondents are replaced, and the file goes")
        }
        (1, _, Lang::Sv) => format!("{file}: 1 respondents svar ersätts, {stay} blir kvar"),
        (1, _, Lang::En) => format!("{file}: the answers of 1 respondent are replaced, {stay} stay"),
        (_, _, Lang::Sv) => format!("{file}: {gone} respondenters svar ersätts, {stay} blir kvar"),
        (_, _, Lang::En) => format!("{file}: the answers of {gone} respondents are replaced, {stay} stay"),
    }
}

/// A key that was made.
#[must_use]
pub fn key_made(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{file} är ny: nyckeln till pseudonymerna. Behåll den så länge fler svar kan komma, dela den inte, och radera den när mätningen är klar."
        ),
        Lang::En => format!(
            "{file} is new: the key to the pseudonyms. Keep it as long as more answers may come, do not share it, and delete it when the assessment is done."
        ),
    }
}

/// A mapping that is in place.
#[must_use]
pub fn mapping_written(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("mappningen finns i {file}; ändra i den och ange den med --mapping {file}"),
        Lang::En => format!("the mapping is in {file}; edit it and give it with --mapping {file}"),
    }
}
