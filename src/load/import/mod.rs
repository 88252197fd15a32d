//! What survey tools and forms wrote, to answers.
//!
//! A file is recognised by its columns, each column is matched to an item or to what it says of the respondent, and each row
//! becomes a respondent's answers under a pseudonym. Nothing is guessed: what only looks alike is shown and left out.

mod candidate;
mod cells;
mod completed;
mod earlier;
mod findings;
mod form_file;
pub mod grid;
mod headings;
mod joining;
pub mod json;
mod long;
mod mapping;
mod matching;
mod people;
mod personal;
mod plan;
mod reader;
mod recognise;
mod records;
mod rows;
mod settle;
mod several;
mod silent;
mod systems;
mod telling;
mod texts;
mod time;
mod times;
mod usages;
mod values;
mod wording;

pub use earlier::{Earlier, Rest, earlier, without};
pub use form_file::{is_form_file, read_forms};
pub use mapping::{Mapping, mapped_wave, mapping};
pub use matching::Index;
pub use people::{Key, Resubmissions, Submission};
pub use settle::{Settled, settle};
pub use times::UnreadTime;

use self::findings::Findings;
use self::grid::{GridRow, Source};
use self::plan::{Plan, plan};
use self::recognise::{Layout, no_items, recognise};
use crate::model::{
    AnswerFaultKind, Answering, Becomes, ColumnView, ColumnsFault, Diagnostic, Diagnostics, Dropped, Fault,
    Given, ImportFaultKind, ImportView, ItemIx, MappingFault, NodeIx, Place, ReservedColumn, Respondent,
    RoleId, Severity, SystemColumn, Tool, UnitIx, UnitTree, Unmatched, WaveId,
};

/// How files are to be read.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The items and what they are called.
    pub index: &'a Index<'a>,
    /// The units; `None` where a file is only looked at.
    pub units: Option<&'a UnitTree>,
    /// The unit of all rows, where somebody said it.
    pub unit: Option<UnitIx>,
    /// The role of all rows, where somebody said it.
    pub role: Option<&'a RoleId>,
    /// The wave that is imported; `None` where a file is only looked at.
    pub wave: Option<&'a WaveId>,
    /// Whether it is what units have agreed on that is imported.
    pub consensus: bool,
    /// What a person said of the columns.
    pub mapping: Option<&'a Mapping>,
    /// What wrote the file, where somebody said it.
    pub from: Option<Tool>,
    /// The sheet, where somebody said it.
    pub sheet: Option<&'a str>,
    /// Whether submissions that were not sent in are left out.
    pub completed_only: bool,
    /// What counts where somebody has answered more than once.
    pub duplicates: Resubmissions,
    /// What makes pseudonyms.
    pub key: &'a Key,
}

/// One submission.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The file, as faults name it.
    pub file: String,
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// Whether the respondent can be told from others.
    pub is_known: bool,
    /// What decides between this and another submission of the same respondent.
    pub submission: Submission,
    /// What stands in place of the time at which it was sent in, where that is no time.
    pub unread_time: Option<UnreadTime>,
    /// Whether it was sent in.
    pub is_complete: bool,
    /// The answers.
    pub respondent: Respondent,
}

/// What was read from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What became of columns and rows.
    pub view: ImportView,
    /// The submissions.
    pub entries: Vec<Entry>,
}

/// Reads a file. What was read is of use only where no fault is an error; it is there to be shown all the same.
#[must_use]
pub fn import(job: &Job, name: &str, source: &Source) -> (Option<Imported>, Diagnostics) {
    let from = job.from.or(job.mapping.and_then(|mapping| mapping.from));
    let sheet = job.sheet.or(job.mapping.and_then(|mapping| mapping.sheet.as_deref()));
    let layout = match recognise(source, from, sheet, job.index, job.mapping) {
        Ok(layout) => layout,
        Err(kind) => {
            let mut found = Diagnostics::default();
            found.push(Diagnostic::error(Fault::Import(kind.into()), Place::File(name.to_owned())));
            return (None, found);
        }
    };
    let mut findings = Findings::new(name, layout.origin.sheet.as_deref(), &layout.headings);
    let rows = source.grids[layout.grid].rows.get(layout.body..).unwrap_or_default();
    let mut plan = plan(&layout, rows, job.index, job.mapping);
    note_strays(source, &layout, &mut findings);
    note_columns(&plan, &layout, job, &mut findings);
    note_what_is_not_read(&plan, &layout, rows, job, &mut findings);
    let mut read = rows::Read::default();
    let mut decided = Vec::new();
    if !findings.has_errors() {
        let reader = reader::Reader::new(job, source, &layout, &plan);
        decided = reader.decided();
        reader.check_headings(&source.grids[layout.grid].rows[layout.head], &mut findings);
        read.unit_candidate = reader.unit_candidate();
        if layout.origin.tool == Tool::Long {
            long::read(&reader, &mut read, &mut findings);
        } else {
            rows::read(&reader, &mut read, &mut findings);
        }
        if read.rows == 0 {
            findings.of_file(Severity::Error, ImportFaultKind::Mapping(MappingFault::NothingTaken));
        }
    }
    note_lookalikes(&plan, &layout, job, &mut findings);
    for (view, read_as) in plan.columns.iter_mut().zip(decided) {
        view.read_as = read_as;
    }
    let view = view(name, layout.clone(), &plan, job, &read);
    (Some(Imported { view, entries: read.entries }), findings.finish())
}

