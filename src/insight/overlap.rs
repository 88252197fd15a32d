//! What is known of the people in parts of the organisation when different units were told of at two times.
//!
//! Each time the units that are told cut the organisation into *regions*: what is left of such a unit once those in it are taken away. A region of one time
//! in which nobody has come or gone is known at the other time too, and what lies around it there follows.

use crate::model::UnitIx;

/// The people of the organisation at two times.
pub(super) struct Overlap<'a> {
    pub parents: &'a [Option<usize>],
    /// Per unit, whether the same people are in it and in none of its parts at both times.
    pub same: &'a [bool],
}

/// What is told of at one time.
pub(super) struct Time<'a> {
    /// Per unit, whether it is told of.
    pub known: &'a [bool],
    /// How many are in each unit that is, its parts included.
    pub people: &'a [i128],
}

impl Overlap<'_> {
    /// The units of which fewer than `least`, but somebody, are left once what is known of them from another time is taken away, each with what that is.
    pub(super) fn few_left(&self, time: &Time<'_>, other: &Time<'_>, least: u64) -> Vec<(usize, Vec<usize>)> {
        let (here, there) = (self.regions(time.known), self.regions(other.known));
        let mut rest = left(self.parents, time.people, time.known);
        let of_other = left(self.parents, other.people, other.known);
        // Per region of the other time, the one that it lies in; `None` where none has been met, `Some(None)` where it lies in none.
        let mut inside: Vec<Option<Option<usize>>> = vec![None; here.len()];
        for unit in 0..here.len() {
            let Some(region) = there[unit] else { continue };
            let met = here[unit].filter(|_| self.same[unit]);
            inside[region] = match inside[region] {
                None => Some(met),
                Some(known) => Some(known.filter(|known| Some(*known) == met)),
            };
        }
        let mut known: Vec<Vec<usize>> = vec![Vec::new(); here.len()];
        for (region, around) in inside.iter().enumerate() {
            if let Some(Some(around)) = around {
                rest[*around] -= of_other[region];
                known[*around].push(region);
            }
        }
        let is_few = |unit: usize| (1..i128::from(least)).contains(&rest[unit].abs());
        let found = known.into_iter().enumerate();
        found.filter(|(unit, known)| !known.is_empty() && is_few(*unit)).collect()
    }

    /// Per unit, the nearest from it upwards that is known.
    fn regions(&self, known: &[bool]) -> Vec<Option<usize>> {
        let mut regions: Vec<Option<usize>> = vec![None; known.len()];
        for unit in 0..known.len() {
            let above = self.parents[unit].and_then(|parent| regions[parent]);
            regions[unit] = if known[unit] { Some(unit) } else { above };
        }
        regions
    }
}

/// Whether a run that tells of these units, or of all where there are none, tells of this one.
pub(super) fn is_asked(units: &[UnitIx], unit: UnitIx) -> bool {
    units.is_empty() || units.contains(&unit)
}

/// What is left of each known unit once its known parts are taken away.
pub(super) fn left(parents: &[Option<usize>], numbers: &[i128], known: &[bool]) -> Vec<i128> {
    let mut left = numbers.to_vec();
    for unit in (0..known.len()).filter(|unit| known[*unit]) {
        let mut up = std::iter::successors(parents[unit], |up| parents[*up]);
        if let Some(above) = up.find(|up| known[*up]) {
            left[above] -= numbers[unit];
        }
    }
    left
}

/// Per unit, whether as many people as before are in it and in none of its parts; nobody knows of a unit that was not there.
pub(super) fn same(parents: &[Option<usize>], before: &[Option<u64>], now: &[u64]) -> Vec<bool> {
    let change = |unit: usize| Some(i128::from(now[unit]) - i128::from(before[unit]?));
    let mut own: Vec<Option<i128>> = (0..now.len()).map(change).collect();
    for (unit, parent) in parents.iter().enumerate() {
        if let Some(parent) = *parent {
            own[parent] = own[parent].zip(change(unit)).map(|(own, part)| own - part);
        }
    }
    own.into_iter().map(|own| own == Some(0)).collect()
}
