//! How finely a score is told beside others that it is tied to.
//!
//! No area is given up for a summary, so the summary is told less finely where a difference of it and the areas would speak of few people: in
//! whole points, or in steps of five or more. It is the mean of people's scores all the same, rounded; what is put together from it counts with what
//! is told. So are
//!
//! - groups with parts that count in other groups too, where few have others: the difference of these groups speaks of them alone;
//! - groups of few people beside single questions and small groups, of which no more than the stage is told: what is around both less the one is the other.
//!
//! The sum of N people's scores is known to within a step times N. What that leaves open of m people who count κ points in it for each point of theirs
//! is step · N/(m·κ) points of their mean. That is to be a stage of five, a quarter of the scale, where they are so few that nothing may be known of
//! them, or no more than a stage; and as much as is told of the ends of the scale where they are enough for whole points.

use crate::model::NodeIx;
use crate::tally::{Class, Classes};

use super::Limits;
use super::cuts::are_equal;
use super::families::{Family, MANY_BLOCKS, Wave};
use crate::score::estimate::Grain;

/// The steps that a score can be told in, in points. The larger ones are for few people and few areas.
const STEPS: [f64; 4] = [1.0, 5.0, 10.0, 25.0];
/// How much must stay open of the mean of too few people, in points.
const OPEN: f64 = 25.0;

/// How finely a score is told of some people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// As any other score of so many.
    Free,
    /// In steps of so many points.
    Of(f64),
    /// Not at all.
    Hidden,
}

/// Per node and unit, how finely it is told of those whose nearest unit with it is this.
pub(super) fn steps(wave: Wave<'_>, open: &[Vec<bool>]) -> Vec<Vec<Step>> {
    let mut steps = vec![vec![Step::Free; wave.parents.len()]; wave.questionnaire.node_count()];
    for (ix, node) in wave.questionnaire.nodes() {
        let Some(group) = node.group().filter(|_| !wave.questionnaire.is_judged_on_units(ix)) else {
            continue;
        };
        let family = Family::new(wave, Some(ix), group.counted().collect(), &open[ix.at()]);
        let tied = Tied { wave, group: ix, family, open };
        if !node.kind.is_summary() {
            tied.blur_shared(&mut steps);
            tied.blur_beside_stages(&mut steps);
        } else if !tied.family.parts.is_empty() && !wave.limits[ix.at()].are_none() {
            tied.blur_summary(&mut steps);
        }
    }
    steps
}

/// A group, or a summary, with what it is made of.
struct Tied<'a> {
    wave: Wave<'a>,
    group: NodeIx,
    family: Family<'a>,
    open: &'a [Vec<bool>],
}