/// Faults in a mapping that show only once all files have been read: headings that no file has.
#[must_use]
pub fn absent_headings(mapping: &Mapping, views: &[&ImportView]) -> Diagnostics {
    let mut found = Diagnostics::default();
    if views.is_empty() {
        // No file was read: what it has is not known.
        return found;
    }
    found.add_source(&mapping.file, &mapping.source);
    let headings = || views.iter().flat_map(|view| &view.columns).map(|column| column.heading.as_str());
    // Of a row per answer, the questions of [columns] are no headings.
    let is_long = views.iter().any(|view| view.origin.tool == Tool::Long);
    let columns = || views.iter().flat_map(|view| &view.columns).map(|column| column.column);
    let is_there = |heading: &mapping::Heading| {
        headings().any(|there| heading.fits(there))
            || heading.position().is_some_and(|at| columns().any(|column| column == at))
    };
    for (heading, needed) in
        mapping.headings().filter(|(heading, needed)| !is_there(heading) && (*needed || !is_long))
    {
        let nearest = crate::load::suggest::nearest(&heading.text, headings());
        let kind = ImportFaultKind::Mapping(MappingFault::AbsentHeading {
            heading: heading.text.clone(),
            nearest,
            needed,
        });
        let make = if needed { Diagnostic::error } else { Diagnostic::warning };
        found.push(make(Fault::Import(kind.into()), Place::Span(mapping.file.clone(), heading.span.clone())));
    }
    found
}

/// Tells what was taken out of cells because no text may have it. A cell's text is not shown: it may be anybody's.
fn note_strays(source: &Source, layout: &Layout, findings: &mut Findings) {
    for stray in &source.grids[layout.grid].strays {
        let kind = AnswerFaultKind::StrayCharacter { found: stray.sign, is_taken_out: true };
        findings.report(Severity::Warning, stray.row, stray.column, "", false, Fault::Answer(kind.into()));
    }
}

fn note_columns(plan: &Plan, layout: &Layout, job: &Job, findings: &mut Findings) {
    let heading = |at: usize| layout.headings.get(at).cloned().unwrap_or_default();
    for (column, first) in &plan.twice {
        let kind = ImportFaultKind::Columns(ColumnsFault::TwoColumns {
            first: heading(*first),
            first_column: *first,
        });
        let row = layout.head as u64 + 1;
        findings.report(Severity::Error, row, *column, &heading(*column), true, Fault::Import(kind.into()));
    }
    if layout.origin.tool == Tool::Long {
        let needed = [
            (SystemColumn::Item, ReservedColumn::Item),
            (SystemColumn::Value, ReservedColumn::Value),
            (SystemColumn::Respondent, ReservedColumn::Respondent),
        ];
        let absent = needed.into_iter().filter(|(system, _)| !plan.systems.contains_key(system));
        let columns: Vec<&'static str> = absent.map(|(_, column)| column.name()).collect();
        if !columns.is_empty() {
            findings.of_file(
                Severity::Error,
                ImportFaultKind::Mapping(MappingFault::LayoutMissing { tool: "long", columns }),
            );
        }
    } else if plan.items().is_empty() && !job.mapping.is_some_and(|mapping| mapping.unasked) {
        findings.of_file(Severity::Error, no_items(&layout.headings, job.index));
    }
}

