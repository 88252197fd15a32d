//! From a proposal to a line of the plan, in words.

use super::super::reached::goal;
use crate::insight::{Need, Proposal, Reach, Reason};
use crate::model::{Action, NodeIx, OptionIx, Points, UnitIx};
use crate::report::view::{Scope, what_to_do};
use crate::text::number::one_decimal;
use crate::text::scale::nearest_stage;
use crate::text::sentences::{actions as say, of_whole, quoted};
use crate::text::terminal::plan::rise;

/// A proposal as a line of the plan.
pub fn line(scope: &Scope<'_>, proposal: &Proposal<'_>) -> Action {
    let (view, lang) = (scope.view, scope.lang);
    let shared = proposal.shared.as_ref();
    let action = match shared {
        Some(step) => what_to_do(scope, step).to_string(),
        None => match &proposal.step {
            Some(step) => step.text.get(lang).to_owned(),
            None => in_own_words(scope, proposal),
        },
    };
    Action {
        id: proposal.reach.id(view, proposal.unit),
        action,
        unit: Some(proposal.unit),
        why: why(scope, proposal).join(" "),
        lift: proposal.gain.map(|gain| one_decimal(gain.area.1)),
        decision: shared.map(|step| say::decide_together(step.units.len(), lang)).unwrap_or_default(),
        node: Some(view.questionnaire()[proposal.reach.node()].id.clone()),
        aim: proposal.reach.aim(),
        wave: Some(view.wave.id.clone()),
        ..Action::default()
    }
}

/// What to do where the questionnaire has no words for it.
fn in_own_words(scope: &Scope<'_>, proposal: &Proposal<'_>) -> String {
    let lang = scope.lang;
    match proposal.reach {
        Reach::Stage { item, option, .. } => say::rise(scope.short(item), label(scope, item, option), lang),
        Reach::Tick { item, option } => say::tick(scope.short(item), label(scope, item, option), lang),
        Reach::Together { node, points, .. } => {
            let line = points.map(|points| scope.scale(node).line(points.value()));
            say::reach(scope.inside(node), &line.unwrap_or_default(), lang)
        }
        Reach::Score { node, points } => {
            say::reach(scope.inside(node), &scope.scale(node).line(points.value()), lang)
        }
    }
}

/// What an answer is called.
pub fn label<'a>(scope: &Scope<'a>, item: NodeIx, option: OptionIx) -> &'a str {
    let options = scope.questionnaire()[item].item().map(|item| item.answering.options());
    options.and_then(|options| options.get(option.at())).map_or("", |option| option.label.get(scope.lang))
}

/// Why something is proposed, sentence by sentence.
pub fn why(scope: &Scope<'_>, proposal: &Proposal<'_>) -> Vec<String> {
    let mut told = vec![reason(scope, proposal)];
    told.extend(set(scope, proposal));
    if let Reach::Stage { item, points, .. } = proposal.reach
        && let Some(has) = stands(scope, proposal.unit, item, points.value())
    {
        let aim = match scope.view.node(proposal.unit, item) {
            Some(_) => scope.scale(item).line(points.value()),
            // Where no figure is shown none is aimed at either.
            None => stage_of(scope, item, points).unwrap_or_default(),
        };
        told.push(say::from_to(scope.short(item), &has, &aim, scope.lang));
    }
    told
}

/// An answer's points as a stage among those of its question.
fn stage_of(scope: &Scope<'_>, item: NodeIx, points: Points) -> Option<String> {
    let item = scope.questionnaire()[item].item()?;
    let mut stages: Vec<Points> = item.answering.options().iter().map(|option| option.points).collect();
    if item.reverse {
        stages.iter_mut().for_each(|points| *points = points.reversed());
    }
    stages.sort_unstable();
    stages.dedup();
    let at = stages.iter().position(|stage| *stage == points)?;
    Some(nearest_stage((at + 1, stages.len()), scope.lang))
}

fn reason(scope: &Scope<'_>, proposal: &Proposal<'_>) -> String {
    let (lang, unit) = (scope.lang, proposal.unit);
    let line = |node: NodeIx, points: f64| scope.scale(node).line(points);
    let has = |node: NodeIx, at: f64| stands(scope, unit, node, at).unwrap_or_default();
    let area = scope.inside(proposal.area);
    match proposal.reason {
        Reason::Required { level, node, at_least } => {
            let least = at_least.value();
            let has = stands(scope, unit, node, least);
            let level = scope.level_name(level);
            say::required(level, scope.inside(node), &line(node, least), has.as_deref(), lang)
        }
        Reason::Gap { of, target } => {
            let target = target.value();
            say::below_target(&scope.in_sentence(of), &has(of, target), &line(of, target), lang)
        }
        Reason::Ground { of, is_gap, at_least } => {
            let least = at_least.value();
            let (needs, has) = (line(proposal.area, least), has(proposal.area, least));
            say::ground((scope.inside(of), is_gap), area, &needs, &has, lang)
        }
        Reason::Next => say::next(area, &has(proposal.area, f64::NAN), lang),
        Reason::Shared => shared(scope, proposal),
    }
}

/// Who shares what.
fn shared(scope: &Scope<'_>, proposal: &Proposal<'_>) -> String {
    let (Some(step), lang) = (&proposal.shared, scope.lang) else { return String::new() };
    let stage = match step.need {
        Need::Item { item, stage, .. } => {
            format!("{} ({})", quoted(label(scope, item, stage), lang), scope.short(item))
        }
        Need::Level { level, .. } => of_whole::the_level(scope.level_name(level), lang),
    };
    let stand = of_whole::stand_at(step.units.len(), step.told, &stage, lang);
    let names: Vec<&str> = step.units.iter().map(|unit| scope.unit_name(*unit)).collect();
    format!("{}: {stand}. {}", scope.short(proposal.area), of_whole::concerns(&names, step.people, lang))
}

/// The smallest set of steps that the proposal is one of.
fn set(scope: &Scope<'_>, proposal: &Proposal<'_>) -> Option<String> {
    let lift = proposal.lift.as_ref()?;
    let (set, lang) = (lift.sets.first()?, scope.lang);
    set.iter().find(|rise| rise.item == proposal.reach.node())?;
    let reaches = goal(scope, lift.node, lift.reaches);
    let rises: Vec<String> = set.iter().map(|one| rise(scope.short(one.item), one.steps, lang)).collect();
    Some(say::smallest_set(&reaches, lift.steps()?, &rises, lang))
}

/// Where a unit stands at a node beside a line: its score, or the stage nearest to it.
pub fn stands(scope: &Scope<'_>, unit: UnitIx, node: NodeIx, line: f64) -> Option<String> {
    let scale = if line.is_finite() { scope.scale(node).with_line(line) } else { scope.scale(node) };
    let score = scope.view.node(unit, node).map(|score| scale.of_estimate(&score.estimate, 0));
    score.or_else(|| scope.stage(unit, node))
}
