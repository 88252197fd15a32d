//! `mognad import`: a survey tool's export, or what forms saved, into an assessment.

mod earlier;
mod key;
mod place;
mod target;

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use mognad::load::Files;
use mognad::load::import::{
    Imported, Index, Job, Mapping, Rest, Settled, absent_headings, grid, import, is_form_file, mapping,
    read_forms, settle, without,
};
use mognad::model::{Diagnostics, ImportView, Tool, ToolNames, UnitIx};
use mognad::render::terminal::terminal;
use mognad::report::answers::answers;
use mognad::report::export::{limesurvey_codes, xlsform_names};
use mognad::report::import as report;
use mognad::text::exporting::unit_questions;
use mognad::text::importing::{self as say, words};
use mognad::text::sentences::consensus::agreed_already;
use mognad::text::terminal::failures::{cannot_read, imported_before, option_needs_assessment};

use self::earlier::Before;
use self::place::Naming;
use self::target::{Changes, Into, Target};
use super::args::Import;
use super::consensus;
use super::context::Context;
use super::failure::{Failure, Reported};
use super::files::shown;
use super::input;
use super::pick;
use super::telling::refused;
use super::whereabouts::{self, Found};
use super::write::{self, Lock, Places};

pub fn run(context: &Context, args: &Import) -> anyhow::Result<()> {
    let places = places(args);
    if let Some(path) = &args.write_mapping {
        write::expect_parent(context, path)?;
        places.expect(context, path)?;
    }
    let name = args.name.as_deref().map(|name| place::expect_name(context, name)).transpose()?;
    // What is there already must not change between here and where the new answers are in place.
    let lock = hold(context, args)?;
    let wave = mapped_wave(context, args)?;
    let target = Target::find(context, args, wave.as_deref())?;
    let questionnaire = target.questionnaire();
    let names = ToolNames {
        limesurvey: limesurvey_codes(questionnaire),
        xlsform: xlsform_names(questionnaire),
        unit_questions: unit_questions(),
    };
    let index = Index::new(questionnaire, &names);
    let mapping = read_mapping(context, args, &index)?;
    let key = key::Key::find(context, target.folder())?;
    let role = args.role.as_deref().map(|role| pick::role(role, context.lang())).transpose()?;
    let job = Job {
        index: &index,
        units: target.units(),
        unit: unit(context, args, &target)?,
        role: role.as_ref(),
        wave: target.wave_id(),
        consensus: args.consensus,
        mapping: mapping.as_ref(),
        from: args.from.into(),
        sheet: args.sheet.as_deref(),
        completed_only: args.completed_only,
        duplicates: args.duplicates.into(),
        key: &key.bytes,
    };
    let (mut files, mut found) = read(context, args, &job)?;
    let stems: Vec<String> = files.iter().map(place::stem).collect();
    let naming = Naming { asked: name, stems: &stems };
    let before = Before::read(context, &target, &files, args.replace, name)?;
    // Whether there is a place at all is known before anything else is said.
    place::outputs(context, &target, &files, &naming, &before, &BTreeSet::new())?;
    let mut settled = Settled::default();
    if let Some(mapping) = &mapping {
        found.extend(absent_headings(mapping, &files.iter().map(|file| &file.view).collect::<Vec<_>>()));
    }
    if !found.has_errors() && args.write_mapping.is_none() {
        let (which, faults) = settle(&mut files, &before.respondents(), job.duplicates, args.replace);
        settled = which;
        found.extend(faults);
    }
    show(context, &files.iter().map(|file| &file.view).collect::<Vec<_>>(), &target)?;
    if let Some(path) = &args.write_mapping {
        return write_mapping(context, &places, path, &files, &target, &found);
    }
    let plan = Plan { files: &files, settled: &settled, before: &before, naming: &naming };
    finish(context, args, (&target, lock.as_deref()), &key, &plan, &found)
}

