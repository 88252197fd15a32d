//! A table per wave in Markdown.

use super::aims::targets;
use super::remarks::Remarks;
use super::{
    Extract, Form, asked, columns, has_ranges, has_standings, level_text, marked_text, note_scale, shrunken,
    stage_or_dash, stages_note, standing_text,
};
use crate::insight::WaveView;
use crate::model::{NodeIx, NodeKind, UnitIx};
use crate::report::facts::{asks_for_more, depth, whole_points};
use crate::report::table::{Column, Table, escape_markdown};
use crate::report::unsure::Unsure;
use crate::score::NodeScore;
use crate::text::number;
use crate::text::scale::Scale;
use crate::text::sentences::method::lowered;
use crate::text::sentences::speaks::note_fewer;
use crate::text::terminal::{note_rollup, note_withheld, of_asked, words};

pub fn render(extract: &Extract<'_>) -> String {
    let (lang, assessment) = (extract.lang, &extract.analysis.assessment);
    let words = words(lang);
    let mut text = format!("# {}\n", escape_markdown(assessment.title.get(lang)));
    for wave in extract.waves.iter().copied() {
        let view = extract.analysis.view(wave);
        text += &format!("\n## {} {}\n", words.wave, escape_markdown(view.wave.id.as_str()));
        if let Some(date) = view.wave.date {
            text += &format!("\n{}\n", number::date(date, lang));
        }
        if extract.units.is_empty() {
            text += &format!("\n{}", overview(extract, view).markdown());
            let drawn = shrunken::table(extract, wave, 1);
            let heading = || format!("\n### {}\n\n", words.shrunken_scores);
            text += &drawn.map(|table| heading() + &table.markdown()).unwrap_or_default();
            text += &all_remarks(extract, view);
            continue;
        }
        for unit in extract.chosen_units() {
            let name = escape_markdown(assessment.units[unit].name.get(lang));
            text += &format!("\n### {name}\n\n{}", nodes(extract, wave, unit).markdown());
            text += &list(&remarks(extract, view, unit));
            if let Some(found) = targets(extract, wave, unit) {
                let headline = escape_markdown(&format!("{}: {}", words.targets, found.headline));
                text += &format!("\n**{headline}**\n\n{}\n", found.table.markdown());
                text += &format!("{}\n", escape_markdown(&found.note));
            }
        }
    }
    let questionnaire = &assessment.questionnaire;
    let shown: Vec<NodeIx> = match extract.units[..] {
        [] => columns(questionnaire).iter().map(|(node, _)| *node).collect(),
        _ => questionnaire.nodes().map(|(node, _)| node).collect(),
    };
    let mut notes = vec![note_scale(questionnaire, &shown, lang)];
    let told = told(extract);
    if told.iter().flatten().any(|score| score.standing.is_capped()) {
        notes.push(words.note_capped.to_owned());
    }
    if extract.units.is_empty() && told.iter().flatten().any(|score| !score.hides.is_empty()) {
        notes.push(words.note_hides.to_owned());
    }
    let chosen = extract.chosen_units();
    let stages = |wave: &usize| stages_note(extract.analysis.view(*wave), &chosen, &shown, lang);
    notes.extend(extract.waves.iter().find_map(stages).map(str::to_owned));
    notes.extend(whole_points(assessment, questionnaire, told.iter().copied().flatten(), lang));
    if told.iter().any(Option::is_none) {
        notes.push(note_withheld(assessment.min_group, lang));
        notes.extend(asks_for_more(assessment, questionnaire, lang));
    }
    if let Some(wave) = extract.waves.last() {
        let view = extract.analysis.view(*wave);
        notes.extend(Unsure::of(view, &extract.chosen_units(), &shown).notes(view, |_| false, lang));
    }
    if told.iter().flatten().any(|score| score.speaks_for.is_some()) {
        notes.push(note_fewer(lang).to_owned());
    }
    notes.extend(lowered(assessment, lang));
    notes.extend(extract.note_shrunken().map(str::to_owned));
    let parts = assessment.units.iter().any(|(_, unit)| !unit.children.is_empty());
    let rollup = parts.then(|| note_rollup(assessment.rollup, lang).to_owned());
    for note in notes.into_iter().chain(rollup) {
        text += &format!("\n{}\n", escape_markdown(&note));
    }
    text
}

