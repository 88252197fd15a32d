//! In which units the parts of a group may be shown as figures beside the group.
//!
//! A group's sum less its parts' sums, each in proportion, is nothing for all who answered the same parts. What is left speaks of the
//! others: those who left something out, or were not asked. So people fall into *classes* by which parts of a group they have and what each
//! counts of their score for it.
//!
//! The people of the organisation fall into *blocks*, those whose nearest unit that shows the group is the same: the group's sums are known of each
//! block. The parts' sums are known of *regions*: what is left of a unit that shows them once such units in it are taken away. Let somebody
//! subtract, in some region, some of the parts. Who is left of those they can speak of?
//!
//! 1. **Not all the parts that somebody has, and not none.** Such a person is left: what counts of the group's sum (nothing, for them, or something,
//!    be it the block's or their role's) is the same at each of their parts, so that it cannot be undone at some of them alone. Whichever parts are chosen,
//!    at least as many are left as have some that are chosen and some that are not. The fewest of them over all choices are the smallest *cut*
//!    ([`smallest_cut`]); it has to be enough.
//! 2. **All parts.** Then those are left who are at odds with each other: of two in whose scores a part counts differently one is, and of a block
//!    whose sum is not subtracted all. Added up over a region's blocks, the fewest ([`cover`]) have to be enough, or nobody is left at all
//!    because everybody's score comes about alike.
//!
//! Of a unit it is decided in two steps.
//!
//! - **All parts** are shown as figures where both hold.
//! - Elsewhere two parts or more are *kept back*, the same ones in every such unit: their stages are shown and no figures. The **other parts** are figures where
//!   the first holds, for which those kept back are one part that is never chosen; so that there is no second.
//!
//! - **What counts in several groups** would follow from these groups' sums together, each of which lacks something else. So in each of these groups one part of
//!   its own is kept back in every unit, which no other group's sum can undo: enough have it beside each other part of its own that is a figure. Questions that count in
//!   several groups, and groups of one or two that do, are kept back as well; all parts are shown nowhere. Who has nothing but what several groups share
//!   vanishes from the difference of these: so a group is told less finely where too few have a part of its own ([`Family::has_own`]).
//!
//! Parts that are kept back in some units and not in others must not be told apart from each other either: so many as are enough have to have
//! both where they are shown.
//!
//! Which are kept back is decided for the whole organisation: the part that can be shown in fewest units by itself, all that cannot be in half of them or
//! more, and of the others the one that most people have.

use std::collections::BTreeMap;

use crate::model::{NodeIx, Questionnaire};
use crate::tally::{Class, Classes, PartState, Sums};

use super::super::branch::Branch;
use super::Limits;
use super::cuts::{cover, smallest_cut};

/// So many small units whose stages are shown may stand beside each other where their sum is known: with fewer, the ends of a stage and the
/// sum could pin one of them down.
pub(super) const MANY_BLOCKS: usize = 5;

/// How many parts of a group are kept back where not all may be shown.
const KEPT_BACK: usize = 2;

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
    // Groups stand before what is in them, but for what counts in several.
    let groups: Vec<NodeIx> = wave.questionnaire.parts_first().map(|(ix, _)| ix).collect();
    for ix in groups.into_iter().rev() {
        let node = &wave.questionnaire[ix];
        let Some(group) = node.group().filter(|_| !node.kind.is_summary()) else { continue };
        let parts: Vec<NodeIx> = group.counted().collect();
        let families: Vec<Family<'_>> = if wave.questionnaire.is_judged_on_units(ix) {
            // No person has a score for it, so that nothing ties its parts together.
            parts.into_iter().map(|part| Family::new(wave, None, vec![part], &open[ix.at()])).collect()
        } else {
            vec![Family::new(wave, Some(ix), parts, &open[ix.at()])]
        };
        for family in families {
            let above = family.open.clone();
            let some = family.choose(&family.kept_back, &above);
            let all = if family.is_tangled() { vec![false; some.len()] } else { family.choose(&[], &some) };
            for (at, part) in family.parts.iter().enumerate() {
                let is_kept_back = family.kept_back.contains(&at);
                for (unit, open) in open[part.at()].iter_mut().enumerate() {
                    let is_figure = all[unit] || some[unit] && !is_kept_back;
                    *open &= is_figure || family.is_coarse_with(unit, *part);
                }
            }
        }
    }
    open
}

