//! Where people stand on the scale that items' steps make.

use super::super::{Undefined, power};

/// Items' steps on a scale in logits.
#[derive(Debug, Clone, PartialEq)]
pub struct StepScale {
    /// Per item its stages: how far each is above the lowest, and the sum of the steps up to it.
    items: Vec<Vec<(usize, f64)>>,
}

/// Where the people with a raw score stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// How many steps they have taken: the raw score above that of the lowest stages.
    pub score: usize,
    /// How many they are.
    pub people: u64,
    /// Where they stand, in logits.
    pub place: f64,
    /// Its standard error.
    pub error: f64,
}

/// What answers are expected of somebody at a place: their sum, its variance and its third moment about the mean.
struct Moments {
    mean: f64,
    variance: f64,
    third: f64,
}

impl StepScale {
    /// A scale of these steps, item by item, in order.
    #[must_use]
    pub fn new(items: &[Vec<f64>]) -> Self {
        let sized: Vec<Vec<(usize, f64)>> =
            items.iter().map(|steps| steps.iter().map(|place| (1, *place)).collect()).collect();
        Self::with_sizes(&sized)
    }

    /// The same of steps that may reach over several stages.
    pub(super) fn with_sizes(items: &[Vec<(usize, f64)>]) -> Self {
        let of_item = |steps: &Vec<(usize, f64)>| {
            let mut stages = vec![(0, 0.0)];
            let (mut height, mut sum) = (0, 0.0);
            for (size, place) in steps {
                height += size;
                sum += *size as f64 * place;
                stages.push((height, sum));
            }
            stages
        };
        Self { items: items.iter().map(of_item).collect() }
    }

    /// How many steps there are to take.
    #[must_use]
    pub fn top(&self) -> usize {
        self.items.iter().filter_map(|stages| stages.last()).map(|(height, _)| height).sum()
    }

    /// The part of all steps that somebody at a place is expected to have taken, from 0 to 1.
    #[must_use]
    pub fn share(&self, place: f64) -> f64 {
        self.moments(place).mean / self.top().max(1) as f64
    }

    /// Where somebody is expected to have taken this part of all steps, which is above 0 and below 1.
    #[must_use]
    pub fn place_of(&self, share: f64) -> f64 {
        self.crossing(|place| share - self.share(place))
    }

    /// Where it is most likely that somebody has taken so many steps, neither none nor all.
    #[must_use]
    pub fn most_likely(&self, score: usize) -> f64 {
        self.crossing(|place| score as f64 - self.moments(place).mean)
    }

    /// Where the people with each raw score stand, by T. A. Warm's weighted likelihood (*Psychometrika* 54 (1989), 427–450), which has
    /// an end at both ends and next to no bias; given how many have each score from 0 up.
    #[must_use]
    pub fn measures(&self, people: &[u64]) -> Vec<Measure> {
        let measure = |(score, people): (usize, &u64)| {
            let slope = |place: f64| {
                let Moments { mean, variance, third } = self.moments(place);
                score as f64 - mean + third / (2.0 * variance)
            };
            let place = self.crossing(slope);
            Measure { score, people: *people, place, error: self.moments(place).variance.sqrt().recip() }
        };
        people.iter().enumerate().map(measure).collect()
    }

    /// The part of what people's places differ in that is no error: 1 less the mean squared error over the variance of the places.
    ///
    /// # Errors
    /// [`Undefined::TooFewRespondents`] with fewer than two people, [`Undefined::NoSpread`] where all stand at one place.
    pub fn separation(measures: &[Measure]) -> Result<f64, Undefined> {
        let n: u64 = measures.iter().map(|measure| measure.people).sum();
        if n < 2 {
            return Err(Undefined::TooFewRespondents);
        }
        let over = |figure: &dyn Fn(&Measure) -> f64| -> f64 {
            measures.iter().map(|measure| measure.people as f64 * figure(measure)).sum()
        };
        let mean = over(&|measure| measure.place) / n as f64;
        let variance = over(&|measure| power(measure.place - mean, 2)) / (n - 1) as f64;
        let error = over(&|measure| power(measure.error, 2)) / n as f64;
        if variance > 0.0 { Ok(1.0 - error / variance) } else { Err(Undefined::NoSpread) }
    }

    /// How likely each stage in use of an item is for somebody at a place, with how far it is above the lowest.
    pub(super) fn probabilities(&self, item: usize, place: f64) -> Vec<(usize, f64)> {
        let weight = |(height, sum): &(usize, f64)| *height as f64 * place - sum;
        let largest = self.items[item].iter().map(weight).fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> =
            self.items[item].iter().map(|stage| libm::exp(weight(stage) - largest)).collect();
        let total: f64 = weights.iter().sum();
        self.items[item].iter().zip(weights).map(|((height, _), weight)| (*height, weight / total)).collect()
    }

    fn moments(&self, place: f64) -> Moments {
        let mut sum = Moments { mean: 0.0, variance: 0.0, third: 0.0 };
        for item in 0..self.items.len() {
            let stages = self.probabilities(item, place);
            let mean: f64 = stages.iter().map(|(height, p)| *height as f64 * p).sum();
            let central = |order: u32| -> f64 {
                stages.iter().map(|(height, p)| p * power(*height as f64 - mean, order)).sum()
            };
            sum.mean += mean;
            sum.variance += central(2);
            sum.third += central(3);
        }
        sum
    }

    /// Where a function that is above 0 far below and below 0 far above goes through 0.
    fn crossing(&self, function: impl Fn(f64) -> f64) -> f64 {
        let (mut low, mut high) = (-1.0, 1.0);
        // Nobody can be further out than this and still be told from somebody there.
        while function(low) < 0.0 && low > -500.0 {
            low *= 2.0;
        }
        while function(high) > 0.0 && high < 500.0 {
            high *= 2.0;
        }
        for _ in 0..200 {
            let middle = (low + high) / 2.0;
            if middle <= low || middle >= high {
                break;
            }
            if function(middle) > 0.0 { low = middle } else { high = middle }
        }
        (low + high) / 2.0
    }
}
