//! One respondent's score at every node, in integers.

use crate::model::{Answer, Combine, Group, Item, MissingPolicy, NodeBody, NodeIx, Points, Questionnaire};

/// What became of a node for one respondent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeOutcome {
    /// A score.
    Score(Points),
    /// Too little was answered.
    Missing,
    /// The item, or everything in the group, does not apply.
    NotApplicable,
}

/// A respondent's outcomes, reused from one respondent to the next.
#[derive(Debug, Clone)]
pub struct RespondentScores {
    outcomes: Vec<NodeOutcome>,
}

impl RespondentScores {
    /// Room for a questionnaire's nodes.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self { outcomes: vec![NodeOutcome::Missing; questionnaire.node_count()] }
    }

    /// One outcome per node.
    #[must_use]
    pub fn outcomes(&self) -> &[NodeOutcome] {
        &self.outcomes
    }

    /// Scores one respondent's answers, which stand in the questionnaire's order of items.
    pub fn compute(&mut self, questionnaire: &Questionnaire, answers: &[Answer]) {
        // A shorter list would leave outcomes of the respondent before.
        debug_assert_eq!(answers.len(), questionnaire.items().len(), "one answer per item");
        for (ix, answer) in questionnaire.items().iter().zip(answers) {
            if let NodeBody::Item(item) = &questionnaire[*ix].body {
                self.outcomes[ix.at()] = item_outcome(item, *answer);
            }
        }
        // Groups stand before what is in them, so the reverse order has every child ready.
        for (ix, node) in questionnaire.nodes().rev() {
            if let NodeBody::Group(group) = &node.body {
                self.outcomes[ix.at()] = self.group_outcome(questionnaire, group);
            }
        }
    }

    fn group_outcome(&self, questionnaire: &Questionnaire, group: &Group) -> NodeOutcome {
        let children = || group.children.iter().map(|ix| (*ix, self.outcomes[ix.at()]));
        let weight = |ix: NodeIx| questionnaire[ix].weight.units();
        let mut applicable = 0;
        let mut answered = 0;
        for (ix, outcome) in children() {
            match outcome {
                NodeOutcome::Score(_) => answered += weight(ix),
                NodeOutcome::Missing => {}
                NodeOutcome::NotApplicable => continue,
            }
            applicable += weight(ix);
        }
        if applicable == 0 {
            return NodeOutcome::NotApplicable;
        }
        if answered == 0 || !group.min_answered.is_reached_by(answered, applicable) {
            return NodeOutcome::Missing;
        }
        let scored = children().filter_map(|(ix, outcome)| match outcome {
            NodeOutcome::Score(points) => Some((points, weight(ix))),
            NodeOutcome::Missing | NodeOutcome::NotApplicable => None,
        });
        NodeOutcome::Score(match group.combine {
            Combine::Mean => weighted_mean(scored),
        })
    }
}

fn item_outcome(item: &Item, answer: Answer) -> NodeOutcome {
    let missing = |policy| match policy {
        MissingPolicy::LeaveOut => NodeOutcome::Missing,
        MissingPolicy::Zero => NodeOutcome::Score(Points::ZERO),
    };
    match answer {
        Answer::Option(option) => {
            let points = item.scale.options()[usize::from(option.0)].points;
            NodeOutcome::Score(if item.reverse { points.reversed() } else { points })
        }
        Answer::DontKnow => missing(item.dont_know),
        Answer::NotAnswered => missing(item.missing),
        Answer::NotApplicable => NodeOutcome::NotApplicable,
    }
}

/// Weights are at most 10¹⁵ units and points at most 10¹⁴, so the sum over 60,000 children stays below 10³⁴.
fn weighted_mean(scored: impl Iterator<Item = (Points, i128)>) -> Points {
    let (mut numerator, mut denominator) = (0, 0);
    for (points, weight) in scored {
        numerator += i128::from(points.units()) * weight;
        denominator += weight;
    }
    Points::from_ratio(numerator, denominator)
}
