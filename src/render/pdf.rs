//! A document as PDF, for people who print it and for people who have it read aloud (PDF/UA-1, ISO 14289-1).
//!
//! `flow` lays blocks out as strips and says what each is; `sheet` puts strips on sheets of A4; `draw` draws them and fills the
//! tree of what the document consists of. Nothing in it is of the clock, so that the same document gives the same bytes.

mod draw;
mod face;
mod flow;
mod front;
mod goals;
mod line;
mod look;
mod sheet;
mod table;
mod tree;
mod words;

use std::fmt;

use resvg::usvg::Tree;

use super::{Colour, Colours, Pictured, Setting};
use crate::doc::{Block, Level};
use flow::Flow;
use look::Ink;

/// A sheet of A4, in points.
const SHEET: (f32, f32) = (595.28, 841.89);
/// What is left free: above, to the left and right, and beneath.
const MARGIN: (f32, f32, f32) = (56.0, 57.0, 64.0);
/// How wide tables and pictures can be, and how high what stands on a sheet.
const TEXT: f32 = SHEET.0 - 2.0 * MARGIN.1;
const HEIGHT: f32 = SHEET.1 - MARGIN.0 - MARGIN.2;
/// The space between two columns, and how wide each is.
const GUTTER: f32 = 26.0;
const COLUMN: f32 = (TEXT - GUTTER) / 2.0;

/// A picture that is drawn into a document, with its text as text.
#[derive(Debug, Clone)]
pub struct Drawing {
    tree: Tree,
    /// Whether a typeface has all that is written in it.
    is_text: bool,
}

impl Drawing {
    /// A picture from its SVG and what that was read as.
    #[must_use]
    pub fn new(svg: &str, tree: Tree) -> Self {
        Self { tree, is_text: face::has_all(svg) }
    }

    /// How wide and high it is as it was drawn, in pixels.
    fn size(&self) -> (f32, f32) {
        (self.tree.size().width(), self.tree.size().height())
    }
}

/// What a document begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    /// Its title.
    Title,
    /// A sheet with its title and what is in it, each part with its page.
    Contents,
}

/// Why a document cannot be written. None has been seen; each would be a fault of the program.
#[derive(Debug)]
pub struct PdfFault(String);

impl PdfFault {
    fn of(fault: impl fmt::Debug) -> Self {
        Self(format!("{fault:?}"))
    }
}

impl fmt::Display for PdfFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PdfFault {}

/// Writes a document as PDF. A picture that there is not is told in words.
///
/// # Errors
/// [`PdfFault`] where the file would not be what the standard asks for.
pub fn pdf(what: &Pictured<'_, Drawing>, setting: &Setting<'_>, front: Front) -> Result<Vec<u8>, PdfFault> {
    let mut flow = Flow::new(what, setting);
    let blocks = what.document.blocks();
    let begins =
        |block: &Block| matches!(block, Block::Part(_) | Block::Heading(Level::Part | Level::Section, _));
    let split = match front {
        Front::Title => 0,
        Front::Contents => blocks.iter().position(begins).unwrap_or_default(),
    };
    let (roots, sheets) = if split > 0 {
        flow.with_front(blocks.split_at(split))
    } else {
        flow.blocks(blocks);
        (vec![flow.root], sheet::sheets(&flow.strips, &flow.heads, HEIGHT))
    };
    draw::drawn(flow, &sheets, &roots)
}

impl Colours {
    const fn of(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Plain => self.ink,
            Ink::Muted => self.muted,
            Ink::Accent => self.accent,
            Ink::Warning => self.warning,
        }
    }
}
