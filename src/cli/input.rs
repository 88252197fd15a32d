//! From WHAT to everything that is computed from it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use mognad::insight::{Analysis, Care};
use mognad::load::answers::{
    AnswerFile, Answered, Reading, Register, Roles, answers_with_register, discover,
};
use mognad::load::table::Encoding;
use mognad::load::{self, Files, LoadedAssessment, builtin, nearest};
use mognad::model::{
    Assessment, Diagnostic, Diagnostics, Fault, Localized, Pairs, Place, Questionnaire, Respondents,
    Responses, Rollup, RowAt, TomlFault, UnitIx, Unreadable, Wave, WaveId, masked, without_personal,
};
use mognad::text::terminal::failures::{
    FailureWords, Named, cannot_read, no_answers_yet, not_an_assessment, questionnaire_with_assessment,
    unknown, unknown_encoding,
};
use mognad::text::terminal::progress::waits_for_answers;
use mognad::text::terminal::warnings;

use super::args::{Input, ReadingArgs};
use super::context::Context;
use super::failure::{Failure, warning_text};
use super::files::Folder;
use super::init::sample::is_made_up;
use super::runs::{Ledger, Told};
use super::whereabouts::{Found, Home, find, listed_under};
use super::write;

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
    let Sound { assessment, responses, pairs } = sound(context, what, args)?;
    let analysis = Analysis::with_pairs(assessment, &responses, pairs.as_ref());
    shown_safely(context, what, args, analysis)
}

/// The same for a command that needs more sums than others do, with the responses of each wave to count.
pub fn analysis_with_responses(
    context: &Context,
    input: &Input,
) -> anyhow::Result<(Analysis, Vec<Responses>)> {
    let Sound { assessment, responses, pairs } = sound(context, &input.what, &input.reading)?;
    let analysis = Analysis::with_pairs(assessment, &responses, pairs.as_ref());
    Ok((shown_safely(context, &input.what, &input.reading, analysis)?, responses))
}

/// What was read without faults.
struct Sound {
    assessment: Assessment,
    responses: Vec<Responses>,
    pairs: Option<Pairs>,
}

fn sound(context: &Context, what: &Path, args: &ReadingArgs) -> anyhow::Result<Sound> {
    let Read { assessment, responses, pairs, found, doubts, .. } = read(context, what, args)?;
    tell(context, &doubts);
    context.judge(&if found.has_errors() { found } else { without_rows(&found) })?;
    let (lang, waiting) = (context.lang(), ids(&assessment.waiting));
    match assessment.waves.last() {
        None => return Err(Failure(no_answers_yet(&shown(what), &waiting, lang)).into()),
        Some(_) if waiting.is_empty() => {}
        Some(latest) => {
            context.note(&format!("{}\n\n", waits_for_answers(&waiting, latest.id.as_str(), lang)))
        }
    }
    Ok(Sound { assessment, responses, pairs })
}

