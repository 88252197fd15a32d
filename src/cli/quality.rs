//! `mognad quality`.

use mognad::insight::quality;
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::quality::QualityView;

use super::args::{Quality, QualityFormat};
use super::context::Context;
use super::input::{analysis_with_responses, remember};
use super::pick;

pub fn run(context: &Context, args: &Quality) -> anyhow::Result<()> {
    let (analysis, responses) = analysis_with_responses(context, &args.input)?;
    let lang = context.lang();
    let wave = pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?;
    let view = analysis.view(wave);
    let mut quality = quality::Quality::of(view, &analysis.tallies[wave], &responses[wave]);
    if args.levels {
        quality = quality.with_levels(view, &analysis.tallies[wave], &responses[wave]);
    }
    let shown = QualityView { view, quality: &quality, lang, details: args.details };
    remember(context, &args.input.what, &args.input.reading, &analysis, &[])?;
    context.print(match args.format {
        QualityFormat::Table => terminal(&shown.document(), context.paper()),
        QualityFormat::Markdown => markdown(&shown.document()),
        QualityFormat::Json => shown.json()?,
        QualityFormat::Csv => shown.csv(),
    })
}
