//! What changed in one unit.

use crate::doc::Part;
use crate::insight::{Change, ChangeVerdict, Changes};
use crate::model::{NodeIx, NodeKind, UnitIx};
use crate::report::view::Scope;
use crate::text::number::{count, decimal};
use crate::text::sentences::change::{self as say, Direction};

use super::table::{Changed, Row};
use super::{Told, has_pairs, is_open, is_untestable, least, notes, splits, surely, unseen, with_moved};

/// What changed in one unit; `None` where there is no wave before.
#[must_use]
pub fn of_unit(scope: &Scope<'_>, unit: UnitIx) -> Option<Part> {
    let changes = scope.changes()?;
    let nodes = shown_nodes(scope);
    let found: Vec<(NodeIx, Option<&Change>)> =
        nodes.map(|node| (node, changes.at(unit, &scope.questionnaire()[node].id))).collect();
    let sure = Sure::of(scope, &found);
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
    found.iter().any(|(_, change)| change.is_some()).then(|| {
        let row = |(node, change): &(NodeIx, Option<&Change>)| Row::of_node(scope, *node, change.copied());
        let pairs = found.iter().filter_map(|(_, change)| *change).any(has_pairs);
        let table = Changed {
            caption: scope.unit_name(unit).to_owned(),
            first_column: scope.labels.area,
            shown: shown.clone(),
            rows: found.iter().map(row).collect(),
        };
        let how = how_judged(scope, changes, table.has_intervals());
        let told = Told {
            headline: sure.headline(scope, scope.wave_id(changes.from), least.as_deref()),
            told,
            splits: splits(scope, changes, unit),
            notes: notes(scope, changes, least.as_deref(), pairs, how),
            tables: vec![table],
        };
        told.part(scope, changes)
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

/// The summaries, then the areas.
fn shown_nodes<'a>(scope: &Scope<'a>) -> impl Iterator<Item = NodeIx> + use<'a> {
    let questionnaire = scope.questionnaire();
    questionnaire
        .nodes()
        .filter(|(_, node)| node.kind != NodeKind::Item && node.kind != NodeKind::Group)
        .map(|(ix, _)| ix)
        .filter(|ix| questionnaire.is_told(*ix))
}

/// What counts as sure in a unit's table, and how many such judgements a whole report holds.
fn how_judged(scope: &Scope<'_>, changes: &Changes, has_intervals: bool) -> String {
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
    say::how_judged(&count(tables, scope.lang), &at_most, has_intervals, scope.lang)
}
