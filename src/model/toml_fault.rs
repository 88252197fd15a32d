//! What can be wrong in a questionnaire or an assessment file.

mod audience;
mod kind;
mod letters;
mod lint;
mod parts;
mod plain;

use std::ops::Range;

use super::{ContentLang, Date, IdError, NodeKind, Points, Unreadable};

pub use audience::AudienceFault;
pub use kind::{Belongs, KindFault, RangeFault};
pub use letters::LettersFault;
pub use lint::{Kin, Lint, OutOfReach, Unscored, WeightWaste};
pub use parts::{Bounds, Expected, Found, PathFault, Reserved, SyntaxFault, Thing};
pub use plain::{ItemText, PlainFault};

/// A fault in a TOML file.
///
/// Ids are kept as they were written, nearest names as they should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TomlFault {
    /// The text is not TOML.
    Syntax(SyntaxFault),
    /// The bytes are not UTF-8.
    NotUtf8,
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The key that was probably meant.
        nearest: Option<String>,
        /// What can stand here.
        allowed: Vec<&'static str>,
        /// Whether it is a key of the file as a whole, which has to stand above all headings.
        is_of_file: bool,
    },
    /// A key that must be there.
    MissingKey {
        /// The key.
        key: &'static str,
        /// The id of what lacks it, where that is known.
        owner: Option<String>,
    },
    /// A value of another kind than what belongs here.
    WrongType {
        /// What belongs here.
        expected: Expected,
        /// What stands here.
        found: Found,
    },
    /// A text that cannot be an id.
    BadId {
        /// The text.
        id: String,
        /// Why not.
        why: IdError,
    },
    /// A text with nothing in it.
    EmptyText,
    /// A list with nothing in it.
    EmptyList,
    /// A number outside what is allowed.
    OutOfRange {
        /// The number as it was written.
        found: String,
        /// What is allowed.
        bounds: Bounds,
    },
    /// A word that is none of those that have a meaning here.
    UnknownWord {
        /// The word.
        word: String,
        /// The word that was probably meant.
        nearest: Option<String>,
        /// The words there are.
        allowed: Vec<&'static str>,
    },
    /// A `format` that this program does not know.
    UnsupportedFormat {
        /// The number.
        found: String,
    },
    /// An id that nothing has.
    UnknownReference {
        /// What kind of thing should have it.
        thing: Thing,
        /// The id.
        id: String,
        /// The id that was probably meant.
        nearest: Option<String>,
        /// The ids there are.
        known: Vec<String>,
    },
    /// An id (or label, or language) that stands twice.
    Duplicate {
        /// What has it.
        thing: Thing,
        /// The id.
        id: String,
        /// Where it stands first, in the same file.
        first: Range<usize>,
    },
    /// Things that are parts of each other.
    Circle {
        /// What kind of things.
        thing: Thing,
        /// Their ids, each a part of the next, the last a part of the first.
        ids: Vec<String>,
    },
    /// A text in a language that is not used here.
    UnknownLanguage {
        /// The language's code as it was written.
        code: String,
        /// The language that was probably meant.
        nearest: Option<String>,
        /// The languages in use.
        listed: Vec<ContentLang>,
    },
    /// Texts in one of the program's languages that the file does not say it is in.
    UnlistedLanguage {
        /// The language.
        lang: ContentLang,
        /// How many texts there are in it.
        texts: usize,
    },
    /// A text lacks a language that the questionnaire promises.
    MissingLanguage {
        /// The language.
        lang: ContentLang,
    },
    /// Words of the questionnaire's own with other blanks than the program fills in.
    Blanks {
        /// The blanks that stand there.
        found: Vec<String>,
        /// Those that belong there.
        expected: &'static [&'static str],
    },
    /// An id that the program uses itself.
    ReservedId {
        /// The id.
        id: String,
        /// What it is used for.
        by: Reserved,
    },
    /// More of something than can be handled.
    TooMany {
        /// Of what.
        thing: Thing,
        /// How many there can be.
        most: usize,
    },
    /// A group without items.
    EmptyGroup {
        /// The group.
        group: String,
    },
    /// A group or an item that names a summary as the group it is in.
    InsideSummary {
        /// The summary's id.
        id: String,
    },
    /// A group inside a group that says it is a prerequisite or a core area.
    KindOfSubgroup,
    /// A questionnaire that asks nothing.
    NoItems,
    /// A summary is described although there is nothing for it to sum up.
    SummaryOfNothing {
        /// Which.
        kind: NodeKind,
    },
    /// An item with neither a scale nor options, in a questionnaire without a scale for all.
    NoScale,
    /// An item with both a scale and options.
    ScaleTwice,
    /// Too few or too many options.
    OptionCount {
        /// How many there are.
        found: usize,
    },
    /// Some of a scale's options have points and some have none.
    PointsForSome {
        /// The options without.
        missing: Vec<String>,
    },
    /// Anchors that are not one per option.
    AnchorCount {
        /// How many anchors.
        found: usize,
        /// How many options.
        options: usize,
    },
    /// More pieces of advice than options.
    AdviceCount {
        /// How many pieces of advice.
        found: usize,
        /// How many options.
        options: usize,
    },
    /// A level that begins no higher than the one before it.
    LevelsNotRising {
        /// The level.
        level: String,
        /// Where it begins.
        from: Points,
        /// The level before.
        before: String,
        /// Where the level before begins.
        before_from: Points,
        /// Where the other of the two thresholds stands.
        first: Range<usize>,
    },
    /// A picture without one field for each combination of high and low.
    FieldMissing {
        /// Whether x is high, and whether y is, for each that is missing.
        missing: Vec<(bool, bool)>,
    },
    /// Something does not go with an item's kind or a group's rule.
    Kind(KindFault),
    /// Something is wrong with single characters of a text or an id.
    Letters(LettersFault),
    /// Something can be used and is hardly meant.
    Lint(Lint),
    /// A questionnaire asks roles that the assessment does not have.
    Audience(AudienceFault),
    /// The wording of an item breaks a rule for plain language.
    Plain(PlainFault),
    /// A file that cannot be read.
    CannotRead {
        /// Which file.
        path: String,
        /// Why.
        why: Unreadable,
        /// The file of the folder that was probably meant.
        nearest: Option<String>,
    },
    /// A path that leads out of the folder, or that not every system understands.
    BadPath {
        /// The path.
        path: String,
        /// What is wrong with it.
        why: PathFault,
    },
    /// A pattern for file names that cannot be understood.
    BadPattern {
        /// The pattern.
        pattern: String,
        /// Whether it is its brackets that are wrong, and not its stars.
        is_range: bool,
    },
    /// A path or pattern that no file fits.
    NothingMatches {
        /// The path or pattern.
        pattern: String,
        /// The file that was probably meant: one that no wave reads.
        nearest: Option<String>,
        /// Whether the wave may be one that has no answers yet.
        may_wait: bool,
    },
    /// A file that is named as what units have agreed on and as people's own answers.
    AgreedAndAnswered {
        /// The file.
        file: String,
    },
    /// A questionnaire that is neither built in nor a path.
    UnknownQuestionnaire {
        /// The name.
        name: String,
        /// The name that was probably meant.
        nearest: Option<String>,
        /// The built-in ones.
        known: Vec<String>,
    },
    /// Units without a headcount where scores are to be weighted by it.
    HeadcountMissing {
        /// The units.
        units: Vec<String>,
    },
    /// More were asked than work there.
    InvitedAboveHeadcount {
        /// How many were asked.
        invited: u32,
        /// How many work there.
        headcount: u32,
    },
    /// A unit with fewer people than its parts together.
    PartsAboveHeadcount {
        /// How many work in the parts.
        parts: u64,
        /// How many work in the whole.
        headcount: u32,
    },
    /// A unit in which fewer were asked than in its parts together.
    PartsAboveInvited {
        /// How many were asked in the parts.
        parts: u64,
        /// How many were asked in the whole.
        invited: u32,
    },
    /// A wave that is not later than the one before it.
    DatesNotRising {
        /// The wave before.
        before: String,
        /// Its date.
        date: Date,
        /// Where that stands.
        first: Range<usize>,
    },
    /// Two units of one parent with the same name.
    SameName {
        /// The name.
        name: String,
        /// The id of the other.
        other: String,
        /// Where that stands.
        first: Range<usize>,
    },
}

