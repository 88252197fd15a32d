//! How much what is said at several nodes hangs together: the mean correlation of a table's rows.

use crate::tally::JointSums;

/// The covariances of the means of a table's rows, or of sums and differences of such means.
///
/// Sets of respondents are independent of one another, so the covariances of a difference are the sum of both sides': S_a/n_a + S_b/n_b. Where not all have a
/// score at each row, two means hang together only through those who have both: cov(x̄ᵢ, x̄ⱼ) = nᵢⱼ·sᵢⱼ/(nᵢ·nⱼ), with sᵢⱼ over those.
#[derive(Debug, Clone, PartialEq)]
pub struct JointCovariance {
    /// In squared points.
    variances: Vec<f64>,
    covariances: Vec<((usize, usize), f64)>,
}

impl JointCovariance {
    /// Of this many rows, from nobody.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        let pairs = JointSums::new(rows);
        let covariances = pairs.pairs().map(|(pair, _)| (pair, 0.0)).collect();
        Self { variances: vec![0.0; rows], covariances }
    }

    /// Adds a set of respondents whose means count with this weight: 1 or −1 for a side of a difference, and a share for a part of a whole.
    ///
    /// A row or pair of rows with fewer than two respondents has no variance that is known, and adds nothing.
    pub fn add(&mut self, weight: f64, sums: &JointSums) {
        debug_assert_eq!(sums.rows().len(), self.variances.len(), "the same rows");
        let rows = sums.rows();
        for (variance, row) in self.variances.iter_mut().zip(rows) {
            let (n, sum) = (i128::from(row.n), i128::from(row.sum));
            if n >= 2 {
                let squares = (n * i128::from(row.square) - sum * sum) as f64;
                *variance += weight * weight * covariance(squares, n) / n as f64;
            }
        }
        for (((first, second), total), (_, pair)) in self.covariances.iter_mut().zip(sums.pairs()) {
            let (n, x, y) = (i128::from(pair.n), i128::from(pair.first), i128::from(pair.second));
            if n >= 2 {
                let products = (n * i128::from(pair.product) - x * y) as f64;
                let both = rows[*first].n as f64 * rows[*second].n as f64;
                *total += weight * weight * covariance(products, n) * n as f64 / both;
            }
        }
    }

    /// The mean of the correlations of pairs of rows; rows that do not vary are left out. 0 where fewer than two do.
    ///
    /// An estimate of few people can leave −1 to 1 a little where they do not all have all scores; [`max_t`](super::max_t) holds it within 0–0.9.
    #[must_use]
    pub fn mean_correlation(&self) -> f64 {
        let (mut sum, mut pairs) = (0.0, 0_u32);
        for ((first, second), covariance) in &self.covariances {
            let spread = (self.variances[*first] * self.variances[*second]).sqrt();
            if spread > 0.0 {
                sum += covariance / spread;
                pairs += 1;
            }
        }
        if pairs == 0 { 0.0 } else { sum / f64::from(pairs) }
    }

    /// The variance of each row, in squared points.
    #[must_use]
    pub fn variances(&self) -> &[f64] {
        &self.variances
    }

    /// The covariances that are known, by their rows, in squared points.
    #[must_use]
    pub fn covariances(&self) -> &[((usize, usize), f64)] {
        &self.covariances
    }
}

/// From n·Σxy − Σx·Σy of integers to a covariance over n − 1, in squared points.
fn covariance(products: f64, n: i128) -> f64 {
    let unit = JointSums::UNITS_PER_POINT as f64;
    products / (n as f64 * (n - 1) as f64) / (unit * unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Points;

    fn sums(people: &[&[Option<i32>]]) -> JointSums {
        let mut sums = JointSums::new(people[0].len());
        for scores in people {
            let units = |score: &Option<i32>| score.map(|points| i64::from(points) * Points::UNITS_PER_POINT);
            sums.add(&scores.iter().map(units).collect::<Vec<_>>());
        }
        sums
    }

    fn mean_correlation(sides: &[(f64, &JointSums)]) -> f64 {
        let mut joint = JointCovariance::new(sides[0].1.rows().len());
        sides.iter().for_each(|(weight, sums)| joint.add(*weight, sums));
        joint.mean_correlation()
    }

    #[test]
    fn rows_that_go_together_correlate_and_those_that_do_not_vary_are_left_out() {
        let same = sums(&[
            &[Some(0), Some(10), Some(50)],
            &[Some(20), Some(30), Some(50)],
            &[Some(70), Some(80), Some(50)],
        ]);
        assert!((mean_correlation(&[(1.0, &same)]) - 1.0).abs() < 1e-12);
        let against = sums(&[&[Some(0), Some(100)], &[Some(50), Some(50)], &[Some(100), Some(0)]]);
        assert!((mean_correlation(&[(1.0, &against)]) + 1.0).abs() < 1e-12);
        let alike = sums(&[&[Some(40), Some(60)], &[Some(40), Some(60)]]);
        assert_eq!(mean_correlation(&[(1.0, &alike)]), 0.0);
    }

    #[test]
    fn both_sides_of_a_difference_count_by_how_sure_they_are() {
        // Variances 200 over 2 and 50 over 2 each; covariances +200 and −50: (100 − 25)/(100 + 25).
        let a = sums(&[&[Some(40), Some(40)], &[Some(60), Some(60)]]);
        let b = sums(&[&[Some(45), Some(55)], &[Some(55), Some(45)]]);
        assert!((mean_correlation(&[(1.0, &a), (-1.0, &b)]) - 0.6).abs() < 1e-12);
        // A share of a half counts a quarter: (100 − 25/4)/(100 + 25/4).
        assert!((mean_correlation(&[(1.0, &a), (0.5, &b)]) - 93.75 / 106.25).abs() < 1e-12);
    }

    #[test]
    fn rows_that_are_asked_of_different_people_have_nothing_to_do_with_each_other() {
        let split = sums(&[&[Some(10), None], &[Some(90), None], &[None, Some(10)], &[None, Some(90)]]);
        assert_eq!(mean_correlation(&[(1.0, &split)]), 0.0);
        // Two of three have both: cov = 2·200/(3·2) of variances 400/3 (x is 40, 60, 20) and 200/2.
        let some = sums(&[&[Some(40), Some(40)], &[Some(60), Some(60)], &[Some(20), None]]);
        let expected = 2.0 * 200.0 / (3.0 * 2.0) / (400.0_f64 / 3.0 * (200.0 / 2.0)).sqrt();
        assert!((mean_correlation(&[(1.0, &some)]) - expected).abs() < 1e-12);
    }
}
