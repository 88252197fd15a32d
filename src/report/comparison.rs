//! Units side by side, and which differences are sure.

use super::facts::{asks_for_more, whole_points};
use super::json::to_text;
use super::scores::{Form, note_scale, shown_text, stages_note};
use super::unsure::Unsure;
use super::view::{Scope, all_hidden};
use crate::doc::{Column, Document, Level, Narrow, Table, Topic};
use crate::insight::{Comparison, ComparisonRow, Difference, Verdict};
use crate::model::{Lang, NodeIx, UnitIx};
use crate::score::Interval;
use crate::text::labels::{Words, words};
use crate::text::number;
use crate::text::scale::Shown;
use crate::text::sentences::method::lowered;
use crate::text::terminal::{compared_with, note_comparison, note_withheld};

/// A comparison with what is needed to speak of it.
#[derive(Debug, Clone, Copy)]
pub struct ComparisonView<'a> {
    /// The wave whose scores are compared, and the language of the words.
    pub scope: Scope<'a>,
    /// What came out.
    pub comparison: &'a Comparison,
}

impl ComparisonView<'_> {
    /// The scores, then each further unit's differences to the first.
    #[must_use]
    pub fn document(&self) -> Document {
        let mut document = Document::titled(self.title());
        let named = if self.shown() == Shown::Mixed { 2 } else { 1 };
        document.table(self.scores(), Narrow::Fold(named));
        for (heading, table) in self.differences() {
            document.heading(Level::Part, heading);
            document.table(table, Narrow::Break);
        }
        document.listed(Level::Part, self.words().hidden, self.hidden());
        document.notes(self.notes());
        document
    }

    /// The same as JSON, with unrounded numbers.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let questionnaire = self.scope.view.questionnaire();
        let tree = &self.scope.view.assessment.units;
        let score = |unit: UnitIx, row: &ComparisonRow, difference: &Option<Difference>| {
            let estimate = self.scope.view.node(unit, row.node).map(|node| &node.estimate);
            json::Score {
                unit: tree[unit].id.as_str(),
                score: estimate.map(|estimate| estimate.mean),
                n: estimate.map(|estimate| estimate.n),
                ci: estimate.and_then(|estimate| estimate.interval()).map(Interval::ends),
                hides: self.hides(unit, row.node),
                difference: difference.as_ref().map(json::Gap::of),
            }
        };
        let node = |row: &ComparisonRow| json::Node {
            node: questionnaire[row.node].id.as_str(),
            range: questionnaire.range_of(row.node).map(|range| [range.ends().0, range.ends().1]),
            units: self
                .comparison
                .units
                .iter()
                .zip(&row.differences)
                .map(|(unit, difference)| score(*unit, row, difference))
                .collect(),
        };
        let root = json::Root {
            format: 1,
            wave: self.scope.view.wave.id.as_str(),
            compared_with: self.comparison.units.first().map(|unit| tree[*unit].id.as_str()),
            nodes: self.comparison.rows.iter().map(node).collect(),
        };
        to_text(&root, 4)
    }

    /// The ids of what a mean hides.
    fn hides(&self, unit: UnitIx, node: NodeIx) -> Vec<&str> {
        let parts = self.scope.view.node(unit, node).into_iter().flat_map(|score| score.hides.nodes());
        parts.map(|part| self.scope.view.questionnaire()[part].id.as_str()).collect()
    }

    fn words(&self) -> &'static Words {
        words(self.scope.lang)
    }

    fn title(&self) -> String {
        let title = self.scope.view.assessment.title.get(self.scope.lang);
        format!("{title}, {} {}", self.words().wave_inside, self.scope.view.wave.id)
    }

    fn scores(&self) -> Table {
        let form = Form { interval: true, decimals: 1, lang: self.scope.lang };
        let mut table = self.table(self.words().score);
        for unit in &self.comparison.units {
            table.column(Column::Number, self.scope.unit_name(*unit));
        }
        for row in &self.comparison.rows {
            let scores = self.comparison.units.iter().map(|unit| self.scope.view.unit(*unit));
            let mut cells = self.names(row.node);
            cells.extend(
                scores.map(|scores| shown_text(self.scope.view.questionnaire(), row.node, scores, form)),
            );
            table.row(0, cells);
        }
        table
    }

    /// A heading and a table per unit after the first.
    fn differences(&self) -> Vec<(String, Table)> {
        let Some((first, others)) = self.comparison.units.split_first() else { return Vec::new() };
        let words = self.words();
        let table = |at: usize, name: &str| {
            let mut table = self.table(name);
            table.column(Column::Number, words.difference);
            table.column(Column::Mark, words.interval);
            table.column(Column::Number, words.visible);
            table.column(Column::Mark, words.verdict);
            for row in &self.comparison.rows {
                let mut cells = self.names(row.node);
                cells.extend(self.difference(row.node, row.differences[at].as_ref()));
                table.row(0, cells);
            }
            table
        };
        let sheet = |(at, unit): (usize, &UnitIx)| {
            let name = |unit: UnitIx| self.scope.unit_name(unit);
            let heading = compared_with(name(*unit), name(*first), self.scope.lang);
            let table = table(at + 1, &heading);
            (heading, table)
        };
        others.iter().enumerate().map(sheet).collect()
    }

    /// A table of nodes, with their scales where they have not all the same.
    fn table(&self, name: &str) -> Table {
        let mut table = Table::named(Topic::Figures, name);
        table.column(Column::Words, self.words().node);
        if self.shown() == Shown::Mixed {
            table.column(Column::Mark, self.words().scale);
        }
        table
    }

    /// A row's first cells.
    fn names(&self, node: NodeIx) -> Vec<String> {
        let scale = self.shown().beside(self.scope.scale(node));
        std::iter::once(self.scope.short(node).to_owned()).chain(scale).collect()
    }

    /// What the scores stand on together.
    fn shown(&self) -> Shown {
        self.scope.shown(self.comparison.rows.iter().map(|row| row.node))
    }

    fn difference(&self, node: NodeIx, difference: Option<&Difference>) -> [String; 4] {
        let dash = || number::NO_VALUE.to_owned();
        let Some(difference) = difference else {
            return [dash(), dash(), dash(), self.words().not_shown.to_owned()];
        };
        // Between scores in whole points there are no parts of one.
        let is_coarse = |unit: &UnitIx| {
            self.scope.view.node(*unit, node).is_some_and(|score| score.estimate.grain.is_coarse())
        };
        let decimals = u8::from(!self.comparison.units.iter().any(is_coarse));
        let signed = |value| self.scope.scale(node).change(value, decimals);
        let to = match self.scope.lang {
            Lang::Sv => "till",
            Lang::En => "to",
        };
        let interval = difference.interval.map(|i| format!("{} {to} {}", signed(i.low), signed(i.high)));
        let verdict = difference.judged.verdict;
        let visible = difference.judged.visible.filter(|_| verdict == Verdict::Unsure);
        let visible = visible.map_or_else(dash, |visible| self.scope.scale(node).gap(visible, 0));
        let verdict = self.words().verdict_of(verdict).to_owned();
        [signed(difference.points), interval.unwrap_or_else(dash), visible, verdict]
    }

    /// What the means that are compared hide, unit by unit.
    fn hidden(&self) -> Vec<String> {
        let of_unit = |unit: &UnitIx| {
            let told = all_hidden(&self.scope, *unit, self.comparison.rows.iter().map(|row| row.node));
            told.into_iter()
                .map(|sentence| format!("{}: {sentence}", self.scope.unit_name(*unit)))
                .collect::<Vec<_>>()
        };
        self.comparison.units.iter().flat_map(of_unit).collect()
    }

    fn notes(&self) -> Vec<String> {
        let tested = self.comparison.rows.iter().flat_map(|row| row.differences.iter().flatten());
        let tested = tested.filter(|difference| difference.p.is_some()).count();
        let nodes: Vec<NodeIx> = self.comparison.rows.iter().map(|row| row.node).collect();
        let mut notes = vec![note_scale(self.scope.view.questionnaire(), &nodes, self.scope.lang)];
        if !self.hidden().is_empty() {
            notes.push(self.scope.labels.hides_note.to_owned());
        }
        notes.push(note_comparison(tested, self.scope.lang));
        let stages = stages_note(self.scope.view, &self.comparison.units, &nodes, self.scope.lang);
        notes.extend(stages.map(str::to_owned));
        let untested = |node: NodeIx| {
            let rows = self.comparison.rows.iter().filter(|row| row.node == node);
            let mut told = rows.flat_map(|row| row.differences.iter().flatten());
            told.any(|difference| difference.judged.verdict == Verdict::Untestable)
        };
        let unsure = Unsure::of(self.scope.view, &self.comparison.units, &nodes);
        notes.extend(unsure.notes(self.scope.view, untested, self.scope.lang));
        let hidden =
            |node| self.comparison.units.iter().any(|unit| self.scope.view.node(*unit, node).is_none());
        if self.comparison.rows.iter().any(|row| hidden(row.node)) {
            notes.push(note_withheld(self.scope.view.assessment.min_group, self.scope.lang));
            notes.extend(asks_for_more(
                self.scope.view.assessment,
                self.scope.view.questionnaire(),
                self.scope.lang,
            ));
        }
        let units = self.comparison.units.iter();
        let scores =
            units.flat_map(|unit| nodes.iter().filter_map(|node| self.scope.view.node(*unit, *node)));
        let questionnaire = self.scope.view.questionnaire();
        notes.extend(whole_points(self.scope.view.assessment, questionnaire, scores, self.scope.lang));
        notes.extend(lowered(self.scope.view.assessment, self.scope.lang));
        notes
    }
}

