//! Where the mean change of those who answered both times gives nobody away.
//!
//! Whoever knows the sums of both waves and the sums of the pairs' changes can add and subtract them. What comes out without a pairs' change speaks of
//! what each wave lets be said. With changes, of whom does it speak at least?
//!
//! Take those of one unit and role who have scores for the same nodes of a tree of the questionnaire (an area with all that is in it, [`Ties`]). Every sum of
//! a wave counts them all alike, so what is left of it after adding and subtracting counts all of them or none. If the changes that are put in count the
//! pairs among them, then either these pairs are left, or else the waves' sums undo them and count those who answered once as well, who are left. So **the
//! smaller of the two is left**, and as this holds of each such set of people, and nobody is in two, the smaller sides of all sets add up (`cover`).
//! Whatever the waves are known of, in whatever blocks, does not matter for this.
//!
//! It remains that changes that are put in together must not cancel for the pairs of a set. In every group one part is *kept back*, so that from a group's changes
//! a way down leads to a question whose change is not shown, and which is in no other way's group below: the changes that are shown are independent for all who
//! have the parts that are kept back wherever they have the group. Only those sets count in the cover. Where a part counts in several groups, no
//! group's change is shown.
//!
//! So a node's change is shown where in each region, what is left of a unit once such units in it are taken away, there are no pairs, or
//!
//! 1. the cover is enough, or
//! 2. nobody answered once, and the sums of both waves are known of the region with all decimals, so that the change **follows** from them.
//!
//! What follows from changes that are shown is shown too: the part that is kept back, where all pairs have the same of the group, and what sums up
//! areas where everybody has the same ones.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::model::{Assessment, NodeIx, Questionnaire, with_parts};
use crate::score::branch::Branch;
use crate::score::two_waves::TwoWaves;
use crate::tally::{CellKey, Had, PairCounts, PartState, Sums, Tally, Ties};

use super::{Limits, Release, Step};

/// How many stand in some part of the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Rest {
    /// Those who answered both times.
    pairs: u64,
    /// Those who have a score in one of the waves only, once per wave.
    once: u64,
    /// Whatever is subtracted from whatever, at least so many people are left.
    cover: u64,
    /// Whether the sum of one of the waves is not known of them with all decimals.
    is_vague: bool,
}

impl Rest {
    /// Whether nothing about a few follows where the pairs' change is known of exactly these people.
    const fn is_safe(&self, limits: Limits) -> bool {
        let follows = self.once == 0 && !self.is_vague;
        limits.are_none() || self.pairs == 0 || self.cover >= limits.exact || follows
    }
}

impl AddAssign for Rest {
    fn add_assign(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.once += other.once;
        self.cover += other.cover;
        self.is_vague |= other.is_vague;
    }
}

/// Where the change of those who answered in two waves may be shown.
pub struct Pairs<'a> {
    questionnaire: &'a Questionnaire,
    branches: &'a [Branch],
    releases: [&'a Release; 2],
    parents: Vec<Option<usize>>,
    limits: Vec<Limits>,
    /// Per node and unit, those in the unit and in none of its parts.
    own: Vec<Vec<Rest>>,
    /// The same with the parts.
    all: Vec<Vec<Rest>>,
    /// Per node and unit, whether all who have a score in either wave have it of the same parts.
    are_alike: Vec<Vec<bool>>,
    /// Per node, the part that is kept back of it.
    kept_back: Vec<Option<NodeIx>>,
    /// Per node, whether it is in a tree in which something counts in several groups.
    is_tangled: Vec<bool>,
}

