//! Is the instrument sound, and do people agree: what `quality` prints.

mod alpha;
mod codes;
mod csv;
mod gaps;
mod json;
pub(super) mod levels;
mod levels_data;

use super::facts::{asks_for_more, depth};
use crate::doc::{Column, Document, Level, Narrow, Table, letters};
use crate::insight::WaveView;
use crate::insight::quality::{
    AreaAgreement, Finding, GroupQuality, Quality, Refusal, Standing, UnitStanding, divided_in,
};
use crate::model::{Lang, NodeIx, UnitIx, median};
use crate::psychometrics::Undefined;
use crate::score::Interval;
use crate::text::labels::words as common;
use crate::text::number::{self, decimal, percent};
use crate::text::scale::Scale;
use crate::text::sentences::method::lowered;
use crate::text::terminal::note_withheld;
use crate::text::terminal::quality::{
    Remark, Words, disagrees, not_below_zero, places, probability, range, refused, remark, words,
};

/// The quality of one wave with what is needed to speak of it.
#[derive(Debug, Clone, Copy)]
pub struct QualityView<'a> {
    /// The wave.
    pub view: WaveView<'a>,
    /// What came out.
    pub quality: &'a Quality,
    /// The language of the words.
    pub lang: Lang,
    /// Whether each question and each unit stands in the tables too.
    pub details: bool,
}

