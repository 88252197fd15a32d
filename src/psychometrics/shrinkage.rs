//! What a small unit's mean is worth: drawn toward the others' mean as far as its own is uncertain.

use crate::score::Estimate;
use crate::tally::Sums;

use super::{Undefined, power};

/// Units as a sample from many whose true means are scattered normally: an empirical-Bayes estimate for each.
///
/// The variance between units is the restricted-maximum-likelihood one, which is exact for units of unequal size. C. N. Morris, *Journal of the
/// American Statistical Association* 78 (1983), 47–55; H. D. Patterson and R. Thompson, *Biometrika* 58 (1971), 545–554.
#[derive(Debug, Clone, PartialEq)]
pub struct Shrinkage {
    /// The variance of true means between units, in squared points; 0 where chance explains all that is seen.
    pub between: f64,
    /// The variance within units, in squared points.
    pub within: f64,
    /// The mean that units are drawn toward: that over units, each weighted by how much its mean is worth.
    pub mean: f64,
    /// One per unit, as they came.
    pub units: Vec<Shrunken>,
}

/// A unit's mean, drawn toward the others'.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrunken {
    /// How much of the estimate is the unit's own mean, from 0 to 1.
    pub weight: f64,
    /// The estimate, in points.
    pub mean: f64,
}

impl Shrinkage {
    /// From the sums of each unit.
    ///
    /// # Errors
    /// [`Undefined::TooFewGroups`] with fewer than three units that have respondents, of which the variance between units cannot be
    /// known; [`Undefined::TooFewRespondents`] where no unit has two; [`Undefined::NoSpread`] where nobody differs from others in their unit.
    pub fn of(units: &[Sums]) -> Result<Self, Undefined> {
        let estimates: Vec<Estimate> = units.iter().filter_map(|sums| Estimate::of(sums, None)).collect();
        if estimates.len() < 3 || estimates.len() < units.len() {
            return Err(Undefined::TooFewGroups);
        }
        let n: u64 = estimates.iter().map(|e| e.n).sum();
        if n == estimates.len() as u64 {
            return Err(Undefined::TooFewRespondents);
        }
        let square = |e: &Estimate| e.sd.map_or(0.0, |sd| sd * sd * (e.n - 1) as f64);
        let within: f64 = estimates.iter().map(square).sum();
        if within <= 0.0 {
            return Err(Undefined::NoSpread);
        }
        let model = Model { estimates: &estimates, within, df: (n - 1) as f64 };
        let ratio = model.best_ratio();
        let at = model.at(ratio);
        let shrink = |e: &Estimate| {
            let weight = e.n as f64 * ratio / (1.0 + e.n as f64 * ratio);
            Shrunken { weight, mean: at.mean + weight * (e.mean - at.mean) }
        };
        let within = at.squares / model.df;
        Ok(Self {
            between: ratio * within,
            within,
            mean: at.mean,
            units: estimates.iter().map(shrink).collect(),
        })
    }
}

/// The restricted likelihood as a function of one number, the ratio of the variance between units to that within; the mean and the variance
/// within follow from it.
struct Model<'a> {
    estimates: &'a [Estimate],
    within: f64,
    df: f64,
}

/// The likelihood at one ratio.
struct At {
    mean: f64,
    squares: f64,
    /// −2 times the logarithm of the restricted likelihood, but for a constant.
    deviance: f64,
    slope: f64,
}

impl Model<'_> {
    fn at(&self, ratio: f64) -> At {
        let weighted = || self.estimates.iter().map(|e| (e.n as f64 / (1.0 + e.n as f64 * ratio), e));
        let sum: f64 = weighted().map(|(weight, _)| weight).sum();
        let sum_of_squares: f64 = weighted().map(|(weight, _)| weight * weight).sum();
        // About a value next to the mean, so that a spread far smaller than the mean keeps its digits.
        let near = self.estimates[0].mean;
        let mean = near + weighted().map(|(weight, e)| weight * (e.mean - near)).sum::<f64>() / sum;
        let off = |order: u32| -> f64 {
            weighted().map(|(weight, e)| power(weight, order) * power(e.mean - mean, 2)).sum()
        };
        let squares = self.within + off(1);
        let logs: f64 = self.estimates.iter().map(|e| libm::log1p(e.n as f64 * ratio)).sum();
        At {
            mean,
            squares,
            deviance: self.df * libm::log(squares) + logs + libm::log(sum),
            slope: sum - sum_of_squares / sum - self.df * off(2) / squares,
        }
    }

    /// The ratio with the highest likelihood; 0 where it falls from there on.
    fn best_ratio(&self) -> f64 {
        // Over a net so wide that no real assessment lies outside, then between the neighbours of the best point.
        let net: Vec<f64> = (-40..=20).map(|at| libm::pow(10.0, f64::from(at) / 4.0)).collect();
        let deviances: Vec<f64> = net.iter().map(|ratio| self.at(*ratio).deviance).collect();
        let best = (0..net.len()).min_by(|a, b| deviances[*a].total_cmp(&deviances[*b])).unwrap_or_default();
        let mut low = if best == 0 { 0.0 } else { net[best - 1] };
        let mut high = net[(best + 1).min(net.len() - 1)];
        if low == 0.0 && self.at(0.0).slope >= 0.0 {
            return 0.0;
        }
        while high - low > 1e-15 * high {
            let middle = low + (high - low) / 2.0;
            if middle <= low || middle >= high {
                break;
            }
            if self.at(middle).slope < 0.0 { low = middle } else { high = middle }
        }
        high
    }
}
