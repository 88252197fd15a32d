//! `mognad report`.

use std::collections::BTreeSet;
use std::path::Path;

use mognad::insight::Analysis;
use mognad::model::UnitIx;
use mognad::render::docx::Template;
use mognad::render::terminal::terminal;
use mognad::report::{Format, Options, Shortfall, Single, page, single, single_page, site};
use mognad::text::terminal::failures::{
    no_folder_named, no_such_page, no_template, template_for_nothing, text_stands_alone,
};
use mognad::text::terminal::progress;
use mognad::text::terminal::warnings::picture_falls_short;

use super::actions::take_up;
use super::args::{Report, ReportFormat, ReportPage};
use super::context::Context;
use super::failure::Failure;
use super::input::{analysis_with_responses, bytes, ledger, own_texts, remember};
use super::pick;
use super::runs::{Ledger, SHOWN, Told};
use super::telling::warning_text;
use super::write::{self, Lock, Old, Places, below};

pub fn run(context: &Context, args: &Report) -> anyhow::Result<()> {
    let asked: BTreeSet<ReportFormat> = args.format.iter().copied().collect();
    if asked.contains(&ReportFormat::Text) {
        if asked.len() > 1 {
            return Err(Failure(text_stands_alone(context.lang())).into());
        }
        return show(context, args);
    }
    let formats: Vec<Format> = asked.into_iter().filter_map(ReportFormat::of_pages).collect();
    let template = args.template.as_deref().map(|path| template(context, path, &formats)).transpose()?;
    let Some(out) = &args.out else { return Err(Failure(no_folder_named(context.lang())).into()) };
    write::expect_folder(context, out)?;
    let analysis = planned(context, args)?;
    let options = options(context, args, &analysis, (&formats, template.as_ref()))?;
    write_pages(context, args, out, (analysis, options))
}

impl ReportFormat {
    /// The same as what pages are written in; `None` of what is only shown.
    const fn of_pages(self) -> Option<Format> {
        match self {
            Self::Html => Some(Format::Html),
            Self::Markdown => Some(Format::Markdown),
            Self::Docx => Some(Format::Docx),
            Self::Pdf => Some(Format::Pdf),
            Self::Text => None,
        }
    }
}

/// Somebody's own document that pages are put into.
fn template(context: &Context, path: &Path, formats: &[Format]) -> anyhow::Result<Template> {
    if !formats.contains(&Format::Docx) {
        return Err(Failure(template_for_nothing(context.lang())).into());
    }
    let bytes = bytes(context, path)?;
    let fault = |fault| Failure(no_template(&path.to_string_lossy(), fault, context.lang()));
    Ok(Template::read(&bytes).map_err(fault)?)
}

/// The analysis, and the action plan beside it.
fn planned(context: &Context, args: &Report) -> anyhow::Result<Analysis> {
    let (mut analysis, responses) = analysis_with_responses(context, &args.input)?;
    let wave = pick::wave(&analysis.assessment, args.wave.as_deref(), context.lang())?;
    analysis.look_for_divided(wave, &responses[wave]);
    take_up(context, &args.input.what, args.date, &mut analysis)?;
    analysis.own_texts = own_texts(context, &args.input.what)?;
    Ok(analysis)
}

/// One page on the terminal.
fn show(context: &Context, args: &Report) -> anyhow::Result<()> {
    let analysis = planned(context, args)?;
    let options = options(context, args, &analysis, (&[], None))?;
    let units: Vec<UnitIx> = options.unit.into_iter().collect();
    remember(context, &args.input.what, &args.input.reading, &analysis, &units)?;
    let document = match args.page {
        Some(of) => single_page(&analysis, &options, of.into())?.ok_or_else(|| missing(context, of))?,
        None => page(&analysis, &options)?,
    };
    context.print(terminal(&document, context.paper()))
}

impl From<ReportPage> for Single {
    fn from(page: ReportPage) -> Self {
        match page {
            ReportPage::Board => Self::Board,
            ReportPage::Trend => Self::Trend,
        }
    }
}

/// That the page which is asked for is none of this report's.
fn missing(context: &Context, page: ReportPage) -> Failure {
    Failure(no_such_page(Single::from(page).path(), context.lang()))
}

fn options<'a>(
    context: &Context,
    args: &Report,
    analysis: &Analysis,
    (formats, template): (&'a [Format], Option<&'a Template>),
) -> anyhow::Result<Options<'a>> {
    let (lang, tree) = (context.lang(), &analysis.assessment.units);
    Ok(Options {
        lang,
        formats,
        template,
        charts: true,
        png: true,
        unit: args.unit.as_deref().map(|word| pick::unit(tree, word, lang)).transpose()?,
        wave: pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?,
    })
}

fn write_pages(
    context: &Context,
    args: &Report,
    out: &Path,
    (mut analysis, options): (Analysis, Options<'_>),
) -> anyhow::Result<()> {
    let lang = options.lang;
    let units: Vec<UnitIx> = options.unit.into_iter().collect();
    let ledger = match ledger(&args.input) {
        // What stands with the assessment has been looked at where that was read.
        Some(ledger) => ledger,
        None => {
            let ledger = Ledger::of_report(out, args.input.reading.show_anyway);
            ledger.keep_counts_back(&mut analysis);
            ledger
        }
    };
    let files_made = {
        let _line = context.progress(progress::drawing(lang));
        match args.page {
            Some(of) => single(&analysis, &options, of.into())?.ok_or_else(|| missing(context, of))?,
            None => site(&analysis, &options)?,
        }
    };
    let places = Places::reading(&args.input, &args.replacing);
    let places = args.template.iter().fold(places, Places::reads);
    places.expect_all(context, below(out, files_made.iter().map(|file| file.path.as_str())))?;
    // What earlier runs have shown must not change between here and where this report is in place.
    let lock = Lock::take(context, out)?;
    ledger.expect_safe(context, &analysis, &units)?;
    let files = files_made.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let mut files: Vec<(&str, &[u8])> = files.collect();
    let pages = files.len();
    let shown = ledger.in_report(context, &analysis, &units)?;
    files.extend(shown.as_deref().map(|bytes| (SHOWN, bytes)));
    // A report on one unit, or of one page, knows nothing of the pages of the others.
    let old = if args.unit.is_some() || args.page.is_some() { Old::Stays } else { Old::Goes };
    let site = write::folder(context, &places, &lock, &files, old)?;
    // Whoever is stopped in between has shown nothing that is not remembered.
    ledger.remember(context, &analysis, Told::Scores(&units))?;
    let removed = site.write(context, &lock)?;
    // The page that the report begins with comes first.
    let first = out.join(files.first().map(|(path, _)| *path).unwrap_or_default());
    for file in &files_made {
        if let Some(shortfall) = file.shortfall {
            let percent = match shortfall {
                Shortfall::Smaller { percent } => Some(percent),
                Shortfall::NoPng => None,
            };
            let words = picture_falls_short(&file.path, percent, lang);
            context.note(&format!("{}\n", warning_text(&words, context)));
        }
    }
    let mut told = progress::written(pages, &first.to_string_lossy(), lang) + "\n";
    if removed > 0 {
        told += &format!("{}\n", progress::removed(removed, lang));
    }
    context.note(&told);
    Ok(())
}
