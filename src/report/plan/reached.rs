//! What is to be reached, in words and as data.

use crate::insight::Reaches;
use crate::model::{NodeIx, Questionnaire};
use crate::report::view::Scope;
use crate::text::terminal::plan::{reaches_level, reaches_target};

/// The score at a node from which on it is reached, in points.
pub(super) fn line(questionnaire: &Questionnaire, node: NodeIx, reaches: Reaches) -> f64 {
    match reaches {
        Reaches::Target(target) => target,
        Reaches::Level(level) => {
            let group = questionnaire[node].group();
            group.and_then(|group| group.levels.get(level)).map_or(0.0, |level| level.from.value())
        }
    }
}

/// The level or the target, with the score that it takes.
pub(super) fn goal(scope: &Scope<'_>, node: NodeIx, reaches: Reaches) -> String {
    let (questionnaire, lang) = (scope.questionnaire(), scope.lang);
    let from = scope.scale(node).line(line(questionnaire, node, reaches));
    match reaches {
        Reaches::Target(_) => reaches_target(&from, lang),
        Reaches::Level(level) => reaches_level(questionnaire.levels()[level].name.get(lang), &from, lang),
    }
}

/// What steps take, where the questionnaire says what they take.
pub(super) fn told_effort(questionnaire: &Questionnaire, effort: Option<f64>) -> Option<f64> {
    effort.filter(|_| questionnaire.has_efforts())
}

/// The level's id, or the target.
pub(super) fn level_or_target(
    questionnaire: &Questionnaire,
    reaches: Reaches,
) -> (Option<&str>, Option<f64>) {
    match reaches {
        Reaches::Level(level) => (Some(questionnaire.levels()[level].id.as_str()), None),
        Reaches::Target(target) => (None, Some(target)),
    }
}
