//! The schema of the file in which a form saves one respondent's answers.

use serde_json::{Value, json};

use super::value::id;
use super::{Words, needs, with};
use crate::model::format::answers::{answer, top};

pub(super) fn schema(w: Words) -> Value {
    w.file(["Svar", "Answers"], &[top::KEYS], vec![("id", id()), ("answer", whole_answer(w))])
}

/// A value, or why there is none, or a comment alone.
fn whole_answer(w: Words) -> Value {
    let whole = with(w.table(&[answer::KEYS]), "minProperties", json!(1));
    with(whole, "not", needs(&[answer::VALUE, answer::STATE]))
}
