//! What people wrote themselves to stand in their report.

use crate::load::{self, Files};
use crate::model::{
    Diagnostic, Diagnostics, Fault, Lang, OwnPlace, OwnText, OwnTexts, Place, TomlFault, Unreadable,
};

/// Reads the texts of people's own that lie among an assessment's files. One that is empty is none.
#[must_use]
pub fn own_texts(files: &dyn Files) -> (OwnTexts, Diagnostics) {
    let (mut texts, mut diagnostics) = (OwnTexts::default(), Diagnostics::default());
    for place in OwnPlace::ALL {
        for lang in [None, Some(Lang::Sv), Some(Lang::En)] {
            let path = place.file(lang);
            match files.read(&path).map(|bytes| load::utf8(&path, bytes)) {
                Ok(Ok(text)) => {
                    let text = text.trim_start_matches('\u{feff}').trim();
                    if !text.is_empty() {
                        texts.0.push(OwnText { place, lang, text: text.to_owned() });
                    }
                }
                Ok(Err(found)) => diagnostics.extend(found),
                Err(Unreadable::NotFound) => {}
                Err(why) => {
                    let fault = TomlFault::CannotRead { path: path.clone(), why, nearest: None };
                    diagnostics.push(Diagnostic::error(Fault::Toml(fault), Place::File(path)));
                }
            }
        }
    }
    (texts, diagnostics)
}
