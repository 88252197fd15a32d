//! Units on two scales with a line across each: "where to start?"

use super::canvas::{Anchor, Canvas, Pen, Tone, Type};
use super::frame::{self, GRID, KeyEntry, MARGIN, SMALL, WIDTH};
use super::geometry::{Area, Point, distance};
use super::measure::widest;
use super::place::{Placed, Scene, Wish, place};
use super::{ChartError, Ticks, in_range};

/// Points on two scales, as places from 0 to 100, in four named fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// Unique among the charts of a page.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is shown, and its unit.
    pub subtitle: String,
    /// The chart in words, for those who cannot see it.
    pub description: String,
    /// The scale from left to right.
    pub x: PositionAxis,
    /// The scale from below.
    pub y: PositionAxis,
    /// The fields' names: (low, low), (high, low), (low, high), (high, high), each as (x, y).
    pub fields: [String; 4],
    /// The units.
    pub points: Vec<PositionPoint>,
    /// What a hollow point means; shown where there is one.
    pub near_note: String,
}

/// A scale of a [`Position`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PositionAxis {
    /// What it measures.
    pub name: String,
    /// What stands along it.
    pub ticks: Ticks,
    /// Where high begins, 0–100.
    pub from: f64,
    /// The word at its low end.
    pub low: String,
    /// The word at its high end.
    pub high: String,
}

/// A unit in a [`Position`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PositionPoint {
    /// Its name.
    pub label: String,
    /// Its value on the x scale.
    pub x: f64,
    /// Its value on the y scale.
    pub y: f64,
    /// The ends of its interval on the x scale.
    pub x_interval: Option<(f64, f64)>,
    /// The ends of its interval on the y scale.
    pub y_interval: Option<(f64, f64)>,
    /// Too near to a line to say on which side it lies: drawn hollow.
    pub near: bool,
}

impl Position {
    /// Draws the chart, 720 pixels wide.
    ///
    /// Names stand beside their points. Where there is no room for that, the points are numbered and
    /// the names listed beneath. A point whose place is not a number is listed last, without a point.
    ///
    /// # Errors
    /// [`ChartError::Drawing`] where plotters fails.
    pub fn svg(&self) -> Result<String, ChartError> {
        let mut canvas = Canvas::default();
        let top = frame::heading(&mut canvas, WIDTH, &self.title, &self.subtitle) + 14.0;
        let y_axis = AxisText::of(&self.y, HEIGHT);
        let left = MARGIN + y_axis.depth() + 6.0 + self.y.ticks.width(SMALL) + 6.0;
        let plot = Plot { area: Area::new(left, top, WIDTH - MARGIN - 8.0 - left, HEIGHT) };
        y_axis.draw_turned(&mut canvas, (MARGIN, plot.area.y));
        self.draw_grid(&mut canvas, &plot);
        let lines = self.draw_intervals(&mut canvas, &plot);
        let fields = self.draw_fields(&mut canvas, &plot);
        let scene = Scene { bounds: plot.area.grown(6.0), taken: fields, lines, radius: DOT + 1.0 };
        let mut y = frame::ticks_below(
            &mut canvas,
            &self.x.ticks,
            plot.area.bottom(),
            plot.area.x,
            plot.area.right(),
        );
        let x_axis = AxisText::of(&self.x, plot.area.width);
        y = x_axis.draw(&mut canvas, (plot.area.x, y + 2.0));
        let list = self.draw_points(&mut canvas, &plot, &scene);
        if self.points.iter().any(|point| point.near) && !self.near_note.is_empty() {
            let draw = |canvas: &mut Canvas, area: Area| dot(canvas, area.centre(), true);
            let entry = KeyEntry { draw: Box::new(draw), width: 12.0, name: &self.near_note };
            y = frame::key(&mut canvas, (MARGIN, y + 10.0), WIDTH - MARGIN, &[entry]);
        }
        y = draw_list(&mut canvas, y, &list);
        let about = frame::about(&self.id, &self.title, &self.description);
        canvas.finish((WIDTH, (y + MARGIN).ceil()), &about)
    }

