//! What changed since the wave before.

use crate::insight::{Change, Changes, Verdict};
use crate::model::{NodeIx, NodeKind, Unit, UnitIx};
use crate::text::number::decimal;
use crate::text::sentences::change::{self as say, Direction};

use super::scope::Scope;

/// What changed in one unit, or in all.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeView {
    /// What surely changed, as a heading.
    pub headline: String,
    /// The sure changes, and what is said of the others.
    pub told: Vec<String>,
    /// The earlier wave.
    pub before: String,
    /// The later wave.
    pub now: String,
    /// The numbers: one table of a unit's areas, or one of all units per score.
    pub tables: Vec<ChangeTable>,
    /// How much of the questionnaire is compared, and what counts as sure.
    pub notes: Vec<String>,
}

/// A table of changes.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeTable {
    /// What the table is about.
    pub caption: String,
    /// What its first column holds.
    pub first_column: &'static str,
    /// One row per area, or per unit.
    pub rows: Vec<ChangeRow>,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    /// The area's name, or the unit's.
    pub name: String,
    /// How deep in the tree.
    pub depth: u8,
    /// Set apart: a score over several areas.
    pub strong: bool,
    /// Before, now, the difference with its interval, and the verdict; `None` where nothing may be shown.
    pub cells: Option<ChangeCells>,
}

/// The numbers of one change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeCells {
    /// The score before.
    pub before: String,
    /// The score now.
    pub now: String,
    /// The difference with its interval.
    pub difference: String,
    /// In words: whether it is sure.
    pub verdict: &'static str,
    /// Whether it is sure.
    pub sure: bool,
}

/// What changed in one unit; `None` where there is no wave before.
#[must_use]
pub fn of_unit(scope: &Scope<'_>, unit: UnitIx) -> Option<ChangeView> {
    let changes = scope.changes()?;
    let nodes = shown_nodes(scope);
    let found: Vec<(NodeIx, Option<&Change>)> =
        nodes.map(|node| (node, changes.at(unit, &scope.questionnaire()[node].id))).collect();
    let sure = Sure::of(scope, &found);
    let mut told = sure.told(scope);
    if found.iter().any(|(_, change)| change.is_some_and(|change| surely(change).is_none())) {
        told.push(say::unsure(!told.is_empty(), scope.lang).to_owned());
    }
    let (before, now) = wave_ids(scope, changes);
    // A unit that answered for the first time has nothing to compare.
    found.iter().any(|(_, change)| change.is_some()).then(|| ChangeView {
        headline: sure.headline(scope, &before),
        told,
        before,
        now,
        tables: vec![ChangeTable {
            caption: scope.unit_name(unit).to_owned(),
            first_column: scope.labels.area,
            rows: found.iter().map(|(node, change)| node_row(scope, *node, *change)).collect(),
        }],
        notes: notes(scope, changes),
    })
}

/// The sure changes of a unit, by direction.
struct Sure<'a> {
    risen: Vec<(NodeIx, &'a Change)>,
    fallen: Vec<(NodeIx, &'a Change)>,
    areas: usize,
}

impl<'a> Sure<'a> {
    fn of(scope: &Scope<'_>, found: &[(NodeIx, Option<&'a Change>)]) -> Self {
        let going = |direction| {
            let nodes = found.iter().filter_map(|(node, change)| Some((*node, (*change)?)));
            nodes.filter(|(_, change)| surely(change) == Some(direction)).collect()
        };
        Self { risen: going(Direction::Rise), fallen: going(Direction::Fall), areas: scope.areas().count() }
    }

    /// Names what changed: the scores that sum up where they did, else the areas, by number where they are many.
    fn headline(&self, scope: &Scope<'_>, since: &str) -> String {
        let is_summary = |node: NodeIx| scope.questionnaire()[node].kind.is_summary();
        let names = |changes: &[(NodeIx, &Change)], summaries: bool| {
            let those = changes.iter().filter(|(node, _)| is_summary(*node) == summaries);
            those.map(|(node, _)| scope.name(*node)).collect::<Vec<_>>()
        };
        let (up, down) = (names(&self.risen, true), names(&self.fallen, true));
        if !(up.is_empty() && down.is_empty()) {
            return say::headline(&up, &down, since, scope.lang);
        }
        let (up, down) = (names(&self.risen, false), names(&self.fallen, false));
        if up.len() + down.len() > 3 {
            return say::counted_headline(up.len(), down.len(), self.areas, since, scope.lang);
        }
        say::headline(&up, &down, since, scope.lang)
    }

    fn told(&self, scope: &Scope<'_>) -> Vec<String> {
        let mut told = Vec::new();
        for (changes, direction) in [(&self.risen, Direction::Rise), (&self.fallen, Direction::Fall)] {
            if changes.len() <= 2 {
                told.extend(changes.iter().map(|(node, change)| {
                    say::sure(scope.name(*node), change.before, change.now, direction, scope.lang)
                }));
                continue;
            }
            let is_summary = |node: NodeIx| scope.questionnaire()[node].kind.is_summary();
            let summaries = changes.iter().filter(|(node, _)| is_summary(*node));
            told.extend(
                summaries.map(|(node, change)| {
                    say::moved(scope.name(*node), change.before, change.now, scope.lang)
                }),
            );
            let size = |change: &Change| (change.now - change.before).abs();
            let areas = changes.iter().filter(|(node, _)| !is_summary(*node));
            let most = areas.max_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
            told.extend(most.map(|(node, change)| {
                say::largest(scope.name(*node), change.before, change.now, direction, scope.lang)
            }));
            told.push(say::all_sure(direction, scope.lang).to_owned());
        }
        told
    }
}

