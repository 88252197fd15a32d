//! Whether a submission was completed, in the words of survey tools.

use super::wording::fold;
use crate::model::Tool;

/// What a text in a column about it says; nothing where it is of no such words. Where nothing stands, nothing was completed.
pub fn completed(tool: Tool, text: &str) -> Option<bool> {
    const YES: [&str; 18] = [
        "true",
        "yes",
        "ja",
        "sant",
        "wahr",
        "1",
        "complete",
        "completed",
        "finished",
        "submitted",
        "done",
        "full",
        "slutförd",
        "slutfört",
        "avslutad",
        "komplett",
        "färdig",
        "inskickad",
    ];
    const NO: [&str; 22] = [
        "",
        "false",
        "no",
        "nej",
        "falskt",
        "falsch",
        "0",
        "incomplete",
        "uncompleted",
        "unverified",
        "partial",
        "partially completed",
        "started",
        "in progress",
        "not completed",
        "[not completed]",
        "unfinished",
        "ej slutförd",
        "ofullständig",
        "delvis",
        "påbörjad",
        "pågående",
    ];
    let folded = fold(text);
    // REDCap counts from incomplete over unverified to complete.
    match (tool, &*folded) {
        (Tool::RedCap, "1") => return Some(false),
        (Tool::RedCap, "2") => return Some(true),
        _ => {}
    }
    if YES.contains(&&*folded) {
        return Some(true);
    }
    NO.contains(&&*folded).then_some(false)
}

/// Whether a submission was made by somebody who tried the survey out, in the words and numbers of Qualtrics.
pub fn is_preview(text: &str) -> bool {
    const PREVIEWS: [&str; 9] = [
        "survey preview",
        "survey test",
        "preview",
        "test",
        "spam preview",
        "offline preview",
        "1",
        "2",
        "17",
    ];
    let folded = fold(text);
    PREVIEWS.contains(&&*folded) || folded == "9"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_a_submission_is_whole_is_told_in_many_ways() {
        for (tool, text, expected) in [
            (Tool::Qualtrics, "True", Some(true)),
            (Tool::Qualtrics, "0", Some(false)),
            (Tool::RedCap, "2", Some(true)),
            (Tool::RedCap, "1", Some(false)),
            (Tool::RedCap, "Unverified", Some(false)),
            (Tool::RedCap, "[not completed]", Some(false)),
            (Tool::Typeform, "completed", Some(true)),
            (Tool::Typeform, "", Some(false)),
            (Tool::Formbricks, "No", Some(false)),
            (Tool::Formbricks, "Peut-être", None),
            (Tool::Wide, "2", None),
        ] {
            assert_eq!(completed(tool, text), expected, "{tool:?} {text}");
        }
    }
}
