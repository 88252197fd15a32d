//! People and the steps of questions on one scale: "do the answers come in order, and where people are?"

use super::canvas::{Anchor, Canvas, Pen, Tone, Type};
use super::frame::{self, GRID, KeyEntry, LABEL, MARGIN, SMALL, WIDTH};
use super::geometry::{Area, Point};
use super::{ChartError, Ticks, in_range};

/// A person–item map: how many people are where on a scale, and beneath it, question by question, where the step from each answer to the
/// next is. All places are from 0 to 100.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemMap {
    /// Unique among the charts of a page.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is shown.
    pub subtitle: String,
    /// The chart in words, for those who cannot see it.
    pub description: String,
    /// What is measured along the axis.
    pub axis: String,
    /// What stands along the axis.
    pub ticks: Ticks,
    /// What the columns at the top are.
    pub people_name: String,
    /// Side by side, from the left.
    pub people: Vec<Stretch>,
    /// From the top.
    pub rows: Vec<StepRow>,
    /// What the mark of a step means.
    pub step_note: String,
    /// What the mark of a step that comes too early means; shown where there is one.
    pub early_note: String,
    /// A remark under the chart.
    pub note: Option<String>,
}

/// The people on a stretch of the scale of an [`ItemMap`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stretch {
    /// Where it begins, 0–100.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How many people there are; the column's area stands for them.
    pub people: u64,
    /// The same as text.
    pub text: String,
}

/// A question of an [`ItemMap`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepRow {
    /// Its name.
    pub label: String,
    /// Its steps, in the order of the answers.
    pub steps: Vec<StepMark>,
}

/// A step of a [`StepRow`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepMark {
    /// Where it is, 0–100; `None` where that is withheld or unknown.
    pub place: Option<f64>,
    /// The ends of its interval.
    pub interval: Option<(f64, f64)>,
    /// Between which answers, and why it has no place, or what is wrong with it.
    pub text: String,
    /// Whether it comes before the one that it should follow: another shape and another colour.
    pub early: bool,
}

impl ItemMap {
    /// Draws the chart, 720 pixels wide.
    ///
    /// # Errors
    /// [`ChartError::Drawing`] where plotters fails.
    pub fn svg(&self) -> Result<String, ChartError> {
        let mut canvas = Canvas::default();
        let top = frame::heading(&mut canvas, WIDTH, &self.title, &self.subtitle) + 14.0;
        let plot = Plot::of(self);
        let ground = self.room_for_people(top, &plot);
        let rows = self.lay_out(ground, &plot);
        let bottom = rows.last().map_or(ground, |row| row.area.bottom());
        for (place, _) in self.ticks.iter() {
            canvas.line((plot.x(place), top), (plot.x(place), bottom), GRID);
        }
        self.draw_people(&mut canvas, top, ground, &plot);
        for row in &rows {
            row.draw(&mut canvas, &plot);
        }
        let mut y = frame::ticks_below(&mut canvas, &self.ticks, bottom, plot.left, plot.right);
        let style = LABEL.anchored(Anchor::End);
        y = canvas.lines((plot.right, y + 2.0), &LABEL.wrap(&self.axis, plot.right - MARGIN), style);
        y = self.draw_key(&mut canvas, y);
        y = frame::note(&mut canvas, y, WIDTH, self.note.as_deref());
        let about = frame::about(&self.id, &self.title, &self.description);
        canvas.finish((WIDTH, (y + MARGIN).ceil()), &about)
    }

    /// The line that the columns stand on.
    fn room_for_people(&self, top: f64, plot: &Plot) -> f64 {
        if self.people.is_empty() {
            return top;
        }
        let name = LABEL.semibold().wrap(&self.people_name, plot.names()).len() as f64 * LABEL.line_height();
        top + (self.room_for_counts(plot) + COLUMNS).max(name + 6.0)
    }

