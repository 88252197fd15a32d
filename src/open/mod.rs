//! From files to everything that is computed from them, with all their faults: what every way to use the library begins with.

mod alone;
mod beside;
mod doubts;
mod own_texts;
mod plan;
mod questionnaire;

pub use own_texts::own_texts;
pub use plan::{OpenedPlan, action_plan};
pub use questionnaire::{questionnaire, questionnaire_file};

use crate::insight::{Analysis, Care};
use crate::load::answers::{AnswerFiles, Answered, Duplicates, Register, is_answers};
use crate::load::table::Encoding;
use crate::load::{Files, LoadedAssessment, assessment_or_part, is_questionnaire, nearest};
use crate::model::format::ASSESSMENT_FILE;
use crate::model::{
    Assessment, Diagnostics, Doubt, Lang, Pairs, Refusal, Respondents, Responses, RowAt, Unreadable,
};

/// How files are to be read, where they do not say so themselves.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// What was asked, for a file of answers without an assessment: a built-in questionnaire's id or a file among the files; the first
    /// built-in one where it is not said.
    pub questionnaire: Option<String>,
    /// What to do where a respondent stands twice in a wave.
    pub duplicates: Duplicates,
    /// How files of answers are encoded, where it is not to be found out.
    pub encoding: Option<Encoding>,
}

/// What became of files that could be opened.
#[derive(Debug)]
pub struct Opened {
    /// What was read and computed; there exactly where no fault is an error.
    pub assessed: Option<Assessed>,
    /// The language that the assessment is in, where it says so, sound or not.
    pub language: Option<Lang>,
    /// All faults of all files.
    pub diagnostics: Diagnostics,
    /// What is no fault but may not be as it was meant.
    pub doubts: Vec<Doubt>,
}

/// An assessment with its answers and all that was computed from them.
#[derive(Debug)]
pub struct Assessed {
    /// The assessment and what was computed. Its waves are those with answers, and may be none; those that wait for answers stand apart, in
    /// [`Assessment::waiting`].
    pub analysis: Analysis,
    /// Per wave, what was answered.
    pub responses: Vec<Responses>,
    /// Who answered in both of the last two waves, where ids tell.
    pub pairs: Option<Pairs>,
    /// Per wave, where each response stands.
    pub rows: Vec<Vec<RowAt>>,
    /// Per wave, the files of its answers.
    pub files: Vec<Vec<String>>,
    /// Per wave that waits for answers, where they are looked for.
    pub awaited: Vec<Vec<String>>,
}

impl Assessed {
    /// Per wave, the signs of haste in what was answered, and warnings of the rows that show them.
    #[must_use]
    pub fn care(&self) -> (Vec<Care>, Diagnostics) {
        let (mut cares, mut found) = (Vec::with_capacity(self.responses.len()), Diagnostics::default());
        let assessment = &self.analysis.assessment;
        let places = self.rows.iter().zip(&self.files);
        for ((wave, responses), (rows, files)) in assessment.waves.iter().zip(&self.responses).zip(places) {
            let care = Care::of(&wave.questionnaire, &assessment.units, responses);
            found.extend(care.warnings(rows, files));
            cares.push(care);
        }
        (cares, found)
    }
}

/// Reads and computes everything, and finds all faults at once.
///
/// `what` is a file among `files`: an assessment's own, which ends in `.toml`, or one of answers, which ends in `.csv`, `.tsv` or `.txt` and
/// whose units and waves are those that stand in it. Where it is empty it is the file `assessment.toml`.
///
/// # Errors
/// Says why there is nothing in which to look for faults.
pub fn open(files: &dyn Files, what: &str, options: &ReadOptions) -> Result<Opened, Refusal> {
    let is_toml = what.to_lowercase().ends_with(".toml");
    if what.is_empty() || is_toml {
        if what.is_empty() && files.read(ASSESSMENT_FILE) == Err(Unreadable::NotFound) {
            return Err(Refusal::NoAssessment);
        }
        let file = if what.is_empty() { ASSESSMENT_FILE } else { what };
        return assessment(files, file, options);
    }
    if is_answers(what) {
        return alone::open(files, what, options);
    }
    Err(Refusal::NotAnAssessment { file: what.to_owned() })
}

