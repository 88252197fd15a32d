//! What earlier imports to the wave hold, and which of them a newer export of the same survey takes the place of.

use std::collections::{BTreeMap, BTreeSet};

use mognad::load::Files;
use mognad::load::import::{Earlier, Imported, earlier};
use mognad::model::{Lang, Tool};
use mognad::report::answers::answers;
use mognad::text::terminal::failures::cannot_read;

use super::super::context::Context;
use super::super::failure::Failure;
use super::target::Target;

/// The respondents of the wave before this import.
#[derive(Default)]
pub struct Before {
    respondents: Vec<Earlier>,
    /// Files that hold an earlier export of a survey, with the place of the newer one among the files that are read.
    same: BTreeMap<String, usize>,
    replaces: bool,
}

impl Before {
    /// Reads them, and finds those whose survey is taken in again. With `replace` their answers are left out, and so are those of
    /// the file that the new one is to be called as.
    pub fn read(
        context: &Context,
        target: &Target,
        files: &[Imported],
        replace: bool,
        asked: Option<&str>,
    ) -> anyhow::Result<Self> {
        let Some(loaded) = target.loaded() else { return Ok(Self::default()) };
        let mut respondents = Vec::new();
        for name in &loaded.files {
            let read = loaded.folder.read(name);
            let bytes = read.map_err(|error| Failure(cannot_read(name, &error, None, context.lang())))?;
            respondents.extend(earlier(name, &bytes, target.questionnaire()));
        }
        let lang = loaded.assessment.language.unwrap_or(context.lang());
        let mut same = BTreeMap::new();
        for (at, file) in files.iter().enumerate() {
            for name in same_survey(file, target, lang, &respondents) {
                same.entry(name).or_insert(at);
            }
        }
        if let Some(name) = asked.filter(|_| replace).and_then(|stem| loaded.place(stem)) {
            let is_own = |earlier: &Earlier| earlier.seen.file == name && earlier.is_own;
            if respondents.iter().any(is_own) {
                same.entry(name).or_insert(0);
            }
        }
        Ok(Self { respondents, same, replaces: replace })
    }

    /// Those whose answers stay unless newer ones of the same person count.
    pub fn respondents(&self) -> Vec<Earlier> {
        let stays = |earlier: &&Earlier| !self.replaces || !self.same.contains_key(&earlier.seen.file);
        self.respondents.iter().filter(stays).cloned().collect()
    }

    /// A file that already holds what is taken in.
    pub fn same_survey(&self) -> Option<&str> {
        self.same.keys().next().map(String::as_str).filter(|_| !self.replaces)
    }

    /// The files whose place newer exports take.
    pub fn replaced(&self) -> impl Iterator<Item = &str> {
        self.same.keys().map(String::as_str).filter(|_| self.replaces)
    }

    /// Those whose place one file takes.
    pub fn replaced_by(&self, file: usize) -> impl Iterator<Item = &str> {
        self.same.iter().filter(move |(_, by)| self.replaces && **by == file).map(|(name, _)| name.as_str())
    }

    /// How many respondents stand in a file.
    pub fn count(&self, name: &str) -> usize {
        self.respondents.iter().filter(|earlier| earlier.seen.file == name).count()
    }
}

/// The files of earlier imports of which most respondents are in a file again. People who cannot be told apart are known by all that
/// they answered.
fn same_survey(file: &Imported, target: &Target, lang: Lang, before: &[Earlier]) -> BTreeSet<String> {
    if file.view.origin.tool == Tool::Form || file.entries.is_empty() {
        return BTreeSet::new();
    }
    let known = file.entries.iter().filter(|entry| entry.is_known);
    let names: BTreeSet<&str> = known.map(|entry| entry.respondent.respondent.as_str()).collect();
    let mut nameless = answers_of_the_nameless(file, target, lang);
    let mut all: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for earlier in before.iter().filter(|earlier| earlier.is_own) {
        let (count, again) = all.entry(&earlier.seen.file).or_default();
        *count += 1;
        if names.contains(earlier.respondent.as_str()) {
            *again += 1;
        } else if let Some(left) = nameless.get_mut(&earlier.answers).filter(|left| **left > 0) {
            *left -= 1;
            *again += 1;
        }
    }
    let most = all.into_iter().filter(|(_, (count, again))| again * 2 > *count);
    most.map(|(name, _)| name.to_owned()).collect()
}

/// What those answered who cannot be told apart, as it will stand in the file of answers, and how many answered so.
fn answers_of_the_nameless(file: &Imported, target: &Target, lang: Lang) -> BTreeMap<String, usize> {
    let unknown = file.entries.iter().filter(|entry| !entry.is_known);
    let respondents: Vec<_> = unknown.map(|entry| entry.respondent.clone()).collect();
    let mut counts = BTreeMap::new();
    if !respondents.is_empty() {
        let text = answers(target.questionnaire(), &respondents, lang);
        for earlier in earlier("", text.as_bytes(), target.questionnaire()) {
            *counts.entry(earlier.answers).or_default() += 1;
        }
    }
    counts
}
