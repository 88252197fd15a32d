//! Horizontal bars with intervals, thresholds and a comparison: "how are we, area by area?"

use std::cmp::Ordering;

use super::canvas::{Anchor, Canvas, Pen, Tone, Type};
use super::frame::{self, GRID, KeyEntry, LABEL, MARGIN, SMALL, WIDTH};
use super::geometry::{Area, Point};
use super::measure::widest;
use super::{ChartError, Ticks, in_range, palette};

/// A bar for each row along one axis, on which all values are places from 0 to 100.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// Unique among the charts of a page.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is shown, and its unit.
    pub subtitle: String,
    /// The chart in words, for those who cannot see it.
    pub description: String,
    /// What stands along the axis.
    pub ticks: Ticks,
    /// From the top.
    pub rows: Vec<Bar>,
    /// The levels, from the lowest; may be empty.
    pub bands: Vec<Band>,
    /// What the comparison mark stands for, e.g. "The whole municipality".
    pub reference: Option<String>,
    /// What the mark of what is wanted stands for, e.g. "Target".
    pub target: Option<String>,
    /// A remark under the chart.
    pub note: Option<String>,
}

/// A row of [`Bars`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// How far it is indented: 0 for a group, 1 for its parts, and so on.
    pub depth: u8,
    /// Whether it only names those beneath it, and has no bar of its own.
    pub is_heading: bool,
    /// The bar's length, 0–100; `None` where it is withheld or unknown.
    pub value: Option<f64>,
    /// The ends of its interval.
    pub interval: Option<(f64, f64)>,
    /// The comparison's value.
    pub reference: Option<f64>,
    /// The value that is wanted.
    pub target: Option<f64>,
    /// Which of the bands gives the bar its colour.
    pub level: Option<usize>,
    /// The value as text, e.g. "62 (57–67)", or why there is none.
    pub text: String,
}

/// A level on the scale of [`Bars`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// Its name.
    pub name: String,
    /// The value that it starts at, 0–100.
    pub from: f64,
}

impl Bars {
    /// Draws the chart, 720 pixels wide.
    ///
    /// # Errors
    /// [`ChartError::Drawing`] where plotters fails.
    pub fn svg(&self) -> Result<String, ChartError> {
        let mut canvas = Canvas::default();
        let top = frame::heading(&mut canvas, WIDTH, &self.title, &self.subtitle) + 14.0;
        let columns = Columns::of(self);
        let strip = self.name_bands(&mut canvas, top, &columns);
        let rows = self.lay_out(strip + self.reference_height(), &columns);
        let bottom = rows.last().map_or(strip + 24.0, |row| row.area.bottom()) + 2.0;
        self.draw_lines(&mut canvas, strip, bottom, &columns);
        for row in &rows {
            row.draw(&mut canvas, &columns, self.bands.len());
        }
        self.name_reference(&mut canvas, &rows, &columns);
        let mut y = frame::ticks_below(&mut canvas, &self.ticks, bottom, columns.left, columns.right);
        y = self.name_target(&mut canvas, y);
        y = frame::note(&mut canvas, y, WIDTH, self.note.as_deref());
        let about = frame::about(&self.id, &self.title, &self.description);
        canvas.finish((WIDTH, (y + MARGIN).ceil()), &about)
    }

    /// Draws the levels as a thin strip with their names above; gives the edge under the strip.
    fn name_bands(&self, canvas: &mut Canvas, top: f64, columns: &Columns) -> f64 {
        const STRIP: f64 = 6.0;
        if self.bands.is_empty() {
            return top;
        }
        let names = stack(&self.bands, columns);
        let deepest = names.iter().map(|name| name.lane).max().unwrap_or(0);
        let step = SMALL.line_height() + 1.0;
        let strip = top + step * (deepest + 1) as f64 + 2.0;
        for (index, (band, name)) in self.bands.iter().zip(&names).enumerate() {
            let x = columns.x(band.from);
            let end = self.bands.get(index + 1).map_or(columns.right, |next| columns.x(next.from));
            let y = strip - 2.0 - step * (name.lane + 1) as f64;
            if name.lane > 0 {
                canvas.line((x, y + 3.0), (x, strip), Pen::new(Tone::Rule, 1.0));
            }
            let area = Area::new(x, strip, (end - x).max(0.0), STRIP);
            canvas.rect(area, Tone::Level(palette::level(index, self.bands.len())));
            canvas.outline(area, Pen::new(Tone::Rule, 0.5));
            let style = Type { tone: Tone::Ink, ..SMALL }.anchored(name.anchor);
            canvas.lines((name.x, y), &[&band.name], style);
        }
        strip + STRIP
    }

