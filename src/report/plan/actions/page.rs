//! The plan on the pages of a report: what is done, what somebody is at, and a unit's own part.

use crate::doc::{Document, Entry, Listing, Part, Run, Voice};
use crate::model::{Action, ActionId, Sign, Status, UnitIx};
use crate::report::view::Scope;
use crate::text::sentences::actions as say;

use super::said::{late, state_of, with_unit};

/// So many actions are listed where they stand among other things: with them the board’s page is one sheet.
const LISTED: usize = 3;

/// The actions that a report of a wave may tell: those of the newest, of units that may be shown, and of all.
fn told<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a Action> + use<'a> {
    let scope = *scope;
    let is_latest = scope.wave + 1 == scope.view.assessment.waves.len();
    let actions = scope.analysis.plan.actions.iter().filter(move |_| is_latest);
    actions.filter(move |action| action.unit.is_none_or(|unit| scope.is_shown(unit)))
}

/// Whether an action is a unit's, or one of those that are part of it. A matter of all is the whole's.
fn is_in(scope: &Scope<'_>, unit: UnitIx, action: &Action) -> bool {
    let units = &scope.view.assessment.units;
    action.unit.map_or(units[unit].parent.is_none(), |own| units.subtree(unit).contains(&own))
}

/// What was done since the wave before in a unit and those that are part of it, in a sentence.
#[must_use]
pub fn done_now(scope: &Scope<'_>, unit: UnitIx) -> Option<String> {
    let is_now = |action: &&Action| {
        let wave = action.done_in.as_ref();
        let is_now = wave.is_none_or(|wave| *wave == scope.view.wave.id);
        action.status == Status::Done && is_now && is_in(scope, unit, action)
    };
    let done: Vec<String> = told(scope).filter(is_now).map(|action| with_unit(scope, action)).collect();
    (!done.is_empty()).then(|| say::done(&done, scope.lang))
}

/// What somebody is at and what is decided: what a whole does with its units before what each does by itself, and of these what is late first; `None`
/// where there is nothing.
#[must_use]
pub fn under_way(scope: &Scope<'_>, whole: UnitIx) -> Option<Document> {
    let plan = &scope.analysis.plan;
    let mut actions: Vec<&Action> = told(scope).filter(|action| action.status.is_under_way()).collect();
    actions.sort_by_key(|action| {
        let is_of_one = action.unit.is_some_and(|unit| unit != whole);
        let is_late = action.is_late(plan.as_of);
        (is_of_one, !is_late, action.status != Status::Doing, action.due.is_none(), action.due)
    });
    let entry = |action: &&Action| {
        Entry::new(Run::own(with_unit(scope, action)))
            .saying(Voice::Small, Run::own(state_and_sign(scope, action)))
    };
    let mut body = Document::default();
    body.entries(Listing::Bullets, actions.iter().take(LISTED).map(entry).collect());
    if actions.len() > LISTED {
        body.said(Voice::Small, say::further(actions.len() - LISTED, scope.lang));
    }
    (!actions.is_empty()).then_some(body)
}

/// What people tell of their actions in a unit and those that are part of it, each with who tells it.
#[must_use]
pub fn told_stories<'a>(scope: &Scope<'a>, unit: UnitIx) -> Vec<(&'a str, Option<&'a str>)> {
    let has_one = told(scope).filter(|action| !action.story.is_empty() && is_in(scope, unit, action));
    has_one.map(|action| (action.story.as_str(), action.unit.map(|unit| scope.unit_name(unit)))).collect()
}

/// What the plan says of something that is told elsewhere as a next step; `None` where that is no more than the proposal.
#[must_use]
pub fn settled<'a>(scope: &Scope<'a>, id: Option<ActionId>) -> Option<&'a Action> {
    let mut lines = told(scope).filter(|action| action.status != Status::Proposed);
    lines.find(|action| action.id.is_some() && action.id == id)
}

/// The same in words.
#[must_use]
pub fn settled_as(scope: &Scope<'_>, action: &Action) -> String {
    say::in_plan(state_of(action, &scope.analysis.plan), scope.lang)
}

/// How far an action has come, and what the answers say of it where that is more than that it goes on.
fn state_and_sign(scope: &Scope<'_>, action: &Action) -> String {
    let state = say::state(state_of(action, &scope.analysis.plan), scope.lang);
    let is_news = |sign: &Sign| match sign {
        Sign::Done | Sign::Reached | Sign::Gone => action.status.is_open(),
        Sign::Open | Sign::Hidden => false,
    };
    let sign = action.sign.filter(is_news).map(|sign| say::answers_show(sign, false, scope.lang));
    [Some(state), sign].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A unit's own part of the plan; `None` where it has none.
#[must_use]
pub fn of_unit_page(scope: &Scope<'_>, unit: UnitIx) -> Option<Part> {
    let own: Vec<&Action> = told(scope).filter(|action| action.unit == Some(unit)).collect();
    section(scope, &own, Document::default())
}

/// The plan on the page of the whole: its own actions, and how far those of its units have come.
#[must_use]
pub fn of_whole_page(scope: &Scope<'_>) -> Option<Part> {
    let whole = scope.whole();
    let is_own = |action: &&Action| action.unit.is_none() || action.unit == whole;
    let (own, others): (Vec<&Action>, Vec<&Action>) = told(scope).partition(is_own);
    let units = scope.view.assessment.units.iter().map(|(unit, _)| unit);
    let lines = units.filter_map(|unit| {
        let of_unit: Vec<&Action> =
            others.iter().copied().filter(|action| action.unit == Some(unit)).collect();
        (!of_unit.is_empty()).then(|| say::unit_line(scope.unit_name(unit), &counted(scope, &of_unit)))
    });
    let lines: Vec<String> = lines.collect();
    let mut units = Document::default();
    units.paragraphs(late(scope, &scope.analysis.plan, others.iter().copied()));
    if !lines.is_empty() {
        units.list(lines);
    }
    section(scope, &own, units)
}

fn counted(scope: &Scope<'_>, actions: &[&Action]) -> String {
    let of = |status: Status| actions.iter().filter(|action| action.status == status).count();
    say::counted(of, scope.lang)
}

/// Actions as a section: what somebody is at first, and nothing of what will not be done.
fn section(scope: &Scope<'_>, actions: &[&Action], more: Document) -> Option<Part> {
    let lang = scope.lang;
    const ORDER: [Status; 4] = [Status::Doing, Status::Decided, Status::Proposed, Status::Done];
    let mut listed: Vec<&Action> =
        actions.iter().copied().filter(|action| ORDER.contains(&action.status)).collect();
    listed.sort_by_key(|action| ORDER.iter().position(|status| *status == action.status));
    let entry = |action: &&Action| {
        Entry::new(Run::own(&action.action)).saying(Voice::Small, Run::own(state_and_sign(scope, action)))
    };
    if listed.is_empty() && more.is_empty() {
        return None;
    }
    let mut body = Document::default();
    body.entries(Listing::Bullets, listed.iter().map(entry).collect());
    body.extend(more);
    let words = say::words(lang);
    let heading = match listed.is_empty() {
        true => words.plan.to_owned(),
        false => say::unit_line(words.of_unit, &counted(scope, &listed)),
    };
    Some(Part::section("plan", words.plan, heading, body))
}
