//! One area of one unit: level, what it means, what the next one takes, strong and weak questions, next steps.

use crate::insight::{asked_at, items_to_lift, ranked_items, step_for, targets_of};
use crate::model::{NodeIx, UnitIx};
use crate::report::ground;
use crate::score::{AnswerStates, NodeScore};
use crate::text::sentences::{area as say, method, share};
use crate::text::terminal::explanation::only_stage;

use super::said::{judged, level_text, next_level, speaks_for};
use super::scope::{LevelMark, Scope, Score};
use super::summary::StepView;

/// The standard deviation, in points, from which answers are said to differ widely: on five stages, more than one
/// stage on average between any two people.
const WIDE: f64 = 24.0;
/// The most items that are named as strongest, and as weakest.
const NAMED: usize = 3;

/// One area of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaView {
    /// A name for links within the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: Option<String>,
    /// What is known of it; `None` where nothing may be shown.
    pub result: Option<AreaResult>,
    /// Said where no figure is shown.
    pub withheld: String,
}

/// What is known of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaResult {
    /// The score.
    pub score: Score,
    /// How many answers it rests on, in words.
    pub rests_on: String,
    /// The level reached.
    pub level: Option<LevelMark>,
    /// The level that the score alone would give, where requirements keep it down.
    pub uncapped: Option<LevelMark>,
    /// What it, and what is inside it, rests on that is weak.
    pub ground: Vec<String>,
    /// What the level means here.
    pub meaning: Option<String>,
    /// What the next level takes, how far the target is, whether answers differ, which were left blank.
    pub remarks: Vec<String>,
    /// The groups inside the area.
    pub groups: Vec<PartRow>,
    /// The strongest items, the best first.
    pub strongest: Vec<ItemRow>,
    /// What is said over the weakest items.
    pub weakest_title: &'static str,
    /// The weakest items, the weakest first, with advice; in an area that is climbed in stages, what stops the climb.
    pub weakest: Vec<ItemRow>,
}

/// A group inside an area.
#[derive(Debug, Clone, PartialEq)]
pub struct PartRow {
    /// Its name.
    pub name: String,
    /// Its scale, where it is another than the area's.
    pub scale: Option<String>,
    /// How deep inside.
    pub depth: u8,
    /// The score, where it may be shown.
    pub score: Option<Score>,
    /// The stage that it is nearest to, where that is shown and no figure.
    pub stage: Option<String>,
    /// The level.
    pub level: Option<LevelMark>,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    /// Its short name.
    pub short: String,
    /// Its scale, where it is another than that of what it stands beside.
    pub scale: Option<String>,
    /// The question.
    pub question: String,
    /// The score, where it may be shown.
    pub score: Option<Score>,
    /// The stage that it is nearest to, where that is shown and no figure.
    pub stage: Option<String>,
    /// The next step, where there is one and it is asked for.
    pub step: Option<StepView>,
}

/// The questions of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemGroup {
    /// The area's name.
    pub name: String,
    /// All its questions, in the questionnaire's order.
    pub rows: Vec<ItemRow>,
}

/// One area's answer states.
#[derive(Debug, Clone, PartialEq)]
pub struct StatesRow {
    /// The area's name.
    pub name: String,
    /// Whether the row is the total.
    pub total: bool,
    /// The shares answered, don't know, not applicable, not answered; `None` where nothing may be shown.
    pub shares: Option<[String; 4]>,
}

impl AreaView {
    /// One area of a unit.
    #[must_use]
    pub fn of(scope: &Scope<'_>, unit: UnitIx, area: NodeIx, anchor: String) -> Self {
        let node = &scope.questionnaire()[area];
        let score = scope.view.node(unit, area);
        let own = node.group().and_then(|group| group.min_group);
        let own = own.filter(|least| *least > scope.view.assessment.min_group);
        let more = own.map(|least| method::asks_for_more(&[scope.inside(area)], least, scope.lang));
        Self {
            anchor,
            name: scope.name(area).to_owned(),
            description: node.description.as_ref().map(|text| text.get(scope.lang).to_owned()),
            result: score.map(|score| AreaResult::of(scope, unit, area, score)),
            withheld: match scope.stage(unit, area) {
                Some(stage) => only_stage(&stage, scope.lang),
                None => say::withheld(more.as_deref(), scope.lang),
            },
        }
    }
}

