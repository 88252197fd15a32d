//! In which units roles may be told apart without giving a small group away.
//!
//! Three kinds of sums are shown: of units, of each role over everybody, and of each role in some units. Whoever knows them can add and
//! subtract them. What comes out speaks of some roles in some units, and of nobody where these cancel; it must speak of nobody or of
//! enough people.
//!
//! The units that are shown divide people into *parts*: those whose nearest shown unit is the same. A unit whose roles are shown is itself
//! shown, so it consists of whole parts, and so does its *region*: what is left of it once such units in it are taken away. Regions have
//! nobody in common, so each is looked at alone. In a region the sum of each role and the sum of each part are known. For a set of
//! roles, what follows of a part is the sum over those roles, or that less the whole part: the others. The fewest who can be spoken of are the
//! smaller side of each part. A sum that gives roles several different weights divides each part at least as finely as one
//! of the sets above a certain weight does, so it speaks of no fewer people than that set; no other sums need to be looked at.

/// People by unit and class: a class per role that is told apart, and at last one for everybody else.
#[derive(Debug, Clone)]
pub struct Crossed<'a> {
    parents: &'a [Option<usize>],
    shown: &'a [bool],
    least: u64,
    /// Per unit, its people by class, parts included.
    branches: Vec<Vec<u64>>,
    /// Per shown unit, those whose nearest shown unit it is, by class.
    parts: Vec<Vec<u64>>,
}

impl<'a> Crossed<'a> {
    /// Takes people up by unit and class.
    ///
    /// `parents` has each unit's parent, which stands before it; `own`, per unit and class, those who are in none of the unit's parts; `shown`
    /// the units that are shown. People in no shown unit do not count at all. `least` is the fewest that may be
    /// singled out.
    #[must_use]
    pub fn new(parents: &'a [Option<usize>], own: &[Vec<u64>], shown: &'a [bool], least: u64) -> Self {
        let nobody = vec![0; own.first().map_or(0, Vec::len)];
        let mut parts = vec![nobody; own.len()];
        for (unit, people) in own.iter().enumerate() {
            let mut up = std::iter::successors(Some(unit), |unit| parents[*unit]);
            if let Some(part) = up.find(|unit| shown[*unit]) {
                join(&mut parts[part], people);
            }
        }
        let mut branches = parts.clone();
        for (unit, parent) in parents.iter().enumerate().rev() {
            if let Some(parent) = parent {
                let below = branches[unit].clone();
                join(&mut branches[*parent], &below);
            }
        }
        Self { parents, shown, least, branches, parts }
    }

    /// Whether every role may be shown over everybody together.
    #[must_use]
    pub fn may_show_whole(&self) -> bool {
        let mut whole = vec![0; self.parts.first().map_or(0, Vec::len)];
        self.parts.iter().for_each(|part| join(&mut whole, part));
        let all = self.parts.iter().map(|part| sides(part)).reduce(|a, b| added(a, &b)).unwrap_or_default();
        self.has_enough_of_each(&whole) && self.is_safe(&all)
    }

    /// The units in which every role that occurs may be shown, given that the roles are shown over everybody. Units of which others are
    /// parts come first, and then what they leave room for.
    #[must_use]
    pub fn units(&self) -> Vec<bool> {
        let mut below: Vec<Vec<u64>> = self.parts.iter().map(|part| sides(part)).collect();
        let mut rest: Vec<u64> = Vec::new();
        for unit in (0..below.len()).rev() {
            let sides = std::mem::take(&mut below[unit]);
            match self.parents[unit] {
                Some(parent) => below[parent] = added(std::mem::take(&mut below[parent]), &sides),
                None => rest = if rest.is_empty() { sides.clone() } else { added(rest, &sides) },
            }
            below[unit] = sides;
        }
        let mut told = vec![false; below.len()];
        // Per part, the region it is in, named by the unit whose roles are shown; `None` is what no such unit has.
        let mut region: Vec<Option<usize>> = vec![None; below.len()];
        let mut left = below.clone();
        for unit in 0..below.len() {
            let inside: Vec<bool> = if self.is_candidate(unit) { self.subtree(unit) } else { continue };
            let around = region[unit];
            let outside = around.map_or(&rest, |around| &left[around]);
            let outside: Vec<u64> =
                outside.iter().zip(&below[unit]).map(|(all, taken)| all - taken).collect();
            if self.is_safe(&below[unit]) && self.is_safe(&outside) {
                told[unit] = true;
                *around.map_or(&mut rest, |around| &mut left[around]) = outside;
                region
                    .iter_mut()
                    .zip(&inside)
                    .filter(|(_, inside)| **inside)
                    .for_each(|(r, _)| *r = Some(unit));
            }
        }
        told
    }

    /// Whether there are two roles or more in a shown unit, and enough people of each.
    fn is_candidate(&self, unit: usize) -> bool {
        let people = &self.branches[unit];
        let occurring = people.iter().rev().skip(1).filter(|role| **role > 0).count();
        self.shown[unit] && occurring > 1 && self.has_enough_of_each(people)
    }

    fn has_enough_of_each(&self, classes: &[u64]) -> bool {
        // The last class is not shown; whether it may be known is seen with the sets.
        classes.iter().rev().skip(1).all(|role| self.may_be_known(*role))
    }

    const fn may_be_known(&self, people: u64) -> bool {
        people == 0 || people >= self.least
    }

    /// Whether every set of classes leaves nobody or enough people, given how many it leaves.
    fn is_safe(&self, people: &[u64]) -> bool {
        people.iter().all(|people| self.may_be_known(*people))
    }

    fn subtree(&self, unit: usize) -> Vec<bool> {
        let mut inside = vec![false; self.parents.len()];
        inside[unit] = true;
        for at in unit + 1..inside.len() {
            inside[at] = self.parents[at].is_some_and(|parent| inside[parent]);
        }
        inside
    }
}

fn join(mine: &mut [u64], theirs: &[u64]) {
    mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
}

fn added(mut mine: Vec<u64>, theirs: &[u64]) -> Vec<u64> {
    mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
    mine
}

/// Per set of classes, how many are on the smaller side of a part.
fn sides(part: &[u64]) -> Vec<u64> {
    (0..1_usize << part.len()).map(|set| side(part, set)).collect()
}

/// Those of a set of classes, or the others where they are fewer.
fn side(part: &[u64], set: usize) -> u64 {
    let of = |wanted: usize| {
        let classes = part.iter().enumerate().filter(|(class, _)| set >> class & 1 == wanted);
        classes.map(|(_, people)| people).sum::<u64>()
    };
    of(1).min(of(0))
}
