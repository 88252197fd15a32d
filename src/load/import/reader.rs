//! A sheet that is being read, and what each of its rows says but for the answers.

use std::collections::BTreeMap;

use super::completed::{completed, is_preview};
use super::findings::Findings;
use super::grid::{Cell, GridRow, Source};
use super::people::{Identity, Submission, answered, occasion};
use super::personal::{hides_units, is_personal, is_personal_column};
use super::plan::Plan;
use super::recognise::Layout;
use super::texts::text_of;
use super::time::DayOrder;
use super::usages::{Columns, Usages};
use super::values::{Values, uncomputed};
use super::wording::fold;
use super::{Entry, Job};
use crate::load::answers::{Found, Units, seconds as stated_seconds, word};
use crate::model::{
    Answer, AnswerFaultKind, Fault, Given, ImportFaultKind, LeftOut, Named, Respondent, RoleId, Severity,
    SystemColumn, Tool, UnitId, UnitIx, WaveId, looks_personal,
};

/// A sheet that is being read.
pub struct Reader<'a> {
    pub job: &'a Job<'a>,
    pub plan: &'a Plan,
    pub values: Values<'a>,
    pub(super) rows: &'a [GridRow],
    headings: usize,
    pub(super) units: Option<Units<'a>>,
    pub(super) orders: BTreeMap<SystemColumn, DayOrder>,
    pub(super) tool: Tool,
    file_stem: String,
    hides_units: bool,
}

/// Traces that tell respondents apart, the surest first.
const IDENTITIES: [SystemColumn; 5] = [
    SystemColumn::Respondent,
    SystemColumn::Token,
    SystemColumn::Email,
    SystemColumn::Uuid,
    SystemColumn::Serial,
];

/// The column that tells respondents apart.
pub fn identity_column(plan: &Plan) -> Option<SystemColumn> {
    let is_filled = |system: &SystemColumn| {
        let column = plan.systems.get(system).and_then(|columns| columns.first());
        column.is_some_and(|at| plan.columns.iter().any(|view| view.column == *at && !view.is_empty))
    };
    IDENTITIES.into_iter().find(is_filled)
}

