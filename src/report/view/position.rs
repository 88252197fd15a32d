//! Pictures that place units in four fields, in words.

use crate::insight::{Placed, place};
use crate::model::{Axis, Position, UnitIx};
use crate::score::Estimate;
use crate::text::sentences::whole as say;

use super::scope::{Scope, Score};

/// The field where both axes are high: where it is wise to start.
pub const BEST: usize = 3;

/// One picture with all units.
#[derive(Debug, Clone, PartialEq)]
pub struct PositionView {
    /// Its place in the questionnaire.
    pub position: usize,
    /// What the questionnaire calls it.
    pub title: String,
    /// Who stands in the best field, surely or by the score.
    pub headline: String,
    /// Where the lines are.
    pub boundaries: String,
    /// The four fields, the best first.
    pub fields: Vec<FieldView>,
    /// What "on the line" and "by the score" mean, where a unit is.
    pub notes: Vec<String>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// What to do with a unit there.
    pub text: String,
    /// The units there.
    pub units: Vec<PlacedUnit>,
}

/// A unit in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedUnit {
    /// Which.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Why the field is not sure, where it is not and the same does not hold for all units.
    pub mark: Option<&'static str>,
}

/// Where one unit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandsView {
    /// What the questionnaire calls the picture.
    pub title: String,
    /// The field, and whether it is sure.
    pub headline: String,
    /// The scores, what the field means, what else may be true.
    pub told: Vec<String>,
}

impl PositionView {
    /// All pictures of the questionnaire with the units that can be placed.
    #[must_use]
    pub fn all(scope: &Scope<'_>) -> Vec<Self> {
        let positions = scope.questionnaire().positions().iter().enumerate();
        let views = positions.map(|(at, position)| Self::of(scope, at, position));
        views.filter(|view| view.fields.iter().any(|field| !field.units.is_empty())).collect()
    }

    fn of(scope: &Scope<'_>, at: usize, position: &Position) -> Self {
        let placed = place(scope.view, position, &scope.workplaces());
        let fields = (0..position.fields.len()).rev();
        Self {
            position: at,
            title: position.title.get(scope.lang).to_owned(),
            headline: headline(scope, position, &placed),
            boundaries: say::boundaries(
                scope.inside(position.x.node),
                &line(scope, &position.x),
                scope.inside(position.y.node),
                &line(scope, &position.y),
                scope.lang,
            ),
            fields: fields.map(|field| FieldView::of(scope, position, field, &placed)).collect(),
            notes: notes(scope, &placed),
        }
    }
}

impl FieldView {
    fn of(scope: &Scope<'_>, position: &Position, field: usize, placed: &[Placed]) -> Self {
        let all_by_score = placed.iter().all(Placed::is_by_score);
        let mark = |placed: &Placed| match placed {
            _ if placed.is_near() => Some(scope.labels.on_the_line),
            _ if placed.is_by_score() && !all_by_score => Some(scope.labels.by_score),
            _ => None,
        };
        let unit = |placed: &Placed| PlacedUnit {
            unit: placed.unit,
            name: scope.unit_name(placed.unit).to_owned(),
            mark: mark(placed),
        };
        Self {
            name: position.fields[field].name.get(scope.lang).to_owned(),
            text: position.fields[field].text.get(scope.lang).to_owned(),
            units: placed.iter().filter(|placed| placed.field() == field).map(unit).collect(),
        }
    }
}

/// What the marks of units that do not stand surely in their fields mean.
fn notes(scope: &Scope<'_>, placed: &[Placed]) -> Vec<String> {
    let lang = scope.lang;
    let near = placed.iter().any(Placed::is_near).then(|| say::on_the_line(lang).to_owned());
    let by_score = placed.iter().any(Placed::is_by_score).then(|| say::by_score(lang).to_owned());
    let has_place = |unit: &UnitIx| placed.iter().any(|placed| placed.unit == *unit);
    let shown = scope.workplaces().into_iter().filter(|unit| scope.is_shown(*unit));
    let names: Vec<&str> = shown.filter(|unit| !has_place(unit)).map(|unit| scope.unit_name(unit)).collect();
    let without = (!names.is_empty()).then(|| say::without_place(&names, lang));
    near.into_iter().chain(by_score).chain(without).collect()
}

/// Who stands surely in the best field, as a heading; where nobody can, as there are no intervals, who does by the score.
#[must_use]
pub fn headline(scope: &Scope<'_>, position: &Position, placed: &[Placed]) -> String {
    let field = position.fields[BEST].name.get(scope.lang);
    let in_best = |is: fn(&Placed) -> bool| -> Vec<&str> {
        let best = placed.iter().filter(|placed| placed.field() == BEST && is(placed));
        best.map(|placed| scope.unit_name(placed.unit)).collect()
    };
    let (sure, by_score) = (in_best(Placed::is_sure), in_best(Placed::is_by_score));
    let all_by_score = !placed.is_empty() && placed.iter().all(Placed::is_by_score);
    if sure.is_empty() && (all_by_score || !by_score.is_empty()) {
        return say::start_by_score(field, &by_score, scope.lang);
    }
    say::start_headline(field, &sure, scope.lang)
}

impl StandsView {
    /// Where a unit stands in each of the questionnaire's pictures.
    #[must_use]
    pub fn all(scope: &Scope<'_>, unit: UnitIx) -> Vec<Self> {
        let positions = scope.questionnaire().positions().iter();
        // With those beside which it stands in the picture, so that the same is said of it there and here.
        let workplaces = scope.workplaces();
        let beside = if workplaces.contains(&unit) { workplaces } else { vec![unit] };
        let view = |position| {
            let placed = place(scope.view, position, &beside);
            Some(Self::of(scope, position, placed.iter().find(|placed| placed.unit == unit)?))
        };
        positions.filter_map(view).collect()
    }

    fn of(scope: &Scope<'_>, position: &Position, placed: &Placed) -> Self {
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
            _ if placed.is_near() => say::stands_on_line(name(field), scope.lang),
            _ if placed.is_by_score() => say::stands_by_score(name(field), scope.lang),
            _ => say::stands_in(name(field), scope.lang),
        };
        Self { title: position.title.get(scope.lang).to_owned(), headline, told }
    }
}

/// The fields on the other side of the lines that a unit is near.
fn others(placed: &Placed) -> Vec<usize> {
    let flips = [placed.x_side.1.then_some(1), placed.y_side.1.then_some(2)];
    let both = match flips {
        [Some(x), Some(y)] => Some(x | y),
        _ => None,
    };
    flips.into_iter().chain([both]).flatten().map(|flip| placed.field() ^ flip).collect()
}

fn line(scope: &Scope<'_>, axis: &Axis) -> String {
    scope.scale(axis.node).line(axis.from.value())
}
