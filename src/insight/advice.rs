//! What a unit can do next, from the advice that stands with each item's answers.

use crate::model::{Answering, Item, Localized, NodeIx, NodeKind, OptionIx, Questionnaire, UnitIx};
use crate::score::{Standing, UnitScores};

use super::WaveView;

/// One concrete step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step<'a> {
    /// The item whose practice it lifts.
    pub item: NodeIx,
    /// The top-level group that the item is in.
    pub area: NodeIx,
    /// The unit's score at the item.
    pub score: f64,
    /// The stage that the unit has reached there.
    pub stage: OptionIx,
    /// What to do.
    pub text: &'a Localized,
}

/// The stage that a unit has reached at an item: the highest-placed option whose points do not exceed the score.
/// A unit between two stages has the step to the upper one still before it.
fn stage(item: &Item, score: f64) -> OptionIx {
    let points = |option: usize| {
        let points = item.answering.options()[option].points;
        if item.reverse { points.reversed() } else { points }
    };
    let micro = (score * 1e6).round() as i64;
    let reached = (0..item.answering.options().len()).filter(|option| points(*option).micro() <= micro);
    let best = reached.max_by_key(|option| points(*option));
    OptionIx(best.unwrap_or_default() as u8)
}

/// The advice for a unit at an item; `None` where the score is withheld, or nothing is left to do.
#[must_use]
pub fn step_for<'a>(questionnaire: &'a Questionnaire, scores: &UnitScores, item: NodeIx) -> Option<Step<'a>> {
    let score = scores.score(item)?;
    // Only the options of a choice are stages, one above the other.
    let node = questionnaire[item].item().filter(|item| matches!(item.answering, Answering::Choice(_)))?;
    let stage = stage(node, score);
    let text = node.advice.get(usize::from(stage.0))?;
    Some(Step { item, area: questionnaire.area_of(item)?, score, stage, text })
}

/// A node's items that may be shown, weakest first; among equals the questionnaire's order holds.
#[must_use]
pub fn ranked_items(questionnaire: &Questionnaire, scores: &UnitScores, node: NodeIx) -> Vec<(NodeIx, f64)> {
    let items = questionnaire.items_in(node).into_iter();
    let mut ranked: Vec<(NodeIx, f64)> = items.filter_map(|item| Some((item, scores.score(item)?))).collect();
    ranked.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    ranked
}

/// A unit's next steps, at most `count`, one per area, in the order in which they help.
///
/// Areas come first that keep the unit as a whole from its next level: those that it requires something of that is not
/// in place. Where it requires nothing more of the prerequisites, the core areas come first and the prerequisites after
/// all of them. Where it requires nothing of them at all, the weakest prerequisite comes first. The rest follow,
/// weakest first. In each area the step is that of its weakest item that has advice.
#[must_use]
pub fn next_steps<'a>(view: WaveView<'a>, unit: UnitIx, count: usize) -> Vec<Step<'a>> {
    let questionnaire = view.questionnaire();
    let scores = view.unit(unit);
    let obstacle = Obstacle::of(view, unit);
    let areas = questionnaire.areas();
    let mut areas: Vec<(bool, f64, NodeIx)> = areas
        .filter_map(|(ix, _)| Some((!obstacle.is_in(questionnaire, ix), scores.score(ix)?, ix)))
        .collect();
    areas.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let step = |(_, _, area): (bool, f64, NodeIx)| {
        let ranked = ranked_items(questionnaire, scores, area);
        ranked.into_iter().find_map(|(item, _)| step_for(questionnaire, scores, item))
    };
    areas.into_iter().filter_map(step).take(count).collect()
}

/// Whether the next level of a unit as a whole requires something of other groups, and all of it is in place.
#[must_use]
pub fn prerequisites_suffice(view: WaveView<'_>, unit: UnitIx) -> bool {
    let Some((node, standing)) = headline(view, unit) else { return false };
    let Some(next) = &standing.next else { return false };
    let group = view.questionnaire()[node].group();
    next.blockers.is_empty() && group.is_some_and(|group| !group.levels[next.level.at()].requires.is_empty())
}

/// The node that stands for a unit as a whole, and how it stands there.
fn headline(view: WaveView<'_>, unit: UnitIx) -> Option<(NodeIx, &Standing)> {
    let kinds = [NodeKind::Index, NodeKind::Readiness];
    kinds.into_iter().find_map(|kind| {
        let node = view.questionnaire().summary(kind)?;
        Some((node, &view.node(unit, node)?.standing))
    })
}

/// What holds a unit back.
enum Obstacle {
    /// Requirements that are not met, on these nodes.
    Requirements(Vec<NodeIx>),
    /// Points, which come from the core areas.
    CoreAreas,
    /// This prerequisite, which is the weakest.
    Prerequisite(NodeIx),
    /// Nothing.
    Nothing,
}

impl Obstacle {
    fn of(view: WaveView<'_>, unit: UnitIx) -> Self {
        let standing = headline(view, unit).map(|(_, standing)| standing);
        let next = standing.and_then(|standing| standing.next.as_ref());
        let blockers = next.into_iter().flat_map(|next| &next.blockers).map(|blocker| blocker.node);
        let blockers: Vec<NodeIx> = blockers.collect();
        if !blockers.is_empty() {
            return Self::Requirements(blockers);
        }
        if prerequisites_suffice(view, unit) {
            return Self::CoreAreas;
        }
        if next.is_none() && standing.is_some_and(|standing| standing.level.is_some()) {
            return Self::Nothing;
        }
        let scored = view.questionnaire().areas().filter(|(_, node)| node.kind == NodeKind::Prerequisite);
        let scored = scored.filter_map(|(ix, _)| Some((ix, view.unit(unit).score(ix)?)));
        let weakest = scored.min_by(|(_, a), (_, b)| a.total_cmp(b));
        weakest.map_or(Self::Nothing, |(ix, _)| Self::Prerequisite(ix))
    }

    /// Whether it lies in this area.
    fn is_in(&self, questionnaire: &Questionnaire, area: NodeIx) -> bool {
        let kind = questionnaire[area].kind;
        match self {
            Self::Requirements(nodes) => nodes.iter().any(|node| match questionnaire[*node].kind {
                NodeKind::Readiness => kind == NodeKind::Prerequisite,
                NodeKind::Index => kind == NodeKind::Core,
                _ => questionnaire.area_of(*node) == Some(area),
            }),
            Self::CoreAreas => kind == NodeKind::Core,
            Self::Prerequisite(weakest) => *weakest == area,
            Self::Nothing => false,
        }
    }
}
