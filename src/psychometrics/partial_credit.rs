//! The partial credit model: where on one common scale people go from each stage of an item to the next.
//!
//! G. N. Masters, *Psychometrika* 47 (1982), 149–174. With steps δ₁ … δₘ, somebody at θ is on stage x of an item with probability
//! proportional to exp Σₖ₍ₖ≤ₓ₎(θ − δₖ); an item of two stages is G. Rasch's. The sum of the stages says all about θ that the answers do,
//! so the steps can be estimated from what people with the same sum answered, and nothing need be supposed of how θ is spread:
//! conditional maximum likelihood (E. B. Andersen, *Psychometrika* 42 (1977), 69–81).

mod fit;
mod likelihood;
mod linear;
mod scale;

use crate::tally::StageCounts;

use self::likelihood::{Likelihood, Local};
use super::Undefined;

pub use self::fit::ItemFit;
pub use self::scale::{Measure, StepScale};

/// The steps of a group's items on a scale in logits, on which the mean of all steps is 0.
///
/// Agrees with eRm, whose origin is where the cumulated steps add up to 0 instead, to 10⁻⁵, where its search stops.
#[derive(Debug, Clone, PartialEq)]
pub struct PartialCredit {
    /// One per item, in the order in which they were counted. An item that tells nobody apart has none.
    pub items: Vec<Vec<Step>>,
    /// The logarithm of the conditional likelihood.
    pub log_likelihood: f64,
    /// How many answered all items and neither all of them on the lowest nor all on the highest stage: those of whom the steps are estimated.
    pub n: u64,
    design: Design,
    /// Of all steps, item by item.
    covariance: Vec<Vec<f64>>,
}

/// The way from one stage of an item to the next that anybody is on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The stage below, from 0.
    pub from: usize,
    /// The stage above: the next, or one further up where nobody is on those between.
    pub to: usize,
    /// How many of those it is estimated from are on the stage below and how many on the one above.
    pub people: [u64; 2],
    /// Where both are equally likely, in logits.
    pub place: f64,
    /// Its standard error.
    pub error: f64,
}

/// Beyond this standard error, in logits, there is no highest likelihood: it rises for ever as a step goes away.
const UNBOUNDED: f64 = 10.0;
const MOST_ITERATIONS: usize = 100;
/// The fit is done when the next of Newton's steps promises no more than this of the log-likelihood.
const SETTLED: f64 = 1e-18;

impl PartialCredit {
    /// Estimates the steps by Newton's method, each of whose steps is halved until the likelihood rises.
    ///
    /// A stage that nobody is on, of those whose sums say something, has no steps of its own; the sums of the others stay as they are
    /// (M. Wilson and G. N. Masters, *Psychometrika* 58 (1993), 87–99).
    ///
    /// # Errors
    /// [`Undefined::TooFewItems`] with fewer than two items, [`Undefined::NoSpread`] where fewer than two tell anybody apart, and
    /// [`Undefined::Unbounded`] where the answers leave some step without a place, as when each item is harder than the one before for
    /// everybody; or where there are so many hundreds of steps that numbers run out.
    pub fn of(counts: &StageCounts) -> Result<Self, Undefined> {
        if counts.items() < 2 {
            return Err(Undefined::TooFewItems);
        }
        let design = Design::of(counts);
        if design.used.iter().filter(|used| used.len() > 1).count() < 2 {
            return Err(Undefined::NoSpread);
        }
        let likelihood = Likelihood::of(counts, &design);
        let (easiness, best) = climb(&likelihood).ok_or(Undefined::Unbounded)?;
        // The first parameter stands for the origin and stays where it is.
        let free = linear::inverse(&without_first(&best.information)).ok_or(Undefined::Unbounded)?;
        let transform = design.steps_from_easiness();
        let places = linear::times(&transform, &easiness);
        let covariance = linear::sandwich(&transform, &with_first(&free));
        let errors: Vec<f64> = (0..places.len()).map(|at| covariance[at][at].sqrt()).collect();
        if !errors.iter().all(|error| *error <= UNBOUNDED) {
            return Err(Undefined::Unbounded);
        }
        let mut estimates = places.iter().zip(&errors);
        let items = design.used.iter().enumerate().map(|(item, used)| {
            let steps = used.windows(2).zip(&mut estimates);
            steps
                .map(|(stages, (place, error))| Step {
                    from: stages[0],
                    to: stages[1],
                    people: [stages[0], stages[1]].map(|stage| design.people(counts, item, stage)),
                    place: *place,
                    error: *error,
                })
                .collect()
        });
        let items = items.collect();
        Ok(Self { items, log_likelihood: best.value, n: likelihood.n(), design, covariance })
    }

    /// How far the second of two steps of an item is above the first, and the standard error of that.
    #[must_use]
    pub fn rise(&self, item: usize, first: usize, second: usize) -> (f64, f64) {
        let before: usize = self.items[..item].iter().map(Vec::len).sum();
        let (a, b) = (before + first, before + second);
        let of = |row: usize, column: usize| self.covariance[row][column];
        let variance = of(a, a) + of(b, b) - 2.0 * of(a, b);
        (self.items[item][second].place - self.items[item][first].place, variance.max(0.0).sqrt())
    }

    /// The covariance of two steps, each by its item and its place in it.
    #[must_use]
    pub fn covariance(&self, one: (usize, usize), other: (usize, usize)) -> f64 {
        let at = |(item, step): (usize, usize)| self.items[..item].iter().map(Vec::len).sum::<usize>() + step;
        self.covariance[at(one)][at(other)]
    }

    /// The sum of the lowest stages that the steps are about: what the scale calls no step taken.
    #[must_use]
    pub const fn lowest(&self) -> usize {
        self.design.low
    }

