//! Faults as text: where each is, the line with a caret under it, and how to mend it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::brief::{QUOTED, brief};
use super::columns::column_letter;
use super::faults::{FaultWords, words};
use crate::model::{
    AnswerFaultKind, CellPlace, Diagnostic, Diagnostics, Fault, ImportFault, Lang, Place, Severity,
    TomlFault, hiding_personal, is_stray, masked,
};

/// Nothing is wider than this where it can be helped.
const WIDTH: usize = 100;
/// What a line of an input file may take of that, beside its number.
const LINE: usize = WIDTH - 10;

/// No title and no hint is longer than this, whatever it quotes.
const LONGEST: usize = 800;

/// How many faults are shown; more than that is nothing that anybody reads.
const MOST: usize = 50;

/// The faults, errors first, each kind by file and place, and a line that counts them; nothing for none.
///
/// Text that could not be read stands before all else, for it breeds other faults. Of very many faults the first
/// are shown and the rest are counted.
#[must_use]
pub fn render(diagnostics: &Diagnostics, lang: Lang, color: bool) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| {
        (diagnostic.severity, !is_of_text(diagnostic), position(&diagnostic.place))
    });
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut lines = Lines::default();
    let mut text = String::new();
    let (shown, rest) = sorted.split_at(sorted.len().min(MOST));
    for diagnostic in shown {
        text.push_str(&one(diagnostic, diagnostics, lang, &renderer, &mut lines));
        text.push_str("\n\n");
    }
    if !rest.is_empty() {
        text.push_str(&format!("{}\n\n", and_more(rest, lang)));
    }
    if !text.is_empty() {
        text.push_str(&summary(diagnostics, lang));
        text.push('\n');
    }
    text
}

/// How many errors and warnings there are: `3 errors, 1 warning`.
#[must_use]
pub fn summary(diagnostics: &Diagnostics, lang: Lang) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.iter().count() - errors;
    let errors = match (errors, lang) {
        (n, Lang::Sv) => format!("{n} fel"),
        (1, Lang::En) => "1 error".to_owned(),
        (n, Lang::En) => format!("{n} errors"),
    };
    let warnings = match (warnings, lang) {
        (0, _) => return errors,
        (1, Lang::Sv) => "1 varning".to_owned(),
        (n, Lang::Sv) => format!("{n} varningar"),
        (1, Lang::En) => "1 warning".to_owned(),
        (n, Lang::En) => format!("{n} warnings"),
    };
    format!("{errors}, {warnings}")
}

/// How many faults are not shown: `… and 81 more errors`.
fn and_more(rest: &[&Diagnostic], lang: Lang) -> String {
    let errors = rest.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let kinds = match lang {
        Lang::Sv => [(errors, "fel", "fel"), (rest.len() - errors, "varning", "varningar")],
        Lang::En => [(errors, "error", "errors"), (rest.len() - errors, "warning", "warnings")],
    };
    let counted = kinds.into_iter().filter(|(count, ..)| *count > 0);
    let counted: Vec<String> = counted
        .map(|(count, one, many)| {
            let word = if count == 1 { one } else { many };
            let more = if lang == Lang::En { "more " } else { "" };
            format!("{count} {more}{word}")
        })
        .collect();
    match lang {
        Lang::Sv => format!("… och {} till", counted.join(" och ")),
        Lang::En => format!("… and {}", counted.join(" and ")),
    }
}

/// Whether a file's bytes are not the text they were read as.
const fn is_of_text(diagnostic: &Diagnostic) -> bool {
    match &diagnostic.fault {
        Fault::Answer(fault) => {
            matches!(fault.kind, AnswerFaultKind::Undecodable { .. } | AnswerFaultKind::NotText(_))
        }
        Fault::Toml(fault) => matches!(fault, TomlFault::NotUtf8),
        Fault::Import(fault) => matches!(fault, ImportFault::File(_)),
        Fault::Units(_) | Fault::Figures(_) | Fault::Plan(_) => false,
    }
}

/// What faults are sorted by: those of a whole file before those inside it.
fn position(place: &Place) -> (Option<&str>, u64, usize) {
    let (row, column) = match place {
        Place::None | Place::File(_) => (0, 0),
        Place::Field(..) => (1, 0),
        Place::Span(_, span) => (1, span.start),
        Place::Cell(_, cell) => (cell.row, cell.column.as_ref().map_or(0, |(at, _)| at + 1)),
    };
    (place.file(), row, column)
}

