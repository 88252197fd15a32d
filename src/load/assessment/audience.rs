//! Whether the roles that questionnaires ask are those that the assessment has.

use std::collections::BTreeSet;

use super::Questionnaires;
use super::raw::RawAssessment;
use crate::load::reader::Reader;
use crate::load::suggest::nearest;
use crate::model::toml_fault::{AudienceFault, TomlFault};
use crate::model::{Questionnaire, RoleId};

/// Tells of roles that nobody has, and of items that nobody is asked, where the assessment says which roles there are.
pub fn check(raw: &RawAssessment, asked: &Questionnaires, reader: &Reader) {
    let mut known: Vec<RoleId> = Vec::new();
    let invited = raw.units.iter().filter_map(|unit| unit.invited.as_ref());
    for role in invited.flat_map(|invited| invited.value.by_role.keys()) {
        if !known.iter().any(|known| known.is_same_as(role)) {
            known.push(role.clone());
        }
    }
    if known.is_empty() {
        return;
    }
    let named =
        raw.questionnaire.iter().chain(raw.waves.iter().filter_map(|wave| wave.questionnaire.as_ref()));
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for name in named.filter(|name| told.insert(&name.value)) {
        let Some(Some(questionnaire)) = asked.get(&name.value) else { continue };
        for fault in faults(questionnaire, &known) {
            reader.fault(TomlFault::Audience(fault), name.span.clone());
        }
    }
}

fn faults(questionnaire: &Questionnaire, known: &[RoleId]) -> Vec<AudienceFault> {
    let id = || questionnaire.id().to_string();
    let is_known = |role: &RoleId| known.iter().any(|known| known.is_same_as(role));
    let items = || questionnaire.restricted_items().iter().map(|item| questionnaire.items()[item.at()]);
    let audiences = || items().filter_map(|ix| questionnaire.audience_of(ix));
    let is_covered = |audience: &[RoleId]| audience.iter().any(is_known);
    let mut strange: Vec<&RoleId> = Vec::new();
    for audience in audiences() {
        // A questionnaire may name a role in several ways, of which an assessment uses one.
        let is_meant = |role: &RoleId| {
            !is_covered(audience) || nearest(role.as_str(), known.iter().map(RoleId::as_str)).is_some()
        };
        for role in audience.iter().filter(|role| !is_known(role) && is_meant(role)) {
            if !strange.contains(&role) {
                strange.push(role);
            }
        }
    }
    let mut faults: Vec<AudienceFault> = strange
        .into_iter()
        .map(|role| AudienceFault::UnknownRole {
            questionnaire: id(),
            role: role.clone(),
            nearest: nearest(role.as_str(), known.iter().map(RoleId::as_str)),
            known: known.to_vec(),
        })
        .collect();
    let nobody = items().filter(|ix| questionnaire.audience_of(*ix).is_some_and(|roles| !is_covered(roles)));
    let nobody: Vec<String> = nobody.map(|ix| questionnaire[ix].id.to_string()).collect();
    if !nobody.is_empty() {
        faults.push(AudienceFault::AskedOfNobody {
            questionnaire: id(),
            items: nobody,
            known: known.to_vec(),
        });
    }
    faults
}
