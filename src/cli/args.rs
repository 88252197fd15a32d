//! What can be typed. Nothing here looks at the environment, the terminal or the files.

mod benchmark;
mod collect;
mod explain;
mod formats;
mod gate;
mod import;
mod plan;
mod questionnaire;
mod report;

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use mognad::load::answers::Duplicates;
use mognad::model::ContentLang;
use mognad::text::terminal::failures::no_language;

pub use benchmark::{Benchmark, BenchmarkCommand, LikeChoice};
pub use collect::{Answer, Form};
pub use explain::Explain;
pub use formats::{
    ActionsFormat, CheckFormat, CompareFormat, CompareFormat as GateFormat, CompareFormat as PlanFormat,
    ExplainFormat, QualityFormat, ReportFormat, ScoreFormat, SoundnessFormat,
};
pub use gate::{Gate, HiddenChoice};
pub use import::Import;
pub use plan::{Actions, OfUnits, Plan, PlanCommand, Sample, Together};
pub use questionnaire::{Diff, DiffFormat, Export, ExportForm, Questionnaire, QuestionnaireCommand};
pub use report::{Report, ReportPage};

const ABOUT_ALL: &str = "\
WHAT is an assessment folder (one with an assessment.toml), its assessment.toml, or a file of answers (.csv, .tsv, .txt).

Exit codes: 0 done; 1 a gate said no; 2 wrong arguments, faulty input, or a file that could not be read or written; 101 a bug.
Data goes to standard output, everything else to standard error.

Examples:
  mognad init my-assessment
  mognad check my-assessment
  mognad score my-assessment
  mognad report my-assessment --out report";

/// Digital-maturity self-assessment: scores questionnaire answers and writes maturity reports and charts per unit,
/// in Swedish and English.
#[derive(Debug, Parser)]
#[command(name = "mognad", version, after_help = ABOUT_ALL, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// The language of scores, charts, reports and messages, sv or en; of a form, an interview and an exported
    /// questionnaire any of the questionnaire's, such as fi. Help and the manual page are in English [default: the
    /// assessment's, else the environment's, else English]
    #[arg(long, global = true, value_name = "LANG", value_parser = language_of)]
    pub lang: Option<ContentLang>,
    /// When to use colour; NO_COLOR in the environment turns it off for `auto`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// Tell failures only: no warnings, no notes, no progress
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an assessment folder to start from, commented, with made-up answers, that already runs
    Init(Init),
    /// List, show, check, export or compare questionnaires
    Questionnaire(Questionnaire),
    /// Write the form in which respondents answer: one HTML file, offline, that saves the answers as a file
    Form(Form),
    /// Interview one person in the terminal and save the answers; an interview can be left and gone on with
    Answer(Answer),
    /// Take answers from a survey tool's export, or from files that a form saved, into an assessment
    Import(Import),
    /// Write the units of an assessment as a list for a spreadsheet
    Units(Units),
    /// Find faults in an assessment or a file of answers; show response rates and what is missing
    Check(Check),
    /// Show the scores
    Score(Score),
    /// Write the report: HTML pages and charts, per unit and for the whole
    Report(Report),
    /// Draw one chart
    Chart(Chart),
    /// Set units side by side and say which differences are sure
    Compare(Compare),
    /// Say whether the questionnaire is sound and people agree: reliability, agreement, what roles see differently
    Quality(Quality),
    /// From scores to decisions: where to start, how far it is to the targets, how many more answers would settle it
    Plan(Plan),
    /// How scores moved over all waves: which changes are sure, and what the index's change consists of
    #[command(after_help = "Examples:
  mognad trend my-assessment
  mognad trend my-assessment --unit contact-centre --format markdown
  mognad trend my-assessment --format json > trend.json")]
    Trend(OfUnits),
    /// Say whether what was agreed holds: scores that are required at least, and nothing surely decreased
    Gate(Gate),
    /// Set the organisation beside others: tell what may be told, put the files of all together, compare
    Benchmark(Benchmark),
    /// Show the arithmetic of one score step by step, or say what a fault's code means
    Explain(Explain),
    /// Print the JSON Schema of a file, with which editors complete and check it
    Schema(Schema),
    /// Print a script that completes commands in your shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

