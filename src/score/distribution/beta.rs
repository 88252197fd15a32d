//! The beta distribution to full precision, and F, which is the same seen from another side.
//!
//! The leading factor is taken about the mean, as C. Loader does for the binomial distribution (*Fast and Accurate Computation of
//! Binomial Probabilities*, 2000), so that no large logarithms of gamma functions are subtracted from one another.

use std::f64::consts::TAU;

use super::normal_quantile;

/// The F value that `probability` of the distribution with these degrees of freedom lies below.
///
/// `None` where degrees of freedom are not above 0 or the probability is not between 0 and 1.
#[must_use]
pub fn f_quantile(probability: f64, df1: f64, df2: f64) -> Option<f64> {
    let inside = probability > 0.0 && probability < 1.0;
    if !(inside && is_df(df1) && is_df(df2)) {
        return None;
    }
    let logit = logit_quantile(probability, df1 / 2.0, df2 / 2.0);
    Some(df2 / df1 * libm::exp(logit)).filter(|f| f.is_finite())
}

/// The probability that an F variable with these degrees of freedom is above `f`.
///
/// `None` where degrees of freedom are not above 0 or `f` is not a number of at least 0.
#[must_use]
pub fn f_upper(f: f64, df1: f64, df2: f64) -> Option<f64> {
    if !(f >= 0.0 && is_df(df1) && is_df(df2)) {
        return None;
    }
    let (part, rest) = (df1 * f, df2);
    let whole = part + rest;
    Some(if whole.is_finite() { tails(df1 / 2.0, df2 / 2.0, part / whole, rest / whole).1 } else { 0.0 })
}

/// ln Γ(z) less Stirling's formula, for z above 0.
pub fn stirling_error(z: f64) -> f64 {
    // The series has all digits from 10 on; below, one step of the recurrence at a time leads there.
    let (mut z, mut error) = (z, 0.0);
    while z < 10.0 {
        error += (z + 0.5) * libm::log1p(1.0 / z) - 1.0;
        z += 1.0;
    }
    let square = z * z;
    let series = 1.0 / 1188.0 - 691.0 / 360_360.0 / square;
    let series = 1.0 / 1260.0 - (1.0 / 1680.0 - series / square) / square;
    error + (1.0 / 12.0 - (1.0 / 360.0 - series / square) / square) / z
}

fn is_df(df: f64) -> bool {
    df > 0.0 && df.is_finite()
}

/// The logit of the beta quantile, by Newton's method on the logarithm of the smaller tail, which is concave.
pub(super) fn logit_quantile(probability: f64, a: f64, b: f64) -> f64 {
    let lower = probability < 0.5;
    let target = if lower { probability } else { 1.0 - probability };
    let mut logit = libm::log(a / b) + normal_quantile(probability) * (1.0 / a + 1.0 / b).sqrt();
    for _ in 0..100 {
        let (x, y) = (1.0 / (1.0 + libm::exp(-logit)), 1.0 / (1.0 + libm::exp(logit)));
        let tails = tails(a, b, x, y);
        let tail = if lower { tails.0 } else { tails.1 };
        let step = libm::log(tail / target) * tail / leading_factor(a, b, x, y);
        // Far out a step may be too long to be believed.
        let most = f64::max(2.0, logit.abs() / 2.0);
        let step = if step.is_finite() { step.clamp(-most, most) } else { -most };
        logit += if lower { -step } else { step };
        if step.abs() <= 4.0 * f64::EPSILON * logit.abs().max(1.0) {
            break;
        }
    }
    logit
}

/// The probability below and above x, where y is 1 − x with all its digits.
pub(super) fn tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if x <= 0.0 || y <= 0.0 {
        return if x <= 0.0 { (0.0, 1.0) } else { (1.0, 0.0) };
    }
    let leading = leading_factor(a, b, x, y);
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = leading * continued_fraction(a, b, x) / a;
        (lower, 1.0 - lower)
    } else {
        let upper = leading * continued_fraction(b, a, y) / b;
        (1.0 - upper, upper)
    }
}

/// xᵃyᵇ/B(a, b).
fn leading_factor(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let sum = a + b;
    let (mean_x, mean_y) = (a / sum, b / sum);
    let off = if x < y { x - mean_x } else { mean_y - y };
    let exponent =
        a * log_beyond_linear(x / mean_x, off / mean_x) + b * log_beyond_linear(y / mean_y, -off / mean_y);
    let errors = stirling_error(sum) - stirling_error(a) - stirling_error(b);
    libm::exp(exponent + errors) * (a / sum * b / TAU).sqrt()
}

/// ln r − u for a ratio r that is 1 + u, without cancellation for small u or small r.
fn log_beyond_linear(ratio: f64, u: f64) -> f64 {
    if u.abs() > 0.25 {
        return libm::log(ratio) - u;
    }
    let (mut power, mut sum) = (u, 0.0);
    for at in 2..60 {
        power *= -u;
        let term = power / f64::from(at);
        sum += term;
        if term.abs() <= f64::EPSILON / 4.0 * sum.abs() {
            break;
        }
    }
    sum
}

/// Lentz's evaluation of the continued fraction of the incomplete beta function (Abramowitz and Stegun, 26.5.8).
///
/// It takes about as many steps as the root of the larger parameter.
fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..100_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            change = d * c;
            fraction *= change;
        }
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stirlings_error_is_that_of_known_gammas() {
        // ln Γ(1/2) = ln √π, ln Γ(1) = 0, ln Γ(5) = ln 24.
        for (z, ln_gamma) in
            [(0.5, libm::log(std::f64::consts::PI) / 2.0), (1.0, 0.0), (5.0, libm::log(24.0))]
        {
            let formula = (z - 0.5) * libm::log(z) - z + libm::log(TAU) / 2.0;
            assert!((formula + stirling_error(z) - ln_gamma).abs() < 1e-14, "{z}");
        }
    }

    #[test]
    fn what_lies_above_a_quantile_is_the_rest() {
        // With one degree of freedom each, F is the square of Cauchy's distribution.
        let cauchy = f_quantile(1e-6, 1.0, 1.0).expect("a quantile").sqrt();
        assert!((libm::atan(cauchy) / std::f64::consts::FRAC_PI_2 / 1e-6 - 1.0).abs() < 1e-13, "{cauchy}");
        for (df1, df2) in [(1.0, 1.0), (2.0, 7.5), (40.0, 3.0), (1e5, 1e6)] {
            for probability in [1e-6, 0.025, 0.4, 0.975, 0.9999] {
                let f = f_quantile(probability, df1, df2).expect("a quantile");
                let above = f_upper(f, df1, df2).expect("a probability");
                assert!((above - (1.0 - probability)).abs() < 1e-12, "{df1} {df2} {probability}: {above}");
            }
        }
    }

    #[test]
    fn what_is_no_distribution_has_no_quantile() {
        for (probability, df1, df2) in
            [(0.0, 1.0, 1.0), (1.0, 1.0, 1.0), (0.5, 0.0, 1.0), (0.5, 1.0, f64::NAN)]
        {
            assert_eq!(f_quantile(probability, df1, df2), None);
        }
        assert_eq!((f_upper(-1.0, 1.0, 1.0), f_upper(0.0, 1.0, 1.0)), (None, Some(1.0)));
        assert_eq!(f_upper(f64::INFINITY, 3.0, 4.0), Some(0.0));
    }
}
