//! `mognad benchmark`.

use std::path::{Path, PathBuf};

use mognad::insight::{
    Like, MergeFault, TellsNothing, UnknownSelf, asked_with, benchmark_of, choose, compare_with, merge,
};
use mognad::load;
use mognad::model::{Benchmark, Questionnaire};
use mognad::render::markdown::markdown;
use mognad::render::terminal::terminal;
use mognad::report::benchmark::BenchmarkView;
use mognad::report::export::benchmark_toml;
use mognad::text::terminal::benchmark::merged;
use mognad::text::terminal::failures::{
    asked_another, no_whole, nothing_told, organisation_twice, same_figures, says_not_what_it_is,
};

use super::args::{BenchmarkCommand, CompareFormat, Input, LikeChoice, Replacing};
use super::context::Context;
use super::failure::{Failure, Reported};
use super::files::shown;
use super::input::{self, analysis, remember};
use super::write::{self, Places};

pub fn run(context: &Context, command: &BenchmarkCommand) -> anyhow::Result<()> {
    match command {
        BenchmarkCommand::Export { input, units, out, replacing } => {
            export(context, input, *units, out.as_deref(), replacing)
        }
        BenchmarkCommand::Merge { files, out, replacing } => {
            put_together(context, files, out.as_deref(), replacing)
        }
        BenchmarkCommand::Compare { input, with, like, ranking, format } => {
            compare(context, input, with, like, (*ranking, *format))
        }
    }
}

fn export(
    context: &Context,
    input: &Input,
    units: bool,
    out: Option<&Path>,
    replacing: &Replacing,
) -> anyhow::Result<()> {
    if let Some(out) = out {
        write::expect_parent(context, out)?;
    }
    let analysis = analysis(context, input)?;
    let told = benchmark_of(&analysis, units).map_err(|why| tells_nothing(context, why))?;
    let remembered = || remember(context, &input.what, &input.reading, &analysis, &[]);
    if out.is_none() {
        remembered()?;
    }
    written(context, &Places::reading(input, replacing), out, &told)?;
    // A file that could not be written has told nothing.
    if out.is_some() { remembered() } else { Ok(()) }
}

fn put_together(
    context: &Context,
    files: &[PathBuf],
    out: Option<&Path>,
    replacing: &Replacing,
) -> anyhow::Result<()> {
    if let Some(out) = out {
        write::expect_parent(context, out)?;
    }
    // The faults of all files are told at once.
    let read: Vec<Option<Benchmark>> =
        files.iter().map(|file| read(context, file, None)).collect::<Result<_, _>>()?;
    let benchmarks: Vec<Benchmark> = read.into_iter().collect::<Option<_>>().ok_or(Reported)?;
    let lang = context.lang();
    let all = merge(&benchmarks).map_err(|fault| match fault {
        MergeFault::AskedApart(at) => {
            Failure(asked_another(&shown(&files[at]), &benchmarks[at].asked, &benchmarks[0].asked, lang))
        }
        MergeFault::SameName(name) => Failure(organisation_twice(&name, lang)),
        MergeFault::SameFigures(one, other) => Failure(same_figures(&one, &other, lang)),
    })?;
    let places = files.iter().fold(Places::new(replacing.force), Places::reads);
    written(context, &places, out, &all)?;
    context.note(&format!("{}\n", merged(all.organisations.len(), lang)));
    Ok(())
}

fn compare(
    context: &Context,
    input: &Input,
    with: &Path,
    like: &[LikeChoice],
    (ranking, format): (bool, CompareFormat),
) -> anyhow::Result<()> {
    let analysis = analysis(context, input)?;
    let lang = context.lang();
    let view = analysis.latest();
    let told = benchmark_of(&analysis, false).map_err(|why| tells_nothing(context, why))?;
    let others = read(context, with, Some(view.questionnaire()))?.ok_or(Reported)?;
    let asked = asked_with(view.questionnaire());
    if others.asked.digest != asked.digest {
        return Err(Failure(asked_another(&shown(with), &others.asked, &asked, lang)).into());
    }
    let own = &told.organisations[0];
    let has = |choice: LikeChoice| like.contains(&choice);
    let like = Like { size: has(LikeChoice::Size), kind: has(LikeChoice::Kind) };
    let chosen = choose(own, &others, like)
        .map_err(|unknown| Failure(says_not_what_it_is(unknown == UnknownSelf::Size, lang)))?;
    let standings = compare_with(own, &chosen.others, view.questionnaire());
    let kind = own.about.kind.as_deref().filter(|_| like.kind);
    remember(context, &input.what, &input.reading, &analysis, &[])?;
    let shown = BenchmarkView { view, own, chosen, kind, standings, ranking, lang };
    context.print(match format {
        CompareFormat::Table => terminal(&shown.document(), context.paper()),
        CompareFormat::Json => shown.json()?,
        CompareFormat::Markdown => markdown(&shown.document()),
    })
}

/// A file's benchmark; its faults are told, and there is none where there are any.
fn read(
    context: &Context,
    file: &Path,
    questionnaire: Option<&Questionnaire>,
) -> anyhow::Result<Option<Benchmark>> {
    let name = shown(file);
    let (read, found) = match load::utf8(&name, input::bytes(context, file)?) {
        Ok(text) => load::benchmark(&name, &text, questionnaire),
        Err(found) => (None, found),
    };
    // What is wrong has been told where there is none.
    let _ = context.judge(&found);
    Ok(read)
}

fn tells_nothing(context: &Context, why: TellsNothing) -> Failure {
    Failure(match why {
        TellsNothing::NoWhole => no_whole(context.lang()),
        TellsNothing::Withheld => nothing_told(context.lang()),
    })
}

fn written(
    context: &Context,
    places: &Places,
    out: Option<&Path>,
    benchmark: &Benchmark,
) -> anyhow::Result<()> {
    let toml = benchmark_toml(benchmark);
    match out {
        Some(out) => write::output(context, places, out, toml.as_bytes()),
        None => context.print(toml),
    }
}
