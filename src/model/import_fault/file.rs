//! What can be wrong with a file as such.

/// What a file is that holds no answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page, which many a download turns out to be; it may ask for a password.
    WebPage {
        /// Whether the page asks to sign in.
        sign_in: bool,
    },
    /// XML that a spreadsheet wrote: Excel's of 2003, or LibreOffice's flat one.
    SpreadsheetXml,
    /// Other XML.
    Xml,
    /// A document of Word or another word processor.
    TextDocument,
    /// Slides.
    Slides,
    /// A spreadsheet of Apple's Numbers, not exported.
    Numbers,
    /// A link to a document on the web that looks like a file, as Google Drive has them.
    Link,
    /// An archive other than zip.
    Archive,
    /// A database.
    Database,
    /// JSON, and not as a form of ours saves it.
    Json,
    /// Something else that is not text.
    Binary,
}

/// A bound that keeps a file from taking all memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// How many cells a file's sheets may have together.
    Cells(u64),
    /// How many bytes of text they may have together.
    Text(u64),
    /// How many bytes one piece of a workbook's XML may have.
    Piece(u64),
    /// How many files may be packed in a workbook.
    Parts(u64),
}

/// What is wrong with a file as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// There is nothing in the file.
    Empty,
    /// The file is no table of any kind.
    NotATable(FileKind),
    /// A workbook as Excel wrote them before 2007.
    OldWorkbook,
    /// A workbook that needs a password.
    PasswordProtected,
    /// A workbook that only those whom an organisation allows can open.
    RightsManaged,
    /// A workbook in Excel's binary form.
    BinaryWorkbook,
    /// A workbook whose end is missing.
    CutOff,
    /// An archive with other things in it than a workbook.
    NoWorkbook {
        /// The first few names in it.
        holds: Vec<String>,
    },
    /// A file of more bytes than are read.
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The most that is read.
        most: u64,
    },
    /// A workbook that unpacks to more bytes than are read.
    Inflates {
        /// What it says it unpacks to; `None` where it says less than is true.
        declared: Option<u64>,
        /// The most that is read.
        most: u64,
    },
    /// A workbook with too much in it.
    TooMuch {
        /// What there is too much of, and how much there may be.
        limit: Limit,
        /// The sheet, where it is a sheet's fault.
        sheet: Option<String>,
    },
    /// A part of a workbook that cannot be read.
    Damaged {
        /// The part's name inside the workbook.
        part: String,
        /// What the reader says, in its own words.
        detail: String,
    },
    /// XML that defines abbreviations of its own, which no spreadsheet does.
    OwnEntities {
        /// The part's name inside the workbook.
        part: String,
    },
    /// No sheet has anything in it.
    NoCells {
        /// The sheets' names.
        sheets: Vec<String>,
    },
}

impl FileFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "I001",
            Self::NotATable(_) => "I002",
            Self::OldWorkbook => "I003",
            Self::PasswordProtected => "I004",
            Self::RightsManaged => "I005",
            Self::BinaryWorkbook => "I006",
            Self::CutOff => "I007",
            Self::NoWorkbook { .. } => "I008",
            Self::TooLarge { .. } => "I009",
            Self::Inflates { .. } => "I010",
            Self::TooMuch { .. } => "I011",
            Self::Damaged { .. } => "I012",
            Self::OwnEntities { .. } => "I013",
            Self::NoCells { .. } => "I014",
        }
    }
}
