//! Do the stages of each question come in the order that they claim.

mod findings;
mod groups;

use crate::model::{ItemIx, NodeIx, OptionIx, Points, Responses};
use crate::psychometrics::{ItemFit, Measure, PartialCredit, Step, StepScale};
use crate::score::{Estimate, Interval, Limits};
use crate::tally::{AnswerCounts, Cell, StageCounts, Sums, Tally, options_by_stage};

use super::super::WaveView;
use super::Refusal;

use groups::Group;

pub use findings::LevelFinding;

/// From how many who answered all questions of a group its steps are estimated. With thirty a step is known to about one logit with
/// 95 % (J. M. Linacre, *Rasch Measurement Transactions* 7 (1994), 328); with fewer, to so little that nothing could be said.
pub const LEAST_TO_ORDER: u64 = 30;
/// The part of a normal distribution's standard errors within which 95 % lie.
const TWO_SIDED: f64 = 1.959_963_984_540_054;

/// The steps between the answers of each question, per group.
#[derive(Debug, Clone)]
pub struct Levels {
    /// How many must have answered all questions of a group.
    pub least: u64,
    /// The areas, or where an area has none, the widest groups in it that have; in the questionnaire's order.
    pub groups: Vec<GroupLevels>,
}

/// One group.
#[derive(Debug, Clone)]
pub struct GroupLevels {
    /// Which.
    pub node: NodeIx,
    /// Where the steps are.
    pub map: Result<LevelMap, Refusal>,
}

/// Where people, and the steps between the answers of a group's questions, are on one scale.
#[derive(Debug, Clone)]
pub struct LevelMap {
    /// How many answered all questions.
    pub n: u64,
    /// The part of what people's places differ in that is no error; `None` where all stand at one place.
    pub separation: Option<f64>,
    /// The questions, in the questionnaire's order.
    pub questions: Vec<ItemLevels>,
    /// Where people are: stretches that lie side by side, lowest first.
    pub people: Vec<People>,
    /// What to look at.
    pub findings: Vec<LevelFinding>,
    shares: Shares,
    /// Where on the model's scale the 0 of what is shown is.
    origin: f64,
}

/// How many of all steps are taken where on the model's scale.
#[derive(Debug, Clone)]
struct Shares {
    scale: StepScale,
    /// The steps that everybody has taken, as far as the model can tell.
    below: usize,
    /// All steps there are, also to answers that nobody gave.
    all: usize,
}

/// A stretch of the scale and how many people are on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct People {
    /// Where it begins, in logits.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How many are on it: as many as a figure of a question takes even without those who gave the lowest answer to every question, or the highest.
    pub people: u64,
}

/// One question.
#[derive(Debug, Clone)]
pub struct ItemLevels {
    /// Which.
    pub node: NodeIx,
    /// Its answers, from the one that counts least; options with the same points are one.
    pub stages: Vec<Stage>,
    /// The mean score of all who answered it, from 0 to 100: the higher, the easier the question.
    pub mean: f64,
    /// The steps between neighbouring answers that enough people gave.
    pub steps: Vec<StepLevel>,
    /// How well its answers follow the model; `None` where it tells nobody apart.
    pub fit: Option<ItemFit>,
}

/// An answer to a question.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The options.
    pub options: Vec<OptionIx>,
    /// Whether fewer people gave it than may be shown; nobody, where nothing is withheld.
    pub is_rare: bool,
    /// The part of all who answered the question that gave it; `None` where nobody did.
    pub share: Option<f64>,
    /// How many of the steps of the *other* questions those who gave it and answered all have taken on average, from 0 to 100; `None`
    /// where that is withheld, as where so few of those who answered some question left another out that what they answered would follow.
    pub elsewhere: Option<Estimate>,
}

/// The step from one answer to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepLevel {
    /// The place of the answer below, from 0.
    pub from: usize,
    /// The place of the answer above.
    pub to: usize,
    /// Where both are equally likely, in logits from the mean of the steps that are shown.
    pub place: f64,
    /// Its standard error.
    pub error: f64,
    /// The part of all steps in the group that somebody there is expected to have taken, from 0 to 1.
    pub share: f64,
    /// The same at the ends of the 95 % interval.
    pub interval: Interval,
}

