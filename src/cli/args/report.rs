//! What `mognad report` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use mognad::model::Date;

use super::plan::day;
use super::{Input, Replacing, ReportFormat};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad report my-assessment --out report
  mognad report my-assessment --out report --unit contact-centre --lang en
  mognad report my-assessment --out report --page board
  mognad report my-assessment --unit contact-centre --format text")]
pub struct Report {
    #[command(flatten)]
    pub input: Input,
    /// The folder to write to; made if there is none. Files that others put there are left alone
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// What to write pages in; several with commas between them, such as html,docx
    #[arg(long, alias = "formats", value_name = "FORMAT", default_value = "html", value_delimiter = ',')]
    pub format: Vec<ReportFormat>,
    /// A Word document of your own that the pages are put into as docx: the text goes where {{mognad}} stands alone in a paragraph
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// One unit only, by id or name; what an earlier run wrote about others is left in place
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// One page only; what an earlier run wrote of others is left in place
    #[arg(long, value_name = "PAGE", conflicts_with = "unit")]
    pub page: Option<ReportPage>,
    /// The wave to report on [default: the latest]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// The day on which actions of the plan are judged late, such as 2027-03-01 [default: the date of the latest wave]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<Date>,
    #[command(flatten)]
    pub replacing: Replacing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportPage {
    /// For those who decide: what is done, what is being done, what is next, three decisions; one sheet of A4
    Board,
    /// How scores moved over all waves
    Trend,
}
