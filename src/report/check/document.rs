//! The state of the answers, as a document.

use std::collections::BTreeMap;

use super::counts::{answered, told_first};
use super::{Checked, asked_of, missing, summary};
use crate::doc::{Column, Document, Level, Narrow, Table};
use crate::insight::{
    Care, Consensus, RoleResponse, RoleResponses, Skipped, WaveView, figures_of, role_responses, skipped,
};
use crate::model::{Lang, NodeIx, UnitIx, Wave};
use crate::score::{AnswerStates, Limits};
use crate::text::labels::words;
use crate::text::number::{self, NO_VALUE, list_first};
use crate::text::sentences::{consensus as agreeing, figure};
use crate::text::terminal::checking as say;

/// Up to so many units a table of them all is as short as one of those that need attention.
const FEW_UNITS: usize = 12;
/// So many questions are named per unit.
const MOST_QUESTIONS: usize = 5;
/// Where the units are many, of so many that are part of no other it is said one by one which questions many skip there.
const FEW_TOPS: usize = 5;
/// So many questions are named with how many units they are skipped in.
const MOST_WIDESPREAD: usize = 10;

pub(super) fn document(checked: &Checked<'_>, lang: Lang) -> Document {
    let assessment = &checked.analysis.assessment;
    let mut document = Document::default();
    for wave in 0..assessment.waves.len() {
        of_wave(checked, wave, lang, &mut document);
    }
    for (wave, awaited) in assessment.waiting.iter().zip(checked.awaited) {
        let paths: Vec<&str> = awaited.iter().map(String::as_str).collect();
        document.heading(Level::Part, heading(wave, lang));
        document.paragraph(say::waits(&paths, lang));
    }
    document.heading(Level::Part, words(lang).missing);
    let missing = missing::lines(checked, lang);
    if missing.is_empty() {
        let waits: Vec<&str> = assessment.waiting.iter().map(|wave| wave.id.as_str()).collect();
        let nothing = words(lang).nothing_missing.to_owned();
        document.paragraph(if waits.is_empty() { nothing } else { say::only_answers_missing(&waits, lang) });
    }
    document.list(missing);
    let is_all = assessment.units.len() <= FEW_UNITS && assessment.waves.len() <= 1;
    if !checked.details && !is_all {
        document.note(say::more_with_details(lang));
    }
    document
}

/// A wave in full where that is asked for; the latest also where the units are few, and else what needs attention of it.
fn of_wave(checked: &Checked<'_>, wave: usize, lang: Lang, document: &mut Document) {
    let view = checked.analysis.view(wave);
    let is_latest = wave + 1 == checked.analysis.assessment.waves.len();
    document.heading(Level::Part, heading(view.wave, lang));
    document.paragraph(summary::of(view, lang));
    document.paragraphs(figures(view, lang));
    document.paragraphs(agreed(view, &checked.analysis.consensus[wave], lang));
    if checked.details || (is_latest && view.assessment.units.len() <= FEW_UNITS) {
        responses(view, lang, document);
        by_role(view, &role_responses(checked.analysis, wave), lang, document);
        if let Some(care) = checked.cares.get(wave) {
            signs(view, care, lang, document);
        }
    } else if is_latest {
        summary::attention(checked, wave, lang, document);
    }
    if checked.details || is_latest {
        skipped_by_many(checked, wave, lang, document);
        document.notes(few_since(view, checked.details, lang));
    }
}

/// Which units have agreed on something.
fn agreed(view: WaveView<'_>, consensus: &Consensus, lang: Lang) -> Option<String> {
    let names: Vec<&str> =
        consensus.units().map(|(unit, _)| view.assessment.units[unit].name.get(lang)).collect();
    (!names.is_empty()).then(|| agreeing::units(&list_first(&names, summary::MOST_NAMES, lang), lang))
}

/// How many key figures were read of a wave.
fn figures(view: WaveView<'_>, lang: Lang) -> Option<String> {
    let units = view.assessment.units.iter().map(|(unit, _)| figures_of(view, unit).len());
    let counts: Vec<usize> = units.filter(|count| *count > 0).collect();
    (!counts.is_empty()).then(|| figure::read(counts.iter().sum(), counts.len(), lang))
}

