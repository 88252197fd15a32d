//! A mean with its precision.

use std::sync::OnceLock;

use crate::model::{Millionths, Points};
use crate::tally::Sums;

use super::distribution::t_quantile;
use super::unsaid::Unsaid;

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
    /// Its ends, the lower first.
    #[must_use]
    pub const fn ends(self) -> [f64; 2] {
        [self.low, self.high]
    }

    /// Whether a value lies in the interval, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// How finely a score is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grain {
    /// With all its decimals.
    #[default]
    Exact,
    /// In whole points.
    Whole,
    /// As below the lowest that is told of few people.
    Under,
    /// As above the highest.
    Over,
}

impl Grain {
    /// Scores below this are told of few people only as being so, 0–100.
    pub const LOW: f64 = 5.0;
    /// Scores above this likewise.
    pub const HIGH: f64 = 95.0;

    /// Whether it has no decimals.
    #[must_use]
    pub const fn is_coarse(self) -> bool {
        !matches!(self, Self::Exact)
    }

    /// An interval in whole points, no end of which tells on which side of what is told of the ends of the scale the mean is.
    #[must_use]
    pub fn coarsened(self, interval: Interval) -> Interval {
        let (low, high) = (interval.low.floor(), interval.high.ceil());
        match self {
            Self::Exact => interval,
            Self::Whole => Interval { low, high },
            Self::Under => Interval { low: low.min(0.0), high: high.max(Self::LOW) },
            Self::Over => Interval { low: low.min(Self::HIGH), high: high.max(100.0) },
        }
    }

    /// The name in files, where the score is not a number.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Exact | Self::Whole => None,
            Self::Under => Some("under"),
            Self::Over => Some("over"),
        }
    }
}

/// How sure a mean is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The standard error of the mean; above 0, but for a census about which nothing is claimed beyond those who work there.
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
            let v = (weight * part.se) * (weight * part.se);
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

/// The variance that is usual among the respondents of a workplace, and its degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// Σ(n − 1)·s²/Σ(n − 1) over workplaces, in squared points.
    pub variance: f64,
    /// Σ(n − 1); above 0.
    pub df: f64,
}

impl Usual {
    /// That of these workplaces; `None` where none of them has two scores.
    #[must_use]
    pub fn of<'a>(workplaces: impl Iterator<Item = &'a Sums>) -> Option<Self> {
        let (mut squares, mut df) = (0.0, 0.0);
        for sums in workplaces {
            if let Some(variance) = sample_variance(sums) {
                squares += variance * (sums.n - 1) as f64;
                df += (sums.n - 1) as f64;
            }
        }
        (df > 0.0).then(|| Self { variance: squares / df, df })
    }

    /// The least variance that is believed of a few: half of what is usual. People who happen to agree, or who stand at the end of the
    /// scale, else make their unit's mean look far surer than it is, and a small unit against a large one breaks Welch's 5 %.
    ///
    /// The degrees of freedom remain the unit's own: nothing is gained from other units. `docs/method.md` has the simulations.
    #[must_use]
    pub fn least(&self) -> f64 {
        self.variance / 2.0
    }
}

/// The mean of a set of respondents at a node, 0–100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// How many respondents have a score.
    pub n: u64,
    /// The mean, 0–100, unrounded.
    pub mean: f64,
    /// The mean in millionths of a point, rounded half up; levels are judged on it.
    pub millionths: Millionths,
    /// The standard deviation of respondents' scores; `None` for one respondent.
    pub sd: Option<f64>,
    /// How sure the mean is as a statement about the unit's practice; every claim goes by it. `None` where that cannot be known.
    pub precision: Option<Precision>,
    /// Why nothing says how sure it is, where nothing does.
    pub unsaid: Option<Unsaid>,
    /// How sure it is as a statement about those who work there now, with the finite-population correction; only where the assessment
    /// asks for it. No claim goes by it.
    pub of_staff: Option<Precision>,
    /// The variance that is believed of respondents' scores, in squared points; 0 where nothing anywhere says how they would vary, and
    /// `None` for one respondent and where the mean is put together from parts.
    pub believed: Option<f64>,
    /// How finely the mean is told.
    pub grain: Grain,
}

