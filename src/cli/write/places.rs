//! Where files that a person asked for may go: nowhere where they would replace what mognad did not write, or be read as answers.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use mognad::load::{fits, is_of_a_report};
use mognad::model::format::ASSESSMENT_FILE;
use mognad::text::terminal::failures::{Kept, foreign, kept, read_as_answers};

use super::super::args::{Input, Replacing};
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files::{Folder, inside, shown};
use super::super::whereabouts::{Found, Home, find};
use super::{aside, kind};

/// What a run reads, and whether it may replace what others wrote.
#[derive(Debug, Default)]
pub struct Places {
    inputs: Vec<PathBuf>,
    /// Assessments that are called otherwise than usual.
    homes: Vec<(PathBuf, String)>,
    force: bool,
}

impl Places {
    /// With `force`, files that others wrote are replaced, but none that is read, and no assessment, questionnaire or answers.
    pub fn new(force: bool) -> Self {
        Self { force, ..Self::default() }
    }

    /// The same for a command that reads an assessment or a file of answers.
    pub fn reading(input: &Input, replacing: &Replacing) -> Self {
        let places = Self::new(replacing.force).reads(&input.what);
        let places = match &input.reading.questionnaire {
            Some(questionnaire) => places.reads(questionnaire),
            None => places,
        };
        match find(&input.what) {
            Found::Assessment(home) => places.reads_assessment(&home),
            Found::Folder | Found::File | Found::Nothing(_) => places,
        }
    }

    /// Notes a file that is read. What is no file, such as the name of a questionnaire, is none.
    pub fn reads(mut self, path: impl AsRef<Path>) -> Self {
        self.inputs.extend(fs::canonicalize(path).ok().filter(|path| path.is_file()));
        self
    }

    /// Notes the assessment that is read.
    pub fn reads_assessment(mut self, home: &Home) -> Self {
        if let Ok(folder) = fs::canonicalize(folder_of(home)) {
            self.homes.push((folder, home.file.clone()));
        }
        self
    }

    /// Sees that a file can be written to a place, as far as that can be said before it is known what will stand in it.
    pub fn expect(&self, context: &Context, path: &Path) -> anyhow::Result<()> {
        self.expect_all(context, std::iter::once(path.to_owned()))
    }

    /// The same for several, of which none is written if one cannot be.
    pub fn expect_all(
        &self,
        context: &Context,
        paths: impl IntoIterator<Item = PathBuf>,
    ) -> anyhow::Result<()> {
        let mut known = BTreeMap::new();
        for path in paths {
            let real = real(&path);
            let folder = aside::parent(&real).to_owned();
            let assessments = known.entry(folder).or_insert_with_key(|folder| self.assessments(folder));
            self.refusal(context, &path, &real, assessments).map_or(Ok(()), Err)?;
        }
        Ok(())
    }

    /// Sees that what stands in a place may be replaced by these bytes; whether they are to be written at all, since they may stand there
    /// already.
    pub fn expect_replaceable(&self, context: &Context, path: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
        let lang = context.lang();
        let is_new = fs::symlink_metadata(path).is_err();
        if is_new || path.file_name().is_some_and(is_own) {
            return Ok(true);
        }
        // Folders and devices are told of where they are written to.
        let Some(there) = fs::read(path).ok().filter(|_| path.is_file()) else { return Ok(true) };
        if there == bytes {
            return Ok(false);
        }
        if kind::is_ours(&there) || is_reported(path) {
            return Ok(true);
        }
        if let Some(what) = kind::kept(&shown(path), &there) {
            return Err(Failure(kept(&shown(path), what, lang)).into());
        }
        if self.force { Ok(true) } else { Err(Failure(foreign(&shown(path), lang)).into()) }
    }

    fn refusal(
        &self,
        context: &Context,
        path: &Path,
        real: &Path,
        assessments: &[Assessment],
    ) -> Option<Failure> {
        let (named, lang) = (shown(path), context.lang());
        let refused = |what| Some(Failure(kept(&named, what, lang)));
        if self.inputs.iter().any(|input| input == real) {
            return refused(Kept::Input);
        }
        let name = real.file_name().unwrap_or_default();
        if is_own(name) {
            return refused(Kept::Own);
        }
        if name == ASSESSMENT_FILE && real.is_file() {
            return refused(Kept::Assessment);
        }
        for assessment in assessments {
            let Some(inside) = assessment.name_of(real) else { continue };
            if inside == assessment.file {
                return refused(Kept::Assessment);
            }
            if assessment.questionnaires.iter().any(|name| fits(name, &inside)) && real.is_file() {
                return refused(Kept::Questionnaire);
            }
            if let Some((wave, pattern)) = assessment.reads(&inside) {
                return match real.is_file() {
                    true => refused(Kept::Answers),
                    false => Some(Failure(read_as_answers(&named, wave, pattern, lang))),
                };
            }
        }
        None
    }

