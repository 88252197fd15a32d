//! `mognad questionnaire export`.

use std::sync::Arc;

use anyhow::bail;
use mognad::model::{ContentLang, Lang, Questionnaire, Tongue, Unit, UnitTree};
use mognad::report::export::{self, WorkbookError};
use mognad::text::exporting::{needs_a_file, not_a_workbook, too_long};

use super::args::{Export, ExportForm};
use super::context::Context;
use super::failure::Failure;
use super::files::shown;
use super::input::questionnaire;
use super::whereabouts;
use super::write::{self, Places};

pub fn run(context: &Context, args: &Export) -> anyhow::Result<()> {
    let is_workbook = matches!(args.to, ExportForm::Xlsx | ExportForm::Xlsform);
    if is_workbook && args.out.is_none() {
        return Err(Failure(needs_a_file(context.lang())).into());
    }
    if let Some(out) = args.out.as_ref().filter(|_| is_workbook) {
        let is_named_so = out.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("xlsx"));
        if !is_named_so {
            return Err(Failure(not_a_workbook(&shown(out), context.lang())).into());
        }
    }
    let places = Places::new(args.replacing.force).reads(&args.which);
    let places = match args.assessment.as_deref().map(whereabouts::find) {
        Some(whereabouts::Found::Assessment(home)) => places.reads_assessment(&home),
        _ => places,
    };
    if let Some(out) = &args.out {
        places.expect(context, out)?;
    }
    let (read, units, tongue) = asked(context, args)?;
    let lang = context.lang();
    let refused = |error: WorkbookError| Failure(too_long(&error.to_string(), lang));
    let bytes = match args.to {
        ExportForm::Toml => export::toml(&read).into_bytes(),
        ExportForm::Csv => export::csv(&read).into_bytes(),
        ExportForm::Markdown => export::markdown(&read, tongue).into_bytes(),
        ExportForm::Limesurvey => export::limesurvey(&read, tongue).into_bytes(),
        ExportForm::Xlsx => {
            export::xlsx(&read, &names(units.as_ref(), tongue.content), tongue).map_err(refused)?
        }
        ExportForm::Xlsform => export::xlsform(&read, tongue).map_err(refused)?,
    };
    match &args.out {
        Some(path) => write::output(context, &places, path, &bytes),
        None => context.print(bytes),
    }
}

/// The questionnaire, the units of the assessment that it is for, and the language to speak.
fn asked(context: &Context, args: &Export) -> anyhow::Result<(Arc<Questionnaire>, Option<UnitTree>, Tongue)> {
    if let Some(folder) = &args.assessment {
        let home = whereabouts::find(folder).expect_folder(context, folder)?;
        let assessment = whereabouts::unanswered(context, &home)?.assessment;
        let latest = assessment.waves.last().map(|wave| Arc::clone(&wave.questionnaire));
        let read = latest.unwrap_or(assessment.questionnaire);
        let first = read.languages().first().copied();
        context.read_language(assessment.language.or_else(|| first.and_then(Lang::of)));
        let tongue = match assessment.language {
            Some(_) => context.tongue(&read)?,
            None => context.tongue_alone(&read)?,
        };
        return Ok((read, Some(assessment.units), tongue));
    }
    let (read, found) = questionnaire(context, &args.which)?;
    context.judge(&found)?;
    let Some(read) = read else { bail!("{}", args.which) };
    // What is not said in a language of one's choice is said in the questionnaire's own.
    context.read_language(read.languages().first().copied().and_then(Lang::of));
    let tongue = context.tongue_alone(&read)?;
    Ok((Arc::new(read), None, tongue))
}

/// What units are called in a list to choose from: by name, and by id where another has the same name.
fn names(units: Option<&UnitTree>, lang: ContentLang) -> Vec<String> {
    let all: Vec<&Unit> = units.iter().flat_map(|units| units.iter()).map(|(_, unit)| unit).collect();
    let is_alone =
        |name: &str| all.iter().filter(|unit| unit.name.get(lang).eq_ignore_ascii_case(name)).count() == 1;
    let called = |unit: &&Unit| match unit.name.get(lang) {
        name if is_alone(name) => name.to_owned(),
        _ => unit.id.to_string(),
    };
    all.iter().map(called).collect()
}
