//! How many more answers would settle what is not sure, and how many to ask for in the first place.
//!
//! What is planned on is the difference that matters, never the one that was seen: who plans on that asks too few where chance made it large, and calls
//! it impossible where chance made it small. `docs/method.md` has the simulations.

use crate::model::Points;
use crate::psychometrics::smallest_detectable;
use crate::score::{Estimate, Precision};

/// More answers than anybody will wait for.
const MOST: u64 = 2000;

/// What more answers can do for a claim that is not sure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum More {
    /// There are enough already: a difference that matters would have been found four times out of five.
    Enough,
    /// So many more, out of those who have not answered where their number is known.
    Answers(u64),
    /// Not in this round: even if everybody who is left answers, only a difference of so many points would be found four times out of five.
    OutOfReach {
        /// That difference, in points.
        visible: f64,
    },
}

/// One side of a comparison that can still grow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growing {
    /// How many have answered.
    pub n: u64,
    /// The variance of their scores, in squared points, as it is believed.
    pub variance: f64,
    /// How many are left to answer; `None` where that is not known.
    pub left: Option<u64>,
}

impl Growing {
    /// A workplace's score, whose precision is that of a plain mean; `None` where nothing says how sure it is.
    ///
    /// `asked` is how many were asked or, where that is not known, how many work there.
    #[must_use]
    pub fn of(estimate: &Estimate, asked: Option<u64>) -> Option<Self> {
        let precision = estimate.precision.filter(|precision| precision.se > 0.0)?;
        let variance = precision.se * precision.se * estimate.n as f64;
        Some(Self { n: estimate.n, variance, left: asked.map(|asked| asked.saturating_sub(estimate.n)) })
    }

    /// The precision of its mean with so many more.
    fn with(&self, more: u64) -> Precision {
        let n = (self.n + more) as f64;
        Precision { se: (self.variance / n).sqrt(), df: (n - 1.0).max(1.0) }
    }
}

/// The smallest difference that would be found four times out of five if everybody who is left answered; `None` where their number is not known.
#[must_use]
pub fn visible_with_everybody(growing: Growing, beside: Option<Precision>, limit: f64) -> Option<f64> {
    let own = growing.with(growing.left?);
    smallest_detectable(against(own, beside), limit)
}

fn against(own: Precision, beside: Option<Precision>) -> Precision {
    beside.map_or(own, |other| Precision::combine([(1.0, own), (1.0, other)].into_iter()))
}

/// How many more answers it takes to find a difference of this size four times out of five.
///
/// `beside` is what the growing mean is compared with: `None` for a line, which is known, and the precision of another wave's mean or another unit's.
/// `limit` is the p-value from which on the difference is found, in the family or the list that it stands in.
#[must_use]
pub fn more_answers(
    growing: Growing,
    beside: Option<Precision>,
    matters: Points,
    limit: f64,
) -> Option<More> {
    let visible = |more: u64| smallest_detectable(against(growing.with(more), beside), limit);
    let is_enough = |more: u64| Some(visible(more)? <= matters.value());
    if is_enough(0)? {
        return Some(More::Enough);
    }
    let most = growing.left.unwrap_or(MOST).min(MOST);
    if !is_enough(most)? {
        return Some(More::OutOfReach { visible: visible(most)? });
    }
    // What can be found only shrinks with more answers, so that the least number is found by halving.
    let (mut short, mut enough) = (0, most);
    while enough - short > 1 {
        let middle = short + (enough - short) / 2;
        if is_enough(middle)? { enough = middle } else { short = middle }
    }
    Some(More::Answers(enough))
}

