//! `mognad explain`: a score, or a fault's code.

use std::path::Path;

use mognad::doc::Document;
use mognad::insight::quality::Quality;
use mognad::load::nearest;
use mognad::model::{Action, NodeIx, UnitIx};
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::explanation::{Asked, Explanation, derivation};
use mognad::report::plan::actions::ActionExplanation;
use mognad::report::quality::QualityView;
use mognad::report::view::Scope;
use mognad::text::faults;
use mognad::text::terminal::failures::{Named, explain_what, nested, no_alpha, no_difference, unknown};

use super::actions::take_up;
use super::args::{Explain, ExplainFormat};
use super::compare::comparison;
use super::context::Context;
use super::failure::Failure;
use super::input::{analysis_of, analysis_with_responses_of, remember};
use super::pick;

pub fn run(context: &Context, args: &Explain) -> anyhow::Result<()> {
    if let Some(id) = &args.action {
        return action(context, args, id);
    }
    if let Some(group) = &args.alpha {
        return alpha(context, args, group);
    }
    if let Some(unit) = args.unit.as_ref().filter(|_| args.change || args.than.is_some() || args.placement) {
        return difference(context, args, unit);
    }
    match (&args.unit, &args.node) {
        (Some(unit), Some(node)) => score(context, args, unit, node),
        (None, None) => code(context, args.format, &args.what),
        _ => Err(Failure(explain_what(context.lang())).into()),
    }
}

fn score(context: &Context, args: &Explain, unit: &str, node: &str) -> anyhow::Result<()> {
    let analysis = analysis_of(context, Path::new(&args.what), &args.reading)?;
    let lang = context.lang();
    let wave = pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?;
    let view = analysis.view(wave);
    let explanation = Explanation {
        view,
        tally: &analysis.tallies[wave],
        unit: pick::unit(&analysis.assessment.units, unit, lang)?,
        node: pick::node(view.questionnaire(), node, lang)?,
        lang,
    };
    // It tells of the unit's parts, and of the rest of it.
    remember(context, Path::new(&args.what), &args.reading, &analysis, &[])?;
    show(context, args.format, &explanation.document())
}

/// How sure a change is, a difference to another unit, or a unit's place.
fn difference(context: &Context, args: &Explain, unit: &str) -> anyhow::Result<()> {
    let (what, lang) = (Path::new(&args.what), context.lang());
    let (analysis, responses) = analysis_with_responses_of(context, what, &args.reading)?;
    let tree = &analysis.assessment.units;
    let wave = pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?;
    let view = analysis.view(wave);
    let unit = pick::unit(tree, unit, lang)?;
    let node = args.node.as_deref().map(|node| pick::node(view.questionnaire(), node, lang)).transpose()?;
    let other = args.than.as_deref().map(|other| pick::unit(tree, other, lang)).transpose()?;
    if let Some(other) = other.filter(|other| tree.are_nested(unit, *other)) {
        let name = |unit: UnitIx| tree[unit].name.get(lang);
        return Err(Failure(nested(name(unit), name(other), lang)).into());
    }
    // A question is judged by itself, and what `compare` shows with what it shows.
    let all: Vec<NodeIx> = view.questionnaire().summaries_and_areas().collect();
    let compared = node.zip(other).map(|(node, other)| {
        let nodes = if all.contains(&node) { &all[..] } else { &[node] };
        comparison(&analysis, wave, &responses[wave], &[other, unit], nodes)
    });
    let asked = match (node, &compared) {
        (Some(node), Some(comparison)) => Asked::Than(comparison, node),
        (Some(node), None) => Asked::Change(node),
        (None, _) => Asked::Placement,
    };
    let scope = Scope::new(&analysis, wave, lang);
    let document = derivation(&scope, unit, asked).ok_or_else(|| Failure(no_difference(lang)))?;
    remember(context, what, &args.reading, &analysis, &[])?;
    show(context, args.format, &document)
}

