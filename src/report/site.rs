//! A report as a folder of files, in memory.

use std::collections::BTreeSet;
use std::fmt;

use zip::result::ZipError;

use super::html;
use super::pages::{BOARD, COMMENTS_FILES, Head, PNG_SCALE, Page, Pages, Pictures, TREND, alone, up};
use super::paper;
use super::scores::Extract;
use super::view::{Names, Scope};
use crate::chart::{ChartError, raster, scale_within, size, tree};
use crate::doc::Document;
use crate::insight::quality::RoleGaps;
use crate::insight::{Analysis, Comparison};
use crate::model::{Lang, UnitIx};
use crate::parallel;
use crate::render::docx::{Picture, Template};
use crate::render::markdown::in_folder;
use crate::render::pdf::{Drawing, PdfFault};

/// What the pages of a report are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// HTML: each page a file that needs nothing beside it.
    Html,
    /// Markdown: pages with links to the pictures, which stand beside them.
    Markdown,
    /// Word: each page a document to be edited, with its pictures in it.
    Docx,
    /// PDF: each page a document to be printed or handed on, with its pictures in it.
    Pdf,
}

impl Format {
    /// What the names of its files end with.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    fn write(self, head: &Head, page: &Page, within: &Within<'_>) -> Result<Vec<u8>, ReportError> {
        match self {
            Self::Html => Ok(html::page(head, page)?.into_bytes()),
            Self::Markdown => Ok(in_folder(&alone(head, page), up(&page.path)).into_bytes()),
            Self::Docx => Ok(paper::word(head, page, &within.pictures, within.template)?),
            Self::Pdf => Ok(paper::printed(head, page, &within.drawings)?),
        }
    }
}

/// What pages have in them beside text, as each format takes it.
struct Within<'a> {
    pictures: Vec<Option<Picture<'a>>>,
    drawings: Vec<Option<Drawing>>,
    template: Option<&'a Template>,
}

/// What a report is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options<'a> {
    /// The language.
    pub lang: Lang,
    /// What its pages are written in, each in all of them.
    pub formats: &'a [Format],
    /// What documents for Word are put into; where there is none they have paper of their own.
    pub template: Option<&'a Template>,
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
    /// A document could not be packed.
    Packing(ZipError),
    /// A document for print could not be written.
    Print(PdfFault),
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chart(error) => error.fmt(f),
            Self::Page(error) => write!(f, "the page could not be laid out: {error}"),
            Self::Results(error) => write!(f, "the scores could not be written: {error}"),
            Self::Packing(error) => write!(f, "the document could not be packed: {error}"),
            Self::Print(error) => write!(f, "the PDF could not be written: {error}"),
        }
    }
}

impl std::error::Error for ReportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Chart(error) => Some(error),
            Self::Page(error) => Some(error),
            Self::Results(error) => Some(error),
            Self::Packing(error) => Some(error),
            Self::Print(error) => Some(error),
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

impl From<ZipError> for ReportError {
    fn from(error: ZipError) -> Self {
        Self::Packing(error)
    }
}