/// How many answers it takes on each side to find a difference of this size four times out of five, where people's scores have this standard deviation;
/// `None` where more than 2,000 are needed.
#[must_use]
pub fn answers_needed(matters: Points, deviation: f64, limit: f64) -> Option<u64> {
    let is_enough = |n: u64| {
        let mean = Precision { se: deviation / (n as f64).sqrt(), df: n as f64 - 1.0 };
        let both = Precision::combine([(1.0, mean), (1.0, mean)].into_iter());
        smallest_detectable(both, limit).is_some_and(|visible| visible <= matters.value())
    };
    (2..=MOST).find(|n| is_enough(*n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::psychometrics::family_limit;
    use crate::score::t_two_sided;

    fn points(value: f64) -> Points {
        Points::new(value).expect("points")
    }

    #[test]
    fn the_least_number_is_enough_and_one_fewer_is_not() {
        // 15 people with a standard deviation of 20, against 15 of the wave before: 15 points take 28 more on one side.
        let before = Precision { se: 20.0 / 15_f64.sqrt(), df: 14.0 };
        let growing = Growing { n: 15, variance: 400.0, left: Some(60) };
        let Some(More::Answers(more)) = more_answers(growing, Some(before), points(18.0), 0.05) else {
            panic!("{:?}", more_answers(growing, Some(before), points(18.0), 0.05));
        };
        let visible = |more: u64| {
            let both = [(1.0, growing.with(more)), (1.0, before)].into_iter();
            smallest_detectable(Precision::combine(both), 0.05).expect("a difference")
        };
        assert!(visible(more) <= 18.0 && visible(more - 1) > 18.0, "{more}: {}", visible(more));
    }

    #[test]
    fn the_other_side_sets_a_bound_that_no_number_of_answers_goes_below() {
        let before = Precision { se: 20.0 / 10_f64.sqrt(), df: 9.0 };
        let growing = Growing { n: 10, variance: 400.0, left: None };
        let Some(More::OutOfReach { visible }) = more_answers(growing, Some(before), points(15.0), 0.05)
        else {
            panic!("ten people of last time cannot show 15 points");
        };
        // Their own standard error alone is 6.3 points.
        assert!((18.0..22.0).contains(&visible), "{visible}");
    }

    #[test]
    fn those_who_are_left_may_be_too_few() {
        let growing = |left| Growing { n: 8, variance: 400.0, left };
        // A line is known: (t + 0.84) · 20/√n.
        assert!(matches!(
            more_answers(growing(Some(4)), None, points(10.0), 0.05),
            Some(More::OutOfReach { .. })
        ));
        let Some(More::Answers(more)) = more_answers(growing(Some(40)), None, points(10.0), 0.05) else {
            panic!("26 more are there");
        };
        assert_eq!(more, 26, "34 in all, as in the tables of sample sizes for one mean with d = 0.5");
        assert_eq!(more_answers(growing(None), None, points(25.0), 0.05), Some(More::Enough));
    }

    #[test]
    fn as_many_are_asked_for_as_the_tables_of_sample_sizes_say() {
        // J. Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), table 2.4.1: two-sided 0.05, power 0.80.
        for (d, n) in [(0.5, 64), (0.8, 26), (1.0, 17), (0.4, 100), (0.6, 45)] {
            let needed = answers_needed(points(d * 20.0), 20.0, 0.05).expect("a number");
            assert!(needed.abs_diff(n) <= 1, "{needed} where d = {d}");
        }
        assert!(
            answers_needed(points(10.0), 20.0, family_limit(8, 0.5))
                > answers_needed(points(10.0), 20.0, 0.05)
        );
        assert_eq!(answers_needed(points(0.1), 20.0, 0.05), None);
    }

    /// Numbers that are as if drawn from the standard normal distribution, the same in every run.
    struct Normal(u64);

    impl Normal {
        fn uniform(&mut self) -> f64 {
            // Sebastiano Vigna's splitmix64.
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
        }

        fn draw(&mut self) -> f64 {
            let (a, b) = (self.uniform().max(1e-300), self.uniform());
            (-2.0 * libm::log(a)).sqrt() * libm::cos(std::f64::consts::TAU * b)
        }

        /// The mean and the variance of so many, in points.
        fn sample(&mut self, n: u64, mean: f64, deviation: f64) -> (f64, f64) {
            let drawn: Vec<f64> = (0..n).map(|_| mean + deviation * self.draw()).collect();
            let mean = drawn.iter().sum::<f64>() / n as f64;
            (mean, drawn.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1) as f64)
        }
    }

    #[test]
    fn what_is_planned_is_found_four_times_out_of_five() {
        // A round is planned from 20 people of the last one, asked of as many as were planned, and closed once.
        let mut normal = Normal(20_261_130);
        for (matters, deviation) in [(10.0, 20.0), (15.0, 20.0), (15.0, 25.0)] {
            let (mut found, mut rounds) = (0.0, 0.0);
            for _ in 0..1000 {
                let (_, pilot) = normal.sample(40, 50.0, deviation);
                let n = answers_needed(points(matters), pilot.sqrt(), 0.05).expect("a number");
                let (a, b) = (normal.sample(n, 50.0, deviation), normal.sample(n, 50.0 + matters, deviation));
                let se = ((a.1 + b.1) / n as f64).sqrt();
                let p = t_two_sided((b.0 - a.0) / se, 2.0 * (n - 1) as f64).expect("a p-value");
                rounds += 1.0;
                found += f64::from(u8::from(p < 0.05));
            }
            let power = found / rounds;
            assert!((0.77..=0.83).contains(&power), "{power} where {matters} points matter");
        }
    }
}
