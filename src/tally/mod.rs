//! Answers to exact sums.
//!
//! A tally is everything the rest of the program ever learns of a wave's answers. Its sums are integers, so tallies
//! can be merged in any order and give the same bits. They hold no respondent's answers; what may be shown of a small
//! group is decided in `score`.

mod classes;
mod detail;
mod joint;
mod paired;
mod respondent;
mod stages;
mod twice;

use std::collections::BTreeMap;

use classes::Sorter;

use crate::model::{
    Answer, NodeBody, NodeIx, OptionIx, Points, Questionnaire, Response, Responses, RoleId, UnitIx,
};
use crate::parallel::both;

pub use classes::{Class, Classes, PartState};
pub use detail::{CrossProducts, Detail, GroupDetail, ScoreCounts};
pub use joint::{Joint, JointSums, RowPairSums, RowSums};
pub use paired::{PairCounts, PairTally};
pub use respondent::{NodeOutcome, RespondentScores};
pub use stages::{StageCounts, options_by_stage, stages};
pub use twice::{Had, Ties, Twice};

/// n, Σx and Σx² of the scores at one node, in 10⁻¹² points and their squares.
///
/// 10⁹ respondents at 100 points give Σx² = 10³⁷, which fits 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// How many respondents have a score.
    pub n: u64,
    /// How many of them answered anything; the others' scores are zeros that stand for missing answers.
    pub answered: u64,
    /// The sum of their scores.
    pub sum: i128,
    /// The sum of their scores' squares.
    pub sum_of_squares: i128,
}

impl Sums {
    /// Counts one more score.
    pub fn add(&mut self, points: Points) {
        self.add_units(i128::from(points.units()));
    }

    /// Those who all have the same, in 10⁻¹² points.
    #[must_use]
    pub fn of_many(units: i128, n: u64) -> Self {
        let people = i128::from(n);
        Self { n, answered: n, sum: units * people, sum_of_squares: units * units * people }
    }

    /// Counts one more score of nothing but zeros that stand for missing answers.
    pub const fn add_unanswered(&mut self) {
        self.n += 1;
    }

    /// Counts one more number of 10⁻¹² points, which may be negative where it is a change.
    fn add_units(&mut self, units: i128) {
        self.n += 1;
        self.answered += 1;
        self.sum += units;
        self.sum_of_squares += units * units;
    }

    /// Adds up two sets of respondents.
    pub fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.answered += other.answered;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
    }
}

/// How many answers of each kind one item got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerCounts {
    /// How many gave an answer that is not one of the three below.
    pub valued: u64,
    /// Per option of the item's scale, how many chose or ticked it; empty for a number or a text.
    pub options: Vec<u64>,
    /// "Don't know".
    pub dont_know: u64,
    /// "Not applicable".
    pub not_applicable: u64,
    /// Nothing.
    pub not_answered: u64,
}

impl AnswerCounts {
    fn for_options(count: usize) -> Self {
        Self { options: vec![0; count], ..Self::default() }
    }

    fn add(&mut self, answer: Answer) {
        match answer {
            Answer::DontKnow => self.dont_know += 1,
            Answer::NotApplicable => self.not_applicable += 1,
            Answer::NotAnswered => self.not_answered += 1,
            Answer::Option(option) => {
                self.valued += 1;
                self.options[option.at()] += 1;
            }
            Answer::Ticks(ticks) => {
                self.valued += 1;
                let counts = self.options.iter_mut().enumerate();
                counts.filter(|(at, _)| ticks.contains(OptionIx::new(*at))).for_each(|(_, n)| *n += 1);
            }
            Answer::Number(_) | Answer::Text => self.valued += 1,
        }
    }

    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.options.iter_mut().zip(&other.options) {
            *mine += theirs;
        }
        self.valued += other.valued;
        self.dont_know += other.dont_know;
        self.not_applicable += other.not_applicable;
        self.not_answered += other.not_answered;
    }
}

/// The sums of one set of respondents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// How many respondents there are, whatever they answered.
    pub respondents: u64,
    /// One per node of the questionnaire.
    pub nodes: Vec<Sums>,
    /// One per item of the questionnaire.
    pub items: Vec<AnswerCounts>,
    /// Per node, how many answered which of its parts; nobody at items.
    pub classes: Vec<Classes>,
}

impl Cell {
    /// The sums of nobody.
    #[must_use]
    pub fn empty(questionnaire: &Questionnaire) -> Self {
        let items = questionnaire.items().iter().map(|ix| match &questionnaire[*ix].body {
            NodeBody::Item(item) => AnswerCounts::for_options(item.answering.options().len()),
            NodeBody::Group(_) => AnswerCounts::default(),
        });
        Self {
            respondents: 0,
            nodes: vec![Sums::default(); questionnaire.node_count()],
            items: items.collect(),
            classes: vec![Classes::default(); questionnaire.node_count()],
        }
    }