    /// The room for what stands on the highest column.
    fn room_for_counts(&self, plot: &Plot) -> f64 {
        match self.turns_counts(plot) {
            true => self.people.iter().map(|stretch| SMALL.width(&stretch.text)).fold(0.0, f64::max) + 8.0,
            false => SMALL.line_height() + 4.0,
        }
    }

    /// Whether some count is wider than its column.
    fn turns_counts(&self, plot: &Plot) -> bool {
        self.people.iter().any(|one| SMALL.width(&one.text) + 3.0 > plot.x(one.to) - plot.x(one.from))
    }

    /// A column's area stands for its people, since some stretches are longer than others.
    fn draw_people(&self, canvas: &mut Canvas, top: f64, ground: f64, plot: &Plot) {
        let dense = |one: &Stretch| one.people as f64 / (one.to - one.from).max(1e-9);
        let densest = self.people.iter().map(dense).fold(0.0, f64::max);
        if self.people.is_empty() || densest <= 0.0 {
            return;
        }
        let name = LABEL.semibold().wrap(&self.people_name, plot.names());
        let height = name.len() as f64 * LABEL.line_height();
        canvas.lines((MARGIN, ground - height - 2.0), &name, LABEL.semibold());
        let turned = self.turns_counts(plot);
        let full = ground - top - self.room_for_counts(plot);
        for one in &self.people {
            let (left, right) = (plot.x(one.from), plot.x(one.to));
            let height = full * dense(one) / densest;
            canvas.rect(Area::new(left, ground - height, right - left, height), Tone::Hairline);
            canvas
                .outline(Area::new(left, ground - height, right - left, height), Pen::new(Tone::Rule, 0.75));
            let middle = (left + right) / 2.0;
            let style = Type { tone: Tone::Ink, ..SMALL };
            if turned {
                let x = middle - style.line_height() / 2.0;
                canvas.lines((x, ground - height - 4.0), &[&one.text], style.turned());
            } else {
                let y = ground - height - style.line_height() - 1.0;
                canvas.lines((middle, y), &[&one.text], style.anchored(Anchor::Middle).with_halo());
            }
        }
        canvas.line((plot.left, ground), (plot.right, ground), Pen::new(Tone::Muted, 1.0));
    }

    fn lay_out(&self, top: f64, plot: &Plot) -> Vec<Row<'_>> {
        let mut y = top + 4.0;
        let mut rows = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let label = LABEL.wrap(&row.label, plot.names());
            let lines = label.len() as f64 * LABEL.line_height();
            let height = lines.max(row.steps.len() as f64 * LANE) + 10.0;
            rows.push(Row { row, label, area: Area::new(plot.left, y, plot.right - plot.left, height) });
            y += height;
        }
        rows
    }

    fn draw_key(&self, canvas: &mut Canvas, y: f64) -> f64 {
        let steps = || self.rows.iter().flat_map(|row| &row.steps);
        let entry = |early: bool, name| {
            let draw = move |canvas: &mut Canvas, area: Area| {
                whisker(canvas, (area.x, area.right()), area.centre().1, early);
                mark(canvas, area.centre(), early);
            };
            KeyEntry { draw: Box::new(draw), width: 24.0, name }
        };
        let notes = [(false, &self.step_note), (true, &self.early_note)];
        let entries: Vec<KeyEntry<'_>> = notes
            .into_iter()
            .filter(|(early, _)| steps().any(|step| step.place.is_some() && step.early == *early))
            .map(|(early, note)| entry(early, note.as_str()))
            .collect();
        if entries.is_empty() { y } else { frame::key(canvas, (MARGIN, y + 10.0), WIDTH - MARGIN, &entries) }
    }
}

/// How high the columns are.
const COLUMNS: f64 = 64.0;
/// How far steps of a question are beneath each other, so that a step that comes too early is seen to go back.
const LANE: f64 = 15.0;
const GUTTER: f64 = 12.0;
const DOT: f64 = 4.0;

/// Where the columns stand: names, then the plot from `left` to `right`.
struct Plot {
    left: f64,
    right: f64,
}

