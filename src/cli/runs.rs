//! What runs on an assessment have shown, so that no later one gives a few people away together with them.
//!
//! It is kept in the assessment's folder, where the next run finds it whoever starts that, and holds aggregates only: how many were behind
//! each score, and the score. A report on a file of answers keeps it beside its pages instead.

use std::fs;
use std::path::{Path, PathBuf};

use mognad::insight::{Analysis, Earlier, given_away_with};
use mognad::model::UnitIx;
use mognad::text::terminal::warnings::{cannot_compare, cannot_remember, given_away};

use super::context::Context;
use super::failure::{Failure, warning_text};
use super::input::shown;
use super::write;

/// The folder in an assessment's own for what nobody else needs.
const FOLDER: &str = ".mognad";
const FILE: &str = "shown.json";

/// Where what was shown is kept.
#[derive(Debug, Clone)]
pub struct Ledger {
    file: PathBuf,
    show_anyway: bool,
}

impl Ledger {
    /// That of an assessment in a folder.
    pub fn of_assessment(folder: &Path, show_anyway: bool) -> Self {
        Self { file: folder.join(FOLDER).join(FILE), show_anyway }
    }

    /// That of a report's folder.
    pub fn of_report(out: &Path, show_anyway: bool) -> Self {
        Self { file: out.join(".mognad-shown.json"), show_anyway }
    }

    /// Ends the run where it would, together with an earlier one, tell what a few answered in these units, or in any where there are none.
    pub fn expect_safe(
        &self,
        context: &Context,
        analysis: &Analysis,
        units: &[UnitIx],
    ) -> anyhow::Result<()> {
        let found = self.given_away(context, analysis, units);
        if found.is_empty() {
            return Ok(());
        }
        let lang = context.lang();
        let name = |unit: &UnitIx| analysis.assessment.units[*unit].name.get(lang);
        let names: Vec<&str> = found.iter().map(name).collect();
        Err(Failure(given_away(&shown(&self.file), &names, lang)).into())
    }

    /// The units of which a run would, together with an earlier one, tell what a few answered.
    pub fn given_away(&self, context: &Context, analysis: &Analysis, units: &[UnitIx]) -> Vec<UnitIx> {
        if self.show_anyway { Vec::new() } else { given_away_with(analysis, &self.read(context), units) }
    }

    /// Keeps what a run has shown of these units, or of all where there are none.
    pub fn remember(&self, context: &Context, analysis: &Analysis, units: &[UnitIx]) -> anyhow::Result<()> {
        if analysis.assessment.min_group <= 1 {
            return Ok(());
        }
        let before = self.read(context);
        let mut earlier = before.clone();
        earlier.note(analysis, units);
        if earlier == before {
            return Ok(());
        }
        let written = self.write(context, &serde_json::to_vec(&earlier)?);
        if written.is_err() {
            let words = cannot_remember(&shown(&self.file), context.lang());
            context.note(&format!("{}\n", warning_text(&words, context)));
        }
        Ok(())
    }

    fn write(&self, context: &Context, bytes: &[u8]) -> anyhow::Result<()> {
        write::file(context, &self.file, bytes)?;
        // What stands there is of no use to anybody else, and no history should keep it.
        match self.file.parent() {
            Some(folder) if folder.ends_with(FOLDER) && !folder.join(".gitignore").exists() => {
                write::file(context, &folder.join(".gitignore"), b"*\n")
            }
            _ => Ok(()),
        }
    }

    fn read(&self, context: &Context) -> Earlier {
        let Ok(json) = fs::read(&self.file) else { return Earlier::default() };
        serde_json::from_slice(&json).unwrap_or_else(|_| {
            let words = cannot_compare(&shown(&self.file), context.lang());
            context.note(&format!("{}\n", warning_text(&words, context)));
            Earlier::default()
        })
    }
}
