//! What changed since the wave before.

use crate::insight::{Change, ChangeVerdict, Changes};
use crate::model::{NodeIx, NodeKind, Points, Unit, UnitIx};
use crate::text::number::{count, decimal};
use crate::text::scale::{Scale, Shown};
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
    /// What the numbers stand on.
    pub note: String,
    /// Whether any change is that of those who answered both times.
    pub has_pairs: bool,
    /// One row per area, or per unit.
    pub rows: Vec<ChangeRow>,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    /// The area's name, or the unit's.
    pub name: String,
    /// The row's scale, where it is not the same for all.
    pub scale: Option<String>,
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
    /// How many answered both times, where the change is theirs.
    pub pairs: Option<String>,
    /// In words: whether it counts as a change.
    pub verdict: String,
    /// Whether it does.
    pub counts: bool,
}

/// What changed in one unit; `None` where there is no wave before.
#[must_use]
pub fn of_unit(scope: &Scope<'_>, unit: UnitIx) -> Option<ChangeView> {
    let changes = scope.changes()?;
    let nodes = shown_nodes(scope);
    let found: Vec<(NodeIx, Option<&Change>)> =
        nodes.map(|node| (node, changes.at(unit, &scope.questionnaire()[node].id))).collect();
    let sure = Sure::of(scope, &found);
    let (before, now) = wave_ids(scope, changes);
    let shown = scope.shown(found.iter().map(|(node, _)| *node));
    let least = least(scope, &shown, found.first().map(|(node, _)| *node));
    let mut told = sure.told(scope);
    told.extend(sure.told_small(scope, least.as_deref()));
    told.extend(told_parts(scope, changes, unit));
    let open = found.iter().filter_map(|(_, change)| change.filter(|change| is_open(change)).copied());
    let open: Vec<Change> = open.collect();
    if !open.is_empty() {
        told.push(unseen(scope, &shown, &open, !told.is_empty(), false));
    } else if found.iter().any(|(_, change)| change.is_some_and(is_untestable)) {
        told.push(say::untestable(!told.is_empty(), scope.lang).to_owned());
    }
    // A unit that answered for the first time has nothing to compare.
    found.iter().any(|(_, change)| change.is_some()).then(|| ChangeView {
        headline: sure.headline(scope, &before, least.as_deref()),
        told,
        before,
        now,
        notes: notes(
            scope,
            changes,
            least.as_deref(),
            found.iter().filter_map(|(_, change)| *change).any(has_pairs),
            how_judged(scope, changes),
        ),
        tables: vec![ChangeTable {
            caption: scope.unit_name(unit).to_owned(),
            first_column: scope.labels.area,
            note: shown.changes(scope.lang),
            has_pairs: found.iter().any(|(_, change)| change.is_some_and(has_pairs)),
            rows: found.iter().map(|(node, change)| node_row(scope, &shown, *node, *change)).collect(),
        }],
    })
}

/// What surely changed in a unit's areas, which the table does not show.
fn told_parts(scope: &Scope<'_>, changes: &Changes, unit: UnitIx) -> Option<String> {
    let questionnaire = scope.questionnaire();
    let went = |direction| {
        let parts =
            questionnaire.nodes().filter(|(_, node)| matches!(node.kind, NodeKind::Group | NodeKind::Item));
        let parts = parts.filter(|(_, node)| changes.at(unit, &node.id).and_then(surely) == Some(direction));
        parts.map(|(ix, _)| scope.in_text(ix)).collect::<Vec<_>>()
    };
    say::parts_changed(&went(Direction::Rise), &went(Direction::Fall), scope.lang)
}

