//! One file, row by row.

mod respondent;

use super::cells::{Rows, marks_of, recall, several_rows, value_of};
use super::findings::{FaultIx, Findings, Spot, Topic};
use super::headings::{Columns, Layout, group_called};
use super::memo::Memo;
use super::names::{Found, RoleIx, Roles, Units, fold};
use super::people::People;
use super::shape::Shape;
use super::usages::Usages;
use super::{AnswerFile, Reading, remarks, seconds, unasked, whole_groups};
use crate::load::suggest::nearest;
use crate::load::table::{Row, Table};
use crate::model::{
    Answer, AnswerFaultKind, Answers, Diagnostic, Diagnostics, Fault, ItemIx, Mode, Named, NodeIx, Place,
    Response, RoleId, Severity, UnitId, UnitIx, WaveId, looks_personal,
};

/// Reads a file into the wave's people, and its faults into the diagnostics.
pub(super) fn read(
    reading: &Reading,
    file: &AnswerFile,
    number: usize,
    roles: &mut Roles,
    people: &mut People,
    diagnostics: &mut Diagnostics,
) {
    let unreadable = |kind: AnswerFaultKind| {
        Diagnostic::error(Fault::Answer(kind.into()), Place::File(file.name.to_owned()))
    };
    let table = match Table::read(file.bytes, reading.encoding) {
        Ok(table) => table,
        Err(kind) => return diagnostics.push(unreadable(kind)),
    };
    let mut rows = table.rows();
    let Some(first) = rows.next_row() else {
        return diagnostics.push(unreadable(AnswerFaultKind::Empty));
    };
    let headings = headings(&first);
    let mut findings = Findings::new(file.name, &table, &headings);
    let spot = Spot::of(&first, None);
    let columns = Columns::check(&headings, reading.questionnaire, &spot, table.separator(), &mut findings);
    let mut shape = Shape::new(headings.len(), &first);
    let mut is_whole = note_damage(&table, &first, &mut findings);
    let usages = Usages::new(&table);
    let mut sheet = Sheet::new(reading, (file, number), (columns, &usages), findings, roles, people);
    sheet.note_missing_columns(&spot);
    let mut is_empty = true;
    while let Some(row) = rows.next_row() {
        is_empty = false;
        is_whole = note_damage(&table, &row, &mut sheet.findings);
        if is_whole {
            shape.look(&row, &mut sheet.findings);
            sheet.read_row(&row);
        }
    }
    shape.finish(&mut sheet.findings);
    sheet.note_unasked();
    if is_empty && is_whole {
        sheet.findings.of_file(Severity::Warning, AnswerFaultKind::NoRows);
    }
    sheet.findings.finish(diagnostics);
}

/// The headings, without the empty ones at the end that a spreadsheet may leave.
pub(super) fn headings(row: &Row) -> Vec<String> {
    let mut headings: Vec<String> = (0..row.len()).map(|at| row.text(at).to_owned()).collect();
    let filled = headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1);
    headings.truncate(filled);
    headings
}

/// Notes where characters or the end of a quotation are missing, and says whether the row can still be read:
/// what an open quotation swallowed would only give faults that all have this one cause.
fn note_damage(table: &Table, row: &Row, findings: &mut Findings) -> bool {
    if let Some((broken, column)) = table.broken_in(&row.range) {
        let key = (Topic::Undecodable, 0, &*row.number.to_string());
        findings.report(Severity::Error, key, &Spot::of(row, Some(column)), || {
            AnswerFaultKind::Undecodable { encoding: table.encoding().name(), byte: broken.byte }
        });
    }
    for (column, found) in table.strays(&row.range) {
        let is_taken_out = found != '\0';
        // A file that a program was writing when it was cut off is often filled up with zeros.
        let severity = if is_taken_out { Severity::Warning } else { Severity::Error };
        let key = (Topic::Stray, usize::from(is_taken_out), "");
        let fault = || AnswerFaultKind::StrayCharacter { found, is_taken_out };
        findings.report(severity, key, &Spot::of(row, Some(column)), fault);
    }
    let unclosed = table.unclosed(&row.range);
    if let Some(column) = unclosed {
        findings.once(Severity::Error, &Spot::of(row, Some(column)), AnswerFaultKind::UnclosedQuote);
    }
    unclosed.is_none()
}

