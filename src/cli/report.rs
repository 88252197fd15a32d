//! `mognad report`.

use mognad::model::UnitIx;
use mognad::report::{Options, site};
use mognad::text::terminal::progress;

use super::args::Report;
use super::context::Context;
use super::input::{analysis, ledger};
use super::pick;
use super::runs::Ledger;
use super::write::{self, Old};

pub fn run(context: &Context, args: &Report) -> anyhow::Result<()> {
    write::expect_folder(context, &args.out)?;
    let analysis = analysis(context, &args.input)?;
    let lang = context.lang();
    let tree = &analysis.assessment.units;
    let options = Options {
        lang,
        charts: true,
        png: true,
        unit: args.unit.as_deref().map(|word| pick::unit(tree, word, lang)).transpose()?,
        wave: pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?,
    };
    let units: Vec<UnitIx> = options.unit.into_iter().collect();
    // What is shown of an assessment has been looked at.
    let ledger = ledger(&args.input);
    let beside = ledger.is_none().then(|| Ledger::of_report(&args.out, args.input.reading.show_anyway));
    if let Some(beside) = &beside {
        beside.expect_safe(context, &analysis, &units)?;
    }
    let files = {
        let _line = context.progress(progress::drawing(lang));
        site(&analysis, &options)?
    };
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    // A report on one unit knows nothing of the pages of the others.
    let old = if args.unit.is_some() { Old::Stays } else { Old::Goes };
    let removed = write::folder(context, &args.out, &files, old)?;
    for ledger in ledger.iter().chain(&beside) {
        ledger.remember(context, &analysis, &units)?;
    }
    let pages = || files.iter().map(|(path, _)| *path).filter(|path| path.ends_with(".html"));
    let first = pages().find(|path| *path == "index.html").or_else(|| pages().next()).unwrap_or_default();
    let first = args.out.join(first);
    let mut told = progress::written(files.len(), &first.to_string_lossy(), lang) + "\n";
    if removed > 0 {
        told += &format!("{}\n", progress::removed(removed, lang));
    }
    context.note(&told);
    Ok(())
}
