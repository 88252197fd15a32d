//! Scores that come from a unit's scores and not from respondents': gated groups, and the groups above them.

use crate::model::{Combine, Group, NodeIx, Points, Questionnaire, Weight, median};

use super::estimate::Estimate;
use super::level::Blocker;

/// How far a unit has come on a group's stages.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// How many stages, from the first, are whole.
    pub reached: usize,
    /// How many stages there are.
    pub stages: usize,
    /// Whole stages and, for stacked ones, the part of the next that is done; 0 to `stages`.
    pub value: f64,
    /// The first stage that is not whole.
    pub blocked_at: Option<NodeIx>,
    /// What keeps it from being whole.
    pub blockers: Vec<Blocker>,
}

/// What is known of a node below.
pub trait Below {
    /// Its score; `None` where that is withheld or missing.
    fn estimate(&self, node: NodeIx) -> Option<Estimate>;

    /// Whether it applies to anybody in the unit.
    fn applies(&self, node: NodeIx) -> bool;

    /// What it weighs in the unit.
    fn weight(&self, node: NodeIx) -> Weight;
}

/// The score of a group that is judged on the unit's scores; `None` where nothing below has one.
pub fn judge(
    questionnaire: &Questionnaire,
    group: &Group,
    below: &impl Below,
) -> Option<(Estimate, Option<Gate>)> {
    let applicable: Vec<NodeIx> = counted(group, below).filter(|part| below.applies(*part)).collect();
    let stages: Vec<NodeIx> = counted(group, below).collect();
    // A stage that does not apply keeps its place, or the stages after it would change their numbers; nothing in it
    // is left to do.
    let gate = match group.combine {
        Combine::Ladder { pass_at } => Some(ladder(questionnaire, &stages, pass_at, below)),
        Combine::Stacked => Some(stacked(questionnaire, &stages, below)),
        Combine::Mean | Combine::Min | Combine::Max | Combine::Median | Combine::Sum => None,
    };
    let n = parts(questionnaire, &applicable).filter_map(|part| Some(below.estimate(part)?.n)).max()?;
    let mean = match &gate {
        Some(gate) => 100.0 * gate.value / gate.stages as f64,
        None => combined(group, &applicable, below)?,
    };
    Some((Estimate::without_precision(n, mean), gate))
}

/// What counts in a group of the unit.
fn counted(group: &Group, below: &impl Below) -> impl Iterator<Item = NodeIx> {
    group.counted().filter(|part| below.weight(*part) != Weight::NONE)
}

/// The nodes, and their children where they have any: a stage and what it consists of.
fn parts<'a>(questionnaire: &'a Questionnaire, nodes: &'a [NodeIx]) -> impl Iterator<Item = NodeIx> + 'a {
    let parts = |node: NodeIx| questionnaire[node].group().into_iter().flat_map(Group::counted);
    nodes.iter().flat_map(move |node| std::iter::once(*node).chain(parts(*node)))
}

fn ladder(questionnaire: &Questionnaire, stages: &[NodeIx], pass_at: Points, below: &impl Below) -> Gate {
    let unfulfilled = |stage: NodeIx| -> Vec<Blocker> {
        stage_parts(questionnaire, stage).filter_map(|part| blocker(part, pass_at, below)).collect()
    };
    gate(stages, |stage| (0.0, unfulfilled(stage)))
}

fn stacked(questionnaire: &Questionnaire, stages: &[NodeIx], below: &impl Below) -> Gate {
    gate(stages, |stage| {
        let share = below.estimate(stage).map_or(0.0, |estimate| estimate.mean / 100.0);
        if blocker(stage, Points::MAX, below).is_none() {
            return (1.0, Vec::new());
        }
        let blockers = stage_parts(questionnaire, stage).filter_map(|part| blocker(part, Points::MAX, below));
        (share, blockers.collect())
    })
}

/// What a stage consists of: what counts in it, or the item that it is.
fn stage_parts(questionnaire: &Questionnaire, stage: NodeIx) -> impl Iterator<Item = NodeIx> + '_ {
    let group = questionnaire[stage].group();
    let item = group.is_none().then_some(stage);
    group.into_iter().flat_map(Group::counted).chain(item)
}

/// A node that applies and is not known to have the points it needs.
fn blocker(node: NodeIx, needs: Points, below: &impl Below) -> Option<Blocker> {
    let has = below.estimate(node);
    let met = has.is_some_and(|estimate| estimate.millionths >= needs.millionths());
    (below.applies(node) && !met).then(|| Blocker { node, needs, has: has.map(|estimate| estimate.mean) })
}

/// Climbs the stages. `progress` tells how much of a stage is done and what is unfulfilled in it.
fn gate(stages: &[NodeIx], progress: impl Fn(NodeIx) -> (f64, Vec<Blocker>)) -> Gate {
    for (reached, stage) in stages.iter().enumerate() {
        let (share, blockers) = progress(*stage);
        if !blockers.is_empty() {
            let value = reached as f64 + share;
            return Gate { reached, stages: stages.len(), value, blocked_at: Some(*stage), blockers };
        }
    }
    let (reached, value) = (stages.len(), stages.len() as f64);
    Gate { reached, stages: reached, value, blocked_at: None, blockers: Vec::new() }
}

/// An ordinary rule, on the unit's scores.
fn combined(group: &Group, applicable: &[NodeIx], below: &impl Below) -> Option<f64> {
    let weight = |node: &NodeIx| below.weight(*node);
    let scored: Vec<(f64, f64)> = applicable
        .iter()
        .filter_map(|child| Some((below.estimate(*child)?.mean, weight(child).value())))
        .collect();
    let whole: i128 = applicable.iter().map(|child| weight(child).units()).sum();
    let part: i128 =
        applicable.iter().filter(|c| below.estimate(**c).is_some()).map(|c| weight(c).units()).sum();
    if scored.is_empty() || !group.min_answered.is_reached_by(part, whole) {
        return None;
    }
    let sum: f64 = scored.iter().map(|(score, weight)| score * weight).sum();
    let weights: f64 = scored.iter().map(|(_, weight)| weight).sum();
    let scores = || scored.iter().map(|(score, _)| *score);
    Some(match group.combine {
        Combine::Min => scores().fold(f64::INFINITY, f64::min),
        Combine::Max => scores().fold(f64::NEG_INFINITY, f64::max),
        Combine::Median => median(scores())?,
        Combine::Sum => sum / applicable.iter().map(|child| weight(child).value()).sum::<f64>(),
        Combine::Mean | Combine::Ladder { .. } | Combine::Stacked => sum / weights,
    })
}
