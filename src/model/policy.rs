//! What must hold of an assessment's newest wave.

use super::{Localized, NodeIx, Points, UnitIx};

/// What was agreed, and what follows where a score may not be shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Policy {
    /// What it is called.
    pub title: Option<Localized>,
    /// What must hold, in the order in which it is told.
    pub clauses: Vec<Clause>,
    /// Whether a requirement that cannot be judged is passed over; it keeps the gate shut otherwise.
    pub hidden_passes: bool,
}

/// Something that must hold of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clause {
    /// Of which unit.
    pub unit: UnitIx,
    /// Of which of its scores.
    pub node: NodeIx,
    /// What must hold of it.
    pub demand: Demand,
}

/// What can be required of a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Demand {
    /// It is so many points or more.
    AtLeast(Points),
    /// It is not surely lower than in the wave before, by as much as counts as a change.
    NoDecrease,
}
