//! `mognad check`.

use mognad::report::check::Checked;
use mognad::text::terminal::checking::sound;

use super::args::{Check, CheckFormat};
use super::context::Context;
use super::input::checked_analysis;

pub fn run(context: &Context, args: &Check) -> anyhow::Result<()> {
    let examined = checked_analysis(context, &args.input)?;
    let lang = context.lang();
    let checked = Checked {
        analysis: &examined.analysis,
        cares: &examined.cares,
        rows: &examined.rows,
        files: &examined.files,
        found: &examined.found,
    };
    context.print(match args.format {
        CheckFormat::Text => {
            format!("{}\n\n{}", sound(examined.warnings, lang), checked.text(context.paper(), lang))
        }
        CheckFormat::Json => checked.json(lang),
    })
}