    fn draw_lines(&self, canvas: &mut Canvas, top: f64, bottom: f64, columns: &Columns) {
        for (value, _) in self.ticks.iter() {
            let x = columns.x(value);
            let pen = if value == 0.0 { Pen::new(Tone::Muted, 1.0) } else { GRID };
            if value == 0.0 || self.bands.is_empty() {
                canvas.line((x, top), (x, bottom), pen);
            }
        }
        for band in self.bands.iter().filter(|band| band.from > 0.0) {
            let x = columns.x(band.from);
            canvas.line((x, top), (x, bottom), Pen::new(Tone::Rule, 0.75).dashed(2.0, 2.0));
        }
        canvas.line((columns.left, bottom), (columns.right, bottom), GRID);
    }

    fn lay_out(&self, top: f64, columns: &Columns) -> Vec<Row<'_>> {
        let nested = self.rows.iter().any(|bar| bar.depth > 0);
        let mut y = top + 4.0;
        let mut rows: Vec<Row<'_>> = Vec::new();
        for bar in &self.rows {
            let group = nested && bar.depth == 0;
            let style = if group { LABEL.semibold() } else { LABEL };
            // A group stands a little apart from the parts of the one before.
            if group && !rows.is_empty() {
                y += 6.0;
            }
            let indent = columns.indent(bar.depth);
            let label = style.wrap(&bar.label, columns.left - GUTTER - MARGIN - indent);
            let (text_style, room) = match bar.shown() {
                Some(_) => (LABEL, WIDTH - MARGIN - columns.text),
                None => (SMALL, columns.right - columns.left - 12.0),
            };
            let text = text_style.wrap(&bar.text, room);
            let lines =
                (label.len() as f64 * LABEL.line_height()).max(text.len() as f64 * text_style.line_height());
            let thickness = if bar.depth == 0 { 15.0 } else { 11.0 };
            let height = (lines + 6.0).max(thickness + 12.0).max(25.0);
            let area = Area::new(columns.left, y, columns.right - columns.left, height);
            rows.push(Row { bar, area, label, style, text, thickness });
            y += height;
        }
        rows
    }

    /// The room for the comparison's name above the first row.
    fn reference_height(&self) -> f64 {
        if self.first_reference().is_some() { SMALL.line_height() + 2.0 } else { 0.0 }
    }

    fn first_reference(&self) -> Option<(usize, f64, &str)> {
        let name = self.reference.as_deref()?;
        let of_row = |bar: &Bar| bar.reference.and_then(in_range);
        self.rows.iter().enumerate().find_map(|(row, bar)| Some((row, of_row(bar)?, name)))
    }

    /// Names the mark of what is wanted beneath the plot, where any row has one; gives the edge under it.
    fn name_target(&self, canvas: &mut Canvas, y: f64) -> f64 {
        let Some(name) = self.target.as_deref() else { return y };
        if self.rows.iter().all(|bar| bar.target.and_then(in_range).is_none()) {
            return y;
        }
        let draw = |canvas: &mut Canvas, area: Area| diamond(canvas, area.centre());
        let entry = KeyEntry { draw: Box::new(draw), width: 2.0 * DIAMOND, name };
        frame::key(canvas, (MARGIN, y + 8.0), WIDTH - MARGIN, &[entry])
    }

    /// Names the comparison once, above its first mark.
    fn name_reference(&self, canvas: &mut Canvas, rows: &[Row<'_>], columns: &Columns) {
        let Some((row, value, name)) = self.first_reference() else { return };
        let style = Type { tone: Tone::Ink, ..SMALL }.anchored(Anchor::Middle).with_halo();
        let half = style.width(name) / 2.0;
        let x = columns.x(value).min(WIDTH - MARGIN - half).max(MARGIN + half);
        let first = rows.first().map_or(0.0, |first| first.area.y);
        let top = first - SMALL.line_height() - 1.0;
        // Where the first rows have no comparison, a line leads down to the first that has.
        if row > 0 {
            let end = rows[row].mark().y;
            let at = columns.x(value);
            canvas.line((at, first), (at, end), Pen::new(Tone::Ink, 0.75));
        }
        canvas.lines((x, top), &[name], style);
    }
}

impl Bar {
    /// The value inside the range, if there is one.
    fn shown(&self) -> Option<f64> {
        self.value.and_then(in_range)
    }
}

const GUTTER: f64 = 12.0;
const INDENT: f64 = 14.0;