/// A group and its parts, or a part of a group that has no sums.
pub(super) struct Family<'a> {
    wave: Wave<'a>,
    group: Option<NodeIx>,
    pub parts: Vec<NodeIx>,
    /// Per unit, whether the group may be shown beside those that it is part of.
    open: Vec<bool>,
    /// Per part, from how many people on it has all decimals.
    exact: Vec<u64>,
    /// Whether sums of groups in it, or of one that it is in, can be subtracted as well.
    is_nested: bool,
    /// The places of the parts that are kept back where not all may be shown; none where hardly any would remain.
    kept_back: Vec<usize>,
    /// Per part, whether it counts in another group as well.
    shared: Vec<bool>,
}

/// The people in some part of the organisation: as much of their blocks as stands outside what is shown in it.
#[derive(Clone, Default)]
struct Region {
    /// How many have each part.
    parts: Vec<u64>,
    /// How many have exactly which parts.
    patterns: BTreeMap<Vec<bool>, u64>,
    /// How many small units in it show the parts' stages.
    stages: usize,
    /// What each part weighs for everybody; `None` where nobody has it.
    weights: Vec<Option<i128>>,
    /// Whether everybody's score for the group comes about otherwise than the others'.
    is_mixed: bool,
    /// How many are in blocks of so few that their sum may not be known.
    few: u64,
    /// The fewest who are left once all parts are subtracted.
    left: u64,
}

impl Region {
    fn merge(&mut self, other: &Self) {
        self.parts.iter_mut().zip(&other.parts).for_each(|(mine, theirs)| *mine += theirs);
        for (pattern, people) in &other.patterns {
            *self.patterns.entry(pattern.clone()).or_default() += people;
        }
        self.stages += other.stages;
        self.is_mixed |= other.is_mixed;
        for (mine, theirs) in self.weights.iter_mut().zip(&other.weights) {
            self.is_mixed |= mine.zip(*theirs).is_some_and(|(mine, theirs)| mine != theirs);
            *mine = mine.or(*theirs);
        }
        self.few += other.few;
        self.left += other.left;
    }

    /// Takes up those of a block that have something of the group.
    fn take_up(&mut self, classes: &Classes) {
        let mut divisor = None;
        for (class, people) in classes.iter() {
            let pattern: Vec<bool> = class.parts.iter().map(PartState::is_scored).collect();
            if pattern.contains(&true) {
                *self.patterns.entry(pattern).or_default() += people;
            }
            self.is_mixed |= class.divisor.is_none() || divisor.is_some_and(|known| known != class.divisor);
            divisor = Some(class.divisor);
            for (known, state) in self.weights.iter_mut().zip(&class.parts) {
                if let PartState::Scored { weight } = *state {
                    self.is_mixed |= known.is_some_and(|known| known != weight);
                    *known = Some(weight);
                }
            }
        }
    }

    /// How many have all of these parts that anybody has.
    fn have_all(&self, parts: &[usize]) -> u64 {
        let present: Vec<usize> = parts.iter().copied().filter(|at| self.weights[*at].is_some()).collect();
        let have = self.patterns.iter().filter(|(pattern, _)| present.iter().all(|at| pattern[*at]));
        if present.len() < 2 { u64::MAX } else { have.map(|(_, people)| people).sum() }
    }

    /// However the parts are divided in two, at least so many have some of both; those `together` are never divided.
    fn cut(&self, together: &[usize], least: u64) -> u64 {
        let mut places = vec![usize::MAX; self.weights.len()];
        let mut count = 0;
        for at in (0..places.len()).filter(|at| self.weights[*at].is_some()) {
            let first = together.iter().find(|other| together.contains(&at) && places[**other] < usize::MAX);
            places[at] = first.map_or(count, |first| places[*first]);
            count = count.max(places[at] + 1);
        }
        let of_pattern = |pattern: &Vec<bool>| {
            let mut have: Vec<usize> =
                pattern.iter().zip(&places).filter(|(has, _)| **has).map(|(_, place)| *place).collect();
            have.sort_unstable();
            have.dedup();
            have
        };
        let people = self.patterns.iter().map(|(pattern, people)| (of_pattern(pattern), *people)).collect();
        smallest_cut(people, count, least)
    }
}