fn one<'d>(
    diagnostic: &'d Diagnostic,
    diagnostics: &'d Diagnostics,
    lang: Lang,
    renderer: &Renderer,
    lines: &mut Lines<'d>,
) -> String {
    let words = words(&diagnostic.fault, lang);
    let shown = match &diagnostic.place {
        Place::Span(file, _) => {
            diagnostics.source(file).map(|source| in_text(diagnostic, source, &words, lines))
        }
        Place::Cell(file, cell) => Some(in_table(file, cell, &words.label, lang)),
        Place::Field(file, path) => {
            Some(Shown { origin: Some(format!("{file}: {}", hiding_personal(path))), ..Shown::default() })
        }
        Place::File(_) | Place::None => None,
    };
    let shown = shown
        .unwrap_or_else(|| Shown { origin: diagnostic.place.file().map(str::to_owned), ..Shown::default() });
    put_together(diagnostic.severity, &words, &shown, lang, renderer)
}

/// What of an input file is shown.
#[derive(Default)]
struct Shown {
    /// Where: `file:line:column`.
    origin: Option<String>,
    /// The number of the first line.
    first_line: usize,
    /// The lines, none of them long.
    source: String,
    marks: Vec<Mark>,
}

/// What is marked in the lines.
struct Mark {
    /// The bytes.
    span: Range<usize>,
    /// What is written under them.
    label: String,
    /// Whether this is the fault itself.
    primary: bool,
}

fn put_together(
    severity: Severity,
    words: &FaultWords,
    shown: &Shown,
    lang: Lang,
    renderer: &Renderer,
) -> String {
    let level = match (severity, lang) {
        (Severity::Error, Lang::Sv) => Level::ERROR.with_name("fel"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::Sv) => Level::WARNING.with_name("varning"),
        (Severity::Warning, Lang::En) => Level::WARNING,
    };
    let title = brief(&said(&words.title), LONGEST);
    let mut group = Group::with_title(level.primary_title(title).id(words.code));
    if !shown.marks.is_empty() {
        let mut snippet = Snippet::source(shown.source.as_str()).line_start(shown.first_line.max(1));
        for mark in &shown.marks {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let label = Some(mark.label.as_str()).filter(|label| !label.is_empty());
            snippet = snippet.annotation(kind.span(mark.span.clone()).label(label));
        }
        group = group.element(snippet);
    } else if !words.label.is_empty() {
        // Without a line to point into, what would stand under it is a remark of its own.
        group = group.element(Level::NOTE.no_name().message(wrapped(&words.label)));
    }
    let help = if lang == Lang::Sv { "tips" } else { "help" };
    for hint in &words.hints {
        group = group
            .element(Level::HELP.with_name(help).message(wrapped(&brief(&hiding_personal(hint), LONGEST))));
    }
    with_origin(renderer.render(&[group]), shown.origin.as_deref())
}

/// Puts the place under the title. The renderer could, but it would count columns in the shortened line.
fn with_origin(rendered: String, origin: Option<&str>) -> String {
    let Some(origin) = origin else { return rendered };
    let mut lines = rendered.lines();
    let title = lines.next().unwrap_or_default();
    let rest: Vec<&str> = lines.collect();
    // The arrow's head stands above the bar that every line of the excerpt begins with.
    let bar = rest.first().and_then(|line| line.find(|c: char| c != ' ')).unwrap_or(1);
    let arrow = format!("{}--> {}", " ".repeat(bar.saturating_sub(1)), said(origin));
    let all: Vec<&str> = [title, &arrow].into_iter().chain(rest).collect();
    all.join("\n")
}

/// The line with the fault, and the one with the other place that it has to do with.
fn in_text<'d>(
    diagnostic: &'d Diagnostic,
    source: &'d str,
    words: &FaultWords,
    lines: &mut Lines<'d>,
) -> Shown {
    let Place::Span(file, span) = &diagnostic.place else { return Shown::default() };
    let mut shown = Shown::default();
    let starts = lines.of(file, source);
    let (line, column) = place_of(source, starts, span.start);
    shown.origin = Some(format!("{file}:{line}:{column}"));
    let related = match &diagnostic.fault {
        Fault::Toml(fault) => fault.related(),
        Fault::Answer(_) | Fault::Import(_) | Fault::Units(_) | Fault::Figures(_) | Fault::Plan(_) => None,
    };
    let mut wanted = vec![(span, words.label.as_str(), true)];
    wanted.extend(related.map(|first| (first, words.related, false)));
    let numbers = wanted.iter().map(|(span, ..)| place_of(source, starts, span.start).0);
    let (first, last) = numbers.fold((line, line), |(first, last), n| (first.min(n), last.max(n)));
    shown.first_line = first;
    for number in first..=last {
        let (start, text) = line_at(source, starts, number);
        let here: Vec<_> =
            wanted.iter().filter(|(span, ..)| (start..=start + text.len()).contains(&span.start)).collect();
        let spans: Vec<Range<usize>> = here
            .iter()
            .map(|(span, ..)| span.start - start..span.end.saturating_sub(start).min(text.len()))
            .collect();
        // Lines between two marks that stand far apart are folded away, so what is in them does not matter.
        let text = if here.is_empty() && last - first > 3 { "" } else { text };
        let (short, spans) = shorten(&hiding_personal(text), &spans);
        let offset = shown.source.len();
        for ((_, label, primary), span) in here.into_iter().zip(spans) {
            let span = span.start + offset..span.end + offset;
            shown.marks.push(Mark { span, label: said(label), primary: *primary });
        }
        shown.source.push_str(&short);
        shown.source.push('\n');
    }
    shown
}

