//! What a unit that has parts can do next: what many of its units share, and which of them can start.

use std::cmp::Reverse;

use crate::model::{LevelIx, Localized, NodeIx, OptionIx, UnitIx};

use super::advice::{Obstacle, items_to_lift, stage_at};
use super::{Placed, WaveView, place, weak_ground};

/// The fewest units that share what is told as shared.
pub(super) const LEAST: usize = 2;

/// What units of a whole have in common in an area.
#[derive(Debug, Clone, PartialEq)]
pub enum Need<'a> {
    /// The question that they have to lift first.
    Item {
        /// Which.
        item: NodeIx,
        /// The stage at which they stand there.
        stage: OptionIx,
        /// What the centre can do about it.
        advice: Option<&'a Localized>,
    },
    /// The level at which they stand.
    Level {
        /// Which.
        level: LevelIx,
        /// What the centre can do about it.
        advice: Option<&'a Localized>,
    },
}

impl<'a> Need<'a> {
    /// What the centre can do, in the questionnaire's words.
    #[must_use]
    pub const fn advice(&self) -> Option<&'a Localized> {
        match self {
            Self::Item { advice, .. } | Self::Level { advice, .. } => *advice,
        }
    }
}

/// One next step of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeStep<'a> {
    /// The top-level group that it is in.
    pub area: NodeIx,
    /// What is shared.
    pub need: Need<'a>,
    /// The workplaces that share it, in the organisation's order.
    pub units: Vec<UnitIx>,
    /// Of how many workplaces the area is shown.
    pub told: usize,
    /// How many work in those that share it, where that is known of all.
    pub people: Option<u64>,
    /// Which of them can start.
    pub starters: Starters,
    /// Of which of them the area rests on something that has not come as far as it should.
    pub waiting: Vec<UnitIx>,
}

/// Which units can go first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Starters {
    /// Those of which what the area rests on is in place, but for units that the questionnaire's first picture has on the border; nobody where it
    /// is in place in none.
    OnGround(Vec<UnitIx>),
    /// Those that stand surely in the best field of the questionnaire's first picture, where the area rests on nothing.
    InField(Vec<UnitIx>),
    /// Nothing tells.
    Unknown,
}

/// The workplaces of a whole: the units beneath it that have no parts.
#[must_use]
pub fn workplaces_of(view: WaveView<'_>, whole: UnitIx) -> Vec<UnitIx> {
    let mut workplaces = view.assessment.units.workplaces_in(whole);
    workplaces.retain(|unit| *unit != whole);
    workplaces
}

/// The next steps of a whole, at most `count`, one per area: what two or more of its workplaces share there.
///
/// Areas come first that keep the whole from its next level, then those in which the most workplaces share something,
/// then the weakest. In an area it is the question that most of them have to lift first if the questionnaire says what
/// the centre can do about it; else the level at which most of them stand, if it says that of a level; else, without such words, again the
/// question, or the level. Of stages that equally many share the earliest counts, so that nobody is left behind.
/// Only what is shown of the workplaces is used.
#[must_use]
pub fn whole_steps<'a>(view: WaveView<'a>, whole: UnitIx, count: usize) -> Vec<WholeStep<'a>> {
    let questionnaire = view.questionnaire();
    let workplaces = workplaces_of(view, whole);
    let obstacle = Obstacle::of(view, whole);
    // Where a unit stands is judged over all that the picture places, so that no two pages disagree.
    let all: Vec<UnitIx> = view.assessment.units.workplaces().collect();
    let placed = questionnaire.positions().first().map(|position| place(view, position, &all));
    let areas = questionnaire.areas().filter_map(|(area, _)| {
        let step = step_in(view, &workplaces, area, placed.as_deref())?;
        let score = view.unit(whole).place(area).unwrap_or(f64::INFINITY);
        Some((!obstacle.is_in(questionnaire, area), Reverse(step.units.len()), score, step))
    });
    let mut areas: Vec<_> = areas.collect();
    areas.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.total_cmp(&b.2)));
    areas.into_iter().map(|(_, _, _, step)| step).take(count).collect()
}

fn step_in<'a>(
    view: WaveView<'a>,
    workplaces: &[UnitIx],
    area: NodeIx,
    placed: Option<&[Placed]>,
) -> Option<WholeStep<'a>> {
    let shown = workplaces.iter().filter(|unit| view.unit(**unit).place(area).is_some());
    let told = shown.count();
    let (item, level) = (shared_item(view, workplaces, area), shared_level(view, workplaces, area));
    let found = [item, level];
    let has_advice = |(need, _): &&(Need<'a>, Vec<UnitIx>)| need.advice().is_some();
    let best = found.iter().flatten().find(has_advice).or_else(|| found.iter().flatten().next())?;
    let (need, units) = best.clone();
    let people = units.iter().map(|unit| view.assessment.units[*unit].headcount.map(u64::from)).sum();
    let waits = |unit: &UnitIx| !weak_ground(view, *unit, area).is_empty();
    let waiting: Vec<UnitIx> = units.iter().copied().filter(waits).collect();
    let starters = starters(view, area, (&units, &waiting), placed);
    Some(WholeStep { area, need, units, told, people, starters, waiting })
}

