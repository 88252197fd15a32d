//! A report's pages as documents for Word.

use zip::result::ZipError;

use super::pages::{Head, Page, alone};
use crate::chart::palette::{level, text_on};
use crate::render::docx::{Picture, Setting, Shade, Template, docx};
use crate::text::labels::words;

/// A page as a file.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn page(
    head: &Head,
    page: &Page,
    pictures: &[Option<Picture<'_>>],
    template: Option<&Template>,
) -> Result<Vec<u8>, ZipError> {
    let shade = |at: usize| {
        let ground = level(at, head.levels);
        let [ground, ink] = [ground, text_on(ground)]
            .map(|colour| format!("{:02X}{:02X}{:02X}", colour.r, colour.g, colour.b));
        Shade { ground, ink }
    };
    let levels: Vec<Shade> = (0..head.levels).map(shade).collect();
    let title =
        page.name.as_ref().map_or_else(|| head.title.clone(), |name| format!("{name} – {}", head.title));
    let foot = format!("{} · {} {}", head.title, words(head.lang).wave, head.wave);
    let setting = Setting {
        lang: head.lang,
        content: head.content,
        title: &title,
        foot: &foot,
        levels: &levels,
        pictures,
    };
    docx(&alone(head, page), &setting, template)
}
