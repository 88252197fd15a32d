//! An assessment's TOML to the assessment: read, with its questionnaires, checked, built.

mod audience;
mod check;
mod raw;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::raw::{RawAssessment, RawUnit, RawWave};
use super::builtin;
use super::figures::{self, figures};
use super::files::{Files, cannot_read};
use super::paths;
use super::questionnaire::questionnaire;
use super::reader::{At, Reader, Table};
use super::suggest::nearest;
use super::syntax;
use super::utf8::utf8;
use crate::model::format::assessment::top;
use crate::model::format::{ANSWERS_FOLDER, CONSENSUS_FOLDER};
use crate::model::toml_fault::{Thing, TomlFault};
use crate::model::{
    Assessment, Diagnostics, Fault, Figures, Localized, Mode, NodeId, Questionnaire, Respondents, Rollup,
    Unit, UnitId, UnitTree, Unreadable, Wave, WaveId,
};

/// An assessment, and where its answers are.
#[derive(Debug, Clone)]
pub struct LoadedAssessment {
    /// The assessment.
    pub assessment: Assessment,
    /// Per wave, the files that hold its answers: in the order of the patterns that name them, sorted within each.
    pub answer_files: Vec<Vec<String>>,
    /// Per wave, the paths and patterns that name those files, as paths inside the folder.
    pub answer_patterns: Vec<Vec<String>>,
    /// The same of what units have agreed on, beside their people's own answers.
    pub consensus_files: Vec<Vec<String>>,
    /// Per wave, the paths and patterns that name those.
    pub consensus_patterns: Vec<Vec<String>>,
    /// The files of key figures.
    pub figure_files: Vec<String>,
    /// Paths and patterns whose files are read as something else.
    taken: Vec<String>,
}

impl LoadedAssessment {
    /// Whether any unit may have agreed on something.
    #[must_use]
    pub fn has_consensus(&self) -> bool {
        !self.consensus_files.iter().all(Vec::is_empty)
    }

    /// What units have agreed on, as an assessment of its own: its answers are theirs.
    #[must_use]
    pub fn consensus(&self) -> Self {
        Self {
            assessment: self.assessment.in_consensus(),
            answer_files: self.consensus_files.clone(),
            answer_patterns: self.consensus_patterns.clone(),
            consensus_files: self.consensus_files.clone(),
            consensus_patterns: self.consensus_patterns.clone(),
            figure_files: self.figure_files.clone(),
            // What `answers` takes would be counted among people's own.
            taken: self.answer_patterns.concat(),
        }
    }

    /// Whether a file would be read as answers of a wave.
    #[must_use]
    pub fn takes(&self, wave: usize, path: &str) -> bool {
        self.answer_patterns.get(wave).is_some_and(|wanted| wanted.iter().any(|one| paths::fits(one, path)))
    }

    /// Where a new file of a wave's answers can be put so that it is read, given its name without the ending: in
    /// `answers/<wave>/` if that is looked in, else in a folder that is; `None` where only files by name are read.
    #[must_use]
    pub fn place(&self, wave: usize, stem: &str) -> Option<String> {
        let id = &self.assessment.waves.get(wave)?.id;
        let folder = |pattern: &String| {
            let (folder, _) = pattern.rsplit_once('/').unwrap_or_default();
            (!folder.contains(['*', '?', '['])).then(|| folder.to_owned())
        };
        let folders = self.answer_patterns.get(wave)?.iter().filter_map(folder);
        let mut places = std::iter::once(format!("{ANSWERS_FOLDER}/{id}")).chain(folders).map(|folder| {
            if folder.is_empty() { format!("{stem}.csv") } else { format!("{folder}/{stem}.csv") }
        });
        let is_taken = |place: &str| self.taken.iter().any(|one| paths::fits(one, place));
        places.find(|place| self.takes(wave, place) && !is_taken(place))
    }
}

/// Whether a path or a pattern, as it stands in an assessment, names a file inside its folder.
#[must_use]
pub fn fits(wanted: &str, file: &str) -> bool {
    paths::fits(&paths::plain(wanted), file)
}

/// Reads an assessment and the questionnaires that it names. All faults are found at once; there is an assessment
/// exactly where none is an error.
///
/// `file_name` is the assessment's own file among `files`.
#[must_use]
pub fn assessment(files: &dyn Files, file_name: &str) -> (Option<LoadedAssessment>, Diagnostics) {
    read(files, file_name, Answers::Wanted)
}

/// The same, but with what could be read of an assessment with errors, where its units and waves are sound: of use only
/// to look for further faults in its answers, so that all are told at once.
#[must_use]
pub fn assessment_or_part(files: &dyn Files, file_name: &str) -> (Option<LoadedAssessment>, Diagnostics) {
    let (loaded, found) = read_part(files, file_name, Answers::Wanted);
    let loaded = loaded.filter(|_| !found.iter().any(|diagnostic| may_hide_units(&diagnostic.fault)));
    (loaded, found)
}

