//! What many workplaces have to do, so that they can do it together: of one organisation, or of several that asked the same.

use std::cmp::Reverse;

use crate::model::{NodeIx, OptionIx, UnitIx};

use super::advice::stage_at;
use super::joined::{Joined, Place};
use super::peers::surely_ahead;
use super::whole::LEAST;
use super::{Reaches, goals, items_to_lift};

/// How far a workplace has to go in an area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Which workplace.
    pub place: Place,
    /// In which area.
    pub area: NodeIx,
    /// To what: its target there or, where it has none, its next level.
    pub to: Reaches,
    /// How many points of its own score are missing; 0 where something else holds the level back.
    pub missing: f64,
    /// Whether the score's interval holds the line, so that the workplace may just as well be there.
    pub is_near: bool,
}

/// How many people something is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct People {
    /// How many work there or, of workplaces of which that is not known, have answered.
    pub number: u64,
    /// Whether there may be more, as the headcount of a workplace is not known.
    pub at_least: bool,
}

/// A stage of a question at which several workplaces stand that have it before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedItem {
    /// The question.
    pub item: NodeIx,
    /// The stage.
    pub stage: OptionIx,
    /// The workplaces, in the organisations' order.
    pub places: Vec<Place>,
    /// How many work there.
    pub people: People,
}

/// A workplace that is surely a level ahead of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// Which.
    pub place: Place,
    /// Of how many of those that have the gap.
    pub of: usize,
}

/// An area in which several workplaces have somewhere to go.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedGap {
    /// Which.
    pub area: NodeIx,
    /// Who has the gap, in the organisations' order.
    pub gaps: Vec<Gap>,
    /// Of how many workplaces the area is shown.
    pub told: usize,
    /// How many work where there is a gap.
    pub people: People,
    /// Who is surely ahead, those that are ahead of the most first.
    pub ahead: Vec<Ahead>,
    /// What several of them have before them there, what helps the most people first.
    pub items: Vec<SharedItem>,
}

/// The gaps of these workplaces at the areas that all share.
#[must_use]
pub fn gaps(joined: &Joined<'_>, places: &[Place]) -> Vec<Gap> {
    let of_place = |place: &Place| {
        let place = *place;
        let (analysis, wave) = joined.analysis(place.member);
        let goals = goals(analysis, wave, place.unit).unwrap_or_default().goals;
        let gap = move |area: NodeIx| {
            let own = joined.own(place.member, area)?;
            let scores = analysis.view(wave).unit(place.unit);
            let score = scores.node(own)?;
            let goal = goals.iter().find(|goal| goal.node == own);
            let (to, line, missing) = match (goal, &score.standing.next) {
                (Some(goal), _) if goal.reached == Some(false) => {
                    let target = goal.aim.target;
                    (Reaches::Target(target), target, target - score.estimate.mean)
                }
                (Some(_), _) | (None, None) => return None,
                (None, Some(next)) => {
                    let group = analysis.view(wave).questionnaire()[own].group()?;
                    let from = group.levels.get(next.level.at())?.from.value();
                    (Reaches::Level(next.level.at()), from, next.points_missing)
                }
            };
            let interval = score.estimate.claim().filter(|interval| interval.low < interval.high);
            let is_near = missing > 0.0 && interval.is_some_and(|interval| interval.contains(line));
            Some(Gap { place, area, to, missing, is_near })
        };
        joined.areas().filter_map(gap).collect::<Vec<_>>()
    };
    places.iter().flat_map(of_place).collect()
}

