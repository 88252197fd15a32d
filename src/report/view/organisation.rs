//! The organisation's page: the whole, who stands where, what many share, what changed.

use crate::insight::shared_weaknesses;
use crate::model::{NodeIx, UnitIx};
use crate::text::scale::Shown;
use crate::text::sentences::{Who, speaks, whole as say};

use super::change::{ChangeView, of_all};
use super::position::PositionView;
use super::scope::{Scope, Score};
use super::summary::{StepView, Summary};
use super::table::UnitTable;
use super::targets::AllTargets;
use crate::report::charts;
use crate::report::facts::{asks_for_more, whole_points};
use crate::report::ground;

/// A question is among a unit's weakest where it is one of this many, or of a quarter of all where that is fewer.
const WEAKEST: usize = 5;
/// The most shared weaknesses that are told.
const SHARED: usize = 5;

/// The organisation's page.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// The unit that stands for the whole, where one does.
    pub whole: Option<UnitIx>,
    /// The heading where there is no result for the whole.
    pub headline: String,
    /// The whole's first screen.
    pub summary: Option<Summary>,
    /// Said where there is no result for the whole.
    pub no_whole: Option<&'static str>,
    /// The heatmap's values.
    pub matrix: Matrix,
    /// The pictures that place units.
    pub positions: Vec<PositionView>,
    /// What many units share.
    pub shared: Option<SharedView>,
    /// Which units have reached their targets.
    pub targets: Option<AllTargets>,
    /// What changed since the wave before.
    pub change: Option<ChangeView>,
    /// All units.
    pub table: UnitTable,
}

/// Units against areas, as numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// What the whole's areas rest on that is weak.
    pub ground: Vec<String>,
    /// The same of all other units, unit by unit.
    pub grounds: Vec<String>,
    /// What the numbers stand on, where it is not 0–100.
    pub note: Option<String>,
    /// The columns' names, each with its scale where that is not the same for all.
    pub columns: Vec<(String, Option<String>)>,
    /// Which groups take more respondents to be shown than others, where any does.
    pub asks_for_more: Option<String>,
    /// Whether any is a mean that hides a part on a lower level.
    pub hides: bool,
    /// Why some figures have no decimal, where others have one.
    pub whole_points: Option<String>,
    /// Per unit its name, its depth, and a score per column.
    pub rows: Vec<MatrixRow>,
    /// What in it speaks for fewer workplaces than the rest of a unit's scores.
    pub fewer: Vec<String>,
}

/// One unit's scores.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// The unit's name.
    pub name: String,
    /// How deep in the tree.
    pub depth: u8,
    /// A score per column.
    pub cells: Vec<Option<Score>>,
}

/// What many units share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedView {
    /// The most widely shared, as a heading.
    pub headline: String,
    /// What the list is.
    pub intro: String,
    /// The most widely shared first.
    pub rows: Vec<SharedRow>,
}

/// A question that is weak in several units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedRow {
    /// Its short name.
    pub item: String,
    /// The area's short name.
    pub area: String,
    /// The question.
    pub question: String,
    /// In how many units.
    pub number: String,
    /// What the step is called: whether it is one for all of them, or for how many.
    pub joint: String,
    /// The units that have that step before them; all where they have no step in common.
    pub units: Vec<String>,
    /// A step to take together.
    pub step: Option<StepView>,
}

impl Organisation {
    /// The page of the whole.
    #[must_use]
    pub fn of(scope: &Scope<'_>) -> Self {
        let whole = scope.view.assessment.units.only_root().filter(|root| scope.is_shown(*root));
        let all: Vec<UnitIx> = scope.view.assessment.units.iter().map(|(ix, _)| ix).collect();
        let shown = scope.workplaces().into_iter().filter(|unit| scope.is_shown(*unit)).count();
        let no_whole = match (whole, scope.view.assessment.units.only_root()) {
            (Some(_), _) => None,
            (None, Some(_)) => Some(say::whole_withheld(scope.lang)),
            (None, None) => Some(say::no_common_total(scope.lang)),
        };
        Self {
            whole,
            headline: say::headline(shown, scope.lang),
            summary: whole.map(|unit| Summary::of(scope, unit, Who::Whole(scope.unit_name(unit)))),
            no_whole,
            matrix: Matrix::of(scope),
            positions: PositionView::all(scope),
            shared: SharedView::of(scope),
            targets: AllTargets::of(scope),
            change: of_all(scope),
            table: UnitTable::of(scope, &all),
        }
    }
}

