//! The answers of every wave of an assessment, out of its files.

use std::collections::BTreeMap;

use super::{
    AnswerFile, Answered, Duplicates, Reading, Register, Roles, answers, answers_with_register, has_answered,
};
use crate::load::files::Files;
use crate::load::table::Encoding;
use crate::model::{Assessment, Diagnostics, Refusal, Respondents, Responses, WaveId};

/// The files of answers of an assessment's waves, each read once.
#[derive(Debug)]
pub struct AnswerFiles {
    waves: Vec<WaveId>,
    /// Per wave, the files that hold its answers.
    names: Vec<Vec<String>>,
    files: BTreeMap<String, Bytes>,
}

#[derive(Debug)]
struct Bytes {
    bytes: Vec<u8>,
    /// The waves that read the file.
    listed: Vec<WaveId>,
}

impl AnswerFiles {
    /// Reads the files of all waves, given their names per wave.
    ///
    /// # Errors
    /// [`Refusal::CannotRead`] for the first that cannot be read.
    pub fn read(files: &dyn Files, assessment: &Assessment, names: &[Vec<String>]) -> Result<Self, Refusal> {
        Self::reading(files, assessment, names, names)
    }

    /// The same, but reads the files of one wave only.
    ///
    /// # Errors
    /// [`Refusal::CannotRead`] for the first that cannot be read.
    pub fn read_wave(
        files: &dyn Files,
        assessment: &Assessment,
        names: &[Vec<String>],
        wave: usize,
    ) -> Result<Self, Refusal> {
        Self::reading(files, assessment, names, names.get(wave).map_or(&[], std::slice::from_ref))
    }

    /// One file that holds the answers of all waves.
    #[must_use]
    pub fn alone(name: &str, bytes: Vec<u8>, assessment: &Assessment) -> Self {
        let waves = assessment.wave_ids();
        let names = vec![vec![name.to_owned()]; waves.len()];
        let files = BTreeMap::from([(name.to_owned(), Bytes { bytes, listed: waves.clone() })]);
        Self { waves, names, files }
    }

    fn reading(
        files: &dyn Files,
        assessment: &Assessment,
        names: &[Vec<String>],
        wanted: &[Vec<String>],
    ) -> Result<Self, Refusal> {
        let waves = assessment.wave_ids();
        let mut read = BTreeMap::new();
        for name in wanted.iter().flatten() {
            if !read.contains_key(name) {
                let refused = |why| Refusal::CannotRead { file: name.clone(), why, nearest: None };
                let bytes = files.read(name).map_err(refused)?;
                let listing = waves.iter().zip(names).filter(|(_, names)| names.contains(name));
                let listed = listing.map(|(wave, _)| wave.clone()).collect();
                read.insert(name.clone(), Bytes { bytes, listed });
            }
        }
        Ok(Self { waves, names: names.to_vec(), files: read })
    }

    /// Every file that was read, with what is in it, in order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, file)| (name.as_str(), file.bytes.as_slice()))
    }

    /// Whether a file was read.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// The responses of each wave, where each stands, and who gave them. They are of use only where no fault is an error.
    pub fn answers(
        &self,
        assessment: &Assessment,
        duplicates: Duplicates,
        encoding: Option<Encoding>,
        found: &mut Diagnostics,
    ) -> Vec<Answered> {
        let mut roles = Roles::of(&assessment.units);
        let mut answered = Vec::with_capacity(self.waves.len());
        for wave in 0..assessment.waves.len().min(self.names.len()) {
            let reading = Reading { duplicates, encoding, ..self.reading_of(assessment, wave) };
            let (mut read, faults) = answers_with_register(&reading, &mut roles, &self.of_wave(wave));
            if assessment.respondents == Respondents::PerWave {
                // Names that tell nothing over the waves are not kept.
                read.register = Register::default();
            }
            answered.push(read);
            found.extend(faults);
        }
        answered
    }

    /// The responses of one wave. They are of use only where no fault is an error.
    pub fn answers_of_wave(
        &self,
        assessment: &Assessment,
        wave: usize,
        duplicates: Duplicates,
        found: &mut Diagnostics,
    ) -> Responses {
        let reading = Reading { duplicates, ..self.reading_of(assessment, wave) };
        let (responses, faults) = answers(&reading, &mut Roles::of(&assessment.units), &self.of_wave(wave));
        found.extend(faults);
        responses
    }

    /// Whether somebody of this name has answered in a wave. Of files with faults it says what can be read.
    #[must_use]
    pub fn has_answered(&self, assessment: &Assessment, wave: usize, respondent: &str) -> bool {
        has_answered(&self.reading_of(assessment, wave), &self.of_wave(wave), respondent)
    }

    /// What is wrong with the files of one wave, whichever roles they name.
    #[must_use]
    pub fn faults_of_wave(&self, assessment: &Assessment, wave: usize) -> Diagnostics {
        answers(&self.reading_of(assessment, wave), &mut Roles::default(), &self.of_wave(wave)).1
    }

    fn of_wave(&self, wave: usize) -> Vec<AnswerFile<'_>> {
        let names = self.names.get(wave).into_iter().flatten();
        let files = names.filter_map(|name| Some((name, self.files.get(name)?)));
        files.map(|(name, file)| AnswerFile { name, bytes: &file.bytes, waves: &file.listed }).collect()
    }

    fn reading_of<'a>(&'a self, assessment: &'a Assessment, wave: usize) -> Reading<'a> {
        let wave = &assessment.waves[wave];
        Reading {
            questionnaire: &wave.questionnaire,
            units: &assessment.units,
            waves: &self.waves,
            wave: &wave.id,
            mode: assessment.mode,
            duplicates: Duplicates::Error,
            encoding: None,
        }
    }
}

/// Whether a file is called as files of answers are.
#[must_use]
pub fn is_answers(file: &str) -> bool {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let ending =
        name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, kind)| kind.to_lowercase());
    matches!(ending.as_deref(), Some("csv" | "tsv" | "txt"))
}