impl From<PdfFault> for ReportError {
    fn from(error: PdfFault) -> Self {
        Self::Print(error)
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
pub fn site(analysis: &Analysis, options: &Options<'_>) -> Result<Vec<OutputFile>, ReportError> {
    let scope = Scope::new(analysis, options.wave, options.lang);
    let names = Names::of(&scope);
    let gaps = RoleGaps::of_wave(scope.view, &analysis.tallies[scope.wave]);
    let pictures = Pictures { drawn: true, files: options.charts, png: options.png };
    let pages = Pages { scope: &scope, names: &names, only: options.unit, gaps: &gaps, pictures };
    let head = pages.head();
    let write = |page: &Page| with_pictures(options, &head, page);
    let units: Vec<UnitIx> = scope.view.assessment.units.iter().map(|(ix, _)| ix).collect();
    let units: Vec<UnitIx> =
        units.into_iter().filter(|unit| options.unit.is_none_or(|only| only == *unit)).collect();
    let mut files = Vec::new();
    if options.unit.is_none() {
        files.extend(write(&pages.whole()?)?);
        for page in [pages.board()?, pages.trend()?].into_iter().flatten() {
            files.extend(write(&page)?);
        }
    }
    let of_unit = |unit: &UnitIx| write(&pages.unit(*unit)?);
    let units: Vec<Vec<OutputFile>> =
        parallel::map(&units, of_unit).into_iter().collect::<Result<_, ReportError>>()?;
    files.extend(units.into_iter().flatten());
    // Some pictures stand on two pages, such as those of the whole.
    let mut known = BTreeSet::new();
    files.retain(|file| known.insert(file.path.clone()));
    files.extend(write(&pages.method())?);
    files.extend(results(analysis, options)?);
    Ok(files)
}

/// A page in each of the formats, and its pictures as files of their own where that is asked for.
fn with_pictures(options: &Options<'_>, head: &Head, page: &Page) -> Result<Vec<OutputFile>, ReportError> {
    let figures = page.document.figures();
    // Each is drawn once, for all that it stands in.
    let [in_pages, in_print] = [Format::Docx, Format::Pdf].map(|format| options.formats.contains(&format));
    let made = parallel::map(&figures, |figure| {
        let as_png = in_pages || options.png && !figure.files.is_empty();
        draw(&figure.svg, as_png, in_print)
    });
    let made: Vec<(Drawn, Option<Drawing>)> = made.into_iter().collect::<Result<_, ReportError>>()?;
    let (drawn, drawings): (Vec<Drawn>, Vec<Option<Drawing>>) = made.into_iter().unzip();
    let pictures = drawn.iter().map(Drawn::picture).collect();
    let within = Within { pictures, drawings, template: options.template };
    let mut files = Vec::new();
    for format in options.formats {
        let bytes = format.write(head, page, &within)?;
        files.push(file(format!("{}.{}", page.path, format.ending()), bytes));
    }
    for (figure, drawn) in figures.iter().zip(&drawn) {
        // The SVG, and the PNG where there is to be one.
        let mut paths = figure.files.iter().map(|(path, _)| path.clone());
        let Some(svg) = paths.next() else { continue };
        let is_missing = options.png && matches!(drawn, Drawn::TooLarge);
        let svg =
            OutputFile { shortfall: is_missing.then_some(Shortfall::NoPng), ..file(svg, figure.svg.clone()) };
        files.push(svg);
        if let (Drawn::Png { png, shortfall, .. }, Some(path)) = (drawn, paths.next()) {
            files.push(OutputFile { path, bytes: png.clone(), shortfall: *shortfall });
        }
    }
    Ok(files)
}

/// A page of letters alone: the only unit's where one is asked for, else the organisation's.
///
/// # Errors
/// [`ReportError`] where a chart cannot be described.
pub fn page(analysis: &Analysis, options: &Options<'_>) -> Result<Document, ReportError> {
    let scope = Scope::new(analysis, options.wave, options.lang);
    let names = Names::of(&scope);
    let gaps = RoleGaps::of_wave(scope.view, &analysis.tallies[scope.wave]);
    let pictures = Pictures { drawn: false, files: false, png: false };
    let pages = Pages { scope: &scope, names: &names, only: options.unit, gaps: &gaps, pictures };
    let page = options.unit.map_or_else(|| pages.whole(), |unit| pages.unit(unit))?;
    Ok(alone(&pages.head(), &page))
}

/// A page of the whole that can be had alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Single {
    /// For who decides.
    Board,
    /// All waves.
    Trend,
}

impl Single {
    /// What its file is called, without an ending.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Board => BOARD,
            Self::Trend => TREND,
        }
    }

    fn of(self, pages: &Pages<'_>) -> Result<Option<Page>, ChartError> {
        match self {
            Self::Board => pages.board(),
            Self::Trend => pages.trend(),
        }
    }
}

/// One page of the whole as files, with its pictures and the page of formulas that it leads to; `None` where there is no such page.
///
/// # Errors
/// [`ReportError`] where a chart cannot be drawn or a page cannot be laid out.
pub fn single(
    analysis: &Analysis,
    options: &Options<'_>,
    which: Single,
) -> Result<Option<Vec<OutputFile>>, ReportError> {
    let scope = Scope::new(analysis, options.wave, options.lang);
    let names = Names::of(&scope);
    // Neither page says anything of roles.
    let gaps = RoleGaps::none();
    let pictures = Pictures { drawn: true, files: options.charts, png: options.png };
    let pages = Pages { scope: &scope, names: &names, only: None, gaps: &gaps, pictures };
    let Some(page) = which.of(&pages)? else { return Ok(None) };
    // There may be no other page to begin with.
    let head = Head { first: page.path.clone(), ..pages.head() };
    let mut files = with_pictures(options, &head, &page)?;
    files.extend(with_pictures(options, &head, &pages.method())?);
    Ok(Some(files))
}

