//! A report's pages as documents for paper: for Word, and as PDF.

use zip::result::ZipError;

use super::pages::{Head, Page, alone};
use crate::chart::palette::{ACCENT, Colour, HAIRLINE, INK, MUTED, WARNING, level, text_on};
use crate::render::docx::{Picture, Template, docx};
use crate::render::pdf::{Drawing, Front, PdfFault, pdf};
use crate::render::{Colours, Pictured, Setting, Shade};
use crate::text::labels::words;

/// A page as a document for Word.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn word(
    head: &Head,
    page: &Page,
    pictures: &[Option<Picture<'_>>],
    template: Option<&Template>,
) -> Result<Vec<u8>, ZipError> {
    let document = alone(head, page);
    set(head, page, |setting| docx(&Pictured { document: &document, pictures }, setting, template))
}

/// A page as PDF. The organisation's begins with a sheet that says what is in it.
///
/// # Errors
/// Never in practice: what is written is what the standard asks for.
pub fn printed(head: &Head, page: &Page, pictures: &[Option<Drawing>]) -> Result<Vec<u8>, PdfFault> {
    let document = alone(head, page);
    let front = if page.name.is_none() { Front::Contents } else { Front::Title };
    set(head, page, |setting| pdf(&Pictured { document: &document, pictures }, setting, front))
}

/// Does something with what a page is set with.
fn set<T>(head: &Head, page: &Page, with: impl FnOnce(&Setting<'_>) -> T) -> T {
    let title =
        page.name.as_ref().map_or_else(|| head.title.clone(), |name| format!("{name} – {}", head.title));
    let foot = format!("{} · {} {}", head.title, words(head.lang).wave, head.wave);
    let colours = colours(head.levels);
    with(&Setting { lang: head.lang, content: head.content, title: &title, foot: &foot, colours: &colours })
}

fn colours(levels: usize) -> Colours {
    let parts = |colour: Colour| [colour.r, colour.g, colour.b];
    let shade = |at: usize| {
        let ground = level(at, levels);
        Shade { ground: parts(ground), ink: parts(text_on(ground)) }
    };
    Colours {
        ink: parts(INK),
        muted: parts(MUTED),
        accent: parts(ACCENT),
        warning: parts(WARNING),
        hairline: parts(HAIRLINE),
        levels: (0..levels).map(shade).collect(),
    }
}
