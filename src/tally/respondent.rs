//! One respondent's score at every node, in integers.

use crate::model::{
    Answer, Answers, Combine, Group, Item, MissingPolicy, NodeBody, NodeIx, OptionIx, Points, Questionnaire,
    RoleId, UnitIx,
};

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
    answers: Vec<Answer>,
    /// What each node weighs.
    weights: Vec<i128>,
    outcomes: Vec<NodeOutcome>,
    /// Per node, whether anything in it was answered; empty where no score can come from nothing but zeros for missing answers.
    answered: Vec<bool>,
    /// Per item, what each of its options gives. That is nearly all that is ever asked for.
    options: Vec<Vec<NodeOutcome>>,
    /// Per item, whether it is counted how it was answered: not of entry questions, which only decide what else is asked.
    is_counted: Vec<bool>,
}

impl RespondentScores {
    /// Room for a questionnaire's nodes.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let options = |ix: &NodeIx| match &questionnaire[*ix].body {
            NodeBody::Item(item) => {
                let options = (0..item.answering.options().len()).map(OptionIx::new);
                options.map(|option| item_outcome(item, Answer::Option(option))).collect()
            }
            NodeBody::Group(_) => Vec::new(),
        };
        let is_counted = |ix: &NodeIx| questionnaire[*ix].item().is_none_or(|item| item.scored);
        let has_zeros =
            |item: &Item| [item.missing, item.dont_know, item.not_applicable].contains(&MissingPolicy::Zero);
        let has_zeros = questionnaire.nodes().any(|(_, node)| node.item().is_some_and(has_zeros));
        Self {
            answers: Vec::new(),
            weights: questionnaire.nodes().map(|(_, node)| node.weight.units()).collect(),
            outcomes: vec![NodeOutcome::Missing; questionnaire.node_count()],
            answered: vec![false; if has_zeros { questionnaire.node_count() } else { 0 }],
            options: questionnaire.items().iter().map(options).collect(),
            is_counted: questionnaire.items().iter().map(is_counted).collect(),
        }
    }

    /// Counts by the weights that go for a unit from here on.
    pub fn weigh_for(&mut self, questionnaire: &Questionnaire, unit: UnitIx) {
        if !questionnaire.has_weights_of_units() {
            return;
        }
        for (ix, _) in questionnaire.nodes() {
            self.weights[ix.at()] = questionnaire.weight_in(unit, ix).units();
        }
    }

    /// What a node weighs where the respondent is, in units of weight.
    #[must_use]
    pub fn weight(&self, node: NodeIx) -> i128 {
        self.weights[node.at()]
    }

    /// One outcome per node.
    #[must_use]
    pub fn outcomes(&self) -> &[NodeOutcome] {
        &self.outcomes
    }

    /// Whether the score at a node rests on any answer, and not only on zeros that stand for missing ones.
    #[must_use]
    pub fn is_answered(&self, node: NodeIx) -> bool {
        self.answered.get(node.at()).copied().unwrap_or(true)
    }

    /// The answers as they count: an item that was not to be asked does not apply, whatever stands in the file.
    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The same, with nothing for those that are not counted.
    pub fn counted_answers(&self) -> impl Iterator<Item = Option<Answer>> {
        self.answers.iter().zip(&self.is_counted).map(|(answer, is_counted)| is_counted.then_some(*answer))
    }

    /// Scores one respondent's answers, which stand in the questionnaire's order of items. What is asked of other roles is left out,
    /// whatever "not applicable" counts as.
    pub fn compute(&mut self, questionnaire: &Questionnaire, role: Option<&RoleId>, answers: &Answers) {
        answers.copy_to(&mut self.answers);
        // A shorter list would leave outcomes of the respondent before.
        debug_assert_eq!(self.answers.len(), questionnaire.items().len(), "one answer per item");
        questionnaire.leave_out_unasked(role, &mut self.answers, |_, _, _| ());
        for ((ix, options), answer) in questionnaire.items().iter().zip(&self.options).zip(&self.answers) {
            let of_option = if let Answer::Option(option) = answer { options.get(option.at()) } else { None };
            if let Some(outcome) = of_option {
                self.outcomes[ix.at()] = *outcome;
            } else if let NodeBody::Item(item) = &questionnaire[*ix].body {
                self.outcomes[ix.at()] = item_outcome(item, *answer);
            }
        }
        for item in questionnaire.kept_from(role) {
            self.outcomes[questionnaire.items()[item.at()].at()] = NodeOutcome::NotApplicable;
        }
        for (ix, node) in questionnaire.parts_first() {
            if let NodeBody::Group(group) = &node.body {
                self.outcomes[ix.at()] = self.group_outcome(group);
            }
        }
        if !self.answered.is_empty() {
            self.find_answered(questionnaire);
        }
    }

    fn find_answered(&mut self, questionnaire: &Questionnaire) {
        for (ix, answer) in questionnaire.items().iter().zip(&self.answers) {
            self.answered[ix.at()] =
                matches!(answer, Answer::Option(_) | Answer::Ticks(_) | Answer::Number(_));
        }
        for (ix, node) in questionnaire.parts_first() {
            if let NodeBody::Group(group) = &node.body {
                self.answered[ix.at()] = group.counted().any(|part| self.answered[part.at()]);
            }
        }
    }

    /// Scores points that somebody has set, one place per node, as if a respondent had answered so. An item without
    /// points counts as not answered, and a group with points has those whatever is in it.
    pub fn suppose(&mut self, questionnaire: &Questionnaire, points: &[Option<Points>]) {
        for (ix, node) in questionnaire.parts_first() {
            self.outcomes[ix.at()] = match (points[ix.at()], &node.body) {
                (Some(points), _) => NodeOutcome::Score(points),
                (None, NodeBody::Item(item)) => item_outcome(item, Answer::NotAnswered),
                (None, NodeBody::Group(group)) => self.group_outcome(group),
            };
        }
    }

    fn group_outcome(&self, group: &Group) -> NodeOutcome {
        let weight = |ix: NodeIx| self.weights[ix.at()];
        // What has no weight in the unit does not apply there, whatever the rule.
        let counted = || group.counted().filter(|ix| weight(*ix) > 0);
        let children = || counted().map(|ix| (ix, self.outcomes[ix.at()]));
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
        // A gated group is judged on the unit's scores; no respondent has a score for it.
        if group.combine.is_gated()
            || answered == 0
            || !group.min_answered.is_reached_by(answered, applicable)
        {
            return NodeOutcome::Missing;
        }
        let scored = children().filter_map(|(ix, outcome)| match outcome {
            NodeOutcome::Score(points) => Some((points, weight(ix))),
            NodeOutcome::Missing | NodeOutcome::NotApplicable => None,
        });
        let points = || scored.clone().map(|(points, _)| points);
        NodeOutcome::Score(match group.combine {
            Combine::Mean => Points::from_ratio(weighted_sum(scored), answered),
            Combine::Sum => Points::from_ratio(weighted_sum(scored), applicable),
            Combine::Min => points().min().unwrap_or(Points::ZERO),
            Combine::Max => points().max().unwrap_or(Points::ZERO),
            Combine::Median => median(points().collect()),
            Combine::Ladder { .. } | Combine::Stacked => return NodeOutcome::Missing,
        })
    }
}

