//! A row's answers, and what else stands in several columns of it: joined where they agree.

use std::collections::BTreeSet;

use super::findings::Findings;
use super::grid::{Cell, GridRow};
use super::reader::Reader;
use super::texts::text_of;
use super::wording::fold;
use crate::load::answers::{Mark, contradicted, says_not_applicable};
use crate::model::{
    Answer, AnswerFaultKind, ColumnsFault, Fault, Given, ImportFaultKind, ItemIx, NodeIx, Part, Severity,
    SystemColumn, Ticks, Tool,
};

/// An answer in one of the places where a row may have it.
struct Found {
    given: Given,
    column: usize,
}

/// One answer per item. Of an item that was asked in several columns (a section per workplace, say) whichever is filled in
/// counts; two that differ are a fault.
pub fn answers(reader: &Reader, row: &GridRow, findings: &mut Findings) -> Vec<Given> {
    let mut given = reader.blank();
    let plan = reader.plan;
    let items: BTreeSet<ItemIx> = plan.whole.keys().chain(plan.parts.keys()).copied().collect();
    for item in items {
        let mut found = of_parts(reader, row, item, findings);
        whole(reader, row, item, &mut found, findings);
        if let Some(answer) = joined(reader, row, item, found, findings) {
            given[item.at()] = answer;
        }
    }
    comments(reader, row, &mut given, findings);
    for (group, column) in &reader.plan.groups {
        whole_group(
            reader,
            (*group, Reader::cell(row, *column)),
            (row.number, *column),
            &mut given,
            findings,
        );
    }
    given
}

/// Answers all of a group as not applicable where its cell says so. Anything else there is told, and so is an answer that speaks against it.
pub(super) fn whole_group(
    reader: &Reader,
    (group, cell): (NodeIx, &Cell),
    (row, column): (u64, usize),
    given: &mut [Given],
    findings: &mut Findings,
) {
    let questionnaire = reader.values.index.questionnaire;
    let text = text_of(cell);
    let id = || questionnaire[group].id.clone();
    let kind = match says_not_applicable(questionnaire, &text) {
        Some(false) => return,
        None => AnswerFaultKind::NotForGroup { group: id(), value: text.to_string() },
        Some(true) => match contradicted(questionnaire, group, |item| given[item.at()].answer) {
            Some(item) => AnswerFaultKind::GroupContradicted {
                group: id(),
                item: questionnaire[questionnaire.items()[item.at()]].id.clone(),
            },
            None => {
                for item in questionnaire.closed_with(group) {
                    given[item.at()].answer = Answer::NotApplicable;
                }
                return;
            }
        },
    };
    findings.report(Severity::Error, row, column, &text, false, Fault::Answer(kind.into()));
}

/// The answers in columns of their own for each part, once for each time that the item was asked.
fn of_parts(reader: &Reader, row: &GridRow, item: ItemIx, findings: &mut Findings) -> Vec<Found> {
    let mut found = Vec::new();
    let groups = reader.plan.parts.get(&item).map_or(&[][..], Vec::as_slice);
    for parts in groups {
        let mut marks: Vec<(Part, Mark)> = Vec::with_capacity(parts.len());
        for (part, column) in parts {
            let cell = Reader::cell(row, *column);
            match reader.values.mark(item, *part, cell) {
                Ok(mark) => marks.push((*part, mark)),
                Err(fault) => reader.refuse(item, cell, (row.number, *column), fault, findings),
            }
        }
        let column = parts.first().map_or(0, |(_, column)| *column);
        match reader.values.marked(item, &marks) {
            Ok(Answer::NotAnswered) => {}
            Ok(answer) => found.push(Found { given: Given { answer, ..Given::NOTHING }, column }),
            Err((kind, at)) => {
                let told = parts.iter().find(|(part, _)| at.is_none_or(|at| at == *part));
                let column = told.map_or(column, |(_, column)| *column);
                findings.report(Severity::Error, row.number, column, "", false, Fault::Answer(kind.into()));
            }
        }
    }
    // Tools that write "not ticked" where nobody was asked do so in every section but one.
    let is_bare = |found: &Found| found.given.answer == Answer::Ticks(Ticks::default());
    let begun = reader.tool == Tool::RedCap && !reader.is_complete(row);
    if begun || found.len() > 1 && !found.iter().all(is_bare) {
        found.retain(|found| !is_bare(found));
    }
    found
}

