//! In which units the parts of a group may be shown as figures beside the group.
//!
//! A group's sum less its parts' sums, each in proportion, is nothing for all who answered the same parts. What is left speaks of the
//! others: those who left something out, or were not asked. So people fall into *classes* by which parts of a group they have and what each
//! counts of their score for it; whatever is subtracted, those of two classes in which a part counts differently do not both vanish.
//!
//! The people of the organisation fall into *blocks*, those whose nearest unit with a score for the group is the same: sums of the group are known
//! of each block. A block's *cover* is how few of its people can be left so that all others vanish.
//!
//! Of a unit it is decided in two steps.
//!
//! 1. **All parts** are shown as figures where, in every region of the organisation that the units which show them tell apart, nobody has to be
//!    left or the blocks' covers add up to enough.
//! 2. Elsewhere two parts are *kept back*, the same ones in every such unit: their stages are shown and no figures. The **other parts** are figures where
//!    those who have a part that is kept back are enough: whatever is subtracted of the group's sum, all of those are left.
//!
//! Which two are kept back is decided for the whole organisation: the part that can be shown in fewest units by itself, and of the others the one
//! that most people have.

use crate::model::{NodeIx, Questionnaire};
use crate::tally::{Class, Classes, Sums};

use super::super::rollup::Branch;
use super::Limits;

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
            parts.into_iter().map(|part| Family::new(wave, None, vec![part])).collect()
        } else {
            vec![Family::new(wave, Some(ix), parts)]
        };
        for family in families {
            let above = open[ix.at()].clone();
            let some = family.choose(&family.kept_back, &above);
            let all = family.choose(&[], &some);
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
    parts: Vec<NodeIx>,
    /// Per part, from how many people on it has all decimals.
    exact: Vec<u64>,
    /// The places of the parts that are kept back where not all may be shown; none where hardly any would remain.
    kept_back: Vec<usize>,
}

/// The people in some part of the organisation: as much of their blocks as stands outside what is shown in it.
#[derive(Clone, Default)]
struct Region {
    /// How many have each part.
    parts: Vec<u64>,
    /// How many small units in it show the parts' stages.
    stages: usize,
    /// How many of them have a score for the group, of which nothing is told but in whole points.
    coarse: u64,
    /// Whether two of a block cannot both vanish.
    has_odds: bool,
    /// The fewest of them who are left once all others have vanished.
    left: u64,
}

impl Region {
    fn merge(&mut self, other: &Self) {
        self.parts.iter_mut().zip(&other.parts).for_each(|(mine, theirs)| *mine += theirs);
        self.stages += other.stages;
        self.coarse += other.coarse;
        self.has_odds |= other.has_odds;
        self.left += other.left;
    }
}

impl<'a> Family<'a> {
    pub(super) fn new(wave: Wave<'a>, group: Option<NodeIx>, parts: Vec<NodeIx>) -> Self {
        let exact = parts.iter().map(|part| wave.limits[part.at()].exact).collect();
        let mut family = Self { wave, group, parts, exact, kept_back: Vec::new() };
        family.kept_back = family.keep_back();
        family
    }

    fn total(&self, unit: usize, node: NodeIx) -> &Sums {
        &self.wave.branches[unit].total.nodes[node.at()]
    }

