//! What the correlation of a unit's scores needs: cross-products of the nodes that stand in one table. Counted only where it is asked for.
//!
//! These are sums of integers too, mergeable in any order with equal bits, and of no respondent in particular.

use std::collections::BTreeMap;

use crate::model::{NodeIx, Pairs, Points, Questionnaire, Responses, UnitIx};

use super::{Cell, CellKey, NodeOutcome, RespondentScores, Tally, count_cells};

/// So many other rows each row is paired with forwards, at most.
const PARTNERS: usize = 8;

/// n, Σx and Σx² of each row of a table, and n, Σx, Σy and Σxy of pairs of rows over those who have both.
///
/// In thousandths of a point, to which scores are rounded first: a correlation needs no more, and sums over 900 million respondents fit 64 bits. Up to 17 rows, all
/// pairs are counted. Of more, each row is paired with eight others at distances that are spread over the whole table, so that sums grow with the number of rows and not its
/// square, and their mean is that of a fair choice of pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JointSums {
    rows: Vec<RowSums>,
    pairs: Vec<RowPairSums>,
}

/// The sums of one row, in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowSums {
    /// How many respondents have a score.
    pub n: u64,
    /// Σx.
    pub sum: i64,
    /// Σx².
    pub square: i64,
}

/// The sums of two rows over those who have a score at both, in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowPairSums {
    /// How many respondents have both scores.
    pub n: u64,
    /// Σx of the first row.
    pub first: i64,
    /// Σy of the second row.
    pub second: i64,
    /// Σxy.
    pub product: i64,
}

impl JointSums {
    /// How many units of these sums make one point.
    pub const UNITS_PER_POINT: i64 = 1000;

    /// The sums of nobody.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self {
            rows: vec![RowSums::default(); rows],
            pairs: vec![RowPairSums::default(); row_pairs(rows).count()],
        }
    }

    /// Counts one more respondent's scores or changes, in 10⁻¹² points; `None` where there is none at a row.
    pub fn add(&mut self, units: &[Option<i64>]) {
        debug_assert_eq!(units.len(), self.rows.len(), "one place per row");
        let scores: Vec<Option<i64>> = units.iter().map(|units| units.map(thousandths)).collect();
        for (row, score) in self.rows.iter_mut().zip(&scores) {
            if let Some(x) = score {
                row.n += 1;
                row.sum += x;
                row.square += x * x;
            }
        }
        for ((first, second), pair) in row_pairs(scores.len()).zip(&mut self.pairs) {
            if let (Some(x), Some(y)) = (scores[first], scores[second]) {
                pair.n += 1;
                pair.first += x;
                pair.second += y;
                pair.product += x * y;
            }
        }
    }

    /// Adds up two sets of respondents to the same rows.
    pub fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.rows.iter_mut().zip(&other.rows) {
            mine.n += theirs.n;
            mine.sum += theirs.sum;
            mine.square += theirs.square;
        }
        for (mine, theirs) in self.pairs.iter_mut().zip(&other.pairs) {
            mine.n += theirs.n;
            mine.first += theirs.first;
            mine.second += theirs.second;
            mine.product += theirs.product;
        }
    }

    /// The sums of each row.
    #[must_use]
    pub fn rows(&self) -> &[RowSums] {
        &self.rows
    }

    /// The pairs of rows that are counted, each with its sums.
    pub fn pairs(&self) -> impl Iterator<Item = ((usize, usize), &RowPairSums)> {
        row_pairs(self.rows.len()).zip(&self.pairs)
    }
}

/// The pairs of rows that are counted: each row with those that follow it at some distances, around the end.
fn row_pairs(rows: usize) -> impl Iterator<Item = (usize, usize)> {
    let half = rows / 2;
    let distances = half.min(PARTNERS);
    let distance = move |at: usize| ((at + 1) * half).div_ceil(distances.max(1));
    (0..distances).flat_map(move |at| {
        let distance = distance(at);
        // Half-way round, the pairs would come twice.
        let starts = if 2 * distance == rows { distance } else { rows };
        (0..starts).map(move |first| (first, (first + distance) % rows))
    })
}

