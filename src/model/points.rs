//! Exact quantities. Points, weights and shares are integers inside, so that sums are exact and
//! neither the order of addition nor a threshold's last digit can change a result.

/// Points from 0 to 100, an integer number of 10⁻¹² points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(i64);

impl Points {
    /// How many units make one point.
    pub const UNITS_PER_POINT: i64 = 1_000_000_000_000;
    /// Scores that differ by less are the same, in points: each is rounded to 10⁻¹², and so were those that it came from, so that a
    /// third and two sixths of the same need not be equal to the last digit.
    pub const SAME: f64 = 1e-9;
    /// The same in units.
    pub const SAME_UNITS: i64 = 1000;
    /// 0 points.
    pub const ZERO: Self = Self(0);
    /// 100 points.
    pub const MAX: Self = Self(100 * Self::UNITS_PER_POINT);

    /// Takes a number of points; `None` outside 0–100.
    #[must_use]
    pub fn new(points: f64) -> Option<Self> {
        // 10¹⁴ is far below 2⁵³, so the product is exact to well under half a unit.
        (0.0..=100.0).contains(&points).then(|| Self((points * Self::UNITS_PER_POINT as f64).round() as i64))
    }

    /// A whole number of points; 100 for more than 100.
    #[must_use]
    pub const fn whole(points: u8) -> Self {
        if points > 100 { Self::MAX } else { Self(points as i64 * Self::UNITS_PER_POINT) }
    }

    /// The points of option `position` of `count` equally spaced ones, rounded half up.
    ///
    /// # Panics
    /// Never for `position < count`; a single option gives 100.
    #[must_use]
    pub fn equally_spaced(position: usize, count: usize) -> Self {
        if count < 2 {
            return Self::MAX;
        }
        let (position, gaps) = (position as i128, count as i128 - 1);
        Self::from_ratio(i128::from(Self::MAX.0) * position, gaps)
    }

    /// A quotient of units, rounded half up and held within 0–100.
    #[must_use]
    pub fn from_ratio(numerator: i128, denominator: i128) -> Self {
        let rounded = (2 * numerator + denominator).div_euclid(2 * denominator);
        Self(rounded.clamp(0, i128::from(Self::MAX.0)) as i64)
    }

    /// The integer number of 10⁻¹² points.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.0
    }

    /// The number of points, for display and for arithmetic after the tally.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0 as f64 / Self::UNITS_PER_POINT as f64
    }

    /// Rounded to nine decimals, half up. Scores that are equal but were rounded on different ways are equal again.
    #[must_use]
    pub const fn to_nine_decimals(self) -> Self {
        Self((self.0 + Self::SAME_UNITS / 2) / Self::SAME_UNITS * Self::SAME_UNITS)
    }

    /// 100 points minus these: what `reverse = true` does.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self(Self::MAX.0 - self.0)
    }

    /// What these are compared with scores as.
    #[must_use]
    pub const fn millionths(self) -> Millionths {
        Millionths::of_mean(self.0 as i128, 1)
    }
}

/// A number in millionths. Whether a score reaches a level, a requirement or a target, whether a change is large enough, and how a number is
/// rounded for people is decided on these, so that what is equal on paper is equal everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Millionths(i128);

impl Millionths {
    /// More than any number.
    pub const MAX: Self = Self(i128::MAX);
    const PER_ONE: f64 = 1e6;
    /// How many of the units that points are counted in are a millionth of one.
    const UNITS: i128 = (Points::UNITS_PER_POINT / 1_000_000) as i128;

    /// The nearest to a number, half away from zero.
    #[must_use]
    pub fn of(number: f64) -> Self {
        Self((number * Self::PER_ONE).round() as i128)
    }

    /// The nearest to the mean of `n` scores with this sum, which is in the units that points are counted in; half up.
    #[must_use]
    pub const fn of_mean(sum: i128, n: i128) -> Self {
        Self((2 * sum + n * Self::UNITS).div_euclid(2 * n * Self::UNITS))
    }

    /// How many there are.
    #[must_use]
    pub const fn count(self) -> i128 {
        self.0
    }

    /// The number.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0 as f64 / Self::PER_ONE
    }
}

impl std::ops::Sub for Millionths {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// A number that a respondent gave, as it was given: up to eighteen decimals, more than any program that writes answers has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

impl Decimal {
    /// How many decimals are kept.
    const DECIMALS: usize = 18;
    const UNITS: i128 = 10_i128.pow(Self::DECIMALS as u32);
    const MOST: i128 = 1_000_000_000 * Self::UNITS;

    /// Takes a number; `None` beyond ±10⁹.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // The shortest text that is this number is what was written; in binary it may differ in the last place.
        Self::parse(&value.to_string())
    }

    /// Takes digits with a point before the decimals and a minus in front, if any; `None` beyond ±10⁹ and where there is
    /// anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + decimals.len() == 0 || !is_digits(whole) || !is_digits(decimals) {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 10 {
            return None;
        }
        let whole: i128 = format!("0{whole}").parse().ok()?;
        let kept: i128 = format!("{decimals:0<width$.width$}", width = Self::DECIMALS).parse().ok()?;
        let is_rounded_up = decimals.as_bytes().get(Self::DECIMALS).is_some_and(|next| *next >= b'5');
        let units = whole * Self::UNITS + kept + i128::from(is_rounded_up);
        (units <= Self::MOST).then_some(Self(if digits.len() < text.len() { -units } else { units }))
    }

    /// The integer number of 10⁻¹⁸ that it is.
    #[must_use]
    pub const fn units(self) -> i128 {
        self.0
    }

    /// The number, for what reckons in binary.
    #[must_use]
    pub fn value(self) -> f64 {
        // Dividing would round twice.
        self.to_string().parse().unwrap_or_default()
    }
}

