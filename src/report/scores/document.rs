//! The scores as a document: of all units, or of each unit that is asked for, node by node.

use super::{
    Breadth, Extract, Form, has_ranges, has_standings, level_text, marked_text, note_scale, shrunken,
    stage_or_dash, stages_note, standing_text,
};
use crate::doc::{self, Column, Document, Level, Narrow, Table, bar};
use crate::insight::WaveView;
use crate::model::{Lang, NodeIx, NodeKind, UnitIx};
use crate::report::facts::{asks_for_more, cross_cutting, depth, own_weights, whole_points};
use crate::report::ground;
use crate::report::pages::{agreed, targets};
use crate::report::unsure::Unsure;
use crate::report::view::{Scope, all_capped, all_fewer, all_hidden, all_stages};
use crate::score::NodeScore;
use crate::text::labels::{Words, words};
use crate::text::number;
use crate::text::scale::Scale;
use crate::text::sentences::consensus;
use crate::text::sentences::method::{self, lowered};
use crate::text::sentences::speaks::{coverage, note_fewer};
use crate::text::sentences::summary as say;
use crate::text::terminal::{more_with_unit, note_withheld, of_asked};

/// So many lines say in an overview what speaks for fewer workplaces.
const MOST_FEWER: usize = 10;
/// So many areas are named in each.
const MOST_NAMES: usize = 5;
/// So many columns say of whom a row is.
const NAMES: usize = 2;
/// How long a bar is at 100 points.
const BAR: usize = 10;

