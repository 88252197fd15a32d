//! The schema of a policy: what must hold of an assessment's newest wave.

use serde_json::{Value, json};

use super::value::text;
use super::{Words, needs, with};
use crate::model::format::policy::{rule, top};

pub(super) fn schema(w: Words) -> Value {
    w.file(["Krav", "Policy"], &[top::KEYS], vec![("text", text()), ("rule", whole_rule(w))])
}

/// A rule that requires nothing is none.
fn whole_rule(w: Words) -> Value {
    let required = [rule::AT_LEAST, rule::NO_REGRESS].map(|key| needs(&[key]));
    with(w.table(&[rule::KEYS]), "anyOf", json!(required))
}
