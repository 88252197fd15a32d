//! The schema of a mapping: how another program's export is to be read.

use serde_json::Value;

use super::Words;
use crate::model::format::mapping::top;

pub(super) fn schema(w: Words) -> Value {
    w.file(["Kolumnöversättning", "Mapping"], &[top::KEYS], Vec::new())
}
