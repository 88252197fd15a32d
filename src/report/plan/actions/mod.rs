//! The action plan: what was kept, what is new, and what the answers say of it.

mod explained;
mod kept;
mod page;
mod propose;
mod said;
mod twins;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::doc::{Document, Entry, Level, Listing, Run, Voice};
use crate::insight::{proposals, signs};
use crate::model::{Action, ActionField, ActionPlan, FieldValue, Sign, Status, UnitIx};
use crate::parallel;
use crate::report::json::to_text;
use crate::report::view::Scope;
use crate::text::sentences::actions as say;
use crate::text::sentences::method::lowered;

use said::{late, reached, state_of};

pub use explained::ActionExplanation;
pub use kept::kept;
pub use page::{done_now, of_unit_page, of_whole_page, settled, settled_as, told_stories, under_way};
pub use twins::{plan_csv, plan_xlsx};

/// An action plan beside the newest answers.
#[derive(Debug)]
pub struct ActionsView<'a> {
    scope: Scope<'a>,
    /// The plan as it is now.
    pub plan: ActionPlan,
    /// How many of its actions were there before; those behind them are new.
    had: usize,
    /// The units that are shown; all where none are named.
    only: Vec<UnitIx>,
}

impl<'a> ActionsView<'a> {
    /// The analysis's plan, with what could be done next in these units, or in all where none are named, added behind what is there.
    ///
    /// Nothing that stands in the plan is changed but what the answers say of it, and in which wave something that is done was first seen so.
    #[must_use]
    pub fn of(scope: Scope<'a>, units: &[UnitIx]) -> Self {
        let mut plan = scope.analysis.plan.clone();
        let had = plan.actions.len();
        let mut known: BTreeSet<String> =
            plan.actions.iter().map(|action| action.id().to_lowercase()).collect();
        let all = scope.view.assessment.units.iter().map(|(unit, _)| unit);
        let asked: Vec<UnitIx> = all.filter(|unit| units.is_empty() || units.contains(unit)).collect();
        let proposed = parallel::map(&asked, |unit| {
            let proposed = proposals(scope.analysis, scope.wave, *unit);
            proposed.iter().map(|proposal| propose::line(&scope, proposal)).collect::<Vec<Action>>()
        });
        for action in proposed.into_iter().flatten() {
            if action.id.is_some() && known.insert(action.id().to_lowercase()) {
                plan.actions.push(action);
            }
        }
        plan.give_ids();
        let signs = signs(scope.analysis, scope.wave, &plan.actions);
        for (action, sign) in plan.actions.iter_mut().zip(signs) {
            action.sign = sign;
            // What is taken up again is done when it is done again.
            match (action.status, &action.done_in) {
                (Status::Done, None) => action.done_in = Some(scope.view.wave.id.clone()),
                (Status::Done, Some(_)) => {}
                (Status::Proposed | Status::Decided | Status::Doing | Status::Dropped, _) => {
                    action.done_in = None
                }
            }
        }
        Self { scope, plan, had, only: units.to_vec() }
    }

    /// How many actions are new.
    #[must_use]
    pub fn added(&self) -> usize {
        self.plan.actions.len() - self.had
    }

    /// The actions of the units that are shown.
    fn shown(&self) -> impl Iterator<Item = (usize, &Action)> {
        let is_shown = |action: &Action| {
            self.only.is_empty() || action.unit.is_some_and(|unit| self.only.contains(&unit))
        };
        self.plan.actions.iter().enumerate().filter(move |(_, action)| is_shown(action))
    }

    /// What is to be closed and what is new, and then the plan unit by unit.
    #[must_use]
    pub fn document(&self) -> Document {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let words = say::words(lang);
        let title = scope.view.assessment.title.get(lang);
        let mut document = Document::titled(format!("{title}, {}. {}", scope.view.wave.id, words.plan));
        let number = self.shown().count();
        if number == 0 {
            document.paragraph(words.empty);
            return document;
        }
        let of = |status: Status| self.shown().filter(|(_, action)| action.status == status).count();
        document.paragraph(say::summary(number, &say::counted(of, lang), lang));
        document.paragraphs(late(scope, &self.plan, self.shown().map(|(_, action)| action)));
        for (sign, heading) in [(Sign::Done, words.to_close), (Sign::Reached, words.reached)] {
            let open =
                self.shown().filter(|(_, action)| action.sign == Some(sign) && action.status.is_open());
            let open: Vec<Entry> = open.map(|(_, action)| reached(scope, action)).collect();
            if !open.is_empty() {
                document.heading(Level::Part, heading);
                document.entries(Listing::Bullets, open);
            }
        }
        for unit in self.units() {
            let entries = self.shown().filter(|(_, action)| action.unit == unit);
            let entries: Vec<Entry> =
                entries.map(|(at, action)| self.entry(action, at >= self.had)).collect();
            document.heading(Level::Part, unit.map_or(words.for_all, |unit| scope.unit_name(unit)));
            document.entries(Listing::Bullets, entries);
        }
        if self.shown().any(|(at, _)| at >= self.had) {
            document.note(words.note_new);
        }
        if self.shown().any(|(_, action)| action.lift.is_some()) {
            document.note(words.note_lift);
        }
        if self.shown().any(|(_, action)| matches!(action.sign, Some(Sign::Done | Sign::Reached))) {
            document.note(words.note_sure);
        }
        document.notes(lowered(scope.view.assessment, lang));
        document
    }