/// Whether a fault may leave out units or waves, or double them; what answers say of those would be an echo of it.
fn may_hide_units(fault: &Fault) -> bool {
    match fault {
        Fault::Toml(TomlFault::Syntax(_)) => true,
        Fault::Toml(TomlFault::UnknownKey { allowed, .. }) => allowed.contains(&top::UNITS.name()),
        Fault::Toml(TomlFault::Duplicate { thing, .. }) => matches!(thing, Thing::Unit | Thing::Wave),
        Fault::Toml(_)
        | Fault::Answer(_)
        | Fault::Import(_)
        | Fault::Units(_)
        | Fault::Figures(_)
        | Fault::Plan(_) => false,
    }
}

/// The same for an assessment that may have no answers yet: a pattern that no file fits is no fault.
#[must_use]
pub fn unanswered_assessment(files: &dyn Files, file_name: &str) -> (Option<LoadedAssessment>, Diagnostics) {
    read(files, file_name, Answers::MayBeMissing)
}

/// Whether there must be answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    Wanted,
    MayBeMissing,
}

fn read(files: &dyn Files, file_name: &str, answers: Answers) -> (Option<LoadedAssessment>, Diagnostics) {
    let (loaded, found) = read_part(files, file_name, answers);
    (loaded.filter(|_| !found.has_errors()), found)
}

fn read_part(
    files: &dyn Files,
    file_name: &str,
    answers: Answers,
) -> (Option<LoadedAssessment>, Diagnostics) {
    let text = match read_text(files, file_name) {
        Ok(text) => text,
        Err(Unread::NotUtf8(found)) => return (None, found),
        Err(Unread::Missing(why)) => {
            let reader = Reader::new(file_name, "");
            reader.fault_in_file(cannot_read(files, file_name, why));
            return (None, reader.finish());
        }
    };
    let reader = Reader::new(file_name, &text);
    let loaded = load(&text, files, answers, &reader);
    (loaded, reader.finish())
}

/// Why there is no text.
enum Unread {
    /// Why there is none.
    Missing(Unreadable),
    /// The line with the first byte that is not UTF-8.
    NotUtf8(Diagnostics),
}

fn read_text(files: &dyn Files, path: &str) -> Result<String, Unread> {
    let bytes = files.read(path).map_err(Unread::Missing)?;
    let text = utf8(path, bytes).map_err(Unread::NotUtf8)?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn load(text: &str, files: &dyn Files, answers: Answers, reader: &Reader) -> Option<LoadedAssessment> {
    let table = syntax::parse(text, reader)?;
    let mut raw = raw::read(Table::root(&table, reader))?;
    let asked = questionnaires(&raw, files, reader);
    // Whether a target leads somewhere can be said only where every questionnaire could be read.
    let known: Option<Vec<&Questionnaire>> = asked.values().map(Option::as_deref).collect();
    check::check(&raw, &known.filter(|_| raw.questionnaire.is_some()).unwrap_or_default(), reader);
    audience::check(&raw, &asked, reader);
    // What is named as a file of figures is no file of answers, whatever the patterns say.
    let figure_files = figures::named_files(&raw.figures);
    let mut listed = files.list();
    listed.retain(|file| !figure_files.contains(file));
    let answer_files = answer_files(&raw.waves, &listed, answers, reader);
    let (consensus_files, consensus_patterns) = consensus_files(&raw, &listed, &answer_files, reader);
    let inside = |wave: &RawWave| wave.answers.iter().map(|path| paths::plain(&path.value)).collect();
    let answer_patterns = raw.waves.iter().map(inside).collect();
    let wanted = std::mem::take(&mut raw.figures);
    let built = build(raw, &asked);
    let fits = built.is_some() || reader.has_errors();
    debug_assert!(fits, "what keeps parts from fitting together has been told as a fault");
    let mut assessment = built?;
    let mut figure_files = figure_files;
    // Whoever gives answers has nothing to do with figures.
    if answers == Answers::Wanted {
        let is_read = |file: &str| answer_files.iter().flatten().any(|other| other == file);
        let (read, files) = figures(&wanted, files, &assessment, is_read, reader);
        assessment.figures = read;
        figure_files = files;
    }
    Some(LoadedAssessment {
        assessment,
        answer_files,
        answer_patterns,
        consensus_files,
        consensus_patterns,
        figure_files,
        taken: Vec::new(),
    })
}

/// Per wave, the files of what units have agreed on, and what names them. That there are none yet is no fault.
///
/// Where nothing is said they are looked for in a folder of their own; what `answers` names is left to it there. Where each unit answers together from
/// the start, there is nothing beside its answers.
fn consensus_files(
    raw: &RawAssessment,
    listed: &[String],
    answer_files: &[Vec<String>],
    reader: &Reader,
) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let is_answers = |file: &String| answer_files.iter().flatten().any(|other| other == file);
    let of_wave = |wave: &RawWave| match (&wave.consensus, &wave.id) {
        _ if raw.mode == Some(Mode::Consensus) => (Vec::new(), Vec::new()),
        (Some(wanted), _) => {
            let mut files: Vec<String> = Vec::new();
            for one in wanted {
                let matched = paths::matching(one, listed, reader).unwrap_or_default();
                if let Some(file) = matched.iter().find(|file| is_answers(file)) {
                    let fault = TomlFault::AgreedAndAnswered { file: file.clone() };
                    reader.fault(fault, one.span.clone());
                }
                let path = paths::plain(&one.value);
                let others = listed.iter().filter(|file| !is_answers(file)).map(String::as_str);
                if let Some(nearest) = nearest(&path, others).filter(|_| matched.is_empty()) {
                    let fault = TomlFault::NothingMatches {
                        pattern: one.value.clone(),
                        nearest: Some(nearest),
                        may_wait: true,
                    };
                    reader.fault(fault, one.span.clone());
                }
                files.extend(matched);
            }
            (each_once(files), wanted.iter().map(|path| paths::plain(&path.value)).collect())
        }
        (None, Some(id)) => {
            let pattern = format!("{CONSENSUS_FOLDER}/{}/*.csv", id.value);
            let files = listed.iter().filter(|file| paths::fits(&pattern, file) && !is_answers(file));
            (files.cloned().collect(), vec![pattern])
        }
        (None, None) => (Vec::new(), Vec::new()),
    };
    raw.waves.iter().map(of_wave).unzip()
}

