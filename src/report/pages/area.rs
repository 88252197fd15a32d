//! One area of one unit: level, what it means, what the next one takes, strong and weak questions, next steps.

use crate::doc::{
    Column, Document, Entry, Heading, Key, Level, Listing, Narrow, Part, Role, Run, Table, Text, Topic, Voice,
};
use crate::insight::{asked_at, items_to_lift, ranked_items, step_for, targets_of};
use crate::model::{NodeIx, UnitIx};
use crate::report::ground;
use crate::report::view::{Scope, Score, judged, level_text, next_level, speaks_for};
use crate::score::{AnswerStates, NodeScore};
use crate::text::sentences::{area as say, method};
use crate::text::terminal::explanation::only_stage;

use super::{cells, comments, first};

/// The standard deviation, in points, from which answers are said to differ widely: on five stages, more than one
/// stage on average between any two people.
const WIDE: f64 = 24.0;
/// The most items that are named as strongest, and as weakest.
const NAMED: usize = 3;

/// One area of a unit.
pub fn area(scope: &Scope<'_>, unit: UnitIx, area: NodeIx, id: String) -> Part {
    let mut told = Document::default();
    let mut body = Document::default();
    let mut key = None;
    if let Some(text) = &scope.questionnaire()[area].description {
        told.said(Voice::Quiet, Run::own(text.get(scope.lang)));
    }
    if let Some(node) = scope.view.node(unit, area) {
        let score = Score::of(&node.estimate, scope.scale(area));
        let questions = Questions::of(scope, unit, area, node);
        say_of(scope, (unit, area), node, &score, &mut told);
        put_groups(scope, unit, area, &mut told);
        questions.put_strongest(&mut told);
        body.part(Part::of(Role::Remarks, told));
        body.extend(questions.weakest());
        key = Some(key_figure(scope, (unit, area), node, &score));
    } else {
        told.paragraph(withheld(scope, unit, area));
        body.part(Part::of(Role::Remarks, told));
    }
    comments::of_area(scope, unit, area).into_iter().for_each(|block| body.push(block));
    let heading = Heading::new(Level::Section, Run::own(scope.name(area)));
    Part { key, ..Part::of(Role::Area, body).named(id).headed(heading) }
}

/// Why no figure is shown of an area, or what is shown instead.
fn withheld(scope: &Scope<'_>, unit: UnitIx, area: NodeIx) -> String {
    let own = scope.questionnaire()[area].group().and_then(|group| group.min_group);
    let own = own.filter(|least| *least > scope.view.assessment.min_group);
    let more = own.map(|least| method::asks_for_more(&[scope.inside(area)], least, scope.lang));
    match scope.stage(unit, area) {
        Some(stage) => only_stage(&stage, scope.lang),
        None => say::withheld(more.as_deref(), scope.lang),
    }
}

/// The score and the level, and how many answers they rest on.
fn key_figure(scope: &Scope<'_>, (unit, area): (UnitIx, NodeIx), node: &NodeScore, score: &Score) -> Key {
    let level = scope.mark(node.standing.level);
    let asked = asked_at(&scope.view.assessment.units, scope.questionnaire(), unit, area);
    let deviation = Some(score.deviation.as_str()).filter(|text| !text.is_empty());
    let rests_on = say::rests_on(score.n, asked, deviation, scope.lang);
    let scale = score.scale.as_ref().map(|scale| format!("{} {scale}. ", scope.labels.scale));
    Key {
        value: Text::from(Run::strong(&score.whole)).then(cells::level(level.as_ref())),
        meter: cells::meter(score, level.as_ref()),
        note: scale.unwrap_or_default() + &rests_on,
    }
}

