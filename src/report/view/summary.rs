//! What is said of a unit first: how it is, and what holds it back.

use crate::doc::Rung;
use crate::insight::{Step, prerequisites_suffice};
use crate::model::{Answering, LevelIx, NodeIx, NodeKind, Points, UnitIx};
use crate::score::{NextLevel, NodeScore, Standing};
use crate::text::scale::{Scale, Shown};
use crate::text::sentences::{Who, area, speaks, summary as say};

use super::said::{judged, level_text, next_level, speaks_for};
use super::scope::{Scope, Score};

/// How a unit is, as a heading: its level, else its score.
#[must_use]
pub fn headline(scope: &Scope<'_>, unit: UnitIx, who: Who<'_>) -> String {
    let lang = scope.lang;
    match scope.headline(unit) {
        Some((_, node)) if !scope.questionnaire().levels().is_empty() => {
            say::level(who, node.standing.level.map(|level| scope.level_name(level)), lang)
        }
        Some((ix, node)) => say::score_headline(who, &scope.scale(ix).estimate_out_of(&node.estimate), lang),
        None => say::no_headline(who, lang),
    }
}

/// The step's stages by name, from the one reached to the one with the next higher points. Ticks are no stages: there it
/// is the option that the step is for.
#[must_use]
pub fn lift(scope: &Scope<'_>, step: &Step<'_>) -> Option<String> {
    let item = scope.questionnaire()[step.item].item()?;
    if let Answering::Multi(multi) = &item.answering {
        let option = &multi.scale().options()[step.stage.at()];
        return Some(say::for_option(option.label.get(scope.lang), scope.lang));
    }
    let points = |points: Points| if item.reverse { points.reversed() } else { points };
    let options = item.answering.options();
    let from = &options[usize::from(step.stage.0)];
    let higher = options.iter().filter(|option| points(option.points) > points(from.points));
    let to = higher.min_by_key(|option| points(option.points))?;
    Some(say::lift(from.label.get(scope.lang), to.label.get(scope.lang), scope.lang))
}

/// All levels, the lowest first, with the one reached and the one that the score alone would give; none where there are none.
#[must_use]
pub fn ladder(scope: &Scope<'_>, unit: UnitIx, who: Who<'_>) -> Vec<Rung> {
    let Some((_, NodeScore { standing, .. })) = scope.headline(unit) else { return Vec::new() };
    let here = match who {
        Who::You => scope.labels.you_are_here,
        Who::Whole(_) => scope.labels.whole_is_here,
    };
    let rung = |at: usize| {
        let ix = LevelIx(at as u8);
        let level = Some(ix);
        let note = match level {
            _ if standing.level == level => Some(here),
            _ if standing.uncapped == level => Some(scope.labels.score_reaches),
            _ => None,
        };
        Rung {
            at,
            name: scope.level_name(ix).to_owned(),
            is_here: standing.level == level,
            note: note.map(str::to_owned),
        }
    };
    (0..scope.questionnaire().levels().len()).map(rung).collect()
}

/// How a unit is, in sentences.
#[must_use]
pub fn how(scope: &Scope<'_>, unit: UnitIx) -> Vec<String> {
    let text = |kind| {
        let node = scope.questionnaire().summary(kind)?;
        Some((scope.own_name(kind), scope.score(unit, node)?.whole, scope.scale(node)))
    };
    let (index, readiness) = (text(NodeKind::Index), text(NodeKind::Readiness));
    let [index, readiness] = [&index, &readiness].map(|sum| {
        sum.as_ref().map(|(name, score, scale)| say::Summed { name: *name, score, scale: *scale })
    });
    let mut told = Vec::new();
    told.extend(say::scores(index, readiness, scope.lang));
    for kind in [NodeKind::Index, NodeKind::Readiness] {
        let ix = scope.questionnaire().summary(kind);
        let name = match kind {
            _ if scope.own_name(kind).is_some() => scope.own_name(kind),
            NodeKind::Readiness => Some(say::the_prerequisites(scope.lang)),
            NodeKind::Index
            | NodeKind::Prerequisite
            | NodeKind::Core
            | NodeKind::CrossCutting
            | NodeKind::Group
            | NodeKind::Item => Some(say::the_index(scope.lang)),
        };
        let judged = ix.and_then(|ix| Some(judged(scope, name, scope.view.node(unit, ix)?)));
        told.extend(judged.into_iter().flatten());
    }
    if let Some(answered) = scope.view.unit(unit).respondents {
        let asked = scope.asked(unit);
        told.push(say::responses(answered, asked, scope.lang));
    }
    told.extend(cautions(scope, unit));
    told
}

