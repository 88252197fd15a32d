//! `mognad compare`.

use mognad::insight::{Analysis, Comparison, compare, mean_correlation};
use mognad::model::{NodeIx, Responses, UnitIx};
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::comparison::ComparisonView;
use mognad::report::comparison_page;
use mognad::report::view::Scope;
use mognad::text::terminal::failures::{compared_twice, nested, not_a_page};
use mognad::text::terminal::progress::compared;

use super::args::{Compare, CompareFormat};
use super::context::Context;
use super::failure::Failure;
use super::input::{analysis_with_responses, remember};
use super::write::{self, Places};
use super::{files, pick};

pub fn run(context: &Context, args: &Compare) -> anyhow::Result<()> {
    if let Some(out) = &args.out {
        let is_page = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html"));
        if !is_page {
            return Err(Failure(not_a_page(&files::shown(out), context.lang())).into());
        }
        write::expect_parent(context, out)?;
        Places::reading(&args.input, &args.replacing).expect(context, out)?;
    }
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
    let comparison = comparison(&analysis, wave, &responses[wave], &units, &nodes);
    let scope = Scope::new(&analysis, wave, lang);
    if let Some(out) = &args.out {
        let places = Places::reading(&args.input, &args.replacing);
        write::output(context, &places, out, comparison_page(&scope, &comparison)?.as_bytes())?;
        context.note(&format!("{}\n", compared(&files::shown(out), lang)));
        return remember(context, &args.input.what, &args.input.reading, &analysis, &units);
    }
    let shown = ComparisonView { scope, comparison: &comparison };
    remember(context, &args.input.what, &args.input.reading, &analysis, &units)?;
    context.print(match args.format {
        CompareFormat::Table => terminal(&shown.document(), context.paper()),
        CompareFormat::Json => shown.json()?,
        CompareFormat::Markdown => markdown(&shown.document()),
    })
}

/// Units in a wave beside each other, at nodes whose scores hang together as they do in its answers.
pub fn comparison(
    analysis: &Analysis,
    wave: usize,
    responses: &Responses,
    units: &[UnitIx],
    nodes: &[NodeIx],
) -> Comparison {
    let view = analysis.view(wave);
    let correlation =
        mean_correlation(&analysis.assessment, view.questionnaire(), view.scores, responses, nodes);
    compare(view, units, nodes, correlation)
}