/// The sure changes of a unit, by direction.
struct Sure<'a> {
    risen: Vec<(NodeIx, &'a Change)>,
    fallen: Vec<(NodeIx, &'a Change)>,
    /// What surely changed by less than counts.
    small: Vec<NodeIx>,
    areas: usize,
}

impl<'a> Sure<'a> {
    fn of(scope: &Scope<'_>, found: &[(NodeIx, Option<&'a Change>)]) -> Self {
        let going = |direction| {
            let nodes = found.iter().filter_map(|(node, change)| Some((*node, (*change)?)));
            nodes.filter(|(_, change)| surely(change) == Some(direction)).collect()
        };
        let is_small = |change: &&Change| change.verdict == ChangeVerdict::Small;
        Self {
            risen: going(Direction::Rise),
            fallen: going(Direction::Fall),
            small: found
                .iter()
                .filter(|(_, c)| c.as_ref().is_some_and(is_small))
                .map(|(node, _)| *node)
                .collect(),
            areas: scope.areas().count(),
        }
    }

    /// Names what changed: the scores that sum up where they did, else the areas, by number where they are many.
    fn headline(&self, scope: &Scope<'_>, since: &str, least: Option<&str>) -> String {
        let is_all_small = self.risen.is_empty() && self.fallen.is_empty() && !self.small.is_empty();
        if let Some(least) = least.filter(|_| is_all_small) {
            return say::nothing_of_weight(least, since, scope.lang);
        }
        let is_summary = |node: NodeIx| scope.questionnaire()[node].kind.is_summary();
        let names = |changes: &[(NodeIx, &Change)], summaries: bool| {
            let those = changes.iter().filter(|(node, _)| is_summary(*node) == summaries);
            those.map(|(node, _)| scope.inside(*node)).collect::<Vec<_>>()
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

    fn told_small(&self, scope: &Scope<'_>, least: Option<&str>) -> Option<String> {
        let names: Vec<&str> = self.small.iter().map(|node| scope.inside(*node)).collect();
        least.filter(|_| !names.is_empty()).map(|least| say::small(&names, least, scope.lang))
    }

    fn told(&self, scope: &Scope<'_>) -> Vec<String> {
        let mut told = Vec::new();
        for (changes, direction) in [(&self.risen, Direction::Rise), (&self.fallen, Direction::Fall)] {
            if changes.len() <= 2 {
                let sure = |moved: say::Moved<'_>| say::sure(moved, direction, scope.lang);
                told.extend(changes.iter().map(|(node, change)| with_moved(scope, *node, change, sure)));
                continue;
            }
            let is_summary = |node: NodeIx| scope.questionnaire()[node].kind.is_summary();
            let summaries = changes.iter().filter(|(node, _)| is_summary(*node));
            let moved = |moved: say::Moved<'_>| say::moved(moved, scope.lang);
            told.extend(summaries.map(|(node, change)| with_moved(scope, *node, change, moved)));
            let size = |change: &Change| change.difference.points.abs();
            let areas = changes.iter().filter(|(node, _)| !is_summary(*node));
            let most = areas.max_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
            let largest = |moved: say::Moved<'_>| say::largest(moved, direction, scope.lang);
            told.extend(most.map(|(node, change)| with_moved(scope, *node, change, largest)));
            told.push(say::all_sure(direction, scope.lang).to_owned());
        }
        told
    }
}

/// Says something of a change at a node.
fn with_moved(
    scope: &Scope<'_>,
    node: NodeIx,
    change: &Change,
    say: impl Fn(say::Moved<'_>) -> String,
) -> String {
    let (Change { before, now, difference, .. }, among) = (*change, change.among());
    say(say::Moved {
        name: scope.inside(node),
        before,
        now,
        by: difference.points,
        among,
        scale: scope.scale(node),
    })
}

/// What changed in all units, in the scores that sum up; `None` where there is no wave before.
#[must_use]
pub fn of_all(scope: &Scope<'_>) -> Option<ChangeView> {
    let changes = scope.changes()?;
    let summaries = summaries(scope);
    let tables: Vec<ChangeTable> = summaries.iter().map(|node| units_table(scope, changes, *node)).collect();
    let movers = Movers::of(scope, changes, &summaries);
    let shown = scope.shown(summaries.iter().copied());
    let least = least(scope, &shown, summaries.first().copied());
    let mut told = sure_changes(scope, changes, &summaries, &movers.units);
    for node in &summaries {
        let units = movers.small.iter().filter(|(_, of)| of == node);
        let units: Vec<&str> = units.map(|(unit, _)| scope.unit_name(*unit)).collect();
        let least = least.as_deref().filter(|_| !units.is_empty());
        told.extend(least.map(|least| say::small_in(&units, scope.inside(*node), least, scope.lang)));
    }
    let told_of = |unit: &UnitIx| movers.units.contains(unit) || scope.whole() == Some(*unit);
    let changed = |unit: UnitIx| {
        let mut of = summaries.iter().filter_map(|node| change_at(scope, changes, unit, *node));
        of.any(|change| change.counts())
    };
    let units = || scope.view.assessment.units.iter().map(|(unit, _)| unit);
    let open: Vec<Change> = every_change(scope, changes, &summaries).filter(is_open).collect();
    if units().any(|unit| changed(unit) && !told_of(&unit)) {
        told.push(say::more_in_tables(scope.lang).to_owned());
    } else if !open.is_empty() {
        told.push(unseen(scope, &shown, &open, !told.is_empty(), true));
    }
    let (before, now) = wave_ids(scope, changes);
    let any = tables.iter().flat_map(|table| &table.rows).any(|row| row.cells.is_some());
    any.then(|| ChangeView {
        headline: movers.headline(scope, &before, least.as_deref()),
        told,
        before,
        now,
        notes: notes(
            scope,
            changes,
            least.as_deref(),
            every_change(scope, changes, &summaries).any(|change| has_pairs(&change)),
            say::how_listed(scope.lang).to_owned(),
        ),
        tables,
    })
}

/// Which units surely changed. The whole is told but never counted as a unit.
struct Movers {
    /// The workplaces, or where none of them surely changed, the units made up of them.
    units: Vec<UnitIx>,
    risen: usize,
    fallen: usize,
    /// What surely changed by less than counts, in units made up of others too.
    small: Vec<(UnitIx, NodeIx)>,
    /// The whole, where it surely changed.
    whole: Option<(UnitIx, Direction)>,
}

impl Movers {
    fn of(scope: &Scope<'_>, changes: &Changes, summaries: &[NodeIx]) -> Self {
        let went = |unit: UnitIx, direction: Direction| {
            let mut found = summaries.iter().filter_map(|node| change_at(scope, changes, unit, *node));
            found.any(|change| surely(&change) == Some(direction))
        };
        let count = |units: &[UnitIx], direction| units.iter().filter(|unit| went(**unit, direction)).count();
        let tree = &scope.view.assessment.units;
        let mut units = scope.workplaces();
        if !units.iter().any(|unit| went(*unit, Direction::Rise) || went(*unit, Direction::Fall)) {
            let parts =
                tree.iter().filter(|(ix, unit)| !unit.children.is_empty() && scope.whole() != Some(*ix));
            units = parts.map(|(ix, _)| ix).collect();
        }
        let of_whole =
            |direction| scope.whole().filter(|whole| went(*whole, direction)).map(|ix| (ix, direction));
        let is_small = |(unit, node): &(UnitIx, NodeIx)| {
            change_at(scope, changes, *unit, *node)
                .is_some_and(|change| change.verdict == ChangeVerdict::Small)
        };
        let of_unit = |unit: UnitIx| summaries.iter().map(move |node| (unit, *node));
        Self {
            small: tree.iter().flat_map(|(ix, _)| of_unit(ix)).filter(is_small).collect(),
            risen: count(&units, Direction::Rise),
            fallen: count(&units, Direction::Fall),
            whole: of_whole(Direction::Rise).or_else(|| of_whole(Direction::Fall)),
            units,
        }
    }

    fn headline(&self, scope: &Scope<'_>, since: &str, least: Option<&str>) -> String {
        let is_all_small = self.risen + self.fallen == 0 && self.whole.is_none() && !self.small.is_empty();
        if let Some(least) = least.filter(|_| is_all_small) {
            return say::no_unit_of_weight(least, since, scope.lang);
        }
        match self.whole {
            Some((whole, direction)) if self.risen + self.fallen == 0 => {
                say::whole_headline(scope.unit_name(whole), direction, since, scope.lang)
            }
            _ => say::units_headline(self.risen, self.fallen, since, scope.lang),
        }
    }
}

/// The change of a unit as it is spoken of in a list of all units.
fn change_at(scope: &Scope<'_>, changes: &Changes, unit: UnitIx, node: NodeIx) -> Option<Change> {
    changes.at(unit, &scope.questionnaire()[node].id).map(|change| change.in_list())
}

fn units_table(scope: &Scope<'_>, changes: &Changes, node: NodeIx) -> ChangeTable {
    let row = |(ix, unit): (UnitIx, &Unit)| ChangeRow {
        name: scope.unit_name(ix).to_owned(),
        scale: None,
        depth: unit.depth,
        strong: unit.parent.is_none() && !unit.children.is_empty(),
        cells: change_at(scope, changes, ix, node).map(|change| cells(scope, &change, scope.scale(node))),
    };
    ChangeTable {
        caption: scope.name(node).to_owned(),
        first_column: scope.labels.unit,
        note: scope.shown([node]).changes(scope.lang),
        has_pairs: every_change(scope, changes, &[node]).any(|change| has_pairs(&change)),
        rows: scope.view.assessment.units.iter().map(row).collect(),
    }
}

/// A sentence per unit that surely changed: the whole first, then these units.
fn sure_changes(scope: &Scope<'_>, changes: &Changes, summaries: &[NodeIx], units: &[UnitIx]) -> Vec<String> {
    let mut units = units.to_vec();
    units.extend(scope.whole());
    units.sort();
    units.dedup();
    let told = units.into_iter().map(|unit| {
        let of = |node: &NodeIx| {
            let change = change_at(scope, changes, unit, *node)?;
            change
                .counts()
                .then(|| with_moved(scope, *node, &change, |moved| say::from_to(moved, scope.lang)))
        };
        (unit, summaries.iter().filter_map(of).collect::<Vec<_>>())
    });
    told.filter(|(_, told)| !told.is_empty())
        .map(|(unit, told)| say::unit_changed(scope.unit_name(unit), &told, scope.lang))
        .collect()
}

/// The summaries, then the areas.
fn shown_nodes<'a>(scope: &Scope<'a>) -> impl Iterator<Item = NodeIx> + use<'a> {
    let questionnaire = scope.questionnaire();
    questionnaire
        .nodes()
        .filter(|(_, node)| node.kind != NodeKind::Item && node.kind != NodeKind::Group)
        .map(|(ix, _)| ix)
        .filter(|ix| questionnaire.is_told(*ix))
}

