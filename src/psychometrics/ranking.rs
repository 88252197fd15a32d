//! Where each unit may stand in a list, and which units cannot be told apart.

use crate::score::{Estimate, Precision, normal_quantile, t_quantile, t_two_sided};

/// A unit's mean, of which is known how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contestant {
    estimate: Estimate,
    precision: Precision,
}

impl Contestant {
    /// A unit with this mean; `None` where nothing says how sure it is.
    #[must_use]
    pub fn new(estimate: Estimate) -> Option<Self> {
        Some(Self { estimate, precision: estimate.precision? })
    }

    /// The probability that the true mean is above another's, with nothing assumed beforehand: Student's t, or Φ with many degrees of
    /// freedom, at the standardised difference.
    #[must_use]
    pub fn is_above(&self, other: &Self) -> f64 {
        let difference = self.estimate.mean - other.estimate.mean;
        let precision = self.difference_to(other);
        let both = t_two_sided(difference / precision.se, precision.df).unwrap_or(1.0);
        if difference > 0.0 { 1.0 - both / 2.0 } else { both / 2.0 }
    }

    /// The precision of the difference to another, by Welch's method.
    fn difference_to(&self, other: &Self) -> Precision {
        // Both have a precision, and so has their difference.
        let both = [(1.0, self.precision), (1.0, other.precision)];
        self.estimate.difference_to(&other.estimate).unwrap_or_else(|| Precision::combine(both.into_iter()))
    }
}

/// Two-sided pairwise tests at one level, most of which are decided by a look.
struct Tests {
    level: f64,
    /// A standardised difference up to here is sure with no number of degrees of freedom.
    never: f64,
    /// One beyond this is sure with any that occur, since a difference has no fewer than the least of all units.
    always: f64,
}

impl Tests {
    fn at(level: f64, units: &[Contestant]) -> Self {
        let least = units.iter().map(|unit| unit.precision.df).fold(f64::INFINITY, f64::min);
        Self {
            level,
            never: -normal_quantile(level / 2.0),
            always: t_quantile(1.0 - level / 2.0, least).unwrap_or(f64::INFINITY),
        }
    }

    /// Whether one true mean is surely above another.
    fn is_above(&self, high: &Contestant, low: &Contestant) -> bool {
        let difference = high.estimate.mean - low.estimate.mean;
        if difference <= 0.0 {
            return false;
        }
        let precision = high.difference_to(low);
        match difference / precision.se {
            ratio if ratio <= self.never => false,
            ratio if ratio > self.always => true,
            ratio => t_two_sided(ratio, precision.df).is_some_and(|p| p < self.level),
        }
    }
}

/// Per unit, in order from the highest mean down, those further down that it is surely above, as their places in that order.
///
/// By Holm's step-down method over all pairs: each round tries every pair at 5 % over the pairs that are still open.
fn told_apart(units: &[Contestant], order: &[usize]) -> Vec<Vec<usize>> {
    let pairs = units.len() * units.len().saturating_sub(1) / 2;
    let mut told: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    let mut sure = 0;
    while sure < pairs {
        let tests = Tests::at(0.05 / (pairs - sure) as f64, units);
        let below = |at: usize| -> Vec<usize> {
            let lower = at + 1..order.len();
            lower.filter(|low| tests.is_above(&units[order[at]], &units[order[*low]])).collect()
        };
        told = (0..order.len()).map(below).collect();
        let now = told.iter().map(Vec::len).sum();
        if now == sure {
            break;
        }
        sure = now;
    }
    told
}

/// Where units may stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Per unit, as they came, the highest and the lowest place that it may have, from 1; with at least 95 % all of these cover the true
    /// places at once.
    ///
    /// The highest place has above it all that are surely above, and the lowest has below it all that are surely below, by two-sided
    /// tests of all pairs together (S. Holm, *Scandinavian Journal of Statistics* 6 (1979), 65–70). M. Mogstad, J. P. Romano, A. M. Shaikh and
    /// D. Wilhelm, *Review of Economic Studies* 91 (2024), 476–518.
    pub places: Vec<(usize, usize)>,
    /// The units from the highest mean down.
    pub order: Vec<usize>,
    /// Runs of that order, as the first place and the last, from 0: within a run no two units can be told apart. Runs may overlap, and a unit
    /// that all others can be told from is a run of its own.
    pub runs: Vec<(usize, usize)>,
}

