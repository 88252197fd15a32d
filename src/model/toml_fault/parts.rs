//! What faults in TOML files are made of.

/// Why a text is not TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A key stands twice in the same table.
    DuplicateKey,
    /// A heading has single brackets here and double ones elsewhere in the file.
    MixedHeadings {
        /// What stands in the brackets.
        key: String,
    },
    /// A text does not end where its line does.
    UnclosedText,
    /// A text stands without quotation marks, or with curly ones.
    UnquotedText {
        /// Whether there are curly ones.
        curly: bool,
    },
    /// Something stands after the value, on the same line.
    ExtraText,
    /// A key has no `=` after it.
    NoEquals,
    /// A key has no value.
    NoValue,
    /// There is a `=` too many.
    ExtraEquals,
    /// A key has characters that must stand in quotation marks.
    BadKey,
    /// Two values in a list, or two keys in a table, have no comma between them.
    NoComma,
    /// There is a comma too many.
    ExtraComma,
    /// A list has no end.
    UnclosedList,
    /// A table in braces has no end.
    UnclosedTable,
    /// A heading has no end.
    UnclosedHeading,
    /// A bracket or a brace ends what does not begin.
    Unopened,
    /// A backslash stands before a character that it gives no meaning.
    BadEscape,
    /// It looks like a number but is none.
    BadNumber,
    /// It looks like a date but is none.
    BadDate,
    /// It looks like `true` or `false` but is neither.
    BadFlag,
    /// An invisible control character.
    ControlCharacter,
    /// Lists and tables stand too deep in each other.
    TooDeep,
}

/// What belongs in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotation marks.
    Text,
    /// A text, or one per language.
    TextPerLanguage,
    /// A number.
    Number,
    /// A number without decimals.
    WholeNumber,
    /// `true` or `false`.
    YesNo,
    /// A date.
    Date,
    /// A list in brackets.
    List,
    /// A table in braces or under a heading.
    Table,
    /// Tables under headings in double brackets, such as `[[groups]]`.
    Tables(&'static str),
}

/// What stands in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A text.
    Text,
    /// A number without decimals.
    WholeNumber,
    /// A number with decimals.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A date or a time.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
}

/// What a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounds {
    /// 0 to 100.
    Points,
    /// 0 to 1.
    Share,
    /// More than 0, at most a million.
    Weight,
    /// At least 0, at most a million.
    WeightOrNone,
    /// At least 1, at most this.
    Count(u32),
    /// At most a thousand million, above or below 0.
    Decimal,
}

/// What an id belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A group of a questionnaire.
    Group,
    /// A group or an item.
    Node,
    /// An item.
    Item,
    /// A scale.
    Scale,
    /// One of a scale's options.
    Option,
    /// The label of one of a scale's options.
    Label,
    /// A level.
    Level,
    /// A picture that places units.
    Position,
    /// One of the fields of such a picture.
    Field,
    /// A language.
    Language,
    /// A unit.
    Unit,
    /// A wave.
    Wave,
    /// A role of respondents.
    Role,
    /// An action of a plan.
    Action,
    /// An organisation in a benchmark.
    Organisation,
}

/// What the program uses an id for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reserved {
    /// A node that sums up others.
    Summary,
    /// A column of answers files.
    Column,
}

/// What is wrong with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// It has `..` in it.
    Parent,
    /// It begins at the root or in a home folder.
    Absolute,
    /// It begins with a drive's letter.
    Drive,
    /// It has backslashes.
    Backslash,
}
