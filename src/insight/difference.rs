//! The difference of two means, and whether it is sure.

use std::collections::BTreeMap;

use crate::model::Points;
use crate::psychometrics::{any_as_small, benjamini_hochberg, family_limit, smallest_detectable};
use crate::score::{Estimate, Interval, Precision, t_two_sided};

/// The share of tables, and of what a list holds, that may be wrong.
const LEVEL: f64 = 0.05;

/// Whether two means differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They do, also after correction over the differences shown together.
    Sure,
    /// They cannot be told apart.
    Unsure,
    /// Nothing says how much chance there is in them: one rests on a single answer, or all answers are alike.
    Untestable,
}

impl Verdict {
    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Unsure => "unsure",
            Self::Untestable => "untestable",
        }
    }
}

/// The difference of two means: independent ones by Welch's method, those of the same people by Student's paired t.
///
/// B. L. Welch, *Biometrika* 34 (1947), 28–35; W. S. Gosset ("Student"), *Biometrika* 6 (1908), 1–25. Variances are no smaller than half of
/// what is usual ([`Estimate::difference_to`]).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first mean minus the second, in points.
    pub points: f64,
    /// How sure that is; `None` where it cannot be tested.
    pub precision: Option<Precision>,
    /// Its 95 % interval, not corrected for other comparisons.
    pub interval: Option<Interval>,
    /// The two-sided p-value, not corrected.
    pub p: Option<f64>,
    /// What is said of it, once it is judged with all that is shown together.
    pub judged: Judged,
}

/// What is said of a difference among others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// Whether it is sure.
    pub verdict: Verdict,
    /// The smallest true difference, in points, that would have been found sure here four times out of five; `None` where nothing can be
    /// tested.
    pub visible: Option<f64>,
    /// The p-value from which on it is sure here: 0.05 before anything is judged.
    pub limit: f64,
}

impl Judged {
    /// Before anything is judged.
    fn pending(p: Option<f64>) -> Self {
        let verdict = if p.is_some() { Verdict::Unsure } else { Verdict::Untestable };
        Self { verdict, visible: None, limit: LEVEL }
    }
}

impl Difference {
    /// Subtracts the second mean from the first. The verdict is pending until [`judge_table`] or [`judge_list`].
    #[must_use]
    pub fn of(a: &Estimate, b: &Estimate) -> Self {
        Self::with(a.mean - b.mean, a.difference_to(b))
    }

    /// The mean of the differences of pairs, as it is. The verdict is pending as well.
    #[must_use]
    pub fn of_pairs(differences: &Estimate) -> Self {
        Self::with(differences.mean, differences.precision)
    }

    /// How far a mean is from a line, which is known.
    #[must_use]
    pub fn to_line(estimate: &Estimate, line: Points) -> Self {
        Self::with(estimate.mean - line.value(), estimate.precision)
    }

    /// Something whose standard error is known, by the normal distribution; it cannot be tested where that is 0.
    #[must_use]
    pub fn by_normal(points: f64, se: f64) -> Self {
        // So many degrees of freedom that Student's distribution is the normal one.
        Self::with(points, (se > 0.0).then_some(Precision { se, df: 1e15 }))
    }

    fn with(points: f64, precision: Option<Precision>) -> Self {
        let precision = precision.filter(|precision| precision.se > 0.0);
        // Means that only rounding tells apart are the same.
        let gap = if points.abs() < Points::SAME { 0.0 } else { points };
        let p = precision.and_then(|precision| t_two_sided(gap / precision.se, precision.df));
        let interval = precision.and_then(|precision| precision.interval(points));
        Self { points, precision, interval, p, judged: Judged::pending(p) }
    }

    /// Whether the two means differ for sure.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.judged.verdict == Verdict::Sure
    }
}

/// Decides which of the differences that stand in one table are sure: the chance that any of them is called so where none is, is at most 5 %.
///
/// By the step-down max-T method over rows with this mean correlation, as in [`max_t`](crate::psychometrics::max_t). Those that cannot be tested
/// do not count.
pub fn judge_table<'a>(differences: impl Iterator<Item = &'a mut Difference>, mean_correlation: f64) {
    Tables::with(mean_correlation).judge(differences);
}

/// Tables whose rows have the same mean correlation.
#[derive(Debug)]
pub(super) struct Tables {
    correlation: f64,
    /// The limit of a family, by its size: tables of many units have few sizes.
    limits: BTreeMap<usize, f64>,
}

impl Tables {
    pub(super) const fn with(correlation: f64) -> Self {
        Self { correlation, limits: BTreeMap::new() }
    }

    /// Judges one of them.
    pub(super) fn judge<'a>(&mut self, differences: impl Iterator<Item = &'a mut Difference>) {
        let mut family: Vec<(f64, &mut Difference)> =
            differences.filter_map(|difference| Some((difference.p?, difference))).collect();
        family.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let tests = family.len();
        let limit = *self.limits.entry(tests).or_insert_with(|| family_limit(tests, self.correlation));
        // From the smallest p-value up, each is tried with all that are no smaller; behind one that fails nothing is sure.
        let mut open = true;
        for (at, (p, difference)) in family.into_iter().enumerate() {
            open = open && p < LEVEL && any_as_small(p, tests - at, self.correlation) < LEVEL;
            difference.judged = judged(difference, open, limit);
        }
    }
}