/// What makes a unit's result speak for less than all who are in it.
#[must_use]
pub fn cautions(scope: &Scope<'_>, unit: UnitIx) -> Vec<String> {
    let mut told = Vec::new();
    let (answered, asked) = (scope.view.unit(unit).respondents, scope.asked(unit));
    if answered.zip(asked).is_some_and(|(answered, asked)| 2 * answered < asked) {
        told.push(say::few_answered(scope.lang).to_owned());
    }
    let coverage = scope.view.coverage(unit);
    told.extend(coverage.and_then(|(coverage, sure)| speaks::coverage(&coverage, sure, scope.lang)));
    let summaries = scope.questionnaire().nodes().filter(|(_, node)| node.kind.is_summary());
    told.extend(summaries.filter_map(|(node, _)| speaks_for(scope, unit, node)));
    told
}

/// What the level reached means: in the index, else in general.
#[must_use]
pub fn meaning(scope: &Scope<'_>, unit: UnitIx) -> Option<String> {
    let (_, NodeScore { standing, .. }) = scope.headline(unit)?;
    let kinds = [NodeKind::Index, NodeKind::Readiness];
    let shown = kinds.into_iter().find(|kind| scope.view.summary(unit, *kind).is_some())?;
    let node = scope.questionnaire().summary(shown)?;
    level_text(scope, unit, node, standing.level?)
}

/// A heading and what stands beneath it.
pub type Passage = (String, Vec<String>);

/// What holds a unit back: a requirement that is not met, else the weakest prerequisite, else (where the
/// prerequisites are enough for the next level) the lowest area.
#[must_use]
pub fn obstacle(scope: &Scope<'_>, unit: UnitIx, who: Who<'_>) -> Passage {
    let headline = scope.headline(unit);
    let next = headline.and_then(|(_, node)| node.standing.next.as_ref());
    if let Some((ix, node)) = headline {
        if node.standing.is_capped() {
            return capped(scope, &node.standing, who);
        }
        if let Some(next) = next.filter(|next| !next.blockers.is_empty()) {
            return needed(scope, scope.scale(ix), next);
        }
        if next.is_none() && node.standing.level.is_some() {
            return at_the_top(scope, unit, &node.standing);
        }
    }
    let enough = prerequisites_suffice(scope.view, unit);
    let found = if enough { None } else { weakest(scope, unit, Some(NodeKind::Prerequisite)) };
    let are_first = found.is_some();
    let found = found.or_else(|| if enough { weakest(scope, unit, Some(NodeKind::Core)) } else { None });
    let found = found.or_else(|| blocked(scope, unit)).or_else(|| weakest(scope, unit, None));
    let (title, weak) = found.unwrap_or_default();
    let mut told = Vec::new();
    if let Some(((ix, _), next)) = headline.zip(next).filter(|(_, next)| next.points_missing > 0.0) {
        let name = scope.level_name(next.level);
        let missing = scope.scale(ix).missing(next.points_missing);
        told.push(say::next_level(name, Some(&missing), &[], scope.lang));
        told.extend(enough.then(|| say::prerequisites_suffice(scope.lang).to_owned()));
        told.extend(are_first.then(|| say::prerequisites_first(scope.lang).to_owned()));
    }
    told.extend(weak);
    (title, told)
}

fn capped(scope: &Scope<'_>, standing: &Standing, who: Who<'_>) -> Passage {
    let names: Vec<&str> = standing.blockers.iter().map(|blocker| scope.inside(blocker.node)).collect();
    let level = |level: Option<LevelIx>| level.map(|level| scope.level_name(level));
    let next = standing.next.as_ref().map(|next| next.level);
    let told = say::capped(
        who,
        level(standing.uncapped).unwrap_or_default(),
        level(next).unwrap_or_default(),
        &scope.needs(&standing.blockers),
        level(standing.level),
        scope.lang,
    );
    (say::held_back(&names, scope.lang), vec![told])
}

fn needed(scope: &Scope<'_>, scale: Scale<'_>, next: &NextLevel) -> Passage {
    let names: Vec<&str> = next.blockers.iter().map(|blocker| scope.inside(blocker.node)).collect();
    let needs = scope.needs(&next.blockers);
    let missing = (next.points_missing > 0.0).then(|| scale.missing(next.points_missing));
    let told = say::next_level(scope.level_name(next.level), missing.as_deref(), &needs, scope.lang);
    (say::needed_next(&names, scope.lang), vec![told])
}

