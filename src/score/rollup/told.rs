//! What may be told of the people that a score is put together from.

use crate::model::{Rollup, UnitIx};
use crate::tally::Sums;

use super::super::disclosure::{Grain, Step};
use super::super::estimate::{Estimate, Precision};
use super::super::unsaid::Unsaid;
use super::Roll;

impl Roll<'_> {
    /// What is told of some people: the mean with its precision, or of few people as much as may be, with the precision that is usual.
    ///
    /// They are all of a unit, or those in it who are in none of its parts that count alone.
    pub(super) fn told(&self, sums: &Sums, unit: UnitIx, is_all: bool) -> Option<Estimate> {
        let estimate = Estimate::of(sums, self.usual)?;
        let estimate = match self.step(unit) {
            Step::Of(step) if !is_all || self.is_leaf(unit) || self.is_few(sums) => estimate.in_steps(step),
            Step::Free | Step::Of(_) | Step::Hidden => estimate,
        };
        if !self.is_few(sums) {
            return Some(estimate);
        }
        let mut told = self.at.limits.told(estimate, sums.answered);
        if matches!(self.step(unit), Step::Of(step) if step > Grain::LOW) {
            // So large a step leaves the ends of the scale open by itself.
            told = Estimate {
                mean: estimate.mean,
                millionths: estimate.millionths,
                grain: Grain::Whole,
                ..told
            };
        }
        let stage = self.at.stages.get(unit.at()).copied().flatten();
        if let Some(stage) = stage.filter(|_| is_all) {
            told = told.with_mean(stage);
        }
        // Nothing of their own spread is told. That they may vary more than is usual costs them the degrees of freedom of others.
        let precision = self.usual.filter(|usual| usual.variance > 0.0).map(|usual| Precision {
            se: (usual.variance / told.n as f64).sqrt(),
            df: if told.n > 1 { (told.n - 1) as f64 } else { usual.df },
        });
        let unsaid = if self.usual.is_some() { Unsaid::Alike } else { Unsaid::Few };
        Some(Estimate { precision, unsaid: precision.is_none().then_some(unsaid), ..told })
    }

    fn step(&self, unit: UnitIx) -> Step {
        self.at.steps.get(unit.at()).copied().unwrap_or(Step::Free)
    }

    pub(super) fn is_few(&self, sums: &Sums) -> bool {
        sums.answered > 0 && sums.answered < self.at.limits.exact && !self.at.limits.are_none()
    }

    /// Whether a unit's score comes from those of its parts, and not from its respondents' alone.
    pub(super) fn is_put_together(&self, unit: UnitIx) -> bool {
        !self.is_leaf(unit) && (self.at.assessment.rollup != Rollup::Pooled || self.has_few(unit))
    }

    /// Whether some of those that a unit consists of count with what is told of them, as they are few or among them are.
    fn has_few(&self, unit: UnitIx) -> bool {
        if self.at.limits.are_none() {
            return false;
        }
        let gathered = self.gathered(unit);
        let is_coarse = |unit: UnitIx| self.step(unit) != Step::Free;
        let put_together = |part: &UnitIx| {
            self.is_few(self.sums(*part))
                || (self.is_leaf(*part) && is_coarse(*part))
                || self.is_put_together(*part)
        };
        self.is_few(&gathered.rest.sums)
            || (gathered.rest.sums.n > 0 && is_coarse(unit))
            || gathered.shown.iter().any(|(part, _)| put_together(part))
    }

    /// Those of a unit whose deviation may be known: all, but for those who are in parts of few people, unless they are enough together.
    pub(super) fn firm(&self, unit: UnitIx) -> Sums {
        let total = self.sums(unit);
        if self.at.limits.are_none() || self.is_leaf(unit) {
            return *total;
        }
        let gathered = self.gathered(unit);
        let (mut firm, mut few) = (Sums::default(), Sums::default());
        for (part, _) in gathered.shown {
            if self.is_few(self.sums(part)) {
                few.merge(self.sums(part));
            } else {
                firm.merge(&self.firm[part.at()]);
            }
        }
        if self.is_few(&gathered.rest.sums) {
            few.merge(&gathered.rest.sums);
        } else {
            firm.merge(&gathered.rest.sums);
        }
        if !self.is_few(&few) {
            firm.merge(&few);
        }
        firm
    }
}
