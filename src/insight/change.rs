//! What changed from one wave to the next.

mod shown;

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{
    Answer, Assessment, ItemIx, NodeId, NodeIx, NodeKind, Pairs, Points, Questionnaire, Respondents,
    Responses, UnitIx,
};
use crate::score::{Estimate, PairedChange, TwoWaves, WaveScores, paired_changes, score};
use crate::tally::{PairTally, Tally};

use self::shown::Side;
use super::difference::{Difference, Verdict, holm};

/// What changed at one node of one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The score before, over the items asked in both waves.
    pub before: f64,
    /// The score now, over the same items.
    pub now: f64,
    /// Now minus before; where the same people are compared, their mean change.
    pub difference: Difference,
    /// Who is compared.
    pub method: Method,
    /// Whether it counts as a change.
    pub verdict: ChangeVerdict,
}

impl Change {
    /// The verdict is pending until all that are shown together are there.
    fn of(before: &Estimate, now: &Estimate, paired: Option<&PairedChange>) -> Self {
        let (difference, method) = match paired {
            None => (Difference::of(now, before), Method::Welch),
            Some(PairedChange { estimate, is_everybody }) => (
                Difference::of_pairs(estimate),
                Method::Paired { n: estimate.n, is_everybody: *is_everybody },
            ),
        };
        let verdict = ChangeVerdict::Untestable;
        Self { before: before.mean, now: now.mean, difference, method, verdict }
    }

    /// Whether it counts as a change.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.verdict == ChangeVerdict::Changed
    }

    /// How many answered both times, where the change is theirs and not that of the two scores, in which others count too.
    #[must_use]
    pub const fn among(&self) -> Option<u64> {
        match self.method {
            Method::Paired { n, is_everybody: false } => Some(n),
            Method::Paired { is_everybody: true, .. } | Method::Welch => None,
        }
    }
}

/// How a change is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// All who answered before with all who answer now, as if they were others, by Welch's method.
    Welch,
    /// Everybody who answered both times with themselves, by Student's paired t.
    Paired {
        /// How many answered both times.
        n: u64,
        /// Whether nobody answered once only, so that the change is that of the scores.
        is_everybody: bool,
    },
}

impl Method {
    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Welch => "welch",
            Self::Paired { .. } => "paired",
        }
    }

    /// How many are compared with themselves.
    #[must_use]
    pub const fn pairs(self) -> Option<u64> {
        match self {
            Self::Welch => None,
            Self::Paired { n, .. } => Some(n),
        }
    }
}

/// What is said of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeVerdict {
    /// It is sure, also after Holm's correction over the changes shown together, and large enough to count as one.
    Changed,
    /// It is as sure, but too small to count as a change.
    Small,
    /// It may be chance.
    Unsure,
    /// One of the scores rests on a single answer or on none, so nothing can be said.
    Untestable,
}

impl ChangeVerdict {
    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Small => "small",
            Self::Unsure => "unsure",
            Self::Untestable => "untestable",
        }
    }

    /// Judges a difference to six decimals, as levels are.
    fn of(difference: &Difference, min_change: Points) -> Self {
        match difference.verdict {
            Verdict::Untestable => Self::Untestable,
            Verdict::Unsure => Self::Unsure,
            Verdict::Sure if (difference.points.abs() * 1e6).round() as i64 >= min_change.micro() => {
                Self::Changed
            }
            Verdict::Sure => Self::Small,
        }
    }
}

/// The last wave against the one before it.
///
/// Both sides are computed over the items whose id and revision are the same in both waves. Holm's correction runs over
/// the readiness and index of all units, which are shown together, over the areas of each unit, over the groups in them,
/// and over the items of each unit.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The earlier wave's place among the waves.
    pub from: usize,
    /// The later wave's place.
    pub to: usize,
    /// How many items both waves share.
    pub common_items: usize,
    /// How many items the later wave asked.
    pub items: usize,
    questionnaire: Arc<Questionnaire>,
    /// Per unit, then per node of the shared questionnaire.
    units: Vec<Vec<Option<Change>>>,
}

/// What was answered in each wave, counted and scored.
#[derive(Debug, Clone, Copy)]
pub struct Rounds<'a> {
    /// The responses, oldest wave first.
    pub responses: &'a [Responses],
    /// Their sums.
    pub tallies: &'a [Tally],
    /// What may be shown of them.
    pub scores: &'a [WaveScores],
    /// Who answered in both of the last two waves; of use only where the assessment declares that ids are stable.
    pub pairs: Option<&'a Pairs>,
}