/// What a row of the long layout is about.
#[derive(Clone, Copy)]
enum Asked {
    Item(ItemIx),
    Group(NodeIx),
}

/// What such a row says.
enum Said {
    Item(ItemIx, Answer),
    /// The group does not apply.
    Group(NodeIx),
}

/// A file that is being read. What a cell means is worked out once per text and column.
struct Sheet<'r, 's> {
    reading: &'r Reading<'r>,
    waves: &'r [WaveId],
    columns: Columns,
    usages: &'r Usages<'r>,
    findings: Findings<'s>,
    roles: &'r mut Roles,
    people: &'r mut People,
    units: Units<'r>,
    file: usize,
    known_waves: Memo<Result<bool, FaultIx>>,
    known_units: Memo<Result<UnitIx, FaultIx>>,
    /// A role that the assessment does not name comes with the warning that says so.
    known_roles: Memo<Result<(RoleIx, Option<FaultIx>), FaultIx>>,
    known_seconds: Memo<Result<u32, FaultIx>>,
    known_items: Memo<Result<Asked, FaultIx>>,
    known_values: Vec<Memo<Result<Answer, FaultIx>>>,
    /// In the long layout: per response that began in this file, the row of each item's answer (0 for none).
    answered_on: Vec<Vec<u64>>,
    /// In the long layout: the responses that said that a group does not apply, with the group and the row.
    closed: Vec<(usize, NodeIx, u64)>,
    first_response: usize,
}

