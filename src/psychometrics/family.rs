//! p-values of several tests that are shown together.
//!
//! A p-value that is adjusted is compared with the level that the whole family keeps: 0.05. All of these are step-down or step-up methods, so
//! that no test with a smaller p-value ever has a larger adjusted one, and tests with equal p-values have equal ones.

use std::f64::consts::TAU;

use libm::{exp, expm1, log, log1p};

use crate::score::{normal_cdf, normal_quantile};

/// What a family keeps: the chance that any of its tests finds something where nothing is.
const LEVEL: f64 = 0.05;

/// Higher mean correlations are taken for this; they are estimates from few people.
const HIGHEST_CORRELATION: f64 = 0.9;

/// From here down the normal distribution leaves the range of doubles.
const LEAST_P: f64 = 1e-300;

/// Adjusts two-sided p-values for the largest of several correlated tests (step-down max-T): the chance that at least one in the family is
/// called different where none is stays what it is compared with, and correlated tests cost less than by Holm's method.
///
/// The tests count as normal variables that all have the same correlation, the mean one, which is cut to 0–0.9. P. H. Westfall and S. S. Young,
/// *Resampling-Based Multiple Testing* (1993), algorithm 2.8; that one correlation stands for all is a simplification of ours, which
/// docs/method.md has figures for. In the order of `p`, whose values are from 0 to 1; the result is never below the p-value itself.
#[must_use]
pub fn max_t(p: &[f64], mean_correlation: f64) -> Vec<f64> {
    step_down(p, |p, left| any_as_small(p, left, mean_correlation))
}

/// Holm's step-down method, which holds whatever the tests have to do with each other. S. Holm, *Scandinavian Journal of Statistics* 6 (1979), 65–70.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    step_down(p, |p, left| (left as f64 * p).min(1.0))
}

/// Benjamini and Hochberg's step-up method: of all that is at or below 0.05, about one in twenty is expected to be false.
///
/// Y. Benjamini and Y. Hochberg, *Journal of the Royal Statistical Society* B 57 (1995), 289–300. It holds for tests that are independent or
/// depend on one another positively (Y. Benjamini and D. Yekutieli, *Annals of Statistics* 29 (2001), 1165–1188).
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![1.0; p.len()];
    let mut least: f64 = 1.0;
    for (at, place) in ascending(p).into_iter().enumerate().rev() {
        least = least.min(p.len() as f64 / (at + 1) as f64 * p[place]);
        adjusted[place] = least;
    }
    adjusted
}

/// The largest p-value that one of `tests` with this mean correlation may have to be found different by [`max_t`], where none of the others is:
/// what a test must reach that nothing else helps. 0.05 for one test, and never below 0.05 through their number.
#[must_use]
pub fn family_limit(tests: usize, mean_correlation: f64) -> f64 {
    if tests < 2 {
        return LEVEL;
    }
    // In logarithms the chance is nearly straight, so that the secant method needs a handful of steps. It is one number, found in the
    // same steps everywhere.
    let off = |log_p: f64| log(any_as_small(exp(log_p), tests, mean_correlation)) - log(LEVEL);
    let (lowest, highest) = (log(LEVEL / tests as f64), log(LEVEL));
    let (mut before, mut now) = (highest, lowest);
    let (mut off_before, mut off_now) = (off(before), off(now));
    for _ in 0..50 {
        let slope = (off_now - off_before) / (now - before);
        let step = off_now / slope;
        if !step.is_finite() || step.abs() <= 1e-14 * now.abs() {
            break;
        }
        (before, off_before) = (now, off_now);
        now = (now - step).clamp(lowest, highest);
        off_now = off(now);
    }
    exp(now)
}

