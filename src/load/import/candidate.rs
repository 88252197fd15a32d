//! Which unit the rows of a file belong to, as far as that is said once for all of them.

use std::borrow::Cow;

use super::findings::Findings;
use super::reader::{Reader, find_unit, no_unit};
use super::texts::text_of;
use crate::load::answers::{Found, Units};
use crate::model::{Becomes, ColumnView, ImportFaultKind, Place, Severity, SystemColumn, UnitCandidate};

impl Reader<'_> {
    /// Tells, once, where nothing says which unit the rows belong to.
    pub fn has_units(&self, findings: &mut Findings) -> bool {
        let is_told = self.is_unit_told();
        if let (Some(units), None, Some(mapping)) = (&self.units, self.job.unit, self.job.mapping)
            && let Some(constant) = &mapping.unit.constant
        {
            let found = find_unit(units, self.job, &constant.value);
            if !matches!(found, Found::One(_)) {
                let place = Place::Span(mapping.file.clone(), constant.span.clone());
                findings.elsewhere(no_unit(units, found, constant.value.clone()), place, &mapping.source);
                return false;
            }
        }
        if let (Some(units), None, Some(mapping)) = (&self.units, self.job.unit, self.job.mapping) {
            let wrong = mapping.unit.meanings().filter_map(|meaning| {
                let found = find_unit(units, self.job, &meaning.value);
                let is_one = matches!(found, Found::One(_)) || meaning.value.trim().is_empty();
                (!is_one).then(|| (no_unit(units, found, meaning.value.clone()), meaning.span.clone()))
            });
            let wrong: Vec<_> = wrong.collect();
            let has_wrong = !wrong.is_empty();
            for (kind, span) in wrong {
                findings.elsewhere(kind, Place::Span(mapping.file.clone(), span), &mapping.source);
            }
            if has_wrong {
                return false;
            }
        }
        match &self.units {
            Some(units) if !is_told && units.only().is_none() => {
                let candidate = self.candidate(units).map(|(_, column)| column);
                let kind = ImportFaultKind::NoUnit { candidate, units: units.ids() };
                findings.of_file(Severity::Error, kind);
                false
            }
            _ => true,
        }
    }

    fn is_unit_told(&self) -> bool {
        self.job.unit.is_some()
            || self.plan.systems.contains_key(&SystemColumn::Unit)
            || self.job.mapping.is_some_and(|mapping| mapping.unit.constant.is_some())
    }

    /// The column that fits best, where nothing says which unit the rows belong to.
    pub fn unit_candidate(&self) -> Option<usize> {
        let units = self.units.as_ref().filter(|_| !self.is_unit_told())?;
        self.candidate(units).map(|(at, _)| at)
    }

    /// The column with the greatest share of units among what stands in it: some may be misspelt or called otherwise.
    fn candidate(&self, units: &Units) -> Option<(usize, UnitCandidate)> {
        const LEAST: usize = 5;
        let is_open = |becomes: &Becomes| {
            let own = [SystemColumn::Technical, SystemColumn::Personal, SystemColumn::Quiz];
            match becomes {
                Becomes::Unmatched(_) => true,
                Becomes::System(system) => own.contains(system),
                Becomes::Item(..) | Becomes::Group(_) | Becomes::Ignored | Becomes::Filter => false,
            }
        };
        let of = |view: &ColumnView| {
            let texts = || self.rows.iter().map(|row| text_of(Self::cell(row, view.column)));
            let texts = || texts().filter(|text| !text.is_empty());
            let is_unit = |text: &Cow<str>| matches!(find_unit(units, self.job, text), Found::One(_));
            let column = UnitCandidate {
                heading: view.heading.clone(),
                units: texts().filter(is_unit).count(),
                filled: texts().count(),
            };
            (view.column, column)
        };
        let columns = self.plan.columns.iter().filter(|view| is_open(&view.becomes)).map(of);
        let fitting = columns.filter(|(_, column)| column.units > 0 && column.units * LEAST >= column.filled);
        // Of two that fit alike, the one with more in it; then the first.
        fitting.min_by(|(_, a), (_, b)| {
            let shares = (b.units * a.filled).cmp(&(a.units * b.filled));
            shares.then(b.units.cmp(&a.units))
        })
    }
}
