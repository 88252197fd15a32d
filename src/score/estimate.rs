//! A mean with its precision.

use std::sync::OnceLock;

use crate::model::Points;
use crate::tally::Sums;

use super::disclosure::Grain;
use super::distribution::t_quantile;

const UNITS_PER_POINT: f64 = 1e12;

/// A 95 % interval. That of a score may reach beyond 0–100; display holds it within.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies in the interval, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// How sure a mean is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The standard error of the mean, finite-population correction included; 0 for a census.
    pub se: f64,
    /// Its degrees of freedom; above 0.
    pub df: f64,
}

impl Precision {
    /// The 95 % t interval around a mean.
    #[must_use]
    pub fn interval(&self, mean: f64) -> Option<Interval> {
        if self.se == 0.0 {
            return Some(Interval { low: mean, high: mean });
        }
        let half = quantile(self.df)? * self.se;
        Some(Interval { low: mean - half, high: mean + half })
    }

    /// The precision of a weighted sum of independent means, with Welch–Satterthwaite degrees of freedom.
    ///
    /// Each part is its weight and its precision. F. E. Satterthwaite, *Biometrics Bulletin* 2 (1946), 110–114.
    pub fn combine(parts: impl Iterator<Item = (f64, Self)>) -> Self {
        let (mut variance, mut spread, mut least) = (0.0, 0.0, f64::INFINITY);
        for (weight, part) in parts {
            let v = (weight * part.se).powi(2);
            variance += v;
            spread += v * v / part.df;
            least = f64::min(least, part.df);
        }
        // Where every part is a census nothing is uncertain, and any degrees of freedom will do.
        let df = if spread > 0.0 { variance * variance / spread } else { least };
        Self { se: variance.sqrt(), df: if df.is_finite() { df } else { 1.0 } }
    }
}

/// The 97.5 % quantile of Student's t. Nearly all scores have one of a few whole numbers of degrees of freedom, and it takes longer
/// to compute than all else that a score needs.
fn quantile(df: f64) -> Option<f64> {
    const KNOWN: usize = 256;
    static OF_WHOLE: [OnceLock<Option<f64>>; KNOWN] = [const { OnceLock::new() }; KNOWN];
    let known = OF_WHOLE.get(df as usize).filter(|_| df.fract() == 0.0);
    known.map_or_else(|| t_quantile(0.975, df), |known| *known.get_or_init(|| t_quantile(0.975, df)))
}

/// The mean of a set of respondents at a node, 0–100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// How many respondents have a score.
    pub n: u64,
    /// The mean, 0–100, unrounded.
    pub mean: f64,
    /// The mean in millionths of a point, rounded half up; levels are judged on it.
    pub micro: i64,
    /// The standard deviation of respondents' scores; `None` for one respondent.
    pub sd: Option<f64>,
    /// How sure the mean is; `None` where that cannot be known.
    pub precision: Option<Precision>,
    /// How finely the mean is told.
    pub grain: Grain,
}

impl Estimate {
    /// The mean of a simple random sample from `headcount` people (or from very many, where that is not known).
    ///
    /// The standard error is s/√n · √(1 − n/N), the design-based one of Cochran, *Sampling Techniques* (1977),
    /// eq. 2.20, with s over n − 1. `None` for nobody.
    #[must_use]
    pub fn of(sums: &Sums, headcount: Option<u64>) -> Option<Self> {
        if sums.n == 0 {
            return None;
        }
        let n = i128::from(sums.n);
        let (whole, rest) = (sums.sum.div_euclid(n), sums.sum.rem_euclid(n));
        let mean = (whole as f64 + rest as f64 / n as f64) / UNITS_PER_POINT;
        let micro = (2 * sums.sum + n * 1_000_000).div_euclid(2 * n * 1_000_000) as i64;
        let variance = sample_variance(sums);
        let precision = variance.map(|variance| {
            let corrected = variance / sums.n as f64 * unsampled(sums.n, headcount);
            Precision { se: corrected.sqrt(), df: (sums.n - 1) as f64 }
        });
        let sd = variance.map(f64::sqrt);
        Some(Self { n: sums.n, mean, micro, sd, precision, grain: Grain::Exact })
    }

    /// A score that was judged on a unit's scores, so that no interval can be given for it.
    pub(super) fn without_precision(n: u64, mean: f64) -> Self {
        let micro = (mean * 1e6).round() as i64;
        Self { n, mean, micro, sd: None, precision: None, grain: Grain::Exact }
    }