/// The chance that at least one of `tests` that are equally correlated has a two-sided p-value of at most `p` where nothing differs.
///
/// With the tests' common part x, which is a standard normal variable, given, they are independent:
///
/// 1 − P(c) = ∫ φ(x)·[1 − (Φ((c − √ρ·x)/√(1 − ρ)) − Φ((−c − √ρ·x)/√(1 − ρ)))ᵏ] dx, with c = −Φ⁻¹(p/2)
///
/// (C. W. Dunnett and M. Sobel, *Biometrika* 42 (1955), 258–260). It is the chance beyond and not 1 less the chance within, so that small ones have
/// their digits. The integrand is analytic and dies away on both sides, so that the trapezoidal rule has digits in proportion to the number of points
/// (L. N. Trefethen and J. A. C. Weideman, *SIAM Review* 56 (2014), 385–458) and is nearer than Gauss's with as many. Steps of √(1 − ρ)/4 are off by less than
/// 10⁻¹⁴ for up to 20 tests, 10⁻¹⁰ for 60 and 10⁻⁷ for 1,000 (measured against steps of 1/64, for correlations from 0 to 0.9). Both sides are the same, so one is summed.
#[must_use]
pub fn any_as_small(p: f64, tests: usize, mean_correlation: f64) -> f64 {
    let k = tests as f64;
    // One at least is p itself, and at most they add up.
    let within = |chance: f64| chance.max(p).min((k * p).min(1.0));
    if p >= 1.0 || tests < 2 {
        return p.min(1.0);
    }
    if p < LEAST_P {
        return within(k * p);
    }
    // The mean of correlations that cannot be known is not a number, and counts as none.
    let correlation = if mean_correlation > 0.0 { mean_correlation.min(HIGHEST_CORRELATION) } else { 0.0 };
    let any = |outside: f64| if outside < 1.0 { -expm1(k * log1p(-outside)) } else { 1.0 };
    if correlation == 0.0 {
        return within(any(p));
    }
    let (common, own) = (correlation.sqrt(), (1.0 - correlation).sqrt());
    let c = -normal_quantile(p / 2.0);
    let at = |x: f64| {
        let outside = normal_cdf((common * x - c) / own) + normal_cdf((-common * x - c) / own);
        exp(-x * x / 2.0) * any(outside)
    };
    let step = own / 4.0;
    // A p-value that is very small is most likely where the common part is far out too.
    let points = (f64::max(8.0, c * common + 7.0 * own) / step).ceil() as u32;
    let one_side: f64 = (1..=points).map(|point| at(f64::from(point) * step)).sum();
    within((2.0 * one_side + at(0.0)) * step / TAU.sqrt())
}

/// Goes from the smallest p-value up: each is adjusted for itself and all larger ones, and is never below one before.
fn step_down(p: &[f64], of_set: impl Fn(f64, usize) -> f64) -> Vec<f64> {
    let mut adjusted = vec![1.0; p.len()];
    let mut largest: f64 = 0.0;
    for (at, place) in ascending(p).into_iter().enumerate() {
        largest = largest.max(of_set(p[place], p.len() - at));
        adjusted[place] = largest;
    }
    adjusted
}

