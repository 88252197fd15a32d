//! Which of the further tools wrote a file, and what stands beneath the headings in its exports.

use super::grid::Grid;
use super::systems;
use super::texts::headings;
use super::wording::fold;
use crate::model::{SystemColumn, Tool};

/// The tool that a row of headings gives away beyond doubt.
pub fn further_tool(grid: &Grid, row: usize, headings: &[String]) -> Option<Tool> {
    let folded: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
    let has = |wanted: &str| folded.iter().any(|heading| heading == wanted);
    let is_first = |wanted: &str| folded.first().is_some_and(|heading| heading == wanted);
    let own = |tool: Tool| systems::evidence(tool, headings).len();
    let is_known =
        |tool: Tool, wanted| headings.iter().any(|heading| systems::of_tool(tool, heading) == Some(wanted));
    let next = || headings_below(grid, row, 1).chain(headings_below(grid, row, 2));
    if is_known(Tool::Qualtrics, SystemColumn::Uuid) && own(Tool::Qualtrics) >= 4
        || next().any(|row| is_import_ids(&row))
    {
        return Some(Tool::Qualtrics);
    }
    let of_forms = || folded.iter().any(|heading| heading.ends_with("_complete"));
    let has_redcap = folded.iter().any(|heading| heading.starts_with("redcap_"));
    if has_redcap
        || has("record_id") && (of_forms() || folded.iter().any(|heading| heading.contains("___")))
        || has("record id") && (has("complete") || has("survey timestamp") || has("survey identifier"))
    {
        return Some(Tool::RedCap);
    }
    if headings_below(grid, row, 1).any(|row| is_form_ids(&row))
        || is_known(Tool::NextcloudForms, SystemColumn::Personal)
            && is_known(Tool::NextcloudForms, SystemColumn::Ended)
            && is_known(Tool::NextcloudForms, SystemColumn::Token)
    {
        return Some(Tool::NextcloudForms);
    }
    if has("submissiondate") && has("key") {
        return Some(Tool::OdkCentral);
    }
    if has("response id") && has("finished") && (has("survey id") || is_first("no")) {
        return Some(Tool::Formbricks);
    }
    if is_first("#") && (has("network id") || has("submit date (utc)")) {
        return Some(Tool::Typeform);
    }
    let is_jotform = is_known(Tool::Jotform, SystemColumn::Ended)
        && (is_first("submission date") || has("submission id") || is_first("inlämningsdatum"));
    if is_jotform {
        return Some(Tool::Jotform);
    }
    None
}

/// The tool that headings look like the documentation of. It is believed only where the questions are there too.
pub fn further_by_documentation(headings: &[String]) -> Option<Tool> {
    let has = |tool: Tool, wanted: SystemColumn| {
        headings.iter().any(|heading| systems::of_tool(tool, heading) == Some(wanted))
    };
    let named = |words: &[&str]| headings.iter().any(|heading| words.contains(&&*fold(heading)));
    let netigate =
        ["answerset id", "answersetid", "answer set id", "sendout", "send-out", "sendout name", "utskick"];
    let artologik = ["answer date", "date of answer", "svarsdatum", "publication", "publicering"];
    let esmaker =
        ["respondent-nr", "respondent nr", "respid", "resp-id", "svar inkom", "inkommen", "inkommet"];
    let candidates = [
        (Tool::Netigate, named(&netigate) && has(Tool::Netigate, SystemColumn::Serial)),
        (Tool::EsMaker, named(&esmaker) && has(Tool::EsMaker, SystemColumn::Serial)),
        (Tool::Artologik, named(&artologik) && has(Tool::Artologik, SystemColumn::Serial)),
        (
            Tool::Webropol,
            has(Tool::Webropol, SystemColumn::Serial) && has(Tool::Webropol, SystemColumn::Ended),
        ),
        (Tool::SurveyJs, named(&["happenedat", "happendat", "resultid", "result id"])),
    ];
    candidates.into_iter().find(|(_, is_it)| *is_it).map(|(tool, _)| tool)
}

/// What stands beneath the headings and is no answer.
#[derive(Debug, Default)]
pub struct Second {
    /// In how many rows.
    pub rows: usize,
    /// The questions' texts, where they stand there.
    pub texts: Vec<String>,
}

/// Looks at the rows beneath the headings: the questions' texts, and what only the tool needs.
pub fn second_row(grid: &Grid, head: usize, own: &[String], tool: Tool) -> Second {
    let below = |nth: usize| headings_below(grid, head, nth).next().unwrap_or_default();
    let (first, second) = (below(1), below(2));
    if is_import_ids(&first) {
        return Second { rows: 1, texts: Vec::new() };
    }
    if is_import_ids(&second) {
        return Second { rows: 2, texts: first };
    }
    if tool == Tool::NextcloudForms && is_form_ids(&first) {
        return Second { rows: 1, texts: Vec::new() };
    }
    // The tool's own columns are called the same in codes and in words.
    let is_same = |(above, below): &(&String, &String)| {
        let system = systems::of_tool(tool, above);
        system.is_some() && systems::of_tool(tool, below) == system
    };
    if tool == Tool::Qualtrics && own.iter().zip(&first).filter(is_same).count() >= 3 {
        return Second { rows: 1, texts: first };
    }
    Second::default()
}

fn headings_below(grid: &Grid, row: usize, nth: usize) -> impl Iterator<Item = Vec<String>> {
    let below = headings(grid, row + nth);
    Some(below).filter(|below| !below.is_empty()).into_iter()
}

/// Whether a row is the one in which Qualtrics says what it calls the columns.
fn is_import_ids(row: &[String]) -> bool {
    let filled = || row.iter().filter(|cell| !cell.is_empty());
    let is_id = |cell: &&String| cell.starts_with('{') && cell.contains("\"ImportId\"");
    filled().count() > 0 && filled().all(|cell| is_id(&cell))
}

/// Whether a row is the one in which Nextcloud Forms says what it calls the columns.
fn is_form_ids(row: &[String]) -> bool {
    let is_question = |cell: &String| cell.starts_with("question-id-");
    row.first().is_some_and(|cell| cell == "submission_id") && row.iter().any(is_question)
}
