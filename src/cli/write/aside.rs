//! One file, whole or not at all: written to the side under a name of its own, and put in place when it is whole.
//!
//! Such a name is `.NAME.tmp-NUMBER`. While a run writes there it holds the file's lock, so that what an earlier run left when it
//! was cut short can be told from what another run is writing now.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

/// How often a file is begun anew whose place was taken away while it was written.
const TRIES: usize = 3;
/// How much of a file's name stands in the name beside it, in characters; names have a limit on every system.
const STEM: usize = 50;

/// Writes one file in a folder, which is made where there is none. What stood there stays until the new one is whole.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link, and what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        // A device or a pipe is written to, never replaced.
        Ok(there) if !there.is_file() => return fs::write(path, bytes),
        _ => {}
    }
    for _ in 1..TRIES {
        match once(path, bytes) {
            // Whoever was the last to leave has taken the empty folder away.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            done => return done,
        }
    }
    once(path, bytes)
}

fn once(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = parent(path);
    fs::create_dir_all(folder)?;
    sweep_beside(path);
    let (aside, mut file) = begin(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_data());
    // Windows moves no file that is locked.
    drop(file);
    let placed = written.and_then(|()| fs::rename(&aside, path));
    if placed.is_err() {
        let _ = fs::remove_file(&aside);
    }
    placed
}

/// Writes a file that must not be there yet, whole or not at all.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    sweep_beside(path);
    let (aside, mut file) = begin(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_data());
    drop(file);
    // A second name is given only where the first is free; not every disk can do that.
    let placed = written.and_then(|()| match fs::hard_link(&aside, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => put_new(path, bytes),
        done => done,
    });
    let _ = fs::remove_file(&aside);
    placed
}

fn put_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_data());
    if written.is_err() {
        drop(file);
        let _ = fs::remove_file(path);
    }
    written
}

/// A new file beside another, under a name that nobody else uses.
fn begin(path: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = u64::from(process::id());
    loop {
        let aside = path.with_file_name(name_beside(path, number));
        match OpenOptions::new().write(true).create_new(true).open(&aside) {
            Ok(file) => {
                // Where a disk knows no locks, nothing is ever taken for left behind.
                let _ = file.try_lock();
                return Ok((aside, file));
            }
            // Processes of two machines may have the same number.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number = number * 10 + 1,
            Err(error) => return Err(error),
        }
        if number > u64::MAX / 100 {
            return Err(ErrorKind::AlreadyExists.into());
        }
    }
}

fn name_beside(path: &Path, number: u64) -> OsString {
    let mut name = start_beside(path);
    name.push(number.to_string());
    name
}

fn start_beside(path: &Path) -> OsString {
    let name = path.file_name().unwrap_or_default();
    let short: OsString = match name.to_str() {
        Some(text) => text.chars().take(STEM).collect::<String>().into(),
        None => name.to_owned(),
    };
    let mut start = OsString::from(".");
    start.push(short);
    start.push(".tmp-");
    start
}

/// Takes away what runs that were cut short have left beside a file.
fn sweep_beside(path: &Path) {
    let start = start_beside(path);
    let is_of_it = |name: &OsStr| {
        let (Some(name), Some(start)) = (name.to_str(), start.to_str()) else { return false };
        name.strip_prefix(start).is_some_and(is_number)
    };
    sweep(parent(path), is_of_it);
}

/// Takes away what runs that were cut short have left in a folder and in those below it: of files that are written there, so that
/// what other programs call by such names stays.
pub fn sweep_below(folder: &Path) {
    sweep(folder, |name| name.to_str().is_some_and(is_aside));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !is_hidden && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep_below(&entry.path());
        }
    }
}

/// Whether this is the name of a file that is being written, or was when its run was cut short.
pub fn is_aside(name: &str) -> bool {
    let Some((start, number)) = name.rsplit_once(".tmp-") else { return false };
    let Some(of) = start.strip_prefix('.').filter(|_| is_number(number)) else { return false };
    let ending = of.rsplit_once('.').map_or("", |(_, ending)| ending);
    // A long name is cut before its ending.
    of.starts_with(".mognad-")
        || of == ".gitignore"
        || of.chars().count() == STEM
        || ["csv", "json", "toml", "md"].contains(&ending)
}

pub fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn sweep(folder: &Path, is_meant: impl Fn(&OsStr) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_meant(&entry.file_name()) && is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether nobody is writing to a file any more.
fn is_left(path: &Path) -> bool {
    let Ok(file) = OpenOptions::new().write(true).open(path) else { return false };
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
    }
}

/// The folder that a file stands in.
pub fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_run_left_behind_goes_and_what_another_writes_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in [
            ".x.csv.tmp-4711",
            ".x.csv.tmp-1",
            ".y.csv.tmp-5",
            ".x.csv.tmp-",
            "x.csv.tmp-3",
            ".tmp-3",
            ".theirs.tmp-7",
        ] {
            fs::write(at(name), "half").expect("a file");
        }
        let busy = OpenOptions::new().write(true).open(at(".x.csv.tmp-1")).expect("a file");
        busy.lock().expect("a lock");
        write(&at("x.csv"), b"whole").expect("written");
        assert_eq!(
            names(folder.path()),
            [
                ".theirs.tmp-7",
                ".tmp-3",
                ".x.csv.tmp-",
                ".x.csv.tmp-1",
                ".y.csv.tmp-5",
                "x.csv",
                "x.csv.tmp-3"
            ]
        );
        drop(busy);
        sweep_below(folder.path());
        assert_eq!(names(folder.path()), [".theirs.tmp-7", ".tmp-3", ".x.csv.tmp-", "x.csv", "x.csv.tmp-3"]);
    }

    #[test]
    fn a_file_is_created_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(".key");
        create(&path, b"one").expect("created");
        assert_eq!(create(&path, b"two").expect_err("it is there").kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("a file"), b"one");
        assert_eq!(names(folder.path()), [".key"]);
    }

    #[test]
    fn a_name_as_long_as_can_be_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("å".repeat(120));
        write(&path, b"x").expect("written");
        assert_eq!(fs::read(&path).expect("a file"), b"x");
    }
}
