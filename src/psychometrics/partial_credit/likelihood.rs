//! The conditional likelihood of the partial credit model, with its slope and its curvature.

use crate::tally::StageCounts;

use super::Design;

/// What the likelihood is made of: how many are on each stage, and how many have each raw score.
pub(super) struct Likelihood {
    items: Vec<Item>,
    /// How many have each raw score, from that of the lowest stages; nobody at either end.
    people: Vec<f64>,
}

/// An item that tells people apart.
struct Item {
    /// How far each stage in use is above the lowest of them, which is the first.
    sizes: Vec<usize>,
    /// How many are on each, the lowest left out.
    counts: Vec<f64>,
    /// The place of the first of its parameters.
    first: usize,
}

/// The log-likelihood at a place.
pub(super) struct Local {
    pub(super) value: f64,
    pub(super) gradient: Vec<f64>,
    /// The second derivatives with the opposite sign.
    pub(super) information: Vec<Vec<f64>>,
}

impl Likelihood {
    pub(super) fn of(counts: &StageCounts, design: &Design) -> Self {
        let mut people = vec![0.0; design.top() + 1];
        design.scores(counts).for_each(|(score, n)| people[score - design.low] = n as f64);
        let mut items: Vec<Item> = Vec::new();
        for (at, used) in design.used.iter().enumerate().filter(|(_, used)| used.len() > 1) {
            let on = |stage: &usize| design.people(counts, at, *stage) as f64;
            items.push(Item {
                sizes: used.iter().map(|stage| stage - used[0]).collect(),
                counts: used[1..].iter().map(on).collect(),
                first: items.last().map_or(0, |item: &Item| item.first + item.counts.len()),
            });
        }
        Self { items, people }
    }

    /// How many people it is about.
    pub(super) fn n(&self) -> u64 {
        self.people.iter().sum::<f64>() as u64
    }

    /// Where to begin: each stage as easy as many are on it.
    pub(super) fn start(&self) -> Vec<f64> {
        let n = self.people.iter().sum::<f64>();
        let of_item = |item: &Item| {
            let lowest = n - item.counts.iter().sum::<f64>();
            item.counts.iter().map(|count| libm::log(count / lowest)).collect::<Vec<_>>()
        };
        self.centred(&self.items.iter().flat_map(of_item).collect::<Vec<_>>())
    }

    /// The same place with another origin, which changes no conditional probability: all lowest stages together as easy as all highest,
    /// so that numbers stay near 1.
    pub(super) fn centred(&self, easiness: &[f64]) -> Vec<f64> {
        let last = |item: &Item| easiness[item.first + item.counts.len() - 1];
        let shift = -self.items.iter().map(last).sum::<f64>() / (self.people.len() - 1) as f64;
        let mut moved = easiness.to_vec();
        for item in &self.items {
            for (at, size) in item.sizes[1..].iter().enumerate() {
                moved[item.first + at] += shift * *size as f64;
            }
        }
        moved
    }

    /// The log-likelihood with its derivatives; `None` where numbers run out.
    pub(super) fn at(&self, easiness: &[f64]) -> Option<Local> {
        let sums: Vec<Sums> = self.items.iter().map(|item| item.sums(easiness)).collect();
        let all = product(sums.iter());
        let logs = all.terms.iter().zip(&self.people).filter(|(_, n)| **n > 0.0);
        let norm: f64 = logs.map(|(term, n)| n * (libm::log(*term) + all.log)).sum();
        let counts = self.items.iter().flat_map(|item| &item.counts);
        let value = counts.zip(easiness).map(|(n, easiness)| n * easiness).sum::<f64>() - norm;
        if !value.is_finite() {
            return None;
        }
        // Per parameter, the part of those with each raw score that is on the stage.
        let shares = self.shares(&sums, &all);
        let expected = |share: &Vec<f64>| -> f64 { share.iter().zip(&self.people).map(|(p, n)| p * n).sum() };
        let mut counts = self.items.iter().flat_map(|item| &item.counts);
        let gradient =
            shares.iter().map(|share| counts.next().copied().unwrap_or_default() - expected(share)).collect();
        let mut information = self.together(&sums, &all);
        for (one, row) in information.iter_mut().enumerate() {
            for (other, value) in row.iter_mut().enumerate() {
                let both = shares[one].iter().zip(&shares[other]).zip(&self.people);
                *value -= both.map(|((a, b), n)| a * b * n).sum::<f64>();
            }
        }
        Some(Local { value, gradient, information })
    }

