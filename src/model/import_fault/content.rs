//! What can be wrong with what stands in a file that is to be imported, and in the mapping that says how to read it.

use crate::model::{Further, NodeId, SeenAt, UnitId};

/// A fault in such a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFault {
    /// What is wrong.
    pub kind: ImportFaultKind,
    /// Where else in the file the same is wrong.
    pub further: Further,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFaultKind {
    /// The file has no row of headings.
    NoHeadings,
    /// No column is an item's.
    NoItems {
        /// How many cells of the first row have something in them.
        columns: usize,
        /// Those that are known as headings; the others may be somebody's answers.
        headings: Vec<String>,
    },
    /// Two columns hold the same about a respondent or of a row with one answer.
    TwoColumns {
        /// The other column's heading.
        first: String,
        /// The other column, counted from 0.
        first_column: usize,
    },
    /// A row in which two columns of the same item, or the same about the respondent, say different things.
    ColumnsDiffer {
        /// The other column's heading.
        first: String,
        /// The other column, counted from 0.
        first_column: usize,
        /// The item, unless it is something else that stands twice.
        item: Option<NodeId>,
    },
    /// A column of an item that is not read, though something stands in it.
    ColumnDropped {
        /// The items that it is one of.
        items: Vec<NodeId>,
        /// Why it is not read.
        why: Dropped,
        /// Its heading.
        heading: String,
        /// The options of the one item that it belongs to, where it is for one of them.
        options: Vec<String>,
    },
    /// A column that looks like an item and is not read.
    LookalikeUnread {
        /// The item.
        item: NodeId,
    },
    /// Columns that are not read, though options of the questionnaire stand in them.
    AnswersUnread {
        /// Their headings.
        columns: Vec<String>,
    },
    /// A row without an answer in what is read, and with something in a column that looks like an item.
    LeftOutWithAnswer {
        /// The item.
        item: NodeId,
        /// Whether the heading looks like it; otherwise what stands in the column does.
        by_heading: bool,
    },
    /// Rows without an answer in what is read, and with something in columns that are not.
    LeftOutWithText {
        /// How many rows.
        rows: usize,
        /// The headings of those columns.
        columns: Vec<String>,
    },
    /// Answers of several events of a project, which are mostly rounds of their own.
    SeveralEvents {
        /// The heading of the column that says which.
        column: String,
        /// The events.
        events: Vec<String>,
    },
    /// Which of a respondent's submissions counts goes by the time, and this one's says none.
    UnreadTime,
    /// Only completed submissions were asked for, and nothing says which ones are.
    CompletedUnknown,
    /// Headings that are known by their place only, and are answers themselves.
    HeadingsAreAnswers {
        /// The row.
        row: u64,
    },
    /// Nothing says which unit the rows belong to.
    NoUnit {
        /// The column that fits best.
        candidate: Option<UnitCandidate>,
        /// The units.
        units: Vec<UnitId>,
    },
    /// A row without a unit.
    BlankUnit,
    /// A unit that nothing is called.
    UnknownUnit {
        /// The text.
        value: String,
        /// The id or name that was probably meant.
        nearest: Option<String>,
        /// The units.
        units: Vec<UnitId>,
    },
    /// A name that several units have.
    AmbiguousUnit {
        /// The text.
        value: String,
        /// The units.
        units: Vec<UnitId>,
    },
    /// A date where an option belongs, as Excel makes one of `1-2`.
    ExcelDate {
        /// The date.
        value: String,
        /// What was probably written.
        written: Option<String>,
    },
    /// A respondent who stands twice.
    TwiceAnswered {
        /// Where first.
        first: SeenAt,
        /// The item, where a row is an answer.
        item: Option<NodeId>,
    },
    /// A respondent of an earlier import, and nobody said what counts; or one in a file that is not an import's to change.
    AnsweredBefore {
        /// The file and the row of the earlier answers.
        first: SeenAt,
        /// Whether an import wrote that file, so that an import can take the earlier answers out of it.
        is_own: bool,
    },
    /// A free text with something in it that may tell who wrote it.
    LooksPersonal {
        /// The item.
        item: NodeId,
    },
    /// A column of a mapping that no file has.
    AbsentHeading {
        /// The heading as the mapping has it.
        heading: String,
        /// The heading that was probably meant.
        nearest: Option<String>,
        /// Whether nothing can be read without it.
        needed: bool,
    },
    /// A mapping's column is for an item that does not exist.
    UnknownTarget {
        /// The text.
        target: String,
        /// The item that was probably meant.
        nearest: Option<String>,
    },
    /// A mapping's column is for a part that its item does not have.
    UnknownPart {
        /// The item.
        item: NodeId,
        /// The part.
        part: String,
        /// The options there are.
        options: Vec<String>,
    },
    /// A mapping turns a text into something that the item cannot be answered with.
    UnknownMeaning {
        /// What the text is turned into.
        meaning: String,
        /// The item.
        item: Option<NodeId>,
        /// What there is.
        options: Vec<String>,
    },
    /// A mapping that says both where something stands and what it always is.
    ColumnAndConstant,
    /// The sheet that was asked for is not there.
    UnknownSheet {
        /// The sheet.
        sheet: String,
        /// The one that was probably meant.
        nearest: Option<String>,
        /// The sheets there are.
        sheets: Vec<String>,
    },
    /// The columns that a layout cannot do without are not there.
    LayoutMissing {
        /// The layout's code.
        tool: &'static str,
        /// The columns.
        columns: Vec<&'static str>,
    },
    /// There is no respondent at all.
    NothingTaken,
    /// A file of a form that is no JSON.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// JSON that no form of ours has saved.
    NotOurForm,
    /// A form's file that a later program has saved.
    LaterVersion {
        /// The version.
        version: String,
    },
    /// Something in a form's file that is not what belongs there.
    BadField {
        /// Where in the file.
        path: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// Something that stands twice in a form's file.
    FieldTwice {
        /// Where in the file.
        path: String,
    },
    /// Something in a form's file that no form writes.
    UnknownField {
        /// Where in the file.
        path: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// An answer in a form's file with a value, and with a state that says there is none.
    ValueAndState {
        /// The item.
        item: NodeId,
    },
    /// A form of another questionnaire.
    OtherQuestionnaire {
        /// The questionnaire of the assessment, with its version.
        ours: String,
        /// The one of the form.
        theirs: String,
    },
    /// The same questionnaire, worded or scored otherwise.
    OtherDigest,
    /// An item that the questionnaire does not have.
    UnknownItem {
        /// The id, or what stands in its place.
        item: String,
        /// The one that was probably meant.
        nearest: Option<String>,
        /// Whether a mapping can say which item it is.
        can_be_mapped: bool,
    },
    /// An answer in a form's file that the item does not take.
    UnknownAnswer {
        /// The item.
        item: NodeId,
        /// What stands there.
        value: String,
        /// What can stand there.
        options: Vec<String>,
    },
    /// So many kinds of a mistake that no more are shown.
    More,
    /// What stands where a unit or a role belongs, and may tell who answered, so that it is not shown.
    PersonalValue {
        /// Whether it is a unit; otherwise it is a role.
        is_unit: bool,
        /// The units, where one belongs there.
        units: Vec<UnitId>,
    },
    /// The row that a mapping says has the headings is empty or not there.
    EmptyHeaderRow {
        /// The row.
        row: u64,
        /// The last row of the file.
        last: u64,
    },
}

/// Why a column of an item is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropped {
    /// It fits several items.
    Several,
    /// It is one of two scales of the same question.
    DualScale,
    /// It is for an option that the item, of which several may hold, does not have.
    UnknownOption,
    /// It is for a row or the like that the item does not have.
    UnknownPart,
    /// A mapping says that the item has another column.
    SaidElsewhere,
}

/// A column in which units stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitCandidate {
    /// Its heading.
    pub heading: String,
    /// In how many rows a unit stands in it.
    pub units: usize,
    /// In how many rows anything stands in it.
    pub filled: usize,
}

