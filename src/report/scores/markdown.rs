//! A table per wave in Markdown.

use super::{Extract, asked, columns, depth, level_text, score_text};
use crate::insight::WaveView;
use crate::model::{NodeKind, UnitIx};
use crate::report::table::{Column, Table, escape_markdown};
use crate::text::number;
use crate::text::terminal::{note_rollup, note_withheld, of_asked, words};

pub fn render(extract: &Extract<'_>) -> String {
    let (lang, assessment) = (extract.lang, &extract.analysis.assessment);
    let words = words(lang);
    let mut text = format!("# {}\n", escape_markdown(assessment.title.get(lang)));
    for view in extract.views() {
        text += &format!("\n## {} {}\n", words.wave, escape_markdown(view.wave.id.as_str()));
        if let Some(date) = view.wave.date {
            text += &format!("\n{}\n", number::date(date, lang));
        }
        if extract.units.is_empty() {
            text += &format!("\n{}", overview(extract, view).markdown());
            continue;
        }
        for unit in extract.chosen_units() {
            let name = escape_markdown(assessment.units[unit].name.get(lang));
            text += &format!("\n### {name}\n\n{}", nodes(extract, view, unit).markdown());
        }
    }
    let notes = [words.note_interval.to_owned(), words.note_capped.to_owned()];
    let parts = assessment.units.iter().any(|(_, unit)| !unit.children.is_empty());
    let rollup = parts.then(|| note_rollup(assessment.rollup, lang).to_owned());
    for note in notes.into_iter().chain([note_withheld(assessment.min_group, lang)]).chain(rollup) {
        text += &format!("\n{}\n", escape_markdown(&note));
    }
    text
}

fn overview(extract: &Extract<'_>, view: WaveView<'_>) -> Table {
    let (lang, words) = (extract.lang, words(extract.lang));
    let questionnaire = view.questionnaire();
    let columns = columns(questionnaire);
    let level = questionnaire.summary(NodeKind::Index).or_else(|| questionnaire.summary(NodeKind::Readiness));
    let level = level.filter(|_| !questionnaire.levels().is_empty());
    let mut table = Table::default();
    table.column(Column::Words, words.unit);
    table.column(Column::Number, words.answers);
    for (_, node) in &columns {
        table.column(Column::Number, node.short.get(lang));
    }
    if level.is_some() {
        table.column(Column::Words, words.level);
    }
    for (ix, unit) in view.assessment.units.iter() {
        let answers = view.unit(ix).respondents.map(|n| of_asked(n, asked(&view.assessment.units, ix), lang));
        let mut cells =
            vec![unit.name.get(lang).to_owned(), answers.unwrap_or_else(|| number::NO_VALUE.to_owned())];
        cells.extend(columns.iter().map(|(node, _)| score_text(view.node(ix, *node), 1, lang)));
        cells.extend(level.map(|node| level_text(questionnaire, view.node(ix, node), lang)));
        table.row(unit.depth.into(), cells);
    }
    table
}

fn nodes(extract: &Extract<'_>, view: WaveView<'_>, unit: UnitIx) -> Table {
    let (lang, words) = (extract.lang, words(extract.lang));
    let questionnaire = view.questionnaire();
    let mut table = Table::default();
    table.column(Column::Words, words.node);
    table.column(Column::Number, words.score);
    table.column(Column::Number, "n");
    table.column(Column::Number, words.deviation);
    table.column(Column::Words, words.level);
    for (node, about) in questionnaire.nodes() {
        let score = view.node(unit, node);
        let estimate = score.map(|score| &score.estimate);
        let sd = estimate.and_then(|estimate| estimate.sd);
        let dash = || number::NO_VALUE.to_owned();
        let level = about.group().map(|_| level_text(questionnaire, score, lang));
        let cells = vec![
            about.name.get(lang).to_owned(),
            score_text(score, 1, lang),
            estimate.map_or_else(dash, |estimate| number::count(estimate.n, lang)),
            sd.map_or_else(dash, |sd| number::decimal(sd, 1, lang)),
            level.unwrap_or_default(),
        ];
        table.row(depth(questionnaire, node), cells);
    }
    table
}
