//! What could be done next, as lines of a plan; and whether what a line is for is reached.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Action, ActionId, Answering, Item, LevelIx, Millionths, NodeIx, OptionIx, Points, Rollup, Sign, UnitIx,
};

use super::advice::{Obstacle, headline};
use super::difference::{Difference, Verdict, judge_list};
use super::lift::{Gain, Lift, gain, lifts};
use super::{
    Analysis, Need, Step, WaveView, WholeStep, goals, items_to_lift, step_for, weak_ground, whole_steps,
    workplaces_of,
};

/// In so many areas a unit begins at once.
const AREAS: usize = 3;

/// What a proposal is to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach {
    /// The answer with this place at a question, counted from 0.
    Stage {
        /// The question.
        item: NodeIx,
        /// The answer.
        option: OptionIx,
        /// Its points.
        points: Points,
    },
    /// That what this answer of several says is in place.
    Tick {
        /// The question.
        item: NodeIx,
        /// The answer.
        option: OptionIx,
    },
    /// That those of many units that share a stage or a level all come to the next.
    Together {
        /// At which question or in which area.
        node: NodeIx,
        /// The place of the answer or of the level that they are to come to, counted from 0.
        place: usize,
        /// The score that the whole has then; `None` where that cannot be computed.
        points: Option<Points>,
    },
    /// This score of an area or of what sums up several.
    Score {
        /// Of what.
        node: NodeIx,
        /// At least.
        points: Points,
    },
}

impl Reach {
    /// The question or the area.
    #[must_use]
    pub const fn node(&self) -> NodeIx {
        match self {
            Self::Stage { item, .. } | Self::Tick { item, .. } => *item,
            Self::Together { node, .. } | Self::Score { node, .. } => *node,
        }
    }

    /// The score from which on it is reached; `None` where no score says so.
    #[must_use]
    pub const fn aim(&self) -> Option<Points> {
        match self {
            Self::Stage { points, .. } | Self::Score { points, .. } => Some(*points),
            Self::Together { points, .. } => *points,
            Self::Tick { .. } => None,
        }
    }

    /// What the line of a unit's plan is called that is for this: the same in every run, and another for the next stage.
    #[must_use]
    pub fn id(&self, view: WaveView<'_>, unit: UnitIx) -> Option<ActionId> {
        let (unit, node) = (&view.assessment.units[unit].id, &view.questionnaire()[self.node()].id);
        let last = match self {
            Self::Stage { option, .. } => format!("to-{}", option.at() + 1),
            Self::Tick { option, .. } => format!("tick-{}", option.at() + 1),
            Self::Together { place, .. } => format!("together-{}", place + 1),
            Self::Score { points, .. } => format!("at-{}", Millionths::of(points.value()).value()),
        };
        ActionId::parse(&format!("{unit}/{node}/{last}")).ok()
    }
}

/// Why something is proposed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// The next level of the unit as a whole requires more of this than there is.
    Required {
        /// The level.
        level: LevelIx,
        /// Of what.
        node: NodeIx,
        /// At least.
        at_least: Points,
    },
    /// The area, or something in it, is below its target.
    Gap {
        /// What is.
        of: NodeIx,
        /// The target.
        target: Points,
    },
    /// An area that would come next rests on this one, which has not come so far.
    Ground {
        /// The area that rests on it.
        of: NodeIx,
        /// Whether it would come next as it is below its target.
        is_gap: bool,
        /// At least.
        at_least: Points,
    },
    /// It is where the unit's areas come next.
    Next,
    /// Many units share it.
    Shared,
}

/// A line that could stand in a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal<'a> {
    /// Whose it is.
    pub unit: UnitIx,
    /// In which area.
    pub area: NodeIx,
    /// What it is to reach.
    pub reach: Reach,
    /// The step that the questionnaire has words for; what many units share has none of its own.
    pub step: Option<Step<'a>>,
    /// Why.
    pub reason: Reason,
    /// The smallest sets of steps that lift the area, of the first of which it is one.
    pub lift: Option<Lift>,
    /// What it gives.
    pub gain: Option<Gain>,
    /// What is shared, for what many units share.
    pub shared: Option<WholeStep<'a>>,
}

