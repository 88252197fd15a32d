//! How the library gets at files without touching the file system itself.

use std::collections::BTreeMap;

use super::suggest::nearest;
use crate::model::{TomlFault, Unreadable};

/// The files of an assessment's folder. Paths are relative to it, with `/` between their parts.
pub trait Files {
    /// A file's bytes.
    ///
    /// # Errors
    /// Says why it cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable>;

    /// Every file in the folder and the folders in it, sorted.
    fn list(&self) -> Vec<String>;
}

/// That a file which is named cannot be read, with the file that was probably meant.
pub fn cannot_read(files: &dyn Files, path: &str, why: Unreadable) -> TomlFault {
    let nearest = nearest(path, files.list().iter().map(String::as_str));
    TomlFault::CannotRead { path: path.to_owned(), why, nearest }
}

/// Files that stand in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles(BTreeMap<String, Vec<u8>>);

impl MemoryFiles {
    /// Adds a file, or replaces it.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.to_owned(), bytes.into());
        self
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        self.0.get(path).cloned().ok_or(Unreadable::NotFound)
    }

    fn list(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
}
