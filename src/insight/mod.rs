//! Scores to comparisons and decisions: what differs, what changed, where to start, what to do next.

mod actions;
mod advice;
mod benchmark;
mod care;
mod change;
mod comments;
mod compare;
mod consensus;
mod correlation;
mod counted;
mod difference;
mod earlier;
mod figures;
mod ground;
mod joined;
mod joint_lift;
mod lift;
mod overlap;
mod packages;
mod peers;
mod policy;
mod position;
pub mod quality;
pub mod revision;
mod roles;
mod sample;
mod shared;
mod shrunken;
mod skipped;
mod split;
mod targets;
mod together;
mod trend;
mod whole;

use crate::model::{
    ActionPlan, Assessment, Date, NodeId, NodeIx, NodeKind, OwnTexts, Pairs, Questionnaire, Responses,
    UnitIx, Wave,
};
use crate::score::{Coverage, NodeScore, UnitScores, WaveScores, score};
use crate::tally::Tally;
use quality::{Divided, divided};

pub use actions::{Proposal, Reach, Reason, next_steps, proposals, shared_id, signs};
pub use advice::{Step, items_to_lift, prerequisites_suffice, ranked_items, step_for};
pub use benchmark::{
    ALIKE, Chosen, Like, MergeFault, SizedBy, Standing as BenchmarkStanding, TellsNothing, UnknownSelf,
    asked_with, benchmark_of, choose, compare_with, merge,
};
pub use care::{Care, SignCounts, Signs};
pub use change::{Change, ChangeVerdict, Changes, Method, Rounds};
pub use comments::{Comment, Comments};
pub use compare::{Comparison, ComparisonRow, compare};
pub use consensus::{Agreed, Consensus, Shift, agenda, shifts};
pub use correlation::mean_correlation;
pub use difference::{Difference, Judged, Verdict, judge_list, judge_table};
pub use earlier::{Earlier, given_away_with};
pub use figures::{FigureNow, HighFrom, SayDo, figures_of, say_do};
pub use ground::{WeakGround, weak_ground};
pub use joined::{Apart, Joined, Place};
pub use joint_lift::{JointLift, JointRise, joint_lifts};
pub use lift::{Gain, Lift, Reaches, Rise, gain, lifts};
pub use packages::{Package, packages};
pub use peers::{Lesson, Peer, lessons};
pub use policy::{Finding, Found, Judgement, Outcome, judge_policy};
pub use position::{Placed, Side, place};
pub use roles::{RoleResponse, RoleResponses, asked_at, role_responses};
pub use sample::{Growing, More, answers_needed, more_answers, visible_with_everybody};
pub use shared::{JointStep, SharedWeakness, shared_weaknesses};
pub use shrunken::ShrunkenScores;
pub use skipped::{MANY_PERCENT, Skipped, skipped};
pub use split::Split;
pub use targets::{Aim, Goal, Goals, Target, aims, goals, targets_of};
pub use together::{Ahead, Gap, People, SharedGap, SharedItem, gaps, people, shared_gaps, workplaces_under};
pub use trend::Trend;
pub use whole::{Need, Starters, WholeStep, spread, whole_steps, workplaces_of};

/// An assessment with everything that was computed from its answers.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// What was assessed and how.
    pub assessment: Assessment,
    /// The sums of each wave.
    pub tallies: Vec<Tally>,
    /// What may be shown of each wave.
    pub scores: Vec<WaveScores>,
    /// What may be read of what was written in each wave.
    pub comments: Vec<Comments>,
    /// What units have agreed on in each wave, beside their people's own answers.
    pub consensus: Vec<Consensus>,
    /// What changed between the last two waves, where there are two.
    pub changes: Option<Changes>,
    /// What changed between waves before, oldest first: the second against the first, and so on; `None` where two do not ask the same.
    pub earlier_changes: Vec<Option<Changes>>,
    /// Per wave, everywhere that a key figure misses its target beside a score that may be high.
    pub says_do: Vec<Vec<SayDo>>,
    /// Per wave, the workplaces whose people answer very differently; nothing as long as nobody has looked for them.
    pub divided: Vec<Vec<Divided>>,
    /// What is to be done about it, where there is a plan.
    pub plan: ActionPlan,
    /// What people wrote themselves to stand in the report.
    pub own_texts: OwnTexts,
}

