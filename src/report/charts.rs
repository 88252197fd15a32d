//! The pictures of a report, as descriptions that `chart` draws.

mod comparison;
mod heatmap;
mod levels;
mod roles;
mod sheets;
mod trend;

use crate::chart::{
    Band, Bar, Bars, Position as PositionChart, PositionAxis, PositionPoint, Radar, Series, Ticks,
};
use crate::insight::{Placed, aims, place};
use crate::model::{Axis, LevelIx, NodeIx, Points, UnitIx};
use crate::score::Estimate;
use crate::text::scale::{Scale, Shown};
use crate::text::sentences::chart::{self as say, Kind};
use crate::text::sentences::whole as whole_say;

use super::view::{Scope, Score, finding, start_headline};

pub use comparison::comparison;
pub use heatmap::{columns, heatmaps};
pub use levels::levels;
pub use roles::roles;
pub use trend::{moved, multiples, slope};

/// A unit's areas as bars with intervals, the levels' thresholds, and the organisation's value as a mark.
#[must_use]
pub fn bars(scope: &Scope<'_>, unit: UnitIx) -> Bars {
    let reference = scope.reference(unit);
    let shown = scope.shown(scope.areas());
    let aims = aims(scope.analysis, scope.wave, unit);
    let marks: Vec<Marks> = scope
        .areas()
        .map(|area| Marks {
            scale: on_axis(scope, &shown, area),
            reference: reference.and_then(|whole| scope.view.unit(whole).score(area)),
            target: aims[area.at()].map(|aim| aim.target),
        })
        .collect();
    let rows: Vec<Bar> =
        scope.areas().zip(&marks).map(|(area, marks)| bar(scope, unit, area, marks)).collect();
    let told = rows.iter().zip(&marks).map(|(row, marks)| {
        let target = marks.target.map(|target| say::with_target(&marks.scale.line(target), scope.lang));
        format!("{} {}{}", row.label, row.text, target.unwrap_or_default())
    });
    let told: Vec<String> = told.collect();
    let bands = bands(scope);
    let capped = scope.areas().any(|area| {
        let node = scope.view.node(unit, area);
        node.is_some_and(|node| node.standing.is_capped())
    });
    let note = match (&bands, capped) {
        (None, _) => Some(say::own_thresholds_note(scope.lang).to_owned()),
        (Some(bands), true) if !bands.is_empty() => Some(say::capped_note(scope.lang).to_owned()),
        _ => None,
    };
    Bars {
        id: "bars".to_owned(),
        title: finding(scope, unit),
        subtitle: say::bars_subtitle(
            scope.unit_name(unit),
            &scope.wave_name(scope.view.wave),
            &shown,
            rows.iter().any(|row| row.interval.is_some()),
            scope.lang,
        ),
        description: say::description(Kind::Bars, &told, scope.lang),
        ticks: ticks(scope, &shown),
        rows,
        bands: bands.unwrap_or_default(),
        reference: reference.map(|whole| scope.unit_name(whole).to_owned()),
        target: Some(scope.labels.target.to_owned()),
        note,
    }
}

/// What a bar is measured and marked with.
struct Marks<'a> {
    scale: Scale<'a>,
    reference: Option<f64>,
    target: Option<f64>,
}

/// What an area's scores are shown on along a common axis: where areas have scales of their own, points.
fn on_axis<'a>(scope: &Scope<'a>, shown: &Shown, area: NodeIx) -> Scale<'a> {
    let scale = scope.scale(area);
    if *shown == Shown::Mixed { scale.in_points() } else { scale }
}

/// The common axis of the areas.
fn ticks(scope: &Scope<'_>, shown: &Shown) -> Ticks {
    let first = scope.areas().next().map(|area| on_axis(scope, shown, area));
    Ticks::new(first.unwrap_or(Scale::points(scope.lang)).ticks())
}

fn bar(scope: &Scope<'_>, unit: UnitIx, area: NodeIx, marks: &Marks<'_>) -> Bar {
    let node = scope.view.node(unit, area);
    let score = node.map(|node| Score::of(&node.estimate, marks.scale));
    let level = node.and_then(|node| node.standing.level);
    Bar {
        label: scope.name(area).to_owned(),
        is_heading: false,
        depth: 0,
        value: score.as_ref().map(|score| score.value),
        interval: score.as_ref().and_then(|score| score.interval),
        reference: marks.reference,
        target: marks.target,
        level: level.map(LevelIx::at),
        text: score.map_or_else(|| scope.labels.not_shown.to_owned(), |score| score.whole),
    }
}

