//! The page for who decides: what is done, what is next, and which decisions are wanted.

use crate::chart::ChartError;
use crate::doc::{Block, Document, Entry, Heading, Level, Listing, Look, Part, Role, Run, Text, Voice};
use crate::insight::{Placed, Starters, Trend, WholeStep, goals, place, shared_id, whole_steps};
use crate::model::{Position, UnitIx};
use crate::report::plan::actions::{done_now, settled, under_way};
use crate::report::view::{self, Scope, start_headline, what_to_do};
use crate::text::sentences::{actions as plan, board as say};

use super::first::waits;
use super::wins::{areas_moved, moved, units_moved};
use super::{BOARD, Page, Pages, comments};

/// How many decisions are wanted.
const DECISIONS: usize = 3;

impl Pages<'_> {
    /// The page for who decides; `None` where there is no unit that all others are part of, or its result is not shown.
    ///
    /// # Errors
    /// [`ChartError`] where a picture cannot be drawn.
    pub fn board(&self) -> Result<Option<Page>, ChartError> {
        let scope = self.scope;
        let Some(whole) = scope.whole() else { return Ok(None) };
        let (words, lang) = (say::words(scope.lang), scope.lang);
        let mut document = Document::titled(say::title(scope.unit_name(whole), lang));
        document.part(state(scope, whole));
        if let Some(figure) = self.one_picture(whole)? {
            let mut body = Document::default();
            body.push(Block::Figure(Box::new(figure)));
            let heading = Heading::new(Level::Part, words.picture).looking(Look::Unseen);
            document.part(Part::of(Role::Section, body).named("one-picture").headed(heading));
        }
        let mut been_done = done(scope, whole);
        been_done.list(comments::for_board(scope, whole));
        document.part(Part::section("done", words.done, words.done, been_done));
        if let Some(doing) = under_way(scope, whole) {
            let title = plan::words(lang).doing;
            document.part(Part::section("doing", title, title, doing));
        }
        document.part(Part::section("next", words.next, words.next, next(scope, whole)));
        document.part(decisions(scope, whole));
        let answered = scope.view.unit(whole).respondents;
        document.said(Voice::Small, say::method(answered, scope.asked(whole), lang));
        self.read_on(&mut document);
        Ok(Some(Page { path: BOARD.to_owned(), name: Some(say::listed(lang).to_owned()), document }))
    }

    /// From the wave before to this one where they can be compared, else the areas as they are.
    fn one_picture(&self, whole: UnitIx) -> Result<Option<crate::doc::Figure>, ChartError> {
        if !self.pictures.drawn {
            return Ok(None);
        }
        let is_latest = self.scope.changes().is_some();
        let trend = Trend::of(self.scope.analysis).filter(|_| is_latest);
        let slope = trend.map(|trend| self.slope(&trend, whole)).transpose()?.flatten();
        match slope {
            Some(slope) => Ok(Some(slope)),
            None => self.bars(whole).map(Some),
        }
    }
}

fn state(scope: &Scope<'_>, whole: UnitIx) -> Part {
    let mut body = Document::default();
    body.paragraphs(view::meaning(scope, whole).map(Run::own));
    // A board must not take for all what part of the organisation says.
    body.paragraphs(view::cautions(scope, whole));
    let who = scope.who(whole);
    let heading = Heading::new(Level::Part, view::headline(scope, whole, who));
    Part::of(Role::Section, body).named("how").headed(heading)
}

