//! Student's t and the normal distribution, from `statrs`, behind functions that cannot fail.
//!
//! `tests/it/oracles.rs` holds them to 10⁻¹² of 20-digit values.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// The quantile of Student's t with `df` degrees of freedom that `probability` of it lies below.
///
/// `None` where `df` is not above 0 or `probability` is not between 0 and 1.
#[must_use]
pub fn t_quantile(probability: f64, df: f64) -> Option<f64> {
    let inside = probability > 0.0 && probability < 1.0;
    let t = StudentsT::new(0.0, 1.0, df).ok().filter(|_| inside)?;
    Some(t.inverse_cdf(probability)).filter(|q| q.is_finite())
}

/// The probability that Student's t with `df` degrees of freedom is at least as far from 0 as `t`.
///
/// `None` where `df` is not above 0 or `t` is not a number.
#[must_use]
pub fn t_two_sided(t: f64, df: f64) -> Option<f64> {
    if t.is_infinite() {
        return Some(0.0);
    }
    let distribution = StudentsT::new(0.0, 1.0, df).ok().filter(|_| !t.is_nan())?;
    // The lower tail keeps its digits where 1 − cdf would lose them.
    Some((2.0 * distribution.cdf(-t.abs())).min(1.0))
}

/// The probability that a standard normal variable is at most `z`.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    Normal::standard().cdf(z)
}
