//! An action plan: the file beside the assessment, and the same as somebody edited it in a spreadsheet.

mod cells;
mod headings;
mod twin;

pub use headings::is_plan_text;
pub use twin::plan_twin;

use super::answers::{Found, Units};
use super::reader::{At, Reader, Table, Value};
use super::references::{Names, distinct};
use super::syntax;
use crate::model::format::plan::{action, top};
use crate::model::toml_fault::Thing;
use crate::model::{
    Action, ActionId, ActionPlan, Assessment, Decimal, Diagnostics, NodeId, Points, Sign, Status, UnitIx,
    WaveId, Weight, nfc,
};

/// One of `[[actions]]`, its references not followed yet.
struct RawAction {
    id: Option<At<String>>,
    unit: Option<At<String>>,
    node: Option<At<String>>,
    action: Action,
}

/// Reads the action plan of an assessment. All faults are found at once; there is a plan exactly where there are none.
#[must_use]
pub fn action_plan(file: &str, text: &str, assessment: &Assessment) -> (Option<ActionPlan>, Diagnostics) {
    let text = text.trim_start_matches('\u{feff}');
    let reader = Reader::new(file, text);
    let plan = read(text, assessment, &reader);
    let found = reader.finish();
    (plan.filter(|_| !found.has_errors()), found)
}

fn read(text: &str, assessment: &Assessment, reader: &Reader) -> Option<ActionPlan> {
    let table = syntax::parse(text, reader)?;
    let mut t = Table::root(&table, reader);
    if t.version(top::FORMAT) == Some(false) {
        return None;
    }
    let raw = t.tables(top::ACTIONS, one);
    t.finish();
    distinct(Thing::Action, raw.iter().filter_map(|raw| raw.id.as_ref()), reader);
    let known = Known::of(assessment);
    let actions = raw.into_iter().map(|raw| Action {
        id: raw.id.and_then(|id| ActionId::parse(&id.value).ok()),
        unit: raw.unit.and_then(|unit| known.unit(&unit, reader)),
        node: raw.node.and_then(|node| known.node(&node, reader)),
        ..raw.action
    });
    Some(ActionPlan { actions: actions.collect(), as_of: None })
}

fn one(mut t: Table<'_>) -> RawAction {
    let text = |value: Option<At<String>>| value.map(|text| text.value.trim().to_owned()).unwrap_or_default();
    let wave = |value: Option<At<String>>| value.and_then(|id| WaveId::parse(&id.value).ok());
    let id = t.id(action::ID, Value::action_id);
    let action = Action {
        action: t.read(action::ACTION, Value::text).map(|text| text.value).unwrap_or_default(),
        why: text(t.read(action::WHY, Value::any_text)),
        owner: text(t.read(action::OWNER, Value::any_text)),
        due: t.read(action::DUE, Value::date).map(|day| day.value),
        effort: t.read(action::EFFORT, Value::weight_or_none).map(|effort| Weight::value(effort.value)),
        lift: t.read(action::LIFT, Value::decimal).map(|lift| Decimal::value(lift.value)),
        decision: text(t.read(action::DECISION, Value::any_text)),
        status: t
            .read(action::STATUS, |value| value.word(&Status::WORDS))
            .map(|word| word.value)
            .unwrap_or_default(),
        sign: t.read(action::ANSWERS, |value| value.word(&Sign::WORDS)).map(|word| word.value),
        note: text(t.read(action::NOTE, Value::any_text)),
        story: text(t.read(action::STORY, Value::any_text)),
        aim: t.read(action::AIM, Value::points).map(|points: At<Points>| points.value),
        wave: wave(t.read(action::WAVE, Value::id)),
        done_in: wave(t.read(action::DONE_IN, Value::id)),
        own: own(&mut t),
        ..Action::default()
    };
    let raw = RawAction {
        id,
        unit: t.read(action::UNIT, Value::text),
        node: t.read(action::NODE, Value::id),
        action,
    };
    t.finish();
    raw
}

/// What stands in columns of the people's own; an empty cell is none.
fn own(t: &mut Table<'_>) -> Vec<(String, String)> {
    let mut read = t.read(action::OWN, |value| value.map(Value::any_text)).unwrap_or_default();
    read.sort_by_key(|(heading, _)| heading.span.start);
    let own = read.into_iter().map(|(heading, text)| (heading.value, text.value.trim().to_owned()));
    own.filter(|(_, text)| !text.is_empty()).collect()
}

/// What a plan's names can lead to.
struct Known<'a> {
    units: Names<'a>,
    called: Units<'a>,
    nodes: Names<'a>,
}

impl<'a> Known<'a> {
    fn of(assessment: &'a Assessment) -> Self {
        let units = assessment.units.iter().map(|(_, unit)| unit.id.as_str());
        Self {
            units: Names::new(Thing::Unit, units),
            called: Units::new(&assessment.units),
            nodes: Names::new(Thing::Node, nodes(assessment)),
        }
    }

    /// A unit by its id, else by what reports call it.
    fn unit(&self, name: &At<String>, reader: &Reader) -> Option<UnitIx> {
        match self.called.find(&name.value) {
            Found::One(unit) => Some(unit),
            Found::Several(_) | Found::Nothing => self.units.follow(name, reader).err().and(None),
        }
    }

    fn node(&self, id: &At<String>, reader: &Reader) -> Option<NodeId> {
        self.nodes.follow(id, reader).ok()?;
        NodeId::parse(&id.value).ok()
    }
}

/// The ids of all nodes of all waves: what was asked once may still be what an action is about.
fn nodes(assessment: &Assessment) -> Vec<&str> {
    let waves = assessment.waves.iter().chain(&assessment.waiting).rev();
    waves.flat_map(|wave| wave.questionnaire.nodes().map(|(_, node)| node.id.as_str())).collect()
}

/// A text as a file keeps it: without space around it, its lines ended in one way, and each letter written in one way.
fn kept(text: &str) -> String {
    nfc(text.replace("\r\n", "\n").replace('\r', "\n").trim()).into_owned()
}
