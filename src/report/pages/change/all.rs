//! What changed in all units, in the scores that sum up.

use crate::doc::Part;
use crate::insight::{Change, ChangeVerdict, Changes};
use crate::model::{NodeIx, NodeKind, UnitIx};
use crate::report::view::Scope;
use crate::text::sentences::change::{self as say, Direction};

use super::table::{Changed, Row};
use super::{Told, has_pairs, is_open, least, notes, splits, surely, unseen, with_moved};

/// What changed in all units, in the scores that sum up; `None` where there is no wave before.
#[must_use]
pub fn of_all(scope: &Scope<'_>) -> Option<Part> {
    let changes = scope.changes()?;
    let summaries = summaries(scope);
    let tables: Vec<Changed> = summaries.iter().map(|node| units_table(scope, changes, *node)).collect();
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
    let any = tables.iter().flat_map(|table| &table.rows).any(|row| row.change.is_some());
    any.then(|| {
        let pairs = every_change(scope, changes, &summaries).any(|change| has_pairs(&change));
        let told = Told {
            headline: movers.headline(scope, scope.wave_id(changes.from), least.as_deref()),
            told,
            notes: notes(scope, changes, least.as_deref(), pairs, how_listed(scope, &tables)),
            tables,
            splits: scope.whole().map(|whole| splits(scope, changes, whole)).unwrap_or_default(),
        };
        told.part(scope, changes)
    })
}

/// What counts as sure among these, and what their intervals are of, where there are any.
fn how_listed(scope: &Scope<'_>, tables: &[Changed]) -> String {
    let alone = tables.iter().any(Changed::has_intervals).then(|| say::interval_alone(scope.lang));
    std::iter::once(say::how_listed(scope.lang)).chain(alone).collect::<Vec<_>>().join(" ")
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

fn units_table(scope: &Scope<'_>, changes: &Changes, node: NodeIx) -> Changed {
    let units = scope.view.assessment.units.iter();
    let row = |(ix, _)| Row::of_unit(scope, ix, node, change_at(scope, changes, ix, node));
    Changed {
        caption: scope.name(node).to_owned(),
        first_column: scope.labels.unit,
        shown: scope.shown([node]),
        rows: units.map(row).collect(),
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

fn summaries(scope: &Scope<'_>) -> Vec<NodeIx> {
    let kinds = [NodeKind::Readiness, NodeKind::Index];
    kinds.into_iter().filter_map(|kind| scope.questionnaire().summary(kind)).collect()
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
