//! `mognad report`.

use std::fs;
use std::path::Path;

use mognad::insight::{Analysis, given_away_with};
use mognad::report::scores::earlier;
use mognad::report::{Options, RESULTS, site};
use mognad::text::terminal::progress;
use mognad::text::terminal::warnings::given_away;

use super::args::Report;
use super::context::Context;
use super::failure::warning_text;
use super::input::{analysis, shown};
use super::pick;
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
    tell_what_two_reports_give_away(context, &args.out, &analysis);
    let files = {
        let _line = context.progress(progress::drawing(lang));
        site(&analysis, &options)?
    };
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    // A report on one unit knows nothing of the pages of the others.
    let old = if args.unit.is_some() { Old::Stays } else { Old::Goes };
    let removed = write::folder(context, &args.out, &files, old)?;
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

/// Warns where an earlier report in the same folder and this one together tell what a few answered.
fn tell_what_two_reports_give_away(context: &Context, out: &Path, analysis: &Analysis) {
    // Without an earlier report, or with a file that is none, there is nothing to compare with.
    let Some(earlier) = fs::read(out.join(RESULTS)).ok().and_then(|json| earlier(&json)) else { return };
    let units = given_away_with(analysis, &earlier);
    if !units.is_empty() {
        let lang = context.lang();
        let names: Vec<&str> =
            units.iter().map(|unit| analysis.assessment.units[*unit].name.get(lang)).collect();
        let words = given_away(&shown(out), &names, analysis.assessment.min_group, lang);
        context.note(&format!("{}\n", warning_text(&words, context)));
    }
}
