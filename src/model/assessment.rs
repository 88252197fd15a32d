//! The whole: which questionnaire, which units, which waves, and the rules of reporting.

use std::sync::Arc;

use super::{
    Date, Figures, Lang, Localized, NodeIx, Organisation, Points, Questionnaire, Responses, UnitTree, WaveId,
};

/// How a unit's score comes about from its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rollup {
    /// Each part counts by how many work there.
    Headcount,
    /// Each respondent counts alike.
    Pooled,
    /// Each part counts alike.
    Units,
}

impl Rollup {
    /// All rules, the default first.
    pub const ALL: [Self; 3] = [Self::Headcount, Self::Pooled, Self::Units];

    /// The name in `assessment.toml`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Headcount => "headcount",
            Self::Pooled => "pooled",
            Self::Units => "units",
        }
    }
}

/// What respondents' ids tell over several waves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Respondents {
    /// The ids are those of one wave; the same id in the next may be somebody else.
    PerWave,
    /// The same id is the same person in every wave.
    Stable,
}

impl Respondents {
    /// All that can be declared, the default first.
    pub const ALL: [Self; 2] = [Self::PerWave, Self::Stable];

    /// The name in `assessment.toml`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PerWave => "per-wave",
            Self::Stable => "stable",
        }
    }
}

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Everybody for themselves.
    Survey,
    /// Each unit together, with one answer that all stand for.
    Consensus,
}

impl Mode {
    /// All that can be declared, the default first.
    pub const ALL: [Self; 2] = [Self::Survey, Self::Consensus];

    /// The name in `assessment.toml`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Consensus => "consensus",
        }
    }

    /// The fewest respondents of something that is shown, where that many are usual. Of those who answer as one nothing is hidden.
    #[must_use]
    pub const fn least(self, usual: u32) -> u32 {
        match self {
            Self::Survey => usual,
            Self::Consensus => 1,
        }
    }
}

/// One round of the assessment.
#[derive(Debug, Clone)]
pub struct Wave {
    /// Its name in files.
    pub id: WaveId,
    /// When it was held.
    pub date: Option<Date>,
    /// What was asked; a follow-up may ask less than the first round.
    pub questionnaire: Arc<Questionnaire>,
}

/// An assessment without its answers.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// What reports are headed with.
    pub title: Localized,
    /// The language of reports where none is asked for.
    pub language: Option<Lang>,
    /// The questionnaire of waves that name none.
    pub questionnaire: Arc<Questionnaire>,
    /// Who answers.
    pub mode: Mode,
    /// Groups of fewer respondents than this are not shown; at least 1.
    pub min_group: u32,
    /// Single questions of fewer respondents than this are shown without figures; no less than `min_group` counts.
    pub min_item_group: u32,
    /// Roles of fewer respondents than this are not told apart; see [`Assessment::least_of_a_role`].
    pub min_role_group: u32,
    /// How scores of units with parts come about.
    pub rollup: Rollup,
    /// Whether the same person can be known again in the next wave.
    pub respondents: Respondents,
    /// Whether what respondents wrote may be read by others, from so many of them on as single questions are shown of with figures.
    pub comments: bool,
    /// Whether units' own intervals are those of a statement about the people who work there now, by the finite-population
    /// correction. No comparison and no claim uses them.
    pub finite_population: bool,
    /// A change of less than this, 0–100 points, does not count as one however sure it is.
    pub min_change: Points,
    /// What the organisation is, for benchmarks.
    pub organisation: Organisation,
    /// The rounds, oldest first; at least one, unless all wait for answers.
    pub waves: Vec<Wave>,
    /// The rounds after those that have been set aside because nobody has answered yet.
    pub waiting: Vec<Wave>,
    /// What is assessed; at least one unit.
    pub units: UnitTree,
    /// Key figures from registers, of any of the rounds.
    pub figures: Figures,
}

impl Assessment {
    /// What the organisation is called: as it says, or as the unit that all others are part of, or else as the assessment.
    #[must_use]
    pub fn called(&self, lang: Lang) -> &str {
        let root = || self.units.only_root().map(|root| self.units[root].name.get(lang));
        self.organisation.name.as_deref().or_else(root).unwrap_or_else(|| self.title.get(lang))
    }

    /// The group size below which nothing is shown, unless the assessment says otherwise.
    pub const DEFAULT_MIN_GROUP: u32 = 5;
    /// The same for a single question: with the number who answered and two figures, few answers can be worked out.
    pub const DEFAULT_MIN_ITEM_GROUP: u32 = 10;
    /// The same for a role: who has it is known to more people than who works in a unit.
    pub const DEFAULT_MIN_ROLE_GROUP: u32 = 10;
    /// The least change that counts as one, unless the assessment says otherwise.
    pub const DEFAULT_MIN_CHANGE: Points = Points::whole(5);
    /// The most people that a file may speak of.
    pub const MOST_PEOPLE: u32 = 1_000_000_000;

    /// The fewest respondents that a node may be shown of: a group of the questionnaire may ask for more than the assessment does.
    #[must_use]
    pub fn least_of(&self, questionnaire: &Questionnaire, node: NodeIx) -> u64 {
        u64::from(self.min_group.max(questionnaire.least_of(node)))
    }

    /// The fewest respondents of a role that may be shown: never fewer than of any other group.
    #[must_use]
    pub fn least_of_a_role(&self) -> u64 {
        u64::from(self.min_role_group.max(self.min_group).max(1))
    }

    /// The same as those answer it who agree on one answer for each unit: all of it is told, since it speaks of no single person.
    #[must_use]
    pub fn in_consensus(&self) -> Self {
        let mode = Mode::Consensus;
        Self {
            mode,
            min_group: mode.least(Self::DEFAULT_MIN_GROUP),
            min_item_group: mode.least(Self::DEFAULT_MIN_ITEM_GROUP),
            min_role_group: mode.least(Self::DEFAULT_MIN_ROLE_GROUP),
            figures: Figures::default(),
            ..self.clone()
        }
    }

    /// Sets the rounds from the one at this place on aside, as waiting for answers.
    pub fn set_aside(&mut self, first: usize) {
        self.waiting = self.waves.split_off(first.min(self.waves.len()));
    }

    /// Sets the rounds after the last with answers aside, and gives how many are left.
    pub fn set_aside_unanswered(&mut self, responses: &[Responses]) -> usize {
        let answered =
            responses.iter().rposition(|responses| !responses.0.is_empty()).map_or(0, |last| last + 1);
        self.set_aside(answered);
        answered
    }

    /// The waves' ids, in their order.
    #[must_use]
    pub fn wave_ids(&self) -> Vec<WaveId> {
        self.waves.iter().map(|wave| wave.id.clone()).collect()
    }
}