    fn draw_grid(&self, canvas: &mut Canvas, plot: &Plot) {
        let area = plot.area;
        for (place, _) in self.x.ticks.iter() {
            let x = plot.at(place, 0.0).0;
            canvas.line((x, area.y), (x, area.bottom()), GRID);
        }
        for (place, label) in self.y.ticks.iter() {
            let at = plot.at(0.0, place);
            canvas.line((area.x, at.1), (area.right(), at.1), GRID);
            let above = at.1 - SMALL.line_height() / 2.0;
            canvas.lines((area.x - 6.0, above), &[label], SMALL.anchored(Anchor::End));
        }
        for (from, to) in self.cuts(plot) {
            canvas.line(from, to, Pen::new(Tone::Muted, 1.25));
        }
    }

    /// The lines between the fields.
    fn cuts(&self, plot: &Plot) -> [(Point, Point); 2] {
        let (area, cut) = (plot.area, plot.at(self.x.from, self.y.from));
        [((cut.0, area.y), (cut.0, area.bottom())), ((area.x, cut.1), (area.right(), cut.1))]
    }

    /// Writes the fields' names where no point covers them; gives their areas.
    fn draw_fields(&self, canvas: &mut Canvas, plot: &Plot) -> Vec<Area> {
        let (area, cut) = (plot.area, plot.at(self.x.from, self.y.from));
        let placed = self.points.iter().filter(|point| point.has_place());
        let dots: Vec<Area> = placed
            .map(|point| Area::around(plot.at(point.x, point.y), 2.0 * DOT + 4.0, 2.0 * DOT + 4.0))
            .collect();
        let named = self.fields.iter().enumerate().filter(|(_, name)| !name.is_empty());
        named
            .map(|(index, name)| {
                let (right, upper) = (index % 2 == 1, index / 2 == 1);
                let (x, to_x) = if right { (cut.0, area.right()) } else { (area.x, cut.0) };
                let (y, to_y) = if upper { (area.y, cut.1) } else { (cut.1, area.bottom()) };
                let field = Area::new(x, y, to_x - x, to_y - y);
                draw_field(canvas, field, name, (right, upper), &dots)
            })
            .collect()
    }

    /// Draws the intervals; gives all lines that labels had better avoid.
    fn draw_intervals(&self, canvas: &mut Canvas, plot: &Plot) -> Vec<(Point, Point)> {
        let mut lines = self.cuts(plot).to_vec();
        for point in self.points.iter().filter(|point| point.has_place()) {
            let across = point.x_interval.map(|(low, high)| (plot.at(low, point.y), plot.at(high, point.y)));
            let along = point.y_interval.map(|(low, high)| (plot.at(point.x, low), plot.at(point.x, high)));
            for (from, to) in across.into_iter().chain(along) {
                canvas.line(from, to, Pen::new(Tone::Rule, 1.0));
                lines.push((from, to));
            }
        }
        lines
    }

    /// Draws points and labels; gives the entries of the list beneath: numbers and names.
    fn draw_points(&self, canvas: &mut Canvas, plot: &Plot, scene: &Scene) -> Vec<(String, &str)> {
        let (placed, unplaced): (Vec<_>, Vec<_>) = self.points.iter().partition(|point| point.has_place());
        let labels = Labels::of(&placed, plot, scene);
        labels.draw_leaders(canvas);
        for point in &placed {
            dot(canvas, plot.at(point.x, point.y), point.near);
        }
        labels.draw(canvas);
        let listed = placed.iter().enumerate().filter(|_| labels.numbered);
        listed
            .map(|(index, point)| ((index + 1).to_string(), point.label.as_str()))
            .chain(unplaced.iter().map(|point| ("–".to_owned(), point.label.as_str())))
            .collect()
    }
}

impl PositionPoint {
    fn has_place(&self) -> bool {
        !self.x.is_nan() && !self.y.is_nan()
    }
}

/// The height of the plot in pixels.
const HEIGHT: f64 = 470.0;
const DOT: f64 = 4.5;
/// More names than this are never written into the plot.
const MOST_NAMES: usize = 40;
/// The widest line of a label in the plot.
const WIDEST: f64 = 150.0;
const NAME: Type = Type::new(11.5, Tone::Ink);

