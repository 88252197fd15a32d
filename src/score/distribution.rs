//! Student's t, the normal distribution, F and the noncentral t, behind functions that cannot fail.
//!
//! `tests/oracles/` holds them to 10⁻¹² of 20-digit values, and to 10⁻¹⁰ where a probability is below 10⁻¹².
//!
//! Logarithms and exponentials are those of `libm` here and everywhere else: each system's own differ in the last bit, and so would
//! reports of the same answers.

mod beta;
mod noncentral;

use std::f64::consts::{FRAC_1_SQRT_2, TAU};

pub use beta::{f_quantile, f_upper, stirling_error};
use beta::{logit_quantile, tails};
pub use noncentral::noncentralities;

/// From here on expansions of Student's t in 1/df have all digits, and cost less than the beta distribution.
const LARGE_DF: f64 = 2e3;

/// From here on Student's t is the normal distribution to the last bit of a double.
const NORMAL_DF: f64 = 1e15;

/// The quantile of Student's t with `df` degrees of freedom that `probability` of it lies below.
///
/// `None` where `df` is not above 0 or `probability` is not between 0 and 1.
#[must_use]
pub fn t_quantile(probability: f64, df: f64) -> Option<f64> {
    if !(probability > 0.0 && probability < 1.0 && df > 0.0) {
        return None;
    }
    if df > LARGE_DF {
        return Some(cornish_fisher(normal_quantile(probability), df.min(NORMAL_DF)));
    }
    // Beyond t on its side is half of what is beyond it on both, and df/(df + t²) has a beta distribution.
    let both = 2.0 * probability.min(1.0 - probability);
    if both == 1.0 {
        return Some(0.0);
    }
    let distance = (df * libm::exp(-logit_quantile(both, df / 2.0, 0.5))).sqrt();
    Some(if probability < 0.5 { -distance } else { distance }).filter(|q| q.is_finite())
}

/// The probability that Student's t with `df` degrees of freedom is at least as far from 0 as `t`.
///
/// `None` where `df` is not above 0 or `t` is not a number.
#[must_use]
pub fn t_two_sided(t: f64, df: f64) -> Option<f64> {
    if t.is_nan() || df.is_nan() || df <= 0.0 {
        return None;
    }
    if df > LARGE_DF && t.is_finite() {
        return Some(2.0 * normal_cdf(-hill(t, df.min(NORMAL_DF))));
    }
    let square = t * t;
    if square.is_infinite() {
        return Some(0.0);
    }
    Some(tails(df / 2.0, 0.5, df / (df + square), square / (df + square)).0)
}

/// The probability that a standard normal variable is at most `z`.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    // The tail that is computed is the smaller one, which keeps its digits.
    let tail = libm::erfc(z.abs() * FRAC_1_SQRT_2) / 2.0;
    if z > 0.0 { 1.0 - tail } else { tail }
}

/// The value that `probability`, which is between 0 and 1, of the standard normal distribution lies below.
#[must_use]
pub fn normal_quantile(probability: f64) -> f64 {
    let lower = probability.min(1.0 - probability);
    let log = libm::log(lower);
    // Abramowitz and Stegun, 26.2.23, which is off by less than 0.00045.
    let t = (-2.0 * log).sqrt();
    let (above, below) = (
        (0.010_328 * t + 0.802_853) * t + 2.515_517,
        ((0.001_308 * t + 0.189_269) * t + 1.432_788) * t + 1.0,
    );
    let mut z = above / below - t;
    // Newton's method on the logarithm doubles the digits with each step, out to the smallest probabilities there are.
    for _ in 0..3 {
        let tail = normal_cdf(z);
        let density = libm::exp(-z * z / 2.0) / TAU.sqrt();
        z -= (libm::log(tail) - log) * tail / density;
    }
    if probability > 0.5 { -z } else { z }
}

/// Student's t quantile from the normal one. Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.5.
fn cornish_fisher(z: f64, df: f64) -> f64 {
    let square = z * z;
    let first = (square + 1.0) * z / 4.0;
    let second = ((5.0 * square + 16.0) * square + 3.0) * z / 96.0;
    let third = (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) * z / 384.0;
    z + (first + (second + third / df) / df) / df
}

/// The normal deviate that is as improbable as `t`. G. W. Hill, *Communications of the ACM* 13 (1970), 617–619.
fn hill(t: f64, df: f64) -> f64 {
    let a = df - 0.5;
    let b = 48.0 * a * a;
    let y = a * libm::log1p(t * t / df);
    let correction = (((-0.4 * y - 3.3) * y - 24.0) * y - 85.5) / (0.8 * y * y + 100.0 + b) + y + 3.0;
    (correction / b + 1.0) * y.sqrt()
}