impl Levels {
    /// Counts a wave's answers over everybody in the topmost units that show the group and its questions, and estimates the steps.
    #[must_use]
    pub fn of(view: WaveView<'_>, tally: &Tally, responses: &Responses) -> Self {
        groups::levels(view, tally, responses)
    }
}

impl GroupLevels {
    /// One group of the questionnaire, whatever it is part of.
    #[must_use]
    pub fn of(view: WaveView<'_>, tally: &Tally, responses: &Responses, node: NodeIx) -> Self {
        groups::one(view, tally, responses, node)
    }
}

impl ItemLevels {
    /// Whether a step, by its place among those that are shown, comes before the one that it follows on.
    #[must_use]
    pub fn is_early(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.steps[before]);
        before.is_some_and(|before| before.to == self.steps[at].from && self.steps[at].place < before.place)
    }
}

impl LevelMap {
    /// Whether nothing that is shown tells of answers that do not come in order.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        !self.findings.iter().any(|finding| {
            matches!(finding, LevelFinding::Backwards { .. } | LevelFinding::NeverLikeliest { .. })
        })
    }

    /// The place in logits where somebody is expected to have taken this part of all steps, from 0 to 1; `None` where nobody does.
    #[must_use]
    pub fn place_of(&self, share: f64) -> Option<f64> {
        self.shares.place(share).map(|place| place - self.origin)
    }

    /// Given the sums of everybody whose answers count, question by question.
    fn of(view: WaveView<'_>, everybody: &Cell, group: &Group) -> Result<Self, Refusal> {
        let (items, counts) = (&group.items, &group.counts);
        // Steps are told item by item, by those who answered all of them.
        let release = view.scores.release();
        let limits: Vec<Limits> =
            items.iter().map(|item| release.limits(view.questionnaire().items()[item.at()])).collect();
        let enough = limits.iter().map(|limits| limits.exact).max().unwrap_or(1);
        let left_out = group.answered.iter().map(|answered| answered.saturating_sub(counts.n()));
        // One question is enough: what those who answered all have on the others tells what they have on it.
        if counts.n() < enough.max(LEAST_TO_ORDER)
            || left_out.into_iter().any(|few| limits.iter().any(|limits| !limits.may_follow(few)))
        {
            return Err(Refusal::TooFew);
        }
        let model = PartialCredit::of(counts).map_err(Refusal::Undefined)?;
        let shown = Shown::of(&model, enough);
        let fit = model.fit(counts);
        let all = (0..counts.items()).map(|item| counts.stages(item).saturating_sub(1)).sum();
        let shares = Shares { scale: model.scale(), below: model.lowest(), all };
        let questions = items.iter().zip(fit).enumerate().map(|(at, (item, fit))| {
            let node = view.questionnaire().items()[item.at()];
            let sums = everybody.nodes[node.at()];
            ItemLevels {
                node,
                stages: stages(view, *item, &everybody.items[item.at()], (counts, at), enough),
                mean: Estimate::of(&sums, None).map_or(0.0, |estimate| estimate.mean),
                steps: shown.steps(at, &shares),
                fit,
            }
        });
        let questions: Vec<ItemLevels> = questions.collect();
        let measures = model.measures(counts);
        let mut map = Self {
            n: counts.n(),
            separation: StepScale::separation(&measures).ok(),
            questions,
            people: people(&measures, enough, shown.origin),
            findings: Vec::new(),
            shares,
            origin: shown.origin,
        };
        map.findings = findings::of(&map, &model, &measures, enough);
        Ok(map)
    }
}

impl Shares {
    fn at(&self, place: f64) -> f64 {
        (self.below as f64 + self.scale.share(place) * self.scale.top() as f64) / self.all.max(1) as f64
    }

    fn place(&self, share: f64) -> Option<f64> {
        let of_scale = (share * self.all as f64 - self.below as f64) / self.scale.top() as f64;
        (of_scale > 0.0 && of_scale < 1.0).then(|| self.scale.place_of(of_scale))
    }
}

