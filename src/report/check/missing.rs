//! What is missing.

use super::asked_of;
use crate::insight::{Analysis, role_responses};
use crate::model::{Lang, Unit};
use crate::text::sentences::summary::coverage;
use crate::text::terminal::checking as say;

/// What the assessment does not say, and where too little is known, a sentence each.
pub(super) fn lines(analysis: &Analysis, lang: Lang) -> Vec<String> {
    let assessment = &analysis.assessment;
    let mut lines = Vec::new();
    for wave in 0..assessment.waves.len() {
        let view = analysis.view(wave);
        let id = view.wave.id.as_str();
        let empty = assessment.units.iter().filter(|(ix, _)| view.unit(*ix).respondents.is_none());
        let empty: Vec<&str> = empty.map(|(_, unit)| unit.name.get(lang)).collect();
        if !empty.is_empty() {
            lines.push(say::nothing_to_show(id, &empty, lang));
        }
        for (ix, unit) in assessment.units.iter() {
            let answered = view.unit(ix).respondents.zip(asked_of(&assessment.units, ix));
            if answered.is_some_and(|(n, invited)| n > invited) {
                lines.push(say::more_than_asked(id, unit.name.get(lang), lang));
            }
            let headcount = unit.headcount.map(u64::from);
            if let Some((n, headcount)) = view.unit(ix).respondents.zip(headcount).filter(|(n, of)| n > of) {
                lines.push(say::more_than_work_there(id, unit.name.get(lang), [n, headcount], lang));
            }
            lines.extend(view.coverage(ix).and_then(|(whole, sure)| {
                let sentence = coverage(&whole, sure, lang)?;
                Some(say::in_wave(id, unit.name.get(lang), &sentence, lang))
            }));
        }
        let by_role = role_responses(analysis, wave);
        for (ix, unit) in assessment.units.iter() {
            for (role, response) in by_role.roles.iter().zip(&by_role.units[ix.at()]) {
                if response.respondents.zip(response.invited).is_some_and(|(n, invited)| n > invited) {
                    let unit = say::role_in(role.as_str(), unit.name.get(lang), lang);
                    lines.push(say::more_than_asked(id, &unit, lang));
                }
            }
        }
    }
    let without = |lacks: fn(&Unit) -> bool| -> Vec<&str> {
        // What is known of all parts is known of the whole.
        let units = assessment.units.iter().filter(|(_, unit)| unit.children.is_empty() && lacks(unit));
        units.map(|(_, unit)| unit.name.get(lang)).collect()
    };
    let no_invited = without(|unit| unit.invited.is_none());
    if !no_invited.is_empty() {
        lines.push(say::no_invited(&no_invited, lang));
    }
    let no_headcount = without(|unit| unit.headcount.is_none());
    if !no_headcount.is_empty() {
        lines.push(say::no_headcount(&no_headcount, lang));
    }
    let no_date = assessment.waves.iter().filter(|wave| wave.date.is_none());
    let no_date: Vec<&str> = no_date.map(|wave| wave.id.as_str()).collect();
    // A single round needs no date to be told from others.
    if assessment.waves.len() > 1 && !no_date.is_empty() {
        lines.push(say::no_date(&no_date, lang));
    }
    lines
}
