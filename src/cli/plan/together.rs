//! `mognad plan together`.

use mognad::insight::{Analysis, Apart, Joined};
use mognad::model::Organisation;
use mognad::report::plan::TogetherView;
use mognad::text::terminal::failures::{asked_apart, called_the_same, unit_of_several};

use super::super::args::Together;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files::shown;
use super::super::input::{analysis_of, remember};
use super::super::{whereabouts, write};
use super::{chosen, show};

pub fn run(context: &Context, args: &Together) -> anyhow::Result<()> {
    let several = args.what.len() > 1;
    if several && !args.unit.is_empty() {
        return Err(Failure(unit_of_several(context.lang())).into());
    }
    let mut analyses: Vec<Analysis> = Vec::with_capacity(args.what.len());
    for (at, what) in args.what.iter().enumerate() {
        if at > 0 {
            write::settle(context, what)?;
        }
        analyses.push(analysis_of(context, what, &args.reading)?);
    }
    if several {
        // All is told in the language of the first.
        whereabouts::read_language(context, &args.what[0]);
    }
    let units = match &analyses[..] {
        [only] => chosen(context, only, &args.unit)?,
        _ => Vec::new(),
    };
    let joined = Joined::of(&analyses.iter().collect::<Vec<_>>());
    let joined = joined.map_err(|apart| Failure(refused(context, args, &apart)))?;
    let view = TogetherView::of(joined, &units, context.lang());
    if let Some(name) = twice(view.organisations()) {
        return Err(Failure(called_the_same(name, context.lang())).into());
    }
    for (what, analysis) in args.what.iter().zip(&analyses) {
        remember(context, what, &args.reading, analysis, &[])?;
    }
    show(context, args.format, || view.document(), || view.json())
}

fn refused(
    context: &Context,
    args: &Together,
    apart: &Apart,
) -> mognad::text::terminal::failures::FailureWords {
    let what = args.what.get(apart.member).map(|what| shown(what)).unwrap_or_default();
    let differing: Vec<&str> = apart.differing.iter().map(String::as_str).collect();
    asked_apart(&what, [apart.common_items, apart.items], &differing, context.lang())
}

/// A name that two have.
fn twice<'a>(names: &[&'a str]) -> Option<&'a str> {
    let is_again =
        |(at, name): &(usize, &&str)| names[..*at].iter().any(|one| Organisation::is_same_word(one, name));
    names.iter().enumerate().find(is_again).map(|(_, name)| *name)
}
