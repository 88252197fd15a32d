//! A list of marks in pixels, and the way from there through plotters to a document.
//!
//! The marks are plotters' elements, each with its look; they are kept until the height is known and are then
//! drawn into [`Svg`]. plotters counts in whole units, hence four to a pixel.

use plotters::element::{
    Circle, Drawable, DynElement, IntoDynElement, PathElement, PointCollection, Polygon, Rectangle, Text,
};
use plotters::style::{BLACK, Color};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::ChartError;
use super::backend::Svg;
use super::geometry::{Area, Point};
use super::look::{Look, units};

pub(super) use super::look::{About, Anchor, Pen, Tone, Type};

/// The marks drawn so far.
#[derive(Default)]
pub(super) struct Canvas {
    marks: Vec<(Look, Element)>,
}

type Element = DynElement<'static, Svg, BackendCoord>;

impl Canvas {
    pub(super) fn rect(&mut self, area: Area, fill: Tone) {
        let corners = [point((area.x, area.y)), point((area.right(), area.bottom()))];
        self.push(Look::Fill(fill), Rectangle::new(corners, BLACK.filled()));
    }

    pub(super) fn line(&mut self, from: Point, to: Point, pen: Pen) {
        self.path(vec![from, to], pen);
    }

    pub(super) fn path(&mut self, path: Vec<Point>, pen: Pen) {
        self.push(Look::Line(pen), PathElement::new(points(path), BLACK));
    }

    /// A filled polygon; `opacity` is a share.
    pub(super) fn polygon(&mut self, corners: Vec<Point>, fill: Tone, opacity: f64) {
        self.push(Look::Fill(fill), Polygon::new(points(corners), BLACK.mix(opacity)));
    }

    /// The outline of `area`.
    pub(super) fn outline(&mut self, area: Area, pen: Pen) {
        let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.path(corners.to_vec(), pen);
    }

    pub(super) fn dot(&mut self, centre: Point, radius: f64, fill: Tone) {
        self.push(Look::Fill(fill), Circle::new(point(centre), units(radius), BLACK.filled()));
    }

    pub(super) fn ring(&mut self, centre: Point, radius: f64, pen: Pen) {
        self.push(Look::Line(pen), Circle::new(point(centre), units(radius), BLACK));
    }

    /// Writes `text` with its baseline at `at`.
    pub(super) fn text(&mut self, at: Point, text: &str, style: Type) {
        self.push(Look::Text(style), Text::new(text.to_owned(), point(at), "sans-serif"));
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
    pub(super) fn finish(self, (width, height): Point, about: &About<'_>) -> Result<String, ChartError> {
        let mut svg = Svg::new((units(width).unsigned_abs(), units(height).unsigned_abs()), about);
        if self.marks.iter().any(|(look, _)| matches!(look, Look::Fill(Tone::Hatch))) {
            svg.define_hatch();
        }
        for (look, element) in &self.marks {
            svg.look = *look;
            let (points, size) = (element.point_iter().iter().copied(), svg.get_size());
            element.draw(points, &mut svg, size).map_err(|fault| ChartError::Drawing(fault.to_string()))?;
        }
        Ok(svg.finish())
    }

    fn push(&mut self, look: Look, element: impl IntoDynElement<'static, Svg, BackendCoord>) {
        self.marks.push((look, element.into_dyn()));
    }
}

fn point((x, y): Point) -> BackendCoord {
    (units(x), units(y))
}

fn points(path: Vec<Point>) -> Vec<BackendCoord> {
    path.into_iter().map(point).collect()
}
