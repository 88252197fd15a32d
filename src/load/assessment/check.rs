//! Whether the parts of an assessment fit together.

use std::collections::BTreeMap;

use super::raw::{RawAssessment, RawUnit, RawWave};
use crate::load::reader::{At, Reader};
use crate::load::references::{Names, Part, distinct, no_circles};
use crate::model::toml_fault::{Thing, TomlFault};
use crate::model::{Questionnaire, Rollup};

/// A fault names at most so many units; it is mended with the list of units at hand anyway.
const LISTED: usize = 9;

/// Tells of everything that does not fit.
pub fn check(raw: &RawAssessment, questionnaires: &[&Questionnaire], reader: &Reader) {
    let ids = || raw.units.iter().filter_map(|unit| unit.id.as_ref());
    distinct(Thing::Unit, ids(), reader);
    distinct(Thing::Wave, raw.waves.iter().filter_map(|wave| wave.id.as_ref()), reader);
    let names = Names::new(Thing::Unit, ids().map(|id| id.value.as_str()));
    for parent in raw.units.iter().filter_map(|unit| unit.parent.as_ref()) {
        // Nothing else is said of a parent that is not there.
        let _ = names.follow(parent, reader);
    }
    let parts: Vec<Part<'_>> =
        raw.units.iter().filter_map(|unit| Some((unit.id.as_ref()?, unit.parent.as_ref()))).collect();
    no_circles(Thing::Unit, &parts, reader);
    targets(raw, questionnaires, reader);
    same_names(raw, reader);
    raw.units.iter().for_each(|unit| invited(unit, reader));
    parts_and_whole(raw, reader);
    rollup(raw, reader);
    kolada(raw, &names, questionnaires, reader);
    raw.waves.windows(2).for_each(|pair| dates(&pair[0], &pair[1], reader));
}

/// Targets and weights speak of the questionnaires' nodes. Without a questionnaire, its own faults come first.
fn targets(raw: &RawAssessment, questionnaires: &[&Questionnaire], reader: &Reader) {
    let nodes = questionnaires.iter().flat_map(|questionnaire| questionnaire.nodes());
    let nodes = Names::new(Thing::Node, nodes.map(|(_, node)| node.id.as_str()));
    if questionnaires.is_empty() {
        return;
    }
    let targets = raw.units.iter().flat_map(|unit| &unit.targets).map(|(node, _)| node);
    let weights = raw.units.iter().flat_map(|unit| &unit.weights).map(|(node, _)| node);
    for node in targets.chain(weights) {
        // What is said of nothing is left out, and the file is not used.
        let _ = nodes.follow(node, reader);
    }
}

/// What a mapping of Kolada's ids says leads to the assessment's units, waves and nodes.
fn kolada(raw: &RawAssessment, units: &Names<'_>, questionnaires: &[&Questionnaire], reader: &Reader) {
    let waves = raw.waves.iter().filter_map(|wave| wave.id.as_ref()).map(|id| id.value.as_str());
    let waves = Names::new(Thing::Wave, waves);
    let nodes = questionnaires.iter().flat_map(|questionnaire| questionnaire.nodes());
    let nodes = Names::new(Thing::Node, nodes.map(|(_, node)| node.id.as_str()));
    for mapping in &raw.figures.kolada {
        let to_units = mapping.units.iter().map(|(_, unit)| (units, unit));
        let to_waves = mapping.waves.iter().map(|(_, wave)| (&waves, wave));
        let to_nodes = mapping.kpis.iter().filter_map(|(_, kpi)| Some((&nodes, kpi.node.as_ref()?)));
        let to_nodes = to_nodes.filter(|_| !questionnaires.is_empty());
        for (names, wanted) in to_units.chain(to_waves).chain(to_nodes) {
            // What leads nowhere is told, and the file is not used.
            let _ = names.follow(wanted, reader);
        }
    }
}

