//! How well answers follow the partial credit model.

use crate::tally::StageCounts;

use super::super::power;
use super::Design;
use super::scale::StepScale;

/// How far the answers to one item are from what the model expects: mean squares, 1 where they are as near as chance would have it, more
/// where they go their own way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemFit {
    /// Each answer's squared distance from what is expected at the place where its raw score is most likely, over the variance there;
    /// the mean over people. As eRm has it. Below 1 with few items, since the place was found from the same answers.
    pub outfit: f64,
    /// The same with each person weighted by the variance (B. D. Wright and G. N. Masters, *Rating Scale Analysis*, 1982, ch. 5).
    pub infit: f64,
    /// Infit against what is expected given the raw score, whose mean is 1 with any number of items (K. B. Christensen and S. Kreiner, in
    /// *Rasch Models in Health*, 2013, ch. 5).
    pub given_score: f64,
    /// How many standard errors that is above 1.
    pub deviate: f64,
}

/// Sums over people.
#[derive(Default)]
struct Totals {
    people: f64,
    squares: f64,
    variance: f64,
    standardised: f64,
    given_squares: f64,
    given_variance: f64,
    /// The variance of the squares given the raw score.
    given_spread: f64,
}

pub(super) fn of(counts: &StageCounts, design: &Design, scale: &StepScale) -> Vec<Option<ItemFit>> {
    let scores: Vec<usize> = design.scores(counts).map(|(score, _)| score).collect();
    let places: Vec<f64> = scores.iter().map(|score| scale.most_likely(score - design.low)).collect();
    let of_item = |item: usize| {
        let lowest = *design.used[item].first().filter(|_| design.used[item].len() > 1)?;
        let others = without(scale, design, item);
        let mut totals = Totals::default();
        for (score, place) in scores.iter().zip(&places) {
            let at_place = scale.probabilities(item, *place);
            // Given the raw score, the others have taken the other steps; any place gives the same.
            let steps = score - design.low;
            let rest = others.sums(steps, *place);
            let of_rest = |height: usize| steps.checked_sub(height).and_then(|at| rest.get(at)).copied();
            let given: Vec<(usize, f64)> = at_place
                .iter()
                .map(|(height, p)| (*height, p * of_rest(*height).unwrap_or_default()))
                .collect();
            let total: f64 = given.iter().map(|(_, p)| p).sum();
            let given: Vec<(usize, f64)> = given.iter().map(|(height, p)| (*height, p / total)).collect();
            let row = counts.row(*score, item);
            totals.add(&at_place, &given, |height| row[lowest + height] as f64);
        }
        Some(ItemFit {
            outfit: totals.standardised / totals.people,
            infit: totals.squares / totals.variance,
            given_score: totals.given_squares / totals.given_variance,
            deviate: (totals.given_squares - totals.given_variance) / totals.given_spread.sqrt(),
        })
    };
    (0..counts.items()).map(of_item).collect()
}

impl Totals {
    /// Adds the people with one raw score: how likely each stage is at their place and given their score, and how many are on it.
    fn add(&mut self, at_place: &[(usize, f64)], given: &[(usize, f64)], on: impl Fn(usize) -> f64) {
        let about = |stages: &[(usize, f64)]| {
            let mean: f64 = stages.iter().map(|(height, p)| *height as f64 * p).sum();
            let central = |order: u32| -> f64 {
                stages.iter().map(|(height, p)| p * power(*height as f64 - mean, order)).sum()
            };
            (mean, central(2), central(4))
        };
        let people: f64 = at_place.iter().map(|(height, _)| on(*height)).sum();
        let squares = |mean: f64| -> f64 {
            at_place.iter().map(|(height, _)| on(*height) * power(*height as f64 - mean, 2)).sum()
        };
        let (mean, variance, _) = about(at_place);
        self.people += people;
        self.squares += squares(mean);
        self.variance += people * variance;
        self.standardised += squares(mean) / variance;
        let (mean, variance, fourth) = about(given);
        self.given_squares += squares(mean);
        self.given_variance += people * variance;
        self.given_spread += people * (fourth - variance * variance).max(0.0);
    }
}

/// The other items, of which is asked how likely it is that they make up the rest of a raw score.
struct Others<'a> {
    scale: &'a StepScale,
    items: Vec<usize>,
}

fn without<'a>(scale: &'a StepScale, design: &Design, item: usize) -> Others<'a> {
    Others { scale, items: (0..design.used.len()).filter(|other| *other != item).collect() }
}

impl Others<'_> {
    /// How likely each number of steps up to `most` is, at a place.
    fn sums(&self, most: usize, place: f64) -> Vec<f64> {
        let mut sums = vec![1.0];
        for item in &self.items {
            let stages = self.scale.probabilities(*item, place);
            let longest = stages.last().map_or(0, |(height, _)| *height);
            let mut next = vec![0.0; (sums.len() + longest).min(most + 1)];
            for (at, sum) in sums.iter().enumerate() {
                for (height, p) in &stages {
                    if let Some(term) = next.get_mut(at + height) {
                        *term += sum * p;
                    }
                }
            }
            sums = next;
        }
        sums
    }
}
