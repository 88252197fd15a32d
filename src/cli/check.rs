//! `mognad check`.

use mognad::report::check::check;
use mognad::text::terminal::checking::sound;

use super::args::Check;
use super::context::Context;
use super::input::checked_analysis;

pub fn run(context: &Context, args: &Check) -> anyhow::Result<()> {
    let (analysis, warnings) = checked_analysis(context, &args.input)?;
    let verdict = sound(warnings, context.lang());
    context.print(format!("{verdict}\n\n{}", check(&analysis, context.paper(), context.lang())))
}