/// What changed in all units, in the scores that sum up; `None` where there is no wave before.
#[must_use]
pub fn of_all(scope: &Scope<'_>) -> Option<ChangeView> {
    let changes = scope.changes()?;
    let summaries = summaries(scope);
    let tables: Vec<ChangeTable> = summaries.iter().map(|node| units_table(scope, changes, *node)).collect();
    let mut told = sure_changes(scope, changes, &summaries);
    told.push(say::unsure(!told.is_empty(), scope.lang).to_owned());
    let moved = |direction, among: &[UnitIx]| {
        let has = |unit: &&UnitIx| {
            let mut found = summaries.iter().filter_map(|node| change_at(scope, changes, **unit, *node));
            found.any(|change| surely(change) == Some(direction))
        };
        among.iter().filter(has).count()
    };
    let count = |among: &[UnitIx]| (moved(Direction::Rise, among), moved(Direction::Fall, among));
    // Units with parts move as their parts do, so they are counted only where no part surely moved.
    let (risen, fallen) = match count(&scope.workplaces()) {
        (0, 0) => count(&scope.view.assessment.units.iter().map(|(ix, _)| ix).collect::<Vec<_>>()),
        counted => counted,
    };
    let (before, now) = wave_ids(scope, changes);
    let any = tables.iter().flat_map(|table| &table.rows).any(|row| row.cells.is_some());
    any.then(|| ChangeView {
        headline: say::units_headline(risen, fallen, &before, scope.lang),
        told,
        before,
        now,
        tables,
        notes: notes(scope, changes),
    })
}

fn change_at<'a>(scope: &Scope<'a>, changes: &'a Changes, unit: UnitIx, node: NodeIx) -> Option<&'a Change> {
    changes.at(unit, &scope.questionnaire()[node].id)
}

fn units_table(scope: &Scope<'_>, changes: &Changes, node: NodeIx) -> ChangeTable {
    let row = |(ix, unit): (UnitIx, &Unit)| ChangeRow {
        name: scope.unit_name(ix).to_owned(),
        depth: unit.depth,
        strong: unit.parent.is_none() && !unit.children.is_empty(),
        cells: change_at(scope, changes, ix, node).map(|change| cells(scope, change)),
    };
    ChangeTable {
        caption: scope.name(node).to_owned(),
        first_column: scope.labels.unit,
        rows: scope.view.assessment.units.iter().map(row).collect(),
    }
}

/// A sentence per unit that surely changed: the whole first, then the workplaces.
fn sure_changes(scope: &Scope<'_>, changes: &Changes, summaries: &[NodeIx]) -> Vec<String> {
    let mut units = scope.workplaces();
    units.extend(scope.whole());
    units.sort();
    units.dedup();
    let told = units.into_iter().map(|unit| {
        let of = |node: &NodeIx| {
            let change = change_at(scope, changes, unit, *node)?;
            let sure = change.difference.is_sure();
            sure.then(|| say::from_to(scope.name(*node), change.before, change.now, scope.lang))
        };
        (unit, summaries.iter().filter_map(of).collect::<Vec<_>>())
    });
    told.filter(|(_, told)| !told.is_empty())
        .map(|(unit, told)| say::unit_changed(scope.unit_name(unit), &told, scope.lang))
        .collect()
}

/// The summaries, then the areas.
fn shown_nodes<'a>(scope: &Scope<'a>) -> impl Iterator<Item = NodeIx> + use<'a> {
    scope
        .questionnaire()
        .nodes()
        .filter(|(_, node)| node.kind != NodeKind::Item && node.kind != NodeKind::Group)
        .map(|(ix, _)| ix)
}

fn summaries(scope: &Scope<'_>) -> Vec<NodeIx> {
    let kinds = [NodeKind::Readiness, NodeKind::Index];
    kinds.into_iter().filter_map(|kind| scope.questionnaire().summary(kind)).collect()
}

fn surely(change: &Change) -> Option<Direction> {
    let direction = if change.now > change.before { Direction::Rise } else { Direction::Fall };
    change.difference.is_sure().then_some(direction)
}

fn node_row(scope: &Scope<'_>, node: NodeIx, change: Option<&Change>) -> ChangeRow {
    ChangeRow {
        name: scope.name(node).to_owned(),
        depth: 0,
        strong: scope.questionnaire()[node].kind.is_summary(),
        cells: change.map(|change| cells(scope, change)),
    }
}

fn cells(scope: &Scope<'_>, change: &Change) -> ChangeCells {
    let interval = change.difference.interval.filter(|interval| interval.low < interval.high);
    let interval = interval.map(|interval| (interval.low, interval.high));
    let labels = scope.labels;
    ChangeCells {
        before: decimal(change.before, 1, scope.lang),
        now: decimal(change.now, 1, scope.lang),
        difference: say::difference(change.difference.points, interval, 1, scope.lang),
        verdict: match (change.difference.verdict, surely(change)) {
            (Verdict::Untestable, _) => labels.change_cannot_be_tested,
            (_, Some(Direction::Rise)) => labels.sure_rise,
            (_, Some(Direction::Fall)) => labels.sure_fall,
            (_, None) => labels.no_sure_change,
        },
        sure: change.difference.is_sure(),
    }
}

fn wave_ids(scope: &Scope<'_>, changes: &Changes) -> (String, String) {
    let waves = &scope.view.assessment.waves;
    (waves[changes.from].id.to_string(), waves[changes.to].id.to_string())
}

fn notes(scope: &Scope<'_>, changes: &Changes) -> Vec<String> {
    vec![
        say::comparable(changes.common_items, changes.items, scope.lang),
        say::how_judged(scope.lang).to_owned(),
    ]
}
