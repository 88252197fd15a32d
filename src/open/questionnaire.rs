//! A questionnaire by its name.

use super::cannot_read;
use crate::load::{self, Files, builtin, nearest};
use crate::model::{Diagnostics, Questionnaire, Refusal, Unreadable, masked};

/// A built-in questionnaire by its id, else one from a file, with the faults in it; there is none where one is an error.
///
/// # Errors
/// Says why there is nothing in which to look for faults.
pub fn questionnaire(
    files: &dyn Files,
    which: &str,
) -> Result<(Option<Questionnaire>, Diagnostics), Refusal> {
    if let Some(builtin) = builtin::find(which) {
        return Ok(load::questionnaire(&builtin.file(), builtin.text));
    }
    let is_name = !which.contains(['/', '\\']) && (!which.contains('.') || which.ends_with(".toml"));
    match questionnaire_file(files, which) {
        Err(Refusal::CannotRead { why: Unreadable::NotFound, .. }) if is_name => {
            let known: Vec<String> = builtin::ALL.iter().map(|builtin| builtin.id.to_owned()).collect();
            let nearest = nearest(which.trim_end_matches(".toml"), known.iter().map(String::as_str));
            Err(Refusal::UnknownQuestionnaire { name: which.to_owned(), nearest, known })
        }
        read => read,
    }
}

/// A questionnaire from a file, with the faults in it; there is none where one is an error.
///
/// # Errors
/// Says why the file cannot be read.
pub fn questionnaire_file(
    files: &dyn Files,
    file: &str,
) -> Result<(Option<Questionnaire>, Diagnostics), Refusal> {
    let name = masked(file);
    let bytes = files.read(file).map_err(|why| cannot_read(files, &name, why))?;
    Ok(match load::utf8(&name, bytes) {
        Ok(text) => load::questionnaire(&name, &text),
        Err(found) => (None, found),
    })
}