/// The area that stands for 0–100 on both scales.
struct Plot {
    area: Area,
}

impl Plot {
    fn at(&self, x: f64, y: f64) -> Point {
        let share = |value: f64| in_range(value).unwrap_or(0.0) / 100.0;
        (self.area.x + self.area.width * share(x), self.area.bottom() - self.area.height * share(y))
    }
}

/// Writes a field's name into its outer corner, or into another one that is free of points; gives the
/// area that it takes.
fn draw_field(
    canvas: &mut Canvas,
    field: Area,
    name: &str,
    (right, upper): (bool, bool),
    dots: &[Area],
) -> Area {
    const INSET: f64 = 8.0;
    const NARROWEST: f64 = 90.0;
    const CORNERS: [(bool, bool); 4] = [(false, false), (true, false), (false, true), (true, true)];
    let style = Type::new(12.5, Tone::Muted).semibold().with_halo();
    let lines = style.wrap(name, (field.width - 2.0 * INSET).max(NARROWEST));
    let width = widest(&lines, style.size, style.weight);
    let height = lines.len() as f64 * style.line_height();
    let corner = |(inner_x, inner_y): (bool, bool)| {
        let to_right = right != inner_x;
        let x = if to_right { field.right() - INSET - width } else { field.x + INSET };
        let y = if upper != inner_y { field.y + INSET - 3.0 } else { field.bottom() - INSET + 2.0 - height };
        (Area::new(x, y, width, height), to_right)
    };
    let free = |(area, _): &(Area, bool)| !dots.iter().any(|dot| dot.overlaps(area));
    let places = CORNERS.into_iter().map(corner).filter(|(area, _)| area.is_inside(&field));
    let (area, to_right) = places.into_iter().find(free).unwrap_or_else(|| corner(CORNERS[0]));
    let (anchor, x) = if to_right { (Anchor::End, area.right()) } else { (Anchor::Start, area.x) };
    canvas.lines((x, area.y), &lines, style.anchored(anchor));
    area
}

fn dot(canvas: &mut Canvas, at: Point, hollow: bool) {
    canvas.dot(at, DOT + 1.0, Tone::Paper);
    if hollow {
        canvas.ring(at, DOT - 0.75, Pen::new(Tone::Accent, 1.75));
    } else {
        canvas.dot(at, DOT, Tone::Accent);
    }
}

/// The points' labels: names, or numbers for a list beneath.
struct Labels {
    numbered: bool,
    texts: Vec<Vec<String>>,
    /// The point that each label belongs to.
    spots: Vec<Point>,
    placed: Vec<Placed>,
}

impl Labels {
    fn of(points: &[&PositionPoint], plot: &Plot, scene: &Scene) -> Self {
        let spots: Vec<Point> = points.iter().map(|point| plot.at(point.x, point.y)).collect();
        let (places, members): (Vec<Point>, Vec<Vec<usize>>) = heaps(&spots).into_iter().unzip();
        if points.len() <= MOST_NAMES {
            let name = |members: &Vec<usize>| names(points, members);
            let names: Option<Vec<_>> = members.iter().map(name).collect();
            if let Some(labels) = names.and_then(|names| Self::place(names, &places, scene, false)) {
                return labels;
            }
        }
        let number = |members: &Vec<usize>| NAME.wrap(&ranges(members), WIDEST);
        let numbers: Vec<_> = members.iter().map(number).collect();
        Self::place(numbers.clone(), &places, scene, true).unwrap_or_else(|| {
            // So many points that they hide each other: the list still names them all.
            let beside = |wish: &Wish| {
                let centre = (wish.at.0, wish.at.1 - DOT - wish.height / 2.0);
                Placed { area: Area::around(centre, wish.width, wish.height), leader: None }
            };
            let placed = wishes(&numbers, &places).iter().map(beside).collect();
            Self { numbered: true, texts: numbers, spots: places, placed }
        })
    }

    fn place(texts: Vec<Vec<String>>, spots: &[Point], scene: &Scene, numbered: bool) -> Option<Self> {
        let placement = place(&wishes(&texts, spots), scene)?;
        // A thicket of long lines is harder to read than numbers with a list; a few lines are not.
        let thicket = spots.len() > 8 && placement.cost / spots.len() as f64 > 18.0;
        (numbered || !thicket).then_some(Self {
            numbered,
            texts,
            spots: spots.to_vec(),
            placed: placement.labels,
        })
    }

