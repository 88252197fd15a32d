//! `mognad plan`.

mod together;

use mognad::doc::Document;
use mognad::insight::Analysis;
use mognad::model::UnitIx;
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::plan::{Before, GapsView, LiftView, PeersView, SampleView, StartView};
use mognad::report::view::Scope;

use super::args::{OfUnits, Plan, PlanCommand, PlanFormat, Sample};
use super::context::Context;
use super::input::{analysis, analysis_of, remember};
use super::{actions, pick};

pub fn run(context: &Context, args: &Plan) -> anyhow::Result<()> {
    match &args.command {
        PlanCommand::Actions(args) => actions::run(context, args),
        PlanCommand::Start { of, position } => start(context, of, position.as_deref()),
        PlanCommand::Gaps(of) => gaps(context, of),
        PlanCommand::Lift { of, nodes } => lift(context, of, nodes),
        PlanCommand::Peers(of) => peers(context, of),
        PlanCommand::Together(args) => together::run(context, args),
        PlanCommand::Sample(args) => sample(context, args),
    }
}

fn start(context: &Context, of: &OfUnits, position: Option<&str>) -> anyhow::Result<()> {
    let analysis = analysis(context, &of.input)?;
    let units = chosen(context, &analysis, &of.unit)?;
    let scope = Scope::new(&analysis, usize::MAX, context.lang());
    let at = pick::position(scope.questionnaire(), position, context.lang())?;
    let view = StartView::of(scope, &scope.questionnaire().positions()[at]);
    remember(context, &of.input.what, &of.input.reading, &analysis, &[])?;
    show(context, of.format, || view.document(&units), || view.json(&units))
}

fn gaps(context: &Context, of: &OfUnits) -> anyhow::Result<()> {
    let analysis = analysis(context, &of.input)?;
    let units = chosen(context, &analysis, &of.unit)?;
    let view = GapsView::of(Scope::new(&analysis, usize::MAX, context.lang()), &units);
    remember(context, &of.input.what, &of.input.reading, &analysis, &units)?;
    show(context, of.format, || view.document(), || view.json())
}

fn lift(context: &Context, of: &OfUnits, nodes: &[String]) -> anyhow::Result<()> {
    let analysis = analysis(context, &of.input)?;
    let units = chosen(context, &analysis, &of.unit)?;
    let scope = Scope::new(&analysis, usize::MAX, context.lang());
    let nodes = nodes.iter().map(|word| pick::group_or_summary(scope.questionnaire(), word, context.lang()));
    let view = LiftView::of(scope, &units, &nodes.collect::<Result<Vec<_>, _>>()?);
    remember(context, &of.input.what, &of.input.reading, &analysis, &units)?;
    show(context, of.format, || view.document(), || view.json())
}

fn peers(context: &Context, of: &OfUnits) -> anyhow::Result<()> {
    let analysis = analysis(context, &of.input)?;
    let units = chosen(context, &analysis, &of.unit)?;
    let view = PeersView::of(Scope::new(&analysis, usize::MAX, context.lang()), &units);
    remember(context, &of.input.what, &of.input.reading, &analysis, &[])?;
    show(context, of.format, || view.document(), || view.json())
}

fn sample(context: &Context, args: &Sample) -> anyhow::Result<()> {
    let Some(what) = &args.what else {
        let before = Before { lang: context.lang() };
        return show(context, args.format, || before.document(), || before.json());
    };
    let analysis = analysis_of(context, what, &args.reading)?;
    let units = chosen(context, &analysis, &args.unit)?;
    let view = SampleView::of(Scope::new(&analysis, usize::MAX, context.lang()), &units);
    remember(context, what, &args.reading, &analysis, &[])?;
    show(context, args.format, || view.document(), || view.json())
}

fn chosen(context: &Context, analysis: &Analysis, words: &[String]) -> anyhow::Result<Vec<UnitIx>> {
    let found = words.iter().map(|word| pick::unit(&analysis.assessment.units, word, context.lang()));
    Ok(found.collect::<Result<_, _>>()?)
}

fn show(
    context: &Context,
    format: PlanFormat,
    document: impl FnOnce() -> Document,
    json: impl FnOnce() -> serde_json::Result<String>,
) -> anyhow::Result<()> {
    context.print(match format {
        PlanFormat::Table => terminal(&document(), context.paper()),
        PlanFormat::Json => json()?,
        PlanFormat::Markdown => markdown(&document()),
    })
}
