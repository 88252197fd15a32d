//! What ends a run, or may not be as it was meant, in words.

use std::path::Path;

use mognad::load::nearest;
use mognad::model::{Lang, Refusal, Unreadable, hiding_personal};
use mognad::text::terminal::failures::{FailureWords, cannot_read};
use mognad::text::terminal::opening::refusal;

use super::context::Context;
use super::failure::Failure;
use super::files;

/// That WHAT cannot be opened.
pub fn unopened(context: &Context, what: &Path, why: &Refusal) -> Failure {
    Failure(refusal(why, &files::shown(what), context.lang()))
}

/// That something cannot be read, with the name in the same folder that was probably meant.
pub fn refused(context: &Context, path: &Path, error: std::io::Error) -> Failure {
    let why = files::told(path, error);
    let names: Vec<String> = files::beside(path).collect();
    let name = path.file_name().and_then(|name| name.to_str()).filter(|_| why == Unreadable::NotFound);
    let nearest = name.and_then(|name| nearest(name, names.iter().map(String::as_str)));
    Failure(cannot_read(&files::shown(path), &why, nearest.as_deref(), context.lang()))
}

/// A failure as it is shown: what, and beneath it what to do.
pub fn failure_text(error: &anyhow::Error, context: &Context) -> String {
    let word = match context.lang() {
        Lang::Sv => "fel",
        Lang::En => "error",
    };
    let hints = error.downcast_ref::<Failure>().map_or(&[][..], |failure| &failure.0.hints);
    shown("\u{1b}[1;31m", word, &format!("{error:#}"), hints, context)
}

/// What may not be as it was meant, shown in the same way.
pub fn warning_text(words: &FailureWords, context: &Context) -> String {
    let word = match context.lang() {
        Lang::Sv => "varning",
        Lang::En => "warning",
    };
    shown("\u{1b}[1;33m", word, &words.title, &words.hints, context)
}

fn shown(color: &str, word: &str, title: &str, hints: &[String], context: &Context) -> String {
    let (on, off) = if context.color_errors() { (color, "\u{1b}[0m") } else { ("", "") };
    let hint = match context.lang() {
        Lang::Sv => "tips",
        Lang::En => "help",
    };
    let mut text = format!("{on}{word}{off}: {title}\n");
    hints.iter().for_each(|words| text += &format!("  {hint}: {words}\n"));
    // The name of a file may tell whose answers are in it.
    hiding_personal(&text).into_owned()
}
