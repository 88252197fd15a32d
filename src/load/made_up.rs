//! Respondents that were made up to show what answers look like.

use crate::model::Lang;

/// What the ids of made-up respondents begin with; two digits follow.
#[must_use]
pub const fn made_up_mark(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "exempel-",
        Lang::En => "example-",
    }
}

/// Whether there are made-up respondents among these answers, in whatever a spreadsheet has made of the file since.
#[must_use]
pub fn is_made_up(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    Lang::ALL.into_iter().any(|lang| {
        text.match_indices(made_up_mark(lang)).any(|(at, mark)| {
            let is_edge = |c: char| !c.is_alphanumeric() && c != '-';
            let (before, after) = (&text[..at], &text[at + mark.len()..]);
            let number = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            number == 2 && before.ends_with(is_edge) && after[number..].starts_with(is_edge)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_respondents_are_known_by_their_ids_and_others_are_not() {
        for (text, made_up) in [
            ("unit;respondent\nx;exempel-01\n", true),
            ("unit,respondent\r\nx,\"example-17\",staff\r\n", true),
            ("unit,respondent\nx,r01\n", false),
            ("unit,respondent\nx,example-171\n", false),
            ("unit,respondent\nx,counterexample-17\n", false),
            ("unit,respondent\nx,for example-like things\n", false),
        ] {
            assert_eq!(is_made_up(text.as_bytes()), made_up, "{text}");
        }
    }
}