impl Command {
    /// The name that it is called by.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Init(_) => "init",
            Self::Questionnaire(_) => "questionnaire",
            Self::Form(_) => "form",
            Self::Answer(_) => "answer",
            Self::Import(_) => "import",
            Self::Check(_) => "check",
            Self::Score(_) => "score",
            Self::Report(_) => "report",
            Self::Chart(_) => "chart",
            Self::Compare(_) => "compare",
            Self::Quality(_) => "quality",
            Self::Plan(_) => "plan",
            Self::Trend(_) => "trend",
            Self::Gate(_) => "gate",
            Self::Benchmark(_) => "benchmark",
            Self::Explain(_) => "explain",
            Self::Schema(_) => "schema",
            Self::Completions(_) => "completions",
            Self::Units(_) => "units",
            Self::Man => "man",
        }
    }

    /// Whether it says a questionnaire's texts to respondents or to those who ask them, in any of its languages.
    pub const fn speaks_as_questionnaire(&self) -> bool {
        use QuestionnaireCommand::{Export, Show};
        matches!(
            self,
            Self::Form(_)
                | Self::Answer(_)
                | Self::Questionnaire(Questionnaire { command: Export(_) | Show { .. } })
        )
    }

    /// The assessment or the answers that the command is about.
    pub fn what(&self) -> Option<&Path> {
        match self {
            Self::Check(Check { input, .. })
            | Self::Score(Score { input, .. })
            | Self::Report(Report { input, .. })
            | Self::Chart(Chart { input, .. })
            | Self::Compare(Compare { input, .. })
            | Self::Quality(Quality { input, .. })
            | Self::Gate(Gate { input, .. }) => Some(&input.what),
            Self::Plan(Plan { command }) => command.what(),
            Self::Benchmark(Benchmark { command }) => command.what(),
            Self::Trend(OfUnits { input, .. }) => Some(&input.what),
            Self::Explain(args) => Some(Path::new(&args.what)),
            Self::Form(Form { what, .. }) | Self::Units(Units { what, .. }) => Some(what),
            Self::Answer(args) => Some(&args.what),
            Self::Import(args) => Some(args.into.as_deref().unwrap_or(Path::new(""))),
            Self::Questionnaire(Questionnaire { command: QuestionnaireCommand::Export(args) }) => {
                args.assessment.as_deref()
            }
            Self::Init(_) | Self::Questionnaire(_) | Self::Schema(_) | Self::Completions(_) | Self::Man => {
                None
            }
        }
    }
}

/// What may be replaced.
#[derive(Debug, Args)]
pub struct Replacing {
    /// Replace files in the way that mognad did not write, but never an assessment, a questionnaire, answers or what is read
    #[arg(long)]
    pub force: bool,
}

