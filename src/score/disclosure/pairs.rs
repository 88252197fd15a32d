//! Where the mean change of those who answered both times gives nobody away.
//!
//! Whoever knows the sums of both waves and the sum of the pairs' changes knows what is left: the later answers less the
//! earlier ones of those who answered once. So those must be nobody or enough, in every part of the organisation that the
//! changes shown tell apart; and so must those pairs that left a part of a group out, where the group's change is shown beside its parts'.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::model::{Assessment, NodeIx, Questionnaire};
use crate::score::paired::TwoWaves;
use crate::score::rollup::Branch;
use crate::tally::{CellKey, PairCounts, Sums, Tally};

use super::Limits;
use super::families::{Wave, open};

/// How many stand in some part of the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Rest {
    /// Those who answered both times.
    pairs: u64,
    /// Those who have a score in one of the waves only, once per wave.
    once: u64,
    /// Per workplace and role the smaller of the two, added up. Somebody who has moved from one unit to another counts
    /// once. Whatever is subtracted from whatever, at least so many people are left in it.
    cover: u64,
}

impl Rest {
    /// Whether nothing about a few follows where the pairs' change is known of exactly these people.
    const fn is_safe(&self, limits: Limits) -> bool {
        limits.are_none()
            || limits.may_follow(self.pairs)
                && (self.pairs == 0 || self.once == 0 || self.cover >= limits.exact)
    }
}

impl AddAssign for Rest {
    fn add_assign(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.once += other.once;
        self.cover += other.cover;
    }
}

/// Where the change of those who answered in two waves may be shown.
pub struct Pairs<'a> {
    questionnaire: &'a Questionnaire,
    branches: &'a [Branch],
    parents: Vec<Option<usize>>,
    limits: Vec<Limits>,
    /// Per node and unit, those in the unit and in none of its parts.
    own: Vec<Vec<Rest>>,
    /// The same with the parts.
    all: Vec<Vec<Rest>>,
    /// Per node and unit, whether all who have a score in either wave have it of the same parts.
    are_alike: Vec<Vec<bool>>,
}

impl<'a> Pairs<'a> {
    /// Takes up those who answered in two waves, given the sums of the pairs' changes.
    pub(in crate::score) fn of(
        assessment: &Assessment,
        questionnaire: &'a Questionnaire,
        waves: TwoWaves<'_>,
        branches: &'a [Branch],
    ) -> Self {
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
        let limits =
            questionnaire.nodes().map(|(node, _)| Limits::of(assessment, questionnaire, node)).collect();
        let rounds = [Branch::of(assessment, waves.before), Branch::of(assessment, waves.now)];
        let is_alike = |node: usize, unit: usize| {
            let [before, now] = rounds.each_ref().map(|round| &round[unit].total.classes[node]);
            let mut both = branches[unit].total.classes[node].clone();
            both.merge(before);
            both.merge(now);
            both.iter().count() <= 1
        };
        let are_alike = (0..questionnaire.node_count())
            .map(|node| (0..parents.len()).map(|unit| is_alike(node, unit)).collect())
            .collect();
        Self { questionnaire, branches, parents, limits, own, all, are_alike }
    }

    /// Whether all who have a score of a node in a unit have one in both waves.
    pub(in crate::score) fn is_everybody(&self, node: NodeIx, unit: usize) -> bool {
        self.all[node.at()][unit].once == 0
    }

    /// Per node and unit, whether the pairs' change may be shown: where it may at the node by itself, and beside the group that it is
    /// part of. What sums up areas tells no more than they do where everybody has the same ones.
    pub(in crate::score) fn choose(&self, shown: &[Vec<bool>]) -> Vec<Vec<bool>> {
        let nodes = self.questionnaire.nodes();
        let chosen = nodes.map(|(ix, node)| {
            let is_free = |unit: usize| {
                !node.kind.is_summary() || self.limits[ix.at()].are_none() || self.are_alike[ix.at()][unit]
            };
            let allowed: Vec<bool> =
                shown.iter().enumerate().map(|(unit, nodes)| nodes[ix.at()] && is_free(unit)).collect();
            self.choose_units(ix.at(), &allowed)
        });
        let mut chosen: Vec<Vec<bool>> = chosen.collect();
        let wave = Wave {
            questionnaire: self.questionnaire,
            parents: &self.parents,
            branches: self.branches,
            limits: &self.limits,
            shown: &chosen,
        };
        let open = open(wave);
        chosen.iter_mut().flatten().zip(open.iter().flatten()).for_each(|(chosen, open)| *chosen &= open);
        chosen
    }

    /// Chooses units from the smallest up: each whose own pairs give nobody away. For a whole that would, its smallest part is
    /// given up where that is enough; for the topmost, as many as it takes.
    fn choose_units(&self, node: usize, allowed: &[bool]) -> Vec<bool> {
        let (all, mut rest) = (&self.all[node], self.own[node].clone());
        let mut chosen = vec![false; rest.len()];
        // The chosen units below each unit with no chosen one between.
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); rest.len()];
        for at in (0..rest.len()).rev() {
            if allowed[at] && all[at].pairs >= self.limits[node].exact {
                let most = if self.parents[at].is_none() { usize::MAX } else { 1 };
                let (mut left, mut heads, mut given_up) = (rest[at], below[at].clone(), Vec::new());
                while !left.is_safe(self.limits[node]) && given_up.len() < most {
                    let Some(place) = (0..heads.len()).min_by_key(|place| all[heads[*place]].pairs) else {
                        break;
                    };
                    let part = heads.swap_remove(place);
                    left += rest[part];
                    heads.extend(&below[part]);
                    given_up.push(part);
                }
                if left.is_safe(self.limits[node]) {
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
    const fn rest(&self) -> Rest {
        let gone = self.before.answered.saturating_sub(self.pairs.before.answered);
        let come = self.now.answered.saturating_sub(self.pairs.now.answered);
        let once = gone + come;
        let others = once.saturating_sub(self.pairs.moved);
        let cover = if self.pairs.alike < others { self.pairs.alike } else { others };
        Rest { pairs: self.changes.answered, once, cover }
    }
}
