//! `mognad gate`.

use mognad::insight::{Analysis, judge_policy, targets_of};
use mognad::load::policy;
use mognad::model::{Clause, Demand, NodeIx, Policy, UnitIx};
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::gate::GateView;
use mognad::text::terminal::failures::{no_targets, not_before, not_scored};

use super::args::{Gate, GateFormat, HiddenChoice};
use super::context::Context;
use super::failure::{Failure, Shut};
use super::files::shown;
use super::input::{self, analysis, remember};
use super::pick;

/// Judges, prints the reasons, and ends with 1 where the gate stays shut.
pub fn run(context: &Context, args: &Gate) -> anyhow::Result<()> {
    let analysis = analysis(context, &args.input)?;
    let policy = required(context, args, &analysis)?;
    let judgement = judge_policy(&analysis, &policy);
    let view = GateView { analysis: &analysis, judgement: &judgement, lang: context.lang() };
    remember(context, &args.input.what, &args.input.reading, &analysis, &[])?;
    context.print(match args.format {
        GateFormat::Table => terminal(&view.document(), context.paper()),
        GateFormat::Json => view.json()?,
        GateFormat::Markdown => markdown(&view.document()),
    })?;
    if judgement.is_open() { Ok(()) } else { Err(Shut.into()) }
}

/// What the policy requires, and then what was typed.
fn required(context: &Context, args: &Gate, analysis: &Analysis) -> anyhow::Result<Policy> {
    let mut required = match &args.policy {
        Some(path) => {
            let text = String::from_utf8_lossy(&input::bytes(context, path)?).into_owned();
            let (policy, found) = policy(&shown(path), &text, &analysis.assessment);
            context.judge(&found)?;
            policy.unwrap_or_default()
        }
        None => Policy::default(),
    };
    required.clauses.extend(typed(context, args, analysis)?);
    match args.hidden {
        Some(HiddenChoice::Pass) => required.hidden_passes = true,
        Some(HiddenChoice::Fail) => required.hidden_passes = false,
        None => {}
    }
    Ok(required)
}

fn typed(context: &Context, args: &Gate, analysis: &Analysis) -> anyhow::Result<Vec<Clause>> {
    let (lang, tree) = (context.lang(), &analysis.assessment.units);
    let questionnaire = analysis.latest().questionnaire();
    let scored = |word: &str| -> Result<NodeIx, Failure> {
        let node = pick::node(questionnaire, word, lang)?;
        match questionnaire[node].item() {
            Some(item) if !item.is_scored() => Err(not_scored(word, lang).into()),
            _ => Ok(node),
        }
    };
    let mut demands: Vec<(NodeIx, Demand)> = Vec::new();
    for (word, points) in &args.min {
        demands.push((scored(word)?, Demand::AtLeast(*points)));
    }
    if let Some(word) = &args.no_regress {
        since(analysis, word, context)?;
        let nodes: Vec<NodeIx> = match args.nodes.as_slice() {
            [] => questionnaire.summaries_and_areas().collect(),
            words => words.iter().map(|word| scored(word)).collect::<Result<_, _>>()?,
        };
        demands.extend(nodes.into_iter().map(|node| (node, Demand::NoDecrease)));
    }
    let units: Vec<UnitIx> = match args.unit.as_slice() {
        [] if args.every_unit => tree.iter().map(|(ix, _)| ix).collect(),
        [] => tree.roots().collect(),
        words => words.iter().map(|word| pick::unit(tree, word, lang)).collect::<Result<_, _>>()?,
    };
    let of_unit = |unit: UnitIx| {
        let demands = demands.iter();
        demands.map(move |(node, demand)| Clause { unit, node: *node, demand: *demand })
    };
    let wanted = |unit: UnitIx| {
        let targets = targets_of(&analysis.assessment, questionnaire, unit).into_iter();
        let nodes = questionnaire.nodes().map(|(node, _)| node);
        let wanted = nodes.zip(targets).filter_map(|(node, target)| Some((node, target?.points)));
        wanted
            .map(move |(node, points)| Clause { unit, node, demand: Demand::AtLeast(points) })
            .collect::<Vec<_>>()
    };
    let targets: Vec<Clause> =
        if args.targets { units.iter().flat_map(|unit| wanted(*unit)).collect() } else { Vec::new() };
    if args.targets && targets.is_empty() {
        return Err(Failure(no_targets(lang)).into());
    }
    Ok(units.into_iter().flat_map(of_unit).chain(targets).collect())
}

/// Sees that a wave is the one before the newest: changes are told from there and from no other.
fn since(analysis: &Analysis, word: &str, context: &Context) -> Result<(), Failure> {
    let (assessment, lang) = (&analysis.assessment, context.lang());
    let wave = pick::wave(assessment, Some(word), lang)?;
    let before = assessment.waves.len().checked_sub(2);
    if Some(wave) == before {
        return Ok(());
    }
    let before = before.map(|before| assessment.waves[before].id.as_str());
    Err(not_before(word, before, lang).into())
}
