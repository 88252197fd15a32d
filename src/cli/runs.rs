//! What runs on an assessment have shown, so that no later one gives a few people away together with them.
//!
//! It is kept in the assessment's folder, where the next run finds it whoever starts that, and holds aggregates only: how many were behind
//! each score, and the score. A report on a file of answers keeps it beside its pages instead.

use std::fs;
use std::path::{Path, PathBuf};

use mognad::insight::{Analysis, Earlier, given_away_with};
use mognad::model::UnitIx;
use mognad::score::Limits;
use mognad::text::terminal::warnings::{cannot_compare, cannot_remember, given_away};

use super::context::Context;
use super::failure::Failure;
use super::files::shown;
use super::telling::warning_text;
use super::write::{self, Lock};

/// The folder in an assessment's own for what nobody else needs.
const FOLDER: &str = ".mognad";
const FILE: &str = "shown.json";
/// What keeps the folder out of a history of versions.
const IGNORE: &str = ".gitignore";

/// What reports in a folder have shown of a file of answers.
pub const SHOWN: &str = ".mognad-shown.json";

/// Where what was shown is kept.
#[derive(Debug, Clone)]
pub struct Ledger {
    kept: Kept,
    show_anyway: bool,
}

#[derive(Debug, Clone)]
enum Kept {
    /// In the folder of an assessment.
    WithAssessment(PathBuf),
    /// In the folder of a report.
    WithReport(PathBuf),
}

/// What is told of an assessment.
#[derive(Debug, Clone, Copy)]
pub enum Told<'a> {
    /// Everything, of these units, or of all where there are none.
    Scores(&'a [UnitIx]),
    /// How answers were given, and no score.
    Counts,
}

impl Ledger {
    /// That of an assessment in a folder.
    pub fn of_assessment(folder: &Path, show_anyway: bool) -> Self {
        Self { kept: Kept::WithAssessment(folder.join(FOLDER)), show_anyway }
    }

    /// That of a report's folder.
    pub fn of_report(out: &Path, show_anyway: bool) -> Self {
        Self { kept: Kept::WithReport(out.to_owned()), show_anyway }
    }

    fn file(&self) -> PathBuf {
        match &self.kept {
            Kept::WithAssessment(folder) => folder.join(FILE),
            Kept::WithReport(out) => out.join(SHOWN),
        }
    }

    /// Withholds the counts that may not be told beside those that earlier runs have told.
    pub fn keep_counts_back(&self, analysis: &mut Analysis) {
        if !self.show_anyway && !withholds_nothing(analysis) {
            // That it cannot be read is said where something is added to it.
            analysis.keep_counts_back(&self.kept().unwrap_or_default());
        }
    }

    /// Ends the run where it would, together with an earlier one, tell what a few answered in these units, or in any where there are none.
    pub fn expect_safe(
        &self,
        context: &Context,
        analysis: &Analysis,
        units: &[UnitIx],
    ) -> anyhow::Result<()> {
        self.refuse(context, analysis, &self.given_away(context, analysis, units))
    }

    /// The units of which a run would, together with an earlier one, tell what a few answered.
    pub fn given_away(&self, context: &Context, analysis: &Analysis, units: &[UnitIx]) -> Vec<UnitIx> {
        if self.show_anyway { Vec::new() } else { given_away_with(analysis, &self.read(context), units) }
    }

    fn refuse(&self, context: &Context, analysis: &Analysis, found: &[UnitIx]) -> anyhow::Result<()> {
        if found.is_empty() {
            return Ok(());
        }
        let lang = context.lang();
        let name = |unit: &UnitIx| analysis.assessment.units[*unit].name.get(lang);
        let names: Vec<&str> = found.iter().map(name).collect();
        let enough = Limits::of_items(&analysis.assessment).exact;
        Err(Failure(given_away(&shown(&self.file()), &names, enough, lang)).into())
    }

    /// What a report is to keep beside its pages of what it and those before it in its folder have shown; nothing where it is kept with the
    /// assessment.
    pub fn in_report(
        &self,
        context: &Context,
        analysis: &Analysis,
        units: &[UnitIx],
    ) -> anyhow::Result<Option<Vec<u8>>> {
        match &self.kept {
            Kept::WithReport(_) if !withholds_nothing(analysis) => {
                let mut earlier = self.read(context);
                earlier.note(analysis, units);
                Ok(Some(serde_json::to_vec(&earlier)?))
            }
            Kept::WithAssessment(_) | Kept::WithReport(_) => Ok(None),
        }
    }

    /// Keeps with the assessment what a run is about to show; ends the run where another has meanwhile shown what this one must not be seen
    /// beside. A folder that cannot be written to is warned of.
    pub fn remember(&self, context: &Context, analysis: &Analysis, told: Told<'_>) -> anyhow::Result<()> {
        let Kept::WithAssessment(folder) = &self.kept else { return Ok(()) };
        // What is tried out is shown to nobody.
        if self.show_anyway || withholds_nothing(analysis) {
            return Ok(());
        }
        let Ok(_lock) = Lock::take(context, folder) else {
            self.warn(context);
            return Ok(());
        };
        let before = self.read(context);
        if let Told::Scores(units) = told {
            self.refuse(context, analysis, &given_away_with(analysis, &before, units))?;
        }
        let few_since = before.few_since(analysis).into_iter();
        let found =
            few_since.flat_map(|few| (0..few.len() as u32).map(UnitIx).filter(move |unit| few[unit.at()]));
        self.refuse(context, analysis, &found.collect::<Vec<_>>())?;
        let mut earlier = before.clone();
        match told {
            Told::Scores(units) => earlier.note(analysis, units),
            Told::Counts => earlier.note_counts(analysis, &[]),
        }
        if earlier == before {
            return Ok(());
        }
        let bytes = serde_json::to_vec(&earlier)?;
        // What stands there is of no use to anybody else, and no history should keep it.
        let ignore = folder.join(IGNORE);
        let ignored = if ignore.exists() { Ok(()) } else { write::file(context, &ignore, b"*\n") };
        if ignored.and_then(|()| write::file(context, &self.file(), &bytes)).is_err() {
            self.warn(context);
        }
        Ok(())
    }

    fn warn(&self, context: &Context) {
        let words = cannot_remember(&shown(&self.file()), context.lang());
        context.note(&format!("{}\n", warning_text(&words, context)));
    }

    fn read(&self, context: &Context) -> Earlier {
        self.kept().unwrap_or_else(|| {
            let words = cannot_compare(&shown(&self.file()), context.lang());
            context.note(&format!("{}\n", warning_text(&words, context)));
            Earlier::default()
        })
    }

    /// What earlier runs have shown, which is nothing where there is no file; `None` where there is one that cannot be made out.
    fn kept(&self) -> Option<Earlier> {
        let Ok(json) = fs::read(self.file()) else { return Some(Earlier::default()) };
        serde_json::from_slice(&json).ok()
    }
}

fn withholds_nothing(analysis: &Analysis) -> bool {
    analysis.scores.iter().all(|scores| scores.release().is_of_everything())
}
