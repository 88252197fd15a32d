//! `mognad score`.

use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::scores::{Breadth, Extract};

use super::args::{Score, ScoreFormat};
use super::context::Context;
use super::input::{analysis, remember};
use super::pick;

pub fn run(context: &Context, args: &Score) -> anyhow::Result<()> {
    let analysis = analysis(context, &args.input)?;
    let lang = context.lang();
    let mut extract = Extract::whole(&analysis, lang);
    if args.wave.is_some() {
        extract = extract.wave(pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?);
    }
    if args.shrink {
        extract = extract.with_shrunken();
    }
    let units = &analysis.assessment.units;
    let chosen = args.unit.iter().map(|word| pick::unit(units, word, lang));
    let chosen = chosen.collect::<Result<Vec<_>, _>>()?;
    let extract = extract.units(&chosen);
    remember(context, &args.input.what, &args.input.reading, &analysis, &chosen)?;
    context.print(match args.format {
        ScoreFormat::Table => terminal(&extract.document(Breadth::Overview), context.paper()),
        ScoreFormat::Json => extract.json()?,
        ScoreFormat::Csv => extract.csv(),
        ScoreFormat::CsvExcel => extract.csv_excel(),
        ScoreFormat::Markdown => markdown(&extract.document(Breadth::Full)),
    })
}