impl AreaResult {
    fn of(scope: &Scope<'_>, unit: UnitIx, area: NodeIx, node: &NodeScore) -> Self {
        let ranked = ranked_items(scope.questionnaire(), scope.view.unit(unit), area);
        let row = |item: NodeIx| {
            ItemRow::of(scope, unit, item, scope.shown([area, item]).beside(scope.scale(item)))
        };
        // With few items no item is both strong and weak, and neither is one that is like all the others.
        let named = NAMED.min(ranked.len() / 2);
        let ends =
            ranked.first().zip(ranked.last()).map_or((0.0, 0.0), |((_, low), (_, high))| (*low, *high));
        let to_lift = items_to_lift(scope.questionnaire(), scope.view.unit(unit), area);
        let stops = node.gate.is_some() && !to_lift.is_empty();
        let weak: Vec<NodeIx> = match stops {
            true => to_lift.iter().take(NAMED).map(|(item, _)| *item).collect(),
            false => {
                let weak = ranked.iter().take(named).filter(|(_, score)| *score < ends.1);
                weak.map(|(item, _)| *item).collect()
            }
        };
        // Advice that would lift nothing yet is no next step.
        let counts = |item: NodeIx| to_lift.iter().any(|(other, _)| *other == item);
        let weak = weak.into_iter().map(|item| match counts(item) {
            true => row(item).with_step(scope, unit, item),
            false => row(item),
        });
        let weak: Vec<ItemRow> = weak.collect();
        let strong = ranked.iter().rev().take(named).filter(|(_, score)| *score > ends.0);
        let strong = strong.map(|(item, _)| row(*item));
        let score = Score::of(&node.estimate, scope.scale(area));
        let asked = asked_at(&scope.view.assessment.units, scope.questionnaire(), unit, area);
        Self {
            rests_on: say::rests_on(score.n, asked, deviation(&score), scope.lang),
            level: scope.mark(node.standing.level),
            uncapped: scope.uncapped(&node.standing),
            ground: ground::of_node(scope.view, unit, area, scope.lang)
                .into_iter()
                .chain(ground::inside(scope.view, unit, area, scope.lang))
                .collect(),
            // The answers are those of the level that the score reaches, whatever else keeps the area below it.
            meaning: node.standing.uncapped.and_then(|level| level_text(scope, area, level)),
            remarks: remarks(scope, unit, area, node, &score),
            groups: groups(scope, unit, area),
            strongest: strong.collect(),
            weakest_title: match (stops, weak.iter().any(|row| row.step.is_some())) {
                (true, true) => scope.labels.stops_with_step,
                (true, false) => scope.labels.stops,
                (false, true) => scope.labels.weakest_with_step,
                (false, false) => scope.labels.weakest,
            },
            weakest: weak,
            score,
        }
    }
}

fn deviation(score: &Score) -> Option<&str> {
    Some(score.deviation.as_str()).filter(|text| !text.is_empty())
}

/// Two paragraphs at most: how far it is, and what the answers look like.
fn remarks(scope: &Scope<'_>, unit: UnitIx, area: NodeIx, node: &NodeScore, score: &Score) -> Vec<String> {
    let scale = scope.scale(area);
    let mut told: Vec<String> = next_level(scope, scale, node).into_iter().collect();
    if let Some(target) = targets_of(scope.view.assessment, scope.questionnaire(), unit)[area.at()] {
        let interval = node.estimate.interval().map(|interval| (interval.low, interval.high));
        told.push(say::target(target.points.value(), score.value, interval, scale));
    }
    let ahead = told.join(" ");
    let mut told: Vec<String> = speaks_for(scope, unit, area).into_iter().collect();
    told.extend(judged(scope, None, node));
    if let Some(sd) = score.sd.filter(|sd| *sd >= WIDE) {
        told.push(say::opinions_differ(&scale.distance(sd, 0), scope.lang));
    }
    if let Some(states) = shown_states(scope, unit, area) {
        let AnswerStates { dont_know, not_applicable, not_answered, .. } = states;
        told.extend(say::states(dont_know, not_applicable, not_answered, states.total(), scope.lang));
    }
    [ahead, told.join(" ")].into_iter().filter(|paragraph| !paragraph.is_empty()).collect()
}

