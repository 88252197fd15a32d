//! Whether an assessment's newest wave keeps to what was agreed: decided from what may be shown, before anything is put into words.

use crate::model::{Clause, Demand, Localized, Points, Policy};
use crate::score::{Estimate, Grain};

use super::{Analysis, Change, ChangeVerdict};

/// What came out for one requirement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finding {
    /// Which.
    pub clause: Clause,
    /// What was looked at.
    pub found: Found,
    /// Whether it holds.
    pub outcome: Outcome,
}

/// What a requirement was held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found {
    /// The score, as finely as it may be told.
    Score(Estimate),
    /// What changed since the wave before.
    Change(Change),
    /// A score or a change that may not be shown, or that there is none of.
    Nothing,
}

/// Whether a requirement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It does.
    Met,
    /// It does not.
    NotMet,
    /// What it is about is not shown, or nothing can be said of how sure it is.
    Unknown,
}

impl Finding {
    /// Whether the score is so near what is required that it may as well be on the other side, as far as its 95 % interval goes.
    #[must_use]
    pub fn is_near(&self) -> bool {
        let (Found::Score(estimate), Demand::AtLeast(least)) = (self.found, self.clause.demand) else {
            return false;
        };
        let interval = estimate.claim().filter(|interval| interval.low < interval.high);
        interval.is_some_and(|interval| interval.contains(least.value()))
    }

    /// How many points are missing; `None` where none are, or where that may not be told.
    #[must_use]
    pub fn missing(&self) -> Option<f64> {
        match (self.found, self.clause.demand, self.outcome) {
            (Found::Score(estimate), Demand::AtLeast(least), Outcome::NotMet)
                if matches!(estimate.grain, Grain::Exact | Grain::Whole) =>
            {
                Some(least.value() - estimate.mean)
            }
            _ => None,
        }
    }
}

/// What came out of all that was required.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// What the policy is called.
    pub title: Option<Localized>,
    /// Each, in the order of the policy.
    pub findings: Vec<Finding>,
    /// Whether what cannot be judged is passed over.
    pub hidden_passes: bool,
}

impl Judgement {
    /// Whether the gate opens.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.findings.iter().all(|finding| self.lets_through(finding))
    }

    /// Whether a finding lets the gate open.
    #[must_use]
    pub const fn lets_through(&self, finding: &Finding) -> bool {
        match finding.outcome {
            Outcome::Met => true,
            Outcome::NotMet => false,
            Outcome::Unknown => self.hidden_passes,
        }
    }

    /// Those with this outcome.
    pub fn with(&self, outcome: Outcome) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.outcome == outcome)
    }
}

/// Judges the newest wave.
///
/// A score is held against what is required as it is against a level's threshold: as it may be told, to six decimals. A decrease is sure as in any list
/// over units, whichever units are asked about, so that what is said of one requirement does not depend on the others.
#[must_use]
pub fn judge_policy(analysis: &Analysis, policy: &Policy) -> Judgement {
    let judge = |clause: &Clause| {
        let (found, outcome) = match clause.demand {
            Demand::AtLeast(least) => at_least(analysis, *clause, least),
            Demand::NoDecrease => no_decrease(analysis, *clause),
        };
        Finding { clause: *clause, found, outcome }
    };
    let findings = policy.clauses.iter().map(judge).collect();
    Judgement { title: policy.title.clone(), findings, hidden_passes: policy.hidden_passes }
}

fn at_least(analysis: &Analysis, about: Clause, least: Points) -> (Found, Outcome) {
    let Some(score) = analysis.latest().node(about.unit, about.node) else {
        return (Found::Nothing, Outcome::Unknown);
    };
    // Of a score that is told as being at an end of the scale nothing is known within that end.
    let (low, high) = (least.value() <= Grain::LOW, least.value() > Grain::HIGH);
    let outcome = match score.estimate.grain {
        Grain::Under if low && least.value() > 0.0 => Outcome::Unknown,
        Grain::Over if high => Outcome::Unknown,
        Grain::Exact | Grain::Whole | Grain::Under | Grain::Over
            if score.estimate.millionths >= least.millionths() =>
        {
            Outcome::Met
        }
        Grain::Exact | Grain::Whole | Grain::Under | Grain::Over => Outcome::NotMet,
    };
    (Found::Score(score.estimate), outcome)
}

fn no_decrease(analysis: &Analysis, about: Clause) -> (Found, Outcome) {
    let id = &analysis.latest().questionnaire()[about.node].id;
    let change = analysis.changes.as_ref().and_then(|changes| changes.at(about.unit, id));
    let Some(change) = change.map(|change| change.in_list()) else {
        return (Found::Nothing, Outcome::Unknown);
    };
    let outcome = match change.verdict {
        ChangeVerdict::Changed if change.difference.points < 0.0 => Outcome::NotMet,
        ChangeVerdict::Untestable => Outcome::Unknown,
        ChangeVerdict::Changed | ChangeVerdict::Small | ChangeVerdict::Unsure => Outcome::Met,
    };
    (Found::Change(change), outcome)
}
