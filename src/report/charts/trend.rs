//! How a unit's scores moved, as pictures.

use crate::chart::{Course, Multiples, Panel, PanelPoint, Slope, SlopeRow, Ticks};
use crate::insight::{Change, Trend};
use crate::model::{NodeIx, UnitIx};
use crate::report::view::{Scope, Score};
use crate::text::sentences::chart::{self as say, Kind};
use crate::text::sentences::trend as told;

use super::on_axis;

/// The most that a heading names.
const MOST_NAMED: usize = 3;

/// Which way a step went, as far as that is sure.
fn course(change: Option<&Change>) -> Course {
    match change {
        Some(change) if change.counts() && change.difference.points > 0.0 => Course::Up,
        Some(change) if change.counts() => Course::Down,
        Some(_) | None => Course::Open,
    }
}

fn latest(scope: &Scope<'_>, trend: &Trend, unit: UnitIx, node: NodeIx) -> Option<Change> {
    trend.steps(unit, &scope.questionnaire()[node].id).last().copied().flatten()
}

/// What surely moved in the latest step, as a heading.
#[must_use]
pub fn moved(scope: &Scope<'_>, trend: &Trend, unit: UnitIx) -> String {
    let nodes = trend.nodes_in(scope.questionnaire());
    let went = |wanted: Course| -> Vec<&str> {
        let is_so = |node: &NodeIx| course(latest(scope, trend, unit, *node).as_ref()) == wanted;
        nodes.iter().copied().filter(is_so).map(|node| scope.inside(node)).collect()
    };
    let (up, down) = (went(Course::Up), went(Course::Down));
    let name = scope.unit_name(unit);
    if nodes.iter().all(|node| latest(scope, trend, unit, *node).is_none()) {
        return format!("{name}: {}", scope.labels.too_few_or_new);
    }
    if up.len() + down.len() > MOST_NAMED {
        return told::counted_headline(name, up.len(), down.len(), scope.lang);
    }
    told::headline(name, (&up, &down), scope.wave_id(trend.number_of_steps().saturating_sub(1)), scope.lang)
}

/// From the wave before to the latest, a line per summary and area; `None` where nothing can be compared.
#[must_use]
pub fn slope(scope: &Scope<'_>, trend: &Trend, unit: UnitIx) -> Option<Slope> {
    let nodes = trend.nodes_in(scope.questionnaire());
    let shown = scope.shown(nodes.iter().copied());
    let rows = nodes.into_iter().filter_map(|node| {
        let change = latest(scope, trend, unit, node)?;
        let scale = on_axis(scope, &shown, node);
        let course = course(Some(&change));
        let now = scale.of_grain(change.now, change.grains[1], 0);
        Some(SlopeRow {
            label: scope.short(node).to_owned(),
            from: change.before,
            to: change.now,
            from_text: scale.of_grain(change.before, change.grains[0], 0),
            to_text: now,
            course,
        })
    });
    let rows: Vec<SlopeRow> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let waves = &scope.view.assessment.waves;
    let last = waves.len() - 1;
    let texts: Vec<String> =
        rows.iter().map(|row| format!("{} {} → {}", row.label, row.from_text, row.to_text)).collect();
    let subtitle = format!("{}. {}", told::words(scope.lang).slope, shown.scores(scope.lang));
    Some(Slope {
        id: "slope".to_owned(),
        title: moved(scope, trend, unit),
        subtitle,
        description: say::description(Kind::Slope, &texts, scope.lang),
        from: scope.wave_id(last - 1).to_owned(),
        to: scope.wave_id(last).to_owned(),
        rows,
        note: Some(told::key(scope.lang).to_owned()),
    })
}

/// Each summary and area over all waves; `None` where nothing is shown.
#[must_use]
pub fn multiples(scope: &Scope<'_>, trend: &Trend, unit: UnitIx) -> Option<Multiples> {
    let nodes = trend.nodes_in(scope.questionnaire());
    let shown = scope.shown(nodes.iter().copied());
    let waves = 0..scope.view.assessment.waves.len();
    let panel = |node: NodeIx| {
        let id = &scope.questionnaire()[node].id;
        let scale = on_axis(scope, &shown, node);
        let point = |wave: usize| {
            let score = Score::of(&scope.analysis.view(wave).named(unit, id)?.estimate, scale);
            Some(PanelPoint { value: score.value, interval: score.interval, text: score.rounded })
        };
        let steps = trend.steps(unit, id);
        Panel {
            label: scope.short(node).to_owned(),
            points: waves.clone().map(point).collect(),
            steps: steps.iter().map(|change| course(change.as_ref())).collect(),
        }
    };
    let panels = nodes.iter().copied().map(panel);
    let panels: Vec<Panel> = panels.filter(|panel| panel.points.iter().any(Option::is_some)).collect();
    if panels.is_empty() {
        return None;
    }
    let told_of = |panel: &Panel| {
        let texts: Vec<&str> = panel.points.iter().flatten().map(|point| point.text.as_str()).collect();
        format!("{} {}", panel.label, texts.join(" → "))
    };
    let texts: Vec<String> = panels.iter().map(told_of).collect();
    let first = nodes.first().map(|node| on_axis(scope, &shown, *node).ticks());
    Some(Multiples {
        id: "multiples".to_owned(),
        title: told::words(scope.lang).multiples.to_owned(),
        subtitle: say::over_time_subtitle(scope.unit_name(unit), &shown, scope.lang),
        description: say::description(Kind::Multiples, &texts, scope.lang),
        ticks: first.map(Ticks::new).unwrap_or_default(),
        times: waves.map(|wave| scope.wave_id(wave).to_owned()).collect(),
        panels,
        note: Some(told::key(scope.lang).to_owned()),
    })
}
