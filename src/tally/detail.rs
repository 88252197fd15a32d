//! What reliability, agreement and effect sizes need beyond n, Σx and Σx²: cross-products of a group's items, and how many
//! respondents have each score. Counted only where it is asked for.
//!
//! These are sums too: of integers, mergeable in any order with equal bits, and of no respondent in particular.

use std::collections::BTreeMap;

use crate::model::{Answer, ItemIx, NodeIx, Points, Questionnaire, Responses, UnitIx};

use super::{CellKey, NodeOutcome, RespondentScores, count_cells};

/// How many respondents have each score, by score: a list, since most have few and there is one per question and unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreCounts(Vec<(Points, u64)>);

impl ScoreCounts {
    /// Counts one more score.
    pub fn add(&mut self, points: Points) {
        self.add_many(points, 1);
    }

    fn add_many(&mut self, points: Points, count: u64) {
        match self.0.binary_search_by_key(&points, |(points, _)| *points) {
            Ok(at) => self.0[at].1 += count,
            Err(at) => self.0.insert(at, (points, count)),
        }
    }

    /// Adds up two sets of respondents.
    pub fn merge(&mut self, other: &Self) {
        for (points, count) in &other.0 {
            self.add_many(*points, *count);
        }
    }

    /// The scores that there are, lowest first, with how many have each.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Points, u64)> {
        self.0.iter().copied()
    }

    /// How many have this score.
    #[must_use]
    pub fn of(&self, points: Points) -> u64 {
        let place = self.0.binary_search_by_key(&points, |(points, _)| *points);
        place.map_or(0, |at| self.0[at].1)
    }

    /// How many have a score at all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

/// Σx, Σxy and the counts of each answer for a group's items, over the respondents who answered all of them.
///
/// In 10⁻¹² points and their squares; sums over 60 × 60 items and ten million respondents fit 128 bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossProducts {
    n: u64,
    sums: Vec<i128>,
    /// Row by row, each from its diagonal on.
    products: Vec<i128>,
    counts: Vec<ScoreCounts>,
}

impl CrossProducts {
    /// The sums of nobody.
    #[must_use]
    pub fn new(items: usize) -> Self {
        Self {
            n: 0,
            sums: vec![0; items],
            products: vec![0; items * (items + 1) / 2],
            counts: vec![ScoreCounts::default(); items],
        }
    }

    /// Counts one more respondent, who has points at every item.
    pub fn add(&mut self, points: &[Points]) {
        debug_assert_eq!(points.len(), self.sums.len(), "points at every item");
        self.n += 1;
        let mut products = self.products.iter_mut();
        for (at, one) in points.iter().enumerate() {
            self.sums[at] += i128::from(one.units());
            self.counts[at].add(*one);
            for (other, product) in points[at..].iter().zip(&mut products) {
                *product += i128::from(one.units()) * i128::from(other.units());
            }
        }
    }

    /// Adds up two sets of respondents to the same items.
    pub fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.sums.iter_mut().zip(&other.sums).for_each(|(mine, theirs)| *mine += theirs);
        self.products.iter_mut().zip(&other.products).for_each(|(mine, theirs)| *mine += theirs);
        self.counts.iter_mut().zip(&other.counts).for_each(|(mine, theirs)| mine.merge(theirs));
    }

    /// How many answered all items.
    #[must_use]
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// How many items there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.sums.len()
    }

    /// Σx of an item.
    #[must_use]
    pub fn sum(&self, item: usize) -> i128 {
        self.sums[item]
    }

    /// Σxy of two items, or Σx² of one.
    #[must_use]
    pub fn product(&self, one: usize, other: usize) -> i128 {
        let (row, column) = (one.min(other), one.max(other));
        // The rows before this one have k, k − 1 … elements.
        let before = row * (2 * self.items() + 1 - row) / 2;
        self.products[before + column - row]
    }

    /// How many gave each answer to an item.
    #[must_use]
    pub fn counts(&self, item: usize) -> &ScoreCounts {
        &self.counts[item]
    }
}

/// What is counted at one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDetail {
    /// The answers of those who answered all of its items.
    pub answers: CrossProducts,
    /// The group's scores, to nine decimals.
    pub scores: ScoreCounts,
}

impl GroupDetail {
    /// Adds up two sets of respondents to the same items.
    pub fn merge(&mut self, other: &Self) {
        self.answers.merge(&other.answers);
        self.scores.merge(&other.scores);
    }
}

/// The detail of some groups, per unit and role, in one wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    groups: Vec<NodeIx>,
    items: Vec<Vec<ItemIx>>,
    empty: Vec<GroupDetail>,
    cells: BTreeMap<CellKey, Vec<GroupDetail>>,
}