impl Changes {
    /// Compares the last two waves; `None` where there is one wave, or nothing was asked in both.
    #[must_use]
    pub fn between_last_two(assessment: &Assessment, rounds: Rounds<'_>) -> Option<Self> {
        let to = assessment.waves.len().checked_sub(1)?;
        let from = to.checked_sub(1)?;
        let asked = |wave: usize| &assessment.waves[wave].questionnaire;
        let common = asked(to).common_items(asked(from));
        if common.is_empty() {
            return None;
        }
        let everything = |wave: usize| common.len() == asked(wave).items().len();
        let whole = everything(from) && everything(to) && asked(from) == asked(to);
        let shared = if whole { Arc::clone(asked(to)) } else { Arc::new(asked(to).restricted_to(&common)) };
        let [before, now] = [from, to].map(|wave| match whole {
            true => Round::as_it_is(rounds, wave),
            false => Round::restricted(assessment, rounds, wave, &shared),
        });
        let mut shown = before.may_be_shown(assessment, rounds, from, &shared);
        let also = now.may_be_shown(assessment, rounds, to, &shared);
        for (shown, also) in shown.iter_mut().flatten().zip(also.into_iter().flatten()) {
            *shown &= also;
        }
        let declared = assessment.respondents == Respondents::Stable;
        let paired = rounds.pairs.filter(|_| declared).map(|pairs| {
            let pairs = PairTally::of(&shared, &before.responses, &now.responses, pairs);
            let waves = TwoWaves { before: &before.tally, now: &now.tally, pairs: &pairs };
            paired_changes(assessment, &shared, waves, &shown)
        });
        let change = |unit: UnitIx, node: NodeIx| {
            let (a, b) = (now.scores.unit(unit).node(node)?, before.scores.unit(unit).node(node)?);
            let paired = paired.as_ref().and_then(|paired| paired[unit.at()][node.at()]);
            let change = Change::of(&b.estimate, &a.estimate, paired.as_ref());
            shown[unit.at()][node.at()].then_some(change)
        };
        let nodes = || shared.nodes().map(|(node, _)| node);
        let changes = |unit| nodes().map(|node| change(unit, node)).collect();
        let mut units: Vec<Vec<Option<Change>>> =
            assessment.units.iter().map(|(unit, _)| changes(unit)).collect();
        judge(&shared, assessment.min_change, &mut units);
        let items = asked(to).items().len();
        Some(Self { from, to, common_items: common.len(), items, questionnaire: shared, units })
    }

    /// What changed at a node of a unit; `None` where either score is withheld or missing, or the node
    /// is not in both waves.
    #[must_use]
    pub fn at(&self, unit: UnitIx, node: &NodeId) -> Option<&Change> {
        let ix = self.questionnaire.find(node.as_str())?;
        self.units[unit.at()][ix.at()].as_ref()
    }
}

/// A wave over the items that both waves share.
struct Round<'a> {
    responses: Cow<'a, Responses>,
    tally: Cow<'a, Tally>,
    scores: Cow<'a, WaveScores>,
}

impl<'a> Round<'a> {
    fn as_it_is(rounds: Rounds<'a>, wave: usize) -> Self {
        Self {
            responses: Cow::Borrowed(&rounds.responses[wave]),
            tally: Cow::Borrowed(&rounds.tallies[wave]),
            scores: Cow::Borrowed(&rounds.scores[wave]),
        }
    }

    fn restricted(assessment: &Assessment, rounds: Rounds<'a>, wave: usize, shared: &Questionnaire) -> Self {
        let asked = &assessment.waves[wave].questionnaire;
        let responses = carry_over(asked, shared, &rounds.responses[wave]);
        let tally = Tally::of(shared, &responses);
        let scores = score(assessment, shared, &tally);
        Self { responses: Cow::Owned(responses), tally: Cow::Owned(tally), scores: Cow::Owned(scores) }
    }

    /// Per unit and node, whether the score may be shown beside the wave's own.
    fn may_be_shown(
        &self,
        assessment: &Assessment,
        rounds: Rounds<'_>,
        wave: usize,
        shared: &Questionnaire,
    ) -> Vec<Vec<bool>> {
        let side = Side {
            asked: &assessment.waves[wave].questionnaire,
            scores: &rounds.scores[wave],
            tally: &rounds.tallies[wave],
            shared,
            shared_scores: &self.scores,
            shared_tally: &self.tally,
        };
        side.may_be_shown(assessment)
    }
}

/// The same responses, answer by answer in the order of another questionnaire's items.
fn carry_over(from: &Questionnaire, to: &Questionnaire, responses: &Responses) -> Responses {
    let places: Vec<Option<ItemIx>> =
        to.items().iter().map(|ix| from.item_ix(from.find(to[*ix].id.as_str())?)).collect();
    let carried = responses.0.iter().map(|response| {
        let mut response = response.clone();
        let answer =
            |place: &Option<ItemIx>| place.map_or(Answer::NotAnswered, |item| response.answers.of(item));
        response.answers = places.iter().map(answer).collect();
        response
    });
    Responses(carried.collect())
}

/// Corrects for how many changes are shown together, and then says what counts as one.
fn judge(questionnaire: &Questionnaire, min_change: Points, units: &mut [Vec<Option<Change>>]) {
    let kinds: Vec<NodeKind> = questionnaire.nodes().map(|(_, node)| node.kind).collect();
    holm(units.iter_mut().flat_map(|unit| family(unit, &kinds, NodeKind::is_summary)));
    for unit in units {
        holm(family(unit, &kinds, NodeKind::is_area));
        holm(family(unit, &kinds, |kind| kind == NodeKind::Group));
        holm(family(unit, &kinds, |kind| kind == NodeKind::Item));
        for change in unit.iter_mut().flatten() {
            change.verdict = ChangeVerdict::of(&change.difference, min_change);
        }
    }
}

fn family<'a>(
    unit: &'a mut [Option<Change>],
    kinds: &'a [NodeKind],
    belongs: impl Fn(NodeKind) -> bool + 'a,
) -> impl Iterator<Item = &'a mut Difference> {
    unit.iter_mut()
        .zip(kinds)
        .filter(move |(_, kind)| belongs(**kind))
        .filter_map(|(change, _)| change.as_mut().map(|change| &mut change.difference))
}