/// A table's row as far as it stands around the cell.
fn in_table(file: &str, cell: &CellPlace, label: &str, lang: Lang) -> Shown {
    let mut shown = Shown { origin: Some(cell_origin(file, cell, lang)), ..Shown::default() };
    if let Some((row, span)) = &cell.excerpt {
        // A line break inside a cell is one character there and one here.
        let row = row.replace(['\n', '\r'], " ");
        let (source, spans) = shorten(&hiding_personal(&masked(&row)), std::slice::from_ref(span));
        shown.source = source;
        shown.first_line = usize::try_from(cell.row).unwrap_or(1);
        shown.marks =
            spans.into_iter().map(|span| Mark { span, label: said(label), primary: true }).collect();
    }
    shown
}

fn cell_origin(file: &str, cell: &CellPlace, lang: Lang) -> String {
    let row = cell.row;
    let mut origin = match lang {
        Lang::Sv => format!("{file}, rad {row}"),
        Lang::En => format!("{file}, row {row}"),
    };
    if let Some((at, heading)) = &cell.column {
        let letter = column_letter(*at);
        // A String takes every write.
        let _ = match lang {
            Lang::Sv => write!(origin, ", kolumn {letter}"),
            Lang::En => write!(origin, ", column {letter}"),
        };
        if !heading.is_empty() {
            let _ = write!(origin, " ({})", brief(&hiding_personal(heading), QUOTED));
        }
    }
    origin
}

/// Where each file's lines begin, found once per file.
#[derive(Default)]
struct Lines<'d>(BTreeMap<&'d str, Vec<usize>>);

impl<'d> Lines<'d> {
    fn of(&mut self, file: &'d str, source: &str) -> &[usize] {
        self.0.entry(file).or_insert_with(|| {
            std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect()
        })
    }
}

/// The line and the column, in characters, both from 1.
fn place_of(source: &str, starts: &[usize], at: usize) -> (usize, usize) {
    let line = starts.partition_point(|start| *start <= at).max(1);
    let before = starts.get(line - 1).and_then(|start| source.get(*start..at)).unwrap_or_default();
    (line, before.chars().count() + 1)
}

/// A line and where it begins, without its end.
fn line_at<'s>(source: &'s str, starts: &[usize], number: usize) -> (usize, &'s str) {
    let start = starts.get(number - 1).copied().unwrap_or(source.len());
    let end = starts.get(number).map_or(source.len(), |next| next - 1);
    (start, source.get(start..end).unwrap_or_default().trim_end_matches('\r'))
}

/// A line cut down to what fits around its marks, with the marks where they then are.
fn shorten(line: &str, spans: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let total = line.chars().count();
    let sound: Vec<Range<usize>> = spans.iter().map(|span| on_boundaries(line, span)).collect();
    if total <= LINE {
        return (line.to_owned(), sound);
    }
    let from = sound.iter().map(|span| span.start).min().unwrap_or(0);
    let before = line[..from].chars().count();
    // A third of the room goes to what stands before the fault, as far as the line's end leaves any to give.
    let skipped = before.saturating_sub(LINE / 3).min(total - LINE);
    let cut = line.char_indices().nth(skipped).map_or(0, |(at, _)| at);
    let end = line[cut..].char_indices().nth(LINE).map_or(line.len(), |(at, _)| cut + at);
    let lead = if cut > 0 { "… " } else { "" };
    let tail = if end < line.len() { " …" } else { "" };
    let text = format!("{lead}{}{tail}", &line[cut..end]);
    let moved = |at: usize| at.clamp(cut, end) - cut + lead.len();
    (text, sound.into_iter().map(|span| moved(span.start)..moved(span.end)).collect())
}

/// A span that cuts no character in two and does not end before it begins.
fn on_boundaries(line: &str, span: &Range<usize>) -> Range<usize> {
    let floor = |at: usize| (0..=at.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let (start, end) = (floor(span.start), floor(span.end));
    start..end.max(start)
}

/// What is said of a fault, on one line, and nothing in it that may tell who somebody is.
fn said(text: &str) -> String {
    one_line(&hiding_personal(text))
}

/// Control characters would break the picture.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || is_stray(c) { ' ' } else { c }).collect()
}

/// A hint over as many lines as it takes.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in said(text).split(' ').filter(|word| !word.is_empty()) {
        let last = lines.last_mut().expect("there is a line from the start");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > LINE {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests;
