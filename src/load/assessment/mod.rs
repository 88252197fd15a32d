//! An assessment's TOML to the assessment: read, with its questionnaires, checked, built.

mod check;
mod paths;
mod raw;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::raw::{RawAssessment, RawUnit, RawWave};
use super::builtin;
use super::files::Files;
use super::questionnaire::questionnaire;
use super::reader::{At, Reader, Table};
use super::suggest::nearest;
use super::syntax;
use crate::model::toml_fault::TomlFault;
use crate::model::{
    Assessment, Diagnostics, Localized, NodeId, Questionnaire, Rollup, Unit, UnitId, UnitTree, Wave, WaveId,
};

/// An assessment, and where its answers are.
#[derive(Debug, Clone)]
pub struct LoadedAssessment {
    /// The assessment.
    pub assessment: Assessment,
    /// Per wave, the files that hold its answers: in the order of the patterns that name them, sorted within each.
    pub answer_files: Vec<Vec<String>>,
}

/// Reads an assessment and the questionnaires that it names. All faults are found at once; there is an assessment
/// exactly where none is an error.
///
/// `file_name` is the assessment's own file among `files`.
#[must_use]
pub fn assessment(files: &dyn Files, file_name: &str) -> (Option<LoadedAssessment>, Diagnostics) {
    read_with(files, file_name, &|wanted, listed, reader| paths::matching(wanted, listed, reader))
}

/// The same for an assessment that nobody may have answered yet: what it is and whom it asks, without its answers.
#[must_use]
pub fn assessment_before_answers(files: &dyn Files, file_name: &str) -> (Option<Assessment>, Diagnostics) {
    let find = |wanted: &At<String>, _: &[String], reader: &Reader| {
        // A path that leads astray is a fault also where nothing is read from it.
        paths::inside(wanted, reader).into_iter().collect()
    };
    let (loaded, found) = read_with(files, file_name, &find);
    (loaded.map(|loaded| loaded.assessment), found)
}

/// The files that a path or a pattern names, of those there are.
type Find<'a> = &'a dyn Fn(&At<String>, &[String], &Reader) -> Vec<String>;

fn read_with(files: &dyn Files, file_name: &str, find: Find<'_>) -> (Option<LoadedAssessment>, Diagnostics) {
    let text = match read_text(files, file_name) {
        Ok(text) => text,
        Err(Unread::NotUtf8(found)) => return (None, found),
        Err(Unread::Missing(message)) => {
            let reader = Reader::new(file_name, "");
            reader.fault_in_file(TomlFault::CannotRead { path: file_name.to_owned(), message });
            return (None, reader.finish());
        }
    };
    let reader = Reader::new(file_name, &text);
    let loaded = load(&text, files, find, &reader);
    (loaded, reader.finish())
}

/// Why there is no text.
enum Unread {
    /// The operating system's words.
    Missing(String),
    /// The line with the first byte that is not UTF-8.
    NotUtf8(Diagnostics),
}

fn read_text(files: &dyn Files, path: &str) -> Result<String, Unread> {
    let bytes = files.read(path).map_err(|error| Unread::Missing(error.message))?;
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text.trim_start_matches('\u{feff}').to_owned()),
        Err(error) => error,
    };
    let start = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes());
    let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let reader = Reader::new(path, &text);
    reader.fault(TomlFault::NotUtf8, start..end);
    Err(Unread::NotUtf8(reader.finish()))
}

fn load(text: &str, files: &dyn Files, find: Find<'_>, reader: &Reader) -> Option<LoadedAssessment> {
    let table = syntax::parse(text, reader)?;
    let raw = raw::read(Table::root(&table, reader), reader)?;
    let asked = questionnaires(&raw, files, reader);
    // Whether a target leads somewhere can be said only where every questionnaire could be read.
    let known: Option<Vec<&Questionnaire>> = asked.values().map(Option::as_deref).collect();
    check::check(&raw, &known.filter(|_| raw.questionnaire.is_some()).unwrap_or_default(), reader);
    let listed = files.list();
    let answer_files = raw.waves.iter().map(|wave| answer_files(wave, &listed, find, reader)).collect();
    if reader.has_errors() {
        return None;
    }
    let built = build(raw, &asked);
    let assessment = built.expect("what keeps parts from fitting together has been told as a fault");
    Some(LoadedAssessment { assessment, answer_files })
}

/// The files of a wave, each once even where two patterns fit it.
fn answer_files(wave: &RawWave, listed: &[String], find: Find<'_>, reader: &Reader) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for file in wave.answers.iter().flat_map(|wanted| find(wanted, listed, reader)) {
        if !files.contains(&file) {
            files.push(file);
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
            Err(Unread::Missing(message)) => {
                reader.fault(TomlFault::CannotRead { path, message }, name.span.clone());
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
    let find = |name: &At<String>| asked.get(&name.value)?.clone();
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
    Some(Assessment {
        title: raw.title?,
        language: raw.language,
        min_group: raw.min_group.unwrap_or(Assessment::DEFAULT_MIN_GROUP),
        rollup,
        waves: raw.waves.iter().map(wave).collect::<Option<_>>()?,
        units: units(&raw.units)?,
        questionnaire,
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
    Some(Unit {
        id: UnitId::parse(id).ok()?,
        name: raw.name.clone().unwrap_or_else(|| Localized::same(id)),
        parent: None,
        children: Vec::new(),
        depth: 0,
        headcount: raw.headcount.as_ref().map(|headcount| headcount.value),
        invited: raw.invited.as_ref().map(|invited| invited.value),
        targets: targets.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests;
