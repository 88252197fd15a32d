//! `mognad plan actions`: the plan is read, renewed and kept, and shown or written for a spreadsheet.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use mognad::insight::Analysis;
use mognad::load::plan_twin;
use mognad::model::format::plan::PLAN_FILE;
use mognad::model::{ActionPlan, Date, Fault, TakenIn, UnitIx};
use mognad::open;
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::plan::ActionsView;
use mognad::report::plan::actions::{kept, plan_csv, plan_xlsx};
use mognad::report::view::Scope;
use mognad::text::exporting::list_too_long;
use mognad::text::sentences::actions as say;
use mognad::text::terminal::failures::{cannot_write, needs_a_name, no_plan_name, twin_has_more};

use super::args::{Actions, ActionsFormat};
use super::context::Context;
use super::failure::Failure;
use super::files::{Folder, shown};
use super::input::{self, analysis, remember};
use super::pick;
use super::whereabouts::{Found, find};
use super::write::{self, Lock, Places};

pub fn run(context: &Context, args: &Actions) -> anyhow::Result<()> {
    let format = format(context, args)?;
    let mut analysis = analysis(context, &args.input)?;
    let found = args.unit.iter().map(|word| pick::unit(&analysis.assessment.units, word, context.lang()));
    let units: Vec<UnitIx> = found.collect::<Result<_, _>>()?;
    let home = Held::of(context, &args.input.what)?;
    let mut taken = None;
    let (text, before) = match &home {
        Some(home) => home.plan(context, &analysis)?,
        None => (String::new(), ActionPlan::default()),
    };
    analysis.plan = before.clone();
    if let Some(from) = &args.from {
        taken = Some(take_in(context, from, &mut analysis)?);
    }
    analysis.plan.as_of = analysis.as_of(args.date);
    let scope = Scope::new(&analysis, usize::MAX, context.lang());
    let view = ActionsView::of(scope, &units);
    let kept = kept(&text, &before, &view.plan, &analysis.assessment.units, context.lang())?;
    let out = match &args.out {
        Some(out) => Some((out, twin(context, args, (format, out), &view, &kept, &analysis)?)),
        None => None,
    };
    // What the answers say is noted with the actions of all units.
    remember(context, &args.input.what, &args.input.reading, &analysis, &[])?;
    let lang = context.lang();
    if let Some(taken) = taken {
        context.note(&format!("{}\n", say::taken_in([taken.changed, taken.added, taken.missing], lang)));
    }
    match &home {
        Some(home) if kept != text => {
            let path = home.folder.join(PLAN_FILE);
            write::file(context, &path, kept.as_bytes())?;
            context.note(&format!("{}\n", say::kept_in(&shown(&path), view.added(), lang)));
        }
        Some(_) => {}
        None => context.note(&format!("{}\n", say::words(lang).not_kept)),
    }
    match out {
        Some((out, bytes)) => {
            write::file(context, out, &bytes)?;
            context.note(&format!("{}\n", say::written_to(&shown(out), lang)));
            Ok(())
        }
        None => context.print(shape(format, &view, &kept, &analysis, context)?),
    }
}

/// The folder of an assessment, held as long as its plan is read and written.
struct Held {
    folder: PathBuf,
    _lock: Rc<Lock>,
}

impl Held {
    /// The home of the plan; `None` where WHAT is a file of answers, which has none.
    fn of(context: &Context, what: &Path) -> anyhow::Result<Option<Held>> {
        let Found::Assessment(home) = find(what) else { return Ok(None) };
        let lock = Lock::take(context, &home.folder)?;
        Ok(Some(Self { folder: home.folder, _lock: lock }))
    }

    /// The plan's text, and what it says. Its faults are told, and end the run where they must.
    fn plan(&self, context: &Context, analysis: &Analysis) -> anyhow::Result<(String, ActionPlan)> {
        let opened = open::action_plan(&Folder::new(&self.folder), &analysis.assessment);
        context.judge(&opened.diagnostics)?;
        Ok((opened.text, opened.plan.unwrap_or_default()))
    }
}

/// Takes up the plan that lies beside an assessment, as the newest answers have it.
pub fn take_up(
    context: &Context,
    what: &Path,
    date: Option<Date>,
    analysis: &mut Analysis,
) -> anyhow::Result<()> {
    let plan = input::plan(context, what, analysis)?;
    analysis.take_up(plan, date);
    Ok(())
}