/// Decides which of the differences in a list over many units are sure: about one in twenty of those so called is expected not to be, and where none
/// differs, at most one list in twenty holds any.
///
/// By [`benjamini_hochberg`]. The result is in the order given; `None` goes to those that cannot be tested.
#[must_use]
pub fn judge_list<'a>(differences: impl Iterator<Item = &'a Difference>) -> Vec<Judged> {
    let all: Vec<&Difference> = differences.collect();
    let tested: Vec<(usize, f64)> =
        all.iter().enumerate().filter_map(|(at, difference)| Some((at, difference.p?))).collect();
    let adjusted = benjamini_hochberg(&tested.iter().map(|(_, p)| *p).collect::<Vec<_>>());
    let sure = adjusted.iter().filter(|adjusted| **adjusted < LEVEL).count();
    // One more would have been listed up to here.
    let limit = LEVEL * (sure + 1).min(tested.len()) as f64 / tested.len().max(1) as f64;
    let mut found: Vec<Judged> = all.iter().map(|difference| Judged::pending(difference.p)).collect();
    for ((at, _), adjusted) in tested.into_iter().zip(adjusted) {
        found[at] = judged(all[at], adjusted < LEVEL, limit);
    }
    found
}

fn judged(difference: &Difference, sure: bool, limit: f64) -> Judged {
    let verdict = if sure { Verdict::Sure } else { Verdict::Unsure };
    let visible = difference.precision.and_then(|precision| smallest_detectable(precision, limit));
    Judged { verdict, visible, limit }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Millionths;
    use crate::psychometrics::max_t;
    use crate::score::Grain;

    fn with_p(p: Option<f64>) -> Difference {
        Difference { points: 1.0, precision: None, interval: None, p, judged: Judged::pending(p) }
    }

    fn estimate(mean: f64, se: f64, df: f64) -> Estimate {
        let millionths = Millionths::of(mean);
        let precision = Some(Precision { se, df });
        let grain = Grain::Exact;
        Estimate {
            n: df as u64 + 1,
            mean,
            millionths,
            sd: None,
            precision,
            unsaid: None,
            of_staff: None,
            believed: None,
            grain,
        }
    }

    fn verdicts(family: &[Difference]) -> Vec<Verdict> {
        family.iter().map(|difference| difference.judged.verdict).collect()
    }

    #[test]
    fn a_table_is_judged_step_by_step_from_the_smallest_p_value() {
        // Of four that have nothing to do with each other the smallest may be 1 − ⁴√0.95 = 0.01274, of three 0.01695, of two 0.02532.
        let mut table = [0.02, 0.012, 0.9, 0.016]
            .map(|p| with_p(Some(p)))
            .into_iter()
            .chain([with_p(None)])
            .collect::<Vec<_>>();
        judge_table(table.iter_mut(), 0.0);
        use Verdict::{Sure, Unsure, Untestable};
        assert_eq!(verdicts(&table), [Sure, Sure, Unsure, Sure, Untestable]);
        // 0.013 fails, so nothing behind it is tried.
        let mut table = [0.013, 0.014, 0.015, 0.016].map(|p| with_p(Some(p)));
        judge_table(table.iter_mut(), 0.0);
        assert_eq!(verdicts(&table), [Unsure; 4]);
    }

    #[test]
    fn a_row_is_sure_where_its_adjusted_p_value_is_below_a_twentieth() {
        let mut random = 1_u64;
        for table in 0..400 {
            // A plain linear congruential generator; squares make small ones.
            let p: Vec<f64> = (0..1 + table % 12)
                .map(|_| {
                    random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    ((random >> 40) as f64 / f64::from(1 << 24)).powi(4)
                })
                .collect();
            let correlation = f64::from(table % 5) / 5.0;
            let mut rows: Vec<Difference> = p.iter().map(|p| with_p(Some(*p))).collect();
            judge_table(rows.iter_mut(), correlation);
            let expected: Vec<bool> =
                max_t(&p, correlation).iter().map(|adjusted| *adjusted < LEVEL).collect();
            assert_eq!(rows.iter().map(Difference::is_sure).collect::<Vec<_>>(), expected, "{p:?}");
        }
    }

    #[test]
    fn rows_that_say_nearly_the_same_cost_less() {
        let mut table = [0.02, 0.3, 0.4, 0.5].map(|p| with_p(Some(p)));
        judge_table(table.iter_mut(), 0.0);
        assert!(!table[0].is_sure());
        judge_table(table.iter_mut(), 0.9);
        assert!(table[0].is_sure());
    }

    #[test]
    fn a_list_grows_with_what_is_in_it() {
        // 0.03 is within 3·0.05/4 since two are before it.
        let list = [0.03, 0.001, 0.9, 0.02].map(|p| with_p(Some(p)));
        let found: Vec<Verdict> = judge_list(list.iter()).iter().map(|judged| judged.verdict).collect();
        use Verdict::{Sure, Unsure};
        assert_eq!(found, [Sure, Sure, Unsure, Sure]);
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
    fn what_is_not_sure_says_what_would_have_been() {
        let mut alone = [Difference::of(&estimate(52.0, 3.0, 1e9), &estimate(50.0, 4.0, 1e9))];
        judge_table(alone.iter_mut(), 0.0);
        // (1.95996 + 0.84162)·5.
        assert!(
            alone[0].judged.visible.is_some_and(|visible| (visible - 14.007_926).abs() < 1e-4),
            "{alone:?}"
        );
        assert_eq!(alone[0].judged.verdict, Verdict::Unsure);
    }

    #[test]
    fn answers_that_are_all_alike_cannot_be_tested() {
        let all_alike =
            Estimate { precision: None, sd: Some(0.0), believed: Some(0.0), ..estimate(60.0, 0.0, 4.0) };
        let d = Difference::of(&all_alike, &Estimate { mean: 85.0, ..all_alike });
        assert_eq!((d.points, d.p, d.judged.verdict), (-25.0, None, Verdict::Untestable));
    }
}
