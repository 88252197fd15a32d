//! The mean change of those who answered both times, where it gives nobody away.
//!
//! Where that is, is decided in `disclosure`.

use crate::model::{Assessment, Questionnaire};

use super::branch::Branch;
use super::disclosure::{Limits, Pairs};
use super::estimate::Estimate;
use super::rollup::At;
use super::two_waves::TwoWaves;

/// The mean change of the pairs, with its precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairedChange {
    /// How many changed by how much on average; its mean may be negative.
    pub estimate: Estimate,
    /// Whether all who have a score in either wave have one in both.
    pub is_everybody: bool,
}

/// Per unit and node, the mean change of those who answered both times; `None` where the unit's change is not `shown`, and
/// where the change of the pairs would give a few others away or there is one pair alone, which tells of no spread.
///
/// The mean comes about as every other mean does. W. S. Gosset ("Student"), *Biometrika* 6 (1908), 1–25.
#[must_use]
pub fn paired_changes(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    waves: TwoWaves<'_>,
    shown: &[Vec<bool>],
) -> Vec<Vec<Option<PairedChange>>> {
    let branches = Branch::of(assessment, waves.pairs.differences());
    let pairs = Pairs::of(assessment, questionnaire, waves, &branches);
    let chosen = pairs.choose(shown);
    let mut found = vec![vec![None; questionnaire.node_count()]; assessment.units.len()];
    for ((node, _), chosen) in questionnaire.nodes().zip(&chosen) {
        let limits = Limits::of(assessment, questionnaire, node);
        let at = At {
            assessment,
            branches: &branches,
            node,
            items: &[],
            shown: chosen,
            limits,
            stages: &[],
            steps: &[],
        };
        for (unit, estimate) in at.estimates().into_iter().enumerate() {
            let estimate = estimate.filter(|estimate| chosen[unit] && estimate.n > 1);
            let is_everybody = pairs.is_everybody(node, unit);
            found[unit][node.at()] = estimate.map(|estimate| PairedChange { estimate, is_everybody });
        }
    }
    found
}
