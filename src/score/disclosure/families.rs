//! In which units the parts of a group may be shown as figures beside the group.
//!
//! A group's sum less its parts' sums, each in proportion, is nothing for all who answered the same parts. What is left speaks of the
//! others: those who left something out, or were not asked. So people fall into *classes* by what their score for the group is divided
//! by and by which parts they have; whatever is subtracted, those of two classes that share a part and are divided by different weights
//! do not both vanish. The parts are shown as figures only if nobody has to be left, or enough people, in every region of the
//! organisation that the units which show them tell apart.

use crate::model::{Node, NodeIx, Questionnaire};
use crate::tally::{Classes, PartState, Sums, divisor};

use super::super::rollup::Branch;
use super::Limits;

/// So many small units whose stages are shown may stand beside each other where their sum is known: with fewer, the ends of a stage and the
/// sum could pin one of them down.
pub(super) const MANY_BLOCKS: usize = 5;

/// What is known of one wave.
#[derive(Clone, Copy)]
pub(super) struct Wave<'a> {
    pub questionnaire: &'a Questionnaire,
    pub parents: &'a [Option<usize>],
    pub branches: &'a [Branch],
    pub limits: &'a [Limits],
    /// Per node and unit, whether anything may be shown at all.
    pub shown: &'a [Vec<bool>],
}

/// Per node and unit, whether the node may be shown as a figure beside the group that it is part of.
pub(super) fn open(wave: Wave<'_>) -> Vec<Vec<bool>> {
    let mut open = vec![vec![true; wave.parents.len()]; wave.questionnaire.node_count()];
    // Groups stand before what is in them.
    for (ix, node) in wave.questionnaire.nodes() {
        let Some(group) = node.group().filter(|_| !node.kind.is_summary()) else { continue };
        let families: Vec<Family<'_>> = if wave.questionnaire.is_judged_on_units(ix) {
            // No person has a score for it, so that nothing ties its parts together.
            group.children.chunks(1).map(|part| Family { wave, group: None, parts: part }).collect()
        } else {
            vec![Family { wave, group: Some(ix), parts: &group.children }]
        };
        for family in families {
            let allowed = family.allowed(&open[ix.at()]);
            let chosen = family.choose(&allowed);
            for part in family.parts {
                for (unit, open) in open[part.at()].iter_mut().enumerate() {
                    *open &= chosen[unit] || family.is_coarse_with(unit, *part);
                }
            }
        }
    }
    open
}

/// Per summary and unit, whether its score may be the mean of people's beside its areas' scores; nowhere at other nodes.
pub(super) fn whole(wave: Wave<'_>, open: &[Vec<bool>]) -> Vec<Vec<bool>> {
    let nowhere = vec![false; wave.parents.len()];
    let chosen = |(ix, node): (NodeIx, &Node)| {
        let Some(group) = node.group().filter(|_| node.kind.is_summary()) else { return nowhere.clone() };
        if group.children.is_empty() || wave.questionnaire.is_judged_on_units(ix) {
            return nowhere.clone();
        }
        let family = Family { wave, group: Some(ix), parts: &group.children };
        let allowed = family.allowed(&vec![true; nowhere.len()]);
        let is_open = |unit: usize| group.children.iter().all(|area| open[area.at()][unit]);
        let allowed: Vec<bool> = (0..allowed.len()).map(|unit| allowed[unit] && is_open(unit)).collect();
        family.choose(&allowed)
    };
    wave.questionnaire.nodes().map(chosen).collect()
}

/// A group and its parts, or a part of a group that has no sums.
struct Family<'a> {
    wave: Wave<'a>,
    group: Option<NodeIx>,
    parts: &'a [NodeIx],
}

/// The people in some part of the organisation.
#[derive(Clone, Default)]
struct Region {
    /// How many have each part.
    parts: Vec<u64>,
    classes: Classes,
    /// How many small units in it show the parts' stages.
    blocks: usize,
    /// How many of them have a score for the group, of which nothing is told but in whole points.
    coarse: u64,
}

impl Region {
    fn merge(&mut self, other: &Self) {
        self.parts.iter_mut().zip(&other.parts).for_each(|(mine, theirs)| *mine += theirs);
        self.classes.merge(&other.classes);
        self.blocks += other.blocks;
        self.coarse += other.coarse;
    }
}

