//! Questions that many leave without an answer.

use super::Analysis;
use crate::model::{NodeIx, UnitIx};
use crate::tally::{AnswerCounts, Cell};

/// A question that many did not answer or did not know the answer to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Skipped {
    /// Which.
    pub item: NodeIx,
    /// How many hundredths of those whom it concerns; `None` where so few answered that it is withheld.
    pub percent: Option<f64>,
}

/// From so many hundredths on, many skip a question.
pub const MANY_PERCENT: u64 = 20;

/// The questions that many skip in a unit, in the order they are asked. Whom a question did not concern is not counted,
/// and where it concerned too few nothing is said.
#[must_use]
pub fn skipped(analysis: &Analysis, wave: usize, unit: UnitIx) -> Vec<Skipped> {
    let view = analysis.view(wave);
    let Some(states) = &view.unit(unit).answers else { return Vec::new() };
    if view.scores.release().is_kept_back(unit) {
        return Vec::new();
    }
    let questionnaire = view.questionnaire();
    let mut total = Cell::empty(questionnaire);
    for part in analysis.assessment.units.subtree(unit) {
        total.merge(&analysis.tallies[wave].unit(part));
    }
    let release = view.scores.release();
    let items = questionnaire.items().iter().zip(&total.items);
    let many = items.filter_map(|(ix, counts)| {
        // A text is asked for in case there is something to say, and of entry questions nothing is counted.
        let is_scored = questionnaire[*ix].item()?.is_scored();
        let AnswerCounts { valued, dont_know, not_answered, .. } = counts;
        let (skipped, concerned) = (dont_know + not_answered, valued + dont_know + not_answered);
        // Where it may not be told how many, it may not be told that they are many either.
        let least = release.limits(*ix).exact;
        let are_told = release.has_states(*ix, unit.at()) && concerned >= least;
        let are_many = are_told && skipped * 100 >= concerned * MANY_PERCENT;
        let is_told = states[ix.at()].total() > 0;
        let percent = is_told.then(|| skipped as f64 * 100.0 / concerned as f64);
        (are_many && is_scored).then_some(Skipped { item: *ix, percent })
    });
    many.collect()
}
