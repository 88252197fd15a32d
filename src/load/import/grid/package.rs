//! A workbook as an archive of parts, unpacked against a budget.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Error, ErrorKind, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::model::{FileFault, FileKind, Limit};

/// The most bytes that a workbook may unpack to.
const MOST_INFLATED: u64 = 1 << 30;
/// The most cells that a file's sheets may have together, gaps between cells included.
const MOST_CELLS: u64 = 10_000_000;
/// The most bytes of text that they may have together.
const MOST_TEXT: u64 = 256 << 20;
/// The most bytes from one mark-up to the next: a cell holds 32,767 characters at most.
const MOST_PIECE: u64 = 4 << 20;
/// The most parts that an archive may have.
const MOST_PARTS: u64 = 20_000;
/// How many names of an archive are told.
const NAMES_TOLD: usize = 5;

/// What is left to be taken up by a file.
#[derive(Debug)]
pub(super) struct Budget {
    inflated: u64,
    cells: u64,
    text: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { inflated: MOST_INFLATED, cells: MOST_CELLS, text: MOST_TEXT }
    }
}

impl Budget {
    pub fn take_cells(&mut self, cells: u64, sheet: Option<&str>) -> Result<(), FileFault> {
        Self::take(&mut self.cells, cells, Limit::Cells(MOST_CELLS), sheet)
    }

    pub fn take_text(&mut self, bytes: u64, sheet: Option<&str>) -> Result<(), FileFault> {
        Self::take(&mut self.text, bytes, Limit::Text(MOST_TEXT), sheet)
    }

    fn take(left: &mut u64, wanted: u64, limit: Limit, sheet: Option<&str>) -> Result<(), FileFault> {
        *left = left
            .checked_sub(wanted)
            .ok_or_else(|| FileFault::TooMuch { limit, sheet: sheet.map(str::to_owned) })?;
        Ok(())
    }
}

/// What kind of workbook an archive is.
#[derive(Debug, PartialEq)]
pub(super) enum Kind {
    /// Excel's.
    Xlsx {
        /// The part that lists the sheets.
        main: String,
    },
    /// LibreOffice's.
    Ods,
}

/// An archive of parts.
#[derive(Debug)]
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where the parts are, by their names in small letters: not all programs agree on capitals.
    parts: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Reads the table of contents.
    ///
    /// # Errors
    /// Where there is none, or where it lists more than is unpacked.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileFault> {
        // The entries are counted before a list is made of them: a small file can claim, and have, millions.
        let entries = count(bytes, b"PK\x01\x02");
        if entries > MOST_PARTS {
            return Err(FileFault::TooMuch { limit: Limit::Parts(MOST_PARTS), sheet: None });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            // The table of contents is the last thing in an archive, so that is what a broken download lacks.
            if count(bytes, b"PK\x05\x06") == 0 { FileFault::CutOff } else { damaged("", &error) }
        })?;
        let declared = zip.decompressed_size().and_then(|size| u64::try_from(size).ok());
        if let Some(declared) = declared.filter(|size| *size > MOST_INFLATED) {
            return Err(FileFault::Inflates { declared: Some(declared), most: MOST_INFLATED });
        }
        let name = |at| Some((plain(&zip.name_for_index(at)?.ok()?), at));
        let parts = (0..zip.len()).filter_map(name).collect();
        Ok(Self { zip, parts })
    }

    /// What the archive is.
    ///
    /// # Errors
    /// Where it is no workbook that can be read.
    pub fn kind(&mut self) -> Result<Kind, FileFault> {
        let has = |name: &str| self.parts.contains_key(name);
        let kind = if has("word/document.xml") {
            FileKind::TextDocument
        } else if has("ppt/presentation.xml") {
            FileKind::Slides
        } else if has("index/document.iwa") || has("index.zip") || has("index/calculationengine.iwa") {
            FileKind::Numbers
        } else if has("mimetype") && has("content.xml") {
            let mut kind = String::new();
            let mut budget = Budget::default();
            // A kind that cannot be read is none that is known.
            let read = self.part("mimetype", &mut budget)?.take(100).read_to_string(&mut kind);
            match kind.trim().strip_prefix("application/vnd.oasis.opendocument.").filter(|_| read.is_ok()) {
                Some(kind) if kind.starts_with("spreadsheet") => return Ok(Kind::Ods),
                Some(kind) if kind.starts_with("presentation") => FileKind::Slides,
                Some(_) => FileKind::TextDocument,
                None => return Err(self.no_workbook()),
            }
        } else {
            return self.excel();
        };
        Err(FileFault::NotATable(kind))
    }

    /// Which part of a package of Excel's lists the sheets.
    fn excel(&mut self) -> Result<Kind, FileFault> {
        let mut main = None;
        if self.has("_rels/.rels") {
            let found = self.relations("_rels/.rels", "", &mut Budget::default())?;
            main = found
                .into_iter()
                .find(|relation| relation.kind == "officeDocument")
                .map(|relation| relation.target);
        }
        let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        if main.to_ascii_lowercase().ends_with(".bin") && self.has(&main) {
            return Err(FileFault::BinaryWorkbook);
        }
        if self.has(&main) { Ok(Kind::Xlsx { main }) } else { Err(self.no_workbook()) }
    }

    fn no_workbook(&self) -> FileFault {
        let mut holds: Vec<String> =
            self.zip.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
        holds.retain(|name| !name.ends_with('/') && !name.starts_with("__MACOSX"));
        holds.sort();
        holds.truncate(NAMES_TOLD);
        FileFault::NoWorkbook { holds }
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&plain(name))
    }

    /// A part of this name, to be unpacked.
    pub(super) fn part<'p>(&'p mut self, name: &str, budget: &'p mut Budget) -> Result<Part<'p>, FileFault> {
        let at = self.parts.get(&plain(name)).copied();
        let missing = || FileFault::Damaged { part: name.to_owned(), detail: "missing".to_owned() };
        match self.zip.by_index(at.ok_or_else(missing)?) {
            Ok(file) => Ok(Part { file: BufReader::new(Box::new(file)), budget, since: 0, tripped: None }),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Err(FileFault::PasswordProtected)
            }
            Err(error) => Err(damaged(name, &error)),
        }
    }

    /// What a part leads to, as a part of its own says; targets are full names.
    ///
    /// # Errors
    /// Where that part cannot be read.
    pub fn relations(
        &mut self,
        name: &str,
        folder: &str,
        budget: &mut Budget,
    ) -> Result<Vec<Relation>, FileFault> {
        let mut found = Vec::new();
        let mut xml = self.xml(name, budget)?;
        while let Some(event) = xml.next()? {
            let Some(tag) = event.opens("Relationship") else { continue };
            let (Some(id), Some(kind), Some(target)) = (tag.attr("Id"), tag.attr("Type"), tag.attr("Target"))
            else {
                continue;
            };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push(Relation { id, kind, target: resolved(folder, &target) });
        }
        Ok(found)
    }
}

