//! The first part of a page: how are we, what holds us back, what next.

use crate::doc::{Block, Document, Entry, Heading, Level, Listing, Part, Role, Run, Text, Voice};
use crate::insight::{Need, Proposal, Starters, Step, WholeStep, next_steps, shared_id, whole_steps};
use crate::model::{ActionId, Status, UnitIx};
use crate::report::plan::actions::{settled, settled_as};
use crate::report::view::{self, Scope, what_to_do};
use crate::text::sentences::{Who, actions as plan, of_whole as whole, quoted, summary as say};

/// How many next steps it has.
const STEPS: usize = 3;

/// The first part of the page of a unit that may be shown.
pub fn first(scope: &Scope<'_>, unit: UnitIx) -> Part {
    let who = scope.who(unit);
    let mut body = Document::default();
    body.part(state(scope, unit, who));
    let (title, told) = view::obstacle(scope, unit, who);
    if !title.is_empty() {
        let mut why = Document::default();
        why.paragraph(told.join(" "));
        let heading = Heading::new(Level::Part, title).answering(scope.labels.what_holds_back);
        body.part(Part::of(Role::Obstacle, why).headed(heading));
    }
    body.part(if scope.is_whole(unit) { of_whole(scope, unit) } else { of_workplace(scope, unit) });
    Part::of(Role::First, body)
}

/// What a workplace can do next: what its plan is proposed, with what that says of it.
fn of_workplace(scope: &Scope<'_>, unit: UnitIx) -> Part {
    let steps = next_steps(scope.analysis, scope.wave, unit, STEPS);
    let told = |next: &Proposal<'_>| Some((next.reach.id(scope.view, unit), entry(scope, &next.step?)));
    next(scope, steps.iter().filter_map(told).collect(), say::no_advice(scope.lang))
}

/// What the centre can do next, for what many of a whole's units share.
fn of_whole(scope: &Scope<'_>, unit: UnitIx) -> Part {
    let steps = whole_steps(scope.view, unit, STEPS);
    let told = |step: &WholeStep<'_>| (shared_id(scope.view, unit, step), shared_entry(scope, step));
    next(scope, steps.iter().map(told).collect(), whole::nothing_shared(scope.lang))
}

/// Steps, each with what it is called in the plan: those that the plan does not say are dropped, with how far they have come there.
fn next(scope: &Scope<'_>, steps: Vec<(Option<ActionId>, Entry)>, otherwise: &str) -> Part {
    let otherwise = if steps.is_empty() { otherwise } else { plan::words(scope.lang).all_dropped };
    let undropped = |(id, entry): (Option<ActionId>, Entry)| match settled(scope, id) {
        Some(action) if action.status == Status::Dropped => None,
        Some(action) => Some(entry.saying(Voice::Small, Run::own(settled_as(scope, action)))),
        None => Some(entry),
    };
    let entries: Vec<Entry> = steps.into_iter().filter_map(undropped).collect();
    let heading = Heading::new(Level::Part, say::next_steps(entries.len(), scope.lang));
    let mut next = Document::default();
    if entries.is_empty() {
        next.paragraph(otherwise);
    }
    next.entries(Listing::Steps, entries);
    Part::of(Role::Next, next).headed(heading.answering(scope.labels.what_next))
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
    let what = format!("{}: {}", scope.name(step.area), scope.short(step.item));
    let lift = view::lift(scope, step).map(Run::quiet);
    Entry::new(Text::from(Run::strong(what).in_own()).then(lift))
        .saying(Voice::Plain, Run::own(step.text.get(scope.lang)))
}

/// What several units share, what the centre can do about it, which units they are and who can start.
pub fn shared_entry(scope: &Scope<'_>, step: &WholeStep<'_>) -> Entry {
    let lang = scope.lang;
    let area = scope.name(step.area);
    let (number, told) = (step.units.len(), step.told);
    let (title, where_) = match step.need {
        Need::Item { item, stage, .. } => {
            let label = scope.questionnaire()[item]
                .item()
                .map(|item| item.answering.options()[stage.at()].label.get(lang));
            let stands = whole::stand_at(number, told, &quoted(label.unwrap_or_default(), lang), lang);
            (format!("{area}: {}", scope.short(item)), stands)
        }
        Need::Level { level, .. } => (
            area.to_owned(),
            whole::stand_at(number, told, &whole::the_level(scope.level_name(level), lang), lang),
        ),
    };
    let names = |units: &[UnitIx]| -> Vec<&str> { units.iter().map(|unit| scope.unit_name(*unit)).collect() };
    let concerned = whole::concerns(&names(&step.units), step.people, lang);
    let start = match &step.starters {
        Starters::OnGround(units) if units.is_empty() => Some(whole::no_ground(lang).to_owned()),
        // Where all can start there is nobody to choose.
        Starters::OnGround(units) if units.len() == number => None,
        Starters::OnGround(units) => Some(whole::on_ground(&names(units), lang)),
        Starters::InField(units) => Some(whole::in_field(&names(units), best_field(scope), lang)),
        Starters::Unknown => None,
    };
    let waits = waits(scope, step);
    let small = [Some(concerned), start, waits].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Entry::new(Text::from(Run::strong(title).in_own()).then([Run::quiet(where_)]))
        .saying(Voice::Plain, what_to_do(scope, step))
        .saying(Voice::Small, small)
}

/// Where some of those that share a step have something else to do first; `None` where none has, or all.
pub fn waits(scope: &Scope<'_>, step: &WholeStep<'_>) -> Option<String> {
    let names: Vec<&str> = step.waiting.iter().map(|unit| scope.unit_name(*unit)).collect();
    let are_some = !names.is_empty() && names.len() < step.units.len();
    are_some.then(|| whole::waits(&names, scope.lang))
}

/// What the field of the first picture is called in which both scores are high.
fn best_field<'a>(scope: &Scope<'a>) -> &'a str {
    let field = scope.questionnaire().positions().first().and_then(|position| position.fields.last());
    field.map_or("", |field| field.name.get(scope.lang))
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
