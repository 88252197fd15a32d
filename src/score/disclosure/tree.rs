//! Which units may be shown at one node.
//!
//! A unit may be shown if the people behind it are enough and what is left of it, once its shown parts are taken away, is
//! nobody or enough people. Among all choices that keep the rule, a top unit is shown if it can be, and then as many units
//! as possible, and then as many people as possible.

use std::collections::BTreeMap;

use crate::model::with_parts;

/// How many units are shown, and the people behind them, summed over units.
type Worth = (u64, u64);

/// The best way to have a certain number of people uncovered below a point of the tree.
#[derive(Debug, Clone, Copy, Default)]
struct Choice {
    worth: Worth,
    /// What is shown, in [`Picks`]; `None` where nothing is.
    picked: Option<usize>,
}

/// The best choice per number of people that no shown unit covers; numbers that the rule cannot tell apart are one.
type Choices = BTreeMap<u64, Choice>;

/// What choices consist of. They share their parts, so that joining two costs the same however much is in them.
#[derive(Debug, Default)]
struct Picks(Vec<Pick>);

#[derive(Debug, Clone, Copy)]
enum Pick {
    Unit(usize),
    Both(usize, usize),
}

impl Picks {
    fn unit(&mut self, unit: usize) -> Option<usize> {
        self.0.push(Pick::Unit(unit));
        Some(self.0.len() - 1)
    }

    fn both(&mut self, one: Option<usize>, other: Option<usize>) -> Option<usize> {
        let (Some(one), Some(other)) = (one, other) else { return one.or(other) };
        self.0.push(Pick::Both(one, other));
        Some(self.0.len() - 1)
    }

    fn units(&self, picked: Option<usize>) -> Vec<usize> {
        let (mut units, mut open) = (Vec::new(), Vec::from_iter(picked));
        while let Some(pick) = open.pop() {
            match self.0[pick] {
                Pick::Unit(unit) => units.push(unit),
                Pick::Both(one, other) => open.extend([one, other]),
            }
        }
        units
    }
}

/// Chooses the units to show.
///
/// `parents` has each unit's parent, which stands before it; `own` how many people of each unit are in none of its
/// parts; units that are not `allowed` are never shown.
#[must_use]
pub fn publishable(parents: &[Option<usize>], own: &[u64], min_group: u64, allowed: &[bool]) -> Vec<bool> {
    let least = min_group.max(1);
    let whole = with_parts(parents, own);
    let mut picks = Picks::default();
    let alone = |own: &u64| Choices::from([((*own).min(least), Choice::default())]);
    let mut below: Vec<Choices> = own.iter().map(alone).collect();
    let mut shown = vec![false; own.len()];
    for at in (0..own.len()).rev() {
        let mut choices = std::mem::take(&mut below[at]);
        let may_be = allowed[at] && whole[at] >= least;
        let published = may_be.then(|| publish(at, whole[at], least, &choices, &mut picks)).flatten();
        match parents[at] {
            Some(parent) => {
                if let Some(choice) = published {
                    improve(&mut choices, 0, choice);
                }
                below[parent] = join(&below[parent], &choices, least, &mut picks);
            }
            None => {
                let best = published.or_else(|| best(choices.into_values()));
                let units = picks.units(best.and_then(|choice| choice.picked));
                units.into_iter().for_each(|unit| shown[unit] = true);
            }
        }
    }
    shown
}

/// The best choice below a unit that lets the unit be shown too.
fn publish(at: usize, people: u64, least: u64, hidden: &Choices, picks: &mut Picks) -> Option<Choice> {
    let fitting = hidden.iter().filter(|(left, _)| **left == 0 || **left >= least);
    let below = best(fitting.map(|(_, choice)| *choice))?;
    let unit = picks.unit(at);
    let worth = (below.worth.0 + 1, below.worth.1 + people);
    Some(Choice { worth, picked: picks.both(below.picked, unit) })
}

fn best(choices: impl Iterator<Item = Choice>) -> Option<Choice> {
    choices.reduce(|best, choice| if choice.worth > best.worth { choice } else { best })
}

fn improve(choices: &mut Choices, left: u64, choice: Choice) {
    match choices.get(&left) {
        Some(have) if have.worth >= choice.worth => {}
        _ => {
            choices.insert(left, choice);
        }
    }
}

fn join(a: &Choices, b: &Choices, least: u64, picks: &mut Picks) -> Choices {
    let mut joined = Choices::new();
    for (left_a, in_a) in a {
        for (left_b, in_b) in b {
            let worth = (in_a.worth.0 + in_b.worth.0, in_a.worth.1 + in_b.worth.1);
            let left = (left_a + left_b).min(least);
            if joined.get(&left).is_none_or(|have: &Choice| have.worth < worth) {
                joined.insert(left, Choice { worth, picked: picks.both(in_a.picked, in_b.picked) });
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each unit is its parent's place and the people behind it.
    fn shown(min_group: u64, units: &[(Option<usize>, u64)]) -> Vec<usize> {
        let (parents, mut own): (Vec<_>, Vec<_>) = units.iter().copied().unzip();
        for (parent, n) in units.iter().filter_map(|(parent, n)| Some(((*parent)?, n))) {
            own[parent] -= n;
        }
        let shown = publishable(&parents, &own, min_group, &vec![true; own.len()]);
        shown.iter().enumerate().filter(|(_, shown)| **shown).map(|(at, _)| at).collect()
    }

    #[test]
    fn a_small_unit_takes_a_sibling_with_it() {
        assert_eq!(shown(5, &[(None, 12), (Some(0), 9), (Some(0), 3)]), [0]);
        // The smaller of the two siblings is given up.
        assert_eq!(shown(5, &[(None, 30), (Some(0), 9), (Some(0), 18), (Some(0), 3)]), [0, 2]);
    }

    #[test]
    fn small_units_that_together_are_enough_protect_each_other() {
        assert_eq!(shown(5, &[(None, 17), (Some(0), 12), (Some(0), 3), (Some(0), 2)]), [0, 1]);
    }

    #[test]
    fn people_in_the_parent_itself_are_a_group_too() {
        assert_eq!(shown(5, &[(None, 12), (Some(0), 10)]), [0]);
        assert_eq!(shown(5, &[(None, 15), (Some(0), 10)]), [0, 1]);
        assert_eq!(shown(5, &[(None, 10), (Some(0), 10)]), [0, 1]);
    }

    #[test]
    fn nobody_is_never_shown() {
        assert_eq!(shown(1, &[(None, 0)]), [] as [usize; 0]);
        assert_eq!(shown(0, &[(None, 0), (None, 1)]), [1]);
    }
}
