//! What surely went one way or the other since the wave before.

use crate::insight::{Change, Changes};
use crate::model::{NodeIx, UnitIx};
use crate::report::view::Scope;
use crate::text::number::list;
use crate::text::sentences::board as say;

/// How many areas are named as better, and as worse.
const NAMED: usize = 4;

fn goes(change: &Change, up: bool) -> bool {
    change.counts() && (change.difference.points > 0.0) == up
}

/// The whole's summaries and areas that surely moved so, the most first.
pub fn moved(scope: &Scope<'_>, changes: &Changes, whole: UnitIx, up: bool) -> Vec<String> {
    let questionnaire = scope.questionnaire();
    let nodes = questionnaire.summaries_and_areas();
    let mut found: Vec<(NodeIx, &Change)> = nodes
        .filter_map(|node| Some((node, changes.at(whole, &questionnaire[node].id)?)))
        .filter(|(_, change)| goes(change, up))
        .collect();
    let size = |change: &Change| change.difference.points.abs();
    found.sort_by(|(_, a), (_, b)| size(b).total_cmp(&size(a)));
    let told = |(node, change): &(NodeIx, &Change)| {
        let scale = scope.scale(*node);
        let [before, now] = [(change.before, 0), (change.now, 1)]
            .map(|(score, side)| scale.of_grain(score, change.grains[side], 0));
        say::from_to(scope.inside(*node), &before, &now, scope.lang)
    };
    found.iter().take(NAMED).map(told).collect()
}

/// The workplaces of which a score that sums up surely moved so, judged over all units.
pub fn units_moved<'a>(scope: &Scope<'a>, changes: &Changes, up: bool) -> Vec<&'a str> {
    let moved = scope.workplaces().into_iter().filter(|unit| has_moved(scope, changes, *unit, up));
    moved.map(|unit| scope.unit_name(unit)).collect()
}

/// The other workplaces of which an area surely moved so, judged over all units, each with its areas: `Grundskolan (ledarskap)`.
pub fn areas_moved(scope: &Scope<'_>, changes: &Changes, up: bool) -> Vec<String> {
    let others = scope.workplaces().into_iter().filter(|unit| !has_moved(scope, changes, *unit, up));
    let told = others.filter_map(|unit| {
        let is_so = |area: &NodeIx| moves(scope, changes, (unit, *area), up);
        let areas: Vec<&str> = scope.areas().filter(is_so).map(|area| scope.in_text(area)).collect();
        let name = scope.unit_name(unit);
        (!areas.is_empty()).then(|| format!("{name} ({})", list(&areas, scope.lang)))
    });
    told.collect()
}

fn has_moved(scope: &Scope<'_>, changes: &Changes, unit: UnitIx, up: bool) -> bool {
    let mut summaries = scope.questionnaire().nodes().filter(|(_, node)| node.kind.is_summary());
    summaries.any(|(node, _)| moves(scope, changes, (unit, node), up))
}

fn moves(scope: &Scope<'_>, changes: &Changes, (unit, node): (UnitIx, NodeIx), up: bool) -> bool {
    let change = changes.at(unit, &scope.questionnaire()[node].id);
    change.is_some_and(|change| goes(&change.in_list(), up))
}
