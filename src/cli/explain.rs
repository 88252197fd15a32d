//! `mognad explain`: a score, or a fault's code.

use std::path::Path;

use mognad::load::nearest;
use mognad::report::explanation::Explanation;
use mognad::text::faults;
use mognad::text::terminal::failures::{Named, explain_what, unknown};

use super::args::Explain;
use super::context::Context;
use super::failure::Failure;
use super::input::analysis_of;
use super::pick;

pub fn run(context: &Context, args: &Explain) -> anyhow::Result<()> {
    match (&args.unit, &args.node) {
        (Some(unit), Some(node)) => score(context, args, unit, node),
        (None, None) => code(context, &args.what),
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
    context.print(explanation.text(context.paper()))
}

fn code(context: &Context, word: &str) -> anyhow::Result<()> {
    let lang = context.lang();
    let code = word.trim().to_uppercase();
    if let Some(text) = faults::explain(&code, lang) {
        let paper = context.paper();
        return context.print(paper.heading(&code) + &paper.paragraphs(text));
    }
    // Whatever does not look like a code was meant as an assessment.
    let is_code = code.len() == 4 && code[1..].chars().all(|c| c.is_ascii_digit());
    if !is_code {
        return Err(Failure(explain_what(lang)).into());
    }
    let known = known_codes();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let nearest = nearest(&code, known.iter().copied());
    Err(Failure(unknown(Named::Code, word, nearest.as_deref(), &known, lang)).into())
}

fn known_codes() -> Vec<String> {
    let codes =
        ["A", "I", "Q", "S"].into_iter().flat_map(|kind| (1..1000).map(move |n| format!("{kind}{n:03}")));
    codes.filter(|code| faults::explain(code, mognad::model::Lang::En).is_some()).collect()
}
