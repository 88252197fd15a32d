//! Student's t and the normal distribution, from `statrs`, and F and the noncentral t, behind functions that cannot fail.
//!
//! `tests/oracles/` holds them to 10⁻¹² of 20-digit values, and to 10⁻¹⁰ where a probability is below 10⁻¹².

mod beta;
mod noncentral;

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
use statrs::function::beta::checked_beta_reg;
use statrs::function::gamma::checked_gamma_ur;

pub use beta::{f_quantile, f_upper, stirling_error};
pub use noncentral::noncentralities;

/// From here on `statrs` loses digits of Student's t (at 10⁷ degrees of freedom its quantile is 7 % too small, at 10⁸ it
/// does not end), and expansions in 1/df have them all.
const LARGE_DF: f64 = 2e3;

/// From here on Student's t is the normal distribution to the last bit of a double.
const NORMAL_DF: f64 = 1e15;

/// The quantile of Student's t with `df` degrees of freedom that `probability` of it lies below.
///
/// `None` where `df` is not above 0 or `probability` is not between 0 and 1.
#[must_use]
pub fn t_quantile(probability: f64, df: f64) -> Option<f64> {
    let inside = probability > 0.0 && probability < 1.0;
    let t = StudentsT::new(0.0, 1.0, df).ok().filter(|_| inside)?;
    let quantile = if df > LARGE_DF {
        cornish_fisher(normal_quantile(probability), df.min(NORMAL_DF))
    } else {
        t.inverse_cdf(probability)
    };
    Some(quantile).filter(|q| q.is_finite())
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
    if df > LARGE_DF {
        return Some(2.0 * normal_cdf(-hill(t, df.min(NORMAL_DF))));
    }
    if t.abs() < 1.0 {
        // The tail loses digits to df/(df + t²), which is almost 1; the middle part has them in t²/(df + t²).
        return checked_beta_reg(0.5, df / 2.0, t * t / (df + t * t)).ok().map(|middle| 1.0 - middle);
    }
    // The lower tail keeps its digits where 1 − cdf would lose them.
    Some((2.0 * distribution.cdf(-t.abs())).min(1.0))
}

/// The probability that a standard normal variable is at most `z`.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    if z.is_nan() {
        return z;
    }
    // statrs' own has ten digits; the incomplete gamma function that it is a case of has them all.
    let x = z * z / 2.0;
    let tail = if x == 0.0 { 0.5 } else { checked_gamma_ur(0.5, x).map_or(0.0, |both| both / 2.0) };
    if z > 0.0 { 1.0 - tail } else { tail }
}

/// The value that `probability`, which is between 0 and 1, of the standard normal distribution lies below.
#[must_use]
pub fn normal_quantile(probability: f64) -> f64 {
    let z = Normal::standard().inverse_cdf(probability);
    let density = (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt();
    // One step of Newton's gives the digits that statrs leaves out.
    z - (normal_cdf(z) - probability) / density
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
    let y = a * (t * t / df).ln_1p();
    let correction = (((-0.4 * y - 3.3) * y - 24.0) * y - 85.5) / (0.8 * y * y + 100.0 + b) + y + 3.0;
    (correction / b + 1.0) * y.sqrt()
}
