//! What a comparison could have seen.

use crate::score::{Precision, t_quantile};

/// What 80 % of the standard normal distribution lies below.
const FOUR_OF_FIVE: f64 = 0.841_621_233_572_914_3;

/// The smallest true difference, in points, that a two-sided t test finds four times out of five.
///
/// `precision` is that of the difference, and `limit` the p-value from which on it is found: 0.05 for one test, and
/// [`family_limit`](super::family_limit) for one of several. The noncentral t distribution is taken for a normal one (M. Abramowitz and I. A. Stegun, *Handbook of
/// Mathematical Functions*, 26.7.10), which is at most 0.8 % too much with 4 degrees of freedom, 0.4 % with 6 and 0.1 % with 12. The variance is the one that was
/// seen, so that the result is itself an estimate: with ten people on each side it is mostly within a fifth of what the true variance gives.
///
/// `None` where the degrees of freedom are not above 0 or the limit is not between 0 and 1.
#[must_use]
pub fn smallest_detectable(precision: Precision, limit: f64) -> Option<f64> {
    let df = precision.df;
    // The lower tail keeps the digits of a limit that is small.
    let critical = -t_quantile(limit / 2.0, df).filter(|_| limit < 1.0)?;
    let spread = (1.0 + critical * critical / (2.0 * df)).sqrt();
    Some(precision.se * (critical * (1.0 - 1.0 / (4.0 * df)) + FOUR_OF_FIVE * spread))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_many_people_leave_the_schoolbook_formula() {
        // (1.959964 + 0.841621)·se.
        let seen = smallest_detectable(Precision { se: 2.0, df: 1e12 }, 0.05);
        assert!(seen.is_some_and(|seen| (seen - 2.0 * 2.801_585_218_112_968).abs() < 1e-9), "{seen:?}");
    }

    #[test]
    fn twenty_people_on_each_side_see_18_points_in_one_test_and_23_in_one_of_eight() {
        // With a standard deviation of 20: se² = 2·400/n. Eight areas have a mean correlation of a half.
        for (n, one, of_eight) in [(10.0_f64, 26.5, 35.0), (20.0, 18.2, 23.2)] {
            let precision = Precision { se: (800.0 / n).sqrt(), df: 2.0 * n - 2.0 };
            let seen = |limit| smallest_detectable(precision, limit).expect("a difference");
            assert!((seen(0.05) - one).abs() < 0.06, "{}", seen(0.05));
            let limit = crate::psychometrics::family_limit(8, 0.5);
            assert!((seen(limit) - of_eight).abs() < 0.3, "{} at {limit}", seen(limit));
        }
    }

    #[test]
    fn fewer_people_and_more_tests_see_less() {
        let seen = |df, limit| smallest_detectable(Precision { se: 1.0, df }, limit);
        assert!(seen(4.0, 0.05) > seen(8.0, 0.05) && seen(8.0, 0.01) > seen(8.0, 0.05));
        assert_eq!(smallest_detectable(Precision { se: 0.0, df: 3.0 }, 0.05), Some(0.0));
    }

    #[test]
    fn what_cannot_be_tested_sees_nothing() {
        for (df, limit) in [(0.0, 0.05), (f64::NAN, 0.05), (5.0, 0.0), (5.0, 1.0), (5.0, f64::NAN)] {
            assert_eq!(smallest_detectable(Precision { se: 1.0, df }, limit), None, "{df} {limit}");
        }
    }
}