impl Estimate {
    /// The mean of the respondents' scores, with the standard error s/√n on n − 1 degrees of freedom, s² being no smaller than
    /// half of what is usual.
    ///
    /// There is no finite-population correction: people waver and change, and a score is a statement about what the unit does. `None` for
    /// nobody. Where all scores are alike, here and in every other workplace, nothing is known of how sure the mean is.
    #[must_use]
    pub fn of(sums: &Sums, usual: Option<Usual>) -> Option<Self> {
        if sums.n == 0 {
            return None;
        }
        let n = i128::from(sums.n);
        let (whole, rest) = (sums.sum.div_euclid(n), sums.sum.rem_euclid(n));
        let mean = (whole as f64 + rest as f64 / n as f64) / UNITS_PER_POINT;
        let millionths = Millionths::of_mean(sums.sum, n);
        Some(Self { mean, millionths, ..Self::of_moments(sums.n, mean, sample_variance(sums), usual) })
    }

    /// The same from how many respondents there are, their mean and their variance over n − 1, in squared points; of one respondent there is none.
    #[must_use]
    pub fn of_moments(n: u64, mean: f64, variance: Option<f64>, usual: Option<Usual>) -> Self {
        let believed = variance.map(|variance| f64::max(variance, usual.map_or(0.0, |usual| usual.least())));
        let plain = Self { sd: variance.map(f64::sqrt), believed, ..Self::without_precision(n, mean) };
        let precision = believed.and_then(|variance| plain.with_variance(variance));
        let unsaid = if n == 1 { Unsaid::Single } else { Unsaid::Alike };
        Self { precision, unsaid: precision.is_none().then_some(unsaid), ..plain }
    }

    /// The precision of the mean where respondents' scores have this variance; `None` where it is 0.
    fn with_variance(&self, variance: f64) -> Option<Precision> {
        let of = |variance: f64| Precision { se: (variance / self.n as f64).sqrt(), df: (self.n - 1) as f64 };
        (variance > 0.0).then(|| of(variance))
    }

    /// The precision of the difference to an independent mean, by Welch's method. Of two plain means neither variance is believed to be
    /// smaller than half of the two units' own pooled variance.
    ///
    /// B. L. Welch, *Biometrika* 34 (1947), 28–35.
    #[must_use]
    pub fn difference_to(&self, other: &Self) -> Option<Precision> {
        let together = self.pooled_with(other).map_or(0.0, |usual| usual.least());
        let side = |estimate: &Self| match estimate.believed {
            Some(believed) => estimate.with_variance(f64::max(believed, together)),
            None => estimate.precision,
        };
        Some(Precision::combine([(1.0, side(self)?), (1.0, side(other)?)].into_iter()))
    }

    /// What is usual in two samples; `None` unless both are plain means of two respondents or more.
    fn pooled_with(&self, other: &Self) -> Option<Usual> {
        let part = |estimate: &Self| {
            let sd = estimate.believed.and(estimate.sd)?;
            Some((sd * sd, (estimate.n - 1) as f64))
        };
        let ((a, df_a), (b, df_b)) = (part(self)?, part(other)?);
        let df = df_a + df_b;
        Some(Usual { variance: (df_a * a + df_b * b) / df, df })
    }

    /// A score that was judged on a unit's scores, so that no interval can be given for it.
    pub(super) fn without_precision(n: u64, mean: f64) -> Self {
        let millionths = Millionths::of(mean);
        let unsaid = Some(Unsaid::Judged);
        let grain = Grain::Exact;
        Self { n, mean, millionths, sd: None, precision: None, unsaid, of_staff: None, believed: None, grain }
    }

    /// The same with another mean.
    #[must_use]
    pub(super) fn with_mean(self, mean: f64) -> Self {
        Self { mean, millionths: Millionths::of(mean), ..self }
    }

    /// The mean in steps of so many points.
    #[must_use]
    pub(super) fn in_steps(self, step: f64) -> Self {
        let mean = (self.mean / step).round() * step;
        Self { grain: Grain::Whole, ..self.with_mean(mean) }
    }

