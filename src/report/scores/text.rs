//! Tables for a terminal.

use super::aims::targets;
use super::remarks::Remarks;
use super::{
    Extract, Form, asked, columns, has_ranges, has_standings, level_text, marked_text, note_scale, shrunken,
    stage_or_dash, stages_note, standing_text,
};
use crate::insight::WaveView;
use crate::model::{Lang, NodeIx, NodeKind, UnitIx};
use crate::report::facts::{asks_for_more, depth, own_weights, whole_points};
use crate::report::table::{Column, Paper, Table, bar};
use crate::report::unsure::Unsure;
use crate::score::NodeScore;
use crate::text::number;
use crate::text::scale::Scale;
use crate::text::sentences::method::lowered;
use crate::text::sentences::speaks::{coverage, note_fewer};
use crate::text::terminal::{Words, more_with_unit, note_rollup, note_withheld, responded, words};

/// So many lines say in an overview what speaks for fewer workplaces.
const MOST_FEWER: usize = 10;
/// So many areas are named in each.
const MOST_NAMES: usize = 5;
/// How long a bar is at 100 points.
const BAR: usize = 10;

pub fn render(extract: &Extract<'_>, paper: &Paper) -> String {
    let Some(wave) = extract.waves.last().copied() else { return String::new() };
    let view = extract.analysis.view(wave);
    let sheet = Sheet { extract, wave, view, lang: extract.lang, words: words(extract.lang), paper };
    if extract.units.is_empty() { sheet.overview() } else { sheet.details(&extract.chosen_units()) }
}

struct Sheet<'a> {
    extract: &'a Extract<'a>,
    wave: usize,
    view: WaveView<'a>,
    lang: Lang,
    words: &'static Words,
    paper: &'a Paper,
}

