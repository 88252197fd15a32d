//! One unit's page.

use crate::model::{NodeIx, UnitIx};
use crate::report::facts::{asks_for_more, whole_points};
use crate::score::Limits;
use crate::text::sentences::{Who, speaks, summary as say};
use crate::text::terminal::note_stage;

use super::area::{AreaView, ItemGroup, StatesRow, items, states};
use super::change::{ChangeView, of_unit};
use super::position::StandsView;
use super::scope::{Scope, Score};
use super::summary::Summary;
use super::table::UnitTable;
use super::targets::TargetsView;

/// That the states of the answers are not told so soon after they were.
fn states_note(scope: &Scope<'_>, unit: UnitIx) -> Option<String> {
    let enough = Limits::of_items(scope.view.assessment).exact;
    let is_kept_back = scope.view.scores.release().is_kept_back(unit);
    is_kept_back.then(|| say::few_since(enough, scope.lang))
}

/// One unit's page.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitPage {
    /// Which unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// The units it is a part of, the topmost first.
    pub trail: Vec<(UnitIx, String)>,
    /// What stands on the page.
    pub body: UnitBody,
}

/// What stands on a unit's page.
#[derive(Debug, Clone, PartialEq)]
pub enum UnitBody {
    /// Why nothing is shown.
    Withheld(Vec<String>),
    /// Everything there is.
    Shown(Box<UnitView>),
}

/// Everything that is told of a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitView {
    /// The first screen.
    pub summary: Summary,
    /// The name of what the unit is compared with.
    pub reference: Option<String>,
    /// What those scores stand on.
    pub compared_on: String,
    /// Whether any of them is a mean that hides a part on a lower level.
    pub compared_hides: bool,
    /// Why some of them have no decimal, where others have one.
    pub compared_whole: Option<String>,
    /// The unit's and the organisation's score per area.
    pub compared: Vec<ComparedRow>,
    /// Where it stands in the questionnaire's pictures.
    pub stands: Vec<StandsView>,
    /// What is wanted, beside what is there.
    pub targets: Option<TargetsView>,
    /// What changed since the wave before.
    pub change: Option<ChangeView>,
    /// The areas.
    pub areas: Vec<AreaView>,
    /// The units that are part of it.
    pub parts: Option<UnitTable>,
    /// What the questions' scores stand on.
    pub items_on: String,
    /// What a stage in the place of a score means, where any question has one.
    pub stages_note: Option<&'static str>,
    /// Which groups take more respondents to be shown than others, where any does.
    pub asks_for_more: Option<String>,
    /// All questions.
    pub items: Vec<ItemGroup>,
    /// Which of them, and of the groups in the areas, speak for fewer workplaces than the rest.
    pub items_fewer: Vec<String>,
    /// How many answered.
    pub response: Option<String>,
    /// The states of the answers.
    pub states: Vec<StatesRow>,
    /// Why the states of the answers are not told, where that is since few have come after they were.
    pub states_note: Option<String>,
}

/// One area of a unit beside the organisation's.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedRow {
    /// The area's name.
    pub name: String,
    /// Its scale, where it is not the same for all.
    pub scale: Option<String>,
    /// The unit's score.
    pub score: Option<Score>,
    /// The stage that it is nearest to, where that is shown and no figure.
    pub stage: Option<String>,
    /// The organisation's.
    pub reference: Option<Score>,
}

impl UnitPage {
    /// The page of a unit.
    #[must_use]
    pub fn of(scope: &Scope<'_>, unit: UnitIx) -> Self {
        let body = if scope.is_shown(unit) {
            UnitBody::Shown(Box::new(UnitView::of(scope, unit)))
        } else {
            let tree = &scope.view.assessment.units;
            let is_whole = tree.only_root() == Some(unit) && !tree[unit].children.is_empty();
            let who = if is_whole { Who::Whole(scope.unit_name(unit)) } else { Who::You };
            UnitBody::Withheld(say::withheld(who, scope.view.assessment.min_group, scope.lang))
        };
        Self { unit, name: scope.unit_name(unit).to_owned(), trail: trail(scope, unit), body }
    }
}

