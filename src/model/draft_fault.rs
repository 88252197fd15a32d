//! What can be wrong with an interview that was begun.

/// What keeps the file of an interview from being gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftFault {
    /// It is no JSON.
    NotJson {
        /// Where that shows, counted from 1.
        line: usize,
        /// Where on the line.
        column: usize,
        /// Whether the file ends too early.
        is_cut_off: bool,
    },
    /// It is JSON, but no file of answers of ours.
    Foreign,
    /// It was written by a later version of the program.
    Later {
        /// The version of the format that it says.
        version: String,
    },
    /// The answers are complete: they are to be imported.
    Complete,
    /// A field that is missing or holds something else than it should.
    Field {
        /// Which.
        field: String,
        /// What stands there, as JSON; `None` where it is missing.
        found: Option<String>,
        /// What should.
        expected: DraftField,
    },
    /// A field that there is not.
    UnknownField {
        /// What it is called.
        field: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// It answers another questionnaire.
    OtherQuestionnaire {
        /// The one it answers.
        found: String,
        /// The one that is asked.
        asked: String,
    },
    /// It belongs to another wave.
    OtherWave {
        /// The one it belongs to.
        found: String,
        /// The one that is asked in.
        asked: String,
    },
    /// It is about a unit that there is not.
    UnknownUnit {
        /// What it is called.
        found: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// It answers a question that there is not.
    UnknownItem {
        /// What it is called.
        item: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A question that has both a value and a state.
    Both {
        /// Which question.
        item: String,
    },
    /// A value that the question cannot be answered with.
    Value {
        /// Which question.
        item: String,
        /// What stands there, as JSON.
        found: String,
        /// The options' ids; none where it takes no options.
        options: Vec<String>,
        /// The least and the most, where a number is asked for, as they are written in JSON.
        ends: Option<(String, String)>,
    },
}

/// What a field should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftField {
    /// A text.
    Text,
    /// A text that can name what it is to name.
    Name,
    /// A text or nothing.
    MaybeText,
    /// A whole number that is not negative.
    Count,
    /// True or false.
    YesOrNo,
    /// Named fields.
    Fields,
    /// A language's code.
    Language,
    /// `dont-know` or `not-applicable`.
    State,
}
