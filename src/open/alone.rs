//! A file of answers without an assessment: its units and waves are those that stand in it.

use std::sync::Arc;

use super::{Assessed, Opened, ReadOptions, apart, cannot_read, questionnaire};
use crate::insight::Analysis;
use crate::load::answers::{AnswerFile, AnswerFiles, Discovered, discover};
use crate::load::{Files, builtin};
use crate::model::{
    Assessment, Figures, Localized, Mode, Organisation, Questionnaire, Refusal, Respondents, Rollup, Wave,
    WaveId, masked, without_personal,
};

/// The id of the only wave of a file that names none.
const ONLY: &str = "1";

pub(super) fn open(files: &dyn Files, file: &str, options: &ReadOptions) -> Result<Opened, Refusal> {
    let bytes = files.read(file).map_err(|why| cannot_read(files, &masked(file), why))?;
    let file: &str = &masked(file);
    let which = options.questionnaire.as_deref().unwrap_or(builtin::ALL[0].id);
    let (asked, mut diagnostics) = questionnaire(files, which)?;
    let Some(asked) = asked.map(Arc::new) else {
        return Ok(Opened { assessed: None, language: None, diagnostics, doubts: Vec::new() });
    };
    let listed = AnswerFile { name: file, bytes: &bytes, waves: &[] };
    let there = discover(&listed, &asked, options.encoding);
    diagnostics.extend(there.warnings(file));
    let assessment = assessment(file, asked, there);
    let texts = AnswerFiles::alone(file, bytes, &assessment);
    let read = texts.answers(&assessment, options.duplicates, options.encoding, &mut diagnostics);
    let (responses, rows, _) = apart(read);
    let assessed = (!diagnostics.has_errors()).then(|| Assessed {
        files: vec![vec![file.to_owned()]; assessment.waves.len()],
        analysis: Analysis::of(assessment, &responses),
        responses,
        pairs: None,
        rows,
        awaited: Vec::new(),
    });
    Ok(Opened { assessed, language: None, diagnostics, doubts: Vec::new() })
}

/// What an assessment would say of the file, where it says nothing else.
fn assessment(file: &str, questionnaire: Arc<Questionnaire>, there: Discovered) -> Assessment {
    let only = || WaveId::parse(ONLY).ok().into_iter().collect();
    let ids: Vec<WaveId> = if there.waves.is_empty() { only() } else { there.waves };
    let wave = |id| Wave { id, date: None, questionnaire: Arc::clone(&questionnaire) };
    let waves = ids.into_iter().map(wave).collect();
    Assessment {
        title: Localized::same(&title(file)),
        language: None,
        questionnaire,
        mode: Mode::Survey,
        min_group: Assessment::DEFAULT_MIN_GROUP,
        min_item_group: Assessment::DEFAULT_MIN_ITEM_GROUP,
        min_role_group: Assessment::DEFAULT_MIN_ROLE_GROUP,
        rollup: Rollup::Pooled,
        respondents: Respondents::PerWave,
        comments: true,
        finite_population: false,
        min_change: Assessment::DEFAULT_MIN_CHANGE,
        organisation: Organisation::default(),
        waiting: Vec::new(),
        figures: Figures::default(),
        waves,
        units: there.units,
    }
}

/// The file's name without folders and ending; it may tell whose answers are in it.
fn title(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    without_personal(stem).into_owned()
}
