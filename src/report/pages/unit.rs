//! One unit's page.

use crate::chart::ChartError;
use crate::doc::{
    Block, Column, Document, Heading, Level, Look, Narrow, Part, Role, RowKind, Run, Table, Text, Topic,
    Voice,
};
use crate::model::{NodeIx, UnitIx};
use crate::report::facts::{asks_for_more, whole_points};
use crate::report::plan::actions::of_unit_page;
use crate::report::view::{Scope, all_fewer, noted_fewer};
use crate::score::{AnswerStates, Limits};
use crate::text::sentences::{Who, share, summary as say};
use crate::text::terminal::note_stage;

use super::area::shown_states;
use super::{
    Page, Pages, area, cells, change, comments, consensus, divided, figures, first, position, targets,
};

impl Pages<'_> {
    /// The page of a unit: all there is, or why nothing is shown.
    ///
    /// # Errors
    /// [`ChartError`] where a picture cannot be drawn.
    pub fn unit(&self, unit: UnitIx) -> Result<Page, ChartError> {
        let name = self.scope.unit_name(unit);
        let mut document = Document::default();
        let trail = self.trail(unit);
        if !trail.is_empty() {
            document.push(Block::Trail(trail));
        }
        document.heading(Level::Title, name);
        if self.scope.is_shown(unit) {
            self.shown(unit, &mut document)?;
        } else {
            document.part(self.withheld(unit));
            // Figures are no answers: nobody can be known from them.
            figures::of_unit(self.scope, unit).into_iter().for_each(|part| document.part(part));
        }
        Ok(Page { path: self.path_of(unit), name: Some(name.to_owned()), document })
    }

    /// The units that it is a part of, the topmost first.
    fn trail(&self, unit: UnitIx) -> Vec<Run> {
        let units = &self.scope.view.assessment.units;
        let above = std::iter::successors(units[unit].parent, |ix| units[*ix].parent);
        let place = |ix| Run::plain(self.scope.unit_name(ix)).leading(self.way_to(ix));
        let mut trail: Vec<Run> = above.map(place).collect();
        trail.reverse();
        trail
    }

    fn withheld(&self, unit: UnitIx) -> Part {
        let scope = self.scope;
        let tree = &scope.view.assessment.units;
        let who = if tree.only_root() == Some(unit) { scope.who(unit) } else { Who::You };
        let mut body = Document::default();
        for (at, told) in say::withheld(who, scope.view.assessment.min_group, scope.lang).iter().enumerate() {
            body.said(if at == 0 { Voice::Lead } else { Voice::Plain }, told);
        }
        self.read_on(&mut body);
        let heading = Heading::new(Level::Part, scope.labels.answers).looking(Look::Unseen);
        Part::of(Role::Section, body).named("why").headed(heading)
    }

    fn shown(&self, unit: UnitIx, document: &mut Document) -> Result<(), ChartError> {
        let (scope, labels) = (self.scope, self.scope.labels);
        document.part(first::first(scope, unit));
        document.part(self.in_pictures(unit)?);
        of_unit_page(scope, unit).into_iter().for_each(|part| document.part(part));
        targets::of_unit(scope, unit).into_iter().for_each(|part| document.part(part));
        figures::of_unit(scope, unit).into_iter().for_each(|part| document.part(part));
        change::of_unit(scope, unit).into_iter().for_each(|part| document.part(part));
        comments::stories(scope, unit).into_iter().for_each(|part| document.part(part));
        consensus::of_unit(scope, unit).into_iter().for_each(|part| document.part(part));
        divided::of_unit(scope, unit).into_iter().for_each(|part| document.part(part));
        self.roles_of(unit)?.into_iter().for_each(|part| document.part(part));
        let below = &scope.view.assessment.units.subtree(unit)[1..];
        if !below.is_empty() {
            document.part(Part::section(
                "parts",
                labels.parts,
                labels.parts,
                self.units(below, labels.parts),
            ));
        }
        let mut areas = Document::default();
        for (at, node) in scope.areas().enumerate() {
            areas.part(area::area(scope, unit, node, format!("area-{}", at + 1)));
        }
        let areas = Part::section("areas", labels.areas_one_by_one, labels.areas_one_by_one, areas);
        document.part(Part { role: Role::Areas, ..areas });
        document.part(questions(scope, unit));
        document.part(answers(scope, unit));
        document.part(self.reading(scope.is_whole(unit)));
        Ok(())
    }

    /// The areas in pictures, where the unit stands in those that place units, and the values as a table.
    fn in_pictures(&self, unit: UnitIx) -> Result<Part, ChartError> {
        let labels = self.scope.labels;
        let mut body = Document::default();
        body.push(Block::Figure(Box::new(self.bars(unit)?)));
        let mut beside = Document::default();
        if let Some(radar) = self.radar(unit)? {
            beside.push(Block::Figure(Box::new(radar)));
        }
        let mut column = Document::default();
        position::stands(self.scope, unit).into_iter().for_each(|part| column.part(part));
        let mut values = Document::default();
        values.table(compared(self.scope, unit), Narrow::Break);
        column.push(Block::Fold(labels.values_as_table.to_owned(), values));
        beside.part(Part::of(Role::Column, column));
        body.part(Part::of(Role::Beside, beside));
        let heading = Heading::new(Level::Part, labels.areas_in_pictures).looking(Look::Unseen);
        Ok(Part::of(Role::Pictures, body).named("pictures").headed(heading))
    }
}

