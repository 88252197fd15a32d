//! The one way to the disk: nothing half-written, nobody's file replaced, one writer at a time.
//!
//! * [`output`] writes a file that a person named; [`Places`] says what it may replace.
//! * [`Lock`] keeps other runs out of an assessment's folder or a report's while it is read, changed and written.
//! * [`together`] changes several files of such a folder, all or none; [`update`] changes one.
//! * [`settle`] finishes what a run began that was cut short, before the folder is read.

mod aside;
mod hold;
mod journal;
mod kind;
mod lock;
mod places;
mod site;

use std::path::{Path, PathBuf};
use std::{fs, io};

use mognad::text::terminal::failures::{cannot_write, no_folder, not_a_folder};

pub use hold::Lock;
pub use journal::{Changes, is_begun};
pub use places::{Places, below};
pub use site::{Old, folder};

use super::context::Context;
use super::failure::Failure;
use super::files::shown;

/// Writes a file of mognad's own, whole or not at all.
pub fn file(context: &Context, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    Ok(aside::write(path, bytes).map_err(refusal(context, path))?)
}

/// Writes a file that must not be there yet, whole or not at all.
pub fn create(context: &Context, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    Ok(aside::create(path, bytes).map_err(refusal(context, path))?)
}

/// Writes a file that a person named, unless that would cost anybody theirs.
pub fn output(context: &Context, places: &Places, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    places.expect(context, path)?;
    if places.expect_replaceable(context, path, bytes)? {
        file(context, path, bytes)?;
    }
    Ok(())
}

/// Writes several files of a folder and takes others away: all, or none of it.
pub fn together(context: &Context, lock: &Lock, changes: &Changes<'_>) -> anyhow::Result<()> {
    let changed = journal::change(lock.folder(), changes);
    changed.map_err(|(path, error)| refusal(context, &path)(error))?;
    Ok(())
}

/// Finishes what a run began in the folder that WHAT leads to, if it was cut short; waits for one that is at it.
pub fn settle(context: &Context, what: &Path) -> anyhow::Result<()> {
    let folder = if what.is_dir() { what } else { aside::parent(what) };
    if journal::is_begun(folder) {
        Lock::take(context, folder)?;
    }
    Ok(())
}

/// Takes away a file that is of no more use.
pub fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Takes away a folder if nothing is in it.
pub fn remove_empty(folder: &Path) {
    aside::sweep_below(folder);
    let _ = fs::remove_dir(folder);
}

/// Whether there is nothing in a folder but what a run that was cut short has left.
pub fn is_empty(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !name
            .to_str()
            .is_some_and(|name| hold::is_own(name) || journal::is_own(name) || aside::is_aside(name))
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Sees that a file has a folder to stand in before anything is computed for it.
pub fn expect_parent(context: &Context, path: &Path) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.exists()) {
        return Err(Failure(no_folder(&shown(folder), context.lang())).into());
    }
    Ok(())
}

/// Sees that a folder can be written to before anything is computed for it.
pub fn expect_folder(context: &Context, path: &Path) -> anyhow::Result<()> {
    if path.exists() && !path.is_dir() {
        return Err(Failure(not_a_folder(&shown(path), context.lang())).into());
    }
    Ok(())
}

fn refusal(context: &Context, path: &Path) -> impl Fn(io::Error) -> Failure + use<> {
    let (path, lang): (PathBuf, _) = (path.to_owned(), context.lang());
    move |error| Failure(cannot_write(&shown(&path), &error.into(), lang))
}
