//! Scores that nobody has answered for, such as those that a set of targets amounts to.

use crate::model::{NodeIx, Points, Questionnaire, UnitIx, Weight};
use crate::tally::{NodeOutcome, RespondentScores};

use super::estimate::Estimate;
use super::gate::{self, Below};

/// The score of each node of a unit if these were the points, one place per node, by the groups' own rules. An item without
/// points counts as not answered, and a group with points has those whatever is in it.
#[must_use]
pub fn suppose(questionnaire: &Questionnaire, unit: UnitIx, points: &[Option<Points>]) -> Vec<Option<f64>> {
    let mut respondent = RespondentScores::new(questionnaire);
    respondent.weigh_for(questionnaire, unit);
    respondent.suppose(questionnaire, points);
    let outcomes = respondent.outcomes();
    let estimate = |outcome: &NodeOutcome| match outcome {
        NodeOutcome::Score(points) => Some(Estimate::without_precision(1, points.value())),
        NodeOutcome::Missing | NodeOutcome::NotApplicable => None,
    };
    let mut supposed =
        Supposed { questionnaire, unit, estimates: outcomes.iter().map(estimate).collect(), outcomes };
    // Groups stand before what is in them, so the reverse order has every child ready.
    for (ix, node) in questionnaire.parts_first().filter(|(ix, _)| points[ix.at()].is_none()) {
        if let Some(group) = node.group().filter(|_| questionnaire.is_judged_on_units(ix)) {
            let judged = gate::judge(questionnaire, group, &supposed);
            supposed.estimates[ix.at()] = judged.map(|(estimate, _)| estimate);
        }
    }
    supposed.estimates.iter().map(|estimate| estimate.map(|estimate| estimate.mean)).collect()
}

struct Supposed<'a> {
    questionnaire: &'a Questionnaire,
    unit: UnitIx,
    estimates: Vec<Option<Estimate>>,
    outcomes: &'a [NodeOutcome],
}

impl Below for Supposed<'_> {
    fn estimate(&self, node: NodeIx) -> Option<Estimate> {
        self.estimates[node.at()]
    }

    fn applies(&self, node: NodeIx) -> bool {
        self.outcomes[node.at()] != NodeOutcome::NotApplicable
    }

    fn weight(&self, node: NodeIx) -> Weight {
        self.questionnaire.weight_in(self.unit, node)
    }
}