/// What is said of an area: what it rests on, what its level means, and the remarks.
fn say_of(
    scope: &Scope<'_>,
    (unit, area): (UnitIx, NodeIx),
    node: &NodeScore,
    score: &Score,
    told: &mut Document,
) {
    let ground = ground::of_node(scope.view, unit, area, scope.lang).into_iter();
    for weak in ground.chain(ground::inside(scope.view, unit, area, scope.lang)) {
        told.said(Voice::Ground, weak);
    }
    // The answers are those of the level that the score reaches, whatever else keeps the area below it.
    let meaning = node.standing.uncapped.and_then(|level| level_text(scope, unit, area, level));
    told.paragraphs(meaning.map(Run::own));
    told.paragraphs(remarks(scope, unit, area, node, score));
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
pub fn shown_states(scope: &Scope<'_>, unit: UnitIx, node: NodeIx) -> Option<AnswerStates> {
    let scores = scope.view.unit(unit);
    scores.node(node)?;
    let states = scores.answers.as_ref().map(|answers| answers[node.at()]);
    states.filter(|states| states.total() > 0)
}

/// The groups inside an area, as a table; nothing where there are none.
fn put_groups(scope: &Scope<'_>, unit: UnitIx, area: NodeIx, told: &mut Document) {
    let labels = scope.labels;
    let mut table = Table::named(Topic::Groups, "").captioned(labels.part_of_area);
    table.column(Column::Words, labels.area);
    table.column(Column::Number, labels.score);
    table.column(Column::Words, labels.level);
    collect_groups(scope, unit, (area, area), 0, &mut table);
    if !table.is_empty() {
        told.table(table, Narrow::Break);
    }
}

/// Puts the groups in a group of an area into rows.
fn collect_groups(
    scope: &Scope<'_>,
    unit: UnitIx,
    (area, group): (NodeIx, NodeIx),
    depth: usize,
    table: &mut Table,
) {
    let Some(group) = scope.questionnaire()[group].group() else { return };
    let is_told = |child: &NodeIx| {
        scope.questionnaire()[*child].group().is_some() && scope.questionnaire().is_told(*child)
    };
    let labels = scope.labels;
    for child in group.children.iter().copied().filter(is_told) {
        let level = scope.view.node(unit, child).and_then(|node| scope.mark(node.standing.level));
        let scale = scope.shown([area, child]).beside(scope.scale(child));
        let (value, beside): (Text, Text) = match (scope.score(unit, child), scope.stage(unit, child)) {
            (Some(score), _) => {
                let meter = Run::Meter(cells::meter(&score, level.as_ref()));
                let value = Text::from(Run::plain(score.whole)).with(meter);
                (value, cells::level(level.as_ref()).into_iter().collect())
            }
            (None, Some(stage)) => (Run::quiet(stage).into(), Text::default()),
            (None, None) => (cells::dash(labels), Run::quiet(labels.not_shown).into()),
        };
        table.row(depth, vec![cells::named(scope.name(child), scale, labels), value, beside]);
        collect_groups(scope, unit, (area, child), depth + 1, table);
    }
}

/// The questions of an area that are to be looked at.
struct Questions<'a> {
    scope: &'a Scope<'a>,
    unit: UnitIx,
    area: NodeIx,
    /// The best first.
    strong: Vec<NodeIx>,
    /// The weakest first; in an area that is climbed in stages, what stops the climb.
    weak: Vec<NodeIx>,
    /// Those that would lift the area.
    to_lift: Vec<NodeIx>,
    /// Whether it is climbed in stages and something stops that.
    stops: bool,
}

impl<'a> Questions<'a> {
    fn of(scope: &'a Scope<'a>, unit: UnitIx, area: NodeIx, node: &NodeScore) -> Self {
        let ranked = ranked_items(scope.questionnaire(), scope.view.unit(unit), area);
        // With few items no item is both strong and weak, and neither is one that is like all the others.
        let named = NAMED.min(ranked.len() / 2);
        let ends =
            ranked.first().zip(ranked.last()).map_or((0.0, 0.0), |((_, low), (_, high))| (*low, *high));
        let to_lift = items_to_lift(scope.questionnaire(), scope.view.unit(unit), area);
        let to_lift: Vec<NodeIx> = to_lift.iter().map(|(item, _)| *item).collect();
        let stops = node.gate.is_some() && !to_lift.is_empty();
        let weak: Vec<NodeIx> = match stops {
            true => to_lift.iter().take(NAMED).copied().collect(),
            false => {
                let weak = ranked.iter().take(named).filter(|(_, score)| *score < ends.1);
                weak.map(|(item, _)| *item).collect()
            }
        };
        let strong = ranked.iter().rev().take(named).filter(|(_, score)| *score > ends.0);
        Self { scope, unit, area, strong: strong.map(|(item, _)| *item).collect(), weak, to_lift, stops }
    }

    fn put_strongest(&self, told: &mut Document) {
        if !self.strong.is_empty() {
            told.heading(Level::Subsection, self.scope.labels.strongest);
        }
        told.entries(Listing::Items, self.strong.iter().map(|item| self.entry(*item)).collect());
    }

    /// The weakest with advice, in a part of their own; nothing where there are none.
    fn weakest(&self) -> Document {
        let (scope, labels) = (self.scope, self.scope.labels);
        let mut has_step = false;
        let entries = self.weak.iter().map(|item| {
            // Advice that would lift nothing yet is no next step, and what workplaces are advised is none of a whole's.
            let counts = self.to_lift.contains(item) && !scope.is_whole(self.unit);
            let step = step_for(scope.questionnaire(), scope.view.unit(self.unit), *item).filter(|_| counts);
            has_step |= step.is_some();
            match step {
                Some(step) => self.entry(*item).saying(Voice::Step, first::step(scope, &step)),
                None => self.entry(*item),
            }
        });
        let mut listed = Document::default();
        listed.entries(Listing::RankedItems, entries.collect());
        let title = match (self.stops, has_step) {
            (true, true) => labels.stops_with_step,
            (true, false) => labels.stops,
            (false, true) => labels.weakest_with_step,
            (false, false) => labels.weakest,
        };
        let mut part = Document::default();
        if !listed.is_empty() {
            part.part(Part::of(Role::Questions, listed).headed(Heading::new(Level::Subsection, title)));
        }
        part
    }

    /// A question with its score.
    fn entry(&self, item: NodeIx) -> Entry {
        let scope = self.scope;
        let scale = scope.shown([self.area, item]).beside(scope.scale(item));
        let name =
            Text::from(Run::strong(scope.short(item)).in_own()).then(cells::on_scale(scale, scope.labels));
        let score = scope.score(self.unit, item).map(|score| score.whole);
        let value = score.or_else(|| scope.stage(self.unit, item)).unwrap_or_default();
        let entry = Entry::new(name).valued(value);
        match scope.question(item) {
            "" => entry,
            question => entry.saying(Voice::Quiet, Run::own(question)),
        }
    }
}
