//! Records of REDCap: the rows of one are one person's, and the events of a project are mostly rounds of the same survey.

use std::collections::{BTreeMap, BTreeSet};

use super::Entry;
use super::findings::Findings;
use super::grid::GridRow;
use super::reader::Reader;
use super::texts::text_of;
use super::wording::fold;
use crate::model::{Becomes, ColumnView, ColumnsFault, ImportFaultKind, Severity, SystemColumn, Tool};

/// What the column of the event is called, raw and in labels.
const EVENT: [&str; 2] = ["redcap_event_name", "event name"];

/// The records that have answered so far, and in which events.
#[derive(Default)]
pub struct Records {
    /// The pseudonym that a record has from its first row with answers.
    names: BTreeMap<String, String>,
    events: BTreeSet<String>,
}

impl Records {
    /// Notes a row with answers. A record that has another stays the same respondent: its number is the submission's own in a
    /// project, and what tells its rows apart is the event or the count of a form that is filled in several times.
    pub fn note(&mut self, reader: &Reader, row: &GridRow, entry: &mut Entry) {
        if reader.tool != Tool::RedCap {
            return;
        }
        let event = event(reader).map(|view| text_of(Reader::cell(row, view.column)).into_owned());
        self.events.extend(event.filter(|event| !event.is_empty()));
        let identity = reader.identity(row).filter(|identity| identity.kind == SystemColumn::Serial);
        if let Some(identity) = identity {
            let name = &mut entry.respondent.respondent;
            let known = self.names.entry(identity.text).or_insert_with(|| name.clone());
            name.clone_from(known);
        }
    }

    /// Tells where answers of several events would become one round.
    pub fn tell(self, reader: &Reader, findings: &mut Findings) {
        if let (Some(view), true) = (event(reader), self.events.len() > 1) {
            let events = self.events.into_iter().collect();
            let kind = ImportFaultKind::Columns(ColumnsFault::SeveralEvents {
                column: view.heading.clone(),
                events,
            });
            findings.of_file(Severity::Error, kind);
        }
    }
}

/// The column of the event, unless a person has said that it does not count.
fn event<'a>(reader: &'a Reader) -> Option<&'a ColumnView> {
    let is_event = |view: &&ColumnView| {
        EVENT.contains(&&*fold(&view.heading)) && view.becomes == Becomes::System(SystemColumn::Technical)
    };
    reader.plan.columns.iter().find(is_event)
}