/// The units whose counts stay as they were told before.
fn few_since(view: WaveView<'_>, details: bool, lang: Lang) -> Option<String> {
    let release = view.scores.release();
    let units = view.assessment.units.iter().filter(|(ix, _)| release.is_kept_back(*ix));
    let names: Vec<&str> = units.map(|(_, unit)| unit.name.get(lang)).collect();
    let most = if details { usize::MAX } else { summary::MOST_NAMES };
    let enough = Limits::of_items(view.assessment).exact;
    (!names.is_empty()).then(|| say::few_since(&list_first(&names, most, lang), enough, lang))
}

fn heading(wave: &Wave, lang: Lang) -> String {
    let mut heading = format!("{} {}", words(lang).wave, wave.id);
    if let Some(date) = wave.date {
        heading += &format!(" · {}", number::date(date, lang));
    }
    let questionnaire = &wave.questionnaire;
    heading + &format!(" · {} {}", questionnaire.id(), questionnaire.version())
}

fn responses(view: WaveView<'_>, lang: Lang, document: &mut Document) {
    let words = words(lang);
    let mut table = Table::default();
    table.column(Column::Words, words.unit);
    let states = [words.head_valued, words.dont_know, words.head_not_applicable, words.head_not_answered];
    for head in std::iter::once(words.head_response).chain(states) {
        table.column(Column::Number, head);
    }
    let mut withheld = false;
    for (ix, unit) in view.assessment.units.iter() {
        withheld |= view.unit(ix).all_answers.is_none() && !view.scores.release().is_kept_back(ix);
        table.row(unit.depth.into(), row(view, ix, lang));
    }
    document.table(table, Narrow::Break);
    if withheld {
        document.note(say::note_withheld(view.assessment.min_group, lang));
    }
}

fn row(view: WaveView<'_>, ix: UnitIx, lang: Lang) -> Vec<String> {
    let scores = view.unit(ix);
    let least = view.assessment.min_group;
    let mut cells = vec![view.assessment.units[ix].name.get(lang).to_owned()];
    cells.push(answered(scores.respondents, asked_of(&view.assessment.units, ix), least, lang));
    // All answers of the unit, for those to questions whose scores are withheld are answers too.
    let states = scores.all_answers;
    let share = |count: fn(&AnswerStates) -> u64| {
        let total = |states: &AnswerStates| count(states) as f64 / states.total() as f64;
        let states = states.filter(|states| states.total() > 0);
        states.map_or_else(|| NO_VALUE.to_owned(), |s| number::percent(total(&s), lang))
    };
    cells.extend([
        share(|states| states.valued),
        share(|states| states.dont_know),
        share(|states| states.not_applicable),
        share(|states| states.not_answered),
    ]);
    cells
}

/// The units of which anything is known by role: what can be shown, or how many were asked.
fn by_role(view: WaveView<'_>, responses: &RoleResponses, lang: Lang, document: &mut Document) {
    let units = &view.assessment.units;
    let mut table = Table::default();
    table.column(Column::Words, words(lang).unit);
    for role in &responses.roles {
        table.column(Column::Number, role.as_str());
    }
    for (ix, unit) in units.iter() {
        let known = &responses.units[ix.at()];
        if known.iter().any(|role| role.respondents.is_some() || role.invited.is_some()) {
            let cell = |role: &RoleResponse| {
                answered(role.respondents, role.invited, view.assessment.min_group, lang)
            };
            let name = unit.name.get(lang).to_owned();
            table.row(unit.depth.into(), std::iter::once(name).chain(known.iter().map(cell)).collect());
        }
    }
    if !table.is_empty() {
        document.heading(Level::Section, words(lang).by_role);
        document.table(table, Narrow::Fold(1));
    }
}

/// The units that may be shown and have somebody who answered as if without reading.
fn signs(view: WaveView<'_>, care: &Care, lang: Lang, document: &mut Document) {
    let words = words(lang);
    let shown = view.assessment.units.iter().filter(|(ix, _)| view.scores.release().kinds()[ix.at()]);
    let shown: Vec<_> = shown.map(|(ix, unit)| (ix, unit, care.by_unit()[ix.at()])).collect();
    let has_times = shown.iter().any(|(.., counts)| counts.timed > 0);
    let mut table = Table::default();
    table.column(Column::Words, words.unit);
    table.column(Column::Number, words.head_respondents);
    table.column(Column::Number, words.head_same);
    if has_times {
        table.column(Column::Number, words.head_fast);
        table.column(Column::Number, words.head_any);
    }
    for (ix, unit, counts) in shown.iter().filter(|(.., counts)| counts.any > 0) {
        let n = view.unit(*ix).respondents.unwrap_or_default();
        let mut cells = vec![unit.name.get(lang).to_owned()];
        let numbers = [n, counts.same, counts.fast, counts.any];
        let numbers = &numbers[..if has_times { 4 } else { 2 }];
        cells.extend(numbers.iter().map(|n| number::count(*n, lang)));
        table.row(unit.depth.into(), cells);
    }
    if !table.is_empty() {
        document.heading(Level::Section, words.signs);
        document.table(table, Narrow::Break);
        document.note(say::note_signs(has_times, lang));
    }
}

