//! How sure a whole's score is, also where some of its parts did not answer.

use super::estimate::Precision;
use super::unsaid::Unsaid;
use crate::model::UnitIx;

/// People whose mean is part of a whole's: a workplace that answered, or all that may not be shown one by one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stratum {
    /// The unit, where it is one.
    pub unit: Option<UnitIx>,
    /// How many have a score.
    pub n: u64,
    /// How many work there, where that is known.
    pub people: Option<u64>,
    /// How much it counts of those who answered; all together count 1.
    pub share: f64,
    /// How much it counts of the whole, those who did not answer included.
    pub of_all: f64,
    /// Its mean, 0–100.
    pub mean: f64,
    /// How sure that is; `None` where nothing says so.
    pub precision: Option<Precision>,
    /// The same as a statement about those who work there now.
    pub of_staff: Option<Precision>,
}

/// Fewer parts than this do not tell how much those differ that did not answer.
pub const LEAST_PARTS: usize = 3;

/// How sure a whole's score is, and how that comes about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoStage {
    /// The precision of the score.
    pub precision: Precision,
    /// At which of the whole's levels it was found: the workplaces (0), or the parts just below (1).
    pub level: usize,
    /// How much the parts differ (B), in squared points; 0 where nobody is silent.
    pub between: f64,
    /// How much of that counts (c).
    pub unheard: f64,
    /// What the silent parts count of the whole, 0–0.5.
    pub silent: f64,
}

