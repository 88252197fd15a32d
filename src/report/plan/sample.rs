//! How many more answers would settle what is not sure, and how many to ask for before a wave.

use serde::Serialize;

use crate::doc::{Column, Document, Level, Narrow, Table};
use crate::insight::{
    Change, ChangeVerdict, Growing, Method, More, answers_needed, more_answers, place, visible_with_everybody,
};
use crate::model::{Lang, NodeIx, NodeKind, Points, UnitIx};
use crate::psychometrics::family_limit;
use crate::report::json::to_text;
use crate::report::view::{Scope, Score};
use crate::score::Estimate;
use crate::text::labels::words;
use crate::text::number::{self, count};
use crate::text::sentences::method::lowered;
use crate::text::terminal::plan::{
    self, MoreWords, beside_line, changes_in_reach, changes_out_of_reach, changes_too_small, note_seen,
    out_of_reach, planning_note, settles, unsure, with_number,
};

/// What a wave is planned for, in points.
const PLANNED: [f64; 4] = [5.0, 10.0, 15.0, 20.0];

/// What people's scores in an area mostly deviate by, where there are none yet.
const ASSUMED: f64 = 20.0;

/// How many areas are judged together, and how they go with one another, in the table before a wave.
const AREAS: (usize, f64) = (8, 0.5);

/// What is not sure in a wave, and what would settle it.
#[derive(Debug)]
pub struct SampleView<'a> {
    scope: Scope<'a>,
    border: Vec<Unsure>,
    changes: Vec<Unsure>,
    /// The standard deviation that people's scores in an area mostly have.
    deviation: Option<f64>,
    /// The workplaces that are spoken of.
    units: Vec<UnitIx>,
    /// Whether these are all there are: then only what more answers can settle is told one by one.
    is_whole: bool,
}

/// One thing that is not sure.
#[derive(Debug)]
struct Unsure {
    unit: UnitIx,
    node: NodeIx,
    stands: String,
    more: More,
}

impl<'a> SampleView<'a> {
    /// Of these units; of all workplaces where none are named.
    #[must_use]
    pub fn of(scope: Scope<'a>, units: &[UnitIx]) -> Self {
        let chosen = |unit: &UnitIx| units.is_empty() || units.contains(unit);
        let workplaces: Vec<UnitIx> = scope.workplaces().into_iter().filter(chosen).collect();
        let mut border = Vec::new();
        for position in scope.questionnaire().positions() {
            let placed = place(scope.view, position, &scope.workplaces());
            for placed in placed.iter().filter(|placed| chosen(&placed.unit)) {
                for (axis, score, limit) in placed.unsure(position) {
                    let Some(more) = to_settle(&scope, placed.unit, &score, limit) else { continue };
                    let scale = scope.scale(axis.node).with_line(axis.from.value());
                    let line = scale.line(axis.from.value());
                    let stands = beside_line(&Score::of(&score, scale).whole, &line, scope.lang);
                    border.push(Unsure { unit: placed.unit, node: axis.node, stands, more });
                }
            }
        }
        let changes = workplaces.iter().flat_map(|unit| unsure_changes(&scope, *unit)).collect();
        Self {
            border,
            changes,
            deviation: deviation(&scope),
            is_whole: units.is_empty(),
            units: workplaces,
            scope,
        }
    }

