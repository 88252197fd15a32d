//! The page for who decides: what is done, what is next, and which decisions are wanted.

use crate::chart::ChartError;
use crate::doc::{Block, Document, Entry, Heading, Level, Listing, Look, Part, Role, Run, Text, Voice};
use crate::insight::{Starters, Trend, WholeStep, place, whole_steps};
use crate::model::UnitIx;
use crate::report::view::{self, Scope, start_headline};
use crate::text::sentences::board as say;

use super::first::what_to_do;
use super::wins::{moved, units_moved};
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
        }
    }
    document.list(all);
    document
}

fn decisions(scope: &Scope<'_>, whole: UnitIx) -> Part {
    let steps = whole_steps(scope.view, whole, DECISIONS);
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
    let starters = match &step.starters {
        Starters::OnGround(units) | Starters::InField(units) if !units.is_empty() => {
            let names: Vec<&str> = units.iter().map(|unit| scope.unit_name(*unit)).collect();
            Some(say::begin_in(&names, lang))
        }
        Starters::OnGround(_) | Starters::InField(_) | Starters::Unknown => None,
    };
    let small = [Some(say::helps(step.units.len(), step.told, step.people, lang)), starters];
    let small = small.into_iter().flatten().collect::<Vec<String>>().join(" ");
    Entry::new(Text::from(Run::strong(scope.short(step.area)).in_own()))
        .saying(Voice::Plain, what_to_do(scope, step))
        .saying(Voice::Small, small)
}
