//! What every chart has around its data: heading, key, note, ticks.

use super::Ticks;
use super::canvas::{About, Anchor, Canvas, Pen, Tone, Type};
use super::geometry::{Area, Point};

/// The width of most charts, in pixels.
pub(super) const WIDTH: f64 = 720.0;
/// The empty edge around a chart.
pub(super) const MARGIN: f64 = 16.0;

/// Names of rows, axes and points.
pub(super) const LABEL: Type = Type::new(12.5, Tone::Ink);
/// Tick labels, headers and notes: the smallest text there is.
pub(super) const SMALL: Type = Type::new(11.0, Tone::Muted);
/// A line that guides the eye.
pub(super) const GRID: Pen = Pen::new(Tone::Hairline, 1.0);

const TITLE_LINES: usize = 3;
const SWATCH: f64 = 14.0;

/// Draws the mark of a key's entry into an area.
pub(super) type DrawKey<'a> = Box<dyn Fn(&mut Canvas, Area) + 'a>;

/// An entry of a key: how its mark is drawn into the area given, and its name.
pub(super) struct KeyEntry<'a> {
    pub(super) draw: DrawKey<'a>,
    /// The width of the mark in pixels.
    pub(super) width: f64,
    pub(super) name: &'a str,
}

impl<'a> KeyEntry<'a> {
    /// An entry with a small filled square.
    pub(super) fn swatch(fill: Tone, name: &'a str) -> Self {
        let draw = move |canvas: &mut Canvas, area: Area| {
            canvas.rect(area, fill);
            // The palest levels and hatching need an edge against the page.
            canvas.outline(area, Pen::new(Tone::Rule, 0.5));
        };
        Self { draw: Box::new(draw), width: SWATCH, name }
    }
}

/// How much wider than in the measured font a text may be in the one that a reader has.
pub(super) const WIDER: f64 = 1.15;

/// Writes title and subtitle at the top left; gives the edge under them.
///
/// A title that needs more than three lines is set smaller until it does not; one that is longer
/// still gets the lines that it needs, since nothing is ever cut.
pub(super) fn heading(canvas: &mut Canvas, width: f64, title: &str, subtitle: &str) -> f64 {
    let room = (width - 2.0 * MARGIN) / WIDER;
    let mut y = MARGIN - 4.0;
    if !title.trim().is_empty() {
        let sizes = [18.0, 16.5, 15.0, 14.0].map(|size| Type::new(size, Tone::Ink).semibold());
        let fitting = sizes.iter().find(|style| style.wrap(title, room).len() <= TITLE_LINES);
        let style = fitting.unwrap_or(&sizes[3]);
        y = canvas.lines((MARGIN, y), &style.wrap(title, room), *style);
    }
    if !subtitle.trim().is_empty() {
        let style = Type::new(13.0, Tone::Muted);
        y = canvas.lines((MARGIN, y + 3.0), &style.wrap(subtitle, room), style);
    }
    y
}

/// Writes a key from `(x, y)` on, in as many lines as it needs; gives the edge under it.
pub(super) fn key(canvas: &mut Canvas, (x, y): Point, right: f64, entries: &[KeyEntry<'_>]) -> f64 {
    const GAP: f64 = 6.0;
    const BETWEEN: f64 = 18.0;
    let style = Type { tone: Tone::Ink, ..SMALL };
    let step = style.line_height() + 6.0;
    let (mut at, mut top, mut lines_deep) = (x, y, 1);
    for entry in entries {
        let names = style.wrap(entry.name, right - x - entry.width - GAP);
        let width = entry.width + GAP + super::measure::widest(&names, style.size, style.weight);
        if at > x && at + width > right {
            top += step + style.line_height() * (lines_deep - 1) as f64;
            (at, lines_deep) = (x, 1);
        }
        let middle = top + style.line_height() / 2.0;
        let mark = Area::new(at, middle - SWATCH / 2.0, entry.width, SWATCH);
        (entry.draw)(canvas, mark);
        canvas.lines((at + entry.width + GAP, top), &names, style);
        at += width + BETWEEN;
        lines_deep = lines_deep.max(names.len());
    }
    if entries.is_empty() { y } else { top + style.line_height() * lines_deep as f64 }
}

/// Writes a note over the whole width; gives the edge under it.
pub(super) fn note(canvas: &mut Canvas, y: f64, width: f64, text: Option<&str>) -> f64 {
    match text {
        Some(text) if !text.trim().is_empty() => {
            let lines = SMALL.wrap(text, (width - 2.0 * MARGIN) / WIDER);
            canvas.lines((MARGIN, y + 10.0), &lines, SMALL)
        }
        _ => y,
    }
}

/// Draws the scale under a plot, from `left` to `right`; gives the edge under it.
pub(super) fn ticks_below(canvas: &mut Canvas, ticks: &Ticks, y: f64, left: f64, right: f64) -> f64 {
    for (place, label) in ticks.iter() {
        let x = left + (right - left) * place / 100.0;
        canvas.line((x, y), (x, y + 4.0), Pen::new(Tone::Rule, 1.0));
        canvas.lines((x, y + 5.0), &[label], SMALL.anchored(Anchor::Middle));
    }
    y + 5.0 + SMALL.line_height()
}

/// The names that a chart gives itself to screen readers.
pub(super) fn about<'a>(id: &'a str, title: &'a str, description: &'a str) -> About<'a> {
    About { id, title, description }
}
