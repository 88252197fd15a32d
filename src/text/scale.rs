//! Scores on the scale that their node is shown on. Inside the program all of them are points, 0–100.

mod shown;
mod ticks;

use super::number::{self, decimal, exact, signed};
use crate::model::{DisplayRange, Lang, Millionths, NodeIx, NodeLevel, Questionnaire};
use crate::score::{Estimate, Grain};
use ticks::round_values;

pub use shown::Shown;

/// How a node's scores are written: on which range, and which thresholds they must not seem to have reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale<'a> {
    /// `None` for 0–100.
    range: Option<DisplayRange>,
    levels: &'a [NodeLevel],
    /// Another threshold, in points: a target, a boundary.
    line: Option<f64>,
    lang: Lang,
}

impl<'a> Scale<'a> {
    /// A node's scale.
    #[must_use]
    pub fn of(questionnaire: &'a Questionnaire, node: NodeIx, lang: Lang) -> Self {
        let range = questionnaire.range_of(node).filter(|range| range.ends() != HUNDRED);
        let levels = questionnaire[node].group().map_or(&[][..], |group| &group.levels);
        Self { range, levels, line: None, lang }
    }

    /// Points from 0 to 100, without levels.
    #[must_use]
    pub const fn points(lang: Lang) -> Self {
        Self { range: None, levels: &[], line: None, lang }
    }

    /// The same scores in points.
    #[must_use]
    pub const fn in_points(self) -> Self {
        Self { range: None, ..self }
    }

    /// The same scale, on which no score seems to have reached this line, in points, before it has.
    #[must_use]
    pub const fn with_line(self, line: f64) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The same scale for numbers that are no scores of the node, such as examples.
    #[must_use]
    pub const fn without_levels(self) -> Self {
        Self { range: self.range, ..Self::points(self.lang) }
    }

    /// The language of its numbers.
    #[must_use]
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// Whether it is 0–100.
    #[must_use]
    pub const fn is_points(self) -> bool {
        self.range.is_none()
    }

    /// The range itself: `0–3`.
    #[must_use]
    pub fn name(self) -> String {
        let (low, high) = self.ends();
        between(exact(low, self.lang), &exact(high, self.lang))
    }

    /// The range as a phrase: `på skalan 0–3`.
    #[must_use]
    pub fn phrase(self) -> String {
        on_scale(&self.name(), self.lang)
    }

    /// What 0 points and 100 points are on the scale.
    #[must_use]
    pub fn ends(self) -> (f64, f64) {
        self.range.map_or(HUNDRED, DisplayRange::ends)
    }

    /// Points as a value on the scale.
    #[must_use]
    pub fn value(self, points: f64) -> f64 {
        self.range.map_or(points, |range| range.show(points))
    }

    /// A score in points as a number with so many decimals, as they are counted on 0–100. Where rounding would take it
    /// to a threshold that it has not reached it has one decimal at least, cut off if need be: 39.81 is `39.8` below
    /// a threshold of 40, and 39.96 is `39.9`.
    #[must_use]
    pub fn number(self, points: f64, decimals: u8) -> String {
        self.cut(points, self.decimals_for(points, decimals))
    }

    /// A score with its interval; of an interval without width, as of a census, there is nothing to tell.
    #[must_use]
    pub fn score(self, estimate: &Estimate, decimals: u8) -> String {
        let interval = estimate.interval().filter(|interval| interval.low < interval.high);
        let Some(interval) = interval else { return self.of_estimate(estimate, decimals) };
        if estimate.grain.is_coarse() {
            let ends = self.interval(interval.low, interval.high, 0);
            return format!("{} ({ends})", self.of_estimate(estimate, 0));
        }
        // All three have as many decimals as any of them needs.
        let low = self.decimals_for(interval.low.max(0.0), decimals);
        let decimals = self.decimals_for(estimate.mean, decimals).max(low);
        let ends = self.at(interval.low, interval.high, decimals);
        format!("{} ({ends})", self.cut(estimate.mean, decimals))
    }

