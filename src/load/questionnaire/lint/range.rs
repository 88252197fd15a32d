//! Thresholds that look as if they were written on the range that scores are shown on: they are points, 0–100, all the same.

use std::ops::Range;

use super::Lints;
use crate::model::toml_fault::Lint;
use crate::model::{Combine, DisplayRange, NodeIx, Points};

/// The highest end of a range whose numbers are hardly points.
const LARGEST: f64 = 50.0;

pub fn check(lints: &Lints<'_>) {
    below_levels(lints);
    levels(lints);
    pass_marks(lints);
    requirements(lints);
    axes(lints);
}

/// Groups whose first level does not begin at 0, told together where it is the same level and threshold.
fn below_levels(lints: &Lints<'_>) {
    let mut told: Vec<(Points, Vec<NodeIx>)> = Vec::new();
    for (ix, node) in lints.questionnaire.nodes() {
        let first = node.group().and_then(|group| group.levels.first());
        let Some(first) = first.filter(|first| first.from > Points::ZERO) else { continue };
        match told.iter_mut().find(|(from, _)| *from == first.from) {
            Some((_, groups)) => groups.push(ix),
            None => told.push((first.from, vec![ix])),
        }
    }
    for (from, groups) in told {
        let level = lints.questionnaire.levels()[0].id.to_string();
        let groups_told = groups.iter().map(|ix| lints.id(*ix)).collect();
        let span = level_at(lints, &groups);
        lints.tell(Lint::BelowLevels { groups: groups_told, level, from }, span);
    }
}

/// Where the first level's threshold stands: in the group itself, or else at the top.
fn level_at(lints: &Lints<'_>, groups: &[NodeIx]) -> Option<Range<usize>> {
    let first = lints.raw.levels.first()?;
    let name = &first.id.as_ref()?.value;
    let own = groups.iter().find_map(|ix| {
        let levels = &lints.raw_group(*ix)?.levels;
        let own = levels.iter().find(|level| level.id.as_ref().is_some_and(|id| id.value == *name))?;
        own.from.as_ref().map(|from| from.span.clone())
    });
    own.or_else(|| first.from.as_ref().map(|from| from.span.clone()))
}

fn levels(lints: &Lints<'_>) {
    let mut told: Vec<(Points, DisplayRange, Vec<NodeIx>)> = Vec::new();
    for (ix, node) in lints.questionnaire.nodes() {
        let Some(last) = node.group().and_then(|group| group.levels.last()) else { continue };
        let Some(range) = meant(lints, ix, last.from) else { continue };
        match told.iter_mut().find(|(from, of, _)| *from == last.from && *of == range) {
            Some((.., groups)) => groups.push(ix),
            None => told.push((last.from, range, vec![ix])),
        }
    }
    for (points, range, groups) in told {
        let span = groups.iter().find_map(|ix| lints.group_at(*ix));
        let nodes = groups.iter().map(|ix| lints.id(*ix)).collect();
        lints.tell(Lint::OnRange { key: "from", nodes, points, range }, span);
    }
}

/// What passes a stage is measured in the points of what is in it, whose range is not the ladder's own.
fn pass_marks(lints: &Lints<'_>) {
    for (ix, node) in lints.questionnaire.nodes() {
        let Some(group) = node.group() else { continue };
        let Combine::Ladder { pass_at } = group.combine else { continue };
        let parts = group.counted().flat_map(|stage| {
            lints.questionnaire[stage].group().map_or_else(|| vec![stage], |stage| stage.counted().collect())
        });
        if let Some(range) = parts.filter_map(|part| meant(lints, part, pass_at)).next() {
            let nodes = vec![lints.id(ix)];
            let lint = Lint::OnRange { key: "pass_at", nodes, points: pass_at, range };
            lints.tell(lint, lints.group_at(ix));
        }
    }
}

fn requirements(lints: &Lints<'_>) {
    let groups = lints.raw.groups.iter().chain(&lints.raw.readiness).chain(&lints.raw.index);
    for (node, points) in groups.flat_map(|group| &group.levels).flat_map(|level| &level.requires) {
        tell(lints, "requires", &node.value, *points, &node.span);
    }
}

fn axes(lints: &Lints<'_>) {
    for axis in lints.raw.positions.iter().flat_map(|position| position.x.iter().chain(&position.y)) {
        if let (Some(node), Some(points)) = (&axis.node, axis.from) {
            tell(lints, "from", &node.value, points, &node.span);
        }
    }
}

fn tell(lints: &Lints<'_>, key: &'static str, node: &str, points: Points, span: &Range<usize>) {
    let Some(ix) = lints.questionnaire.find(node) else { return };
    if let Some(range) = meant(lints, ix, points) {
        let lint = Lint::OnRange { key, nodes: vec![node.to_owned()], points, range };
        lints.tell(lint, Some(span.clone()));
    }
}

/// The range that points were probably meant on; `None` where they are hardly anything but points.
fn meant(lints: &Lints<'_>, node: NodeIx, points: Points) -> Option<DisplayRange> {
    let range = lints.questionnaire.range_of(node)?;
    let (_, high) = range.ends();
    (points > Points::ZERO && points.value() <= high && high <= LARGEST).then_some(range)
}