    /// What would settle each, and how many to ask for in the next wave.
    #[must_use]
    pub fn document(&self) -> Document {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let words = plan::words(lang);
        let title = scope.view.assessment.title.get(lang);
        let mut document =
            Document::titled(format!("{title}, {}. {}", scope.view.wave.id, words.more_answers));
        document.paragraph(words.close_once);
        if self.border.is_empty() && self.changes.is_empty() {
            document.paragraph(words.no_more);
        }
        let border = |one: &&Unsure| {
            let (unit, node) = (scope.unit_name(one.unit), scope.inside(one.node));
            let settles = settled(scope, one.unit, one.node, one.more);
            unsure(plan::Unsure { unit, node, stands: &one.stands, settles: &settles })
        };
        let told = self.border.iter().filter(|one| self.is_told(one));
        document.listed(Level::Part, words.border, told.map(|one| border(&one)));
        document.listed(Level::Part, words.unsure_changes, self.told_changes());
        let left_out = self.border.iter().chain(&self.changes).filter(|one| !self.is_told(one)).count();
        document.paragraphs((left_out > 0).then(|| out_of_reach(left_out, lang)));
        if let Some((node, table)) = self.seen() {
            document.heading(Level::Part, words.seen);
            document.table(table, Narrow::Break);
            document.note(note_seen(scope.inside(node), lang));
        }
        document.heading(Level::Part, words.next_round);
        document.table(planned(self.deviation.unwrap_or(ASSUMED), lang), Narrow::Break);
        let deviation = number::whole(self.deviation.unwrap_or(ASSUMED), lang);
        document.note(planning_note(&deviation, self.deviation.is_some(), lang));
        document.note(words.planned_on);
        document.notes(lowered(scope.view.assessment, lang));
        document
    }

    /// Whether something is told one by one.
    const fn is_told(&self, one: &Unsure) -> bool {
        !self.is_whole || matches!(one.more, More::Answers(_))
    }

    /// How large a change of the whole of each workplace shows, now and if everybody answers, and of which node; `None` where there is no change to tell of.
    fn seen(&self) -> Option<(NodeIx, Table)> {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let node = [NodeKind::Index, NodeKind::Readiness];
        let node = node.into_iter().find_map(|kind| scope.questionnaire().summary(kind))?;
        let changes = scope.changes()?;
        let (id, before) = (&scope.questionnaire()[node].id, scope.analysis.view(changes.from));
        let (shared, words) = (words(lang), plan::words(lang));
        let mut table = Table::default();
        table.column(Column::Words, shared.unit);
        for head in [words.answered, words.asked, words.seen_now, words.seen_then] {
            table.column(Column::Number, head);
        }
        let scale = scope.scale(node);
        let mut any = false;
        for unit in &self.units {
            let Some(estimate) = scope.view.node(*unit, node).map(|score| &score.estimate) else { continue };
            let Some(change) = changes.at(*unit, id) else { continue };
            let judged = change.difference.judged;
            let earlier = before.named(*unit, id);
            let everybody =
                Growing::of(estimate, asked(scope, *unit)).zip(earlier).and_then(|(growing, earlier)| {
                    visible_with_everybody(growing, Some(earlier.estimate.precision?), judged.limit)
                });
            let everybody = everybody.filter(|_| change.method == Method::Welch);
            let cell = |visible: Option<f64>| {
                visible.map_or_else(|| number::NO_VALUE.to_owned(), |points| scale.gap(points, 0))
            };
            let people =
                |people: Option<u64>| people.map_or_else(|| number::NO_VALUE.to_owned(), |n| count(n, lang));
            any = true;
            table.row(
                0,
                vec![
                    scope.unit_name(*unit).to_owned(),
                    people(Some(estimate.n)),
                    people(asked(scope, *unit)),
                    cell(judged.visible),
                    cell(everybody),
                ],
            );
        }
        any.then_some((node, table))
    }

    /// The changes that are not sure, unit by unit: those that more answers could make sure, those too small for it, those out of reach.
    fn told_changes(&self) -> Vec<String> {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let matters = |one: &Unsure| scope.scale(one.node).missing(scope.view.assessment.min_change.value());
        let mut told = Vec::new();
        let changes: Vec<&Unsure> = self.changes.iter().filter(|one| self.is_told(one)).collect();
        for of_unit in changes.chunk_by(|a, b| a.unit == b.unit) {
            let Some(first) = of_unit.first() else { continue };
            let (unit, matters) = (scope.unit_name(first.unit), matters(first));
            let mut each: [Vec<String>; 3] = Default::default();
            for one in of_unit {
                let node = scope.inside(one.node);
                match one.more {
                    More::Answers(number) => each[0].push(with_number(node, &count(number, lang))),
                    More::Enough => each[1].push(with_number(node, &one.stands)),
                    More::OutOfReach { visible } => {
                        each[2].push(with_number(node, &scope.scale(one.node).gap(visible, 0)));
                    }
                }
            }
            let [in_reach, too_small, far] = &each;
            let left = left(scope, first.unit, first.node);
            let lines = [
                (in_reach, changes_in_reach(unit, in_reach, &matters, lang)),
                (too_small, changes_too_small(unit, too_small, &matters, lang)),
                (far, changes_out_of_reach(unit, far, left, lang)),
            ];
            told.extend(lines.into_iter().filter(|(each, _)| !each.is_empty()).map(|(_, line)| line));
        }
        told
    }

