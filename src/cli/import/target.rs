//! What answers are taken into: a wave of an assessment, or nothing where a file is only looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mognad::load::answers::{AnswerFiles, Duplicates};
use mognad::load::builtin;
use mognad::load::{self, Files, LoadedAssessment};
use mognad::model::format::ASSESSMENT_FILE;
use mognad::model::{Assessment, Diagnostics, Questionnaire, UnitIx, UnitTree, Unreadable, WaveId};
use mognad::text::terminal::failures::{option_needs_assessment, questionnaire_with_assessment};

use super::super::args::Import;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files::{Folder, inside};
use super::super::whereabouts::{self, Home};
use super::super::{consensus as agreeing, input};

/// What answers are taken into.
pub enum Target {
    Assessment(Box<Into>),
    /// The questionnaire that the file is looked at with.
    Look(Arc<Questionnaire>),
}

/// A wave of an assessment.
pub struct Into {
    pub home: Home,
    pub folder: Folder,
    loaded: LoadedAssessment,
    pub assessment: Assessment,
    wave: usize,
    /// The wave's files of answers.
    pub files: Vec<String>,
    /// Whether they are what units have agreed on.
    consensus: bool,
}

/// What answers are to be taken into: what was named, else the current folder if it is an assessment.
pub fn into(args: &Import) -> Option<&Path> {
    // The empty path, so that what is told of files in it does not begin with `./`.
    let here = Path::new("");
    args.into.as_deref().or_else(|| here.join(ASSESSMENT_FILE).is_file().then_some(here))
}

impl Target {
    /// The assessment that was named, else the one in the current folder, else none.
    pub fn find(context: &Context, args: &Import, wave: Option<&str>) -> anyhow::Result<Self> {
        match into(args) {
            Some(_) if args.questionnaire.is_some() => {
                Err(Failure(questionnaire_with_assessment(context.lang())).into())
            }
            Some(into) => {
                Into::open(context, into, wave, args.consensus).map(|into| Self::Assessment(Box::new(into)))
            }
            None if args.consensus => {
                Err(Failure(option_needs_assessment("--consensus", context.lang())).into())
            }
            None if args.wave.is_some() => {
                Err(Failure(option_needs_assessment("--wave", context.lang())).into())
            }
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
        self.loaded().map(|into| into.home.folder.as_path())
    }
}

impl Into {
    fn open(context: &Context, into: &Path, wave: Option<&str>, consensus: bool) -> anyhow::Result<Self> {
        let home = whereabouts::find(into).expect_folder(context, into)?;
        let mut loaded = whereabouts::unanswered(context, &home)?;
        let wave = agreeing::wave(context, &loaded, wave, consensus)?;
        if consensus {
            agreeing::expect_survey(context, &loaded)?;
            loaded = loaded.consensus();
        }
        let assessment = loaded.assessment.clone();
        let files = loaded.answer_files.get(wave).cloned().unwrap_or_default();
        Ok(Self { folder: Folder::new(&home.folder), home, loaded, assessment, wave, files, consensus })
    }

    pub fn wave_id(&self) -> &WaveId {
        &self.assessment.waves[self.wave].id
    }

    /// The units that have agreed on something already, where that is what is taken in.
    pub fn agreed(&self) -> Option<Vec<UnitIx>> {
        if !self.consensus {
            return None;
        }
        let read =
            AnswerFiles::read_wave(&self.folder, &self.assessment, &self.loaded.answer_files, self.wave);
        let mut found = Diagnostics::default();
        let responses =
            read.map(|read| read.answers_of_wave(&self.assessment, self.wave, Duplicates::First, &mut found));
        Some(responses.unwrap_or_default().0.iter().map(|response| response.unit).collect())
    }

    /// Where a file of the wave's answers can be put so that it is read.
    pub fn place(&self, stem: &str) -> Option<String> {
        self.loaded.place(self.wave, stem)
    }

    /// Where a file of the folder is on the disk.
    pub fn path(&self, name: &str) -> PathBuf {
        inside(&self.home.folder, name)
    }
}

/// Reads the assessment and the wave as they would be with the new files, to be sure that they can be read.
pub fn check(into: &Into, changes: &Changes) -> Diagnostics {
    let overlay = Overlay { base: &into.folder, changes };
    let (loaded, mut found) = load::unanswered_assessment(&overlay, &into.home.file);
    let Some(mut loaded) = loaded else { return found };
    if into.consensus {
        loaded = loaded.consensus();
    }
    let assessment = &loaded.assessment;
    if let Ok(read) = AnswerFiles::read_wave(&overlay, assessment, &loaded.answer_files, into.wave) {
        found.extend(read.faults_of_wave(assessment, into.wave));
    }
    found
}

/// Files of the folder as they are to be: with these bytes, or gone.
pub type Changes = BTreeMap<String, Option<Vec<u8>>>;

/// A folder as it will be once files are written and others are gone.
struct Overlay<'f> {
    base: &'f Folder,
    changes: &'f Changes,
}

impl Files for Overlay<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match self.changes.get(path) {
            Some(Some(bytes)) => Ok(bytes.clone()),
            _ => self.base.read(path),
        }
    }

    fn list(&self) -> Vec<String> {
        let mut names = self.base.list();
        names.extend(self.changes.keys().cloned());
        names.sort();
        names.dedup();
        names.retain(|name| !matches!(self.changes.get(name), Some(None)));
        names
    }
}
