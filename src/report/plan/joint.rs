//! What lifts a whole, in words and as data.

use serde::Serialize;

use super::reached::{goal, level_or_target, line, told_effort};
use crate::insight::{JointLift, JointRise, Reaches};
use crate::model::UnitIx;
use crate::report::view::Scope;
use crate::text::terminal::together::{joint_lift, joint_rise, joint_too_far};

/// What reaches what, in a sentence.
pub(super) fn told(scope: &Scope<'_>, unit: UnitIx, lift: &JointLift) -> String {
    let lang = scope.lang;
    let (score, reaches) = score_and_goal(scope, unit, lift.node, lift.reaches);
    let what = [scope.unit_name(unit), scope.inside(lift.node), &score, &reaches];
    let rise =
        |one: &JointRise| joint_rise(scope.short(one.item), [one.stage, one.of], one.units.len(), lang);
    let sets: Vec<Vec<String>> = lift.sets.iter().map(|set| set.iter().map(rise).collect()).collect();
    if sets.is_empty() {
        return joint_too_far(what, lang);
    }
    let effort = told_effort(scope.questionnaire(), lift.effort);
    joint_lift(what, &sets, (effort, lift.found - sets.len()), lang)
}

/// A unit's score and what is to be reached, both as they are told.
pub(super) fn score_and_goal(
    scope: &Scope<'_>,
    unit: UnitIx,
    node: crate::model::NodeIx,
    reaches: Reaches,
) -> (String, String) {
    let scale = scope.scale(node).with_line(line(scope.questionnaire(), node, reaches));
    let score = scope.view.node(unit, node).map(|score| scale.of_estimate(&score.estimate, 0));
    (score.unwrap_or_default(), goal(scope, node, reaches))
}

/// As data.
#[derive(Serialize)]
pub(super) struct JsonJointLift<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<&'a str>,
    unit: &'a str,
    node: &'a str,
    level: Option<&'a str>,
    target: Option<f64>,
    joint_steps: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effort: Option<f64>,
    sets: Vec<Vec<JsonJointRise<'a>>>,
    found: usize,
    exact: bool,
    known: f64,
}

#[derive(Serialize)]
struct JsonJointRise<'a> {
    item: &'a str,
    stage: usize,
    of: usize,
    units: Vec<&'a str>,
}

pub(super) fn json<'a>(
    scope: &Scope<'a>,
    organisation: Option<&'a str>,
    unit: UnitIx,
    lift: &JointLift,
) -> JsonJointLift<'a> {
    let (tree, questionnaire) = (&scope.view.assessment.units, scope.questionnaire());
    let (level, target) = level_or_target(questionnaire, lift.reaches);
    let rise = |one: &JointRise| JsonJointRise {
        item: questionnaire[one.item].id.as_str(),
        stage: one.stage,
        of: one.of,
        units: one.units.iter().map(|unit| tree[*unit].id.as_str()).collect(),
    };
    JsonJointLift {
        organisation,
        unit: tree[unit].id.as_str(),
        node: questionnaire[lift.node].id.as_str(),
        level,
        target,
        joint_steps: lift.steps(),
        effort: told_effort(questionnaire, lift.effort),
        sets: lift.sets.iter().map(|set| set.iter().map(rise).collect()).collect(),
        found: lift.found,
        exact: lift.is_exact,
        known: lift.known,
    }
}