    /// Adds up two sets of respondents to the same questionnaire.
    pub fn merge(&mut self, other: &Self) {
        self.respondents += other.respondents;
        for (mine, theirs) in self.nodes.iter_mut().zip(&other.nodes) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.items.iter_mut().zip(&other.items) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.classes.iter_mut().zip(&other.classes) {
            mine.merge(theirs);
        }
    }

    fn add(&mut self, questionnaire: &Questionnaire, scores: &RespondentScores) {
        self.respondents += 1;
        Sorter::new(questionnaire).count(scores, &mut self.classes);
        for (at, (sums, outcome)) in self.nodes.iter_mut().zip(scores.outcomes()).enumerate() {
            match outcome {
                NodeOutcome::Score(points) if scores.is_answered(NodeIx(at as u16)) => sums.add(*points),
                NodeOutcome::Score(_) => sums.add_unanswered(),
                NodeOutcome::Missing | NodeOutcome::NotApplicable => {}
            }
        }
        for (counts, answer) in self.items.iter_mut().zip(scores.counted_answers()) {
            if let Some(answer) = answer {
                counts.add(answer);
            }
        }
    }
}

/// Whose sums a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// The unit that the respondents named as theirs, its parts not included.
    pub unit: UnitIx,
    /// Their role, where they gave one.
    pub role: Option<RoleId>,
}

/// The sums of one wave, per unit and role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    empty: Cell,
    cells: BTreeMap<CellKey, Cell>,
}

impl Tally {
    /// A tally of nobody's answers to this questionnaire.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self { empty: Cell::empty(questionnaire), cells: BTreeMap::new() }
    }

    /// Counts a wave's responses.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, responses: &Responses) -> Self {
        let empty = Cell::empty(questionnaire);
        let cells = count_cells(
            questionnaire,
            responses,
            || empty.clone(),
            |cell, scores| {
                cell.add(questionnaire, scores);
            },
        );
        Self { empty, cells: cells.into_iter().collect() }
    }

    /// Adds up two tallies of answers to the same questionnaire.
    pub fn merge(&mut self, other: &Self) {
        for (key, cell) in &other.cells {
            let mine = self.cells.entry(key.clone()).or_insert_with(|| self.empty.clone());
            mine.merge(cell);
        }
    }

    /// The sums of nobody, to add others to.
    #[must_use]
    pub fn nobody(&self) -> Cell {
        self.empty.clone()
    }

    /// The sums per unit and role, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&CellKey, &Cell)> {
        self.cells.iter()
    }

    /// The sums of a unit's own respondents of one role.
    #[must_use]
    pub fn cell(&self, key: &CellKey) -> Option<&Cell> {
        self.cells.get(key)
    }

    /// The sums of a unit's own respondents over all roles, its parts not included.
    #[must_use]
    pub fn unit(&self, unit: UnitIx) -> Cell {
        let mut total = self.empty.clone();
        self.roles_of(unit).for_each(|cell| total.merge(cell));
        total
    }

    /// The same at one node.
    #[must_use]
    pub fn unit_at(&self, unit: UnitIx, node: NodeIx) -> Sums {
        let mut total = Sums::default();
        self.roles_of(unit).for_each(|cell| total.merge(&cell.nodes[node.at()]));
        total
    }

    fn roles_of(&self, unit: UnitIx) -> impl Iterator<Item = &Cell> {
        // No role sorts before every role.
        let cells = self.cells.range(CellKey { unit, role: None }..);
        cells.take_while(move |(key, _)| key.unit == unit).map(|(_, cell)| cell)
    }
}

/// Counts the responses of each unit and role, from nothing on, in order.
///
/// Cell by cell, since the sums of one are soon at hand again and those of thousands are not; and in two halves at a time, which share
/// nothing, so that the result is the same however they run.
fn count_cells<T: Send>(
    questionnaire: &Questionnaire,
    responses: &Responses,
    nobody: impl Fn() -> T + Sync,
    add: impl Fn(&mut T, &RespondentScores) + Sync,
) -> Vec<(CellKey, T)> {
    /// Fewer are counted sooner than a thread is started.
    const MANY: usize = 2_000;
    let mut ordered: Vec<&Response> = responses.0.iter().collect();
    ordered.sort_by(|a, b| (a.unit, &a.role).cmp(&(b.unit, &b.role)));
    let cells: Vec<&[&Response]> = ordered.chunk_by(|a, b| (a.unit, &a.role) == (b.unit, &b.role)).collect();
    let count = |cells: &[&[&Response]]| -> Vec<(CellKey, T)> {
        let mut scores = RespondentScores::new(questionnaire);
        let counted = cells.iter().map(|cell| {
            let mut sums = nobody();
            scores.weigh_for(questionnaire, cell[0].unit);
            for response in *cell {
                scores.compute(questionnaire, response.role.as_ref(), &response.answers);
                add(&mut sums, &scores);
            }
            (CellKey { unit: cell[0].unit, role: cell[0].role.clone() }, sums)
        });
        counted.collect()
    };
    if ordered.len() < MANY {
        return count(&cells);
    }
    let (first, second) = cells.split_at(cells.len() / 2);
    let (mut counted, rest) = both(|| count(first), || count(second));
    counted.extend(rest);
    counted
}
