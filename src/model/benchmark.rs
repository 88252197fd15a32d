//! What organisations tell each other: what may be shown of each, and nothing more.

use super::{Date, Organisation, Points, Weight};

/// Organisations that asked the same questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// What was asked.
    pub asked: AskedWith,
    /// Each once.
    pub organisations: Vec<Profile>,
}

/// A questionnaire by what it is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedWith {
    /// Its id.
    pub questionnaire: String,
    /// The author's version.
    pub version: String,
    /// What its content comes to, as text.
    pub digest: String,
}

/// What is told of an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// What it is called.
    pub name: String,
    /// What it is; its name stands above.
    pub about: Organisation,
    /// The wave.
    pub wave: String,
    /// When it was held.
    pub date: Option<Date>,
    /// How many responded, where that is shown.
    pub respondents: Option<u32>,
    /// What is told of the organisation as a whole.
    pub figures: Vec<ToldScore>,
    /// What is told of its units, where they are told of.
    pub units: Vec<UnitProfile>,
}

/// What is told of one of its units.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitProfile {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How many work there.
    pub headcount: Option<u32>,
    /// What is told of it.
    pub figures: Vec<ToldScore>,
}

/// A score as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldScore {
    /// The id of its node.
    pub node: String,
    /// How many have a score.
    pub n: u32,
    /// The mean, as finely as it is told.
    pub mean: Points,
    /// How finely that is.
    pub told: Told,
    /// The standard deviation of respondents' scores, where it is shown.
    pub sd: Option<Points>,
    /// The mean's standard error in points and its degrees of freedom, where both are shown.
    pub precision: Option<(Weight, Weight)>,
    /// How the scores of the workplaces lie that are shown one by one.
    pub spread: Option<Spread>,
}

/// How finely a score is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// With all its decimals.
    Exact,
    /// In whole points or larger steps.
    Whole,
    /// As below 5.
    Under,
    /// As above 95.
    Over,
}

impl Told {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Whole, Self::Under, Self::Over];

    /// The word in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Whole => "whole",
            Self::Under => "under",
            Self::Over => "over",
        }
    }
}

/// How some scores lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How many there are.
    pub workplaces: u32,
    /// The lowest.
    pub lowest: Points,
    /// The one in the middle.
    pub median: Points,
    /// The highest.
    pub highest: Points,
}