impl Detail {
    /// The detail of nobody at these groups, each with its items.
    #[must_use]
    pub fn new(groups: &[(NodeIx, Vec<ItemIx>)]) -> Self {
        let empty = |(_, items): &(NodeIx, Vec<ItemIx>)| GroupDetail {
            answers: CrossProducts::new(items.len()),
            scores: ScoreCounts::default(),
        };
        Self {
            groups: groups.iter().map(|(group, _)| *group).collect(),
            items: groups.iter().map(|(_, items)| items.clone()).collect(),
            empty: groups.iter().map(empty).collect(),
            cells: BTreeMap::new(),
        }
    }

    /// Counts a wave's responses at these groups, each with its items.
    #[must_use]
    pub fn of(
        questionnaire: &Questionnaire,
        responses: &Responses,
        groups: &[(NodeIx, Vec<ItemIx>)],
    ) -> Self {
        let mut detail = Self::new(groups);
        let nobody = || detail.empty.clone();
        let cells = count_cells(questionnaire, responses, nobody, |cell, scores| {
            detail.add(questionnaire, scores, cell);
        });
        detail.cells = cells.into_iter().collect();
        detail
    }

    fn add(&self, questionnaire: &Questionnaire, scores: &RespondentScores, cell: &mut [GroupDetail]) {
        let mut complete = Vec::new();
        for ((group, items), detail) in self.groups.iter().zip(&self.items).zip(cell) {
            if let NodeOutcome::Score(points) = scores.outcomes()[group.at()] {
                detail.scores.add(points.to_nine_decimals());
            }
            // What counts as zero because it is missing is no answer.
            let answered = |item: &ItemIx| match (
                scores.answers()[item.at()],
                scores.outcomes()[questionnaire.items()[item.at()].at()],
            ) {
                (Answer::Option(_) | Answer::Ticks(_) | Answer::Number(_), NodeOutcome::Score(points)) => {
                    Some(points)
                }
                _ => None,
            };
            complete.clear();
            complete.extend(items.iter().map_while(answered));
            if complete.len() == items.len() {
                detail.answers.add(&complete);
            }
        }
    }

    /// Adds up the details of the same groups.
    pub fn merge(&mut self, other: &Self) {
        for (key, cell) in &other.cells {
            let mine = self.cells.entry(key.clone()).or_insert_with(|| self.empty.clone());
            mine.iter_mut().zip(cell).for_each(|(mine, theirs)| mine.merge(theirs));
        }
    }

    /// The detail of a group, by its place among those asked for, over the units and roles that are wanted.
    #[must_use]
    pub fn over(&self, group: usize, wanted: impl Fn(&CellKey) -> bool) -> GroupDetail {
        let mut total = self.empty[group].clone();
        let cells = self.cells.iter().filter(|(key, _)| wanted(key));
        cells.for_each(|(_, cell)| total.merge(&cell[group]));
        total
    }

    /// The detail of a group over all roles of a unit, its parts not included.
    #[must_use]
    pub fn of_unit(&self, group: usize, unit: UnitIx) -> GroupDetail {
        // No role sorts before every role.
        let cells = self.cells.range(CellKey { unit, role: None }..);
        let mut own = cells.take_while(|(key, _)| key.unit == unit).map(|(_, cell)| &cell[group]);
        let mut total = own.next().unwrap_or(&self.empty[group]).clone();
        own.for_each(|detail| total.merge(detail));
        total
    }

    /// The detail of a group over a unit's own respondents of one role.
    #[must_use]
    pub fn cell(&self, group: usize, key: &CellKey) -> Option<&GroupDetail> {
        self.cells.get(key)?.get(group)
    }

    /// The detail of each group per unit and role, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&CellKey, &[GroupDetail])> {
        self.cells.iter().map(|(key, cell)| (key, cell.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[f64]) -> Vec<Points> {
        values.iter().map(|value| Points::new(*value).expect("points")).collect()
    }

    #[test]
    fn every_pair_has_its_product() {
        let mut products = CrossProducts::new(3);
        products.add(&points(&[1.0, 2.0, 3.0]));
        products.add(&points(&[10.0, 20.0, 30.0]));
        let one = i128::from(Points::UNITS_PER_POINT);
        for (a, b, expected) in [(0, 0, 101), (0, 1, 202), (2, 0, 303), (1, 1, 404), (1, 2, 606), (2, 2, 909)]
        {
            assert_eq!(products.product(a, b), expected * one * one, "{a} {b}");
        }
        assert_eq!((products.n(), products.sum(1)), (2, 22 * one));
        assert_eq!(
            products.counts(2).iter().map(|(p, n)| (p.value(), n)).collect::<Vec<_>>(),
            [(3.0, 1), (30.0, 1)]
        );
    }
}
