//! A report as a folder of files, in memory.

use std::fmt;

use super::charts;
use super::html::{self, Links, Page, Picture, UnitPictures, WholePictures};
use super::scores::Extract;
use super::view::{Names, Report, Scope, UnitBody, UnitPage};
use crate::chart::{ChartError, png, scale_within};
use crate::insight::Analysis;
use crate::model::{Lang, UnitIx};
use crate::parallel;

/// How much larger than on the page a PNG is, so that it is sharp in print.
const PNG_SCALE: f32 = 2.0;

/// What a report is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The language.
    pub lang: Lang,
    /// Whether charts stand as files beside the pages.
    pub charts: bool,
    /// Whether they are drawn as PNG, too.
    pub png: bool,
    /// The only unit to report on.
    pub unit: Option<UnitIx>,
    /// The wave's place among the waves.
    pub wave: usize,
}

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path from the report's folder, with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Where a picture is not all that it should be.
    pub shortfall: Option<Shortfall>,
}

/// What a picture lacks, because there is a limit to how large a PNG may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortfall {
    /// This PNG is smaller than others, by so much in a hundred.
    Smaller {
        /// How large it is.
        percent: u32,
    },
    /// There is no PNG beside this SVG.
    NoPng,
}

/// Why a report could not be made. None has been seen; each would be a fault of the program.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReportError {
    /// A chart could not be drawn.
    Chart(ChartError),
    /// A page could not be laid out.
    Page(askama::Error),
    /// The scores could not be written as data.
    Results(serde_json::Error),
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chart(error) => error.fmt(f),
            Self::Page(error) => write!(f, "the page could not be laid out: {error}"),
            Self::Results(error) => write!(f, "the scores could not be written: {error}"),
        }
    }
}

impl std::error::Error for ReportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Chart(error) => Some(error),
            Self::Page(error) => Some(error),
            Self::Results(error) => Some(error),
        }
    }
}

impl From<ChartError> for ReportError {
    fn from(error: ChartError) -> Self {
        Self::Chart(error)
    }
}

impl From<askama::Error> for ReportError {
    fn from(error: askama::Error) -> Self {
        Self::Page(error)
    }
}

impl From<serde_json::Error> for ReportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Results(error)
    }
}

/// A whole report, or one unit's, as files in a fixed order. The same analysis gives the same bytes.
///
/// # Errors
/// [`ReportError`] where a chart cannot be drawn or a page cannot be laid out.
pub fn site(analysis: &Analysis, options: &Options) -> Result<Vec<OutputFile>, ReportError> {
    let scope = Scope::new(analysis, options.wave, options.lang);
    let report = Report::of(&scope, options.unit);
    let names = Names::of(&scope);
    let site = Site { scope, report: &report, names: &names, options };
    let mut files = site.whole()?;
    let units: Vec<Vec<OutputFile>> =
        parallel::map(&report.units, |unit| site.unit(unit)).into_iter().collect::<Result<_, _>>()?;
    files.extend(units.into_iter().flatten());
    files.push(site.method()?);
    if options.png {
        files = with_png(files)?;
    }
    files.extend(results(analysis, options)?);
    Ok(files)
}

/// The scores as data, of all waves.
fn results(analysis: &Analysis, options: &Options) -> Result<[OutputFile; 3], ReportError> {
    let extract = Extract::whole(analysis, options.lang).units(options.unit.as_slice());
    Ok([
        file("results.json".to_owned(), extract.json()?),
        file("results.csv".to_owned(), extract.csv()),
        file("results-excel.csv".to_owned(), extract.csv_excel()),
    ])
}

struct Site<'a> {
    scope: Scope<'a>,
    report: &'a Report,
    names: &'a Names,
    options: &'a Options,
}

