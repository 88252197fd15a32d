//! One writer at a time in a folder.
//!
//! Whoever writes holds the lock of a file in the folder; the operating system frees it however the run ends. The file goes when
//! the run is done, so that nothing is left that a person would have to wonder about.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};
use std::{process, thread};

use mognad::text::terminal::failures::{busy, holder, unfinished};
use same_file::Handle;

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::input::shown;
use super::{aside, journal, refusal};

/// What is locked.
const LOCK: &str = ".mognad-lock";
/// Who holds it, in words. Windows lets nobody read what is locked.
const HOLDER: &str = ".mognad-lock.txt";
/// How long to wait for another run, which mostly is done in a moment.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long between looks.
const PAUSE: Duration = Duration::from_millis(15);

/// A folder that nobody else writes to as long as this lives.
#[derive(Debug)]
pub struct Lock {
    /// As it was named.
    folder: PathBuf,
    /// What was made for it, outermost first.
    made: Vec<PathBuf>,
    file: Option<File>,
}

impl Lock {
    /// Waits until nobody else writes to the folder, finishes what a run that was cut short has left there, and keeps others out. The
    /// folder is made where there is none. A run that holds a folder already shares its hold.
    ///
    /// # Errors
    /// Says who holds it where that takes too long; or why it cannot be written to.
    pub fn take(context: &Context, folder: &Path) -> anyhow::Result<Rc<Self>> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let known = || fs::canonicalize(folder).ok().and_then(|real| context.held(&real));
        if let Some(lock) = known() {
            return Ok(lock);
        }
        let mut made = Vec::new();
        let begun = Instant::now();
        let file = loop {
            made.extend(make(folder).map_err(refusal(context, folder))?);
            match attempt(&folder.join(LOCK)) {
                Ok(Attempt::Held(file)) => break Some(file),
                Ok(Attempt::Unknown) => break None,
                Ok(Attempt::Busy) => {}
                // Whoever made the folder has taken it away again, as nothing came of it.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                // A file that is being taken away cannot be opened on Windows.
                Err(error) if cfg!(windows) && error.kind() == ErrorKind::PermissionDenied => {}
                Err(error) => {
                    unmake(&made);
                    return Err(refusal(context, folder)(error).into());
                }
            }
            if begun.elapsed() > PATIENCE {
                return Err(
                    Failure(busy(&shown(folder), who(context, folder).as_deref(), context.lang())).into()
                );
            }
            thread::sleep(PAUSE);
        };
        let lock = Rc::new(Self { folder: folder.to_owned(), made, file });
        let _ = fs::write(folder.join(HOLDER), format!("{} {}\n", process::id(), context.command()));
        lock.settle(context)?;
        if let Ok(real) = fs::canonicalize(folder) {
            context.hold(real, &lock);
        }
        Ok(lock)
    }

    /// The folder that is held.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Finishes or undoes what an earlier run began, and takes away what it left.
    fn settle(&self, context: &Context) -> anyhow::Result<()> {
        journal::recover(&self.folder).map_err(|(path, error)| {
            let why = refusal(context, &path)(error);
            Failure(unfinished(&shown(&self.folder), &why.0, context.lang()))
        })?;
        aside::sweep_below(&self.folder);
        Ok(())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.folder.join(HOLDER));
        if self.file.is_some() {
            // While it is held: nobody else's can be meant.
            let _ = fs::remove_file(self.folder.join(LOCK));
        }
        self.file = None;
        unmake(&self.made);
    }
}

/// Whether this is the name of a file that is there only while a folder is held.
pub fn is_own(name: &str) -> bool {
    matches!(name, LOCK | HOLDER)
}

enum Attempt {
    Held(File),
    Busy,
    /// The disk knows no locks.
    Unknown,
}

fn attempt(path: &Path) -> io::Result<Attempt> {
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Attempt::Busy),
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {
            return Ok(Attempt::Busy);
        }
        Err(TryLockError::Error(_)) => {
            drop(file);
            let _ = fs::remove_file(path);
            return Ok(Attempt::Unknown);
        }
    }
    // Whoever held it before may have taken the file away between our opening and our locking it.
    let ours = Handle::from_file(file.try_clone()?)?;
    match Handle::from_path(path) {
        Ok(there) if there == ours => Ok(Attempt::Held(file)),
        _ => Ok(Attempt::Busy),
    }
}

/// The run that holds a folder, as it wrote itself down.
fn who(context: &Context, folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join(HOLDER)).ok()?;
    let (process, command) = text.trim().split_once(' ')?;
    let is_sound = process.bytes().all(|byte| byte.is_ascii_digit())
        && command.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    is_sound.then(|| holder(command, process, context.lang()))
}

/// Makes a folder with those above it; gives the ones that were made, outermost first.
fn make(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let missing = folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists());
    let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    fs::create_dir_all(folder)?;
    Ok(missing.into_iter().rev().collect())
}

/// Takes away folders that are empty.
fn unmake(made: &[PathBuf]) {
    made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
}
