//! A folder that is held for writing, and the file that says so.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use same_file::Handle;

/// What is locked.
const LOCK: &str = ".mognad-lock";
/// Who holds it, in words. Windows lets nobody read what is locked.
pub const HOLDER: &str = ".mognad-lock.txt";

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
    /// A hold on a folder for which these were made, by its file where the disk knows locks.
    pub const fn new(folder: PathBuf, made: Vec<PathBuf>, file: Option<File>) -> Self {
        Self { folder, made, file }
    }

    /// The folder that is held.
    pub fn folder(&self) -> &Path {
        &self.folder
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

/// What came of trying to hold a folder.
pub enum Attempt {
    Held(File),
    Busy,
    /// The disk knows no locks.
    Unknown,
}

/// Tries to hold a folder.
pub fn attempt(folder: &Path) -> io::Result<Attempt> {
    let path = &folder.join(LOCK);
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

/// Makes a folder with those above it; gives the ones that were made, outermost first.
pub fn make(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let missing = folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists());
    let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    fs::create_dir_all(folder)?;
    Ok(missing.into_iter().rev().collect())
}

/// Takes away folders that are empty.
pub fn unmake(made: &[PathBuf]) {
    made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
}