/// What the run reads is not written over.
fn places(args: &Import) -> Places {
    let places =
        args.files.iter().chain(&args.mapping).fold(Places::new(args.replacing.force), Places::reads);
    let places = args.questionnaire.iter().fold(places, Places::reads);
    match target::into(args).map(whereabouts::find) {
        Some(Found::Assessment(home)) => places.reads_assessment(&home),
        _ => places,
    }
}

/// Keeps others from writing to the assessment, unless nothing is going to be written.
fn hold(context: &Context, args: &Import) -> anyhow::Result<Option<Rc<Lock>>> {
    if args.dry_run || args.write_mapping.is_some() {
        return Ok(None);
    }
    match target::into(args).map(whereabouts::find) {
        Some(Found::Assessment(home)) => Ok(Some(Lock::take(context, &home.folder)?)),
        _ => Ok(None),
    }
}

/// What is to be written, and what it takes the place of.
struct Plan<'a> {
    files: &'a [Imported],
    settled: &'a Settled,
    before: &'a Before,
    naming: &'a Naming<'a>,
}

/// The wave that the mapping names, read before the questionnaire that the mapping is about is known.
fn mapped_wave(context: &Context, args: &Import) -> anyhow::Result<Option<String>> {
    if args.wave.is_some() {
        return Ok(args.wave.clone());
    }
    let Some(path) = &args.mapping else { return Ok(None) };
    let text = String::from_utf8_lossy(&input::bytes(context, path)?).into_owned();
    Ok(mognad::load::import::mapped_wave(&text))
}

fn read_mapping(context: &Context, args: &Import, index: &Index) -> anyhow::Result<Option<Mapping>> {
    let Some(path) = &args.mapping else { return Ok(None) };
    let text = String::from_utf8_lossy(&input::bytes(context, path)?).into_owned();
    let (mapping, found) = mapping(&shown(path), text.trim_start_matches('\u{feff}'), index);
    context.judge(&found)?;
    Ok(mapping)
}

fn unit(context: &Context, args: &Import, target: &Target) -> anyhow::Result<Option<UnitIx>> {
    let Some(unit) = &args.unit else { return Ok(None) };
    match target.units() {
        Some(units) => Ok(Some(pick::unit(units, unit, context.lang())?)),
        None => Err(Failure(option_needs_assessment("--unit", context.lang())).into()),
    }
}

/// Reads all files; those of forms become one. Where faulty files are to be skipped and any is sound, they are left out, and
/// what is wrong with them is a warning.
fn read(context: &Context, args: &Import, job: &Job) -> anyhow::Result<(Vec<Imported>, Diagnostics)> {
    let encoding = input::encoding(context, args.encoding.as_deref())?;
    let mut files = Vec::new();
    let mut each: Vec<(String, Diagnostics)> = Vec::new();
    let mut forms: Vec<(String, Vec<u8>)> = Vec::new();
    for path in &args.files {
        let name = shown(path);
        let bytes = match bounded(context, path, &name)? {
            Ok(bytes) => bytes,
            Err(faults) => {
                each.push((name, faults));
                continue;
            }
        };
        if job.from == Some(Tool::Form) || job.from.is_none() && is_form_file(&name, &bytes) {
            forms.push((name, bytes));
            continue;
        }
        let faults = match grid::open(&name, &bytes, encoding) {
            Ok(source) => {
                let (imported, faults) = import(job, &name, &source);
                files.extend(imported.filter(|_| !(args.skip_faulty && faults.has_errors())));
                faults
            }
            // Rows may hold names and addresses, which are not to be shown.
            Err(faults) => faults.without_rows(),
        };
        each.push((name, faults));
    }
    if !forms.is_empty() {
        let (names, bytes): (Vec<String>, Vec<Vec<u8>>) = forms.into_iter().unzip();
        let all: Vec<(&str, &[u8])> =
            names.iter().zip(&bytes).map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let (imported, faults) = read_forms(job, &all);
        files.push(imported);
        each.extend(names.iter().cloned().zip(faults));
    }
    Ok((files, together(context, args, each)))
}

