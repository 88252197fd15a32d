//! A radar: the shape of a unit's areas, and of what it is compared with.

use super::canvas::{Anchor, Canvas, Pen, Tone, Type};
use super::frame::{self, GRID, KeyEntry, LABEL, MARGIN, SMALL, WIDER};
use super::geometry::{self, Area, Point, distance, distance_to_line};
use super::measure::{widest, wraps_well};
use super::{ChartError, Ticks, even, in_range};

/// Values on axes that start from one centre, as places from 0 to 100.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Radar {
    /// Unique among the charts of a page.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is shown, and its unit.
    pub subtitle: String,
    /// The chart in words, for those who cannot see it.
    pub description: String,
    /// What stands along the axes.
    pub ticks: Ticks,
    /// The axes' names, clockwise from the top; three at least, twelve at most to be readable.
    pub axes: Vec<String>,
    /// A text under each axis' name, such as the first series' value; empty, or one for each axis.
    pub texts: Vec<String>,
    /// What is shown: the first strong, the others as comparisons.
    pub series: Vec<Series>,
    /// A remark under the chart.
    pub note: Option<String>,
}

/// A shape in a [`Radar`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// One for each axis, 0–100; `None` leaves a gap.
    pub values: Vec<Option<f64>>,
}

impl Radar {
    /// Draws the chart, 560 pixels wide.
    ///
    /// # Errors
    /// [`ChartError::TooFewAxes`] with fewer than three axes; [`ChartError::Uneven`] where a series
    /// or the texts have another length than the axes; [`ChartError::Drawing`] where plotters fails.
    pub fn svg(&self) -> Result<String, ChartError> {
        self.check()?;
        let mut canvas = Canvas::default();
        let top = frame::heading(&mut canvas, WIDTH, &self.title, &self.subtitle) + 16.0;
        let names = AxisNames::of(self);
        let web = Web { centre: (WIDTH / 2.0, top - names.top), radius: names.radius };
        self.draw_web(&mut canvas, &web);
        let ring_names = self.draw_ring_names(&mut canvas, &web);
        for (index, series) in self.series.iter().enumerate().rev() {
            draw_series(&mut canvas, &web.points(series), index);
        }
        let mut taken: Vec<Area> = names.labels.iter().map(|label| label.moved(web.centre)).collect();
        names.draw(&mut canvas, web.centre);
        taken.extend(ring_names);
        let mut y = web.centre.1 + names.bottom;
        if let Some(labels) = self.direct_labels(&web, &taken, y) {
            for (index, (area, lines)) in labels.iter().enumerate() {
                let style = series_name(index);
                canvas.lines((area.x, area.y), lines, style);
            }
        } else {
            y = self.draw_key(&mut canvas, y + 14.0);
        }
        y = frame::note(&mut canvas, y, WIDTH, self.note.as_deref());
        let about = frame::about(&self.id, &self.title, &self.description);
        canvas.finish((WIDTH, (y + MARGIN).ceil()), &about)
    }

    fn check(&self) -> Result<(), ChartError> {
        if self.axes.len() < 3 {
            return Err(ChartError::TooFewAxes { given: self.axes.len() });
        }
        for series in &self.series {
            even(&series.name, self.axes.len(), series.values.len())?;
        }
        if self.texts.is_empty() {
            return Ok(());
        }
        even(&self.texts.join(", "), self.axes.len(), self.texts.len())
    }

    fn draw_web(&self, canvas: &mut Canvas, web: &Web) {
        let count = self.axes.len();
        for (value, _) in self.ticks.iter().filter(|(value, _)| *value > 0.0) {
            let mut ring: Vec<Point> = (0..count).map(|axis| web.at(axis, count, value)).collect();
            ring.push(ring[0]);
            let outer = value == 100.0;
            canvas.path(ring, if outer { Pen::new(Tone::Rule, 1.0) } else { GRID });
        }
        for axis in 0..count {
            canvas.line(web.centre, web.at(axis, count, 100.0), GRID);
        }
    }

