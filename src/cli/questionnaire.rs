//! `mognad questionnaire`.

use std::path::PathBuf;

use anyhow::bail;
use mognad::load::{self, builtin};
use mognad::model::{Diagnostics, Questionnaire};
use mognad::render::markdown::markdown;
use mognad::report::outline;
use mognad::report::soundness::Soundness;

use super::args::{QuestionnaireCommand, SoundnessFormat};
use super::context::Context;
use super::files::shown;
use super::input::{questionnaire, questionnaire_file};
use super::{questionnaire_diff, questionnaire_export};

pub fn run(context: &Context, command: &QuestionnaireCommand) -> anyhow::Result<()> {
    match command {
        QuestionnaireCommand::List => list(context),
        QuestionnaireCommand::Show { which } => show(context, which),
        QuestionnaireCommand::Check { files, format } => check(context, files, *format),
        QuestionnaireCommand::Export(args) => questionnaire_export::run(context, args),
        QuestionnaireCommand::Diff(args) => questionnaire_diff::run(context, args),
    }
}

fn list(context: &Context) -> anyhow::Result<()> {
    let read = builtin::ALL.iter().filter_map(|b| load::questionnaire(&b.file(), b.text).0);
    let all: Vec<Questionnaire> = read.collect();
    context.print(outline::list(&all.iter().collect::<Vec<_>>(), context.paper(), context.lang()))
}

fn show(context: &Context, which: &str) -> anyhow::Result<()> {
    let (read, found) = questionnaire(context, which)?;
    context.judge(&found)?;
    let Some(read) = read else { bail!("{which}") };
    context.print(outline::outline(&read, context.paper(), context.tongue(&read)?))
}

/// All faults of all files are told, and only then does any of them end the run.
fn check(context: &Context, files: &[PathBuf], format: SoundnessFormat) -> anyhow::Result<()> {
    let mut all = Diagnostics::default();
    let mut checked = Vec::new();
    for path in files {
        let (read, found) = questionnaire_file(context, path)?;
        let read = read.filter(|_| !found.has_errors());
        let name = shown(path);
        if let (Some(read), Some(text)) = (&read, found.source(&name)) {
            all.extend(load::lint(&name, text, read));
            all.extend(load::plain_language(&name, text, read));
        }
        all.extend(found);
        checked.push((name, read));
    }
    let verdict = context.judge(&all);
    let soundness = Soundness { files: &checked, found: &all, lang: context.lang() };
    context.print(match format {
        SoundnessFormat::Text => soundness.text(),
        SoundnessFormat::Json => soundness.json()?,
        SoundnessFormat::Markdown => markdown(&soundness.document()),
    })?;
    verdict
}
