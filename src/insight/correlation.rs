//! How much the rows of a table hang together, which decides how dear it is to show many of them.

use crate::model::{Assessment, NodeIx, Pairs, Questionnaire, Responses, UnitIx};
use crate::psychometrics::JointCovariance;
use crate::score::{UnitScores, WaveScores};
use crate::tally::{Joint, JointSums};

/// The mean correlation of the scores at some nodes within workplaces, −1 to 1; 0 where nothing is known of it.
///
/// Over the workplaces that show a score with all its decimals, together: those of one unit would be too few to tell, and what is withheld has no part
/// in what is said of others.
#[must_use]
pub fn mean_correlation(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    scores: &WaveScores,
    responses: &Responses,
    nodes: &[NodeIx],
) -> f64 {
    let joint = Joint::of(questionnaire, responses, &[nodes.to_vec()]);
    within(assessment, &joint, 0, |unit| has_decimals(scores.unit(unit)))
}

/// Whether a unit is so large that a score of it is told with all its decimals: what goes together with what in the answers of fewer is theirs.
pub(super) fn has_decimals(scores: &UnitScores) -> bool {
    scores.nodes.iter().flatten().any(|score| !score.estimate.grain.is_coarse())
}

/// The same of each table of nodes.
pub(super) fn of_tables(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    responses: &Responses,
    tables: &[Vec<NodeIx>],
    is_shown: impl Fn(UnitIx) -> bool,
) -> Vec<f64> {
    let joint = Joint::of(questionnaire, responses, tables);
    (0..tables.len()).map(|table| within(assessment, &joint, table, &is_shown)).collect()
}

/// The same of the changes of those who answered twice.
pub(super) fn of_pairs(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    [before, now]: [&Responses; 2],
    pairs: &Pairs,
    tables: &[Vec<NodeIx>],
    is_shown: impl Fn(UnitIx) -> bool,
) -> Vec<f64> {
    let joint = Joint::of_pairs(questionnaire, before, now, pairs, tables);
    (0..tables.len()).map(|table| within(assessment, &joint, table, &is_shown)).collect()
}

fn within(assessment: &Assessment, joint: &Joint, table: usize, is_shown: impl Fn(UnitIx) -> bool) -> f64 {
    let mut covariance = JointCovariance::new(joint.tables()[table].len());
    for unit in assessment.units.workplaces().filter(|unit| is_shown(*unit)) {
        let sums: JointSums = joint.of_unit(table, unit);
        let people = sums.rows().iter().map(|row| row.n).max().unwrap_or_default();
        // A mean's covariance times n(n − 1) is the sum of products about it, which adds up over workplaces.
        covariance.add((people as f64 * people.saturating_sub(1) as f64).sqrt(), &sums);
    }
    covariance.mean_correlation()
}
