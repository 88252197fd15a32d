//! How many answered in each role, of how many who were asked.

use std::collections::{BTreeMap, BTreeSet};

use super::Analysis;
use crate::model::{Answering, NodeIx, Questionnaire, RoleId, UnitIx, UnitTree};
use crate::score::publishable;

/// The respondents of one role in one unit, its parts included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoleResponse {
    /// How many were asked, where that is known.
    pub invited: Option<u64>,
    /// How many answered; `None` where that is withheld or nobody did.
    pub respondents: Option<u64>,
}

/// The response of a wave per unit and role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleResponses {
    /// The roles: those that were asked first, in the order of their names.
    pub roles: Vec<RoleId>,
    /// Per unit of the tree, one per role.
    pub units: Vec<Vec<RoleResponse>>,
}

/// Counts a wave's respondents by role, and withholds what could give a few of them away.
///
/// A unit's roles are shown together or not at all: if one of them has few, the others and the unit's total would give
/// it. And a role is shown in no unit from which its few in another could be worked out.
#[must_use]
pub fn role_responses(analysis: &Analysis, wave: usize) -> RoleResponses {
    let units = &analysis.assessment.units;
    let (roles, counts) = counts(analysis, wave);
    let least = u64::from(analysis.assessment.min_group).max(1);
    let may_be_shown = |few: u64| few == 0 || few >= least;
    let release = analysis.scores[wave].release();
    let is_shown = |unit: UnitIx| release.respondents()[unit.at()] && !release.is_kept_back(unit);
    let open: Vec<bool> = units
        .iter()
        .map(|(ix, _)| is_shown(ix) && counts[ix.at()].iter().copied().all(may_be_shown))
        .collect();
    let parents = units.parents();
    let shown = shown_with_all_roles(&parents, &counts, least, open);
    let response = |unit: UnitIx, at: usize, role: &RoleId| RoleResponse {
        invited: asked_in(units, unit, role).filter(|n| *n > 0),
        respondents: Some(counts[unit.at()][at]).filter(|n| shown[unit.at()] && *n > 0),
    };
    let of_unit = |unit| roles.iter().enumerate().map(|(at, role)| response(unit, at, role)).collect();
    let units = units.iter().map(|(ix, _)| of_unit(ix)).collect();
    RoleResponses { roles, units }
}

/// The units that may be shown for every role.
fn shown_with_all_roles(
    parents: &[Option<usize>],
    counts: &[Vec<u64>],
    least: u64,
    mut shown: Vec<bool>,
) -> Vec<bool> {
    let mut own = counts.to_vec();
    for (at, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            own[*parent].iter_mut().zip(&counts[at]).for_each(|(own, part)| *own -= part);
        }
    }
    // The last count is of those who gave no role: they follow from the others as well.
    let roles = counts.first().map_or(0, Vec::len);
    loop {
        let before = shown.clone();
        for role in 0..roles {
            let own: Vec<u64> = own.iter().map(|own| own[role]).collect();
            for (at, can) in publishable(parents, &own, least, &shown).into_iter().enumerate() {
                shown[at] &= can || counts[at][role] == 0;
            }
        }
        // What one role withholds may be what protected another.
        if shown == before {
            return shown;
        }
    }
}

/// The roles, and per unit how many answered in each and, last, in none.
fn counts(analysis: &Analysis, wave: usize) -> (Vec<RoleId>, Vec<Vec<u64>>) {
    let units = &analysis.assessment.units;
    let cells = || analysis.tallies[wave].cells();
    let invited: BTreeSet<&RoleId> = units.iter().flat_map(|(_, unit)| unit.invited_by_role.keys()).collect();
    let answered: BTreeSet<&RoleId> = cells().filter_map(|(key, _)| key.role.as_ref()).collect();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut roles: Vec<RoleId> = Vec::new();
    for role in invited.into_iter().chain(answered) {
        places.entry(fold(role)).or_insert_with(|| {
            roles.push(role.clone());
            roles.len() - 1
        });
    }
    let mut counts = vec![vec![0; roles.len() + 1]; units.len()];
    for (key, cell) in cells() {
        let role = key.role.as_ref().and_then(|role| places.get(&fold(role)).copied()).unwrap_or(roles.len());
        for unit in std::iter::successors(Some(key.unit), |unit| units[*unit].parent) {
            counts[unit.at()][role] += cell.respondents;
        }
    }
    (roles, counts)
}

/// How many were asked what is in a node, in a unit with its parts, where only some roles are asked any of it and it is known how many were asked
/// in each; `None` elsewhere, as everybody is asked some of it.
#[must_use]
pub fn asked_at(units: &UnitTree, questionnaire: &Questionnaire, unit: UnitIx, node: NodeIx) -> Option<u64> {
    let items = questionnaire.items_in(node);
    let is_scored = |ix: &NodeIx| {
        questionnaire[*ix].item().is_some_and(|item| !matches!(item.answering, Answering::Text))
    };
    let audiences: Option<Vec<&[RoleId]>> =
        items.into_iter().filter(is_scored).map(|ix| questionnaire.audience_of(ix)).collect();
    let audiences = audiences.filter(|audiences| !audiences.is_empty())?;
    let mut roles: Vec<&RoleId> = Vec::new();
    for role in audiences.into_iter().flatten() {
        if !roles.iter().any(|known| known.is_same_as(role)) {
            roles.push(role);
        }
    }
    roles.into_iter().map(|role| asked_in(units, unit, role)).sum()
}

/// How many were asked in a role, which may be nobody: what the assessment says, else the sum over the unit's parts where all of them say it.
fn asked_in(units: &UnitTree, unit: UnitIx, role: &RoleId) -> Option<u64> {
    let node = &units[unit];
    if !node.invited_by_role.is_empty() {
        let alike = node.invited_by_role.iter().filter(|(known, _)| known.is_same_as(role));
        return Some(alike.map(|(_, count)| u64::from(*count)).sum());
    }
    let parts = (!node.children.is_empty()).then_some(&node.children)?;
    parts.iter().map(|child| asked_in(units, *child, role)).sum()
}

fn fold(role: &RoleId) -> String {
    role.as_str().to_lowercase()
}
