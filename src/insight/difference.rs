//! The difference of two means, and whether it is sure.

use crate::model::Points;
use crate::score::{Estimate, Interval, Precision, t_two_sided};

/// Whether two means differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They do, also after Holm's correction over the differences shown together.
    Sure,
    /// They cannot be told apart.
    Unsure,
    /// One of them rests on a single answer, so nothing can be said.
    Untestable,
}

/// The difference of two means: independent ones by Welch's method, those of the same people by Student's paired t.
///
/// B. L. Welch, *Biometrika* 34 (1947), 28–35; W. S. Gosset ("Student"), *Biometrika* 6 (1908), 1–25.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first mean minus the second, in points.
    pub points: f64,
    /// Its 95 % interval, not corrected for other comparisons.
    pub interval: Option<Interval>,
    /// The two-sided p-value, not corrected.
    pub p: Option<f64>,
    /// What is said of it, once Holm's correction is applied.
    pub verdict: Verdict,
}

impl Difference {
    /// Subtracts the second mean from the first. The verdict is pending until [`holm`].
    #[must_use]
    pub fn of(a: &Estimate, b: &Estimate) -> Self {
        let precision =
            a.precision.zip(b.precision).map(|(a, b)| Precision::combine([(1.0, a), (1.0, b)].into_iter()));
        Self::with(a.mean - b.mean, precision)
    }

    /// The mean of the differences of pairs, as it is. The verdict is pending until [`holm`].
    #[must_use]
    pub fn of_pairs(differences: &Estimate) -> Self {
        Self::with(differences.mean, differences.precision)
    }

    fn with(points: f64, precision: Option<Precision>) -> Self {
        let p = precision.and_then(|precision| match (precision.se == 0.0, points.abs() < Points::SAME) {
            // Two censuses, or answers that are all alike: what is seen is all there is.
            (true, true) => Some(1.0),
            (true, false) => Some(0.0),
            (false, _) => t_two_sided(points / precision.se, precision.df),
        });
        let interval = precision.and_then(|precision| precision.interval(points));
        let verdict = if p.is_some() { Verdict::Unsure } else { Verdict::Untestable };
        Self { points, interval, p, verdict }
    }

    /// Whether the two means differ for sure.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.verdict == Verdict::Sure
    }
}

/// Decides which of the differences that are shown together are sure, by Holm's step-down method at 5 %.
///
/// S. Holm, *Scandinavian Journal of Statistics* 6 (1979), 65–70. Differences that cannot be tested do not count.
pub fn holm<'a>(differences: impl Iterator<Item = &'a mut Difference>) {
    const LEVEL: f64 = 0.05;
    let mut family: Vec<(f64, &mut Difference)> =
        differences.filter_map(|difference| Some((difference.p?, difference))).collect();
    family.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let tests = family.len();
    for (at, (p, difference)) in family.into_iter().enumerate() {
        if p * (tests - at) as f64 >= LEVEL {
            break;
        }
        difference.verdict = Verdict::Sure;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Grain;

    fn with_p(p: Option<f64>) -> Difference {
        let verdict = if p.is_some() { Verdict::Unsure } else { Verdict::Untestable };
        Difference { points: 1.0, interval: None, p, verdict }
    }

    fn estimate(mean: f64, se: f64, df: f64) -> Estimate {
        let micro = (mean * 1e6) as i64;
        Estimate {
            n: df as u64 + 1,
            mean,
            micro,
            sd: None,
            precision: Some(Precision { se, df }),
            grain: Grain::Exact,
        }
    }

    #[test]
    fn holm_stops_at_the_first_that_fails() {
        // 0.01·4 < 0.05; 0.02·3 ≥ 0.05, so 0.021 is not tried though 0.021·2 < 0.05.
        let mut family =
            [with_p(Some(0.021)), with_p(None), with_p(Some(0.01)), with_p(Some(0.9)), with_p(Some(0.02))];
        holm(family.iter_mut());
        let verdicts = family.map(|difference| difference.verdict);
        assert_eq!(
            verdicts,
            [Verdict::Unsure, Verdict::Untestable, Verdict::Sure, Verdict::Unsure, Verdict::Unsure]
        );
    }

    #[test]
    fn welch_has_satterthwaites_degrees_of_freedom() {
        // se² = 9 + 16 = 25; df = 625/(81/10 + 256/20) = 29.904…; t = 2.
        let d = Difference::of(&estimate(60.0, 3.0, 10.0), &estimate(50.0, 4.0, 20.0));
        let p = t_two_sided(2.0, 625.0 / (8.1 + 12.8)).expect("a probability");
        assert_eq!((d.points, d.p), (10.0, Some(p)));
        let interval = d.interval.expect("an interval");
        assert!(interval.low < 0.0 && interval.high > 20.0, "{interval:?}");
    }

    #[test]
    fn two_censuses_differ_for_sure_or_not_at_all() {
        let (a, b) = (estimate(60.0, 0.0, 1.0), estimate(60.5, 0.0, 1.0));
        assert_eq!(Difference::of(&a, &b).p, Some(0.0));
        assert_eq!(Difference::of(&a, &a).p, Some(1.0));
    }
}