impl Ranking {
    /// Ranks units whose means are independent.
    #[must_use]
    pub fn of(units: &[Contestant]) -> Self {
        let mut order: Vec<usize> = (0..units.len()).collect();
        order.sort_by(|a, b| units[*b].estimate.mean.total_cmp(&units[*a].estimate.mean));
        let (mut above, mut below) = (vec![0; units.len()], vec![0; units.len()]);
        // Per place in the order, the last place down to which no two can be told apart.
        let mut reach = vec![0; units.len()];
        for (at, lower) in told_apart(units, &order).iter().enumerate() {
            below[order[at]] = lower.len();
            lower.iter().for_each(|low| above[order[*low]] += 1);
            reach[at] = lower.first().map_or(units.len(), |first| *first) - 1;
        }
        for at in (1..reach.len()).rev() {
            reach[at - 1] = reach[at - 1].min(reach[at]);
        }
        let places =
            above.iter().zip(&below).map(|(above, below)| (above + 1, units.len() - below)).collect();
        let is_run = |at: &usize| *at == 0 || reach[at - 1] < reach[*at];
        let runs = (0..units.len()).filter(is_run).map(|at| (at, reach[at])).collect();
        Self { places, order, runs }
    }

    /// Per unit, the place to be expected: 1 plus the probabilities that each other unit is above.
    #[must_use]
    pub fn expected_places(units: &[Contestant]) -> Vec<f64> {
        let mut expected = vec![1.0; units.len()];
        for (at, one) in units.iter().enumerate() {
            for (other_at, other) in units.iter().enumerate().skip(at + 1) {
                let probability = one.is_above(other);
                expected[at] += 1.0 - probability;
                expected[other_at] += probability;
            }
        }
        expected
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Millionths;
    use crate::score::Grain;

    fn contestants(units: &[(f64, f64)]) -> Vec<Contestant> {
        let unit = |(mean, se): &(f64, f64)| {
            let (n, millionths) = (31, Millionths::of(*mean));
            let precision = Precision { se: *se, df: 30.0 };
            let estimate = Estimate {
                n,
                mean: *mean,
                millionths,
                sd: None,
                precision: Some(precision),
                unsaid: None,
                of_staff: None,
                believed: None,
                grain: Grain::Exact,
            };
            Contestant { estimate, precision }
        };
        units.iter().map(unit).collect()
    }

    fn ranking(units: &[(f64, f64)]) -> Ranking {
        Ranking::of(&contestants(units))
    }

    #[test]
    fn runs_overlap_where_neighbours_cannot_be_told_apart() {
        // 60 and 54 are within chance of each other, and 54 and 48, but not 60 and 48.
        let ranking = ranking(&[(54.0, 2.0), (60.0, 2.0), (48.0, 2.0), (20.0, 2.0)]);
        assert_eq!(ranking.order, [1, 0, 2, 3]);
        assert_eq!(ranking.runs, [(0, 1), (1, 2), (3, 3)]);
        assert_eq!(ranking.places, [(1, 3), (1, 2), (2, 3), (4, 4)]);
    }

    #[test]
    fn an_uncertain_unit_may_stand_anywhere() {
        let ranking = ranking(&[(60.0, 1.0), (50.0, 30.0), (40.0, 1.0)]);
        assert_eq!(ranking.places, [(1, 2), (1, 3), (2, 3)]);
        // No two may be told apart within a run, so the sure pair parts it.
        assert_eq!(ranking.runs, [(0, 1), (1, 2)]);
        let expected = Ranking::expected_places(&contestants(&[(60.0, 1.0), (50.0, 30.0), (40.0, 1.0)]));
        assert!((expected.iter().sum::<f64>() - 6.0).abs() < 1e-12);
    }

    #[test]
    fn pairs_that_are_told_apart_make_room_for_others() {
        // 60 and 55.7: 4.3/1.4142 = 3.04, p = 0.0035. Over nine open pairs 0.0056 is needed, and 0.05 over the last alone.
        let units = [(60.0, 1.0), (55.7, 1.0), (20.0, 1.0), (10.0, 1.0), (0.0, 1.0)];
        assert_eq!(ranking(&units).places, [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]);
        // 60 and 57: p = 0.043, which only the last open pair may have.
        let units = [(60.0, 1.0), (57.0, 1.0), (20.0, 1.0), (10.0, 1.0), (0.0, 1.0)];
        assert_eq!(ranking(&units).places, [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]);
        let units = [(60.0, 1.0), (57.0, 1.0), (19.0, 1.0), (16.0, 1.0), (0.0, 1.0)];
        assert_eq!(ranking(&units).places, [(1, 2), (1, 2), (3, 4), (3, 4), (5, 5)]);
    }

    #[test]
    fn nobody_and_one_alone_can_be_ranked() {
        assert_eq!(ranking(&[]).places, []);
        assert_eq!(
            (ranking(&[(1.0, 1.0)]).places, ranking(&[(1.0, 1.0)]).runs),
            (vec![(1, 1)], vec![(0, 0)])
        );
    }
}
