//! The view model: everything that any output shows, as plain data with its sentences already made.
//!
//! Each output format lays this out and computes nothing, so that no two formats can disagree. What is not in the
//! scores, because it must not be shown, cannot be here either.

mod area;
mod change;
mod method;
mod names;
mod organisation;
mod position;
mod said;
mod scope;
mod summary;
mod table;
mod targets;
mod unit;

use crate::model::{ContentLang, Lang, UnitIx};
use crate::text::sentences::method::lowered;

pub use area::{AreaResult, AreaView, ItemGroup, ItemRow, PartRow, StatesRow};
pub use change::{ChangeCells, ChangeRow, ChangeTable, ChangeView};
pub use method::{LevelRow, MethodView};
pub use names::Names;
pub use organisation::{Matrix, MatrixRow, Organisation, SharedRow, SharedView};
pub use position::{FieldView, PlacedUnit, PositionView, StandsView, headline as start_headline};
pub use scope::{LevelMark, Scope, Score};
pub use summary::{Rung, StepView, Summary, finding};
pub use table::{UnitRow, UnitTable};
pub use targets::{AllTargets, TargetRow, TargetsView};
pub use unit::{ComparedRow, UnitBody, UnitPage, UnitView};

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What every page is headed with.
    pub head: Head,
    /// The organisation's page; `None` where a single unit was asked for.
    pub organisation: Option<Organisation>,
    /// The units' pages, in the tree's order.
    pub units: Vec<UnitPage>,
    /// How the numbers came about.
    pub method: MethodView,
}

/// What every page is headed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The language.
    pub lang: Lang,
    /// The language of the questionnaire's texts.
    pub content: ContentLang,
    /// The assessment's title.
    pub title: String,
    /// The wave's id.
    pub wave: String,
    /// Its date in words, where it has one.
    pub date: Option<String>,
    /// How many levels there are.
    pub levels: usize,
    /// That groups are shown which are smaller than is usual, where they are.
    pub notice: Option<String>,
}

impl Report {
    /// The report of one wave in one language; of one unit only, where one is named.
    #[must_use]
    pub fn of(scope: &Scope<'_>, only: Option<UnitIx>) -> Self {
        let units = scope.view.assessment.units.iter().map(|(ix, _)| ix);
        let wave = scope.view.wave;
        Self {
            head: Head {
                lang: scope.lang,
                content: scope.questionnaire().language_for(scope.lang),
                title: scope.view.assessment.title.get(scope.lang).to_owned(),
                wave: wave.id.to_string(),
                date: wave.date.map(|date| crate::text::number::date(date, scope.lang)),
                levels: scope.questionnaire().levels().len(),
                notice: lowered(scope.view.assessment, scope.lang),
            },
            organisation: only.is_none().then(|| Organisation::of(scope)),
            units: units
                .filter(|unit| only.is_none_or(|only| only == *unit))
                .map(|unit| UnitPage::of(scope, unit))
                .collect(),
            method: MethodView::of(scope),
        }
    }
}