/// What a unit could do next: in each of its first three areas one thing. Nothing of a unit that may not be shown.
///
/// Of a workplace that is what comes first among its areas, in the order of [`next_steps`]. A whole has what many of its units share.
#[must_use]
pub fn proposals(analysis: &Analysis, wave: usize, unit: UnitIx) -> Vec<Proposal<'_>> {
    let view = analysis.view(wave);
    if view.unit(unit).respondents.is_none() {
        return Vec::new();
    }
    if view.assessment.units[unit].children.is_empty() {
        in_areas(analysis, wave, unit).take(AREAS).collect()
    } else {
        let steps = whole_steps(view, unit, AREAS).into_iter();
        steps.filter_map(|step| of_whole(view, unit, step)).collect()
    }
}

/// The next steps of a workplace for which the questionnaire has words, in the order in which they help: one per area, at most `count`. The report, the
/// plan and where to start all go by it.
///
/// Those areas come first of which the next level requires more, then those that are furthest below their target and rest on firm
/// ground, or what they rest on. Then, where the next level requires nothing more of the prerequisites, the core areas; where it requires nothing of them
/// at all, the weakest prerequisite; and the others, the weakest first. An area that rests on weak ground waits: what it rests on stands in its place.
/// In an area it is the question of the smallest set of steps where the unit stands lowest and there is advice.
#[must_use]
pub fn next_steps(analysis: &Analysis, wave: usize, unit: UnitIx, count: usize) -> Vec<Proposal<'_>> {
    in_areas(analysis, wave, unit).filter(|proposal| proposal.step.is_some()).take(count).collect()
}

/// What a workplace could do next in each of its areas, in that order.
fn in_areas(analysis: &Analysis, wave: usize, unit: UnitIx) -> impl Iterator<Item = Proposal<'_>> {
    let areas = areas(analysis, wave, unit).into_iter();
    areas.filter_map(move |(area, reason)| in_area(analysis, wave, (unit, area), reason))
}

/// The areas of a workplace in the order in which something is to be done in them, each with why.
fn areas(analysis: &Analysis, wave: usize, unit: UnitIx) -> Vec<(NodeIx, Reason)> {
    let view = analysis.view(wave);
    let questionnaire = view.questionnaire();
    let mut scored: Vec<(NodeIx, f64)> =
        questionnaire.areas().filter_map(|(area, _)| Some((area, view.unit(unit).place(area)?))).collect();
    scored.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let mut found: Vec<(NodeIx, Reason)> = Vec::new();
    let mut add = |area: NodeIx, reason: Reason| {
        if found.iter().all(|(known, _)| *known != area) {
            found.push((area, reason));
        }
    };
    // An area that rests on weak ground waits for that.
    let on_ground = |area: NodeIx, reason: Reason, add: &mut dyn FnMut(NodeIx, Reason)| {
        let weak = weak_ground(view, unit, area);
        if weak.is_empty() {
            add(area, reason);
        }
        for weak in weak {
            let is_gap = matches!(reason, Reason::Gap { .. });
            let reason = Reason::Ground { of: area, is_gap, at_least: weak.at_least };
            questionnaire.area_of(weak.node).into_iter().for_each(|ground| add(ground, reason));
        }
    };
    let next = headline(view, unit).and_then(|(_, standing)| standing.next.as_ref());
    for blocker in next.into_iter().flat_map(|next| &next.blockers) {
        let obstacle = Obstacle::Requirements(vec![blocker.node]);
        let level = next.map_or(LevelIx(0), |next| next.level);
        let reason = Reason::Required { level, node: blocker.node, at_least: blocker.needs };
        let in_it = scored.iter().filter(|(area, _)| obstacle.is_in(questionnaire, *area));
        in_it.for_each(|(area, _)| add(*area, reason));
    }
    for (of, target) in gaps(analysis, wave, unit) {
        let Some(area) = questionnaire.area_of(of) else { continue };
        on_ground(area, Reason::Gap { of, target }, &mut add);
    }
    let obstacle = Obstacle::of(view, unit);
    let (first, rest): (Vec<_>, Vec<_>) =
        scored.iter().partition(|(area, _)| obstacle.is_in(questionnaire, *area));
    first.into_iter().chain(rest).for_each(|(area, _)| on_ground(area, Reason::Next, &mut add));
    found
}

