//! What became of the columns and rows of a survey tool's export, to be shown.

use super::{NodeIx, OptionIx, UnitId};

/// What wrote the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// LimeSurvey.
    LimeSurvey,
    /// Microsoft Forms.
    MsForms,
    /// Google Forms.
    GoogleForms,
    /// KoboToolbox or ODK.
    Kobo,
    /// SurveyMonkey.
    SurveyMonkey,
    /// Qualtrics.
    Qualtrics,
    /// REDCap.
    RedCap,
    /// Webropol.
    Webropol,
    /// Netigate.
    Netigate,
    /// Artologik's Survey&Report.
    Artologik,
    /// esMaker.
    EsMaker,
    /// Typeform.
    Typeform,
    /// Jotform.
    Jotform,
    /// Formbricks.
    Formbricks,
    /// SurveyJS.
    SurveyJs,
    /// Nextcloud Forms.
    NextcloudForms,
    /// ODK Central.
    OdkCentral,
    /// A row per respondent, a column per item.
    Wide,
    /// A row per answer.
    Long,
    /// Our own workbook to fill in.
    Workbook,
    /// Our own form.
    Form,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::LimeSurvey,
        Self::MsForms,
        Self::GoogleForms,
        Self::Kobo,
        Self::SurveyMonkey,
        Self::Qualtrics,
        Self::RedCap,
        Self::Webropol,
        Self::Netigate,
        Self::Artologik,
        Self::EsMaker,
        Self::Typeform,
        Self::Jotform,
        Self::Formbricks,
        Self::SurveyJs,
        Self::NextcloudForms,
        Self::OdkCentral,
        Self::Wide,
        Self::Long,
        Self::Workbook,
        Self::Form,
    ];

    /// The name on the command line and in a mapping.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LimeSurvey => "limesurvey",
            Self::MsForms => "ms-forms",
            Self::GoogleForms => "google-forms",
            Self::Kobo => "kobo",
            Self::SurveyMonkey => "surveymonkey",
            Self::Qualtrics => "qualtrics",
            Self::RedCap => "redcap",
            Self::Webropol => "webropol",
            Self::Netigate => "netigate",
            Self::Artologik => "artologik",
            Self::EsMaker => "esmaker",
            Self::Typeform => "typeform",
            Self::Jotform => "jotform",
            Self::Formbricks => "formbricks",
            Self::SurveyJs => "surveyjs",
            Self::NextcloudForms => "nextcloud-forms",
            Self::OdkCentral => "odk-central",
            Self::Wide => "wide",
            Self::Long => "long",
            Self::Workbook => "workbook",
            Self::Form => "form",
        }
    }

    /// Whether every row of its exports was sent in, since nothing else is exported.
    #[must_use]
    pub const fn exports_only_sent_in(self) -> bool {
        matches!(
            self,
            Self::MsForms
                | Self::GoogleForms
                | Self::Kobo
                | Self::Jotform
                | Self::NextcloudForms
                | Self::OdkCentral
                | Self::Form
        )
    }

    /// Whether the file is laid out as ours are, and not as a survey tool's.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Wide | Self::Long | Self::Workbook | Self::Form)
    }
}

/// How a column was matched to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// A person said so in a mapping.
    Mapping,
    /// The heading is the item's id, or the code that our exports give it.
    Code,
    /// The heading is the item's text.
    Text,
    /// The heading is the item's text but for case, space, numbering, quotation marks or markup.
    Normalised,
    /// The heading is the beginning of one item's text and of no other's.
    Beginning,
}

/// Which part of an item a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The answer.
    Whole,
    /// Whether one option is ticked.
    Option(OptionIx),
    /// Whether "don't know" is ticked.
    DontKnow,
    /// Whether "not applicable" is ticked.
    NotApplicable,
    /// What was written beside the answer.
    Comment,
}

/// A column that is about the respondent or the submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SystemColumn {
    /// Where the respondent works.
    Unit,
    /// The respondent's role.
    Role,
    /// A name that stands for the respondent.
    Respondent,
    /// What a respondent was let in with.
    Token,
    /// An e-mail address.
    Email,
    /// An id that is the submission's own everywhere.
    Uuid,
    /// A number that counts the submissions of one export.
    Serial,
    /// A name, an address or another trace of the person.
    Personal,
    /// When the answering began.
    Started,
    /// When it ended.
    Ended,
    /// How long it took, in seconds.
    Seconds,
    /// Whether the submission was completed.
    Complete,
    /// What kind of submission it is: somebody's, or one that tried the survey out.
    Status,
    /// The round of the assessment.
    Wave,
    /// The item of a row with one answer.
    Item,
    /// The answer of such a row.
    Value,
    /// A quiz's points and feedback.
    Quiz,
    /// The tool's own bookkeeping.
    Technical,
}

