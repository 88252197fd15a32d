//! How much of what people answer lies in which unit they belong to.

use crate::score::{Estimate, Interval, f_quantile, f_upper};
use crate::tally::Sums;

use super::{Undefined, power};

/// A one-way analysis of variance with units as groups of any size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OneWay {
    /// How many units.
    pub groups: u64,
    /// How many respondents.
    pub n: u64,
    /// The mean square between units, in squared points.
    pub between: f64,
    /// The mean square within units, in squared points.
    pub within: f64,
    /// Searle's n₀ = (N − Σnᵤ²/N)/(g − 1): the size that units of unequal size stand for.
    pub n0: f64,
}

impl OneWay {
    /// From the sums of each unit; units without respondents do not count.
    ///
    /// # Errors
    /// [`Undefined::TooFewGroups`] with fewer than two units, [`Undefined::TooFewRespondents`] where no unit has two respondents,
    /// [`Undefined::NoSpread`] where everybody within each unit has the same score.
    pub fn of(units: &[Sums]) -> Result<Self, Undefined> {
        let estimates: Vec<Estimate> = units.iter().filter_map(|sums| Estimate::of(sums, None)).collect();
        let mut total = Sums::default();
        units.iter().for_each(|sums| total.merge(sums));
        let all = Estimate::of(&total, None).filter(|_| estimates.len() >= 2);
        let mean = all.ok_or(Undefined::TooFewGroups)?.mean;
        let groups = estimates.len() as u64;
        let df_within = total.n - groups;
        if df_within == 0 {
            return Err(Undefined::TooFewRespondents);
        }
        let square = |e: &Estimate| e.sd.map_or(0.0, |sd| sd * sd * (e.n - 1) as f64);
        let between: f64 = estimates.iter().map(|e| e.n as f64 * power(e.mean - mean, 2)).sum();
        let within: f64 = estimates.iter().map(square).sum();
        if within <= 0.0 {
            return Err(Undefined::NoSpread);
        }
        let sizes: u128 = estimates.iter().map(|e| u128::from(e.n) * u128::from(e.n)).sum();
        let n = total.n as f64;
        Ok(Self {
            groups,
            n: total.n,
            between: between / (groups - 1) as f64,
            within: within / df_within as f64,
            n0: (n - sizes as f64 / n) / (groups - 1) as f64,
        })
    }

    /// F = MSB/MSW.
    #[must_use]
    pub fn f(&self) -> f64 {
        self.between / self.within
    }

    /// The probability of so large an F if units did not differ.
    #[must_use]
    pub fn p(&self) -> Option<f64> {
        let (df1, df2) = self.degrees_of_freedom();
        f_upper(self.f(), df1, df2)
    }

    /// ICC(1) = (MSB − MSW)/(MSB + (n₀ − 1)MSW): the part of the variance that lies between units, and how well one answer tells what
    /// unit it comes from. Below 0 where units differ less than chance would have them.
    ///
    /// Units are taken for a sample of many, with equal variance within. S. R. Searle, *Linear Models* (1971), ch. 11; with n₀ and not the
    /// plain mean size, which differs where sizes do.
    #[must_use]
    pub fn icc1(&self) -> f64 {
        (self.between - self.within) / (self.between + (self.n0 - 1.0) * self.within)
    }

    /// ICC(2) = (MSB − MSW)/MSB: how reliably the units' means tell units apart; below 0 where they do not at all. `None` where all means are equal.
    #[must_use]
    pub fn icc2(&self) -> Option<f64> {
        (self.between > 0.0).then(|| (self.between - self.within) / self.between)
    }

    /// The 95 % interval of ICC(1), exact where units are of equal size: (F/F′ − 1)/(F/F′ + n₀ − 1).
    #[must_use]
    pub fn icc1_interval(&self) -> Option<Interval> {
        let (low, high) = self.f_limits()?;
        let icc = |f: f64| (f - 1.0) / (f + self.n0 - 1.0);
        Some(Interval { low: icc(low), high: icc(high) })
    }

    /// The 95 % interval of ICC(2): 1 − F′/F.
    #[must_use]
    pub fn icc2_interval(&self) -> Option<Interval> {
        let (low, high) = self.f_limits().filter(|(low, _)| *low > 0.0)?;
        Some(Interval { low: 1.0 - 1.0 / low, high: 1.0 - 1.0 / high })
    }

    /// F over its upper quantile, and F times the upper quantile with degrees of freedom changed about.
    fn f_limits(&self) -> Option<(f64, f64)> {
        let (df1, df2) = self.degrees_of_freedom();
        Some((self.f() / f_quantile(0.975, df1, df2)?, self.f() * f_quantile(0.975, df2, df1)?))
    }

    fn degrees_of_freedom(&self) -> (f64, f64) {
        ((self.groups - 1) as f64, (self.n - self.groups) as f64)
    }
}