    /// The 95 % interval of the mean; `None` for one respondent.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        let interval = self.precision.and_then(|precision| precision.interval(self.mean))?;
        if !self.grain.is_coarse() {
            return Some(interval);
        }
        // Ends in whole points, and none that would tell on which side of what is told of the ends of the scale the mean is.
        let (low, high) = (interval.low.floor(), interval.high.ceil());
        Some(match self.grain {
            Grain::Under => Interval { low: low.min(0.0), high: high.max(Grain::LOW) },
            Grain::Over => Interval { low: low.min(Grain::HIGH), high: high.max(100.0) },
            Grain::Exact | Grain::Whole => Interval { low, high },
        })
    }
}

/// The share of the people that did not answer; 1 where their number is not known.
pub fn unsampled(n: u64, headcount: Option<u64>) -> f64 {
    headcount.map_or(1.0, |people| 1.0 - n as f64 / people.max(n) as f64)
}

/// s² over n − 1, in squared points, from exact sums.
///
/// The sum of squares is taken about an integer next to the mean, in integers, so nothing cancels: equal scores
/// have variance 0 and not almost 0.
pub fn sample_variance(sums: &Sums) -> Option<f64> {
    if sums.n < 2 {
        return None;
    }
    let n = i128::from(sums.n);
    let (near, rest) = (sums.sum.div_euclid(n), sums.sum.rem_euclid(n));
    // Σ(x − q)² = Σx² − 2qΣx + nq², each term below 2·10³⁷ for up to 10⁹ respondents.
    let about_near = sums.sum_of_squares - 2 * near * sums.sum + n * near * near;
    if about_near <= n * i128::from(Points::SAME_UNITS).pow(2) {
        return Some(0.0);
    }
    let squares = about_near as f64 - rest as f64 * (rest as f64 / n as f64);
    Some(squares.max(0.0) / (n - 1) as f64 / (UNITS_PER_POINT * UNITS_PER_POINT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(points: &[f64]) -> Sums {
        let mut sums = Sums::default();
        points.iter().for_each(|p| sums.add(Points::new(*p).expect("points")));
        sums
    }

    #[test]
    fn mean_and_deviation_are_the_schoolbook_ones() {
        let e = Estimate::of(&sums(&[50.0, 75.0, 100.0]), None).expect("an estimate");
        assert_eq!((e.n, e.mean, e.micro, e.sd), (3, 75.0, 75_000_000, Some(25.0)));
        let interval = e.interval().expect("an interval");
        // 4.302652729749464 · 25/√3
        assert!((interval.high - 75.0 - 62.103_442_793_758).abs() < 1e-9, "{interval:?}");
    }

    #[test]
    fn equal_scores_have_no_spread_at_all() {
        let e = Estimate::of(&sums(&[33.3; 7]), None).expect("an estimate");
        assert_eq!((e.mean, e.sd), (33.3, Some(0.0)));
        assert_eq!(e.interval(), Some(Interval { low: 33.3, high: 33.3 }));
    }

    #[test]
    fn scores_that_differ_in_the_last_digits_alone_are_equal() {
        // 4/15 of 100, from items with four options in two ways.
        let (one, other) = (26.666_666_666_666, 26.666_666_666_667);
        assert_eq!(sample_variance(&sums(&[one, other, one, one, other])), Some(0.0));
        assert!(
            sample_variance(&sums(&[one, other, one, one, 26.667])).is_some_and(|variance| variance > 0.0)
        );
    }

    #[test]
    fn one_respondent_has_a_score_and_no_interval() {
        let e = Estimate::of(&sums(&[40.0]), Some(1)).expect("an estimate");
        assert_eq!((e.mean, e.sd, e.interval()), (40.0, None, None));
        assert_eq!(Estimate::of(&Sums::default(), None), None);
    }

    #[test]
    fn a_census_is_certain() {
        let e = Estimate::of(&sums(&[0.0, 100.0]), Some(2)).expect("an estimate");
        assert_eq!(e.interval(), Some(Interval { low: 50.0, high: 50.0 }));
    }

    #[test]
    fn more_answers_than_people_are_taken_for_a_census() {
        let e = Estimate::of(&sums(&[0.0, 50.0, 100.0]), Some(2)).expect("an estimate");
        assert_eq!(e.precision.map(|p| p.se), Some(0.0));
    }

    #[test]
    fn a_billion_respondents_do_not_overflow() {
        let n = 1_000_000_000;
        let x = i128::from(Points::MAX.units());
        let sums = Sums::of_many(x, n);
        let e = Estimate::of(&sums, None).expect("an estimate");
        assert_eq!((e.mean, e.sd), (100.0, Some(0.0)));
    }
}
