//! How scores moved over all waves: as a document, and as data.

use serde::Serialize;

use crate::doc::{Column, Document, Level, Narrow, RowKind, Run, Table, Text, Topic};
use crate::insight::{Change, ChangeVerdict, Split, Trend};
use crate::model::{NodeId, NodeIx, Respondents, UnitIx};
use crate::report::json::to_text;
use crate::report::pages::{cells, least};
use crate::report::split;
use crate::report::view::Scope;
use crate::text::sentences::method::lowered;
use crate::text::sentences::{change as say, trend as told};

/// The waves of an assessment, one after the other.
#[derive(Debug)]
pub struct TrendView<'a> {
    scope: Scope<'a>,
    trend: Trend,
    /// Whose areas are told one by one.
    units: Vec<UnitIx>,
}

impl<'a> TrendView<'a> {
    /// How the areas of these units moved, the whole's where none are named; `None` where there is one wave.
    #[must_use]
    pub fn of(scope: Scope<'a>, units: &[UnitIx]) -> Option<Self> {
        let trend = Trend::of(scope.analysis)?;
        let units = if units.is_empty() { scope.whole().into_iter().collect() } else { units.to_vec() };
        Some(Self { scope, trend, units })
    }

    /// The steps.
    #[must_use]
    pub fn trend(&self) -> &Trend {
        &self.trend
    }

    /// Units named, and their areas; and the scores that sum up in all units.
    #[must_use]
    pub fn document(&self) -> Document {
        let (scope, words) = (&self.scope, told::words(self.scope.lang));
        let title = scope.view.assessment.title.get(scope.lang);
        let mut document = Document::titled(format!("{title}. {}", words.title));
        for unit in &self.units {
            document.heading(Level::Part, super::charts::moved(scope, &self.trend, *unit));
            document.extend(self.of_unit(*unit));
        }
        document.extend(self.of_all());
        document
    }

    /// A unit's summaries and areas over all waves, and what the latest changes consist of.
    #[must_use]
    pub fn of_unit(&self, unit: UnitIx) -> Document {
        let scope = &self.scope;
        let nodes = self.nodes();
        let mut table = self.table(scope.unit_name(unit), scope.labels.area, &nodes);
        for node in &nodes {
            let kind = scope.questionnaire()[*node].kind;
            let kind = if kind.is_summary() { RowKind::Whole } else { RowKind::Plain };
            let steps = self.trend.steps(unit, self.id(*node));
            table.kind_row(kind, 0, self.row(Run::own(scope.name(*node)).into(), unit, *node, &steps));
        }
        let mut document = Document::default();
        document.table(table, Narrow::Break);
        let mut is_split = false;
        for node in nodes.iter().filter(|node| scope.questionnaire()[**node].kind.is_summary()) {
            let changes = scope.analysis.changes.as_ref();
            let split = changes.and_then(|changes| split::document(scope, changes, unit, *node));
            is_split |= split.is_some();
            split.into_iter().for_each(|split| document.extend(split));
        }
        if is_split {
            document.note(told::words(scope.lang).note_split);
        }
        document
    }

    /// The scores that sum up, over all waves in all units, and what holds for all tables.
    #[must_use]
    pub fn of_all(&self) -> Document {
        let scope = &self.scope;
        let mut document = Document::default();
        let nodes = self.nodes();
        let summaries: Vec<NodeIx> =
            nodes.iter().copied().filter(|node| scope.questionnaire()[*node].kind.is_summary()).collect();
        for node in summaries.iter().rev() {
            let mut table = self.table(scope.name(*node), scope.labels.unit, &[*node]);
            for (unit, about) in scope.view.assessment.units.iter() {
                let is_whole = about.parent.is_none() && !about.children.is_empty();
                let kind = if is_whole { RowKind::Whole } else { RowKind::Plain };
                let steps = self.trend.listed(unit, self.id(*node));
                let row = self.row(scope.unit_name(unit).into(), unit, *node, &steps);
                table.kind_row(kind, about.depth.into(), row);
            }
            document.table(table, Narrow::Break);
        }
        document.notes(self.notes());
        document
    }