impl<'a> Reader<'a> {
    pub fn new(job: &'a Job<'a>, source: &'a Source, layout: &'a Layout, plan: &'a Plan) -> Self {
        let rows = source.grids[layout.grid].rows.get(layout.body..).unwrap_or_default();
        let tool = layout.origin.tool;
        let usual = if matches!(tool, Tool::MsForms | Tool::GoogleForms | Tool::SurveyMonkey) {
            DayOrder::MonthFirst
        } else {
            DayOrder::DayFirst
        };
        // Both times of a file are written in the same way.
        let times = [SystemColumn::Started, SystemColumn::Ended];
        let columns: Vec<usize> =
            times.iter().filter_map(|time| plan.systems.get(time)).flatten().copied().collect();
        let cells = rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.cells.get(*at)));
        let order = DayOrder::of(cells, usual);
        let mut reader = Self {
            job,
            plan,
            values: Values {
                index: job.index,
                mapping: job.mapping,
                tool,
                usages: Usages::of_rows(
                    &Columns { index: job.index, mapping: job.mapping, plan, tool },
                    rows,
                ),
                known: Default::default(),
            },
            rows,
            headings: layout.headings.len(),
            units: job.units.map(Units::new),
            orders: times.into_iter().map(|time| (time, order)).collect(),
            tool,
            file_stem: layout.origin.sheet.clone().unwrap_or_default(),
            hides_units: false,
        };
        if let (Some(units), Some(columns)) = (&reader.units, plan.systems.get(&SystemColumn::Unit)) {
            let find = |text: &str| find_unit(units, job, reader.unit_meaning(text));
            let hides = |column: &usize| {
                reader.is_personal_column(*column) || hides_units(rows.iter(), *column, units, find)
            };
            reader.hides_units = columns.iter().any(hides);
        }
        reader
    }

    fn is_personal_column(&self, column: usize) -> bool {
        self.plan.columns.iter().any(|view| view.column == column && is_personal_column(&view.heading))
    }

    fn unit_meaning<'t>(&'t self, text: &'t str) -> &'t str {
        self.job.mapping.map_or(text, |mapping| mapping.unit.meaning(text))
    }

    pub fn rows(&self) -> impl Iterator<Item = &'a GridRow> {
        self.rows.iter().filter(|row| row.cells.iter().any(|cell| !text_of(cell).is_empty()))
    }

    pub fn cell(row: &GridRow, column: usize) -> &Cell {
        row.cells.get(column).unwrap_or(&Cell::Blank)
    }

    /// The column of a kind, and what stands in it: of several, the first in which the row has anything.
    pub fn system<'r>(&self, row: &'r GridRow, system: SystemColumn) -> Option<(usize, &'r Cell)> {
        let columns = self.plan.systems.get(&system)?;
        let is_filled = |column: &&usize| !text_of(Self::cell(row, **column)).is_empty();
        let column = *columns.iter().find(is_filled).or(columns.first())?;
        Some((column, Self::cell(row, column)))
    }

    /// Tells where something stands beyond the last heading: it belongs to no column.
    pub fn check_length(&self, row: &GridRow, findings: &mut Findings) {
        let filled = |at: &usize| !text_of(&row.cells[*at]).is_empty();
        if let Some(last) = (self.headings..row.cells.len()).rev().find(filled) {
            let first = (self.headings..=last).find(filled).unwrap_or(last);
            let kind = AnswerFaultKind::LongRow { cells: last + 1, headings: self.headings };
            findings.report(Severity::Error, row.number, first, "", false, Fault::Answer(kind.into()));
        }
    }

    /// Why a row is left out before anything in it is read, if it is.
    pub fn left_out(&self, row: &GridRow) -> Option<LeftOut> {
        match (self.is_kept(row), self.is_of_wave(row)) {
            (false, _) => Some(LeftOut::Filtered),
            (true, false) => Some(LeftOut::OtherWave),
            (true, true) => self.is_preview(row).then_some(LeftOut::Preview),
        }
    }

    fn is_preview(&self, row: &GridRow) -> bool {
        self.system(row, SystemColumn::Status).is_some_and(|(_, cell)| is_preview(&text_of(cell)))
    }

    /// Whether the mapping keeps a row.
    fn is_kept(&self, row: &GridRow) -> bool {
        let filters = self.job.mapping.map(|mapping| &mapping.keep[..]).unwrap_or_default();
        self.plan.keep.iter().all(|(which, column)| filters[*which].keeps(&text_of(Self::cell(row, *column))))
    }

    /// Whether a row belongs to the wave that is imported.
    fn is_of_wave(&self, row: &GridRow) -> bool {
        let Some((_, cell)) = self.system(row, SystemColumn::Wave) else { return true };
        let text = text_of(cell);
        let same = |wave: &WaveId| fold(wave.as_str()) == fold(&text);
        text.is_empty() || self.job.wave.is_none_or(same)
    }

    /// The unit of a row; an empty id where units are not known.
    pub fn unit(&self, row: &GridRow, findings: &mut Findings) -> Option<(Option<UnitIx>, String)> {
        let Some(units) = &self.units else {
            let text = self.system(row, SystemColumn::Unit).map(|(_, cell)| text_of(cell).into_owned());
            return Some((None, text.unwrap_or_default()));
        };
        if let Some(unit) = self.job.unit {
            return Some((Some(unit), units.id(unit).to_string()));
        }
        let mapped = self.job.mapping.map(|mapping| &mapping.unit);
        if let Some(constant) = mapped.and_then(|field| field.constant.as_ref()) {
            // One that names no unit has been told before any row was read.
            let Found::One(unit) = find_unit(units, self.job, &constant.value) else { return None };
            return Some((Some(unit), units.id(unit).to_string()));
        }
        let Some((column, cell)) = self.system(row, SystemColumn::Unit) else {
            return units.only().map(|unit| (Some(unit), units.id(unit).to_string()));
        };
        // That has been told already.
        if uncomputed(cell).is_some() {
            return None;
        }
        let raw = text_of(cell);
        let text = self.unit_meaning(&raw);
        if text.is_empty() {
            if let Some(unit) = units.only() {
                return Some((Some(unit), units.id(unit).to_string()));
            }
            let fault = Fault::Import(ImportFaultKind::BlankUnit.into());
            findings.report(Severity::Error, row.number, column, "", false, fault);
            return None;
        }
        self.named_unit(units, text, row, column, findings)
    }

    fn named_unit(
        &self,
        units: &Units,
        text: &str,
        row: &GridRow,
        column: usize,
        findings: &mut Findings,
    ) -> Option<(Option<UnitIx>, String)> {
        let value = text.to_owned();
        let found = find_unit(units, self.job, text);
        if let Found::One(unit) = found {
            return Some((Some(unit), units.id(unit).to_string()));
        }
        let is_hidden = found == Found::Nothing && (self.hides_units || is_personal(text));
        let (kind, text) = if is_hidden {
            (ImportFaultKind::PersonalValue { is_unit: true, units: units.ids() }, "")
        } else {
            (no_unit(units, found, value), text)
        };
        findings.report(Severity::Error, row.number, column, text, !is_hidden, Fault::Import(kind.into()));
        None
    }

    /// The role of a row.
    pub fn role(&self, row: &GridRow, findings: &mut Findings) -> Option<RoleId> {
        let mapped = self.job.mapping.map(|mapping| &mapping.role);
        if let Some(role) = self.job.role {
            return Some(role.clone());
        }
        if let Some(constant) = mapped.and_then(|field| field.constant.as_ref()) {
            return RoleId::parse(&constant.value).ok();
        }
        let (column, cell) = self.system(row, SystemColumn::Role)?;
        if uncomputed(cell).is_some() {
            return None;
        }
        let raw = text_of(cell);
        let text = mapped.map_or(&*raw, |field| field.meaning(&raw));
        if text.is_empty() {
            return None;
        }
        // What a mapping makes of a name is no name.
        if is_personal(text) || text == raw && self.is_personal_column(column) {
            let kind = ImportFaultKind::PersonalValue { is_unit: false, units: Vec::new() };
            findings.report(Severity::Error, row.number, column, "", false, Fault::Import(kind.into()));
            return None;
        }
        match RoleId::parse(&super::wording::plain(text)) {
            Ok(role) => Some(role),
            Err(error) => {
                let kind = AnswerFaultKind::BadName { named: Named::Role, value: text.to_owned(), error };
                findings.report(Severity::Error, row.number, column, text, true, Fault::Answer(kind.into()));
                None
            }
        }
    }

    /// Who answered, where that can be told.
    pub fn identity(&self, row: &GridRow) -> Option<Identity> {
        let traces: Vec<(SystemColumn, String)> = IDENTITIES
            .into_iter()
            .filter_map(|system| Some((system, text_of(self.system(row, system)?.1).into_owned())))
            .collect();
        Identity::of(traces.iter().map(|(kind, text)| (*kind, text.as_str())))
    }

    /// Tells of a time in seconds that is none.
    pub(super) fn check_seconds(&self, row: &GridRow, findings: &mut Findings) {
        let Some((column, cell)) = self.system(row, SystemColumn::Seconds) else { return };
        let text = text_of(cell);
        let is_time = text.is_empty() || word(&text) == Some(Answer::NotAnswered);
        if is_time || uncomputed(cell).is_some() || self.stated(row).is_some() {
            return;
        }
        let kind = AnswerFaultKind::BadSeconds { value: text.to_string() };
        findings.report(Severity::Error, row.number, column, &text, true, Fault::Answer(kind.into()));
    }

    /// The time in seconds that a row states.
    pub(super) fn stated(&self, row: &GridRow) -> Option<u64> {
        let stated = self.system(row, SystemColumn::Seconds).map(|(_, cell)| text_of(cell))?;
        stated_seconds(&stated).filter(|n| (0.0..=1e9).contains(n)).map(|stated| stated.round() as u64)
    }

    /// Whether a submission was sent in: by the columns that say so, else by the time in the exports of tools that have none
    /// for what was only begun.
    pub(super) fn is_complete(&self, row: &GridRow) -> bool {
        let columns = self.plan.systems.get(&SystemColumn::Complete);
        let is_whole =
            |column: &usize| completed(self.tool, &text_of(Self::cell(row, *column))).unwrap_or(true);
        if let Some(columns) = columns {
            return columns.iter().all(is_whole);
        }
        let ended = || self.system(row, SystemColumn::Ended).map(|(_, cell)| text_of(cell));
        !tells_by_time(self.tool) || ended().is_none_or(|text| completed(self.tool, &text) != Some(false))
    }

    /// Whether anything says which submissions were sent in.
    pub fn knows_completion(&self) -> bool {
        self.tool.exports_only_sent_in()
            || self.plan.systems.contains_key(&SystemColumn::Complete)
            || tells_by_time(self.tool) && self.plan.systems.contains_key(&SystemColumn::Ended)
    }

    /// One answer per item; where the file has no column for an item, nothing or "not applicable", as the mapping says.
    pub fn blank(&self) -> Vec<Given> {
        vec![Given::NOTHING; self.job.index.questionnaire.items().len()]
    }

    /// Notes a text that may tell who wrote it. The text itself is not shown.
    pub fn check_text(
        &self,
        node: crate::model::ItemIx,
        text: &str,
        row: u64,
        column: usize,
        findings: &mut Findings,
    ) {
        if looks_personal(text) {
            let item = self.job.index.questionnaire[self.job.index.node(node)].id.clone();
            let kind = ImportFaultKind::LooksPersonal { item };
            findings.report(Severity::Warning, row, column, "", false, Fault::Import(kind.into()));
        }
    }

    /// Puts a submission together.
    pub fn entry(
        &self,
        row: &GridRow,
        unit: &str,
        role: Option<RoleId>,
        given: Vec<Given>,
        findings: &Findings,
    ) -> Option<Entry> {
        let identity = self.identity(row);
        let is_known = identity.is_some();
        let occasion = occasion(self.moment(row), &given);
        // Where nothing tells respondents apart, the row has to, and what stands in it: the next file may have the same name.
        let identity = identity.unwrap_or_else(|| Identity {
            kind: SystemColumn::Technical,
            text: format!("{}\u{1f}{}\u{1f}{}\u{1f}{occasion}", findings.file(), self.file_stem, row.number),
        });
        let respondent = identity.pseudonym(self.job.key, unit, &occasion);
        let unread_time = self.unread_time(row);
        Some(Entry {
            file: findings.file().to_owned(),
            row: row.number,
            is_known,
            submission: Submission {
                ended: self.time(row, SystemColumn::Ended),
                is_time_unread: unread_time.is_some(),
                answered: answered(&given),
            },
            unread_time,
            is_complete: self.is_complete(row),
            respondent: Respondent {
                unit: UnitId::parse(if unit.is_empty() { "-" } else { unit }).ok()?,
                respondent,
                role,
                seconds: self.duration(row),
                given,
            },
        })
    }
}