/// The scores that stand in the tables, and those that are missing there.
fn told<'a>(extract: &Extract<'a>) -> Vec<Option<&'a NodeScore>> {
    let mut told = Vec::new();
    for view in extract.waves.iter().map(|wave| extract.analysis.view(*wave)) {
        // Waves may ask different questionnaires, which have different nodes.
        let questionnaire = view.questionnaire();
        let nodes: Vec<NodeIx> = match extract.units[..] {
            [] => columns(questionnaire).iter().map(|(node, _)| *node).collect(),
            _ => questionnaire.nodes().map(|(node, _)| node).collect(),
        };
        for unit in extract.chosen_units() {
            told.extend(nodes.iter().map(|node| view.node(unit, *node)));
        }
    }
    told
}

/// What must be said of each unit, under its name.
fn all_remarks(extract: &Extract<'_>, view: WaveView<'_>) -> String {
    let told = extract.chosen_units().into_iter().map(|unit| {
        let remarks = list(&remarks(extract, view, unit));
        let name = escape_markdown(view.assessment.units[unit].name.get(extract.lang));
        if remarks.is_empty() { remarks } else { format!("\n**{name}**\n{remarks}") }
    });
    told.collect()
}

fn remarks(extract: &Extract<'_>, view: WaveView<'_>, unit: UnitIx) -> Vec<String> {
    let remarks = Remarks { view, unit, lang: extract.lang };
    let nodes = || view.questionnaire().nodes().map(|(node, _)| node);
    let words = words(extract.lang);
    let fewer = remarks.fewer(nodes()).into_iter().map(|told| format!("{}: {told}", words.fewer));
    [remarks.capped(), remarks.stages(nodes()), remarks.hidden(nodes()), fewer.collect()].concat()
}

fn list(sentences: &[String]) -> String {
    if sentences.is_empty() {
        return String::new();
    }
    let lines = sentences.iter().map(|sentence| format!("- {}\n", escape_markdown(sentence)));
    format!("\n{}", lines.collect::<String>())
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
        let form = Form { interval: true, decimals: 1, lang };
        let shown = |node: NodeIx| marked_text(questionnaire, node, view.unit(ix), form);
        cells.extend(columns.iter().map(|(node, _)| shown(*node)));
        cells.extend(level.map(|node| level_text(questionnaire, view.node(ix, node), lang)));
        table.row(unit.depth.into(), cells);
    }
    table
}

fn nodes(extract: &Extract<'_>, wave: usize, unit: UnitIx) -> Table {
    let (view, lang, words) = (extract.analysis.view(wave), extract.lang, words(extract.lang));
    let questionnaire = view.questionnaire();
    let (has_standings, has_ranges) = (has_standings(questionnaire), has_ranges(questionnaire));
    let mut table = Table::default();
    table.column(Column::Words, words.node);
    table.column(Column::Number, words.score);
    if extract.shrunken.is_some() {
        table.column(Column::Number, words.shrunken);
    }
    if has_ranges {
        table.column(Column::Words, words.range);
    }
    table.column(Column::Number, "n");
    table.column(Column::Number, words.deviation);
    if has_standings {
        table.column(Column::Words, words.level);
    }
    for (node, about) in questionnaire.nodes() {
        let score = view.node(unit, node);
        let estimate = score.map(|score| &score.estimate);
        let scale = Scale::of(questionnaire, node, lang);
        let dash = || number::NO_VALUE.to_owned();
        let stage = || stage_or_dash(questionnaire, view.unit(unit), node, lang);
        let mut cells = vec![
            about.name.get(lang).to_owned(),
            estimate.map_or_else(stage, |estimate| scale.score(estimate, 1)),
        ];
        cells.extend(shrunken::cell(extract, (wave, unit, node), scale));
        cells.extend(has_ranges.then(|| scale.name()));
        cells.push(estimate.map_or_else(dash, |estimate| number::count(estimate.n, lang)));
        let sd = estimate.and_then(|estimate| estimate.sd);
        cells.push(sd.map_or_else(dash, |sd| scale.distance(sd, 1)));
        if has_standings {
            let standing = about.group().map(|_| standing_text(questionnaire, score, lang));
            cells.push(standing.unwrap_or_default());
        }
        table.row(depth(questionnaire, node), cells);
    }
    table
}
