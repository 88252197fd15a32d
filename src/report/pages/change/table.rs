//! Changes in rows.

use super::has_pairs;
use crate::doc::{Column, Document, Narrow, RowKind, Run, Table, Text, Topic};
use crate::insight::{Change, ChangeVerdict, Changes};
use crate::model::{NodeIx, UnitIx};
use crate::report::pages::cells::{dash, on_scale};
use crate::report::view::Scope;
use crate::text::number::{NO_VALUE, count};
use crate::text::scale::{Scale, Shown};
use crate::text::sentences::change as say;

/// A table of changes.
pub struct Changed {
    /// What it is about.
    pub caption: String,
    /// What its first column holds.
    pub first_column: &'static str,
    /// What the numbers stand on.
    pub shown: Shown,
    /// One row per area, or per unit.
    pub rows: Vec<Row>,
}

/// One change.
pub struct Row {
    kind: RowKind,
    depth: u8,
    /// The area's name, or the unit's.
    name: Text,
    /// What it is the change of.
    node: NodeIx,
    /// `None` where nothing may be shown.
    pub change: Option<Change>,
}

impl Row {
    /// A score's change, beside those of a unit's other scores.
    pub fn of_node(scope: &Scope<'_>, node: NodeIx, change: Option<Change>) -> Self {
        let kind = scope.questionnaire()[node].kind;
        let kind = if kind.is_summary() { RowKind::Whole } else { RowKind::Plain };
        Self { kind, depth: 0, name: Run::own(scope.name(node)).into(), node, change }
    }

    /// A unit's change, beside those of the other units.
    pub fn of_unit(scope: &Scope<'_>, ix: UnitIx, node: NodeIx, change: Option<Change>) -> Self {
        let unit = &scope.view.assessment.units[ix];
        let is_whole = unit.parent.is_none() && !unit.children.is_empty();
        let kind = if is_whole { RowKind::Whole } else { RowKind::Plain };
        Self { kind, depth: unit.depth, name: scope.unit_name(ix).into(), node, change }
    }
}

impl Changed {
    /// Whether any of the changes stands with an interval.
    pub fn has_intervals(&self) -> bool {
        self.rows.iter().any(|row| row.change.as_ref().is_some_and(|change| interval(change).is_some()))
    }

    /// Puts the table into a document.
    pub fn put(self, scope: &Scope<'_>, changes: &Changes, body: &mut Document) {
        let labels = scope.labels;
        let (before, now) = (scope.wave_id(changes.from), scope.wave_id(changes.to));
        let name = format!("{} {}, {}", labels.table, labels.changes, self.caption);
        let caption = format!("{}: {before} → {now}. {}.", self.caption, self.shown.changes(scope.lang));
        let mut table = Table::named(Topic::Changes, name).captioned(caption);
        table.column(Column::Words, self.first_column);
        for head in [before, now, labels.change] {
            table.column(Column::Number, head);
        }
        let has_pairs = self.rows.iter().any(|row| row.change.as_ref().is_some_and(has_pairs));
        if has_pairs {
            table.column(Column::Number, labels.answered_both_times);
        }
        table.column(Column::Words, labels.verdict);
        for row in self.rows {
            let scale = scope.scale(row.node);
            let name = row.name.then(on_scale(self.shown.beside(scale), labels));
            let cells = match &row.change {
                Some(change) => cells(scope, change, scale, has_pairs),
                None => {
                    let dashes = (0..3 + usize::from(has_pairs)).map(|_| dash(labels));
                    dashes.chain([Run::quiet(labels.too_few_or_new).into()]).collect()
                }
            };
            table.kind_row(row.kind, row.depth.into(), std::iter::once(name).chain(cells).collect());
        }
        body.table(table, Narrow::Break);
    }
}

fn cells(scope: &Scope<'_>, change: &Change, scale: Scale<'_>, has_pairs: bool) -> Vec<Text> {
    let interval = interval(change);
    // Between scores in whole points there are no parts of one.
    let decimals = u8::from(!change.grains.iter().any(|grain| grain.is_coarse()));
    let mut cells: Vec<Text> = vec![
        scale.of_grain(change.before, change.grains[0], 1).into(),
        scale.of_grain(change.now, change.grains[1], 1).into(),
        say::difference(change.difference.points, interval, decimals, scale).into(),
    ];
    if has_pairs {
        let pairs = change.method.pairs().map(|n| count(n, scope.lang));
        cells.push(pairs.unwrap_or_else(|| NO_VALUE.to_owned()).into());
    }
    let verdict = verdict(scope, change, scale);
    cells.push(if change.counts() { Run::strong(verdict) } else { Run::quiet(verdict) }.into());
    cells
}

/// The interval that stands with a change, where it has any width.
fn interval(change: &Change) -> Option<(f64, f64)> {
    let interval = change.difference.interval.filter(|interval| interval.low < interval.high);
    interval.map(|interval| (interval.low, interval.high))
}

/// Whether it counts as a change, in words.
fn verdict(scope: &Scope<'_>, change: &Change, scale: Scale<'_>) -> String {
    let labels = scope.labels;
    match change.verdict {
        ChangeVerdict::Untestable => labels.change_cannot_be_tested.to_owned(),
        ChangeVerdict::Unsure => match change.difference.judged.visible {
            Some(visible) => {
                say::unsure_but_visible(labels.no_sure_change, &scale.gap(visible, 0), scope.lang)
            }
            None => labels.no_sure_change.to_owned(),
        },
        ChangeVerdict::Small => {
            let least = scope.view.assessment.min_change.value();
            say::sure_but_below(&say::least(least, &Shown::of([scale]), scale, scope.lang), scope.lang)
        }
        ChangeVerdict::Changed if change.difference.points > 0.0 => labels.sure_rise.to_owned(),
        ChangeVerdict::Changed => labels.sure_fall.to_owned(),
    }
}
