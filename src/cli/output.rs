//! Standard output and standard error.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};

use mognad::model::{Diagnostics, is_clean, is_stray};
use mognad::text::diagnostics;
use mognad::text::terminal::failures::not_printed;

use super::context::Context;
use super::failure::{Failure, Reported};

impl Context {
    /// Writes data to standard output.
    pub fn print(&self, data: impl AsRef<[u8]>) -> anyhow::Result<()> {
        let data = data.as_ref();
        let mut out = io::stdout().lock();
        // What is clean already goes out as it is.
        let cleaned = match std::str::from_utf8(data).map(harmless) {
            Ok(Cow::Owned(text)) => Cow::Owned(text.into_bytes()),
            _ => Cow::Borrowed(data),
        };
        let written = out.write_all(&cleaned).and_then(|()| out.flush());
        written.map_err(|error| {
            // Whoever reads has seen enough, which is no failure.
            let is_enough = error.kind() == ErrorKind::BrokenPipe;
            if is_enough { error.into() } else { Failure(not_printed(&error.into(), self.lang())).into() }
        })
    }

    /// Writes anything else to standard error. Where nobody listens, nothing is lost by not being heard.
    pub fn tell(&self, text: &str) {
        let _ = io::stderr().lock().write_all(harmless(text).as_bytes());
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

/// A text that steers no terminal but for the colours and the erasing of a line that are the program's own. All texts
/// were cleaned when they were read; names of files and what was typed come as they are.
fn harmless(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if is_stray(c) { own_sequence(rest) } else { Some(c.len_utf8()) };
        match length {
            Some(length) => shown.push_str(&rest[..length]),
            None => shown.push('?'),
        }
        rest = &rest[length.unwrap_or(c.len_utf8())..];
    }
    Cow::Owned(shown)
}

/// How long the sequence is that a text begins with, where it is one that colours what follows or erases a line.
fn own_sequence(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("\u{1b}[")?;
    let end = inside.find(|c: char| !matches!(c, '0'..='9' | ';'))?;
    matches!(inside.as_bytes()[end], b'm' | b'K').then_some(2 + end + 1)
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

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_but_colours_and_an_erased_line_steers_the_terminal() {
        for (text, shown) in [
            ("a\tb\r\nåäö", "a\tb\r\nåäö"),
            ("\u{1b}[1;31mred\u{1b}[0m \r\u{1b}[K", "\u{1b}[1;31mred\u{1b}[0m \r\u{1b}[K"),
            ("\u{1b}[2Jgone\u{1b}]0;title\u{7}", "?[2Jgone?]0;title?"),
            ("\u{1b}", "?"),
            ("\u{1b}[", "?["),
            ("a\u{9b}31m\u{202e}b\0", "a?31m?b?"),
        ] {
            assert_eq!(harmless(text), shown);
        }
    }
}
