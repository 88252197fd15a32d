//! Where to start: units by field, and for each what it stands on, what is required and which area to begin with.

use serde::Serialize;

use crate::doc::{Document, Entry, Level, Listing};
use crate::insight::{Placed, goals, next_steps, place, weak_ground};
use crate::model::{Axis, NodeIx, NodeKind, Position, Requirement, UnitIx};
use crate::report::json::to_text;
use crate::report::view::{Scope, Score, start_headline};
use crate::score::Estimate;
use crate::text::sentences::method::lowered;
use crate::text::sentences::whole as say;
use crate::text::terminal::plan::{
    self, first_area, first_step, ground_first, requirement, requirements, side_unsure,
};

use super::sample::{JsonMore, settled, to_settle};

/// Where each workplace stands in one of the questionnaire's pictures, and what that means.
#[derive(Debug)]
pub struct StartView<'a> {
    scope: Scope<'a>,
    position: &'a Position,
    placed: Vec<Placed>,
}

/// With which area a unit begins.
enum First<'a> {
    /// This one, with its gap to the target.
    Area(NodeIx, f64),
    /// The one of the unit's first step, as in its report, with what to do.
    Step(NodeIx, &'a str),
    /// None: what the areas rest on comes first.
    Ground(Vec<&'a str>),
    /// None: all targets that can be judged are reached, or some of them only probably.
    Reached {
        /// Whether some are so near that they may not be.
        probably: bool,
    },
    /// None: there is no step left, or none that may be shown.
    Nothing,
}

impl<'a> StartView<'a> {
    /// One picture, by its place in the questionnaire.
    #[must_use]
    pub fn of(scope: Scope<'a>, position: &'a Position) -> Self {
        Self { placed: place(scope.view, position, &scope.workplaces()), position, scope }
    }

    /// The fields with their units, what would settle those on the border, and unit by unit the reasons; of these units only, where some are named.
    #[must_use]
    pub fn document(&self, only: &[UnitIx]) -> Document {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let words = plan::words(lang);
        let title = scope.view.assessment.title.get(lang);
        let named = self.position.title.get(lang);
        let mut document = Document::titled(format!("{title}, {}. {named}", scope.view.wave.id));
        if only.is_empty() {
            document.paragraph(format!("{}.", start_headline(scope, self.position, &self.placed)));
        }
        document.paragraph(say::boundaries(
            scope.inside(self.position.x.node),
            &self.line(&self.position.x),
            scope.inside(self.position.y.node),
            &self.line(&self.position.y),
            lang,
        ));
        let chosen = |placed: &&Placed| only.is_empty() || only.contains(&placed.unit);
        for field in (0..self.position.fields.len()).rev() {
            let here = |placed: &&Placed| placed.field() == field && !placed.is_near();
            let units: Vec<Entry> =
                self.placed.iter().filter(chosen).filter(here).map(|placed| self.entry(placed)).collect();
            if !units.is_empty() {
                let about = &self.position.fields[field];
                document.heading(Level::Part, about.name.get(lang));
                document.paragraph(about.text.get(lang));
                document.entries(Listing::Bullets, units);
            }
        }
        let near: Vec<Entry> = (0..self.position.fields.len())
            .rev()
            .flat_map(|field| self.placed.iter().filter(move |placed| placed.field() == field))
            .filter(chosen)
            .filter(|placed| placed.is_near())
            .map(|placed| self.entry(placed))
            .collect();
        if !near.is_empty() {
            document.heading(Level::Part, words.border);
            document.entries(Listing::Bullets, near);
            document.note(words.note_border);
        }
        let has_place = |unit: &UnitIx| self.placed.iter().any(|placed| placed.unit == *unit);
        let without = scope.workplaces().into_iter().filter(|unit| only.is_empty() || only.contains(unit));
        let without: Vec<&str> =
            without.filter(|unit| !has_place(unit)).map(|unit| scope.unit_name(unit)).collect();
        document.paragraphs((!without.is_empty()).then(|| say::without_place(&without, lang)));
        if self.placed.iter().any(Placed::is_by_score) {
            document.note(say::by_score(lang));
        }
        if self.placed.iter().any(Placed::is_near) {
            document.note(words.planned_on);
            document.note(words.close_once);
        }
        document.notes(lowered(scope.view.assessment, lang));
        document
    }

    /// A unit with its reasons beneath.
    fn entry(&self, placed: &Placed) -> Entry {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let (x, y) = (self.text(&placed.x, &self.position.x), self.text(&placed.y, &self.position.y));
        let (x_name, y_name) = (scope.inside(self.position.x.node), scope.inside(self.position.y.node));
        let mut details = vec![say::axes((x_name, &x), (y_name, &y), lang)];
        details.extend(self.border(placed));
        details.extend(self.required(placed.unit));
        match self.first(placed.unit) {
            First::Area(area, gap) => {
                details.push(first_area(scope.inside(area), &scope.scale(area).missing(gap), lang));
            }
            First::Step(area, advice) => details.push(first_step(scope.inside(area), advice, lang)),
            First::Ground(needs) => details.push(ground_first(&needs, lang)),
            First::Reached { probably: false } => details.push(plan::words(lang).all_reached.to_owned()),
            First::Reached { probably: true } => {
                details.push(plan::words(lang).all_probably_reached.to_owned())
            }
            First::Nothing => {}
        }
        let by_score = placed.is_by_score() && !self.placed.iter().all(Placed::is_by_score);
        let name = scope.unit_name(placed.unit);
        let text = if by_score { format!("{name} ({})", scope.labels.by_score) } else { name.to_owned() };
        Entry::new(text).with(details)
    }

    /// What would settle the sides that are not sure.
    fn border(&self, placed: &Placed) -> Vec<String> {
        let sides = placed.unsure(self.position).filter_map(|(axis, score, limit)| {
            let more = to_settle(&self.scope, placed.unit, &score, limit)?;
            let settles = settled(&self.scope, placed.unit, axis.node, more);
            let side = side_unsure(self.scope.inside(axis.node), &self.line(axis), self.scope.lang);
            Some(format!("{side}: {settles}."))
        });
        sides.collect()
    }

    /// What the next level of the unit as a whole requires, met and unmet.
    fn required(&self, unit: UnitIx) -> Option<String> {
        let scope = &self.scope;
        let headline = [NodeKind::Index, NodeKind::Readiness];
        let node = headline.into_iter().find_map(|kind| {
            let node = scope.questionnaire().summary(kind)?;
            scope.view.node(unit, node).map(|_| node)
        })?;
        let next = scope.view.node(unit, node)?.standing.next.as_ref()?;
        let level = &scope.questionnaire()[node].group()?.levels[next.level.at()];
        let told = |needed: &Requirement| {
            let scale = scope.scale(needed.node).with_line(needed.at_least.value());
            let score = scope.view.node(unit, needed.node);
            let score = score.map(|score| scale.of_estimate(&score.estimate, 0));
            let line = scale.line(needed.at_least.value());
            requirement(scope.inside(needed.node), score.as_deref(), &line, scope.lang)
        };
        let is_unmet =
            |needed: &&Requirement| next.blockers.iter().any(|blocker| blocker.node == needed.node);
        let unmet: Vec<String> = level.requires.iter().filter(is_unmet).map(told).collect();
        let met: Vec<String> = level.requires.iter().filter(|needed| !is_unmet(needed)).map(told).collect();
        let name = scope.questionnaire().levels()[next.level.at()].name.get(scope.lang);
        (!level.requires.is_empty()).then(|| requirements(name, &met, &unmet, scope.lang))
    }

    /// The core area that is surely and furthest below its target among those whose ground is in place, else what else is so below its own; where there is
    /// none, the area of its first step.
    fn first(&self, unit: UnitIx) -> First<'a> {
        let scope = &self.scope;
        let targets = goals(scope.analysis, scope.wave, unit).unwrap_or_default().goals;
        // What may as well be there already is no gap to begin with.
        let gap_of = |area: NodeIx| {
            let goal = targets.iter().find(|goal| goal.node == area)?;
            let score = scope.view.unit(unit).score(area)?;
            let is_below = goal.reached == Some(false) && !goal.is_near(scope.view.unit(unit));
            is_below.then_some(goal.aim.target - score)
        };
        let core = scope.questionnaire().areas().filter(|(_, node)| node.kind == NodeKind::Core);
        let is_firm = |area: &NodeIx| weak_ground(scope.view, unit, *area).is_empty();
        let mut with_gap: Vec<(NodeIx, f64)> =
            core.filter_map(|(area, _)| Some((area, gap_of(area)?))).collect();
        if with_gap.is_empty() {
            let given = targets.iter().filter(|goal| goal.given);
            with_gap = given.filter_map(|goal| Some((goal.node, gap_of(goal.node)?))).collect();
        }
        if !with_gap.is_empty() {
            let firm = with_gap.iter().filter(|(area, _)| is_firm(area));
            if let Some((area, gap)) = firm.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))) {
                return First::Area(*area, *gap);
            }
            return self.ground(unit, with_gap.iter().map(|(area, _)| *area));
        }
        let judged = || targets.iter().filter(|goal| goal.given && goal.reached.is_some());
        if judged().next().is_some() && judged().all(|goal| goal.reached == Some(true)) {
            return First::Reached { probably: judged().any(|goal| goal.is_near(scope.view.unit(unit))) };
        }
        let step = next_steps(scope.analysis, scope.wave, unit, 1).into_iter().find_map(|next| next.step);
        step.map_or(First::Nothing, |step| First::Step(step.area, step.text.get(scope.lang)))
    }

    fn ground(&self, unit: UnitIx, areas: impl Iterator<Item = NodeIx>) -> First<'a> {
        let mut needs: Vec<NodeIx> = Vec::new();
        for weak in areas.flat_map(|area| weak_ground(self.scope.view, unit, area)) {
            if !needs.contains(&weak.node) {
                needs.push(weak.node);
            }
        }
        if needs.is_empty() {
            First::Nothing
        } else {
            First::Ground(needs.iter().map(|node| self.scope.inside(*node)).collect())
        }
    }

    fn text(&self, score: &Estimate, axis: &Axis) -> String {
        Score::of(score, self.scope.scale(axis.node).with_line(axis.from.value())).whole
    }

    fn line(&self, axis: &Axis) -> String {
        self.scope.scale(axis.node).line(axis.from.value())
    }

    /// The same as JSON.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self, only: &[UnitIx]) -> serde_json::Result<String> {
        let (scope, questionnaire) = (&self.scope, self.scope.questionnaire());
        let side = |axis: &'a Axis, score: &Estimate, unsure: bool, limit: f64, unit: UnitIx| JsonSide {
            node: questionnaire[axis.node].id.as_str(),
            line: axis.from.value(),
            score: score.mean,
            sure: score.interval().is_some() && !unsure,
            more: unsure.then(|| to_settle(scope, unit, score, limit)).flatten().map(JsonMore::of),
        };
        let unit = |placed: &Placed| {
            let (begin_with, gap) = match self.first(placed.unit) {
                First::Area(area, gap) => (Some(questionnaire[area].id.as_str()), Some(gap)),
                First::Step(area, _) => (Some(questionnaire[area].id.as_str()), None),
                First::Ground(_) | First::Reached { .. } | First::Nothing => (None, None),
            };
            JsonPlaced {
                unit: scope.view.assessment.units[placed.unit].id.as_str(),
                field: self.position.fields[placed.field()].id.as_str(),
                sure: placed.is_sure(),
                on_the_border: placed.is_near(),
                sides: [
                    side(&self.position.x, &placed.x, placed.x_side.1, placed.limits[0], placed.unit),
                    side(&self.position.y, &placed.y, placed.y_side.1, placed.limits[1], placed.unit),
                ],
                begin_with,
                gap,
            }
        };
        let chosen = self.placed.iter().filter(|placed| only.is_empty() || only.contains(&placed.unit));
        let root = JsonStart {
            format: 1,
            wave: scope.view.wave.id.as_str(),
            position: self.position.id.as_str(),
            units: chosen.map(unit).collect(),
        };
        to_text(&root, 3)
    }
}

#[derive(Serialize)]
struct JsonStart<'a> {
    format: u8,
    wave: &'a str,
    position: &'a str,
    units: Vec<JsonPlaced<'a>>,
}

#[derive(Serialize)]
struct JsonPlaced<'a> {
    unit: &'a str,
    field: &'a str,
    sure: bool,
    on_the_border: bool,
    sides: [JsonSide<'a>; 2],
    begin_with: Option<&'a str>,
    gap: Option<f64>,
}

#[derive(Serialize)]
struct JsonSide<'a> {
    node: &'a str,
    line: f64,
    score: f64,
    sure: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<JsonMore>,
}