/// The answers to the items of a node whose score may be shown.
fn shown_states(scope: &Scope<'_>, unit: UnitIx, node: NodeIx) -> Option<AnswerStates> {
    let scores = scope.view.unit(unit);
    scores.node(node)?;
    let states = scores.answers.as_ref().map(|answers| answers[node.at()]);
    states.filter(|states| states.total() > 0)
}

fn groups(scope: &Scope<'_>, unit: UnitIx, area: NodeIx) -> Vec<PartRow> {
    let mut rows = Vec::new();
    collect_groups(scope, unit, (area, area), 0, &mut rows);
    rows
}

/// Puts the groups in a group of an area into rows.
fn collect_groups(
    scope: &Scope<'_>,
    unit: UnitIx,
    (area, group): (NodeIx, NodeIx),
    depth: u8,
    rows: &mut Vec<PartRow>,
) {
    let Some(group) = scope.questionnaire()[group].group() else { return };
    let is_told = |child: &NodeIx| {
        scope.questionnaire()[*child].group().is_some() && scope.questionnaire().is_told(*child)
    };
    for child in group.children.iter().filter(|child| is_told(child)) {
        let level = scope.view.node(unit, *child).and_then(|node| scope.mark(node.standing.level));
        let name = scope.name(*child).to_owned();
        let scale = scope.shown([area, *child]).beside(scope.scale(*child));
        let (score, stage) = (scope.score(unit, *child), scope.stage(unit, *child));
        rows.push(PartRow { name, scale, depth, score, stage, level });
        collect_groups(scope, unit, (area, *child), depth + 1, rows);
    }
}

impl ItemRow {
    fn of(scope: &Scope<'_>, unit: UnitIx, item: NodeIx, scale: Option<String>) -> Self {
        Self {
            scale,
            short: scope.short(item).to_owned(),
            question: scope.question(item).to_owned(),
            score: scope.score(unit, item),
            stage: scope.stage(unit, item),
            step: None,
        }
    }

    fn with_step(self, scope: &Scope<'_>, unit: UnitIx, item: NodeIx) -> Self {
        let step = step_for(scope.questionnaire(), scope.view.unit(unit), item);
        Self { step: step.map(|step| StepView::of(scope, &step)), ..self }
    }
}

/// All questions, area by area.
#[must_use]
pub fn items(scope: &Scope<'_>, unit: UnitIx) -> Vec<ItemGroup> {
    let shown = scope.shown(scope.questionnaire().items().iter().copied());
    let group = |area| ItemGroup {
        name: scope.name(area).to_owned(),
        rows: scope
            .questionnaire()
            .own_items_in(area)
            .into_iter()
            .filter(|item| scope.questionnaire().is_told(*item))
            .map(|item| ItemRow::of(scope, unit, item, shown.beside(scope.scale(item))))
            .collect(),
    };
    scope.areas().map(group).collect()
}

/// The states of the answers, area by area and in total.
#[must_use]
pub fn states(scope: &Scope<'_>, unit: UnitIx) -> Vec<StatesRow> {
    let row = |name: &str, total, states: Option<AnswerStates>| {
        let shares = states.map(|states| shares(&states, scope));
        StatesRow { name: name.to_owned(), total, shares }
    };
    let mut rows: Vec<StatesRow> =
        scope.areas().map(|area| row(scope.name(area), false, shown_states(scope, unit, area))).collect();
    rows.push(row(scope.labels.total, true, scope.view.unit(unit).all_answers));
    rows
}

fn shares(states: &AnswerStates, scope: &Scope<'_>) -> [String; 4] {
    let AnswerStates { valued, dont_know, not_applicable, not_answered } = *states;
    [valued, dont_know, not_applicable, not_answered].map(|part| share(part, states.total(), scope.lang))
}
