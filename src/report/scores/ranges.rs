//! Scores on the range that their node is shown on.

use crate::model::{DisplayRange, Lang, NodeIx, Questionnaire};
use crate::score::NodeScore;
use crate::text::number;
use crate::text::terminal::stages::range_text;

/// A node with the range that its scores are shown on.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    range: Option<DisplayRange>,
    lang: Lang,
}

impl Scale {
    pub fn of(questionnaire: &Questionnaire, node: NodeIx, lang: Lang) -> Self {
        Self { range: questionnaire.range_of(node), lang }
    }

    /// The range itself: `0–3`.
    pub fn name(self) -> String {
        range_text(self.range, self.lang)
    }

    /// Points as a number on the range.
    pub fn number(self, points: f64, decimals: u8) -> String {
        number::decimal(self.value(points), self.decimals(decimals), self.lang)
    }

    /// A distance in points, such as a deviation, as one on the range.
    pub fn distance(self, points: f64, decimals: u8) -> String {
        let whole = self.range.map_or(100.0, |range| range.ends().1 - range.ends().0);
        number::decimal(points * whole / 100.0, self.decimals(decimals), self.lang)
    }

    /// The ends of an interval, held within the range.
    pub fn ends(self, low: f64, high: f64, decimals: u8) -> String {
        let end = |end: f64| self.number(end.clamp(0.0, 100.0), decimals);
        format!("{}–{}", end(low), end(high))
    }

    /// A score with its interval; a dash where there is nothing to show.
    pub fn score(self, score: Option<&NodeScore>, decimals: u8) -> String {
        let Some(score) = score else { return number::NO_VALUE.to_owned() };
        let number = self.number(score.estimate.mean, decimals);
        // A census has an interval without width, which would only repeat the score.
        match score.estimate.interval().filter(|interval| interval.low < interval.high) {
            Some(interval) => format!("{number} ({})", self.ends(interval.low, interval.high, decimals)),
            None => number,
        }
    }

    fn value(self, points: f64) -> f64 {
        self.range.map_or(points, |range| range.show(points))
    }

    /// A short range needs more decimals to tell as much.
    fn decimals(self, on_a_hundred: u8) -> u8 {
        let width = self.range.map_or(100.0, |range| range.ends().1 - range.ends().0);
        match width {
            50.0.. => on_a_hundred,
            10.0.. => on_a_hundred + 1,
            _ => 2,
        }
    }
}

/// The ranges of these nodes, each with the nodes that have it, in order.
pub fn ranges(questionnaire: &Questionnaire, nodes: &[NodeIx], lang: Lang) -> Vec<(String, Vec<NodeIx>)> {
    let mut ranges: Vec<(String, Vec<NodeIx>)> = Vec::new();
    for node in nodes {
        let name = Scale::of(questionnaire, *node, lang).name();
        match ranges.iter_mut().find(|(range, _)| *range == name) {
            Some((_, nodes)) => nodes.push(*node),
            None => ranges.push((name, vec![*node])),
        }
    }
    ranges
}
