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
        let units = assessment.units.iter().zip(scores).map(|((unit, of), scores)| {
            let answers = tally.unit(unit).respondents;
            // What is put together from parts has been agreed on by nobody.
            let has_agreed = answers > 0 && of.children.is_empty();
            has_agreed.then_some(Agreed { answers, scores })
        });
        Self { units: units.collect() }
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
    /// Where that lies, or the stage that is nearest to it, 0–100.
    pub place: f64,
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

    /// How far apart the two are, as far as both are shown, in points.
    #[must_use]
    pub fn distance(&self) -> f64 {
        (self.agreed - self.place).abs()
    }
}

/// How far a unit's talk moved it at these nodes; none of what is not shown of its people's own answers.
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
        Some(Shift { node, alone, place: scores.place(node)?, agreed: agreed.score(node)? })
    };
    nodes.into_iter().filter_map(shift).collect()
}

/// The questions that a unit's talk begins with: those that its people answered most differently, the most so first.
///
/// Of an area's each question that enough answered counts, and always as many are named, so that nobody learns from the list that all answered
/// alike. Where an answer decides whether another question is asked, that one waits for its turn.
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
