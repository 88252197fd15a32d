//! The shared target picture: what is wanted beside what is there.

use crate::insight::{Goal, Goals, goals};
use crate::model::{NodeIx, UnitIx};
use crate::report::scores::aims::counted;
use crate::text::sentences::target as say;

use super::scope::{Scope, Score};

/// A unit's targets.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetsView {
    /// How many are reached, as a heading.
    pub headline: String,
    /// How much of what is wanted is there.
    pub told: Option<String>,
    /// What the scores stand on.
    pub on: String,
    /// Whether there is progress to tell of any.
    pub has_progress: bool,
    /// The targets in the questionnaire's order.
    pub rows: Vec<TargetRow>,
    /// What the columns mean.
    pub note: String,
}

/// One target.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetRow {
    /// What it is the target of.
    pub name: String,
    /// The row's scale, where it is not the same for all.
    pub scale: Option<String>,
    /// The score, where it may be shown.
    pub score: Option<Score>,
    /// What is wanted; in parentheses where that follows from other targets.
    pub target: String,
    /// How far it is; empty where it is reached, or where no score may be shown.
    pub gap: String,
    /// How much of what is wanted is there, as per cent; empty where that cannot be told.
    pub share: String,
    /// How much of the way since the first wave is behind, as per cent; empty where that cannot be told.
    pub progress: String,
    /// Whether it is reached, in words.
    pub verdict: &'static str,
    /// Whether it is surely reached.
    pub reached: bool,
}

/// The targets of all units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllTargets {
    /// Which units have reached all their targets, as a heading.
    pub headline: String,
    /// A sentence per unit that has targets and may be shown.
    pub told: Vec<String>,
}

impl TargetsView {
    /// The targets of a unit that may be shown; `None` where it has none.
    #[must_use]
    pub fn of(scope: &Scope<'_>, unit: UnitIx) -> Option<Self> {
        let goals = goals(scope.analysis, scope.wave, unit)?;
        let shown = scope.shown(goals.goals.iter().map(|goal| goal.node));
        let has_progress = goals.goals.iter().any(|goal| goal.aim.progress.is_some());
        let derived = goals.goals.iter().any(|goal| !goal.given);
        Some(Self {
            headline: say::headline(counted(&goals, scope.view.unit(unit)), scope.lang),
            told: goals.share.map(|share| say::share(share, scope.lang)),
            on: shown.with_interval(scope.lang),
            has_progress,
            rows: goals.goals.iter().map(|goal| TargetRow::of(scope, unit, goal, &goals.goals)).collect(),
            note: say::note(derived, has_progress, scope.lang),
        })
    }
}

impl TargetRow {
    fn of(scope: &Scope<'_>, unit: UnitIx, goal: &Goal, all: &[Goal]) -> Self {
        let Goal { node, given, aim, reached, .. } = *goal;
        let shown = scope.shown(all.iter().map(|goal| goal.node));
        let scale = scope.scale(node).with_line(aim.target);
        let estimate = scope.view.node(unit, node).map(|node| &node.estimate);
        let score = estimate.map(|estimate| Score::of(estimate, scale));
        let gap = estimate.filter(|_| reached == Some(false));
        let gap = gap.map(|score| scale.gap(aim.target - score.mean, u8::from(!score.grain.is_coarse())));
        let share = aim.share.map(|share| say::whole_share(share, scope.lang));
        let progress = aim.progress.map(|progress| say::progress(progress, scope.lang));
        let target = scale.line_with(aim.target, decimals(scope, node, all));
        let near = goal.is_near(scope.view.unit(unit));
        Self {
            name: scope.short(node).to_owned(),
            scale: shown.beside(scale),
            score,
            target: if given { target } else { format!("({target})") },
            gap: gap.unwrap_or_default(),
            share: share.unwrap_or_default(),
            progress: progress.unwrap_or_default(),
            verdict: say::verdict(reached, near, scope.lang),
            reached: reached == Some(true) && !near,
        }
    }
}

/// How many decimals the targets on a node's scale have in a column: as many as any of them needs.
fn decimals(scope: &Scope<'_>, node: NodeIx, goals: &[Goal]) -> u8 {
    let alike = goals.iter().filter(|goal| scope.scale(goal.node).ends() == scope.scale(node).ends());
    alike.map(|goal| scope.scale(goal.node).line_decimals(goal.aim.target)).max().unwrap_or_default()
}

impl AllTargets {
    /// The targets of all units; `None` where none that may be shown has any.
    #[must_use]
    pub fn of(scope: &Scope<'_>) -> Option<Self> {
        let units = scope.view.assessment.units.iter().map(|(unit, _)| unit);
        let units = units.filter(|unit| scope.is_shown(*unit));
        let found: Vec<(UnitIx, Goals)> =
            units.filter_map(|unit| Some((unit, goals(scope.analysis, scope.wave, unit)?))).collect();
        let all_reached = |is_probable: bool| -> Vec<&str> {
            let units = found.iter().filter(|(unit, goals)| {
                goals.all_reached() && is_probable == (goals.probably(scope.view.unit(*unit)) > 0)
            });
            units.map(|(unit, _)| scope.unit_name(*unit)).collect()
        };
        let (reached, probably) = (all_reached(false), all_reached(true));
        let told = found.iter().map(|(unit, goals)| {
            let counted = counted(goals, scope.view.unit(*unit));
            say::of_unit(scope.unit_name(*unit), counted, goals.share, scope.lang)
        });
        (!found.is_empty()).then(|| Self {
            headline: say::units_headline(&reached, &probably, found.len(), scope.lang),
            told: told.collect(),
        })
    }
}

/// How many of a unit's targets are reached: `2 av 3`; empty where it has none or may not be shown.
#[must_use]
pub fn reached(scope: &Scope<'_>, unit: UnitIx) -> String {
    let goals = goals(scope.analysis, scope.wave, unit).filter(|_| scope.is_shown(unit));
    goals.map_or_else(String::new, |goals| counted(&goals, scope.view.unit(unit)).cell(scope.lang))
}
