//! Do managers and staff, or any two roles, see the same thing.

use std::collections::{BTreeMap, BTreeSet};

use crate::insight::difference::{Difference, holm};
use crate::model::{NodeIx, RoleId, UnitIx};
use crate::psychometrics::{CliffsDelta, HedgesG};
use crate::score::Estimate;
use crate::tally::Sums;

use super::Evidence;

/// A role of which fewer answered is not shown, whatever the assessment says of other groups.
const LEAST_OF_A_ROLE: u64 = 10;
/// More roles than this are not told apart: each way to take some of them together is looked at.
const MOST_ROLES: usize = 10;

/// What roles see differently, over everybody in the topmost units that may be shown.
#[derive(Debug, Clone)]
pub struct RoleGaps {
    /// How many of a role must have answered for it to be shown.
    pub least: u64,
    /// One per area and pair of roles.
    pub gaps: Vec<RoleGap>,
}

/// What two roles see differently in one area.
#[derive(Debug, Clone)]
pub struct RoleGap {
    /// Which area.
    pub node: NodeIx,
    /// The two roles.
    pub roles: [RoleId; 2],
    /// The score of each.
    pub scores: [Estimate; 2],
    /// The first less the second, by Welch's method; sure or not by Holm's over all that is shown.
    pub difference: Difference,
    /// How large it is in standard deviations; `None` where nobody differs.
    pub hedges_g: Option<HedgesG>,
    /// How much more often somebody of the first role has the higher score.
    pub cliffs_delta: Option<CliffsDelta>,
}

impl RoleGaps {
    /// Compares every two roles at every area. The summaries are left out: an area that is withheld would follow from them.
    pub(super) fn of(wave: &Evidence<'_>) -> Self {
        let least = wave.min_group().max(LEAST_OF_A_ROLE);
        let groups = wave.groups.iter().enumerate();
        let areas = groups.filter(|(_, (node, _))| {
            wave.questionnaire()[*node].kind.is_area() && !wave.questionnaire().is_judged_on_units(*node)
        });
        let mut gaps: Vec<RoleGap> =
            areas.flat_map(|(at, (node, _))| area_gaps(wave, at, *node, least)).collect();
        holm(gaps.iter_mut().map(|gap| &mut gap.difference));
        Self { least, gaps }
    }
}

fn area_gaps(wave: &Evidence<'_>, at: usize, node: NodeIx, least: u64) -> Vec<RoleGap> {
    let table = People::of(wave, node);
    let roles = table.roles_to_show(least);
    let estimate = |role: &RoleId| {
        let mut sums = Sums::default();
        let cells = wave.tally.cells().filter(|(key, _)| key.role.as_ref() == Some(role));
        cells
            .filter(|(key, _)| wave.is_in_base(key.unit))
            .for_each(|(_, cell)| sums.merge(&cell.nodes[node.at()]));
        Estimate::of(&sums, None)
    };
    let counts = |role: &RoleId| {
        wave.detail.scores_over(at, |key| key.role.as_ref() == Some(role) && wave.is_in_base(key.unit))
    };
    let pairs = roles.iter().enumerate().flat_map(|(at, a)| roles[at + 1..].iter().map(move |b| (a, b)));
    pairs
        .filter_map(|(a, b)| {
            let scores = [estimate(a)?, estimate(b)?];
            Some(RoleGap {
                node,
                roles: [a.clone(), b.clone()],
                difference: Difference::of(&scores[0], &scores[1]),
                hedges_g: HedgesG::of(&scores[0], &scores[1]).ok(),
                cliffs_delta: CliffsDelta::of(&counts(a), &counts(b)).ok(),
                scores,
            })
        })
        .collect()
}

/// How many people of each role have a score at a node, in each of the parts of the organisation that what is shown of units tells apart.
struct People(BTreeMap<Option<UnitIx>, BTreeMap<Option<RoleId>, u64>>);

