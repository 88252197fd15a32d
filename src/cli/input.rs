//! From WHAT to everything that is computed from it: the library opens it, and what it says is told.

use std::fs;
use std::path::Path;

use mognad::insight::{Analysis, Care};
use mognad::load::table::Encoding;
use mognad::model::{
    ActionPlan, Assessment, Diagnostics, Doubt, OwnTexts, Questionnaire, Responses, RowAt, UnitIx, Wave,
};
use mognad::open::{self, Assessed, Opened, OpenedPlan, ReadOptions};
use mognad::text::terminal::failures::{no_answers_yet, unknown_encoding};
use mognad::text::terminal::opening::doubt;
use mognad::text::terminal::progress::waits_for_answers;

use super::args::{Input, ReadingArgs};
use super::context::Context;
use super::failure::{Failure, Reported};
use super::files::{Folder, Typed, shown};
use super::runs::{Ledger, Told};
use super::telling::{refused, unopened, warning_text};
use super::whereabouts::{Found, find};

/// Reads and computes everything; faults are told, and end the run where they must.
pub fn analysis(context: &Context, input: &Input) -> anyhow::Result<Analysis> {
    analysis_of(context, &input.what, &input.reading)
}

/// Where it is kept what runs on an assessment have shown; nothing where WHAT is not an assessment.
pub fn ledger(input: &Input) -> Option<Ledger> {
    ledger_of(&input.what, &input.reading)
}

fn ledger_of(what: &Path, args: &ReadingArgs) -> Option<Ledger> {
    let Found::Assessment(home) = find(what) else { return None };
    Some(Ledger::of_assessment(&home.folder, args.show_anyway))
}

/// The same without the counts that may not be told beside earlier ones; ends the run where no score may be shown beside what earlier ones did.
fn shown_safely(
    context: &Context,
    what: &Path,
    args: &ReadingArgs,
    mut analysis: Analysis,
) -> anyhow::Result<Analysis> {
    if let Some(ledger) = ledger_of(what, args) {
        ledger.keep_counts_back(&mut analysis);
        ledger.expect_safe(context, &analysis, &[])?;
    }
    Ok(analysis)
}

/// Keeps with the assessment what is about to be shown of these units, or of all where there are none.
pub fn remember(
    context: &Context,
    what: &Path,
    args: &ReadingArgs,
    analysis: &Analysis,
    units: &[UnitIx],
) -> anyhow::Result<()> {
    let Some(ledger) = ledger_of(what, args) else { return Ok(()) };
    ledger.remember(context, analysis, Told::Scores(units))
}

/// Keeps with the assessment whose answers are about to be counted for everybody to see.
pub fn remember_counts(context: &Context, input: &Input, analysis: &Analysis) -> anyhow::Result<()> {
    ledger(input).map_or(Ok(()), |ledger| ledger.remember(context, analysis, Told::Counts))
}

/// The same for a command whose arguments stand in another order.
pub fn analysis_of(context: &Context, what: &Path, args: &ReadingArgs) -> anyhow::Result<Analysis> {
    let Assessed { analysis, .. } = sound(context, what, args)?;
    shown_safely(context, what, args, analysis)
}

/// The same for a command that needs more sums than others do, with the responses of each wave to count.
pub fn analysis_with_responses(
    context: &Context,
    input: &Input,
) -> anyhow::Result<(Analysis, Vec<Responses>)> {
    analysis_with_responses_of(context, &input.what, &input.reading)
}

/// The same for a command that has no input of its own.
pub fn analysis_with_responses_of(
    context: &Context,
    what: &Path,
    args: &ReadingArgs,
) -> anyhow::Result<(Analysis, Vec<Responses>)> {
    let Assessed { analysis, responses, .. } = sound(context, what, args)?;
    Ok((shown_safely(context, what, args, analysis)?, responses))
}

fn sound(context: &Context, what: &Path, args: &ReadingArgs) -> anyhow::Result<Assessed> {
    let Opened { assessed, diagnostics, doubts, .. } = opened(context, what, args)?;
    tell(context, &doubts);
    // What keeps the input from being used is shown with its rows, for those who are to mend it.
    context.judge(&if diagnostics.has_errors() { diagnostics } else { diagnostics.without_rows() })?;
    let assessed = assessed.ok_or(Reported)?;
    let assessment = &assessed.analysis.assessment;
    let (lang, waiting) = (context.lang(), ids(&assessment.waiting));
    match assessment.waves.last() {
        None => return Err(Failure(no_answers_yet(&shown(what), &waiting, lang)).into()),
        Some(_) if waiting.is_empty() => {}
        Some(latest) => {
            context.note(&format!("{}\n\n", waits_for_answers(&waiting, latest.id.as_str(), lang)))
        }
    }
    Ok(assessed)
}