fn item_outcome(item: &Item, answer: Answer) -> NodeOutcome {
    let missing = |policy| match policy {
        MissingPolicy::LeaveOut => NodeOutcome::Missing,
        MissingPolicy::Zero => NodeOutcome::Score(Points::ZERO),
    };
    match answer {
        // A text is never scored, nor is an entry question, so for the score it is as if it had not been asked.
        _ if !item.is_scored() => NodeOutcome::NotApplicable,
        Answer::DontKnow => missing(item.dont_know),
        Answer::NotAnswered => missing(item.missing),
        Answer::NotApplicable => match item.not_applicable {
            MissingPolicy::LeaveOut => NodeOutcome::NotApplicable,
            MissingPolicy::Zero => NodeOutcome::Score(Points::ZERO),
        },
        Answer::Option(_) | Answer::Ticks(_) | Answer::Number(_) | Answer::Text => {
            let points = item.answering.points(answer);
            let points = points.map(|points| if item.reverse { points.reversed() } else { points });
            points.map_or(NodeOutcome::Missing, NodeOutcome::Score)
        }
    }
}

/// Weights are at most 10¹⁵ units and points at most 10¹⁴, so the sum over 60,000 children stays below 10³⁴.
fn weighted_sum(scored: impl Iterator<Item = (Points, i128)>) -> i128 {
    scored.map(|(points, weight)| i128::from(points.units()) * weight).sum()
}

fn median(mut points: Vec<Points>) -> Points {
    points.sort_unstable();
    let middle = points.len() / 2;
    if points.len() % 2 == 1 {
        points[middle]
    } else {
        let both = i128::from(points[middle - 1].units()) + i128::from(points[middle].units());
        Points::from_ratio(both, 2)
    }
}
