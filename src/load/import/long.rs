//! Rows of a sheet to submissions, a row per answer.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::joining::whole_group;
use super::people::Resubmissions;
use super::reader::Reader;
use super::rows::Read;
use super::texts::text_of;
use crate::load::answers::group_called;
use crate::load::suggest::nearest;
use crate::model::{
    Answer, Answering, Becomes, Fault, Given, ImportFaultKind, ItemIx, LeftOut, NodeIx, Part, RoleId, SeenAt,
    Severity, SystemColumn,
};

/// What has been gathered of one respondent.
struct Gathered<'g> {
    row: &'g super::grid::GridRow,
    unit: String,
    role: Option<RoleId>,
    given: Vec<Given>,
    answered_on: BTreeMap<usize, u64>,
    /// The groups that are said not to apply, with the rows that say so.
    closed: Vec<(NodeIx, &'g super::grid::GridRow)>,
    /// The time in seconds, on whichever of the rows it stands.
    seconds: Option<u64>,
}

/// Reads a row per answer.
pub fn read(reader: &Reader, read: &mut Read, findings: &mut Findings) {
    if !reader.has_units(findings) {
        read.rows = reader.rows().count();
        return;
    }
    let mut people: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut gathered: Vec<Gathered> = Vec::new();
    for row in reader.rows() {
        read.rows += 1;
        reader.check_length(row, findings);
        if let Some(why) = reader.left_out(row) {
            read.leave_out(why);
            continue;
        }
        reader.check_cells(row, findings);
        let Some((_, unit)) = reader.unit(row, findings) else { continue };
        let who = reader.identity(row).map(|who| who.text).unwrap_or_default();
        let at = *people.entry((who, unit.clone())).or_insert_with(|| {
            let role = reader.role(row, findings);
            let given = reader.blank();
            let answered_on = BTreeMap::new();
            let closed = Vec::new();
            gathered.push(Gathered { row, unit, role, given, answered_on, closed, seconds: None });
            gathered.len() - 1
        });
        reader.check_seconds(row, findings);
        gathered[at].seconds = gathered[at].seconds.or_else(|| reader.stated(row));
        answer(reader, row, &mut gathered[at], findings);
    }
    for Gathered { row, unit, role, mut given, closed, seconds, .. } in gathered {
        // Other rows may speak against it, so that it is known at the end.
        for (group, row) in closed {
            if let Some((column, cell)) = reader.system(row, SystemColumn::Value) {
                whole_group(reader, (group, cell), (row.number, column), &mut given, findings);
            }
        }
        settle_ticks(reader, row, &mut given, findings);
        if given.iter().all(|given| *given == Given::NOTHING) {
            read.leave_out(LeftOut::Unanswered);
            continue;
        }
        let entry = reader.entry(row, &unit, role, given, findings);
        read.entries.extend(entry.map(|mut entry| {
            entry.respondent.seconds = entry.respondent.seconds.or(seconds);
            entry
        }));
    }
}

/// Ticks gathered from several rows may rule each other out.
fn settle_ticks(reader: &Reader, row: &super::grid::GridRow, given: &mut [Given], findings: &mut Findings) {
    let questionnaire = reader.values.index.questionnaire;
    let items = questionnaire.items().iter().filter_map(|node| questionnaire.item_ix(*node));
    for item in items {
        let given = &mut given[item.at()];
        let Answer::Ticks(ticks) = given.answer else { continue };
        let Some(Answering::Multi(multi)) = reader.values.index.item(item).map(|item| &item.answering) else {
            continue;
        };
        match reader.values.settled(item, multi, ticks) {
            Ok(answer) => given.answer = answer,
            Err(kind) => {
                let column = reader.system(row, SystemColumn::Value).map_or(0, |(column, _)| column);
                findings.report(Severity::Error, row.number, column, "", false, Fault::Answer(kind.into()));
            }
        }
    }
}

