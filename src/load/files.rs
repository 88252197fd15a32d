//! How the library gets at files without touching the file system itself.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, ErrorKind};

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    /// What kind of reason it is; a person is told it in words of their own language where it is a common one.
    pub kind: ErrorKind,
    /// What the operating system said.
    pub message: String,
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self { kind: error.kind(), message: error.to_string() }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FileError {}

/// The files of an assessment's folder. Paths are relative to it, with `/` between their parts.
pub trait Files {
    /// A file's bytes.
    ///
    /// # Errors
    /// Says why it cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;

    /// Every file in the folder and the folders in it, sorted.
    fn list(&self) -> Vec<String>;
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
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let missing = || FileError::from(io::Error::from(ErrorKind::NotFound));
        self.0.get(path).cloned().ok_or_else(missing)
    }

    fn list(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
}
