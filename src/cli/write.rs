//! Files are written to the side and put in place when they are whole, so that a run that fails leaves what was there.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fs, io, process};

use mognad::text::terminal::failures::{cannot_write, in_the_way, no_folder, not_a_folder};

use super::context::Context;
use super::failure::Failure;
use super::files::inside;
use super::input::shown;

/// Lists what a run wrote into a folder, so that the next one takes away its own files and no others.
const MANIFEST: &str = ".mognad-report";

/// Writes one file, whole or not at all.
pub fn file(context: &Context, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let refused = refusal(context, path);
    // A link stays a link, and what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if path.is_dir() {
        return Err(refused(io::ErrorKind::IsADirectory.into()).into());
    }
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(&refused)?;
    }
    let aside = beside(path);
    let written = fs::write(&aside, bytes).and_then(|()| fs::rename(&aside, path));
    if written.is_err() {
        let _ = fs::remove_file(&aside);
    }
    Ok(written.map_err(&refused)?)
}

/// Writes several files and takes others away, all or none: what was changed before something failed is put back.
pub fn together(context: &Context, changes: &[(PathBuf, Option<&[u8]>)]) -> anyhow::Result<()> {
    let mut done: Vec<(&Path, Option<Vec<u8>>)> = Vec::new();
    for (path, bytes) in changes {
        let before = fs::read(path).ok();
        let changed = match bytes {
            Some(bytes) => file(context, path, bytes),
            None => fs::remove_file(path).map_err(|error| refusal(context, path)(error).into()),
        };
        if let Err(error) = changed {
            for (path, before) in done.into_iter().rev() {
                let _ = match before {
                    Some(bytes) => file(context, path, &bytes),
                    None => fs::remove_file(path).map_err(Into::into),
                };
            }
            return Err(error);
        }
        done.push((path, before));
    }
    Ok(())
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

/// Writes a folder of files, each with its path inside, `/` between the parts.
///
/// What an earlier run wrote there and this one does not is taken away or kept, as asked; gives how many files were
/// taken away. What anybody else put there stays, and where it would be overwritten nothing is written at all.
pub fn folder(context: &Context, out: &Path, files: &[(&str, &[u8])], old: Old) -> anyhow::Result<usize> {
    expect_folder(context, out)?;
    let before = manifest(out);
    let foreign = files
        .iter()
        .map(|(path, _)| *path)
        .find(|path| !before.contains(*path) && fs::symlink_metadata(inside(out, path)).is_ok());
    if let Some(path) = foreign {
        return Err(Failure(in_the_way(&shown(&inside(out, path)), context.lang())).into());
    }
    let stage = Stage::new(out).map_err(refusal(context, out))?;
    for (path, bytes) in files {
        let place = inside(&stage.0, path);
        put(&place, bytes).map_err(refusal(context, &inside(out, path)))?;
    }
    let written: BTreeSet<String> = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    let stale = match old {
        Old::Goes => before.difference(&written).cloned().collect(),
        Old::Stays => BTreeSet::new(),
    };
    let removed = publish(out, &stage, &before, &written, &stale);
    Ok(removed.map_err(|(path, error)| refusal(context, &path)(error))?)
}

/// What happens to files that an earlier run wrote and this one does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old {
    Goes,
    Stays,
}

/// Whether a report wrote this file, which lies somewhere in the folder, `/` between the parts of its name.
pub fn is_of_a_report(folder: &Path, name: &str) -> bool {
    let ends = name.match_indices('/').map(|(at, _)| at);
    let splits = std::iter::once(("", name)).chain(ends.map(|at| (&name[..at], &name[at + 1..])));
    splits.into_iter().any(|(out, path)| manifest(&inside(folder, out)).contains(path))
}

/// Puts what is ready in place. The list of files is widened before and narrowed after, so that a run that is
/// cut short leaves no file that nobody owns.
fn publish(
    out: &Path,
    stage: &Stage,
    before: &BTreeSet<String>,
    written: &BTreeSet<String>,
    stale: &BTreeSet<String>,
) -> Result<usize, (PathBuf, io::Error)> {
    let at = |path: PathBuf| move |error| (path, error);
    fs::create_dir_all(out).map_err(at(out.to_owned()))?;
    let all: BTreeSet<String> = before.union(written).cloned().collect();
    write_manifest(out, all.iter()).map_err(at(out.join(MANIFEST)))?;
    for path in written {
        let place = inside(out, path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(at(folder.to_owned()))?;
        }
        fs::rename(inside(&stage.0, path), &place).map_err(at(place))?;
    }
    let mut removed = 0;
    for path in stale {
        let place = inside(out, path);
        // It may be gone already; and a folder that is not empty stays.
        removed += usize::from(fs::remove_file(&place).is_ok());
        if let Some(folder) = place.parent().filter(|folder| *folder != out) {
            let _ = fs::remove_dir(folder);
        }
    }
    write_manifest(out, all.difference(stale)).map_err(at(out.join(MANIFEST)))?;
    Ok(removed)
}

/// A folder to write to until all is ready; what is left in it goes away.
#[derive(Debug)]
struct Stage(PathBuf);

impl Stage {
    fn new(out: &Path) -> io::Result<Self> {
        let stage = beside(out);
        fs::create_dir_all(&stage)?;
        Ok(Self(stage))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A name in the same folder that nobody else uses.
fn beside(path: &Path) -> PathBuf {
    // `.` and `..` have no name of their own, but the folder they stand for has.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = OsString::from(".");
    name.push(real.file_name().unwrap_or_default());
    name.push(format!(".tmp-{}", process::id()));
    real.with_file_name(name)
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

/// What an earlier run wrote; nothing that could lead out of the folder.
fn manifest(out: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    let harmless = |path: &&str| {
        !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
    };
    text.lines().filter(harmless).map(str::to_owned).collect()
}

fn write_manifest<'a>(out: &Path, paths: impl Iterator<Item = &'a String>) -> io::Result<()> {
    let text: String = paths.map(|path| format!("{path}\n")).collect();
    fs::write(out.join(MANIFEST), text)
}

fn refusal(context: &Context, path: &Path) -> impl Fn(io::Error) -> Failure {
    let (path, lang) = (shown(path), context.lang());
    move |error| Failure(cannot_write(&path, &error.into(), lang))
}
