//! Do managers and staff, or any two roles, see the same thing.

use std::collections::BTreeMap;

use crate::insight::WaveView;
use crate::insight::difference::{Difference, judge_table};
use crate::model::{ItemIx, NodeIx, RoleId, UnitIx};
use crate::psychometrics::{CliffsDelta, HedgesG};
use crate::score::{Crossed, Estimate, Usual};
use crate::tally::{CellKey, Classes, Detail, ScoreCounts, Sums, Tally};

use super::{Base, Evidence, summaries};

/// More roles than this are not told apart: each way to take some of them together is looked at.
const MOST_ROLES: usize = 10;

/// What roles see differently, over everybody and in each unit where they may be told apart.
#[derive(Debug, Clone)]
pub struct RoleGaps {
    /// How many of a role must have answered for it to be shown.
    pub least: u64,
    /// One per area, unit and pair of roles; per area those over everybody first.
    pub gaps: Vec<RoleGap>,
}

/// What two roles see differently in one area.
#[derive(Debug, Clone)]
pub struct RoleGap {
    /// Which area.
    pub node: NodeIx,
    /// In which unit; `None` for everybody in the topmost units whose score may be shown.
    pub unit: Option<UnitIx>,
    /// The two roles.
    pub roles: [RoleId; 2],
    /// The score of each.
    pub scores: [Estimate; 2],
    /// The first less the second, by Welch's method; all that are shown are judged together.
    pub difference: Difference,
    /// How large it is in standard deviations; `None` where nobody differs.
    pub hedges_g: Option<HedgesG>,
    /// How much more often somebody of the first role has the higher score.
    pub cliffs_delta: Option<CliffsDelta>,
}

impl RoleGaps {
    /// Where nothing is said of roles.
    #[must_use]
    pub const fn none() -> Self {
        Self { least: 0, gaps: Vec::new() }
    }

    /// What may be shown of a wave without counting its answers anew: all but how much more often one role has the higher score.
    #[must_use]
    pub fn of_wave(view: WaveView<'_>, tally: &Tally) -> Self {
        let areas = view.questionnaire().areas().map(|(area, _)| (area, Vec::new()));
        let groups: Vec<(NodeIx, Vec<ItemIx>)> = areas.collect();
        Self::of(&Evidence { view, tally, detail: Detail::new(&groups), groups })
    }

    /// Compares every two roles at every area. The summaries are left out: an area that is withheld would follow from them.
    pub(super) fn of(wave: &Evidence<'_>) -> Self {
        let least = wave.view.assessment.least_of_a_role();
        let groups = wave.groups.iter().enumerate();
        let areas = groups.filter(|(_, (node, _))| {
            wave.questionnaire()[*node].kind.is_area() && !wave.questionnaire().is_judged_on_units(*node)
        });
        let mut gaps: Vec<RoleGap> =
            areas.flat_map(|(at, (node, _))| Area { wave, at, node: *node }.gaps(least)).collect();
        judge_table(gaps.iter_mut().map(|gap| &mut gap.difference), 0.0);
        Self { least, gaps }
    }
}

/// One area, by its place among the groups whose detail was counted.
struct Area<'a> {
    wave: &'a Evidence<'a>,
    at: usize,
    node: NodeIx,
}