impl TomlFault {
    /// The stable code: `Q` for TOML and questionnaires, `A` for assessments.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "Q001",
            Self::NotUtf8 => "Q002",
            Self::UnknownKey { .. } => "Q003",
            Self::MissingKey { .. } => "Q004",
            Self::WrongType { .. } => "Q005",
            Self::BadId { .. } => "Q006",
            Self::EmptyText => "Q007",
            Self::EmptyList => "Q008",
            Self::OutOfRange { .. } => "Q009",
            Self::UnknownWord { .. } => "Q010",
            Self::UnsupportedFormat { .. } => "Q011",
            Self::UnknownReference { .. } => "Q012",
            Self::Duplicate { .. } => "Q013",
            Self::Circle { .. } => "Q014",
            Self::UnknownLanguage { .. } | Self::UnlistedLanguage { .. } => "Q015",
            Self::MissingLanguage { .. } => "Q016",
            Self::ReservedId { .. } => "Q017",
            Self::TooMany { .. } => "Q018",
            Self::EmptyGroup { .. } => "Q019",
            Self::InsideSummary { .. } => "Q020",
            Self::KindOfSubgroup => "Q021",
            Self::NoItems => "Q022",
            Self::SummaryOfNothing { .. } => "Q023",
            Self::NoScale => "Q024",
            Self::ScaleTwice => "Q025",
            Self::OptionCount { .. } => "Q026",
            Self::PointsForSome { .. } => "Q027",
            Self::AnchorCount { .. } => "Q028",
            Self::AdviceCount { .. } => "Q029",
            Self::LevelsNotRising { .. } => "Q030",
            Self::FieldMissing { .. } => "Q031",
            Self::Blanks { .. } => "Q040",
            Self::Kind(fault) => fault.code(),
            Self::Letters(fault) => fault.code(),
            Self::Lint(lint) => lint.code(),
            Self::Plain(fault) => fault.code(),
            Self::Audience(fault) => fault.code(),
            Self::CannotRead { .. } => "A001",
            Self::BadPath { .. } => "A002",
            Self::BadPattern { .. } => "A003",
            Self::NothingMatches { .. } => "A004",
            Self::AgreedAndAnswered { .. } => "A014",
            Self::UnknownQuestionnaire { .. } => "A005",
            Self::HeadcountMissing { .. } => "A006",
            Self::InvitedAboveHeadcount { .. } => "A007",
            Self::PartsAboveHeadcount { .. } => "A008",
            Self::DatesNotRising { .. } => "A009",
            Self::SameName { .. } => "A010",
            Self::PartsAboveInvited { .. } => "A011",
        }
    }

    /// Another place in the same file that the fault has to do with.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "most faults have to do with one place")]
    pub const fn related(&self) -> Option<&Range<usize>> {
        match self {
            Self::Duplicate { first, .. }
            | Self::LevelsNotRising { first, .. }
            | Self::DatesNotRising { first, .. }
            | Self::SameName { first, .. }
            | Self::Kind(KindFault::BreakpointsNotRising { first })
            | Self::Letters(LettersFault::LooksAlike { first, .. }) => Some(first),
            _ => None,
        }
    }

    /// Whether the input can be used all the same.
    #[must_use]
    pub const fn is_mild(&self) -> bool {
        matches!(
            self,
            Self::Lint(_)
                | Self::Plain(_)
                | Self::Audience(_)
                | Self::Letters(LettersFault::LooksAlike { .. })
                | Self::MissingLanguage { .. }
                | Self::SummaryOfNothing { .. }
                | Self::InvitedAboveHeadcount { .. }
                | Self::PartsAboveHeadcount { .. }
                | Self::PartsAboveInvited { .. }
                | Self::DatesNotRising { .. }
                | Self::SameName { .. }
                | Self::NothingMatches { may_wait: true, .. }
        )
    }
}
