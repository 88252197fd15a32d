//! A table of units, in the tree's order.

use crate::model::{NodeIx, NodeKind, UnitIx};
use crate::report::facts::whole_points;
use crate::score::Standing;
use crate::text::number::{count, percent};
use crate::text::sentences::{part_of, whole as say};

use super::scope::{LevelMark, Scope, Score};
use super::targets::reached;

/// Units with what sums them up.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitTable {
    /// What the scores stand on.
    pub on: String,
    /// Whether the questionnaire has prerequisites.
    pub has_readiness: bool,
    /// What their score is called.
    pub readiness: String,
    /// The scale of their scores, where it is another than that of the index.
    pub readiness_scale: Option<String>,
    /// Whether it has core areas.
    pub has_index: bool,
    /// What their score is called.
    pub index: String,
    /// The scale of the index, where it is another.
    pub index_scale: Option<String>,
    /// Whether it has levels.
    pub has_levels: bool,
    /// Whether any of the units has targets.
    pub has_targets: bool,
    /// Whether it is known how many were asked, in any of the units.
    pub has_asked: bool,
    /// The units.
    pub rows: Vec<UnitRow>,
    /// How many are not shown; why the order is no ranking.
    pub notes: Vec<String>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitRow {
    /// Which.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// How far it is indented.
    pub depth: u8,
    /// Whether it stands for the whole.
    pub strong: bool,
    /// Whether anything of it is shown.
    pub shown: bool,
    /// `31 av 40`; empty where nothing is shown.
    pub answered: String,
    /// `78 %`; empty where it is not known.
    pub rate: String,
    /// The prerequisites together.
    pub readiness: Option<Score>,
    /// The core areas together.
    pub index: Option<Score>,
    /// `2 av 3`: how many of its targets are reached; empty where it has none.
    pub targets: String,
    /// The level reached.
    pub level: Option<LevelMark>,
    /// The level that the score alone would give, where requirements keep it down.
    pub uncapped: Option<LevelMark>,
}

impl UnitTable {
    /// A table of these units, which stand in the tree's order; indented from the first one's depth.
    #[must_use]
    pub fn of(scope: &Scope<'_>, units: &[UnitIx]) -> Self {
        let tree = &scope.view.assessment.units;
        let top = units.iter().map(|unit| tree[*unit].depth).min().unwrap_or(0);
        let rows: Vec<UnitRow> = units.iter().map(|unit| UnitRow::of(scope, *unit, top)).collect();
        let withheld = rows.iter().filter(|row| !row.shown).count();
        let mut notes = Vec::new();
        let shown = rows.iter().flat_map(|row| row.readiness.iter().chain(&row.index));
        notes.extend(shown.into_iter().any(|score| score.hides).then(|| scope.labels.hides_note.to_owned()));
        let summaries = scope.questionnaire().nodes().filter(|(_, node)| node.kind.is_summary());
        let summaries: Vec<NodeIx> = summaries.map(|(node, _)| node).collect();
        let scores =
            units.iter().flat_map(|unit| summaries.iter().filter_map(|node| scope.view.node(*unit, *node)));
        notes.extend(whole_points(scope.view.assessment, scope.questionnaire(), scores, scope.lang));
        notes.extend(say::withheld_units(withheld, rows.len(), scope.lang));
        if rows.len() > 1 {
            notes.push(say::no_ranking(scope.lang).to_owned());
        }
        let [readiness, index] =
            [NodeKind::Readiness, NodeKind::Index].map(|kind| scope.questionnaire().summary(kind));
        let shown = scope.shown(readiness.into_iter().chain(index));
        let beside = |node: Option<NodeIx>| node.and_then(|node| shown.beside(scope.scale(node)));
        Self {
            on: shown.with_interval(scope.lang),
            has_readiness: readiness.is_some(),
            readiness: scope.column_name(NodeKind::Readiness).to_owned(),
            readiness_scale: beside(readiness),
            has_index: index.is_some(),
            index: scope.column_name(NodeKind::Index).to_owned(),
            index_scale: beside(index),
            has_levels: !scope.questionnaire().levels().is_empty(),
            has_targets: rows.iter().any(|row| !row.targets.is_empty()),
            has_asked: units.iter().any(|unit| scope.asked(*unit).is_some()),
            rows,
            notes,
        }
    }
}

impl UnitRow {
    fn of(scope: &Scope<'_>, ix: UnitIx, top: u8) -> Self {
        let unit = &scope.view.assessment.units[ix];
        let shown = scope.is_shown(ix);
        let respondents = scope.view.unit(ix).respondents;
        let asked = scope.asked(ix);
        let no_levels = Standing::default();
        let standing = scope.headline(ix).map_or(&no_levels, |(_, node)| &node.standing);
        let answered = respondents.map(|number| match asked {
            Some(asked) => part_of(number, asked, scope.lang),
            None => count(number, scope.lang),
        });
        let rate = respondents.zip(asked).filter(|(number, asked)| number <= asked);
        Self {
            unit: ix,
            name: scope.unit_name(ix).to_owned(),
            depth: unit.depth - top,
            strong: unit.parent.is_none() && !unit.children.is_empty(),
            shown,
            answered: answered.unwrap_or_default(),
            rate: rate.map(|(n, of)| percent(n as f64 / of as f64, scope.lang)).unwrap_or_default(),
            readiness: scope.summary(ix, NodeKind::Readiness),
            index: scope.summary(ix, NodeKind::Index),
            targets: reached(scope, ix),
            level: scope.mark(standing.level),
            uncapped: scope.uncapped(standing),
        }
    }
}