    fn nodes(&self) -> Vec<NodeIx> {
        self.trend.nodes_in(self.scope.questionnaire())
    }

    fn id(&self, node: NodeIx) -> &NodeId {
        &self.scope.questionnaire()[node].id
    }

    fn waves(&self) -> std::ops::Range<usize> {
        0..self.scope.view.assessment.waves.len()
    }

    fn table(&self, caption: &str, first: &str, nodes: &[NodeIx]) -> Table {
        let (scope, words) = (&self.scope, told::words(self.scope.lang));
        let shown = scope.shown(nodes.iter().copied());
        let name = format!("{} {}, {caption}", scope.labels.table, words.title);
        let mut table =
            Table::named(Topic::Changes, name).captioned(format!("{caption}. {}.", shown.scores(scope.lang)));
        table.column(Column::Words, first);
        for wave in self.waves() {
            table.column(Column::Number, scope.wave_id(wave));
        }
        table.column(Column::Number, words.step);
        table.column(
            Column::Words,
            if self.trend.number_of_steps() > 1 { words.steps } else { scope.labels.verdict },
        );
        table
    }

    fn row(&self, name: Text, unit: UnitIx, node: NodeIx, steps: &[Option<Change>]) -> Vec<Text> {
        let scope = &self.scope;
        let scale = scope.scale(node);
        let score = |wave: usize| {
            let score = scope.analysis.view(wave).named(unit, self.id(node))?;
            Some(scale.of_estimate(&score.estimate, 1))
        };
        let mut row = vec![name];
        row.extend(self.waves().map(|wave| match score(wave) {
            Some(score) => score.into(),
            None => cells::dash(scope.labels),
        }));
        let latest = steps.last().copied().flatten();
        row.push(match latest {
            Some(change) => self.by(&change, node).into(),
            None => cells::dash(scope.labels),
        });
        row.push(self.verdict(node, steps));
        row
    }

    fn by(&self, change: &Change, node: NodeIx) -> String {
        let decimals = u8::from(!change.grains.iter().any(|grain| grain.is_coarse()));
        self.scope.scale(node).change(change.difference.points, decimals)
    }

    /// What is sure: of one step whether it is, of several which.
    fn verdict(&self, node: NodeIx, steps: &[Option<Change>]) -> Text {
        let labels = self.scope.labels;
        if let [step] = steps {
            return match step {
                None => Run::quiet(labels.too_few_or_new).into(),
                Some(change) if change.counts() && change.difference.points > 0.0 => {
                    Run::strong(labels.sure_rise).into()
                }
                Some(change) if change.counts() => Run::strong(labels.sure_fall).into(),
                Some(change) if change.verdict == ChangeVerdict::Untestable => {
                    Run::quiet(labels.change_cannot_be_tested).into()
                }
                Some(_) => Run::quiet(labels.no_sure_change).into(),
            };
        }
        let sure = steps.iter().enumerate().filter_map(|(at, change)| {
            let change = change.as_ref().filter(|change| change.counts())?;
            let (from, to) = (self.scope.wave_id(at), self.scope.wave_id(at + 1));
            Some(told::step(from, to, &self.by(change, node)))
        });
        let sure: Vec<String> = sure.collect();
        if steps.iter().all(Option::is_none) {
            return Run::quiet(labels.too_few_or_new).into();
        }
        if sure.is_empty() { Run::quiet(labels.no_sure_change) } else { Run::strong(sure.join(", ")) }.into()
    }