/// The answers in columns with the whole of it. Where parts have said it already, a list that cannot be read says nothing
/// more.
fn whole(reader: &Reader, row: &GridRow, item: ItemIx, found: &mut Vec<Found>, findings: &mut Findings) {
    let is_said = !found.is_empty();
    for column in reader.plan.whole.get(&item).map_or(&[][..], Vec::as_slice) {
        let cell = Reader::cell(row, *column);
        match reader.values.answer(item, cell) {
            Ok(given) if given == Given::NOTHING => {}
            Ok(given) => {
                reader.note_shares(item, cell, (row.number, *column), findings);
                found.push(Found { given, column: *column });
            }
            Err(_) if is_said => {}
            Err(fault) => reader.refuse(item, cell, (row.number, *column), fault, findings),
        }
    }
    // LimeSurvey writes this where a question was not shown.
    let is_na = |found: &Found| found.given.answer == Answer::NotApplicable;
    if reader.tool == Tool::LimeSurvey && !found.iter().all(is_na) {
        found.retain(|found| !is_na(found));
    }
}

fn joined(
    reader: &Reader,
    row: &GridRow,
    item: ItemIx,
    found: Vec<Found>,
    findings: &mut Findings,
) -> Option<Given> {
    let mut found = found.into_iter();
    let first = found.next()?;
    if let Some(text) = &first.given.text {
        reader.check_text(item, text, row.number, first.column, findings);
    }
    for other in found.filter(|other| other.given != first.given) {
        let id = reader.job.index.questionnaire[reader.job.index.node(item)].id.clone();
        let kind = ImportFaultKind::Columns(ColumnsFault::ColumnsDiffer {
            first: reader.heading(first.column),
            first_column: first.column,
            item: Some(id),
        });
        findings.report(Severity::Error, row.number, other.column, "", false, Fault::Import(kind.into()));
    }
    Some(first.given)
}

fn comments(reader: &Reader, row: &GridRow, given: &mut [Given], findings: &mut Findings) {
    // Whether something was written beside "other", and not what.
    const MARKS: [&str; 8] = ["0", "1", "true", "false", "checked", "unchecked", "y", "n"];
    for (item, column) in &reader.plan.comments {
        let text = text_of(Reader::cell(row, *column)).into_owned();
        if text.is_empty() || MARKS.contains(&&*fold(&text)) {
            continue;
        }
        reader.check_text(*item, &text, row.number, *column, findings);
        let comment = &mut given[item.at()].comment;
        *comment = Some(comment.take().map_or(text.clone(), |before| format!("{before}\n{text}")));
    }
}

impl Reader<'_> {
    /// The heading of a column.
    fn heading(&self, column: usize) -> String {
        let view = self.plan.columns.iter().find(|view| view.column == column);
        view.map(|view| view.heading.clone()).unwrap_or_default()
    }

    /// Tells where several columns say different things of where somebody works and who it is.
    pub(super) fn check_joined(&self, row: &GridRow, findings: &mut Findings) {
        for system in [SystemColumn::Unit, SystemColumn::Role, SystemColumn::Respondent] {
            let columns = self.plan.systems.get(&system).map_or(&[][..], Vec::as_slice);
            let text = |column: &usize| fold(&text_of(Self::cell(row, *column)));
            let mut filled = columns.iter().filter(|column| !text(column).is_empty());
            let Some(first) = filled.next() else { continue };
            for other in filled.filter(|other| text(other) != text(first)) {
                let kind = ImportFaultKind::Columns(ColumnsFault::ColumnsDiffer {
                    first: self.heading(*first),
                    first_column: *first,
                    item: None,
                });
                findings.report(Severity::Error, row.number, *other, "", false, Fault::Import(kind.into()));
            }
        }
    }
}