    /// A score as finely as it is told: of few people in whole points, and at the ends of the scale as being there.
    #[must_use]
    pub fn of_estimate(self, estimate: &Estimate, decimals: u8) -> String {
        self.of_grain(estimate.mean, estimate.grain, decimals)
    }

    /// A mean that is told so finely.
    #[must_use]
    pub fn of_grain(self, mean: f64, grain: Grain, decimals: u8) -> String {
        match (grain, self.lang) {
            (Grain::Exact, _) => self.number(mean, decimals),
            (Grain::Whole, _) => self.number(mean, 0),
            (Grain::Under, _) => format!("under {}", self.line(Grain::LOW)),
            (Grain::Over, Lang::Sv) => format!("över {}", self.line(Grain::HIGH)),
            (Grain::Over, Lang::En) => format!("over {}", self.line(Grain::HIGH)),
        }
    }

    /// The ends of a score's interval; of one without width there is nothing to tell.
    #[must_use]
    pub fn interval_of(self, estimate: &Estimate, decimals: u8) -> Option<String> {
        let interval = estimate.interval().filter(|interval| interval.low < interval.high)?;
        let decimals = if estimate.grain.is_coarse() { 0 } else { decimals };
        Some(self.interval(interval.low, interval.high, decimals))
    }

    /// The ends of an interval, held within the scale.
    #[must_use]
    pub fn interval(self, low: f64, high: f64, decimals: u8) -> String {
        self.at(low, high, self.decimals_for(low.clamp(0.0, 100.0), decimals))
    }

    /// A distance in points, such as a deviation, as one on the scale.
    #[must_use]
    pub fn distance(self, points: f64, decimals: u8) -> String {
        decimal(self.stretch(points), self.decimals(decimals), self.lang)
    }

    /// A change in points as one on the scale, always with its sign.
    #[must_use]
    pub fn change(self, points: f64, decimals: u8) -> String {
        signed(self.stretch(points), self.decimals(decimals), self.lang)
    }

    /// A threshold or a target, with the decimals that it was given with; two of a third or the like.
    #[must_use]
    pub fn line(self, points: f64) -> String {
        let value = self.value(points);
        let hundredths = (value * 100.0).round() / 100.0;
        exact(if decimals_of(value).is_some() { value } else { hundredths }, self.lang)
    }

    /// How many decimals a threshold or a target is written with.
    #[must_use]
    pub fn line_decimals(self, points: f64) -> u8 {
        decimals_of(self.value(points)).unwrap_or(2)
    }

    /// A threshold or a target with so many decimals, so that those of a column stand alike.
    #[must_use]
    pub fn line_with(self, points: f64, decimals: u8) -> String {
        decimal(self.value(points), decimals, self.lang)
    }

    /// Two different scores with few decimals, but as many as it takes to see that they differ.
    #[must_use]
    pub fn told_apart(self, a: f64, b: f64) -> (String, String) {
        let text = |points, decimals| decimal(self.value(points), decimals, self.lang);
        let texts = |decimals| (text(a, decimals), text(b, decimals));
        let least = self.decimals(0);
        (least..=6).map(texts).find(|(a, b)| a != b).unwrap_or_else(|| texts(least))
    }

    /// A distance that is not nothing, with as many decimals as it takes to see that.
    #[must_use]
    pub fn gap(self, points: f64, decimals: u8) -> String {
        let text = |decimals| decimal(self.stretch(points), decimals, self.lang);
        let least = self.decimals(decimals);
        let shows = |text: &String| text.chars().any(|c| ('1'..='9').contains(&c));
        (least..=6).map(text).find(shows).unwrap_or_else(|| text(least))
    }

