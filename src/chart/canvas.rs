//! A list of marks in pixels, and the way from there through plotters to a document.
//!
//! The marks are kept until the height is known and are drawn with plotters' own primitives.
//! plotters counts in whole units, hence four to a pixel. What it cannot say (classes, dashes,
//! hatching, a title for screen readers) is added to its output by [`super::svg`].

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontTransform, IntoFont, RGBAColor, RGBColor, ShapeStyle, TextStyle};

use super::geometry::{Area, Point};
use super::measure::{Weight, text_width};
use super::palette::{self, Colour};
use super::{ChartError, svg};

/// Units of plotters' to a pixel.
pub(super) const UNITS: f64 = 4.0;

/// The marks drawn so far.
#[derive(Default)]
pub(super) struct Canvas {
    marks: Vec<Mark>,
}

/// What a colour is for. A page can restyle every tone but the levels and the text on them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tone {
    Ink,
    Muted,
    Accent,
    Warning,
    Paper,
    Hairline,
    Rule,
    /// A level's own colour.
    Level(Colour),
    /// Text or lines on a level's colour.
    OnLevel(Colour),
    /// Slanted lines: there is no value to show here.
    Hatch,
}

/// A line's look. Widths and dashes are in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    pub(super) tone: Tone,
    pub(super) width: f64,
    pub(super) dash: Option<(f64, f64)>,
}

/// A text's look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) tone: Tone,
    pub(super) anchor: Anchor,
    /// An outline in the page's colour, for text that lies over lines.
    pub(super) halo: bool,
    /// Turned a quarter to the left, to be read from below.
    pub(super) turned: bool,
}

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// One element of the finished document.
pub(super) struct Mark {
    shape: Shape,
    pub(super) look: Look,
}

/// What plotters' output needs to be told about a mark.
#[derive(Clone, Copy)]
pub(super) enum Look {
    Fill(Tone),
    Line(Pen),
    Text(Type),
}

enum Shape {
    Rect(Area),
    Line(Point, Point),
    Path(Vec<Point>),
    Polygon(Vec<Point>, f64),
    Circle(Point, f64),
    Text(Point, String),
}

/// What a document says about itself.
pub(super) struct About<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
}

impl Canvas {
    pub(super) fn rect(&mut self, area: Area, fill: Tone) {
        self.push(Shape::Rect(area), Look::Fill(fill));
    }

    pub(super) fn line(&mut self, from: Point, to: Point, pen: Pen) {
        self.push(Shape::Line(from, to), Look::Line(pen));
    }

    pub(super) fn path(&mut self, points: Vec<Point>, pen: Pen) {
        self.push(Shape::Path(points), Look::Line(pen));
    }

    /// A filled polygon; `opacity` is a share.
    pub(super) fn polygon(&mut self, points: Vec<Point>, fill: Tone, opacity: f64) {
        self.push(Shape::Polygon(points, opacity), Look::Fill(fill));
    }

    /// The outline of `area`.
    pub(super) fn outline(&mut self, area: Area, pen: Pen) {
        let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.path(corners.to_vec(), pen);
    }

    pub(super) fn dot(&mut self, centre: Point, radius: f64, fill: Tone) {
        self.push(Shape::Circle(centre, radius), Look::Fill(fill));
    }

    pub(super) fn ring(&mut self, centre: Point, radius: f64, pen: Pen) {
        self.push(Shape::Circle(centre, radius), Look::Line(pen));
    }

    /// Writes `text` with its baseline at `at`.
    pub(super) fn text(&mut self, at: Point, text: &str, style: Type) {
        // A control character has no place in XML, and a line break would split the element.
        let text = text.replace(|c: char| c.is_control() || c == '\u{fffe}' || c == '\u{ffff}', " ");
        if !text.trim().is_empty() {
            self.push(Shape::Text(at, text), Look::Text(style));
        }
    }

    /// Writes `lines` under each other; `top` is the upper edge of the first line.
    ///
    /// Turned text starts at the left edge instead, and its lines follow each other to the right.
    /// Gives the edge after the last line.
    pub(super) fn lines<S: AsRef<str>>(&mut self, (x, y): Point, lines: &[S], style: Type) -> f64 {
        let step = style.line_height();
        for (index, line) in lines.iter().enumerate() {
            let down = step * index as f64 + style.baseline();
            let at = if style.turned { (x + down, y) } else { (x, y + down) };
            self.text(at, line.as_ref(), style);
        }
        (if style.turned { x } else { y }) + step * lines.len() as f64
    }

    /// The document, `width` by `height` pixels.
    pub(super) fn finish(self, (width, height): (f64, f64), about: &About<'_>) -> Result<String, ChartError> {
        let size = (units(width).unsigned_abs(), units(height).unsigned_abs());
        let mut drawn = String::new();
        let mut backend = SVGBackend::with_string(&mut drawn, size);
        for mark in &self.marks {
            mark.draw(&mut backend).map_err(ChartError::Drawing)?;
        }
        backend.present().map_err(|fault| ChartError::Drawing(fault.to_string()))?;
        drop(backend);
        Ok(svg::dress(&drawn, &self.marks, size, about))
    }