impl Analysis {
    /// Computes everything from the responses of each wave, oldest first.
    #[must_use]
    pub fn of(assessment: Assessment, responses: &[Responses]) -> Self {
        Self::with_pairs(assessment, responses, None)
    }

    /// The same where it is known who answered in both of the last two waves.
    #[must_use]
    pub fn with_pairs(assessment: Assessment, responses: &[Responses], pairs: Option<&Pairs>) -> Self {
        let waves = assessment.waves.iter().zip(responses);
        let tallies: Vec<Tally> =
            waves.map(|(wave, responses)| Tally::of(&wave.questionnaire, responses)).collect();
        let scores: Vec<WaveScores> = assessment
            .waves
            .iter()
            .zip(&tallies)
            .map(|(wave, tally)| score(&assessment, &wave.questionnaire, tally))
            .collect();
        let written = assessment.waves.iter().zip(&scores).zip(responses);
        let comments: Vec<Comments> = written
            .map(|((wave, scores), responses)| {
                Comments::of(&assessment, &wave.questionnaire, scores, responses)
            })
            .collect();
        let rounds = Rounds { responses, tallies: &tallies, scores: &scores, pairs };
        let changes = Changes::between_last_two(&assessment, rounds);
        let earlier_changes = Changes::between_earlier(&assessment, rounds);
        let waves = assessment.waves.len();
        let mut analysis = Self {
            assessment,
            tallies,
            scores,
            comments,
            consensus: vec![Consensus::default(); waves],
            changes,
            earlier_changes,
            says_do: Vec::new(),
            divided: vec![Vec::new(); waves],
            plan: ActionPlan::default(),
            own_texts: OwnTexts::default(),
        };
        analysis.says_do = (0..waves).map(|wave| say_do(analysis.view(wave))).collect();
        analysis
    }

    /// Holds what units have agreed on in each wave beside what their people answered.
    pub fn hold_beside(&mut self, agreed: &[Responses]) {
        let waves = self.assessment.waves.iter().zip(agreed);
        let held = waves.map(|(wave, agreed)| Consensus::of(&self.assessment, &wave.questionnaire, agreed));
        self.consensus = held.collect();
        self.consensus.resize(self.assessment.waves.len(), Consensus::default());
    }

    /// Looks in one wave for workplaces whose people answer very differently, which takes more sums than scores do.
    pub fn look_for_divided(&mut self, wave: usize, responses: &Responses) {
        self.divided[wave] = divided(self.view(wave), &self.tallies[wave], responses);
    }

    /// Withholds the counts of which too few have come since earlier runs told them.
    pub fn keep_counts_back(&mut self, earlier: &Earlier) {
        let few = earlier.few_since(self);
        self.scores.iter_mut().zip(few).for_each(|(scores, few)| scores.keep_counts_back(&few));
    }

    /// Takes up a plan as the newest answers have it: what its file says of them may be older than they are.
    pub fn take_up(&mut self, plan: ActionPlan, as_of: Option<Date>) {
        self.plan = ActionPlan { as_of: self.as_of(as_of), ..plan };
        self.judge_plan();
    }

    /// The day on which lateness is judged: the one that is asked for, else that of the newest wave, where it has one.
    #[must_use]
    pub fn as_of(&self, asked: Option<Date>) -> Option<Date> {
        asked.or_else(|| self.assessment.waves.last()?.date)
    }

    /// Notes with each action of the plan what the newest answers say of it.
    pub fn judge_plan(&mut self) {
        let newest = self.assessment.waves.len().saturating_sub(1);
        let signs = signs(self, newest, &self.plan.actions);
        self.plan.actions.iter_mut().zip(signs).for_each(|(action, sign)| action.sign = sign);
    }

    /// The wave with this place, its questionnaire and its scores.
    #[must_use]
    pub fn view(&self, wave: usize) -> WaveView<'_> {
        WaveView {
            assessment: &self.assessment,
            wave: &self.assessment.waves[wave],
            scores: &self.scores[wave],
            comments: &self.comments[wave],
            consensus: &self.consensus[wave],
        }
    }

    /// The newest wave.
    #[must_use]
    pub fn latest(&self) -> WaveView<'_> {
        self.view(self.assessment.waves.len() - 1)
    }
}