impl People {
    fn of(wave: &Evidence<'_>, node: NodeIx) -> Self {
        let mut parts: BTreeMap<_, BTreeMap<_, u64>> = BTreeMap::new();
        let units = &wave.view.assessment.units;
        for (key, cell) in wave.tally.cells().filter(|(key, _)| wave.is_in_base(key.unit)) {
            let mut up = std::iter::successors(Some(key.unit), |unit| units[*unit].parent);
            let part = up.find(|unit| wave.view.node(*unit, node).is_some());
            let n = cell.nodes[node.at()].n;
            if n > 0 {
                *parts.entry(part).or_default().entry(key.role.clone()).or_default() += n;
            }
        }
        Self(parts)
    }

    /// The roles that may be shown: as many as can be, the largest first.
    fn roles_to_show(&self, least: u64) -> Vec<RoleId> {
        let mut sizes: BTreeMap<&RoleId, u64> = BTreeMap::new();
        for (role, n) in self.0.values().flatten() {
            if let Some(role) = role {
                *sizes.entry(role).or_default() += n;
            }
        }
        let mut roles: Vec<(&RoleId, u64)> = sizes.into_iter().filter(|(_, n)| *n >= least).collect();
        roles.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        roles.truncate(MOST_ROLES);
        while !self.keeps_the_rule(&roles.iter().map(|(role, _)| *role).collect::<Vec<_>>(), least) {
            roles.pop();
        }
        let shown: BTreeSet<&RoleId> = roles.into_iter().map(|(role, _)| role).collect();
        if shown.len() < 2 { Vec::new() } else { shown.into_iter().cloned().collect() }
    }

