//! Whether the units of a list fit together.

use std::collections::BTreeMap;

use super::super::listed::Findings;
use super::super::suggest::nearest;
use super::headings::Column;
use super::rows::{ListedUnit, called, folded_names};
use crate::model::{UnitColumn, UnitListFault};

/// A fault names at most so many units or rows.
const LISTED: usize = 9;

/// Tells of everything that does not fit; gives each unit's parent by its place in the list.
pub fn check(
    units: &[ListedUnit],
    columns: &[Option<Column>],
    findings: &mut Findings,
) -> Vec<Option<usize>> {
    let at = |wanted: UnitColumn| columns.iter().position(|column| *column == Some(Column::Plain(wanted)));
    same_ids(units, at(UnitColumn::Id), findings);
    let column = at(UnitColumn::Parent);
    let parents = parents(units, column, findings);
    circles(units, &parents, column, findings);
    let is_name = |column: &Option<Column>| {
        matches!(column, Some(Column::Plain(UnitColumn::Name | UnitColumn::NameIn(_))))
    };
    let column = columns.iter().position(is_name);
    same_names(units, &parents, column, findings);
    parents
}

fn same_ids(units: &[ListedUnit], column: Option<usize>, findings: &mut Findings) {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for unit in units {
        let Some(id) = &unit.id else { continue };
        if let Some(first) = seen.get(&id.as_str().to_lowercase()) {
            let fault = UnitListFault::SameId { id: id.to_string(), first: *first };
            findings.tell(unit.row, column, fault);
        } else {
            seen.insert(id.as_str().to_lowercase(), unit.row);
        }
    }
}

/// What each unit is a part of: by id, else by the name that only one unit has.
fn parents(units: &[ListedUnit], column: Option<usize>, findings: &mut Findings) -> Vec<Option<usize>> {
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        if let Some(id) = &unit.id {
            by_id.entry(id.as_str().to_lowercase()).or_insert(at);
        }
        folded_names(unit).into_iter().for_each(|name| by_name.entry(name).or_default().push(at));
    }
    let ids = units.iter().filter_map(|unit| unit.id.as_ref()).map(|id| id.as_str());
    let names = units.iter().flat_map(|unit| unit.name.texts());
    let known: Vec<&str> = names.chain(ids).collect();
    let mut parents = Vec::with_capacity(units.len());
    for unit in units {
        let Some(wanted) = &unit.parent else {
            parents.push(None);
            continue;
        };
        let folded = wanted.to_lowercase();
        let parent = by_id.get(&folded).copied();
        let found = match (parent, by_name.get(&folded).map(Vec::as_slice)) {
            (Some(parent), _) => Ok(parent),
            (None, Some([parent])) => Ok(*parent),
            (None, Some(several)) => {
                let rows = several.iter().take(LISTED).map(|at| units[*at].row).collect();
                Err(UnitListFault::AmbiguousParent { parent: wanted.clone(), rows })
            }
            (None, None) => {
                let nearest = nearest(wanted, known.iter().copied());
                Err(UnitListFault::UnknownParent { parent: wanted.clone(), nearest })
            }
        };
        parents.push(found.map_err(|fault| findings.tell(unit.row, column, fault)).ok());
    }
    parents
}

/// Each circle is told once, at the unit of it that stands first.
fn circles(units: &[ListedUnit], parents: &[Option<usize>], column: Option<usize>, findings: &mut Findings) {
    // 0 for those not seen yet; else the number of the walk that came by.
    let mut seen = vec![0; units.len()];
    for start in 0..units.len() {
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = start + 1;
            let Some(next) = parents[at] else { break };
            if seen[next] == start + 1 {
                let rest = std::iter::successors(parents[next], |at| parents[*at]);
                let mut circle: Vec<usize> =
                    std::iter::once(next).chain(rest.take_while(|at| *at != next)).collect();
                let first = circle.iter().copied().min().unwrap_or(next);
                let turn = circle.iter().position(|at| *at == first).unwrap_or(0);
                circle.rotate_left(turn);
                let names = circle.iter().take(LISTED).map(|at| called(&units[*at]).to_owned()).collect();
                findings.tell(units[first].row, column, UnitListFault::Circle { names });
            }
            at = next;
        }
    }
}

/// Two parts of one unit that reports call the same cannot be told apart by whoever reads them.
fn same_names(
    units: &[ListedUnit],
    parents: &[Option<usize>],
    column: Option<usize>,
    findings: &mut Findings,
) {
    let mut seen: BTreeMap<(Option<usize>, Option<String>, String), usize> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        // Where the parent is not known, what is written there tells.
        let written = unit.parent.as_ref().filter(|_| parents[at].is_none()).map(|text| text.to_lowercase());
        let mut twin = None;
        for name in folded_names(unit) {
            let key = (parents[at], written.clone(), name);
            twin = twin.or(seen.get(&key).copied());
            seen.entry(key).or_insert(at);
        }
        if let Some(first) = twin {
            let first = &units[first];
            let (one, other) = (unit.id.as_ref(), first.id.as_ref());
            let same_id = one
                .zip(other)
                .is_some_and(|(one, other)| one.as_str().to_lowercase() == other.as_str().to_lowercase());
            // The id of one that stands twice is told already.
            if !same_id {
                let have_ids = one.is_some() && other.is_some();
                let name = called(unit).to_owned();
                findings.tell(unit.row, column, UnitListFault::SameName { name, first: first.row, have_ids });
            }
        }
    }
}