    /// The same as JSON.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let (view, questionnaire) = (self.scope.view, self.scope.questionnaire());
        let of = |one: &Unsure| JsonUnsure {
            unit: view.assessment.units[one.unit].id.as_str(),
            node: questionnaire[one.node].id.as_str(),
            more: JsonMore::of(one.more),
        };
        let deviation = self.deviation.unwrap_or(ASSUMED);
        let root = JsonSample {
            format: 1,
            wave: view.wave.id.as_str(),
            min_change: view.assessment.min_change.value(),
            on_the_border: self.border.iter().map(of).collect(),
            unsure_changes: self.changes.iter().map(of).collect(),
            deviation,
            planned: plans(deviation).collect(),
        };
        to_text(&root, 2)
    }
}

/// How many to ask for where there are no answers yet.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    /// The language of the words.
    pub lang: Lang,
}

impl Before {
    /// A row for each difference that could matter.
    #[must_use]
    pub fn document(self) -> Document {
        let words = plan::words(self.lang);
        let mut document = Document::titled(words.next_round);
        document.table(planned(ASSUMED, self.lang), Narrow::Break);
        document.note(planning_note(&number::whole(ASSUMED, self.lang), false, self.lang));
        document.note(words.planned_on);
        document.note(words.close_once);
        document
    }

    /// The same as JSON.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(self) -> serde_json::Result<String> {
        to_text(&JsonBefore { format: 1, deviation: ASSUMED, planned: plans(ASSUMED).collect() }, 2)
    }
}

#[derive(Serialize)]
struct JsonBefore {
    format: u8,
    deviation: f64,
    planned: Vec<Planned>,
}

/// How many were asked in a unit or, where that is not known, work there.
fn asked(scope: &Scope<'_>, unit: UnitIx) -> Option<u64> {
    scope.asked(unit).or_else(|| scope.view.assessment.units[unit].headcount.map(u64::from))
}

/// How many are left to answer in a unit.
fn left(scope: &Scope<'_>, unit: UnitIx, node: NodeIx) -> Option<u64> {
    let n = scope.view.node(unit, node)?.estimate.n;
    asked(scope, unit).map(|asked| asked.saturating_sub(n))
}

/// How many more answers would settle on which side of a line a unit's score is.
pub(super) fn to_settle(scope: &Scope<'_>, unit: UnitIx, score: &Estimate, limit: f64) -> Option<More> {
    let growing = Growing::of(score, asked(scope, unit))?;
    more_answers(growing, None, scope.view.assessment.min_change, limit)
}

/// What would settle something, in words.
pub(super) fn settled(scope: &Scope<'_>, unit: UnitIx, node: NodeIx, more: More) -> String {
    let matters = scope.scale(node).missing(scope.view.assessment.min_change.value());
    match more {
        More::Enough => settles(MoreWords::Enough { matters: &matters }, scope.lang),
        More::Answers(number) => settles(MoreWords::Answers { number, matters: &matters }, scope.lang),
        More::OutOfReach { visible } => {
            let visible = scope.scale(node).missing(visible);
            let left = left(scope, unit, node);
            settles(MoreWords::OutOfReach { visible: &visible, left }, scope.lang)
        }
    }
}