/// The question and the stage that most of the workplaces have to lift first in an area.
fn shared_item<'a>(
    view: WaveView<'a>,
    workplaces: &[UnitIx],
    area: NodeIx,
) -> Option<(Need<'a>, Vec<UnitIx>)> {
    let questionnaire = view.questionnaire();
    let first = |unit: UnitIx| {
        let (item, score) = items_to_lift(questionnaire, view.unit(unit), area).into_iter().next()?;
        let stage = stage_at(questionnaire[item].item()?, score)?;
        (score < 100.0).then_some((item, stage))
    };
    let mut found: Vec<((NodeIx, OptionIx), Vec<UnitIx>)> = Vec::new();
    for unit in workplaces {
        let Some(at) = first(*unit) else { continue };
        match found.iter_mut().find(|(other, _)| *other == at) {
            Some((_, units)) => units.push(*unit),
            None => found.push((at, vec![*unit])),
        }
    }
    // The lower the score that all of a stage's units have, the earlier the stage; among equals the questionnaire's order holds.
    let low = |(item, _): Place, units: &[UnitIx]| view.unit(units[0]).place(item).unwrap_or(f64::INFINITY);
    found.sort_by(|(a, of_a), (b, of_b)| {
        of_b.len().cmp(&of_a.len()).then(low(*a, of_a).total_cmp(&low(*b, of_b))).then(a.0.cmp(&b.0))
    });
    let ((item, stage), units) = found.into_iter().next().filter(|(_, units)| units.len() >= LEAST)?;
    let advice = questionnaire[item].item()?.advice_for_whole.get(stage.at());
    Some((Need::Item { item, stage, advice }, units))
}

/// A question with one of its stages.
type Place = (NodeIx, OptionIx);

/// The level of an area at which most of the workplaces stand that have one above them.
fn shared_level<'a>(
    view: WaveView<'a>,
    workplaces: &[UnitIx],
    area: NodeIx,
) -> Option<(Need<'a>, Vec<UnitIx>)> {
    let levels = &view.questionnaire()[area].group()?.levels;
    let stands = |unit: UnitIx| view.node(unit, area)?.standing.level;
    let at = |level: usize| {
        let level = LevelIx(level as u8);
        let units = workplaces.iter().copied().filter(|unit| stands(*unit) == Some(level));
        (level, units.collect::<Vec<UnitIx>>())
    };
    let below_the_top = 0..levels.len().saturating_sub(1);
    let (level, units) = below_the_top.map(at).rev().max_by_key(|(_, units)| units.len())?;
    let advice = levels[level.at()].advice_for_whole.as_ref();
    (units.len() >= LEAST).then_some((Need::Level { level, advice }, units))
}

/// Who can start: those whose ground is in place or, in what others rest on, those that the questionnaire's first picture places surely best.
fn starters(
    view: WaveView<'_>,
    area: NodeIx,
    (units, waiting): (&[UnitIx], &[UnitIx]),
    placed: Option<&[Placed]>,
) -> Starters {
    let questionnaire = view.questionnaire();
    if questionnaire[area].group().is_some_and(|group| !group.rests_on.is_empty()) {
        let is_firm = |unit: &UnitIx| view.node(*unit, area).is_some() && !waiting.contains(unit);
        let firm: Vec<UnitIx> = units.iter().copied().filter(is_firm).collect();
        // Who may as well belong elsewhere is not called ready on one page and unsure on another.
        let is_near = |unit: &UnitIx| {
            placed.into_iter().flatten().any(|placed| placed.unit == *unit && placed.is_near())
        };
        let ready: Vec<UnitIx> = firm.iter().copied().filter(|unit| !is_near(unit)).collect();
        let is_unknown = ready.is_empty() && !firm.is_empty();
        return if is_unknown { Starters::Unknown } else { Starters::OnGround(ready) };
    }
    let (Some(position), Some(placed)) = (questionnaire.positions().first(), placed) else {
        return Starters::Unknown;
    };
    let best = position.fields.len() - 1;
    let sure = placed.iter().filter(|placed| placed.field() == best && placed.is_sure());
    let sure: Vec<UnitIx> = sure.map(|placed| placed.unit).filter(|unit| units.contains(unit)).collect();
    if sure.is_empty() {
        return Starters::Unknown;
    }
    Starters::InField(sure)
}

/// How many workplaces of a whole stand at each level of a node, the lowest level first, as far as that is shown; before
/// them how many stand below the first.
#[must_use]
pub fn spread(view: WaveView<'_>, whole: UnitIx, node: NodeIx) -> (usize, Vec<usize>) {
    let levels = view.questionnaire().levels().len();
    let (mut below, mut at) = (0, vec![0; levels]);
    for unit in workplaces_of(view, whole) {
        let Some(score) = view.node(unit, node) else { continue };
        match score.standing.level {
            Some(level) => at[level.at()] += 1,
            None => below += 1,
        }
    }
    (below, at)
}
