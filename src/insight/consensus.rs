//! What units have agreed on once everybody had answered by themselves: what to talk of first, and how far the talk moved them.

use crate::model::{Assessment, ItemIx, NodeIx, Questionnaire, Responses, UnitIx};
use crate::score::{Estimate, Limits, UnitScores, sample_variance, score};
use crate::tally::Tally;

use super::WaveView;

/// How many questions a talk begins with.
const FIRST: usize = 10;

/// What units have agreed on in a wave. It speaks of nobody alone, so that all of it is told.
#[derive(Debug, Clone, Default)]
pub struct Consensus {
    /// One per unit of the assessment, or none at all.
    units: Vec<Option<Agreed>>,
    /// Units with parts of which there is a common answer, which does not count.
    of_parts: Vec<UnitIx>,
}

/// What one unit has agreed on.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// How many answers there are; it should be one, and the scores are the mean of them.
    pub answers: u64,
    scores: UnitScores,
}

impl Agreed {
    /// The score at a node, 0–100.
    #[must_use]
    pub fn score(&self, node: NodeIx) -> Option<f64> {
        self.scores.score(node)
    }
}

impl Consensus {
    /// What the answers of a wave say that its units have agreed on.
    #[must_use]
    pub fn of(assessment: &Assessment, questionnaire: &Questionnaire, agreed: &Responses) -> Self {
        if agreed.0.is_empty() {
            return Self::default();
        }
        let tally = Tally::of(questionnaire, agreed);
        let scores = score(&assessment.in_consensus(), questionnaire, &tally).units;
        let mut consensus = Self::default();
        for ((unit, of), scores) in assessment.units.iter().zip(scores) {
            let answers = tally.unit(unit).respondents;
            // What is put together from parts has been agreed on by nobody.
            let has_agreed = answers > 0 && of.children.is_empty();
            if answers > 0 && !has_agreed {
                consensus.of_parts.push(unit);
            }
            consensus.units.push(has_agreed.then_some(Agreed { answers, scores }));
        }
        consensus
    }

    /// Units with parts of which there is a common answer, which does not count: nobody speaks for all of it.
    #[must_use]
    pub fn of_parts(&self) -> &[UnitIx] {
        &self.of_parts
    }

    /// What a unit has agreed on.
    #[must_use]
    pub fn of_unit(&self, unit: UnitIx) -> Option<&Agreed> {
        self.units.get(unit.at())?.as_ref()
    }

    /// The units that have agreed on something, in the assessment's order.
    pub fn units(&self) -> impl Iterator<Item = (UnitIx, &Agreed)> {
        let units = self.units.iter().enumerate();
        units.filter_map(|(at, agreed)| Some((UnitIx(at as u32), agreed.as_ref()?)))
    }
}

/// What a unit agreed on, beside what its people answered by themselves.
#[derive(Debug, Clone, Copy)]
pub struct Shift<'a> {
    /// The area or the question.
    pub node: NodeIx,
    /// What they answered by themselves, where a figure of it is shown.
    pub alone: Option<&'a Estimate>,
    /// Where that lies, or the stage that is nearest to it, 0–100, as far as either is shown.
    pub place: Option<f64>,
    /// What they agreed on, 0–100.
    pub agreed: f64,
}

impl Shift<'_> {
    /// How much further up what they agreed on lies, in points; `None` where no figure is shown of the other.
    #[must_use]
    pub fn points(&self) -> Option<f64> {
        // Of a score that is only told to be near an end, how far it is from another is not told either.
        let alone = self.alone.filter(|alone| alone.grain.code().is_none())?;
        Some(self.agreed - alone.mean)
    }

    /// How much further up what they agreed on lies, as far as both are shown: from a figure, or from the stage that is shown in its place.
    #[must_use]
    pub fn moved(&self) -> Option<f64> {
        self.points().or_else(|| Some(self.agreed - self.place?))
    }
}

/// How far a unit's talk moved it at these nodes; those on which it did not agree are left out.
#[must_use]
pub fn shifts<'a>(
    view: WaveView<'a>,
    unit: UnitIx,
    nodes: impl IntoIterator<Item = NodeIx>,
) -> Vec<Shift<'a>> {
    let Some(agreed) = view.agreed(unit) else { return Vec::new() };
    let scores = view.unit(unit);
    let shift = |node: NodeIx| {
        let alone = view.node(unit, node).map(|score| &score.estimate);
        Some(Shift { node, alone, place: scores.place(node), agreed: agreed.score(node)? })
    };
    nodes.into_iter().filter_map(shift).collect()
}

/// The questions that a unit's talk begins with: those that its people answered most differently, the most so first.
///
/// At most ten, of the questions that enough answered; where answers are as far apart, in the questionnaire's order. Where an answer decides whether
/// another question is asked, that one waits for its turn. Whether the order may be told is for the caller to see to.
#[must_use]
pub fn agenda(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    tally: &Tally,
    unit: UnitIx,
) -> Vec<ItemIx> {
    let conditional = questionnaire.conditional_items();
    let spread = |at: usize| {
        let (item, node) = (ItemIx(at as u16), questionnaire.items()[at]);
        let sums = tally.unit_at(unit, node);
        let is_first = !conditional.contains(&item) && questionnaire.is_told(node);
        let enough = sums.answered >= Limits::of(assessment, questionnaire, node).least.max(2);
        (is_first && enough).then(|| Some((item, sample_variance(&sums)?)))?
    };
    let mut spreads: Vec<(ItemIx, f64)> = (0..questionnaire.items().len()).filter_map(spread).collect();
    spreads.sort_by(|one, other| other.1.total_cmp(&one.1));
    spreads.into_iter().take(FIRST).map(|(item, _)| item).collect()
}