impl<'a> Pairs<'a> {
    /// Takes up those who answered in two waves, given the sums of the pairs' changes.
    pub(in crate::score) fn of(
        assessment: &Assessment,
        questionnaire: &'a Questionnaire,
        waves: TwoWaves<'a>,
        branches: &'a [Branch],
    ) -> Self {
        let units = &assessment.units;
        let parents = units.parents();
        let limits: Vec<Limits> =
            questionnaire.nodes().map(|(node, _)| Limits::of(assessment, questionnaire, node)).collect();
        let mut own = vec![vec![Rest::default(); units.len()]; questionnaire.node_count()];
        for (key, rests) in rests(questionnaire, waves) {
            rests.into_iter().zip(&mut own).for_each(|(rest, own)| own[key.unit.at()] += rest);
        }
        let is_tangled = tangled(questionnaire, waves.ties);
        let kept_back = kept_back(questionnaire, branches, &parents);
        covers(questionnaire, waves.ties, &kept_back, |node, unit, cover| own[node][unit].cover += cover);
        let rounds = [Branch::of(assessment, waves.before), Branch::of(assessment, waves.now)];
        for (branches, release) in rounds.iter().zip(waves.releases) {
            for (node, own) in questionnaire.nodes().map(|(node, _)| node).zip(&mut own) {
                let vague = vague(branches, release, node, &parents);
                own.iter_mut().zip(vague).for_each(|(own, is_vague)| own.is_vague |= is_vague);
            }
        }
        let all = own.iter().map(|own| with_parts(&parents, own)).collect();
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
        let releases = waves.releases;
        Self {
            questionnaire,
            branches,
            releases,
            parents,
            limits,
            own,
            all,
            are_alike,
            kept_back,
            is_tangled,
        }
    }

    /// Whether all who have a score of a node in a unit have one in both waves.
    pub(in crate::score) fn is_everybody(&self, node: NodeIx, unit: usize) -> bool {
        self.all[node.at()][unit].once == 0
    }

    /// Per node and unit, whether the pairs' change may be shown.
    pub(in crate::score) fn choose(&self, shown: &[Vec<bool>]) -> Vec<Vec<bool>> {
        let is_kept_back = |node: NodeIx| self.kept_back.contains(&Some(node));
        let allowed = |node: NodeIx| -> Vec<bool> {
            let is_told = |release: &&Release, unit: usize| release.alone(node)[unit];
            let units = shown.iter().enumerate();
            units
                .map(|(unit, nodes)| {
                    nodes[node.at()] && self.releases.iter().all(|release| is_told(release, unit))
                })
                .collect()
        };
        let chosen = self.questionnaire.nodes().map(|(ix, node)| {
            let follows = node.kind.is_summary()
                || is_kept_back(ix)
                || self.is_tangled[ix.at()] && node.item().is_none();
            let is_free = self.limits[ix.at()].are_none() || !follows;
            if is_free { self.choose_units(ix.at(), &allowed(ix)) } else { vec![false; shown.len()] }
        });
        let mut chosen: Vec<Vec<bool>> = chosen.collect();
        // What is above stands before what is in it.
        let above: Vec<NodeIx> = self.questionnaire.parts_first().map(|(ix, _)| ix).collect();
        for group in above.into_iter().rev() {
            let Some(part) = self.kept_back[group.at()].filter(|part| !self.limits[part.at()].are_none())
            else {
                continue;
            };
            let follows: Vec<bool> =
                (0..shown.len()).map(|unit| self.part_follows(&chosen, group, part, unit)).collect();
            chosen[part.at()] =
                follows.iter().zip(allowed(part)).map(|(follows, allowed)| *follows && allowed).collect();
        }
        for (ix, node) in self.questionnaire.parts_first().filter(|(_, node)| node.kind.is_summary()) {
            if !self.limits[ix.at()].are_none() {
                let follows = |unit: usize| {
                    let is_shown =
                        |area: NodeIx| self.all[area.at()][unit].pairs == 0 || chosen[area.at()][unit];
                    self.are_alike[ix.at()][unit]
                        && node.group().is_some_and(|group| group.counted().all(is_shown))
                };
                let follows: Vec<bool> = (0..shown.len()).map(follows).collect();
                chosen[ix.at()] =
                    follows.iter().zip(allowed(ix)).map(|(follows, allowed)| *follows && allowed).collect();
            }
        }
        chosen
    }

