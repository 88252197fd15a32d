//! A wave in a few lines, and the units that need attention.

use super::counts::{answered, told_first};
use super::{Checked, asked_of};
use crate::doc::{Column, Document, Level, Narrow, Table};
use crate::insight::{Skipped, WaveView, skipped};
use crate::model::{Lang, UnitIx};
use crate::text::labels::words;
use crate::text::number::list_first;
use crate::text::terminal::checking::{self as say, Look};

/// Where fewer in a hundred of those who were asked have answered, those who have not may well think otherwise.
const LOW_PERCENT: u64 = 50;
/// Where so many in a hundred answers show signs of haste, it is no longer a person here and there.
const MANY_SIGNS_PERCENT: u64 = 10;
/// Of few questions many are skipped somewhere by chance; from so many in a hundred on it is the questionnaire.
const MANY_SKIPPED_PERCENT: usize = 10;
/// So many units are shown at most.
const MOST_UNITS: usize = 20;
/// So many units that are not shown are named.
pub(super) const MOST_NAMES: usize = 10;

/// How many answered, and of how many units nothing is shown.
pub(super) fn of(view: WaveView<'_>, lang: Lang) -> String {
    let units = &view.assessment.units;
    let shown = units.iter().filter(|(ix, _)| view.unit(*ix).respondents.is_some()).count();
    let roots: Vec<UnitIx> = units.roots().filter(|root| view.unit(*root).respondents.is_some()).collect();
    let mut told = match (units.only_root(), roots.as_slice()) {
        (Some(whole), _) => {
            let (n, asked) = (view.unit(whole).respondents, asked_of(units, whole));
            say::response(&answered(n, asked, view.assessment.min_group, lang), lang)
        }
        (None, roots) => {
            let all = roots.iter().filter_map(|root| view.unit(*root).respondents).sum();
            say::response_in(all, roots.len(), lang)
        }
    };
    if shown < units.len() {
        told += " ";
        told += &say::not_shown_of(units.len() - shown, units.len(), lang);
    }
    told
}

/// The units that somebody should look at, with what it is, and those that are not shown.
pub(super) fn attention(checked: &Checked<'_>, wave: usize, lang: Lang, document: &mut Document) {
    let view = checked.analysis.view(wave);
    let units = &view.assessment.units;
    let all: Vec<Vec<Skipped>> = units.iter().map(|(ix, _)| skipped(checked.analysis, wave, ix)).collect();
    let mut table = Table::default();
    table.column(Column::Words, words(lang).unit);
    table.column(Column::Number, words(lang).head_response);
    table.column(Column::Words, words(lang).head_look);
    let looks = units.iter().map(|(ix, unit)| (ix, unit, looks(checked, wave, &all, ix)));
    let looks: Vec<_> = looks.filter(|(.., looks)| !looks.is_empty()).collect();
    for (ix, unit, looks) in looks.iter().take(MOST_UNITS) {
        let n = view.unit(*ix).respondents;
        let response = answered(n, asked_of(units, *ix), view.assessment.min_group, lang);
        let told: Vec<String> = looks.iter().map(|look| say::look(*look, lang)).collect();
        table.row(0, vec![unit.name.get(lang).to_owned(), response, told.join("; ")]);
    }
    if table.is_empty() {
        document.paragraph(words(lang).nothing_to_attend);
    } else {
        document.heading(Level::Section, words(lang).attend);
        document.table(table, Narrow::Break);
        if looks.len() > MOST_UNITS {
            document.note(say::more_units(looks.len() - MOST_UNITS, lang));
        }
    }
    let hidden = units.iter().filter(|(ix, _)| view.unit(*ix).respondents.is_none());
    let hidden: Vec<&str> = hidden.map(|(_, unit)| unit.name.get(lang)).collect();
    if !hidden.is_empty() {
        let names = list_first(&hidden, MOST_NAMES, lang);
        document.note(say::not_shown(&names, view.assessment.min_group, lang));
    }
}

/// What there is to look at in a unit that is shown. Of others nothing is said, for it would tell how many answered.
fn looks(checked: &Checked<'_>, wave: usize, all: &[Vec<Skipped>], unit: UnitIx) -> Vec<Look> {
    let view = checked.analysis.view(wave);
    let Some(n) = view.unit(unit).respondents else { return Vec::new() };
    let mut looks = Vec::new();
    let asked = asked_of(&view.assessment.units, unit);
    if asked.is_some_and(|asked| n > asked) {
        looks.push(Look::MoreThanAsked);
    } else if asked.is_some_and(|asked| n * 100 < asked * LOW_PERCENT) {
        looks.push(Look::LowResponse);
    }
    // What holds of the whole is told of the whole.
    let more = told_first(view, all, unit);
    let are_many = more > 0 && more * 100 >= view.questionnaire().items().len() * MANY_SKIPPED_PERCENT;
    if are_many && view.assessment.units[unit].parent.is_some() {
        looks.push(Look::Skipped(more));
    }
    let care = checked.cares.get(wave).filter(|_| view.scores.release().kinds()[unit.at()]);
    let signs = care.map_or(0, |care| care.by_unit()[unit.at()].any);
    if signs > 0 && signs * 100 >= n * MANY_SIGNS_PERCENT {
        looks.push(Look::Signs(signs));
    }
    looks
}