fn assessment(files: &dyn Files, file: &str, options: &ReadOptions) -> Result<Opened, Refusal> {
    // Why it cannot be read is told as a fault.
    let text = files.read(file).unwrap_or_default();
    if is_questionnaire(&String::from_utf8_lossy(&text)) {
        return Err(Refusal::IsAQuestionnaire { file: file.to_owned() });
    }
    if options.questionnaire.is_some() {
        return Err(Refusal::QuestionnaireWithAssessment);
    }
    let (loaded, diagnostics) = assessment_or_part(files, file);
    match loaded {
        Some(loaded) => answered(files, loaded, diagnostics, options),
        None => Ok(Opened { assessed: None, language: None, diagnostics, doubts: Vec::new() }),
    }
}

/// Reads an assessment's answers.
fn answered(
    files: &dyn Files,
    loaded: LoadedAssessment,
    mut diagnostics: Diagnostics,
    options: &ReadOptions,
) -> Result<Opened, Refusal> {
    let consensus = loaded.has_consensus().then(|| loaded.consensus());
    let LoadedAssessment {
        mut assessment,
        mut answer_files,
        answer_patterns,
        consensus_files,
        figure_files,
        ..
    } = loaded;
    let language = assessment.language;
    let texts = match AnswerFiles::read(files, &assessment, &answer_files) {
        Ok(texts) => texts,
        // What is wrong with the assessment may be why its answers cannot be read.
        Err(_) if diagnostics.has_errors() => {
            return Ok(Opened { assessed: None, language, diagnostics, doubts: Vec::new() });
        }
        Err(refusal) => return Err(refusal),
    };
    let read = texts.answers(&assessment, options.duplicates, options.encoding, &mut diagnostics);
    let mut doubts = doubts::of_files(files, &texts, &[figure_files, consensus_files.concat()].concat());
    drop(texts);
    let agreed = match &consensus {
        Some(consensus) => agreed(files, consensus, options, &mut diagnostics)?,
        None => Vec::new(),
    };
    let (mut responses, mut rows, mut registers) = apart(read);
    let waves = assessment.set_aside_unanswered(&responses);
    responses.truncate(waves);
    rows.truncate(waves);
    registers.truncate(waves);
    answer_files.truncate(waves);
    // Faulty answers would leave out whoever gave them.
    if diagnostics.has_errors() {
        return Ok(Opened { assessed: None, language, diagnostics, doubts });
    }
    let pairs = pairs(&assessment, &registers);
    if let Some(pairs) = &pairs {
        doubts.extend(doubts::of_ids(&assessment, &registers, pairs));
    }
    let mut analysis = Analysis::with_pairs(assessment, &responses, pairs.as_ref());
    analysis.hold_beside(&agreed);
    let awaited = answer_patterns.into_iter().skip(waves).collect();
    let assessed = Assessed { analysis, responses, pairs, rows, files: answer_files, awaited };
    Ok(Opened { assessed: Some(assessed), language, diagnostics, doubts })
}

/// What units have agreed on in each wave.
fn agreed(
    files: &dyn Files,
    consensus: &LoadedAssessment,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Responses>, Refusal> {
    let LoadedAssessment { assessment, answer_files, .. } = consensus;
    let texts = match AnswerFiles::read(files, assessment, answer_files) {
        Err(_) if diagnostics.has_errors() => return Ok(Vec::new()),
        read => read?,
    };
    Ok(apart(texts.answers(assessment, options.duplicates, options.encoding, diagnostics)).0)
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

/// That a file cannot be read, with the one beside it that was probably meant.
fn cannot_read(files: &dyn Files, file: &str, why: Unreadable) -> Refusal {
    let apart = |path: &str| {
        let (folder, name) = path.split_at(path.rfind(['/', '\\']).map_or(0, |at| at + 1));
        (folder.to_owned(), name.to_owned())
    };
    let nearest = (why == Unreadable::NotFound).then(|| {
        let (folder, name) = apart(file);
        let listed: Vec<(String, String)> = files.list().iter().map(|file| apart(file)).collect();
        let beside = listed.iter().filter(|(other, _)| *other == folder).map(|(_, name)| name.as_str());
        nearest(&name, beside)
    });
    Refusal::CannotRead { file: file.to_owned(), why, nearest: nearest.flatten() }
}

#[cfg(test)]
mod tests;
