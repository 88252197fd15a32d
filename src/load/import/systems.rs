//! What survey tools call the columns that are no questions, in the languages that people use them in.

mod first;
mod further;

use super::wording::fold;
use crate::model::{ReservedColumn, SystemColumn, Tool};
use first::{GOOGLE_FORMS, KOBO, LIMESURVEY, MS_FORMS, SURVEYMONKEY};

type Names = &'static [(SystemColumn, &'static [&'static str])];

/// What our own files call them; other tools' files may have a question that is called so.
const OWN: Names = &[
    (SystemColumn::Unit, ReservedColumn::Unit.names()),
    (SystemColumn::Role, ReservedColumn::Role.names()),
    (SystemColumn::Respondent, ReservedColumn::Respondent.names()),
    (SystemColumn::Wave, ReservedColumn::Wave.names()),
    (SystemColumn::Seconds, ReservedColumn::Seconds.names()),
    (SystemColumn::Item, ReservedColumn::Item.names()),
    (SystemColumn::Value, ReservedColumn::Value.names()),
];

/// What other tools' files may have, whatever the tool: traces of the person, and what tells submissions apart.
const ANYWHERE: Names = &[
    (
        SystemColumn::Email,
        &["email", "e-mail", "e-post", "e-postadress", "email address", "epost", "mejladress"],
    ),
    (
        SystemColumn::Personal,
        &[
            "name",
            "namn",
            "ip address",
            "ip-adress",
            "personnummer",
            "förnamn",
            "efternamn",
            "telefon",
            "phone",
        ],
    ),
    (
        SystemColumn::Serial,
        &[
            "response id",
            "responseid",
            "submission id",
            "respondent id",
            "respondentid",
            "svars-id",
            "svarsid",
        ],
    ),
    (
        SystemColumn::Complete,
        &[
            "finished",
            "completed",
            "completion status",
            "response status",
            "slutförd",
            "avslutad",
            "svarsstatus",
        ],
    ),
];

/// What the tool's own column with this heading is about.
#[expect(clippy::wildcard_enum_match_arm, reason = "the tools of another file")]
pub fn of_tool(tool: Tool, heading: &str) -> Option<SystemColumn> {
    let folded = fold(&heading.replace('_', " "));
    let raw = fold(heading);
    let names = match tool {
        Tool::LimeSurvey => LIMESURVEY,
        Tool::MsForms => MS_FORMS,
        Tool::GoogleForms => GOOGLE_FORMS,
        Tool::Kobo => KOBO,
        Tool::SurveyMonkey => SURVEYMONKEY,
        Tool::Wide | Tool::Long | Tool::Workbook | Tool::Form => &[],
        tool => further::names(tool),
    };
    let found = find(names, &raw).or_else(|| find(names, &folded).filter(|_| tool == Tool::LimeSurvey));
    found.or_else(|| by_pattern(tool, &raw))
}

/// What a column with this heading is in our own files.
pub fn of_ours(heading: &str) -> Option<SystemColumn> {
    find(OWN, &fold(heading))
}

/// What a column is in our own files whose heading ends in a name of theirs behind a group, as in `north/unit`: a unit or a
/// role may be asked for in a section each.
pub fn of_ours_on_a_path(heading: &str) -> Option<SystemColumn> {
    let signs: &[char] = if heading.contains(char::is_whitespace) { &['/'] } else { &['/', '-', '.', ':'] };
    let (_, last) = heading.rsplit_once(signs)?;
    of_ours(last).filter(|system| matches!(system, SystemColumn::Unit | SystemColumn::Role))
}

/// What a column with this heading is, whatever wrote the file.
pub fn of_anyone(heading: &str) -> Option<SystemColumn> {
    find(ANYWHERE, &fold(heading))
}

/// Whether a heading asks for the respondent's role, in so many words.
pub fn is_role_question(heading: &str) -> bool {
    const QUESTIONS: [&str; 10] = [
        "din roll",
        "vilken är din roll",
        "vilken roll har du",
        "vad är din roll",
        "vad har du för roll",
        "your role",
        "what is your role",
        "what's your role",
        "which role do you have",
        "which is your role",
    ];
    QUESTIONS.contains(&&*fold(heading))
}

/// How many different columns of a tool's own are among the headings, and which.
pub fn evidence<'h>(tool: Tool, headings: &'h [String]) -> Vec<&'h str> {
    let is_own = |heading: &&'h str| {
        of_tool(tool, heading).is_some_and(|system| !matches!(system, SystemColumn::Personal))
    };
    let mut found: Vec<&str> = headings.iter().map(String::as_str).filter(is_own).collect();
    found.dedup();
    found
}

