//! What can be typed after `mognad import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use mognad::load::import::Resubmissions;
use mognad::model::Tool;

use super::Replacing;

#[derive(Debug, Args)]
#[command(
    after_help = "Without --into, and without an assessment.toml in the current folder, the files are only looked at.

Examples:
  mognad import results-survey.csv --into my-assessment --dry-run
  mognad import results-survey.csv --into my-assessment --unit contact-centre
  mognad import forms.xlsx --into my-assessment --write-mapping map.toml
  mognad import forms.xlsx --into my-assessment --mapping map.toml --duplicates last
  mognad import answers-*.json --into my-assessment
  mognad import answers-consensus-*.json --consensus --into my-assessment"
)]
pub struct Import {
    /// Exports of survey tools (see --from), files of answers (.csv, .xlsx, .ods), or files that a form saved (.json)
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The assessment's folder, or its assessment.toml [default: the current folder, if it is one]
    #[arg(long, value_name = "ASSESSMENT")]
    pub into: Option<PathBuf>,
    /// What wrote the files
    #[arg(long, value_name = "TOOL", default_value = "auto")]
    pub from: FromChoice,
    /// What a person said of the columns and answers; see --write-mapping
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Write down what was recognised in the first file, to be edited, and take nothing in
    #[arg(long, value_name = "FILE")]
    pub write_mapping: Option<PathBuf>,
    /// The wave that the answers belong to [default: the latest]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// Take in what units have agreed on once everybody had answered, beside their people's own answers
    #[arg(long)]
    pub consensus: bool,
    /// The unit of all answers, by id or name [default: each row says it]
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// The role of all respondents [default: each row says it]
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// What to do where a respondent has answered more than once, in the files or in earlier imports to the wave; of equally
    /// complete answers, the last count
    #[arg(long, value_name = "POLICY", default_value = "error")]
    pub duplicates: ResubmissionsChoice,
    /// Leave out submissions that were begun and not sent in
    #[arg(long)]
    pub completed_only: bool,
    /// Leave out files with faults, and take in the sound ones; the faults are told as warnings
    #[arg(long)]
    pub skip_faulty: bool,
    /// The sheet of a workbook [default: the first that is recognised]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Replace the earlier import of the same survey, by which most of its respondents are known; else the earlier answers of the
    /// same respondents
    #[arg(long)]
    pub replace: bool,
    /// What to call the file of answers [default: the tool and the day of the first answer]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Show what would be done, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Without an assessment: the questionnaire, a built-in id or a file [default: sodertalje]
    #[arg(long, value_name = "ID|FILE")]
    pub questionnaire: Option<String>,
    /// How text files are encoded, such as utf-8 or windows-1252 [default: found out]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    #[command(flatten)]
    pub replacing: Replacing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FromChoice {
    /// Found out by the columns
    Auto,
    /// LimeSurvey
    Limesurvey,
    /// Microsoft Forms
    MsForms,
    /// Google Forms
    GoogleForms,
    /// KoboToolbox, and ODK but for ODK Central
    Kobo,
    /// SurveyMonkey
    Surveymonkey,
    /// Qualtrics
    Qualtrics,
    /// REDCap
    Redcap,
    /// Webropol
    Webropol,
    /// Netigate
    Netigate,
    /// Artologik Survey&Report
    Artologik,
    /// esMaker
    Esmaker,
    /// Typeform
    Typeform,
    /// Jotform
    Jotform,
    /// Formbricks
    Formbricks,
    /// SurveyJS
    Surveyjs,
    /// Nextcloud Forms
    NextcloudForms,
    /// ODK Central
    OdkCentral,
    /// A row per respondent, a column per question
    Wide,
    /// A row per answer
    Long,
    /// The workbook to fill in that `questionnaire export --to xlsx` makes
    Workbook,
    /// Files that a form saved
    Form,
}

impl From<FromChoice> for Option<Tool> {
    fn from(choice: FromChoice) -> Self {
        Some(match choice {
            FromChoice::Auto => return None,
            FromChoice::Limesurvey => Tool::LimeSurvey,
            FromChoice::MsForms => Tool::MsForms,
            FromChoice::GoogleForms => Tool::GoogleForms,
            FromChoice::Kobo => Tool::Kobo,
            FromChoice::Surveymonkey => Tool::SurveyMonkey,
            FromChoice::Qualtrics => Tool::Qualtrics,
            FromChoice::Redcap => Tool::RedCap,
            FromChoice::Webropol => Tool::Webropol,
            FromChoice::Netigate => Tool::Netigate,
            FromChoice::Artologik => Tool::Artologik,
            FromChoice::Esmaker => Tool::EsMaker,
            FromChoice::Typeform => Tool::Typeform,
            FromChoice::Jotform => Tool::Jotform,
            FromChoice::Formbricks => Tool::Formbricks,
            FromChoice::Surveyjs => Tool::SurveyJs,
            FromChoice::NextcloudForms => Tool::NextcloudForms,
            FromChoice::OdkCentral => Tool::OdkCentral,
            FromChoice::Wide => Tool::Wide,
            FromChoice::Long => Tool::Long,
            FromChoice::Workbook => Tool::Workbook,
            FromChoice::Form => Tool::Form,
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ResubmissionsChoice {
    /// It is a fault
    Error,
    /// The one sent in first counts
    First,
    /// The one sent in last counts
    Last,
    /// The one that answers most questions counts
    MostComplete,
}

impl From<ResubmissionsChoice> for Resubmissions {
    fn from(choice: ResubmissionsChoice) -> Self {
        match choice {
            ResubmissionsChoice::Error => Self::Error,
            ResubmissionsChoice::First => Self::First,
            ResubmissionsChoice::Last => Self::Last,
            ResubmissionsChoice::MostComplete => Self::MostComplete,
        }
    }
}
