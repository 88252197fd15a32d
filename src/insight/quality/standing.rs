//! Which units can be told apart, and what a small unit's mean is worth.

use crate::insight::shrunken::{shrinkage, side_by_side};
use crate::model::{NodeIx, UnitIx};
use crate::psychometrics::{Contestant, Ranking, Shrunken};
use crate::score::Estimate;

use super::{Evidence, summaries};

/// Expected places weigh every unit against every other; of more units than this nobody asks for them.
const LONG_LIST: usize = 500;

/// The workplaces at one node, from the highest score down.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Which node.
    pub node: NodeIx,
    /// The workplaces that may be shown and have an interval.
    pub units: Vec<UnitStanding>,
    /// Stretches of that order, as first and last, from 0, within which no two units can be told apart.
    pub runs: Vec<(usize, usize)>,
}

/// Where one workplace may stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitStanding {
    /// Which workplace.
    pub unit: UnitIx,
    /// Its score.
    pub estimate: Estimate,
    /// The score drawn toward the others' as far as it is uncertain; `None` where the units are too few or too alike for that.
    pub shrunken: Option<Shrunken>,
    /// The highest and the lowest place that it may have, from 1.
    pub places: (usize, usize),
    /// The place to be expected; `None` in a long list, where it would take longer to compute than everything else.
    pub expected_place: Option<f64>,
    /// The probability that it is above the next one down; `None` for the last.
    pub above_next: Option<f64>,
}

/// The standing at each summary that two workplaces or more have.
pub(super) fn summaries_of(wave: &Evidence<'_>) -> Vec<Standing> {
    summaries(wave.questionnaire()).filter_map(|node| standing(wave, node)).collect()
}

fn standing(wave: &Evidence<'_>, node: NodeIx) -> Option<Standing> {
    let units = side_by_side(wave.view, node);
    if units.len() < 2 {
        return None;
    }
    let contestants: Vec<Contestant> = units.iter().filter_map(|(_, one)| Contestant::new(*one)).collect();
    let ranking = Ranking::of(&contestants);
    let is_long = units.len() > LONG_LIST;
    let expected = if is_long { Vec::new() } else { Ranking::expected_places(&contestants) };
    let workplaces: Vec<UnitIx> = units.iter().map(|(unit, _)| *unit).collect();
    let shrinkage = shrinkage(wave.tally, node, &workplaces);
    let place = |(place, at): (usize, &usize)| {
        let (unit, estimate) = units[*at];
        let next = ranking.order.get(place + 1);
        UnitStanding {
            unit,
            estimate,
            shrunken: shrinkage.as_ref().and_then(|shrinkage| shrinkage.units.get(*at).copied()),
            places: ranking.places[*at],
            expected_place: expected.get(*at).copied(),
            above_next: next.map(|next| contestants[*at].is_above(&contestants[*next])),
        }
    };
    Some(Standing {
        node,
        units: ranking.order.iter().enumerate().map(place).collect(),
        runs: ranking.runs.clone(),
    })
}
