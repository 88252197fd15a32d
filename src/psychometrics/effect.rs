//! How large the difference of two groups of people is, apart from whether it is sure.

use crate::score::{Estimate, Interval, noncentralities, stirling_error, t_quantile};
use crate::tally::ScoreCounts;

use super::{Undefined, power};

/// Hedges' g: a difference of means in pooled standard deviations, without the bias of small samples.
///
/// It takes both groups to have the same variance; where they have not, read Cliff's delta.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HedgesG {
    /// J·(x̄₁ − x̄₂)/s.
    pub g: f64,
    /// Its 95 % interval, from the noncentral t distribution.
    pub interval: Option<Interval>,
}

impl HedgesG {
    /// From the means and deviations of two groups. L. V. Hedges, *Journal of Educational Statistics* 6 (1981), 107–128, with the exact
    /// J; the interval is J times that of Cohen's d, as R's effectsize gives it.
    ///
    /// # Errors
    /// [`Undefined::TooFewRespondents`] where a group has fewer than two, [`Undefined::NoSpread`] where nobody differs within them.
    pub fn of(a: &Estimate, b: &Estimate) -> Result<Self, Undefined> {
        let (Some(sd_a), Some(sd_b)) = (a.sd, b.sd) else { return Err(Undefined::TooFewRespondents) };
        let (n_a, n_b) = (a.n as f64, b.n as f64);
        let df = n_a + n_b - 2.0;
        let pooled = ((sd_a * sd_a * (n_a - 1.0) + sd_b * sd_b * (n_b - 1.0)) / df).sqrt();
        if pooled <= 0.0 {
            return Err(Undefined::NoSpread);
        }
        let d = (a.mean - b.mean) / pooled;
        let j = Self::correction(df);
        let scale = (1.0 / n_a + 1.0 / n_b).sqrt();
        let ends = noncentralities(d / scale, df);
        let interval = ends.map(|(low, high)| Interval { low: low * scale * j, high: high * scale * j });
        Ok(Self { g: d * j, interval })
    }

    /// J = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)) for m degrees of freedom, above 1; without cancellation however many there are.
    #[must_use]
    pub fn correction(df: f64) -> f64 {
        let half = df / 2.0;
        let errors = stirling_error(half) - stirling_error(half - 0.5);
        libm::exp(errors - 0.5 - (half - 1.0) * libm::log1p(-0.5 / half))
    }
}

/// Cliff's delta: how much more often somebody of the first group has the higher score than somebody of the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CliffsDelta {
    /// From −1 (everybody in the first group is below everybody in the second) to 1.
    pub delta: f64,
    /// The unbiased estimate of its variance.
    pub variance: f64,
    /// Its 95 % interval, which is not symmetric and never leaves −1 to 1.
    pub interval: Option<Interval>,
}

impl CliffsDelta {
    /// From how many have each score in two groups; needs no more than that scores have an order.
    ///
    /// N. Cliff, *Psychological Bulletin* 114 (1993), 494–509, with his unbiased variance and the asymmetric interval of D. Feng and
    /// N. Cliff, *Journal of Modern Applied Statistical Methods* 3 (2004), 322–332, on n₁ + n₂ − 2 degrees of freedom, as R's effsize has it. R's
    /// effectsize approximates the variance and gives a slightly different interval.
    ///
    /// # Errors
    /// [`Undefined::TooFewRespondents`] where a group has fewer than two.
    pub fn of(a: &ScoreCounts, b: &ScoreCounts) -> Result<Self, Undefined> {
        let (n_a, n_b) = (i128::from(a.total()), i128::from(b.total()));
        if n_a < 2 || n_b < 2 {
            return Err(Undefined::TooFewRespondents);
        }
        // Per person, how many of the other group are below less how many are above; and the pairs that are not ties.
        let (rows_a, rows_b) = (dominance(a, b, n_b), dominance(b, a, n_a));
        let total = |rows: &[(i128, i128)]| rows.iter().map(|(wins, count)| wins * count).sum::<i128>();
        let sum = total(&rows_a);
        let ties: i128 = a.iter().map(|(p, count)| i128::from(count) * i128::from(b.of(p))).sum();
        let pairs = n_a * n_b;
        let delta = sum as f64 / pairs as f64;
        let squares = |rows: &[(i128, i128)], others: i128| -> f64 {
            // Σ(dᵢ − δ)², where dᵢ is wins/others.
            let (own, sum) = (pairs / others, total(rows));
            let exact: i128 = rows.iter().map(|(wins, count)| (wins * own - sum).pow(2) * count).sum();
            exact as f64 / (pairs as f64 * pairs as f64)
        };
        let (m, n) = (n_a as f64, n_b as f64);
        let all = (pairs - ties) as f64 - sum as f64 * delta;
        let unbiased = (m * m * squares(&rows_b, n_a) + n * n * squares(&rows_a, n_b) - all)
            / (m * n * (m - 1.0) * (n - 1.0));
        // Chance can take the estimate below what is possible; Cliff's least value stands in.
        let variance = unbiased.max((1.0 - delta * delta) / (m * n - 1.0));
        Ok(Self { delta, variance, interval: Self::interval(delta, variance, m + n - 2.0) })
    }

    fn interval(delta: f64, variance: f64, df: f64) -> Option<Interval> {
        let spread = power(t_quantile(0.975, df)?, 2) * variance;
        let rest = 1.0 - delta * delta;
        if rest == 0.0 {
            return Some(Interval { low: delta, high: delta });
        }
        let half = (spread * (rest * rest + spread)).sqrt();
        let end = |sign: f64| (delta * rest + sign * half) / (rest + spread);
        Some(Interval { low: end(-1.0).max(-1.0), high: end(1.0).min(1.0) })
    }
}

/// For each score of `ours`, how many of `others` are below less how many are above, and how many of us have it.
fn dominance(ours: &ScoreCounts, others: &ScoreCounts, others_n: i128) -> Vec<(i128, i128)> {
    let mut others = others.iter().peekable();
    let mut below = 0;
    let of_score = ours.iter().map(|(points, count)| {
        while let Some((_, passed)) = others.next_if(|(other, _)| *other < points) {
            below += i128::from(passed);
        }
        let ties = others.peek().filter(|(other, _)| *other == points).map_or(0, |(_, n)| i128::from(*n));
        (below - (others_n - below - ties), i128::from(count))
    });
    of_score.collect()
}