/// Two units of one parent that reports call the same cannot be told apart by whoever reads them.
fn same_names(raw: &RawAssessment, reader: &Reader) {
    let mut seen: BTreeMap<(Option<&str>, String), &At<String>> = BTreeMap::new();
    for unit in &raw.units {
        let (Some(id), Some(name)) = (&unit.id, &unit.name) else { continue };
        let parent = unit.parent.as_ref().map(|parent| parent.value.as_str());
        let mut names: Vec<String> = name.texts().map(|name| name.to_lowercase()).collect();
        names.sort_unstable();
        names.dedup();
        let mut twin = None;
        for name in names {
            twin = twin.or(seen.get(&(parent, name.clone())).copied());
            seen.entry((parent, name)).or_insert(id);
        }
        // The id of one that is declared twice is told already.
        if let Some(first) = twin.filter(|first| !first.value.eq_ignore_ascii_case(&id.value)) {
            let name = name.texts().next().unwrap_or_default().to_owned();
            let fault = TomlFault::SameName { name, other: first.value.clone(), first: first.span.clone() };
            reader.fault(fault, id.span.clone());
        }
    }
}

fn invited(unit: &RawUnit, reader: &Reader) {
    if let (Some(invited), Some(headcount)) = (&unit.invited, &unit.headcount)
        && invited.value.total > headcount.value
    {
        let invited_in_all = invited.value.total;
        let fault = TomlFault::InvitedAboveHeadcount { invited: invited_in_all, headcount: headcount.value };
        reader.fault(fault, invited.span.clone());
    }
}

/// The parts of each unit, by its id.
fn children(raw: &RawAssessment) -> BTreeMap<&str, Vec<&RawUnit>> {
    let mut children: BTreeMap<&str, Vec<&RawUnit>> = BTreeMap::new();
    for unit in &raw.units {
        if let Some(parent) = &unit.parent {
            children.entry(&parent.value).or_default().push(unit);
        }
    }
    children
}

fn parts_and_whole(raw: &RawAssessment, reader: &Reader) {
    let children = children(raw);
    for unit in &raw.units {
        let Some(id) = &unit.id else { continue };
        let below = || children.get(id.value.as_str()).into_iter().flatten();
        if let Some(headcount) = &unit.headcount {
            let parts = below().filter_map(|part| part.headcount.as_ref());
            let parts: u64 = parts.map(|part| u64::from(part.value)).sum();
            if parts > u64::from(headcount.value) {
                let fault = TomlFault::PartsAboveHeadcount { parts, headcount: headcount.value };
                reader.fault(fault, headcount.span.clone());
            }
        }
        if let Some(invited) = &unit.invited {
            let parts = below().filter_map(|part| part.invited.as_ref());
            let parts: u64 = parts.map(|part| u64::from(part.value.total)).sum();
            let whole = invited.value.total;
            if parts > u64::from(whole) {
                reader.fault(TomlFault::PartsAboveInvited { parts, invited: whole }, invited.span.clone());
            }
        }
    }
}

/// The units without parts that have no headcount, in the file's order.
pub fn without_headcount(raw: &RawAssessment) -> Vec<&At<String>> {
    let children = children(raw);
    let ids = raw.units.iter().filter(|unit| !unit.has_headcount).filter_map(|unit| unit.id.as_ref());
    ids.filter(|id| !children.contains_key(id.value.as_str())).collect()
}

/// Weighting by headcount needs all headcounts where it is asked for; elsewhere it is simply not the default.
fn rollup(raw: &RawAssessment, reader: &Reader) {
    let Some(rollup) = raw.rollup.as_ref().filter(|rollup| rollup.value == Rollup::Headcount) else {
        return;
    };
    let units: Vec<String> =
        without_headcount(raw).into_iter().take(LISTED).map(|id| id.value.clone()).collect();
    if !units.is_empty() {
        reader.fault(TomlFault::HeadcountMissing { units }, rollup.span.clone());
    }
}

fn dates(before: &RawWave, wave: &RawWave, reader: &Reader) {
    let (Some(id), Some(earlier), Some(date)) = (&before.id, &before.date, &wave.date) else { return };
    if date.value <= earlier.value {
        let fault = TomlFault::DatesNotRising {
            before: id.value.clone(),
            date: earlier.value,
            first: earlier.span.clone(),
        };
        reader.fault(fault, date.span.clone());
    }
}