/// How well the questions of a group hang together.
fn alpha(context: &Context, args: &Explain, group: &str) -> anyhow::Result<()> {
    let (what, lang) = (Path::new(&args.what), context.lang());
    let (analysis, responses) = analysis_with_responses_of(context, what, &args.reading)?;
    let wave = pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?;
    let view = analysis.view(wave);
    let node = pick::node(view.questionnaire(), group, lang)?;
    let quality = Quality::of(view, &analysis.tallies[wave], &responses[wave]);
    let shown = QualityView { view, quality: &quality, lang, details: true };
    let document = shown.alpha_document(node).ok_or_else(|| Failure(no_alpha(group, lang)))?;
    remember(context, what, &args.reading, &analysis, &[])?;
    show(context, args.format, &document)
}

/// A line of the plan, as the newest wave has it.
fn action(context: &Context, args: &Explain, id: &str) -> anyhow::Result<()> {
    let what = Path::new(&args.what);
    let mut analysis = analysis_of(context, what, &args.reading)?;
    take_up(context, what, None, &mut analysis)?;
    let lang = context.lang();
    let Some(action) = analysis.plan.find(id.trim()) else {
        let known: Vec<&str> = analysis.plan.actions.iter().map(Action::id).collect();
        let nearest = nearest(id, known.iter().copied());
        return Err(Failure(unknown(Named::Action, id, nearest.as_deref(), &known, lang)).into());
    };
    let document = ActionExplanation { scope: Scope::new(&analysis, usize::MAX, lang), action }.document();
    remember(context, what, &args.reading, &analysis, &[])?;
    show(context, args.format, &document)
}

fn show(context: &Context, format: ExplainFormat, document: &Document) -> anyhow::Result<()> {
    context.print(match format {
        ExplainFormat::Text => terminal(document, context.paper()),
        ExplainFormat::Markdown => markdown(document),
    })
}

fn code(context: &Context, format: ExplainFormat, word: &str) -> anyhow::Result<()> {
    let lang = context.lang();
    let code = word.trim().to_uppercase();
    if let Some(text) = faults::explain(&code, lang) {
        let mut document = Document::titled(&code);
        document.paragraph(text);
        return show(context, format, &document);
    }
    // Whatever does not look like a code was meant as an assessment.
    let is_code = code.len() == 4 && code[1..].chars().all(|c| c.is_ascii_digit());
    if !is_code {
        return Err(Failure(explain_what(lang)).into());
    }
    let known: Vec<&str> = faults::codes().collect();
    let runs = runs(&known);
    let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
    Err(Failure(unknown(Named::Code, word, nearest_code(&code, &known), &runs, lang)).into())
}

/// The code of the same kind whose number is nearest, where it is near at all.
fn nearest_code<'k>(code: &str, known: &[&'k str]) -> Option<&'k str> {
    const NEAR: u32 = 9;
    let number = |code: &str| code.get(1..)?.parse::<u32>().ok();
    let wanted = number(code)?;
    let same_kind = known.iter().filter(|known| known.get(..1) == code.get(..1));
    let distances = same_kind.filter_map(|known| Some((number(known)?.abs_diff(wanted), *known)));
    distances.filter(|(distance, _)| *distance <= NEAR).min().map(|(_, known)| known)
}

/// Codes that follow on one another, as `Q001–Q039`.
fn runs(codes: &[&str]) -> Vec<String> {
    let number = |code: &str| code.get(1..).and_then(|n| n.parse::<u32>().ok());
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for code in codes {
        match runs.last_mut() {
            Some((_, last)) if last[..1] == code[..1] && number(last).map(|n| n + 1) == number(code) => {
                *last = code;
            }
            _ => runs.push((code, code)),
        }
    }
    let run = |(first, last): (&str, &str)| {
        if first == last { first.to_owned() } else { format!("{first}–{last}") }
    };
    runs.into_iter().map(run).collect()
}