/// Where the columns stand: names, then the plot from `left` to `right`, then the value texts.
struct Columns {
    left: f64,
    right: f64,
    text: f64,
}

impl Columns {
    fn of(bars: &Bars) -> Self {
        let label = |bar: &Bar| f64::from(bar.depth) * INDENT + LABEL.semibold().width(&bar.label) + 1.0;
        let text = |bar: &Bar| {
            if bar.shown().is_some() { LABEL.width(&bar.text) + 1.0 } else { 0.0 }
        };
        let labels = bars.rows.iter().map(label).fold(0.0, f64::max).clamp(60.0, 216.0);
        let texts = bars.rows.iter().map(text).fold(0.0, f64::max).clamp(40.0, 124.0);
        let text = WIDTH - MARGIN - texts;
        Self { left: MARGIN + labels + GUTTER, right: text - GUTTER, text }
    }

    fn x(&self, value: f64) -> f64 {
        let value = in_range(value).unwrap_or(0.0);
        self.left + (self.right - self.left) * value / 100.0
    }

    /// Deep rows share the last step, so that their names keep room.
    fn indent(&self, depth: u8) -> f64 {
        f64::from(depth.min(5)) * INDENT
    }
}

/// A row with its place.
struct Row<'a> {
    bar: &'a Bar,
    /// The row's part of the plot.
    area: Area,
    label: Vec<String>,
    style: Type,
    text: Vec<String>,
    thickness: f64,
}

impl Row<'_> {
    fn draw(&self, canvas: &mut Canvas, columns: &Columns, levels: usize) {
        let middle = self.area.centre().1;
        let top = |lines: usize, style: Type| middle - lines as f64 * style.line_height() / 2.0;
        let label = (MARGIN + columns.indent(self.bar.depth), top(self.label.len(), self.style));
        canvas.lines(label, &self.label, self.style);
        if self.bar.is_heading {
            return;
        }
        match self.bar.shown() {
            Some(value) => {
                self.draw_bar(canvas, columns, value, levels);
                canvas.lines((columns.text, top(self.text.len(), LABEL)), &self.text, LABEL);
            }
            None => self.draw_withheld(canvas),
        }
        if let (Some((low, high)), Some(_)) = (self.bar.interval, self.bar.shown()) {
            whisker(canvas, (columns.x(low), columns.x(high)), middle);
        }
        if let Some(value) = self.bar.reference.and_then(in_range) {
            let (x, mark) = (columns.x(value), self.mark());
            canvas.rect(Area::around((x, middle), 5.0, mark.height + 1.0), Tone::Paper);
            canvas.rect(Area::around((x, middle), 2.5, mark.height), Tone::Ink);
        }
        if let Some(value) = self.bar.target.and_then(in_range) {
            diamond(canvas, (columns.x(value), middle));
        }
    }

    fn draw_bar(&self, canvas: &mut Canvas, columns: &Columns, value: f64, levels: usize) {
        let track = self.track();
        let bar = Area { width: columns.x(value) - columns.left, ..track };
        let fill = match self.bar.level {
            Some(level) if levels > 0 => Tone::Level(palette::level(level, levels)),
            _ => Tone::Accent,
        };
        if bar.width > 0.0 {
            canvas.rect(bar, fill);
            // The palest level would vanish on the page without an edge.
            canvas.outline(bar, Pen::new(Tone::Rule, 0.75));
        }
    }

    /// Draws an empty track with the reason on it, at the end where fewer marks stand.
    fn draw_withheld(&self, canvas: &mut Canvas) {
        const INSET: f64 = 6.0;
        let track = self.track();
        let width = widest(&self.text, SMALL.size, SMALL.weight);
        let taken = if width > 0.0 { width + 2.0 * INSET } else { 0.0 };
        let marks = || [self.bar.reference, self.bar.target].into_iter().flatten().filter_map(in_range);
        let covered = |from_low: bool| {
            let share = 100.0 * taken / track.width;
            marks().filter(|at| if from_low { *at <= share } else { 100.0 - *at <= share }).count()
        };
        let low = match covered(true).cmp(&covered(false)) {
            Ordering::Equal => marks().next().is_some_and(|value| value < 50.0),
            order @ (Ordering::Less | Ordering::Greater) => order == Ordering::Greater,
        };
        let (text, hatch) =
            if low { (track.right() - width, track.x) } else { (track.x + INSET, track.x + taken) };
        canvas.rect(Area { x: hatch, width: track.width - taken, ..track }, Tone::Hatch);
        let top = track.centre().1 - self.text.len() as f64 * SMALL.line_height() / 2.0;
        canvas.lines((text, top), &self.text, SMALL.with_halo());
    }

    fn track(&self) -> Area {
        Area::around(self.area.centre(), self.area.width, self.thickness)
    }

    /// Where the comparison's mark reaches from and to; it is taller than the bar.
    fn mark(&self) -> Area {
        Area::around(self.area.centre(), self.area.width, self.thickness + 7.0)
    }
}