/// The same for `check`, which shows the rows that warnings are about, looks for signs of haste, and counts the
/// warnings.
pub fn checked_analysis(context: &Context, input: &Input) -> anyhow::Result<Examined> {
    let Read { assessment, responses, pairs, rows, files, awaited, mut found, doubts } =
        read(context, &input.what, &input.reading)?;
    tell(context, &doubts);
    let mut cares = Vec::with_capacity(responses.len());
    if !found.has_errors() {
        let waves = assessment.waves.iter().zip(&responses).zip(rows.iter().zip(&files));
        for ((wave, responses), (rows, files)) in waves {
            let care = Care::of(&wave.questionnaire, &assessment.units, responses);
            found.extend(care.warnings(rows, files));
            cares.push(care);
        }
    }
    context.judge(&found)?;
    let warnings = found.iter().count() + doubts.len();
    let mut analysis = Analysis::with_pairs(assessment, &responses, pairs.as_ref());
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

fn tell(context: &Context, doubts: &[FailureWords]) {
    doubts.iter().for_each(|words| context.note(&format!("{}\n", warning_text(words, context))));
}

/// Warnings that only name their place: a row tells who answered what, which is for those who mend the file.
pub fn without_rows(found: &Diagnostics) -> Diagnostics {
    let mut bare = Diagnostics::default();
    for diagnostic in found.iter() {
        let mut diagnostic = diagnostic.clone();
        if let Place::Cell(_, cell) = &mut diagnostic.place {
            // The headings are nobody's answers.
            cell.excerpt = cell.excerpt.take().filter(|_| cell.row == 1);
        }
        if let Some((file, text)) = diagnostic.place.file().and_then(|file| Some((file, found.source(file)?)))
        {
            bare.add_source(file, text);
        }
        bare.push(diagnostic);
    }
    bare
}

/// What was read, and what is to be said of it.
struct Read {
    assessment: Assessment,
    responses: Vec<Responses>,
    /// Who answered in both of the last two waves, where ids tell.
    pairs: Option<Pairs>,
    /// Per wave, where each response stands.
    rows: Vec<Vec<RowAt>>,
    /// Per wave, the files of its answers.
    files: Vec<Vec<String>>,
    /// Per wave that waits for answers, where they are looked for.
    awaited: Vec<Vec<String>>,
    found: Diagnostics,
    /// What may not be as it was meant.
    doubts: Vec<FailureWords>,
}

fn read(context: &Context, what: &Path, args: &ReadingArgs) -> anyhow::Result<Read> {
    let encoding = encoding(context, args.encoding.as_deref())?;
    match find(what) {
        Found::File if is_answers(what) => answers_file(context, what, args, encoding),
        Found::File => Err(Failure(not_an_assessment(&shown(what), context.lang())).into()),
        found => assessment(context, &found.expect(context, what)?, args, encoding),
    }
}

fn assessment(
    context: &Context,
    home: &Home,
    args: &ReadingArgs,
    encoding: Option<Encoding>,
) -> anyhow::Result<Read> {
    if args.questionnaire.is_some() {
        return Err(Failure(questionnaire_with_assessment(context.lang())).into());
    }
    let files = Folder::new(&home.folder);
    let (loaded, mut found) = load::assessment_or_part(&files, &home.file);
    let Some(LoadedAssessment { mut assessment, mut answer_files, answer_patterns }) = loaded else {
        context.judge(&found)?;
        anyhow::bail!("{}", home.file);
    };
    context.read_language(assessment.language);
    let texts = match read_all(context, &files, &answer_files) {
        // What is wrong with the assessment may be why its answers cannot be read.
        Err(_) if found.has_errors() => {
            context.judge(&found)?;
            BTreeMap::new()
        }
        read => read?,
    };
    let answered = all_answers(&assessment, &answer_files, &texts, args, encoding, &mut found);
    let mut doubts = doubts(context, &home.folder, &files, &texts);
    let (mut responses, mut rows, mut registers) = apart(answered);
    let answered = responses.iter().rposition(|responses| !responses.0.is_empty()).map_or(0, |last| last + 1);
    assessment.set_aside(answered);
    responses.truncate(answered);
    rows.truncate(answered);
    registers.truncate(answered);
    answer_files.truncate(answered);
    let awaited = answer_patterns.into_iter().skip(answered).collect();
    let pairs = pairs(&assessment, &registers);
    // Faulty answers would leave out whoever gave them.
    if let Some(pairs) = pairs.as_ref().filter(|_| !found.has_errors()) {
        doubts.extend(strangers(&assessment, &registers, pairs, context));
    }
    Ok(Read { assessment, responses, pairs, rows, files: answer_files, awaited, found, doubts })
}

/// The waves' responses, their places, and who gave them.
fn apart(answered: Vec<Answered>) -> (Vec<Responses>, Vec<Vec<RowAt>>, Vec<Register>) {
    let (mut responses, mut rows, mut registers) = (Vec::new(), Vec::new(), Vec::new());
    for wave in answered {
        responses.push(wave.responses);
        rows.push(wave.rows);
        registers.push(wave.register);
    }
    (responses, rows, registers)
}

/// Who answered in both of the last two waves, where the assessment says that ids tell.
fn pairs(assessment: &Assessment, registers: &[Register]) -> Option<Pairs> {
    let [.., before, now] = registers else { return None };
    (assessment.respondents == Respondents::Stable).then(|| before.pairs(now))
}

/// Ids that are said to be stable and hardly are.
fn strangers(
    assessment: &Assessment,
    registers: &[Register],
    pairs: &Pairs,
    context: &Context,
) -> Option<FailureWords> {
    let [.., before, now] = registers else { return None };
    let [.., earlier, later] = &assessment.waves[..] else { return None };
    before
        .is_of_strangers(now, pairs)
        .then(|| warnings::strangers(earlier.id.as_str(), later.id.as_str(), context.lang()))
}

/// Files that nobody reads, and answers that nobody gave.
fn doubts(
    context: &Context,
    folder: &Path,
    files: &Folder,
    texts: &BTreeMap<String, Vec<u8>>,
) -> Vec<FailureWords> {
    let listed = files.list();
    let left_out = listed.iter().map(String::as_str).filter(|name| {
        is_answers(Path::new(name)) && !texts.contains_key(*name) && !write::is_of_a_report(folder, name)
    });
    let left_out: Vec<&str> = left_out.collect();
    let left_out = (!left_out.is_empty()).then(|| warnings::left_out(&left_out, context.lang()));
    let made_up = texts.iter().filter(|(_, bytes)| is_made_up(bytes));
    left_out.into_iter().chain(made_up.map(|(name, _)| warnings::made_up(name, context.lang()))).collect()
}

/// Whether a file is called as files of answers are.
fn is_answers(file: &Path) -> bool {
    let kind = file.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase);
    matches!(kind.as_deref(), Some("csv" | "tsv" | "txt"))
}