impl Plot {
    fn of(map: &ItemMap) -> Self {
        let people = LABEL.semibold().width(&map.people_name).min(120.0);
        let names = map.rows.iter().map(|row| LABEL.width(&row.label) + 1.0).fold(people, f64::max);
        Self { left: MARGIN + names.clamp(60.0, 216.0) + GUTTER, right: WIDTH - MARGIN - 10.0 }
    }

    fn names(&self) -> f64 {
        self.left - GUTTER - MARGIN
    }

    fn x(&self, place: f64) -> f64 {
        self.left + (self.right - self.left) * in_range(place).unwrap_or(0.0) / 100.0
    }
}

/// A question with its place.
struct Row<'a> {
    row: &'a StepRow,
    label: Vec<String>,
    area: Area,
}

impl Row<'_> {
    fn draw(&self, canvas: &mut Canvas, plot: &Plot) {
        let middle = self.area.centre().1;
        let top = middle - self.label.len() as f64 * LABEL.line_height() / 2.0;
        canvas.lines((MARGIN, top), &self.label, LABEL);
        canvas.line((MARGIN, self.area.bottom()), (plot.right, self.area.bottom()), GRID);
        let first = middle - self.row.steps.len() as f64 * LANE / 2.0 + LANE / 2.0;
        for (at, step) in self.row.steps.iter().enumerate() {
            let y = first + at as f64 * LANE;
            match step.place.and_then(in_range) {
                Some(place) => draw_step(canvas, plot, step, (plot.x(place), y)),
                // Where a step is that is not shown is not known, but the first is likely the lowest.
                None => {
                    let (x, anchor) =
                        if at == 0 { (plot.left + 4.0, Anchor::Start) } else { (plot.right, Anchor::End) };
                    let style = SMALL.anchored(anchor).with_halo();
                    canvas.lines((x, y - SMALL.line_height() / 2.0), &[&step.text], style);
                }
            }
        }
    }
}

fn draw_step(canvas: &mut Canvas, plot: &Plot, step: &StepMark, (x, y): Point) {
    let top = y - SMALL.line_height() / 2.0;
    let (from, to) = step.interval.map_or((x, x), |(low, high)| (plot.x(low), plot.x(high)));
    whisker(canvas, (from, to), y, step.early);
    mark(canvas, (x, y), step.early);
    let tone = if step.early { Tone::Warning } else { Tone::Ink };
    let style = Type { tone, ..SMALL }.with_halo();
    let width = style.width(&step.text);
    let (after, before) = (to.max(x + DOT) + 5.0, from.min(x - DOT) - 5.0);
    if after + width <= WIDTH - MARGIN {
        canvas.lines((after, top), &[&step.text], style);
    } else if before - width >= plot.left {
        canvas.lines((before, top), &[&step.text], style.anchored(Anchor::End));
    } else {
        // The interval fills the whole width: the words stand on it, on the roomier side of the mark.
        let right = WIDTH - MARGIN - x > x - plot.left;
        let (at, anchor) = if right { (x + DOT + 5.0, Anchor::Start) } else { (x - DOT - 5.0, Anchor::End) };
        canvas.lines((at, top), &[&step.text], style.anchored(anchor));
    }
}

fn whisker(canvas: &mut Canvas, (from, to): (f64, f64), y: f64, early: bool) {
    let pen = Pen::new(if early { Tone::Warning } else { Tone::Rule }, 1.25);
    canvas.line((from, y), (to, y), if early { pen.dashed(3.0, 2.0) } else { pen });
}

/// A dot, or a hollow diamond for a step that comes too early.
fn mark(canvas: &mut Canvas, (x, y): Point, early: bool) {
    if !early {
        canvas.dot((x, y), DOT, Tone::Accent);
        return;
    }
    let half = DOT + 1.5;
    let corners = vec![(x, y - half), (x + half, y), (x, y + half), (x - half, y), (x, y - half)];
    canvas.polygon(corners.clone(), Tone::Paper, 1.0);
    canvas.path(corners, Pen::new(Tone::Warning, 1.75));
}
