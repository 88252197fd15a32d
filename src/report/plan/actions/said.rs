//! What is said of an action in more than one place.

use crate::doc::{Entry, Run};
use crate::model::{Action, ActionPlan};
use crate::report::view::Scope;
use crate::text::sentences::actions as say;

/// How far an action has come, for a sentence.
pub fn state_of<'a>(action: &'a Action, plan: &ActionPlan) -> say::State<'a> {
    say::State {
        status: action.status,
        owner: &action.owner,
        due: action.due,
        is_late: action.is_late(plan.as_of),
    }
}

/// An action with its unit, for a list over several.
pub fn with_unit(scope: &Scope<'_>, action: &Action) -> String {
    let text = action.action.trim_end_matches('.');
    action.unit.map_or_else(|| text.to_owned(), |unit| say::of_unit(text, scope.unit_name(unit)))
}

/// What is late among these, where it is known which day it is.
pub fn late<'p>(
    scope: &Scope<'_>,
    plan: &ActionPlan,
    actions: impl Iterator<Item = &'p Action>,
) -> Option<String> {
    let day = plan.as_of?;
    let late: Vec<String> =
        actions.filter(|action| action.is_late(Some(day))).map(|action| with_unit(scope, action)).collect();
    (!late.is_empty()).then(|| say::late(&late, day, scope.lang))
}

/// An action that is reached, and the score that says so.
pub fn reached(scope: &Scope<'_>, action: &Action) -> Entry {
    Entry::new(Run::own(with_unit(scope, action))).with(stands(scope, action))
}

/// The score of what an action is for, beside the score that it was to reach.
pub fn stands(scope: &Scope<'_>, action: &Action) -> Option<String> {
    let (unit, aim) = (action.unit?, action.aim?.value());
    let node = scope.questionnaire().find(action.node.as_ref()?.as_str())?;
    let scale = scope.scale(node).with_line(aim);
    let score = scope.view.node(unit, node).map(|score| scale.score(&score.estimate, 0));
    let score = score.or_else(|| scope.stage(unit, node))?;
    Some(say::stands_at(&scope.in_sentence(node), &score, &scale.line(aim), scope.lang))
}