    /// Writes the rings' names where the data covers them least; gives their areas.
    fn draw_ring_names(&self, canvas: &mut Canvas, web: &Web) -> Vec<Area> {
        let shapes: Vec<_> = self.series.iter().map(|series| web.points(series)).collect();
        let covered = |areas: &Vec<Area>| {
            let lines = || shapes.iter().flat_map(|shape| segments(shape));
            areas.iter().map(|area| lines().filter(|(a, b)| area.meets(*a, *b)).count()).sum::<usize>()
        };
        let areas =
            ring_names(web, &self.ticks, self.axes.len()).into_iter().min_by_key(covered).unwrap_or_default();
        let style = SMALL.anchored(Anchor::Middle).with_halo();
        for ((_, label), area) in self.ticks.iter().zip(&areas) {
            canvas.lines((area.centre().0, area.y - 1.0), &[label], style);
        }
        areas
    }

    /// A place for every series' name beside its line; `None` where one finds none.
    fn direct_labels(&self, web: &Web, taken: &[Area], bottom: f64) -> Option<Vec<(Area, Vec<String>)>> {
        const WIDEST: f64 = 120.0;
        let shapes: Vec<Vec<Option<Point>>> = self.series.iter().map(|series| web.points(series)).collect();
        let bounds = Area::new(MARGIN, 0.0, WIDTH - 2.0 * MARGIN, bottom);
        let mut taken = taken.to_vec();
        let mut labels = Vec::new();
        for (index, series) in self.series.iter().enumerate() {
            let style = series_name(index);
            let lines = style.wrap(&series.name, WIDEST);
            let width = widest(&lines, style.size, style.weight);
            let size = (width, lines.len() as f64 * style.line_height());
            let area = beside_shape(&shapes, index, size, web.centre)
                .into_iter()
                .filter(|area| area.is_inside(&bounds))
                .find(|area| !taken.iter().any(|other| other.overlaps(&area.grown(2.0))))?;
            taken.push(area);
            labels.push((area, lines));
        }
        Some(labels)
    }

    fn draw_key(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let entries: Vec<KeyEntry<'_>> = self
            .series
            .iter()
            .enumerate()
            .map(|(index, series)| {
                let draw = move |canvas: &mut Canvas, area: Area| {
                    let middle = area.centre();
                    canvas.line((area.x, middle.1), (area.right(), middle.1), pen(index));
                    canvas.dot(middle, DOT, pen(index).tone);
                };
                KeyEntry { draw: Box::new(draw), width: 30.0, name: &series.name }
            })
            .collect();
        frame::key(canvas, (MARGIN, top), WIDTH - MARGIN, &entries)
    }
}

const WIDTH: f64 = 560.0;
const DOT: f64 = 3.0;

/// The axes' common geometry.
struct Web {
    centre: Point,
    radius: f64,
}

impl Web {
    fn at(&self, axis: usize, count: usize, value: f64) -> Point {
        let (dx, dy) = direction(axis, count);
        let far = self.radius * value / 100.0;
        (self.centre.0 + dx * far, self.centre.1 + dy * far)
    }

    fn points(&self, series: &Series) -> Vec<Option<Point>> {
        let count = series.values.len();
        let place = |(axis, value): (usize, &Option<f64>)| {
            value.and_then(in_range).map(|value| self.at(axis, count, value))
        };
        series.values.iter().enumerate().map(place).collect()
    }
}

/// Ways to set the rings' names: beside the first axis, or on the rings between two axes.
fn ring_names(web: &Web, ticks: &Ticks, count: usize) -> Vec<Vec<Area>> {
    let area = |label: &str, centre: Point| {
        Area::around(centre, SMALL.width(label) + 2.0, SMALL.line_height() - 2.0)
    };
    let beside = |side: f64| -> Vec<Area> {
        let place = |(value, label): (f64, &str)| {
            let (x, y) = web.at(0, count, value);
            area(label, (x + side * (SMALL.width(label) / 2.0 + 5.0), y))
        };
        ticks.iter().map(place).collect()
    };
    let between = |axis: usize| -> Vec<Area> {
        let place = |(value, label): (f64, &str)| {
            // The centre itself belongs to all axes; its name stands a little to the side.
            let value = value.max(5.0);
            let (a, b) = (web.at(axis, count, value), web.at((axis + 1) % count, count, value));
            area(label, ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0))
        };
        ticks.iter().map(place).collect()
    };
    [beside(-1.0), beside(1.0)].into_iter().chain((0..count).map(between)).collect()
}