/// Whether a tool leaves the time of sending in open where nothing was sent in.
const fn tells_by_time(tool: Tool) -> bool {
    matches!(
        tool,
        Tool::LimeSurvey
            | Tool::RedCap
            | Tool::Typeform
            | Tool::Webropol
            | Tool::Netigate
            | Tool::Artologik
            | Tool::EsMaker
    )
}

/// What is wrong with a text that names no unit, or several.
pub(super) fn no_unit(units: &Units, found: Found, value: String) -> ImportFaultKind {
    match found {
        Found::Several(units) => ImportFaultKind::AmbiguousUnit { value, units },
        Found::One(_) | Found::Nothing => {
            ImportFaultKind::UnknownUnit { nearest: units.nearest(&value), value, units: units.ids() }
        }
    }
}

/// The unit that a text names, in whatever way quotation marks and the like are written.
pub(super) fn find_unit(units: &Units, job: &Job, text: &str) -> Found {
    let found = units.find(text);
    let Some(tree) = job.units.filter(|_| found == Found::Nothing) else { return found };
    let folded = fold(text);
    let is_it = |unit: &crate::model::Unit| {
        fold(unit.id.as_str()) == folded || unit.name.texts().any(|name| fold(name) == folded)
    };
    let all: Vec<UnitIx> = tree.iter().filter(|(_, unit)| is_it(unit)).map(|(ix, _)| ix).collect();
    match all[..] {
        [] => Found::Nothing,
        [one] => Found::One(one),
        _ => Found::Several(all.into_iter().map(|ix| units.id(ix)).collect()),
    }
}