/// Each file once, where it came first.
fn each_once(files: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    files.into_iter().filter(|file| seen.insert(file.clone())).collect()
}

/// The files of each wave, each once even where two patterns fit it.
///
/// A pattern that no file fits is a fault, but not in the waves after the last that has files: they wait for answers. That one is
/// misspelt would not be seen then, so a file that no wave reads and that is called nearly so is told.
fn answer_files(waves: &[RawWave], listed: &[String], answers: Answers, reader: &Reader) -> Vec<Vec<String>> {
    let mut files: Vec<Vec<String>> = Vec::with_capacity(waves.len());
    let mut unmatched: Vec<(usize, &At<String>)> = Vec::new();
    for (at, wave) in waves.iter().enumerate() {
        let mut of_wave: Vec<String> = Vec::new();
        for wanted in &wave.answers {
            let Some(matched) = paths::matching(wanted, listed, reader) else { continue };
            if matched.is_empty() {
                unmatched.push((at, wanted));
            }
            of_wave.extend(matched);
        }
        files.push(each_once(of_wave));
    }
    if answers == Answers::MayBeMissing {
        return files;
    }
    let read: BTreeSet<&str> = files.iter().flatten().map(String::as_str).collect();
    let folders: BTreeSet<&str> = read.iter().map(|file| paths::folder(file)).collect();
    let with_files = files.iter().rposition(|files| !files.is_empty());
    for (wave, wanted) in unmatched {
        let path = paths::plain(&wanted.value);
        // What lies where another wave's answers lie is that wave's, and waves are not to be mixed.
        let is_free = |file: &&str| {
            let folder = paths::folder(file);
            !read.contains(file) && (!folders.contains(folder) || folder == paths::folder(&path))
        };
        let nearest = nearest(&path, listed.iter().map(String::as_str).filter(is_free));
        let may_wait = with_files.is_none_or(|last| wave > last);
        if !may_wait || nearest.is_some() {
            let fault = TomlFault::NothingMatches { pattern: wanted.value.clone(), nearest, may_wait };
            reader.fault(fault, wanted.span.clone());
        }
    }
    files
}

/// Every questionnaire that is named, read once; `None` for one with faults.
type Questionnaires = BTreeMap<String, Option<Arc<Questionnaire>>>;

fn questionnaires(raw: &RawAssessment, files: &dyn Files, reader: &Reader) -> Questionnaires {
    let mut asked = Questionnaires::new();
    let named =
        raw.questionnaire.iter().chain(raw.waves.iter().filter_map(|wave| wave.questionnaire.as_ref()));
    for name in named {
        if !asked.contains_key(&name.value) {
            let read = read_questionnaire(name, files, reader).map(Arc::new);
            asked.insert(name.value.clone(), read);
        }
    }
    asked
}

