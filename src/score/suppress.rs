//! Which units may be shown without giving a small group away.
//!
//! A unit may be shown if the people behind it are enough and what is left of it, once its shown parts are taken away, is
//! nobody or enough people. Among all choices that keep the rule, a top unit is shown if it can be, and then as many units
//! as possible, and then as many people as possible.
//!
//! Enough is `min_group` people. Where all of them have the same score it is twice as many: the mean of a few who agree is the
//! answer of each of them.

use std::collections::BTreeMap;

use crate::model::Points;
use crate::tally::Sums;

/// A set of people, as far as the rule looks at them: how many they are, and whether all have the same score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Crowd {
    people: u64,
    /// Those and others behind whose scores is no answer.
    scored: u64,
    accord: Accord,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Accord {
    /// There is nobody.
    #[default]
    Nobody,
    /// All have this score, in units of ten times what makes two scores the same.
    Alike(i128),
    /// Their scores differ, or are not looked at.
    Varied,
}

impl Accord {
    const UNIT: i128 = 10 * Points::SAME_UNITS as i128;

    fn alike(units: i128) -> Self {
        Self::Alike((units + Self::UNIT / 2).div_euclid(Self::UNIT))
    }
}

impl Crowd {
    /// Those who have a score, but for zeros that stand for missing answers: nobody is behind those, and they change no sum.
    #[must_use]
    pub fn of(sums: &Sums) -> Self {
        let n = i128::from(sums.answered);
        let accord = match sums.answered {
            0 => Accord::Nobody,
            _ => {
                let mean = sums.sum.div_euclid(n);
                // Σ(x − q)² = Σx² − 2qΣx + nq², as in the variance.
                let about_mean = sums.sum_of_squares - 2 * mean * sums.sum + n * mean * mean;
                if about_mean <= n * i128::from(Points::SAME_UNITS).pow(2) {
                    Accord::alike(mean)
                } else {
                    Accord::Varied
                }
            }
        };
        Self { people: sums.answered, scored: sums.n, accord }
    }

    /// People of whom only the number is shown.
    #[must_use]
    pub const fn counted(people: u64) -> Self {
        Self { people, scored: people, accord: if people == 0 { Accord::Nobody } else { Accord::Varied } }
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let accord = match (self.accord, other.accord) {
            (Accord::Nobody, accord) | (accord, Accord::Nobody) => accord,
            (Accord::Alike(a), Accord::Alike(b)) if a == b => Accord::Alike(a),
            _ => Accord::Varied,
        };
        Self { people: self.people + other.people, scored: self.scored + other.scored, accord }
    }

    /// The same people, each with 100 points less what they have.
    pub(super) fn reversed(self) -> Self {
        let accord = match self.accord {
            Accord::Alike(units) => Accord::Alike(i128::from(Points::MAX.units()) / Accord::UNIT - units),
            other => other,
        };
        Self { accord, ..self }
    }

    /// Whether all have the same score.
    pub(super) const fn agrees(self) -> bool {
        matches!(self.accord, Accord::Alike(_))
    }

    /// How many they are.
    #[must_use]
    pub const fn people(self) -> u64 {
        self.people
    }

    /// Whether their score may be shown.
    #[must_use]
    pub const fn is_enough(self, min_group: u64) -> bool {
        match self.accord {
            // Where one person's answer may be shown, so may those of several, and that nobody gave any.
            _ if min_group <= 1 => self.scored > 0,
            Accord::Nobody => false,
            Accord::Alike(_) => self.people >= 2 * min_group,
            Accord::Varied => self.people >= min_group,
        }
    }

    /// Whether it does no harm that their score follows from what is shown.
    #[must_use]
    pub const fn may_follow(self, min_group: u64) -> bool {
        self.people == 0 || self.is_enough(min_group)
    }

    /// The same, but of no more people than make a difference to the rule.
    fn at_most(self, people: u64) -> Self {
        Self { people: self.people.min(people), scored: self.scored.min(people), ..self }
    }
}

/// How many units are shown, and the people behind them, summed over units.
type Worth = (u64, u64);

/// The best way to have a certain set of people uncovered below a point of the tree.
#[derive(Debug, Clone, Copy, Default)]
struct Choice {
    worth: Worth,
    /// What is shown, in [`Picks`]; `None` where nothing is.
    picked: Option<usize>,
}