/// The joint sums of some tables, per unit and role, in one wave or between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    tables: Vec<Vec<NodeIx>>,
    empty: Vec<JointSums>,
    cells: BTreeMap<CellKey, Vec<JointSums>>,
}

impl Joint {
    /// The sums of nobody at these tables, each with its rows.
    #[must_use]
    pub fn new(tables: &[Vec<NodeIx>]) -> Self {
        Self {
            tables: tables.to_vec(),
            empty: tables.iter().map(|rows| JointSums::new(rows.len())).collect(),
            cells: BTreeMap::new(),
        }
    }

    /// Counts a wave's responses at these tables.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, responses: &Responses, tables: &[Vec<NodeIx>]) -> Self {
        let mut joint = Self::new(tables);
        let nobody = || joint.empty.clone();
        let cells = count_cells(questionnaire, responses, nobody, |cell, scores| joint.add(scores, cell));
        joint.cells = cells.into_iter().collect();
        joint
    }

    /// Counts the changes of these people between two waves that asked the same; those who have moved to another unit are nobody's.
    #[must_use]
    pub fn of_pairs(
        questionnaire: &Questionnaire,
        before: &Responses,
        now: &Responses,
        pairs: &Pairs,
        tables: &[Vec<NodeIx>],
    ) -> Self {
        let mut joint = Self::new(tables);
        let mut scores = [RespondentScores::new(questionnaire), RespondentScores::new(questionnaire)];
        let mut changes = Vec::new();
        for (earlier, later) in &pairs.0 {
            let (Some(before), Some(now)) = (before.0.get(*earlier), now.0.get(*later)) else { continue };
            if before.unit != now.unit {
                continue;
            }
            scores[0].compute(questionnaire, before.role.as_ref(), &before.answers);
            scores[1].compute(questionnaire, now.role.as_ref(), &now.answers);
            let key = CellKey { unit: now.unit, role: now.role.clone() };
            let cell = joint.cells.entry(key).or_insert_with(|| joint.empty.clone());
            for (rows, sums) in joint.tables.iter().zip(cell) {
                changes.clear();
                changes
                    .extend(rows.iter().map(|row| Some(units(&scores[1], *row)? - units(&scores[0], *row)?)));
                sums.add(&changes);
            }
        }
        joint
    }

    fn add(&self, scores: &RespondentScores, cell: &mut [JointSums]) {
        let mut found = Vec::new();
        for (rows, sums) in self.tables.iter().zip(cell) {
            found.clear();
            found.extend(rows.iter().map(|row| units(scores, *row)));
            sums.add(&found);
        }
    }

    /// Adds up the sums of the same tables.
    pub fn merge(&mut self, other: &Self) {
        for (key, cell) in &other.cells {
            let mine = self.cells.entry(key.clone()).or_insert_with(|| self.empty.clone());
            mine.iter_mut().zip(cell).for_each(|(mine, theirs)| mine.merge(theirs));
        }
    }

    /// The rows of each table.
    #[must_use]
    pub fn tables(&self) -> &[Vec<NodeIx>] {
        &self.tables
    }

    /// The sums of a table over all roles of a unit, its parts not included.
    #[must_use]
    pub fn of_unit(&self, table: usize, unit: UnitIx) -> JointSums {
        self.over(table, unit, |_| true)
    }

    /// The same over the roles that are wanted.
    #[must_use]
    pub fn over(&self, table: usize, unit: UnitIx, wanted: impl Fn(&CellKey) -> bool) -> JointSums {
        let mut total = self.empty[table].clone();
        // No role sorts before every role.
        let cells = self.cells.range(CellKey { unit, role: None }..);
        let own = cells.take_while(|(key, _)| key.unit == unit).filter(|(key, _)| wanted(key));
        own.for_each(|(_, cell)| total.merge(&cell[table]));
        total
    }
}

