//! Why a summed-up score moved: its change split exactly into what contributed to it.
//!
//! Everything here follows from figures that are shown, as they are shown: scores of both waves, in whole points where no more is told of
//! few people, and how much each part counts. What is withheld has no line of its own; it is in what is left over.

use std::collections::BTreeMap;

use crate::model::{Assessment, Combine, NodeId, NodeIx, Questionnaire, Rollup, UnitIx};
use crate::score::{Grain, WaveScores, Whole, wholes};
use crate::tally::Tally;

/// A change of a score, split two ways. Each way adds up to the change.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The score now minus the score before.
    pub change: f64,
    /// What each area contributed: its change in the workplaces, as much as it counts there.
    pub areas: Vec<(NodeId, f64)>,
    /// What the areas leave over: areas that are withheld, are new, or were not answered by the same part of the people.
    pub beside_areas: f64,
    /// What each part of the unit contributed by its own change, as much as it counts; none where it has no parts.
    pub units: Vec<(UnitIx, f64)>,
    /// What the parts leave over: those that are not shown one by one in both waves.
    pub beside_units: f64,
    /// What comes of other parts having answered, or in other numbers; 0 where the unit has no parts.
    pub who: f64,
}

/// One wave over the questions that both share.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub tally: &'a Tally,
    pub scores: &'a WaveScores,
}

