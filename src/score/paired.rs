//! The mean change of those who answered both times, where it gives nobody away.
//!
//! Whoever knows the sums of both waves and the sum of the pairs' changes knows what is left: the later answers less the
//! earlier ones of those who answered once. So those must be nobody or enough, in every part of the organisation that the
//! changes shown tell apart. `docs/method.md` has the rule and why it is enough.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::model::{Assessment, Combine, NodeIx, Questionnaire, UnitIx, Weight};
use crate::tally::{CellKey, PairCounts, PairTally, Sums, Tally};

use super::estimate::Estimate;
use super::rollup::{At, Branch};
use super::suppress::Crowd;

/// Two waves that asked the same, and those who answered in both.
#[derive(Debug, Clone, Copy)]
pub struct TwoWaves<'a> {
    /// The earlier wave.
    pub before: &'a Tally,
    /// The later one.
    pub now: &'a Tally,
    /// Those who answered in both.
    pub pairs: &'a PairTally,
}

/// The mean change of the pairs, with its precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairedChange {
    /// How many changed by how much on average; its mean may be negative.
    pub estimate: Estimate,
    /// Whether all who have a score in either wave have one in both.
    pub is_everybody: bool,
}

/// Per unit and node, the mean change of those who answered both times; `None` where the unit's change is not `shown`, and
/// where the change of the pairs would give a few others away or says nothing: it takes changes that vary.
///
/// The mean comes about as every other mean does. W. S. Gosset ("Student"), *Biometrika* 6 (1908), 1–25.
#[must_use]
pub fn paired_changes(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    waves: TwoWaves<'_>,
    shown: &[Vec<bool>],
) -> Vec<Vec<Option<PairedChange>>> {
    let table = Table::of(assessment, questionnaire, waves);
    let chosen = table.choose(questionnaire, shown);
    let branches = Branch::of(assessment, waves.pairs.differences());
    let mut found = vec![vec![None; questionnaire.node_count()]; assessment.units.len()];
    for ((node, _), chosen) in questionnaire.nodes().zip(&chosen) {
        let at = At { assessment, branches: &branches, node, items: &[], shown: chosen };
        for (unit, estimate) in at.estimates().into_iter().enumerate() {
            let tells = |estimate: &Estimate| estimate.precision.is_some() && estimate.sd != Some(0.0);
            found[unit][node.at()] =
                estimate.filter(|estimate| chosen[unit] && tells(estimate)).map(|estimate| PairedChange {
                    estimate,
                    is_everybody: table.all[node.at()][unit].once == 0,
                });
        }
    }
    found
}

/// How many stand in some part of the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Rest {
    /// Pairs, and whether all of them changed by the same amount.
    pairs: Crowd,
    /// Those who have a score in one of the waves only, once per wave.
    once: u64,
    /// Those of them with a pair in the same workplace and role, whom no wave's score alone takes away. What follows is their
    /// later scores less their earlier ones, so the earlier ones are turned round: all are alike where those who came and those
    /// who went are at opposite ends.
    beside: Crowd,
    /// Per workplace and role the smaller of the two, added up. Somebody who has moved from one unit to another counts
    /// once. Whatever is subtracted from whatever, at least so many people are left in it.
    cover: u64,
}

impl Rest {
    /// Whether nothing about a few follows where the pairs' change is known of exactly these people.
    const fn is_safe(&self, least: u64) -> bool {
        self.pairs.people() == 0
            || (self.pairs.is_enough(least) && (self.once == 0 || self.cover >= self.least_cover(least)))
    }

    /// The least that protects those who answered once: twice as many where all are alike.
    const fn least_cover(&self, least: u64) -> u64 {
        // People whose scores differ are enough if as many as they are is.
        let are_alike = !self.beside.is_enough(self.beside.people());
        if are_alike { 2 * least } else { least }
    }
}

impl AddAssign for Rest {
    fn add_assign(&mut self, other: Self) {
        self.pairs = self.pairs.with(other.pairs);
        self.once += other.once;
        self.beside = self.beside.with(other.beside);
        self.cover += other.cover;
    }
}

/// The people behind all nodes.
struct Table {
    parents: Vec<Option<usize>>,
    /// Per node, how many are enough.
    least: Vec<u64>,
    /// Per node and unit, those in the unit and in none of its parts.
    own: Vec<Vec<Rest>>,
    /// The same with the parts.
    all: Vec<Vec<Rest>>,
}