impl TwoStage {
    /// The precision of Σ p·x̄ over the parts that answered, as a statement about the whole.
    ///
    /// Where all parts answered it is stratified sampling: V = Σ p²v with Satterthwaite's degrees of freedom (W. G. Cochran, *Sampling
    /// Techniques*, 1977, eq. 5.9 and 5.16). Where some are `silent`, those who answered stand for them, and how far that may go wrong is
    /// read from how much the parts differ, as in two-stage sampling (Cochran, ch. 11):
    ///
    /// B = Σ p(x̄ − θ̂)²/(1 − Σp²), c = Σ(p − W)² over the parts that answered + ΣW² over the silent ones, e = p² − c·p(1 − p)/(1 − Σp²),
    /// V = max(Σ p²v, c·B + Σ e·v), df = max(1, V²/((cB)²/(q − 1) + Σ(e·v)²/df)).
    ///
    /// Silence is taken for chance: nothing here helps where the weakest stay silent.
    ///
    /// Where the silent are whole divisions (`silent_divisions`), their workplaces may be alike, and so may those of each division that answered;
    /// then it is also computed with the divisions themselves as parts, and the less sure of the two holds.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn of_levels(levels: &[(&[Stratum], &[f64])]) -> Result<Self, Unsaid> {
        let mut widest: Option<Self> = None;
        for (level, (strata, silent)) in levels.iter().enumerate() {
            let found = Self { level, ..Self::of(strata, silent)? };
            let width =
                |one: &Self| one.precision.interval(0.0).map_or(f64::INFINITY, |interval| interval.high);
            if widest.as_ref().is_none_or(|widest| width(&found) > width(widest)) {
                widest = Some(found);
            }
        }
        widest.ok_or(Unsaid::Part)
    }

    /// The same at one level.
    ///
    /// # Errors
    /// Why there is none.
    pub fn of(strata: &[Stratum], silent: &[f64]) -> Result<Self, Unsaid> {
        let of_silent: f64 = silent.iter().sum();
        if !silent.is_empty() && strata.len() < LEAST_PARTS {
            return Err(Unsaid::FewParts);
        }
        if of_silent > 0.5 {
            return Err(Unsaid::MostSilent);
        }
        let parts: Option<Vec<(f64, Precision)>> =
            strata.iter().map(|one| Some((one.share, one.precision?))).collect();
        let parts = parts.filter(|parts| !parts.is_empty()).ok_or(Unsaid::Part)?;
        let within = Precision::combine(parts.iter().copied());
        if silent.is_empty() {
            return Ok(Self { precision: within, level: 0, between: 0.0, unheard: 0.0, silent: 0.0 });
        }
        let square = |x: f64| x * x;
        let mean: f64 = strata.iter().map(|one| one.share * one.mean).sum();
        let unequal = 1.0 - strata.iter().map(|one| square(one.share)).sum::<f64>();
        let between = strata.iter().map(|one| one.share * square(one.mean - mean)).sum::<f64>() / unequal;
        let unheard = strata.iter().map(|one| square(one.share - one.of_all)).sum::<f64>()
            + silent.iter().map(|share| square(*share)).sum::<f64>();
        let own = |(share, precision): &(f64, Precision)| {
            (square(*share) - unheard * share * (1.0 - share) / unequal) * square(precision.se)
        };
        let variance = f64::max(square(within.se), unheard * between + parts.iter().map(own).sum::<f64>());
        let spread = square(unheard * between) / (strata.len() - 1) as f64
            + parts.iter().map(|part| square(own(part)) / part.1.df).sum::<f64>();
        let df = if spread > 0.0 { f64::max(1.0, square(variance) / spread) } else { 1.0 };
        let precision = Precision { se: variance.sqrt(), df };
        Ok(Self { precision, level: 0, between, unheard, silent: of_silent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stratum(share: f64, of_all: f64, mean: f64, variance: f64, df: f64) -> Stratum {
        let precision = Some(Precision { se: variance.sqrt(), df });
        Stratum { unit: None, n: 10, people: None, share, of_all, mean, precision, of_staff: None }
    }

    /// Three workplaces of 20, 20 and 10 people and a silent one of 50.
    fn three_of_four() -> Vec<Stratum> {
        [(0.4, 0.2, 60.0, 16.0, 9.0), (0.4, 0.2, 40.0, 25.0, 7.0), (0.2, 0.1, 50.0, 36.0, 4.0)]
            .map(|(p, w, mean, v, df)| stratum(p, w, mean, v, df))
            .to_vec()
    }

    #[test]
    fn a_silent_part_is_as_uncertain_as_the_others_differ() {
        // θ̂ = 50, Σp² = 0.36, B = (0.4·100 + 0.4·100)/0.64 = 125, c = 0.04 + 0.04 + 0.01 + 0.25 = 0.34.
        // e = 0.16 − 0.34·0.24/0.64 = 0.0325 twice, and 0.04 − 0.34·0.16/0.64 = −0.045.
        // V = 42.5 + 0.0325·16 + 0.0325·25 − 0.045·36 = 42.2125.
        let told = TwoStage::of(&three_of_four(), &[0.5]).expect("a precision").precision;
        assert!((told.se.powi(2) - 42.2125).abs() < 1e-9, "{told:?}");
        let spread = 42.5_f64.powi(2) / 2.0 + 0.52_f64.powi(2) / 9.0 + 0.8125_f64.powi(2) / 7.0;
        let spread = spread + 1.62_f64.powi(2) / 4.0;
        assert!((told.df - 42.2125_f64.powi(2) / spread).abs() < 1e-9, "{told:?}");
    }

    #[test]
    fn where_everybody_answered_it_is_stratified_sampling() {
        let all: Vec<Stratum> =
            three_of_four().iter().map(|one| Stratum { of_all: one.share, ..*one }).collect();
        let told = TwoStage::of(&all, &[]).expect("a precision").precision;
        assert!((told.se.powi(2) - (0.16 * 16.0 + 0.16 * 25.0 + 0.04 * 36.0)).abs() < 1e-9, "{told:?}");
    }

    #[test]
    fn two_parts_do_not_speak_for_a_third_nor_few_for_many() {
        let three = three_of_four();
        assert_eq!(TwoStage::of(&three[..2], &[0.2]), Err(Unsaid::FewParts));
        assert_eq!(TwoStage::of(&three, &[0.3, 0.21]), Err(Unsaid::MostSilent));
        let unknown = [Stratum { precision: None, ..three[0] }, three[1], three[2]];
        assert_eq!(TwoStage::of(&unknown, &[]), Err(Unsaid::Part));
    }
}
