//! What is missing.

use super::{Checked, asked_of};
use crate::insight::{WaveView, role_responses};
use crate::model::{Lang, Mode, Unit, UnitIx};
use crate::text::number::{count, list, list_first};
use crate::text::sentences::consensus as agreeing;
use crate::text::sentences::speaks::{coverage, of_node};
use crate::text::terminal::checking as say;

/// So many units are named in a line of the summary.
const MOST_NAMES: usize = 10;

/// What the assessment does not say, and where too little is known, a sentence each.
pub(super) fn lines(checked: &Checked<'_>, lang: Lang) -> Vec<String> {
    let (analysis, assessment) = (checked.analysis, &checked.analysis.assessment);
    // All names are for those who ask for details; where there are very many, nobody reads them anyhow.
    let most = if checked.details { usize::MAX } else { MOST_NAMES };
    let mut lines = Vec::new();
    for wave in 0..assessment.waves.len() {
        let view = analysis.view(wave);
        let id = view.wave.id.as_str();
        let empty = assessment.units.iter().filter(|(ix, _)| view.unit(*ix).respondents.is_none());
        let empty: Vec<&str> = empty.map(|(_, unit)| unit.name.get(lang)).collect();
        if checked.details && !empty.is_empty() {
            lines.push(say::nothing_to_show(id, &list(&empty, lang), lang));
        }
        let mut more: Vec<String> = Vec::new();
        for (ix, unit) in assessment.units.iter() {
            let answered = view.unit(ix).respondents.zip(asked_of(&assessment.units, ix));
            if answered.is_some_and(|(n, invited)| n > invited) {
                more.push(unit.name.get(lang).to_owned());
            }
            let own = analysis.tallies[wave].unit(ix).respondents;
            if assessment.mode == Mode::Consensus && own > 1 {
                lines.push(say::several_together(id, unit.name.get(lang), own, lang));
            }
            let headcount = unit.headcount.map(u64::from);
            if let Some((n, headcount)) = view.unit(ix).respondents.zip(headcount).filter(|(n, of)| n > of) {
                lines.push(say::more_than_work_there(id, unit.name.get(lang), [n, headcount], lang));
            }
            // What holds of the whole matters most; its parts are for those who ask for details.
            if checked.details || unit.parent.is_none() {
                let told = speaks_for(view, ix, lang).into_iter();
                lines.extend(told.map(|sentence| say::in_wave(id, unit.name.get(lang), &sentence, lang)));
            }
        }
        let of_parts = analysis.consensus[wave].of_parts().iter();
        let named = |unit: &UnitIx| assessment.units[*unit].name.get(lang);
        lines.extend(of_parts.map(|unit| agreeing::of_parts(id, named(unit), lang)));
        let several = analysis.consensus[wave].units().filter(|(_, agreed)| agreed.answers > 1);
        lines.extend(
            several.map(|(unit, agreed)| {
                agreeing::several(id, named(&unit), &count(agreed.answers, lang), lang)
            }),
        );
        let by_role = role_responses(analysis, wave);
        for (ix, unit) in assessment.units.iter() {
            for (role, response) in by_role.roles.iter().zip(&by_role.units[ix.at()]) {
                if response.respondents.zip(response.invited).is_some_and(|(n, invited)| n > invited) {
                    more.push(say::role_in(role.as_str(), unit.name.get(lang), lang));
                }
            }
        }
        if !more.is_empty() {
            lines.push(say::more_than_asked(id, &list_first(&more, most, lang), lang));
        }
    }
    let without = |lacks: fn(&Unit) -> bool| -> Vec<&str> {
        // What is known of all parts is known of the whole.
        let units = assessment.units.iter().filter(|(_, unit)| unit.children.is_empty() && lacks(unit));
        units.map(|(_, unit)| unit.name.get(lang)).collect()
    };
    let no_invited = without(|unit| unit.invited.is_none());
    if !no_invited.is_empty() {
        lines.push(say::no_invited(&list_first(&no_invited, most, lang), lang));
    }
    let no_headcount = without(|unit| unit.headcount.is_none());
    if !no_headcount.is_empty() {
        lines.push(say::no_headcount(&list_first(&no_headcount, most, lang), lang));
    }
    let no_date = assessment.waves.iter().filter(|wave| wave.date.is_none());
    let no_date: Vec<&str> = no_date.map(|wave| wave.id.as_str()).collect();
    // A single round needs no date to be told from others.
    if assessment.waves.len() + assessment.waiting.len() > 1 && !no_date.is_empty() {
        lines.push(say::no_date(&no_date, lang));
    }
    lines
}

/// For how many of how many a whole's scores speak, and which areas speak for fewer.
fn speaks_for(view: WaveView<'_>, unit: UnitIx, lang: Lang) -> Vec<String> {
    let all = view.coverage(unit).and_then(|(whole, sure)| coverage(&whole, sure, lang));
    let questionnaire = view.questionnaire();
    let summaries = questionnaire.nodes().filter(|(_, node)| node.kind.is_summary());
    // For how many each of them speaks is counted as answers are.
    let is_told = !view.scores.release().is_kept_back(unit);
    let fewer = summaries.chain(questionnaire.areas()).filter(|_| is_told).filter_map(|(node, _)| {
        let score = view.node(unit, node)?;
        Some(of_node(questionnaire.inside_short(node, lang), &score.speaks_for?, score.estimate.unsaid, lang))
    });
    all.into_iter().chain(fewer).collect()
}
