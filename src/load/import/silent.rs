//! Rows that are left out as not answered, and what stands in them all the same.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::grid::{Cell, GridRow};
use super::reader::Reader;
use super::texts::text_of;
use super::wording::plain;
use crate::load::answers::{Usage, read_answer};
use crate::model::{
    Answer, Answering, Becomes, ColumnView, ColumnsFault, Fault, ImportFaultKind, NodeIx, Severity,
    Unmatched, as_number, beside_number,
};

/// Rows that are left out as not answered, and the columns in which something stands all the same.
#[derive(Default)]
pub struct Silent<'r> {
    rows: Vec<&'r GridRow>,
    /// Unread columns in which something stands in rows that answer anything.
    beside: BTreeSet<usize>,
}

impl<'r> Silent<'r> {
    /// Notes a row that is left out.
    pub fn note(&mut self, reader: &Reader, row: &'r GridRow) {
        if reader.plan.unread().any(|view| is_filled(view, row)) {
            self.rows.push(row);
        }
    }

    /// Notes a row that answers something.
    pub fn note_answered(&mut self, reader: &Reader, row: &GridRow) {
        let filled = reader.plan.unread().filter(|view| is_filled(view, row));
        self.beside.extend(filled.map(|view| view.column));
    }

    /// Tells where rows seem empty only because what stands in them is not read. What looks like an answer is a fault; what
    /// may be about anything is told once for all rows.
    pub fn tell(self, reader: &Reader, findings: &mut Findings) {
        let mut known: BTreeMap<usize, Option<(NodeIx, bool)>> = BTreeMap::new();
        let mut columns = BTreeSet::new();
        let mut rows = 0;
        for row in &self.rows {
            let mut is_other = false;
            for view in reader.plan.unread().filter(|view| is_filled(view, row)) {
                let found = *known.entry(view.column).or_insert_with(|| self.could_answer(reader, view));
                let cell = Reader::cell(row, view.column);
                let found = found.filter(|(node, by_heading)| *by_heading || answers(reader, *node, cell));
                if let Some((node, by_heading)) = found {
                    let item = reader.job.index.questionnaire[node].id.clone();
                    let kind = ImportFaultKind::Columns(ColumnsFault::LeftOutWithAnswer { item, by_heading });
                    let fault = Fault::Import(kind.into());
                    findings.report(Severity::Error, row.number, view.column, "", false, fault);
                } else {
                    is_other = true;
                    columns.insert(view.column);
                }
            }
            rows += usize::from(is_other);
        }
        let is_one = |view: &&ColumnView| columns.contains(&view.column);
        let columns: Vec<String> =
            reader.plan.unread().filter(is_one).map(|view| view.heading.clone()).collect();
        if !columns.is_empty() {
            findings.of_file(
                Severity::Warning,
                ImportFaultKind::Columns(ColumnsFault::LeftOutWithText { rows, columns }),
            );
        }
    }

    /// The item that a column may well be, and whether its heading says so. Its cells say so where they are answers to an item
    /// that has no other column, or where only rows that answer nothing else have anything there, as in a section of
    /// their own. An age or a count may be a number within any range, so that a number is no answer to an item that asks for
    /// one unless it stands alone. Where the mapping says that items without a column were never asked, the first says nothing.
    fn could_answer(&self, reader: &Reader, view: &ColumnView) -> Option<(NodeIx, bool)> {
        if let Becomes::Unmatched(Unmatched::LooksLike(node)) = view.becomes {
            return Some((node, true));
        }
        let index = reader.job.index;
        let asked = reader.plan.items();
        let is_said = reader.job.mapping.is_some_and(|mapping| mapping.unasked);
        let is_apart = !asked.is_empty() && !self.beside.contains(&view.column);
        if is_counter(reader, view) {
            return None;
        }
        let has_place = |node: &NodeIx| {
            let item = index.questionnaire.item_ix(*node);
            let is_open = !is_said && item.is_some_and(|item| !asked.contains(&item));
            let is_number = item
                .and_then(|item| index.item(item))
                .is_some_and(|item| matches!(item.answering, Answering::Number(_)));
            is_apart || is_open && !is_number
        };
        let filled = cells(reader, view).filter(|cell| !text_of(cell).is_empty());
        let sample: Vec<&Cell> = filled.take(FEW).collect();
        let fits = |node: &NodeIx| {
            let mut fitting = 0;
            for cell in &sample {
                let is_answer = answers(reader, *node, cell);
                // One number beyond the options tells that the others are no options either.
                if !is_answer && as_number(&text_of(cell)).is_some() {
                    return false;
                }
                fitting += usize::from(is_answer);
            }
            fitting * 2 > sample.len()
        };
        // What is no answer to one item is none to another that is answered in the same way.
        let mut tried: Vec<&Answering> = Vec::new();
        let is_new = |node: &NodeIx| {
            let Some(item) = index.questionnaire[*node].item() else { return false };
            let is_new = !tried.contains(&&item.answering);
            tried.extend(is_new.then_some(&item.answering));
            is_new
        };
        let all = index.questionnaire.items().iter().copied();
        all.filter(has_place).filter(is_new).find(fits).map(|node| (node, false))
    }
}

/// So many cells tell what stands in a column.
const FEW: usize = 60;

fn is_filled(view: &ColumnView, row: &GridRow) -> bool {
    !text_of(Reader::cell(row, view.column)).is_empty()
}

fn cells<'r>(reader: &Reader<'r>, view: &ColumnView) -> impl Iterator<Item = &'r Cell> {
    let column = view.column;
    reader.rows().map(move |row| Reader::cell(row, column))
}

/// Whether a column counts rows: its numbers only rise.
fn is_counter(reader: &Reader, view: &ColumnView) -> bool {
    const LEAST: usize = 4;
    let numbers: Vec<Option<f64>> = cells(reader, view)
        .map(text_of)
        .filter(|text| !text.is_empty())
        .take(FEW)
        .map(|text| as_number(&text))
        .collect();
    let rises = |pair: &[Option<f64>]| matches!(pair, [Some(a), Some(b)] if a < b);
    numbers.len() >= LEAST && numbers.windows(2).all(rises)
}

/// Whether a cell names an answer to an item; "don't know" and the like are said of anything.
fn answers(reader: &Reader, node: NodeIx, cell: &Cell) -> bool {
    let index = reader.job.index;
    let (Some(item), Some(asked)) = (index.questionnaire.item_ix(node), index.questionnaire[node].item())
    else {
        return false;
    };
    let text = plain(&text_of(cell));
    let by_label = |label: &str| index.option(item, label);
    match read_answer(&asked.answering, &text, || Usage::alone(&asked.answering)) {
        Ok(Answer::Option(_) | Answer::Number(_)) => true,
        Ok(Answer::Ticks(ticks)) => ticks.iter().next().is_some(),
        Ok(Answer::Text | Answer::DontKnow | Answer::NotApplicable | Answer::NotAnswered) => false,
        Err(_) => by_label(&text).or_else(|| beside_number(&asked.answering, &text, by_label)).is_some(),
    }
}
