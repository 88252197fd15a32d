//! Why something on the disk cannot be read or written.

use std::io;

/// The reason; those that people often meet are told apart, so that they can be told in the person's language.
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
    /// The disk is full, or the person's share of it.
    NoSpace,
    /// There is something of that name.
    Exists,
    /// Nothing can be written to the disk.
    ReadOnly,
    /// Another program has it open.
    InUse,
    /// The system takes no such name.
    BadName,
    /// It would be larger than the system allows.
    TooLarge,
    /// Something else, in the operating system's words.
    Other(String),
}

impl From<io::Error> for Unreadable {
    #[expect(clippy::wildcard_enum_match_arm, reason = "what systems say has more kinds than words here")]
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::NotADirectory => Self::NotAFolder,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::InUse,
            // What Windows says of a file that Excel has open has no kind of its own.
            _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => Self::InUse,
            io::ErrorKind::InvalidFilename => Self::BadName,
            io::ErrorKind::FileTooLarge => Self::TooLarge,
            _ => Self::Other(error.to_string()),
        }
    }
}