/// The splits of all changes of scores that sum up, per unit, by node.
pub(super) fn splits(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    sides: [Side<'_>; 2],
    is_same: bool,
    changes: &[Vec<Option<Told>>],
) -> Vec<BTreeMap<NodeId, Split>> {
    let mut all = vec![BTreeMap::new(); assessment.units.len()];
    let summaries = questionnaire.nodes().filter(|(_, node)| node.kind.is_summary());
    for (node, what) in summaries {
        let Some(group) = what.group().filter(|group| !group.combine.is_gated()) else { continue };
        let is_mean = matches!(group.combine, Combine::Mean);
        let areas: Vec<NodeIx> = if is_mean { group.counted().collect() } else { Vec::new() };
        let items: Vec<_> =
            questionnaire.items_in(node).into_iter().filter_map(|item| questionnaire.item_ix(item)).collect();
        let parts = sides.map(|side| wholes(assessment, side.tally, (node, &items), side.scores));
        let table = Table { assessment, questionnaire, sides, changes, node, areas, parts, is_same };
        let mut found: Vec<Option<Split>> = vec![None; assessment.units.len()];
        // Parts stand after what they are part of, so the reverse order has them ready.
        for (unit, _) in assessment.units.iter().rev() {
            found[unit.at()] = table.split(unit, &found);
        }
        for (unit, split) in found.into_iter().enumerate() {
            all[unit].extend(split.map(|split| (what.id.clone(), split)));
        }
    }
    all
}

/// A score before and now, both told as numbers, be it whole ones.
pub(super) type Told = (f64, f64);

/// Whether a score is told as a number and not only as being below or above one.
pub(super) const fn is_number(grain: &Grain) -> bool {
    matches!(grain, Grain::Exact | Grain::Whole)
}

/// One node in all units.
struct Table<'a> {
    assessment: &'a Assessment,
    questionnaire: &'a Questionnaire,
    sides: [Side<'a>; 2],
    changes: &'a [Vec<Option<Told>>],
    node: NodeIx,
    areas: Vec<NodeIx>,
    parts: [Vec<Whole>; 2],
    /// Whether both waves asked the same, so that all that is compared is shown as it is.
    is_same: bool,
}

/// A part of a unit: how much it counts of it, and its score.
type Part = (f64, f64);

impl Table<'_> {
    fn change(&self, unit: UnitIx, node: NodeIx) -> Option<Told> {
        self.changes[unit.at()][node.at()]
    }

    fn split(&self, unit: UnitIx, found: &[Option<Split>]) -> Option<Split> {
        let (before, now) = self.change(unit, self.node)?;
        let change = now - before;
        if self.assessment.units[unit].children.is_empty() {
            return Some(self.of_workplace(unit, change));
        }
        let sides = [0, 1].map(|side| self.parts_of(unit, side));
        let mut areas: BTreeMap<usize, (NodeId, f64)> = BTreeMap::new();
        let (mut units, mut who) = (Vec::new(), 0.0);
        let level = f64::midpoint(before, now);
        // Where some parts are not shown one by one, nobody can tell whether one that is there once was among them.
        let all_shown = self.is_same
            && sides.iter().all(|parts| {
                let shown: f64 = parts.values().map(|(share, _)| share).sum();
                (shown - 1.0).abs() < 1e-9
            });
        for part in self.assessment.units.iter().map(|(ix, _)| ix) {
            let (first, second) = (sides[0].get(&part), sides[1].get(&part));
            let (share, score) = match (first, second) {
                (None, None) => continue,
                (Some(a), Some(b)) => {
                    let weight = f64::midpoint(a.0, b.0);
                    let Some(own) = &found[part.at()] else { continue };
                    units.push((part, weight * (own.change - own.who)));
                    who += weight * own.who;
                    for (area, by) in &own.areas {
                        let at = self.questionnaire.find(area.as_str()).map_or(usize::MAX, NodeIx::at);
                        areas.entry(at).or_insert_with(|| (area.clone(), 0.0)).1 += weight * by;
                    }
                    (b.0 - a.0, f64::midpoint(a.1, b.1))
                }
                (Some(_), None) | (None, Some(_)) if !all_shown => continue,
                (Some(a), None) => (-a.0, a.1),
                (None, Some(b)) => (b.0, b.1),
            };
            who += share * (score - level);
        }
        let areas: Vec<(NodeId, f64)> = areas.into_values().collect();
        let told: f64 = areas.iter().map(|(_, by)| by).sum();
        let within: f64 = units.iter().map(|(_, by)| by).sum();
        let beside = [change - told - who, change - within - who];
        Some(Split { change, areas, beside_areas: beside[0], units, beside_units: beside[1], who })
    }

    /// A workplace's change by its areas, each as much as it counts among those that are shown in both waves.
    fn of_workplace(&self, unit: UnitIx, change: f64) -> Split {
        let own: BTreeMap<NodeIx, f64> =
            self.questionnaire.weights_of(unit).map(|(node, weight)| (node, weight.value())).collect();
        let shown = self.areas.iter().filter_map(|area| {
            let (before, now) = self.change(unit, *area)?;
            let node = &self.questionnaire[*area];
            let weight = own.get(area).copied().unwrap_or(node.weight.value());
            Some((node.id.clone(), weight, now - before))
        });
        let shown: Vec<(NodeId, f64, f64)> = shown.collect();
        let all: f64 = shown.iter().map(|(_, weight, _)| weight).sum();
        let counts = shown.into_iter().filter(|(_, weight, _)| *weight > 0.0);
        let areas: Vec<(NodeId, f64)> = counts.map(|(id, weight, by)| (id, weight / all * by)).collect();
        let told: f64 = areas.iter().map(|(_, by)| by).sum();
        Split {
            change,
            areas,
            beside_areas: change - told,
            units: Vec::new(),
            beside_units: change,
            who: 0.0,
        }
    }

    /// The parts of a unit that are shown one by one with all their decimals, of one wave.
    fn parts_of(&self, unit: UnitIx, side: usize) -> BTreeMap<UnitIx, Part> {
        let whole = &self.parts[side][unit.at()];
        let is_shown = |part: UnitIx| self.sides[side].scores.unit(part).node(self.node).is_some();
        if !whole.parts.is_empty() {
            let shown = whole.parts.iter().filter_map(|part| Some((part.unit?, part.share, part.estimate)));
            let shown = shown.filter(|(part, _, estimate)| is_shown(*part) && is_number(&estimate.grain));
            return shown.map(|(part, share, estimate)| (part, (share, estimate.mean))).collect();
        }
        // Where all respondents count alike, a part counts as many as answered there.
        if self.assessment.rollup != Rollup::Pooled {
            return BTreeMap::new();
        }
        let scores = self.sides[side].scores;
        let Some(all) = scores.unit(unit).node(self.node).map(|score| score.estimate.n as f64) else {
            return BTreeMap::new();
        };
        let parts = self.assessment.units[unit].children.iter();
        let shown = parts.filter_map(|part| Some((*part, &scores.unit(*part).node(self.node)?.estimate)));
        let shown = shown.filter(|(_, estimate)| is_number(&estimate.grain));
        shown.map(|(part, estimate)| (part, (estimate.n as f64 / all, estimate.mean))).collect()
    }
}