/// A built-in one by its id, else a file by its path.
fn read_questionnaire(name: &At<String>, files: &dyn Files, reader: &Reader) -> Option<Questionnaire> {
    let (read, found) = if let Some(builtin) = builtin::find(&name.value) {
        questionnaire(&builtin.file(), builtin.text)
    } else if name.value.contains(['/', '\\', '.']) {
        let path = paths::inside(name, reader)?;
        match read_text(files, &path) {
            Ok(text) => questionnaire(&path, &text),
            Err(Unread::Missing(why)) => {
                reader.fault(cannot_read(files, &path, why), name.span.clone());
                return None;
            }
            Err(Unread::NotUtf8(found)) => (None, found),
        }
    } else {
        let known: Vec<String> = builtin::ALL.iter().map(|builtin| builtin.id.to_owned()).collect();
        let nearest = nearest(&name.value, known.iter().map(String::as_str));
        let fault = TomlFault::UnknownQuestionnaire { name: name.value.clone(), nearest, known };
        reader.fault(fault, name.span.clone());
        return None;
    };
    reader.extend(found);
    read
}

/// Puts the assessment together; `None` only where something has been told as a fault.
fn build(raw: RawAssessment, asked: &Questionnaires) -> Option<Assessment> {
    let rollup = raw.rollup.as_ref().map(|rollup| rollup.value).unwrap_or_else(|| default_rollup(&raw));
    let units = units(&raw.units)?;
    // Where no unit has weights of its own, waves share one questionnaire.
    let has_weights = units.iter().any(|(_, unit)| !unit.weights.is_empty());
    let find = |name: &At<String>| {
        let found = asked.get(&name.value)?.clone()?;
        Some(if has_weights { Arc::new(Questionnaire::clone(&found).used_by(&units)) } else { found })
    };
    let questionnaire = find(raw.questionnaire.as_ref()?)?;
    let wave = |wave: &RawWave| {
        Some(Wave {
            id: WaveId::parse(&wave.id.as_ref()?.value).ok()?,
            date: wave.date.as_ref().map(|date| date.value),
            questionnaire: match &wave.questionnaire {
                Some(name) => find(name)?,
                None => questionnaire.clone(),
            },
        })
    };
    let mode = raw.mode.unwrap_or(Mode::Survey);
    Some(Assessment {
        title: raw.title?,
        language: raw.language,
        mode,
        min_group: raw.min_group.unwrap_or(mode.least(Assessment::DEFAULT_MIN_GROUP)),
        min_item_group: raw.min_item_group.unwrap_or(mode.least(Assessment::DEFAULT_MIN_ITEM_GROUP)),
        min_role_group: raw.min_role_group.unwrap_or(mode.least(Assessment::DEFAULT_MIN_ROLE_GROUP)),
        rollup,
        respondents: raw.respondents.unwrap_or(Respondents::PerWave),
        comments: raw.comments.unwrap_or(true),
        finite_population: raw.finite_population.unwrap_or(false),
        min_change: raw.min_change.unwrap_or(Assessment::DEFAULT_MIN_CHANGE),
        organisation: raw.organisation,
        waves: raw.waves.iter().map(wave).collect::<Option<_>>()?,
        waiting: Vec::new(),
        figures: Figures::default(),
        questionnaire,
        units,
    })
}

fn default_rollup(raw: &RawAssessment) -> Rollup {
    if check::without_headcount(raw).is_empty() { Rollup::Headcount } else { Rollup::Pooled }
}

fn units(raw: &[RawUnit]) -> Option<UnitTree> {
    let places: BTreeMap<&str, usize> = raw
        .iter()
        .enumerate()
        .filter_map(|(at, unit)| Some((unit.id.as_ref()?.value.as_str(), at)))
        .collect();
    let declared = raw.iter().map(|raw| {
        let parent = match &raw.parent {
            Some(parent) => Some(*places.get(parent.value.as_str())?),
            None => None,
        };
        Some((unit(raw)?, parent))
    });
    UnitTree::new(declared.collect::<Option<_>>()?)
}

fn unit(raw: &RawUnit) -> Option<Unit> {
    let id = &raw.id.as_ref()?.value;
    let targets = raw.targets.iter().map(|(node, points)| Some((NodeId::parse(&node.value).ok()?, *points)));
    let weights = raw.weights.iter().map(|(node, weight)| Some((NodeId::parse(&node.value).ok()?, *weight)));
    Some(Unit {
        id: UnitId::parse(id).ok()?,
        name: raw.name.clone().unwrap_or_else(|| Localized::same(id)),
        parent: None,
        children: Vec::new(),
        depth: 0,
        headcount: raw.headcount.as_ref().map(|headcount| headcount.value),
        invited: raw.invited.as_ref().map(|invited| invited.value.total),
        invited_by_role: raw
            .invited
            .as_ref()
            .map(|invited| invited.value.by_role.clone())
            .unwrap_or_default(),
        targets: targets.collect::<Option<_>>()?,
        weights: weights.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests;