    /// The assessments that a folder lies in.
    fn assessments(&self, folder: &Path) -> Vec<Assessment> {
        let mut found = Vec::new();
        for above in folder.ancestors() {
            let others = self.homes.iter().filter(|(home, _)| home == above).map(|(_, file)| file.as_str());
            let mut files: Vec<&str> = others.chain([ASSESSMENT_FILE]).collect();
            files.dedup();
            found.extend(files.into_iter().filter_map(|file| Assessment::read(above, file)));
        }
        found
    }
}

/// What an assessment says of the files in its folder. It need not be sound.
struct Assessment {
    folder: PathBuf,
    file: String,
    questionnaires: Vec<String>,
    /// The waves' names with each of their patterns.
    patterns: Vec<(String, String)>,
}

impl Assessment {
    fn read(folder: &Path, file: &str) -> Option<Self> {
        let bytes = fs::read(folder.join(file)).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let table = text.trim_start_matches('\u{feff}').parse::<toml::Table>().unwrap_or_default();
        let mut all = Self {
            folder: folder.to_owned(),
            file: file.to_owned(),
            questionnaires: Vec::new(),
            patterns: Vec::new(),
        };
        let text_of = |table: &toml::Table, key: &str| Some(table.get(key)?.as_str()?.to_owned());
        all.questionnaires.extend(text_of(&table, "questionnaire"));
        let waves = table.get("waves").and_then(toml::Value::as_array);
        for wave in waves.into_iter().flatten().filter_map(toml::Value::as_table) {
            all.questionnaires.extend(text_of(wave, "questionnaire"));
            let id = text_of(wave, "id").unwrap_or_default();
            let answers = wave.get("answers").and_then(toml::Value::as_array);
            let answers = answers.into_iter().flatten().filter_map(toml::Value::as_str);
            all.patterns.extend(answers.map(|pattern| (id.clone(), pattern.to_owned())));
        }
        Some(all)
    }

    /// A file's name in the folder, `/` between its parts.
    fn name_of(&self, real: &Path) -> Option<String> {
        let parts = real.strip_prefix(&self.folder).ok()?.iter().map(OsStr::to_str);
        Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
    }

    /// The wave that reads a file, and the pattern that it does so by.
    fn reads(&self, name: &str) -> Option<(&str, &str)> {
        let (wave, pattern) = self.patterns.iter().find(|(_, pattern)| fits(pattern, name))?;
        Some((wave, pattern))
    }
}

fn folder_of(home: &Home) -> &Path {
    if home.folder.as_os_str().is_empty() { Path::new(".") } else { &home.folder }
}

/// Where a path leads, links followed as far as there is something.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut missing = Vec::new();
    let mut there = absolute.as_path();
    loop {
        if let Ok(real) = fs::canonicalize(there) {
            // What is not there cannot be a link, so that `..` means what it says.
            return missing.into_iter().rev().fold(real, |path: PathBuf, part| match part {
                Component::ParentDir => path.parent().map(Path::to_owned).unwrap_or(path),
                Component::Normal(name) => path.join(name),
                Component::Prefix(_) | Component::RootDir | Component::CurDir => path,
            });
        }
        let Some(last) = there.components().next_back() else { return absolute };
        let Some(above) = there.parent() else { return absolute };
        missing.push(last);
        there = above;
    }
}

/// What mognad keeps in folders for itself.
fn is_own(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with(".mognad-"))
}

/// Whether a report wrote a file, which may lie a folder below it.
fn is_reported(path: &Path) -> bool {
    let real = real(path);
    let Some(name) = real.file_name().and_then(OsStr::to_str) else { return false };
    let folder = aside::parent(&real);
    let within = folder.file_name().and_then(OsStr::to_str).map(|within| format!("{within}/{name}"));
    let wrote = |folder: &Path, name: &str| is_of_a_report(&Folder::new(folder), name);
    wrote(folder, name) || within.is_some_and(|name| wrote(aside::parent(folder), &name))
}

/// The paths of files in a folder.
pub fn below<'f>(folder: &Path, names: impl Iterator<Item = &'f str>) -> Vec<PathBuf> {
    names.map(|name| inside(folder, name)).collect()
}
