//! What ends a run.

use std::fmt;

use mognad::model::Lang;
use mognad::text::terminal::failures::FailureWords;

use super::context::Context;

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

/// A failure as it is shown: what, and beneath it what to do.
pub fn failure_text(error: &anyhow::Error, context: &Context) -> String {
    let (fault, hint) = match context.lang() {
        Lang::Sv => ("fel", "tips"),
        Lang::En => ("error", "help"),
    };
    let (on, off) = if context.color_errors() { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
    let mut text = format!("{on}{fault}{off}: {error:#}\n");
    if let Some(failure) = error.downcast_ref::<Failure>() {
        failure.0.hints.iter().for_each(|words| text += &format!("  {hint}: {words}\n"));
    }
    text
}