    fn draw_leaders(&self, canvas: &mut Canvas) {
        for (from, to) in self.placed.iter().filter_map(|placed| placed.leader) {
            canvas.line(from, to, Pen::new(Tone::Rule, 0.75));
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        for ((lines, placed), spot) in self.texts.iter().zip(&self.placed).zip(&self.spots) {
            // Text leans towards its point.
            let area = placed.area;
            let (anchor, x) = if area.x >= spot.0 {
                (Anchor::Start, area.x)
            } else if area.right() <= spot.0 {
                (Anchor::End, area.right())
            } else {
                (Anchor::Middle, area.centre().0)
            };
            canvas.lines((x, area.y), lines, NAME.anchored(anchor).with_halo());
        }
    }
}

fn wishes(texts: &[Vec<String>], spots: &[Point]) -> Vec<Wish> {
    let wish = |(lines, at): (&Vec<String>, &Point)| Wish {
        at: *at,
        width: widest(lines, NAME.size, NAME.weight),
        height: lines.len() as f64 * NAME.line_height(),
    };
    texts.iter().zip(spots).map(wish).collect()
}

/// Points that lie in a heap share one label: the heaps' places, and the points in each.
fn heaps(spots: &[Point]) -> Vec<(Point, Vec<usize>)> {
    const HEAP: f64 = 5.0;
    let mut heaps: Vec<(Point, Vec<usize>)> = Vec::new();
    for (index, spot) in spots.iter().enumerate() {
        match heaps.iter_mut().find(|(seed, _)| distance(*seed, *spot) <= HEAP) {
            Some((_, members)) => members.push(index),
            None => heaps.push((*spot, vec![index])),
        }
    }
    heaps
}

/// The names of a heap's points, each from a new line; `None` where they are too many for a label.
fn names(points: &[&PositionPoint], members: &[usize]) -> Option<Vec<String>> {
    const MOST_LINES: usize = 8;
    let last = members.len().saturating_sub(1);
    let name = |(place, member): (usize, &usize)| {
        let comma = if place < last { "," } else { "" };
        NAME.wrap(&format!("{}{comma}", points[*member].label), WIDEST)
    };
    let lines: Vec<String> = members.iter().enumerate().flat_map(name).collect();
    (members.len() == 1 || lines.len() <= MOST_LINES).then_some(lines)
}

/// The numbers of ascending indices as a reader writes them: "1–3, 5, 6".
fn ranges(indices: &[usize]) -> String {
    let numbers: Vec<usize> = indices.iter().map(|index| index + 1).collect();
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    let parts: Vec<String> = runs
        .flat_map(|run| match run {
            [first, _, .., last] => vec![format!("{first}–{last}")],
            few => few.iter().map(usize::to_string).collect(),
        })
        .collect();
    parts.join(", ")
}

/// Lists numbered names in columns, read downwards; gives the edge under them.
fn draw_list(canvas: &mut Canvas, y: f64, entries: &[(String, &str)]) -> f64 {
    const GAP: f64 = 16.0;
    if entries.is_empty() {
        return y;
    }
    let style = NAME;
    let room = WIDTH - 2.0 * MARGIN;
    let indent = style.width("000 ");
    let natural = indent + entries.iter().map(|(_, name)| style.width(name)).fold(0.0, f64::max);
    let columns = (((room + GAP) / (natural + GAP)) as usize).clamp(1, 4).max(2);
    let width = (room - GAP * (columns - 1) as f64) / columns as f64;
    let rows = entries.len().div_ceil(columns);
    let top = y + 14.0;
    let mut bottom = top;
    for (column, entries) in entries.chunks(rows).enumerate() {
        let x = MARGIN + (width + GAP) * column as f64;
        let mut y = top;
        for (number, name) in entries {
            canvas.lines((x + indent - 6.0, y), &[number], style.anchored(Anchor::End).semibold());
            y = canvas.lines((x + indent, y), &style.wrap(name, width - indent), style) + 2.0;
        }
        bottom = bottom.max(y);
    }
    bottom
}

/// A scale's name between the words for its ends.
struct AxisText {
    length: f64,
    low: String,
    name: Vec<String>,
    high: String,
    /// The name stands on lines of its own, under the words.
    apart: bool,
}

impl AxisText {
    const NAME: Type = Type::new(12.0, Tone::Ink).semibold();