impl Tied<'_> {
    fn limits(&self) -> Limits {
        self.wave.limits[self.group.at()]
    }

    /// Per part, from how many people on more than its stage is told; nothing where that is told of any.
    fn figures(&self) -> Vec<Option<u64>> {
        let limits = self.family.parts.iter().map(|part| self.wave.limits[part.at()]);
        limits.map(|limits| limits.is_fine.then_some(limits.exact)).collect()
    }

    fn blur_summary(&self, steps: &mut [Vec<Step>]) {
        let (at, wave) = (self.group.at(), self.wave);
        let (limits, figures) = (self.limits(), self.figures());
        let classes = self.family.classes();
        for (unit, classes) in classes.iter().enumerate().filter(|(unit, _)| wave.shown[at][*unit]) {
            let is_hidden = |area: &NodeIx| {
                let n = wave.branches[unit].total.nodes[area.at()].answered;
                n > 0 && !(wave.shown[area.at()][unit] && self.open[area.at()][unit])
            };
            let hidden: Vec<bool> = self.family.parts.iter().map(is_hidden).collect();
            let (least, exact) = (limits.least, limits.exact);
            let is_rest = wave.branches[unit].below().next().is_some();
            let summary = Summary { classes, hidden: &hidden, figures: &figures, is_rest, least, exact };
            steps[at][unit] = summary.step();
        }
    }

    /// Who has nothing but what several groups share vanishes from the difference of these.
    fn blur_shared(&self, steps: &mut [Vec<Step>]) {
        if !self.family.is_tangled() {
            return;
        }
        let limits = self.limits();
        for (unit, classes) in self.family.classes().iter().enumerate() {
            let all = scored(classes, |_| true);
            let own = scored(classes, |class| self.family.has_own(class));
            // Of few it is told in whole points as it is.
            if all >= limits.exact && !limits.may_follow(own) {
                steps[self.group.at()][unit] =
                    finest(&[Spoken::of(own, own as f64)], all as f64, limits.least);
            }
        }
    }

    /// Of few people, where the group and the larger groups in it are told in whole points, these are blurred for the sake of the rest of it.
    fn blur_beside_stages(&self, steps: &mut [Vec<Step>]) {
        let (limits, figures) = (self.limits(), self.figures());
        let is_broad = |at: &usize| figures[*at].is_none();
        let broad: Vec<usize> = (0..figures.len()).filter(is_broad).collect();
        // Without larger groups, or without anything else, there is nothing to blur.
        if broad.is_empty() || broad.len() == figures.len() || limits.are_none() {
            return;
        }
        for (unit, classes) in self.family.classes().iter().enumerate() {
            let stages = stages(classes, &figures);
            if scored(classes, |_| true) >= limits.exact || stages.is_empty() {
                continue;
            }
            let all = broad.iter().map(|at| points(classes, *at).1).sum();
            let step = finest(&stages, all, limits.least);
            for part in broad.iter().map(|at| self.family.parts[*at].at()) {
                steps[part][unit] = step;
            }
        }
    }
}

/// How many have a score for the group, of the classes that are meant.
fn scored(classes: &Classes, is_meant: impl Fn(&Class) -> bool) -> u64 {
    let scored = classes.iter().filter(|(class, _)| class.divisor.is_some() && is_meant(class));
    scored.map(|(_, people)| people).sum()
}

/// How many have a part, and how much they count in the group for each point of theirs.
fn points(classes: &Classes, at: usize) -> (u64, f64) {
    let have = || classes.iter().filter(move |(class, _)| class.parts[at].is_scored());
    let points = have().filter_map(|(class, n)| Some(ratio(class, at)? * n as f64)).sum();
    (have().map(|(_, n)| n).sum(), points)
}

/// Those of each part of which they are so few that its stage is told alone; nobody where these are so many that nothing follows of one.
fn stages(classes: &Classes, figures: &[Option<u64>]) -> Vec<Spoken> {
    let of_part = |(at, figures): (usize, &Option<u64>)| {
        let (people, points) = points(classes, at);
        let is_stage = figures.is_some_and(|figures| people < figures);
        (is_stage && people > 0).then_some(Spoken { people, points, is_stage })
    };
    let stages: Vec<Spoken> = figures.iter().enumerate().filter_map(of_part).collect();
    if stages.len() < MANY_BLOCKS { stages } else { Vec::new() }
}

/// The finest step that leaves open enough of some of so many people.
fn finest(spoken: &[Spoken], all: f64, least: u64) -> Step {
    let leaves_open = |step: f64| {
        spoken.iter().all(|some| {
            let needed = if some.is_stage || some.people < least { OPEN } else { Grain::LOW };
            some.points <= 0.0 || step * all / some.points >= needed
        })
    };
    STEPS.into_iter().find(|step| leaves_open(*step)).map_or(Step::Hidden, Step::Of)
}

/// A summary of the people of a block.
struct Summary<'a> {
    classes: &'a Classes,
    /// Per area, whether some of them have it and it is not shown.
    hidden: &'a [bool],
    /// Per area, from how many people on more than its stage is told; nothing where that is told of any.
    figures: &'a [Option<u64>],
    /// Whether they are what is left of a unit with parts. Then the areas may be told of other people than these.
    is_rest: bool,
    /// From so many on something may be told.
    least: u64,
    /// From so many on everything may be.
    exact: u64,
}