/// The changes of a unit's summaries and areas that are not sure, by Welch's method: those of the same people do not become surer by others' answers.
fn unsure_changes(scope: &Scope<'_>, unit: UnitIx) -> Vec<Unsure> {
    let Some(changes) = scope.changes() else {
        return Vec::new();
    };
    let before = scope.analysis.view(changes.from);
    let of_node = |node: NodeIx| {
        let id = &scope.questionnaire()[node].id;
        let change: &Change = changes.at(unit, id)?;
        let is_open = change.verdict == ChangeVerdict::Unsure && change.method == Method::Welch;
        let earlier = before.named(unit, id)?.estimate.precision?;
        let growing =
            Growing::of(&scope.view.node(unit, node).filter(|_| is_open)?.estimate, asked(scope, unit))?;
        let limit = change.difference.judged.limit;
        let more = more_answers(growing, Some(earlier), scope.view.assessment.min_change, limit)?;
        let is_coarse = change.grains.iter().any(|grain| grain.is_coarse());
        let stands = scope.scale(node).change(change.difference.points, u8::from(!is_coarse));
        Some(Unsure { unit, node, stands, more })
    };
    scope.questionnaire().summaries_and_areas().filter_map(of_node).collect()
}

/// The standard deviation within workplaces that areas mostly have: the root of the mean variance of those that may be shown.
fn deviation(scope: &Scope<'_>) -> Option<f64> {
    let areas: Vec<NodeIx> = scope.areas().collect();
    let workplaces = scope.workplaces();
    let of_unit = |unit: &UnitIx| {
        let scores = areas.iter().filter_map(|area| scope.view.node(*unit, *area));
        scores.filter_map(|score| score.estimate.sd).map(|sd| sd * sd).collect::<Vec<_>>()
    };
    let variances: Vec<f64> = workplaces.iter().flat_map(of_unit).collect();
    (!variances.is_empty()).then(|| (variances.iter().sum::<f64>() / variances.len() as f64).sqrt())
}

#[derive(Serialize)]
struct Planned {
    points: f64,
    alone: Option<u64>,
    of_eight_areas: Option<u64>,
}

fn plans(deviation: f64) -> impl Iterator<Item = Planned> {
    let (areas, correlation) = AREAS;
    let limits = [family_limit(1, 0.0), family_limit(areas, correlation)];
    PLANNED.into_iter().filter_map(move |points| {
        let needed = |limit: f64| Some(answers_needed(Points::new(points)?, deviation, limit));
        Some(Planned { points, alone: needed(limits[0])?, of_eight_areas: needed(limits[1])? })
    })
}

fn planned(deviation: f64, lang: Lang) -> Table {
    let words = plan::words(lang);
    let mut table = Table::default();
    table.column(Column::Number, words.points);
    table.column(Column::Number, words.alone);
    table.column(Column::Number, words.together);
    for plan in plans(deviation) {
        let cell =
            |needed: Option<u64>| needed.map_or_else(|| number::NO_VALUE.to_owned(), |n| count(n, lang));
        let points = number::whole(plan.points, lang);
        table.row(0, vec![points, cell(plan.alone), cell(plan.of_eight_areas)]);
    }
    table
}

#[derive(Serialize)]
struct JsonSample<'a> {
    format: u8,
    wave: &'a str,
    min_change: f64,
    on_the_border: Vec<JsonUnsure<'a>>,
    unsure_changes: Vec<JsonUnsure<'a>>,
    deviation: f64,
    planned: Vec<Planned>,
}

#[derive(Serialize)]
struct JsonUnsure<'a> {
    unit: &'a str,
    node: &'a str,
    #[serde(flatten)]
    more: JsonMore,
}

/// What more answers can do.
#[derive(Serialize)]
pub(super) struct JsonMore {
    answers: Option<u64>,
    visible: Option<f64>,
}

impl JsonMore {
    pub(super) const fn of(more: More) -> Self {
        match more {
            More::Enough => Self { answers: Some(0), visible: None },
            More::Answers(number) => Self { answers: Some(number), visible: None },
            More::OutOfReach { visible } => Self { answers: None, visible: Some(visible) },
        }
    }
}
