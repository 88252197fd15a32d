//! HTML: each page a file that needs nothing beside it. The templates lay out the view and compute nothing.

mod document;
mod page;
mod style;

use askama::Template;

use super::view::{MethodView, Organisation, UnitBody, UnitPage, UnitView};
use crate::model::UnitIx;
use crate::text::documents;

pub use document::{Document, Section};
pub use page::{Links, Page, Picture};

/// The pictures of a unit's page.
#[derive(Debug, Default)]
pub struct UnitPictures {
    /// The areas as bars.
    pub bars: Option<Picture>,
    /// The areas as a radar.
    pub radar: Option<Picture>,
}

/// The pictures of the organisation's page.
#[derive(Debug, Default)]
pub struct WholePictures {
    /// Units against areas; several where the units are many.
    pub heatmaps: Vec<Picture>,
    /// One per picture of the questionnaire.
    pub positions: Vec<Option<Picture>>,
}

impl WholePictures {
    fn heatmap(&self) -> Option<&Picture> {
        self.heatmaps.first()
    }

    fn further_heatmaps(&self) -> &[Picture] {
        self.heatmaps.get(1..).unwrap_or_default()
    }

    fn position(&self, at: usize) -> Option<&Picture> {
        self.positions.get(at)?.as_ref()
    }
}

/// The organisation's page.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn index(
    page: &Page<'_>,
    org: &Organisation,
    method: &MethodView,
    charts: &WholePictures,
) -> Result<String, askama::Error> {
    let name = &page.head.title;
    let template =
        IndexPage { page, name, trail: &[], contents: index_contents(page, org), org, method, charts };
    template.render().map(|html| hold_ranges(&html))
}

/// A unit's page.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn unit(
    page: &Page<'_>,
    view: &UnitPage,
    method: &MethodView,
    charts: &UnitPictures,
) -> Result<String, askama::Error> {
    let (name, trail) = (&view.name, view.trail.as_slice());
    let html = match &view.body {
        UnitBody::Withheld(told) => WithheldPage { page, name, trail, contents: Vec::new(), told }.render(),
        UnitBody::Shown(view) => {
            let contents = unit_contents(page, view);
            let answers_title = view.response.as_deref().unwrap_or(page.l.answers).trim_end_matches('.');
            let bars_title = charts.bars.as_ref().map_or("", |bars| bars.title.as_str());
            UnitTemplate { page, name, trail, contents, view, method, charts, answers_title, bars_title }
                .render()
        }
    };
    html.map(|html| hold_ranges(&html))
}

/// The page of formulas, their sources and what they must not be used for.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn method(page: &Page<'_>) -> Result<String, askama::Error> {
    let document = Document::of(documents::method(page.head.lang), page.l.table);
    let contents = document.sections.iter().map(|section| (section.id.clone(), section.heading.as_str()));
    let contents = contents.collect();
    let name = &document.title;
    let template = MethodPage { page, name, trail: &[], contents, document: &document };
    template.render().map(|html| hold_ranges(&html))
}

/// Keeps a range such as `57–67` on one line: a browser may break after the dash, and a word joiner forbids it.
fn hold_ranges(html: &str) -> String {
    let mut held = String::with_capacity(html.len() + html.len() / 64);
    let mut rest = html;
    while let Some(at) = rest.find('–') {
        let (before, after) = (&rest[..at], &rest[at + '–'.len_utf8()..]);
        held.push_str(before);
        held.push('–');
        if before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit()) {
            held.push('\u{2060}');
        }
        rest = after;
    }
    held.push_str(rest);
    held
}

/// A length on a scale of 0–100 as CSS writes it.
fn percent(value: f64) -> String {
    format!("{:.2}%", value.clamp(0.0, 100.0))
}

/// What is left to 100 of a length.
fn percent_left(value: f64) -> String {
    percent(100.0 - value)
}

/// An anchor and what it leads to.
type Contents<'a> = Vec<(String, &'a str)>;

fn index_contents<'a>(page: &Page<'_>, org: &'a Organisation) -> Contents<'a> {
    let l = page.l;
    let mut list = contents(&[(true, "overview", l.units_by_area)]);
    let positions = org.positions.iter().enumerate();
    list.extend(positions.map(|(at, view)| (format!("position-{}-s", at + 1), view.title.as_str())));
    list.extend(contents(&[
        (org.shared.is_some(), "shared", l.shared),
        (org.targets.is_some(), "targets", l.targets),
        (org.change.is_some(), "change", l.changes),
        (true, "units", l.units),
        (true, "method", l.how_to_read),
    ]));
    list
}

fn unit_contents(page: &Page<'_>, view: &UnitView) -> Contents<'static> {
    let l = page.l;
    contents(&[
        (view.targets.is_some(), "targets", l.targets),
        (view.change.is_some(), "change", l.changes),
        (view.parts.is_some(), "parts", l.parts),
        (true, "areas", l.areas_one_by_one),
        (true, "questions", l.questions),
        (true, "answers", l.answers),
        (true, "method", l.how_to_read),
    ])
}

fn contents(parts: &[(bool, &str, &'static str)]) -> Contents<'static> {
    parts
        .iter()
        .filter(|(there, ..)| *there)
        .map(|(_, anchor, title)| ((*anchor).to_owned(), *title))
        .collect()
}

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage<'a> {
    page: &'a Page<'a>,
    name: &'a str,
    trail: &'a [(UnitIx, String)],
    contents: Contents<'a>,
    org: &'a Organisation,
    method: &'a MethodView,
    charts: &'a WholePictures,
}

#[derive(Template)]
#[template(path = "unit.html")]
struct UnitTemplate<'a> {
    page: &'a Page<'a>,
    name: &'a str,
    trail: &'a [(UnitIx, String)],
    contents: Contents<'a>,
    view: &'a UnitView,
    method: &'a MethodView,
    charts: &'a UnitPictures,
    answers_title: &'a str,
    bars_title: &'a str,
}

#[derive(Template)]
#[template(path = "withheld.html")]
struct WithheldPage<'a> {
    page: &'a Page<'a>,
    name: &'a str,
    trail: &'a [(UnitIx, String)],
    contents: Contents<'a>,
    told: &'a [String],
}

#[derive(Template)]
#[template(path = "method.html")]
struct MethodPage<'a> {
    page: &'a Page<'a>,
    name: &'a str,
    trail: &'a [(UnitIx, String)],
    contents: Contents<'a>,
    document: &'a Document,
}