/// The questions that many skip in the whole, by name, and how many more there are in its parts.
fn skipped_by_many(checked: &Checked<'_>, wave: usize, lang: Lang, document: &mut Document) {
    let view = checked.analysis.view(wave);
    let units = &view.assessment.units;
    let all: Vec<Vec<Skipped>> = units.iter().map(|(ix, _)| skipped(checked.analysis, wave, ix)).collect();
    let (mut lines, mut parts) = (Vec::new(), Vec::new());
    let tops = units.iter().filter(|(ix, unit)| unit.parent.is_none() && !all[ix.at()].is_empty());
    let are_many = !checked.details && units.len() > FEW_UNITS && tops.count() > FEW_TOPS;
    if are_many {
        lines.extend(by_question(view, &all, lang));
    }
    for (ix, unit) in units.iter().filter(|(ix, _)| !all[ix.at()].is_empty()) {
        let name = unit.name.get(lang);
        let more = told_first(view, &all, ix);
        if unit.parent.is_none() {
            if are_many {
                continue;
            }
            lines.push(named(view, name, &all[ix.at()], lang));
        } else if more > 0 {
            parts.push(say::skipped_count(name, more));
        }
    }
    // Where the units are many, those that need attention are shown with what is to be looked at.
    if !parts.is_empty() && (checked.details || units.len() <= FEW_UNITS) {
        lines.push(say::skipped_in_parts(&parts, lang));
    }
    if !lines.is_empty() {
        document.heading(Level::Section, words(lang).skipped);
        document.paragraph(say::note_skipped(lang));
        document.list(lines);
    }
}

/// The questions that many skip, each once with how many of the units that are part of no other it is so in: the most
/// widespread first.
fn by_question(view: WaveView<'_>, all: &[Vec<Skipped>], lang: Lang) -> Vec<String> {
    let units = &view.assessment.units;
    let tops = || units.iter().filter(|(_, unit)| unit.parent.is_none()).map(|(ix, _)| ix);
    let mut counts: BTreeMap<NodeIx, usize> = BTreeMap::new();
    for skipped in tops().flat_map(|ix| &all[ix.at()]) {
        *counts.entry(skipped.item).or_default() += 1;
    }
    let mut counts: Vec<(NodeIx, usize)> = counts.into_iter().collect();
    // Of equally widespread ones, the order of the questionnaire remains.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let name = |item: NodeIx| view.questionnaire()[item].short.get(lang);
    let first = counts.iter().take(MOST_WIDESPREAD);
    let of = tops().count();
    let mut lines: Vec<String> =
        first.map(|(item, count)| say::skipped_in_units(name(*item), *count, of, lang)).collect();
    lines.extend(
        Some(counts.len().saturating_sub(MOST_WIDESPREAD))
            .filter(|more| *more > 0)
            .map(|more| say::more_skipped(more, lang)),
    );
    lines
}

/// The questions with a unit's name: the most skipped first; those of which it is not told how many come last.
fn named(view: WaveView<'_>, unit: &str, skipped: &[Skipped], lang: Lang) -> String {
    let mut all: Vec<&Skipped> = skipped.iter().collect();
    let percent = |skipped: &Skipped| skipped.percent.unwrap_or_default();
    all.sort_by(|a, b| percent(b).total_cmp(&percent(a)).then(a.item.cmp(&b.item)));
    let name = |skipped: &Skipped| view.questionnaire()[skipped.item].short.get(lang);
    let first = all.iter().take(MOST_QUESTIONS);
    let questions: Vec<String> = first.map(|one| say::skipped(name(one), one.percent, lang)).collect();
    say::skipped_in(unit, &questions, all.len().saturating_sub(MOST_QUESTIONS), lang)
}