impl Matrix {
    fn of(scope: &Scope<'_>) -> Self {
        let (columns, _) = charts::columns(scope);
        let shown = scope.shown(columns.iter().copied());
        let rows = scope.view.assessment.units.iter();
        let rows = rows.map(|(ix, unit)| MatrixRow {
            name: scope.unit_name(ix).to_owned(),
            depth: unit.depth,
            cells: columns.iter().map(|node| scope.score(ix, *node)).collect(),
        });
        let rows: Vec<MatrixRow> = rows.collect();
        let mut scores = rows.iter().flat_map(|row| row.cells.iter().flatten());
        let all = scope
            .view
            .scores
            .units
            .iter()
            .flat_map(|unit| columns.iter().filter_map(|node| unit.node(*node)));
        Self {
            ground: scope.whole().map(|whole| ground(scope, whole)).unwrap_or_default(),
            grounds: grounds(scope),
            whole_points: whole_points(scope.view.assessment, scope.questionnaire(), all, scope.lang),
            asks_for_more: asks_for_more(scope.view.assessment, scope.questionnaire(), scope.lang),
            hides: scores.any(|score| score.hides),
            rows,
            fewer: fewer(scope, &columns),
            note: (shown != Shown::Points).then(|| shown.scores(scope.lang)),
            columns: columns
                .iter()
                .map(|node| (scope.short(*node).to_owned(), shown.beside(scope.scale(*node))))
                .collect(),
        }
    }
}

/// What a unit's areas, and what is inside them, rest on that is weak.
fn ground(scope: &Scope<'_>, unit: UnitIx) -> Vec<String> {
    let inside = scope.areas().flat_map(|area| ground::inside(scope.view, unit, area, scope.lang));
    ground::of_nodes(scope.view, unit, scope.areas(), scope.lang).into_iter().chain(inside).collect()
}

/// The same of all units but the whole, with their names.
fn grounds(scope: &Scope<'_>) -> Vec<String> {
    let whole = scope.whole();
    let units = scope.view.assessment.units.iter().map(|(unit, _)| unit);
    let told = units.filter(|unit| Some(*unit) != whole).flat_map(|unit| {
        let told = ground(scope, unit).into_iter();
        told.map(move |told| format!("{}: {told}", scope.unit_name(unit)))
    });
    told.collect()
}

/// What among these nodes speaks for fewer workplaces than the rest of a unit's scores, unit by unit.
fn fewer(scope: &Scope<'_>, nodes: &[NodeIx]) -> Vec<String> {
    let units = scope.view.assessment.units.iter();
    let told = units.flat_map(|(unit, _)| {
        let found = scope.view.speaking_for_fewer(unit, nodes.iter().copied());
        found.into_iter().map(move |(coverage, nodes)| {
            let names: Vec<&str> = nodes.iter().map(|node| scope.in_text(*node)).collect();
            speaks::fewer(Some(scope.unit_name(unit)), &names, &coverage, usize::MAX, scope.lang)
        })
    });
    let told: Vec<String> = told.collect();
    let heading = (!told.is_empty())
        .then(|| format!("{} {}", speaks::fewer_heading(scope.lang), speaks::note_fewer(scope.lang)));
    heading.into_iter().chain(told).collect()
}

impl SharedView {
    fn of(scope: &Scope<'_>) -> Option<Self> {
        let units: Vec<UnitIx> =
            scope.workplaces().into_iter().filter(|unit| scope.is_shown(*unit)).collect();
        let weakest = (scope.questionnaire().items().len() / 4).clamp(1, WEAKEST);
        let shared = shared_weaknesses(scope.view, &units, weakest);
        let first = shared.first()?;
        let headline =
            say::shared_headline(scope.short(first.item), first.units.len(), units.len(), scope.lang);
        let rows = shared.iter().take(SHARED).filter_map(|weakness| {
            let item = weakness.item;
            let area = scope.questionnaire().area_of(item)?;
            let joint = weakness.joint_step(scope.view);
            let together = joint.as_ref().map_or(&weakness.units, |joint| &joint.units);
            Some(SharedRow {
                item: scope.short(item).to_owned(),
                area: scope.short(area).to_owned(),
                question: scope.question(item).to_owned(),
                number: say::in_units(weakness.units.len(), units.len(), scope.lang),
                joint: say::joint_step(together.len(), weakness.units.len(), scope.lang),
                units: together.iter().map(|unit| scope.unit_name(*unit).to_owned()).collect(),
                step: joint.as_ref().map(|joint| StepView::of(scope, &joint.step)),
            })
        });
        Some(Self { headline, intro: say::shared_intro(weakest, scope.lang), rows: rows.collect() })
    }
}