pub fn document(extract: &Extract<'_>, breadth: Breadth) -> Document {
    let mut document = Document::titled(extract.analysis.assessment.title.get(extract.lang));
    let waves = match breadth {
        Breadth::Overview => &extract.waves[extract.waves.len().saturating_sub(1)..],
        Breadth::Full => &extract.waves[..],
    };
    let mut notes: Vec<String> = Vec::new();
    for wave in waves {
        let view = extract.analysis.view(*wave);
        let scope = Scope::new(extract.analysis, *wave, extract.lang);
        let sheet = Sheet {
            extract,
            wave: *wave,
            view,
            scope,
            lang: extract.lang,
            words: words(extract.lang),
            breadth,
        };
        for note in sheet.write(&mut document) {
            // What holds of several waves is said once.
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    document.notes(notes);
    document
}

struct Sheet<'a> {
    extract: &'a Extract<'a>,
    wave: usize,
    view: WaveView<'a>,
    scope: Scope<'a>,
    lang: Lang,
    words: &'static Words,
    breadth: Breadth,
}

impl Sheet<'_> {
    /// What is shown of a wave; the notes on it are given back.
    fn write(&self, document: &mut Document) -> Vec<String> {
        let about = self.about();
        match self.breadth {
            Breadth::Overview => document.paragraph(about),
            Breadth::Full => document.heading(Level::Part, about),
        }
        if self.extract.units.is_empty() { self.overview(document) } else { self.details(document) }
    }

    /// Which wave it is, and what was asked in it.
    fn about(&self) -> String {
        let questionnaire = self.view.questionnaire();
        let mut about = format!("{} {}", self.words.wave, self.view.wave.id);
        if let Some(date) = self.view.wave.date {
            about += &format!(" · {}", number::date(date, self.lang));
        }
        about + &format!(" · {} {}", questionnaire.id(), questionnaire.version())
    }

    fn overview(&self, document: &mut Document) -> Vec<String> {
        let nodes: Vec<NodeIx> = self.view.questionnaire().overview().collect();
        let units = self.extract.chosen_units();
        let table = self.table();
        let is_area = |at: &usize| {
            let node = at.checked_sub(NAMES).and_then(|at| nodes.get(at));
            node.map(|node| !self.view.questionnaire()[*node].kind.is_summary())
        };
        let places = 0..table.columns().len();
        let summaries = places.clone().filter(|at| is_area(at) != Some(true));
        let areas = places.filter(|at| *at < NAMES || is_area(at) == Some(true));
        let narrow = Narrow::Split(vec![
            doc::Sheet { heading: None, columns: summaries.collect(), narrow: Narrow::Break },
            doc::Sheet {
                heading: Some(self.words.areas.to_owned()),
                columns: areas.collect(),
                narrow: Narrow::Letter(NAMES),
            },
        ]);
        document.table(table, narrow);
        let decimals = u8::from(self.breadth == Breadth::Full);
        if let Some(table) = shrunken::table(self.extract, self.wave, decimals) {
            document.heading(Level::Section, self.words.shrunken_scores);
            document.table(table, Narrow::Fold(1));
        }
        if self.breadth == Breadth::Full {
            self.all_remarks(document, &units);
        } else {
            let stages = units.iter().flat_map(|unit| {
                let stages = all_stages(&self.scope, *unit, nodes.iter().copied());
                stages.into_iter().map(|sentence| format!("{}: {sentence}", self.name(*unit)))
            });
            document.listed(Level::Section, self.words.stages, stages);
            document.listed(Level::Section, self.words.fewer, self.all_fewer(&units, &nodes));
        }
        self.notes(&units, &nodes, false)
    }

    /// What must be said of each unit, under its name.
    fn all_remarks(&self, document: &mut Document, units: &[UnitIx]) {
        for unit in units {
            let scope = &self.scope;
            let nodes = || self.view.questionnaire().nodes().map(|(node, _)| node);
            let fewer = all_fewer(scope, *unit, None, nodes(), usize::MAX).into_iter();
            let all = [
                all_capped(scope, *unit),
                ground::of_nodes(self.view, *unit, nodes(), self.lang),
                all_stages(scope, *unit, nodes()),
                all_hidden(scope, *unit, nodes()),
                fewer.map(|told| format!("{}: {told}", self.words.fewer)).collect(),
            ]
            .concat();
            document.listed(Level::Section, self.name(*unit), all);
        }
    }

    /// Which of these nodes speak for fewer workplaces than the rest of a unit's scores, unit by unit.
    fn all_fewer(&self, units: &[UnitIx], nodes: &[NodeIx]) -> Vec<String> {
        let told = units.iter().flat_map(|unit| {
            all_fewer(&self.scope, *unit, Some(self.name(*unit)), nodes.iter().copied(), MOST_NAMES)
        });
        let told: Vec<String> = told.collect();
        let mut lines: Vec<String> = told.iter().take(MOST_FEWER).cloned().collect();
        if told.len() > MOST_FEWER {
            lines.push(more_with_unit(told.len() - MOST_FEWER, self.lang));
        }
        lines
    }

    /// A row per unit, with the summaries and the areas.
    fn table(&self) -> Table {
        let questionnaire = self.view.questionnaire();
        let columns: Vec<NodeIx> = questionnaire.overview().collect();
        let judged = self.judged();
        let is_full = self.breadth == Breadth::Full;
        let mut table = Table::default();
        table.column(Column::Words, self.words.unit);
        table.column(Column::Number, self.words.answers);
        for node in &columns {
            table.column(Column::Number, questionnaire[*node].short.get(self.lang));
        }
        if judged.is_some() {
            table.column(Column::Mark, self.words.level);
        }
        for unit in self.extract.chosen_units() {
            let told = |n: u64| match is_full {
                true => of_asked(n, self.scope.asked(unit), self.lang),
                false => number::count(n, self.lang),
            };
            let answers = self.view.unit(unit).respondents.map(told);
            let mut cells =
                vec![self.name(unit).to_owned(), answers.unwrap_or_else(|| number::NO_VALUE.to_owned())];
            for node in &columns {
                let interval = is_full || questionnaire[*node].kind.is_summary();
                let form = Form { interval, decimals: u8::from(is_full), lang: self.lang };
                cells.push(marked_text(questionnaire, *node, self.view.unit(unit), form));
            }
            cells.extend(judged.map(|node| level_text(questionnaire, self.view.node(unit, node), self.lang)));
            table.row(self.view.assessment.units[unit].depth.into(), cells);
        }
        table
    }

    /// The node whose level is a unit's level: the index, or readiness where there is none.
    fn judged(&self) -> Option<NodeIx> {
        let questionnaire = self.view.questionnaire();
        let summary = |kind| questionnaire.summary(kind);
        let judged = summary(NodeKind::Index).or_else(|| summary(NodeKind::Readiness));
        judged.filter(|_| !questionnaire.levels().is_empty())
    }

    /// What a reader may wonder at in what was shown: these nodes of these units.
    fn notes(&self, units: &[UnitIx], nodes: &[NodeIx], is_detail: bool) -> Vec<String> {
        let assessment = self.view.assessment;
        let shown = || units.iter().flat_map(|unit| nodes.iter().map(|node| self.view.node(*unit, *node)));
        let mut notes = Vec::new();
        let questionnaire = self.view.questionnaire();
        notes.push(match is_detail {
            true if has_ranges(questionnaire) => self.words.note_detail_ranges.to_owned(),
            true => self.words.note_detail.to_owned(),
            false => note_scale(questionnaire, nodes, self.lang),
        });
        // Where all is told, what is behind an average stands beneath the table.
        let (see_unit, see_what) = match self.breadth {
            Breadth::Overview if !is_detail => (self.words.see_unit, self.words.see_what),
            Breadth::Overview | Breadth::Full => ("", ""),
        };
        let with = |note: &str, see: &str| format!("{note} {see}").trim_end().to_owned();
        if !is_detail && shown().flatten().any(|score| !score.hides.is_empty()) {
            notes.push(with(self.scope.labels.hides_note, see_unit));
        }
        if shown().flatten().any(|score| score.standing.is_capped()) {
            notes.push(with(self.words.note_capped, see_what));
        }
        notes.extend(stages_note(self.view, units, nodes, self.lang).map(str::to_owned));
        if shown().any(|score| score.is_none()) {
            notes.push(note_withheld(assessment.min_group, self.lang));
            notes.extend(asks_for_more(assessment, questionnaire, self.lang));
        }
        let has_interval = |node: &NodeIx| {
            is_detail || self.breadth == Breadth::Full || questionnaire[*node].kind.is_summary()
        };
        let with_interval: Vec<NodeIx> = nodes.iter().copied().filter(has_interval).collect();
        let unsure = Unsure::of(self.view, units, &with_interval);
        notes.extend(unsure.notes(self.view, |_| false, self.lang));
        if shown().flatten().any(|score: &NodeScore| score.speaks_for.is_some()) {
            notes.push(note_fewer(self.lang).to_owned());
        }
        if is_detail || self.breadth == Breadth::Full {
            notes.extend(whole_points(assessment, questionnaire, shown().flatten(), self.lang));
        }
        if !is_detail {
            notes.extend(cross_cutting(questionnaire, self.lang, self.lang));
        }
        notes.extend(lowered(assessment, self.lang));
        notes.extend(self.extract.note_shrunken().map(str::to_owned));
        notes.extend(own_weights(assessment, questionnaire, units, self.lang));
        if units.iter().any(|unit| !assessment.units[*unit].children.is_empty()) {
            notes.push(method::rollup(assessment.rollup, self.lang).to_owned());
        }
        notes
    }

    fn details(&self, document: &mut Document) -> Vec<String> {
        let units = self.extract.chosen_units();
        for unit in &units {
            self.detail(document, *unit);
        }
        let questionnaire = self.view.questionnaire();
        let nodes = questionnaire.nodes().map(|(ix, _)| ix).filter(|ix| questionnaire.is_told(*ix));
        let nodes: Vec<NodeIx> = nodes.collect();
        self.notes(&units, &nodes, true)
    }

    fn detail(&self, document: &mut Document, unit: UnitIx) {
        document.heading(Level::Section, self.name(unit));
        let Some(n) = self.view.unit(unit).respondents else {
            // The note beneath says why.
            document.paragraph(self.words.no_result);
            return;
        };
        document.paragraph(say::responses(n, self.scope.asked(unit), self.lang));
        let speaks_for = self.view.coverage(unit).and_then(|(whole, sure)| coverage(&whole, sure, self.lang));
        document.paragraphs(speaks_for);
        document.table(self.nodes(unit), Narrow::Break);
        let (scope, words) = (&self.scope, self.words);
        let nodes = || self.view.questionnaire().nodes().map(|(node, _)| node);
        let ground = ground::of_nodes(self.view, unit, nodes(), self.lang);
        for (heading, told) in [
            (words.holding_back, all_capped(scope, unit)),
            (words.weak_ground, ground),
            (words.stages, all_stages(scope, unit, nodes())),
            (words.hidden, all_hidden(scope, unit, nodes())),
            (words.fewer, all_fewer(scope, unit, None, nodes(), usize::MAX)),
        ] {
            document.listed(Level::Subsection, heading, told);
        }
        if let Some(found) = targets(scope, unit) {
            document.heading(Level::Subsection, format!("{}: {}", scope.labels.targets, found.headline));
            document.paragraphs(found.share);
            document.table(found.table, Narrow::Break);
            document.paragraph(found.note);
        }
        if let Some(found) = agreed(scope, unit) {
            document.heading(Level::Subsection, found.headline);
            found.areas.into_iter().for_each(|table| document.table(table, Narrow::Break));
            if let Some(questions) = found.questions {
                document.paragraph(format!("{}:", consensus::words(self.lang).questions));
                document.table(questions, Narrow::Break);
            }
            document.paragraph(found.note);
        }
    }

    fn name(&self, unit: UnitIx) -> &str {
        self.view.assessment.units[unit].name.get(self.lang)
    }

    fn nodes(&self, unit: UnitIx) -> Table {
        let questionnaire = self.view.questionnaire();
        let (has_standings, has_ranges) = (has_standings(questionnaire), has_ranges(questionnaire));
        let mut table = Table::default();
        table.column(Column::Words, self.words.node);
        table.column(Column::Bar, if has_ranges { "" } else { "0 ──── 100" });
        table.column(Column::Number, self.words.score);
        if self.extract.shrunken.is_some() {
            table.column(Column::Number, self.words.shrunken);
        }
        if has_ranges {
            table.column(Column::Mark, self.words.scale);
        }
        table.column(Column::Mark, self.words.interval);
        table.column(Column::Number, "n");
        table.column(Column::Number, self.words.deviation);
        if has_standings {
            table.column(Column::Mark, self.words.level);
        }
        for (node, about) in questionnaire.nodes().filter(|(node, _)| questionnaire.is_told(*node)) {
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
