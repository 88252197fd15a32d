//! What is allowed in a questionnaire and yet hardly meant.

use crate::model::{ContentLang, DisplayRange, Points};

/// Something that can be used and hardly does what its author means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lint {
    /// Weights that change no score.
    WeightsWithoutEffect {
        /// The groups and items that have them.
        nodes: Vec<String>,
        /// Why they change nothing.
        why: WeightWaste,
    },
    /// A group that asks for no more respondents than what it is in does.
    LimitWithoutEffect {
        /// The group.
        group: String,
        /// How many it takes anyhow.
        least: u32,
    },
    /// Levels that no unit can be on.
    LevelsOutOfReach {
        /// The group.
        group: String,
        /// The levels.
        levels: Vec<String>,
        /// Why not.
        why: OutOfReach,
    },
    /// Scored items that nobody gets a next step from, or nobody at some of their options.
    NoAdvice {
        /// The items.
        items: Vec<String>,
        /// Whether they have advice for some of their options.
        is_partial: bool,
    },
    /// A level that requires something that the group's own score already has to do with.
    RequiresKin {
        /// The group.
        group: String,
        /// The level.
        level: String,
        /// What it requires.
        node: String,
        /// How the two are related.
        kin: Kin,
    },
    /// A group that rests on something that its own score already has to do with, or that is never scored.
    RestsOnKin {
        /// The group.
        group: String,
        /// What it rests on.
        node: String,
        /// How the two are related; `None` where they are not, and the one is never scored.
        kin: Option<Kin>,
    },
    /// A group that can have no score.
    NoScore {
        /// The group.
        group: String,
        /// Why not.
        why: Unscored,
    },
    /// A condition that no answer meets.
    NeverAsked {
        /// The item.
        item: String,
        /// The item whose answer decides.
        decides: String,
    },
    /// An item that is asked before the one that decides whether it is.
    AskedTooEarly {
        /// The item.
        item: String,
        /// The item whose answer decides.
        decides: String,
    },
    /// A picture that cannot tell units apart.
    FlatPicture {
        /// The picture.
        picture: String,
        /// The node on the axis.
        node: String,
        /// Whether it is on both axes; otherwise it is never scored.
        is_twice: bool,
    },
    /// Items whose answers all give the same points.
    SamePoints {
        /// The items.
        items: Vec<String>,
    },
    /// Points that look as if they were meant on the range that scores are shown on.
    OnRange {
        /// The key that they stand under.
        key: &'static str,
        /// The groups and items whose scores they are.
        nodes: Vec<String>,
        /// The highest of them.
        points: Points,
        /// The range.
        range: DisplayRange,
    },
    /// Scales that no item is answered on.
    UnusedScales {
        /// The scales.
        scales: Vec<String>,
    },
    /// Groups where the lowest scores are on no level.
    BelowLevels {
        /// The groups.
        groups: Vec<String>,
        /// The first level.
        level: String,
        /// Where it begins.
        from: Points,
    },
    /// Options whose labels are other options' ids, or begin with their numbers: a file with the labels and one with the
    /// ids would say the opposite of each other.
    LabelsAgainstIds {
        /// The options' ids and labels.
        options: Vec<(String, String)>,
    },
    /// A language that the program does not speak, and in which the questionnaire has no words for what stands around its questions.
    NoOwnWords {
        /// The language.
        lang: ContentLang,
        /// The phrases without words, by their names in the file.
        missing: Vec<&'static str>,
        /// Whether there are words for others.
        is_partial: bool,
    },
}

/// Why a group can have no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unscored {
    /// It has texts alone.
    Texts,
    /// It has texts alone where there should be stages.
    Stages,
    /// What it has is never asked.
    NeverAsked,
}

/// Why weights change nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WeightWaste {
    /// No summary sums up what is across all areas.
    Across,
    /// Entry questions are never scored.
    Entry,
    /// Nothing else in the group has a score.
    Alone,
    /// All in the group weigh the same.
    Same,
    /// The group's rule does not look at them.
    Rule(&'static str),
    /// Texts are never scored.
    Text,
}

/// Why no unit can be on a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutOfReach {
    /// The group cannot have so many points.
    Points {
        /// Where the lowest of the levels begins.
        from: Points,
        /// The most that the group can have.
        most: Points,
    },
    /// The group's score goes past them from one step to the next.
    Steps {
        /// How many stages the ladder has.
        stages: usize,
    },
    /// What is required cannot have so many points.
    Requirement {
        /// What is required.
        node: String,
        /// How much it has to have.
        needs: Points,
        /// The most it can have; `None` where it has no score.
        most: Option<Points>,
    },
}

/// How what a level requires is related to the group that the level is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kin {
    /// It is the group.
    Itself,
    /// The group is a part of it.
    Above,
    /// It is a part of the group.
    Below,
}

impl Lint {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WeightsWithoutEffect { .. } => "Q101",
            Self::LevelsOutOfReach { .. } => "Q102",
            Self::NoAdvice { .. } => "Q103",
            Self::RequiresKin { .. } | Self::RestsOnKin { .. } => "Q104",
            Self::NoScore { .. } => "Q105",
            Self::NeverAsked { .. } => "Q106",
            Self::AskedTooEarly { .. } => "Q107",
            Self::FlatPicture { .. } => "Q108",
            Self::SamePoints { .. } => "Q109",
            Self::OnRange { .. } => "Q110",
            Self::UnusedScales { .. } => "Q111",
            Self::BelowLevels { .. } => "Q112",
            Self::LimitWithoutEffect { .. } => "Q113",
            Self::LabelsAgainstIds { .. } => "Q115",
            Self::NoOwnWords { .. } => "Q116",
        }
    }
}
