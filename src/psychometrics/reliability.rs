//! Cronbach's alpha and what belongs to it.
//!
//! Alpha is the reliability of a sum of items only where all of them measure one thing equally well (essential tau-equivalence);
//! else it is a lower bound, and where their errors hang together not even that. It says nothing of a checklist, whose items add up to
//! something without measuring the same.

use crate::score::{Interval, f_quantile};

use super::{Covariance, Undefined};

/// Cronbach's alpha of all items: k/(k − 1) · (1 − Σsᵢ²/s²), at most 1, and below 0 where items pull against each other.
///
/// L. J. Cronbach, *Psychometrika* 16 (1951), 297–334.
///
/// # Errors
/// [`Undefined::TooFewItems`] with one item, [`Undefined::NoSpread`] where everybody has the same sum.
pub fn alpha(covariance: &Covariance) -> Result<f64, Undefined> {
    alpha_of(covariance, &(0..covariance.items()).collect::<Vec<_>>())
}

/// Alpha of the items that are left when one is taken away.
///
/// # Errors
/// As [`alpha`] of what is left.
pub fn alpha_without(covariance: &Covariance, item: usize) -> Result<f64, Undefined> {
    alpha_of(covariance, &others(covariance, item))
}

/// The correlation of an item with the sum of the others (*corrected item–total correlation*).
///
/// # Errors
/// [`Undefined::TooFewItems`] with one item, [`Undefined::NoSpread`] where the item or the rest is the same for everybody.
pub fn item_rest(covariance: &Covariance, item: usize) -> Result<f64, Undefined> {
    match others(covariance, item).as_slice() {
        [] => Err(Undefined::TooFewItems),
        others => covariance.correlation(&[item], others),
    }
}

/// Feldt's 95 % interval of alpha: 1 − (1 − α)·F with n − 1 and (n − 1)(k − 1) degrees of freedom.
///
/// It takes the items for parallel up to a constant, with normal errors. n is the number that answered all items. L. S. Feldt,
/// *Psychometrika* 30 (1965), 357–370.
///
/// # Errors
/// [`Undefined::TooFewItems`] with one item, [`Undefined::TooFewRespondents`] with one respondent.
pub fn feldt_interval(alpha: f64, items: usize, n: u64) -> Result<Interval, Undefined> {
    if items < 2 {
        return Err(Undefined::TooFewItems);
    }
    if n < 2 {
        return Err(Undefined::TooFewRespondents);
    }
    let df1 = (n - 1) as f64;
    let df2 = df1 * (items - 1) as f64;
    let end = |probability| Some(1.0 - (1.0 - alpha) * f_quantile(probability, df1, df2)?);
    end(0.975).zip(end(0.025)).map(|(low, high)| Interval { low, high }).ok_or(Undefined::NoSpread)
}

fn alpha_of(covariance: &Covariance, items: &[usize]) -> Result<f64, Undefined> {
    if items.len() < 2 {
        return Err(Undefined::TooFewItems);
    }
    let total = covariance.of_sums(items, items);
    if total <= 0.0 {
        return Err(Undefined::NoSpread);
    }
    // The covariances between items, and not 1 less a quotient near 1.
    let between: f64 = items
        .iter()
        .enumerate()
        .skip(1)
        .map(|(at, item)| 2.0 * covariance.of_sums(&[*item], &items[..at]))
        .sum();
    let k = items.len() as f64;
    Ok(k / (k - 1.0) * (between / total))
}

fn others(covariance: &Covariance, item: usize) -> Vec<usize> {
    (0..covariance.items()).filter(|other| *other != item).collect()
}