    /// The units with actions, in the organisation's order; what is a matter of all comes first.
    fn units(&self) -> Vec<Option<UnitIx>> {
        let has = |unit: &Option<UnitIx>| self.shown().any(|(_, action)| action.unit == *unit);
        let all = self.scope.view.assessment.units.iter().map(|(unit, _)| Some(unit));
        std::iter::once(None).chain(all).filter(has).collect()
    }

    fn entry(&self, action: &Action, is_new: bool) -> Entry {
        let lang = self.scope.lang;
        let mut first = vec![say::state(state_of(action, &self.plan), lang)];
        let lift = action.lift.filter(|_| action.status.is_open());
        first.extend(lift.map(|lift| say::expected(lift, lang)));
        first.extend(
            action
                .sign
                .filter(|sign| *sign != Sign::Open)
                .map(|sign| say::answers_show(sign, action.status == Status::Done, lang)),
        );
        let entry = Entry::new(Run::own(&action.action)).saying(Voice::Plain, first.join(" "));
        let entry =
            if action.why.is_empty() { entry } else { entry.saying(Voice::Quiet, Run::own(&action.why)) };
        let decision = Some(&action.decision).filter(|text| !text.is_empty() && action.status.is_open());
        let entry = match decision {
            Some(decision) => entry.saying(Voice::Plain, say::needs(decision, lang)),
            None => entry,
        };
        let id = if is_new { format!("{} *", action.id()) } else { action.id().to_owned() };
        entry.saying(Voice::Small, Run::quiet(id))
    }

    /// The same as JSON, with unrounded numbers.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let units = &self.scope.view.assessment.units;
        let actions = self.shown().map(|(at, action)| {
            let text = |field: ActionField| match action.value(field, units) {
                FieldValue::Text(text) => Some(text),
                FieldValue::Day(day) => Some(day.to_string()),
                FieldValue::Nothing | FieldValue::Number(_) => None,
            };
            JsonAction {
                id: text(ActionField::Id),
                action: text(ActionField::Action),
                unit: text(ActionField::Unit),
                node: text(ActionField::Node),
                aim: action.aim.map(|aim| aim.value()),
                why: text(ActionField::Why),
                owner: text(ActionField::Owner),
                due: text(ActionField::Due),
                late: self.plan.as_of.map(|day| action.is_late(Some(day))),
                effort: action.effort,
                lift: action.lift,
                decision: text(ActionField::Decision),
                status: action.status.code(),
                answers: action.sign.map(Sign::code),
                note: text(ActionField::Note),
                story: text(ActionField::Story),
                wave: text(ActionField::Wave),
                done_in: text(ActionField::DoneIn),
                own: action.own.iter().map(|(heading, text)| (heading.as_str(), text.as_str())).collect(),
                new: at >= self.had,
            }
        });
        let root = JsonPlan { format: 1, wave: self.scope.view.wave.id.as_str(), actions: actions.collect() };
        to_text(&root, 2)
    }
}

#[derive(Serialize)]
struct JsonPlan<'a> {
    format: u8,
    wave: &'a str,
    actions: Vec<JsonAction<'a>>,
}

#[derive(Serialize)]
struct JsonAction<'a> {
    id: Option<String>,
    action: Option<String>,
    unit: Option<String>,
    node: Option<String>,
    aim: Option<f64>,
    why: Option<String>,
    owner: Option<String>,
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late: Option<bool>,
    effort: Option<f64>,
    lift: Option<f64>,
    decision: Option<String>,
    status: &'static str,
    answers: Option<&'static str>,
    note: Option<String>,
    story: Option<String>,
    wave: Option<String>,
    done_in: Option<String>,
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    own: std::collections::BTreeMap<&'a str, &'a str>,
    new: bool,
}