fn find(names: Names, folded: &str) -> Option<SystemColumn> {
    names.iter().find(|(_, names)| names.contains(&folded)).map(|(system, _)| *system)
}

/// Columns that are called after a question.
#[expect(clippy::wildcard_enum_match_arm, reason = "the tools of another file")]
fn by_pattern(tool: Tool, folded: &str) -> Option<SystemColumn> {
    let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    match tool {
        Tool::LimeSurvey if starts(&["grouptime", "group time", "question time", "frågetid", "grupptid"]) => {
            Some(SystemColumn::Technical)
        }
        Tool::LimeSurvey if starts(&["attribute_"]) => Some(SystemColumn::Personal),
        Tool::MsForms
            if starts(&["points - ", "feedback - ", "poäng - ", "poäng – ", "punkte - ", "punten - "])
                || folded.strip_prefix("column").is_some_and(is_number) =>
        {
            Some(SystemColumn::Quiz)
        }
        Tool::GoogleForms if folded.ends_with("[score]") || folded.ends_with("[feedback]") => {
            Some(SystemColumn::Quiz)
        }
        Tool::Kobo if starts(&["_geolocation", "_attachments", "_validation_", "_submission__"]) => {
            Some(SystemColumn::Technical)
        }
        tool => further::by_pattern(tool, folded),
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_tools_that_are_called_after_a_form_or_a_question_are_known() {
        for (tool, heading, system) in [
            (Tool::Qualtrics, "Duration (in seconds)", SystemColumn::Seconds),
            (Tool::Qualtrics, "Q3_DO_1", SystemColumn::Technical),
            (Tool::Qualtrics, "Timing - Page Submit", SystemColumn::Technical),
            (Tool::RedCap, "survey_complete", SystemColumn::Complete),
            (Tool::RedCap, "intake_timestamp", SystemColumn::Ended),
            (Tool::Formbricks, "2. Which channels? - Option ID", SystemColumn::Technical),
            (Tool::Formbricks, "userAgent - browser", SystemColumn::Technical),
            (Tool::NextcloudForms, "User display name", SystemColumn::Personal),
            (Tool::OdkCentral, "KEY", SystemColumn::Uuid),
            (Tool::Typeform, "#", SystemColumn::Uuid),
        ] {
            assert_eq!(of_tool(tool, heading), Some(system), "{heading}");
        }
        assert_eq!(of_tool(Tool::Qualtrics, "Q3_TODO"), None);
    }

    #[test]
    fn a_tools_columns_are_known_in_several_languages() {
        for (tool, heading, system) in [
            (Tool::LimeSurvey, "submitdate", SystemColumn::Ended),
            (Tool::LimeSurvey, "Date_submitted", SystemColumn::Ended),
            (Tool::LimeSurvey, "Datum abgeschickt", SystemColumn::Ended),
            (Tool::LimeSurvey, "IP-adress", SystemColumn::Personal),
            (Tool::LimeSurvey, "groupTime12", SystemColumn::Technical),
            (Tool::MsForms, "\u{feff}Starttid", SystemColumn::Started),
            (Tool::MsForms, "Points - Have you?", SystemColumn::Quiz),
            (Tool::MsForms, "Column7", SystemColumn::Quiz),
            (Tool::GoogleForms, "Tidstämpel", SystemColumn::Ended),
            (Tool::Kobo, "_uuid", SystemColumn::Uuid),
            (Tool::SurveyMonkey, "Respondent ID", SystemColumn::Serial),
        ] {
            assert_eq!(of_tool(tool, heading), Some(system), "{heading}");
        }
        assert_eq!(of_tool(Tool::GoogleForms, "submitdate"), None);
        assert_eq!(of_tool(Tool::Kobo, "id"), None);
    }
}
