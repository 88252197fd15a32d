//! The shell around the library: arguments, files, the terminal. The only place that reads or writes files.

mod actions;
mod answer;
mod args;
mod benchmark;
mod chart;
mod check;
mod compare;
mod consensus;
mod context;
mod explain;
mod failure;
mod files;
mod form;
mod gate;
mod import;
mod init;
mod input;
mod output;
mod pick;
mod plan;
mod quality;
mod questionnaire;
mod questionnaire_diff;
mod questionnaire_export;
mod report;
mod runs;
mod schema;
mod score;
mod shell;
mod telling;
mod trend;
mod units;
mod whereabouts;
mod write;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use context::Context;
use failure::{Reported, Shut};
use telling::failure_text;

/// Wrong arguments, faulty input, or a file that could not be read or written.
const FAULT: u8 = 2;

/// A gate that stays shut.
const SHUT: u8 = 1;

/// Runs the program as it was called.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => {
            // Help and version come this way too; where the reader has gone away nobody is there to be told.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(FAULT));
        }
    };
    let context = Context::new(&cli.global, cli.command.name());
    match begin(&context, cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if error.is::<Shut>() => ExitCode::from(SHUT),
        Err(error) if error.is::<Reported>() => ExitCode::from(FAULT),
        Err(error) => {
            context.tell(&failure_text(&error, &context));
            ExitCode::from(FAULT)
        }
    }
}

/// Before a folder is read, what was begun in it and cut short is finished.
fn begin(context: &Context, command: Command) -> anyhow::Result<()> {
    if !command.speaks_as_questionnaire() {
        context.expect_spoken()?;
    }
    if let Some(what) = command.what() {
        whereabouts::read_language(context, what);
        write::settle(context, what)?;
    }
    dispatch(context, command)
}

fn dispatch(context: &Context, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Init(args) => init::run(context, &args),
        Command::Questionnaire(args) => questionnaire::run(context, &args.command),
        Command::Form(args) => form::run(context, &args),
        Command::Answer(args) => answer::run(context, &args),
        Command::Import(args) => import::run(context, &args),
        Command::Units(args) => units::run(context, &args),
        Command::Check(args) => check::run(context, &args),
        Command::Score(args) => score::run(context, &args),
        Command::Report(args) => report::run(context, &args),
        Command::Chart(args) => chart::run(context, &args),
        Command::Compare(args) => compare::run(context, &args),
        Command::Quality(args) => quality::run(context, &args),
        Command::Plan(args) => plan::run(context, &args),
        Command::Trend(of) => trend::run(context, &of),
        Command::Gate(args) => gate::run(context, &args),
        Command::Benchmark(args) => benchmark::run(context, &args.command),
        Command::Explain(args) => explain::run(context, &args),
        Command::Schema(args) => schema::run(context, args.file),
        Command::Completions(args) => shell::completions(context, args.shell),
        Command::Man => shell::man(context),
    }
}

/// Whoever reads the output has seen enough, as `head` has.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