fn direction(axis: usize, count: usize) -> Point {
    geometry::direction(axis as f64 / count as f64)
}

fn pen(series: usize) -> Pen {
    match series {
        0 => Pen::new(Tone::Accent, 2.25),
        1 => Pen::new(Tone::Muted, 1.5).dashed(5.0, 3.0),
        2 => Pen::new(Tone::Warning, 1.5).dashed(2.0, 2.0),
        _ => Pen::new(Tone::Ink, 1.25).dashed(9.0, 3.0),
    }
}

fn series_name(series: usize) -> Type {
    let style = Type::new(12.0, pen(series).tone).with_halo();
    if series == 0 { style.semibold() } else { style }
}

/// Draws a shape. A missing value breaks the line, and a shape with a gap is not filled: either
/// would show a value that nobody gave.
fn draw_series(canvas: &mut Canvas, points: &[Option<Point>], series: usize) {
    let pen = pen(series);
    let whole: Option<Vec<Point>> = points.iter().copied().collect();
    if let Some(whole) = whole {
        if series == 0 {
            canvas.polygon(whole.clone(), pen.tone, 0.1);
        }
        canvas.path(whole.iter().chain(&whole[..1]).copied().collect(), pen);
    } else {
        for run in runs(points).into_iter().filter(|run| run.len() > 1) {
            canvas.path(run, pen);
        }
    }
    for point in points.iter().flatten() {
        canvas.dot(*point, DOT, pen.tone);
    }
}

