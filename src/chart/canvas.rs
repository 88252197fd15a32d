//! A list of marks in pixels, and the way from there through plotters to a document.
//!
//! The marks are kept until the height is known and are drawn with plotters' own primitives.
//! plotters counts in whole units, hence four to a pixel. What it cannot say (classes, dashes,
//! hatching, a title for screen readers) is added to its output by [`super::svg`].

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontTransform, IntoFont, RGBAColor, RGBColor, ShapeStyle, TextStyle};

use super::geometry::{Area, Point};
use super::look::{Look, UNITS, units};
use super::palette::Colour;
use super::{ChartError, svg};

pub(super) use super::look::{About, Anchor, Pen, Tone, Type};

/// The marks drawn so far.
#[derive(Default)]
pub(super) struct Canvas {
    marks: Vec<Mark>,
}

/// One element of the finished document.
pub(super) struct Mark {
    shape: Shape,
    look: Look,
}

enum Shape {
    Rect(Area),
    Line(Point, Point),
    Path(Vec<Point>),
    Polygon(Vec<Point>, f64),
    Circle(Point, f64),
    Text(Point, String),
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
        let looks: Vec<Look> = self.marks.iter().map(|mark| mark.look).collect();
        Ok(svg::dress(&drawn, &looks, size, about))
    }

    fn push(&mut self, shape: Shape, look: Look) {
        self.marks.push(Mark { shape, look });
    }
}

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
                backend.draw_text(text, &written(style), point(*at))
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
            color: coloured(tone, opacity),
            filled: matches!(self.look, Look::Fill(_)),
            stroke_width: units(width).unsigned_abs(),
        }
    }
}

fn coloured(tone: Tone, opacity: f64) -> RGBAColor {
    let Colour { r, g, b } = tone.colour();
    RGBAColor(r, g, b, opacity)
}

fn written(style: Type) -> TextStyle<'static> {
    // The backend divides every font size by 1.24.
    let size = style.size * UNITS * 1.24;
    let h_pos = match style.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let turn = if style.turned { FontTransform::Rotate270 } else { FontTransform::None };
    let Colour { r, g, b } = style.tone.colour();
    TextStyle {
        font: ("sans-serif", size).into_font().transform(turn),
        color: RGBColor(r, g, b).to_backend_color(),
        pos: Pos::new(h_pos, VPos::Bottom),
    }
}

fn point((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}
