//! Which level a score is on, what caps it, and what the next one takes.

use crate::model::{Group, LevelIx, NodeIx, NodeLevel, Points};

use super::Estimate;

/// A requirement that is not met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blocker {
    /// Whose score is too low.
    pub node: NodeIx,
    /// What it must be.
    pub needs: Points,
    /// What it is; `None` where there is no score to be shown.
    pub has: Option<f64>,
}

/// Where a unit's score at a group stands among the levels.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// The level reached; `None` below the first, or where there are no levels.
    pub level: Option<LevelIx>,
    /// The level that the score alone would give.
    pub uncapped: Option<LevelIx>,
    /// What keeps `level` below `uncapped`.
    pub blockers: Vec<Blocker>,
    /// The level above `level`, and what it takes; `None` at the top.
    pub next: Option<NextLevel>,
}

/// The next level up.
#[derive(Debug, Clone, PartialEq)]
pub struct NextLevel {
    /// Which it is.
    pub level: LevelIx,
    /// How many points of the group's own score are missing; 0 where none are.
    pub points_missing: f64,
    /// The requirements on other nodes that are not met.
    pub blockers: Vec<Blocker>,
}

impl Standing {
    /// Judges a group's score. Levels are climbed from the lowest and the climb ends at the first level
    /// whose threshold or requirements are not met: a stage cannot be skipped.
    pub fn of(group: &Group, estimate: &Estimate, score: impl Fn(NodeIx) -> Option<Estimate>) -> Self {
        let in_reach =
            group.levels.iter().take_while(|level| level.from.millionths() <= estimate.millionths).count();
        let unmet = |level: &NodeLevel| blockers(level, &score);
        let reached = group.levels[..in_reach].iter().take_while(|level| unmet(level).is_empty()).count();
        let next = group.levels.get(reached).map(|level| NextLevel {
            level: LevelIx(reached as u8),
            points_missing: points_missing(level, estimate),
            blockers: unmet(level),
        });
        Self {
            level: below(reached),
            uncapped: below(in_reach),
            blockers: group.levels[reached..in_reach].first().map(unmet).unwrap_or_default(),
            next,
        }
    }

    /// Whether requirements keep the level below what the score alone would give.
    #[must_use]
    pub fn is_capped(&self) -> bool {
        self.level != self.uncapped
    }
}

/// A score that only rounds up to the threshold has reached it, so nothing is missing.
fn points_missing(level: &NodeLevel, estimate: &Estimate) -> f64 {
    if level.from.millionths() <= estimate.millionths { 0.0 } else { level.from.value() - estimate.mean }
}

fn below(count: usize) -> Option<LevelIx> {
    count.checked_sub(1).map(|at| LevelIx(at as u8))
}

fn blockers(level: &NodeLevel, score: &impl Fn(NodeIx) -> Option<Estimate>) -> Vec<Blocker> {
    let unmet = level.requires.iter().filter_map(|requirement| {
        let has = score(requirement.node);
        let met = has.is_some_and(|estimate| estimate.millionths >= requirement.at_least.millionths());
        let has = has.map(|estimate| estimate.mean);
        (!met).then_some(Blocker { node: requirement.node, needs: requirement.at_least, has })
    });
    unmet.collect()
}