/// The groups, but for summaries, that a node counts in.
fn counting(questionnaire: &Questionnaire, node: NodeIx) -> impl Iterator<Item = NodeIx> {
    let groups = questionnaire.nodes().filter(|(_, other)| !other.kind.is_summary());
    let counts = groups.filter(move |(_, other)| {
        other.group().is_some_and(|group| group.counted().any(|part| part == node))
    });
    counts.map(|(ix, _)| ix)
}

impl<'a> Family<'a> {
    pub(super) fn new(wave: Wave<'a>, group: Option<NodeIx>, parts: Vec<NodeIx>, open: &[bool]) -> Self {
        let exact = parts.iter().map(|part| wave.limits[part.at()].exact).collect();
        let is_nested = parts.iter().any(|part| wave.questionnaire[*part].group().is_some())
            || group.is_some_and(|group| counting(wave.questionnaire, group).next().is_some());
        let is_shared = |part: &NodeIx| counting(wave.questionnaire, *part).nth(1).is_some();
        let shared = parts.iter().map(is_shared).collect();
        let open = open.to_vec();
        let mut family = Self { wave, group, parts, open, exact, is_nested, kept_back: Vec::new(), shared };
        family.kept_back = family.keep_back();
        family
    }

    fn total(&self, unit: usize, node: NodeIx) -> &Sums {
        &self.wave.branches[unit].total.nodes[node.at()]
    }

    /// The most that a part asks for.
    fn least(&self) -> u64 {
        self.places().map(|at| self.exact[at]).max().unwrap_or(1)
    }

    /// The places of the parts but for entry questions, of which nobody has a score and nothing is told.
    fn places(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        (0..self.parts.len()).filter(|at| self.wave.questionnaire.is_told(self.parts[*at]))
    }

    /// Whether all that may be shown of the group in a unit is in whole points, which no part's sum can be subtracted from.
    fn is_coarse(&self, unit: usize) -> bool {
        match self.group {
            Some(group) => self.total(unit, group).answered < self.wave.limits[group.at()].exact,
            None => self
                .parts
                .iter()
                .zip(&self.exact)
                .all(|(part, exact)| self.total(unit, *part).answered < *exact),
        }
    }

    /// Whether neither the group nor a part of it is told in more than whole points.
    fn is_coarse_with(&self, unit: usize, part: NodeIx) -> bool {
        self.is_coarse(unit) && self.total(unit, part).answered < self.wave.limits[part.at()].exact
    }

    /// Whether a part may be shown in a unit by itself.
    fn may_be_shown(&self, unit: usize, at: usize) -> bool {
        let (part, n) = (self.parts[at], self.total(unit, self.parts[at]).answered);
        n == 0 || n >= self.exact[at] && self.wave.shown[part.at()][unit]
    }

    /// Whether something in it counts in another group as well, whose sum can be subtracted from this one's.
    pub(super) fn is_tangled(&self) -> bool {
        self.shared.contains(&true) && self.least() > 1
    }

    /// Whether people of a class have a part that counts in no other group.
    pub(super) fn has_own(&self, class: &Class) -> bool {
        let mut parts = class.parts.iter().zip(&self.shared);
        parts.any(|(part, is_shared)| part.is_scored() && !is_shared)
    }

