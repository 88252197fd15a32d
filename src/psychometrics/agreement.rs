//! Whether the people of one unit answer alike.
//!
//! Agreement is not reliability: people can agree on a poor question. It is asked before a unit's mean is acted on, since the mean of
//! two camps is nobody's view.

use crate::model::Points;
use crate::tally::{CrossProducts, ScoreCounts};

use super::{Covariance, Undefined};

/// How far the people of one unit agree on a group's items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// How many answered all items.
    pub n: u64,
    /// r*wg(j): 1 − s̄²/σ², 1 where all answer alike, 0 where the answers vary as much as by blind chance, below 0 where they vary
    /// more. The mean over items of each item's own quotient, so that scales may differ. M. K. Lindell, C. J. Brandt and D. J. Whitney,
    /// *Applied Psychological Measurement* 23 (1999), 127–135.
    pub r_star: f64,
    /// rwg(j): k·r/(k·r + 1 − r) with r = r*wg(j), and 0 where that is not from 0 to 1. It rises with the number of items though
    /// people agree no better; with one item it is rwg. L. R. James, R. G. Demaree and G. Wolf, *Journal of Applied Psychology* 69 (1984), 85–98.
    pub rwg_j: f64,
    /// How far people are from their mean on an item, on average over people and items, in points. M. J. Burke, L. M. Finkelstein and
    /// M. S. Dusig, *Organizational Research Methods* 2 (1999), 49–68.
    pub average_deviation: f64,
    /// The average deviation of which Burke and Dunlap (*Organizational Research Methods* 5, 2002) say that more is no agreement:
    /// a sixth of the number of options, in steps of the scale; in points, and the mean over items.
    pub largest_deviation: f64,
}

impl Agreement {
    /// From the answers of one unit's people, and the points of each item's options.
    ///
    /// # Errors
    /// [`Undefined::TooFewItems`] without items or options, [`Undefined::TooFewRespondents`] with one respondent.
    pub fn of(answers: &CrossProducts, scales: &[Vec<Points>]) -> Result<Self, Undefined> {
        let covariance = Covariance::of(answers)?;
        let items = covariance.items();
        let mean = |of_item: &dyn Fn(usize) -> Option<f64>| -> Option<f64> {
            (0..items).map(of_item).sum::<Option<f64>>().map(|sum| sum / items as f64)
        };
        let quotient =
            |item: usize| Some(covariance.of_items(item, item) / null_variance(scales.get(item)?)?);
        let deviation = |item: usize| average_deviation(answers.counts(item));
        let largest = |item: usize| largest_deviation(scales.get(item)?);
        let disagreement = mean(&quotient).ok_or(Undefined::TooFewItems)?;
        let r_star = 1.0 - disagreement;
        let k = items as f64;
        let inflated = k * r_star / (k * r_star + disagreement);
        Ok(Self {
            n: answers.n(),
            r_star,
            rwg_j: if r_star > 0.0 && inflated.is_finite() { inflated.min(1.0) } else { 0.0 },
            average_deviation: mean(&deviation).ok_or(Undefined::TooFewRespondents)?,
            largest_deviation: mean(&largest).ok_or(Undefined::TooFewItems)?,
        })
    }

    /// Whether people answer too differently for their mean to stand for them: the average deviation is above what may pass for
    /// agreement. It does not depend on the number of items, as rwg(j) does.
    #[must_use]
    pub fn is_lacking(&self) -> bool {
        // The last digits are those of the sum and not of what people answered.
        self.average_deviation > self.largest_deviation + Points::SAME
    }
}

/// The variance of answers that fall on every option alike, in squared points: (A² − 1)/12 squared steps for A options that are
/// equally spaced. `None` where all options give the same.
#[must_use]
pub fn null_variance(options: &[Points]) -> Option<f64> {
    let n = options.len() as i128;
    let units = || options.iter().map(|points| i128::from(points.units()));
    let (sum, squares): (i128, i128) = (units().sum(), units().map(|u| u * u).sum());
    let unit = Points::UNITS_PER_POINT as f64;
    let variance = (n * squares - sum * sum) as f64 / (n * n) as f64 / (unit * unit);
    (variance > 0.0).then_some(variance)
}

/// The mean distance of scores from their mean, in points; `None` without scores.
#[must_use]
pub fn average_deviation(scores: &ScoreCounts) -> Option<f64> {
    let n = i128::from(scores.total());
    let sum: i128 = scores.iter().map(|(points, count)| i128::from(points.units()) * i128::from(count)).sum();
    let distances =
        scores.iter().map(|(points, count)| (i128::from(points.units()) * n - sum).abs() * i128::from(count));
    let distances: i128 = distances.sum();
    (n > 0).then(|| distances as f64 / (n * n) as f64 / Points::UNITS_PER_POINT as f64)
}

/// A sixth of the number of options, in points.
fn largest_deviation(options: &[Points]) -> Option<f64> {
    let range = options.iter().max()?.value() - options.iter().min()?.value();
    let steps = options.len().checked_sub(1).filter(|steps| *steps > 0)? as f64;
    Some(options.len() as f64 / 6.0 * range / steps)
}
