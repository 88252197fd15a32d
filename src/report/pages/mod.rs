//! The pages of a report as documents: which parts stand on which page, each built once for all formats.
//!
//! What is said comes from `view` and `text`; a renderer lays a page out and computes nothing, so that no two formats can
//! disagree. What is not in the scores, because it must not be shown, cannot be here either.

mod area;
mod board;
pub(super) mod cells;
mod change;
mod comments;
mod compared;
mod consensus;
mod divided;
mod figures;
mod first;
mod pictures;
mod position;
pub mod prose;
mod reading;
mod roles;
mod targets;
mod trend;
mod unit;
mod units;
mod whole;
mod wins;

use crate::doc::{Block, Document, Level, Run, Target, Text};
use crate::insight::quality::RoleGaps;
use crate::model::{ContentLang, Lang, UnitIx};
use crate::text::documents;
use crate::text::labels::words;
use crate::text::number::date;
use crate::text::sentences::method::lowered;

use super::view::{Names, Scope};

pub(super) use change::least;
pub use consensus::agreed;
pub(super) use pictures::PNG_SCALE;
pub use pictures::Pictures;
pub use targets::targets;
pub(super) use whole::COMMENTS_FILES;

/// All that the pages of a report are built from.
#[derive(Debug, Clone, Copy)]
pub struct Pages<'a> {
    /// The wave, and the language.
    pub scope: &'a Scope<'a>,
    /// The names of files.
    pub names: &'a Names,
    /// The only unit that has a page; all have one where there is none named, and so has the organisation.
    pub only: Option<UnitIx>,
    /// What roles see differently.
    pub gaps: &'a RoleGaps,
    /// What becomes of pictures.
    pub pictures: Pictures,
}

/// A page of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its path from the report's folder, without an ending.
    pub path: String,
    /// What it is called; nothing for the page that the whole report begins with.
    pub name: Option<String>,
    /// What stands on it.
    pub document: Document,
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
    /// The path of the page that the report begins with, without an ending.
    pub first: String,
}

/// The path of the page of formulas, which each other page leads to.
const METHOD: &str = "method";
/// The path of the page for who decides.
pub(super) const BOARD: &str = "board";
/// The path of the page of all waves.
pub(super) const TREND: &str = "trend";
/// The path of the organisation's page.
const INDEX: &str = "index";

impl Pages<'_> {
    /// The page of formulas, their sources and what they must not be used for.
    #[must_use]
    pub fn method(&self) -> Page {
        let labels = self.scope.labels;
        let (name, document) = prose::document(documents::method(self.scope.lang), labels.table);
        Page { path: METHOD.to_owned(), name: Some(name), document }
    }

    /// The path of the page that the report begins with: the organisation's, or that of the only unit.
    #[must_use]
    pub fn first(&self) -> String {
        self.only.map_or_else(|| INDEX.to_owned(), |only| self.path_of(only))
    }

    /// What every page is headed with.
    #[must_use]
    pub fn head(&self) -> Head {
        let (view, lang) = (self.scope.view, self.scope.lang);
        Head {
            lang,
            content: view.questionnaire().language_for(lang),
            title: view.assessment.title.get(lang).to_owned(),
            wave: view.wave.id.to_string(),
            date: view.wave.date.map(|day| date(day, lang)),
            levels: view.questionnaire().levels().len(),
            notice: lowered(view.assessment, lang),
            first: self.first(),
        }
    }

    /// The path of a unit's page.
    #[must_use]
    pub fn path_of(&self, unit: UnitIx) -> String {
        format!("units/{}", self.names.unit(unit))
    }

    /// The way to a unit's page, where there is one.
    fn way_to(&self, unit: UnitIx) -> Option<Target> {
        let is_there = self.only.is_none_or(|only| only == unit);
        is_there.then(|| Target::Document(self.path_of(unit)))
    }
}

/// A page with all that a format without a frame has to say: what it is headed with stands beneath its title.
#[must_use]
pub fn alone(head: &Head, page: &Page) -> Document {
    let labels = words(head.lang);
    let mut alone = Document::default();
    let (titles, rest): (Vec<&Block>, Vec<&Block>) =
        page.document.blocks().iter().partition(|block| matches!(block, Block::Heading(Level::Title, _)));
    titles.into_iter().for_each(|block| alone.push(block.clone()));
    let to_first = (page.path != head.first).then(|| Target::Document(head.first.clone()));
    let title = page.name.is_some().then(|| Run::plain(&head.title).leading(to_first)).into_iter();
    let date = head.date.iter().map(|date| format!(", {date}")).collect::<String>();
    let wave = Run::plain(format!("{} {}{date}", labels.wave, head.wave));
    let between = title.clone().map(|_| Run::plain(" · "));
    alone.paragraph(title.chain(between).chain([wave]).collect::<Text>());
    head.notice.iter().for_each(|notice| alone.note(notice));
    rest.into_iter().for_each(|block| alone.push(block.clone()));
    alone.note(format!("{} mognad {}.", labels.made_with, env!("CARGO_PKG_VERSION")));
    alone
}

/// The way from a page to the report's folder: empty, or `../`.
#[must_use]
pub fn up(path: &str) -> &'static str {
    if path.contains('/') { "../" } else { "" }
}
