//! What a change consists of, as tables and sentences.

use crate::doc::{Column, Document, Narrow, RowKind, Run, Table, Text, Topic};
use crate::insight::{Changes, Split};
use crate::model::{NodeIx, UnitIx};
use crate::report::view::Scope;
use crate::text::sentences::trend::{consists_of, words};

/// A part that is shown as nothing has no line, unless it is an area or a unit.
const SHOWN: f64 = 0.05;
/// So many parts stand in the sentence.
const NAMED: usize = 2;

/// What the change of a unit's score consists of; `None` where that is not shown.
#[must_use]
pub fn document(scope: &Scope<'_>, changes: &Changes, unit: UnitIx, node: NodeIx) -> Option<Document> {
    let split = changes.split(unit, &scope.questionnaire()[node].id)?;
    let words = words(scope.lang);
    let mut document = Document::default();
    if !split.areas.is_empty() {
        document.paragraphs(largest(scope, split, node));
        let name = |at: &crate::model::NodeId| scope.questionnaire().find(at.as_str());
        let areas = split.areas.iter().filter_map(|(area, by)| Some((scope.name(name(area)?), *by)));
        let areas: Vec<(Text, f64)> = areas.map(|(name, by)| (Run::own(name).into(), by)).collect();
        let left = [(words.who, split.who), (words.beside_areas, split.beside_areas)];
        let caption = (words.by_area, scope.labels.area);
        document.table(table(scope, (unit, node), caption, areas, &left, split.change), Narrow::Break);
    }
    if !split.units.is_empty() {
        let units = split.units.iter().map(|(part, by)| (scope.unit_name(*part).into(), *by)).collect();
        let left = [(words.who, split.who), (words.beside_units, split.beside_units)];
        let caption = (words.by_unit, scope.labels.unit);
        document.table(table(scope, (unit, node), caption, units, &left, split.change), Narrow::Break);
    }
    (!document.is_empty()).then_some(document)
}

/// The areas that contributed most, in the direction of the change.
fn largest(scope: &Scope<'_>, split: &Split, node: NodeIx) -> Option<String> {
    let scale = scope.scale(node);
    let same_way = |by: f64| by * split.change > 0.0 && by.abs() >= SHOWN;
    let mut areas: Vec<(NodeIx, f64)> = split
        .areas
        .iter()
        .filter(|(_, by)| same_way(*by))
        .filter_map(|(area, by)| Some((scope.questionnaire().find(area.as_str())?, *by)))
        .collect();
    areas.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    let told = areas.iter().take(NAMED).map(|(area, by)| (scope.inside(*area), scale.change(*by, 1)));
    let told: Vec<(&str, String)> = told.collect();
    let by = scale.change(split.change, 1);
    (!told.is_empty()).then(|| consists_of(scope.inside(node), &by, &told, scope.lang))
}

fn table(
    scope: &Scope<'_>,
    (unit, node): (UnitIx, NodeIx),
    (caption, first): (&str, &str),
    parts: Vec<(Text, f64)>,
    left: &[(&str, f64)],
    change: f64,
) -> Table {
    let (words, scale) = (words(scope.lang), scope.scale(node));
    let name = format!("{}, {}: {caption}", scope.unit_name(unit), scope.name(node));
    let caption = format!("{}: {}. {caption}.", scope.name(node), words.why);
    let mut table = Table::named(Topic::Changes, name).captioned(caption);
    table.column(Column::Words, first);
    table.column(Column::Number, words.contribution);
    let number = |by: f64| Text::from(scale.change(by, 1));
    for (name, by) in parts {
        table.row(0, vec![name, number(by)]);
    }
    for (name, by) in left.iter().filter(|(_, by)| by.abs() >= SHOWN) {
        table.row(0, vec![Run::quiet(*name).into(), number(*by)]);
    }
    table.kind_row(RowKind::Whole, 0, vec![Run::strong(words.change).into(), number(change)]);
    table
}
