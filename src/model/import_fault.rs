//! What can be wrong with a file that is to be imported.

mod columns;
mod content;
mod file;
mod form;
mod mapping;

pub use columns::{ColumnsFault, Dropped};
pub use content::{ContentFault, ImportFaultKind, UnitCandidate};
pub use file::{FileFault, FileKind, Limit};
pub use form::FormFault;
pub use mapping::MappingFault;

/// A fault in a file that is to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFault {
    /// The file as such cannot be read, whatever stands in it: codes I001 to I019.
    File(FileFault),
    /// What stands in the file, or in a mapping, is not as it should be: codes from I020.
    Content(ContentFault),
}

impl From<ImportFaultKind> for ImportFault {
    fn from(kind: ImportFaultKind) -> Self {
        Self::Content(ContentFault { kind, further: Default::default() })
    }
}

impl ImportFault {
    /// The stable code, which `mognad explain` knows. A code is never used again for something else.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File(fault) => fault.code(),
            Self::Content(fault) => fault.kind.code(),
        }
    }
}
