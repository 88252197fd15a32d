//! Files of answers to responses.
//!
//! Two layouts are read, told apart by their headings: *wide*, a row per respondent and a column per item, and
//! *long*, a row per answer with the columns `item` and `value`. All faults of all files are found in one
//! reading; a mistake that is made on many rows is told once.

mod cells;
mod discover;
mod findings;
mod headings;
mod memo;
mod names;
mod number;
mod people;
mod several;
mod shape;
mod sheet;
mod unasked;
mod value;

pub use discover::{Discovered, discover};
pub use names::Roles;

use people::People;

use super::table::Encoding;
use crate::model::{Diagnostics, Questionnaire, Responses, UnitTree, WaveId};

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
    let mut people = People::default();
    let mut diagnostics = Diagnostics::default();
    for file in files {
        sheet::read(reading, file, roles, &mut people, &mut diagnostics);
    }
    (people.into_responses(), diagnostics)
}