    /// The scale that the steps make.
    #[must_use]
    pub fn scale(&self) -> StepScale {
        let steps = self
            .items
            .iter()
            .map(|steps| steps.iter().map(|step| (step.to - step.from, step.place)).collect::<Vec<_>>());
        StepScale::with_sizes(&steps.collect::<Vec<_>>())
    }

    /// Where people with each raw score stand, lowest first, by Warm's weighted likelihood. Somebody whose stages are lower, or higher,
    /// than any that the steps are about stands at the end.
    #[must_use]
    pub fn measures(&self, counts: &StageCounts) -> Vec<Measure> {
        let mut people = vec![0; self.design.top() + 1];
        for (score, n) in counts.scores() {
            people[score.clamp(self.design.low, self.design.high) - self.design.low] += n;
        }
        self.scale().measures(&people)
    }

    /// How well each item's answers follow the model; `None` for one that tells nobody apart.
    #[must_use]
    pub fn fit(&self, counts: &StageCounts) -> Vec<Option<ItemFit>> {
        fit::of(counts, &self.design, &self.scale())
    }
}

/// Which stages can be told of: those that somebody is on whose raw score is neither the lowest nor the highest there can be. From the
/// others nothing follows, since all who have those scores answer alike.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Design {
    /// The stages in use of each item.
    used: Vec<Vec<usize>>,
    /// The lowest raw score of these stages.
    low: usize,
    /// The highest.
    high: usize,
}

impl Design {
    fn of(counts: &StageCounts) -> Self {
        let items = 0..counts.items();
        let mut used: Vec<Vec<usize>> = items.map(|item| (0..counts.stages(item)).collect()).collect();
        loop {
            let end = |end: fn(&[usize]) -> Option<&usize>| -> usize {
                used.iter().filter_map(|stages| end(stages)).sum()
            };
            let (low, high) = (end(<[usize]>::first), end(<[usize]>::last));
            let between: Vec<usize> = counts
                .scores()
                .map(|(score, _)| score)
                .filter(|score| low < *score && *score < high)
                .collect();
            let is_used = |item: usize, stage: &usize| {
                between.iter().any(|score| counts.row(*score, item).get(*stage).is_some_and(|n| *n > 0))
            };
            let fewer: Vec<Vec<usize>> = used
                .iter()
                .enumerate()
                .map(|(item, stages)| stages.iter().copied().filter(|stage| is_used(item, stage)).collect())
                .collect();
            if fewer == used {
                return Self { used, low, high };
            }
            used = fewer;
        }
    }

    /// The raw scores from which something follows.
    fn scores(&self, counts: &StageCounts) -> impl Iterator<Item = (usize, u64)> {
        counts.scores().filter(|(score, _)| self.low < *score && *score < self.high)
    }

    /// How many with such a score are on a stage.
    fn people(&self, counts: &StageCounts, item: usize, stage: usize) -> u64 {
        self.scores(counts).map(|(score, _)| counts.row(score, item)[stage]).sum()
    }

    /// How many stages there are above the lowest, over all items.
    const fn top(&self) -> usize {
        self.high - self.low
    }

    /// The matrix that makes steps of easinesses (the sum of the steps up to a stage, with the opposite sign), so that the mean of all
    /// stages' steps is 0.
    fn steps_from_easiness(&self) -> Vec<Vec<f64>> {
        let parameters: usize = self.used.iter().map(|used| used.len().saturating_sub(1)).sum();
        let mut rows = vec![vec![0.0; parameters]; parameters];
        let mut ends = Vec::new();
        let mut at = 0;
        for used in &self.used {
            for (place, stages) in used.windows(2).enumerate() {
                let size = (stages[1] - stages[0]) as f64;
                rows[at][at] = -1.0 / size;
                if place > 0 {
                    rows[at][at - 1] = 1.0 / size;
                }
                at += 1;
            }
            if used.len() > 1 {
                ends.push(at - 1);
            }
        }
        for row in &mut rows {
            ends.iter().for_each(|end| row[*end] += 1.0 / self.top() as f64);
        }
        rows
    }
}

/// The easinesses at which the likelihood is highest, and what it is like there; `None` where it has no highest place.
fn climb(likelihood: &Likelihood) -> Option<(Vec<f64>, Local)> {
    let mut place = likelihood.start();
    let mut here = likelihood.at(&place)?;
    for _ in 0..MOST_ITERATIONS {
        let uphill = linear::solve(&without_first(&here.information), &here.gradient[1..])?;
        let promise: f64 = uphill.iter().zip(&here.gradient[1..]).map(|(step, slope)| step * slope).sum();
        if promise <= SETTLED * (1.0 + here.value.abs()) {
            return Some((place, here));
        }
        let mut length = 1.0;
        let (next, there) = loop {
            let moved = place.iter().enumerate().map(|(at, easiness)| match at {
                0 => *easiness,
                _ => easiness + length * uphill[at - 1],
            });
            let next = likelihood.centred(&moved.collect::<Vec<_>>());
            // What is lost to rounding is no descent.
            let least = here.value - 1e-12 * here.value.abs();
            match likelihood.at(&next).filter(|there| there.value >= least) {
                Some(there) => break (next, there),
                None if length < 1e-6 => return None,
                None => length /= 2.0,
            }
        };
        (place, here) = (next, there);
    }
    None
}

fn without_first(matrix: &[Vec<f64>]) -> Vec<Vec<f64>> {
    matrix.iter().skip(1).map(|row| row[1..].to_vec()).collect()
}

fn with_first(matrix: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let rows = matrix.iter().map(|row| [&[0.0], row.as_slice()].concat());
    std::iter::once(vec![0.0; matrix.len() + 1]).chain(rows).collect()
}

#[cfg(test)]
mod tests;