/// The best choice per set of people that no shown unit covers; sets that the rule cannot tell apart are one.
type Choices = BTreeMap<Crowd, Choice>;

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
/// `parents` has each unit's parent, which stands before it; `own` has the people of each unit who are in none of its
/// parts; units that are not `allowed` are never shown.
#[must_use]
pub fn publishable(parents: &[Option<usize>], own: &[Crowd], min_group: u64, allowed: &[bool]) -> Vec<bool> {
    let least = min_group.max(1);
    let mut whole = own.to_vec();
    for (at, parent) in parents.iter().enumerate().rev() {
        if let Some(parent) = parent {
            whole[*parent] = whole[*parent].with(whole[at]);
        }
    }
    let mut picks = Picks::default();
    let alone = |own: &Crowd| Choices::from([(own.at_most(2 * least), Choice::default())]);
    let mut below: Vec<Choices> = own.iter().map(alone).collect();
    let mut shown = vec![false; own.len()];
    for at in (0..own.len()).rev() {
        let mut choices = std::mem::take(&mut below[at]);
        let may_be = allowed[at] && whole[at].is_enough(least);
        let published = may_be.then(|| publish(at, whole[at].people, least, &choices, &mut picks)).flatten();
        match parents[at] {
            Some(parent) => {
                if let Some(choice) = published {
                    improve(&mut choices, Crowd::default(), choice);
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
    let fitting = hidden.iter().filter(|(left, _)| left.may_follow(least));
    let below = best(fitting.map(|(_, choice)| *choice))?;
    let unit = picks.unit(at);
    let worth = (below.worth.0 + 1, below.worth.1 + people);
    Some(Choice { worth, picked: picks.both(below.picked, unit) })
}

fn best(choices: impl Iterator<Item = Choice>) -> Option<Choice> {
    choices.reduce(|best, choice| if choice.worth > best.worth { choice } else { best })
}

fn improve(choices: &mut Choices, left: Crowd, choice: Choice) {
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
            let left = left_a.with(*left_b).at_most(2 * least);
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
        let own: Vec<Crowd> = own.into_iter().map(Crowd::counted).collect();
        places(&publishable(&parents, &own, min_group, &vec![true; own.len()]))
    }

    fn places(shown: &[bool]) -> Vec<usize> {
        shown.iter().enumerate().filter(|(_, shown)| **shown).map(|(at, _)| at).collect()
    }

    fn scores(scores: &[f64]) -> Crowd {
        let mut sums = Sums::default();
        scores.iter().for_each(|score| sums.add(Points::new(*score).expect("points")));
        Crowd::of(&sums)
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

    #[test]
    fn a_few_who_say_the_same_are_not_shown() {
        let alike = scores(&[25.0; 9]);
        assert!(!alike.is_enough(5) && scores(&[25.0; 10]).is_enough(5));
        assert!(scores(&[25.0, 25.0, 25.0, 25.0, 50.0]).is_enough(5));
        // One group per unit answers together.
        assert!(scores(&[25.0]).is_enough(1));
        // Two ways to four fifteenths, each rounded on its way.
        let fifteenths = [26.666_666_666_666, 26.666_666_666_667, 26.666_666_666_666, 26.666_666_666_667];
        assert!(!scores(&[fifteenths, fifteenths].concat()).is_enough(5));
        assert!(scores(&[33.3, 33.3, 33.3, 33.3, 33.301]).is_enough(5));
    }

    #[test]
    fn nor_do_they_follow_from_the_rest() {
        let (mixed, alike) = (scores(&[0.0, 25.0, 50.0, 75.0, 100.0, 0.0, 0.0]), scores(&[75.0; 6]));
        let three = |a, b, c| {
            let own = [Crowd::default(), a, b, c];
            places(&publishable(&[None, Some(0), Some(0), Some(0)], &own, 5, &[true; 4]))
        };
        // The six who agree would be what is left of the whole, so one of their neighbours is withheld too.
        assert_eq!(three(mixed, mixed, alike), [0, 2]);
        assert_eq!(three(mixed, mixed, mixed), [0, 1, 2, 3]);
        // Twelve who agree are many.
        assert_eq!(three(mixed, alike, alike), [0, 1]);
        assert_eq!(three(mixed, mixed, scores(&[75.0; 12])), [0, 1, 2, 3]);
        // Two small units that agree with each other, but not with the third.
        let (low, high) = (scores(&[0.0; 3]), scores(&[100.0; 3]));
        assert_eq!(three(mixed, low, high), [0, 1]);
        assert_eq!(three(mixed, low, low), [0]);
    }
}
