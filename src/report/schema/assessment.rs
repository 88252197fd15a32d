//! The schema of `assessment.toml`.

use serde_json::Value;

use super::Words;
use super::value::text;
use crate::model::format::assessment::{kolada, top, unit, wave};

pub(super) fn schema(w: Words) -> Value {
    let parts = vec![
        ("text", text()),
        ("wave", w.table(&[wave::KEYS])),
        ("unit", w.table(&[unit::KEYS])),
        ("kolada", w.table(&[kolada::KEYS])),
    ];
    w.file(["Mätning", "Assessment"], &[top::KEYS], parts)
}