    fn keep_back(&self) -> Vec<usize> {
        if self.group.is_none() || self.places().count() <= KEPT_BACK && !self.is_tangled() {
            return Vec::new();
        }
        let units = || (0..self.wave.parents.len()).filter(|unit| !self.is_coarse(*unit));
        let failing = |at: usize| units().filter(|unit| !self.may_be_shown(*unit, at)).count();
        let people = |at: usize| -> u64 {
            let tops = (0..self.wave.parents.len()).filter(|unit| self.wave.parents[*unit].is_none());
            tops.map(|unit| self.total(unit, self.parts[at]).answered).sum()
        };
        let places = || self.places();
        if self.is_tangled() {
            let is_item = |at: usize| self.wave.questionnaire[self.parts[at]].item().is_some();
            let own = places().filter(|at| !self.shared[*at]);
            let own = own.max_by_key(|at| (is_item(*at), people(*at), *at));
            let is_fine = |at: usize| self.wave.limits[self.parts[at].at()].is_fine;
            return own.into_iter().chain(places().filter(|at| self.shared[*at] && is_fine(*at))).collect();
        }
        let worst = places().max_by_key(|at| (failing(*at), std::cmp::Reverse(people(*at)), *at));
        // What is asked of few in most units, as of managers, would be stages there that the figures of others pin down.
        let is_rare = |at: usize| failing(at) > 0 && 2 * failing(at) >= units().count();
        let is_held = |at: usize| Some(at) == worst || is_rare(at);
        let best = places()
            .filter(|at| !is_held(*at))
            .min_by_key(|at| (failing(*at), std::cmp::Reverse(people(*at)), std::cmp::Reverse(*at)));
        let held = worst.into_iter().chain(places().filter(|at| is_rare(*at) && Some(*at) != worst));
        held.chain(best).collect()
    }

    /// Whether a unit shows stages of so few people that they must not be pinned down.
    fn has_stages(&self, unit: usize, without: &[usize]) -> bool {
        (0..self.parts.len()).filter(|at| !without.contains(at)).any(|at| {
            let n = self.total(unit, self.parts[at]).answered;
            self.wave.shown[self.parts[at].at()][unit] && n > 0 && n < self.exact[at]
        })
    }

    /// The nearest unit from one upwards that shows the group; for a part by itself, the unit.
    fn block_of(&self, unit: usize) -> Option<usize> {
        let Some(group) = self.group else { return Some(unit) };
        let mut up = std::iter::successors(Some(unit), |unit| self.wave.parents[*unit]);
        up.find(|unit| self.wave.shown[group.at()][*unit] && self.open[*unit])
    }

    /// The people of each block, at the unit that it is named after.
    fn blocks(&self, without: &[usize]) -> Vec<Region> {
        let units = self.wave.parents.len();
        let nobody = Region {
            parts: vec![0; self.parts.len()],
            weights: vec![None; self.parts.len()],
            ..Region::default()
        };
        let mut blocks = vec![nobody; units];
        let classes = self.classes();
        for unit in 0..units {
            let Some(block) = self.block_of(unit) else { continue };
            let own = self.wave.branches[unit].own();
            for (mine, part) in blocks[block].parts.iter_mut().zip(&self.parts) {
                *mine += own.nodes[part.at()].answered;
            }
        }
        for (unit, (block, classes)) in blocks.iter_mut().zip(&classes).enumerate() {
            block.stages = usize::from(self.has_stages(unit, without));
            if let Some(group) = self.group {
                let scored: u64 =
                    classes.iter().filter(|(class, _)| class.divisor.is_some()).map(|(_, n)| n).sum();
                // Of a block of few nothing is told but whole points, which cannot be subtracted.
                let limits = self.wave.limits[group.at()];
                let is_few = scored < limits.exact;
                block.take_up(classes);
                block.few = if is_few { block.patterns.values().sum() } else { 0 };
                // So many blocks of few that nothing follows of one are told of together at fine groups.
                block.left = if is_few && !limits.is_fine { block.few } else { self.left(classes) };
            }
        }
        blocks
    }

    /// Who of each block has which parts, at the unit that it is named after.
    pub(super) fn classes(&self) -> Vec<Classes> {
        let units = self.wave.parents.len();
        let mut classes = vec![Classes::default(); units];
        if let Some(group) = self.group {
            for unit in 0..units {
                if let Some(block) = self.block_of(unit) {
                    classes[block].merge(&self.wave.branches[unit].own().classes[group.at()]);
                }
            }
        }
        classes
    }

