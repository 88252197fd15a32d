//! Do the questions of a group belong together, and does each of them do its work.

use crate::model::{Answering, ItemIx, NodeIx, Points};
use crate::psychometrics::{
    Covariance, Undefined, alpha, alpha_without, feldt_interval, item_rest, one_factor,
};
use crate::score::Interval;
use crate::tally::{AnswerCounts, Cell};

use super::{Evidence, Refusal};

/// Of fewer respondents than this nothing is said: what looks like a pattern in their answers is chance.
pub(super) const LEAST_TO_JUDGE: u64 = 10;
/// Below this the questions of a group hardly hang together (J. C. Nunnally and I. H. Bernstein, *Psychometric Theory*, 1994).
const LOW_ALPHA: f64 = 0.7;
/// Two questions that correlate like this say the same.
const SAME: f64 = 0.9;
/// A question that this part of those whom it concerns cannot answer is asked of the wrong people, or in the wrong words.
const MANY_DONT_KNOW: f64 = 0.25;
/// Where this part has the lowest or the highest possible score, a scale does not reach far enough (C. B. Terwee and others,
/// *Journal of Clinical Epidemiology* 60, 2007).
const MANY_AT_AN_END: f64 = 0.15;
/// The fewest questions that make a scale of which that can be said.
const LEAST_OF_A_SCALE: usize = 3;
/// A question to which this part gives one answer tells people apart no longer (D. L. Streiner, G. R. Norman and J. Cairney,
/// *Health Measurement Scales*, 2015).
const MOST: f64 = 0.8;

/// What can be said of a group of questions.
#[derive(Debug, Clone)]
pub struct GroupQuality {
    /// Which group.
    pub node: NodeIx,
    /// How many questions give its score.
    pub items: usize,
    /// How well they hang together.
    pub reliability: Result<Reliability, Refusal>,
    /// The part of people with the lowest possible score; `None` where there are too few people.
    pub floor: Option<f64>,
    /// The part of people with the highest possible score, likewise.
    pub ceiling: Option<f64>,
    /// The questions that stand in the group itself and not in a part of it.
    pub questions: Vec<ItemQuality>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// How well the questions of a group hang together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reliability {
    /// How many answered all of them.
    pub n: u64,
    /// The sum of the questions' variances, in squared points.
    pub of_questions: f64,
    /// The variance of the questions' sum, likewise.
    pub of_sum: f64,
    /// Cronbach's alpha.
    pub alpha: f64,
    /// Feldt's interval.
    pub interval: Option<Interval>,
    /// Omega total of one factor.
    pub omega: Result<f64, Undefined>,
    /// The lowest and the highest correlation of a question with the sum of the others; `None` where some question has no spread.
    pub item_rest: Option<Interval>,
    /// The lowest and the highest correlation of two questions, likewise.
    pub correlations: Option<Interval>,
}

/// What can be said of a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemQuality {
    /// Which question.
    pub node: NodeIx,
    /// Its correlation with the sum of the group's other questions.
    pub item_rest: Option<f64>,
    /// Alpha of the group without it.
    pub alpha_without: Option<f64>,
    /// The part that said "don't know", of those whom it concerns and who said anything; `None` where nobody may know.
    pub dont_know: Option<f64>,
    /// The part whose answer gives the fewest points; `None` where too few answered.
    pub lowest: Option<f64>,
    /// The part whose answer gives the most points, likewise.
    pub highest: Option<f64>,
}

/// Something to look at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Finding {
    /// There is one question, of which nobody can say how reliable it is.
    OneItem,
    /// The questions hardly hang together.
    LowAlpha(f64),
    /// A question goes against the others.
    Against {
        /// Which.
        item: NodeIx,
        /// Its correlation with the rest, below 0.
        correlation: f64,
        /// Whether it is declared to be reversed.
        reversed: bool,
    },
    /// Two questions that say the same.
    Same {
        /// One.
        one: NodeIx,
        /// The other.
        other: NodeIx,
        /// Their correlation.
        correlation: f64,
    },
    /// A question that many do not know the answer to.
    DontKnow {
        /// Which.
        item: NodeIx,
        /// The part of those whom it concerns.
        share: f64,
    },
    /// A question that so few answered that nothing can be said of it.
    FewAnswers(NodeIx),
    /// A question to which everybody gave the same answer.
    NoSpread(NodeIx),
    /// A question to which nearly everybody gave the same answer.
    OneAnswer {
        /// Which.
        item: NodeIx,
        /// The part that gave it.
        share: f64,
    },
    /// Many have the lowest possible score.
    Floor(f64),
    /// Many have the highest possible score.
    Ceiling(f64),
}

