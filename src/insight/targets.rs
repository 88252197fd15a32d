//! How far a unit is from its targets, and how far it has come since it was first assessed.

use crate::model::{Assessment, Millionths, NodeIx, Points, Questionnaire, UnitIx};
use crate::score::{UnitScores, suppose};

use super::Analysis;

/// What is wanted of a node, and how much of it is there. Shares are of 1 and may be beyond 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// The score wanted, 0–100: given, or what the targets of the node's parts amount to by the node's own rule.
    pub target: f64,
    /// How much of what is wanted is there: 1 − Σ max(0, t − c)/Σt over the targets that were given in the node, so that what
    /// is above its target makes up for nothing. `None` where nothing is wanted or no score can be shown.
    pub share: Option<f64>,
    /// How much of the way from the first wave to the target is behind: (now − then)/(target − then). `None` in that
    /// first wave, where it was on target already or above, and where the node then consisted of other questions.
    pub progress: Option<f64>,
}

/// A target as it was given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// The score wanted.
    pub points: Points,
    /// The unit that it was given for: this one, or one that it is part of.
    pub set_for: UnitIx,
}

/// The targets that hold for a unit, one place per node: its own, and in areas in which it has none those of the nearest unit that it is
/// part of and that has any there. What sums up areas is inherited for itself.
#[must_use]
pub fn targets_of(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    unit: UnitIx,
) -> Vec<Option<Target>> {
    let mut found = vec![None; questionnaire.node_count()];
    let mut is_taken = vec![false; questionnaire.node_count()];
    let area = |node: NodeIx| questionnaire.area_of(node).unwrap_or(node).at();
    let above = std::iter::successors(Some(unit), |unit| assessment.units[*unit].parent);
    for set_for in above {
        let given = assessment.units[set_for].targets.iter();
        let given = given.filter_map(|(id, points)| Some((questionnaire.find(id.as_str())?, *points)));
        let given: Vec<(NodeIx, Points)> = given.filter(|(node, _)| !is_taken[area(*node)]).collect();
        for (node, points) in given {
            found[node.at()] = Some(Target { points, set_for });
            is_taken[area(node)] = true;
        }
    }
    found
}

fn points_of(targets: &[Option<Target>]) -> Vec<Option<Points>> {
    targets.iter().map(|target| target.map(|target| target.points)).collect()
}

/// A unit's aims in one wave, one place per node of the wave's questionnaire; `None` where no target is set.
///
/// Items without a target count as unanswered ones do: not at all, or as 0 where the questionnaire says so.
#[must_use]
pub fn aims(analysis: &Analysis, wave: usize, unit: UnitIx) -> Vec<Option<Aim>> {
    let view = analysis.view(wave);
    let questionnaire = view.questionnaire();
    let given = points_of(&targets_of(&analysis.assessment, questionnaire, unit));
    if given.iter().all(Option::is_none) {
        return vec![None; given.len()];
    }
    let wanted = suppose(questionnaire, unit, &given);
    let aim = |node: NodeIx| {
        let parts = given_in(questionnaire, &given, node);
        let target = wanted[node.at()].filter(|_| !parts.is_empty())?;
        let progress = progress(analysis, wave, unit, node, target);
        Some(Aim { target, share: share(&parts, view.unit(unit)), progress })
    };
    questionnaire.nodes().map(|(node, _)| aim(node)).collect()
}

/// One node's target, and whether it is reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// The node.
    pub node: NodeIx,
    /// Whether the target was given, and does not only follow from those of the node's parts.
    pub given: bool,
    /// The unit that it was given for, where that is one that this unit is part of.
    pub inherited: Option<UnitIx>,
    /// What is wanted, and how much of it is there.
    pub aim: Aim,
    /// Whether the score reaches it; `None` where no score can be shown.
    pub reached: Option<bool>,
}

/// A unit's target picture in one wave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Goals {
    /// The targets that were given, and what they amount to for the areas and for what sums them up; in the
    /// questionnaire's order.
    pub goals: Vec<Goal>,
    /// How much of all that is wanted is there, as [`Aim::share`] counts it.
    pub share: Option<f64>,
}

impl Goal {
    /// Whether the score's interval holds the target, so that the unit may just as well be on the other side of it. A score
    /// without an interval, such as a single answer or a climb in stages, is told as it is.
    #[must_use]
    pub fn is_near(&self, scores: &UnitScores) -> bool {
        let interval = scores.node(self.node).and_then(|score| score.estimate.claim());
        let interval = interval.filter(|interval| interval.low < interval.high);
        interval.is_some_and(|interval| (interval.low..=interval.high).contains(&self.aim.target))
    }
}

