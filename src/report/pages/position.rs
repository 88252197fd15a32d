//! Pictures that place units in four fields.

use crate::doc::{Block, Document, Entry, Heading, Level, Listing, Look, Part, Role, Run, Text, Voice};
use crate::insight::{Placed, place};
use crate::model::{Axis, Position, UnitIx};
use crate::score::Estimate;
use crate::text::sentences::whole as say;

use super::Pages;
use crate::chart::ChartError;
use crate::report::view::{Scope, Score, others, start_headline};

impl Pages<'_> {
    /// All pictures of the questionnaire with the units that can be placed, each as a part.
    pub(super) fn positions(&self) -> Result<Vec<Part>, ChartError> {
        let mut parts = Vec::new();
        for (at, position) in self.scope.questionnaire().positions().iter().enumerate() {
            let placed = place(self.scope.view, position, &self.scope.workplaces());
            if !placed.is_empty() {
                parts.push(self.positioned(at, position, &placed, parts.len() + 1)?);
            }
        }
        Ok(parts)
    }

    fn positioned(
        &self,
        at: usize,
        position: &Position,
        placed: &[Placed],
        number: usize,
    ) -> Result<Part, ChartError> {
        let scope = self.scope;
        let mut body = Document::default();
        match self.position(at)? {
            Some(figure) => body.push(Block::Figure(Box::new(figure))),
            None => body.paragraph(start_headline(scope, position, placed)),
        }
        body.note(say::boundaries(
            scope.inside(position.x.node),
            &line(scope, &position.x),
            scope.inside(position.y.node),
            &line(scope, &position.y),
            scope.lang,
        ));
        let mut fields = Document::default();
        (0..position.fields.len()).rev().for_each(|field| fields.part(self.field(position, field, placed)));
        body.part(Part::of(Role::Fields, fields));
        body.notes(notes(scope, placed).into_iter().map(|note| note + "."));
        let title = position.title.get(scope.lang);
        let heading = Heading::new(Level::Part, Run::own(title)).looking(Look::Quiet);
        Ok(Part::of(Role::Section, body).named(format!("position-{number}-s")).listed(title).headed(heading))
    }

    fn field(&self, position: &Position, field: usize, placed: &[Placed]) -> Part {
        let scope = self.scope;
        let about = &position.fields[field];
        let mut body = Document::default();
        body.paragraph(Run::own(about.text.get(scope.lang)));
        let units: Vec<Entry> = placed
            .iter()
            .filter(|placed| placed.field() == field)
            .map(|one| {
                let name = Run::plain(scope.unit_name(one.unit)).leading(self.way_to(one.unit));
                let mark = mark(scope, one, placed).map(|mark| Run::quiet(format!("({mark})")));
                Entry::new(Text::from(name).then(mark))
            })
            .collect();
        if units.is_empty() {
            body.said(Voice::Quiet, scope.labels.no_unit_here);
        }
        body.entries(Listing::Names, units);
        Part::of(Role::Field, body).headed(Heading::new(Level::Section, Run::own(about.name.get(scope.lang))))
    }
}

/// Why a field is not sure, where it is not and the same does not hold for all units.
fn mark(scope: &Scope<'_>, placed: &Placed, all: &[Placed]) -> Option<&'static str> {
    match placed {
        _ if placed.is_near() => Some(scope.labels.on_the_border),
        _ if placed.is_by_score() && !all.iter().all(Placed::is_by_score) => Some(scope.labels.by_score),
        _ => None,
    }
}

/// What the marks of units that do not stand surely in their fields mean.
fn notes(scope: &Scope<'_>, placed: &[Placed]) -> Vec<String> {
    let lang = scope.lang;
    let near = placed.iter().any(Placed::is_near).then(|| say::on_the_border(lang).to_owned());
    let by_score = placed.iter().any(Placed::is_by_score).then(|| say::by_score(lang).to_owned());
    let has_place = |unit: &UnitIx| placed.iter().any(|placed| placed.unit == *unit);
    let shown = scope.workplaces().into_iter().filter(|unit| scope.is_shown(*unit));
    let names: Vec<&str> = shown.filter(|unit| !has_place(unit)).map(|unit| scope.unit_name(unit)).collect();
    let without = (!names.is_empty()).then(|| say::without_place(&names, lang));
    near.into_iter().chain(by_score).chain(without).collect()
}

/// Where a workplace stands in each of the questionnaire's pictures. Their fields say what to do with a workplace, so a
/// unit that has parts stands in none.
pub fn stands(scope: &Scope<'_>, unit: UnitIx) -> Vec<Part> {
    if scope.is_whole(unit) {
        return Vec::new();
    }
    // With those beside which it stands in the picture, so that the same is said of it there and here.
    let beside = scope.workplaces();
    let told = scope.questionnaire().positions().iter().filter_map(|position| {
        let placed = place(scope.view, position, &beside);
        Some(stands_in(scope, position, placed.iter().find(|placed| placed.unit == unit)?))
    });
    told.enumerate().map(|(at, part)| part.named(format!("stands-{}", at + 1))).collect()
}

fn stands_in(scope: &Scope<'_>, position: &Position, placed: &Placed) -> Part {
    let name = |field: usize| position.fields[field].name.get(scope.lang);
    let field = placed.field();
    let text = |estimate: &Estimate, axis: &Axis| {
        Score::of(estimate, scope.scale(axis.node).with_line(axis.from.value())).whole
    };
    let (x, y) = (text(&placed.x, &position.x), text(&placed.y, &position.y));
    let (x_name, y_name) = (scope.inside(position.x.node), scope.inside(position.y.node));
    let mut told = Vec::new();
    if placed.is_near() {
        let (x_line, y_line) = (line(scope, &position.x), line(scope, &position.y));
        let lines = [(placed.x_side.1, x_name, &x, &x_line), (placed.y_side.1, y_name, &y, &y_line)];
        let lines: Vec<(&str, &str, &str)> = lines
            .into_iter()
            .filter(|(near, ..)| *near)
            .map(|(_, name, score, line)| (name, score.as_str(), line.as_str()))
            .collect();
        let others: Vec<&str> = others(placed).into_iter().map(name).collect();
        told.push(say::near_lines(&lines, &others, scope.lang));
    } else {
        told.push(say::axes((x_name, &x), (y_name, &y), scope.lang));
    }
    if placed.is_by_score() {
        told.push(say::how_sure_unknown(scope.lang).to_owned());
    }
    let text = position.fields[field].text.get(scope.lang);
    told.push(match placed.is_near() {
        true => say::for_field(name(field), text, scope.lang),
        false => text.to_owned(),
    });
    let headline = match placed {
        _ if placed.is_near() => say::stands_on_border(name(field), scope.lang),
        _ if placed.is_by_score() => say::stands_by_score(name(field), scope.lang),
        _ => say::stands_in(name(field), scope.lang),
    };
    let mut body = Document::default();
    body.paragraphs(told);
    let heading = Heading::new(Level::Section, headline).answering(position.title.get(scope.lang));
    Part::of(Role::Section, body).headed(heading)
}

fn line(scope: &Scope<'_>, axis: &Axis) -> String {
    scope.scale(axis.node).line(axis.from.value())
}