    /// How few of a block are left where all parts are subtracted.
    fn left(&self, classes: &Classes) -> u64 {
        let people = |is: &dyn Fn(&Class) -> bool| -> u64 {
            classes.iter().filter(|(class, _)| is(class)).map(|(_, n)| n).sum()
        };
        let all = people(&|class| class.parts.iter().any(PartState::is_scored));
        let left = cover(classes, self.least()).min(all);
        // Where groups are subtracted from groups, those who left nothing out anywhere vanish, or else they are left.
        if self.is_nested { left.min(people(&|class| class.is_whole)) } else { left }
    }

    /// The units in which the parts, but for some, may be shown as figures, among those where the group's are open.
    ///
    /// Chooses units from the smallest up: each that gives nobody away. For a whole that would, its smallest part is
    /// given up where that is enough; for the topmost, as many as it takes.
    fn choose(&self, without: &[usize], open: &[bool]) -> Vec<bool> {
        let parents = self.wave.parents;
        if self.least() <= 1 {
            return vec![true; parents.len()];
        }
        let mut rest = self.blocks(without);
        let mut chosen = vec![false; rest.len()];
        // The chosen units below each unit with no chosen one between.
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); rest.len()];
        let size =
            |unit: usize| -> u64 { self.parts.iter().map(|part| self.total(unit, *part).answered).sum() };
        for at in (0..rest.len()).rev() {
            if open[at] && self.is_allowed(at, without) {
                let most = if parents[at].is_none() { usize::MAX } else { 1 };
                let (mut left, mut heads, mut given_up) = (rest[at].clone(), below[at].clone(), Vec::new());
                // The smallest stands last.
                heads.sort_by_key(|head| (std::cmp::Reverse(size(*head)), *head));
                while !self.is_safe(&left, without) && given_up.len() < most {
                    let Some(part) = heads.pop() else { break };
                    left.merge(&rest[part]);
                    heads.extend(&below[part]);
                    heads.sort_by_key(|head| (std::cmp::Reverse(size(*head)), *head));
                    given_up.push(part);
                }
                if self.is_safe(&left, without) {
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

    /// Whether the parts, but for some, may be shown in a unit as far as it alone is concerned.
    fn is_allowed(&self, unit: usize, without: &[usize]) -> bool {
        self.group.is_none_or(|group| self.wave.shown[group.at()][unit])
            && !self.is_coarse(unit)
            && (0..self.parts.len()).all(|at| without.contains(&at) || self.may_be_shown(unit, at))
    }

    /// Whether all that can be told apart in a region is nobody or enough people.
    fn is_safe(&self, region: &Region, without: &[usize]) -> bool {
        let least = self.least();
        let is_enough = |at: usize| region.parts[at] == 0 || region.parts[at] >= self.exact[at];
        let are_enough = (0..self.parts.len()).all(|at| without.contains(&at) || is_enough(at));
        let has_held = without.iter().any(|at| region.weights[*at].is_some());
        let is_tied = if without.is_empty() && !self.kept_back.is_empty() {
            // How the others are tied has been seen to in the units that show them.
            region.have_all(&self.kept_back) >= least
        } else {
            region.cut(without, least) >= least
        };
        self.is_kept_apart(region)
            && are_enough
            && (region.stages == 0 || region.stages >= MANY_BLOCKS)
            && is_tied
            && (has_held || region.few == 0 || region.few >= least)
            && (has_held || !region.is_mixed || region.left >= least)
    }
    /// Whether enough people have the group's own part that is kept back beside each other one of its own: no other group's sum undoes these.
    fn is_kept_apart(&self, region: &Region) -> bool {
        let Some(kept_back) = self.kept_back.first().filter(|_| self.is_tangled()) else { return true };
        let have_both = |at: usize| -> u64 {
            let have = region.patterns.iter().filter(|(pattern, _)| pattern[at] && pattern[*kept_back]);
            have.map(|(_, people)| people).sum()
        };
        let own = (0..self.parts.len()).filter(|at| !self.shared[*at] && !self.kept_back.contains(at));
        own.filter(|at| region.weights[*at].is_some()).all(|at| have_both(at) >= self.least())
    }
}
