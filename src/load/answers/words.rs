//! The words that mean the same to every question, and what programs write where there is no answer.

use super::names::fold;
use crate::model::format::columns;
use crate::model::{Answer, Questionnaire};

/// What is written for "not applicable", in the form in which texts are compared.
pub(super) const NOT_APPLICABLE: [&str; 17] = [
    columns::NOT_APPLICABLE,
    "n/a",
    "n.a.",
    "n.a",
    "n. a.",
    "ej tillämpligt",
    "inte tillämpligt",
    "ej tillämplig",
    "ej tillämpbart",
    "ej aktuellt",
    "inte aktuellt",
    "ej relevant",
    "inte relevant",
    "not applicable",
    "not relevant",
    "does not apply",
    "doesn't apply",
];
/// What is written for "don't know".
pub(super) const DONT_KNOW: [&str; 22] = [
    columns::DONT_KNOW,
    "don't know",
    "vet ej",
    "vet inte",
    "dont know",
    "do not know",
    "i don't know",
    "i do not know",
    "jag vet ej",
    "jag vet inte",
    "kan ej svara",
    "kan inte svara",
    "kan ej bedöma",
    "kan inte bedöma",
    "kan ej säga",
    "kan inte säga",
    "can't say",
    "cannot say",
    "can't answer",
    "cannot answer",
    "unable to say",
    "unable to answer",
];
/// What programs write where there is nothing.
const NOTHING: [&str; 7] = ["nan", "null", "<na>", "(null)", "-", "–", "—"];
/// What may stand between two words that say the same.
const BETWEEN_WORDS: [&str; 5] = [" / ", "/", " eller ", " or ", "("];

/// *Not applicable*, *don't know*, or what programs write for nothing. Several words that say the same may stand one after
/// the other, as in `Vet ej/kan inte svara`.
pub(in crate::load) fn word(text: &str) -> Option<Answer> {
    let folded = fold_word(text);
    let several = |between: &str| {
        let mut parts = folded.trim_end_matches(')').split(between).map(|part| one_word(part.trim()));
        let first = parts.next()??;
        parts.all(|part| part == Some(first)).then_some(first)
    };
    one_word(&folded).or_else(|| BETWEEN_WORDS.iter().find_map(|between| several(between)))
}

fn one_word(folded: &str) -> Option<Answer> {
    if NOT_APPLICABLE.contains(&folded) {
        return Some(Answer::NotApplicable);
    }
    if DONT_KNOW.contains(&folded) {
        return Some(Answer::DontKnow);
    }
    NOTHING.contains(&folded).then_some(Answer::NotAnswered)
}

/// The same in the words that the questionnaire itself has for them. They come after its options and the common words, so they
/// are looked for only where a text is none of these.
pub(in crate::load) fn own_word(questionnaire: &Questionnaire, text: &str) -> Option<Answer> {
    let folded = fold_word(text);
    let says = |name| questionnaire.words().all(name).any(|own| fold_word(own) == folded);
    if says("dont_know") {
        return Some(Answer::DontKnow);
    }
    says("not_applicable").then_some(Answer::NotApplicable)
}

/// Whether a text is what a spreadsheet shows where it cannot compute, in Swedish or English.
pub(in crate::load) fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 20] = [
        "#n/a",
        "#ref!",
        "#value!",
        "#div/0!",
        "#name?",
        "#num!",
        "#null!",
        "#spill!",
        "#calc!",
        "#getting_data",
        "#saknas!",
        "#saknas",
        "#referens!",
        "#värdefel!",
        "#division/0!",
        "#namn?",
        "#ogiltigt!",
        "#skärning!",
        "#spill",
        "#värde!",
    ];
    if !text.starts_with(['#', 'E', 'e']) {
        return false;
    }
    let folded = fold(text);
    let is_numbered = |rest: &str| rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    ERRORS.contains(&&*folded) || folded.strip_prefix("err:").is_some_and(is_numbered)
}

pub(super) fn fold_word(text: &str) -> String {
    fold(text).replace(['’', '´', '`'], "'")
}

/// What may stand between the options in a cell.
pub(super) const SEPARATORS: [char; 3] = ['|', ';', ','];

/// What stands between separators and spaces.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| SEPARATORS.contains(&c) || c.is_whitespace()).filter(|part| !part.is_empty())
}