impl Area<'_> {
    fn gaps(&self, least: u64) -> Vec<RoleGap> {
        let units = &self.wave.view.assessment.units;
        let parents = units.parents();
        let release = self.wave.view.scores.release();
        let least = least.max(release.limits(self.node).exact);
        let shown = release.shown(self.node);
        let (roles, told) = roles_to_show(&parents, &self.people(least), shown, least);
        let base = Base::beneath(self.wave.view, |unit| shown[unit.at()]);
        let everywhere: Vec<UnitIx> = units.iter().map(|(unit, _)| unit).filter(|u| base.has(*u)).collect();
        let mut gaps = self.between(&roles, None, &everywhere);
        for (unit, _) in units.iter().filter(|(unit, _)| told[unit.at()]) {
            let inside = units.subtree(unit);
            // A unit that everybody is in has been told of already.
            if inside.len() < everywhere.len() {
                gaps.extend(self.between(&roles, Some(unit), &inside));
            }
        }
        gaps
    }

    /// How many have a score, by unit and role. Where figures of the area's questions are shown, a role of whose people few left something
    /// out, or few did not, counts with those who have none.
    fn people(&self, least: u64) -> Vec<BTreeMap<Option<&RoleId>, u64>> {
        let at_area = Some(self.node).filter(|_| self.has_figures());
        let nodes: Vec<NodeIx> = at_area.into_iter().chain(summaries(self.wave.questionnaire())).collect();
        let mut classes: BTreeMap<(Option<&RoleId>, NodeIx), Classes> = BTreeMap::new();
        for (key, cell) in self.wave.tally.cells() {
            for node in nodes.iter().copied() {
                classes.entry((key.role.as_ref(), node)).or_default().merge(&cell.classes[node.at()]);
            }
        }
        let is_free = self.wave.view.scores.release().limits(self.node).are_none();
        let can_be_told = |role: Option<&RoleId>| {
            let of_role = classes.iter().filter(|((of, _), _)| *of == role).map(|(_, classes)| classes);
            is_free
                || of_role
                    .into_iter()
                    .all(|classes| classes.iter().count() < 2 || classes.iter().all(|(_, n)| n >= least))
        };
        let mut people = vec![BTreeMap::new(); self.wave.view.assessment.units.len()];
        for (key, cell) in self.wave.tally.cells() {
            let role = key.role.as_ref();
            let role = role.filter(|role| can_be_told(Some(role)));
            *people[key.unit.at()].entry(role).or_default() += cell.nodes[self.node.at()].answered;
        }
        people
    }

    /// Whether figures of the area's questions are shown anywhere.
    fn has_figures(&self) -> bool {
        let release = self.wave.view.scores.release();
        let items = self.wave.questionnaire().items_in(self.node);
        !release.limits(self.node).are_none()
            && items.iter().any(|item| release.figures(*item).contains(&true))
    }

    /// Every two of the roles that occur in these units.
    fn between(&self, roles: &[RoleId], unit: Option<UnitIx>, inside: &[UnitIx]) -> Vec<RoleGap> {
        let workplaces = self.wave.workplaces(self.node);
        let sums: Vec<Sums> =
            workplaces.iter().map(|unit| self.wave.tally.unit_at(*unit, self.node)).collect();
        let usual = Usual::of(sums.iter());
        let seen: Vec<(&RoleId, Estimate, ScoreCounts)> = roles
            .iter()
            .filter_map(|role| {
                let (mut sums, mut counts) = (Sums::default(), ScoreCounts::default());
                for unit in inside {
                    let key = CellKey { unit: *unit, role: Some(role.clone()) };
                    if let Some(cell) = self.wave.tally.cell(&key) {
                        sums.merge(&cell.nodes[self.node.at()]);
                    }
                    if let Some(detail) = self.wave.detail.cell(self.at, &key) {
                        counts.merge(&detail.scores);
                    }
                }
                Some((role, Estimate::of(&sums, usual)?, counts))
            })
            .collect();
        let pairs = seen.iter().enumerate().flat_map(|(at, a)| seen[at + 1..].iter().map(move |b| (a, b)));
        pairs
            .map(|((a, score_a, counts_a), (b, score_b, counts_b))| RoleGap {
                node: self.node,
                unit,
                roles: [(*a).clone(), (*b).clone()],
                difference: Difference::of(score_a, score_b),
                hedges_g: HedgesG::of(score_a, score_b).ok(),
                cliffs_delta: CliffsDelta::of(counts_a, counts_b).ok(),
                scores: [*score_a, *score_b],
            })
            .collect()
    }
}