/// People of whom a difference could speak, and how much they count in it.
struct Spoken {
    people: u64,
    /// Points for each point of theirs, added up over them.
    points: f64,
    /// Whether no more than a stage may be told of them, however many they are.
    is_stage: bool,
}

impl Spoken {
    const fn of(people: u64, points: f64) -> Self {
        Self { people, points, is_stage: false }
    }
}

impl Summary<'_> {
    fn step(&self) -> Step {
        let all = scored(self.classes, |_| true) as f64;
        let spoken = self.spoken();
        if spoken.is_empty() || all == 0.0 {
            return Step::Free;
        }
        finest(&spoken, all, self.least)
    }

    /// Those of whom a difference of the summary and the areas could speak, if they are too few for all decimals.
    fn spoken(&self) -> Vec<Spoken> {
        let mut spoken = Vec::new();
        // As many as nothing may be known of.
        let few = self.least.saturating_sub(1).max(1);
        let classes = || self.classes.iter().map(|(class, _)| class);
        // Where an area is withheld to protect a few elsewhere, what follows of it here is theirs.
        for class in classes() {
            let shares =
                (0..self.hidden.len()).filter(|at| self.hidden[*at]).filter_map(|at| ratio(class, at));
            let points: f64 = shares.sum();
            if points > 0.0 {
                spoken.push(Spoken::of(few, points * few as f64));
            }
        }
        spoken.extend(stages(self.classes, self.figures));
        let is_many = |n: u64| n >= self.exact;
        // The most that an area counts for anybody who is not among few in this.
        let shares =
            |class: &Class| (0..class.parts.len()).filter_map(|at| ratio(class, at)).fold(0.0, f64::max);
        let of_many = self.classes.iter().filter(|(_, n)| is_many(*n) || self.is_rest);
        let share = of_many.map(|(class, _)| shares(class)).fold(0.0, f64::max);
        if self.is_rest {
            spoken.push(Spoken::of(few, share * few as f64));
        }
        let are_at_odds = classes().any(|one| classes().any(|other| apart(one, other) > 0.0));
        if !are_at_odds {
            return spoken;
        }
        // With all decimals it would tell the areas' sums of those apart who lack an area and who do not. Though these be enough, a few of
        // them may have left a question out, and their areas' questions are told beside it: somebody who has all but one counts at most half
        // as much otherwise as the others do in their area.
        spoken.push(Spoken::of(few, share / 2.0 * few as f64));
        // Those who are too many to be left must vanish.
        let has_many = self.classes.iter().any(|(_, n)| is_many(n));
        let mut together = Spoken::of(0, 0.0);
        for (class, n) in self.classes.iter().filter(|(_, n)| !is_many(*n)) {
            let others = self.classes.iter().filter(|(_, n)| is_many(*n) || !has_many);
            let apart = others.map(|(other, _)| apart(class, other)).fold(0.0, f64::max);
            spoken.push(Spoken::of(n, apart * n as f64));
            together.people += n;
            together.points += apart * n as f64;
        }
        if together.people < self.exact {
            spoken.push(together);
        }
        spoken
    }
}

fn ratio(class: &Class, at: usize) -> Option<f64> {
    class.share(at).map(|(weight, divisor)| weight as f64 / divisor as f64)
}

/// How much somebody of a class counts, for each point, in what makes another class vanish; nothing where both can.
fn apart(class: &Class, other: &Class) -> f64 {
    let places = || 0..class.parts.len();
    let are_at_odds = |at: usize| {
        let both = class.parts[at].is_scored() && other.parts[at].is_scored();
        both && !are_equal(class.share(at), other.share(at))
    };
    if !places().any(are_at_odds) {
        return 0.0;
    }
    let own = places().filter(|at| class.parts[*at].is_scored());
    own.map(|at| (ratio(class, at).unwrap_or(0.0) - ratio(other, at).unwrap_or(0.0)).abs()).sum()
}

