//! What is said of a score both on the first screen and where its area is told of.

use crate::model::{LevelIx, NodeIx, UnitIx};
use crate::score::NodeScore;
use crate::text::scale::Scale;
use crate::text::sentences::{area as say, speaks, summary};

use super::scope::Scope;

/// How far the unit has come on the group's stages, and what its average hides; with the group's name where it is not clear
/// whose they are.
pub fn judged(scope: &Scope<'_>, name: Option<&str>, node: &NodeScore) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(gate) = &node.gate {
        let blockers: Vec<String> =
            gate.blockers.iter().map(|blocker| scope.in_sentence(blocker.node)).collect();
        let blockers: Vec<&str> = blockers.iter().map(String::as_str).collect();
        let blocked = gate.blocked_at.map(|stage| (scope.name(stage), blockers.as_slice()));
        told.push(say::stages(gate.reached, gate.stages, blocked, scope.lang));
    }
    let (weak, more) = node.hides.named();
    let weak: Vec<String> = weak.into_iter().map(|child| scope.in_sentence(child)).collect();
    told.extend(say::average_hides(name, weak, more, scope.lang));
    told
}

/// What the next level of a group takes, and what keeps it from one that its score would give.
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
pub(super) fn speaks_for(scope: &Scope<'_>, unit: UnitIx, node: NodeIx) -> Option<String> {
    let score = scope.view.node(unit, node)?;
    Some(speaks::of_node(scope.inside(node), &score.speaks_for?, score.estimate.unsaid, scope.lang))
}

/// What a level means in a group, else in general.
pub(super) fn level_text(scope: &Scope<'_>, node: NodeIx, level: LevelIx) -> Option<String> {
    let questionnaire = scope.questionnaire();
    let own = questionnaire[node].group().and_then(|group| group.levels[level.at()].text.as_ref());
    let text = own.or(questionnaire.levels()[level.at()].text.as_ref());
    text.map(|text| summary::typical_of(scope.level_name(level), text.get(scope.lang), scope.lang))
}
