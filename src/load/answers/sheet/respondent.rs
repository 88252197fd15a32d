//! Whose answers a row holds: one who is new, one whose rows are gathered, or one who was seen before.

use super::Sheet;
use crate::load::answers::Duplicates;
use crate::load::answers::findings::{Spot, Topic};
use crate::load::answers::names::RoleIx;
use crate::load::answers::people::Seen;
use crate::load::table::Row;
use crate::model::{AnswerFaultKind, Answers, Named, Response, SeenAt, Severity, UnitIx, looks_personal};

impl Sheet<'_, '_> {
    /// Tells where a respondent has an address or a number that leads back to a person. Digits within a pseudonym do not.
    pub(super) fn check_pseudonym(&mut self, who: &str, row: &Row) {
        let is_one_word =
            |text: &str| !text.contains(char::is_whitespace) && text.contains(char::is_alphabetic);
        if looks_personal(who) && (who.contains('@') || !is_one_word(who)) {
            let spot = Spot::of(row, self.columns.respondent);
            self.findings.report(Severity::Error, (Topic::Pseudonym, 0, ""), &spot, || {
                AnswerFaultKind::PersonalName { named: Named::Respondent }
            });
        }
    }

    /// In the long layout: the response that a respondent's rows are gathered in.
    pub(super) fn response_of(
        &mut self,
        who: &str,
        unit: UnitIx,
        role: Option<RoleIx>,
        row: &Row,
    ) -> Option<usize> {
        match self.people.find(who).copied() {
            Some(seen) if seen.file == self.file => {
                self.check_sameness(who, seen, unit, role, row);
                return Some(seen.at);
            }
            Some(seen) if seen.ignored_in == Some(self.file) => return None,
            Some(seen) if !self.replaces(who, seen, unit, row) => {
                if let Some(seen) = self.people.find(who) {
                    seen.ignored_in = Some(self.file);
                }
                return None;
            }
            _ => {}
        }
        let items = self.known_values.len();
        let answers = Answers::none(items);
        self.answered_on.push(vec![0; items]);
        let role = role.map(|role| self.roles.id(role).clone());
        let response = Response { unit, role, seconds: None, answers, remarks: Vec::new() };
        Some(self.people.add_as(who, self.file, row.number, response))
    }

    /// In the long layout: all rows of a respondent speak of the same unit and role. A row may be silent about
    /// the role.
    pub(super) fn check_sameness(
        &mut self,
        who: &str,
        seen: Seen,
        unit: UnitIx,
        role: Option<RoleIx>,
        row: &Row,
    ) {
        let (respondent, first) = (|| who.to_owned(), seen.row);
        if seen.unit != unit {
            let (before, now) = (self.units.id(seen.unit), self.units.id(unit));
            let spot = Spot::of(row, self.columns.unit);
            self.findings.report(Severity::Error, (Topic::UnitChanged, 0, who), &spot, || {
                AnswerFaultKind::UnitChanged { respondent: respondent(), before, now, first }
            });
        }
        let Some(now) = role.map(|role| self.roles.id(role)) else { return };
        let Some(response) = self.people.response(seen.at) else { return };
        match &response.role {
            None => response.role = Some(now.clone()),
            Some(before) if before != now => {
                let (before, now) = (before.clone(), now.clone());
                let spot = Spot::of(row, self.columns.role);
                self.findings.report(Severity::Error, (Topic::RoleChanged, 0, who), &spot, || {
                    AnswerFaultKind::RoleChanged { respondent: respondent(), before, now, first }
                });
            }
            Some(_) => {}
        }
    }

    /// In the long layout: the time is that of all answers together, and may stand on one row or on every one.
    pub(super) fn keep_seconds(&mut self, who: &str, at: usize, now: u32, row: &Row) {
        let first = self.people.find(who).map_or(row.number, |seen| seen.row);
        let Some(response) = self.people.response(at) else { return };
        let before = *response.seconds.get_or_insert(now);
        if before != now {
            let spot = Spot::of(row, self.columns.seconds);
            self.findings.report(Severity::Error, (Topic::SecondsChanged, 0, who), &spot, || {
                AnswerFaultKind::SecondsChanged { respondent: who.to_owned(), before, now, first }
            });
        }
    }

    /// Whether a respondent who was seen before is to be taken anew.
    pub(super) fn replaces(&mut self, who: &str, seen: Seen, unit: UnitIx, row: &Row) -> bool {
        let spot = Spot::of(row, self.columns.respondent);
        let kept_last = self.reading.duplicates == Duplicates::Last;
        if self.reading.duplicates != Duplicates::Error {
            self.findings.report(Severity::Warning, (Topic::Duplicate, 0, ""), &spot, || {
                AnswerFaultKind::DuplicatesSettled { kept_last }
            });
            return kept_last;
        }
        let first = SeenAt { file: self.people.file_name(seen.file).to_owned(), row: seen.row };
        let units = (seen.unit != unit).then(|| (self.units.id(seen.unit), self.units.id(unit)));
        // Twice in one unit and in two units are different mistakes.
        let key = units.as_ref().map_or(who.to_owned(), |(_, now)| format!("{who}\n{now}"));
        self.findings.report(Severity::Error, (Topic::Duplicate, 0, &key), &spot, || {
            AnswerFaultKind::DuplicateRespondent { respondent: who.to_owned(), first, units }
        });
        false
    }
}
