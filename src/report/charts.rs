//! The pictures of a report, as descriptions that `chart` draws.

mod levels;

use crate::chart::{
    Band, Bar, Bars, HeatCell, HeatRow, Heatmap, Position as PositionChart, PositionAxis, PositionPoint,
    Radar, Series, Ticks,
};
use crate::insight::{Placed, aims, place};
use crate::model::{Axis, LevelIx, NodeIx, NodeKind, Points, Unit, UnitIx};
use crate::score::Estimate;
use crate::text::scale::{Scale, Shown};
use crate::text::sentences::chart::{self as say, Kind};
use crate::text::sentences::whole as whole_say;

use super::scores::HIDES;
use super::view::{Scope, Score, finding, start_headline};

pub use levels::levels;

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

/// All units against readiness, index and areas.
#[must_use]
pub fn heatmap(scope: &Scope<'_>) -> Heatmap {
    let (columns, column_groups) = columns(scope);
    let shown = scope.shown(columns.iter().copied());
    let colours = Colours::of(scope, &columns, &shown);
    let units = &scope.view.assessment.units;
    let mut scores =
        scope.view.scores.units.iter().flat_map(|unit| columns.iter().map(|node| unit.node(*node)));
    let hides = scores.any(|score| score.is_some_and(|score| !score.hides.is_empty()));
    let row = |(ix, unit): (UnitIx, &Unit)| HeatRow {
        label: scope.unit_name(ix).to_owned(),
        depth: unit.depth,
        strong: unit.parent.is_none() && !unit.children.is_empty(),
        cells: columns.iter().map(|node| colours.cell(scope, ix, *node)).collect(),
    };
    Heatmap {
        id: "heatmap".to_owned(),
        title: heatmap_title(scope),
        subtitle: say::heatmap_subtitle(
            &scope.wave_name(scope.view.wave),
            &shown,
            colours.by_level,
            hides,
            scope.lang,
        ),
        description: say::heatmap_description(units.len(), columns.len(), scope.lang),
        columns: columns.iter().map(|node| column(scope, &shown, *node)).collect(),
        column_groups,
        rows: units.iter().map(row).collect(),
        levels: colours.names,
        withheld: say::hatching(scope.lang).to_owned(),
    }
}

/// A column's name, with its scale where that is not the same for all.
fn column(scope: &Scope<'_>, shown: &Shown, node: NodeIx) -> String {
    with_scale(scope.short(node), shown.beside(scope.scale(node)))
}

fn with_scale(name: &str, scale: Option<String>) -> String {
    scale.map_or_else(|| name.to_owned(), |scale| format!("{name} ({scale})"))
}

/// The heatmap's columns: what sums up, then prerequisites, then core areas.
#[must_use]
pub fn columns(scope: &Scope<'_>) -> (Vec<NodeIx>, Vec<(String, usize)>) {
    let questionnaire = scope.questionnaire();
    let of = |kinds: &[NodeKind]| {
        let nodes = questionnaire.nodes().filter(|(_, node)| kinds.contains(&node.kind));
        nodes.map(|(ix, _)| ix).collect::<Vec<_>>()
    };
    let parts = [
        (scope.labels.summary, of(&[NodeKind::Readiness, NodeKind::Index])),
        (scope.labels.prerequisites, of(&[NodeKind::Prerequisite])),
        (scope.labels.core_areas, of(&[NodeKind::Core])),
    ];
    let groups = parts.iter().filter(|(_, nodes)| !nodes.is_empty());
    let groups = groups.map(|(name, nodes)| ((*name).to_owned(), nodes.len())).collect();
    (parts.into_iter().flat_map(|(_, nodes)| nodes).collect(), groups)
}

/// What gives a cell its colour: the level, or fifths of the scale where there are no levels.
struct Colours {
    names: Vec<String>,
    /// Whether a score can be below the first level, which then has a colour of its own.
    below: bool,
    by_level: bool,
}

impl Colours {
    fn of(scope: &Scope<'_>, columns: &[NodeIx], shown: &Shown) -> Self {
        let levels = scope.questionnaire().levels();
        if levels.is_empty() {
            let one = columns.first().filter(|_| *shown != Shown::Mixed).map(|node| scope.scale(*node));
            let of_each = || Scale::points(scope.lang).fifths().map(|fifth| format!("{fifth}\u{a0}%"));
            let names = one.map_or_else(of_each, Scale::fifths).to_vec();
            return Self { names, below: false, by_level: false };
        }
        let below = scope.view.scores.units.iter().any(|unit| {
            let nodes = columns.iter().filter_map(|node| unit.node(*node));
            nodes.into_iter().any(|node| node.standing.level.is_none())
        });
        let first = below.then(|| scope.labels.below_first_level.to_owned());
        let names = levels.iter().map(|level| level.name.get(scope.lang).to_owned());
        Self { names: first.into_iter().chain(names).collect(), below, by_level: true }
    }

    fn cell(&self, scope: &Scope<'_>, unit: UnitIx, node: NodeIx) -> HeatCell {
        let Some(score) = scope.view.node(unit, node) else { return HeatCell::Withheld };
        let number = scope.scale(node).of_estimate(&score.estimate, 0);
        let text = if score.hides.is_empty() { number } else { number + HIDES };
        let level = match score.standing.level {
            Some(level) => level.at() + usize::from(self.below),
            None if self.by_level => 0,
            None => (score.estimate.mean / 20.0).floor().clamp(0.0, 4.0) as usize,
        };
        HeatCell::Value { level, text }
    }
}

/// What the heatmap shows at a glance: what the whole shows, else the area that is most often the lowest.
fn heatmap_title(scope: &Scope<'_>) -> String {
    if let Some(whole) = scope.whole() {
        return finding(scope, whole);
    }
    let units: Vec<UnitIx> = scope.workplaces().into_iter().filter(|unit| scope.is_shown(*unit)).collect();
    if let [unit] = units.as_slice() {
        return match scope.headline(*unit) {
            Some(_) => finding(scope, *unit),
            None => scope.unit_name(*unit).to_owned(),
        };
    }
    let lowest: Vec<NodeIx> = units.iter().filter_map(|unit| lowest_alone(scope, *unit)).collect();
    let times = |area: NodeIx| lowest.iter().filter(|other| **other == area).count();
    let most = scope.areas().map(times).max().unwrap_or_default();
    let areas: Vec<&str> =
        scope.areas().filter(|area| times(*area) == most).map(|area| scope.name(area)).collect();
    // Areas that are lowest in one unit each, or many that are so equally often, are no pattern.
    let is_pattern = most > 0 && (areas.len() == 1 || (most > 1 && areas.len() <= MOST_NAMED));
    match is_pattern {
        true => whole_say::lowest_in(&areas, most, units.len(), scope.lang),
        false => whole_say::headline(units.len(), scope.lang),
    }
}

/// The most areas that a title names.
const MOST_NAMED: usize = 3;

/// The area that is lower than all others of a unit; the only one of a unit is not, nor is one that shares its score.
fn lowest_alone(scope: &Scope<'_>, unit: UnitIx) -> Option<NodeIx> {
    let scores = scope.areas().filter_map(|area| Some((area, scope.view.unit(unit).score(area)?)));
    let mut scores: Vec<(NodeIx, f64)> = scores.collect();
    scores.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let [(area, low), (_, next), ..] = scores.as_slice() else { return None };
    (low < next).then_some(*area)
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

fn interval(scope: &Scope<'_>, estimate: &Estimate) -> Option<(f64, f64)> {
    Score::of(estimate, Scale::points(scope.lang)).interval
}