    /// A missing distance in words: `4 poäng`; a number alone on another scale than 0–100.
    #[must_use]
    pub fn missing(self, points: f64) -> String {
        match self.range {
            None => number::points(points, self.lang),
            Some(_) => self.gap(points, 0),
        }
    }

    /// A score and the most there can be: `62 av 100`; `3,40 på skalan 1–5` where the scale does not begin with nothing.
    #[must_use]
    pub fn out_of(self, points: f64) -> String {
        self.out_of_most(&self.number(points, 0))
    }

    /// The same of a score that may be told more coarsely.
    #[must_use]
    pub fn estimate_out_of(self, estimate: &Estimate) -> String {
        self.out_of_most(&self.of_estimate(estimate, 0))
    }

    /// The same where it stands with a name before it: `15 av 100`, `15 of 100`.
    #[must_use]
    pub fn estimate_of_most(self, estimate: &Estimate) -> String {
        let (low, high) = self.ends();
        let number = self.of_estimate(estimate, 0);
        match self.lang {
            _ if low != 0.0 => format!("{number} {}", self.phrase()),
            Lang::Sv => format!("{number} av {}", exact(high, self.lang)),
            Lang::En => format!("{number} of {}", exact(high, self.lang)),
        }
    }

    fn out_of_most(self, number: &str) -> String {
        let (low, high) = self.ends();
        let most = exact(high, self.lang);
        match self.lang {
            _ if low != 0.0 => format!("{number} {}", self.phrase()),
            Lang::Sv => format!("{number} av {most}"),
            Lang::En => format!("{number} out of {most}"),
        }
    }

    /// Round numbers from one end of the scale to the other: where in points, and what they are called.
    #[must_use]
    pub fn ticks(self) -> Vec<(f64, String)> {
        let (low, high) = self.ends();
        let place = |value: f64| (100.0 * (value - low) / (high - low), exact(value, self.lang));
        round_values(low, high).into_iter().map(place).collect()
    }

    /// The fifths of the scale, as whole numbers of its last decimal: `0–19`.
    #[must_use]
    pub fn fifths(self) -> [String; 5] {
        let least = 1.0 / ten_to(self.decimals(0));
        std::array::from_fn(|fifth| {
            let (from, to) = (20.0 * fifth as f64, 20.0 * (fifth + 1) as f64);
            let below = if fifth == 4 { 0.0 } else { least };
            between(self.line(from), &exact(self.value(to) - below, self.lang))
        })
    }

    fn stretch(self, points: f64) -> f64 {
        let (low, high) = self.ends();
        points * (high - low) / 100.0
    }

    fn at(self, low: f64, high: f64, decimals: u8) -> String {
        let (low, high) = (low.clamp(0.0, 100.0), high.clamp(0.0, 100.0));
        // The low end is at most the mean, so it must not look higher. Ends without anything between them look the same.
        let start = self.cut(low, decimals);
        let end = if low < high { decimal(self.value(high), decimals, self.lang) } else { start.clone() };
        between(start, &end)
    }

    /// The score with so many decimals of the scale, cut off where rounding would take it to a threshold.
    fn cut(self, points: f64, decimals: u8) -> String {
        let value = self.value(points);
        let one = ten_to(decimals);
        let cut = if self.crosses(points, decimals) { (value * one).floor() / one } else { value };
        decimal(cut, decimals, self.lang)
    }

    /// How many decimals a score has.
    fn decimals_for(self, points: f64, on_a_hundred: u8) -> u8 {
        let decimals = self.decimals(on_a_hundred);
        if self.crosses(points, decimals) { decimals.max(1) } else { decimals }
    }

    /// Whether rounding takes a score to a threshold, or over it.
    fn crosses(self, points: f64, decimals: u8) -> bool {
        let micro = |value: f64| Millionths::of(value).count();
        let step = 10_i128.pow(6 - u32::from(decimals.min(6)));
        let rounded = (micro(self.value(points)) + step / 2).div_euclid(step) * step;
        let lines = self.levels.iter().map(|level| level.from.value()).chain(self.line);
        // Levels are judged on points, so that is where "not yet reached" is decided.
        let mut ahead = lines.filter(|line| micro(points) < micro(*line));
        ahead.any(|line| micro(self.value(line)) <= rounded)
    }