/// The areas and what is in them that is below its target, the furthest first.
fn gaps(analysis: &Analysis, wave: usize, unit: UnitIx) -> Vec<(NodeIx, Points)> {
    let view = analysis.view(wave);
    let goals = goals(analysis, wave, unit).unwrap_or_default().goals;
    let mut gaps: Vec<(NodeIx, Points, f64)> = goals
        .iter()
        .filter(|goal| goal.reached == Some(false) && view.questionnaire().area_of(goal.node).is_some())
        .filter_map(|goal| {
            let gap = goal.aim.target - view.unit(unit).score(goal.node)?;
            Some((goal.node, Points::new(goal.aim.target)?, gap))
        })
        .collect();
    gaps.sort_by(|a, b| b.2.total_cmp(&a.2));
    gaps.into_iter().map(|(node, target, _)| (node, target)).collect()
}

/// What a workplace could do first in an area.
fn in_area<'a>(
    analysis: &'a Analysis,
    wave: usize,
    (unit, area): (UnitIx, NodeIx),
    reason: Reason,
) -> Option<Proposal<'a>> {
    let view = analysis.view(wave);
    let (questionnaire, scores) = (view.questionnaire(), view.unit(unit));
    let within = if let Reason::Gap { of, .. } = reason { of } else { area };
    let is_group = questionnaire[within].group().is_some();
    let lift = is_group.then(|| lifts(analysis, wave, unit, &[within]).into_iter().next()).flatten();
    let set = lift.as_ref().and_then(|lift| lift.sets.first());
    let in_set = |item: &NodeIx| set.is_none_or(|set| set.iter().any(|rise| rise.item == *item));
    let ranked: Vec<NodeIx> =
        items_to_lift(questionnaire, scores, within).into_iter().map(|(item, _)| item).collect();
    let reach = |item: NodeIx| Some((next_of(view, unit, item)?, step_for(questionnaire, scores, item)));
    let open: Vec<_> = ranked.iter().filter(|item| in_set(item)).filter_map(|item| reach(*item)).collect();
    let best = open.iter().find(|(_, step)| step.is_some()).or(open.first()).copied();
    let (reach, step) = best.or_else(|| {
        let points = match reason {
            Reason::Gap { target, .. } => target,
            Reason::Required { at_least, node, .. } if node == area => at_least,
            Reason::Required { .. } | Reason::Ground { .. } | Reason::Next | Reason::Shared => return None,
        };
        Some((Reach::Score { node: within, points }, None))
    })?;
    let gain = match reach {
        Reach::Stage { item, points, .. } => gain(view, unit, item, points),
        Reach::Tick { .. } | Reach::Together { .. } => None,
        Reach::Score { node, points } => {
            scores.score(node).map(|score| Gain { area: (node, points.value() - score), whole: None })
        }
    };
    Some(Proposal { unit, area, reach, step, reason, lift, gain, shared: None })
}

/// The next thing at a question: the lowest answer above where the unit stands, or the first of several that is not in place.
fn next_of(view: WaveView<'_>, unit: UnitIx, item: NodeIx) -> Option<Reach> {
    let (questionnaire, scores) = (view.questionnaire(), view.unit(unit));
    let now = scores.place(item)?;
    let about = questionnaire[item].item()?;
    match about.answering {
        Answering::Choice(_) => {
            let (option, points) = stage_above(about, now)?;
            Some(Reach::Stage { item, option, points })
        }
        Answering::Multi(_) => {
            let step = step_for(questionnaire, scores, item)?;
            Some(Reach::Tick { item, option: step.stage })
        }
        Answering::Number(_) | Answering::Text => None,
    }
}

/// The lowest answer whose points are above a score.
fn stage_above(item: &Item, now: f64) -> Option<(OptionIx, Points)> {
    let points = |points: Points| if item.reverse { points.reversed() } else { points };
    let options = item.answering.options().iter().enumerate();
    let above = options.map(|(at, option)| (OptionIx(at as u8), points(option.points)));
    let above = above.filter(|(_, points)| points.millionths() > Millionths::of(now));
    above.min_by_key(|(_, points)| *points)
}

