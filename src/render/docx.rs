//! Documents for Word, and for all that reads its files: headings, lists, captions and tables that are what they are called, so that whoever edits the text
//! has a contents list, a navigation pane and a screen reader that follow it.
//!
//! With a [`Template`] the text goes where that says, in the template's own styles; without one it stands on A4 in styles of ours. A template's styles are
//! found by the names that every program knows them by (`w:name`): a Swedish Word calls `heading 1` `Rubrik1`.
//!
//! Office Open XML: ISO/IEC 29500-1, transitional. The order of elements is that of its schema, to which Word holds.

mod body;
mod inline;
mod package;
mod style;
mod table;
mod template;

use zip::result::ZipError;

use super::{Colour, Pictured, Setting};
use crate::model::Lang;

pub use template::Template;

/// The namespace of Word's elements.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references from one part to another.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// A centimetre in the units of pages and indents, twentieths of a point.
const CENTIMETRE: u32 = 567;
/// How wide the text is on a page of ours, in the same units: A4 with 2.5 cm to either side.
const TEXT_WIDTH: u32 = 16 * CENTIMETRE;

/// A picture as PNG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picture<'a> {
    /// The file.
    pub png: &'a [u8],
    /// How wide and high it is where it is shown as it was drawn, in pixels of 1/96 inch.
    pub size: (f32, f32),
}

/// A document as a file for Word. The same document gives the same bytes.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn docx(
    what: &Pictured<'_, Picture<'_>>,
    setting: &Setting<'_>,
    template: Option<&Template>,
) -> Result<Vec<u8>, ZipError> {
    match template {
        Some(template) => template.filled(what, setting),
        None => package::of_own(what, setting),
    }
}

/// The language as Word names it.
const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "sv-SE",
        Lang::En => "en-GB",
    }
}

/// A colour as Word has it: six hexadecimal digits.
fn hex([red, green, blue]: Colour) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// What the beginning of a part is called.
fn bookmark(at: usize) -> String {
    format!("mognad_{}", at + 1)
}

/// What a picture's file is called.
fn picture_file(id: usize) -> String {
    format!("mognad-{id}.png")
}

/// What a picture's reference is called.
fn picture_reference(id: usize) -> String {
    format!("mognadPicture{id}")
}