impl QualityView<'_> {
    /// Tables, and what they say in sentences.
    #[must_use]
    pub fn document(&self) -> Document {
        let title = self.view.assessment.title.get(self.lang);
        let title = format!("{title}, {} {}", common(self.lang).wave_inside, self.view.wave.id);
        let mut document = Document::titled(title);
        self.instrument(&mut document);
        self.agreement(&mut document);
        self.gaps(&mut document);
        self.standings(&mut document);
        if let Some(levels) = &self.quality.levels {
            self.levels(levels, &mut document);
        }
        document.note(note_withheld(self.view.assessment.min_group, self.lang));
        let more = asks_for_more(self.view.assessment, self.view.questionnaire(), self.lang);
        document.notes(more.into_iter().chain(lowered(self.view.assessment, self.lang)));
        document.note(self.words().note_method);
        document
    }

    fn words(&self) -> &'static Words {
        words(self.lang)
    }

    fn unit(&self, unit: UnitIx) -> &str {
        self.view.assessment.units[unit].name.get(self.lang)
    }

    fn node(&self, node: NodeIx) -> &str {
        self.view.questionnaire()[node].short.get(self.lang)
    }

    /// The same as it stands inside a sentence.
    fn inside(&self, node: NodeIx) -> &str {
        self.view.questionnaire().inside_short(node, self.lang)
    }

    /// The scale that a node's scores are shown on.
    fn scale(&self, node: NodeIx) -> Scale<'_> {
        Scale::of(self.view.questionnaire(), node, self.lang).without_levels()
    }

    /// A node's name, with its scale where that is not 0–100.
    fn node_with_scale(&self, node: NodeIx) -> String {
        let scale = self.scale(node);
        if scale.is_points() {
            self.node(node).to_owned()
        } else {
            format!("{} ({})", self.node(node), scale.name())
        }
    }

    fn two(&self, value: Option<f64>) -> String {
        value.map_or_else(|| number::NO_VALUE.to_owned(), |value| decimal(value, 2, self.lang))
    }

    fn share(&self, value: Option<f64>) -> String {
        value.map_or_else(|| number::NO_VALUE.to_owned(), |value| percent(value, self.lang))
    }

    fn range(&self, interval: Option<Interval>) -> String {
        interval.map_or_else(|| number::NO_VALUE.to_owned(), |i| range(i.low, i.high, self.lang))
    }

    fn with_range(&self, value: f64, interval: Option<Interval>) -> String {
        let value = decimal(value, 2, self.lang);
        interval.map_or(value.clone(), |i| format!("{value} ({})", range(i.low, i.high, self.lang)))
    }

    fn instrument(&self, document: &mut Document) {
        let words = self.words();
        document.heading(Level::Part, words.hang_together);
        let mut table = Table::default();
        table.column(Column::Words, words.group);
        for head in [words.items, words.complete] {
            table.column(Column::Number, head);
        }
        table.column(Column::Mark, words.alpha);
        table.column(Column::Number, words.omega);
        table.column(Column::Mark, words.item_rest);
        table.column(Column::Mark, words.between);
        for group in &self.quality.groups {
            table.row(depth(self.view.questionnaire(), group.node), self.group_cells(group));
        }
        document.table(table, Narrow::Fold(1));
        if self.details {
            document.heading(Level::Section, words.the_questions);
            document.table(self.question_table(), Narrow::Fold(1));
        }
        document.heading(Level::Section, words.to_look_at);
        let remarks = self.remarks();
        if !self.quality.can_judge {
            document.paragraph(words.too_few_to_judge);
        } else if remarks.is_empty() {
            document.paragraph(words.nothing_to_look_at);
        }
        document.list(remarks);
        document.note(words.note_alpha);
    }

    /// A group's row.
    fn group_cells(&self, group: &GroupQuality) -> Vec<String> {
        let reliability = group.reliability.as_ref().ok();
        let count = |n: u64| number::count(n, self.lang);
        vec![
            self.node(group.node).to_owned(),
            count(group.items as u64),
            reliability.map_or_else(|| number::NO_VALUE.to_owned(), |r| count(r.n)),
            reliability.map_or_else(|| number::NO_VALUE.to_owned(), |r| self.with_range(r.alpha, r.interval)),
            self.two(reliability.and_then(|r| r.omega.ok())),
            self.range(reliability.and_then(|r| r.item_rest)),
            self.range(reliability.and_then(|r| r.correlations)),
        ]
    }

    fn question_table(&self) -> Table {
        let words = self.words();
        let mut table = Table::default();
        table.column(Column::Words, words.question);
        for head in [words.item_rest, words.alpha_without, words.dont_know, words.lowest, words.highest] {
            table.column(Column::Number, head);
        }
        for group in self.quality.groups.iter().filter(|group| !group.questions.is_empty()) {
            table.head_row(self.node(group.node));
            for question in &group.questions {
                let cells = vec![
                    self.node(question.node).to_owned(),
                    self.two(question.item_rest),
                    self.two(question.alpha_without),
                    self.share(question.dont_know),
                    self.share(question.lowest),
                    self.share(question.highest),
                ];
                table.row(1, cells);
            }
        }
        table
    }

    fn remarks(&self) -> Vec<String> {
        let groups = &self.quality.groups;
        let found = groups.iter().flat_map(|group| {
            group
                .findings
                .iter()
                .map(|finding| remark(self.node(group.node), self.remark(finding), self.lang))
        });
        found.chain(self.refusals()).collect()
    }

    /// A sentence per reason, with the groups that have no reliability for it.
    fn refusals(&self) -> Vec<String> {
        // What is refused for want of a second question is a finding, here or at the group that this one consists of.
        let alone = Refusal::Undefined(Undefined::TooFewItems);
        let mut reasons: Vec<(Refusal, Vec<&str>)> = Vec::new();
        for group in &self.quality.groups {
            let Some(refusal) = group.reliability.err().filter(|refusal| *refusal != alone) else { continue };
            match reasons.iter_mut().find(|(reason, _)| *reason == refusal) {
                Some((_, names)) => names.push(self.inside(group.node)),
                None => reasons.push((refusal, vec![self.inside(group.node)])),
            }
        }
        reasons.iter().map(|(refusal, names)| refused(names, *refusal, self.lang)).collect()
    }

    fn remark(&self, finding: &Finding) -> Remark<'_> {
        match *finding {
            Finding::OneItem => Remark::OneItem,
            Finding::LowAlpha(alpha) => Remark::LowAlpha(alpha),
            Finding::Against { item, correlation, reversed } => {
                Remark::Against(self.node(item), correlation, reversed)
            }
            Finding::Same { one, other, correlation } => {
                Remark::Same(self.node(one), self.node(other), correlation)
            }
            Finding::DontKnow { item, share } => Remark::DontKnow(self.node(item), share),
            Finding::FewAnswers(item) => Remark::FewAnswers(self.node(item)),
            Finding::NoSpread(item) => Remark::NoSpread(self.node(item)),
            Finding::OneAnswer { item, share } => Remark::OneAnswer(self.node(item), share),
            Finding::Floor(share) => Remark::Floor(share),
            Finding::Ceiling(share) => Remark::Ceiling(share),
        }
    }

    fn agreement(&self, document: &mut Document) {
        let words = self.words();
        document.heading(Level::Part, words.agree);
        if self.quality.agreement.iter().all(|area| area.units.is_empty()) {
            document.paragraph(words.no_agreement);
            return;
        }
        let mut table = Table::default();
        table.column(Column::Words, words.area);
        for head in [words.units, words.rwg, words.r_star, words.lacking] {
            table.column(Column::Number, head);
        }
        table.column(Column::Mark, words.icc1);
        table.column(Column::Number, words.icc2);
        for area in &self.quality.agreement {
            table.row(0, self.area_cells(area));
        }
        document.table(table, Narrow::Fold(1));
        if self.details {
            document.heading(Level::Section, words.unit_by_unit);
            document.table(self.unit_table(), Narrow::Fold(1));
        }
        document.list(self.disagreements());
        document.note(words.note_agreement);
    }

    fn area_cells(&self, area: &AreaAgreement) -> Vec<String> {
        let middle = |figure: &dyn Fn(usize) -> f64| median((0..area.units.len()).map(figure));
        let lacking = area.units.iter().filter(|unit| unit.agreement.is_lacking()).count();
        let one_way = area.one_way.as_ref().ok();
        let dash = || number::NO_VALUE.to_owned();
        vec![
            self.node(area.node).to_owned(),
            area.units.len().to_string(),
            self.two(middle(&|at| area.units[at].agreement.rwg_j)),
            self.two(middle(&|at| area.units[at].agreement.r_star)),
            lacking.to_string(),
            one_way.map_or_else(dash, |one| self.with_range(one.icc1(), one.icc1_interval())),
            one_way.and_then(|one| one.icc2()).map_or_else(dash, |icc| not_below_zero(icc, self.lang)),
        ]
    }

    fn unit_table(&self) -> Table {
        let words = self.words();
        let mut table = Table::default();
        table.column(Column::Words, words.unit);
        for head in [words.complete, words.rwg, words.r_star, words.deviation] {
            table.column(Column::Number, head);
        }
        table.column(Column::Mark, "");
        for area in self.quality.agreement.iter().filter(|area| !area.units.is_empty()) {
            table.head_row(self.node(area.node));
            for unit in &area.units {
                let agreement = &unit.agreement;
                let mark = if agreement.is_lacking() { words.not_agreed } else { "" };
                let cells = vec![
                    self.unit(unit.unit).to_owned(),
                    number::count(agreement.n, self.lang),
                    self.two(Some(agreement.rwg_j)),
                    self.two(Some(agreement.r_star)),
                    decimal(agreement.average_deviation, 1, self.lang),
                    mark.to_owned(),
                ];
                table.row(1, cells);
            }
        }
        table
    }

    fn disagreements(&self) -> Vec<String> {
        let told = |(unit, areas): (UnitIx, Vec<NodeIx>)| {
            let areas: Vec<&str> = areas.into_iter().map(|area| self.inside(area)).collect();
            disagrees(self.unit(unit), &areas, self.lang)
        };
        divided_in(self.view, &self.quality.agreement).into_iter().map(told).collect()
    }

    fn standings(&self, document: &mut Document) {
        let words = self.words();
        document.heading(Level::Part, words.told_apart);
        if self.quality.standings.is_empty() {
            document.paragraph(words.no_agreement);
            return;
        }
        for standing in &self.quality.standings {
            let mut table = Table::default();
            table.column(Column::Words, self.node_with_scale(standing.node));
            for head in [words.score, words.shrunken] {
                table.column(Column::Mark, head);
            }
            for head in [words.place, words.above_next] {
                table.column(Column::Number, head);
            }
            table.column(Column::Mark, words.alike);
            for (at, unit) in standing.units.iter().enumerate() {
                table.row(0, self.standing_cells(standing, at, unit));
            }
            document.table(table, Narrow::Fold(1));
        }
        document.note(words.note_told_apart);
    }

    fn standing_cells(&self, standing: &Standing, at: usize, unit: &UnitStanding) -> Vec<String> {
        let estimate = &unit.estimate;
        let scale = self.scale(standing.node);
        let shrunken = unit.shrunken.map(|shrunken| scale.number(shrunken.mean, 0));
        // A letter per run that has another unit in it.
        let runs = standing.runs.iter().filter(|(first, last)| first < last).enumerate();
        let mine = runs.filter(|(_, (first, last))| (*first..=*last).contains(&at));
        let letters: String = mine.map(|(run, _)| letters(run)).collect::<Vec<_>>().join(" ");
        vec![
            self.unit(unit.unit).to_owned(),
            scale.score(estimate, 0),
            shrunken.unwrap_or_else(|| number::NO_VALUE.to_owned()),
            places(unit.places.0, unit.places.1),
            unit.above_next.map_or_else(|| number::NO_VALUE.to_owned(), |p| probability(p, self.lang)),
            letters.to_lowercase(),
        ]
    }
}
