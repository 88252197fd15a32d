//! Words for single characters: those that no text may have, and those that a reader takes for others.

use crate::model::{Lang, code_point, first_difference, look_alike};

/// What a character that cannot be shown is called: `U+202E`.
#[must_use]
pub fn sign(c: char) -> String {
    code_point(c)
}

/// Where two texts that look alike differ; `None` where they do not look alike.
#[must_use]
pub fn difference(one: &str, other: &str, lang: Lang) -> Option<String> {
    if !look_alike(one, other) {
        return None;
    }
    let (a, b) = first_difference(one, other)?;
    let named = |c: Option<char>| match (c, lang) {
        (Some(c), _) => code_point(c),
        (None, Lang::Sv) => "inget tecken".to_owned(),
        (None, Lang::En) => "no character".to_owned(),
    };
    let (a, b) = (named(a), named(b));
    Some(match lang {
        Lang::Sv => format!("de ser likadana ut men är skrivna med olika tecken: {a} här och {b} där"),
        Lang::En => {
            format!("they look the same but are written with different characters: {a} here and {b} there")
        }
    })
}
