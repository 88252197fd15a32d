//! What lifts a whole, in words and as data.

use serde::Serialize;

use crate::insight::{JointLift, JointRise, Reaches};
use crate::model::UnitIx;
use crate::report::view::Scope;
use crate::text::terminal::plan::{reaches_level, reaches_target};
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
    joint_lift(what, &sets, lift.found - sets.len(), lang)
}

/// A unit's score and what is to be reached, both as they are told.
pub(super) fn score_and_goal(
    scope: &Scope<'_>,
    unit: UnitIx,
    node: crate::model::NodeIx,
    reaches: Reaches,
) -> (String, String) {
    let (scale, lang) = (scope.scale(node), scope.lang);
    let (goal, line) = match reaches {
        Reaches::Target(target) => (reaches_target(&scale.line(target), lang), scale.with_line(target)),
        Reaches::Level(level) => {
            let group = scope.questionnaire()[node].group();
            let from = group.and_then(|group| group.levels.get(level)).map(|level| level.from.value());
            let name = scope.questionnaire().levels()[level].name.get(lang);
            (reaches_level(name, &scale.line(from.unwrap_or_default()), lang), scale)
        }
    };
    let score = scope.view.node(unit, node).map(|score| line.of_estimate(&score.estimate, 0));
    (score.unwrap_or_default(), goal)
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
    let (level, target) = match lift.reaches {
        Reaches::Level(level) => (Some(questionnaire.levels()[level].id.as_str()), None),
        Reaches::Target(target) => (None, Some(target)),
    };
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
        sets: lift.sets.iter().map(|set| set.iter().map(rise).collect()).collect(),
        found: lift.found,
        exact: lift.is_exact,
        known: lift.known,
    }
}
