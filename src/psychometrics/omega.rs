//! McDonald's omega total from a model with one factor.

use super::{Covariance, Undefined};

/// A model in which each item is what is common, times its loading, plus something of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct OneFactor {
    /// How much of what is common there is in each item, in points per standard deviation of it.
    pub loadings: Vec<f64>,
    /// The variance of each item's own part, in squared points, over n − 1.
    pub residuals: Vec<f64>,
    /// Omega total: (Σλ)²/((Σλ)² + Σψ), the part of the sum's variance that is common. From 0 to 1.
    pub omega: f64,
}

/// An own variance below this part of the item's variance is none: the model does not fit (a Heywood case).
const LEAST_OWN: f64 = 1e-3;
/// A fit is done when no standardised figure moves by more than this in a step.
const SETTLED: f64 = 1e-11;
const MOST_STEPS: usize = 200_000;

/// Fits the model by maximum likelihood, for normal answers, with the EM algorithm.
///
/// Omega is right where one factor is behind the items, which need not be equally good at it; R. P. McDonald, *Test Theory* (1999), ch. 6.
/// The algorithm is that of D. B. Rubin and D. T. Thayer, *Psychometrika* 47 (1982), 69–76, on correlations, since the model does not
/// depend on the items' scales. Agrees with lavaan to 10⁻⁵.
///
/// # Errors
/// [`Undefined::TooFewItems`] with fewer than three items, [`Undefined::TooFewRespondents`] where there are no more respondents than
/// items, [`Undefined::NoSpread`] where an item is the same for everybody, [`Undefined::Improper`] where the model does not fit.
pub fn one_factor(covariance: &Covariance) -> Result<OneFactor, Undefined> {
    let items = covariance.items();
    if items < 3 {
        return Err(Undefined::TooFewItems);
    }
    if covariance.n() <= items as u64 {
        return Err(Undefined::TooFewRespondents);
    }
    let deviations: Vec<f64> = (0..items).map(|item| covariance.of_items(item, item).sqrt()).collect();
    let mut correlations = vec![vec![1.0; items]; items];
    for (a, row) in correlations.iter_mut().enumerate() {
        for (b, correlation) in row.iter_mut().enumerate().filter(|(b, _)| *b != a) {
            *correlation = covariance.correlation(&[a], &[b])?;
        }
    }
    let mut fit = Fit::start(&correlations);
    let settled = (0..MOST_STEPS).any(|_| fit.step(&correlations) <= SETTLED);
    if !settled || fit.residuals.iter().any(|own| *own < LEAST_OWN) {
        return Err(Undefined::Improper);
    }
    let loadings: Vec<f64> = fit.loadings.iter().zip(&deviations).map(|(value, sd)| value * sd).collect();
    let residuals: Vec<f64> =
        fit.residuals.iter().zip(&deviations).map(|(value, sd)| value * (sd * sd)).collect();
    let sum: f64 = loadings.iter().sum();
    let common = sum * sum;
    let omega = common / (common + residuals.iter().sum::<f64>());
    Ok(OneFactor { loadings, residuals, omega })
}

/// Standardised loadings and own variances on the way to the fit.
struct Fit {
    loadings: Vec<f64>,
    residuals: Vec<f64>,
}

impl Fit {
    /// Each item's correlation with the sum of all.
    fn start(correlations: &[Vec<f64>]) -> Self {
        let with_all: Vec<f64> = correlations.iter().map(|row| row.iter().sum()).collect();
        let deviation = with_all.iter().sum::<f64>().max(1.0).sqrt();
        let loadings: Vec<f64> = with_all.iter().map(|sum| (sum / deviation).clamp(-0.9, 0.9)).collect();
        let residuals = loadings.iter().map(|loading| 1.0 - loading * loading).collect();
        Self { loadings, residuals }
    }

    /// One step; gives the largest move.
    fn step(&mut self, correlations: &[Vec<f64>]) -> f64 {
        // The regression of the factor on the items; the model's matrix is inverted by hand, being diagonal plus one product.
        let ratios: Vec<f64> = self.loadings.iter().zip(&self.residuals).map(|(l, own)| l / own).collect();
        let explained: f64 = ratios.iter().zip(&self.loadings).map(|(ratio, l)| ratio * l).sum();
        let weights: Vec<f64> = ratios.iter().map(|ratio| ratio / (1.0 + explained)).collect();
        let dot = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
        let with_factor: Vec<f64> = correlations.iter().map(|row| dot(row, &weights)).collect();
        let factor = 1.0 / (1.0 + explained) + dot(&weights, &with_factor);
        let mut move_ = 0.0_f64;
        let current = self.loadings.iter_mut().zip(&mut self.residuals);
        for ((loading, residual), with) in current.zip(&with_factor) {
            let (l, own) = (with / factor, (1.0 - with * with / factor).max(1e-9));
            move_ = move_.max((l - *loading).abs()).max((own - *residual).abs());
            (*loading, *residual) = (l, own);
        }
        move_
    }
}