    fn shares(&self, sums: &[Sums], all: &Sums) -> Vec<Vec<f64>> {
        let mut shares = Vec::new();
        for (at, others) in without_each(sums).iter().enumerate() {
            let scale = libm::exp(others.log + sums[at].log - all.log);
            for size in &self.items[at].sizes[1..] {
                let weight = sums[at].terms[*size] * scale;
                let share = |score: usize| match self.people[score] > 0.0 && score >= *size {
                    true => {
                        others.terms.get(score - size).map_or(0.0, |term| term * weight / all.terms[score])
                    }
                    false => 0.0,
                };
                shares.push((0..self.people.len()).map(share).collect());
            }
        }
        shares
    }

    /// Per pair of parameters, how many are expected on both stages.
    fn together(&self, sums: &[Sums], all: &Sums) -> Vec<Vec<f64>> {
        let parameters: usize = self.items.iter().map(|item| item.counts.len()).sum();
        let mut expected = vec![vec![0.0; parameters]; parameters];
        // How many there are of a raw score for each way to get it.
        let per_way: Vec<f64> = self
            .people
            .iter()
            .zip(&all.terms)
            .map(|(n, term)| if *n > 0.0 { n / term } else { 0.0 })
            .collect();
        for (one, item) in self.items.iter().enumerate() {
            let rest: Vec<&Sums> =
                sums.iter().enumerate().filter(|(at, _)| *at != one).map(|(_, s)| s).collect();
            let alone = product(rest.iter().copied());
            let scale = libm::exp(alone.log + sums[one].log - all.log);
            for (at, size) in item.sizes[1..].iter().enumerate() {
                let place = item.first + at;
                expected[place][place] = ways(&alone, &per_way, *size) * sums[one].terms[*size] * scale;
            }
            for (other, both) in without_each_from(&rest, one).into_iter().enumerate() {
                let other = other + one + 1;
                let scale = libm::exp(both.log + sums[one].log + sums[other].log - all.log);
                for (at, size) in item.sizes[1..].iter().enumerate() {
                    for (beside, step) in self.items[other].sizes[1..].iter().enumerate() {
                        let weight = sums[one].terms[*size] * sums[other].terms[*step] * scale;
                        let value = ways(&both, &per_way, size + step) * weight;
                        let (row, column) = (item.first + at, self.items[other].first + beside);
                        expected[row][column] = value;
                        expected[column][row] = value;
                    }
                }
            }
        }
        expected
    }
}

impl Item {
    fn sums(&self, easiness: &[f64]) -> Sums {
        let own = &easiness[self.first..self.first + self.counts.len()];
        let mut logs = vec![f64::NEG_INFINITY; self.sizes.last().map_or(1, |last| last + 1)];
        logs[0] = 0.0;
        self.sizes[1..].iter().zip(own).for_each(|(size, easiness)| logs[*size] = *easiness);
        let log = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Sums { terms: logs.iter().map(|value| libm::exp(value - log)).collect(), log }
    }
}

/// Elementary symmetric functions: per raw score, the sum over all ways to get it, the largest being 1.
///
/// They are built up by adding products of positive numbers, item by item, so that no digits are lost.
#[derive(Clone)]
struct Sums {
    terms: Vec<f64>,
    /// The logarithm of what they were divided by.
    log: f64,
}

impl Sums {
    fn one() -> Self {
        Self { terms: vec![1.0], log: 0.0 }
    }

    fn times(&self, other: &Self) -> Self {
        let mut terms = vec![0.0; self.terms.len() + other.terms.len() - 1];
        for (at, a) in self.terms.iter().enumerate() {
            for (term, b) in terms[at..].iter_mut().zip(&other.terms) {
                *term += a * b;
            }
        }
        let largest = terms.iter().copied().fold(0.0, f64::max);
        terms.iter_mut().for_each(|term| *term /= largest);
        Self { terms, log: self.log + other.log + libm::log(largest) }
    }
}

fn product<'a>(sums: impl Iterator<Item = &'a Sums>) -> Sums {
    sums.fold(Sums::one(), |product, sums| product.times(sums))
}

/// The products of all but each one.
fn without_each(sums: &[Sums]) -> Vec<Sums> {
    without_each_from(&sums.iter().collect::<Vec<_>>(), 0)
}

/// The same for those from a place on.
fn without_each_from(sums: &[&Sums], from: usize) -> Vec<Sums> {
    let mut after = vec![Sums::one()];
    for one in sums.iter().skip(from + 1).rev() {
        let longer = after.last().map(|after| after.times(one));
        after.extend(longer);
    }
    let mut before = product(sums.iter().take(from).copied());
    let mut products = Vec::new();
    for (one, after) in sums.iter().skip(from).zip(after.iter().rev()) {
        products.push(before.times(after));
        before = before.times(one);
    }
    products
}

/// How many people there are over all ways that others can be on their stages and this many steps be taken beside.
fn ways(others: &Sums, per_way: &[f64], steps: usize) -> f64 {
    others.terms.iter().zip(per_way.iter().skip(steps)).map(|(term, people)| term * people).sum()
}