    fn push(&mut self, shape: Shape, look: Look) {
        self.marks.push(Mark { shape, look });
    }
}

impl Tone {
    pub(super) fn colour(self) -> Colour {
        match self {
            Self::Ink => palette::INK,
            Self::Muted | Self::Hatch => palette::MUTED,
            Self::Accent => palette::ACCENT,
            Self::Warning => palette::WARNING,
            Self::Paper => palette::PAPER,
            Self::Hairline => palette::HAIRLINE,
            Self::Rule => palette::RULE,
            Self::Level(colour) | Self::OnLevel(colour) => colour,
        }
    }

    fn plotters(self, opacity: f64) -> RGBAColor {
        let Colour { r, g, b } = self.colour();
        RGBAColor(r, g, b, opacity)
    }
}

impl Pen {
    pub(super) const fn new(tone: Tone, width: f64) -> Self {
        Self { tone, width, dash: None }
    }

    pub(super) const fn dashed(self, on: f64, off: f64) -> Self {
        Self { dash: Some((on, off)), ..self }
    }
}

impl Type {
    pub(super) const fn new(size: f64, tone: Tone) -> Self {
        Self { size, weight: Weight::Regular, tone, anchor: Anchor::Start, halo: false, turned: false }
    }

    pub(super) const fn semibold(self) -> Self {
        Self { weight: Weight::Semibold, ..self }
    }

    pub(super) const fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(super) const fn with_halo(self) -> Self {
        Self { halo: true, ..self }
    }

    pub(super) const fn turned(self) -> Self {
        Self { turned: true, ..self }
    }

    pub(super) fn width(&self, text: &str) -> f64 {
        text_width(text, self.size, self.weight)
    }

    pub(super) fn wrap(&self, text: &str, width: f64) -> Vec<String> {
        super::measure::wrap(text, width, self.size, self.weight)
    }

    pub(super) fn line_height(&self) -> f64 {
        (self.size * 1.3).round()
    }

    /// From a line's upper edge to its baseline; capitals then stand in the middle of the line.
    pub(super) fn baseline(&self) -> f64 {
        (self.line_height() + self.size * CAP_HEIGHT) / 2.0
    }
}

/// The height of Open Sans' capitals and figures, as a share of the font size.
pub(super) const CAP_HEIGHT: f64 = 0.714;

impl Mark {
    fn draw(&self, backend: &mut SVGBackend<'_>) -> Result<(), String> {
        let filled = matches!(self.look, Look::Fill(_));
        let drawn = match (&self.shape, self.look) {
            (Shape::Rect(area), _) => {
                let corner = point((area.right(), area.bottom()));
                backend.draw_rect(point((area.x, area.y)), corner, &self.style(), filled)
            }
            (Shape::Line(from, to), _) => backend.draw_line(point(*from), point(*to), &self.style()),
            (Shape::Path(points), _) => backend.draw_path(points.iter().copied().map(point), &self.style()),
            (Shape::Polygon(points, _), _) => {
                backend.fill_polygon(points.iter().copied().map(point), &self.style())
            }
            (Shape::Circle(centre, radius), _) => {
                let radius = units(*radius).unsigned_abs();
                backend.draw_circle(point(*centre), radius, &self.style(), filled)
            }
            (Shape::Text(at, text), Look::Text(style)) => {
                backend.draw_text(text, &style.plotters(), point(*at))
            }
            (Shape::Text(..), _) => Ok(()),
        };
        drawn.map_err(|fault| fault.to_string())
    }

    fn style(&self) -> ShapeStyle {
        let opacity = if let Shape::Polygon(_, opacity) = self.shape { opacity } else { 1.0 };
        let (tone, width) = match self.look {
            Look::Fill(tone) => (tone, 0.0),
            Look::Line(pen) => (pen.tone, pen.width),
            Look::Text(style) => (style.tone, 0.0),
        };
        ShapeStyle {
            color: tone.plotters(opacity),
            filled: matches!(self.look, Look::Fill(_)),
            stroke_width: units(width).unsigned_abs(),
        }
    }
}

impl Type {
    fn plotters(self) -> TextStyle<'static> {
        // The backend divides every font size by 1.24.
        let size = self.size * UNITS * 1.24;
        let h_pos = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let turn = if self.turned { FontTransform::Rotate270 } else { FontTransform::None };
        let Colour { r, g, b } = self.tone.colour();
        TextStyle {
            font: ("sans-serif", size).into_font().transform(turn),
            color: RGBColor(r, g, b).to_backend_color(),
            pos: Pos::new(h_pos, VPos::Bottom),
        }
    }
}

fn point((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}

/// Pixels as whole units of plotters'.
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}