/// What is wrong with the files, together.
fn together(context: &Context, args: &Import, each: Vec<(String, Diagnostics)>) -> Diagnostics {
    let is_faulty = |(_, faults): &(String, Diagnostics)| faults.has_errors();
    let faulty: Vec<&str> =
        each.iter().filter(|file| is_faulty(file)).map(|(name, _)| name.as_str()).collect();
    let skips = args.skip_faulty && !faulty.is_empty() && faulty.len() < each.len();
    if skips {
        context.note(&format!("{}\n", say::skipped(&faulty, each.len(), context.lang())));
    }
    let mut found = Diagnostics::default();
    for (_, faults) in each {
        let is_skipped = skips && faults.has_errors();
        found.extend(if is_skipped { faults.into_warnings() } else { faults });
    }
    found
}

/// A file's bytes, unless there are more than can be held.
fn bounded(context: &Context, path: &Path, name: &str) -> anyhow::Result<Result<Vec<u8>, Diagnostics>> {
    let opened = std::fs::metadata(path)
        .and_then(|data| if data.is_dir() { Err(std::io::ErrorKind::IsADirectory.into()) } else { Ok(data) });
    let length = opened
        .map_err(|error| {
            let mut failure = refused(context, path, error);
            failure.0.hints.push(words(context.lang()).unwritten.to_owned());
            failure
        })?
        .len();
    match grid::too_large(name, length) {
        Some(found) => Ok(Err(found)),
        None => input::bytes(context, path).map(Ok),
    }
}

fn show(context: &Context, views: &[&ImportView], target: &Target) -> anyhow::Result<()> {
    let text = |view: &&ImportView| {
        let document = report::document(view, target.questionnaire(), context.lang());
        terminal(&document, context.paper())
    };
    context.print(views.iter().map(text).collect::<Vec<_>>().join("\n"))
}

fn write_mapping(
    context: &Context,
    places: &Places,
    path: &Path,
    files: &[Imported],
    target: &Target,
    found: &Diagnostics,
) -> anyhow::Result<()> {
    let first = files.iter().find(|file| file.view.origin.tool != Tool::Form);
    let Some(first) = first else {
        context.judge(found)?;
        return Ok(());
    };
    let text = report::mapping(&first.view, target.questionnaire(), context.lang());
    write::output(context, places, path, text.as_bytes())?;
    context.note(&format!("{}\n", say::mapping_written(&shown(path), context.lang())));
    // Faults are what a mapping is for: they are told, and it is written all the same.
    context.note(&mognad::text::diagnostics::render(found, context.lang(), context.color_errors()));
    Ok(())
}

