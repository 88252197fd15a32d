//! `mognad questionnaire`.

use std::path::PathBuf;

use anyhow::bail;
use mognad::load::{self, builtin};
use mognad::model::{Diagnostics, Questionnaire};
use mognad::report::outline;
use mognad::text::terminal::checking::questionnaire_sound;

use super::args::QuestionnaireCommand;
use super::context::Context;
use super::files::shown;
use super::input::{questionnaire, questionnaire_file};
use super::{questionnaire_diff, questionnaire_export};

pub fn run(context: &Context, command: &QuestionnaireCommand) -> anyhow::Result<()> {
    match command {
        QuestionnaireCommand::List => list(context),
        QuestionnaireCommand::Show { which } => show(context, which),
        QuestionnaireCommand::Check { files } => check(context, files),
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
fn check(context: &Context, files: &[PathBuf]) -> anyhow::Result<()> {
    let mut all = Diagnostics::default();
    let mut sound = String::new();
    for path in files {
        let (read, found) = questionnaire_file(context, path)?;
        if let Some(read) = read.filter(|_| !found.has_errors()) {
            let name = shown(path);
            all.extend(found.source(&name).map(|text| load::lint(&name, text, &read)).unwrap_or_default());
            let groups = read.nodes().filter(|(_, node)| node.group().is_some() && !node.kind.is_summary());
            let line = questionnaire_sound(&shown(path), groups.count(), read.items().len(), context.lang());
            sound += &format!("{line}\n");
        }
        all.extend(found);
    }
    let verdict = context.judge(&all);
    context.print(sound)?;
    verdict
}