/// The roles that may be shown over everybody, as many as can be, the largest first, in the order of their names; and the units in which they
/// may be shown too.
fn roles_to_show(
    parents: &[Option<usize>],
    people: &[BTreeMap<Option<&RoleId>, u64>],
    shown: &[bool],
    least: u64,
) -> (Vec<RoleId>, Vec<bool>) {
    let mut sizes: BTreeMap<&RoleId, u64> = BTreeMap::new();
    for (role, n) in people.iter().flatten() {
        if let Some(role) = role {
            *sizes.entry(role).or_default() += n;
        }
    }
    let mut roles: Vec<(&RoleId, u64)> = sizes.into_iter().filter(|(_, n)| *n >= least).collect();
    roles.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    roles.truncate(MOST_ROLES);
    while roles.len() > 1 {
        let classes = |people: &BTreeMap<Option<&RoleId>, u64>| {
            let mut classes = vec![0; roles.len() + 1];
            for (role, n) in people {
                let class = roles.iter().position(|(known, _)| Some(*known) == *role).unwrap_or(roles.len());
                classes[class] += n;
            }
            classes
        };
        let own: Vec<Vec<u64>> = people.iter().map(classes).collect();
        let crossed = Crossed::new(parents, &own, shown, least);
        if crossed.may_show_whole() {
            let mut names: Vec<RoleId> = roles.iter().map(|(role, _)| (*role).clone()).collect();
            names.sort();
            return (names, crossed.units());
        }
        roles.pop();
    }
    (Vec::new(), vec![false; parents.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Units beside each other that are all shown, and how many of each role there are in each.
    fn told(units: &[&[(&str, u64)]]) -> (Vec<String>, Vec<usize>) {
        let roles: Vec<Vec<(Option<RoleId>, u64)>> = units
            .iter()
            .map(|unit| unit.iter().map(|(role, n)| (RoleId::parse(role).ok(), *n)).collect())
            .collect();
        let people: Vec<BTreeMap<Option<&RoleId>, u64>> =
            roles.iter().map(|unit| unit.iter().map(|(role, n)| (role.as_ref(), *n)).collect()).collect();
        let (roles, units) = roles_to_show(&vec![None; units.len()], &people, &vec![true; units.len()], 10);
        let units = units.iter().enumerate().filter(|(_, told)| **told).map(|(at, _)| at);
        (roles.iter().map(ToString::to_string).collect(), units.collect())
    }

    fn shown(units: &[&[(&str, u64)]]) -> Vec<String> {
        told(units).0
    }

    #[test]
    fn two_roles_of_enough_people_are_shown() {
        let one = told(&[&[("manager", 6), ("staff", 30)], &[("manager", 5), ("staff", 20)]]);
        assert_eq!(one, (vec!["manager".to_owned(), "staff".to_owned()], vec![]));
    }

    #[test]
    fn a_small_role_is_not_shown_and_with_one_left_none_is() {
        assert_eq!(shown(&[&[("manager", 9), ("staff", 30)]]), [] as [&str; 0]);
        assert_eq!(
            shown(&[&[("manager", 12), ("staff", 30), ("temp", 14)], &[("expert", 10)]]),
            ["expert", "manager", "staff", "temp"]
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

    #[test]
    fn roles_are_told_in_units_too_where_the_rest_is_enough() {
        let large: &[(&str, u64)] = &[("manager", 12), ("staff", 40)];
        assert_eq!(told(&[large, large]).1, [0, 1]);
        // What is left of the managers once the first unit's are taken away are the eight of the second.
        assert_eq!(told(&[large, &[("manager", 8), ("staff", 40)]]).1, [] as [usize; 0]);
        assert_eq!(told(&[large, &[("manager", 8), ("staff", 40)], &[("manager", 3), ("staff", 9)]]).1, [0]);
    }
}