/// The item that a row is about, by the mapping, its id or its text, and whether the row has the comment.
fn asked(reader: &Reader, name: &str) -> Option<(ItemIx, bool)> {
    let mapped = reader.job.mapping.and_then(|mapping| {
        let found = mapping.columns.iter().find(|(known, ..)| known.fits(name));
        found.map(|(_, item, part)| (*item, *part))
    });
    let index = reader.values.index;
    let resolved = || match index.resolve(name) {
        Becomes::Item(node, part, _) => Some((index.questionnaire.item_ix(node)?, part)),
        Becomes::Group(_)
        | Becomes::System(_)
        | Becomes::Ignored
        | Becomes::Filter
        | Becomes::Unmatched(_) => None,
    };
    match mapped.or_else(resolved)? {
        (item, Part::Whole) => Some((item, false)),
        (item, Part::Comment) => Some((item, true)),
        _ => None,
    }
}

fn answer<'g>(
    reader: &Reader,
    row: &'g super::grid::GridRow,
    person: &mut Gathered<'g>,
    findings: &mut Findings,
) {
    let (Some((item_column, name)), Some((column, cell))) =
        (reader.system(row, SystemColumn::Item), reader.system(row, SystemColumn::Value))
    else {
        return;
    };
    let (name, text) = (text_of(name), text_of(cell));
    let index = reader.values.index;
    let item = asked(reader, &name);
    if let Some(group) = group_called(index.questionnaire, &name).filter(|_| item.is_none()) {
        return person.closed.push((group, row));
    }
    let Some((item, is_comment)) = item else {
        let ids = index.questionnaire.items().iter().map(|node| index.questionnaire[*node].id.as_str());
        let kind = ImportFaultKind::UnknownItem {
            item: name.to_string(),
            nearest: nearest(&name, ids),
            can_be_mapped: true,
        };
        findings.report(Severity::Error, row.number, item_column, &name, true, Fault::Import(kind.into()));
        return;
    };
    if is_comment {
        if !text.is_empty() {
            reader.check_text(item, &text, row.number, column, findings);
            person.given[item.at()].comment = Some(text.into_owned());
        }
        return;
    }
    let given = match reader.values.answer(item, cell) {
        Ok(given) => given,
        Err(fault) => return reader.refuse(item, cell, (row.number, column), fault, findings),
    };
    reader.note_shares(item, cell, (row.number, column), findings);
    if let Some(text) = &given.text {
        reader.check_text(item, text, row.number, column, findings);
    }
    let node = index.node(item);
    let is_multi = index.item(item).is_some_and(|item| matches!(item.answering, Answering::Multi(_)));
    let before = &mut person.given[item.at()];
    let mut keep = |given: Given, before: &mut Given| {
        *before = given;
        person.answered_on.insert(item.at(), row.number);
    };
    match (before.answer, given.answer) {
        (_, Answer::NotAnswered) => {}
        (Answer::NotAnswered, _) => keep(given, before),
        (Answer::Ticks(a), Answer::Ticks(b)) if is_multi => before.answer = Answer::Ticks(a.union(b)),
        (same, other) if same == other && same != Answer::Text => {}
        // Rows stand in the order in which they came in, and one answer is as complete as another.
        _ => match reader.job.duplicates {
            Resubmissions::First => {}
            Resubmissions::Last | Resubmissions::MostComplete => keep(given, before),
            Resubmissions::Error => {
                let first = SeenAt {
                    file: findings.file().to_owned(),
                    row: person.answered_on.get(&item.at()).copied().unwrap_or(row.number),
                };
                let id = &index.questionnaire[node].id;
                let kind = ImportFaultKind::TwiceAnswered { first, item: Some(id.clone()) };
                findings.report(
                    Severity::Error,
                    row.number,
                    column,
                    id.as_str(),
                    false,
                    Fault::Import(kind.into()),
                );
            }
        },
    }
}
