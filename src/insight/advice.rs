//! What a unit can do next, from the advice that stands with each item's answers.

use crate::model::{
    Answering, Item, Localized, Millionths, NodeIx, NodeKind, OptionIx, Points, Questionnaire, UnitIx,
};
use crate::score::{Standing, UnitScores};

use super::WaveView;

/// One concrete step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step<'a> {
    /// The item whose practice it lifts.
    pub item: NodeIx,
    /// The top-level group that the item is in.
    pub area: NodeIx,
    /// The unit's score at the item, or the stage nearest to it.
    pub score: f64,
    /// The stage that the unit has reached there; where several options can be ticked, the one that is not in place.
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
    let options = 0..item.answering.options().len();
    let reached = options.filter(|option| points(*option).millionths() <= Millionths::of(score));
    let best = reached.max_by_key(|option| points(*option));
    OptionIx(best.unwrap_or_default() as u8)
}

/// The same for an item of any kind; `None` where its answers are no stages one above the other.
pub(super) fn stage_at(item: &Item, score: f64) -> Option<OptionIx> {
    matches!(item.answering, Answering::Choice(_)).then(|| stage(item, score))
}

/// The advice for a unit at an item; `None` where the score is withheld, or nothing is left to do.
///
/// The options of a choice are stages, one above the other, and the advice is that of the stage reached. Where several
/// can be ticked it is that of the first option that is not in place for most, if there is any for it.
#[must_use]
pub fn step_for<'a>(questionnaire: &'a Questionnaire, scores: &UnitScores, item: NodeIx) -> Option<Step<'a>> {
    let score = scores.place(item)?;
    let node = questionnaire[item].item()?;
    let advice = |option: OptionIx| Some((option, node.advice.get(option.at())?));
    let (stage, text) = match node.answering {
        Answering::Choice(_) => advice(stage(node, score))?,
        // Ticks with points can add up to all there are to get without all being ticked.
        Answering::Multi(_) if Millionths::of(score) >= Points::MAX.millionths() => return None,
        Answering::Multi(_) => scores.open_options.get(&item)?.iter().copied().find_map(advice)?,
        Answering::Number(_) | Answering::Text => return None,
    };
    Some(Step { item, area: questionnaire.area_of(item)?, score, stage, text })
}

/// The items of a node that may be shown and count for its next step, weakest first.
///
/// In a group that is climbed in stages that is what keeps the first stage that is not whole from being so: what is done
/// in a later one counts for nothing before that. A group with all its stages whole has none.
#[must_use]
pub fn items_to_lift(questionnaire: &Questionnaire, scores: &UnitScores, node: NodeIx) -> Vec<(NodeIx, f64)> {
    let mut items = Vec::new();
    collect_items(questionnaire, scores, node, &mut items);
    rank(scores, items)
}

fn collect_items(questionnaire: &Questionnaire, scores: &UnitScores, node: NodeIx, items: &mut Vec<NodeIx>) {
    let Some(group) = questionnaire[node].group() else {
        // What counts in two places is one question all the same.
        if !items.contains(&node) {
            items.push(node);
        }
        return;
    };
    let gate = scores.node(node).and_then(|score| score.gate.as_ref());
    let parts: Vec<NodeIx> = match gate {
        Some(gate) => gate.blockers.iter().map(|blocker| blocker.node).collect(),
        None if group.combine.is_gated() => Vec::new(),
        None => group.counted().collect(),
    };
    parts.into_iter().for_each(|part| collect_items(questionnaire, scores, part, items));
}

/// A node's items that may be shown, weakest first; among equals the questionnaire's order holds.
#[must_use]
pub fn ranked_items(questionnaire: &Questionnaire, scores: &UnitScores, node: NodeIx) -> Vec<(NodeIx, f64)> {
    rank(scores, questionnaire.items_in(node))
}

fn rank(scores: &UnitScores, items: Vec<NodeIx>) -> Vec<(NodeIx, f64)> {
    let scored = items.into_iter().filter_map(|item| Some((item, scores.place(item)?)));
    let mut ranked: Vec<(NodeIx, f64)> = scored.collect();
    ranked.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    ranked
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
pub(super) fn headline(view: WaveView<'_>, unit: UnitIx) -> Option<(NodeIx, &Standing)> {
    let kinds = [NodeKind::Index, NodeKind::Readiness];
    kinds.into_iter().find_map(|kind| {
        let node = view.questionnaire().summary(kind)?;
        Some((node, &view.node(unit, node)?.standing))
    })
}

/// What holds a unit back.
pub(super) enum Obstacle {
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
    pub(super) fn of(view: WaveView<'_>, unit: UnitIx) -> Self {
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
        let scored = scored.filter_map(|(ix, _)| Some((ix, view.unit(unit).place(ix)?)));
        let weakest = scored.min_by(|(_, a), (_, b)| a.total_cmp(b));
        weakest.map_or(Self::Nothing, |(ix, _)| Self::Prerequisite(ix))
    }

    /// Whether it lies in this area.
    pub(super) fn is_in(&self, questionnaire: &Questionnaire, area: NodeIx) -> bool {
        let kind = questionnaire[area].kind;
        match self {
            Self::Requirements(nodes) => nodes.iter().any(|node| match questionnaire[*node].kind {
                NodeKind::Readiness => kind == NodeKind::Prerequisite,
                NodeKind::Index => kind == NodeKind::Core,
                NodeKind::Prerequisite
                | NodeKind::Core
                | NodeKind::CrossCutting
                | NodeKind::Group
                | NodeKind::Item => questionnaire.area_of(*node) == Some(area),
            }),
            Self::CoreAreas => kind == NodeKind::Core,
            Self::Prerequisite(weakest) => *weakest == area,
            Self::Nothing => false,
        }
    }
}
