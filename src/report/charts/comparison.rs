//! Several units beside each other, area by area.

use super::on_axis;
use crate::chart::{Bar, Bars, Ticks};
use crate::insight::{Comparison, ComparisonRow};
use crate::model::UnitIx;
use crate::report::view::{Scope, Score};
use crate::text::scale::Scale;
use crate::text::sentences::chart::{self as say, Kind};
use crate::text::sentences::comparison as told;

/// What marks a score that surely differs from the first unit's.
const SURE: &str = " *";

/// The scores of the units of a comparison as bars, beneath the name of each area.
#[must_use]
pub fn comparison(scope: &Scope<'_>, comparison: &Comparison) -> Bars {
    let nodes = || comparison.rows.iter().map(|row| row.node);
    let shown = scope.shown(nodes());
    let mut rows: Vec<Bar> = Vec::new();
    let mut lines = Vec::new();
    for row in &comparison.rows {
        let scale = on_axis(scope, &shown, row.node);
        rows.push(Bar { label: scope.name(row.node).to_owned(), is_heading: true, ..Bar::default() });
        let of_row = comparison.units.iter().enumerate();
        let bars: Vec<Bar> = of_row.map(|(at, unit)| bar(scope, (*unit, at), row, scale)).collect();
        let told: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.text)).collect();
        lines.push(format!("{}: {}", scope.name(row.node), told.join(", ")));
        rows.extend(bars);
    }
    let first = nodes().next().map(|node| on_axis(scope, &shown, node));
    let names: Vec<&str> = comparison.units.iter().map(|unit| scope.unit_name(*unit)).collect();
    Bars {
        id: "comparison".to_owned(),
        title: told::finding(&names, number_of_sure(comparison), scope.lang),
        subtitle: told::subtitle(&shown, scope.lang),
        description: say::description(Kind::Bars, &lines, scope.lang),
        ticks: Ticks::new(first.unwrap_or(Scale::points(scope.lang)).ticks()),
        rows,
        note: names.first().map(|first| told::note(first, scope.lang)),
        ..Bars::default()
    }
}

fn bar(scope: &Scope<'_>, (unit, at): (UnitIx, usize), row: &ComparisonRow, scale: Scale<'_>) -> Bar {
    let node = scope.view.node(unit, row.node);
    let score = node.map(|node| Score::of(&node.estimate, scale));
    let is_sure = row.differences[at].as_ref().is_some_and(|difference| difference.is_sure());
    let text = match &score {
        Some(score) => score.whole.clone(),
        None => scope.stage(unit, row.node).unwrap_or_else(|| scope.labels.not_shown.to_owned()),
    };
    Bar {
        label: scope.unit_name(unit).to_owned(),
        depth: 1,
        value: score.as_ref().map(|score| score.value),
        interval: score.as_ref().and_then(|score| score.interval),
        text: text + if is_sure { SURE } else { "" },
        ..Bar::default()
    }
}

fn number_of_sure(comparison: &Comparison) -> usize {
    let differences = comparison.rows.iter().flat_map(|row| row.differences.iter().flatten());
    differences.filter(|difference| difference.is_sure()).count()
}
