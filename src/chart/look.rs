//! How marks look, and what a document says about itself.

use super::measure::{Weight, text_width};
use super::palette::{self, Colour};

/// Units of plotters' to a pixel.
pub(super) const UNITS: f64 = 4.0;

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

/// How a mark looks, whatever its shape.
#[derive(Clone, Copy)]
pub(super) enum Look {
    Fill(Tone),
    Line(Pen),
    Text(Type),
}

/// What a document says about itself.
pub(super) struct About<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
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

/// Pixels as whole units of plotters'.
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}
