//! Which units may be shown without giving a small group away.
//!
//! A unit may be shown if at least `min_group` people are behind it and what is left of it, once its shown parts
//! are taken away, is nobody or at least `min_group` people. Among all choices that keep the rule, a top unit is
//! shown if it can be, and then as many units as possible, and then as many people as possible.

use std::collections::BTreeMap;

/// How many units are shown, and the people behind them, summed over units.
type Worth = (u64, u64);

/// The best way to have a certain number of people uncovered below a point of the tree.
#[derive(Debug, Clone, Default)]
struct Choice {
    worth: Worth,
    shown: Vec<usize>,
}

/// The best choice per number of people that no shown unit covers; numbers from `min_group` up are one.
type Choices = BTreeMap<u64, Choice>;

/// Chooses the units to show.
///
/// `parents` has each unit's parent, which stands before it; `n` has the people behind each unit, its parts
/// included; units that are not `allowed` are never shown.
#[must_use]
pub fn publishable(parents: &[Option<usize>], n: &[u64], min_group: u64, allowed: &[bool]) -> Vec<bool> {
    let least = min_group.max(1);
    let mut own = n.to_vec();
    for (at, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            own[*parent] = own[*parent].saturating_sub(n[at]);
        }
    }
    let mut below: Vec<Choices> =
        own.iter().map(|people| Choices::from([((*people).min(least), Choice::default())])).collect();
    let mut shown = vec![false; n.len()];
    for at in (0..n.len()).rev() {
        let hidden = std::mem::take(&mut below[at]);
        let published = if allowed[at] && n[at] >= least { publish(at, n[at], least, &hidden) } else { None };
        match parents[at] {
            Some(parent) => {
                let mut choices = hidden;
                if let Some(choice) = published {
                    improve(&mut choices, 0, choice);
                }
                below[parent] = join(&below[parent], &choices, least);
            }
            None => {
                let best = published.or_else(|| best(hidden.into_values()));
                best.into_iter().flat_map(|choice| choice.shown).for_each(|unit| shown[unit] = true);
            }
        }
    }
    shown
}

/// The best choice below a unit that lets the unit be shown too.
fn publish(at: usize, people: u64, least: u64, hidden: &Choices) -> Option<Choice> {
    let fitting = hidden.iter().filter(|(left, _)| **left == 0 || **left >= least);
    let mut choice = best(fitting.map(|(_, choice)| choice.clone()))?;
    choice.worth = (choice.worth.0 + 1, choice.worth.1 + people);
    choice.shown.push(at);
    Some(choice)
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

fn join(a: &Choices, b: &Choices, least: u64) -> Choices {
    let mut joined = Choices::new();
    for (left_a, in_a) in a {
        for (left_b, in_b) in b {
            let worth = (in_a.worth.0 + in_b.worth.0, in_a.worth.1 + in_b.worth.1);
            let left = (left_a + left_b).min(least);
            if joined.get(&left).is_none_or(|have: &Choice| have.worth < worth) {
                let shown = in_a.shown.iter().chain(&in_b.shown).copied().collect();
                joined.insert(left, Choice { worth, shown });
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
        let (parents, n): (Vec<_>, Vec<_>) = units.iter().copied().unzip();
        let shown = publishable(&parents, &n, min_group, &vec![true; n.len()]);
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