/// The unit's score per area, beside the organisation's.
fn compared(scope: &Scope<'_>, unit: UnitIx) -> Table {
    let labels = scope.labels;
    let reference = scope.reference(unit);
    let shown = scope.shown(scope.areas());
    let nodes = || {
        let units = std::iter::once(unit).chain(reference);
        units.flat_map(|unit| scope.areas().filter_map(move |area| scope.view.node(unit, area)))
    };
    let hides = nodes().any(|node| !node.hides.is_empty()).then(|| labels.hides_note.to_owned());
    let whole = whole_points(scope.view.assessment, scope.questionnaire(), nodes(), scope.lang);
    let caption = std::iter::once(shown.with_interval(scope.lang) + ".").chain(hides).chain(whole);
    let mut table =
        Table::named(Topic::Figures, labels.values_as_table).captioned(caption.collect::<Vec<_>>().join(" "));
    table.column(Column::Words, labels.area);
    table.column(Column::Number, scope.unit_name(unit));
    if let Some(whole) = reference {
        table.column(Column::Number, scope.unit_name(whole));
    }
    for area in scope.areas() {
        let score = |unit: UnitIx| scope.score(unit, area);
        let mut cells = vec![
            cells::named(scope.name(area), shown.beside(scope.scale(area)), labels),
            cells::told(score(unit).as_ref(), scope.stage(unit, area), labels),
        ];
        cells.extend(reference.map(|whole| cells::exact(score(whole).as_ref(), labels)));
        table.row(0, cells);
    }
    table
}

/// All questions, area by area.
fn questions(scope: &Scope<'_>, unit: UnitIx) -> Part {
    let labels = scope.labels;
    let shown = scope.shown(scope.questionnaire().items().iter().copied());
    let has_stages = scope.view.unit(unit).stages.iter().any(Option::is_some);
    let caption = [format!("{}. {}", shown.with_interval(scope.lang), labels.dash_means)]
        .into_iter()
        .chain(has_stages.then(|| note_stage(scope.lang).to_owned()))
        .chain(asks_for_more(scope.view.assessment, scope.questionnaire(), scope.lang));
    let mut table = Table::named(Topic::Questions, format!("{} {}", labels.table, labels.questions))
        .captioned(caption.collect::<Vec<_>>().join(" "));
    table.column(Column::Words, labels.question);
    table.column(Column::Number, labels.score);
    table.column(Column::Number, labels.answers);
    for area in scope.areas() {
        table.head_row(Run::own(scope.name(area)));
        let items = scope.questionnaire().own_items_in(area);
        for item in items.into_iter().filter(|item| scope.questionnaire().is_told(*item)) {
            let question = Some(scope.question(item)).filter(|question| !question.is_empty());
            let scale = cells::on_scale(shown.beside(scope.scale(item)), labels);
            let name = Text::from(Run::strong(scope.short(item)).in_own())
                .then(scale)
                .then(question.map(|question| Run::quiet(question).in_own()));
            let score = scope.score(unit, item);
            let answers = score.as_ref().map_or_else(|| cells::dash(labels), |score| (&score.count).into());
            table.row(0, vec![name, cells::told(score.as_ref(), scope.stage(unit, item), labels), answers]);
        }
    }
    let mut body = Document::default();
    body.table(table, Narrow::Break);
    body.notes(fewer(scope, unit));
    Part::section("questions", labels.questions, labels.questions, body)
}

/// How many answered, and how the questions were answered, area by area and in total.
fn answers(scope: &Scope<'_>, unit: UnitIx) -> Part {
    let labels = scope.labels;
    // That the states of the answers are not told so soon after they were.
    let enough = Limits::of_items(scope.view.assessment).exact;
    let is_kept_back = scope.view.scores.release().is_kept_back(unit);
    let kept_back = is_kept_back.then(|| say::few_since(enough, scope.lang));
    let caption = std::iter::once(labels.states_note.to_owned()).chain(kept_back);
    let mut table = Table::named(Topic::Answers, format!("{} {}", labels.table, labels.answers))
        .captioned(caption.collect::<Vec<_>>().join(" "));
    table.column(Column::Words, labels.area);
    for head in [labels.answered, labels.dont_know, labels.not_applicable, labels.not_answered] {
        table.column(Column::Number, head);
    }
    let mut row = |kind: RowKind, name: Run, states: Option<AnswerStates>| {
        let cells: [Text; 4] = match states {
            None => std::array::from_fn(|_| cells::dash(labels)),
            Some(AnswerStates { valued, dont_know, not_applicable, not_answered }) => {
                let total = valued + dont_know + not_applicable + not_answered;
                let share = |part| share(part, total, scope.lang).into();
                [valued, dont_know, not_applicable, not_answered].map(share)
            }
        };
        table.kind_row(kind, 0, std::iter::once(name.into()).chain(cells).collect());
    };
    for area in scope.areas() {
        row(RowKind::Plain, Run::own(scope.name(area)), shown_states(scope, unit, area));
    }
    row(RowKind::Whole, Run::plain(labels.total), scope.view.unit(unit).all_answers);
    let mut body = Document::default();
    body.table(table, Narrow::Break);
    let answered = scope.view.unit(unit).respondents;
    let told = answered.map(|answered| say::responses(answered, scope.asked(unit), scope.lang));
    let title = told.as_deref().unwrap_or(labels.answers).trim_end_matches('.');
    Part::section("answers", labels.answers, title, body)
}

/// The questions and the groups in the areas that speak for fewer workplaces than what they are in, and what that means.
fn fewer(scope: &Scope<'_>, unit: UnitIx) -> Vec<String> {
    let areas: Vec<NodeIx> = scope.areas().collect();
    let inside =
        scope.questionnaire().nodes().filter(|(ix, node)| !node.kind.is_summary() && !areas.contains(ix));
    let told = all_fewer(scope, unit, None, inside.map(|(ix, _)| ix), usize::MAX);
    noted_fewer(scope, told)
}