/// Half the width of the mark of what is wanted.
const DIAMOND: f64 = 5.5;

/// Draws the mark of what is wanted: hollow, since it is not there yet.
fn diamond(canvas: &mut Canvas, (x, y): Point) {
    let corners = |far: f64| vec![(x, y - far), (x + far, y), (x, y + far), (x - far, y)];
    canvas.polygon(corners(DIAMOND + 1.5), Tone::Paper, 1.0);
    let mut edge = corners(DIAMOND);
    edge.push(edge[0]);
    canvas.path(edge, Pen::new(Tone::Ink, 1.5));
}

/// Draws an interval, with an edge in the page's colour so that it shows on any bar.
fn whisker(canvas: &mut Canvas, (low, high): Point, y: f64) {
    const CAP: f64 = 3.0;
    for (tone, width) in [(Tone::Paper, 3.25), (Tone::Ink, 1.25)] {
        let pen = Pen::new(tone, width);
        canvas.line((low, y), (high, y), pen);
        canvas.line((low, y - CAP), (low, y + CAP), pen);
        canvas.line((high, y - CAP), (high, y + CAP), pen);
    }
}

/// Where a level's name stands: `lane` 0 is next to the strip, higher lanes lie above.
struct BandName {
    x: f64,
    anchor: Anchor,
    lane: usize,
}

/// Places every name at its threshold, in the lowest lane where it is free of its neighbours.
fn stack(bands: &[Band], columns: &Columns) -> Vec<BandName> {
    const GAP: f64 = 8.0;
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    // From the right, so that a line up to a high lane passes to the left of the names under it.
    let mut names: Vec<BandName> = bands
        .iter()
        .rev()
        .map(|band| {
            let (at, width) = (columns.x(band.from), SMALL.width(&band.name));
            let fits = at + width <= WIDTH - MARGIN;
            let (from, anchor) = if fits { (at, Anchor::Start) } else { (at - width, Anchor::End) };
            let free = |lane: &Vec<(f64, f64)>| {
                lane.iter().all(|&(start, end)| from + width + GAP <= start || end + GAP <= from)
            };
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            if lane == taken.len() {
                taken.push(Vec::new());
            }
            taken[lane].push((from, from + width));
            // The line down to the strip must not run through a name.
            taken[..lane].iter_mut().for_each(|below| below.push((at - GAP, at)));
            let inset = if lane > 0 { 4.0 } else { 0.0 };
            let x = if fits { at + inset } else { at - inset };
            BandName { x, anchor, lane }
        })
        .collect();
    names.reverse();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Columns {
        Columns { left: 200.0, right: 600.0, text: 612.0 }
    }

    fn bands(names: [&str; 3]) -> Vec<Band> {
        let from = [0.0, 10.0, 50.0];
        names.iter().zip(from).map(|(name, from)| Band { name: (*name).to_owned(), from }).collect()
    }

    #[test]
    fn the_scale_spans_the_plot_and_holds_what_lies_beyond() {
        let columns = columns();
        let places = [0.0, 50.0, 100.0, -5.0, 130.0].map(|value| columns.x(value));
        assert_eq!(places, [200.0, 400.0, 600.0, 200.0, 600.0]);
    }

    #[test]
    fn names_of_narrow_bands_are_stacked() {
        let lanes =
            |names| -> Vec<usize> { stack(&bands(names), &columns()).iter().map(|name| name.lane).collect() };
        assert_eq!(lanes(["a", "b", "c"]), [0, 0, 0]);
        assert_eq!(lanes(["Grundläggande", "b", "c"]), [1, 0, 0]);
        assert_eq!(lanes(["Grundläggande", "Under uppbyggnad och införande", "c"]), [2, 1, 0]);
    }

    #[test]
    fn columns_leave_most_of_the_width_to_the_plot() {
        let long = "x".repeat(300);
        let bar = Bar { label: long.clone(), text: long, ..Bar::default() };
        let columns = Columns::of(&Bars { rows: vec![bar], ..Bars::default() });
        assert!(columns.right - columns.left > 300.0);
        assert!(widest(&SMALL.wrap("x", 124.0), 11.0, SMALL.weight) < WIDTH - MARGIN - columns.text);
    }
}