impl Sheet<'_> {
    fn overview(&self) -> String {
        let mut text = self.heading();
        let whole = self.table(true, true);
        if whole.fits(self.paper.width) {
            text += &whole.text(self.paper.width);
        } else {
            text += &self.table(true, false).text(self.paper.width);
            text += "\n";
            text += &self.paper.heading(self.words.areas);
            text += &self.areas();
        }
        text += &self.shrunken();
        let units: Vec<UnitIx> = self.view.assessment.units.iter().map(|(ix, _)| ix).collect();
        let nodes: Vec<NodeIx> = columns(self.view.questionnaire()).iter().map(|(ix, _)| *ix).collect();
        let stages = units.iter().flat_map(|unit| {
            let name = self.view.assessment.units[*unit].name.get(self.lang);
            let stages = self.remarks(*unit).stages(nodes.iter().copied());
            stages.into_iter().map(move |sentence| format!("{name}: {sentence}"))
        });
        text += &self.paper.list(self.words.stages, &stages.collect::<Vec<_>>());
        text += &self.all_fewer(&units, &nodes);
        text + "\n" + &self.notes(&units, &nodes, false)
    }

    /// Which of these nodes speak for fewer workplaces than the rest of a unit's scores, unit by unit.
    fn all_fewer(&self, units: &[UnitIx], nodes: &[NodeIx]) -> String {
        let told = units.iter().flat_map(|unit| {
            let name = self.view.assessment.units[*unit].name.get(self.lang);
            self.remarks(*unit).fewer_of(Some(name), nodes.iter().copied(), MOST_NAMES)
        });
        let told: Vec<String> = told.collect();
        let mut lines: Vec<String> = told.iter().take(MOST_FEWER).cloned().collect();
        if told.len() > MOST_FEWER {
            lines.push(more_with_unit(told.len() - MOST_FEWER, self.lang));
        }
        self.paper.list(self.words.fewer, &lines)
    }

    fn heading(&self) -> String {
        let assessment = self.view.assessment;
        let questionnaire = self.view.questionnaire();
        let mut about = format!("{} {}", self.words.wave, self.view.wave.id);
        if let Some(date) = self.view.wave.date {
            about += &format!(" · {}", number::date(date, self.lang));
        }
        about += &format!(" · {} {}", questionnaire.id(), questionnaire.version());
        let title = self.paper.heading(assessment.title.get(self.lang));
        title + &self.paper.paragraph(&about, 0) + "\n"
    }

    /// A row per unit, with the summaries, the areas, or both.
    fn table(&self, summaries: bool, areas: bool) -> Table {
        let questionnaire = self.view.questionnaire();
        let columns: Vec<_> = columns(questionnaire)
            .into_iter()
            .filter(|(_, node)| if node.kind.is_summary() { summaries } else { areas })
            .collect();
        let judged = self.judged().filter(|_| summaries);
        let mut table = Table::default();
        table.column(Column::Words, self.words.unit);
        table.column(Column::Number, self.words.answers);
        for (_, node) in &columns {
            table.column(Column::Number, node.short.get(self.lang));
        }
        if judged.is_some() {
            table.column(Column::Mark, self.words.level);
        }
        for (unit, about) in self.view.assessment.units.iter() {
            let answers = self.view.unit(unit).respondents;
            let mut cells = vec![
                about.name.get(self.lang).to_owned(),
                answers.map_or(number::NO_VALUE.to_owned(), |n| number::count(n, self.lang)),
            ];
            for (node, about) in &columns {
                let scores = self.view.unit(unit);
                let form = Form { interval: about.kind.is_summary(), decimals: 0, lang: self.lang };
                cells.push(marked_text(questionnaire, *node, scores, form));
            }
            cells.extend(judged.map(|node| level_text(questionnaire, self.view.node(unit, node), self.lang)));
            table.row(about.depth.into(), cells);
        }
        table
    }

    /// The scores of workplaces with those that they are drawn to, where that is asked for.
    fn shrunken(&self) -> String {
        let Some(table) = shrunken::table(self.extract, self.wave, 0) else { return String::new() };
        let sheets = table.folded(1, self.paper.width);
        let texts: Vec<String> = sheets.iter().map(|sheet| sheet.text(self.paper.width)).collect();
        format!("\n{}{}", self.paper.heading(self.words.shrunken_scores), texts.join("\n"))
    }

    /// The areas under their short names where there is room, else under letters with a key.
    fn areas(&self) -> String {
        let named = self.table(false, true);
        if named.fits(self.paper.width) {
            return named.text(self.paper.width);
        }
        let (lettered, key) = named.with_letters(2);
        let sheets = lettered.folded(2, self.paper.width);
        let texts: Vec<String> = sheets.iter().map(|sheet| sheet.text(self.paper.width)).collect();
        texts.join("\n") + "\n" + &self.paper.paragraph(&key, 2)
    }

    /// The node whose level is a unit's level: the index, or readiness where there is none.
    fn judged(&self) -> Option<NodeIx> {
        let questionnaire = self.view.questionnaire();
        let summary = |kind| questionnaire.summary(kind);
        let judged = summary(NodeKind::Index).or_else(|| summary(NodeKind::Readiness));
        judged.filter(|_| !questionnaire.levels().is_empty())
    }

    /// What a reader may wonder at in what was shown: these nodes of these units.
    fn notes(&self, units: &[UnitIx], nodes: &[NodeIx], is_detail: bool) -> String {
        let assessment = self.view.assessment;
        let shown = || units.iter().flat_map(|unit| nodes.iter().map(|node| self.view.node(*unit, *node)));
        let mut notes = Vec::new();
        let questionnaire = self.view.questionnaire();
        notes.push(match is_detail {
            true if has_ranges(questionnaire) => self.words.note_detail_ranges.to_owned(),
            true => self.words.note_detail.to_owned(),
            false => note_scale(questionnaire, nodes, self.lang),
        });
        let hides = |score: &NodeScore| !score.hides.is_empty();
        if !is_detail && shown().flatten().any(hides) {
            notes.push(format!("{} {}", self.words.note_hides, self.words.see_unit));
        }
        if shown().flatten().any(|score| score.standing.is_capped()) {
            let see_what = if is_detail { "" } else { self.words.see_what };
            notes.push(format!("{} {see_what}", self.words.note_capped).trim_end().to_owned());
        }
        notes.extend(stages_note(self.view, units, nodes, self.lang).map(str::to_owned));
        if shown().any(|score| score.is_none()) {
            notes.push(note_withheld(assessment.min_group, self.lang));
            notes.extend(asks_for_more(assessment, questionnaire, self.lang));
        }
        let with_interval: Vec<NodeIx> = match is_detail {
            true => nodes.to_vec(),
            false => nodes.iter().copied().filter(|node| questionnaire[*node].kind.is_summary()).collect(),
        };
        let unsure = Unsure::of(self.view, units, &with_interval);
        notes.extend(unsure.notes(self.view, |_| false, self.lang));
        if shown().flatten().any(|score| score.speaks_for.is_some()) {
            notes.push(note_fewer(self.lang).to_owned());
        }
        if is_detail {
            notes.extend(whole_points(assessment, questionnaire, shown().flatten(), self.lang));
        }
        notes.extend(lowered(assessment, self.lang));
        notes.extend(self.extract.note_shrunken().map(str::to_owned));
        notes.extend(own_weights(assessment, questionnaire, units, self.lang));
        if units.iter().any(|unit| !assessment.units[*unit].children.is_empty()) {
            notes.push(note_rollup(assessment.rollup, self.lang).to_owned());
        }
        notes.iter().map(|note| self.paper.paragraph(note, 2)).collect()
    }

    fn details(&self, units: &[UnitIx]) -> String {
        let mut text = self.heading();
        for unit in units {
            text += &self.detail(*unit);
            text += "\n";
        }
        let nodes: Vec<NodeIx> = self.view.questionnaire().nodes().map(|(ix, _)| ix).collect();
        text + &self.notes(units, &nodes, true)
    }

    fn detail(&self, unit: UnitIx) -> String {
        let about = &self.view.assessment.units[unit];
        let mut text = self.paper.heading(about.name.get(self.lang));
        let Some(n) = self.view.unit(unit).respondents else {
            // The note beneath says why.
            return text + &self.paper.paragraph(self.words.no_result, 0);
        };
        text += &self.paper.paragraph(&responded(n, asked(&self.view.assessment.units, unit), self.lang), 0);
        let speaks_for = self.view.coverage(unit).and_then(|(whole, sure)| coverage(&whole, sure, self.lang));
        text.extend(speaks_for.map(|sentence| self.paper.paragraph(&sentence, 0)));
        text += "\n";
        text += &self.nodes(unit).text(self.paper.width);
        let remarks = self.remarks(unit);
        let nodes = || self.view.questionnaire().nodes().map(|(node, _)| node);
        text += &self.paper.list(self.words.holding_back, &remarks.capped());
        text += &self.paper.list(self.words.stages, &remarks.stages(nodes()));
        text += &self.paper.list(self.words.hidden, &remarks.hidden(nodes()));
        text += &self.paper.list(self.words.fewer, &remarks.fewer(nodes()));
        text + &self.targets(unit)
    }

    fn targets(&self, unit: UnitIx) -> String {
        let Some(found) = targets(self.extract, self.wave, unit) else { return String::new() };
        let heading = self.paper.heading(&format!("{}: {}", self.words.targets, found.headline));
        format!("\n{heading}{}{}", found.table.text(self.paper.width), self.paper.paragraph(&found.note, 0))
    }

    fn remarks(&self, unit: UnitIx) -> Remarks<'_> {
        Remarks { view: self.view, unit, lang: self.lang }
    }

    fn nodes(&self, unit: UnitIx) -> Table {
        let questionnaire = self.view.questionnaire();
        let (has_standings, has_ranges) = (has_standings(questionnaire), has_ranges(questionnaire));
        let mut table = Table::default();
        table.column(Column::Words, self.words.node);
        table.column(Column::Mark, if has_ranges { "" } else { "0 ──── 100" });
        table.column(Column::Number, self.words.score);
        if self.extract.shrunken.is_some() {
            table.column(Column::Number, self.words.shrunken);
        }
        if has_ranges {
            table.column(Column::Mark, self.words.range);
        }
        table.column(Column::Mark, self.words.interval);
        table.column(Column::Number, "n");
        table.column(Column::Number, self.words.deviation);
        if has_standings {
            table.column(Column::Mark, self.words.level);
        }
        for (node, about) in questionnaire.nodes() {
            let score = self.view.node(unit, node);
            let estimate = score.map(|score| &score.estimate);
            let scale = Scale::of(questionnaire, node, self.lang);
            let dash = || number::NO_VALUE.to_owned();
            let stage = || stage_or_dash(questionnaire, self.view.unit(unit), node, self.lang);
            let sd = estimate.and_then(|estimate| estimate.sd);
            let mut cells = vec![
                about.short.get(self.lang).to_owned(),
                estimate.map_or_else(String::new, |estimate| bar(estimate.mean, BAR)),
                estimate.map_or_else(stage, |estimate| scale.of_estimate(estimate, 1)),
            ];
            cells.extend(shrunken::cell(self.extract, (self.wave, unit, node), scale));
            cells.extend(has_ranges.then(|| scale.name()));
            // An interval without width, as of a census or of answers that are all alike, says nothing.
            let interval = estimate.and_then(|estimate| scale.interval_of(estimate, 1));
            cells.push(interval.unwrap_or_else(dash));
            cells.push(estimate.map_or_else(dash, |estimate| number::count(estimate.n, self.lang)));
            cells.push(sd.map_or_else(dash, |sd| scale.distance(sd, 1)));
            if has_standings {
                let standing = about.group().map(|_| standing_text(questionnaire, score, self.lang));
                cells.push(standing.unwrap_or_default());
            }
            table.row(depth(questionnaire, node), cells);
        }
        table
    }
}
