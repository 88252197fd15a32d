//! Who answered in a unit and below it.

use crate::model::{Assessment, UnitIx};
use crate::tally::{Cell, Tally};

/// A unit's own respondents and those of its whole branch.
#[derive(Debug)]
pub struct Branch {
    /// Those who named the unit itself, kept apart where it has parts.
    own: Option<Cell>,
    /// Those and everyone below.
    pub total: Cell,
    /// The unit, and everything below it, in the order of the tree.
    below: Vec<UnitIx>,
}

impl Branch {
    /// One branch per unit.
    pub fn of(assessment: &Assessment, tally: &Tally) -> Vec<Self> {
        let units = &assessment.units;
        let mut branches: Vec<Self> = units
            .iter()
            .map(|(ix, unit)| {
                let total = tally.unit(ix);
                let own = (!unit.children.is_empty()).then(|| total.clone());
                Self { own, total, below: units.subtree(ix) }
            })
            .collect();
        for (ix, unit) in units.iter().rev() {
            if let Some(parent) = unit.parent {
                // A parent stands before its parts.
                let (before, from_here) = branches.split_at_mut(ix.at());
                before[parent.at()].total.merge(&from_here[0].total);
            }
        }
        branches
    }

    /// Everything below the unit, in the order of the tree.
    pub fn below(&self) -> impl Iterator<Item = UnitIx> + '_ {
        self.below.iter().copied().skip(1)
    }

    /// Those who named the unit itself.
    pub fn own(&self) -> &Cell {
        self.own.as_ref().unwrap_or(&self.total)
    }
}
