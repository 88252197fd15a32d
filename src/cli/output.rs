//! Standard output and standard error.

use std::io::{self, ErrorKind, Write};

use mognad::model::Diagnostics;
use mognad::text::diagnostics;
use mognad::text::terminal::failures::not_printed;

use super::context::Context;
use super::failure::{Failure, Reported};

impl Context {
    /// Writes data to standard output.
    pub fn print(&self, data: impl AsRef<[u8]>) -> anyhow::Result<()> {
        let mut out = io::stdout().lock();
        let written = out.write_all(data.as_ref()).and_then(|()| out.flush());
        written.map_err(|error| match error.kind() {
            // Whoever reads has seen enough, which is no failure.
            ErrorKind::BrokenPipe => error.into(),
            _ => Failure(not_printed(&error.into(), self.lang())).into(),
        })
    }

    /// Writes anything else to standard error. Where nobody listens, nothing is lost by not being heard.
    pub fn tell(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Tells what was done, unless only failures are to be told.
    pub fn note(&self, text: &str) {
        if !self.is_quiet() {
            self.tell(text);
        }
    }

    /// Tells the faults that were found.
    ///
    /// # Errors
    /// [`Reported`] where they keep the input from being used.
    pub fn judge(&self, found: &Diagnostics) -> anyhow::Result<()> {
        let fatal = found.has_errors();
        if fatal || !self.is_quiet() {
            self.tell(&diagnostics::render(found, self.lang(), self.color_errors()));
        }
        if fatal { Err(Reported.into()) } else { Ok(()) }
    }

    /// Says what a long job is at, on a terminal, until the value is dropped.
    pub fn progress(&self, text: &str) -> Progress<'_> {
        if self.shows_progress() {
            self.tell(&format!("{text} …"));
        }
        Progress(self)
    }
}

/// A line that goes away when its work is done.
#[derive(Debug)]
pub struct Progress<'a>(&'a Context);

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.0.shows_progress() {
            self.0.tell("\r\u{1b}[K");
        }
    }
}
