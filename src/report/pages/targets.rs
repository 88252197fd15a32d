//! The shared target picture: what is wanted beside what is there.

use crate::doc::{Column, Document, Narrow, Part, Run, Table, Text, Topic};
use crate::insight::{Goal, Goals, goals};
use crate::model::{NodeIx, UnitIx};
use crate::report::view::{Scope, Score};
use crate::score::UnitScores;
use crate::text::scale::Shown;
use crate::text::sentences::target as say;

use super::cells::{exact, named, text_or_dash};

/// A unit's targets.
pub struct Targets {
    /// How many are reached, as a heading.
    pub headline: String,
    /// How much of what is wanted is there.
    pub share: Option<String>,
    /// The targets in the questionnaire's order.
    pub table: Table,
    /// What the columns mean.
    pub note: String,
}

/// How many of a unit's targets are reached, and how many probably are.
fn counted(goals: &Goals, scores: &UnitScores) -> say::Counted {
    let probably = goals.probably(scores);
    say::Counted {
        reached: goals.reached() - probably,
        probably,
        of: goals.known(),
        unknown: goals.given().count() - goals.known(),
    }
}

/// The targets of a unit that may be shown; `None` where it has none.
#[must_use]
pub fn targets(scope: &Scope<'_>, unit: UnitIx) -> Option<Targets> {
    let goals = goals(scope.analysis, scope.wave, unit)?;
    let labels = scope.labels;
    let shown = scope.shown(goals.goals.iter().map(|goal| goal.node));
    let has_progress = goals.goals.iter().any(|goal| goal.aim.progress.is_some());
    let mut table = Table::named(Topic::Targets, format!("{} {}", labels.table, labels.targets))
        .captioned(format!("{}. {}.", labels.targets, shown.with_interval(scope.lang)));
    table.column(Column::Words, labels.area);
    for head in [labels.score, labels.target, labels.gap, labels.share_of_target] {
        table.column(Column::Number, head);
    }
    if has_progress {
        table.column(Column::Number, labels.progress);
    }
    table.column(Column::Words, labels.verdict);
    for goal in &goals.goals {
        table.row(0, cells(scope, unit, goal, (&goals.goals, &shown, has_progress)));
    }
    let counted = counted(&goals, scope.view.unit(unit));
    Some(Targets {
        headline: say::headline(counted, scope.lang),
        share: goals.share.map(|share| say::share(share, counted.unknown > 0, scope.lang)),
        table,
        note: say::note(goals.goals.iter().any(|goal| !goal.given), has_progress, scope.lang),
    })
}

/// The same as a part of its page.
pub fn of_unit(scope: &Scope<'_>, unit: UnitIx) -> Option<Part> {
    let Targets { headline, share, table, note } = targets(scope, unit)?;
    let mut body = Document::default();
    body.paragraphs(share);
    body.table(table, Narrow::Break);
    body.note(note);
    Some(Part::section("targets", scope.labels.targets, headline, body))
}

fn cells(
    scope: &Scope<'_>,
    unit: UnitIx,
    goal: &Goal,
    (all, shown, has_progress): (&[Goal], &Shown, bool),
) -> Vec<Text> {
    let Goal { node, given, aim, reached, .. } = *goal;
    let labels = scope.labels;
    let scale = scope.scale(node).with_line(aim.target);
    let estimate = scope.view.node(unit, node).map(|node| &node.estimate);
    let score = estimate.map(|estimate| Score::of(estimate, scale));
    let gap = estimate.filter(|_| reached == Some(false));
    let gap = gap.map(|score| scale.gap(aim.target - score.mean, u8::from(!score.grain.is_coarse())));
    let share = aim.share.map(|share| say::whole_share(share, scope.lang));
    let progress = aim.progress.map(|progress| say::progress(progress, scope.lang));
    let target = scale.line_with(aim.target, decimals(scope, node, all));
    let near = goal.is_near(scope.view.unit(unit));
    let verdict = say::verdict(reached, near, scope.lang);
    let mut cells = vec![
        named(scope.in_row(node), shown.beside(scale), labels),
        exact(score.as_ref(), labels),
        // What follows from other targets stands in parentheses.
        if given { target } else { format!("({target})") }.into(),
        gap.unwrap_or_default().into(),
        text_or_dash(&share.unwrap_or_default(), labels),
    ];
    cells.extend(has_progress.then(|| text_or_dash(&progress.unwrap_or_default(), labels)));
    cells
        .push(if reached == Some(true) && !near { Run::strong(verdict) } else { Run::quiet(verdict) }.into());
    cells
}

/// How many decimals the targets on a node's scale have in a column: as many as any of them needs.
fn decimals(scope: &Scope<'_>, node: NodeIx, goals: &[Goal]) -> u8 {
    let alike = goals.iter().filter(|goal| scope.scale(goal.node).ends() == scope.scale(node).ends());
    alike.map(|goal| scope.scale(goal.node).line_decimals(goal.aim.target)).max().unwrap_or_default()
}

/// The targets of all units; `None` where none that may be shown has any.
pub fn of_all(scope: &Scope<'_>) -> Option<Part> {
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
    let headline = say::units_headline(&all_reached(false), &all_reached(true), found.len(), scope.lang);
    let mut body = Document::default();
    body.list(found.iter().map(|(unit, goals)| {
        let counted = counted(goals, scope.view.unit(*unit));
        say::of_unit(scope.unit_name(*unit), counted, goals.share, scope.lang)
    }));
    (!found.is_empty()).then(|| Part::section("targets", scope.labels.targets, headline, body))
}

/// How many of a unit's targets are reached: `2 av 3`; empty where it has none or may not be shown.
#[must_use]
pub fn reached(scope: &Scope<'_>, unit: UnitIx) -> String {
    let goals = goals(scope.analysis, scope.wave, unit).filter(|_| scope.is_shown(unit));
    goals.map_or_else(String::new, |goals| counted(&goals, scope.view.unit(unit)).cell(scope.lang))
}
