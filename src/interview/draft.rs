//! An interview as a file, kept after each answer: the JSON that the form saves, not yet complete.

mod read;

use serde::{Serialize, Serializer};

use crate::model::format::VERSION;
use crate::model::format::answers::{DONT_KNOW, NAME, NOT_APPLICABLE};
use crate::model::{Answer, Answering, ContentLang, Questionnaire, RoleId, UnitId, WaveId};
use crate::report::answers::Given;
use crate::report::json;

pub use read::{Against, Begun, read};

/// An interview that was begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The round it belongs to.
    pub wave: WaveId,
    /// Whether it is what a unit agrees on.
    pub consensus: bool,
    /// What the respondent is called.
    pub respondent: String,
    /// Where the respondent works.
    pub unit: UnitId,
    /// The role, where one was given.
    pub role: Option<RoleId>,
    /// The language of the interview.
    pub language: ContentLang,
    /// When it was begun, as ISO 8601 has it.
    pub started: String,
    /// When it was saved.
    pub saved: String,
    /// How long it has taken so far.
    pub seconds: u64,
    /// One per item, in the questionnaire's order of items.
    pub given: Vec<Given>,
}

impl Draft {
    /// The name of its file: what stands in it, as far as a file name can say it on every system.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!(
            "{}-{}-{}.json",
            plain(self.wave.as_str()),
            plain(self.unit.as_str()),
            plain(&self.respondent)
        )
    }

    /// The file.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn write(&self, questionnaire: &Questionnaire) -> serde_json::Result<String> {
        let items = questionnaire.items().iter().map(|ix| &questionnaire[*ix]);
        let answers = items.zip(&self.given).filter(|(_, given)| **given != Given::NOTHING).filter_map(
            |(node, given)| Some((node.id.as_str(), Written::of(&node.item()?.answering, given))),
        );
        let file = File {
            format: NAME,
            version: VERSION,
            questionnaire: Asked {
                id: questionnaire.id().as_str(),
                version: questionnaire.version(),
                digest: questionnaire.digest().to_string(),
            },
            wave: self.wave.as_str(),
            consensus: self.consensus,
            respondent: &self.respondent,
            unit: self.unit.as_str(),
            role: self.role.as_ref().map(RoleId::as_str),
            language: self.language.code(),
            complete: false,
            started: &self.started,
            saved: &self.saved,
            seconds: self.seconds,
            answers: Answers(answers.collect()),
        };
        json::to_text(&file, 2)
    }
}

/// A name with nothing in it that a file name cannot have somewhere.
#[must_use]
pub fn plain(name: &str) -> String {
    let sign = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    // Windows does not tell case apart, and takes a full stop at the end away.
    name.chars().map(sign).collect::<String>().trim_matches('.').to_lowercase()
}

#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u32,
    questionnaire: Asked<'a>,
    wave: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    consensus: bool,
    respondent: &'a str,
    unit: &'a str,
    role: Option<&'a str>,
    language: &'a str,
    complete: bool,
    started: &'a str,
    saved: &'a str,
    seconds: u64,
    answers: Answers<'a>,
}

/// By the items' ids, in the questionnaire's order.
struct Answers<'a>(Vec<(&'a str, Written<'a>)>);

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, written)| (id, written)))
    }
}

#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    version: &'a str,
    digest: String,
}

/// What was given to one item.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Text(&'a str),
    Several(Vec<&'a str>),
    Number(f64),
}

impl<'a> Written<'a> {
    fn of(answering: &'a Answering, given: &'a Given) -> Self {
        let id = |at: usize| answering.options().get(at).map_or("", |option| option.id.as_str());
        let value = match given.answer {
            Answer::Option(option) => Some(Value::Text(id(option.at()))),
            Answer::Ticks(ticks) => {
                Some(Value::Several(ticks.iter().map(|option| id(option.at())).collect()))
            }
            Answer::Number(number) => Some(Value::Number(number.value())),
            Answer::Text => Some(Value::Text(given.text.as_deref().unwrap_or_default())),
            Answer::DontKnow | Answer::NotApplicable | Answer::NotAnswered => None,
        };
        let state = match given.answer {
            Answer::DontKnow => Some(DONT_KNOW),
            Answer::NotApplicable => Some(NOT_APPLICABLE),
            Answer::Option(_) | Answer::Ticks(_) | Answer::Number(_) | Answer::Text | Answer::NotAnswered => {
                None
            }
        };
        Self { value, state, comment: given.comment.as_deref() }
    }
}