fn summaries(scope: &Scope<'_>) -> Vec<NodeIx> {
    let kinds = [NodeKind::Readiness, NodeKind::Index];
    kinds.into_iter().filter_map(|kind| scope.questionnaire().summary(kind)).collect()
}

fn surely(change: &Change) -> Option<Direction> {
    let direction = if change.difference.points > 0.0 { Direction::Rise } else { Direction::Fall };
    change.counts().then_some(direction)
}

/// Whether it may be chance.
fn is_open(change: &Change) -> bool {
    change.verdict == ChangeVerdict::Unsure
}

/// Whether nothing says how much chance is in it.
fn is_untestable(change: &Change) -> bool {
    change.verdict == ChangeVerdict::Untestable
}

fn has_pairs(change: &Change) -> bool {
    change.method.pairs().is_some()
}

/// The changes of all units at these nodes.
fn every_change<'a>(
    scope: &Scope<'a>,
    changes: &'a Changes,
    nodes: &[NodeIx],
) -> impl Iterator<Item = Change> {
    let units = scope.view.assessment.units.iter().map(|(ix, _)| ix);
    units.flat_map(move |unit| nodes.iter().filter_map(move |node| change_at(scope, changes, unit, *node)))
}

/// The least change that counts, as it is shown on the scale of these nodes; `None` where every sure change does.
pub(super) fn least(scope: &Scope<'_>, shown: &Shown, node: Option<NodeIx>) -> Option<String> {
    let least = Some(scope.view.assessment.min_change).filter(|least| *least > Points::ZERO)?;
    let scale = node.map_or(Scale::points(scope.lang), |node| scope.scale(node));
    Some(say::least(least.value(), shown, scale, scope.lang))
}