/// The unbroken stretches of a closed shape that has a gap.
fn runs(points: &[Option<Point>]) -> Vec<Vec<Point>> {
    let Some(gap) = points.iter().position(Option::is_none) else { return Vec::new() };
    let from_gap = points.iter().cycle().skip(gap).take(points.len());
    let mut runs = vec![Vec::new()];
    for point in from_gap {
        match (point, runs.last_mut()) {
            (Some(point), Some(run)) => run.push(*point),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn segments(points: &[Option<Point>]) -> impl Iterator<Item = (Point, Point)> {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).filter_map(|(a, b)| Some(((*a)?, (*b)?)))
}

/// Free places for a name of `size` beside shape `index`, the clearest first.
fn beside_shape(shapes: &[Vec<Option<Point>>], index: usize, size: (f64, f64), centre: Point) -> Vec<Area> {
    const SIDES: [(f64, f64); 6] =
        [(1.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)];
    let clear_of_lines = |area: &Area| {
        let wide = area.grown(1.0);
        shapes.iter().all(|shape| {
            segments(shape).all(|(a, b)| !wide.meets(a, b))
                && shape.iter().flatten().all(|dot| !wide.grown(DOT).meets(*dot, *dot))
        })
    };
    // A name must be much nearer to its own line than to any other.
    let clear_of_others = |area: &Area, corner: Point| {
        let near = area.nearest(corner);
        let own = distance(near, corner);
        shapes.iter().enumerate().filter(|(other, _)| *other != index).all(|(_, shape)| {
            let lines = segments(shape).map(|(a, b)| {
                let corners = [
                    (area.x, area.y),
                    (area.right(), area.y),
                    area.centre(),
                    (area.x, area.bottom()),
                    (area.right(), area.bottom()),
                ];
                corners.iter().map(|corner| distance_to_line(*corner, a, b)).fold(f64::MAX, f64::min)
            });
            lines.fold(f64::MAX, f64::min) > own + 6.0
        })
    };
    let mut places: Vec<(f64, Area)> = shapes[index]
        .iter()
        .flatten()
        .flat_map(|corner| {
            SIDES.map(|(dx, dy)| {
                let middle =
                    (corner.0 + dx * (size.0 / 2.0 + DOT + 5.0), corner.1 + dy * (size.1 / 2.0 + 2.0));
                (*corner, Area::around(middle, size.0, size.1))
            })
        })
        .filter(|(corner, area)| clear_of_lines(area) && clear_of_others(area, *corner))
        // Whole pixels, so that places equally far out keep their order on every platform.
        .map(|(_, area)| (distance(area.centre(), centre).round(), area))
        .collect();
    // Outside the shape, far from the centre, there is least to cover.
    places.sort_by(|a, b| b.0.total_cmp(&a.0));
    places.into_iter().map(|(_, area)| area).collect()
}

/// The axes' names around the web, relative to its centre.
struct AxisNames {
    radius: f64,
    labels: Vec<AxisName>,
    top: f64,
    bottom: f64,
}

struct AxisName {
    area: Area,
    lines: Vec<String>,
    text: Option<String>,
    anchor: Anchor,
}

impl AxisNames {
    /// The largest web whose names fit beside it, without bad breaks where that can be had.
    fn of(radar: &Radar) -> Self {
        const LARGEST: u32 = 190;
        const SMALLEST: u32 = 120;
        let tries = (0..=(LARGEST - SMALLEST) / 5).map(|step| f64::from(LARGEST - 5 * step));
        let mut best: Option<((usize, usize, usize), Self)> = None;
        for radius in tries {
            let (names, broken) = Self::around(radar, radius);
            let faults = (names.overlaps(), broken, names.tall());
            if best.as_ref().is_none_or(|(fewest, _)| faults < *fewest) {
                best = Some((faults, names));
            }
        }
        best.map_or_else(|| Self::around(radar, f64::from(SMALLEST)).0, |(_, names)| names)
    }

    /// Names around a web of `radius`, and how many of them break badly.
    fn around(radar: &Radar, radius: f64) -> (Self, usize) {
        let count = radar.axes.len();
        let mut broken = 0;
        let labels: Vec<AxisName> = (0..count)
            .map(|axis| {
                let text = radar.texts.get(axis).filter(|text| !text.is_empty());
                let room = room(direction(axis, count), radius);
                let is_too_wide = text.is_some_and(|text| LABEL.semibold().width(text) > room);
                let wraps_badly = !wraps_well(&radar.axes[axis], room, LABEL.size, LABEL.weight);
                broken += usize::from(wraps_badly) + usize::from(is_too_wide);
                AxisName::new(&radar.axes[axis], text, direction(axis, count), radius, room)
            })
            .collect();
        let top = labels.iter().map(|label| label.area.y).fold(-radius, f64::min);
        let bottom = labels.iter().map(|label| label.area.bottom()).fold(0.0, f64::max);
        (Self { radius, labels, top, bottom }, broken)
    }

    fn overlaps(&self) -> usize {
        let apart = |(index, label): (usize, &AxisName)| {
            self.labels[..index].iter().filter(|other| other.area.overlaps(&label.area.grown(2.0))).count()
        };
        self.labels.iter().enumerate().map(apart).sum()
    }

    /// How many lines there are beyond two to a name.
    fn tall(&self) -> usize {
        self.labels.iter().map(|label| label.lines.len().saturating_sub(2)).sum()
    }

    fn draw(&self, canvas: &mut Canvas, centre: Point) {
        for label in &self.labels {
            let area = label.moved(centre);
            let x = match label.anchor {
                Anchor::Start => area.x,
                Anchor::Middle => area.centre().0,
                Anchor::End => area.right(),
            };
            let style = LABEL.anchored(label.anchor);
            let y = canvas.lines((x, area.y), &label.lines, style);
            if let Some(text) = &label.text {
                canvas.lines((x, y), &[text], style.semibold());
            }
        }
    }
}

/// The width that a name in `direction` may have.
fn room((dx, _): Point, radius: f64) -> f64 {
    const BESIDE_MIDDLE: f64 = 190.0;
    if dx.abs() < MIDDLE {
        return BESIDE_MIDDLE;
    }
    ((WIDTH / 2.0 - MARGIN - (radius + AWAY) * dx.abs()) / WIDER).min(BESIDE_MIDDLE)
}

/// How far from the outer ring names stand.
const AWAY: f64 = 10.0;
/// Names this near to the vertical stand centred.
const MIDDLE: f64 = 0.1;

impl AxisName {
    fn new(name: &str, text: Option<&String>, (dx, dy): Point, radius: f64, room: f64) -> Self {
        let lines = super::measure::wrap_evenly(name, room, LABEL.size, LABEL.weight);
        let text_width = text.map_or(0.0, |text| LABEL.semibold().width(text));
        let width = widest(&lines, LABEL.size, LABEL.weight).max(text_width);
        let count = lines.len() + usize::from(text.is_some());
        let height = count as f64 * LABEL.line_height();
        let (x, y) = (dx * (radius + AWAY), dy * (radius + AWAY));
        let (left, anchor) = if dx.abs() < MIDDLE {
            (x - width / 2.0, Anchor::Middle)
        } else if dx > 0.0 {
            (x, Anchor::Start)
        } else {
            (x - width, Anchor::End)
        };
        let area = Area::new(left, y - height / 2.0 + dy * height / 2.0, width, height);
        Self { area, lines, text: text.cloned(), anchor }
    }

    fn moved(&self, centre: Point) -> Area {
        Area { x: self.area.x + centre.0, y: self.area.y + centre.1, ..self.area }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64) -> Option<Point> {
        Some((x, 0.0))
    }

    #[test]
    fn axes_go_clockwise_from_the_top() {
        let web = Web { centre: (100.0, 100.0), radius: 50.0 };
        let near = |a: Point, b: Point| assert!(distance(a, b) < 1e-9, "{a:?} is not {b:?}");
        near(web.at(0, 4, 100.0), (100.0, 50.0));
        near(web.at(1, 4, 50.0), (125.0, 100.0));
        near(web.at(2, 4, 100.0), (100.0, 150.0));
        near(web.at(3, 4, 0.0), (100.0, 100.0));
    }

    #[test]
    fn a_gap_breaks_the_line_and_the_ends_meet() {
        let shape = [at(0.0), None, at(2.0), at(3.0)];
        assert_eq!(runs(&shape), [vec![(2.0, 0.0), (3.0, 0.0), (0.0, 0.0)]]);
        assert!(runs(&[None, None]).is_empty());
        assert_eq!(runs(&[None, at(1.0), None, at(3.0)]).len(), 2);
        assert_eq!(segments(&shape).count(), 2);
    }

    #[test]
    fn fewer_than_three_axes_are_no_radar() {
        let radar = Radar { axes: vec!["a".into(), "b".into()], ..Radar::default() };
        assert_eq!(radar.svg(), Err(ChartError::TooFewAxes { given: 2 }));
    }

    #[test]
    fn a_series_of_another_length_is_refused() {
        let series = vec![Series { name: "s".into(), values: vec![None] }];
        let axes = ["a", "b", "c"].map(str::to_owned).to_vec();
        let refused = Radar { axes, series, ..Radar::default() }.svg();
        assert_eq!(refused, Err(ChartError::Uneven { of: "s".into(), expected: 3, found: 1 }));
    }

    #[test]
    fn texts_stay_inside_the_picture_in_a_font_that_is_wider_than_the_measured_one() {
        for count in 3..=12 {
            let axes = vec!["IoT".to_owned(); count];
            let texts = vec!["visas inte".to_owned(); count];
            let names = AxisNames::of(&Radar { axes, texts: texts.clone(), ..Radar::default() });
            for (at, label) in names.labels.iter().enumerate() {
                let width = LABEL.semibold().width(&texts[at]) * WIDER;
                let left = match label.anchor {
                    Anchor::Start => label.area.x,
                    Anchor::Middle => label.area.centre().0 - width / 2.0,
                    Anchor::End => label.area.right() - width,
                };
                let edge = WIDTH / 2.0;
                assert!(left >= -edge && left + width <= edge, "{at} of {count}: {left} to {}", left + width);
            }
        }
    }

    #[test]
    fn names_never_overlap_with_twelve_long_axes() {
        let axes = vec!["Informationssäkerhet och dataskydd i verksamheten".to_owned(); 12];
        let names = AxisNames::of(&Radar { axes, ..Radar::default() });
        assert_eq!(names.overlaps(), 0);
    }
}
