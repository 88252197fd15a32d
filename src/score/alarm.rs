//! The averaging alarm: what a mean hides of what it is the mean of.

use crate::model::{Combine, Group, LevelIx, Millionths, NodeIx, Questionnaire};

use super::{NodeScore, UnitScores};

/// The most items that are named: with all of them named, the sentence would be the list of questions over again.
const NAMED: usize = 3;

/// The parts of a group that are a level or more below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hidden {
    /// Groups, each judged by its own thresholds, in the questionnaire's order.
    pub groups: Vec<NodeIx>,
    /// Items, the weakest first. They have no levels of their own and are judged by their group's.
    pub items: Vec<NodeIx>,
}

impl Hidden {
    /// Whether the mean hides nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.items.is_empty()
    }

    /// Those that are named in a sentence, groups and then the weakest items; and how many more items there are.
    #[must_use]
    pub fn named(&self) -> (Vec<NodeIx>, usize) {
        let items = self.items.len().min(NAMED);
        let named = self.groups.iter().chain(&self.items[..items]);
        (named.copied().collect(), self.items.len() - items)
    }

    /// Groups and then items.
    pub fn nodes(&self) -> impl Iterator<Item = NodeIx> {
        self.groups.iter().chain(&self.items).copied()
    }
}

/// Notes at each mean what it hides. A sum hides nothing: it says how much there is in all, and where its parts are
/// stages the later ones are meant to be lower.
///
/// Levels are those that scores alone would give: what keeps a level down is told of the group that it is kept down in,
/// and is nothing that a mean of scores could hide.
pub fn sound(questionnaire: &Questionnaire, unit: &mut UnitScores) {
    let hidden: Vec<Hidden> = questionnaire
        .nodes()
        .zip(&unit.nodes)
        .map(|((_, node), score)| match (node.group(), score) {
            (Some(group), Some(score)) if is_mean(group) => hidden(questionnaire, unit, group, score),
            _ => Hidden::default(),
        })
        .collect();
    for (score, hides) in unit.nodes.iter_mut().zip(hidden) {
        if let Some(score) = score {
            score.hides = hides;
        }
    }
}

const fn is_mean(group: &Group) -> bool {
    matches!(group.combine, Combine::Mean | Combine::Median)
}

fn hidden(questionnaire: &Questionnaire, unit: &UnitScores, group: &Group, score: &NodeScore) -> Hidden {
    let mut hidden = Hidden::default();
    // What is withheld is not weak, and a group that is below the first level is.
    for (child, part) in group.counted().filter_map(|part| Some((part, unit.node(part)?))) {
        match questionnaire[child].group() {
            Some(_) if part.standing.uncapped < score.standing.uncapped => hidden.groups.push(child),
            None if is_weak(group, score, part) => hidden.items.push(child),
            _ => {}
        }
    }
    let points = |node: &NodeIx| unit.score(*node).unwrap_or_default();
    // A stable sort: among equals the questionnaire's order holds.
    hidden.items.sort_by(|a, b| points(a).total_cmp(&points(b)));
    hidden
}

/// Whether an item stands on a lower level than its group and at least one level's width below it. The width alone would
/// not be a level, and the level alone may be a hair's breadth.
fn is_weak(group: &Group, score: &NodeScore, item: &NodeScore) -> bool {
    let Some(LevelIx(level)) = score.standing.uncapped else { return false };
    let from = |at: u8| group.levels[usize::from(at)].from.millionths();
    let beneath = level.checked_sub(1).map_or(Millionths::default(), from);
    let below = score.estimate.millionths - item.estimate.millionths;
    item.estimate.millionths < from(level) && below >= from(level) - beneath
}