/// The steps on both sides of which enough people are, on a scale of their own: had it the mean of all for its 0, the one step that
/// is withheld would follow from the others.
struct Shown<'a> {
    model: &'a PartialCredit,
    /// Each by its item and its place in it, with how many stages it reaches over.
    places: Vec<((usize, usize), f64)>,
    sizes: f64,
    origin: f64,
}

impl<'a> Shown<'a> {
    fn of(model: &'a PartialCredit, least: u64) -> Self {
        let steps = model
            .items
            .iter()
            .enumerate()
            .flat_map(|(item, steps)| steps.iter().enumerate().map(move |(at, step)| ((item, at), step)));
        let enough = steps.filter(|(_, step)| step.people.iter().all(|people| *people >= least));
        let shown: Vec<((usize, usize), &Step)> = enough.collect();
        let places: Vec<_> = shown.iter().map(|(at, step)| (*at, (step.to - step.from) as f64)).collect();
        let sizes: f64 = places.iter().map(|(_, size)| size).sum();
        let sum: f64 = shown.iter().zip(&places).map(|((_, step), (_, size))| step.place * size).sum();
        Self { model, places, sizes, origin: if sizes > 0.0 { sum / sizes } else { 0.0 } }
    }

    fn steps(&self, item: usize, shares: &Shares) -> Vec<StepLevel> {
        let own = self.places.iter().filter(|((of, _), _)| *of == item);
        own.map(|(at, _)| {
            let Step { from, to, place, .. } = self.model.items[item][at.1];
            let error = self.error(*at);
            let share = |errors: f64| shares.at(place + errors * error);
            let interval = Interval { low: share(-TWO_SIDED), high: share(TWO_SIDED) };
            StepLevel { from, to, place: place - self.origin, error, share: share(0.0), interval }
        })
        .collect()
    }

    /// The standard error of a step's distance from the mean of those that are shown.
    fn error(&self, step: (usize, usize)) -> f64 {
        let to_mean = |one: (usize, usize)| -> f64 {
            self.places.iter().map(|(other, size)| size * self.model.covariance(one, *other)).sum::<f64>()
                / self.sizes
        };
        let of_mean = self.places.iter().map(|(one, size)| size * to_mean(*one)).sum::<f64>() / self.sizes;
        (self.model.covariance(step, step) - 2.0 * to_mean(step) + of_mean).max(0.0).sqrt()
    }
}

/// The answers to an item, given how many gave each, and the counts of those who answered all with the item's place there.
fn stages(
    view: WaveView<'_>,
    item: ItemIx,
    answers: &AnswerCounts,
    (counts, at): (&StageCounts, usize),
    enough: u64,
) -> Vec<Stage> {
    let questionnaire = view.questionnaire();
    let options = questionnaire[questionnaire.items()[item.at()]].item().map(options_by_stage);
    let options = options.unwrap_or_default();
    let gave = |options: &Vec<OptionIx>| options.iter().map(|option| answers.options[option.at()]).sum();
    let people: Vec<u64> = options.iter().map(gave).collect();
    // How many gave each answer is told, so that this tells no more of them; what they have elsewhere is a figure.
    let of_all = shown(&counts.answers(at), enough);
    let steps: usize = (0..counts.items()).filter(|other| *other != at).map(|i| counts.stages(i) - 1).sum();
    let stage = |(stage, options): (usize, Vec<OptionIx>)| Stage {
        options,
        is_rare: people[stage] < enough,
        share: (answers.valued > 0).then(|| people[stage] as f64 / answers.valued as f64),
        elsewhere: Estimate::of(&elsewhere(counts, at, stage, steps), None).filter(|_| of_all[stage]),
    };
    options.into_iter().enumerate().map(stage).collect()
}

/// The part of the steps of the other questions that each of those who gave an answer has taken, as points.
fn elsewhere(counts: &StageCounts, item: usize, stage: usize, steps: usize) -> Sums {
    let mut sums = Sums::default();
    for (score, _) in counts.scores() {
        let n = counts.row(score, item)[stage];
        if n > 0 && steps > 0 {
            let all = i128::from(Points::MAX.units());
            let points = Points::from_ratio(all * (score - stage) as i128, steps as i128);
            let (units, n) = (i128::from(points.units()), i128::from(n));
            sums.merge(&Sums::of_many(units, n as u64));
        }
    }
    sums
}

