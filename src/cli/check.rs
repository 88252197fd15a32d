//! `mognad check`.

use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::check::Checked;
use mognad::text::terminal::checking::sound;

use super::args::{Check, CheckFormat};
use super::context::Context;
use super::input::{checked_analysis, remember_counts};

pub fn run(context: &Context, args: &Check) -> anyhow::Result<()> {
    let examined = checked_analysis(context, &args.input)?;
    let lang = context.lang();
    let checked = Checked {
        analysis: &examined.analysis,
        cares: &examined.cares,
        rows: &examined.rows,
        files: &examined.files,
        awaited: &examined.awaited,
        found: &examined.found,
        details: args.details,
    };
    remember_counts(context, &args.input, &examined.analysis)?;
    context.print(match args.format {
        CheckFormat::Text => {
            let is_answered = !examined.analysis.assessment.waves.is_empty();
            let sound = sound(examined.warnings, is_answered, lang);
            format!("{sound}\n\n{}", terminal(&checked.document(lang), context.paper()))
        }
        CheckFormat::Markdown => markdown(&checked.document(lang)),
        CheckFormat::Json => checked.json(lang)?,
    })
}