/// Units beside each other as a page that needs nothing beside it.
///
/// # Errors
/// [`ReportError`] where the chart cannot be drawn or the page cannot be laid out.
pub fn comparison_page(scope: &Scope<'_>, comparison: &Comparison) -> Result<String, ReportError> {
    let names = Names::of(scope);
    let gaps = RoleGaps::none();
    let pictures = Pictures { drawn: true, files: false, png: false };
    let pages = Pages { scope, names: &names, only: None, gaps: &gaps, pictures };
    let page = pages.compared(comparison)?;
    let head = Head { first: page.path.clone(), ..pages.head() };
    Ok(html::page(&head, &page)?)
}

/// The same in letters alone.
///
/// # Errors
/// [`ReportError`] where a chart cannot be described.
pub fn single_page(
    analysis: &Analysis,
    options: &Options<'_>,
    which: Single,
) -> Result<Option<Document>, ReportError> {
    let scope = Scope::new(analysis, options.wave, options.lang);
    let names = Names::of(&scope);
    // Neither page says anything of roles.
    let gaps = RoleGaps::none();
    let pictures = Pictures { drawn: false, files: false, png: false };
    let pages = Pages { scope: &scope, names: &names, only: None, gaps: &gaps, pictures };
    Ok(which.of(&pages)?.map(|page| alone(&pages.head(), &page)))
}

/// The scores as data, of all waves.
fn results(analysis: &Analysis, options: &Options<'_>) -> Result<Vec<OutputFile>, ReportError> {
    let extract = Extract::whole(analysis, options.lang).units(options.unit.as_slice());
    let comments = COMMENTS_FILES.map(|(path, _)| path).into_iter();
    let comments = comments.zip([extract.comments_csv_excel(), extract.comments_csv()]);
    let comments = comments.filter_map(|(path, text)| Some(file(path.to_owned(), text?)));
    let results = [
        file("results.json".to_owned(), extract.json()?),
        file("results.csv".to_owned(), extract.csv()),
        file("results-excel.csv".to_owned(), extract.csv_excel()),
    ];
    Ok(results.into_iter().chain(comments).collect())
}

fn file(path: String, content: impl Into<Vec<u8>>) -> OutputFile {
    OutputFile { path, bytes: content.into(), shortfall: None }
}

/// Draws a picture as PNG, and reads it for formats that draw it themselves, as far as that is asked for. A PNG that is too large is
/// made smaller; where nothing could then be read there is none.
fn draw(svg: &str, as_png: bool, for_print: bool) -> Result<(Drawn, Option<Drawing>), ReportError> {
    let scale = match as_png.then(|| scale_within(svg, PNG_SCALE)).transpose() {
        Ok(scale) => scale,
        Err(ChartError::TooLarge) => None,
        Err(error) => return Err(error.into()),
    };
    // It is read once for both.
    let read = if scale.is_some() || for_print { Some(tree(svg)?) } else { None };
    let drawn = match (scale, &read) {
        (Some(scale), Some(tree)) => {
            let percent = (scale / PNG_SCALE * 100.0).round() as u32;
            let shortfall = (scale < PNG_SCALE).then_some(Shortfall::Smaller { percent });
            Drawn::Png { png: raster(tree, scale)?, size: size(svg)?, shortfall }
        }
        _ if as_png => Drawn::TooLarge,
        _ => Drawn::Nothing,
    };
    Ok((drawn, read.filter(|_| for_print).map(|tree| Drawing::new(svg, tree))))
}

/// What became of a picture when it was to be drawn.
enum Drawn {
    Png {
        png: Vec<u8>,
        size: (f32, f32),
        shortfall: Option<Shortfall>,
    },
    /// It was not asked for.
    Nothing,
    TooLarge,
}

impl Drawn {
    fn picture(&self) -> Option<Picture<'_>> {
        match self {
            Self::Png { png, size, .. } => Some(Picture { png, size: *size }),
            Self::Nothing | Self::TooLarge => None,
        }
    }
}
