//! All units against readiness, index and areas; where they are many, as several pictures.

use super::sheets::{Sheet, Sheets, sheets};
use super::with_scale;
use crate::chart::{HeatCell, HeatRow, Heatmap};
use crate::model::{NodeIx, NodeKind, UnitIx};
use crate::report::view::{HIDES, Scope, finding};
use crate::score::NodeScore;
use crate::text::number::list;
use crate::text::scale::{Scale, Shown};
use crate::text::sentences::chart as say;
use crate::text::sentences::whole as whole_say;

/// A picture of more rows than this is a wall that nobody reads, and no slide or sheet of paper holds it.
const MOST_ROWS: usize = 30;

/// All units against readiness, index and areas: one picture, or where the units are many several that show all of
/// them together. The first is of the whole and its parts.
#[must_use]
pub fn heatmaps(scope: &Scope<'_>) -> Vec<Heatmap> {
    let (columns, column_groups) = columns(scope);
    let shown = scope.shown(columns.iter().copied());
    let colours = Colours::of(scope, &columns, &shown);
    let units = || scope.view.scores.units.iter();
    let scores =
        || units().flat_map(|unit| columns.iter().filter_map(|node| Some((*node, unit.node(*node)?))));
    let hides = scores().any(|(_, score)| !score.hides.is_empty());
    let has_decimal = |(node, score): (NodeIx, &NodeScore)| {
        scope.scale(node).number(score.estimate.mean, 0).contains([',', '.'])
    };
    // On a short scale all have decimals.
    let decimals = shown == Shown::Points && scores().any(has_decimal);
    let wave = scope.wave_name(scope.view.wave);
    let subtitle = say::heatmap_subtitle(&wave, &shown, colours.by_level, [hides, decimals], scope.lang);
    let sheets = sheets(&scope.view.assessment.units, MOST_ROWS);
    let names: Vec<String> = columns.iter().map(|node| column(scope, &shown, *node)).collect();
    let count = sheets.len();
    let picture = |(at, sheet): (usize, &Sheet)| Heatmap {
        id: name(at),
        title: if at == 0 { heatmap_title(scope) } else { sheet_title(scope, sheet) },
        subtitle: match count {
            1 => subtitle.clone(),
            _ => say::one_of_several(&subtitle, at + 1, count, scope.lang),
        },
        description: say::heatmap_description(sheet.rows.len(), columns.len(), scope.lang),
        columns: names.clone(),
        column_groups: column_groups.clone(),
        rows: rows(scope, sheet, &columns, &colours),
        levels: colours.names.clone(),
        withheld: say::hatching(scope.lang).to_owned(),
    };
    sheets.iter().enumerate().map(picture).collect()
}

/// What the picture at this place is called in files and on pages: `heatmap`, then `heatmap-2`.
fn name(at: usize) -> String {
    if at == 0 { "heatmap".to_owned() } else { format!("heatmap-{}", at + 1) }
}

fn rows(scope: &Scope<'_>, sheet: &Sheet, columns: &[NodeIx], colours: &Colours) -> Vec<HeatRow> {
    let units = &scope.view.assessment.units;
    let least = sheet.rows.iter().map(|unit| units[*unit].depth).min().unwrap_or_default();
    let row = |unit: &UnitIx| HeatRow {
        label: scope.unit_name(*unit).to_owned(),
        depth: units[*unit].depth - least,
        strong: sheet.heads.contains(unit),
        cells: columns.iter().map(|node| colours.cell(scope, *unit, *node)).collect(),
    };
    sheet.rows.iter().map(row).collect()
}

/// Which units a picture after the first is of.
fn sheet_title(scope: &Scope<'_>, sheet: &Sheet) -> String {
    let heads: Vec<&str> = sheet.heads.iter().map(|unit| scope.unit_name(*unit)).collect();
    match (&sheet.of, heads.as_slice()) {
        (Sheets::Whole, [head]) => (*head).to_owned(),
        (Sheets::Stretch { from, to }, heads) => {
            let stretch = say::from_to(scope.unit_name(*from), scope.unit_name(*to), scope.lang);
            heads.first().map_or(stretch.clone(), |head| format!("{head}: {stretch}"))
        }
        (Sheets::Whole, heads) if heads.len() <= MOST_NAMED => list(heads, scope.lang),
        (Sheets::Whole, heads) => {
            let (first, last) = (heads.first().copied(), heads.last().copied());
            say::from_to(first.unwrap_or_default(), last.unwrap_or_default(), scope.lang)
        }
    }
}

/// A column's name, with its scale where that is not the same for all.
fn column(scope: &Scope<'_>, shown: &Shown, node: NodeIx) -> String {
    with_scale(scope.short(node), shown.beside(scope.scale(node)))
}

/// The heatmap's columns: what sums up, then prerequisites, core areas, and what is across these.
#[must_use]
pub fn columns(scope: &Scope<'_>) -> (Vec<NodeIx>, Vec<(String, usize)>) {
    let questionnaire = scope.questionnaire();
    let of = |kinds: &[NodeKind]| {
        questionnaire.overview().filter(|node| kinds.contains(&questionnaire[*node].kind)).collect::<Vec<_>>()
    };
    let parts = [
        (scope.labels.summary, of(&[NodeKind::Readiness, NodeKind::Index])),
        (scope.labels.prerequisites, of(&[NodeKind::Prerequisite])),
        (scope.labels.core_areas, of(&[NodeKind::Core])),
        (scope.labels.cross_cutting, of(&[NodeKind::CrossCutting])),
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
        let number = scope.scale(node).number(score.estimate.mean, 0);
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
        scope.areas().filter(|area| times(*area) == most).map(|area| scope.inside(area)).collect();
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