/// The comparison as JSON, format 1.
mod json {
    use serde::Serialize;

    use crate::insight::Difference;
    use crate::score::Interval;

    #[derive(Serialize)]
    pub struct Root<'a> {
        pub format: u8,
        pub wave: &'a str,
        pub compared_with: Option<&'a str>,
        pub nodes: Vec<Node<'a>>,
    }

    #[derive(Serialize)]
    pub struct Node<'a> {
        pub node: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub range: Option<[f64; 2]>,
        pub units: Vec<Score<'a>>,
    }

    #[derive(Serialize)]
    pub struct Score<'a> {
        pub unit: &'a str,
        pub score: Option<f64>,
        pub n: Option<u64>,
        pub ci: Option<[f64; 2]>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub hides: Vec<&'a str>,
        pub difference: Option<Gap>,
    }

    #[derive(Serialize)]
    pub struct Gap {
        points: f64,
        ci: Option<[f64; 2]>,
        p: Option<f64>,
        verdict: &'static str,
        visible: Option<f64>,
    }

    impl Gap {
        pub fn of(difference: &Difference) -> Self {
            Self {
                points: difference.points,
                ci: difference.interval.map(Interval::ends),
                p: difference.p,
                verdict: difference.judged.verdict.code(),
                visible: difference.judged.visible,
            }
        }
    }
}