/// How answers are read.
#[derive(Debug, Args)]
pub struct Input {
    /// An assessment folder, its assessment.toml, or a file of answers
    #[arg(value_name = "WHAT")]
    pub what: PathBuf,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// How answers are read, but for which.
#[derive(Debug, Args)]
pub struct ReadingArgs {
    /// The questionnaire of a file of answers: a built-in id or a file [default: sodertalje]
    #[arg(long, value_name = "ID|FILE", help_heading = "Reading")]
    pub questionnaire: Option<String>,
    /// What to do where a respondent stands twice in a wave
    #[arg(long, value_name = "POLICY", default_value = "error", help_heading = "Reading")]
    pub duplicates: DuplicatesChoice,
    /// How files of answers are encoded, such as utf-8 or windows-1252 [default: found out]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub encoding: Option<String>,
    /// Show what together with an earlier run gives away what a few answered: for tests only
    #[arg(long, help_heading = "Reading")]
    pub show_anyway: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DuplicatesChoice {
    /// It is a fault
    Error,
    /// The first counts
    First,
    /// The last counts
    Last,
}

impl From<DuplicatesChoice> for Duplicates {
    fn from(choice: DuplicatesChoice) -> Self {
        match choice {
            DuplicatesChoice::Error => Self::Error,
            DuplicatesChoice::First => Self::First,
            DuplicatesChoice::Last => Self::Last,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad init my-assessment
  mognad init min-matning --lang sv
  mognad init my-assessment --units units.xlsx")]
pub struct Init {
    /// The folder to make; if it exists it must be empty
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// A list of your units in place of the made-up ones: CSV, .xlsx or .ods, a row per unit, with columns such as name, parent,
    /// headcount, invited, "invited: manager" and "target: ai" (or namn, del av, anställda, tillfrågade, "mål: ai")
    #[arg(long, value_name = "FILE")]
    pub units: Option<PathBuf>,
    /// How the list is encoded, such as utf-8 or windows-1252 [default: found out]
    #[arg(long, value_name = "NAME", requires = "units")]
    pub encoding: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "The list is what `mognad init DIR --units FILE` reads.

Examples:
  mognad units my-assessment > units.csv
  mognad units my-assessment --out units.xlsx")]
pub struct Units {
    /// An assessment folder, or its assessment.toml
    #[arg(value_name = "ASSESSMENT")]
    pub what: PathBuf,
    /// The file to write, in a folder that exists; its name ends in .csv or .xlsx [default: CSV to standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub replacing: Replacing,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad check my-assessment
  mognad check my-assessment --details
  mognad check answers.csv --duplicates last
  mognad check my-assessment --format json > check.json")]
pub struct Check {
    #[command(flatten)]
    pub input: Input,
    /// Show every unit, role and wave, not only a summary and what needs attention; JSON always has them
    #[arg(long)]
    pub details: bool,
    /// How to show the state of the answers
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CheckFormat,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad score my-assessment
  mognad score my-assessment --unit contact-centre
  mognad score my-assessment --shrink
  mognad score my-assessment --format json > scores.json
  mognad score answers.csv --format csv-excel > scores.csv")]
pub struct Score {
    #[command(flatten)]
    pub input: Input,
    /// How to show them
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ScoreFormat,
    /// One wave only [default: the latest in a table, all elsewhere]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// One unit only, by id or name, node by node; may be given several times
    #[arg(long, value_name = "UNIT")]
    pub unit: Vec<String>,
    /// Show beside each workplace's score the same drawn toward the others', the more the fewer have answered: the better guess if the
    /// workplaces are alike in kind. No level is judged on it
    #[arg(long)]
    pub shrink: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad chart bars my-assessment --unit contact-centre --out bars.svg
  mognad chart heatmap my-assessment --out heatmap.png
  mognad chart trend my-assessment --unit contact-centre --out trend.svg
  mognad chart levels my-assessment --group leadership --out levels.png")]
pub struct Chart {
    /// Which chart
    #[arg(value_name = "KIND")]
    pub kind: ChartKind,
    #[command(flatten)]
    pub input: Input,
    /// The file to write, in a folder that exists; its name ends in .svg or .png
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Whose chart, by id or name, for bars, radar, slope and trend [default: the unit that all others are part of]
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// The wave to draw [default: the latest]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// Which of the questionnaire's [[positions]], for position and start-here [default: its first]
    #[arg(long, value_name = "ID")]
    pub position: Option<String>,
    /// Which group of questions, by id, for levels [default: the only one that can be shown]
    #[arg(long, value_name = "ID")]
    pub group: Option<String>,
    #[command(flatten)]
    pub replacing: Replacing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChartKind {
    /// A unit's areas as a shape, with the organisation's beside it
    Radar,
    /// A unit's areas as bars with intervals and thresholds
    Bars,
    /// All units and areas, coloured by level
    Heatmap,
    /// Units on two axes: where to start
    StartHere,
    /// Units on two axes: any of the questionnaire's pictures, named by --position
    Position,
    /// Where people are, and where the steps between the answers of each question are: do they come in order
    Levels,
    /// A unit's summaries and areas in the last two waves, a line each
    Slope,
    /// A unit's summaries and areas over all waves, a small chart each
    Trend,
}

impl ChartKind {
    /// Whether the chart is of all units, so that none can be chosen.
    pub const fn is_of_all_units(self) -> bool {
        matches!(self, Self::Heatmap | Self::StartHere | Self::Position | Self::Levels)
    }

    /// Whether the chart is of several waves, so that none can be chosen.
    pub const fn is_of_all_waves(self) -> bool {
        matches!(self, Self::Slope | Self::Trend)
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad compare my-assessment contact-centre library
  mognad compare my-assessment school-a school-b school-c --nodes ai,open-data
  mognad compare my-assessment school-a school-b --out schools.html")]
pub struct Compare {
    #[command(flatten)]
    pub input: Input,
    /// The units, by id or name; differences are to the first
    #[arg(value_name = "UNIT", required = true, num_args = 2..)]
    pub units: Vec<String>,
    /// The areas or questions to compare at, by id [default: the summaries and the areas]
    #[arg(long, value_name = "ID,ID…", value_delimiter = ',')]
    pub nodes: Vec<String>,
    /// The wave to compare in [default: the latest]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: CompareFormat,
    /// An HTML page to write instead, with a picture, for a meeting or for print
    #[arg(long, value_name = "FILE.html", conflicts_with = "format")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub replacing: Replacing,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad quality my-assessment
  mognad quality my-assessment --details
  mognad quality my-assessment --levels
  mognad quality my-assessment --wave 2025 --format csv > quality.csv")]
pub struct Quality {
    #[command(flatten)]
    pub input: Input,
    /// The wave to look at [default: the latest]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// Show each question and each unit in the tables too; JSON and CSV always have them
    #[arg(long)]
    pub details: bool,
    /// Say too whether the answers of each question come in the order that they claim
    #[arg(long)]
    pub levels: bool,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: QualityFormat,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mognad completions bash > ~/.local/share/bash-completion/completions/mognad
  mognad completions powershell >> $PROFILE")]
pub struct Completions {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
#[command(after_help = "A TOML file names it in its first line: #:schema ./questionnaire.schema.json

Examples:
  mognad schema questionnaire > questionnaire.schema.json
  mognad schema assessment > assessment.schema.json
  mognad schema answers > answers.schema.json")]
pub struct Schema {
    /// Which file
    #[arg(value_name = "FILE")]
    pub file: SchemaFile,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaFile {
    /// A questionnaire
    Questionnaire,
    /// An assessment.toml
    Assessment,
    /// The answers that a form saves, which is JSON
    Answers,
    /// A mapping: how another program's export is to be read
    Mapping,
    /// A policy: what must hold, for gate
    Policy,
    /// A plan.toml: the action plan
    Plan,
    /// A benchmark: what organisations tell each other
    Benchmark,
}

/// A language as it is asked for.
fn language_of(code: &str) -> Result<ContentLang, String> {
    ContentLang::parse(code).map_err(|bad| no_language(code, bad.meant.as_deref()))
}