/// Looks at what would be read afterwards, and writes it if that has no fault.
fn finish(
    context: &Context,
    args: &Import,
    (target, lock): (&Target, Option<&Lock>),
    key: &key::Key,
    plan: &Plan<'_>,
    found: &Diagnostics,
) -> anyhow::Result<()> {
    let words = words(context.lang());
    let Plan { files, settled, before, naming } = *plan;
    if let Err(error) = context.judge(found) {
        context.note(&format!("{}\n", words.unwritten_faults));
        return Err(before.same_survey().map_or(error, |name| again(context, target, name)));
    }
    // Of people who can be told apart it has been settled whose answers count.
    let is_nameless = || files.iter().flat_map(|file| &file.entries).any(|entry| !entry.is_known);
    if let Some(name) = before.same_survey().filter(|_| naming.asked.is_none() && is_nameless()) {
        return Err(again(context, target, name));
    }
    let Some(loaded) = target.loaded() else {
        context.note(&format!("{}\n", words.no_assessment));
        return Ok(());
    };
    expect_new_talks(context, loaded, files, args.replace)?;
    let mut changes = Changes::new();
    let rests = rests(context, loaded, settled)?;
    let gone: BTreeSet<String> =
        rests.iter().filter(|(_, rest)| rest.left == 0).map(|(name, _)| (*name).to_owned()).collect();
    for (name, rest) in &rests {
        changes.insert((*name).to_owned(), (rest.left > 0).then(|| rest.bytes.clone()));
    }
    changes.extend(before.replaced().map(|name| (name.to_owned(), None)));
    let outputs = place::outputs(context, target, files, naming, before, &gone)?;
    let lang = loaded.assessment.language.unwrap_or(context.lang());
    for output in &outputs {
        let respondents: Vec<_> =
            files[output.file].entries.iter().map(|entry| entry.respondent.clone()).collect();
        let text = answers(target.questionnaire(), &respondents, lang);
        changes.insert(output.name.clone(), Some(text.into_bytes()));
    }
    let after = target::check(loaded, &changes);
    if after.has_errors() {
        context.tell(&mognad::text::diagnostics::render(&after, context.lang(), context.color_errors()));
        context.note(&format!("{}\n", words.unwritten_faults));
        return Err(Reported.into());
    }
    if args.wave.is_none() {
        let others = loaded.assessment.waves.len() > 1;
        context.note(&format!("{}\n", say::wave_chosen(loaded.wave_id().as_str(), others, context.lang())));
    }
    for (name, rest) in &rests {
        let file = shown(&loaded.path(name));
        context.note(&format!("{}\n", say::replaced(&file, rest.taken_out, rest.left, context.lang())));
    }
    for name in before.replaced() {
        let file = shown(&loaded.path(name));
        context.note(&format!("{}\n", say::superseded(&file, before.count(name), context.lang())));
    }
    for file in files.iter().filter(|file| file.entries.is_empty()) {
        context.note(&format!("{}\n", say::nobody(&file.view.file, context.lang())));
    }
    if args.dry_run {
        context.note(&format!("{}\n", words.dry_run));
        return Ok(());
    }
    if !outputs.is_empty() {
        key.keep(context)?;
    }
    let changes = changes.iter().map(|(name, bytes)| (name.clone(), bytes.as_deref())).collect();
    if let Some(lock) = lock {
        write::together(context, lock, &changes)?;
    }
    for output in &outputs {
        let count = files[output.file].entries.len();
        let file = shown(&loaded.path(&output.name));
        context.note(&format!("{}\n", say::written(&file, count, context.lang())));
    }
    Ok(())
}

/// Sees that common answers are of units that can agree and have not agreed yet.
fn expect_new_talks(
    context: &Context,
    loaded: &Into,
    files: &[Imported],
    is_replacing: bool,
) -> anyhow::Result<()> {
    let (units, lang) = (&loaded.assessment.units, context.lang());
    let Some(mut agreed) = loaded.agreed() else { return Ok(()) };
    for entry in files.iter().flat_map(|file| &file.entries) {
        let Some(unit) = units.find(entry.respondent.unit.as_str()) else { continue };
        consensus::expect_no_parts(context, &loaded.assessment, unit)?;
        if agreed.contains(&unit) && !is_replacing {
            let name = units[unit].name.get(lang);
            return Err(Failure(agreed_already(name, loaded.wave_id().as_str(), lang)).into());
        }
        agreed.push(unit);
    }
    Ok(())
}

/// That the survey has been taken in before.
fn again(context: &Context, target: &Target, name: &str) -> anyhow::Error {
    let path = target.loaded().map_or_else(|| name.to_owned(), |loaded| shown(&loaded.path(name)));
    Failure(imported_before(&path, context.lang())).into()
}

/// The files of earlier imports without the answers that newer ones replace.
fn rests<'s>(context: &Context, into: &Into, settled: &'s Settled) -> anyhow::Result<Vec<(&'s str, Rest)>> {
    let rest = |(name, respondents): (&'s String, &BTreeSet<String>)| {
        let read = into.folder.read(name);
        let bytes = read.map_err(|error| Failure(cannot_read(name, &error, None, context.lang())))?;
        Ok((name.as_str(), without(&bytes, respondents)))
    };
    settled.taken_out.iter().map(rest).collect()
}