impl ImportFaultKind {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoHeadings => "I020",
            Self::NoItems { .. } => "I021",
            Self::TwoColumns { .. } => "I022",
            Self::NoUnit { .. } => "I023",
            Self::BlankUnit => "I024",
            Self::UnknownUnit { .. } => "I025",
            Self::AmbiguousUnit { .. } => "I026",
            Self::ExcelDate { .. } => "I027",
            Self::TwiceAnswered { .. } => "I028",
            Self::AnsweredBefore { .. } => "I029",
            Self::LooksPersonal { .. } => "I030",
            Self::AbsentHeading { .. } => "I031",
            Self::UnknownTarget { .. } => "I032",
            Self::UnknownPart { .. } => "I033",
            Self::UnknownMeaning { .. } => "I034",
            Self::ColumnAndConstant => "I035",
            Self::UnknownSheet { .. } => "I036",
            Self::LayoutMissing { .. } => "I037",
            Self::NothingTaken => "I038",
            Self::NotJson { .. } => "I039",
            Self::NotOurForm => "I040",
            Self::LaterVersion { .. } => "I041",
            Self::BadField { .. }
            | Self::FieldTwice { .. }
            | Self::UnknownField { .. }
            | Self::ValueAndState { .. } => "I042",
            Self::OtherQuestionnaire { .. } => "I043",
            Self::OtherDigest => "I044",
            Self::UnknownItem { .. } => "I045",
            Self::UnknownAnswer { .. } => "I046",
            Self::More => "I047",
            Self::PersonalValue { .. } => "I048",
            Self::EmptyHeaderRow { .. } => "I049",
            Self::ColumnsDiffer { .. } => "I050",
            Self::ColumnDropped { .. } => "I051",
            Self::LookalikeUnread { .. } => "I052",
            Self::AnswersUnread { .. } => "I053",
            Self::LeftOutWithAnswer { .. } => "I054",
            Self::LeftOutWithText { .. } => "I055",
            Self::CompletedUnknown => "I056",
            Self::HeadingsAreAnswers { .. } => "I057",
            Self::SeveralEvents { .. } => "I058",
            Self::UnreadTime => "I059",
        }
    }
}