impl Family<'_> {
    fn total(&self, unit: usize, node: NodeIx) -> &Sums {
        &self.wave.branches[unit].total.nodes[node.at()]
    }

    /// Whether all that may be shown of the group in a unit is in whole points, which no part's sum can be subtracted from.
    fn is_coarse(&self, unit: usize) -> bool {
        let exact = |node: NodeIx| self.wave.limits[node.at()].exact;
        match self.group {
            Some(group) => self.total(unit, group).answered < exact(group),
            None => self.parts.iter().all(|part| self.total(unit, *part).answered < exact(*part)),
        }
    }

    /// Whether neither the group nor a part of it is told in more than whole points.
    fn is_coarse_with(&self, unit: usize, part: NodeIx) -> bool {
        self.is_coarse(unit) && self.total(unit, part).answered < self.wave.limits[part.at()].exact
    }

    /// The units in which each part may be shown by itself.
    fn allowed(&self, open_above: &[bool]) -> Vec<bool> {
        let may_be_shown = |unit: usize, part: &NodeIx| {
            let n = self.total(unit, *part).answered;
            n == 0 || n >= self.wave.limits[part.at()].exact && self.wave.shown[part.at()][unit]
        };
        let is_allowed = |(unit, above): (usize, &bool)| {
            let group_is_shown = self.group.is_none_or(|group| self.wave.shown[group.at()][unit]);
            *above
                && group_is_shown
                && !self.is_coarse(unit)
                && self.parts.iter().all(|part| may_be_shown(unit, part))
        };
        open_above.iter().enumerate().map(is_allowed).collect()
    }

    /// Those in a unit and in none of its parts.
    fn own(&self, unit: usize) -> Region {
        let own = self.wave.branches[unit].own();
        Region {
            parts: self.parts.iter().map(|part| own.nodes[part.at()].answered).collect(),
            classes: self.group.map(|group| own.classes[group.at()].clone()).unwrap_or_default(),
            blocks: 0,
            coarse: 0,
        }
    }

    /// Whether a unit shows stages of so few people that they must not be pinned down.
    fn is_block(&self, unit: usize) -> bool {
        self.parts.iter().any(|part| {
            let n = self.total(unit, *part).answered;
            self.wave.shown[part.at()][unit] && n > 0 && n < self.wave.limits[part.at()].exact
        })
    }

    /// How many people there are in a unit and in none of its parts, as far as those are shown at the group, if they are few. The group's sum
    /// takes away the others of them at the parts.
    fn coarse(&self, unit: usize) -> u64 {
        let Some(group) = self.group.filter(|group| self.wave.shown[group.at()][unit]) else { return 0 };
        let shown = &self.wave.shown[group.at()];
        let n = |unit: usize| self.total(unit, group).answered;
        let nearest = |part: &usize| {
            std::iter::successors(self.wave.parents[*part], |up| self.wave.parents[*up]).find(|up| shown[*up])
        };
        let parts = self.wave.branches[unit].below().map(|part| part.at()).filter(|part| shown[*part]);
        let inside: u64 = parts.filter(|part| nearest(part) == Some(unit)).map(n).sum();
        let block = n(unit).saturating_sub(inside);
        if block < self.wave.limits[group.at()].exact { block } else { 0 }
    }

    /// Chooses units from the smallest up: each that gives nobody away. For a whole that would, its smallest part is
    /// given up where that is enough; for the topmost, as many as it takes.
    fn choose(&self, allowed: &[bool]) -> Vec<bool> {
        let parents = self.wave.parents;
        if self.wave.limits[self.parts[0].at()].exact <= 1 {
            return vec![true; parents.len()];
        }
        let mut rest: Vec<Region> = (0..parents.len()).map(|unit| self.own(unit)).collect();
        let mut chosen = vec![false; rest.len()];
        // The chosen units below each unit with no chosen one between.
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); rest.len()];
        let size =
            |unit: usize| -> u64 { self.parts.iter().map(|part| self.total(unit, *part).answered).sum() };
        for at in (0..rest.len()).rev() {
            if self.is_block(at) {
                rest[at].blocks = 1;
            }
            rest[at].coarse += self.coarse(at);
            if allowed[at] {
                let most = if parents[at].is_none() { usize::MAX } else { 1 };
                let (mut left, mut heads, mut given_up) = (rest[at].clone(), below[at].clone(), Vec::new());
                // The smallest stands last.
                heads.sort_by_key(|head| (std::cmp::Reverse(size(*head)), *head));
                while !self.is_safe(&left) && given_up.len() < most {
                    let Some(part) = heads.pop() else { break };
                    left.merge(&rest[part]);
                    heads.extend(&below[part]);
                    heads.sort_by_key(|head| (std::cmp::Reverse(size(*head)), *head));
                    given_up.push(part);
                }
                if self.is_safe(&left) {
                    given_up.into_iter().for_each(|part| chosen[part] = false);
                    (chosen[at], rest[at], below[at]) = (true, left, heads);
                }
            }
            if let Some(parent) = parents[at] {
                if chosen[at] {
                    below[parent].push(at);
                } else {
                    let (part, heads) = (rest[at].clone(), std::mem::take(&mut below[at]));
                    rest[parent].merge(&part);
                    below[parent].extend(heads);
                }
            }
        }
        chosen
    }

    /// Whether all that can be told apart in a region is nobody or enough people.
    fn is_safe(&self, region: &Region) -> bool {
        let exact = |part: &NodeIx| self.wave.limits[part.at()].exact;
        let are_enough = region.parts.iter().zip(self.parts).all(|(n, part)| *n == 0 || *n >= exact(part));
        let least = self.parts.iter().map(exact).max().unwrap_or(1);
        are_enough
            && (region.blocks == 0 || region.blocks >= MANY_BLOCKS)
            && (region.coarse == 0 || region.coarse >= least)
            && self
                .group
                .is_none_or(|group| !can_be_left(self.wave.questionnaire, group, &region.classes, least))
    }
}

