//! What can be typed after `mognad questionnaire`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use mognad::load::builtin;

use super::{Replacing, SoundnessFormat};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad questionnaire list
  mognad questionnaire show sodertalje-puls --lang sv
  mognad questionnaire check my-questionnaire.toml")]
pub struct Questionnaire {
    #[command(subcommand)]
    pub command: QuestionnaireCommand,
}

#[derive(Debug, Subcommand)]
pub enum QuestionnaireCommand {
    /// List the built-in questionnaires
    #[command(after_help = "Examples:\n  mognad questionnaire list")]
    List,
    /// Show a questionnaire: areas, questions, answers with their points, levels
    #[command(after_help = "Examples:
  mognad questionnaire show
  mognad questionnaire show sodertalje-puls --lang sv
  mognad questionnaire show my-questionnaire.toml")]
    Show {
        /// A built-in id or a file
        #[arg(value_name = "ID|FILE", default_value = builtin::ALL[0].id)]
        which: String,
    },
    /// Find the faults in questionnaire files
    ///
    /// Beside faults, it warns of what is hardly meant and of wording that readers understand differently. Warnings do not change the exit code.
    #[command(after_help = "Examples:
  mognad questionnaire check my-questionnaire.toml
  mognad questionnaire check my-questionnaire.toml --format markdown > review.md")]
    Check {
        /// Questionnaires in TOML
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// How to show it
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: SoundnessFormat,
    },
    /// Write a questionnaire in another form: for review, for paper, or for a survey tool
    Export(Export),
    /// Say what is different between two versions of a questionnaire, and what stays comparable
    Diff(Diff),
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad questionnaire export --to markdown > questionnaire.md
  mognad questionnaire export sodertalje-puls --to xlsx --out puls.xlsx
  mognad questionnaire export --for my-assessment --to xlsx --out answers.xlsx
  mognad questionnaire export my-questionnaire.toml --to xlsform --out form.xlsx
  mognad questionnaire export my-questionnaire.toml --to limesurvey --out survey.txt")]
pub struct Export {
    /// A built-in id or a file
    #[arg(value_name = "ID|FILE", default_value = "sodertalje")]
    pub which: String,
    /// The questionnaire of an assessment instead, as its latest wave has it; a workbook then lists the units
    #[arg(long = "for", value_name = "ASSESSMENT", conflicts_with = "which")]
    pub assessment: Option<PathBuf>,
    /// In which form
    #[arg(long, value_name = "FORM")]
    pub to: ExportForm,
    /// The file to write; workbooks need one [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub replacing: Replacing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportForm {
    /// The questionnaire's own file in normal form
    Toml,
    /// A row per question and answer, all languages side by side
    Csv,
    /// A workbook to fill in by hand, with a row per respondent, and to review
    Xlsx,
    /// For print and review, with boxes to tick
    Markdown,
    /// A workbook for KoboToolbox and ODK
    Xlsform,
    /// A tab-separated survey structure for LimeSurvey
    Limesurvey,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad questionnaire diff old.toml new.toml
  mognad questionnaire diff sodertalje my-questionnaire.toml --format markdown > changes.md")]
pub struct Diff {
    /// The version before: a built-in id or a file
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The version after: a built-in id or a file
    #[arg(value_name = "NEW")]
    pub new: String,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: DiffFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For reading in a terminal
    Text,
    /// For programs; texts in every language
    Json,
    /// For documents
    Markdown,
}