fn of_whole<'a>(view: WaveView<'a>, unit: UnitIx, step: WholeStep<'a>) -> Option<Proposal<'a>> {
    let (node, place, points) = next_together(view, &step)?;
    let gain = shared_gain(view, unit, &step, (node, points));
    let aim = gain.and_then(|(moved, _)| {
        // A tenth up: scores are told in tenths, and what is there already is nothing to reach.
        let aim = view.unit(unit).place(node)? + moved;
        Points::new((aim * 10.0).ceil() / 10.0)
    });
    Some(Proposal {
        unit,
        area: step.area,
        reach: Reach::Together { node, place, points: aim },
        step: None,
        reason: Reason::Shared,
        lift: None,
        gain: gain.map(|(_, gain)| gain),
        shared: Some(step),
    })
}

/// The stage or the level above the one that units share: where, its place, and its points.
fn next_together(view: WaveView<'_>, step: &WholeStep<'_>) -> Option<(NodeIx, usize, Points)> {
    let questionnaire = view.questionnaire();
    match step.need {
        Need::Item { item, stage, .. } => {
            let about = questionnaire[item].item()?;
            let points = about.answering.options().get(stage.at())?.points;
            let points = if about.reverse { points.reversed() } else { points };
            let (option, points) = stage_above(about, points.value())?;
            Some((item, option.at(), points))
        }
        Need::Level { level, .. } => {
            let next = questionnaire[step.area].group()?.levels.get(level.at() + 1)?;
            Some((step.area, level.at() + 1, next.from))
        }
    }
}

/// What the line of a whole's plan is called that is for what its units share.
#[must_use]
pub fn shared_id(view: WaveView<'_>, whole: UnitIx, step: &WholeStep<'_>) -> Option<ActionId> {
    let (node, place, _) = next_together(view, step)?;
    Reach::Together { node, place, points: None }.id(view, whole)
}

/// How far a whole comes at a question or in an area, and what it gains, where those of its workplaces that share something come a stage higher there: each by as
/// much as it has to go, weighed as the whole weighs it; those that are not shown stay where they are. `None` where it is not known how many work in one.
fn shared_gain(
    view: WaveView<'_>,
    whole: UnitIx,
    step: &WholeStep<'_>,
    (node, points): (NodeIx, Points),
) -> Option<(f64, Gain)> {
    let (mut moved, mut total) = (0.0, 0.0);
    for unit in workplaces_of(view, whole) {
        let weight = weight(view, whole, unit)?;
        total += weight;
        // Who is not shown is taken to stay where it is.
        let Some(now) = view.unit(unit).place(node) else { continue };
        if step.units.contains(&unit) {
            moved += weight * (points.value() - now).max(0.0);
        }
    }
    if view.assessment.rollup == Rollup::Pooled {
        // Some of them are told of no unit.
        total = f64::max(total, view.unit(whole).respondents.unwrap_or(0) as f64);
    }
    let gained = (total > 0.0).then_some(moved / total)?;
    if view.questionnaire()[node].item().is_none() {
        view.node(whole, node)?;
        return Some((gained, Gain { area: (node, gained), whole: None }));
    }
    let now = view.unit(whole).place(node)?;
    let gain = gain(view, whole, node, Points::new((now + gained).min(100.0))?)?;
    Some((gained, gain))
}

/// What a workplace counts for in a whole.
fn weight(view: WaveView<'_>, whole: UnitIx, unit: UnitIx) -> Option<f64> {
    let units = &view.assessment.units;
    match view.assessment.rollup {
        Rollup::Headcount => units[unit].headcount.map(f64::from),
        Rollup::Pooled => Some(view.unit(unit).respondents.unwrap_or(0) as f64),
        Rollup::Units => {
            let above = std::iter::successors(Some(unit), |unit| units[*unit].parent);
            let below_whole = above.take_while(|unit| *unit != whole);
            let share = |unit: UnitIx| {
                units[unit].parent.map_or(1.0, |parent| 1.0 / units[parent].children.len() as f64)
            };
            Some(below_whole.map(share).product())
        }
    }
}