    /// Whether the change of the part that is kept back follows from those of the group and its other parts: where all pairs have the same of the group, and it
    /// both times.
    fn part_follows(&self, chosen: &[Vec<bool>], group: NodeIx, part: NodeIx, unit: usize) -> bool {
        let body = self.questionnaire[group].group();
        let Some(parts) = body.map(|group| group.counted().collect::<Vec<_>>()) else { return false };
        let mut classes = self.branches[unit].total.classes[group.at()].iter();
        let (Some((class, _)), None) = (classes.next(), classes.next()) else { return false };
        let is_known = |other: &NodeIx| {
            *other == part || self.all[other.at()][unit].pairs == 0 || chosen[other.at()][unit]
        };
        let has_part = parts.iter().position(|other| *other == part).and_then(|at| class.parts.get(at));
        class.divisor.is_some()
            && has_part.is_some_and(PartState::is_scored)
            && chosen[group.at()][unit]
            && parts.iter().all(is_known)
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

/// Per group but for summaries, the part that is kept back of it: a question if there is one, and among several the one that most pairs have.
fn kept_back(
    questionnaire: &Questionnaire,
    branches: &[Branch],
    parents: &[Option<usize>],
) -> Vec<Option<NodeIx>> {
    let pairs = |node: NodeIx| -> u64 {
        let tops = (0..parents.len()).filter(|unit| parents[*unit].is_none());
        tops.map(|unit| branches[unit].total.nodes[node.at()].answered).sum()
    };
    let of = |(ix, node): (NodeIx, &crate::model::Node<NodeIx>)| {
        let group =
            node.group().filter(|_| !node.kind.is_summary() && !questionnaire.is_judged_on_units(ix))?;
        group.counted().max_by_key(|part| (questionnaire[*part].item().is_some(), pairs(*part), part.at()))
    };
    questionnaire.nodes().map(of).collect()
}

/// Per node, whether something in its tree counts in several groups.
fn tangled(questionnaire: &Questionnaire, ties: &Ties) -> Vec<bool> {
    let mut groups = vec![0; questionnaire.node_count()];
    for (_, node) in questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary()) {
        node.group().into_iter().flat_map(|group| group.counted()).for_each(|part| groups[part.at()] += 1);
    }
    let mut is_tangled = vec![false; groups.len()];
    for tree in ties.trees().iter().filter(|tree| tree.iter().any(|node| groups[node.at()] > 1)) {
        tree.iter().for_each(|node| is_tangled[node.at()] = true);
    }
    is_tangled
}

/// Adds up, per node and unit, the smaller of those who answered both times and of those who did once among all who have the same.
fn covers(
    questionnaire: &Questionnaire,
    ties: &Ties,
    kept_back: &[Option<NodeIx>],
    mut add: impl FnMut(usize, usize, u64),
) {
    for (at, tree) in ties.trees().iter().enumerate() {
        for (key, had, twice) in ties.of_tree(at) {
            let has = |node: NodeIx| {
                let place = tree.iter().position(|other| *other == node);
                place.is_some_and(|place| had[place] == Had::Score)
                    && questionnaire.weight_in(key.unit, node).units() > 0
            };
            let scored =
                || tree.iter().zip(had).filter(|(_, had)| **had == Had::Score).map(|(node, _)| *node);
            // Whoever has a group and not the part that is kept back of it might vanish.
            let is_tied = scored().filter_map(|node| kept_back[node.at()]).all(has);
            if is_tied && twice.both > 0 && twice.once > 0 {
                scored().for_each(|node| add(node.at(), key.unit.at(), twice.both.min(twice.once)));
            }
        }
    }
}

/// Per unit, whether there are people in it of whom a wave's sum at a node is not known with all decimals.
fn vague(branches: &[Branch], release: &Release, node: NodeIx, parents: &[Option<usize>]) -> Vec<bool> {
    let block = |unit: usize| {
        std::iter::successors(Some(unit), |unit| parents[*unit]).find(|unit| release.alone(node)[*unit])
    };
    let own = |unit: usize| branches[unit].own().nodes[node.at()].answered;
    let mut people = vec![0; parents.len()];
    for unit in 0..parents.len() {
        if let Some(block) = block(unit) {
            people[block] += own(unit);
        }
    }
    let is_known = |block: usize| {
        release.limits(node).may_follow(people[block]) && release.steps(node)[block] == Step::Free
    };
    (0..parents.len()).map(|unit| own(unit) > 0 && !block(unit).is_some_and(is_known)).collect()
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
        Rest { pairs: self.changes.answered, once: gone + come, cover: 0, is_vague: false }
    }
}
