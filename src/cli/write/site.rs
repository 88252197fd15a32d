//! A report's folder: its own files are replaced, nobody else's.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mognad::load::REPORTED;

use super::super::context::Context;
use super::super::files::inside;
use super::journal::is_harmless;
use super::places::Places;
use super::{Changes, Lock, aside, together};

/// A folder of files that may be written.
pub struct Site<'a> {
    files: &'a [(&'a str, &'a [u8])],
    listed: String,
    stale: BTreeSet<String>,
}

/// Sees that a folder of files can be written, each with its path inside, `/` between the parts.
///
/// What an earlier run wrote there and this one does not is taken away or kept, as asked. What anybody else put there stays, and where it
/// would be overwritten nothing is written at all.
pub fn folder<'a>(
    context: &Context,
    places: &Places,
    lock: &Lock,
    files: &'a [(&'a str, &'a [u8])],
    old: Old,
) -> anyhow::Result<Site<'a>> {
    let out = lock.folder();
    let before = manifest(out);
    for (path, bytes) in files.iter().filter(|(path, _)| !before.contains(*path)) {
        places.expect_replaceable(context, &inside(out, path), bytes)?;
    }
    let written: BTreeSet<String> = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    let stale: BTreeSet<String> = match old {
        // What an assessment reads by now is no report's any more.
        Old::Goes => before
            .difference(&written)
            .filter(|path| places.expect(context, &inside(out, path)).is_ok())
            .cloned()
            .collect(),
        Old::Stays => BTreeSet::new(),
    };
    let listed: String = before
        .union(&written)
        .filter(|path| !stale.contains(*path))
        .map(|path| format!("{path}\n"))
        .collect();
    Ok(Site { files, listed, stale })
}

impl Site<'_> {
    /// Writes all of it, or nothing; gives how many files of an earlier run were taken away.
    pub fn write(self, context: &Context, lock: &Lock) -> anyhow::Result<usize> {
        let (Self { files, listed, stale }, out) = (self, lock.folder());
        sweep_stages(out);
        let mut changes = Changes::new();
        changes.extend(files.iter().map(|(path, bytes)| ((*path).to_owned(), Some(*bytes))));
        changes.insert(REPORTED.to_owned(), Some(listed.as_bytes()));
        let removed = stale.iter().filter(|path| inside(out, path).is_file()).count();
        changes.extend(stale.into_iter().map(|path| (path, None)));
        together(context, lock, &changes)?;
        Ok(removed)
    }
}

/// What happens to files that an earlier run wrote and this one does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old {
    Goes,
    Stays,
}

/// What an earlier run wrote, so that this one takes away its files and no others; nothing that could lead out of the folder.
fn manifest(out: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(out.join(REPORTED)).unwrap_or_default();
    text.lines().filter(|path| is_harmless(path)).map(str::to_owned).collect()
}

/// Takes away the folders beside this one in which earlier versions of mognad made their reports ready.
fn sweep_stages(out: &Path) {
    let Ok(real) = fs::canonicalize(out) else { return };
    let Some(name) = real.file_name().and_then(|name| name.to_str()) else { return };
    let start = format!(".{name}.tmp-");
    for entry in fs::read_dir(aside::parent(&real)).into_iter().flatten().flatten() {
        let is_stage = entry
            .file_name()
            .to_str()
            .is_some_and(|name| name.strip_prefix(&start).is_some_and(aside::is_number));
        if is_stage && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
