//! What people wrote themselves to stand in their report.

use super::beside;
use crate::load::Files;
use crate::model::{Diagnostics, Lang, OwnPlace, OwnText, OwnTexts};

/// Reads the texts of people's own that lie among an assessment's files. One that is empty is none.
#[must_use]
pub fn own_texts(files: &dyn Files) -> (OwnTexts, Diagnostics) {
    let (mut texts, mut diagnostics) = (OwnTexts::default(), Diagnostics::default());
    for place in OwnPlace::ALL {
        for lang in [None, Some(Lang::Sv), Some(Lang::En)] {
            let path = place.file(lang);
            match beside::text(files, &path) {
                Ok(text) => {
                    let text = text.unwrap_or_default();
                    let text = text.trim_start_matches('\u{feff}').trim();
                    if !text.is_empty() {
                        texts.0.push(OwnText { place, lang, text: text.to_owned() });
                    }
                }
                Err(found) => diagnostics.extend(found),
            }
        }
    }
    (texts, diagnostics)
}