    /// A short range needs more decimals to tell as much.
    fn decimals(self, on_a_hundred: u8) -> u8 {
        let (low, high) = self.ends();
        match high - low {
            50.0.. => on_a_hundred,
            10.0.. => on_a_hundred + 1,
            _ => 2,
        }
    }
}

/// The scale of whoever has none of its own.
const HUNDRED: (f64, f64) = (0.0, 100.0);

/// Which of a question's stages, counted from 1, a score is nearest to.
#[must_use]
pub fn nearest_stage((stage, stages): (usize, usize), lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("steg {stage} av {stages}"),
        Lang::En => format!("stage {stage} of {stages}"),
    }
}

fn on_scale(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("på skalan {name}"),
        Lang::En => format!("on the scale {name}"),
    }
}

/// Two numbers with a dash between them, which a minus sign must not touch.
fn between(low: String, high: &str) -> String {
    let to = if low.starts_with('\u{2212}') || high.starts_with('\u{2212}') { " – " } else { "–" };
    low + to + high
}

/// A power of ten.
fn ten_to(exponent: u8) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

/// How many decimals a number has; `None` for more than three.
fn decimals_of(value: f64) -> Option<u8> {
    (0..=3).find(|decimals| {
        let shifted = value * ten_to(*decimals);
        (shifted - shifted.round()).abs() < 1e-7
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decimal, Points};

    fn level(from: f64) -> NodeLevel {
        NodeLevel {
            from: Points::new(from).expect("points"),
            requires: Vec::new(),
            text: None,
            text_for_whole: None,
            advice_for_whole: None,
        }
    }

    fn scale(low: f64, high: f64, levels: &[NodeLevel], lang: Lang) -> Scale<'_> {
        let end = |value| Decimal::new(value).expect("a decimal");
        let range = DisplayRange::new(end(low), end(high)).filter(|range| range.ends() != HUNDRED);
        Scale { range, levels, line: None, lang }
    }

    #[test]
    fn ticks_are_round_and_end_with_the_scale() {
        let cases: [(f64, f64, &[&str]); 14] = [
            (0.0, 100.0, &["0", "25", "50", "75", "100"]),
            (0.0, 3.0, &["0", "1", "2", "3"]),
            (0.0, 5.0, &["0", "1", "2", "3", "4", "5"]),
            (1.0, 5.0, &["1", "2", "3", "4", "5"]),
            (0.0, 1.0, &["0", "0.2", "0.4", "0.6", "0.8", "1"]),
            (0.0, 2.0, &["0", "1", "2"]),
            (0.0, 7.0, &["0", "1", "2", "3", "4", "5", "6", "7"]),
            (0.0, 10.0, &["0", "2", "4", "6", "8", "10"]),
            (0.0, 12.0, &["0", "2", "4", "6", "8", "10", "12"]),
            (-1.0, 1.0, &["\u{2212}1", "0", "1"]),
            (0.5, 2.5, &["0.5", "1.5", "2.5"]),
            (0.0, 3.7, &["0", "1", "2", "3", "3.7"]),
            (0.0, 13.0, &["0", "5", "10", "13"]),
            (0.0, 1000.0, &["0", "250", "500", "750", "1000"]),
        ];
        for (low, high, expected) in cases {
            let ticks = scale(low, high, &[], Lang::En).ticks();
            let labels: Vec<&str> = ticks.iter().map(|(_, label)| label.as_str()).collect();
            assert_eq!(labels, expected);
            assert_eq!((ticks[0].0, ticks[ticks.len() - 1].0), (0.0, 100.0), "{low}–{high}");
        }
    }

    #[test]
    fn a_tick_stands_where_its_value_is() {
        let ticks = scale(1.0, 5.0, &[], Lang::Sv).ticks();
        assert_eq!(ticks[1], (25.0, "2".to_owned()));
    }

    #[test]
    fn rounding_reaches_no_threshold_that_the_score_has_not() {
        let levels = [level(20.0), level(40.0), level(66.67)];
        let cases = [
            (39.81, 0, "39,8"),
            (39.96, 0, "39,9"),
            (39.96, 1, "39,9"),
            (39.4, 0, "39"),
            (40.0, 0, "40"),
            (40.2, 0, "40"),
            (39.999_999_9, 0, "40"),
            (66.66, 0, "66,6"),
            (66.67, 0, "67"),
        ];
        for (points, decimals, expected) in cases {
            assert_eq!(scale(0.0, 100.0, &levels, Lang::Sv).number(points, decimals), expected, "{points}");
        }
    }

    #[test]
    fn nor_does_it_on_a_scale_of_its_own() {
        let levels = [level(40.0)];
        let scale = scale(0.0, 5.0, &levels, Lang::En);
        assert_eq!(scale.number(39.99, 0), "1.99");
        assert_eq!(scale.number(40.0, 1), "2.00");
        assert_eq!(scale.number(41.0, 0), "2.05");
        // A hair below in points is still below, although the scale is too short to tell.
        assert_eq!(scale.number(39.999_999, 0), "1.99");
        assert_eq!(scale.with_line(60.0).number(59.99, 0), "2.99");
    }

    #[test]
    fn distances_are_stretched_and_not_moved() {
        let scale = scale(1.0, 5.0, &[], Lang::Sv);
        assert_eq!(scale.number(50.0, 0), "3,00");
        assert_eq!(scale.distance(50.0, 1), "2,00");
        assert_eq!((scale.change(-25.0, 0), scale.change(0.1, 0)), ("\u{2212}1,00".into(), "0,00".into()));
        assert_eq!((scale.line(62.5), scale.out_of(62.5)), ("3,5".into(), "3,50 på skalan 1–5".into()));
        assert_eq!(scale.interval(-3.0, 104.0, 0), "1,00–5,00");
        assert_eq!(scale.gap(0.01, 0), "0,0004");
        assert_eq!(scale.missing(3.0), "0,12");
        assert_eq!(Scale::points(Lang::En).missing(4.0), "4 points");
        assert_eq!(Scale::points(Lang::En).out_of(62.4), "62 out of 100");
    }

    #[test]
    fn a_scale_is_called_what_it_was_given_as() {
        assert_eq!(scale(0.0, 3.0, &[], Lang::Sv).name(), "0–3");
        assert_eq!(scale(0.5, 2.5, &[], Lang::Sv).name(), "0,5–2,5");
        assert_eq!(scale(-2.0, 2.0, &[], Lang::En).name(), "\u{2212}2 – 2");
        assert_eq!(Scale::points(Lang::En).name(), "0–100");
        assert_eq!(Scale::points(Lang::En).fifths(), ["0–19", "20–39", "40–59", "60–79", "80–100"]);
        assert_eq!(scale(0.0, 5.0, &[], Lang::Sv).fifths()[..2], ["0–0,99", "1–1,99"]);
    }

    #[test]
    fn one_scale_for_all_is_told_once() {
        let (short, points) = (scale(0.0, 3.0, &[], Lang::En), Scale::points(Lang::En));
        assert_eq!(Shown::of([points, points]), Shown::Points);
        assert_eq!(Shown::of([scale(0.0, 100.0, &[], Lang::En)]), Shown::Points);
        let one = Shown::of([short, short]);
        assert_eq!((one.scores(Lang::En), one.beside(short)), ("Score on the scale 0–3".into(), None));
        assert_eq!(Shown::of([short, points]).beside(points), Some("0–100".into()));
    }
}