impl std::fmt::Display for Decimal {
    /// All digits that there are, with a point before the decimals.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / Self::UNITS, self.0.abs() % Self::UNITS);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:0width$}", width = Self::DECIMALS);
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// A node's weight in its group: more than 0, at most a million, in steps of 10⁻⁹.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(u64);

impl Weight {
    const UNITS: f64 = 1e9;
    /// The weight of a node that names none.
    pub const ONE: Self = Self(1_000_000_000);

    /// What does not count at all; only a unit's own weight of a node can be so.
    pub const NONE: Self = Self(0);

    /// Takes a weight; `None` unless it is more than 0 and at most 1,000,000.
    #[must_use]
    pub fn new(weight: f64) -> Option<Self> {
        let units = (weight * Self::UNITS).round();
        (units >= 1.0 && weight <= 1e6).then_some(Self(units as u64))
    }

    /// The same, or none at all.
    #[must_use]
    pub fn or_none(weight: f64) -> Option<Self> {
        if weight == 0.0 { Some(Self::NONE) } else { Self::new(weight) }
    }

    /// The integer number of 10⁻⁹ that the weight is.
    #[must_use]
    pub const fn units(self) -> i128 {
        self.0 as i128
    }

    /// What so many 10⁻⁹ of several weights together are, for display.
    #[must_use]
    pub fn sum_of(units: i128) -> f64 {
        units as f64 / Self::UNITS
    }

    /// The weight as a number, for display.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0 as f64 / Self::UNITS
    }
}

/// A share from 0 to 1 in steps of 10⁻⁹, such as the least part of a group that must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u32);

impl Share {
    const UNITS: u32 = 1_000_000_000;
    /// One half.
    pub const HALF: Self = Self(Self::UNITS / 2);

    /// Takes a share; `None` outside 0–1.
    #[must_use]
    pub fn new(share: f64) -> Option<Self> {
        (0.0..=1.0).contains(&share).then(|| Self((share * f64::from(Self::UNITS)).round() as u32))
    }

    /// Whether `part` of `whole` is at least this share; exact, so exactly half is half.
    #[must_use]
    pub const fn is_reached_by(self, part: i128, whole: i128) -> bool {
        part * Self::UNITS as i128 >= whole * self.0 as i128
    }

    /// The share as a number, for display.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / f64::from(Self::UNITS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millionths_are_the_same_of_a_sum_and_of_a_number() {
        for (sum, n) in [(200, 3), (70, 3), (-70, 3), (125, 2), (0, 7)] {
            let exact = Millionths::of_mean(sum * i128::from(Points::UNITS_PER_POINT), n);
            assert_eq!(exact, Millionths::of(sum as f64 / n as f64), "{sum}/{n}");
        }
        assert_eq!(Millionths::of(1.005).count(), 1_005_000);
    }

    #[test]
    fn points_are_exact_in_decimal() {
        assert_eq!(Points::new(33.3).map(Points::units), Some(33_300_000_000_000));
        assert_eq!(Points::new(100.0), Some(Points::MAX));
        assert_eq!(Points::new(100.000_001), None);
        assert_eq!(Points::new(f64::NAN), None);
    }

    #[test]
    fn a_number_is_kept_as_it_was_given() {
        for (text, kept) in [
            ("0", "0"),
            ("-0", "0"),
            ("12.50", "12.5"),
            ("0.1234567", "0.1234567"),
            ("33.333333333333336", "33.333333333333336"),
            ("-0.000000000000000001", "-0.000000000000000001"),
            ("0.9999999999999999995", "1"),
            (".5", "0.5"),
            ("007.", "7"),
            ("1000000000", "1000000000"),
        ] {
            assert_eq!(
                Decimal::parse(text).map(|number| number.to_string()).as_deref(),
                Some(kept),
                "{text}"
            );
        }
        for text in ["", "-", ".", "1000000000.1", "99999999999", "1e3", "1,5", "--1", "+1", "NaN", "inf"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        for value in [0.1, 1.0 / 3.0, 100.0 / 3.0, -1e9, 0.1 + 0.2, 123_456_789.123_456_78] {
            assert_eq!(Decimal::new(value).map(Decimal::value), Some(value), "{value}");
        }
        assert_eq!(
            (Decimal::new(f64::NAN), Decimal::new(f64::INFINITY), Decimal::new(1.1e9)),
            (None, None, None)
        );
    }

    #[test]
    fn four_options_are_a_third_apart() {
        let units: Vec<i64> = (0..4).map(|i| Points::equally_spaced(i, 4).units()).collect();
        assert_eq!(units, [0, 33_333_333_333_333, 66_666_666_666_667, 100_000_000_000_000]);
    }

    #[test]
    fn exactly_half_is_half() {
        assert!(Share::HALF.is_reached_by(1, 2));
        assert!(!Share::HALF.is_reached_by(1, 3));
    }

    #[test]
    fn a_weight_is_more_than_nothing() {
        assert_eq!(Weight::new(0.0), None);
        assert_eq!(Weight::new(-1.0), None);
        assert_eq!(Weight::new(0.1).map(Weight::units), Some(100_000_000));
    }
}
