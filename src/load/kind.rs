//! What a file is, by its text, before it is read.

use crate::model::format::{Key, assessment, questionnaire};

/// Whether a text that need not be sound has what only questionnaires have, and nothing that only assessments have.
#[must_use]
pub fn is_questionnaire(text: &str) -> bool {
    let has = |keys: [Key; 2]| {
        text.lines().filter_map(|line| line.trim_start().strip_prefix("[[")).any(|line| {
            line.split(']').next().is_some_and(|name| keys.iter().any(|key| key.name() == name.trim()))
        })
    };
    has([questionnaire::top::GROUPS, questionnaire::top::ITEMS])
        && !has([assessment::top::WAVES, assessment::top::UNITS])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_questionnaire_is_told_from_an_assessment() {
        for (text, is) in [
            ("id = \"q\"\n[[groups]]\nid = \"g\"\n", true),
            ("id = \n  [[ items ]] # the first\n", true),
            ("[[items.options]]\n", false),
            ("[[waves]]\n[[units]]\n", false),
            ("[[groups]]\n[[units]]\n", false),
            ("# [[items]]\n", false),
            ("", false),
        ] {
            assert_eq!(is_questionnaire(text), is, "{text}");
        }
    }
}
