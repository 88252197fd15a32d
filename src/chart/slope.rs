//! What went up, what went down: a line from one time to another for each row.

use super::canvas::{Anchor, Canvas, Pen, Tone, Type};
use super::frame::{self, LABEL, MARGIN, SMALL, WIDTH};
use super::{ChartError, in_range};

/// A line for each row between two times, on one axis from 0 to 100 of which only the part that is used is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slope {
    /// Unique among the charts of a page.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is shown, and its unit.
    pub subtitle: String,
    /// The chart in words, for those who cannot see it.
    pub description: String,
    /// What the earlier time is called.
    pub from: String,
    /// What the later time is called.
    pub to: String,
    /// The rows, in any order.
    pub rows: Vec<SlopeRow>,
    /// A remark under the chart.
    pub note: Option<String>,
}

/// A row of a [`Slope`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlopeRow {
    /// Its name.
    pub label: String,
    /// Where it was, 0–100.
    pub from: f64,
    /// Where it is.
    pub to: f64,
    /// The same as texts.
    pub from_text: String,
    /// The same as texts.
    pub to_text: String,
    /// Which way it went.
    pub course: Course,
}

/// Which way something went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// Surely up.
    Up,
    /// Surely down.
    Down,
    /// Nobody can tell.
    #[default]
    Open,
}

impl Course {
    /// How a line looks that went so: by its width too, since not everybody sees its colour.
    pub(super) const fn pen(self) -> Pen {
        match self {
            Self::Up => Pen::new(Tone::Accent, 2.75),
            Self::Down => Pen::new(Tone::Warning, 2.75).dashed(7.0, 3.0),
            Self::Open => Pen::new(Tone::Rule, 1.0),
        }
    }

    /// The tone of its ends.
    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::Up => Tone::Accent,
            Self::Down => Tone::Warning,
            Self::Open => Tone::Rule,
        }
    }
}

const LEFT: f64 = 300.0;
const RIGHT: f64 = 470.0;
const GAP: f64 = 10.0;
/// The least part of the axis that is drawn, so that a small change does not look like a large one.
const LEAST_SPAN: f64 = 30.0;

impl Slope {
    /// Draws the chart, 720 pixels wide.
    ///
    /// # Errors
    /// [`ChartError::Drawing`] where plotters fails.
    pub fn svg(&self) -> Result<String, ChartError> {
        let mut canvas = Canvas::default();
        let mut y = frame::heading(&mut canvas, WIDTH, &self.title, &self.subtitle) + 14.0;
        let head = SMALL.semibold();
        canvas.lines((LEFT, y), &[&self.from], Type { tone: Tone::Ink, ..head }.anchored(Anchor::End));
        canvas.lines((RIGHT, y), &[&self.to], Type { tone: Tone::Ink, ..head });
        y += SMALL.line_height() + 16.0;
        let rows: Vec<(&SlopeRow, f64, f64)> =
            self.rows.iter().filter_map(|row| Some((row, in_range(row.from)?, in_range(row.to)?))).collect();
        let step = LABEL.line_height() + 3.0;
        let height = (rows.len() as f64 * step * 1.4).max(120.0);
        let axis = Axis::of(rows.iter().flat_map(|(_, from, to)| [*from, *to]), (y, height));
        let left = apart(&rows.iter().map(|(_, from, _)| axis.y(*from)).collect::<Vec<_>>(), step);
        let right = apart(&rows.iter().map(|(_, _, to)| axis.y(*to)).collect::<Vec<_>>(), step);
        // What is sure lies over what is not.
        for is_sure in [false, true] {
            for (row, from, to) in rows.iter().filter(|(row, ..)| (row.course != Course::Open) == is_sure) {
                let ends = [(LEFT, axis.y(*from)), (RIGHT, axis.y(*to))];
                canvas.line(ends[0], ends[1], row.course.pen());
                ends.into_iter().for_each(|end| canvas.dot(end, 3.5, row.course.tone()));
            }
        }
        for (((row, from, to), left), right) in rows.iter().zip(&left).zip(&right) {
            let style = if row.course == Course::Open { LABEL } else { LABEL.semibold() };
            let label = format!("{}  {}", row.label, row.from_text);
            let room = LEFT - GAP * 2.0 - MARGIN;
            let lines = style.wrap(&label, room);
            let up = LABEL.line_height() / 2.0;
            let leader = Pen::new(Tone::Hairline, 1.0);
            canvas.line((LEFT - 5.0, axis.y(*from)), (LEFT - GAP, *left), leader);
            canvas.line((RIGHT + 5.0, axis.y(*to)), (RIGHT + GAP, *right), leader);
            let first = lines.first().map(String::as_str).unwrap_or_default();
            let end = LEFT - GAP - 3.0;
            if lines.len() == 1 {
                canvas.lines((end, left - up), &[first], style.anchored(Anchor::End));
            } else {
                // A name of two lines would lie over its neighbours, so it is set smaller on one.
                let small = Type { size: style.size * (room / style.width(&label)).min(1.0), ..style };
                canvas.lines((end, left - up), &[label.as_str()], small.anchored(Anchor::End));
            }
            let text = format!("{}  {}", row.to_text, row.label);
            let room = WIDTH - MARGIN - RIGHT - GAP - 3.0;
            let small = Type { size: style.size * (room / style.width(&text)).min(1.0), ..style };
            canvas.lines((RIGHT + GAP + 3.0, right - up), &[&text], small);
        }
        let last = left.iter().chain(&right).fold(y + height, |a, b| a.max(*b)) + step;
        let y = frame::note(&mut canvas, last, WIDTH, self.note.as_deref());
        let about = frame::about(&self.id, &self.title, &self.description);
        canvas.finish((WIDTH, (y + MARGIN).ceil()), &about)
    }
}