    /// The most that a part asks for.
    fn least(&self) -> u64 {
        self.exact.iter().copied().max().unwrap_or(1)
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

    fn keep_back(&self) -> Vec<usize> {
        if self.group.is_none() || self.parts.len() <= KEPT_BACK {
            return Vec::new();
        }
        let units = || (0..self.wave.parents.len()).filter(|unit| !self.is_coarse(*unit));
        let failing = |at: usize| units().filter(|unit| !self.may_be_shown(*unit, at)).count();
        let people = |at: usize| -> u64 {
            let tops = (0..self.wave.parents.len()).filter(|unit| self.wave.parents[*unit].is_none());
            tops.map(|unit| self.total(unit, self.parts[at]).answered).sum()
        };
        let places = || 0..self.parts.len();
        let worst = places().max_by_key(|at| (failing(*at), std::cmp::Reverse(people(*at)), *at));
        let best = places()
            .filter(|at| Some(*at) != worst)
            .min_by_key(|at| (failing(*at), std::cmp::Reverse(people(*at)), std::cmp::Reverse(*at)));
        worst.into_iter().chain(best).collect()
    }

    /// Whether a unit shows stages of so few people that they must not be pinned down.
    fn has_stages(&self, unit: usize, without: &[usize]) -> bool {
        (0..self.parts.len()).filter(|at| !without.contains(at)).any(|at| {
            let n = self.total(unit, self.parts[at]).answered;
            self.wave.shown[self.parts[at].at()][unit] && n > 0 && n < self.exact[at]
        })
    }

    /// The nearest unit from one upwards with a score for the group; for a part by itself, the unit.
    fn block_of(&self, unit: usize) -> Option<usize> {
        let Some(group) = self.group else { return Some(unit) };
        let mut up = std::iter::successors(Some(unit), |unit| self.wave.parents[*unit]);
        up.find(|unit| self.wave.shown[group.at()][*unit])
    }

    /// The people of each block, at the unit that it is named after.
    fn blocks(&self, without: &[usize]) -> Vec<Region> {
        let units = self.wave.parents.len();
        let nobody = Region { parts: vec![0; self.parts.len()], ..Region::default() };
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
                let scored = classes.iter().filter(|(class, _)| class.divisor.is_some());
                let people: u64 = scored.map(|(_, n)| n).sum();
                block.coarse = if people < self.wave.limits[group.at()].exact { people } else { 0 };
                (block.has_odds, block.left) = self.left(classes, without);
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

    /// Whether somebody of a block is left whatever is subtracted of the group's sum, and how few.
    fn left(&self, classes: &Classes, without: &[usize]) -> (bool, u64) {
        let least = self.least();
        let has = |class: &Class, places: &[usize]| places.iter().any(|at| class.parts[*at].is_scored());
        let people = |is: &dyn Fn(&Class) -> bool| -> u64 {
            classes.iter().filter(|(class, _)| is(class)).map(|(_, n)| n).sum()
        };
        if without.is_empty() {
            let cover = cover(classes, least);
            // Parts that are kept back elsewhere are known of larger regions alone: who has none of them can be left out of those.
            let hold = match &self.kept_back[..] {
                [] => least,
                kept_back => people(&|class| has(class, kept_back)),
            };
            return (cover > 0, cover.min(hold));
        }
        let held = people(&|class| class.divisor.is_some() && has(class, without));
        if held == 0 {
            let cover = cover(classes, least);
            return (cover > 0, cover);
        }
        let others: Vec<usize> = (0..self.parts.len()).filter(|at| !without.contains(at)).collect();
        (true, held.min(people(&|class| has(class, &others))))
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
        let is_enough = |at: usize| region.parts[at] == 0 || region.parts[at] >= self.exact[at];
        let are_enough = (0..self.parts.len()).all(|at| without.contains(&at) || is_enough(at));
        are_enough
            && (region.stages == 0 || region.stages >= MANY_BLOCKS)
            && (region.coarse == 0 || region.coarse >= self.least())
            && (!region.has_odds || region.left >= self.least())
    }
}

/// People whose scores for a group vanish together.
struct Kind<'a> {
    class: &'a Class,
    /// Those of them who cannot vanish for another reason.
    people: u64,
}

impl Kind<'_> {
    /// Whether one of the two is left whatever is subtracted.
    fn is_at_odds(&self, other: &Self) -> bool {
        let (a, b) = (self.class, other.class);
        (0..a.parts.len()).any(|at| {
            let are_scored = a.parts[at].is_scored() && b.parts[at].is_scored();
            are_scored && !are_equal(a.share(at), b.share(at))
        })
    }
}

/// Whether two shares are the same number, or both none.
pub(super) fn are_equal(a: Option<(i128, i128)>, b: Option<(i128, i128)>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some((a, of_a)), Some((b, of_b))) => a == b && of_a == of_b || a * of_b == b * of_a,
        _ => false,
    }
}

/// How few people can be left so that all others vanish, counted up to `least`: 0 only where everybody can vanish. People who might vanish for
/// another reason are nobody.
pub(super) fn cover(classes: &Classes, least: u64) -> u64 {
    let mut kinds: Vec<Kind<'_>> = Vec::new();
    for (class, n) in classes.iter() {
        kinds.push(Kind { class, people: if class.is_frayed { 0 } else { n } });
    }
    // The most first: they can seldom be the few who are left, so that the search is short.
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.people));
    let mut vanishes = vec![true; kinds.len()];
    match odds(&kinds, &vanishes) {
        // However few they are, somebody is left.
        Some(_) => fewest(&kinds, &mut vanishes, least).max(1),
        None => 0,
    }
}

/// Two kinds that cannot both vanish.
fn odds(kinds: &[Kind<'_>], vanishes: &[bool]) -> Option<(usize, usize)> {
    let left = || (0..kinds.len()).filter(|at| vanishes[*at]);
    left().find_map(|a| left().find(|b| a < *b && kinds[a].is_at_odds(&kinds[*b])).map(|b| (a, b)))
}

/// The fewest people who are left so that all others vanish, or `most` if there are no fewer.
fn fewest(kinds: &[Kind<'_>], vanishes: &mut [bool], most: u64) -> u64 {
    let Some((a, b)) = odds(kinds, vanishes) else { return 0 };
    let mut fewest_yet = most;
    for left in [a, b] {
        if kinds[left].people < fewest_yet {
            vanishes[left] = false;
            let others = fewest(kinds, vanishes, fewest_yet - kinds[left].people);
            fewest_yet = fewest_yet.min(kinds[left].people + others);
            vanishes[left] = true;
        }
    }
    fewest_yet
}