/// The same for `check`, which shows the rows that warnings are about, looks for signs of haste, and counts the
/// warnings.
pub fn checked_analysis(context: &Context, input: &Input) -> anyhow::Result<Examined> {
    let Opened { assessed, diagnostics: mut found, doubts, .. } =
        opened(context, &input.what, &input.reading)?;
    tell(context, &doubts);
    let (cares, signs) = assessed.as_ref().map(Assessed::care).unwrap_or_default();
    found.extend(signs);
    if let Some(assessed) = &assessed {
        found.extend(opened_plan(&input.what, &assessed.analysis.assessment).diagnostics);
    }
    context.judge(&found)?;
    let Assessed { mut analysis, rows, files, awaited, .. } = assessed.ok_or(Reported)?;
    let warnings = found.iter().count() + doubts.len();
    if let Some(ledger) = ledger(input) {
        ledger.keep_counts_back(&mut analysis);
    }
    Ok(Examined { analysis, cares, rows, files, awaited, found, warnings })
}

/// All that `check` speaks of.
pub struct Examined {
    pub analysis: Analysis,
    pub cares: Vec<Care>,
    pub rows: Vec<Vec<RowAt>>,
    pub files: Vec<Vec<String>>,
    /// Per wave that waits for answers, where they are looked for.
    pub awaited: Vec<Vec<String>>,
    pub found: Diagnostics,
    /// How many there are, what may not be as it was meant included.
    pub warnings: usize,
}

fn ids(waves: &[Wave]) -> Vec<&str> {
    waves.iter().map(|wave| wave.id.as_str()).collect()
}

fn tell(context: &Context, doubts: &[Doubt]) {
    let lang = context.lang();
    doubts.iter().for_each(|it| context.note(&format!("{}\n", warning_text(&doubt(it, lang), context))));
}

/// Opens WHAT; its language is that of all that is told from here on.
fn opened(context: &Context, what: &Path, args: &ReadingArgs) -> anyhow::Result<Opened> {
    let options = ReadOptions {
        questionnaire: args.questionnaire.clone(),
        duplicates: args.duplicates.into(),
        encoding: encoding(context, args.encoding.as_deref())?,
    };
    let opened = match find(what) {
        Found::File => {
            let typed = Typed::new(args.questionnaire.iter().map(Path::new).chain([what]));
            open::open(&typed, &shown(what), &options)
        }
        found @ (Found::Assessment(_) | Found::Folder | Found::Nothing(_)) => {
            let home = found.expect(context, what)?;
            open::open(&Folder::new(&home.folder), &home.file, &options)
        }
    };
    let opened = opened.map_err(|why| unopened(context, what, &why))?;
    if opened.language.is_some() {
        context.read_language(opened.language);
    }
    Ok(opened)
}

/// The action plan that lies beside an assessment, with its faults; an empty one where there is none.
pub fn plan(context: &Context, what: &Path, analysis: &Analysis) -> anyhow::Result<ActionPlan> {
    let OpenedPlan { plan, diagnostics, .. } = opened_plan(what, &analysis.assessment);
    context.judge(&diagnostics)?;
    Ok(plan.unwrap_or_default())
}

/// What people wrote themselves to stand in the report of an assessment, with its faults.
pub fn own_texts(context: &Context, what: &Path) -> anyhow::Result<OwnTexts> {
    let Found::Assessment(home) = find(what) else { return Ok(OwnTexts::default()) };
    let (texts, diagnostics) = open::own_texts(&Folder::new(&home.folder));
    context.judge(&diagnostics)?;
    Ok(texts)
}

fn opened_plan(what: &Path, assessment: &Assessment) -> OpenedPlan {
    match find(what) {
        Found::Assessment(home) => open::action_plan(&Folder::new(&home.folder), assessment),
        Found::Folder | Found::File | Found::Nothing(_) => OpenedPlan::default(),
    }
}

/// A built-in questionnaire by its id, else one from a file, with the faults in it.
pub fn questionnaire(context: &Context, which: &str) -> anyhow::Result<(Option<Questionnaire>, Diagnostics)> {
    let read = open::questionnaire(&Typed::new([which]), which);
    Ok(read.map_err(|why| unopened(context, Path::new(which), &why))?)
}

/// A questionnaire from a file, with the faults in it.
pub fn questionnaire_file(
    context: &Context,
    path: &Path,
) -> anyhow::Result<(Option<Questionnaire>, Diagnostics)> {
    let read = open::questionnaire_file(&Typed::new([path]), &shown(path));
    Ok(read.map_err(|why| unopened(context, path, &why))?)
}

/// The encoding with this name.
pub fn encoding(context: &Context, label: Option<&str>) -> anyhow::Result<Option<Encoding>> {
    let Some(label) = label else { return Ok(None) };
    let known = Encoding::from_label(label);
    known.map(Some).ok_or_else(|| Failure(unknown_encoding(label, context.lang())).into())
}

/// A file's bytes.
pub fn bytes(context: &Context, path: &Path) -> anyhow::Result<Vec<u8>> {
    let read = fs::read(path);
    read.map_err(|error| refused(context, path, error).into())
}
