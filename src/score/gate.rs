//! Scores that come from a unit's scores and not from respondents': gated groups, and the groups above them.

use crate::model::{Combine, Group, NodeIx, Points, Questionnaire};

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
}

/// The score of a group that is judged on the unit's scores; `None` where nothing below has one.
pub fn judge(
    questionnaire: &Questionnaire,
    group: &Group,
    below: &impl Below,
) -> Option<(Estimate, Option<Gate>)> {
    let applicable: Vec<NodeIx> =
        group.children.iter().copied().filter(|child| below.applies(*child)).collect();
    // A stage that does not apply keeps its place, or the stages after it would change their numbers; nothing in it
    // is left to do.
    let gate = match group.combine {
        Combine::Ladder { pass_at } => Some(ladder(questionnaire, &group.children, pass_at, below)),
        Combine::Stacked => Some(stacked(questionnaire, &group.children, below)),
        Combine::Mean | Combine::Min | Combine::Max | Combine::Median | Combine::Sum => None,
    };
    let n = parts(questionnaire, &applicable).filter_map(|part| Some(below.estimate(part)?.n)).max()?;
    let mean = match &gate {
        Some(gate) => 100.0 * gate.value / gate.stages as f64,
        None => combined(questionnaire, group, &applicable, below)?,
    };
    Some((Estimate::without_precision(n, mean), gate))
}

/// The nodes, and their children where they have any: a stage and what it consists of.
fn parts<'a>(questionnaire: &'a Questionnaire, nodes: &'a [NodeIx]) -> impl Iterator<Item = NodeIx> + 'a {
    let children = |node: NodeIx| questionnaire[node].group().map_or(&[][..], |group| &group.children);
    nodes.iter().flat_map(move |node| std::iter::once(*node).chain(children(*node).iter().copied()))
}

fn ladder(questionnaire: &Questionnaire, stages: &[NodeIx], pass_at: Points, below: &impl Below) -> Gate {
    let unfulfilled = |stage: NodeIx| -> Vec<Blocker> {
        let of_item = [stage];
        let children = questionnaire[stage].group().map_or(&of_item[..], |group| &group.children);
        children.iter().filter_map(|child| blocker(*child, pass_at, below)).collect()
    };
    gate(stages, |stage| (0.0, unfulfilled(stage)))
}

fn stacked(questionnaire: &Questionnaire, stages: &[NodeIx], below: &impl Below) -> Gate {
    gate(stages, |stage| {
        let share = below.estimate(stage).map_or(0.0, |estimate| estimate.mean / 100.0);
        if blocker(stage, Points::MAX, below).is_none() {
            return (1.0, Vec::new());
        }
        let of_item = [stage];
        let children = questionnaire[stage].group().map_or(&of_item[..], |group| &group.children);
        (share, children.iter().filter_map(|child| blocker(*child, Points::MAX, below)).collect())
    })
}

/// A node that applies and is not known to have the points it needs.
fn blocker(node: NodeIx, needs: Points, below: &impl Below) -> Option<Blocker> {
    let has = below.estimate(node);
    let met = has.is_some_and(|estimate| estimate.micro >= needs.micro());
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
fn combined(
    questionnaire: &Questionnaire,
    group: &Group,
    applicable: &[NodeIx],
    below: &impl Below,
) -> Option<f64> {
    let weight = |node: &NodeIx| questionnaire[*node].weight;
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
        Combine::Median => median(scores().collect()),
        Combine::Sum => sum / applicable.iter().map(|child| weight(child).value()).sum::<f64>(),
        Combine::Mean | Combine::Ladder { .. } | Combine::Stacked => sum / weights,
    })
}

fn median(mut scores: Vec<f64>) -> f64 {
    scores.sort_by(f64::total_cmp);
    let middle = scores.len() / 2;
    if scores.len() % 2 == 1 { scores[middle] } else { f64::midpoint(scores[middle - 1], scores[middle]) }
}