/// One wave, with all that is needed to speak of it.
#[derive(Debug, Clone, Copy)]
pub struct WaveView<'a> {
    /// What was assessed.
    pub assessment: &'a Assessment,
    /// The round.
    pub wave: &'a Wave,
    /// What may be shown of it.
    pub scores: &'a WaveScores,
    /// What may be read of what was written.
    comments: &'a Comments,
    /// What units have agreed on.
    consensus: &'a Consensus,
}

impl<'a> WaveView<'a> {
    /// What was asked.
    #[must_use]
    pub fn questionnaire(&self) -> &'a Questionnaire {
        &self.wave.questionnaire
    }

    /// What may be shown of a unit.
    #[must_use]
    pub fn unit(&self, ix: UnitIx) -> &'a UnitScores {
        self.scores.unit(ix)
    }

    /// How many work in a unit or, where that is not known, how many have answered, as far as that is shown; and whether it is the former.
    #[must_use]
    pub fn people(&self, unit: UnitIx) -> Option<(u64, bool)> {
        let known = self.assessment.units[unit].headcount.map(|people| (u64::from(people), true));
        known.or_else(|| self.unit(unit).respondents.map(|people| (people, false)))
    }

    /// What may be shown of a unit's node that is named; waves may have it in different places.
    #[must_use]
    pub fn named(&self, unit: UnitIx, node: &NodeId) -> Option<&'a NodeScore> {
        self.node(unit, self.questionnaire().find(node.as_str())?)
    }

    /// What may be shown of a unit's node.
    #[must_use]
    pub fn node(&self, unit: UnitIx, node: NodeIx) -> Option<&'a NodeScore> {
        self.unit(unit).node(node)
    }

    /// What a unit has agreed on, where anything is shown of what its people answered.
    #[must_use]
    pub fn agreed(&self, unit: UnitIx) -> Option<&'a Agreed> {
        self.unit(unit).respondents.and(self.consensus.of_unit(unit))
    }

    /// The comments that are read at a unit; none where few have come or gone since an earlier run told what it told.
    pub fn comments(&self, unit: UnitIx) -> impl Iterator<Item = &'a Comment> + use<'a> {
        let is_open = !self.scores.release().is_kept_back(unit);
        self.comments.at(unit).filter(move |_| is_open)
    }

    /// The stories of a unit and of the units in it; of none in which few have come or gone since an earlier run told what it told.
    pub fn stories(&self, unit: UnitIx) -> impl Iterator<Item = &'a Comment> + use<'a> {
        let release = self.scores.release();
        self.comments
            .stories(&self.assessment.units, unit)
            .filter(move |story| !release.is_kept_back(story.unit) && !release.is_kept_back(unit))
    }

    /// For how many of how many a whole's scores speak, and whether that is enough to say how sure those that sum up are.
    #[must_use]
    pub fn coverage(&self, unit: UnitIx) -> Option<(Coverage, bool)> {
        let coverage = self.unit(unit).coverage?;
        let shown = [NodeKind::Readiness, NodeKind::Index].map(|kind| self.summary(unit, kind));
        let sure = shown.into_iter().flatten().all(|score| score.estimate.precision.is_some());
        Some((coverage, sure || !coverage.is_too_small()))
    }

    /// Those of these nodes that fewer workplaces speak for than for the unit as a whole, by how many. What stands in such a node and speaks
    /// for as many is not told beside it.
    #[must_use]
    pub fn speaking_for_fewer(
        &self,
        unit: UnitIx,
        nodes: impl IntoIterator<Item = NodeIx>,
    ) -> Vec<(Coverage, Vec<NodeIx>)> {
        let of = |node: NodeIx| self.node(unit, node)?.speaks_for;
        let mut found: Vec<(Coverage, Vec<NodeIx>)> = Vec::new();
        for node in nodes {
            let Some(coverage) = of(node) else { continue };
            if self.questionnaire()[node].parent.and_then(of) == Some(coverage) {
                continue;
            }
            match found.iter_mut().find(|(other, _)| *other == coverage) {
                Some((_, nodes)) => nodes.push(node),
                None => found.push((coverage, vec![node])),
            }
        }
        found
    }

    /// The score of the prerequisites or the core areas together.
    #[must_use]
    pub fn summary(&self, unit: UnitIx, kind: NodeKind) -> Option<&'a NodeScore> {
        self.scores.summary(self.questionnaire(), unit, kind)
    }
}