/// A whole at the highest level can have an area in it that something keeps down.
fn at_the_top(scope: &Scope<'_>, unit: UnitIx, standing: &Standing) -> Passage {
    let level = standing.level.map(|level| scope.level_name(level)).unwrap_or_default();
    let capped = scope.areas().find_map(|area| {
        let node = scope.view.node(unit, area).filter(|node| node.standing.is_capped())?;
        Some((area, &node.standing, next_level(scope, scope.scale(area), node)?))
    });
    if let Some((area, standing, told)) = capped {
        let names: Vec<&str> = standing.blockers.iter().map(|blocker| scope.inside(blocker.node)).collect();
        let title = say::holds_back_area(&names, scope.inside(area), scope.lang);
        return (title, say::highest_but(level, scope.inside(area), &told, scope.lang));
    }
    let group = scope.headline(unit).and_then(|(ix, _)| scope.questionnaire()[ix].group());
    let requires = group.is_some_and(|group| group.levels.iter().any(|level| !level.requires.is_empty()));
    let title = if requires { say::nothing_missing(scope.lang) } else { say::at_highest(scope.lang) };
    (title.to_owned(), vec![say::highest_level(level, requires, scope.lang)])
}

/// Nodes with their scores, the lowest first.
struct Lowest {
    /// Those whose scores cannot be told from the lowest one's.
    lowest: Vec<(NodeIx, Score)>,
    /// How many of these have no other below them: one that is very uncertain may stand above some that are told apart.
    in_a_row: usize,
    /// The others.
    above: Vec<NodeIx>,
}

impl Lowest {
    fn of(scope: &Scope<'_>, unit: UnitIx, nodes: &[NodeIx]) -> Self {
        let mut scores: Vec<(NodeIx, Score)> =
            nodes.iter().filter_map(|ix| Some((*ix, scope.score(unit, *ix)?))).collect();
        scores.sort_by(|(_, a), (_, b)| a.value.total_cmp(&b.value));
        let reach = scores.first().map(|(_, score)| score.interval.map_or(score.value, |(_, high)| high));
        let is_low = |score: &Score| {
            let low = score.interval.map_or(score.value, |(low, _)| low);
            reach.is_some_and(|reach| low <= reach)
        };
        let in_a_row = scores.iter().take_while(|(_, score)| is_low(score)).count();
        let (lowest, above): (Vec<_>, Vec<_>) = scores.into_iter().partition(|(_, score)| is_low(score));
        Self { lowest, in_a_row, above: above.into_iter().map(|(ix, _)| ix).collect() }
    }

    /// How many have a score.
    fn all(&self) -> usize {
        self.lowest.len() + self.above.len()
    }

    /// Whether the lowest have the very same score, and no interval says that one of them might be another.
    fn is_tie(&self) -> bool {
        self.lowest.iter().all(|(_, score)| score.interval.is_none())
    }

    /// Which are the lowest, as a heading; what all are, where none is lower than another.
    fn title(&self, scope: &Scope<'_>, what: say::Alike) -> String {
        let names = |nodes: &mut dyn Iterator<Item = NodeIx>| -> Vec<&str> {
            nodes.map(|ix| named(scope, ix)).collect()
        };
        let lowest = names(&mut self.lowest.iter().take(self.in_a_row).map(|(ix, _)| *ix));
        let above = names(&mut self.above.iter().copied());
        match (lowest.len(), above.len()) {
            (1..=MOST_NAMED, 1..) => say::lowest(&lowest, scope.lang),
            (_, 0) if self.is_tie() => say::all_the_same(what, scope.lang).to_owned(),
            (_, 1..=MOST_NAMED) if self.is_tie() => say::above_the_others(&above, scope.lang),
            _ if self.is_tie() => say::share_lowest(lowest.len(), self.all(), scope.lang),
            (n, 1..) => say::lowest_not_told_apart(n, scope.lang),
            _ => say::not_told_apart(what, scope.lang).to_owned(),
        }
    }
}

/// The most that a heading names.
const MOST_NAMED: usize = 3;

/// What can be compared with each other: the top-level groups of a kind (of any where none is named); where a
/// questionnaire has only one, what that consists of.
fn compared(scope: &Scope<'_>, kind: Option<NodeKind>) -> Vec<NodeIx> {
    let areas = scope.questionnaire().areas().filter(|(_, node)| kind.is_none_or(|kind| node.kind == kind));
    let mut nodes: Vec<NodeIx> = areas.map(|(ix, _)| ix).collect();
    while let [one] = nodes.as_slice() {
        match scope.questionnaire()[*one].group() {
            Some(group) if kind.is_none() => nodes.clone_from(&group.children),
            _ => return Vec::new(),
        }
    }
    nodes
}