/// The levels' names and thresholds; `None` where areas have thresholds of their own.
fn bands(scope: &Scope<'_>) -> Option<Vec<Band>> {
    let questionnaire = scope.questionnaire();
    let mut thresholds = questionnaire.areas().filter_map(|(_, node)| {
        Some(node.group()?.levels.iter().map(|level| level.from).collect::<Vec<_>>())
    });
    let first = thresholds.next().unwrap_or_default();
    if thresholds.any(|other| other != first) {
        return None;
    }
    let band = |(at, from): (usize, &Points)| Band {
        name: scope.level_name(LevelIx(at as u8)).to_owned(),
        from: from.value(),
    };
    Some(first.iter().enumerate().map(band).collect())
}

/// A unit's areas as a shape, with the organisation's beside it. A radar needs three areas at least.
#[must_use]
pub fn radar(scope: &Scope<'_>, unit: UnitIx) -> Option<Radar> {
    let areas: Vec<NodeIx> = scope.areas().collect();
    let scores = scope.view.unit(unit);
    if areas.len() < 3 || areas.iter().all(|area| scores.node(*area).is_none()) {
        return None;
    }
    let reference = scope.reference(unit);
    let series = |unit: UnitIx| Series {
        name: scope.unit_name(unit).to_owned(),
        values: areas.iter().map(|area| scope.view.unit(unit).score(*area)).collect(),
    };
    let shown = scope.shown(areas.iter().copied());
    let text = |area: &NodeIx| match scores.score(*area) {
        Some(score) => on_axis(scope, &shown, *area).number(score, 0),
        None => scope.labels.not_shown.to_owned(),
    };
    let texts: Vec<String> = areas.iter().map(text).collect();
    let axes: Vec<String> = areas.iter().map(|area| scope.short(*area).to_owned()).collect();
    let told: Vec<String> = axes.iter().zip(&texts).map(|(axis, text)| format!("{axis} {text}")).collect();
    let name = scope.unit_name(unit);
    let compared_with = reference.map(|whole| scope.unit_name(whole));
    Some(Radar {
        id: "radar".to_owned(),
        title: say::radar_title(name, compared_with, scope.lang),
        subtitle: say::points_subtitle(
            scope.labels.areas,
            &scope.wave_name(scope.view.wave),
            &shown,
            scope.lang,
        ),
        description: say::description(Kind::Radar, &told, scope.lang),
        ticks: ticks(scope, &shown),
        axes,
        texts,
        series: std::iter::once(unit).chain(reference).map(series).collect(),
        note: None,
    })
}

/// The units in one of the questionnaire's pictures; `None` where there is no such picture.
#[must_use]
pub fn position(scope: &Scope<'_>, at: usize) -> Option<PositionChart> {
    let position = scope.questionnaire().positions().get(at)?;
    let placed = place(scope.view, position, &scope.workplaces());
    let points: Vec<PositionPoint> = placed
        .iter()
        .map(|placed| PositionPoint {
            label: scope.unit_name(placed.unit).to_owned(),
            x: placed.x.mean,
            y: placed.y.mean,
            x_interval: interval(scope, &placed.x),
            y_interval: interval(scope, &placed.y),
            near: placed.is_near(),
        })
        .collect();
    let told: Vec<String> = placed
        .iter()
        .map(|placed| {
            let field = position.fields[placed.field()].name.get(scope.lang);
            format!("{}: {field}", scope.unit_name(placed.unit))
        })
        .collect();
    let shown = scope.shown([position.x.node, position.y.node]);
    let axis = |axis: &Axis| PositionAxis {
        name: with_scale(scope.name(axis.node), shown.beside(scope.scale(axis.node))),
        ticks: Ticks::new(scope.scale(axis.node).ticks()),
        from: axis.from.value(),
        low: scope.labels.weak.to_owned(),
        high: scope.labels.strong.to_owned(),
    };
    Some(PositionChart {
        id: format!("position-{at}"),
        title: start_headline(scope, position, &placed),
        subtitle: say::position_subtitle(
            scope.labels.units,
            &scope.wave_name(scope.view.wave),
            &shown,
            placed.iter().any(Placed::is_by_score),
            scope.lang,
        ),
        description: say::description(Kind::Position, &told, scope.lang),
        x: axis(&position.x),
        y: axis(&position.y),
        fields: std::array::from_fn(|field| position.fields[field].name.get(scope.lang).to_owned()),
        points,
        near_note: whole_say::on_the_line(scope.lang).to_owned(),
    })
}

fn with_scale(name: &str, scale: Option<String>) -> String {
    scale.map_or_else(|| name.to_owned(), |scale| format!("{name} ({scale})"))
}

fn interval(scope: &Scope<'_>, estimate: &Estimate) -> Option<(f64, f64)> {
    Score::of(estimate, Scale::points(scope.lang)).interval
}
