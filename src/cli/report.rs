//! `mognad report`.

use std::fs;
use std::path::Path;

use mognad::insight::{Analysis, Earlier, given_away_with};
use mognad::model::UnitIx;
use mognad::report::{Options, Shortfall, site};
use mognad::text::terminal::progress;
use mognad::text::terminal::warnings::{cannot_compare, given_away, picture_falls_short};

use super::args::Report;
use super::context::Context;
use super::failure::warning_text;
use super::input::{analysis, shown};
use super::pick;
use super::write::{self, Lock, Old, Places, below};

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
    let files_made = {
        let _line = context.progress(progress::drawing(lang));
        site(&analysis, &options)?
    };
    let places = Places::reading(&args.input, &args.replacing);
    places.expect_all(context, below(&args.out, files_made.iter().map(|file| file.path.as_str())))?;
    // What earlier reports have shown must not change between here and where this one is in place.
    let lock = Lock::take(context, &args.out)?;
    let ledger = shown_until_now(context, &args.out, &analysis, options.unit)?;
    let pages = files_made.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let files: Vec<(&str, &[u8])> = pages.chain([(SHOWN, ledger.as_slice())]).collect();
    // A report on one unit knows nothing of the pages of the others.
    let old = if args.unit.is_some() { Old::Stays } else { Old::Goes };
    let removed = write::folder(context, &places, &lock, &files, old)?;
    let pages = || files.iter().map(|(path, _)| *path).filter(|path| path.ends_with(".html"));
    let first = pages().find(|path| *path == "index.html").or_else(|| pages().next()).unwrap_or_default();
    let first = args.out.join(first);
    for file in &files_made {
        if let Some(shortfall) = file.shortfall {
            let percent = match shortfall {
                Shortfall::Smaller { percent } => Some(percent),
                Shortfall::NoPng => None,
            };
            let words = picture_falls_short(&file.path, percent, lang);
            context.note(&format!("{}\n", warning_text(&words, context)));
        }
    }
    let mut told = progress::written(files.len() - 1, &first.to_string_lossy(), lang) + "\n";
    if removed > 0 {
        told += &format!("{}\n", progress::removed(removed, lang));
    }
    context.note(&told);
    Ok(())
}

/// What reports in a folder have shown, so that the next one can tell what it gives away together with them.
const SHOWN: &str = ".mognad-shown.json";

/// Warns where earlier reports in the same folder and this one together tell what a few answered; gives all that they then have shown.
fn shown_until_now(
    context: &Context,
    out: &Path,
    analysis: &Analysis,
    only: Option<UnitIx>,
) -> anyhow::Result<Vec<u8>> {
    let lang = context.lang();
    let warn = |words| context.note(&format!("{}\n", warning_text(&words, context)));
    let ledger = out.join(SHOWN);
    let mut earlier: Earlier = match fs::read(&ledger) {
        Ok(json) => serde_json::from_slice(&json).unwrap_or_else(|_| {
            warn(cannot_compare(&shown(&ledger), lang));
            Earlier::default()
        }),
        Err(_) => Earlier::default(),
    };
    let units = given_away_with(analysis, &earlier, only);
    if !units.is_empty() {
        let name = |unit: &UnitIx| analysis.assessment.units[*unit].name.get(lang);
        let names: Vec<&str> = units.iter().map(name).collect();
        warn(given_away(&shown(out), &names, analysis.assessment.min_group, lang));
    }
    earlier.note(analysis, only);
    Ok(serde_json::to_vec(&earlier)?)
}
