//! What a unit agrees on once everybody has answered by themselves: what its talk begins with.

use mognad::insight::agenda;
use mognad::load::LoadedAssessment;
use mognad::load::answers::{AnswerFiles, Duplicates};
use mognad::model::{Diagnostics, ItemIx, Mode, UnitIx};
use mognad::tally::Tally;
use mognad::text::sentences::consensus as say;

use super::context::Context;
use super::failure::Failure;
use super::files::Folder;
use super::telling::unopened;
use super::whereabouts::Home;

/// The questions that a unit's talk begins with, by what its people have answered in a wave.
pub fn first_questions(
    context: &Context,
    (home, loaded): (&Home, &LoadedAssessment),
    wave: usize,
    unit: UnitIx,
) -> anyhow::Result<Vec<ItemIx>> {
    let assessment = &loaded.assessment;
    let files = Folder::new(&home.folder);
    let read = AnswerFiles::read_wave(&files, assessment, &loaded.answer_files, wave);
    let read = read.map_err(|why| unopened(context, &home.folder, &why))?;
    let mut found = Diagnostics::default();
    let answered = read.answers_of_wave(assessment, wave, Duplicates::Error, &mut found);
    context.judge(&found)?;
    let questionnaire = &assessment.waves[wave].questionnaire;
    Ok(agenda(assessment, questionnaire, &Tally::of(questionnaire, &answered), unit))
}

/// Sees that people answer by themselves in the assessment, so that there is something to agree about.
pub fn expect_survey(context: &Context, loaded: &LoadedAssessment) -> anyhow::Result<()> {
    match loaded.assessment.mode {
        Mode::Survey => Ok(()),
        Mode::Consensus => Err(Failure(say::all_together(context.lang())).into()),
    }
}