impl<'r, 's> Sheet<'r, 's> {
    fn new(
        reading: &'r Reading<'r>,
        (file, number): (&AnswerFile<'r>, usize),
        (columns, usages): (Columns, &'r Usages<'r>),
        findings: Findings<'s>,
        roles: &'r mut Roles,
        people: &'r mut People,
    ) -> Self {
        let items = reading.questionnaire.items().len();
        let first_response = people.len();
        Self {
            reading,
            waves: if file.waves.is_empty() { std::slice::from_ref(reading.wave) } else { file.waves },
            columns,
            usages,
            findings,
            roles,
            file: number,
            people,
            units: Units::new(reading.units),
            known_waves: Memo::default(),
            known_units: Memo::default(),
            known_roles: Memo::default(),
            known_seconds: Memo::default(),
            known_items: Memo::default(),
            known_values: (0..items).map(|_| Memo::default()).collect(),
            answered_on: Vec::new(),
            closed: Vec::new(),
            first_response,
        }
    }

    /// Notes the columns without which rows cannot be understood.
    fn note_missing_columns(&mut self, spot: &Spot) {
        if self.columns.unit.is_none() && self.units.only().is_none() {
            let kind = AnswerFaultKind::NoUnitColumn { units: self.units.ids() };
            self.findings.once(Severity::Error, spot, kind);
        }
        if self.columns.respondent.is_none() && matches!(self.columns.layout, Layout::Long { .. }) {
            self.findings.once(Severity::Error, spot, AnswerFaultKind::NoRespondentColumn);
        }
        if self.columns.wave.is_none() && self.waves.len() > 1 {
            let kind = AnswerFaultKind::NoWaveColumn { waves: self.waves.to_vec() };
            self.findings.once(Severity::Error, spot, kind);
        }
    }

    fn read_row(&mut self, row: &Row) {
        if !self.is_wanted(row) {
            return;
        }
        let unit = self.unit(row);
        let role = self.role(row);
        let seconds = self.seconds(row);
        match self.columns.layout {
            Layout::Wide(_) => self.read_wide(row, unit, role, seconds),
            Layout::Long { item, value } => {
                let answer = match self.item(row, item) {
                    Some(Asked::Item(item)) => {
                        self.value(row, value, item).map(|answer| Said::Item(item, answer))
                    }
                    Some(Asked::Group(group)) => {
                        let (spot, text) = (Spot::of(row, Some(value)), row.text(value));
                        let (q, findings) = (self.reading.questionnaire, &mut self.findings);
                        whole_groups::is_closed(q, findings, (group, text), &spot)
                            .then_some(Said::Group(group))
                    }
                    None => None,
                };
                self.read_long(row, unit, (role, seconds), answer);
            }
        }
    }

    /// Whether the row belongs to the wave that is read.
    fn is_wanted(&mut self, row: &Row) -> bool {
        let Some(column) = self.columns.wave else { return true };
        let (reading, waves) = (self.reading, self.waves);
        let is_wanted = recall(&mut self.known_waves, &mut self.findings, row, column, |text, findings| {
            is_wanted(reading, waves, text).ok_or_else(|| {
                let key = (Topic::Wave, column, text);
                let fault = || wave_fault(reading, waves, text);
                findings.report(Severity::Error, key, &Spot::of(row, Some(column)), fault)
            })
        });
        is_wanted.unwrap_or(false)
    }

    fn unit(&mut self, row: &Row) -> Option<UnitIx> {
        let Some(column) = self.columns.unit else { return self.units.only() };
        let units = &self.units;
        recall(&mut self.known_units, &mut self.findings, row, column, |text, findings| {
            let found = units.find(text);
            if let Found::One(unit) = found {
                return Ok(unit);
            }
            let key = (Topic::Unit, column, text);
            let fault = || unit_fault(units, found, text);
            Err(findings.report(Severity::Error, key, &Spot::of(row, Some(column)), fault))
        })
    }

    fn role(&mut self, row: &Row) -> Option<RoleIx> {
        let column = self.columns.role.filter(|column| !row.text(*column).is_empty())?;
        if self.reading.mode == Mode::Consensus {
            return None;
        }
        let roles = &mut *self.roles;
        let mut is_new = false;
        let met = recall(&mut self.known_roles, &mut self.findings, row, column, |text, findings| {
            is_new = true;
            let spot = Spot::of(row, Some(column));
            let value = || text.to_owned();
            if looks_personal(text) {
                let fault = || AnswerFaultKind::PersonalName { named: Named::Role };
                return Err(findings.report(Severity::Error, (Topic::Role, column, text), &spot, fault));
            }
            match roles.meet(text) {
                Ok(role) if roles.is_strange(role) => {
                    let key = (Topic::StrangeRole, column, text);
                    let fault = findings.report(Severity::Warning, key, &spot, || {
                        let named = roles.named();
                        let nearest = nearest(text, named.iter().map(RoleId::as_str));
                        AnswerFaultKind::UnknownRole { value: value(), nearest, roles: named.to_vec() }
                    });
                    Ok((role, Some(fault)))
                }
                Ok(role) => {
                    // A role that is like another is told of once per column and text, as one that is not named.
                    let alike =
                        roles.alike(role).map(|other| (roles.id(role).to_string(), other.to_string()));
                    let fault = alike.map(|(value, other)| {
                        let fault = || AnswerFaultKind::LooksAlike { named: Named::Role, value, other };
                        findings.report(Severity::Warning, (Topic::Alike, column, text), &spot, fault)
                    });
                    Ok((role, fault))
                }
                Err(error) => {
                    let key = (Topic::Role, column, text);
                    Err(findings.report(Severity::Error, key, &spot, || AnswerFaultKind::BadName {
                        named: Named::Role,
                        value: value(),
                        error,
                    }))
                }
            }
        });
        let (role, strange) = met?;
        if let Some(fault) = strange.filter(|_| !is_new) {
            self.findings.again(fault, row.number);
        }
        Some(role)
    }

    fn seconds(&mut self, row: &Row) -> Option<u32> {
        let column = self.columns.seconds.filter(|column| !row.text(*column).is_empty())?;
        recall(&mut self.known_seconds, &mut self.findings, row, column, |text, findings| {
            seconds::parse(text).ok_or_else(|| {
                let fault = || AnswerFaultKind::BadSeconds { value: text.to_owned() };
                let key = (Topic::Seconds, column, text);
                findings.report(Severity::Error, key, &Spot::of(row, Some(column)), fault)
            })
        })
    }

    /// In the long layout: which item the row answers.
    fn item(&mut self, row: &Row, column: usize) -> Option<Asked> {
        let questionnaire = self.reading.questionnaire;
        recall(&mut self.known_items, &mut self.findings, row, column, |text, findings| {
            let ids = || questionnaire.items().iter().map(|node| questionnaire[*node].id.as_str());
            let folded = fold(text);
            let exact = ids().position(|id| id == text);
            if let Some(at) = exact.or_else(|| ids().position(|id| fold(id) == folded)) {
                return Ok(Asked::Item(ItemIx(at as u16)));
            }
            if let Some(group) = group_called(questionnaire, text) {
                return Ok(Asked::Group(group));
            }
            let key = (Topic::Item, column, text);
            Err(findings.report(Severity::Error, key, &Spot::of(row, Some(column)), || match text {
                "" => AnswerFaultKind::NoItem,
                _ => AnswerFaultKind::UnknownItem { value: text.to_owned(), nearest: nearest(text, ids()) },
            }))
        })
    }

    fn value(&mut self, row: &Row, column: usize, item: ItemIx) -> Option<Answer> {
        let usage = || self.usages.of(self.reading.questionnaire, &self.columns.layout, item);
        let (memo, findings) = (&mut self.known_values[item.at()], &mut self.findings);
        value_of((self.reading, &usage), memo, findings, row, (column, item))
    }

    fn read_wide(&mut self, row: &Row, unit: Option<UnitIx>, role: Option<RoleIx>, seconds: Option<u32>) {
        let Layout::Wide(wide) = &self.columns.layout else { return };
        let mut answers = vec![Answer::NotAnswered; self.known_values.len()];
        for (column, item) in wide.whole.iter().filter(|(column, _)| !row.bytes(*column).is_empty()) {
            let memo = &mut self.known_values[item.at()];
            let usage = || self.usages.of(self.reading.questionnaire, &self.columns.layout, *item);
            let answer = value_of((self.reading, &usage), memo, &mut self.findings, row, (*column, *item));
            answers[item.at()] = answer.unwrap_or(Answer::NotAnswered);
        }
        for (item, columns) in &wide.by_option {
            let answer = marks_of(self.reading, &mut self.findings, row, columns, *item);
            answers[item.at()] = answer.unwrap_or(Answer::NotAnswered);
        }
        let mut answers: Answers = answers.into_iter().collect();
        for (column, group) in &wide.groups {
            let (spot, text) = (Spot::of(row, Some(*column)), row.text(*column));
            if whole_groups::is_closed(self.reading.questionnaire, &mut self.findings, (*group, text), &spot)
            {
                let findings = &mut self.findings;
                whole_groups::close(self.reading.questionnaire, findings, *group, &mut answers, &spot);
            }
        }
        let as_role = role.map(|role| self.roles.id(role));
        unasked::note(self.reading.questionnaire, &mut self.findings, (as_role, &answers), |item| {
            let whole = wide.whole.iter().find(|(_, of)| *of == item).map(|(column, _)| *column);
            let by_option =
                || wide.by_option.iter().find(|(of, _)| *of == item)?.1.first().map(|(column, _)| *column);
            Spot::of(row, whole.or_else(by_option))
        });
        let remarks = remarks::of_row(self.reading.questionnaire, wide, &answers, row);
        let who = self.columns.respondent.map_or("", |column| row.text(column));
        self.check_pseudonym(who, row);
        if let Some(column) = self.columns.respondent.filter(|_| who.is_empty()) {
            self.note_nameless(row, column, true);
        }
        let Some(unit) = unit else { return };
        let role = role.map(|role| self.roles.id(role).clone());
        let response = Response { unit, role, seconds, answers, remarks };
        if who.is_empty() {
            self.people.add(self.file, row.number, response);
            return;
        }
        let seen = self.people.find(who).copied();
        if seen.is_none_or(|seen| self.replaces(who, seen, unit, row)) {
            self.people.add_as(who, self.file, row.number, response);
        }
    }

    fn read_long(
        &mut self,
        row: &Row,
        unit: Option<UnitIx>,
        (role, seconds): (Option<RoleIx>, Option<u32>),
        answer: Option<Said>,
    ) {
        let Some(column) = self.columns.respondent else { return };
        let who = row.text(column);
        if who.is_empty() {
            return self.note_nameless(row, column, false);
        }
        self.check_pseudonym(who, row);
        let Some(at) = unit.and_then(|unit| self.response_of(who, unit, role, row)) else { return };
        if let Some(seconds) = seconds {
            self.keep_seconds(who, at, seconds, row);
        }
        let (item, answer) = match answer {
            None => return,
            Some(Said::Item(item, answer)) => (item, answer),
            Some(Said::Group(group)) => return self.closed.push((at, group, row.number)),
        };
        let answered_on = &mut self.answered_on[at - self.first_response][item.at()];
        let first = *answered_on;
        let Some(response) = self.people.response(at) else { return };
        let before = (first > 0).then(|| response.answers.of(item));
        match several_rows(self.reading.questionnaire, item, before, answer) {
            Rows::One(answer) => {
                response.answers.set(item, answer);
                if let (Answer::Text, Layout::Long { value, .. }) = (answer, self.columns.layout.clone()) {
                    response.remarks.extend(remarks::remark(item, row.text(value)));
                }
                if first == 0 {
                    *answered_on = row.number;
                }
            }
            Rows::Repeated => self.note_repeated(row, who, item, first),
            Rows::Excluded(fault) => {
                let Layout::Long { value, .. } = self.columns.layout else { return };
                let key = (Topic::Exclusive, item.at(), "");
                self.findings.report(Severity::Error, key, &Spot::of(row, Some(value)), || *fault);
            }
        }
    }

    /// In the long layout: what is asked of whom, and what a group that does not apply is contradicted by, is known when all rows have been
    /// read.
    fn note_unasked(&mut self) {
        let Layout::Long { value, .. } = self.columns.layout else { return };
        for (at, group, row) in std::mem::take(&mut self.closed) {
            let Some(response) = self.people.response(at) else { continue };
            let (q, spot) = (self.reading.questionnaire, Spot::before(row, Some(value)));
            whole_groups::close(q, &mut self.findings, group, &mut response.answers, &spot);
        }
        for (at, rows) in self.answered_on.iter().enumerate() {
            let Some(response) = self.people.response(self.first_response + at) else { continue };
            let given = (response.role.as_ref(), &response.answers);
            unasked::note(self.reading.questionnaire, &mut self.findings, given, |item| {
                Spot::before(rows[item.at()], Some(value))
            });
        }
    }

    fn note_nameless(&mut self, row: &Row, column: usize, counted: bool) {
        let severity = if counted { Severity::Warning } else { Severity::Error };
        let key = (Topic::Respondent, column, "");
        let fault = || AnswerFaultKind::NoRespondent { counted };
        self.findings.report(severity, key, &Spot::of(row, Some(column)), fault);
    }

    fn note_repeated(&mut self, row: &Row, who: &str, item: ItemIx, first: u64) {
        let questionnaire = self.reading.questionnaire;
        let item = questionnaire[questionnaire.items()[item.at()]].id.clone();
        let Layout::Long { item: column, .. } = self.columns.layout else { return };
        // The two are parted by a character that no cell can hold.
        let key = format!("{who}\n{item}");
        self.findings.report(
            Severity::Error,
            (Topic::Repeated, 0, &key),
            &Spot::of(row, Some(column)),
            || AnswerFaultKind::RepeatedItem { respondent: who.to_owned(), item, first },
        );
    }
}

/// Whether a row that names this wave is wanted; `None` where it should not name it.
fn is_wanted(reading: &Reading, listed: &[WaveId], text: &str) -> Option<bool> {
    if text.is_empty() {
        return (listed.len() == 1).then_some(true);
    }
    let folded = fold(text);
    let is_named = |wave: &WaveId| fold(wave.as_str()) == folded;
    let is_listed = || listed.iter().any(is_named);
    if is_named(reading.wave) { Some(true) } else { is_listed().then_some(false) }
}

fn wave_fault(reading: &Reading, listed: &[WaveId], text: &str) -> AnswerFaultKind {
    let folded = fold(text);
    match reading.waves.iter().find(|wave| fold(wave.as_str()) == folded) {
        _ if text.is_empty() => AnswerFaultKind::NoWave { waves: listed.to_vec() },
        Some(wave) => AnswerFaultKind::OtherWave { value: wave.clone(), waves: listed.to_vec() },
        None => AnswerFaultKind::UnknownWave {
            value: text.to_owned(),
            nearest: nearest(text, reading.waves.iter().map(WaveId::as_str)),
            waves: reading.waves.to_vec(),
        },
    }
}

fn unit_fault(units: &Units, found: Found, text: &str) -> AnswerFaultKind {
    let value = text.to_owned();
    if found == Found::Nothing && looks_personal(text) {
        return AnswerFaultKind::PersonalName { named: Named::Unit };
    }
    match (found, UnitId::parse(text)) {
        (Found::Several(units), _) => AnswerFaultKind::AmbiguousUnit { value, units },
        _ if text.is_empty() => AnswerFaultKind::NoUnit,
        (_, Err(error)) => AnswerFaultKind::BadName { named: Named::Unit, value, error },
        _ => AnswerFaultKind::UnknownUnit { value, nearest: units.nearest(text), units: units.ids() },
    }
}
