//! How an item is answered, and what an answer gives.

use std::sync::Arc;

use super::{Answer, Decimal, OptionIx, Points, Scale, Ticks};

/// How an item is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answering {
    /// One of several options.
    Choice(Arc<Scale>),
    /// As many of several options as hold.
    Multi(Multi),
    /// A number.
    Number(Number),
    /// A comment or a piece of evidence, which is never scored.
    Text,
}

/// How an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// With one of several options.
    Choice,
    /// With as many of several options as hold.
    Multi,
    /// With a number.
    Number,
    /// With a text.
    Text,
}

impl ItemKind {
    /// All of them by the names that files call them.
    pub const WORDS: [(&'static str, Self); 4] =
        [("choice", Self::Choice), ("multi", Self::Multi), ("number", Self::Number), ("text", Self::Text)];

    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Multi => "multi",
            Self::Number => "number",
            Self::Text => "text",
        }
    }

    /// Whether there are options.
    #[must_use]
    pub const fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Multi)
    }
}

impl Answering {
    /// How the item is answered, without what it takes.
    #[must_use]
    pub const fn kind(&self) -> ItemKind {
        match self {
            Self::Choice(_) => ItemKind::Choice,
            Self::Multi(_) => ItemKind::Multi,
            Self::Number(_) => ItemKind::Number,
            Self::Text => ItemKind::Text,
        }
    }

    /// The options, where there are any.
    #[must_use]
    pub const fn scale(&self) -> Option<&Arc<Scale>> {
        match self {
            Self::Choice(scale) | Self::Multi(Multi { scale, .. }) => Some(scale),
            Self::Number(_) | Self::Text => None,
        }
    }

    /// The options; empty where the answer is a number or a text.
    #[must_use]
    pub fn options(&self) -> &[super::AnswerOption] {
        self.scale().map_or(&[], |scale| scale.options())
    }

    /// The points of an answer before any reversal; `None` where it gives none.
    #[must_use]
    pub fn points(&self, answer: Answer) -> Option<Points> {
        match (self, answer) {
            (Self::Choice(scale), Answer::Option(option)) => Some(scale.options().get(option.at())?.points),
            (Self::Multi(multi), Answer::Ticks(ticks)) => Some(multi.points(ticks)),
            (Self::Number(number), Answer::Number(value)) => Some(number.points(value)),
            _ => None,
        }
    }
}

/// What several ticks give together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MultiRule {
    /// The share of the options that are ticked, exclusive ones not counted.
    Share,
    /// The sum of the ticked options' points, at most 100.
    Points,
}

/// An item where several options may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multi {
    scale: Arc<Scale>,
    exclusive: Vec<OptionIx>,
    rule: MultiRule,
}

impl Multi {
    /// What is written where somebody has answered and ticked nothing, unless an option is called so.
    pub const NONE_TICKED: [&str; 4] = ["none", "inget", "none of these", "inget av dessa"];

    /// Makes one; `None` where an exclusive option is not on the scale, or no other is left.
    #[must_use]
    pub fn new(scale: Arc<Scale>, exclusive: Vec<OptionIx>, rule: MultiRule) -> Option<Self> {
        let options = scale.options().len();
        let sound = exclusive.iter().all(|option| option.at() < options) && exclusive.len() < options;
        sound.then_some(Self { scale, exclusive, rule })
    }

    /// The options.
    #[must_use]
    pub const fn scale(&self) -> &Arc<Scale> {
        &self.scale
    }

    /// Whether an option means that none of the others holds, such as "none of these".
    #[must_use]
    pub fn is_exclusive(&self, option: OptionIx) -> bool {
        self.exclusive.contains(&option)
    }

    /// How the ticks count.
    #[must_use]
    pub const fn rule(&self) -> MultiRule {
        self.rule
    }

    fn points(&self, ticks: Ticks) -> Points {
        let counted =
            || (0..self.scale.options().len()).map(OptionIx::new).filter(|o| !self.is_exclusive(*o));
        let ticked = || counted().filter(|option| ticks.contains(*option));
        match self.rule {
            MultiRule::Share => Points::from_ratio(
                i128::from(Points::MAX.units()) * ticked().count() as i128,
                counted().count() as i128,
            ),
            MultiRule::Points => {
                let points = ticked().map(|o| i128::from(self.scale.options()[o.at()].points.units()));
                Points::from_ratio(points.sum(), 1)
            }
        }
    }
}

/// An item that is answered with a number: points along straight lines between breakpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    breakpoints: Vec<(Decimal, Points)>,
    clamp: bool,
}

impl Number {
    /// Makes one; `None` with fewer than two breakpoints, or where they do not rise.
    #[must_use]
    pub fn new(breakpoints: Vec<(Decimal, Points)>, clamp: bool) -> Option<Self> {
        let rises = breakpoints.windows(2).all(|pair| pair[0].0 < pair[1].0);
        (breakpoints.len() >= 2 && rises).then_some(Self { breakpoints, clamp })
    }

