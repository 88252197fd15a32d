//! `mognad questionnaire export`.

use anyhow::bail;
use mognad::report::export::{self, WorkbookError};
use mognad::text::exporting::{needs_a_file, too_long};

use super::args::{Export, ExportForm};
use super::context::Context;
use super::failure::Failure;
use super::input::questionnaire;
use super::write;

pub fn run(context: &Context, args: &Export) -> anyhow::Result<()> {
    let is_workbook = matches!(args.to, ExportForm::Xlsx | ExportForm::Xlsform);
    if is_workbook && args.out.is_none() {
        return Err(Failure(needs_a_file(context.lang())).into());
    }
    let (read, found) = questionnaire(context, &args.which)?;
    context.judge(&found)?;
    let Some(read) = read else { bail!("{}", args.which) };
    // What is not said in a language of one's choice is said in the questionnaire's own.
    context.read_language(read.languages().first().copied());
    let lang = context.lang();
    let refused = |error: WorkbookError| Failure(too_long(&error.to_string(), lang));
    let bytes = match args.to {
        ExportForm::Toml => export::toml(&read).into_bytes(),
        ExportForm::Csv => export::csv(&read).into_bytes(),
        ExportForm::Markdown => export::markdown(&read, lang).into_bytes(),
        ExportForm::Limesurvey => export::limesurvey(&read, lang).into_bytes(),
        ExportForm::Xlsx => export::xlsx(&read, lang).map_err(refused)?,
        ExportForm::Xlsform => export::xlsform(&read, lang).map_err(refused)?,
    };
    match &args.out {
        Some(path) => write::file(context, path, &bytes),
        None => context.print(bytes),
    }
}
