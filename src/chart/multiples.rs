//! The same small chart again and again: how each row moved over time.

use super::canvas::{Anchor, Canvas, Pen, Tone, Type};
use super::frame::{self, GRID, LABEL, MARGIN, SMALL, WIDTH};
use super::geometry::Area;
use super::{ChartError, Course, Ticks, even, in_range};

/// A panel for each row, all with the same axes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiples {
    /// Unique among the charts of a page.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is shown, and its unit.
    pub subtitle: String,
    /// The chart in words, for those who cannot see it.
    pub description: String,
    /// What stands along the upright axis.
    pub ticks: Ticks,
    /// The times, from the left.
    pub times: Vec<String>,
    /// The panels, row by row.
    pub panels: Vec<Panel>,
    /// A remark under the chart.
    pub note: Option<String>,
}

/// A panel of [`Multiples`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Its name.
    pub label: String,
    /// A point per time; `None` where nothing is shown.
    pub points: Vec<Option<PanelPoint>>,
    /// Which way each step from one time to the next went.
    pub steps: Vec<Course>,
}

/// A point of a [`Panel`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelPoint {
    /// Where it is, 0–100.
    pub value: f64,
    /// The ends of its interval.
    pub interval: Option<(f64, f64)>,
    /// The value as text.
    pub text: String,
}

const COLUMNS: usize = 3;
const BETWEEN: f64 = 22.0;
const PLOT: f64 = 96.0;
/// Room for the ticks' labels at the left of each panel.
const TICKS: f64 = 26.0;

impl Multiples {
    /// Draws the chart, 720 pixels wide.
    ///
    /// # Errors
    /// [`ChartError::Uneven`] where a panel has not a point per time and a step between any two; [`ChartError::Drawing`] where
    /// plotters fails.
    pub fn svg(&self) -> Result<String, ChartError> {
        for panel in &self.panels {
            even(&panel.label, self.times.len(), panel.points.len())?;
            even(&panel.label, self.times.len().saturating_sub(1), panel.steps.len())?;
        }
        let mut canvas = Canvas::default();
        let mut y = frame::heading(&mut canvas, WIDTH, &self.title, &self.subtitle) + 14.0;
        let width = (WIDTH - 2.0 * MARGIN - BETWEEN * (COLUMNS - 1) as f64) / COLUMNS as f64;
        for row in self.panels.chunks(COLUMNS) {
            let name = LABEL.semibold();
            let names: Vec<Vec<String>> = row.iter().map(|panel| name.wrap(&panel.label, width)).collect();
            let deepest = names.iter().map(Vec::len).max().unwrap_or_default();
            let top = y + deepest as f64 * name.line_height() + 8.0;
            for (at, (panel, lines)) in row.iter().zip(&names).enumerate() {
                let x = MARGIN + at as f64 * (width + BETWEEN);
                canvas.lines((x, top - 8.0 - lines.len() as f64 * name.line_height()), lines, name);
                let plot = Area::new(x + TICKS, top, width - TICKS, PLOT);
                self.panel(&mut canvas, panel, plot);
            }
            y = top + PLOT + SMALL.line_height() + 20.0;
        }
        let y = frame::note(&mut canvas, y - 10.0, WIDTH, self.note.as_deref());
        let about = frame::about(&self.id, &self.title, &self.description);
        canvas.finish((WIDTH, (y + MARGIN).ceil()), &about)
    }

    fn panel(&self, canvas: &mut Canvas, panel: &Panel, plot: Area) {
        const INSET: f64 = 16.0;
        let up = |value: f64| plot.bottom() - plot.height * value / 100.0;
        for (place, label) in self.ticks.iter() {
            canvas.line((plot.x, up(place)), (plot.right(), up(place)), GRID);
            let style = SMALL.anchored(Anchor::End);
            if place == 0.0 || place == 100.0 {
                canvas.lines((plot.x - 5.0, up(place) - style.line_height() / 2.0), &[label], style);
            }
        }
        let last = self.times.len().saturating_sub(1);
        let across = |at: usize| {
            let share = if last == 0 { 0.5 } else { at as f64 / last as f64 };
            plot.x + INSET + (plot.width - 2.0 * INSET) * share
        };
        for (at, time) in self.times.iter().enumerate().filter(|(at, _)| *at == 0 || *at == last) {
            let anchor = if last == 0 {
                Anchor::Middle
            } else if at == 0 {
                Anchor::Start
            } else {
                Anchor::End
            };
            let x = if last == 0 {
                across(0)
            } else if at == 0 {
                plot.x
            } else {
                plot.right()
            };
            canvas.lines((x, plot.bottom() + 4.0), &[time], SMALL.anchored(anchor));
        }
        let shown = |at: usize| {
            let point = panel.points.get(at)?.as_ref()?;
            Some((point, in_range(point.value)?))
        };
        for (at, course) in panel.steps.iter().enumerate() {
            if let (Some((_, from)), Some((_, to))) = (shown(at), shown(at + 1)) {
                canvas.line((across(at), up(from)), (across(at + 1), up(to)), course.pen());
            }
        }
        for (at, (point, value)) in (0..=last).filter_map(|at| Some((at, shown(at)?))) {
            if let Some((low, high)) = point.interval {
                let ends = [low, high].map(|end| up(in_range(end).unwrap_or(value)));
                canvas.line((across(at), ends[0]), (across(at), ends[1]), Pen::new(Tone::Ink, 1.0));
            }
            canvas.dot((across(at), up(value)), 3.0, Tone::Ink);
            if at == 0 || at == last {
                let style = Type { tone: Tone::Ink, ..SMALL }.anchored(Anchor::Middle).with_halo();
                // Above the interval where there is room, else beneath it.
                let top = point.interval.map_or(value, |(_, high)| high).min(100.0);
                let bottom = point.interval.map_or(value, |(low, _)| low).max(0.0);
                let above = up(top) - style.line_height() - 2.0;
                let y = if above >= plot.y - 12.0 { above } else { up(bottom) + 2.0 };
                canvas.lines((across(at), y), &[&point.text], style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_has_a_point_per_time_and_a_step_between_any_two() {
        let point = Some(PanelPoint { value: 40.0, interval: Some((30.0, 50.0)), text: "40".into() });
        let panel = Panel { label: "AI".into(), points: vec![point, None], steps: vec![Course::Up] };
        let chart = Multiples {
            times: vec!["2025".into(), "2026".into()],
            panels: vec![panel.clone()],
            ..Multiples::default()
        };
        assert!(chart.svg().expect("a chart").contains("2025"));
        let uneven = Multiples { panels: vec![Panel { steps: Vec::new(), ..panel }], ..chart };
        assert!(matches!(uneven.svg(), Err(ChartError::Uneven { .. })));
    }

    #[test]
    fn a_chart_without_panels_is_drawn() {
        assert!(Multiples::default().svg().expect("a chart").starts_with("<svg"));
    }
}
