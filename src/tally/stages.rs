//! How many people with each raw score gave each answer to each item: what the partial credit model needs. Counted only where it is
//! asked for.

use std::collections::BTreeMap;

use crate::model::{Item, ItemIx, OptionIx, Points, Questionnaire, Responses};

use super::{CellKey, RespondentScores};

/// Raw score × item × answer over the respondents who answered all of a group's items.
///
/// An answer is a stage, from 0 for the one that counts least. A respondent's raw score is the sum of the stages. The counts are of
/// nobody in particular and can be merged in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageCounts {
    /// Where each item's stages begin in a row, and where the last ends.
    starts: Vec<usize>,
    rows: BTreeMap<usize, Vec<u64>>,
}

impl StageCounts {
    /// The counts of nobody, given how many stages each item has.
    #[must_use]
    pub fn new(stages: &[usize]) -> Self {
        let ends = stages.iter().scan(0, |end, stages| {
            *end += stages;
            Some(*end)
        });
        Self { starts: std::iter::once(0).chain(ends).collect(), rows: BTreeMap::new() }
    }

    /// Counts a wave's responses at the items of some groups, all of which are answered by one of several options, over the respondents
    /// that are wanted.
    #[must_use]
    pub fn of(
        questionnaire: &Questionnaire,
        responses: &Responses,
        groups: &[Vec<ItemIx>],
        wanted: impl Fn(&CellKey) -> bool,
    ) -> Vec<Self> {
        let item = |ix: &ItemIx| questionnaire[questionnaire.items()[ix.at()]].item();
        let stages: Vec<Vec<Vec<usize>>> = groups
            .iter()
            .map(|items| items.iter().map(|ix| item(ix).map(stages).unwrap_or_default()).collect())
            .collect();
        let empty = |stages: &Vec<Vec<usize>>| {
            Self::new(&stages.iter().map(|of_item| stage_count(of_item)).collect::<Vec<_>>())
        };
        let mut counts: Vec<Self> = stages.iter().map(empty).collect();
        let mut scores = RespondentScores::new(questionnaire);
        for response in &responses.0 {
            if !wanted(&CellKey { unit: response.unit, role: response.role.clone() }) {
                continue;
            }
            scores.compute(questionnaire, response.role.as_ref(), &response.answers);
            for ((items, stages), counts) in groups.iter().zip(&stages).zip(&mut counts) {
                let stage = |(ix, stages): (&ItemIx, &Vec<usize>)| {
                    stages.get(scores.answers()[ix.at()].option()?.at()).copied()
                };
                if let Some(answers) = items.iter().zip(stages).map(stage).collect::<Option<Vec<_>>>() {
                    counts.add(&answers);
                }
            }
        }
        counts
    }

    /// Counts one more respondent, who has a stage at every item.
    pub fn add(&mut self, answers: &[usize]) {
        debug_assert_eq!(answers.len(), self.items(), "a stage at every item");
        let width = self.starts.last().copied().unwrap_or_default();
        let row = self.rows.entry(answers.iter().sum()).or_insert_with(|| vec![0; width]);
        for (start, stage) in self.starts.iter().zip(answers) {
            row[start + stage] += 1;
        }
    }

    /// Adds up two sets of respondents to the same items.
    pub fn merge(&mut self, other: &Self) {
        for (score, theirs) in &other.rows {
            let mine = self.rows.entry(*score).or_insert_with(|| vec![0; theirs.len()]);
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        }
    }

    /// How many items there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many stages an item has.
    #[must_use]
    pub fn stages(&self, item: usize) -> usize {
        self.starts[item + 1] - self.starts[item]
    }

    /// How many answered all items.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.scores().map(|(_, n)| n).sum()
    }

    /// The raw scores that there are, lowest first, with how many have each.
    pub fn scores(&self) -> impl Iterator<Item = (usize, u64)> {
        let first = 0..self.starts.get(1).copied().unwrap_or_default();
        self.rows.iter().map(move |(score, row)| (*score, row[first.clone()].iter().sum()))
    }

    /// How many with this raw score gave each answer to an item; empty where nobody has the score.
    #[must_use]
    pub fn row(&self, score: usize, item: usize) -> &[u64] {
        self.rows.get(&score).map_or(&[], |row| &row[self.starts[item]..self.starts[item + 1]])
    }

    /// How many gave each answer to an item.
    #[must_use]
    pub fn answers(&self, item: usize) -> Vec<u64> {
        let mut total = vec![0; self.stages(item)];
        for row in self.rows.values() {
            let own = &row[self.starts[item]..self.starts[item + 1]];
            total.iter_mut().zip(own).for_each(|(total, n)| *total += n);
        }
        total
    }
}

/// The stage of each option of an item, from 0 for the options that count least. Options with the same points are one stage.
#[must_use]
pub fn stages(item: &Item) -> Vec<usize> {
    let counted = |points: Points| if item.reverse { points.reversed() } else { points };
    let points: Vec<Points> = item.answering.options().iter().map(|option| counted(option.points)).collect();
    let mut sorted = points.clone();
    sorted.sort_unstable();
    sorted.dedup();
    points.iter().map(|points| sorted.partition_point(|other| other < points)).collect()
}

/// The options of each stage of an item, in the questionnaire's order.
#[must_use]
pub fn options_by_stage(item: &Item) -> Vec<Vec<OptionIx>> {
    let stages = stages(item);
    let mut options = vec![Vec::new(); stage_count(&stages)];
    for (at, stage) in stages.iter().enumerate() {
        options[*stage].push(OptionIx::new(at));
    }
    options
}

fn stage_count(stages: &[usize]) -> usize {
    stages.iter().max().map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_raw_score_has_its_answers() {
        let mut counts = StageCounts::new(&[3, 2]);
        for answers in [[0, 1], [1, 0], [2, 1], [1, 0]] {
            counts.add(&answers);
        }
        assert_eq!(counts.scores().collect::<Vec<_>>(), [(1, 3), (3, 1)]);
        assert_eq!((counts.row(1, 0), counts.row(1, 1)), (&[1, 2, 0][..], &[2, 1][..]));
        assert_eq!((counts.n(), counts.answers(0), counts.answers(1)), (4, vec![1, 2, 1], vec![2, 2]));
        assert!(counts.row(2, 0).is_empty());
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            rng_seed: proptest::test_runner::RngSeed::Fixed(2),
            failure_persistence: None,
            ..proptest::test_runner::Config::default()
        })]

        #[test]
        fn parts_add_up_in_any_order(people in proptest::collection::vec((0_usize..3, 0_usize..4), 0..40), cut in 0_usize..40) {
            let count = |people: &[(usize, usize)]| {
                let mut counts = StageCounts::new(&[3, 4]);
                people.iter().for_each(|(a, b)| counts.add(&[*a, *b]));
                counts
            };
            let (first, second) = people.split_at(cut.min(people.len()));
            let whole = count(&people);
            let (mut forth, mut back) = (count(first), count(second));
            forth.merge(&count(second));
            back.merge(&count(first));
            proptest::prop_assert_eq!(&forth, &whole);
            proptest::prop_assert_eq!(&back, &whole);
        }
    }
}
