//! What `mognad explain` is asked.

use clap::Args;

use super::{ExplainFormat, ReadingArgs};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad explain my-assessment contact-centre ai
  mognad explain my-assessment contact-centre ai --change
  mognad explain my-assessment contact-centre ai --than library
  mognad explain my-assessment contact-centre --placement
  mognad explain my-assessment --action contact-centre/ai-use/to-3
  mognad explain my-assessment --alpha leadership
  mognad explain S015")]
pub struct Explain {
    /// An assessment folder, its assessment.toml, or a file of answers; or a fault's code
    #[arg(value_name = "WHAT|CODE")]
    pub what: String,
    /// The unit, by id or name
    #[arg(value_name = "UNIT")]
    pub unit: Option<String>,
    /// The area or question, by id
    #[arg(value_name = "NODE")]
    pub node: Option<String>,
    /// How sure the change since the wave before is, in place of the score
    #[arg(long, requires = "node", conflicts_with_all = ["wave", "than"])]
    pub change: bool,
    /// How sure the difference to another unit is, in place of the score
    #[arg(long, value_name = "UNIT", requires = "node")]
    pub than: Option<String>,
    /// How sure it is where the unit stands in the pictures that place units
    #[arg(long, requires = "unit", conflicts_with_all = ["node", "change", "than"])]
    pub placement: bool,
    /// An action of the plan, by its id: why it is proposed, and what it is expected to give
    #[arg(long, value_name = "ID", conflicts_with_all = ["unit", "node", "wave"])]
    pub action: Option<String>,
    /// How well the questions of an area or group hang together, by its id: how its alpha comes about
    #[arg(long, value_name = "GROUP", conflicts_with_all = ["unit", "node", "action", "change", "than", "placement"])]
    pub alpha: Option<String>,
    /// The wave [default: the latest]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ExplainFormat,
    #[command(flatten)]
    pub reading: ReadingArgs,
}
