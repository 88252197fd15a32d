//! Shrunken scores beside the others.

use super::Extract;
use crate::doc::{Column, Table};
use crate::model::{NodeIx, UnitIx};
use crate::text::labels::words;
use crate::text::number;
use crate::text::scale::Scale;

/// A row per workplace, each score with what it is drawn to behind an arrow; `None` where that is not asked for, or there is none.
/// `decimals` are those of a score on 0–100.
pub fn table(extract: &Extract<'_>, wave: usize, decimals: u8) -> Option<Table> {
    let (view, lang) = (extract.analysis.view(wave), extract.lang);
    let questionnaire = view.questionnaire();
    let units = || view.assessment.units.iter().map(|(unit, _)| unit);
    let shrunken = |unit: UnitIx, node: NodeIx| extract.shrunken(wave, unit, node);
    let mut nodes: Vec<NodeIx> = questionnaire.overview().collect();
    nodes.retain(|node| units().any(|unit| shrunken(unit, *node).is_some()));
    let mut table = Table::default();
    table.column(Column::Words, words(lang).unit);
    for node in &nodes {
        table.column(Column::Number, questionnaire[*node].short.get(lang));
    }
    for unit in units() {
        let drawn = |node: &NodeIx| {
            let scale = Scale::of(questionnaire, *node, lang);
            let (score, shrunken) = (view.node(unit, *node)?, shrunken(unit, *node)?);
            let number = |points| scale.number(points, decimals);
            Some(format!("{} → {}", number(score.estimate.mean), number(shrunken.mean)))
        };
        let cells: Vec<Option<String>> = nodes.iter().map(drawn).collect();
        if cells.iter().any(Option::is_some) {
            let name = view.assessment.units[unit].name.get(lang).to_owned();
            let cells = cells.into_iter().map(|cell| cell.unwrap_or_else(|| number::NO_VALUE.to_owned()));
            table.row(0, std::iter::once(name).chain(cells).collect());
        }
    }
    (!table.is_empty()).then_some(table)
}

/// The cell beside a score in a table of one unit's nodes, where that is asked for.
pub fn cell(
    extract: &Extract<'_>,
    (wave, unit, node): (usize, UnitIx, NodeIx),
    scale: Scale<'_>,
) -> Option<String> {
    extract.shrunken.as_ref()?;
    let shrunken = extract.shrunken(wave, unit, node);
    Some(shrunken.map_or_else(|| number::NO_VALUE.to_owned(), |shrunken| scale.number(shrunken.mean, 1)))
}