fn node_row(scope: &Scope<'_>, shown: &Shown, node: NodeIx, change: Option<&Change>) -> ChangeRow {
    ChangeRow {
        name: scope.name(node).to_owned(),
        scale: shown.beside(scope.scale(node)),
        depth: 0,
        strong: scope.questionnaire()[node].kind.is_summary(),
        cells: change.map(|change| cells(scope, change, scope.scale(node))),
    }
}

fn cells(scope: &Scope<'_>, change: &Change, scale: Scale<'_>) -> ChangeCells {
    let interval = change.difference.interval.filter(|interval| interval.low < interval.high);
    let interval = interval.map(|interval| (interval.low, interval.high));
    let labels = scope.labels;
    // Between scores in whole points there are no parts of one.
    let decimals = u8::from(!change.grains.iter().any(|grain| grain.is_coarse()));
    ChangeCells {
        before: scale.of_grain(change.before, change.grains[0], 1),
        now: scale.of_grain(change.now, change.grains[1], 1),
        difference: say::difference(change.difference.points, interval, decimals, scale),
        pairs: change.method.pairs().map(|n| count(n, scope.lang)),
        verdict: match change.verdict {
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
        },
        counts: change.counts(),
    }
}

fn wave_ids(scope: &Scope<'_>, changes: &Changes) -> (String, String) {
    let waves = &scope.view.assessment.waves;
    (waves[changes.from].id.to_string(), waves[changes.to].id.to_string())
}

