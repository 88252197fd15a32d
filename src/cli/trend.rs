//! `mognad trend`.

use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::trend::TrendView;
use mognad::report::view::Scope;
use mognad::text::terminal::failures::one_wave_only;

use super::args::{OfUnits, PlanFormat};
use super::context::Context;
use super::failure::Failure;
use super::input::{analysis, remember};
use super::pick;

pub fn run(context: &Context, of: &OfUnits) -> anyhow::Result<()> {
    let analysis = analysis(context, &of.input)?;
    let units = of.unit.iter().map(|word| pick::unit(&analysis.assessment.units, word, context.lang()));
    let units = units.collect::<Result<Vec<_>, _>>()?;
    let scope = Scope::new(&analysis, usize::MAX, context.lang());
    let Some(view) = TrendView::of(scope, &units) else {
        let wave = scope.view.wave.id.as_str();
        return Err(Failure(one_wave_only(wave, context.lang())).into());
    };
    // The table of all units stands beside that of those that are named.
    remember(context, &of.input.what, &of.input.reading, &analysis, &[])?;
    context.print(match of.format {
        PlanFormat::Table => terminal(&view.document(), context.paper()),
        PlanFormat::Json => view.json(&units)?,
        PlanFormat::Markdown => markdown(&view.document()),
    })
}
