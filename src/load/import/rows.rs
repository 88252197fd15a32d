//! Rows of a sheet to submissions, a row per respondent.

use std::collections::BTreeMap;

use super::Entry;
use super::findings::Findings;
use super::joining::answers;
use super::reader::Reader;
use super::records::Records;
use super::silent::Silent;
use crate::model::{ColumnsFault, Given, ImportFaultKind, LeftOut, Severity};

/// What was read.
#[derive(Default)]
pub struct Read {
    pub rows: usize,
    pub entries: Vec<Entry>,
    pub left_out: BTreeMap<LeftOut, usize>,
    pub unit_candidate: Option<usize>,
}

impl Read {
    pub fn leave_out(&mut self, why: LeftOut) {
        *self.left_out.entry(why).or_default() += 1;
    }
}

/// Reads a row per respondent.
pub fn read(reader: &Reader, read: &mut Read, findings: &mut Findings) {
    let has_units = reader.has_units(findings);
    if reader.job.completed_only && !reader.knows_completion() {
        findings.of_file(Severity::Warning, ImportFaultKind::Columns(ColumnsFault::CompletedUnknown));
    }
    let mut silent = Silent::default();
    let mut records = Records::default();
    for row in reader.rows() {
        read.rows += 1;
        reader.check_length(row, findings);
        if let Some(why) = reader.left_out(row) {
            read.leave_out(why);
            continue;
        }
        reader.check_cells(row, findings);
        let is_complete = reader.is_complete(row);
        if !is_complete && reader.job.completed_only {
            read.leave_out(LeftOut::Incomplete);
            continue;
        }
        let mut of_unit = findings.apart();
        let unit = has_units.then(|| reader.unit(row, &mut of_unit)).flatten();
        let is_foreign = of_unit.has_foreign_unit();
        // What stands in a row of totals is no answer. That its unit is like none there is, is enough to say.
        let mut of_answers = findings.apart();
        let before = findings.errors();
        let given = answers(reader, row, if is_foreign { &mut of_answers } else { findings });
        let has_faults = of_answers.has_errors() || findings.errors() > before;
        // Whoever sent in nothing at all has not taken part. What stands there and is no answer has been told.
        if given.iter().all(|given| *given == Given::NOTHING) && !has_faults {
            read.leave_out(if is_complete { LeftOut::Unanswered } else { LeftOut::Untouched });
            silent.note(reader, row);
            continue;
        }
        silent.note_answered(reader, row);
        if has_units && unit.is_none() {
            reader.unit(row, findings);
        }
        reader.check_joined(row, findings);
        if is_foreign {
            continue;
        }
        let given = not_asked(reader, given);
        let role = reader.role(row, findings);
        reader.check_seconds(row, findings);
        if let Some((_, unit)) = unit {
            read.entries.extend(reader.entry(row, &unit, role, given, findings).map(|mut entry| {
                records.note(reader, row, &mut entry);
                entry
            }));
        }
    }
    records.tell(reader, findings);
    silent.tell(reader, findings);
}

/// Answers every item that has no column with "not applicable", where the mapping says that it was not asked.
fn not_asked(reader: &Reader, mut given: Vec<Given>) -> Vec<Given> {
    if reader.job.mapping.is_some_and(|mapping| mapping.unasked) {
        let asked = reader.plan.items();
        for (at, given) in given.iter_mut().enumerate() {
            if !asked.iter().any(|item| item.at() == at) {
                given.answer = crate::model::Answer::NotApplicable;
            }
        }
    }
    given
}
