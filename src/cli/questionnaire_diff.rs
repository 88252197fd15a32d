//! `mognad questionnaire diff`.

use anyhow::bail;
use mognad::insight::revision::revision;
use mognad::model::Lang;
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::diff::Difference;

use super::args::{Diff, DiffFormat};
use super::context::Context;
use super::input::questionnaire;

pub fn run(context: &Context, args: &Diff) -> anyhow::Result<()> {
    // The faults of both are told before either ends the run.
    let (before, mut found) = questionnaire(context, &args.old)?;
    let (after, more) = questionnaire(context, &args.new)?;
    found.extend(more);
    context.judge(&found)?;
    let (Some(before), Some(after)) = (before, after) else { bail!("{} {}", args.old, args.new) };
    context.read_language(after.languages().first().copied().and_then(Lang::of));
    let revision = revision(&before, &after);
    let told = Difference { revision: &revision, before: &before, after: &after, lang: context.lang() };
    context.print(match args.format {
        DiffFormat::Text => terminal(&told.document(), context.paper()),
        DiffFormat::Json => told.json()?,
        DiffFormat::Markdown => markdown(&told.document()),
    })
}
