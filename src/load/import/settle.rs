//! Respondents who answered more than once, in one file, in several, or in an earlier import.

use std::collections::{BTreeMap, BTreeSet};

use super::earlier::Earlier;
use super::findings::brief;
use super::people::{Resubmissions, in_doubt, settle as choose};
use super::{Entry, Imported, count};
use crate::model::{
    CellPlace, ColumnsFault, ContentFault, Diagnostic, Diagnostics, Fault, Further, ImportFault,
    ImportFaultKind, LeftOut, Place, SeenAt,
};

/// What was settled.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// Whose answers are to be taken out of which files of earlier imports, since newer ones count.
    pub taken_out: BTreeMap<String, BTreeSet<String>>,
}

/// Leaves out the submissions that do not count, and says which ones of earlier imports do not.
///
/// Of two submissions in different imports the one that is imported later counts as the last. Files that no import wrote are
/// not this run's to change: where one of theirs is not to count, that is a fault. With `replaces` what is new counts where
/// nothing else was said.
pub fn settle(
    files: &mut [Imported],
    before: &[Earlier],
    policy: Resubmissions,
    replaces: bool,
) -> (Settled, Diagnostics) {
    let mut twice = Repeated::default();
    let mut settled = Settled::default();
    let mut known: BTreeMap<&str, Vec<&Earlier>> = BTreeMap::new();
    before.iter().for_each(|earlier| known.entry(&earlier.respondent).or_default().push(earlier));
    let entries: Vec<&Entry> = files.iter().flat_map(|file| &file.entries).collect();
    let people: Vec<_> = entries
        .iter()
        .map(|entry| (entry.is_known.then_some(entry.respondent.respondent.as_str()), entry.submission))
        .collect();
    let (mut counts, again) = choose(&people, policy);
    for at in in_doubt(&people, policy) {
        twice.note(entries[at], ImportFaultKind::Columns(ColumnsFault::UnreadTime));
    }
    for (at, first) in again {
        let first = SeenAt { file: entries[first].file.clone(), row: entries[first].row };
        twice.note(entries[at], ImportFaultKind::TwiceAnswered { first, item: None });
    }
    for (at, entry) in entries.iter().enumerate() {
        let seen = people[at].0.filter(|_| counts[at]).and_then(|name| known.get(name));
        let Some(seen) = seen else { continue };
        let counts_now = match policy {
            Resubmissions::First => false,
            Resubmissions::Last => true,
            Resubmissions::MostComplete => seen.iter().all(|seen| entry.submission.answered >= seen.answered),
            Resubmissions::Error if replaces => true,
            Resubmissions::Error => {
                twice.note(
                    entry,
                    ImportFaultKind::AnsweredBefore { first: seen[0].seen.clone(), is_own: seen[0].is_own },
                );
                continue;
            }
        };
        counts[at] = counts_now;
        for seen in seen.iter().filter(|_| counts_now) {
            if seen.is_own {
                settled.taken_out.entry(seen.seen.file.clone()).or_default().insert(seen.respondent.clone());
            } else {
                twice
                    .note(entry, ImportFaultKind::AnsweredBefore { first: seen.seen.clone(), is_own: false });
            }
        }
    }
    let mut counts = counts.into_iter();
    for file in files {
        let all = file.entries.len();
        file.entries.retain(|_| counts.next().unwrap_or(true));
        let gone = all - file.entries.len();
        if gone > 0 {
            file.view.left_out.push((LeftOut::Duplicate, gone));
            count(&mut file.view, &file.entries);
        }
    }
    (settled, twice.finish())
}

/// Faults of respondents who stand twice, gathered by the two files: a hundred of them have one cause.
#[derive(Default)]
struct Repeated {
    found: Vec<(ImportFaultKind, String, CellPlace, Further)>,
    known: BTreeMap<(String, String, &'static str), usize>,
}

impl Repeated {
    fn note(&mut self, entry: &Entry, kind: ImportFaultKind) {
        let (with, cell) = match (&kind, &entry.unread_time) {
            (
                ImportFaultKind::TwiceAnswered { first, .. } | ImportFaultKind::AnsweredBefore { first, .. },
                _,
            ) => (first.file.clone(), CellPlace { row: entry.row, column: None, excerpt: None }),
            (ImportFaultKind::Columns(ColumnsFault::UnreadTime), Some(time)) => {
                let column = Some((time.column, time.heading.clone()));
                let text = brief(&time.text);
                let excerpt = Some((text.clone(), 0..text.len()));
                (String::new(), CellPlace { row: entry.row, column, excerpt })
            }
            _ => return,
        };
        let key = (entry.file.clone(), with, kind.code());
        match self.known.get(&key) {
            Some(at) => self.found[*at].3.add(entry.row),
            None => {
                self.known.insert(key, self.found.len());
                self.found.push((kind, entry.file.clone(), cell, Further::default()));
            }
        }
    }

    fn finish(self) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        for (kind, file, cell, further) in self.found {
            let fault = Fault::Import(ImportFault::Content(ContentFault { kind, further }));
            diagnostics.push(Diagnostic::error(fault, Place::Cell(file, cell)));
        }
        diagnostics
    }
}
