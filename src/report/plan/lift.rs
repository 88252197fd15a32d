//! The smallest sets of steps that reach the next level or the target, unit by unit.

use serde::Serialize;

use crate::doc::{Document, Entry, Listing};
use crate::insight::{JointLift, Lift, Rise, joint_lifts, lifts};
use crate::model::{NodeIx, UnitIx};
use crate::report::json::to_text;
use crate::report::view::Scope;
use crate::text::sentences::method::lowered;
use crate::text::terminal::plan::{self, Takes, lifts as steps_to, lifts_too_far, rise};
use crate::text::terminal::together;

use super::joint::{self, JsonJointLift, score_and_goal};
use super::reached::{level_or_target, told_effort};

/// What lifts some units.
#[derive(Debug)]
pub struct LiftView<'a> {
    scope: Scope<'a>,
    lifts: Vec<(UnitIx, Lift)>,
    /// What lifts those that have parts.
    joint: Vec<(UnitIx, JointLift)>,
}

impl<'a> LiftView<'a> {
    /// What lifts these units at these groups; all workplaces where none are named, and all areas where none are.
    #[must_use]
    pub fn of(scope: Scope<'a>, units: &[UnitIx], nodes: &[NodeIx]) -> Self {
        let units = if units.is_empty() { scope.workplaces() } else { units.to_vec() };
        let nodes: Vec<NodeIx> = if nodes.is_empty() { scope.areas().collect() } else { nodes.to_vec() };
        let of_unit = |unit: &UnitIx| {
            let unit = *unit;
            let found = lifts(scope.analysis, scope.wave, unit, &nodes);
            found.into_iter().map(move |lift| (unit, lift))
        };
        let of_whole = |unit: &UnitIx| {
            let unit = *unit;
            let found = joint_lifts(scope.analysis, scope.wave, unit, &nodes);
            found.into_iter().map(move |lift| (unit, lift))
        };
        let (wholes, workplaces): (Vec<UnitIx>, Vec<UnitIx>) =
            units.iter().partition(|unit| scope.is_whole(**unit));
        let lifts = workplaces.iter().flat_map(of_unit).collect();
        Self { lifts, joint: wholes.iter().flat_map(of_whole).collect(), scope }
    }

    /// Unit by unit what reaches what.
    #[must_use]
    pub fn document(&self) -> Document {
        let (scope, words) = (&self.scope, plan::words(self.scope.lang));
        let title = scope.view.assessment.title.get(scope.lang);
        let mut document = Document::titled(format!("{title}, {}. {}", scope.view.wave.id, words.lift));
        if self.lifts.is_empty() && self.joint.is_empty() {
            document.paragraph(words.no_lift);
            return document;
        }
        document.list(self.joint.iter().map(|(unit, lift)| joint::told(scope, *unit, lift)));
        let entry = |of_unit: &[(UnitIx, Lift)]| {
            let details: Vec<String> = of_unit.iter().map(|(unit, lift)| self.told(*unit, lift)).collect();
            of_unit.first().map(|(unit, _)| Entry::new(scope.unit_name(*unit)).with(details))
        };
        document
            .entries(Listing::Bullets, self.lifts.chunk_by(|a, b| a.0 == b.0).filter_map(entry).collect());
        let joint = together::words(scope.lang);
        let notes = [
            (!self.joint.is_empty(), joint.note_lift),
            (self.joint.iter().any(|(_, lift)| !lift.is_exact), joint.note_not_all),
            (!self.lifts.is_empty(), words.note_lift),
            (scope.questionnaire().has_efforts(), words.note_effort),
            (self.lifts.iter().any(|(_, lift)| !lift.is_exact), words.note_not_all),
        ];
        document.notes(notes.into_iter().filter_map(|(is_due, note)| is_due.then_some(note)));
        document.notes(lowered(scope.view.assessment, scope.lang));
        document
    }

    fn told(&self, unit: UnitIx, lift: &Lift) -> String {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let (score, reaches) = score_and_goal(scope, unit, lift.node, lift.reaches);
        let area = scope.inside(lift.node);
        let takes = match told_effort(scope.questionnaire(), lift.effort) {
            Some(effort) => Some(Takes::Effort(effort)),
            None => lift.steps().map(Takes::Steps),
        };
        let Some(takes) = takes else { return lifts_too_far(area, &score, &reaches, lang) };
        let sets: Vec<Vec<String>> = lift
            .sets
            .iter()
            .map(|set| set.iter().map(|one| rise(scope.short(one.item), one.steps, lang)).collect())
            .collect();
        steps_to([area, &score, &reaches], takes, &sets, lift.found - sets.len(), lang)
    }

    /// The same as JSON.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let (tree, questionnaire) = (&self.scope.view.assessment.units, self.scope.questionnaire());
        let id = |node: NodeIx| questionnaire[node].id.as_str();
        let one = |(unit, lift): &(UnitIx, Lift)| {
            let (level, target) = level_or_target(questionnaire, lift.reaches);
            let set = |set: &Vec<Rise>| {
                set.iter().map(|one| JsonRise { item: id(one.item), steps: one.steps }).collect()
            };
            JsonLift {
                unit: tree[*unit].id.as_str(),
                node: id(lift.node),
                level,
                target,
                steps: lift.steps(),
                effort: told_effort(questionnaire, lift.effort),
                sets: lift.sets.iter().map(set).collect(),
                found: lift.found,
                exact: lift.is_exact,
            }
        };
        let root = JsonLifts {
            format: 1,
            wave: self.scope.view.wave.id.as_str(),
            lifts: self.lifts.iter().map(one).collect(),
            joint: self
                .joint
                .iter()
                .map(|(unit, lift)| joint::json(&self.scope, None, *unit, lift))
                .collect(),
        };
        to_text(&root, 3)
    }
}

#[derive(Serialize)]
struct JsonLifts<'a> {
    format: u8,
    wave: &'a str,
    lifts: Vec<JsonLift<'a>>,
    /// What lifts units that have parts, where such are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    joint: Vec<JsonJointLift<'a>>,
}

#[derive(Serialize)]
struct JsonLift<'a> {
    unit: &'a str,
    node: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<f64>,
    steps: Option<usize>,
    /// Where the questionnaire says what steps take.
    #[serde(skip_serializing_if = "Option::is_none")]
    effort: Option<f64>,
    sets: Vec<Vec<JsonRise<'a>>>,
    found: usize,
    exact: bool,
}

#[derive(Serialize)]
struct JsonRise<'a> {
    item: &'a str,
    steps: usize,
}