/// The bytes of every file of answers, each once.
pub fn read_all(
    context: &Context,
    files: &Folder,
    names: &[Vec<String>],
) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let mut texts = BTreeMap::new();
    for name in names.iter().flatten() {
        if !texts.contains_key(name) {
            let read = files.read(name);
            let bytes = read.map_err(|error| Failure(cannot_read(name, &error, None, context.lang())))?;
            texts.insert(name.clone(), bytes);
        }
    }
    Ok(texts)
}

/// The responses of each wave, where each stands, and who gave them.
pub fn all_answers(
    assessment: &Assessment,
    names: &[Vec<String>],
    texts: &BTreeMap<String, Vec<u8>>,
    args: &ReadingArgs,
    encoding: Option<Encoding>,
    found: &mut Diagnostics,
) -> Vec<Answered> {
    let waves = assessment.wave_ids();
    let listings: BTreeMap<&String, Vec<WaveId>> =
        texts.keys().map(|name| (name, listed_under(&waves, names, name))).collect();
    let mut roles = Roles::of(&assessment.units);
    let mut answered = Vec::with_capacity(waves.len());
    for (wave, names) in assessment.waves.iter().zip(names) {
        let files: Vec<AnswerFile<'_>> = names
            .iter()
            .map(|name| AnswerFile { name, bytes: &texts[name], waves: &listings[name] })
            .collect();
        let reading = Reading {
            questionnaire: &wave.questionnaire,
            units: &assessment.units,
            waves: &waves,
            wave: &wave.id,
            duplicates: args.duplicates.into(),
            encoding,
        };
        let (mut read, faults) = answers_with_register(&reading, &mut roles, &files);
        if assessment.respondents == Respondents::PerWave {
            // Names that tell nothing over the waves are not kept.
            read.register = Register::default();
        }
        answered.push(read);
        found.extend(faults);
    }
    answered
}