/// What is said of changes that are not sure.
fn unseen(scope: &Scope<'_>, shown: &Shown, open: &[Change], some_are_sure: bool, of_units: bool) -> String {
    let visible = || open.iter().filter_map(|change| change.difference.judged.visible);
    let scale = match shown {
        Shown::Points | Shown::Mixed => Scale::points(scope.lang),
        Shown::On(_) => scope.areas().next().map_or(Scale::points(scope.lang), |area| scope.scale(area)),
    };
    let least = scale.gap(visible().fold(f64::INFINITY, f64::min).min(100.0), 0);
    let most = say::least(visible().fold(0.0, f64::max).min(100.0).round(), shown, scale, scope.lang);
    // Where all need the same, it is told once.
    let least = if most.split_whitespace().next() == Some(&*least) { most.clone() } else { least };
    say::unsure(
        say::Unseen {
            some_are_sure,
            of_units,
            visible: visible().next().map(|_| (&*least, &*most)),
            same_people: open.iter().all(has_pairs),
        },
        scope.lang,
    )
}

/// What counts as sure in a unit's table, and how many such judgements a whole report holds.
fn how_judged(scope: &Scope<'_>, changes: &Changes) -> String {
    let units = scope.view.assessment.units.iter().map(|(unit, _)| unit);
    // Its areas, and what is in them.
    let of_unit = |unit: UnitIx| {
        let has = |in_areas: bool| {
            let nodes = scope.questionnaire().nodes();
            nodes
                .filter(|(_, node)| matches!(node.kind, NodeKind::Group | NodeKind::Item) == in_areas)
                .any(|(_, node)| changes.at(unit, &node.id).is_some())
        };
        u64::from(has(false)) + u64::from(has(true))
    };
    // And the list of all units.
    let tables = units.map(of_unit).sum::<u64>() + 1;
    let at_most = decimal(tables as f64 * 0.05, 1, scope.lang);
    say::how_judged(&count(tables, scope.lang), &at_most, scope.lang)
}

fn notes(
    scope: &Scope<'_>,
    changes: &Changes,
    least: Option<&str>,
    has_pairs: bool,
    how_judged: String,
) -> Vec<String> {
    let mut notes = vec![say::comparable(changes.common_items, changes.items, scope.lang)];
    if has_pairs {
        notes.push(say::of_pairs(scope.lang).to_owned());
    }
    notes.push(how_judged);
    notes.extend(least.map(|least| say::least_that_counts(least, scope.lang)));
    notes
}