/// Takes an edited plan into the one that is kept.
fn take_in(context: &Context, from: &Path, analysis: &mut Analysis) -> anyhow::Result<TakenIn> {
    let bytes = input::bytes(context, from)?;
    let (twin, found) = plan_twin(&shown(from), &bytes, None, &analysis.assessment);
    context.judge(&found)?;
    Ok(twin.map(|twin| analysis.plan.take_in(&twin)).unwrap_or_default())
}

/// What is to be written: what was asked for, else what the file's name says.
fn format(context: &Context, args: &Actions) -> Result<ActionsFormat, Failure> {
    let lang = context.lang();
    let Some(out) = &args.out else {
        return match args.format {
            Some(ActionsFormat::Xlsx) => Err(Failure(needs_a_name(lang))),
            format => Ok(format.unwrap_or(ActionsFormat::Table)),
        };
    };
    let ending = out.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase);
    let by_name = match ending.as_deref() {
        Some("csv") => Some(ActionsFormat::Csv),
        Some("xlsx") => Some(ActionsFormat::Xlsx),
        Some("json") => Some(ActionsFormat::Json),
        Some("md") => Some(ActionsFormat::Markdown),
        Some("txt") => Some(ActionsFormat::Table),
        _ => None,
    };
    args.format.or(by_name).ok_or_else(|| Failure(no_plan_name(&shown(out), lang)))
}

fn shape(
    format: ActionsFormat,
    view: &ActionsView<'_>,
    kept: &str,
    analysis: &Analysis,
    context: &Context,
) -> anyhow::Result<Vec<u8>> {
    let (units, lang) = (&analysis.assessment.units, context.lang());
    Ok(match format {
        ActionsFormat::Table => terminal(&view.document(), context.paper()).into_bytes(),
        ActionsFormat::Json => view.json()?.into_bytes(),
        ActionsFormat::Markdown => markdown(&view.document()).into_bytes(),
        ActionsFormat::Csv => plan_csv(&view.plan, units, lang).into_bytes(),
        ActionsFormat::Toml => kept.as_bytes().to_vec(),
        ActionsFormat::Xlsx => plan_xlsx(&view.plan, units, lang)
            .map_err(|error| Failure(list_too_long(&error.to_string(), lang)))?,
    })
}

/// The bytes of a file that was asked for, once it is sure that nobody's words are lost when it is written.
fn twin(
    context: &Context,
    args: &Actions,
    (format, out): (ActionsFormat, &Path),
    view: &ActionsView<'_>,
    kept: &str,
    analysis: &Analysis,
) -> anyhow::Result<Vec<u8>> {
    write::expect_parent(context, out)?;
    if out.is_dir() {
        let why = io::Error::from(io::ErrorKind::IsADirectory).into();
        return Err(Failure(cannot_write(&shown(out), &why, context.lang())).into());
    }
    let bytes = shape(format, view, kept, analysis, context)?;
    // The edited plan that this run takes in may be the one that is written anew.
    let places = Places::reading(&args.input, &args.replacing);
    places.expect(context, out)?;
    if is_taken_in(out, view, analysis) {
        return Ok(bytes);
    }
    match places.expect_replaceable(context, out, &bytes) {
        Ok(_) => Ok(bytes),
        Err(_) if is_twin(out, analysis) => Err(Failure(twin_has_more(&shown(out), context.lang())).into()),
        Err(error) => Err(error),
    }
}

/// Whether a file is a plan for a spreadsheet of which every word stands in the plan, too.
fn is_taken_in(out: &Path, view: &ActionsView<'_>, analysis: &Analysis) -> bool {
    let Ok(bytes) = fs::read(out) else { return false };
    let (Some(twin), _) = plan_twin(&shown(out), &bytes, None, &analysis.assessment) else { return false };
    // What people put in sheets of their own stands nowhere else.
    if twin.has_other_sheets {
        return false;
    }
    let taken = view.plan.clone().take_in(&twin);
    taken.changed + taken.added == 0
}

/// Whether a file is a plan for a spreadsheet, sound or not.
fn is_twin(out: &Path, analysis: &Analysis) -> bool {
    let Ok(bytes) = fs::read(out) else { return false };
    let (twin, found) = plan_twin(&shown(out), &bytes, None, &analysis.assessment);
    twin.is_some() || found.iter().any(|fault| matches!(fault.fault, Fault::Plan(_)))
}
