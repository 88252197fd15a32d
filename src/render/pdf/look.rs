//! How paragraphs are set.

use super::face::Weight;

/// How far what belongs to a line of a list stands in.
pub(super) const STEP: f32 = 15.0;
/// How far letters of a line rise and sink, where the font has a size of 1.
pub(super) const RISE: f32 = 1.069;
pub(super) const SINK: f32 = 0.293;

/// How a paragraph is set, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub size: f32,
    /// From one line to the next.
    pub leading: f32,
    pub weight: Weight,
    pub tone: Ink,
    pub before: f32,
    pub after: f32,
    pub left: f32,
    /// The colour of a line beside it.
    pub rule: Option<Ink>,
}

/// One of the document's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Muted,
    Accent,
    Warning,
}

pub(super) const BODY: Look = Look {
    size: 9.5,
    leading: 13.5,
    weight: Weight::Regular,
    tone: Ink::Plain,
    before: 0.0,
    after: 6.0,
    left: 0.0,
    rule: None,
};
pub(super) const TITLE: Look =
    Look { size: 24.0, leading: 29.0, weight: Weight::Semibold, after: 4.0, ..BODY };
pub(super) const PART: Look = Look {
    size: 15.0,
    leading: 19.0,
    weight: Weight::Semibold,
    tone: Ink::Accent,
    before: 22.0,
    after: 5.0,
    ..BODY
};
pub(super) const SECTION: Look =
    Look { size: 12.0, leading: 16.0, weight: Weight::Semibold, before: 15.0, after: 4.0, ..BODY };
pub(super) const SUBSECTION: Look = Look {
    size: 10.0,
    leading: 14.0,
    weight: Weight::Semibold,
    tone: Ink::Muted,
    before: 11.0,
    after: 3.0,
    ..BODY
};
pub(super) const LEAD: Look = Look { size: 11.5, leading: 16.5, after: 8.0, ..BODY };
pub(super) const NOTE: Look = Look { size: 8.2, leading: 11.5, tone: Ink::Muted, after: 4.0, ..BODY };
pub(super) const CAPTION: Look = Look { before: 4.0, after: 12.0, ..NOTE };
pub(super) const BESIDE: Look = Look { left: 10.0, before: 3.0, after: 8.0, ..BODY };
pub(super) const FORMULA: Look = Look { left: 12.0, leading: 14.0, after: 0.0, ..BODY };
pub(super) const ITEM: Look = Look { left: STEP, after: 3.0, ..BODY };
pub(super) const DETAIL: Look = Look { left: STEP, after: 4.0, ..BODY };
pub(super) const QUIET: Look = Look { left: STEP, ..NOTE };

impl Look {
    /// How far down from a line's top the line is that letters stand on.
    pub fn down(&self) -> f32 {
        (self.leading - self.size * (RISE + SINK)) / 2.0 + self.size * RISE
    }
}
