//! Files of answers to responses.
//!
//! Two layouts are read, told apart by their headings: *wide*, a row per respondent and a column per item, and
//! *long*, a row per answer with the columns `item` and `value`. All faults of all files are found in one
//! reading; a mistake that is made on many rows is told once.

mod cells;
mod codes;
mod discover;
mod findings;
mod headings;
mod memo;
mod names;
mod number;
mod people;
mod refusal;
mod register;
mod remarks;
mod seconds;
mod several;
mod shape;
mod sheet;
mod unasked;
mod usage;
mod usages;
mod value;
mod waves;
mod whole_groups;
mod words;
mod written;

pub use discover::{Discovered, discover};
pub use names::{Found, Roles, Units};
pub use register::Register;
pub use waves::{AnswerFiles, is_answers};

pub(super) use headings::group_called;
pub(super) use refusal::{Refusal, ruling_out};
pub(super) use seconds::{parse as seconds_of, seconds};
pub(super) use several::{Mark, mark};
pub(super) use usage::{Numerals, Percent, Seen, Signs, Usage, yes_and_no};
pub(super) use value::{answer as read_answer, exclusive_fault, fault as fault_of};
pub(super) use whole_groups::{contradicted, says_not_applicable};
pub(super) use words::{is_error, own_word, word};

use people::People;

use super::table::Encoding;
use crate::model::{
    Answer, AnswerFaultKind, Answering, Diagnostics, Mode, Questionnaire, Responses, RowAt, UnitTree, WaveId,
};

/// A file of answers.
#[derive(Debug, Clone, Copy)]
pub struct AnswerFile<'a> {
    /// The file, as the person would name it.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// The waves it is listed under. A file of several waves says on each row which it belongs to.
    pub waves: &'a [WaveId],
}

/// What to do where a respondent stands twice in a wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Duplicates {
    /// It is a fault.
    #[default]
    Error,
    /// What stands first counts.
    First,
    /// What stands last counts.
    Last,
}

/// How the answers of one wave are to be read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// The units there are.
    pub units: &'a UnitTree,
    /// The waves there are.
    pub waves: &'a [WaveId],
    /// The wave that is wanted.
    pub wave: &'a WaveId,
    /// Who answers; whoever answers together has no role.
    pub mode: Mode,
    /// What to do where a respondent stands twice.
    pub duplicates: Duplicates,
    /// How the files are encoded, where it is not to be found out.
    pub encoding: Option<Encoding>,
}

/// Reads all files of a wave. The responses are of use only where no fault is an error.
///
/// `roles` remembers how roles are spelled; one is used for all waves of an assessment, so that *Manager* in one
/// and *manager* in the next are the same.
#[must_use]
pub fn answers(reading: &Reading, roles: &mut Roles, files: &[AnswerFile]) -> (Responses, Diagnostics) {
    let (answered, diagnostics) = answers_with_register(reading, roles, files);
    (answered.responses, diagnostics)
}

/// What was read of one wave.
#[derive(Debug, Clone, Default)]
pub struct Answered {
    /// The responses.
    pub responses: Responses,
    /// Where each stands.
    pub rows: Vec<RowAt>,
    /// Whose they are.
    pub register: Register,
}

/// The same, with the place of every response, for what is to be said of single rows, and with who gave it, for what is
/// to be said of the same people in two waves.
#[must_use]
pub fn answers_with_register(
    reading: &Reading,
    roles: &mut Roles,
    files: &[AnswerFile],
) -> (Answered, Diagnostics) {
    let (people, diagnostics) = people(reading, roles, files);
    (people.into_answered(), diagnostics)
}

/// Whether somebody of this name has answered in a wave. Of files with faults it says what can be read.
#[must_use]
pub fn has_answered(reading: &Reading, files: &[AnswerFile], respondent: &str) -> bool {
    people(reading, &mut Roles::default(), files).0.find(respondent).is_some()
}

fn people(reading: &Reading, roles: &mut Roles, files: &[AnswerFile]) -> (People, Diagnostics) {
    let (mut people, mut diagnostics) = (People::default(), Diagnostics::default());
    for file in files {
        // A file that cannot be read is still one of the files, so that those after it keep their places.
        let number = people.begin_file(file.name);
        sheet::read(reading, file, number, roles, &mut people, &mut diagnostics);
    }
    (people, diagnostics)
}

/// The answer that a text stands for, as in a cell of a file: an option, a number, a text, or one of the words for
/// *don't know* and *not applicable*.
///
/// # Errors
/// Says what is wrong with a text that is no answer to the item.
pub fn answer_of(answering: &Answering, text: &str) -> Result<Answer, AnswerFaultKind> {
    let text = text.trim();
    value::answer(answering, text, || Usage::alone(answering))
        .map_err(|refusal| value::fault(answering, text, refusal))
}
