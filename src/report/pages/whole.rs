//! The organisation's page: the whole, who stands where, what many share, what changed.

use crate::chart::ChartError;
use crate::doc::{
    Block, Column, Document, Entry, Heading, Level, Listing, Look, Narrow, Part, Role, Run, Table, Target,
    Text, Topic, Voice,
};
use crate::insight::shared_weaknesses;
use crate::model::{NodeIx, OwnPlace, UnitIx};
use crate::report::charts;
use crate::report::facts::{asks_for_more, whole_points};
use crate::report::ground;
use crate::report::plan::actions::of_whole_page;
use crate::report::view::{Scope, all_fewer, noted_fewer};
use crate::text::scale::Shown;
use crate::text::sentences::{board, comments as of_comments, trend, whole as say};

use super::{BOARD, INDEX, Page, Pages, TREND, cells, change, comments, figures, first, prose, targets};

/// A question is among a unit's weakest where it is one of this many, or of a quarter of all where that is fewer.
const WEAKEST: usize = 5;
/// The most shared weaknesses that are told.
const SHARED: usize = 5;

/// The files with all figures.
pub const FILES: [(&str, &str); 3] =
    [("results-excel.csv", "CSV (Excel)"), ("results.csv", "CSV"), ("results.json", "JSON")];

/// Those with what respondents wrote, where anything is to be read.
pub const COMMENTS_FILES: [(&str, &str); 2] =
    [("comments-excel.csv", "CSV (Excel)"), ("comments.csv", "CSV")];

impl Pages<'_> {
    /// The page of the whole.
    ///
    /// # Errors
    /// [`ChartError`] where a picture cannot be drawn.
    pub fn whole(&self) -> Result<Page, ChartError> {
        let (scope, labels) = (self.scope, self.scope.labels);
        let mut document = Document::titled(scope.view.assessment.title.get(scope.lang));
        document.extend(self.own(OwnPlace::Foreword, ("foreword", labels.foreword)));
        document.part(match scope.whole() {
            Some(unit) => first::first(scope, unit),
            None => no_whole(scope),
        });
        document.extend(self.own(OwnPlace::Recommendations, ("recommendations", labels.recommendations)));
        document.said(Voice::Screen, self.beside());
        document.part(self.overview()?);
        self.positions()?.into_iter().for_each(|part| document.part(part));
        shared(scope).into_iter().for_each(|part| document.part(part));
        of_whole_page(scope).into_iter().for_each(|part| document.part(part));
        targets::of_all(scope).into_iter().for_each(|part| document.part(part));
        figures::of_all(scope).into_iter().for_each(|part| document.part(part));
        change::of_all(scope).into_iter().for_each(|part| document.part(part));
        let stories = scope.whole().and_then(|whole| comments::stories(scope, whole));
        stories.into_iter().for_each(|part| document.part(part));
        if let Some(roles) = scope.whole().map(|whole| self.roles_of(whole)).transpose()?.flatten() {
            document.part(roles);
        }
        let all: Vec<UnitIx> = scope.view.assessment.units.iter().map(|(ix, _)| ix).collect();
        let mut units = self.units(&all, labels.units);
        if self.pictures.files {
            units.said(Voice::Screen, files(labels.figures_as_files, &FILES));
            let is_any = |unit: &UnitIx| {
                scope.view.comments(*unit).next().is_some() || scope.view.stories(*unit).next().is_some()
            };
            if all.iter().any(is_any) {
                let name = of_comments::words(scope.lang).as_files;
                units.said(Voice::Screen, files(name, &COMMENTS_FILES));
            }
        }
        document.part(Part::section("units", labels.units, labels.units, units));
        document.part(self.reading(true));
        Ok(Page { path: INDEX.to_owned(), name: None, document })
    }

    /// What people wrote themselves for a place; nothing where they did not, or in an older wave, which it is not about.
    fn own(&self, place: OwnPlace, called: (&str, &str)) -> Document {
        let is_latest = self.scope.wave + 1 == self.scope.view.assessment.waves.len();
        let text = self.scope.analysis.own_texts.at(place, self.scope.lang).filter(|_| is_latest);
        let mut document = Document::default();
        text.map(|text| prose::own(text, called, self.scope.labels.table))
            .into_iter()
            .for_each(|part| document.part(part));
        document
    }

    /// The ways to the other pages of the whole.
    fn beside(&self) -> Text {
        let scope = self.scope;
        let board = scope.whole().map(|_| (BOARD, board::listed(scope.lang)));
        let is_latest = scope.wave + 1 == scope.view.assessment.waves.len();
        let trend = (is_latest && scope.wave > 0).then(|| (TREND, trend::words(scope.lang).title));
        let mut text = Text::default();
        for (at, (path, name)) in board.into_iter().chain(trend).enumerate() {
            text = text.with(Run::plain(if at == 0 { "" } else { " · " }));
            text = text.with(Run::plain(name).leading(Some(Target::Document(path.to_owned()))));
        }
        text
    }

    /// Units against areas.
    fn overview(&self) -> Result<Part, ChartError> {
        let labels = self.scope.labels;
        let mut body = Document::default();
        let mut heatmaps = self.heatmaps()?.into_iter().map(|figure| Block::Figure(Box::new(figure)));
        heatmaps.next().into_iter().for_each(|first| body.push(first));
        for weak in self.scope.whole().iter().flat_map(|whole| ground(self.scope, *whole)) {
            body.said(Voice::Ground, weak);
        }
        let mut further = Document::default();
        let count = heatmaps.len();
        heatmaps.for_each(|figure| further.push(figure));
        if !further.is_empty() && self.pictures.drawn {
            body.push(Block::Fold(format!("{} ({count})", labels.further_pictures), further));
        }
        body.push(Block::Fold(labels.values_as_table.to_owned(), matrix(self.scope)));
        let heading = Heading::new(Level::Part, labels.units_by_area).looking(Look::Quiet);
        Ok(Part::of(Role::Section, body).named("overview").listed(labels.units_by_area).headed(heading))
    }
}

