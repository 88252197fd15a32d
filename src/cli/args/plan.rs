//! What `mognad plan` takes.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Input, PlanFormat, ReadingArgs};

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
