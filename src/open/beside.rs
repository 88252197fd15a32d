//! A file of text that may lie beside an assessment.

use crate::load::{self, Files};
use crate::model::{Diagnostic, Diagnostics, Fault, Place, TomlFault, Unreadable};

/// The text of a file; `None` where there is no such file.
///
/// # Errors
/// Says what keeps a file that is there from being read as text.
pub(super) fn text(files: &dyn Files, path: &str) -> Result<Option<String>, Diagnostics> {
    match files.read(path).map(|bytes| load::utf8(path, bytes)) {
        Ok(text) => text.map(Some),
        Err(Unreadable::NotFound) => Ok(None),
        Err(why) => {
            let fault = TomlFault::CannotRead { path: path.to_owned(), why, nearest: None };
            let mut diagnostics = Diagnostics::default();
            diagnostics.push(Diagnostic::error(Fault::Toml(fault), Place::File(path.to_owned())));
            Err(diagnostics)
        }
    }
}
