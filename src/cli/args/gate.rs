//! What `mognad gate` takes.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};
use mognad::model::Points;

use super::{GateFormat, Input};

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("required").required(true).multiple(true).args(["min", "targets", "no_regress", "policy"]))]
#[command(
    after_help = "Exit codes: 0 everything holds; 1 something does not, or cannot be judged; 2 wrong arguments or faulty input.

Examples:
  mognad gate my-assessment --min index=40
  mognad gate my-assessment --min e-services=50 --min ai=30 --unit contact-centre
  mognad gate my-assessment --targets --every-unit
  mognad gate my-assessment --no-regress 2025 --every-unit
  mognad gate my-assessment --policy policy.toml --format json"
)]
pub struct Gate {
    #[command(flatten)]
    pub input: Input,
    /// A score that is required at least, in points from 0 to 100, such as index=40; may be given several times
    #[arg(long, value_name = "ID=POINTS", value_parser = least)]
    pub min: Vec<(String, Points)>,
    /// Require that the targets in the assessment are reached, own and inherited ones
    #[arg(long)]
    pub targets: bool,
    /// Require that nothing has surely decreased since this wave, which is the one before the newest
    #[arg(long, value_name = "WAVE")]
    pub no_regress: Option<String>,
    /// What must not have decreased, by id [default: the summaries and the areas]
    #[arg(long, value_name = "ID,ID…", value_delimiter = ',', requires = "no_regress")]
    pub nodes: Vec<String>,
    /// Of which unit, by id or name; may be given several times [default: the unit that all others are part of]
    #[arg(long, value_name = "UNIT")]
    pub unit: Vec<String>,
    /// Of every unit
    #[arg(long, conflicts_with = "unit")]
    pub every_unit: bool,
    /// A TOML file of requirements, beside those that are typed
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// What follows where a score may not be shown [default: the policy's, else fail]
    #[arg(long, value_name = "WHAT")]
    pub hidden: Option<HiddenChoice>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: GateFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HiddenChoice {
    /// The requirement is not met
    Fail,
    /// It is passed over
    Pass,
}

/// An id and points, with either decimal sign.
fn least(text: &str) -> Result<(String, Points), String> {
    let (id, points) =
        text.split_once('=').ok_or("write the id, an equals sign and points, as in index=40")?;
    let number = points.trim().replace(',', ".").parse().ok().and_then(Points::new);
    let points = number.ok_or_else(|| format!("`{}` is no number of points from 0 to 100", points.trim()))?;
    Ok((id.trim().to_owned(), points))
}
