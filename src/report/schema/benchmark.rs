//! The schema of a benchmark: what organisations tell each other.

use serde_json::{Value, json};

use super::{Words, with};
use crate::model::format::benchmark::{organisation, score, top, unit};

pub(super) fn schema(w: Words) -> Value {
    let parts = vec![
        ("organisation", w.table(&[organisation::KEYS])),
        ("unit", w.table(&[unit::KEYS])),
        ("score", whole_score(w)),
    ];
    w.file(["Jämförelse mellan organisationer", "Benchmark"], &[top::KEYS], parts)
}

/// What belongs together stands together.
fn whole_score(w: Words) -> Value {
    let together =
        [&[score::SE, score::DF][..], &[score::WORKPLACES, score::LOWEST, score::MEDIAN, score::HIGHEST][..]];
    let mut needs = serde_json::Map::new();
    for keys in together {
        for key in keys {
            let others = keys.iter().map(crate::model::format::Key::name).filter(|name| *name != key.name());
            needs.insert(key.name().to_owned(), json!(others.collect::<Vec<_>>()));
        }
    }
    with(w.table(&[score::KEYS]), "dependentRequired", Value::Object(needs))
}
