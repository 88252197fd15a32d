//! What answers are taken into: a wave of an assessment, or nothing where a file is only looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mognad::load::answers::{AnswerFile, Duplicates, Reading, Roles, answers};
use mognad::load::builtin;
use mognad::load::{self, Files, LoadedAssessment};
use mognad::model::{Assessment, Diagnostics, Questionnaire, UnitTree, Unreadable, WaveId};
use mognad::text::terminal::failures::{needs_assessment, no_assessment, questionnaire_with_assessment};

use super::super::args::Import;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files::Folder;
use super::super::input::{self, ASSESSMENT, shown};
use super::super::pick;

/// What answers are taken into.
pub enum Target {
    Assessment(Box<Into>),
    /// The questionnaire that the file is looked at with.
    Look(Arc<Questionnaire>),
}

/// A wave of an assessment.
pub struct Into {
    root: PathBuf,
    file: String,
    pub folder: Folder,
    loaded: LoadedAssessment,
    pub assessment: Assessment,
    wave: usize,
    /// The wave's files of answers.
    pub files: Vec<String>,
}

impl Target {
    /// The assessment that was named, else the one in the current folder, else none.
    pub fn find(context: &Context, args: &Import, wave: Option<&str>) -> anyhow::Result<Self> {
        // The empty path, so that what is told of files in it does not begin with `./`.
        let here = Path::new("");
        let into = args.into.as_deref().or_else(|| here.join(ASSESSMENT).is_file().then_some(here));
        match into {
            Some(_) if args.questionnaire.is_some() => {
                Err(Failure(questionnaire_with_assessment(context.lang())).into())
            }
            Some(into) => Into::open(context, into, wave).map(|into| Self::Assessment(Box::new(into))),
            None if args.wave.is_some() => Err(Failure(needs_assessment("--wave", context.lang())).into()),
            None => {
                let which = args.questionnaire.as_deref().unwrap_or(builtin::ALL[0].id);
                let (questionnaire, found) = input::questionnaire(context, which)?;
                context.judge(&found)?;
                let questionnaire = questionnaire.ok_or_else(|| anyhow::anyhow!("{which}"))?;
                Ok(Self::Look(Arc::new(questionnaire)))
            }
        }
    }

    pub fn loaded(&self) -> Option<&Into> {
        match self {
            Self::Assessment(into) => Some(into),
            Self::Look(_) => None,
        }
    }

    pub fn questionnaire(&self) -> &Questionnaire {
        match self {
            Self::Assessment(into) => &into.assessment.waves[into.wave].questionnaire,
            Self::Look(questionnaire) => questionnaire,
        }
    }

    pub fn units(&self) -> Option<&UnitTree> {
        self.loaded().map(|into| &into.assessment.units)
    }

    pub fn wave_id(&self) -> Option<&WaveId> {
        self.loaded().map(Into::wave_id)
    }

    pub fn folder(&self) -> Option<&Path> {
        self.loaded().map(|into| into.root.as_path())
    }
}

impl Into {
    fn open(context: &Context, into: &Path, wave: Option<&str>) -> anyhow::Result<Self> {
        let is_file = into.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("toml"));
        let (root, file) = if is_file {
            let name = into.file_name().and_then(|name| name.to_str()).unwrap_or(ASSESSMENT);
            (into.parent().unwrap_or(Path::new("")).to_owned(), name.to_owned())
        } else {
            (into.to_owned(), ASSESSMENT.to_owned())
        };
        if !root.join(&file).is_file() {
            return Err(Failure(no_assessment(&shown(into), context.lang())).into());
        }
        let folder = Folder::new(&root);
        let (loaded, found) = load::unanswered_assessment(&folder, &file);
        context.judge(&found)?;
        let loaded = loaded.ok_or_else(|| anyhow::anyhow!("{file}"))?;
        let assessment = loaded.assessment.clone();
        context.read_language(assessment.language);
        let wave = pick::wave(&assessment, wave, context.lang())?;
        let files = loaded.answer_files.get(wave).cloned().unwrap_or_default();
        Ok(Self { root, file, folder, loaded, assessment, wave, files })
    }

    pub fn wave_id(&self) -> &WaveId {
        &self.assessment.waves[self.wave].id
    }

    /// Where a file of the wave's answers can be put so that it is read.
    pub fn place(&self, stem: &str) -> Option<String> {
        self.loaded.place(self.wave, stem)
    }

    /// Where a file of the folder is on the disk.
    pub fn path(&self, name: &str) -> PathBuf {
        name.split('/').fold(self.root.clone(), |place, part| place.join(part))
    }
}

/// Reads the assessment and the wave as they would be with the new files, to be sure that they can be read.
pub fn check(into: &Into, new: &[(&str, String)]) -> Diagnostics {
    let extra = new.iter().map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes())).collect();
    let overlay = Overlay { base: &into.folder, extra };
    let (loaded, mut found) = load::unanswered_assessment(&overlay, &into.file);
    let Some(loaded) = loaded else { return found };
    let waves: Vec<WaveId> = loaded.assessment.waves.iter().map(|wave| wave.id.clone()).collect();
    let listed_under = |name: &String| -> Vec<WaveId> {
        let listing = waves.iter().zip(&loaded.answer_files).filter(|(_, names)| names.contains(name));
        listing.map(|(wave, _)| wave.clone()).collect()
    };
    let read: Vec<(&String, Vec<u8>, Vec<WaveId>)> = loaded.answer_files[into.wave]
        .iter()
        .filter_map(|name| Some((name, overlay.read(name).ok()?, listed_under(name))))
        .collect();
    let files: Vec<AnswerFile<'_>> =
        read.iter().map(|(name, bytes, waves)| AnswerFile { name, bytes, waves }).collect();
    let reading = Reading {
        questionnaire: &loaded.assessment.waves[into.wave].questionnaire,
        units: &loaded.assessment.units,
        waves: &waves,
        wave: &waves[into.wave],
        duplicates: Duplicates::Error,
        encoding: None,
    };
    found.extend(answers(&reading, &mut Roles::default(), &files).1);
    found
}

/// A folder with files laid over it that are not there yet.
struct Overlay<'f> {
    base: &'f Folder,
    extra: BTreeMap<String, Vec<u8>>,
}

impl Files for Overlay<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        self.extra.get(path).map_or_else(|| self.base.read(path), |bytes| Ok(bytes.clone()))
    }

    fn list(&self) -> Vec<String> {
        let mut names = self.base.list();
        names.extend(self.extra.keys().cloned());
        names.sort();
        names.dedup();
        names
    }
}
