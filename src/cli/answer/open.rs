//! The assessment that answers are given to, which may have none yet.

use std::path::{Path, PathBuf};

use mognad::load::answers::{AnswerFile, Duplicates, Reading, has_answered};
use mognad::load::{self, Files, LoadedAssessment};
use mognad::model::{Assessment, Diagnostics, Questionnaire, Responses, WaveId};
use mognad::text::interviewing as said;
use mognad::text::terminal::failures::no_assessment;

use crate::cli::args::{Answer, DuplicatesChoice, ReadingArgs};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Reported};
use crate::cli::files::Folder;
use crate::cli::input::{self, ASSESSMENT, shown};
use crate::cli::pick;

/// How files of answers are read here.
const READING: ReadingArgs =
    ReadingArgs { questionnaire: None, duplicates: DuplicatesChoice::Error, encoding: None };

/// An assessment without faults, and the wave that answers are given in.
pub struct Opened<'a> {
    pub context: &'a Context,
    /// Where it lies.
    pub folder: PathBuf,
    pub loaded: LoadedAssessment,
    pub wave: usize,
    /// What has been answered in each wave.
    pub responses: Vec<Responses>,
    name: String,
}

impl<'a> Opened<'a> {
    /// Reads it all; a fault anywhere ends the run before anybody has answered in vain.
    pub fn read(context: &'a Context, args: &Answer) -> anyhow::Result<Self> {
        let lang = context.lang();
        let (folder, name) = place(context, &args.what)?;
        input::expect_assessment(context, &folder, &name)?;
        let files = Folder::new(&folder);
        let (loaded, mut found) = load::unanswered_assessment(&files, &name);
        let Some(loaded) = loaded else {
            context.judge(&found)?;
            anyhow::bail!("{name}");
        };
        context.read_language(loaded.assessment.language);
        let wave = pick::wave(&loaded.assessment, args.wave.as_deref(), lang)?;
        let responses = responses(context, &files, &loaded, &mut found)?;
        if found.has_errors() {
            context.judge(&found)?;
        }
        // A file that two waves read would need a column that says which; so would one that none reads.
        let place = loaded.place(wave, "interview-r");
        let waves = 0..loaded.assessment.waves.len();
        let is_own = place.is_some_and(|place| waves.filter(|wave| loaded.takes(*wave, &place)).count() == 1);
        if !is_own {
            return Err(Failure(said::no_place(loaded.assessment.waves[wave].id.as_str(), lang)).into());
        }
        Ok(Self { context, folder, loaded, wave, responses, name })
    }

    pub fn assessment(&self) -> &Assessment {
        &self.loaded.assessment
    }

    pub fn questionnaire(&self) -> &Questionnaire {
        &self.assessment().waves[self.wave].questionnaire
    }

    pub fn wave_id(&self) -> &WaveId {
        &self.assessment().waves[self.wave].id
    }

    /// What has been answered in each wave by now.
    pub fn responses_now(&self) -> anyhow::Result<Vec<Responses>> {
        let files = Folder::new(&self.folder);
        let (loaded, mut found) = load::unanswered_assessment(&files, &self.name);
        let Some(loaded) = loaded else { return Err(Reported.into()) };
        let responses = responses(self.context, &files, &loaded, &mut found)?;
        if found.has_errors() {
            self.context.judge(&found)?;
        }
        Ok(responses)
    }

    /// Whether a respondent of this name has answered in the wave.
    pub fn has_answered(&self, respondent: &str) -> anyhow::Result<bool> {
        let assessment = self.assessment();
        let waves: Vec<WaveId> = assessment.waves.iter().map(|wave| wave.id.clone()).collect();
        let names = &self.loaded.answer_files[self.wave];
        let texts = input::read_all(self.context, &Folder::new(&self.folder), std::slice::from_ref(names))?;
        let listed = |name: &String| -> Vec<WaveId> {
            let listing = waves.iter().zip(&self.loaded.answer_files);
            listing.filter(|(_, names)| names.contains(name)).map(|(wave, _)| wave.clone()).collect()
        };
        let listings: Vec<Vec<WaveId>> = names.iter().map(listed).collect();
        let files = names.iter().zip(&listings);
        let files: Vec<AnswerFile<'_>> =
            files.map(|(name, waves)| AnswerFile { name, bytes: &texts[name], waves }).collect();
        let reading = Reading {
            questionnaire: self.questionnaire(),
            units: &assessment.units,
            waves: &waves,
            wave: self.wave_id(),
            duplicates: Duplicates::Error,
            encoding: None,
        };
        Ok(has_answered(&reading, &files, respondent))
    }
}

fn responses(
    context: &Context,
    files: &Folder,
    loaded: &LoadedAssessment,
    found: &mut Diagnostics,
) -> anyhow::Result<Vec<Responses>> {
    let texts = input::read_all(context, files, &loaded.answer_files)?;
    let (responses, _) =
        input::all_answers(&loaded.assessment, &loaded.answer_files, &texts, &READING, None, found);
    Ok(responses)
}

/// The folder of an assessment and the name of its own file.
fn place(context: &Context, what: &Path) -> anyhow::Result<(PathBuf, String)> {
    let lang = context.lang();
    if what.is_dir() {
        if !what.join(ASSESSMENT).is_file() {
            return Err(Failure(no_assessment(&shown(what), lang)).into());
        }
        return Ok((what.to_owned(), ASSESSMENT.to_owned()));
    }
    let is_toml = what.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("toml"));
    if !what.is_file() || !is_toml {
        return Err(Failure(said::needs_assessment(&shown(what), lang)).into());
    }
    let name = what.file_name().and_then(|name| name.to_str()).unwrap_or(ASSESSMENT);
    Ok((what.parent().map(Path::to_owned).unwrap_or_default(), name.to_owned()))
}

/// The files of interviews that were begun in a folder, in order of their names, with what is in them.
pub fn drafts(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let names = Folder::new(folder).list();
    let of_json = names.iter().filter(|name| !name.contains('/') && name.ends_with(".json"));
    of_json.filter_map(|name| Some((folder.join(name), Folder::new(folder).read(name).ok()?))).collect()
}