    fn of(axis: &PositionAxis, length: f64) -> Self {
        let low = axis.low.clone();
        let high = axis.high.clone();
        let side = SMALL.width(&low).max(SMALL.width(&high));
        let apart = Self::NAME.width(&axis.name) > length - 2.0 * side - 24.0;
        let name = Self::NAME.wrap(&axis.name, length);
        Self { length, low, name, high, apart }
    }

    fn depth(&self) -> f64 {
        let lines = self.name.len() + usize::from(self.apart);
        Self::NAME.line_height() * lines as f64
    }

    fn draw(&self, canvas: &mut Canvas, (x, y): Point) -> f64 {
        let under = if self.apart { Self::NAME.line_height() } else { 0.0 };
        canvas.lines((x, y), &[&self.low], SMALL);
        canvas.lines((x + self.length, y), &[&self.high], SMALL.anchored(Anchor::End));
        let middle = (x + self.length / 2.0, y + under);
        canvas.lines(middle, &self.name, Self::NAME.anchored(Anchor::Middle));
        y + self.depth()
    }

    /// Draws the text along a scale that goes upwards; `top` is the upper left corner.
    fn draw_turned(&self, canvas: &mut Canvas, (x, top): Point) {
        let under = self.depth() - Self::NAME.line_height();
        let (small, bottom) = (SMALL.turned(), top + self.length);
        let words = if self.apart { x + under } else { x };
        canvas.lines((words, bottom), &[&self.low], small);
        canvas.lines((words, top), &[&self.high], small.anchored(Anchor::End));
        let name = Self::NAME.turned().anchored(Anchor::Middle);
        canvas.lines((x, top + self.length / 2.0), &self.name, name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scales_start_at_the_lower_left() {
        let plot = Plot { area: Area::new(100.0, 10.0, 400.0, 200.0) };
        assert_eq!(plot.at(0.0, 0.0), (100.0, 210.0));
        assert_eq!(plot.at(100.0, 100.0), (500.0, 10.0));
        assert_eq!(plot.at(25.0, 150.0), (200.0, 10.0));
    }

    fn points(count: usize, place: impl Fn(usize) -> Point) -> Vec<PositionPoint> {
        (0..count)
            .map(|index| {
                let (x, y) = place(index);
                PositionPoint { label: format!("Enhet {index}"), x, y, ..PositionPoint::default() }
            })
            .collect()
    }

    fn numbered(points: &[PositionPoint]) -> bool {
        let plot = Plot { area: Area::new(80.0, 60.0, 600.0, HEIGHT) };
        let scene = Scene { bounds: plot.area, taken: Vec::new(), lines: Vec::new(), radius: DOT + 1.0 };
        let points: Vec<&PositionPoint> = points.iter().collect();
        Labels::of(&points, &plot, &scene).numbered
    }

    #[test]
    fn numbers_are_listed_as_ranges() {
        assert_eq!(ranges(&[0, 1, 2, 4, 5, 8]), "1–3, 5, 6, 9");
        assert_eq!(ranges(&[3]), "4");
    }

    #[test]
    fn points_in_one_spot_share_a_label() {
        let heaps = heaps(&[(10.0, 10.0), (90.0, 10.0), (12.0, 10.0)]);
        assert_eq!(heaps, [((10.0, 10.0), vec![0, 2]), ((90.0, 10.0), vec![1])]);
    }

    #[test]
    fn spread_points_have_names_and_crowds_have_numbers() {
        assert!(!numbered(&[]));
        assert!(!numbered(&points(12, |index| (index as f64 * 8.0, 50.0))));
        assert!(numbered(&points(40, |_| (50.0, 50.0))));
        assert!(numbered(&points(41, |index| (index as f64 * 2.0, index as f64 * 2.0))));
    }
}