/// The groups, given the sums of everybody whose answers count, question by question.
pub(super) fn groups(wave: &Evidence<'_>, answers: &Cell) -> Vec<GroupQuality> {
    let group = |(at, (node, items)): (usize, &(NodeIx, Vec<ItemIx>))| {
        let base = wave.base_of_complete(at, *node, items);
        let detail = wave.detail.over(at, |key| base.as_ref().is_some_and(|base| base.has(key.unit)));
        let few = base.is_none();
        let covariance = match wave.refusal(*node, items) {
            Some(refusal) => Err(refusal),
            None if items.len() > 1 && few => Err(Refusal::TooFew),
            None => Covariance::of(&detail.answers).map_err(Refusal::Undefined),
        };
        let reliability = covariance.as_ref().map_err(|refusal| *refusal).and_then(reliability);
        let ends = |points| share(detail.scores.of(points), detail.scores.total(), wave.enough(*node));
        let own = |(_, item): &(usize, &ItemIx)| {
            let ix = wave.questionnaire().items()[item.at()];
            wave.questionnaire()[ix].parent == Some(*node)
        };
        let counts = |item: &ItemIx| &answers.items[item.at()];
        let covariance = covariance.ok();
        let questions = items.iter().enumerate().filter(own);
        let mut group = GroupQuality {
            node: *node,
            items: items.len(),
            reliability,
            floor: ends(Points::ZERO),
            ceiling: ends(Points::MAX),
            questions: questions
                .map(|(at, item)| question(wave, *item, at, counts(item), covariance.as_ref()))
                .collect(),
            findings: Vec::new(),
        };
        if answers.respondents >= LEAST_TO_JUDGE {
            group.findings = findings(wave, &group, items, &answers.items, covariance.as_ref());
        }
        group
    };
    wave.groups.iter().enumerate().map(group).collect()
}

fn reliability(covariance: &Covariance) -> Result<Reliability, Refusal> {
    let alpha = alpha(covariance).map_err(Refusal::Undefined)?;
    let pairs = (0..covariance.items()).flat_map(|a| (0..a).map(move |b| (a, b)));
    let correlations = pairs.map(|(a, b)| covariance.correlation(&[a], &[b]));
    let all: Vec<usize> = (0..covariance.items()).collect();
    let rests = (0..covariance.items()).map(|item| item_rest(covariance, item));
    Ok(Reliability {
        n: covariance.n(),
        of_questions: all.iter().map(|item| covariance.of_items(*item, *item)).sum(),
        of_sum: covariance.of_sums(&all, &all),
        alpha,
        interval: feldt_interval(alpha, covariance.items(), covariance.n()).ok(),
        omega: one_factor(covariance).map(|model| model.omega),
        item_rest: range(rests),
        correlations: range(correlations),
    })
}

/// The lowest and the highest; `None` where there is none or one is not defined.
fn range(figures: impl Iterator<Item = Result<f64, Undefined>>) -> Option<Interval> {
    let figures: Vec<f64> = figures.collect::<Result<_, _>>().ok()?;
    let ends = figures.iter().map(|figure| Interval { low: *figure, high: *figure });
    ends.reduce(|a, b| Interval { low: a.low.min(b.low), high: a.high.max(b.high) })
}

fn question(
    wave: &Evidence<'_>,
    item: ItemIx,
    at: usize,
    counts: &AnswerCounts,
    covariance: Option<&Covariance>,
) -> ItemQuality {
    let node = wave.questionnaire().items()[item.at()];
    let least = wave.enough(node);
    let concerned = counts.valued + counts.dont_know;
    let dont_know = (counts.valued >= least).then(|| counts.dont_know as f64 / concerned as f64);
    let answered = by_points(wave, node, counts);
    let (first, last) = (answered.first().copied(), answered.last().copied());
    let end = |points: Option<(Points, u64)>| points.and_then(|(_, n)| share(n, counts.valued, least));
    ItemQuality {
        node,
        item_rest: covariance.and_then(|c| item_rest(c, at).ok()),
        alpha_without: covariance.and_then(|c| alpha_without(c, at).ok()),
        dont_know: dont_know.filter(|share| share.is_finite()),
        lowest: end(first),
        highest: end(last),
    }
}

/// How many chose the options of each number of points, from the fewest to the most as they count; empty where there are no options
/// of which one is chosen.
fn by_points(wave: &Evidence<'_>, node: NodeIx, counts: &AnswerCounts) -> Vec<(Points, u64)> {
    let Some(item) = wave.questionnaire()[node].item() else { return Vec::new() };
    if !matches!(item.answering, Answering::Choice(_)) {
        return Vec::new();
    }
    let mut sorted: Vec<(Points, u64)> = Vec::new();
    let mut options: Vec<(Points, u64)> = item
        .answering
        .options()
        .iter()
        .map(|option| if item.reverse { option.points.reversed() } else { option.points })
        .zip(counts.options.iter().copied())
        .collect();
    options.sort();
    for (points, n) in options {
        match sorted.last_mut() {
            Some(last) if last.0 == points => last.1 += n,
            _ => sorted.push((points, n)),
        }
    }
    sorted
}