/// A file of answers without an assessment: its units and waves are those that stand in it.
fn answers_file(
    context: &Context,
    path: &Path,
    args: &ReadingArgs,
    encoding: Option<Encoding>,
) -> anyhow::Result<Read> {
    let bytes = bytes(context, path)?;
    let name = shown(path);
    let which = args.questionnaire.as_deref().unwrap_or(builtin::ALL[0].id);
    let (questionnaire, mut found) = questionnaire(context, which)?;
    let Some(questionnaire) = questionnaire.map(Arc::new) else {
        context.judge(&found)?;
        anyhow::bail!("{which}");
    };
    let there = discover(&AnswerFile { name: &name, bytes: &bytes, waves: &[] }, &questionnaire, encoding);
    found.extend(there.warnings(&name));
    let only = WaveId::parse("1").map_err(|_| anyhow::anyhow!("a wave's name"))?;
    let waves = if there.waves.is_empty() { vec![only] } else { there.waves };
    let title =
        path.file_stem().map_or_else(|| name.clone(), |stem| masked(&stem.to_string_lossy()).into_owned());
    // The file's name may tell whose answers are in it.
    let title = without_personal(&title).into_owned();
    let assessment = Assessment {
        title: Localized::same(&title),
        language: None,
        questionnaire: Arc::clone(&questionnaire),
        min_group: Assessment::DEFAULT_MIN_GROUP,
        min_item_group: Assessment::DEFAULT_MIN_ITEM_GROUP,
        min_role_group: Assessment::DEFAULT_MIN_ROLE_GROUP,
        rollup: Rollup::Pooled,
        respondents: Respondents::PerWave,
        finite_population: false,
        min_change: Assessment::DEFAULT_MIN_CHANGE,
        waiting: Vec::new(),
        waves: waves
            .into_iter()
            .map(|id| Wave { id, date: None, questionnaire: Arc::clone(&questionnaire) })
            .collect(),
        units: there.units,
    };
    let names = vec![vec![name.clone()]; assessment.waves.len()];
    let texts = BTreeMap::from([(name, bytes)]);
    let answered = all_answers(&assessment, &names, &texts, args, encoding, &mut found);
    let (responses, rows, _) = apart(answered);
    Ok(Read {
        assessment,
        responses,
        pairs: None,
        rows,
        files: names,
        awaited: Vec::new(),
        found,
        doubts: Vec::new(),
    })
}

/// A built-in questionnaire by its id, else one from a file, with the faults in it.
pub fn questionnaire(context: &Context, which: &str) -> anyhow::Result<(Option<Questionnaire>, Diagnostics)> {
    if let Some(builtin) = builtin::find(which) {
        return Ok(load::questionnaire(&builtin.file(), builtin.text));
    }
    let path = Path::new(which);
    let is_name = !which.contains(['/', '\\']) && (!which.contains('.') || which.ends_with(".toml"));
    if !path.exists() && is_name {
        let ids: Vec<&str> = builtin::ALL.iter().map(|builtin| builtin.id).collect();
        let nearest = nearest(which.trim_end_matches(".toml"), ids.iter().copied());
        let words = unknown(Named::Questionnaire, which, nearest.as_deref(), &ids, context.lang());
        return Err(Failure(words).into());
    }
    questionnaire_file(context, path)
}

/// A questionnaire from a file, with the faults in it.
pub fn questionnaire_file(
    context: &Context,
    path: &Path,
) -> anyhow::Result<(Option<Questionnaire>, Diagnostics)> {
    let name = shown(path);
    match String::from_utf8(bytes(context, path)?) {
        Ok(text) => Ok(load::questionnaire(&name, text.trim_start_matches('\u{feff}'))),
        Err(_) => {
            let mut found = Diagnostics::default();
            found.push(Diagnostic::error(Fault::Toml(TomlFault::NotUtf8), Place::File(name)));
            Ok((None, found))
        }
    }
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

/// That something cannot be read, with the name in the same folder that was probably meant.
pub fn refused(context: &Context, path: &Path, error: std::io::Error) -> Failure {
    let why = super::files::told(path, error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let name = path.file_name().and_then(|name| name.to_str()).filter(|_| why == Unreadable::NotFound);
    let nearest = name.and_then(|name| nearest(name, names.iter().map(String::as_str)));
    Failure(cannot_read(&shown(path), &why, nearest.as_deref(), context.lang()))
}

/// A path as it was typed, but for what would steer a terminal.
pub fn shown(path: &Path) -> String {
    masked(&path.to_string_lossy()).into_owned()
}
