//! Respondents who answered more than once, in one file, in several, or in an earlier import.

use std::collections::BTreeMap;

use super::people::{Resubmissions, settle as choose};
use super::{Imported, count};
use crate::load::table::Table;
use crate::model::{CellPlace, Diagnostic, Diagnostics, Fault, ImportFaultKind, LeftOut, Place, SeenAt};

/// A respondent of an earlier import: the name, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The pseudonym.
    pub respondent: String,
    /// Where.
    pub seen: SeenAt,
}

/// What was settled.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// How many submissions an earlier or a later one of the same respondent replaces.
    pub replaced: usize,
}

/// The respondents in a file of answers of ours.
#[must_use]
pub fn earlier(file: &str, bytes: &[u8]) -> Vec<Earlier> {
    let Ok(table) = Table::read(bytes, None) else { return Vec::new() };
    let mut rows = table.rows();
    let Some(head) = rows.next_row() else { return Vec::new() };
    let Some(column) = (0..head.len()).find(|at| head.text(*at).eq_ignore_ascii_case("respondent")) else {
        return Vec::new();
    };
    let mut found: Vec<Earlier> = Vec::new();
    while let Some(row) = rows.next_row() {
        let respondent = row.text(column).to_owned();
        if !respondent.is_empty() && found.last().is_none_or(|last| last.respondent != respondent) {
            found.push(Earlier { respondent, seen: SeenAt { file: file.to_owned(), row: row.number } });
        }
    }
    found
}

/// Leaves out the submissions that do not count. Those of an earlier import stay where they are: where the last is to
/// count, they are a fault, since the file they stand in is not this run's to change.
pub fn settle(files: &mut [Imported], before: &[Earlier], policy: Resubmissions) -> (Settled, Diagnostics) {
    let mut found = Diagnostics::default();
    let mut settled = Settled::default();
    let known: BTreeMap<&str, &SeenAt> =
        before.iter().map(|earlier| (earlier.respondent.as_str(), &earlier.seen)).collect();
    let people: Vec<_> = files
        .iter()
        .flat_map(|file| &file.entries)
        .map(|entry| (entry.is_known.then_some(entry.respondent.respondent.as_str()), entry.submission))
        .collect();
    let places: Vec<(String, u64)> =
        files.iter().flat_map(|file| &file.entries).map(|entry| (entry.file.clone(), entry.row)).collect();
    let (mut counts, twice) = choose(&people, policy);
    let fault = |at: usize, kind: ImportFaultKind| {
        let (file, row) = &places[at];
        let cell = CellPlace { row: *row, column: None, excerpt: None };
        Diagnostic::error(Fault::Import(kind.into()), Place::Cell(file.clone(), cell))
    };
    for (at, first) in twice {
        let first = SeenAt { file: places[first].0.clone(), row: places[first].1 };
        found.push(fault(at, ImportFaultKind::TwiceAnswered { first }));
    }
    for (at, (name, _)) in people.iter().enumerate().filter(|(at, _)| counts[*at]).collect::<Vec<_>>() {
        let Some(seen) = name.and_then(|name| known.get(name)) else { continue };
        if policy == Resubmissions::First {
            counts[at] = false;
        } else {
            found.push(fault(at, ImportFaultKind::AnsweredBefore { first: (*seen).clone() }));
        }
    }
    let mut counts = counts.into_iter();
    for file in files {
        let all = file.entries.len();
        file.entries.retain(|_| counts.next().unwrap_or(true));
        let gone = all - file.entries.len();
        settled.replaced += gone;
        if gone > 0 {
            file.view.left_out.push((LeftOut::Duplicate, gone));
            count(&mut file.view, &file.entries);
        }
    }
    (settled, found)
}
