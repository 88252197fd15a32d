//! What can be wrong with a file that is to be imported.

mod file;

pub use file::{FileFault, FileKind, Limit};

/// A fault in a file that is to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFault {
    /// The file as such cannot be read, whatever stands in it: codes I001 to I019.
    File(FileFault),
}

impl ImportFault {
    /// The stable code, which `mognad explain` knows. A code is never used again for something else.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File(fault) => fault.code(),
        }
    }
}
