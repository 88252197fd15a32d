//! `mognad units`.

use std::path::Path;

use mognad::report::export::{units_csv, units_xlsx};
use mognad::text::exporting::{list_too_long, no_list_name};

use super::args::Units;
use super::context::Context;
use super::failure::Failure;
use super::files::shown;
use super::whereabouts;
use super::write::{self, Places};

pub fn run(context: &Context, args: &Units) -> anyhow::Result<()> {
    let kind = args.out.as_deref().map(|out| kind(context, out)).transpose()?.unwrap_or(Kind::Csv);
    let home = whereabouts::find(&args.what).expect(context, &args.what)?;
    let units = whereabouts::unanswered(context, &home)?.assessment.units;
    let lang = context.lang();
    let bytes = match kind {
        Kind::Csv => units_csv(&units, lang).into_bytes(),
        Kind::Xlsx => {
            let refused = |error: mognad::report::export::WorkbookError| {
                Failure(list_too_long(&error.to_string(), lang))
            };
            units_xlsx(&units, lang).map_err(refused)?
        }
    };
    match &args.out {
        Some(out) => {
            let places = Places::new(args.replacing.force).reads_assessment(&home);
            write::output(context, &places, out, &bytes)
        }
        None => context.print(bytes),
    }
}

enum Kind {
    Csv,
    Xlsx,
}

/// What to write, by the file's name. A list that is there may have been worked on, and is replaced only by force.
fn kind(context: &Context, out: &Path) -> anyhow::Result<Kind> {
    let kind = out.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase);
    let kind = match kind.as_deref() {
        Some("csv") => Kind::Csv,
        Some("xlsx") => Kind::Xlsx,
        _ => return Err(Failure(no_list_name(&shown(out), context.lang())).into()),
    };
    write::expect_parent(context, out)?;
    Ok(kind)
}