/// What one part says of another.
#[derive(Debug)]
pub(super) struct Relation {
    pub id: String,
    /// The last word of its kind, such as `worksheet`.
    pub kind: String,
    pub target: String,
}

/// A part as it is unpacked.
pub(super) struct Part<'p> {
    file: BufReader<Box<dyn Read + 'p>>,
    budget: &'p mut Budget,
    /// How many bytes came since the reader last began something.
    since: u64,
    tripped: Option<FileFault>,
}

impl<'p> Part<'p> {
    /// Says that the reader begins something.
    pub const fn begin(&mut self) {
        self.since = 0;
    }

    /// The bound that was met, if it was one that ended the reading.
    pub const fn tripped(&mut self) -> Option<FileFault> {
        self.tripped.take()
    }

    /// What is left, for what is made of the part while it is read.
    pub const fn budget(&mut self) -> &mut Budget {
        self.budget
    }
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let bytes = self.fill_buf()?;
        let count = bytes.len().min(into.len());
        into[..count].copy_from_slice(&bytes[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Part<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.since > MOST_PIECE {
            self.tripped = Some(FileFault::TooMuch { limit: Limit::Piece(MOST_PIECE), sheet: None });
        } else if self.budget.inflated == 0 {
            self.tripped = Some(FileFault::Inflates { declared: None, most: MOST_INFLATED });
        }
        if self.tripped.is_some() {
            return Err(Error::from(ErrorKind::FileTooLarge));
        }
        self.file.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.since += count as u64;
        self.budget.inflated = self.budget.inflated.saturating_sub(count as u64);
        self.file.consume(count);
    }
}

fn damaged(part: &str, error: &ZipError) -> FileFault {
    FileFault::Damaged { part: part.to_owned(), detail: error.to_string() }
}

/// A name as it is looked up.
fn plain(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// A target as seen from a folder that is empty or ends in a slash.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(full) = target.strip_prefix('/') {
        return full.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// How often four bytes follow each other, up to one more than matters.
fn count(bytes: &[u8], mark: &[u8; 4]) -> u64 {
    bytes.windows(4).filter(|window| window == mark).take(MOST_PARTS as usize + 1).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        for (folder, target, full) in [
            ("xl/", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/", "/xl/styles.xml", "xl/styles.xml"),
            ("xl/", "../custom/a.xml", "custom/a.xml"),
            ("", "./xl/workbook.xml", "xl/workbook.xml"),
            ("xl/", "../../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(folder, target), full);
        }
    }
}