    /// What holds for all tables.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let (scope, words) = (&self.scope, told::words(self.scope.lang));
        let lang = scope.lang;
        let mut notes = Vec::new();
        let steps = scope.analysis.earlier_changes.iter().chain([&scope.analysis.changes]);
        for (at, step) in steps.enumerate() {
            if step.is_none() {
                notes.push(told::not_compared(scope.wave_id(at), scope.wave_id(at + 1), lang));
            }
        }
        if let Some(changes) = &scope.analysis.changes {
            notes.push(say::comparable(changes.common_items, changes.items, lang));
        }
        notes.push(match scope.view.assessment.respondents {
            Respondents::Stable => say::of_pairs(lang).to_owned(),
            Respondents::PerWave => words.note_others.to_owned(),
        });
        notes.push(say::how_listed(lang).to_owned());
        notes.extend((self.trend.number_of_steps() > 1).then(|| words.note_together.to_owned()));
        let nodes = self.nodes();
        let shown = scope.shown(nodes.iter().copied());
        notes.extend(
            least(scope, &shown, nodes.first().copied()).map(|least| say::least_that_counts(&least, lang)),
        );
        notes.extend(lowered(scope.view.assessment, lang));
        notes
    }

    /// The same as JSON, of all units where none are named.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self, asked: &[UnitIx]) -> serde_json::Result<String> {
        let tree = &self.scope.view.assessment.units;
        let units = tree.iter().map(|(unit, _)| unit).filter(|unit| asked.is_empty() || asked.contains(unit));
        let unit = |unit: UnitIx| JsonUnit {
            id: tree[unit].id.as_str(),
            nodes: self.nodes().into_iter().map(|node| self.json_node(unit, node)).collect(),
        };
        let root = JsonTrend {
            format: 1,
            waves: self.waves().map(|wave| self.scope.wave_id(wave)).collect(),
            respondents: self.scope.view.assessment.respondents.code(),
            min_change: self.scope.view.assessment.min_change.value(),
            units: units.map(unit).collect(),
        };
        to_text(&root, 5)
    }

    fn json_node(&self, unit: UnitIx, node: NodeIx) -> JsonNode<'_> {
        let id = self.id(node);
        let score = |wave: usize| Some(self.scope.analysis.view(wave).named(unit, id)?.estimate.mean);
        let step = |change: Option<Change>| {
            change.map(|change| JsonStep {
                points: change.difference.points,
                ci: change.difference.interval.map(|interval| [interval.low, interval.high]),
                method: change.method.code(),
                verdict: change.verdict.code(),
            })
        };
        let split = self.scope.analysis.changes.as_ref().and_then(|changes| changes.split(unit, id));
        JsonNode {
            id: id.as_str(),
            scores: self.waves().map(score).collect(),
            steps: self.trend.steps(unit, id).into_iter().map(step).collect(),
            split: split.map(|split| self.json_split(split)),
        }
    }

    fn json_split<'s>(&'s self, split: &'s Split) -> JsonSplit<'s> {
        let tree = &self.scope.view.assessment.units;
        JsonSplit {
            change: split.change,
            areas: split.areas.iter().map(|(id, by)| JsonPart { id: id.as_str(), points: *by }).collect(),
            beside_areas: split.beside_areas,
            units: split
                .units
                .iter()
                .map(|(unit, by)| JsonPart { id: tree[*unit].id.as_str(), points: *by })
                .collect(),
            beside_units: split.beside_units,
            who_answered: split.who,
        }
    }
}

#[derive(Serialize)]
struct JsonTrend<'a> {
    format: u8,
    waves: Vec<&'a str>,
    respondents: &'static str,
    min_change: f64,
    units: Vec<JsonUnit<'a>>,
}

#[derive(Serialize)]
struct JsonUnit<'a> {
    id: &'a str,
    nodes: Vec<JsonNode<'a>>,
}

#[derive(Serialize)]
struct JsonNode<'a> {
    id: &'a str,
    scores: Vec<Option<f64>>,
    steps: Vec<Option<JsonStep>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    split: Option<JsonSplit<'a>>,
}

#[derive(Serialize)]
struct JsonStep {
    points: f64,
    ci: Option<[f64; 2]>,
    method: &'static str,
    verdict: &'static str,
}

#[derive(Serialize)]
struct JsonSplit<'a> {
    change: f64,
    areas: Vec<JsonPart<'a>>,
    beside_areas: f64,
    units: Vec<JsonPart<'a>>,
    beside_units: f64,
    who_answered: f64,
}

#[derive(Serialize)]
struct JsonPart<'a> {
    id: &'a str,
    points: f64,
}