/// People whose scores for a group vanish together.
struct Kind<'a> {
    parts: &'a [PartState],
    divisor: Option<i128>,
    /// Those of them who cannot vanish for another reason.
    people: u64,
}

impl Kind<'_> {
    /// Whether one of the two is left whatever is subtracted.
    fn is_at_odds(&self, other: &Self) -> bool {
        let shared = self.parts.iter().zip(other.parts);
        let shares = shared.into_iter().any(|(a, b)| *a == PartState::Scored && *b == PartState::Scored);
        shares && self.divisor != other.divisor
    }
}

/// Whether a difference of the group's sum and its parts' could speak of somebody, but of fewer than some.
pub(super) fn can_be_left(
    questionnaire: &Questionnaire,
    group: NodeIx,
    classes: &Classes,
    least: u64,
) -> bool {
    let mut kinds: Vec<Kind<'_>> = Vec::new();
    for (class, n) in classes.iter() {
        let divisor = divisor(questionnaire, group, class);
        kinds.push(Kind { parts: &class.parts, divisor, people: if class.is_frayed { 0 } else { n } });
    }
    // The most first: they can seldom be the few who are left, so that the search is short.
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.people));
    let mut vanishes = vec![true; kinds.len()];
    odds(&kinds, &vanishes).is_some() && leaves_few(&kinds, &mut vanishes, least)
}

/// Two kinds that cannot both vanish.
fn odds(kinds: &[Kind<'_>], vanishes: &[bool]) -> Option<(usize, usize)> {
    let left = || (0..kinds.len()).filter(|at| vanishes[*at]);
    left().find_map(|a| left().find(|b| a < *b && kinds[a].is_at_odds(&kinds[*b])).map(|b| (a, b)))
}

/// Whether fewer than `budget` people can be left so that all others vanish.
fn leaves_few(kinds: &[Kind<'_>], vanishes: &mut [bool], budget: u64) -> bool {
    let Some((a, b)) = odds(kinds, vanishes) else { return true };
    [a, b].into_iter().any(|left| {
        if kinds[left].people >= budget {
            return false;
        }
        vanishes[left] = false;
        let few = leaves_few(kinds, vanishes, budget - kinds[left].people);
        vanishes[left] = true;
        few
    })
}
