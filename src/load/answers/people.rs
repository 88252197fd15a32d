//! Who has answered. Respondents are known by name here and nowhere else.

use std::collections::HashMap;

use super::{Answered, Register};
use crate::model::{Response, Responses, RowAt, UnitIx};

/// The respondents of a wave, over all its files.
#[derive(Debug, Default)]
pub(super) struct People {
    /// `None` where a later row has taken a response's place.
    responses: Vec<Option<(Response, RowAt)>>,
    /// Only looked up, never walked through.
    seen: HashMap<Box<str>, Seen>,
    files: Vec<String>,
}

/// Where a respondent was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Which response.
    pub(super) at: usize,
    /// In which file, counted from 0.
    pub(super) file: usize,
    /// On which row first.
    pub(super) row: u64,
    /// In which unit.
    pub(super) unit: UnitIx,
    /// A file whose rows of this respondent do not count.
    pub(super) ignored_in: Option<usize>,
}

impl People {
    /// Begins with a file, and says which it is.
    pub(super) fn begin_file(&mut self, name: &str) -> usize {
        self.files.push(name.to_owned());
        self.files.len() - 1
    }

    /// How many responses have been added, those that later rows replaced included.
    pub(super) const fn len(&self) -> usize {
        self.responses.len()
    }

    pub(super) fn file_name(&self, file: usize) -> &str {
        &self.files[file]
    }

    pub(super) fn find(&mut self, who: &str) -> Option<&mut Seen> {
        self.seen.get_mut(who)
    }

    /// Adds a response of somebody who is not to be met again.
    pub(super) fn add(&mut self, file: usize, row: u64, response: Response) -> usize {
        self.responses.push(Some((response, RowAt { file, row })));
        self.responses.len() - 1
    }

    /// Adds a response in the place of any that the respondent had.
    pub(super) fn add_as(&mut self, who: &str, file: usize, row: u64, response: Response) -> usize {
        let seen = Seen { at: self.responses.len(), file, row, unit: response.unit, ignored_in: None };
        if let Some(before) = self.seen.insert(who.into(), seen) {
            self.responses[before.at] = None;
        }
        self.add(file, row, response)
    }

    pub(super) fn response(&mut self, at: usize) -> Option<&mut Response> {
        self.responses.get_mut(at).and_then(Option::as_mut).map(|(response, _)| response)
    }

    /// The responses, where each stands, and whose they are.
    pub(super) fn into_answered(self) -> Answered {
        let mut place = 0;
        let places: Vec<usize> = self
            .responses
            .iter()
            .map(|response| {
                place += usize::from(response.is_some());
                place
            })
            .collect();
        let mut register = self.seen;
        let registered = register.drain().map(|(who, seen)| (who, places[seen.at] - 1));
        let register = Register::new(registered.collect());
        let (responses, rows) = self.responses.into_iter().flatten().unzip();
        Answered { responses: Responses(responses), rows, register }
    }
}
