//! What is said of a unit's scores beside the figures: the same on its page, in the terminal and in Markdown.

use crate::doc::{Run, Text};
use crate::insight::{Need, WholeStep, spread};
use crate::model::{LevelIx, NodeIx, NodeKind, UnitIx};
use crate::score::NodeScore;
use crate::text::scale::Scale;
use crate::text::sentences::{area as say, of_whole, quoted, speaks, summary};

use super::scope::Scope;

/// How far the unit has come on the group's stages, and what its average hides; with the group's name where it is not clear
/// whose they are.
#[must_use]
pub fn judged(scope: &Scope<'_>, name: Option<&str>, node: &NodeScore) -> Vec<String> {
    let named = |node| scope.in_sentence(node);
    stages(scope, node, named).into_iter().chain(hides(name, scope, node, named)).collect()
}

/// How far on the stages of a group, and what the next one waits for, each called so.
fn stages(scope: &Scope<'_>, node: &NodeScore, named: impl Fn(NodeIx) -> String) -> Option<String> {
    let gate = node.gate.as_ref()?;
    let blockers: Vec<String> = gate.blockers.iter().map(|blocker| named(blocker.node)).collect();
    let blockers: Vec<&str> = blockers.iter().map(String::as_str).collect();
    let blocked = gate.blocked_at.map(|stage| (scope.name(stage), blockers.as_slice()));
    Some(say::stages(gate.reached, gate.stages, blocked, scope.lang))
}

/// What the average of a group hides, each part called so.
fn hides(
    group: Option<&str>,
    scope: &Scope<'_>,
    node: &NodeScore,
    named: impl Fn(NodeIx) -> String,
) -> Option<String> {
    let (weak, more) = node.hides.named();
    say::average_hides(group, weak.into_iter().map(named).collect(), more, scope.lang)
}

/// What the next level of a group takes, and what keeps it from one that its score would give.
#[must_use]
pub fn next_level(scope: &Scope<'_>, scale: Scale<'_>, node: &NodeScore) -> Option<String> {
    let standing = &node.standing;
    let Some(next) = &standing.next else {
        return standing.level.map(|_| say::highest(scope.lang).to_owned());
    };
    let uncapped = scope.uncapped(standing).map(|mark| mark.name);
    let needs = scope.needs(&next.blockers);
    let name = scope.level_name(next.level);
    let missing = (next.points_missing > 0.0).then(|| scale.missing(next.points_missing));
    Some(say::next(uncapped.as_deref(), name, missing.as_deref(), &needs, scope.lang))
}

/// For how many workplaces a score speaks, where those are fewer than behind the unit's scores together.
#[must_use]
pub fn speaks_for(scope: &Scope<'_>, unit: UnitIx, node: NodeIx) -> Option<String> {
    let score = scope.view.node(unit, node)?;
    Some(speaks::of_node(scope.inside(node), &score.speaks_for?, score.estimate.unsaid, scope.lang))
}

/// What a level of a unit means in a group, else in general. Of a unit that has parts only what is written for such is
/// said; where nothing is, it is told at which levels its workplaces stand.
#[must_use]
pub fn level_text(scope: &Scope<'_>, unit: UnitIx, node: NodeIx, level: LevelIx) -> Option<String> {
    let questionnaire = scope.questionnaire();
    let own = questionnaire[node].group().map(|group| &group.levels[level.at()]);
    let general = &questionnaire.levels()[level.at()];
    let is_whole = scope.is_whole(unit);
    let text = match is_whole {
        true => own.and_then(|own| own.text_for_whole.as_ref()).or(general.text_for_whole.as_ref()),
        false => own.and_then(|own| own.text.as_ref()).or(general.text.as_ref()),
    };
    let typical =
        text.map(|text| summary::typical_of(scope.level_name(level), text.get(scope.lang), scope.lang));
    typical.or_else(|| if is_whole { spread_text(scope, unit, node) } else { None })
}