/// The lines that something may still be done about: the next thing at every question, the targets and the requirements that are not met, and what units
/// share. More than would be proposed at once, so that a line does not come and go with what is proposed before it.
fn all_open(analysis: &Analysis, wave: usize, unit: UnitIx) -> BTreeSet<ActionId> {
    let view = analysis.view(wave);
    let questionnaire = view.questionnaire();
    let mut open: Vec<Reach> = if view.assessment.units[unit].children.is_empty() {
        questionnaire.nodes().filter_map(|(node, _)| next_of(view, unit, node)).collect()
    } else {
        let steps = whole_steps(view, unit, usize::MAX);
        let next = steps.iter().filter_map(|step| next_together(view, step));
        next.map(|(node, place, _)| Reach::Together { node, place, points: None }).collect()
    };
    open.extend(gaps(analysis, wave, unit).into_iter().map(|(node, points)| Reach::Score { node, points }));
    let next = headline(view, unit).and_then(|(_, standing)| standing.next.as_ref());
    let blockers = next.into_iter().flat_map(|next| &next.blockers);
    open.extend(blockers.map(|blocker| Reach::Score { node: blocker.node, points: blocker.needs }));
    open.iter().filter_map(|reach| reach.id(view, unit)).collect()
}

/// What the answers of a wave say of each action; `None` of one of which they can say nothing, such as one that people wrote and that is for no
/// score.
///
/// A score that is where the action was to bring it is surely so where its distance from there is sure, judged over all actions as a list: about one
/// in twenty of those that are called sure is expected not to be at most. One that is exactly there, or of which nothing says how sure it is, is reached and not
/// surely.
#[must_use]
pub fn signs(analysis: &Analysis, wave: usize, actions: &[Action]) -> Vec<Option<Sign>> {
    let view = analysis.view(wave);
    let place = |action: &Action| {
        Some((action.unit?, view.questionnaire().find(action.node.as_ref()?.as_str())?, action.aim?))
    };
    let mut distances: BTreeMap<(UnitIx, NodeIx, Points), Difference> = BTreeMap::new();
    for (unit, node, aim) in actions.iter().filter_map(place) {
        if let Some(score) = view.node(unit, node) {
            distances.insert((unit, node, aim), Difference::to_line(&score.estimate, aim));
        }
    }
    let judged = judge_list(distances.values());
    let judged: BTreeMap<_, _> = distances.keys().copied().zip(judged).collect();
    let mut open: BTreeMap<UnitIx, BTreeSet<ActionId>> = BTreeMap::new();
    let mut would_be_proposed = |unit: UnitIx, action: &Action| {
        let of_unit = open.entry(unit).or_insert_with(|| all_open(analysis, wave, unit));
        action.id.as_ref().is_some_and(|id| of_unit.contains(id))
    };
    let mut sign = |action: &Action| {
        let unit = action.unit?;
        let is_proposed = action.wave.is_some();
        if view.unit(unit).respondents.is_none() {
            return (is_proposed || action.aim.is_some()).then_some(Sign::Hidden);
        }
        let still = |open: bool| match (open, is_proposed) {
            (true, _) => Some(Sign::Open),
            (false, true) => Some(Sign::Gone),
            (false, false) => None,
        };
        let node = action.node.as_ref().and_then(|node| view.questionnaire().find(node.as_str()));
        let (Some(node), Some(aim)) = (node, action.aim) else {
            return still(would_be_proposed(unit, action));
        };
        let Some(now) = view.unit(unit).place(node) else { return Some(Sign::Hidden) };
        if Millionths::of(now) < aim.millionths() {
            // What people are after stays open until it is there.
            return still(!is_proposed || would_be_proposed(unit, action));
        }
        let verdict = judged.get(&(unit, node, aim)).map(|judged| judged.verdict);
        Some(if verdict == Some(Verdict::Sure) { Sign::Done } else { Sign::Reached })
    };
    actions.iter().map(&mut sign).collect()
}