impl Table {
    fn of(assessment: &Assessment, questionnaire: &Questionnaire, waves: TwoWaves<'_>) -> Self {
        let units = &assessment.units;
        let parents = units.parents();
        let mut own = vec![vec![Rest::default(); units.len()]; questionnaire.node_count()];
        for (key, rests) in rests(questionnaire, waves) {
            rests.into_iter().zip(&mut own).for_each(|(rest, own)| own[key.unit.at()] += rest);
        }
        let with_parts = |own: &Vec<Rest>| {
            let mut all = own.clone();
            for at in (0..all.len()).rev() {
                if let Some(parent) = parents[at] {
                    let part = all[at];
                    all[parent] += part;
                }
            }
            all
        };
        let all = own.iter().map(with_parts).collect();
        let least = questionnaire.nodes().map(|(node, _)| assessment.least_of(questionnaire, node)).collect();
        Self { least, parents, own, all }
    }

    /// Per node and unit, whether the pairs' change may be shown.
    fn choose(&self, questionnaire: &Questionnaire, shown: &[Vec<bool>]) -> Vec<Vec<bool>> {
        let mut allowed: Vec<Vec<bool>> =
            (0..self.own.len()).map(|node| shown.iter().map(|nodes| nodes[node]).collect()).collect();
        let again = |node: usize, allowed: &[bool]| self.choose_units(node, allowed);
        let mut chosen: Vec<Vec<bool>> =
            allowed.iter().enumerate().map(|(node, allowed)| again(node, allowed)).collect();
        if self.least.iter().all(|least| *least <= 1) {
            return chosen;
        }
        // Each turn leaves out something more, so there is an end to it.
        loop {
            let mut left_out = false;
            for family in Family::all(questionnaire) {
                for unit in 0..self.parents.len() {
                    if let Some(with) = self.lone_gap(questionnaire, &family, unit, &chosen) {
                        allowed[with.at()][unit] = false;
                        chosen[with.at()] = again(with.at(), &allowed[with.at()]);
                        left_out = true;
                    }
                }
            }
            if !left_out {
                return chosen;
            }
        }
    }

    /// Chooses units from the smallest up: each whose own pairs give nobody away. For a whole that would, its smallest part is
    /// given up where that is enough; for the topmost, as many as it takes.
    fn choose_units(&self, node: usize, allowed: &[bool]) -> Vec<bool> {
        let (all, mut rest) = (&self.all[node], self.own[node].clone());
        let mut chosen = vec![false; rest.len()];
        // The chosen units below each unit with no chosen one between.
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); rest.len()];
        for at in (0..rest.len()).rev() {
            if allowed[at] && all[at].pairs.is_enough(self.least[node]) {
                let most = if self.parents[at].is_none() { usize::MAX } else { 1 };
                let (mut left, mut heads, mut given_up) = (rest[at], below[at].clone(), Vec::new());
                while !self.is_safe(node, &left) && given_up.len() < most {
                    let Some(place) = (0..heads.len()).min_by_key(|place| all[heads[*place]].pairs.people())
                    else {
                        break;
                    };
                    let part = heads.swap_remove(place);
                    left += rest[part];
                    heads.extend(&below[part]);
                    given_up.push(part);
                }
                if self.is_safe(node, &left) {
                    given_up.into_iter().for_each(|part| chosen[part] = false);
                    (chosen[at], rest[at], below[at]) = (true, left, heads);
                }
            }
            if let Some(parent) = self.parents[at] {
                if chosen[at] {
                    below[parent].push(at);
                } else {
                    let (part, heads) = (rest[at], below[at].clone());
                    rest[parent] += part;
                    below[parent].extend(heads);
                }
            }
        }
        chosen
    }

    /// Where every group may be shown there is nothing to protect.
    fn is_safe(&self, node: usize, rest: &Rest) -> bool {
        self.least[node] <= 1 || rest.is_safe(self.least[node])
    }

    /// Of a group and its parts in a unit, where each one's change follows from the others' and one alone is not chosen: which
    /// one is to be left out with it. It is the part that fewest pairs have a score for, and the group itself only where
    /// it has no other part.
    fn lone_gap(
        &self,
        questionnaire: &Questionnaire,
        family: &Family,
        unit: usize,
        chosen: &[Vec<bool>],
    ) -> Option<NodeIx> {
        let pairs = |node: NodeIx| self.all[node.at()][unit].pairs.people();
        let group = family.group;
        // What no pair was asked is no part of it there.
        let weighs = |part: &NodeIx| questionnaire.weight_in(UnitIx(unit as u32), *part) != Weight::NONE;
        let parts = family.parts.iter().copied().filter(weighs);
        let parts: Vec<NodeIx> = parts.filter(|part| pairs(*part) > 0).collect();
        // Where a pair has the group's score without a part's, the group's change is no sum of its parts' changes; but where a
        // part left out counts as nothing it always is.
        let is_sum =
            pairs(group) > 0 && (family.is_sum || parts.iter().all(|part| pairs(*part) >= pairs(group)));
        if parts.is_empty() || !is_sum {
            return None;
        }
        let mut left_out = parts.iter().copied().chain([group]).filter(|node| !chosen[node.at()][unit]);
        let alone = left_out.next().filter(|_| left_out.next().is_none())?;
        let others = parts.iter().copied().filter(|part| *part != alone);
        let everywhere =
            |part: &NodeIx| self.all[part.at()].iter().map(|rest| rest.pairs.people()).sum::<u64>();
        Some(others.min_by_key(everywhere).unwrap_or(group))
    }
}

