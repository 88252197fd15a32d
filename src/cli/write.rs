//! Files are written to the side and put in place when they are whole, so that a run that fails leaves what was there.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fs, io, process};

use mognad::text::terminal::failures::{cannot_write, in_the_way, not_a_folder};

use super::context::Context;
use super::failure::Failure;
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

/// Sees that a folder can be written to before anything is computed for it.
pub fn expect_folder(context: &Context, path: &Path) -> anyhow::Result<()> {
    if path.exists() && !path.is_dir() {
        return Err(Failure(not_a_folder(&shown(path), context.lang())).into());
    }
    Ok(())
}

/// Writes a folder of files, each with its path inside, `/` between the parts.
///
/// What an earlier run wrote there and this one does not is taken away. What anybody else put there stays, and
/// where it would be overwritten nothing is written at all.
pub fn folder(context: &Context, out: &Path, files: &[(&str, &[u8])]) -> anyhow::Result<()> {
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
    let after: BTreeSet<String> = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    publish(out, &stage, &before, &after).map_err(|(path, error)| refusal(context, &path)(error))?;
    Ok(())
}

/// Puts what is ready in place. The list of files is widened before and narrowed after, so that a run that is
/// cut short leaves no file that nobody owns.
fn publish(
    out: &Path,
    stage: &Stage,
    before: &BTreeSet<String>,
    after: &BTreeSet<String>,
) -> Result<(), (PathBuf, io::Error)> {
    let at = |path: PathBuf| move |error| (path, error);
    fs::create_dir_all(out).map_err(at(out.to_owned()))?;
    write_manifest(out, before.union(after)).map_err(at(out.join(MANIFEST)))?;
    for path in after {
        let place = inside(out, path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(at(folder.to_owned()))?;
        }
        fs::rename(inside(&stage.0, path), &place).map_err(at(place))?;
    }
    for stale in before.difference(after) {
        let place = inside(out, stale);
        // It may be gone already; and a folder that is not empty stays.
        let _ = fs::remove_file(&place);
        if let Some(folder) = place.parent().filter(|folder| *folder != out) {
            let _ = fs::remove_dir(folder);
        }
    }
    write_manifest(out, after.iter()).map_err(at(out.join(MANIFEST)))
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

fn inside(folder: &Path, path: &str) -> PathBuf {
    path.split('/').fold(folder.to_owned(), |place, part| place.join(part))
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
    move |error| Failure(cannot_write(&path, &error.to_string(), lang))
}
