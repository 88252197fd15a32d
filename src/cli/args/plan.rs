//! What `mognad plan` takes.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use mognad::model::Date;

use super::{ActionsFormat, Input, PlanFormat, ReadingArgs, Replacing};

#[derive(Debug, Args)]
pub struct Plan {
    #[command(subcommand)]
    pub command: PlanCommand,
}

#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Where to start: which units go first, what holds the others back, and which area each begins with
    #[command(after_help = "Examples:
  mognad plan start my-assessment
  mognad plan start my-assessment --unit contact-centre --format markdown")]
    Start {
        #[command(flatten)]
        of: OfUnits,
        /// Which of the questionnaire's [[positions]] [default: its first]
        #[arg(long, value_name = "ID")]
        position: Option<String>,
    },
    /// How far each unit is from its targets, what has moved, and what has gone back
    #[command(
        after_help = "Targets are set in assessment.toml. A unit without any in an area has those of the unit that it is part of.

Examples:
  mognad plan gaps my-assessment
  mognad plan gaps my-assessment --format json > gaps.json"
    )]
    Gaps(OfUnits),
    /// What lifts a level: the smallest sets of steps at single questions that reach the next level or the target
    #[command(after_help = "Examples:
  mognad plan lift my-assessment --unit contact-centre
  mognad plan lift my-assessment --unit contact-centre --nodes ai,index")]
    Lift {
        #[command(flatten)]
        of: OfUnits,
        /// The groups to lift, by id [default: the areas]
        #[arg(long, value_name = "ID,ID…", value_delimiter = ',')]
        nodes: Vec<String>,
    },
    /// Whom to learn from: units that are surely a level ahead in an area, the most alike first
    #[command(after_help = "Examples:
  mognad plan peers my-assessment
  mognad plan peers my-assessment --unit contact-centre")]
    Peers(OfUnits),
    /// The action plan: what to do, who and until when; kept in plan.toml beside the assessment, and edited there or in a spreadsheet
    #[command(
        after_help = "plan.toml is the plan. Each run adds proposals behind what is there, says what the answers show, and keeps every word
that people wrote. What was edited in a spreadsheet is taken in with --from.

Examples:
  mognad plan actions my-assessment
  mognad plan actions my-assessment --out plan.xlsx
  mognad plan actions my-assessment --from plan.xlsx
  mognad plan actions my-assessment --from plan.xlsx --out plan.xlsx
  mognad plan actions my-assessment --unit contact-centre --date 2027-03-01 --format markdown"
    )]
    Actions(Actions),
    /// What many units have to do, so that they can do it together; also across organisations, with several assessments
    #[command(
        after_help = "Several assessments have asked the same questionnaire, or one in which the same areas are alike.

Examples:
  mognad plan together my-assessment
  mognad plan together my-assessment --unit social-services
  mognad plan together norrby soderby vasterby --format markdown"
    )]
    Together(Together),
    /// How many more answers would settle what is not sure, and how many to ask for in the next wave
    #[command(after_help = "Examples:
  mognad plan sample
  mognad plan sample my-assessment --unit contact-centre")]
    Sample(Sample),
}

impl PlanCommand {
    /// What it is about.
    pub fn what(&self) -> Option<&Path> {
        match self {
            Self::Actions(args) => Some(&args.input.what),
            Self::Start { of, .. } | Self::Lift { of, .. } | Self::Gaps(of) | Self::Peers(of) => {
                Some(&of.input.what)
            }
            Self::Together(Together { what, .. }) => what.first().map(PathBuf::as_path),
            Self::Sample(Sample { what, .. }) => what.as_deref(),
        }
    }
}

/// A plan of some units, or of all.
#[derive(Debug, Args)]
pub struct OfUnits {
    #[command(flatten)]
    pub input: Input,
    /// One unit only, by id or name; may be given several times
    #[arg(long, value_name = "UNIT")]
    pub unit: Vec<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: PlanFormat,
}

#[derive(Debug, Args)]
pub struct Actions {
    #[command(flatten)]
    pub input: Input,
    /// Propose for one unit only, and show its actions, by id or name; may be given several times
    #[arg(long, value_name = "UNIT")]
    pub unit: Vec<String>,
    /// Take in a plan that was edited in a spreadsheet: CSV, .xlsx or .ods
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// The day on which actions are judged late, such as 2027-03-01 [default: the date of the latest wave]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<Date>,
    /// How to show it [default: table, or what --out ends in]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ActionsFormat>,
    /// The file to write in place of showing it, in a folder that exists; a plan that was edited since is not written over
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub replacing: Replacing,
}

/// A day as it is typed.
pub fn day(text: &str) -> Result<Date, String> {
    Date::parse(text)
        .ok_or_else(|| format!("`{text}` is no day; write year, month and day, as in 2027-03-01"))
}

#[derive(Debug, Args)]
pub struct Together {
    /// Assessment folders, their assessment.toml, or files of answers: one, or one per organisation
    #[arg(value_name = "WHAT", required = true)]
    pub what: Vec<PathBuf>,
    /// The units in this one only, by id or name; may be given several times; with one assessment
    #[arg(long, value_name = "UNIT")]
    pub unit: Vec<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: PlanFormat,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

#[derive(Debug, Args)]
pub struct Sample {
    /// An assessment folder, its assessment.toml, or a file of answers; without it, what is needed before the first wave
    #[arg(value_name = "WHAT")]
    pub what: Option<PathBuf>,
    /// One unit only, by id or name; may be given several times
    #[arg(long, value_name = "UNIT", requires = "what")]
    pub unit: Vec<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: PlanFormat,
    #[command(flatten)]
    pub reading: ReadingArgs,
}
