//! What `explain` cannot explain.

use super::{FailureWords, quoted};
use crate::model::Lang;

/// That there is no difference of which anything may be told.
#[must_use]
pub fn no_difference(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "det finns ingen skillnad att förklara där".to_owned(),
            ["ett av resultaten visas inte, saknas, eller går inte att jämföra med förra omgången"
                .to_owned()],
        ),
        Lang::En => FailureWords::new(
            "there is no difference to explain there".to_owned(),
            ["one of the scores is not shown, is missing, or cannot be compared with the wave before"
                .to_owned()],
        ),
    }
}

/// A question, or something that sums areas up, of which there is no alpha.
#[must_use]
pub fn no_alpha(word: &str, lang: Lang) -> FailureWords {
    let word = quoted(word, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{word} är ingen grupp av frågor som räknas"),
            ["ange ett område eller en grupp i ett: mognad quality visar vilka som har alfa".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{word} is no group of questions that count"),
            ["name an area or a group in one: mognad quality shows which have an alpha".to_owned()],
        ),
    }
}