/// A part of a whole of enough people. How many are in it does not matter: that it is withheld would tell.
fn share(part: u64, whole: u64, enough: u64) -> Option<f64> {
    (whole >= enough.max(1)).then(|| part as f64 / whole as f64)
}

fn findings(
    wave: &Evidence<'_>,
    group: &GroupQuality,
    items: &[ItemIx],
    counts: &[AnswerCounts],
    covariance: Option<&Covariance>,
) -> Vec<Finding> {
    let questionnaire = wave.questionnaire();
    let children = questionnaire[group.node].group().map_or(&[][..], |group| &group.children);
    if matches!(children, [only] if questionnaire[*only].group().is_some()) {
        // All that could be said is said of the group in it.
        return Vec::new();
    }
    let mut found = Vec::new();
    let enough = covariance.filter(|covariance| covariance.n() >= LEAST_TO_JUDGE);
    match &group.reliability {
        Err(Refusal::Undefined(Undefined::TooFewItems)) => found.push(Finding::OneItem),
        Ok(reliability) if enough.is_some() && reliability.alpha < LOW_ALPHA => {
            found.push(Finding::LowAlpha(reliability.alpha));
        }
        _ => {}
    }
    for question in &group.questions {
        let rest = question.item_rest.filter(|_| enough.is_some());
        found.extend(of_question(wave, question, rest, counts));
    }
    let node_of = |at: usize| wave.questionnaire().items()[items[at].at()];
    let is_own = |at: usize| wave.questionnaire()[node_of(at)].parent == Some(group.node);
    for (one, other) in (0..items.len()).flat_map(|a| (a + 1..items.len()).map(move |b| (a, b))) {
        // Questions in one part of the group are told of there.
        let parent = |at: usize| wave.questionnaire()[node_of(at)].parent;
        let is_ours = is_own(one) || parent(one) != parent(other);
        let correlation = enough.and_then(|c| c.correlation(&[one], &[other]).ok());
        if let Some(correlation) = correlation.filter(|r| is_ours && *r >= SAME) {
            found.push(Finding::Same { one: node_of(one), other: node_of(other), correlation });
        }
    }
    // Few questions have few scores, so that many are at the ends of them whatever is asked.
    let many = |share: &f64| *share >= MANY_AT_AN_END && items.len() >= LEAST_OF_A_SCALE;
    found.extend(group.floor.filter(many).map(Finding::Floor));
    found.extend(group.ceiling.filter(many).map(Finding::Ceiling));
    found
}

fn of_question(
    wave: &Evidence<'_>,
    question: &ItemQuality,
    item_rest: Option<f64>,
    counts: &[AnswerCounts],
) -> Vec<Finding> {
    let item = question.node;
    let questionnaire = wave.questionnaire();
    let Some(counts) = questionnaire.item_ix(item).and_then(|ix| counts.get(ix.at())) else {
        return Vec::new();
    };
    let place = questionnaire.item_ix(item).map_or(0, |ix| ix.at());
    let valued: u64 = wave.tally.cells().map(|(_, cell)| cell.items[place].valued).sum();
    if valued < wave.enough(item) {
        return vec![Finding::FewAnswers(item)];
    }
    // Many answered, and nothing may be told of how.
    if counts.valued < wave.enough(item) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(correlation) = item_rest.filter(|r| *r < 0.0) {
        let reversed = questionnaire[item].item().is_some_and(|item| item.reverse);
        found.push(Finding::Against { item, correlation, reversed });
    }
    let asked = counts.valued + counts.dont_know + counts.not_applicable + counts.not_answered;
    let many = |share: &f64| *share >= MANY_DONT_KNOW && asked >= LEAST_TO_JUDGE;
    if let Some(share) = question.dont_know.filter(many) {
        found.push(Finding::DontKnow { item, share });
    }
    if counts.valued < LEAST_TO_JUDGE {
        return found;
    }
    let answers = by_points(wave, item, counts);
    let most = answers.iter().map(|(_, n)| *n).max().and_then(|n| share(n, counts.valued, wave.enough(item)));
    match most {
        Some(1.0) => found.push(Finding::NoSpread(item)),
        Some(share) if share >= MOST => found.push(Finding::OneAnswer { item, share }),
        _ => {}
    }
    found
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_withheld_for_how_many_there_are_and_not_for_what_they_answered() {
        assert_eq!((share(4, 9, 10), share(0, 0, 1)), (None, None));
        assert_eq!(
            (share(0, 40, 10), share(1, 40, 10), share(40, 40, 10)),
            (Some(0.0), Some(0.025), Some(1.0))
        );
    }
}
