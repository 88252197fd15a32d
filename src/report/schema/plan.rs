//! The schema of an action plan.

use serde_json::Value;

use super::Words;
use crate::model::format::plan::{action, top};

pub(super) fn schema(w: Words) -> Value {
    w.file(["Handlingsplan", "Action plan"], &[top::KEYS], vec![("action", w.table(&[action::KEYS]))])
}
