//! Variances, covariances and correlations of items and of sums of items, from exact sums.

use crate::model::Points;
use crate::tally::CrossProducts;

use super::Undefined;

/// The covariances of a group's items over the respondents who answered all of them (listwise, over n − 1).
///
/// Sums are taken about integers next to the means, in integers, also over sets of items, and become floating point once: items that
/// are equal have a correlation of 1, and the variance of a sum does not cancel.
#[derive(Debug, Clone, PartialEq)]
pub struct Covariance {
    n: u64,
    /// Σ(x − p)(y − q) with p and q the integers below the means, all pairs of items row by row.
    about: Vec<i128>,
    /// Σ(x − p), from 0 to n − 1.
    rests: Vec<i128>,
}

impl Covariance {
    /// From sums; needs at least one item and two respondents.
    ///
    /// # Errors
    /// [`Undefined::TooFewItems`] or [`Undefined::TooFewRespondents`].
    pub fn of(sums: &CrossProducts) -> Result<Self, Undefined> {
        let items = sums.items();
        if items == 0 {
            return Err(Undefined::TooFewItems);
        }
        if sums.n() < 2 {
            return Err(Undefined::TooFewRespondents);
        }
        let n = i128::from(sums.n());
        let near: Vec<i128> = (0..items).map(|item| sums.sum(item).div_euclid(n)).collect();
        let about = |a: usize, b: usize| {
            sums.product(a, b) - near[a] * sums.sum(b) - near[b] * sums.sum(a) + n * near[a] * near[b]
        };
        let pairs = (0..items).flat_map(|a| (0..items).map(move |b| (a, b)));
        Ok(Self {
            n: sums.n(),
            about: pairs.map(|(a, b)| about(a, b)).collect(),
            rests: (0..items).map(|item| sums.sum(item).rem_euclid(n)).collect(),
        })
    }

    /// How many respondents there are.
    #[must_use]
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// How many items there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.rests.len()
    }

    /// The covariance of the sums of two sets of items, in squared points.
    #[must_use]
    pub fn of_sums(&self, ones: &[usize], others: &[usize]) -> f64 {
        let pairs = ones.iter().flat_map(|a| others.iter().map(move |b| a * self.items() + b));
        let about: i128 = pairs.map(|at| self.about[at]).sum();
        let rest = |set: &[usize]| set.iter().map(|item| self.rests[*item]).sum::<i128>() as f64;
        let deviations = about as f64 - rest(ones) * (rest(others) / self.n as f64);
        let unit = Points::UNITS_PER_POINT as f64;
        deviations / (self.n - 1) as f64 / (unit * unit)
    }

    /// The covariance of two items, or the variance of one.
    #[must_use]
    pub fn of_items(&self, one: usize, other: usize) -> f64 {
        self.of_sums(&[one], &[other])
    }

    /// The correlation of the sums of two sets of items.
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where one of them is the same for everybody.
    pub fn correlation(&self, ones: &[usize], others: &[usize]) -> Result<f64, Undefined> {
        let spread = (self.of_sums(ones, ones) * self.of_sums(others, others)).sqrt();
        if spread > 0.0 { Ok(self.of_sums(ones, others) / spread) } else { Err(Undefined::NoSpread) }
    }
}