impl Goals {
    /// The targets that were given.
    pub fn given(&self) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(|goal| goal.given)
    }

    /// How many of them are reached.
    #[must_use]
    pub fn reached(&self) -> usize {
        self.given().filter(|goal| goal.reached == Some(true)).count()
    }

    /// How many of those are so near that the uncertainty reaches below the target.
    #[must_use]
    pub fn probably(&self, scores: &UnitScores) -> usize {
        self.given().filter(|goal| goal.reached == Some(true) && goal.is_near(scores)).count()
    }

    /// How many of them can be judged, as their scores may be shown.
    #[must_use]
    pub fn known(&self) -> usize {
        self.given().filter(|goal| goal.reached.is_some()).count()
    }

    /// Whether all are; not where one of them has no score that can be shown.
    #[must_use]
    pub fn all_reached(&self) -> bool {
        self.given().all(|goal| goal.reached == Some(true))
    }
}

/// A unit's target picture in one wave; `None` where no target is set on anything that was asked.
///
/// A target is reached as a level is: by the score rounded to six decimals.
#[must_use]
pub fn goals(analysis: &Analysis, wave: usize, unit: UnitIx) -> Option<Goals> {
    let view = analysis.view(wave);
    let questionnaire = view.questionnaire();
    let targets = targets_of(&analysis.assessment, questionnaire, unit);
    let goal = |(node, aim): (NodeIx, Option<Aim>)| {
        let about = &questionnaire[node];
        let set_for = targets[node.at()].map(|target| target.set_for);
        let given = set_for.is_some();
        let aim = aim.filter(|_| given || about.kind.is_summary() || about.kind.is_area())?;
        let reached =
            view.unit(unit).score(node).map(|score| Millionths::of(aim.target) <= Millionths::of(score));
        Some(Goal { node, given, inherited: set_for.filter(|set_for| *set_for != unit), aim, reached })
    };
    let nodes = questionnaire.nodes().map(|(node, _)| node);
    let goals: Vec<Goal> = nodes.zip(aims(analysis, wave, unit)).filter_map(goal).collect();
    let given = points_of(&targets);
    let mut parts: Vec<_> =
        questionnaire.areas().flat_map(|(area, _)| given_in(questionnaire, &given, area)).collect();
    if parts.is_empty() {
        let summaries = questionnaire.nodes().filter(|(_, node)| node.kind.is_summary());
        parts.extend(summaries.filter_map(|(node, _)| Some((node, given[node.at()]?))));
    }
    let any = goals.iter().any(|goal| goal.given);
    any.then(|| Goals { goals, share: share(&parts, view.unit(unit)) })
}

/// The targets that were given in a node: its own, or else those of its parts. As in a target that follows from others,
/// what is given goes before what is in it.
fn given_in(questionnaire: &Questionnaire, given: &[Option<Points>], node: NodeIx) -> Vec<(NodeIx, Points)> {
    if let Some(points) = given[node.at()] {
        return vec![(node, points)];
    }
    let children = questionnaire[node].group().map_or(&[][..], |group| &group.children);
    children.iter().flat_map(|child| given_in(questionnaire, given, *child)).collect()
}

/// What is called percent to target. A part whose score may not be shown is left out on both sides.
fn share(parts: &[(NodeIx, Points)], scores: &UnitScores) -> Option<f64> {
    let known = parts.iter().filter_map(|(node, target)| Some((target.value(), scores.score(*node)?)));
    let (gap, whole) = known.fold((0.0, 0.0), |(gap, whole), (target, score)| {
        (gap + f64::max(0.0, target - score), whole + target)
    });
    (whole > 0.0).then(|| 1.0 - gap / whole)
}

/// What is called progress to date.
fn progress(analysis: &Analysis, wave: usize, unit: UnitIx, node: NodeIx, target: f64) -> Option<f64> {
    let questionnaire = analysis.view(wave).questionnaire();
    let now = analysis.view(wave).unit(unit).score(node)?;
    let first = (0..wave).find_map(|earlier| {
        let view = analysis.view(earlier);
        let then = view.questionnaire().find(questionnaire[node].id.as_str())?;
        Some((view.questionnaire(), then, view.unit(unit).score(then)?))
    });
    let (asked, then, before) = first?;
    let same = questions(asked, then) == questions(questionnaire, node);
    // Who was there already had no way to go.
    (same && target - before > Points::SAME).then(|| (now - before) / (target - before))
}

/// What a node is made of: its items and their revisions.
fn questions(questionnaire: &Questionnaire, node: NodeIx) -> Vec<(&str, u32)> {
    let items = questionnaire.items_in(node).into_iter();
    items.filter_map(|ix| Some((questionnaire[ix].id.as_str(), questionnaire[ix].item()?.revision))).collect()
}
