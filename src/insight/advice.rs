//! What a unit can do next, from the advice that stands with each item's answers.

use crate::model::{Item, Localized, NodeIx, NodeKind, OptionIx, Questionnaire, UnitIx};
use crate::score::UnitScores;

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
        let points = item.scale.options()[option].points;
        if item.reverse { points.reversed() } else { points }
    };
    let micro = (score * 1e6).round() as i64;
    let reached = (0..item.scale.options().len()).filter(|option| points(*option).micro() <= micro);
    let best = reached.max_by_key(|option| points(*option));
    OptionIx(best.unwrap_or_default() as u8)
}

/// The advice for a unit at an item; `None` where the score is withheld, or nothing is left to do.
#[must_use]
pub fn step_for<'a>(questionnaire: &'a Questionnaire, scores: &UnitScores, item: NodeIx) -> Option<Step<'a>> {
    let score = scores.score(item)?;
    let node = questionnaire[item].item()?;
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
/// A prerequisite that keeps another node from its next level comes first; the others follow, weakest first. In each
/// area the step is that of its weakest item that has advice.
#[must_use]
pub fn next_steps<'a>(view: WaveView<'a>, unit: UnitIx, count: usize) -> Vec<Step<'a>> {
    let questionnaire = view.questionnaire();
    let scores = view.unit(unit);
    let mut areas: Vec<(usize, f64, NodeIx)> = questionnaire
        .areas()
        .filter_map(|(ix, node)| {
            let score = scores.score(ix)?;
            let blocked = blocked_by(questionnaire, scores, ix);
            let urgency = match node.kind {
                NodeKind::Prerequisite if blocked > 0 => 0,
                _ => 1,
            };
            Some((urgency, score, ix))
        })
        .collect();
    areas.sort_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap_or(std::cmp::Ordering::Equal));
    let step = |(_, _, area): (usize, f64, NodeIx)| {
        let ranked = ranked_items(questionnaire, scores, area);
        ranked.into_iter().find_map(|(item, _)| step_for(questionnaire, scores, item))
    };
    areas.into_iter().filter_map(step).take(count).collect()
}

/// How many nodes wait for this one before they can reach their next level.
fn blocked_by(questionnaire: &Questionnaire, scores: &UnitScores, area: NodeIx) -> usize {
    let waits = |ix: NodeIx| {
        let next = scores.node(ix).and_then(|node| node.standing.next.as_ref());
        let is_here = |node: NodeIx| questionnaire.area_of(node) == Some(area);
        next.is_some_and(|next| next.blockers.iter().any(|blocker| is_here(blocker.node)))
    };
    questionnaire.nodes().filter(|(ix, _)| waits(*ix)).count()
}
