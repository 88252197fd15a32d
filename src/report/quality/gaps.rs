//! What roles see differently, as tables and sentences.

use std::collections::BTreeMap;

use super::QualityView;
use crate::doc::{Column, Document, Level, Narrow, Table};
use crate::insight::quality::RoleGap;
use crate::model::UnitIx;
use crate::text::labels::words as common;
use crate::text::number;
use crate::text::terminal::note_together;
use crate::text::terminal::quality::{RoleDifference, note_gaps_in_units, note_roles, role_difference};

impl QualityView<'_> {
    pub(super) fn gaps(&self, document: &mut Document) {
        let words = self.words();
        document.heading(Level::Part, words.roles);
        let gaps = &self.quality.gaps;
        if gaps.gaps.is_empty() {
            document.paragraph(format!("{} {}", words.no_gaps, note_roles(gaps.least, self.lang)));
            return;
        }
        let whole = gaps.gaps.iter().filter(|gap| gap.unit.is_none());
        document.table(self.gap_table(whole, None), Narrow::Fold(1));
        self.gaps_by_unit(document);
        let tests = note_together(gaps.gaps.len(), self.lang);
        let in_units = gaps.gaps.iter().filter(|gap| gap.unit.is_some()).count();
        let of_them = note_gaps_in_units(in_units, self.lang).unwrap_or_default();
        let roles = note_roles(gaps.least, self.lang);
        let is_points = gaps.gaps.iter().all(|gap| self.scale(gap.node).is_points());
        let unit = if is_points { words.gap_in_points } else { words.gap_on_scale };
        let note = format!("{unit} {} {roles} {tests} {of_them}", words.note_gap);
        document.note(note.trim_end());
    }

    /// What is sure in sentences, and with details everything in a table per unit; nothing where roles are told apart in no unit.
    fn gaps_by_unit(&self, document: &mut Document) {
        let mut by_unit: BTreeMap<UnitIx, Vec<&RoleGap>> = BTreeMap::new();
        for gap in &self.quality.gaps.gaps {
            if let Some(unit) = gap.unit {
                by_unit.entry(unit).or_default().push(gap);
            }
        }
        if by_unit.is_empty() {
            return;
        }
        document.heading(Level::Section, self.words().roles_by_unit);
        for (unit, gaps) in by_unit.iter().filter(|_| self.details) {
            document.table(self.gap_table(gaps.iter().copied(), Some(*unit)), Narrow::Fold(1));
        }
        let told = |(unit, gaps): (&UnitIx, &Vec<&RoleGap>)| {
            let sure = gaps.iter().filter(|gap| gap.difference.is_sure());
            sure.map(|gap| self.told(*unit, gap)).collect::<Vec<_>>()
        };
        let mut sure: Vec<String> = by_unit.iter().flat_map(told).collect();
        if sure.is_empty() {
            sure.push(self.words().no_sure_gaps.to_owned());
        }
        document.list(sure);
    }

    /// The gaps of one unit, or of everybody.
    fn gap_table<'a>(&self, gaps: impl Iterator<Item = &'a RoleGap>, unit: Option<UnitIx>) -> Table {
        let words = self.words();
        let mut table = Table::default();
        for head in [unit.map_or(words.area, |unit| self.unit(unit)), words.pair] {
            table.column(Column::Words, head);
        }
        for head in [words.difference, words.verdict, words.hedges_g, words.cliffs_delta] {
            table.column(Column::Mark, head);
        }
        let common = common(self.lang);
        for gap in gaps {
            let verdict = common.verdict_of(gap.difference.judged.verdict);
            let dash = || number::NO_VALUE.to_owned();
            let g = gap.hedges_g.map(|g| self.with_range(g.g, g.interval));
            let delta = gap.cliffs_delta.map(|delta| self.with_range(delta.delta, delta.interval));
            let people = |at: usize| format!("{} ({})", gap.roles[at], gap.scores[at].n);
            let cells = vec![
                self.node_with_scale(gap.node),
                format!("{} − {}", people(0), people(1)),
                self.scale(gap.node).change(gap.difference.points, 1),
                verdict.to_owned(),
                g.unwrap_or_else(dash),
                delta.unwrap_or_else(dash),
            ];
            table.row(0, cells);
        }
        table
    }

    fn told(&self, unit: UnitIx, gap: &RoleGap) -> String {
        let difference = RoleDifference {
            unit: self.unit(unit),
            area: self.inside(gap.node),
            roles: [gap.roles[0].as_str(), gap.roles[1].as_str()],
            scores: gap.scores.map(|score| self.scale(gap.node).number(score.mean, 0)),
        };
        role_difference(difference, self.lang)
    }
}