/// Why a column belongs to no item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmatched {
    /// Nothing is called so.
    Unknown,
    /// It looks like an item's text, which is not enough.
    LooksLike(NodeIx),
    /// Nothing is called so, but answers to the items stand in it.
    HoldsAnswers,
    /// It fits several items.
    Several(Vec<NodeIx>),
    /// One of two scales of the same question.
    DualScale,
    /// An option or a comment that the item does not have.
    UnknownPart(NodeIx),
    /// The item has another column, which says the same.
    SaidElsewhere(NodeIx),
}

/// What a column became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// An item's answer or a part of it.
    Item(NodeIx, Part, Sureness),
    /// Whether all of a group is answered at once as not applicable.
    Group(NodeIx),
    /// Something about the respondent or the submission.
    System(SystemColumn),
    /// A person asked for it to be left out.
    Ignored,
    /// Used by the mapping to choose rows.
    Filter,
    /// Nothing.
    Unmatched(Unmatched),
}

impl Unmatched {
    /// Whether the column is an item's all the same, so that its answers would be lost.
    #[must_use]
    pub const fn is_of_item(&self) -> bool {
        match self {
            Self::Unknown | Self::LooksLike(_) | Self::HoldsAnswers => false,
            Self::Several(_) | Self::DualScale | Self::UnknownPart(_) | Self::SaidElsewhere(_) => true,
        }
    }
}

/// A column and what it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnView {
    /// The column, counted from 0.
    pub column: usize,
    /// Its heading, on one line.
    pub heading: String,
    /// What it became.
    pub becomes: Becomes,
    /// Whether anything stands in it.
    pub is_empty: bool,
    /// What was decided of texts that could mean several things.
    pub read_as: Vec<ReadAs>,
}

/// How texts of a column are read that alone could mean several things.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadAs {
    /// A number is the place of an option in the list.
    Places,
    /// 1 is yes, and 0 or 2 is no.
    YesAndNo {
        /// The option that means yes.
        yes: OptionIx,
        /// The option that means no.
        no: OptionIx,
        /// Whether 2 is no, and not 0.
        is_two: bool,
    },
    /// A number is the option beside whose label it stands elsewhere in the column.
    Codes(Vec<(i32, OptionIx)>),
    /// In a column of one option, 1 is ticked and 2 is not.
    TwoIsNotTicked,
    /// LimeSurvey's `N/A` is no answer.
    NoAnswer,
    /// This sign parts decimals.
    Decimals(char),
    /// This sign parts thousands.
    Thousands(char),
    /// 50 % is 50.
    PercentOfHundred,
    /// 50 % is 0.5.
    PercentOfOne,
}

/// How the file was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What wrote it.
    pub tool: Tool,
    /// The headings that gave it away; empty where somebody said so.
    pub evidence: Vec<String>,
    /// The sheet that is read, where there are several.
    pub sheet: Option<String>,
    /// Whether that sheet is hidden.
    pub is_hidden: bool,
    /// The sheets that are not read.
    pub other_sheets: Vec<String>,
    /// The sheets that are not read though they look like answers, and whether each is hidden.
    pub alike: Vec<(String, bool)>,
    /// How many rows beneath the headings say more about the columns.
    pub further_headings: usize,
}

/// Why rows were left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// The mapping keeps other rows.
    Filtered,
    /// Begun, not sent in, and without an answer.
    Untouched,
    /// Sent in without an answer.
    Unanswered,
    /// Not sent in, and only whole submissions were asked for.
    Incomplete,
    /// The respondent has another submission that counts.
    Duplicate,
    /// Another wave's.
    OtherWave,
    /// Made by somebody who tried the survey out.
    Preview,
    /// A form's file with an error in it.
    Faulty,
}

/// What was taken from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportView {
    /// The file as it was named.
    pub file: String,
    /// What it was recognised as; a form's file has no columns.
    pub origin: Origin,
    /// The columns in their order.
    pub columns: Vec<ColumnView>,
    /// The items that no column answers.
    pub without_column: Vec<NodeIx>,
    /// Rows of respondents, or of answers.
    pub rows: usize,
    /// Respondents taken.
    pub taken: usize,
    /// How many of those were not sent in.
    pub incomplete: usize,
    /// Rows left out, and why.
    pub left_out: Vec<(LeftOut, usize)>,
    /// Answers by state: a value, "don't know", "not applicable", nothing.
    pub states: [usize; 4],
    /// Comments and free texts.
    pub comments: usize,
    /// Respondents per unit, in the order of the units.
    pub units: Vec<(UnitId, usize)>,
    /// Where nothing says which unit the rows belong to: the column that fits best.
    pub unit_candidate: Option<usize>,
    /// What tells respondents apart.
    pub identity: Option<SystemColumn>,
}
