//! The first part of a page: how are we, what holds us back, what next.

use crate::doc::{Block, Document, Entry, Heading, Level, Listing, Part, Role, Run, Text, Voice};
use crate::insight::{Step, next_steps};
use crate::model::UnitIx;
use crate::report::view::{self, Scope};
use crate::text::sentences::{Who, summary as say};

/// How many next steps it has.
const STEPS: usize = 3;

/// The first part of the page of a unit that may be shown.
pub fn first(scope: &Scope<'_>, unit: UnitIx, who: Who<'_>) -> Part {
    let mut body = Document::default();
    body.part(state(scope, unit, who));
    let (title, told) = view::obstacle(scope, unit, who);
    if !title.is_empty() {
        let mut why = Document::default();
        why.paragraph(told.join(" "));
        let heading = Heading::new(Level::Part, title).answering(scope.labels.what_holds_back);
        body.part(Part::of(Role::Obstacle, why).headed(heading));
    }
    let steps = next_steps(scope.view, unit, STEPS);
    let heading = Heading::new(Level::Part, say::next_steps(steps.len(), scope.lang));
    let mut next = Document::default();
    if steps.is_empty() {
        next.paragraph(say::no_advice(scope.lang));
    }
    next.entries(Listing::Steps, steps.iter().map(|step| entry(scope, step)).collect());
    body.part(Part::of(Role::Next, next).headed(heading.answering(scope.labels.what_next)));
    Part::of(Role::First, body)
}

fn state(scope: &Scope<'_>, unit: UnitIx, who: Who<'_>) -> Part {
    let mut told = Document::default();
    told.said(Voice::Lead, view::how(scope, unit).join(" "));
    if let Some(meaning) = view::meaning(scope, unit) {
        told.said(Voice::Meaning, Run::own(meaning));
    }
    let mut body = Document::default();
    body.part(Part::of(Role::Told, told));
    let ladder = view::ladder(scope, unit, who);
    if !ladder.is_empty() {
        body.push(Block::Ladder(ladder));
    }
    let heading =
        Heading::new(Level::Part, view::headline(scope, unit, who)).answering(scope.labels.how_are_we);
    Part::of(Role::State, body).named("how").headed(heading)
}

fn entry(scope: &Scope<'_>, step: &Step<'_>) -> Entry {
    let what = format!("{}: {}", scope.short(step.area), scope.short(step.item));
    let lift = view::lift(scope, step).map(Run::quiet);
    Entry::new(Text::from(Run::strong(what).in_own()).then(lift))
        .saying(Voice::Plain, Run::own(step.text.get(scope.lang)))
}

/// A step beneath the question that it is for.
pub fn step(scope: &Scope<'_>, step: &Step<'_>) -> Text {
    let lift = view::lift(scope, step).map(|lift| format!("{}, {lift}:", scope.labels.next_step));
    lift.map(Run::strong).into_iter().collect::<Text>().then([Run::own(step.text.get(scope.lang))])
}

/// A step that several units can take together, under what that is called.
pub fn joint_step(scope: &Scope<'_>, name: &str, step: &Step<'_>) -> Text {
    let lift = view::lift(scope, step).map(|lift| format!(", {lift}")).unwrap_or_default();
    Text::from(Run::strong(format!("{name}{lift}:"))).then([Run::own(step.text.get(scope.lang))])
}
