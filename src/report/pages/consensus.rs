//! What a unit agreed on, beside what its people answered by themselves.

use crate::doc::{Column, Document, Narrow, Part, Run, Table, Text, Topic};
use crate::insight::{Shift, shifts};
use crate::model::UnitIx;
use crate::report::view::{Scope, Score};
use crate::score::named_stage;
use crate::text::scale::nearest_stage;
use crate::text::sentences::consensus as say;

use super::cells::{dash, named, told};

/// So many questions are named as moved the most.
const MOST_QUESTIONS: usize = 5;
/// So many areas stand in the heading, in each direction.
const MOST_AREAS: usize = 3;

/// What a unit agreed on.
pub struct Agreed {
    /// Which areas were moved, as a heading.
    pub headline: String,
    /// The areas, in the questionnaire's order; none where so few questions were talked of that no area has a score.
    pub areas: Option<Table>,
    /// The questions that were moved the most; none where none was.
    pub questions: Option<Table>,
    /// What the columns mean.
    pub note: &'static str,
}

/// What a unit agreed on; `None` where it did not, or where nothing is shown of its people's own answers.
#[must_use]
pub fn agreed(scope: &Scope<'_>, unit: UnitIx) -> Option<Agreed> {
    let words = say::words(scope.lang);
    let areas = shifts(scope.view, unit, scope.areas());
    let items = scope.questionnaire().items().iter().copied();
    let mut questions = shifts(scope.view, unit, items.filter(|item| scope.questionnaire().is_told(*item)));
    let distance = |shift: &Shift<'_>| shift.moved().map_or(0.0, f64::abs);
    questions.retain(|shift| distance(shift) >= 1.0);
    questions.sort_by(|one, other| distance(other).total_cmp(&distance(one)));
    questions.truncate(MOST_QUESTIONS);
    if areas.is_empty() && questions.is_empty() {
        return None;
    }
    let title = format!("{} {}", scope.labels.table, words.questions);
    Some(Agreed {
        headline: headline(scope, &areas),
        areas: (!areas.is_empty())
            .then(|| table(scope, unit, &areas, format!("{} {}", scope.labels.table, words.title))),
        questions: (!questions.is_empty()).then(|| table(scope, unit, &questions, title)),
        note: words.note,
    })
}

/// The same as a part of its page.
pub fn of_unit(scope: &Scope<'_>, unit: UnitIx) -> Option<Part> {
    let Agreed { headline, areas, questions, note } = agreed(scope, unit)?;
    let words = say::words(scope.lang);
    let mut body = Document::default();
    areas.into_iter().for_each(|table| body.table(table, Narrow::Break));
    if let Some(questions) = questions {
        body.paragraph(format!("{}:", words.questions));
        body.table(questions, Narrow::Break);
    }
    body.note(note);
    Some(Part::section("agreed", words.title, headline, body))
}

/// The areas that were moved by as much as counts as a change over time, and by a point at least, the furthest first.
fn headline(scope: &Scope<'_>, areas: &[Shift<'_>]) -> String {
    let least = scope.view.assessment.min_change.value().max(1.0);
    if areas.iter().all(|shift| shift.moved().is_none()) {
        return say::words(scope.lang).title.to_owned();
    }
    let moved = |sign: f64| -> Vec<&str> {
        let by = |shift: &&Shift<'_>| shift.moved().map_or(0.0, |moved| moved * sign);
        let mut moved: Vec<&Shift<'_>> = areas.iter().filter(|shift| by(shift) >= least).collect();
        moved.sort_by(|one, other| by(other).total_cmp(&by(one)));
        moved.into_iter().take(MOST_AREAS).map(|shift| scope.inside(shift.node)).collect()
    };
    say::headline(&moved(1.0), &moved(-1.0), scope.lang)
}

fn table(scope: &Scope<'_>, unit: UnitIx, shifts: &[Shift<'_>], name: String) -> Table {
    let (labels, words) = (scope.labels, say::words(scope.lang));
    let shown = scope.shown(shifts.iter().map(|shift| shift.node));
    let mut table = Table::named(Topic::Figures, name).captioned(shown.with_interval(scope.lang) + ".");
    let is_item = |shift: &Shift<'_>| scope.questionnaire()[shift.node].item().is_some();
    let first = if shifts.iter().all(is_item) { labels.question } else { labels.area };
    table.column(Column::Words, first);
    for head in [words.alone, words.agreed, words.shift] {
        table.column(Column::Number, head);
    }
    for shift in shifts {
        let scale = scope.scale(shift.node);
        let alone = shift.alone.map(|estimate| Score::of(estimate, scale));
        let decimals = u8::from(shift.alone.is_some_and(|alone| !alone.grain.is_coarse()));
        let stage = scope.stage(unit, shift.node);
        // What is told as a stage is set beside the stage that was agreed on.
        let agreed = named_stage(scope.questionnaire(), shift.node, shift.agreed).filter(|_| stage.is_some());
        let agreed =
            agreed.map_or_else(|| scale.number(shift.agreed, 1), |agreed| nearest_stage(agreed, scope.lang));
        let by = shift.points().map(|points| scale.change(points, decimals).into());
        table.row(
            0,
            vec![
                named(scope.in_row(shift.node), shown.beside(scale), labels),
                told(alone.as_ref(), stage, labels),
                Text::from(Run::strong(agreed)),
                by.unwrap_or_else(|| dash(labels)),
            ],
        );
    }
    table
}