/// The places of p-values, smallest first.
fn ascending(p: &[f64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..p.len()).collect();
    places.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holm_multiplies_by_how_many_are_left() {
        // 0.01·4, 0.02·3, 0.021·2 held up by the one before, 0.9·1.
        let adjusted = holm(&[0.021, 0.01, 0.9, 0.02]);
        let expected = [0.06, 0.04, 0.9, 0.06];
        adjusted.iter().zip(expected).for_each(|(found, expected)| assert!((found - expected).abs() < 1e-15));
    }

    #[test]
    fn a_family_of_one_or_none_needs_no_adjustment() {
        for p in [0.0, 1e-310, 0.03, 1.0] {
            assert_eq!((max_t(&[p], 0.5), holm(&[p]), benjamini_hochberg(&[p])), (vec![p], vec![p], vec![p]));
        }
        assert_eq!((max_t(&[], 0.5), holm(&[]), benjamini_hochberg(&[])), (vec![], vec![], vec![]));
        assert_eq!((family_limit(1, 0.5), family_limit(0, 0.5)), (LEVEL, LEVEL));
    }

    #[test]
    fn tests_that_have_nothing_to_do_with_each_other_multiply() {
        // 1 − 0.95² and 1 − 0.9³.
        assert!((any_as_small(0.05, 2, 0.0) - 0.0975).abs() < 1e-15);
        assert!((any_as_small(0.1, 3, 0.0) - 0.271).abs() < 1e-15);
        // No correlation is negative, none is taken for higher than 0.9, and an unknown one for none.
        assert_eq!(any_as_small(0.05, 2, -0.4), any_as_small(0.05, 2, 0.0));
        assert_eq!(any_as_small(0.05, 2, f64::NAN), any_as_small(0.05, 2, 0.0));
        assert_eq!(any_as_small(0.05, 2, 1.0), any_as_small(0.05, 2, 0.9));
    }

    #[test]
    fn two_tests_agree_with_sheppards_formula_at_the_middle() {
        // Both |z| are below c for vanishing c with chance (2c)²/(2π√(1 − ρ²)).
        for correlation in [0.1_f64, 0.3, 0.5, 0.7, 0.9] {
            let c = 1e-3;
            let p = 2.0 * normal_cdf(-c);
            let expected = 4.0 * c * c / (TAU * (1.0 - correlation * correlation).sqrt());
            let found = 1.0 - any_as_small(p, 2, correlation);
            assert!((found / expected - 1.0).abs() < 1e-5, "{correlation} {found:e} {expected:e}");
        }
    }

    #[test]
    fn much_finer_steps_give_the_same() {
        let finer = |p: f64, tests: usize, correlation: f64| {
            let (common, own) = (correlation.sqrt(), (1.0 - correlation).sqrt());
            let c = -normal_quantile(p / 2.0);
            let at = |x: f64| {
                let outside = normal_cdf((common * x - c) / own) + normal_cdf((-common * x - c) / own);
                let any = if outside < 1.0 { -(tests as f64 * (-outside).ln_1p()).exp_m1() } else { 1.0 };
                (-x * x / 2.0).exp() * any
            };
            (-900..=900).map(|point| at(f64::from(point) / 64.0)).sum::<f64>() / 64.0 / TAU.sqrt()
        };
        for (tests, tolerance) in [(2, 1e-14), (10, 1e-14), (20, 1e-14), (60, 1e-10), (1000, 1e-7)] {
            for correlation in [0.05, 0.3, 0.5, 0.7, 0.8, 0.9] {
                for p in [0.9, 0.5, 0.2, 0.05, 0.01, 1e-3, 1e-5, 1e-9] {
                    let off = (any_as_small(p, tests, correlation) - finer(p, tests, correlation)).abs();
                    assert!(off < tolerance, "{tests} {correlation} {p}: {off:e}");
                }
            }
        }
    }

    #[test]
    fn the_limit_of_a_family_is_what_its_smallest_p_value_may_be() {
        for tests in [2, 8, 10, 60, 1000] {
            for correlation in [0.0, 0.2, 0.5, 0.7, 0.9] {
                let limit = family_limit(tests, correlation);
                let chance = any_as_small(limit, tests, correlation);
                assert!((chance - LEVEL).abs() < 1e-12, "{tests} {correlation}: {chance}");
                assert!(LEVEL / tests as f64 <= limit && limit < LEVEL, "{tests} {correlation}: {limit}");
            }
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            cases: 64,
            rng_seed: proptest::test_runner::RngSeed::Fixed(7),
            failure_persistence: None,
            ..proptest::test_runner::Config::default()
        })]

        #[test]
        fn a_smaller_p_value_is_never_denied_what_a_larger_one_is_granted(
            // Steps of a hundredth make ties; the exponent makes some very small.
            given in proptest::collection::vec((0_u32..=100, 0_i32..4), 1..14),
            correlation in 0.0_f64..1.0,
        ) {
            let p: Vec<f64> = given.iter().map(|(p, power)| (f64::from(*p) / 100.0).powi(1 + 20 * power)).collect();
            let bonferroni: Vec<f64> = p.iter().map(|one| (one * p.len() as f64).min(1.0)).collect();
            let (max_t, holm) = (max_t(&p, correlation), holm(&p));
            for adjusted in [&max_t, &holm, &benjamini_hochberg(&p)] {
                for (a, one) in p.iter().enumerate() {
                    proptest::prop_assert!((*one..=1.0).contains(&adjusted[a]));
                    for (b, other) in p.iter().enumerate() {
                        proptest::prop_assert!(one > other || adjusted[a] <= adjusted[b]);
                    }
                }
            }
            for at in 0..p.len() {
                proptest::prop_assert!(max_t[at] <= holm[at] * (1.0 + 1e-12) && holm[at] <= bonferroni[at].max(holm[at]));
            }
        }
    }
}
