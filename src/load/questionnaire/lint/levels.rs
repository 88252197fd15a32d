//! Levels that no unit can be on, and requirements that go round in a ring.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Lints;
use crate::load::questionnaire::raw::RawNodeLevel;
use crate::model::toml_fault::{Kin, Lint, OutOfReach};
use crate::model::{Combine, Group, Millionths, NodeIx, Questionnaire, Requirement};

pub fn check(lints: &Lints<'_>) {
    let groups: Vec<(NodeIx, &Group)> =
        lints.questionnaire.nodes().filter_map(|(ix, node)| Some((ix, node.group()?))).collect();
    let is_held_down = |(ix, group): &&(NodeIx, &Group)| in_reach(lints, *ix, group) < group.levels.len();
    let held_down: BTreeSet<NodeIx> = groups.iter().filter(is_held_down).map(|(ix, _)| *ix).collect();
    for (ix, group) in groups {
        let checked = Levels { lints, ix, group, in_reach: in_reach(lints, ix, group) };
        // Where a part holds the group down, the part is what has to be mended.
        if !group.counted().any(|part| held_down.contains(&part)) {
            checked.points();
        }
        checked.requirements();
        checked.ground();
        checked.steps();
    }
}

/// How many levels, from the lowest, begin at points that the group can have.
fn in_reach(lints: &Lints<'_>, ix: NodeIx, group: &Group) -> usize {
    match lints.reach.most(ix) {
        Some(most) => {
            group.levels.iter().take_while(|level| level.from.millionths() <= most.millionths()).count()
        }
        // That the group has no score at all is told for itself.
        None => group.levels.len(),
    }
}

struct Levels<'l, 'a> {
    lints: &'l Lints<'a>,
    ix: NodeIx,
    group: &'l Group,
    in_reach: usize,
}

impl Levels<'_, '_> {
    fn points(&self) {
        let (Some(level), Some(most)) =
            (self.group.levels.get(self.in_reach), self.lints.reach.most(self.ix))
        else {
            return;
        };
        let why = OutOfReach::Points { from: level.from, most };
        let own = self.own(self.in_reach);
        let span = own.and_then(|own| own.from.as_ref().map(|from| from.span.clone()));
        self.tell(self.in_reach..self.group.levels.len(), why, span);
    }

    /// Levels are climbed one by one, so that one whose requirements cannot be met bars those above it too.
    fn requirements(&self) {
        let mut is_barred = false;
        for (at, level) in self.group.levels.iter().enumerate() {
            for requirement in &level.requires {
                let span = self.requirement_at(at, requirement);
                if let Some(kin) = kin(self.lints.questionnaire, self.ix, requirement.node) {
                    let (group, node) = (self.lints.id(self.ix), self.lints.id(requirement.node));
                    let lint = Lint::RequiresKin { group, level: self.level_id(at), node, kin };
                    self.lints.tell(lint, span.clone());
                }
                let most = self.lints.reach.most(requirement.node);
                let can_be_met =
                    most.is_some_and(|most| most.millionths() >= requirement.at_least.millionths());
                if !can_be_met && !is_barred && at < self.in_reach {
                    is_barred = true;
                    let (node, needs) = (self.lints.id(requirement.node), requirement.at_least);
                    self.tell(at..self.in_reach, OutOfReach::Requirement { node, needs, most }, span);
                }
            }
        }
    }

    /// What a group rests on stands outside it, and is scored.
    fn ground(&self) {
        let raw = self.lints.raw_group(self.ix).map_or(&[][..], |raw| &raw.rests_on);
        for ((said, _), needed) in raw.iter().zip(&self.group.rests_on) {
            let kin = kin(self.lints.questionnaire, self.ix, needed.node);
            if kin.is_some() || self.lints.reach.most(needed.node).is_none() {
                let (group, node) = (self.lints.id(self.ix), self.lints.id(needed.node));
                self.lints.tell(Lint::RestsOnKin { group, node, kin }, Some(said.span.clone()));
            }
        }
    }

    /// A ladder's score is a number of whole stages, which may go past a level.
    fn steps(&self) {
        if !matches!(self.group.combine, Combine::Ladder { .. }) {
            return;
        }
        let (always, stages) = self.lints.reach.stages(self.group);
        let points = |done: usize, of: usize| Millionths::of(100.0 * done as f64 / of as f64);
        let steps: Vec<Millionths> =
            (always.max(1)..=stages).flat_map(|of| (0..=of).map(move |done| points(done, of))).collect();
        let from =
            |at: usize| self.group.levels.get(at).map_or(Millionths::MAX, |level| level.from.millionths());
        let is_passed = |at: &usize| !steps.iter().any(|step| (from(*at)..from(at + 1)).contains(step));
        let passed: Vec<usize> = (0..self.in_reach).filter(is_passed).collect();
        if stages > 0 && !passed.is_empty() {
            let levels = passed.into_iter().map(|at| self.level_id(at)).collect();
            let lint = Lint::LevelsOutOfReach {
                group: self.lints.id(self.ix),
                levels,
                why: OutOfReach::Steps { stages },
            };
            self.lints.tell(lint, self.lints.group_at(self.ix));
        }
    }

    fn tell(&self, levels: Range<usize>, why: OutOfReach, span: Option<Range<usize>>) {
        let levels = levels.map(|at| self.level_id(at)).collect();
        let lint = Lint::LevelsOutOfReach { group: self.lints.id(self.ix), levels, why };
        self.lints.tell(lint, span.or_else(|| self.lints.group_at(self.ix)));
    }

    fn level_id(&self, at: usize) -> String {
        self.lints.questionnaire.levels()[at].id.to_string()
    }

    /// What the group itself says of a level.
    fn own(&self, at: usize) -> Option<&RawNodeLevel> {
        let id = self.level_id(at);
        let levels = &self.lints.raw_group(self.ix)?.levels;
        levels.iter().find(|level| level.id.as_ref().is_some_and(|own| own.value == id))
    }

    fn requirement_at(&self, at: usize, requirement: &Requirement) -> Option<Range<usize>> {
        let id = self.lints.id(requirement.node);
        let (node, _) = self.own(at)?.requires.iter().find(|(node, _)| node.value == id)?;
        Some(node.span.clone())
    }
}

/// How a required node is related to the group that requires it; `None` where it is not.
fn kin(questionnaire: &Questionnaire, group: NodeIx, required: NodeIx) -> Option<Kin> {
    if group == required {
        return Some(Kin::Itself);
    }
    if is_within(questionnaire, group, required) {
        return Some(Kin::Below);
    }
    is_within(questionnaire, required, group).then_some(Kin::Above)
}

fn is_within(questionnaire: &Questionnaire, group: NodeIx, node: NodeIx) -> bool {
    let mut parts = questionnaire[group].group().into_iter().flat_map(Group::counted);
    parts.any(|part| part == node || is_within(questionnaire, part, node))
}
