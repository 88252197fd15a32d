//! `mognad compare`.

use mognad::insight::{compare, mean_correlation};
use mognad::model::{NodeIx, UnitIx};
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::comparison::ComparisonView;
use mognad::report::view::Scope;
use mognad::text::terminal::failures::{compared_twice, nested};

use super::args::{Compare, CompareFormat};
use super::context::Context;
use super::failure::Failure;
use super::input::{analysis_with_responses, remember};
use super::pick;

pub fn run(context: &Context, args: &Compare) -> anyhow::Result<()> {
    let (analysis, responses) = analysis_with_responses(context, &args.input)?;
    let lang = context.lang();
    let wave = pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?;
    let view = analysis.view(wave);
    let tree = &analysis.assessment.units;
    let units: Vec<UnitIx> =
        args.units.iter().map(|word| pick::unit(tree, word, lang)).collect::<Result<_, _>>()?;
    let name = |unit: UnitIx| tree[unit].name.get(lang);
    for (at, unit) in units.iter().enumerate() {
        if units[..at].contains(unit) {
            return Err(Failure(compared_twice(name(*unit), lang)).into());
        }
        if at > 0 && tree.are_nested(units[0], *unit) {
            return Err(Failure(nested(name(units[0]), name(*unit), lang)).into());
        }
    }
    let nodes: Vec<NodeIx> = match args.nodes.as_slice() {
        [] => view.questionnaire().summaries_and_areas().collect(),
        words => {
            words.iter().map(|word| pick::node(view.questionnaire(), word, lang)).collect::<Result<_, _>>()?
        }
    };
    let correlation =
        mean_correlation(&analysis.assessment, view.questionnaire(), view.scores, &responses[wave], &nodes);
    let comparison = compare(view, &units, &nodes, correlation);
    let shown = ComparisonView { scope: Scope::new(&analysis, wave, lang), comparison: &comparison };
    remember(context, &args.input.what, &args.input.reading, &analysis, &units)?;
    context.print(match args.format {
        CompareFormat::Table => terminal(&shown.document(), context.paper()),
        CompareFormat::Json => shown.json()?,
        CompareFormat::Markdown => markdown(&shown.document()),
    })
}