fn has_stages(scope: &Scope<'_>, unit: UnitIx) -> bool {
    scope.view.unit(unit).stages.iter().any(Option::is_some)
}

fn trail(scope: &Scope<'_>, unit: UnitIx) -> Vec<(UnitIx, String)> {
    let units = &scope.view.assessment.units;
    let above = std::iter::successors(units[unit].parent, |ix| units[*ix].parent);
    let mut trail: Vec<(UnitIx, String)> = above.map(|ix| (ix, scope.unit_name(ix).to_owned())).collect();
    trail.reverse();
    trail
}

impl UnitView {
    fn of(scope: &Scope<'_>, unit: UnitIx) -> Self {
        let reference = scope.reference(unit);
        let shown = scope.shown(scope.areas());
        let compared = scope.areas().map(|area| ComparedRow {
            name: scope.name(area).to_owned(),
            scale: shown.beside(scope.scale(area)),
            score: scope.score(unit, area),
            stage: scope.stage(unit, area),
            reference: reference.and_then(|whole| scope.score(whole, area)),
        });
        let compared: Vec<ComparedRow> = compared.collect();
        let mut scores = compared.iter().flat_map(|row| row.score.iter().chain(&row.reference));
        let compared_hides = scores.any(|score| score.hides);
        let beside = std::iter::once(unit).chain(reference);
        let in_table =
            beside.flat_map(|unit| scope.areas().filter_map(move |area| scope.view.node(unit, area)));
        let whole = whole_points(scope.view.assessment, scope.questionnaire(), in_table, scope.lang);
        let areas = scope.areas().enumerate();
        let areas = areas.map(|(at, area)| AreaView::of(scope, unit, area, format!("area-{}", at + 1)));
        let below = &scope.view.assessment.units.subtree(unit)[1..];
        let asked = scope.asked(unit);
        let answered = scope.view.unit(unit).respondents;
        Self {
            summary: Summary::of(scope, unit, Who::You),
            reference: reference.map(|whole| scope.unit_name(whole).to_owned()),
            compared,
            compared_hides,
            compared_whole: whole,
            compared_on: shown.with_interval(scope.lang),
            stands: StandsView::all(scope, unit),
            targets: TargetsView::of(scope, unit),
            change: of_unit(scope, unit),
            areas: areas.collect(),
            parts: (!below.is_empty()).then(|| UnitTable::of(scope, below)),
            items_on: scope.shown(scope.questionnaire().items().iter().copied()).with_interval(scope.lang),
            stages_note: has_stages(scope, unit).then(|| note_stage(scope.lang)),
            asks_for_more: asks_for_more(scope.view.assessment, scope.questionnaire(), scope.lang),
            items: items(scope, unit),
            items_fewer: fewer(scope, unit),
            response: answered.map(|answered| say::responses(answered, asked, scope.lang)),
            states: states(scope, unit),
            states_note: states_note(scope, unit),
        }
    }
}

/// The questions and the groups in the areas that speak for fewer workplaces than what they are in, and what that means.
fn fewer(scope: &Scope<'_>, unit: UnitIx) -> Vec<String> {
    let areas: Vec<NodeIx> = scope.areas().collect();
    let inside =
        scope.questionnaire().nodes().filter(|(ix, node)| !node.kind.is_summary() && !areas.contains(ix));
    let found = scope.view.speaking_for_fewer(unit, inside.map(|(ix, _)| ix));
    let told = found.iter().map(|(coverage, nodes)| {
        let names: Vec<&str> = nodes.iter().map(|node| scope.in_text(*node)).collect();
        speaks::fewer(None, &names, coverage, usize::MAX, scope.lang)
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return told;
    }
    let heading = format!("{} {}", speaks::fewer_heading(scope.lang), speaks::note_fewer(scope.lang));
    std::iter::once(heading).chain(told).collect()
}