/// Tells which columns have answers that nobody would miss before the scores are there, each at the first of them.
fn note_what_is_not_read(plan: &Plan, layout: &Layout, rows: &[GridRow], job: &Job, findings: &mut Findings) {
    let id = |node: NodeIx| job.index.questionnaire[node].id.clone();
    let options = |node: NodeIx| -> Vec<String> {
        let item = job.index.questionnaire[node].item();
        match item.map(|item| &item.answering) {
            Some(Answering::Multi(multi)) => {
                multi.scale().options().iter().map(|option| option.id.to_string()).collect()
            }
            _ => Vec::new(),
        }
    };
    for view in plan.unread().filter(|_| layout.origin.tool != Tool::Long) {
        let Becomes::Unmatched(why) = &view.becomes else { continue };
        let (nodes, why) = match why {
            Unmatched::Unknown | Unmatched::HoldsAnswers | Unmatched::LooksLike(_) => continue,
            Unmatched::Several(nodes) => (nodes.clone(), Dropped::Several),
            Unmatched::DualScale => (Vec::new(), Dropped::DualScale),
            Unmatched::UnknownPart(node) if !options(*node).is_empty() => {
                (vec![*node], Dropped::UnknownOption)
            }
            Unmatched::UnknownPart(node) => (vec![*node], Dropped::UnknownPart),
            Unmatched::SaidElsewhere(node) => (vec![*node], Dropped::SaidElsewhere),
        };
        let options = match (why, &nodes[..]) {
            (Dropped::UnknownOption, [node]) => options(*node),
            _ => Vec::new(),
        };
        let items = nodes.into_iter().map(id).collect();
        let kind = ImportFaultKind::Columns(ColumnsFault::ColumnDropped {
            items,
            why,
            heading: view.heading.clone(),
            options,
        });
        let is_filled = |row: &&GridRow| !texts::text_of(row.cell(view.column)).is_empty();
        let row = rows.iter().find(is_filled).map_or(layout.head as u64 + 1, |row| row.number);
        findings.report(Severity::Error, row, view.column, &view.heading, false, Fault::Import(kind.into()));
    }
    let is_foreign = |view: &&ColumnView| view.becomes == Becomes::Unmatched(Unmatched::HoldsAnswers);
    let columns: Vec<String> = plan.unread().filter(is_foreign).map(|view| view.heading.clone()).collect();
    if !columns.is_empty() && layout.origin.tool != Tool::Long {
        findings
            .of_file(Severity::Warning, ImportFaultKind::Columns(ColumnsFault::AnswersUnread { columns }));
    }
    if let Some(row) = headings_are_answers(plan, layout, job) {
        let kind = ImportFaultKind::Columns(ColumnsFault::HeadingsAreAnswers { row });
        findings.of_file(Severity::Error, kind);
    }
}

/// Refuses columns that look like an item. The rows are read first, so that what is wrong in them is told as well.
fn note_lookalikes(plan: &Plan, layout: &Layout, job: &Job, findings: &mut Findings) {
    for view in plan.unread().filter(|_| layout.origin.tool != Tool::Long) {
        let Becomes::Unmatched(Unmatched::LooksLike(node)) = view.becomes else { continue };
        let item = job.index.questionnaire[node].id.clone();
        let fault = Fault::Import(ImportFaultKind::Columns(ColumnsFault::LookalikeUnread { item }).into());
        findings.report(Severity::Error, layout.head as u64 + 1, view.column, &view.heading, true, fault);
    }
}

/// The row of headings, where it is somebody's answers: a mapping goes by columns' numbers, does not say where the headings
/// stand, and every heading could be an answer.
fn headings_are_answers(plan: &Plan, layout: &Layout, job: &Job) -> Option<u64> {
    job.mapping.filter(|mapping| mapping.header_row.is_none())?;
    let heading = |at: usize| layout.headings.get(at).map_or("", String::as_str);
    let is_answer = |item: ItemIx, at: usize| {
        let is_number = heading(at).replace(',', ".").parse::<f64>().is_ok();
        is_number || job.index.option(item, heading(at)).is_some()
    };
    let whole = || plan.whole.iter().flat_map(|(item, columns)| columns.iter().map(|at| (*item, *at)));
    let is_all = whole().all(|(item, at)| is_answer(item, at));
    (plan.parts.is_empty() && whole().next().is_some() && is_all).then_some(layout.head as u64 + 1)
}

fn view(name: &str, layout: Layout, plan: &Plan, job: &Job, read: &rows::Read) -> ImportView {
    let questionnaire = job.index.questionnaire;
    let have = plan.items();
    let all = questionnaire.items().iter().copied();
    let is_long = layout.origin.tool == Tool::Long;
    let without_column = all
        .filter(|node| !is_long && questionnaire.item_ix(*node).is_none_or(|item| !have.contains(&item)))
        .collect();
    let mut view = ImportView {
        file: name.to_owned(),
        origin: layout.origin,
        columns: plan.columns.clone(),
        without_column,
        rows: read.rows,
        taken: 0,
        incomplete: 0,
        left_out: read.left_out.iter().map(|(why, count)| (*why, *count)).collect(),
        states: [0; 4],
        comments: 0,
        units: Vec::new(),
        unit_candidate: read.unit_candidate,
        identity: reader::identity_column(plan),
    };
    count(&mut view, &read.entries);
    view
}

/// Counts what was taken.
pub(crate) fn count(view: &mut ImportView, entries: &[Entry]) {
    view.taken = entries.len();
    view.incomplete = entries.iter().filter(|entry| !entry.is_complete).count();
    view.states = [0; 4];
    view.comments = 0;
    view.units.clear();
    for entry in entries {
        for given in &entry.respondent.given {
            view.states[state(given)] += 1;
            view.comments += usize::from(given.comment.is_some()) + usize::from(given.text.is_some());
        }
        match view.units.iter_mut().find(|(unit, _)| *unit == entry.respondent.unit) {
            Some((_, count)) => *count += 1,
            None => view.units.push((entry.respondent.unit.clone(), 1)),
        }
    }
}

const fn state(given: &Given) -> usize {
    use crate::model::Answer;
    match given.answer {
        Answer::Option(_) | Answer::Ticks(_) | Answer::Number(_) | Answer::Text => 0,
        Answer::DontKnow => 1,
        Answer::NotApplicable => 2,
        Answer::NotAnswered => 3,
    }
}