    /// The 95 % interval that is shown with the mean; `None` where nothing says how sure it is.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        let interval = self.of_staff.or(self.precision)?.interval(self.mean)?;
        Some(self.grain.coarsened(interval))
    }

    /// The 95 % interval that claims go by; the one that is shown, unless the assessment asks for another.
    #[must_use]
    pub fn claim(&self) -> Option<Interval> {
        Some(self.grain.coarsened(self.precision?.interval(self.mean)?))
    }
}

/// The share of the people that did not answer, for the finite-population correction; 1 where their number is not known, or where more answered
/// than are said to work there, which nothing can be concluded from.
///
/// W. G. Cochran, *Sampling Techniques* (1977), eq. 2.20, with s² over n − 1.
pub fn unsampled(n: u64, headcount: Option<u64>) -> f64 {
    headcount.filter(|people| *people >= n).map_or(1.0, |people| 1.0 - n as f64 / people as f64)
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
        assert_eq!((e.n, e.mean, e.millionths.count(), e.sd), (3, 75.0, 75_000_000, Some(25.0)));
        let interval = e.interval().expect("an interval");
        // 4.302652729749464 · 25/√3
        assert!((interval.high - 75.0 - 62.103_442_793_758).abs() < 1e-9, "{interval:?}");
    }

    #[test]
    fn equal_scores_alone_have_no_spread_and_no_interval() {
        let e = Estimate::of(&sums(&[33.3; 7]), None).expect("an estimate");
        assert_eq!((e.mean, e.sd, e.interval()), (33.3, Some(0.0), None));
    }

    #[test]
    fn a_variance_is_not_believed_to_be_below_half_of_what_is_usual() {
        let usual = Usual::of([sums(&[25.0, 75.0]), sums(&[0.0, 50.0, 100.0])].iter()).expect("a variance");
        // (1·1250 + 2·2500)/3
        assert!((usual.variance - 6250.0 / 3.0).abs() < 1e-9, "{usual:?}");
        let alike = Estimate::of(&sums(&[50.0; 5]), Some(usual)).expect("an estimate");
        let se = (6250.0_f64 / 6.0 / 5.0).sqrt();
        assert_eq!((alike.sd, alike.precision.map(|p| p.df)), (Some(0.0), Some(4.0)));
        assert!(alike.precision.is_some_and(|p| (p.se - se).abs() < 1e-9), "{alike:?}");
        let varied = Estimate::of(&sums(&[0.0, 100.0]), Some(usual)).expect("an estimate");
        assert!(varied.precision.is_some_and(|p| (p.se - 50.0).abs() < 1e-9), "{varied:?}");
    }

    #[test]
    fn of_two_that_are_compared_neither_varies_less_than_half_of_both() {
        let alike = Estimate::of(&sums(&[75.0; 5]), None).expect("an estimate");
        let varied = Estimate::of(&sums(&[0.0, 50.0, 100.0]), None).expect("an estimate");
        // s² pooled = 2·2500/6; half of it for the five, their own 2500 for the three.
        let (a, b): (f64, f64) = (2500.0 / 6.0 / 5.0, 2500.0 / 3.0);
        let told = alike.difference_to(&varied).expect("a precision");
        assert!((told.se - (a + b).sqrt()).abs() < 1e-9, "{told:?}");
        assert!((told.df - (a + b).powi(2) / (a * a / 4.0 + b * b / 2.0)).abs() < 1e-9, "{told:?}");
        assert_eq!(alike.difference_to(&alike), None, "all alike: it cannot be tested");
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
        let e = Estimate::of(&sums(&[40.0]), None).expect("an estimate");
        assert_eq!((e.mean, e.sd, e.interval()), (40.0, None, None));
        assert_eq!(Estimate::of(&Sums::default(), None), None);
    }

    #[test]
    fn more_answers_than_people_are_no_census() {
        assert_eq!([unsampled(2, Some(2)), unsampled(3, Some(2)), unsampled(3, None)], [0.0, 1.0, 1.0]);
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
