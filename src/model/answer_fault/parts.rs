//! What faults in files of answers are made of.

use crate::model::NodeId;

/// Where else the same fault stands, so that a mistake made ten thousand times is told once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Further {
    /// How many more times.
    pub count: u64,
    /// The rows of the first few of them, at most [`Further::MOST_ROWS`].
    pub rows: Vec<u64>,
}

impl Further {
    /// How many rows are named.
    pub const MOST_ROWS: usize = 5;

    /// Counts the fault once more.
    pub fn add(&mut self, row: u64) {
        self.count += 1;
        // One row can hold the same mistake twice; naming it twice helps nobody.
        if self.rows.len() < Self::MOST_ROWS && self.rows.last() != Some(&row) {
            self.rows.push(row);
        }
    }
}

/// The time that rows took which were answered too fast, in hundredths of a second per answer, cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The least time.
    pub least: u32,
    /// The most.
    pub most: u32,
    /// Whether any row took less than it takes to read.
    pub unread: bool,
    /// Whether any took longer than that, and yet far less than others usually do.
    pub unusual: bool,
}

/// What a file that is no table of text seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LooksLike {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook of an older Excel, or one that is protected by a password.
    Xls,
    /// A spreadsheet of LibreOffice.
    Ods,
    /// Packed files.
    Zip,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// HTML or XML.
    Markup,
    /// JSON, as forms and other programs save it.
    Json,
    /// Something else that is not text.
    Binary,
}

/// A column that belongs to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownColumn {
    /// The column, counted from 0.
    pub column: usize,
    /// Its heading; may be empty.
    pub heading: String,
    /// The missing column that it might be meant for.
    pub nearest: Option<String>,
    /// Whether that is the only column of an item, which then has no answers at all.
    pub costs_item: bool,
}

/// Where a respondent was seen before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenAt {
    /// The file.
    pub file: String,
    /// The row as a spreadsheet counts it.
    pub row: u64,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A unit.
    Unit,
    /// A role.
    Role,
    /// A respondent.
    Respondent,
}

/// A line for `[values]` of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeaningLine {
    /// The text as it stands in the file.
    pub text: String,
    /// The item whose answers it is for; none where the same text answers several.
    pub item: Option<NodeId>,
    /// How many columns the text stands in.
    pub columns: usize,
    /// What the text may stand for: an option's id, or a number.
    pub example: String,
}

/// Why a bare number may stand for several options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberDoubt {
    /// A 0 stands in the column, so that options may be counted from there.
    Nought,
    /// A number stands in the column that is no place in the list.
    Beyond,
    /// 1 may be yes, or the place of another option.
    YesOrPlace,
    /// Numbers stand beside labels in the column, and none of them says what this one stands for.
    Codes,
    /// It is one option's id and another's label.
    LabelOfAnother,
    /// It stands in a heading, where no other cells say how it is meant.
    Heading,
}
