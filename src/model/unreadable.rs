//! Why something on the disk cannot be read or written.

use std::io;

/// The reason, as far as it is a common one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing of that name.
    NotFound,
    /// It is a folder.
    Folder,
    /// A folder of its path is a file.
    NotAFolder,
    /// The person may not.
    Denied,
    /// Something else, in the operating system's words.
    Other(String),
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::NotADirectory => Self::NotAFolder,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Other(error.to_string()),
        }
    }
}