    /// The values at which the line bends, with their points; the first and the last are the ends of the range.
    #[must_use]
    pub fn breakpoints(&self) -> &[(Decimal, Points)] {
        &self.breakpoints
    }

    /// Whether a value beyond the range counts as the end of it; otherwise it is a fault.
    #[must_use]
    pub const fn clamps(&self) -> bool {
        self.clamp
    }

    /// Whether a value can be an answer.
    #[must_use]
    pub fn accepts(&self, value: Decimal) -> bool {
        let (first, last) = (self.breakpoints[0].0, self.breakpoints[self.breakpoints.len() - 1].0);
        self.clamp || (first..=last).contains(&value)
    }

    fn points(&self, value: Decimal) -> Points {
        let above = self.breakpoints.iter().position(|(at, _)| *at >= value);
        let (low, high) = match above {
            Some(0) => return self.breakpoints[0].1,
            None => return self.breakpoints[self.breakpoints.len() - 1].1,
            Some(at) => (self.breakpoints[at - 1], self.breakpoints[at]),
        };
        let (run, along) = (high.0.units() - low.0.units(), value.units() - low.0.units());
        let (from, to) = (i128::from(low.1.units()), i128::from(high.1.units()));
        Points::from_ratio(from + part_of(to - from, along, run), 1)
    }
}

/// `whole × along ÷ run`, rounded half up. The product would not fit, so that one half of the digits goes first; nothing is
/// rounded between.
const fn part_of(whole: i128, along: i128, run: i128) -> i128 {
    const HALF: i128 = 10_000_000;
    let (upper, lower) = (whole.div_euclid(HALF), whole.rem_euclid(HALF));
    let (first, rest) = ((upper * along).div_euclid(run), (upper * along).rem_euclid(run));
    let next = rest * HALF + lower * along;
    let (second, rest) = (next.div_euclid(run), next.rem_euclid(run));
    first * HALF + second + (2 * rest >= run) as i128
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnswerOption, Localized, OptionId, ScaleId};

    fn scale(points: &[f64]) -> Arc<Scale> {
        let options = points.iter().enumerate().map(|(at, points)| AnswerOption {
            id: OptionId::parse(&format!("o{at}")).expect("an id"),
            label: Localized::same("option"),
            points: Points::new(*points).expect("points"),
        });
        Arc::new(Scale::new(ScaleId::parse("s").expect("an id"), options.collect()).expect("a scale"))
    }

    fn ticks(options: &[usize]) -> Ticks {
        options.iter().map(|at| OptionIx::new(*at)).collect()
    }

    #[test]
    fn an_exclusive_option_counts_neither_way() {
        let multi = Multi::new(scale(&[0.0; 5]), vec![OptionIx(4)], MultiRule::Share).expect("a multi");
        let points = |options: &[usize]| multi.points(ticks(options)).value();
        assert_eq!((points(&[]), points(&[4]), points(&[0]), points(&[0, 1, 2, 3])), (0.0, 0.0, 25.0, 100.0));
    }

    #[test]
    fn points_per_option_are_added_up_to_a_hundred() {
        let multi = Multi::new(scale(&[10.0, 30.5, 80.0]), vec![], MultiRule::Points).expect("a multi");
        let points = |options: &[usize]| multi.points(ticks(options)).value();
        assert_eq!((points(&[0, 1]), points(&[1, 2]), points(&[])), (40.5, 100.0, 0.0));
    }

    #[test]
    fn a_part_is_exact_however_large_the_numbers_are() {
        for (whole, along, run, expected) in [
            (100, 1, 3, 33),
            (100, 2, 3, 67),
            (-100, 1, 3, -33),
            (1, 1, 2, 1),
            (-1, 1, 2, 0),
            (100_000_000_000_000, 1, 8, 12_500_000_000_000),
            (-99_999_999_999_999, 10_i128.pow(27), 2 * 10_i128.pow(27), -49_999_999_999_999),
            (100_000_000_000_000, 2 * 10_i128.pow(27) - 1, 2 * 10_i128.pow(27), 100_000_000_000_000),
        ] {
            assert_eq!(part_of(whole, along, run), expected, "{whole} × {along} ÷ {run}");
        }
    }

    #[test]
    fn a_number_gives_points_along_straight_lines() {
        let d = |value: f64| Decimal::new(value).expect("a decimal");
        let p = |value: f64| Points::new(value).expect("points");
        let number = Number::new(vec![(d(0.0), p(0.0)), (d(10.0), p(80.0)), (d(30.0), p(100.0))], true)
            .expect("a number");
        let points = |value: f64| number.points(d(value)).value();
        assert_eq!(
            (points(-5.0), points(0.0), points(2.5), points(10.0), points(20.0), points(99.0)),
            (0.0, 0.0, 20.0, 80.0, 90.0, 100.0)
        );
        let falling = Number::new(vec![(d(0.0), p(100.0)), (d(4.0), p(0.0))], false).expect("a number");
        assert_eq!(falling.points(d(1.0)).value(), 75.0);
        assert!(!falling.accepts(d(4.1)) && number.accepts(d(4.1)));
    }
}
