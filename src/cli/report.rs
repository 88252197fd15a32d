//! `mognad report`.

use mognad::model::UnitIx;
use mognad::report::{Options, Shortfall, site};
use mognad::text::terminal::progress;
use mognad::text::terminal::warnings::picture_falls_short;

use super::args::Report;
use super::context::Context;
use super::input::{analysis, ledger};
use super::pick;
use super::runs::{Ledger, SHOWN, Told};
use super::telling::warning_text;
use super::write::{self, Lock, Old, Places, below};

pub fn run(context: &Context, args: &Report) -> anyhow::Result<()> {
    write::expect_folder(context, &args.out)?;
    let mut analysis = analysis(context, &args.input)?;
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
    let ledger = match ledger(&args.input) {
        // What stands with the assessment has been looked at where that was read.
        Some(ledger) => ledger,
        None => {
            let ledger = Ledger::of_report(&args.out, args.input.reading.show_anyway);
            ledger.keep_counts_back(&mut analysis);
            ledger
        }
    };
    let files_made = {
        let _line = context.progress(progress::drawing(lang));
        site(&analysis, &options)?
    };
    let places = Places::reading(&args.input, &args.replacing);
    places.expect_all(context, below(&args.out, files_made.iter().map(|file| file.path.as_str())))?;
    // What earlier runs have shown must not change between here and where this report is in place.
    let lock = Lock::take(context, &args.out)?;
    ledger.expect_safe(context, &analysis, &units)?;
    let files = files_made.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let mut files: Vec<(&str, &[u8])> = files.collect();
    let pages = files.len();
    let shown = ledger.in_report(context, &analysis, &units)?;
    files.extend(shown.as_deref().map(|bytes| (SHOWN, bytes)));
    // A report on one unit knows nothing of the pages of the others.
    let old = if args.unit.is_some() { Old::Stays } else { Old::Goes };
    let site = write::folder(context, &places, &lock, &files, old)?;
    // Whoever is stopped in between has shown nothing that is not remembered.
    ledger.remember(context, &analysis, Told::Scores(&units))?;
    let removed = site.write(context, &lock)?;
    let pages_made = || files.iter().map(|(path, _)| *path).filter(|path| path.ends_with(".html"));
    let first = pages_made().find(|path| *path == "index.html").or_else(|| pages_made().next());
    let first = args.out.join(first.unwrap_or_default());
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
    let mut told = progress::written(pages, &first.to_string_lossy(), lang) + "\n";
    if removed > 0 {
        told += &format!("{}\n", progress::removed(removed, lang));
    }
    context.note(&told);
    Ok(())
}
