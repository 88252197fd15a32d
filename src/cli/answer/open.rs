//! The assessment that answers are given to, which may have none yet.

use std::path::{Path, PathBuf};

use mognad::load::answers::{AnswerFiles, Duplicates};
use mognad::load::{self, Files, LoadedAssessment};
use mognad::model::{Assessment, Diagnostics, ItemIx, Questionnaire, Responses, UnitIx, WaveId};
use mognad::text::interviewing as said;
use mognad::text::sentences::consensus as say;

use crate::cli::args::Answer;
use crate::cli::consensus;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Reported};
use crate::cli::files::Folder;
use crate::cli::telling::unopened;
use crate::cli::whereabouts::{self, Home};

/// An assessment without faults, and the wave that answers are given in.
pub struct Opened<'a> {
    pub context: &'a Context,
    /// Where it lies.
    pub home: Home,
    pub loaded: LoadedAssessment,
    /// Whether it is what a unit agrees on that is taken down.
    pub is_consensus: bool,
    pub wave: usize,
    /// What has been answered in each wave.
    pub responses: Vec<Responses>,
}

impl<'a> Opened<'a> {
    /// Reads it all; a fault anywhere ends the run before anybody has answered in vain.
    pub fn read(context: &'a Context, args: &Answer) -> anyhow::Result<Self> {
        let lang = context.lang();
        let home = whereabouts::find(&args.what).expect(context, &args.what)?;
        let files = Folder::new(&home.folder);
        let (loaded, mut found) = load::unanswered_assessment(&files, &home.file);
        let Some(loaded) = loaded else {
            context.judge(&found)?;
            anyhow::bail!("{}", home.file);
        };
        context.read_language(loaded.assessment.language);
        let wave = consensus::wave(context, &loaded, args.wave.as_deref(), args.consensus)?;
        let loaded = if args.consensus {
            consensus::expect_survey(context, &loaded)?;
            loaded.consensus()
        } else {
            loaded
        };
        let responses = responses(context, &home, &loaded, &mut found)?;
        if found.has_errors() {
            context.judge(&found)?;
        }
        // A file that two waves read would need a column that says which; so would one that none reads.
        let place = loaded.place(wave, "interview-r");
        let waves = 0..loaded.assessment.waves.len();
        let is_own = place.is_some_and(|place| waves.filter(|wave| loaded.takes(*wave, &place)).count() == 1);
        if !is_own {
            let wave = loaded.assessment.waves[wave].id.as_str();
            let words = if args.consensus { say::no_place(wave, lang) } else { said::no_place(wave, lang) };
            return Err(Failure(words).into());
        }
        Ok(Self { context, home, loaded, is_consensus: args.consensus, wave, responses })
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

    /// The assessment as it is by now: that of what people answer by themselves.
    pub fn alone_now(&self) -> anyhow::Result<LoadedAssessment> {
        let (loaded, _) = load::unanswered_assessment(&Folder::new(&self.home.folder), &self.home.file);
        loaded.ok_or_else(|| Reported.into())
    }

    /// The questions that the unit's talk begins with; none where there is no talk.
    pub fn first_questions(&self, unit: UnitIx) -> anyhow::Result<Vec<ItemIx>> {
        match self.is_consensus {
            true => {
                consensus::first_questions(self.context, (&self.home, &self.alone_now()?), self.wave, unit)
            }
            false => Ok(Vec::new()),
        }
    }

    /// Sees that a unit that is to agree has not done so.
    pub fn expect_not_agreed(&self, unit: UnitIx) -> anyhow::Result<()> {
        if !self.is_consensus {
            return Ok(());
        }
        let responses = self.responses_now(&self.alone_now()?.consensus())?;
        if responses[self.wave].0.iter().any(|response| response.unit == unit) {
            let lang = self.context.lang();
            let name = self.assessment().units[unit].name.get(lang);
            return Err(Failure(say::agreed_already(name, self.wave_id().as_str(), lang)).into());
        }
        Ok(())
    }

    /// What has been answered in each wave by now.
    pub fn responses_now(&self, loaded: &LoadedAssessment) -> anyhow::Result<Vec<Responses>> {
        let mut found = Diagnostics::default();
        let responses = responses(self.context, &self.home, loaded, &mut found)?;
        if found.has_errors() {
            self.context.judge(&found)?;
        }
        Ok(responses)
    }

    /// Whether a respondent of this name has answered in the wave by now.
    pub fn has_answered(&self, respondent: &str) -> anyhow::Result<bool> {
        let assessment = self.assessment();
        // Others may have taken answers in since.
        let files = Folder::new(&self.home.folder);
        let (now, _) = load::unanswered_assessment(&files, &self.home.file);
        let now = now.map(|now| if self.is_consensus { now.consensus() } else { now });
        let answer_files = now.map_or_else(|| self.loaded.answer_files.clone(), |now| now.answer_files);
        let read = AnswerFiles::read_wave(&files, assessment, &answer_files, self.wave);
        let read = read.map_err(|why| unopened(self.context, &self.home.folder, &why))?;
        Ok(read.has_answered(assessment, self.wave, respondent))
    }

    /// Sees that nobody of this name has answered yet.
    pub fn expect_new(&self, respondent: &str) -> anyhow::Result<()> {
        if self.has_answered(respondent)? {
            let wave = self.wave_id().as_str();
            return Err(Failure(said::answered_already(respondent, wave, self.context.lang())).into());
        }
        Ok(())
    }
}

fn responses(
    context: &Context,
    home: &Home,
    loaded: &LoadedAssessment,
    found: &mut Diagnostics,
) -> anyhow::Result<Vec<Responses>> {
    let read = AnswerFiles::read(&Folder::new(&home.folder), &loaded.assessment, &loaded.answer_files);
    let read = read.map_err(|why| unopened(context, &home.folder, &why))?;
    let answered = read.answers(&loaded.assessment, Duplicates::Error, None, found);
    Ok(answered.into_iter().map(|wave| wave.responses).collect())
}

/// The files of interviews that were begun in a folder, in order of their names, with what is in them.
pub fn drafts(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let names = Folder::new(folder).list();
    let of_json = names.iter().filter(|name| !name.contains('/') && name.ends_with(".json"));
    of_json.filter_map(|name| Some((folder.join(name), Folder::new(folder).read(name).ok()?))).collect()
}
