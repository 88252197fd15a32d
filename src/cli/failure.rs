//! What ends a run.

use std::fmt;

use mognad::text::terminal::failures::FailureWords;

/// A failure in words, with hints.
#[derive(Debug)]
pub struct Failure(pub FailureWords);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.title)
    }
}

impl std::error::Error for Failure {}

impl From<FailureWords> for Failure {
    fn from(words: FailureWords) -> Self {
        Self(words)
    }
}

/// A failure that has been told already.
#[derive(Debug)]
pub struct Reported;

impl fmt::Display for Reported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there are faults in the input")
    }
}

impl std::error::Error for Reported {}

/// A gate that stays shut; why has been told.
#[derive(Debug)]
pub struct Shut;

impl fmt::Display for Shut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("something that is required does not hold")
    }
}

impl std::error::Error for Shut {}