/// What surely changed since the wave before, for the better and as openly for the worse.
fn done(scope: &Scope<'_>, whole: UnitIx) -> Document {
    let (words, lang) = (say::words(scope.lang), scope.lang);
    let mut document = Document::default();
    let Some(changes) = scope.changes() else {
        let is_first = scope.wave == 0;
        document.paragraph(if is_first { words.first_wave } else { words.not_comparable });
        document.paragraphs(done_now(scope, whole));
        return document;
    };
    let moved = |up: bool| moved(scope, changes, whole, up);
    let (risen, fallen) = (moved(true), moved(false));
    let mut told = Vec::new();
    if risen.is_empty() && fallen.is_empty() {
        told.push(say::nothing_changed(scope.wave_id(changes.from), lang));
    }
    if !risen.is_empty() {
        told.push(say::risen(&risen, lang));
    }
    if fallen.is_empty() {
        told.extend((!risen.is_empty()).then(|| words.no_setback.to_owned()));
    } else {
        told.push(say::fallen(&fallen, lang));
    }
    let [up, down] = [true, false].map(|up| units_moved(scope, changes, up));
    told.extend(say::units_moved(&up, &down, lang));
    let [up, down] = [true, false].map(|up| areas_moved(scope, changes, up));
    told.extend(say::areas_moved(&up, &down, lang));
    told.extend(done_now(scope, whole));
    document.list(told);
    document
}

/// What is in the way, and which units can go first.
fn next(scope: &Scope<'_>, whole: UnitIx) -> Document {
    let (title, told) = view::obstacle(scope, whole, scope.who(whole));
    let mut document = Document::default();
    let mut all = Vec::new();
    if !title.is_empty() {
        all.push(format!("{title}."));
        all.extend(told.into_iter().next());
    }
    if let Some(position) = scope.questionnaire().positions().first() {
        let placed = place(scope.view, position, &scope.workplaces());
        if !placed.is_empty() {
            let title = position.title.get(scope.lang).trim_end_matches('?').to_owned() + "?";
            all.push(format!("{title} {}.", start_headline(scope, position, &placed)));
            all.extend(say::already_there(&there(scope, position, &placed), scope.lang));
        }
    }
    document.list(all);
    document
}

/// Those in the best field that have reached, as far as can be seen, all that they aim at: nothing is left to begin with there.
fn there<'a>(scope: &Scope<'a>, position: &Position, placed: &[Placed]) -> Vec<&'a str> {
    let best = position.fields.len() - 1;
    let in_best = placed.iter().filter(|placed| placed.field() == best && placed.is_sure());
    let is_there = |placed: &&Placed| {
        goals(scope.analysis, scope.wave, placed.unit)
            .is_some_and(|goals| goals.given().next().is_some() && goals.all_reached())
    };
    in_best.filter(is_there).map(|placed| scope.unit_name(placed.unit)).collect()
}

fn decisions(scope: &Scope<'_>, whole: UnitIx) -> Part {
    // What the plan says is decided needs no decision, and what nobody has the ground for cannot begin.
    let is_settled = |step: &WholeStep<'_>| settled(scope, shared_id(scope.view, whole, step)).is_some();
    let has_ground = |step: &WholeStep<'_>| step.waiting.len() < step.units.len();
    let all = whole_steps(scope.view, whole, usize::MAX).into_iter();
    let all = all.filter(|step| has_ground(step) && !is_settled(step));
    let steps: Vec<WholeStep<'_>> = all.take(DECISIONS).collect();
    let mut body = Document::default();
    if steps.is_empty() {
        body.paragraph(say::words(scope.lang).no_decision);
    }
    body.entries(Listing::Steps, steps.iter().map(|step| decision(scope, step)).collect());
    let title = say::decisions(steps.len(), scope.lang);
    Part::section("decisions", title, title, body)
}

fn decision(scope: &Scope<'_>, step: &WholeStep<'_>) -> Entry {
    let lang = scope.lang;
    let names = |units: &[UnitIx]| -> Vec<&str> { units.iter().map(|unit| scope.unit_name(*unit)).collect() };
    let starters = match &step.starters {
        // Where all can start there is nobody to choose.
        Starters::OnGround(units) if units.len() == step.units.len() => None,
        Starters::OnGround(units) | Starters::InField(units) => Some(say::begin_in(&names(units), lang)),
        Starters::Unknown => None,
    };
    let helps = say::helps((step.units.len(), step.told), &names(&step.units), step.people, lang);
    let small =
        [Some(helps), starters, waits(scope, step)].into_iter().flatten().collect::<Vec<String>>().join(" ");
    Entry::new(Text::from(Run::strong(scope.name(step.area)).in_own()))
        .saying(Voice::Plain, what_to_do(scope, step))
        .saying(Voice::Small, small)
}