impl Site<'_> {
    fn links(&self) -> Links<'_> {
        Links { names: self.names, only: self.options.unit }
    }

    /// The organisation's page and its charts.
    fn whole(&self) -> Result<Vec<OutputFile>, ReportError> {
        let Some(organisation) = &self.report.organisation else { return Ok(Vec::new()) };
        let heatmaps = charts::heatmaps(&self.scope).into_iter();
        let heatmaps = heatmaps.map(|map| Ok(self.picture(map.title.clone(), map.svg()?, &map.id)));
        let heatmaps = heatmaps.collect::<Result<Vec<Picture>, ReportError>>()?;
        let mut positions = Vec::new();
        for at in 0..self.scope.questionnaire().positions().len() {
            let chart = charts::position(&self.scope, at).filter(|chart| !chart.points.is_empty());
            positions.push(match chart {
                Some(chart) => Some(self.picture(chart.title.clone(), chart.svg()?, self.names.position(at))),
                None => None,
            });
        }
        let pictures = WholePictures { heatmaps, positions };
        let page = Page::of_whole(&self.report.head, self.links());
        let text = html::index(&page, organisation, &self.report.method, &pictures)?;
        let mut files = vec![file("index.html".to_owned(), text)];
        let drawn = pictures.heatmaps.into_iter().chain(pictures.positions.into_iter().flatten());
        drawn.for_each(|picture| self.keep(picture, &mut files));
        Ok(files)
    }

    /// A unit's page and its charts.
    fn unit(&self, view: &UnitPage) -> Result<Vec<OutputFile>, ReportError> {
        let name = self.names.unit(view.unit);
        let mut pictures = UnitPictures::default();
        if matches!(view.body, UnitBody::Shown(_)) {
            let bars = charts::bars(&self.scope, view.unit);
            pictures.bars = Some(self.picture(bars.title.clone(), bars.svg()?, &format!("{name}-bars")));
            if let Some(radar) = charts::radar(&self.scope, view.unit) {
                let title = radar.title.clone();
                pictures.radar = Some(self.picture(title, radar.svg()?, &format!("{name}-radar")));
            }
        }
        let page = Page::of_unit(&self.report.head, self.links());
        let text = html::unit(&page, view, &self.report.method, &pictures)?;
        let mut files = vec![file(format!("units/{name}.html"), text)];
        pictures.bars.into_iter().chain(pictures.radar).for_each(|picture| self.keep(picture, &mut files));
        Ok(files)
    }

    /// The page of formulas, which each other page leads to.
    fn method(&self) -> Result<OutputFile, ReportError> {
        let page = Page::of_whole(&self.report.head, self.links());
        Ok(file("method.html".to_owned(), html::method(&page)?))
    }

    fn picture(&self, title: String, svg: String, name: &str) -> Picture {
        let has_png = self.options.charts && self.options.png && scale_within(&svg, PNG_SCALE).is_ok();
        let kinds = [("svg", "SVG", self.options.charts), ("png", "PNG", has_png)];
        let files = kinds.into_iter().filter(|(.., asked)| *asked);
        let files = files.map(|(ending, kind, _)| (format!("charts/{name}.{ending}"), kind)).collect();
        Picture { title, svg, files }
    }

    /// Keeps a picture as a file of its own, where that is asked for.
    fn keep(&self, picture: Picture, files: &mut Vec<OutputFile>) {
        if let Some((path, _)) = picture.files.into_iter().next() {
            files.push(file(path, picture.svg));
        }
    }
}

fn file(path: String, text: String) -> OutputFile {
    OutputFile { path, bytes: text.into_bytes(), shortfall: None }
}

/// Puts beside every chart the same chart as PNG. One that is too large for that is made smaller; where nothing could then
/// be read there is none, and all else is as it would be.
fn with_png(files: Vec<OutputFile>) -> Result<Vec<OutputFile>, ReportError> {
    let drawn = parallel::map(&files, |file| -> Result<Drawn, ReportError> {
        let Some(name) = file.path.strip_suffix(".svg") else { return Ok(Drawn::Nothing) };
        let svg = String::from_utf8_lossy(&file.bytes);
        let scale = match scale_within(&svg, PNG_SCALE) {
            Ok(scale) => scale,
            Err(ChartError::TooLarge) => return Ok(Drawn::TooLarge),
            Err(error) => return Err(error.into()),
        };
        let percent = (scale / PNG_SCALE * 100.0).round() as u32;
        let shortfall = (scale < PNG_SCALE).then_some(Shortfall::Smaller { percent });
        Ok(Drawn::Png(OutputFile { path: format!("{name}.png"), bytes: png(&svg, scale)?, shortfall }))
    });
    let drawn: Vec<Drawn> = drawn.into_iter().collect::<Result<_, _>>()?;
    let beside = |(mut file, drawn): (OutputFile, Drawn)| match drawn {
        Drawn::Png(png) => [Some(file), Some(png)],
        Drawn::Nothing => [Some(file), None],
        Drawn::TooLarge => {
            file.shortfall = Some(Shortfall::NoPng);
            [Some(file), None]
        }
    };
    Ok(files.into_iter().zip(drawn).flat_map(beside).flatten().collect())
}

/// What became of a file when it was to be drawn.
enum Drawn {
    Png(OutputFile),
    /// It is no chart.
    Nothing,
    TooLarge,
}