/// What several of these workplaces can do together, what helps the most people first.
///
/// Who is ahead is judged among all workplaces, whichever are asked for, as [`lessons`](super::lessons) does.
#[must_use]
pub fn shared_gaps(joined: &Joined<'_>, places: &[Place]) -> Vec<SharedGap> {
    let every = gaps(joined, &joined.workplaces());
    let pairs: Vec<(Place, NodeIx)> = every.iter().map(|gap| (gap.place, gap.area)).collect();
    let behind = surely_ahead(joined, &pairs);
    let of_area = |area: NodeIx| {
        let gaps: Vec<Gap> =
            every.iter().filter(|gap| gap.area == area && places.contains(&gap.place)).copied().collect();
        if gaps.len() < LEAST {
            return None;
        }
        let own: Vec<Place> = gaps.iter().map(|gap| gap.place).collect();
        let mut ahead: Vec<Ahead> = Vec::new();
        for one in behind.iter().filter(|one| one.area == area && own.contains(&one.place)) {
            for (place, _) in &one.ahead {
                match ahead.iter_mut().find(|known| known.place == *place) {
                    Some(known) => known.of += 1,
                    None => ahead.push(Ahead { place: *place, of: 1 }),
                }
            }
        }
        ahead.sort_by_key(|ahead| (Reverse(ahead.of), ahead.place));
        let told = places.iter().filter(|place| is_told(joined, **place, area)).count();
        let items = shared_items(joined, &own, &[area]);
        Some(SharedGap { area, told, people: people(joined, &own), ahead, items, gaps })
    };
    let mut shared: Vec<SharedGap> = joined.areas().filter_map(of_area).collect();
    // What helps as many people stands in the questionnaire's order.
    shared.sort_by_key(|shared| (Reverse(shared.people.number), Reverse(shared.gaps.len())));
    shared
}

fn is_told(joined: &Joined<'_>, place: Place, area: NodeIx) -> bool {
    let own = joined.own(place.member, area);
    own.is_some_and(|own| joined.view(place.member).node(place.unit, own).is_some())
}

/// How many people work in some workplaces.
#[must_use]
pub fn people(joined: &Joined<'_>, places: &[Place]) -> People {
    let mut all = People::default();
    for place in places {
        let (number, is_headcount) = joined.people(*place).unwrap_or_default();
        all.number += number;
        all.at_least |= !is_headcount;
    }
    all
}

/// The stages of questions in these areas at which two or more of the workplaces stand that have something to lift there, those with the most
/// people first.
pub(super) fn shared_items(joined: &Joined<'_>, places: &[Place], areas: &[NodeIx]) -> Vec<SharedItem> {
    let mut found: Vec<(f64, SharedItem)> = Vec::new();
    for place in places {
        for (item, stage, score) in areas.iter().flat_map(|area| before(joined, *place, *area)) {
            match found.iter_mut().find(|(_, known)| (known.item, known.stage) == (item, stage)) {
                Some((_, known)) => known.places.push(*place),
                None => {
                    let places = vec![*place];
                    found.push((score, SharedItem { item, stage, places, people: People::default() }));
                }
            }
        }
    }
    found.retain(|(_, shared)| shared.places.len() >= LEAST);
    for (_, shared) in &mut found {
        shared.people = people(joined, &shared.places);
    }
    // Of equals the earlier stage counts, so that nobody is left behind.
    found.sort_by(|(a_score, a), (b_score, b)| {
        let size = |shared: &SharedItem| Reverse((shared.people.number, shared.places.len()));
        size(a).cmp(&size(b)).then(a_score.total_cmp(b_score)).then(a.item.cmp(&b.item))
    });
    found.into_iter().map(|(_, shared)| shared).collect()
}

/// What a workplace can lift in an area: each question that all share, with the stage that it has reached there.
fn before(joined: &Joined<'_>, place: Place, area: NodeIx) -> Vec<(NodeIx, OptionIx, f64)> {
    let view = joined.view(place.member);
    let Some(own) = joined.own(place.member, area) else { return Vec::new() };
    let questionnaire = view.questionnaire();
    let items = items_to_lift(questionnaire, view.unit(place.unit), own).into_iter();
    let stage = |(item, score): (NodeIx, f64)| {
        let stage = stage_at(questionnaire[item].item()?, score).filter(|_| score < 100.0)?;
        Some((joined.ours(place.member, item)?, stage, score))
    };
    items.filter_map(stage).collect()
}

/// The workplaces beneath a unit of an assessment that is joined, or itself where it has no parts.
#[must_use]
pub fn workplaces_under(joined: &Joined<'_>, member: usize, unit: UnitIx) -> Vec<Place> {
    let below = joined.view(member).assessment.units.workplaces_in(unit).into_iter();
    below.map(|unit| Place { member, unit }).collect()
}