/// At which levels the workplaces of a whole stand, as far as that is shown; nothing where it is shown of one at most.
fn spread_text(scope: &Scope<'_>, whole: UnitIx, node: NodeIx) -> Option<String> {
    let (below, at) = spread(scope.view, whole, node);
    let levels = at.iter().enumerate().filter(|(_, number)| **number > 0);
    let levels: Vec<(&str, usize)> =
        levels.map(|(at, number)| (scope.level_name(LevelIx(at as u8)), *number)).collect();
    let all = below + at.iter().sum::<usize>();
    (all > 1).then(|| of_whole::spread(all, below, &levels, scope.lang))
}

/// The levels of a unit that something else than the score keeps down, and by what.
#[must_use]
pub fn all_capped(scope: &Scope<'_>, unit: UnitIx) -> Vec<String> {
    let told = scope.questionnaire().nodes().filter_map(|(node, _)| {
        let score = scope.view.node(unit, node).filter(|score| score.standing.is_capped())?;
        let told = next_level(scope, scope.scale(node), score)?;
        Some(format!("{}: {told}", scope.questionnaire()[node].in_text(scope.lang)))
    });
    told.collect()
}

/// How far a unit has come on the stages of these nodes, and what the next one waits for, with their scores.
#[must_use]
pub fn all_stages(scope: &Scope<'_>, unit: UnitIx, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<String> {
    let told = nodes.into_iter().filter_map(|node| {
        let told = stages(scope, scope.view.node(unit, node)?, |node| with_score(scope, unit, node))?;
        Some(format!("{}: {told}", scope.questionnaire()[node].in_text(scope.lang)))
    });
    told.collect()
}

/// The averages among these nodes of a unit that hide a part a level or more below them, with the scores of all.
#[must_use]
pub fn all_hidden(scope: &Scope<'_>, unit: UnitIx, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<String> {
    let named = |node| with_score(scope, unit, node);
    let told = nodes
        .into_iter()
        .filter_map(|node| hides(Some(&named(node)), scope, scope.view.node(unit, node)?, named));
    told.collect()
}

/// What among these nodes speaks for fewer workplaces than the rest of a unit's scores, so many of them named; with the
/// unit's name where it is not clear of whom that is said.
#[must_use]
pub fn all_fewer(
    scope: &Scope<'_>,
    unit: UnitIx,
    name: Option<&str>,
    nodes: impl IntoIterator<Item = NodeIx>,
    most: usize,
) -> Vec<String> {
    let found = scope.view.speaking_for_fewer(unit, nodes);
    let told = found.iter().map(|(coverage, nodes)| {
        let names: Vec<&str> = nodes.iter().map(|node| scope.in_text(*node)).collect();
        speaks::fewer(name, &names, coverage, most, scope.lang)
    });
    told.collect()
}

/// The same beneath a table, with what it means before it; nothing where nothing does.
#[must_use]
pub fn noted_fewer(scope: &Scope<'_>, told: Vec<String>) -> Vec<String> {
    let heading = (!told.is_empty())
        .then(|| format!("{} {}", speaks::fewer_heading(scope.lang), speaks::note_fewer(scope.lang)));
    heading.into_iter().chain(told).collect()
}

fn with_score(scope: &Scope<'_>, unit: UnitIx, node: NodeIx) -> String {
    let score = scope.view.node(unit, node).map(|score| scope.scale(node).of_estimate(&score.estimate, 1));
    let name = scope.in_text(node);
    let name = match scope.questionnaire()[node].kind {
        NodeKind::Item => quoted(name, scope.lang),
        NodeKind::Readiness
        | NodeKind::Index
        | NodeKind::Prerequisite
        | NodeKind::Core
        | NodeKind::CrossCutting
        | NodeKind::Group => name.to_owned(),
    };
    score.map_or_else(|| name.clone(), |score| format!("{name} ({score})"))
}

/// What the centre can do, in the questionnaire’s words or, where it has none, in the program’s.
#[must_use]
pub fn what_to_do(scope: &Scope<'_>, step: &WholeStep<'_>) -> Text {
    match (step.need.advice(), &step.need) {
        (Some(advice), _) => Run::own(advice.get(scope.lang)).into(),
        (None, Need::Item { item, .. }) => of_whole::lift_together(scope.short(*item), scope.lang).into(),
        (None, Need::Level { .. }) => of_whole::rise_together(scope.lang).into(),
    }
}
