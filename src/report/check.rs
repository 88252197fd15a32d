//! What `check` says of answers that can be used: how many came in, how complete they are, what is missing.

use super::scores::asked;
use super::table::{Column, Paper, Table};
use crate::insight::{Analysis, WaveView};
use crate::model::{Lang, Unit, UnitIx};
use crate::score::AnswerStates;
use crate::text::number::{self, NO_VALUE};
use crate::text::terminal::{checking as say, note_withheld, of_asked, words};

/// The state of an assessment's answers, wave by wave.
#[must_use]
pub fn check(analysis: &Analysis, paper: &Paper, lang: Lang) -> String {
    let waves = 0..analysis.assessment.waves.len();
    let mut text: String = waves.map(|wave| of_wave(analysis.view(wave), paper, lang) + "\n").collect();
    text += &paper.heading(words(lang).missing);
    let missing = missing(analysis, lang);
    if missing.is_empty() {
        text += &paper.paragraph(words(lang).nothing_missing, 0);
    }
    text.extend(missing.iter().map(|line| paper.paragraph(&format!("- {line}"), 2)));
    text
}

fn of_wave(view: WaveView<'_>, paper: &Paper, lang: Lang) -> String {
    let words = words(lang);
    let mut heading = format!("{} {}", words.wave, view.wave.id);
    if let Some(date) = view.wave.date {
        heading += &format!(" · {}", number::date(date, lang));
    }
    let questionnaire = view.questionnaire();
    heading += &format!(" · {} {}", questionnaire.id(), questionnaire.version());
    let mut table = Table::default();
    table.column(Column::Words, words.unit);
    let states =
        [words.head_valued, words.head_dont_know, words.head_not_applicable, words.head_not_answered];
    for head in std::iter::once(words.head_response).chain(states) {
        table.column(Column::Number, head);
    }
    let mut withheld = false;
    for (ix, unit) in view.assessment.units.iter() {
        withheld |= view.unit(ix).respondents.is_none();
        table.row(unit.depth.into(), row(view, ix, lang));
    }
    let mut text = paper.heading(&heading) + &table.text(paper.width);
    if withheld {
        text += "\n";
        text += &paper.paragraph(&note_withheld(view.assessment.min_group, lang), 2);
    }
    text
}

fn row(view: WaveView<'_>, ix: UnitIx, lang: Lang) -> Vec<String> {
    let scores = view.unit(ix);
    let dash = || NO_VALUE.to_owned();
    let mut cells = vec![view.assessment.units[ix].name.get(lang).to_owned()];
    cells
        .push(scores.respondents.map_or_else(dash, |n| of_asked(n, asked(&view.assessment.units, ix), lang)));
    // All answers of the unit, for those to questions whose scores are withheld are answers too.
    let states = scores.all_answers;
    let share = |count: fn(&AnswerStates) -> u64| {
        let total = |states: &AnswerStates| count(states) as f64 / states.total() as f64;
        states.filter(|states| states.total() > 0).map_or_else(dash, |s| number::percent(total(&s), lang))
    };
    cells.extend([
        share(|states| states.valued),
        share(|states| states.dont_know),
        share(|states| states.not_applicable),
        share(|states| states.not_answered),
    ]);
    cells
}

fn missing(analysis: &Analysis, lang: Lang) -> Vec<String> {
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
            let answered = view.unit(ix).respondents.zip(asked(&assessment.units, ix));
            if answered.is_some_and(|(n, invited)| n > invited) {
                lines.push(say::more_than_asked(id, unit.name.get(lang), lang));
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
