//! A table of units, in the tree's order.

use crate::doc::{Column, Document, Narrow, RowKind, Run, Table, Text, Topic};
use crate::model::{NodeIx, NodeKind, UnitIx};
use crate::report::facts::whole_points;
use crate::score::Standing;
use crate::text::number::{count, percent};
use crate::text::sentences::{part_of, whole as say};

use super::Pages;
use super::cells::{dash, exact, level, on_scale};
use super::targets::reached;

/// Which columns a table of units has.
struct Columns {
    /// Whether it is known how many were asked, in any of the units.
    asked: bool,
    /// What sums up: the prerequisites, the core areas.
    summaries: Vec<NodeKind>,
    levels: bool,
    /// Whether any of the units has targets.
    targets: bool,
}

impl Pages<'_> {
    /// A table of these units, which stand in the tree's order, indented from the first one's depth; and the notes on it.
    pub(super) fn units(&self, units: &[UnitIx], caption: &str) -> Document {
        let (scope, labels) = (self.scope, self.scope.labels);
        let summaries = [NodeKind::Readiness, NodeKind::Index];
        let summaries = summaries.into_iter().filter(|kind| scope.questionnaire().summary(*kind).is_some());
        let columns = Columns {
            asked: units.iter().any(|unit| scope.asked(*unit).is_some()),
            summaries: summaries.collect(),
            levels: !scope.questionnaire().levels().is_empty(),
            targets: units.iter().any(|unit| !reached(scope, *unit).is_empty()),
        };
        let nodes: Vec<NodeIx> =
            columns.summaries.iter().filter_map(|kind| scope.questionnaire().summary(*kind)).collect();
        let shown = scope.shown(nodes.iter().copied());
        let mut table = Table::named(Topic::Units, format!("{} {caption}", labels.table))
            .captioned(format!("{caption}. {}.", shown.with_interval(scope.lang)));
        table.column(Column::Words, labels.unit);
        if columns.asked {
            table.column(Column::Number, labels.answered_of_asked);
            table.column(Column::Number, labels.response_rate);
        } else {
            table.column(Column::Number, labels.answers);
        }
        for (kind, node) in columns.summaries.iter().zip(&nodes) {
            let scale = on_scale(shown.beside(scope.scale(*node)), labels);
            table.column(Column::Number, Text::from(scope.column_name(*kind)).then(scale));
        }
        if columns.levels {
            table.column(Column::Words, labels.level);
        }
        if columns.targets {
            table.column(Column::Number, labels.targets_reached);
        }
        let tree = &scope.view.assessment.units;
        let top = units.iter().map(|unit| tree[*unit].depth).min().unwrap_or(0);
        for unit in units {
            let about = &tree[*unit];
            let is_whole = about.parent.is_none() && !about.children.is_empty();
            let kind = if is_whole { RowKind::Whole } else { RowKind::Plain };
            table.kind_row(kind, usize::from(about.depth - top), self.unit_cells(*unit, &columns));
        }
        let mut document = Document::default();
        document.table(table, Narrow::Fold(1));
        document.notes(self.unit_notes(units, &nodes));
        document
    }

    fn unit_cells(&self, unit: UnitIx, columns: &Columns) -> Vec<Text> {
        let (scope, labels) = (self.scope, self.scope.labels);
        let is_shown = scope.is_shown(unit);
        let (respondents, asked) = (scope.view.unit(unit).respondents, scope.asked(unit));
        let answered = respondents.map(|number| match asked {
            Some(asked) => part_of(number, asked, scope.lang),
            None => count(number, scope.lang),
        });
        let name = Run::plain(scope.unit_name(unit)).leading(self.way_to(unit));
        let mut cells: Vec<Text> = vec![name.into()];
        cells.push(match answered {
            Some(answered) => answered.into(),
            None if is_shown => Text::default(),
            None => dash(labels),
        });
        if columns.asked {
            let rate = respondents.zip(asked).filter(|(number, asked)| number <= asked);
            let rate = rate.map(|(n, of)| percent(n as f64 / of as f64, scope.lang));
            cells.push(rate.unwrap_or_default().into());
        }
        let summaries = columns.summaries.iter().map(|kind| scope.summary(unit, *kind).filter(|_| is_shown));
        cells.extend(summaries.map(|score| exact(score.as_ref(), labels)));
        if columns.levels {
            cells.push(if is_shown { self.level_cell(unit) } else { Run::quiet(labels.not_shown).into() });
        }
        if columns.targets {
            cells.push(reached(scope, unit).into());
        }
        cells
    }

    /// The level reached, and the one that the score alone would give, where requirements keep it down.
    fn level_cell(&self, unit: UnitIx) -> Text {
        let no_levels = Standing::default();
        let standing = self.scope.headline(unit).map_or(&no_levels, |(_, node)| &node.standing);
        let reached = level(self.scope.mark(standing.level).as_ref());
        let held_down = self
            .scope
            .uncapped(standing)
            .map(|mark| [Run::quiet(self.scope.labels.held_down_from), Run::quiet(mark.name).in_own()]);
        Text::default().then(reached).then(held_down.into_iter().flatten())
    }

    /// How many are not shown; why the order is no ranking.
    fn unit_notes(&self, units: &[UnitIx], summaries: &[NodeIx]) -> Vec<String> {
        let scope = self.scope;
        let mut notes = Vec::new();
        let shown = || units.iter().filter(|unit| scope.is_shown(**unit));
        let scores =
            || shown().flat_map(|unit| summaries.iter().filter_map(|node| scope.view.node(*unit, *node)));
        notes.extend(
            scores().any(|score| !score.hides.is_empty()).then(|| scope.labels.hides_note.to_owned()),
        );
        notes.extend(whole_points(scope.view.assessment, scope.questionnaire(), scores(), scope.lang));
        notes.extend(say::withheld_units(units.len() - shown().count(), units.len(), scope.lang));
        if units.len() > 1 {
            notes.push(say::no_ranking(scope.lang).to_owned());
        }
        notes
    }
}