/// Links to the files with all figures.
fn files(name: &str, files: &[(&'static str, &'static str)]) -> Text {
    let mut text = Text::from(name);
    for (at, (path, kind)) in files.iter().enumerate() {
        text = text.with(Run::plain(if at == 0 { " " } else { ", " }));
        text = text.with(Run::plain(*kind).leading(Some(Target::File((*path).to_owned()))));
    }
    text
}

/// What is said first where there is no result for the whole.
fn no_whole(scope: &Scope<'_>) -> Part {
    let shown = scope.workplaces().into_iter().filter(|unit| scope.is_shown(*unit)).count();
    let why = match scope.view.assessment.units.only_root() {
        Some(_) => say::whole_withheld(scope.lang),
        None => say::no_common_total(scope.lang),
    };
    let mut body = Document::default();
    body.said(Voice::Lead, why);
    let heading = Heading::new(Level::Part, say::headline(shown, scope.lang));
    Part::of(Role::Section, body).named("how").headed(heading)
}

/// Units against areas, as numbers.
fn matrix(scope: &Scope<'_>) -> Document {
    let labels = scope.labels;
    let (columns, _) = charts::columns(scope);
    let shown = scope.shown(columns.iter().copied());
    let units = || scope.view.scores.units.iter();
    let scores = || units().flat_map(|unit| columns.iter().filter_map(|node| unit.node(*node)));
    let hides = scores().any(|score| !score.hides.is_empty());
    let caption = (shown != Shown::Points)
        .then(|| shown.scores(scope.lang) + ".")
        .into_iter()
        .chain([labels.dash_means.to_owned()])
        .chain(asks_for_more(scope.view.assessment, scope.questionnaire(), scope.lang))
        .chain(hides.then(|| labels.hides_note.to_owned()))
        .chain(whole_points(scope.view.assessment, scope.questionnaire(), scores(), scope.lang));
    let mut table =
        Table::named(Topic::Figures, labels.values_as_table).captioned(caption.collect::<Vec<_>>().join(" "));
    table.column(Column::Words, labels.unit);
    for node in &columns {
        let scale = shown.beside(scope.scale(*node));
        table.column(Column::Number, cells::named(scope.short(*node), scale, labels));
    }
    for (ix, unit) in scope.view.assessment.units.iter() {
        let score = |node: &NodeIx| cells::number(scope.score(ix, *node).as_ref(), labels);
        let cells = std::iter::once(scope.unit_name(ix).into()).chain(columns.iter().map(score));
        table.row(unit.depth.into(), cells.collect::<Vec<Text>>());
    }
    let mut document = Document::default();
    document.table(table, Narrow::Letter(1));
    document.notes(grounds(scope));
    document.notes(fewer(scope, &columns));
    document
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
        all_fewer(scope, unit, Some(scope.unit_name(unit)), nodes.iter().copied(), usize::MAX)
    });
    noted_fewer(scope, told.collect())
}

/// What many units share, the most widely shared first.
fn shared(scope: &Scope<'_>) -> Option<Part> {
    let labels = scope.labels;
    let units: Vec<UnitIx> = scope.workplaces().into_iter().filter(|unit| scope.is_shown(*unit)).collect();
    let weakest = (scope.questionnaire().items().len() / 4).clamp(1, WEAKEST);
    let shared = shared_weaknesses(scope.view, &units, weakest);
    let first = shared.first()?;
    let headline = say::shared_headline(scope.short(first.item), first.units.len(), units.len(), scope.lang);
    let entries = shared.iter().take(SHARED).filter_map(|weakness| {
        let item = weakness.item;
        let area = scope.questionnaire().area_of(item)?;
        let number = say::in_units(weakness.units.len(), units.len(), scope.lang);
        let name = format!("{}: {}", scope.name(area), scope.short(item));
        let mut entry =
            Entry::new(Run::strong(name).in_own()).valued(format!("{} {number}", labels.shared_by));
        if !scope.question(item).is_empty() {
            entry = entry.saying(Voice::Quiet, Run::own(scope.question(item)));
        }
        let joint = weakness.joint_step(scope.view);
        // All where they have no step in common.
        let together = joint.as_ref().map_or(&weakness.units, |joint| &joint.units);
        if let Some(joint) = &joint {
            let name = say::joint_step(together.len(), weakness.units.len(), scope.lang);
            entry = entry.saying(Voice::Step, first::joint_step(scope, &name, &joint.step));
        }
        let names: Vec<&str> = together.iter().map(|unit| scope.unit_name(*unit)).collect();
        Some(entry.saying(Voice::Small, names.join(" · ")))
    });
    let mut body = Document::default();
    body.paragraph(say::shared_intro(weakest, scope.lang));
    body.entries(Listing::RankedItems, entries.collect());
    Some(Part::section("shared", labels.shared, headline, body))
}
