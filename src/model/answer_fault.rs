//! What can be wrong in a file of answers.

mod parts;

use std::sync::Arc;

use super::{Decimal, IdError, NodeId, OptionId, OptionIx, RoleId, Scale, UnitId, WaveId};

pub use parts::{Further, LooksLike, MeaningLine, Named, NumberDoubt, Pace, SeenAt, UnknownColumn};

/// A fault in a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerFault {
    /// What is wrong.
    pub kind: AnswerFaultKind,
    /// Where else in the file the same is wrong.
    pub further: Box<Further>,
    /// The line of a mapping that would say what the text means, where one can.
    pub meaning: Option<Box<MeaningLine>>,
}

impl From<AnswerFaultKind> for AnswerFault {
    fn from(kind: AnswerFaultKind) -> Self {
        Self { kind, further: Box::default(), meaning: None }
    }
}

/// What is wrong in a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerFaultKind {
    /// The file has no row of headings.
    Empty,
    /// The file is not text.
    NotText(LooksLike),
    /// Some bytes are no characters in the encoding that the file was read in.
    Undecodable {
        /// The encoding's name.
        encoding: &'static str,
        /// The first of them, where it is known.
        byte: Option<u8>,
    },
    /// A quotation mark opens a cell that never ends.
    UnclosedQuote,
    /// A row has more cells than there are headings.
    LongRow {
        /// The row's cells, trailing empty ones left out.
        cells: usize,
        /// The headings.
        headings: usize,
    },
    /// A row has fewer cells than there are headings.
    ShortRow {
        /// The row's cells.
        cells: usize,
        /// The headings.
        headings: usize,
    },
    /// There are headings and nothing else.
    NoRows,
    /// Two columns are for the same thing.
    DuplicateColumn {
        /// The heading of the second.
        heading: String,
        /// The first of the two columns, counted from 0.
        first: usize,
    },
    /// Columns that are ignored.
    UnknownColumns(Vec<UnknownColumn>),
    /// Items without a column.
    MissingItems(Vec<NodeId>),
    /// No column is an item, and the layout is not the long one either.
    NoItems {
        /// What cells were taken to be separated by.
        separator: char,
    },
    /// There is no column of units, but more than one unit.
    NoUnitColumn {
        /// The units there are.
        units: Vec<UnitId>,
    },
    /// The long layout needs to know which rows belong together.
    NoRespondentColumn,
    /// The file is listed under several waves and does not say which row belongs to which.
    NoWaveColumn {
        /// The waves it is listed under.
        waves: Vec<WaveId>,
    },
    /// A value that the item's scale does not have.
    NotOnScale {
        /// What stands in the cell.
        value: String,
        /// What can be answered.
        scale: Arc<Scale>,
        /// What was probably meant.
        nearest: Option<String>,
        /// Whether several can be named in one cell.
        several: bool,
    },
    /// In the long layout: a row without an item.
    NoItem,
    /// In the long layout: the questionnaire has no such item.
    UnknownItem {
        /// What stands in the cell.
        value: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A row without a unit.
    NoUnit,
    /// The assessment has no such unit.
    UnknownUnit {
        /// What stands in the cell.
        value: String,
        /// What was probably meant.
        nearest: Option<String>,
        /// The units there are.
        units: Vec<UnitId>,
    },
    /// Several units go by this name.
    AmbiguousUnit {
        /// What stands in the cell.
        value: String,
        /// The units it may be.
        units: Vec<UnitId>,
    },
    /// A text that cannot be a name.
    BadName {
        /// What it would name.
        named: Named,
        /// What stands in the cell.
        value: String,
        /// Why it cannot be a name.
        error: IdError,
    },
    /// A row that does not say which of the file's waves it belongs to.
    NoWave {
        /// The waves the file is listed under.
        waves: Vec<WaveId>,
    },
    /// The assessment has no such wave.
    UnknownWave {
        /// What stands in the cell.
        value: String,
        /// What was probably meant.
        nearest: Option<String>,
        /// The waves there are.
        waves: Vec<WaveId>,
    },
    /// A row of a wave that the file is not listed under.
    OtherWave {
        /// What stands in the cell.
        value: WaveId,
        /// The waves the file is listed under.
        waves: Vec<WaveId>,
    },
    /// A row without a respondent: an error in the long layout, otherwise a respondent of its own.
    NoRespondent {
        /// Whether the row still counts.
        counted: bool,
    },
    /// The same respondent twice in a wave.
    DuplicateRespondent {
        /// Who.
        respondent: String,
        /// Where it was seen first.
        first: SeenAt,
        /// The units, first the earlier one, where they differ.
        units: Option<(UnitId, UnitId)>,
    },
    /// Respondents that stood twice, of whom one row was kept as the person asked.
    DuplicatesSettled {
        /// Whether the last row was kept, and not the first.
        kept_last: bool,
    },
    /// In the long layout: one respondent answers one item twice.
    RepeatedItem {
        /// Who.
        respondent: String,
        /// What.
        item: NodeId,
        /// The row with the first answer.
        first: u64,
    },
    /// In the long layout: one respondent stands in two units.
    UnitChanged {
        /// Who.
        respondent: String,
        /// The unit on the respondent's first row.
        before: UnitId,
        /// The unit on this row.
        now: UnitId,
        /// The respondent's first row.
        first: u64,
    },
    /// In the long layout: one respondent has two roles.
    RoleChanged {
        /// Who.
        respondent: String,
        /// The role so far.
        before: RoleId,
        /// The role on this row.
        now: RoleId,
        /// The respondent's first row.
        first: u64,
    },
    /// A text where a number belongs.
    NotANumber {
        /// What stands in the cell.
        value: String,
        /// The least and the most that can be answered.
        ends: (Decimal, Decimal),
    },
    /// A number beyond what can be answered.
    OutsideRange {
        /// What stands in the cell.
        value: String,
        /// The least and the most that can be answered.
        ends: (Decimal, Decimal),
    },
    /// A number that may stand for several options.
    BareNumber {
        /// What stands in the cell.
        value: String,
        /// Why it is in doubt.
        doubt: NumberDoubt,
        /// The options.
        scale: Arc<Scale>,
    },
    /// A number that can be read in two ways, as decimals or as thousands.
    TwoNumbers {
        /// What stands in the cell.
        value: String,
        /// The number with decimals, and the one with thousands.
        both: (Decimal, Decimal),
    },
    /// A per cent where nothing of the kind is asked for.
    PercentOutOfPlace {
        /// What stands in the cell.
        value: String,
        /// The least and the most that can be answered.
        ends: (Decimal, Decimal),
    },
    /// What a spreadsheet shows where it cannot compute.
    ErrorCell {
        /// What stands in the cell.
        value: String,
    },
    /// A formula that was never computed.
    FormulaWithoutValue,
    /// Numbers that were taken for places in the list of options.
    PlacesTaken {
        /// The options.
        scale: Arc<Scale>,
    },
    /// Numbers that look like shares of one where per cent are asked for.
    LooksLikeShares {
        /// One of them.
        value: String,
    },
    /// A number that may be a per cent or a share of one: others in the column have a per cent sign, and it has none.
    PercentOrShare {
        /// What stands in the cell.
        value: String,
        /// As per cent, and as a share of one in per cent.
        both: (Decimal, Decimal),
    },
    /// An option that rules out all others is ticked together with others.
    ExclusiveTicked {
        /// The options.
        scale: Arc<Scale>,
        /// The one that rules out the others.
        exclusive: OptionIx,
        /// The others.
        others: Vec<OptionIx>,
    },
    /// In a column of one option: a text that says neither yes nor no.
    NotATick {
        /// What stands in the cell.
        value: String,
    },
    /// Some of an item's options have columns and others have none.
    MissingOptions {
        /// The item.
        item: NodeId,
        /// The options without.
        options: Vec<OptionId>,
    },
    /// A role that the assessment does not name, though it says how many were asked in others.
    UnknownRole {
        /// What stands in the cell.
        value: String,
        /// What was probably meant.
        nearest: Option<String>,
        /// The roles there are.
        roles: Vec<RoleId>,
    },
    /// A character that no text may have.
    StrayCharacter {
        /// The character.
        found: char,
        /// Whether the rest of the text is read without it.
        is_taken_out: bool,
    },
    /// An e-mail address or a personal identity number where a unit or a role belongs; it is not shown.
    PersonalName {
        /// What belongs there.
        named: Named,
    },
    /// A unit or a role that a reader cannot tell from another.
    LooksAlike {
        /// What they are.
        named: Named,
        /// What stands there.
        value: String,
        /// The other.
        other: String,
    },
    /// A time that is no number of seconds.
    BadSeconds {
        /// What stands in the cell.
        value: String,
    },
    /// In the long layout: one respondent took two different times.
    SecondsChanged {
        /// Who.
        respondent: String,
        /// The time so far, in seconds.
        before: u32,
        /// The time on this row.
        now: u32,
        /// The respondent's first row.
        first: u64,
    },
    /// Rows with hardly anything but one and the same answer.
    SameAnswers,
    /// Rows that were answered in less time than it takes to read the questions.
    TooFast(Pace),
    /// An answer to an item that should not have been asked.
    NotAsked {
        /// The item.
        item: NodeId,
        /// The item whose answer decides.
        decides: NodeId,
    },
    /// An answer to an item that is asked of other roles.
    NotAskedOfRole {
        /// The item.
        item: NodeId,
        /// The respondent's role.
        role: RoleId,
        /// The roles that are asked.
        audience: Vec<RoleId>,
    },
    /// Something else than "not applicable" for a whole group.
    NotForGroup {
        /// The group.
        group: NodeId,
        /// What stands there.
        value: String,
    },
    /// A whole group is said not to apply, and an item of it has an answer.
    GroupContradicted {
        /// The group.
        group: NodeId,
        /// The first item with an answer.
        item: NodeId,
    },
    /// Faults of one kind that are too many to be shown one by one; the code of the kind.
    More(&'static str),
}

impl AnswerFaultKind {
    /// The stable code, which `mognad explain` knows. A code is never used again for something else.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "S001",
            Self::NotText(_) => "S002",
            Self::Undecodable { .. } => "S003",
            Self::UnclosedQuote => "S004",
            Self::LongRow { .. } => "S005",
            Self::ShortRow { .. } => "S006",
            Self::NoRows => "S007",
            Self::DuplicateColumn { .. } => "S008",
            Self::UnknownColumns(_) => "S009",
            Self::MissingItems(_) => "S010",
            Self::NoItems { .. } => "S011",
            Self::NoUnitColumn { .. } => "S012",
            Self::NoRespondentColumn => "S013",
            Self::NoWaveColumn { .. } => "S014",
            Self::NotOnScale { .. } => "S015",
            Self::NoItem => "S016",
            Self::UnknownItem { .. } => "S017",
            Self::NoUnit => "S018",
            Self::UnknownUnit { .. } => "S019",
            Self::AmbiguousUnit { .. } => "S020",
            Self::BadName { .. } => "S021",
            Self::NoWave { .. } => "S022",
            Self::UnknownWave { .. } => "S023",
            Self::OtherWave { .. } => "S024",
            Self::NoRespondent { .. } => "S025",
            Self::DuplicateRespondent { .. } => "S026",
            Self::DuplicatesSettled { .. } => "S027",
            Self::RepeatedItem { .. } => "S028",
            Self::UnitChanged { .. } => "S029",
            Self::RoleChanged { .. } => "S030",
            Self::More(_) => "S031",
            Self::NotANumber { .. } => "S032",
            Self::OutsideRange { .. } => "S033",
            Self::ExclusiveTicked { .. } => "S034",
            Self::NotATick { .. } => "S035",
            Self::MissingOptions { .. } => "S036",
            Self::UnknownRole { .. } => "S037",
            Self::BadSeconds { .. } => "S038",
            Self::SecondsChanged { .. } => "S039",
            Self::SameAnswers => "S040",
            Self::TooFast(_) => "S041",
            Self::NotAsked { .. } => "S042",
            Self::NotAskedOfRole { .. } => "S043",
            Self::NotForGroup { .. } => "S044",
            Self::GroupContradicted { .. } => "S045",
            Self::BareNumber { .. } => "S050",
            Self::TwoNumbers { .. } => "S051",
            Self::PercentOutOfPlace { .. } => "S052",
            Self::ErrorCell { .. } => "S053",
            Self::FormulaWithoutValue => "S054",
            Self::PlacesTaken { .. } => "S055",
            Self::LooksLikeShares { .. } | Self::PercentOrShare { .. } => "S056",
            Self::StrayCharacter { .. } => "S060",
            Self::PersonalName { .. } => "S061",
            Self::LooksAlike { .. } => "S062",
        }
    }
}