    /// Whether no small group can be worked out of the scores of these roles and of the units that are shown.
    ///
    /// What can be worked out of sums over roles and sums over parts is, for some of the roles taken together, their people in the parts
    /// that have others too, with or without whole parts. So it is enough that those are nobody or enough, whichever roles are taken;
    /// all who are in no shown role are one role more.
    fn keeps_the_rule(&self, roles: &[&RoleId], least: u64) -> bool {
        let class = |role: &Option<RoleId>| {
            role.as_ref()
                .and_then(|role| roles.iter().position(|shown| *shown == role))
                .unwrap_or(roles.len())
        };
        let parts: Vec<Vec<u64>> = self
            .0
            .values()
            .map(|part| {
                let mut people = vec![0; roles.len() + 1];
                part.iter().for_each(|(role, n)| people[class(role)] += n);
                people
            })
            .collect();
        (1..1_usize << (roles.len() + 1)).all(|taken| {
            let in_part = |people: &Vec<u64>| {
                let whole: u64 = people.iter().sum();
                let of_taken = people.iter().enumerate().filter(|(class, _)| taken >> class & 1 == 1);
                let part: u64 = of_taken.map(|(_, n)| n).sum();
                if part == whole { 0 } else { part }
            };
            let people: u64 = parts.iter().map(in_part).sum();
            people == 0 || people >= least
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(parts: &[&[(&str, u64)]]) -> People {
        let role = |(role, n): &(&str, u64)| (RoleId::parse(role).ok(), *n);
        let parts = parts.iter().enumerate();
        People(parts.map(|(at, part)| (Some(UnitIx(at as u32)), part.iter().map(role).collect())).collect())
    }

    fn shown(parts: &[&[(&str, u64)]]) -> Vec<String> {
        people(parts).roles_to_show(10).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn two_roles_of_enough_people_are_shown() {
        assert_eq!(
            shown(&[&[("manager", 6), ("staff", 30)], &[("manager", 5), ("staff", 20)]]),
            ["manager", "staff"]
        );
    }

    #[test]
    fn a_small_role_is_not_shown_and_with_one_left_none_is() {
        assert_eq!(shown(&[&[("manager", 9), ("staff", 30)]]), [] as [&str; 0]);
        assert_eq!(
            shown(&[&[("manager", 12), ("staff", 30), ("temp", 14)], &[("expert", 10)]]),
            ["manager", "staff", "temp"][..]
                .iter()
                .chain(&["expert"])
                .copied()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_unit_of_managers_does_not_give_away_the_others() {
        // Managers less the first unit are the three managers of the second.
        assert_eq!(shown(&[&[("manager", 12)], &[("manager", 3), ("staff", 50)]]), [] as [&str; 0]);
        assert_eq!(shown(&[&[("manager", 12)], &[("manager", 10), ("staff", 50)]]), ["manager", "staff"]);
        // Roles that share no unit are told by their units already.
        assert_eq!(shown(&[&[("manager", 12)], &[("staff", 50)]]), ["manager", "staff"]);
    }

    #[test]
    fn the_few_of_no_shown_role_are_not_given_away() {
        // 40 people less managers and staff are three temps: only one role can be shown, so none is.
        assert_eq!(shown(&[&[("manager", 12), ("staff", 25), ("temp", 3)]]), [] as [&str; 0]);
        // With a third role there is one to give up.
        assert_eq!(
            shown(&[&[("expert", 11), ("manager", 12), ("staff", 25), ("temp", 3)]]),
            ["manager", "staff"]
        );
    }

    /// The fewest people, of some roles in some parts, who follow from sums over the shown roles and over the parts with small whole
    /// coefficients, and who are not simply all the people of some parts, which are shown as units.
    fn least_that_follows(table: &People, roles: &[RoleId]) -> Option<u64> {
        let cells: Vec<Vec<u64>> = table
            .0
            .values()
            .map(|part| {
                let of = |role: &RoleId| part.get(&Some(role.clone())).copied().unwrap_or_default();
                let shown: Vec<u64> = roles.iter().map(of).collect();
                let others = part.values().sum::<u64>() - shown.iter().sum::<u64>();
                shown.into_iter().chain([others]).collect()
            })
            .collect();
        let unknowns = (cells.len() + roles.len()) as u32;
        let follows = |code: u32| {
            let coefficient = |at: usize| (code / 5_u32.pow(at as u32) % 5) as i32 - 2;
            let mut people = 0;
            let mut whole_parts = true;
            for (at, part) in cells.iter().enumerate() {
                let taken = part.iter().enumerate().map(|(role, n)| {
                    // Those in no shown role have no sum of their own.
                    let of_role = if role < roles.len() { coefficient(cells.len() + role) } else { 0 };
                    (*n, coefficient(at) + of_role)
                });
                let taken: Vec<(u64, i32)> = taken.filter(|(n, _)| *n > 0).collect();
                if taken.iter().any(|(_, times)| !(0..=1).contains(times)) {
                    return None;
                }
                people += taken.iter().map(|(n, times)| if *times == 1 { *n } else { 0 }).sum::<u64>();
                whole_parts &= taken.windows(2).all(|pair| pair[0].1 == pair[1].1);
            }
            (people > 0 && !whole_parts).then_some(people)
        };
        (0..5_u32.pow(unknowns)).filter_map(follows).min()
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            cases: 60,
            rng_seed: proptest::test_runner::RngSeed::Fixed(3),
            failure_persistence: None,
            ..proptest::test_runner::Config::default()
        })]

        #[test]
        fn nobody_few_follows_from_roles_and_units(
            cells in proptest::collection::vec(
                proptest::collection::vec(proptest::prelude::prop_oneof![proptest::prelude::Just(0), 0_u64..30], 3),
                1..4,
            ),
        ) {
            let names = ["manager", "staff", "temp"];
            let parts: Vec<Vec<(&str, u64)>> =
                cells.iter().map(|part| names.iter().copied().zip(part.iter().copied()).collect()).collect();
            let parts: Vec<&[(&str, u64)]> = parts.iter().map(Vec::as_slice).collect();
            let table = people(&parts);
            let roles = table.roles_to_show(10);
            if !roles.is_empty() {
                let least = least_that_follows(&table, &roles);
                proptest::prop_assert!(least.is_none_or(|people| people >= 10), "{roles:?} {least:?}");
            }
        }
    }
}