impl Tally {
    /// Counts a wave's responses and the joint sums of these tables at once, each respondent being scored once.
    #[must_use]
    pub fn with_joint(
        questionnaire: &Questionnaire,
        responses: &Responses,
        tables: &[Vec<NodeIx>],
    ) -> (Self, Joint) {
        let (mut tally, mut joint) = (Self::new(questionnaire), Joint::new(tables));
        let nobody = || (tally.empty.clone(), joint.empty.clone());
        let cells = count_cells(questionnaire, responses, nobody, |(cell, sums): &mut (Cell, _), scores| {
            cell.add(questionnaire, scores);
            joint.add(scores, sums);
        });
        for (key, (cell, sums)) in cells {
            tally.cells.insert(key.clone(), cell);
            joint.cells.insert(key, sums);
        }
        (tally, joint)
    }
}

/// From 10⁻¹² points, rounded half up; to nine decimals first, so that scores that are the same stay so.
const fn thousandths(units: i64) -> i64 {
    const NANOS: i64 = Points::UNITS_PER_POINT / JointSums::UNITS_PER_POINT / Points::SAME_UNITS;
    let nanos = (units + Points::SAME_UNITS / 2).div_euclid(Points::SAME_UNITS);
    (nanos + NANOS / 2).div_euclid(NANOS)
}

/// A respondent's score at a node, in 10⁻¹² points.
fn units(scores: &RespondentScores, node: NodeIx) -> Option<i64> {
    match scores.outcomes()[node.at()] {
        NodeOutcome::Score(points) => Some(points.units()),
        NodeOutcome::Missing | NodeOutcome::NotApplicable => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const POINT: i64 = Points::UNITS_PER_POINT;

    #[test]
    fn small_tables_have_every_pair_once() {
        for rows in 0..=17 {
            let pairs: BTreeSet<(usize, usize)> =
                row_pairs(rows).map(|(a, b)| (a.min(b), a.max(b))).collect();
            let all: BTreeSet<(usize, usize)> =
                (0..rows).flat_map(|a| (a + 1..rows).map(move |b| (a, b))).collect();
            assert_eq!((&pairs, row_pairs(rows).count()), (&all, all.len()), "{rows}");
        }
    }

    #[test]
    fn large_tables_pair_each_row_alike_and_none_twice() {
        for rows in [18, 19, 32, 60, 61, 1000] {
            let mut partners = vec![0_usize; rows];
            let mut seen = BTreeSet::new();
            for (a, b) in row_pairs(rows) {
                assert!(a != b && b < rows && seen.insert((a.min(b), a.max(b))), "{rows}: {a} {b}");
                partners[a] += 1;
                partners[b] += 1;
            }
            assert!(partners.iter().all(|n| *n == partners[0] && *n >= 15), "{rows}: {partners:?}");
        }
    }

    #[test]
    fn a_pair_counts_those_who_have_both() {
        let mut sums = JointSums::new(2);
        sums.add(&[Some(10 * POINT), Some(20 * POINT)]);
        sums.add(&[Some(30 * POINT), None]);
        sums.add(&[Some(-POINT / 3), Some(2 * POINT / 3)]);
        assert_eq!(sums.rows()[0], RowSums { n: 3, sum: 39_667, square: 1_000_110_889 });
        assert_eq!(sums.rows()[1], RowSums { n: 2, sum: 20_667, square: 400_444_889 });
        let pair = RowPairSums { n: 2, first: 9_667, second: 20_667, product: 200_000_000 - 333 * 667 };
        assert_eq!(sums.pairs().collect::<Vec<_>>(), [((0, 1), &pair)]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            rng_seed: proptest::test_runner::RngSeed::Fixed(3),
            failure_persistence: None,
            ..proptest::test_runner::Config::default()
        })]

        #[test]
        fn parts_add_up_in_any_order(
            people in proptest::collection::vec(proptest::collection::vec(proptest::option::of(-100 * POINT..=100 * POINT), 5), 0..30),
            cut in 0_usize..30,
        ) {
            let count = |people: &[Vec<Option<i64>>]| {
                let mut sums = JointSums::new(5);
                people.iter().for_each(|scores| sums.add(scores));
                sums
            };
            let (first, second) = people.split_at(cut.min(people.len()));
            let (mut forth, mut back) = (count(first), count(second));
            forth.merge(&count(second));
            back.merge(&count(first));
            proptest::prop_assert_eq!(&forth, &count(&people));
            proptest::prop_assert_eq!(&forth, &back);
        }
    }
}
