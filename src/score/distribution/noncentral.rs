//! The noncentral t distribution, for intervals of standardised differences.

use std::f64::consts::TAU;

use super::{normal_cdf, normal_quantile, stirling_error};

/// The two noncentralities between which the 95 % interval of a standardised difference lies: those with which a t of this size or larger,
/// and of this size or smaller, has probability 2.5 %.
///
/// `None` where `t` is not finite or `df` is not above 0. R. J. Steiger and R. T. Fouladi, in *What If There Were No Significance
/// Tests?* (1997), ch. 9.
#[must_use]
pub fn noncentralities(t: f64, df: f64) -> Option<(f64, f64)> {
    if !(t.is_finite() && df > 0.0 && df.is_finite()) {
        return None;
    }
    let scaled = Scaled::new(t, df);
    Some((scaled.noncentrality(0.975), scaled.noncentrality(0.025)))
}

/// t·S and how probable it is, at the points over which expectations are taken, where S² is χ² over its degrees of freedom.
struct Scaled {
    t: f64,
    df: f64,
    points: Vec<(f64, f64)>,
}

impl Scaled {
    /// The expectations are taken over ln S by the trapezoidal rule, which for a function that falls off this fast on both sides has
    /// all its digits with a few hundred points.
    fn new(t: f64, df: f64) -> Self {
        let half = df / 2.0;
        let step = 0.2 / f64::max((2.0 * df).sqrt(), 1.0 + t.abs());
        let scale = 2.0 * (half / TAU).sqrt() * libm::exp(-stirling_error(half)) * step;
        // ln S has density proportional to exp(½df(1 − s² + 2 ln s)).
        let point = |log: f64| {
            let exponent = half * (2.0 * log - libm::expm1(2.0 * log));
            (exponent > -50.0).then(|| (t * libm::exp(log), libm::exp(exponent) * scale))
        };
        let side = |first: i32, direction: f64| {
            (first..).map_while(move |at| point(direction * f64::from(at) * step))
        };
        Self { t, df, points: side(0, 1.0).chain(side(1, -1.0)).collect() }
    }

    /// The probability that (Z + δ)/S is at most t: E Φ(tS − δ).
    fn cdf(&self, delta: f64) -> f64 {
        self.points.iter().map(|(ts, weight)| weight * normal_cdf(ts - delta)).sum()
    }

    /// How fast that falls as δ rises: E φ(tS − δ).
    fn density(&self, delta: f64) -> f64 {
        let term = |(ts, weight): &(f64, f64)| weight * libm::exp(-0.5 * (ts - delta) * (ts - delta));
        self.points.iter().map(term).sum::<f64>() / TAU.sqrt()
    }

    /// The noncentrality with which a t of at most this size has this probability.
    fn noncentrality(&self, probability: f64) -> f64 {
        let spread = (1.0 + self.t * self.t / (2.0 * self.df)).sqrt();
        let mut delta = self.t - normal_quantile(probability) * spread;
        // Newton's method from where a normal t would have it: a few steps but for very few degrees of freedom.
        for _ in 0..12 {
            let step = (self.cdf(delta) - probability) / self.density(delta);
            if !step.is_finite() || step.abs() > spread {
                break;
            }
            delta += step;
            if step.abs() <= 1e-14 * (delta.abs() + spread) {
                return delta;
            }
        }
        self.between(probability)
    }

    /// The same by the Illinois variant of false position: slower, but it cannot miss, since the probability falls as noncentrality rises.
    fn between(&self, probability: f64) -> f64 {
        let excess = |delta: f64| self.cdf(delta) - probability;
        let t = self.t;
        let mut reach = 4.0 + t.abs() * 4.0 / self.df.sqrt();
        while excess(t - reach) < 0.0 || excess(t + reach) > 0.0 {
            reach *= 2.0;
        }
        let (mut low, mut high) = ((t - reach, excess(t - reach)), (t + reach, excess(t + reach)));
        for _ in 0..200 {
            let middle = (low.0 * high.1 - high.0 * low.1) / (high.1 - low.1);
            let found = excess(middle);
            if found == 0.0 || high.0 - low.0 <= 1e-14 * reach {
                return middle;
            }
            // An end that stays twice counts half.
            if found > 0.0 {
                low = (middle, found);
                high.1 /= 2.0;
            } else {
                high = (middle, found);
                low.1 /= 2.0;
            }
        }
        (low.0 + high.0) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::t_two_sided;
    use super::*;

    #[test]
    fn without_noncentrality_it_is_students_t() {
        for (t, df) in [(0.7, 2.0), (2.5, 7.0), (4.0, 500.0), (12.0, 3.0)] {
            let above = 1.0 - Scaled::new(t, df).cdf(0.0);
            let expected = t_two_sided(t, df).expect("a probability") / 2.0;
            assert!((above - expected).abs() < 1e-13, "{t} {df}: {above} is not {expected}");
        }
    }

    #[test]
    fn the_ends_have_the_probabilities_they_should() {
        for (t, df) in [(0.0, 3.0), (2.4, 7.0), (-3.0, 40.0), (47.0, 1998.0)] {
            let (low, high) = noncentralities(t, df).expect("an interval");
            assert!(low < t && t < high, "{t}: {low} {high}");
            let scaled = Scaled::new(t, df);
            assert!((scaled.cdf(low) - 0.975).abs() < 1e-12 && (scaled.cdf(high) - 0.025).abs() < 1e-12);
            // Both methods find the same.
            assert!(
                (scaled.between(0.975) - low).abs() < 1e-10 && (scaled.between(0.025) - high).abs() < 1e-10
            );
        }
        assert_eq!((noncentralities(f64::NAN, 3.0), noncentralities(1.0, 0.0)), (None, None));
    }
}
