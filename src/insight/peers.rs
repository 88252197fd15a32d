//! Whom a unit can learn from: others that are surely ahead of it in an area, those that are most like it first.

use crate::model::{NodeIx, UnitIx};
use crate::score::NodeScore;

use super::difference::{Difference, judge_list};
use super::joined::{Joined, Place};
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

/// A workplace that has somewhere to go in an area, and those that are surely a level ahead there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Behind {
    pub place: Place,
    pub area: NodeIx,
    /// Those ahead, in the organisations' order.
    pub ahead: Vec<(Place, Difference)>,
}

/// Who is surely ahead of whom, for these workplaces in these areas.
///
/// Another workplace is ahead where its level is higher and the difference of the two scores is sure. All pairs are judged as one list, also those of
/// which the other is not ahead: who judges only the differences that look large finds too many. So about one in twenty of those named is expected not to be ahead at most.
pub(super) fn surely_ahead(joined: &Joined<'_>, behind: &[(Place, NodeIx)]) -> Vec<Behind> {
    let workplaces = joined.workplaces();
    let mut found: Vec<Behind> = behind
        .iter()
        .map(|(place, area)| Behind {
            place: *place,
            area: *area,
            ahead: others(joined, *place, *area, &workplaces),
        })
        .collect();
    let judged =
        judge_list(found.iter().flat_map(|behind| behind.ahead.iter().map(|(_, difference)| difference)));
    for ((_, difference), judged) in found.iter_mut().flat_map(|behind| &mut behind.ahead).zip(judged) {
        difference.judged = judged;
    }
    for behind in &mut found {
        let own = height(joined, behind.place, behind.area);
        let area = behind.area;
        behind.ahead.retain(|(other, difference)| difference.is_sure() && height(joined, *other, area) > own);
    }
    found
}

/// What each workplace can learn, and from whom: in the areas in which it is below its target or, where it has none, below the highest level.
///
/// Who is ahead is judged over all workplaces together. Among those ahead the most alike come first: part of the
/// same unit, then nearest in size, then nearest in their other areas.
#[must_use]
pub fn lessons(analysis: &Analysis, wave: usize) -> Vec<Lesson> {
    let joined = Joined::alone(analysis, wave);
    let view = analysis.view(wave);
    let behind: Vec<(Place, NodeIx)> = joined
        .workplaces()
        .into_iter()
        .flat_map(|place| wanting(analysis, wave, place.unit).into_iter().map(move |area| (place, area)))
        .collect();
    let lesson = |behind: Behind| {
        let unit = behind.place.unit;
        let parent = view.assessment.units[unit].parent;
        let peer = |(other, difference): (Place, Difference)| {
            let same_parent = parent.is_some() && view.assessment.units[other.unit].parent == parent;
            Peer { unit: other.unit, difference, same_parent }
        };
        let mut peers: Vec<Peer> = behind.ahead.into_iter().map(peer).collect();
        peers.sort_by(|a, b| {
            let nearness = |peer: &Peer| {
                (
                    !peer.same_parent,
                    unlike_in_size(view, unit, peer.unit),
                    unlike_elsewhere(view, unit, peer.unit, behind.area),
                )
            };
            let (a, b) = (nearness(a), nearness(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
        });
        Lesson { unit, area: behind.area, peers }
    };
    surely_ahead(&joined, &behind).into_iter().map(lesson).collect()
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

fn score<'a>(joined: &Joined<'a>, place: Place, area: NodeIx) -> Option<&'a NodeScore> {
    joined.view(place.member).node(place.unit, joined.own(place.member, area)?)
}

/// How high a unit stands among the levels of an area; 0 below the first.
fn height(joined: &Joined<'_>, place: Place, area: NodeIx) -> usize {
    let level = score(joined, place, area).and_then(|score| score.standing.level);
    level.map_or(0, |level| level.at() + 1)
}

/// Everybody else with a score there, not judged yet.
fn others(joined: &Joined<'_>, place: Place, area: NodeIx, workplaces: &[Place]) -> Vec<(Place, Difference)> {
    let Some(own) = score(joined, place, area) else { return Vec::new() };
    let others = workplaces.iter().copied().filter(|other| *other != place);
    let pair =
        |other: Place| Some((other, Difference::of(&score(joined, other, area)?.estimate, &own.estimate)));
    others.filter_map(pair).collect()
}

/// How unlike two workplaces are in how many work there or, where that is not known, have answered: 0 for as many.
fn unlike_in_size(view: WaveView<'_>, a: UnitIx, b: UnitIx) -> f64 {
    let size = |unit: UnitIx| view.people(unit).map_or(f64::NAN, |(people, _)| people as f64);
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
