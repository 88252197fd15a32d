//! What a unit agrees on once everybody has answered by themselves: what its talk begins with.

use mognad::insight::{Analysis, agenda};
use mognad::load::LoadedAssessment;
use mognad::load::answers::{AnswerFiles, Duplicates};
use mognad::model::{Assessment, Diagnostics, ItemIx, Mode, UnitIx};
use mognad::report::form;
use mognad::text::interviewing::unit_with_parts;
use mognad::text::sentences::consensus as say;

use super::context::Context;
use super::failure::Failure;
use super::files::Folder;
use super::pick;
use super::runs::{Ledger, Told};
use super::telling::unopened;
use super::whereabouts::Home;

/// The questions that a unit's talk begins with, by what its people have answered in a wave. None where nothing is shown of the unit, or where the order
/// would tell, beside what earlier runs have told, what a few have answered since.
pub fn first_questions(
    context: &Context,
    (home, loaded): (&Home, &LoadedAssessment),
    wave: usize,
    unit: UnitIx,
) -> anyhow::Result<Vec<ItemIx>> {
    let mut assessment = loaded.assessment.clone();
    let files = Folder::new(&home.folder);
    let read = AnswerFiles::read(&files, &assessment, &loaded.answer_files);
    let read = read.map_err(|why| unopened(context, &home.folder, &why))?;
    let mut found = Diagnostics::default();
    let answered = read.answers(&assessment, Duplicates::Error, None, &mut found);
    context.judge(&found)?;
    let mut responses: Vec<_> = answered.into_iter().map(|wave| wave.responses).collect();
    let waves = assessment.set_aside_unanswered(&responses);
    if wave >= waves {
        return Ok(Vec::new());
    }
    responses.truncate(waves);
    let analysis = Analysis::of(assessment, &responses);
    let ledger = Ledger::of_assessment(&home.folder, false);
    let is_shown = analysis.view(wave).unit(unit).respondents.is_some();
    if !is_shown || !ledger.given_away(context, &analysis, &[unit]).is_empty() {
        return Ok(Vec::new());
    }
    let questionnaire = &analysis.assessment.waves[wave].questionnaire;
    let first = agenda(&analysis.assessment, questionnaire, &analysis.tallies[wave], unit);
    ledger.remember(context, &analysis, Told::Scores(&[unit]))?;
    Ok(first)
}

/// Sees that people answer by themselves in the assessment, so that there is something to agree about.
pub fn expect_survey(context: &Context, loaded: &LoadedAssessment) -> anyhow::Result<()> {
    match loaded.assessment.mode {
        Mode::Survey => Ok(()),
        Mode::Consensus => Err(Failure(say::all_together(context.lang())).into()),
    }
}

/// Sees that a unit is one that can agree: nobody speaks for all of one that has parts.
pub fn expect_no_parts(context: &Context, assessment: &Assessment, unit: UnitIx) -> Result<(), Failure> {
    let (lang, units) = (context.lang(), &assessment.units);
    if units[unit].children.is_empty() {
        return Ok(());
    }
    let parts = form::units(assessment, Some(unit));
    let parts: Vec<&str> = parts.iter().map(|ix| units[*ix].id.as_str()).collect();
    Err(Failure(unit_with_parts(units[unit].name.get(lang), &parts, lang)))
}

/// The wave that is named, or the latest; where it is for a talk, the latest with answers that people can agree about comes first.
pub fn wave(
    context: &Context,
    loaded: &LoadedAssessment,
    word: Option<&str>,
    is_talk: bool,
) -> Result<usize, Failure> {
    let with_answers = loaded.answer_files.iter().rposition(|files| !files.is_empty());
    match (word, with_answers.filter(|_| is_talk)) {
        (None, Some(latest)) => Ok(latest),
        _ => pick::wave(&loaded.assessment, word, context.lang()),
    }
}
