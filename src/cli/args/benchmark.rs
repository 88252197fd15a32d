//! What `mognad benchmark` takes.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::{CompareFormat, Input, Replacing};

#[derive(Debug, Args)]
pub struct Benchmark {
    #[command(subcommand)]
    pub command: BenchmarkCommand,
}

#[derive(Debug, Subcommand)]
pub enum BenchmarkCommand {
    /// Write what others may know of the organisation: what its report shows of the whole, and nothing else
    #[command(after_help = "Examples:
  mognad benchmark export my-assessment > norrby.toml
  mognad benchmark export my-assessment --units --out norrby.toml")]
    Export {
        #[command(flatten)]
        input: Input,
        /// The units too, as far as the report shows them
        #[arg(long)]
        units: bool,
        /// The file to write, in a folder that exists [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[command(flatten)]
        replacing: Replacing,
    },
    /// Put the files of several organisations together; each stands in the result as it is
    #[command(after_help = "Examples:
  mognad benchmark merge norrby.toml soderby.toml vasterby.toml > region.toml
  mognad benchmark merge region.toml osterby.toml --out region-2026.toml")]
    Merge {
        /// Files that `mognad benchmark export` or `mognad benchmark merge` wrote
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// The file to write, in a folder that exists [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[command(flatten)]
        replacing: Replacing,
    },
    /// Set the organisation beside those in a file: the median, how far they lie apart, and which differences are sure
    #[command(
        after_help = "The size and the kind of an organisation stand in its assessment.toml, under [organisation].

Examples:
  mognad benchmark compare my-assessment --with region.toml
  mognad benchmark compare my-assessment --with region.toml --like size,kind
  mognad benchmark compare my-assessment --with region.toml --ranking --format markdown"
    )]
    Compare {
        #[command(flatten)]
        input: Input,
        /// The file with the others
        #[arg(long, value_name = "FILE")]
        with: PathBuf,
        /// In what others must be like you to be compared: size (from half to twice as large), kind
        #[arg(long, value_name = "WHAT,WHAT", value_delimiter = ',')]
        like: Vec<LikeChoice>,
        /// Rank the organisations by name, each with the places that it may have
        #[arg(long)]
        ranking: bool,
        /// How to show it
        #[arg(long, value_name = "FORMAT", default_value = "table")]
        format: CompareFormat,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LikeChoice {
    /// From half to twice as many inhabitants, or employees
    Size,
    /// Of the same kind
    Kind,
}

impl BenchmarkCommand {
    /// What it is about.
    pub fn what(&self) -> Option<&Path> {
        match self {
            Self::Export { input, .. } | Self::Compare { input, .. } => Some(&input.what),
            Self::Merge { .. } => None,
        }
    }
}