/// Which answers' counts may be shown: those of enough people, less as many of the smallest as it takes for those that are left out not
/// to follow from the rest. Those between the ends go first, since how many are at the ends is told elsewhere.
fn shown(people: &[u64], least: u64) -> Vec<bool> {
    let mut shown: Vec<bool> = people.iter().map(|n| *n >= least).collect();
    let hidden = |shown: &[bool]| -> u64 {
        people.iter().zip(shown).filter(|(_, shown)| !**shown).map(|(n, _)| n).sum()
    };
    let is_end = |at: &usize| *at == 0 || at + 1 == people.len();
    while shown.contains(&false) && hidden(&shown) < least {
        let smallest = (0..people.len()).filter(|at| shown[*at]).min_by_key(|at| (is_end(at), people[*at]));
        let Some(smallest) = smallest else { break };
        shown[smallest] = false;
    }
    shown
}

/// How many stretches a scale is divided into, at most.
const STRETCHES: f64 = 16.0;

/// Neighbouring raw scores together, until enough people have them. Those at the ends of the raw scores do not count for that: how many
/// they are among all who have a score, complete or not, is told elsewhere.
fn people(measures: &[Measure], least: u64, origin: f64) -> Vec<People> {
    let (Some(first), Some(last)) = (measures.first(), measures.last()) else { return Vec::new() };
    let between = |at: usize| (measures[at].place + measures[at + 1].place) / 2.0 - origin;
    let end = |at: usize| match at + 1 < measures.len() {
        true => between(at),
        false => 2.0 * (last.place - origin) - between(at - 1),
    };
    let start = 2.0 * (first.place - origin) - between(0);
    let width = (end(measures.len() - 1) - start) / STRETCHES;
    let mut stretches: Vec<People> = Vec::new();
    let (mut from, mut people, mut sure) = (start, 0, 0);
    for (at, measure) in measures.iter().enumerate() {
        let is_end = at == 0 || at + 1 == measures.len();
        people += measure.people;
        sure += if is_end { 0 } else { measure.people };
        if sure >= least && end(at) - from >= width {
            stretches.push(People { from, to: end(at), people });
            (from, people, sure) = (end(at), 0, 0);
        }
    }
    if let Some(last) = stretches.last_mut() {
        last.people += people;
        last.to = end(measures.len() - 1);
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_do_not_follow_from_the_rest() {
        for (people, expected) in [
            (&[10, 20, 30][..], &[true, true, true][..]),
            (&[4, 20, 30], &[false, false, true]),
            (&[4, 3, 30], &[false, false, true]),
            (&[0, 12, 30], &[false, false, true]),
            (&[0, 0, 30], &[false, false, false]),
            (&[4, 30, 7, 9], &[false, true, false, true]),
            (&[9, 4, 12, 6, 8], &[true, false, true, false, true]),
        ] {
            assert_eq!(shown(people, 5), expected, "{people:?}");
        }
        // Where nothing is withheld, an answer that nobody gave is the only one left out.
        assert_eq!(shown(&[0, 1, 2], 1), [false, false, true]);
    }

    #[test]
    fn stretches_hold_enough_people_even_without_those_at_the_ends() {
        let scale = StepScale::new(&[vec![-1.0, 0.0, 1.0], vec![-0.5, 0.0, 0.5]]);
        let measures = scale.measures(&[40, 2, 2, 9, 1, 6, 30]);
        let stretches = people(&measures, 5, 0.0);
        // 40 + 2 + 2 + 9, since the 40 do not count; then 1 + 6 + 30.
        assert_eq!(stretches.iter().map(|stretch| stretch.people).collect::<Vec<_>>(), [53, 37]);
        assert!(stretches.windows(2).all(|pair| pair[0].to == pair[1].from));
        let few = people(&scale.measures(&[40, 1, 0, 1, 0, 1, 40]), 5, 0.0);
        assert!(few.is_empty(), "{few:?}");
    }
}
