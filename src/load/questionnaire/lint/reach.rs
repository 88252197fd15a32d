//! How many points a node can have at most, where everybody gives the best answer to all that is asked.

use std::collections::BTreeSet;

use crate::model::{
    Answering, Combine, Group, Item, Millionths, MissingPolicy, MultiRule, NodeBody, NodeIx, OptionIx,
    Points, Questionnaire, median,
};

/// The most that each node can have.
pub struct Reach {
    /// One per node; `None` for what is never scored.
    nodes: Vec<Option<Most>>,
}

/// The most that a node can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Most {
    /// Its points.
    pub points: f64,
    /// Whether it may not apply, so that it need not pull down what is around it.
    is_optional: bool,
    weight: f64,
}

/// What a stage consists of: what counts in it, or the item that it is.
fn stage_parts(questionnaire: &Questionnaire, stage: NodeIx) -> Vec<NodeIx> {
    questionnaire[stage].group().map_or_else(|| vec![stage], |group| group.counted().collect())
}

impl Reach {
    /// Works out the most for every node.
    pub fn of(questionnaire: &Questionnaire, never_asked: &BTreeSet<NodeIx>) -> Self {
        let mut reach = Self { nodes: vec![None; questionnaire.node_count()] };
        for (ix, node) in questionnaire.parts_first() {
            let weight = node.weight.value();
            reach.nodes[ix.at()] = match &node.body {
                NodeBody::Item(item) if never_asked.contains(&ix) => never_asked_for(item, weight),
                NodeBody::Item(item) => most_of_item(item).map(|points| Most {
                    points,
                    is_optional: !questionnaire.conditions_at(ix).is_empty()
                        && item.not_applicable == MissingPolicy::LeaveOut,
                    weight,
                }),
                NodeBody::Group(group) => reach.most_of_group(questionnaire, group).map(|points| Most {
                    points,
                    is_optional: reach.scored(group).all(|child| child.is_optional),
                    weight,
                }),
            };
        }
        reach
    }

    /// The most that a node can have; `None` where it is never scored.
    pub fn most(&self, node: NodeIx) -> Option<Points> {
        self.nodes[node.at()].and_then(|most| Points::new(most.points.clamp(0.0, 100.0)))
    }

    /// How many of a ladder's stages always apply, and how many there are.
    pub fn stages(&self, group: &Group) -> (usize, usize) {
        let always = self.scored(group).filter(|stage| !stage.is_optional).count();
        (always, self.scored(group).count())
    }

    fn scored<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = Most> + 'a {
        group.counted().filter_map(|part| self.nodes[part.at()])
    }

    fn most_of_group(&self, questionnaire: &Questionnaire, group: &Group) -> Option<f64> {
        match group.combine {
            Combine::Ladder { pass_at } => self.climb(group, |stage| {
                let parts = stage_parts(questionnaire, stage);
                let can_pass = |most: Most| most.is_optional || reaches(most.points, pass_at);
                if parts.iter().filter_map(|part| self.nodes[part.at()]).all(can_pass) { 1.0 } else { 0.0 }
            }),
            Combine::Stacked => {
                self.climb(group, |stage| self.nodes[stage.at()].map_or(0.0, |most| most.points / 100.0))
            }
            rule @ (Combine::Mean | Combine::Min | Combine::Max | Combine::Median | Combine::Sum) => {
                self.combined(rule, group)
            }
        }
    }

    /// The share of the stages that can be climbed. `share` tells how much of one can be done.
    fn climb(&self, group: &Group, share: impl Fn(NodeIx) -> f64) -> Option<f64> {
        let stages: Vec<(Most, f64)> =
            group.counted().filter_map(|part| Some((self.nodes[part.at()]?, share(part)))).collect();
        let is_whole = |share: f64| reaches(100.0 * share, Points::MAX);
        let mut done = 0;
        for (at, (stage, share)) in stages.iter().enumerate() {
            if is_whole(*share) {
                done += 1;
            } else if !stage.is_optional {
                let left = stages[at..].iter().filter(|(stage, _)| !stage.is_optional).count();
                return Some(100.0 * (done as f64 + share) / (done + left) as f64);
            }
        }
        (!stages.is_empty()).then_some(100.0)
    }

    /// What may not apply counts only where it lifts the rest: the best of it comes first.
    fn combined(&self, rule: Combine, group: &Group) -> Option<f64> {
        let (mut optional, mut counted): (Vec<Most>, Vec<Most>) =
            self.scored(group).partition(|child| child.is_optional);
        optional.sort_by(|a, b| b.points.total_cmp(&a.points));
        let mut best = combine(rule, &counted);
        for child in optional {
            counted.push(child);
            let with_it = combine(rule, &counted);
            if best < with_it {
                best = with_it;
            }
        }
        best
    }
}

/// What is never asked has no score, or always none of its points.
fn never_asked_for(item: &Item, weight: f64) -> Option<Most> {
    let counts = item.not_applicable == MissingPolicy::Zero && most_of_item(item).is_some();
    counts.then_some(Most { points: 0.0, is_optional: false, weight })
}

fn most_of_item(item: &Item) -> Option<f64> {
    let turned = |points: Points| if item.reverse { points.reversed() } else { points };
    if !item.is_scored() {
        return None;
    }
    let best = match &item.answering {
        Answering::Choice(scale) => scale.options().iter().map(|option| turned(option.points)).max()?,
        Answering::Number(number) => number.breakpoints().iter().map(|(_, points)| turned(*points)).max()?,
        // Without a tick there are 0 points, turned 100.
        Answering::Multi(_) if item.reverse => Points::MAX,
        Answering::Multi(multi) => match multi.rule() {
            MultiRule::Share => Points::MAX,
            MultiRule::Points => {
                let options = multi.scale().options().iter().enumerate();
                let counted = options.filter(|(at, _)| !multi.is_exclusive(OptionIx::new(*at)));
                Points::from_ratio(counted.map(|(_, option)| i128::from(option.points.units())).sum(), 1)
            }
        },
        Answering::Text => return None,
    };
    Some(best.value())
}

fn combine(rule: Combine, children: &[Most]) -> Option<f64> {
    if children.is_empty() {
        return None;
    }
    let points = || children.iter().map(|child| child.points);
    Some(match rule {
        Combine::Min => points().fold(f64::INFINITY, f64::min),
        Combine::Max => points().fold(f64::NEG_INFINITY, f64::max),
        Combine::Median => median(points())?,
        Combine::Mean | Combine::Sum | Combine::Ladder { .. } | Combine::Stacked => {
            let weighted: f64 = children.iter().map(|child| child.points * child.weight).sum();
            weighted / children.iter().map(|child| child.weight).sum::<f64>()
        }
    })
}

/// Compared on six decimals, as scores are.
fn reaches(points: f64, needed: Points) -> bool {
    Millionths::of(points) >= needed.millionths()
}