/// What the next stage waits for, where the only area is climbed in stages.
fn blocked(scope: &Scope<'_>, unit: UnitIx) -> Option<Passage> {
    let areas: Vec<NodeIx> = scope.areas().collect();
    let [one] = areas.as_slice() else { return None };
    let gate = scope.view.node(unit, *one)?.gate.as_ref()?;
    let Some(stage) = gate.blocked_at else {
        let told = area::stages(gate.reached, gate.stages, None, scope.lang);
        return Some((say::nothing_missing(scope.lang).to_owned(), vec![told]));
    };
    let names: Vec<String> = gate.blockers.iter().map(|blocker| scope.in_sentence(blocker.node)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let title = if names.is_empty() { vec![scope.inside(stage)] } else { names.clone() };
    let told = area::stages(gate.reached, gate.stages, Some((scope.name(stage), &names)), scope.lang);
    Some((say::held_back(&title, scope.lang), vec![told]))
}

/// The lowest of what can be compared; `None` where there is nothing to compare.
fn weakest(scope: &Scope<'_>, unit: UnitIx, kind: Option<NodeKind>) -> Option<Passage> {
    let nodes = compared(scope, kind);
    let found = Lowest::of(scope, unit, &nodes);
    let (lowest, all) = (&found.lowest, found.all());
    if all < 2 {
        return None;
    }
    let shown = scope.shown(lowest.iter().map(|(ix, _)| *ix));
    let text = |(ix, score): &(NodeIx, Score)| match shown {
        Shown::Mixed => format!("{} {}", score.whole, scope.scale(*ix).phrase()),
        Shown::On(_) | Shown::Points => score.whole.clone(),
    };
    let mut texts: Vec<String> = lowest.iter().map(text).collect();
    if let (Shown::On(_), Some(last), Some((ix, _))) = (&shown, texts.last_mut(), lowest.first()) {
        *last = format!("{last} {}", scope.scale(*ix).phrase());
    }
    let names = lowest.iter().map(|(ix, _)| named(scope, *ix));
    let named: Vec<(&str, &str)> = names.zip(texts.iter().map(String::as_str)).collect();
    let title = match kind {
        Some(NodeKind::Prerequisite) if named.len() == 1 => say::weakest_prerequisite(named[0].0, scope.lang),
        Some(NodeKind::Prerequisite) if named.len() == all => found.title(scope, say::Alike::Prerequisites),
        _ => found.title(scope, compared_as(scope, &nodes)),
    };
    Some((title, vec![say::named_scores(&named, found.is_tie(), scope.lang)]))
}

/// What a node is called in a sentence: a question by its short name.
fn named<'a>(scope: &Scope<'a>, node: NodeIx) -> &'a str {
    if scope.questionnaire()[node].kind == NodeKind::Item { scope.short(node) } else { scope.inside(node) }
}

/// What nodes that are compared are called together.
fn compared_as(scope: &Scope<'_>, nodes: &[NodeIx]) -> say::Alike {
    let questions = nodes.iter().any(|ix| scope.questionnaire()[*ix].kind == NodeKind::Item);
    if questions { say::Alike::Questions } else { say::Alike::Areas }
}

/// What a unit's areas show: which are the lowest, or that they are close to each other.
#[must_use]
pub fn finding(scope: &Scope<'_>, unit: UnitIx) -> String {
    let standing = scope.headline(unit).map(|(_, node)| &node.standing);
    if let Some(standing) = standing.filter(|standing| standing.is_capped()) {
        let names: Vec<&str> = standing.blockers.iter().map(|blocker| scope.inside(blocker.node)).collect();
        return say::held_back(&names, scope.lang);
    }
    let areas: Vec<NodeIx> = scope.areas().collect();
    let found = Lowest::of(scope, unit, &areas);
    match found.lowest.as_slice() {
        [] => say::no_headline(Who::Whole(scope.unit_name(unit)), scope.lang),
        // An area that is alone is told by its score: there is nothing that it could be lower than.
        [(area, score)] if found.all() == 1 => {
            let score = scope.scale(*area).out_of(score.value);
            say::score_headline(Who::Whole(scope.inside(*area)), &score, scope.lang)
        }
        _ => found.title(scope, say::Alike::Areas),
    }
}