/// A group with its parts.
struct Family {
    group: NodeIx,
    parts: Vec<NodeIx>,
    /// Whether the group is the sum of its parts whatever is left out.
    is_sum: bool,
}

impl Family {
    fn all(questionnaire: &Questionnaire) -> impl Iterator<Item = Self> {
        questionnaire.nodes().filter_map(|(ix, node)| {
            let group = node.group()?;
            Some(Self { group: ix, parts: group.counted().collect(), is_sum: group.combine == Combine::Sum })
        })
    }
}

/// Those in each unit and role, per node.
fn rests<'a>(questionnaire: &Questionnaire, waves: TwoWaves<'a>) -> BTreeMap<&'a CellKey, Vec<Rest>> {
    let nodes = questionnaire.node_count();
    let none = || vec![Counted::default(); nodes];
    let mut counted: BTreeMap<&CellKey, Vec<Counted>> = BTreeMap::new();
    type Of = fn(&mut Counted) -> &mut Sums;
    let tallies: [(&'a Tally, Of); 3] = [
        (waves.before, |counted| &mut counted.before),
        (waves.now, |counted| &mut counted.now),
        (waves.pairs.differences(), |counted| &mut counted.changes),
    ];
    for (tally, of) in tallies {
        for (key, cell) in tally.cells() {
            let counted = counted.entry(key).or_insert_with(none);
            counted.iter_mut().zip(&cell.nodes).for_each(|(counted, sums)| *of(counted) = *sums);
        }
    }
    for (key, pairs) in waves.pairs.counts() {
        let counted = counted.entry(key).or_insert_with(none);
        counted.iter_mut().zip(pairs).for_each(|(counted, pairs)| counted.pairs = *pairs);
    }
    counted.into_iter().map(|(key, counted)| (key, counted.iter().map(Counted::rest).collect())).collect()
}

/// What is known of those in a unit and role at one node.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    before: Sums,
    now: Sums,
    /// The pairs' changes, by the role now.
    changes: Sums,
    pairs: PairCounts,
}

impl Counted {
    fn rest(&self) -> Rest {
        let gone = Crowd::of(&less(&self.before, &self.pairs.before));
        let come = Crowd::of(&less(&self.now, &self.pairs.now));
        let all = come.with(gone.reversed());
        let pairs = Crowd::of(&self.changes);
        let beside = if self.pairs.alike > 0 { all } else { Crowd::default() };
        let once = all.people();
        Rest { pairs, once, beside, cover: self.pairs.alike.min(once.saturating_sub(self.pairs.moved)) }
    }
}

/// The sums without those of some who are in them.
const fn less(all: &Sums, some: &Sums) -> Sums {
    Sums {
        n: all.n - some.n,
        // Some of the pairs' scores may be zeros that stand for missing answers.
        answered: all.answered.saturating_sub(some.answered),
        sum: all.sum - some.sum,
        sum_of_squares: all.sum_of_squares - some.sum_of_squares,
    }
}