/// The part of the axis that is drawn, from its lower end up.
struct Axis {
    low: f64,
    high: f64,
    top: f64,
    height: f64,
}

impl Axis {
    fn of(values: impl Iterator<Item = f64> + Clone, (top, height): (f64, f64)) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = if low.is_finite() { (low, high) } else { (0.0, 100.0) };
        let more = (LEAST_SPAN - (high - low)).max(0.0) / 2.0;
        Self { low: low - more, high: high + more, top, height }
    }

    fn y(&self, value: f64) -> f64 {
        self.top + self.height * (self.high - value) / (self.high - self.low)
    }
}

/// Places as near as can be to these, each at least a step from the next; in the order given.
fn apart(wanted: &[f64], step: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    // Runs of labels that touch, each about the mean of what its labels want.
    let mut runs: Vec<(f64, usize)> = Vec::new();
    for at in &order {
        runs.push((wanted[*at], 1));
        while let [.., before, last] = runs.as_slice() {
            let reach = (before.1 + last.1) as f64 / 2.0 * step;
            if last.0 - before.0 >= reach {
                break;
            }
            let (sum, count) = (before.0 * before.1 as f64 + last.0 * last.1 as f64, before.1 + last.1);
            runs.truncate(runs.len() - 2);
            runs.push((sum / count as f64, count));
        }
    }
    let mut places = vec![0.0; wanted.len()];
    let mut order = order.into_iter();
    for (centre, count) in runs {
        for within in 0..count {
            if let Some(at) = order.next() {
                places[at] = centre + (within as f64 - (count - 1) as f64 / 2.0) * step;
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_where_they_belong_or_a_step_apart() {
        assert_eq!(apart(&[10.0, 50.0], 15.0), [10.0, 50.0]);
        // Two at one place are half a step to each side of it.
        assert_eq!(apart(&[30.0, 30.0], 10.0), [25.0, 35.0]);
        // The third, too near the second, pushes both: 20, 30 and 40 have the mean of 25, 30 and 35.
        assert_eq!(apart(&[35.0, 25.0, 30.0], 10.0), [40.0, 20.0, 30.0]);
        assert!(apart(&[], 10.0).is_empty());
    }

    #[test]
    fn a_chart_without_rows_is_drawn() {
        assert!(Slope::default().svg().expect("a chart").starts_with("<svg"));
    }
}
