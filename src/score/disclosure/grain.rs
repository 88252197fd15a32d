//! How finely the score of few people is told.

use crate::model::{Answering, Item, NodeIx, Questionnaire};
use crate::score::estimate::{Estimate, Grain};

use super::Limits;

/// What may be told of the score of a few: whole points, and at the ends of the scale only that it is there. What is computed from it counts
/// with the middle of what it may be.
fn coarse(estimate: Estimate) -> Estimate {
    let whole = estimate.mean.round();
    let (mean, grain) = match whole {
        low if low < Grain::LOW => (2.0, Grain::Under),
        high if high > Grain::HIGH => (98.0, Grain::Over),
        whole => (whole, Grain::Whole),
    };
    Estimate { grain, ..estimate.with_mean(mean) }
}

/// The points of an item's stages, lowest first: of its answers, where one of several is chosen, and else of a quarter of the scale.
fn stages_of(item: &Item) -> Vec<f64> {
    let Answering::Choice(scale) = &item.answering else { return vec![0.0, 25.0, 50.0, 75.0, 100.0] };
    let options = scale.options().iter().map(|option| option.points);
    let points = options.map(|points| if item.reverse { points.reversed() } else { points }.value());
    let mut points: Vec<f64> = points.collect();
    points.sort_by(f64::total_cmp);
    points.dedup();
    points
}

/// The points of the stage nearest to an item's score, of two that are as near the lower.
pub(in crate::score) fn stage(item: &Item, score: f64) -> f64 {
    let stages = stages_of(item);
    nearest(&stages, score).map_or_else(|| quarter(score), |at| stages[at])
}

/// Which of some stages is nearest to a score; of two that are as near the lower.
fn nearest(stages: &[f64], score: f64) -> Option<usize> {
    let distance = |at: &usize| (stages[*at] - score).abs();
    (0..stages.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// Which stage of how many is nearest to some points; of a group, counted in the stages of its questions.
pub fn named_stage(questionnaire: &Questionnaire, node: NodeIx, points: f64) -> Option<(usize, usize)> {
    let of_item = |item: NodeIx| questionnaire[item].item().map(stages_of).unwrap_or_default();
    let is_counted = |item: &NodeIx| questionnaire[*item].item().is_none_or(|item| item.scored);
    let mut items = questionnaire.items_in(node).into_iter().filter(is_counted);
    let stages = of_item(items.next()?);
    if items.any(|item| of_item(item) != stages) {
        return None;
    }
    Some((nearest(&stages, points)? + 1, stages.len()))
}

fn quarter(score: f64) -> f64 {
    (score / 25.0).round() * 25.0
}

impl Limits {
    /// How the score of so many people is told, and how it counts in that of more.
    pub(in crate::score) fn told(&self, estimate: Estimate, people: u64) -> Estimate {
        if people >= self.exact {
            return estimate;
        }
        let bare = Estimate { sd: None, precision: None, of_staff: None, believed: None, ..estimate };
        if people >= self.figure {
            return coarse(bare);
        }
        Estimate { grain: Grain::Whole, ..bare.with_mean(quarter(estimate.mean)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_told_of_in_whole_points_that_do_not_tell_the_ends() {
        for (mean, expected, grain) in [
            (42.4, 42.0, Grain::Whole),
            (4.4, 2.0, Grain::Under),
            (0.0, 2.0, Grain::Under),
            (4.6, 5.0, Grain::Whole),
            (95.4, 95.0, Grain::Whole),
            (100.0, 98.0, Grain::Over),
        ] {
            let told = coarse(Estimate::without_precision(7, mean));
            assert_eq!((told.mean, told.grain), (expected, grain), "{mean}");
        }
    }
}
