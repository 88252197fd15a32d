//! Ids for units that the list gives none: made from names, readable, and each once.

use std::collections::BTreeSet;

use super::rows::{ListedUnit, called};
use crate::model::{UnitId, looks_personal, slug};

/// An id longer than this is tedious to type.
const LONGEST: usize = 60;

/// The units' ids: those given, else their names in plain letters. Where others would have the same, what the unit is a part of is
/// added, and a number where that does not help. `None` never comes: what is made of a name is printable and short, which is all
/// that is asked of an id.
pub fn ids(units: &[ListedUnit], parents: &[Option<usize>]) -> Option<Vec<UnitId>> {
    let mut taken: BTreeSet<String> =
        units.iter().filter_map(|unit| unit.id.as_ref()).map(|id| id.as_str().to_lowercase()).collect();
    let plain: Vec<String> = units.iter().map(|unit| plain(called(unit))).collect();
    let id = |(at, unit): (usize, &ListedUnit)| {
        if let Some(id) = &unit.id {
            return Some(id.clone());
        }
        let is_alone = !units
            .iter()
            .zip(&plain)
            .enumerate()
            .any(|(other, (unit, name))| other != at && unit.id.is_none() && *name == plain[at]);
        let with_parent = parents[at].map(|parent| short(&format!("{}-{}", plain[at], plain[parent])));
        let alone = Some(plain[at].clone()).filter(|_| is_alone || with_parent.is_none());
        let numbered = (2..).map(|number| format!("{}-{number}", plain[at]));
        let mut names = alone.into_iter().chain(with_parent).chain(numbered);
        let free = names.find(|name| !taken.contains(name)).unwrap_or_default();
        taken.insert(free.clone());
        UnitId::parse(&free).ok()
    };
    units.iter().enumerate().map(id).collect()
}

/// A name in plain letters; one that has none of them as it is, without what cannot be seen. Of a name that tells who
/// somebody is no id is made.
fn plain(name: &str) -> String {
    let plain = slug(name);
    if looks_personal(name) || looks_personal(&plain) {
        return "unit".to_owned();
    }
    if !plain.is_empty() {
        return short(&plain);
    }
    let visible: String = name.to_lowercase().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if visible.trim().is_empty() { "unit".to_owned() } else { visible.trim().to_owned() }
}

/// Cut at a hyphen where it is too long.
fn short(id: &str) -> String {
    match id.char_indices().nth(LONGEST) {
        None => id.to_owned(),
        Some((end, _)) => {
            let cut = &id[..end];
            cut.rfind('-').filter(|at| *at > 0).map_or(cut, |at| &cut[..at]).to_owned()
        }
    }
}
