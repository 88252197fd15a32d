//! Whom a unit can learn from: others that are surely ahead of it in an area, those that are most like it first.

use crate::model::{NodeIx, UnitIx};

use super::difference::{Difference, judge_list};
use super::{Analysis, WaveView, goals};

/// An area in which a unit has somewhere to go, and who is ahead there.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Who can learn.
    pub unit: UnitIx,
    /// In what.
    pub area: NodeIx,
    /// From whom, the most alike first; nobody where none is surely a level ahead.
    pub peers: Vec<Peer>,
}

/// A unit that is ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Peer {
    /// Which.
    pub unit: UnitIx,
    /// How far it is ahead, judged with all others in the list.
    pub difference: Difference,
    /// Whether both are part of the same unit.
    pub same_parent: bool,
}

/// What each workplace can learn, and from whom: in the areas in which it is below its target or, where it has none, below the highest level.
///
/// Another workplace is ahead where its level is higher and the difference of the two scores is sure. All pairs are judged as one list, also those of
/// which the other is not ahead: who judges only the differences that look large finds too many. So about one in twenty of those named is expected not to be ahead at most. Among those ahead the most alike come first: part of the
/// same unit, then nearest in size, then nearest in their other areas.
#[must_use]
pub fn lessons(analysis: &Analysis, wave: usize) -> Vec<Lesson> {
    let view = analysis.view(wave);
    let tree = &view.assessment.units;
    let workplaces: Vec<UnitIx> =
        tree.iter().filter(|(_, unit)| unit.children.is_empty()).map(|(unit, _)| unit).collect();
    let mut lessons: Vec<Lesson> = workplaces
        .iter()
        .flat_map(|unit| wanting(analysis, wave, *unit).into_iter().map(|area| (*unit, area)))
        .map(|(unit, area)| Lesson { unit, area, peers: others(view, unit, area, &workplaces) })
        .collect();
    let judged =
        judge_list(lessons.iter().flat_map(|lesson| lesson.peers.iter().map(|peer| &peer.difference)));
    for (peer, judged) in lessons.iter_mut().flat_map(|lesson| &mut lesson.peers).zip(judged) {
        peer.difference.judged = judged;
    }
    for lesson in &mut lessons {
        let (unit, area) = (lesson.unit, lesson.area);
        let own = height(view, unit, area);
        lesson.peers.retain(|peer| peer.difference.is_sure() && height(view, peer.unit, area) > own);
        lesson.peers.sort_by(|a, b| {
            let nearness = |peer: &Peer| {
                (
                    !peer.same_parent,
                    unlike_in_size(view, unit, peer.unit),
                    unlike_elsewhere(view, unit, peer.unit, area),
                )
            };
            let (a, b) = (nearness(a), nearness(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
        });
    }
    lessons
}

/// The areas in which a unit has somewhere to go.
fn wanting(analysis: &Analysis, wave: usize, unit: UnitIx) -> Vec<NodeIx> {
    let view = analysis.view(wave);
    let targets = goals(analysis, wave, unit);
    let is_open = |area: NodeIx| match &targets {
        Some(targets) => targets.goals.iter().any(|goal| goal.node == area && goal.reached == Some(false)),
        None => view.node(unit, area).is_some_and(|score| score.standing.next.is_some()),
    };
    view.questionnaire().areas().map(|(area, _)| area).filter(|area| is_open(*area)).collect()
}

/// How high a unit stands among the levels of an area; 0 below the first.
fn height(view: WaveView<'_>, unit: UnitIx, area: NodeIx) -> usize {
    let level = view.node(unit, area).and_then(|score| score.standing.level);
    level.map_or(0, |level| level.at() + 1)
}

/// Everybody else with a score there, not judged yet.
fn others(view: WaveView<'_>, unit: UnitIx, area: NodeIx, workplaces: &[UnitIx]) -> Vec<Peer> {
    let Some(own) = view.node(unit, area) else { return Vec::new() };
    let parent = view.assessment.units[unit].parent;
    let others = workplaces.iter().copied().filter(|other| *other != unit);
    let judged = others.filter_map(|other| {
        let difference = Difference::of(&view.node(other, area)?.estimate, &own.estimate);
        let same_parent = parent.is_some() && view.assessment.units[other].parent == parent;
        Some(Peer { unit: other, difference, same_parent })
    });
    judged.collect()
}

/// How unlike two workplaces are in how many work there or, where that is not known, have answered: 0 for as many.
fn unlike_in_size(view: WaveView<'_>, a: UnitIx, b: UnitIx) -> f64 {
    let size = |unit: UnitIx| {
        let known = view.assessment.units[unit].headcount.map(u64::from);
        known.or(view.unit(unit).respondents).map_or(f64::NAN, |people| people as f64)
    };
    let ratio = libm::log(size(a) / size(b)).abs();
    if ratio.is_finite() { ratio } else { f64::INFINITY }
}

/// The mean distance of two workplaces' scores in the areas besides this one.
fn unlike_elsewhere(view: WaveView<'_>, a: UnitIx, b: UnitIx, but: NodeIx) -> f64 {
    let areas = view.questionnaire().areas().map(|(area, _)| area).filter(|area| *area != but);
    let apart = areas.filter_map(|area| Some((view.unit(a).score(area)? - view.unit(b).score(area)?).abs()));
    let (sum, number) = apart.fold((0.0, 0.0), |(sum, number), gap| (sum + gap, number + 1.0));
    if number > 0.0 { sum / number } else { f64::INFINITY }
}