#[cfg(test)]
mod tests {
    use crate::tally::PartState;

    use super::*;

    fn class(parts: &[bool]) -> Class {
        let of = |has: &bool| if *has { PartState::Scored { weight: 1 } } else { PartState::Missing };
        let divisor = parts.iter().filter(|has| **has).count() as i128;
        Class {
            parts: parts.iter().map(of).collect(),
            divisor: Some(divisor),
            is_frayed: false,
            is_whole: true,
        }
    }

    fn step(classes: &[(&[bool], u64)]) -> Step {
        let mut all = Classes::default();
        classes.iter().for_each(|(parts, n)| all.add(class(parts), *n));
        let areas = classes[0].0.len();
        let (hidden, figures) = (vec![false; areas], vec![None; areas]);
        Summary { classes: &all, hidden: &hidden, figures: &figures, is_rest: false, least: 5, exact: 10 }
            .step()
    }

    #[test]
    fn a_summary_is_as_fine_as_leaves_open_what_few_have_who_lack_an_area() {
        let (all, but_one) = ([true; 6], [true, true, true, true, true, false]);
        // One counts 1/5 − 1/6 more in five areas, which leaves 1 · 40/(1 · 1/6) open.
        assert_eq!(step(&[(&all, 39), (&but_one, 1)]), Step::Of(1.0));
        assert_eq!(step(&[(&all, 30)]), Step::Free);
        // Ten would be enough, but for what their areas' questions tell of a few of them.
        assert_eq!(step(&[(&all, 30), (&but_one, 10)]), Step::Of(1.0));
        // 1 · 22/(4 · 1/2) is 11.
        assert_eq!(step(&[(&[true, true], 12), (&[true, false], 10)]), Step::Of(5.0));
        // 1 · 40/(2 · 1/2) is 40, and 1 · 40/(4 · 1/4) of four of the 38.
        assert_eq!(step(&[(&[true, true], 38), (&[true, false], 2)]), Step::Of(1.0));
        // 1 · 12/(4 · 1/2) is 6, and five times that is enough.
        assert_eq!(step(&[(&[true, true], 10), (&[true, false], 4)]), Step::Of(5.0));
        assert_eq!(step(&[(&[true, true], 6), (&[true, false], 4)]), Step::Of(5.0));
        // Who have different areas all vanish together.
        assert_eq!(step(&[(&[true, false], 10), (&[false, true], 2)]), Step::Free);
    }

    #[test]
    fn what_is_left_of_a_unit_is_never_told_with_all_decimals() {
        let mut all = Classes::default();
        all.add(class(&[true; 6]), 30);
        let (hidden, figures) = (&[false; 6], &[None; 6]);
        let rest = Summary { classes: &all, hidden, figures, is_rest: true, least: 5, exact: 10 };
        // Its areas may be told of others than these: 1 · 30/(4 · 1/6) is open of four of them.
        assert_eq!(rest.step(), Step::Of(1.0));
        assert_eq!(Summary { is_rest: false, ..rest }.step(), Step::Free);
    }
    #[test]
    fn areas_of_which_a_stage_is_told_leave_a_stage_open_but_for_many_of_them() {
        let step = |people: u64, figures: &[Option<u64>]| {
            let mut all = Classes::default();
            all.add(class(&vec![true; figures.len()]), people);
            Summary {
                classes: &all,
                hidden: &vec![false; figures.len()],
                figures,
                is_rest: false,
                least: 5,
                exact: 10,
            }
            .step()
        };
        let (fine, broad) = (Some(10), None);
        // What is open of the eight at the fine area is 10/(1/2), and 25/(1/2).
        assert_eq!(step(8, &[broad, fine]), Step::Of(25.0));
        assert_eq!(step(8, &[broad, broad]), Step::Free);
        assert_eq!(step(10, &[broad, fine]), Step::Free);
        assert_eq!(step(8, &[broad, fine, broad, broad]), Step::Of(10.0));
        assert_eq!(step(8, &[fine; 5]), Step::Free);
    }
}
