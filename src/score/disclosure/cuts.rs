//! How few people can be left of a group's sum, whatever is subtracted from it.

use crate::tally::{Class, Classes};

/// Of more kinds of people than this it is not found out exactly how few can be left.
const MANY_KINDS: usize = 64;

/// The fewest people who have something on both sides, however the places are divided in two; `enough` where it is seen at once that there are
/// so many. Each entry has the places that so many people have.
///
/// R. Klimmek and F. Wagner, *A Simple Hypergraph Min Cut Algorithm* (Freie Universität Berlin, 1996).
pub(super) fn smallest_cut(people: Vec<(Vec<usize>, u64)>, places: usize, enough: u64) -> u64 {
    let everywhere: u64 = people.iter().filter(|(have, _)| have.len() == places).map(|(_, n)| n).sum();
    if places < 2 || everywhere >= enough {
        return enough;
    }
    let mut edges = people;
    let mut open: Vec<usize> = (0..places).collect();
    let mut fewest = u64::MAX;
    while open.len() > 1 {
        let (last, before) = last_two(&edges, &open);
        let has_more = |have: &Vec<usize>| have.contains(&last) && have.len() > 1;
        let cut = edges.iter().filter(|(have, _)| has_more(have)).map(|(_, n)| n).sum();
        fewest = fewest.min(cut);
        // From here on the two are one place.
        for (have, _) in &mut edges {
            if let Some(at) = have.iter().position(|place| *place == last) {
                have.swap_remove(at);
                if !have.contains(&before) {
                    have.push(before);
                }
            }
        }
        open.retain(|place| *place != last);
    }
    fewest
}

/// The last place and the one before it, where each comes next that most have beside those that came before.
fn last_two(edges: &[(Vec<usize>, u64)], open: &[usize]) -> (usize, usize) {
    let mut left = open.to_vec();
    let (mut last, mut before) = (left.remove(0), usize::MAX);
    let mut is_touched = vec![false; edges.len()];
    loop {
        for (is_touched, (have, _)) in is_touched.iter_mut().zip(edges) {
            *is_touched |= have.contains(&last);
        }
        let ties = |place: usize| -> u64 {
            let tied = edges.iter().zip(&is_touched).filter(|((have, _), is)| **is && have.contains(&place));
            tied.map(|((_, n), _)| n).sum()
        };
        let Some(next) = (0..left.len()).max_by_key(|at| ties(left[*at])) else { return (last, before) };
        (before, last) = (last, left.remove(next));
    }
}

/// People whose scores for a group vanish together.
struct Kind<'a> {
    class: &'a Class,
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

/// How few people can be left so that all others vanish, counted up to `least`; less where that takes long to find out. People who might vanish
/// for another reason are nobody.
pub(super) fn cover(classes: &Classes, least: u64) -> u64 {
    let known = classes.iter().filter(|(class, _)| !class.is_frayed);
    let mut kinds: Vec<Kind<'_>> = known.map(|(class, people)| Kind { class, people }).collect();
    // The most first: they can seldom be the few who are left, so that the search is short.
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.people));
    // Of two at odds one is left, and of others at odds another.
    let mut left: Vec<u64> = kinds.iter().map(|kind| kind.people).collect();
    let mut at_odds = 0;
    for a in 0..kinds.len() {
        for b in a + 1..kinds.len() {
            if at_odds >= least {
                return least;
            }
            if left[a] > 0 && left[b] > 0 && kinds[a].is_at_odds(&kinds[b]) {
                let fewer = left[a].min(left[b]);
                (left[a], left[b], at_odds) = (left[a] - fewer, left[b] - fewer, at_odds + fewer);
            }
        }
    }
    if kinds.len() > MANY_KINDS {
        return at_odds;
    }
    let mut vanishes = vec![true; kinds.len()];
    fewest(&kinds, &mut vanishes, least)
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
