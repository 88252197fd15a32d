//! What can be typed after the commands that ask people: `mognad form` and `mognad answer`.

use std::path::PathBuf;

use clap::Args;

use super::Replacing;

#[derive(Debug, Args)]
#[command(after_help = "\
The page needs no network and no server, and sends nothing: the respondent saves a small file and hands it over. \
It is in every language of the questionnaire and begins in that of --lang. Units with parts are not offered, but their parts.

Examples:
  mognad form my-assessment --out form.html
  mognad form my-assessment --unit contact-centre --roles manager,staff --out form.html
  mognad form my-assessment --consensus --unit contact-centre --out talk.html
  mognad form my-assessment --wave 2026 --role manager --mailto survey@example.org --out form.html")]
pub struct Form {
    /// An assessment folder or its assessment.toml; it need not have answers yet
    #[arg(value_name = "WHAT")]
    pub what: PathBuf,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// The unit it is for, by id or name; of a unit with parts, its parts [default: the respondent chooses]
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// The role that everybody has who gets this form
    #[arg(long, value_name = "ROLE", conflicts_with = "roles")]
    pub role: Option<String>,
    /// The roles that the respondent chooses from [default: those under `invited`; none is asked for where there are none]
    #[arg(long, value_name = "ROLE,ROLE…", value_delimiter = ',')]
    pub roles: Vec<String>,
    /// The wave that the answers are of [default: the latest]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// For what the unit agrees on once everybody has answered: begins with the questions that were answered most differently
    #[arg(long, requires = "unit", conflicts_with_all = ["role", "roles"])]
    pub consensus: bool,
    /// Offer a mail to this address, to which the respondent attaches the file
    #[arg(long, value_name = "ADDRESS")]
    pub mailto: Option<String>,
    #[command(flatten)]
    pub replacing: Replacing,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Each answer is saved at once. Esc opens a list of what else can be done: back, skip, comment, pause. A paused interview \
is offered the next time, or gone on with by --respondent. Exit codes: 0 saved or paused; 2 broken off by Ctrl-C (what \
was answered is kept), or any failure.

Examples:
  mognad answer my-assessment
  mognad answer my-assessment --unit contact-centre --role manager --lang en
  mognad answer my-assessment --respondent r-3f2a91c0
  mognad answer my-assessment --consensus --unit contact-centre")]
pub struct Answer {
    /// An assessment folder, or its assessment.toml
    #[arg(value_name = "WHAT")]
    pub what: PathBuf,
    /// The unit, by id or name [default: asked for]
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// The respondent's role [default: asked for]
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// The wave to answer in [default: the latest]
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,
    /// Take down what the unit agrees on once everybody has answered, beginning with the questions that were answered most
    /// differently
    #[arg(long, conflicts_with_all = ["role", "respondent"])]
    pub consensus: bool,
    /// The respondent's pseudonym, never a name or an e-mail address; goes on with that interview where it was begun
    /// [default: made at random]
    #[arg(long, value_name = "PSEUDONYM")]
    pub respondent: Option<String>,
}
