//! JSON, format 1.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::Extract;
use super::figures::{self, KeyFigure};
use crate::insight::{
    Aim, Change, Changes, Comment, SayDo, WaveView, WeakGround, aims, asked_at, weak_ground,
};
use crate::model::{LevelIx, NodeIx, NodeKind, Questionnaire, UnitIx};
use crate::psychometrics::Shrunken;
use crate::report::json::to_text;
use crate::score::{AnswerStates, Blocker, Coverage, Gate, Interval};

#[derive(Serialize)]
struct Root<'a> {
    format: u8,
    questionnaire: AskedWith<'a>,
    /// Groups of fewer respondents are not shown.
    min_group: u32,
    /// Whether units' own intervals are about those who work there now.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    finite_population: bool,
    /// Nor are figures of single questions.
    min_item_group: u32,
    /// What the changes in the last wave are to be read with.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Compared<'a>>,
    waves: Vec<Wave<'a>>,
}

#[derive(Serialize)]
struct Compared<'a> {
    from: &'a str,
    to: &'a str,
    common_items: usize,
    items: usize,
    /// A change of less, 0–100, does not count as one.
    min_change: f64,
    respondents: &'static str,
}

#[derive(Serialize)]
struct AskedWith<'a> {
    id: &'a str,
    version: &'a str,
    digest: String,
}

#[derive(Serialize)]
struct Wave<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// Where the wave asked something else than the assessment as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    questionnaire: Option<AskedWith<'a>>,
    #[serde(serialize_with = "one_by_one")]
    units: Units<'a>,
}

/// The units asked for in a wave, each made when it is written: with thousands, all of them would take more room than their text.
struct Units<'a> {
    extract: &'a Extract<'a>,
    wave: usize,
    asked_for: &'a [UnitIx],
}

fn one_by_one<S: Serializer>(units: &Units<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let Units { extract, wave, asked_for } = units;
    let aims = |ix| aims(extract.analysis, *wave, ix);
    let says_do = &extract.analysis.says_do[*wave];
    serializer.collect_seq(asked_for.iter().map(|ix| unit(extract, *wave, *ix, (&aims(*ix), says_do))))
}

#[derive(Serialize)]
struct Unit<'a> {
    id: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    headcount: Option<u32>,
    /// For how many workplaces of how many the scores speak, and for how many of the people who work there.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaks_for: Option<SpeaksFor>,
    invited: Option<u32>,
    respondents: Option<u64>,
    answers: Option<Answers>,
    readiness: Option<f64>,
    index: Option<f64>,
    /// What nodes weigh in the unit, where that is not what the questionnaire says.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    weights: BTreeMap<&'a str, f64>,
    /// What was written by its people, and by those of parts where too few were asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comments: Vec<Written<'a>>,
    /// The stories that are told with its name; at what all units are part of, those that are told without a name too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stories: Vec<Written<'a>>,
    /// Key figures from registers beside the scores.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<KeyFigure<'a>>,
    nodes: Vec<Node<'a>>,
}

#[derive(Serialize)]
struct Written<'a> {
    item: &'a str,
    text: &'a str,
    /// Of a story: whether it is told with the unit's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    names_unit: Option<bool>,
}

#[derive(Serialize)]
pub struct Answers {
    valued: u64,
    dont_know: u64,
    not_applicable: u64,
    not_answered: u64,
}

impl From<AnswerStates> for Answers {
    fn from(states: AnswerStates) -> Self {
        let AnswerStates { valued, dont_know, not_applicable, not_answered } = states;
        Self { valued, dont_know, not_applicable, not_answered }
    }
}

#[derive(Serialize)]
struct Node<'a> {
    id: &'a str,
    kind: &'static str,
    parent: Option<&'a str>,
    score: Option<f64>,
    n: Option<u64>,
    sd: Option<f64>,
    ci: Option<[f64; 2]>,
    level: Option<&'a str>,
    uncapped_level: Option<&'a str>,
    blocked_by: Vec<BlockedBy<'a>>,
    suppressed: bool,
    #[serde(flatten)]
    more: More<'a>,
}

/// What stands with a node only where it has it.
#[derive(Serialize)]
struct More<'a> {
    /// `false` for what is never scored because it is an entry question, or a group of nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    scored: Option<bool>,
    /// Whether the score is only told to be below 5 or above 95.
    #[serde(skip_serializing_if = "Option::is_none")]
    coded: Option<&'static str>,
    /// Where no figure is shown: which stage the score is nearest to, from 1, and of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest_stage: Option<[usize; 2]>,
    /// The range that the score is shown on, where it is not 0–100.
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<[f64; 2]>,
    /// The fewest respondents that it may be shown of, where the questionnaire asks for more than the assessment does.
    #[serde(skip_serializing_if = "Option::is_none")]
    min_group: Option<u64>,
    /// The score on that range.
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<f64>,
    /// For how many workplaces of how many it speaks, where those are fewer than behind the unit's scores together.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaks_for: Option<SpeaksFor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stages: Option<Stages<'a>>,
    /// What it rests on that has not come as far as it should; without a figure where only its stage is shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    weak_ground: Vec<BlockedBy<'a>>,
    /// The parts that the score, a mean, hides: they are a level or more below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hides: Vec<&'a str>,
    /// The score wanted, 0–100.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_share: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<f64>,
    /// Since the wave before, over the items that both asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Changed>,
    /// How many were asked, where only some roles are asked anything of it and it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<u64>,
    /// What the unit agreed on once everybody had answered, 0–100.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed: Option<f64>,
    /// The score drawn toward the others', 0–100, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    shrunken: Option<f64>,
    /// How much of it is the unit's own score, 0–1.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_weight: Option<f64>,
}

#[derive(Serialize)]
struct SpeaksFor {
    workplaces: u64,
    of: u64,
    people: Option<[u64; 2]>,
    /// Whether there may be fewer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    at_most: bool,
}

impl From<Coverage> for SpeaksFor {
    fn from(coverage: Coverage) -> Self {
        let people = coverage.people.map(|(answered, all)| [answered, all]);
        Self { workplaces: coverage.answered, of: coverage.workplaces, people, at_most: coverage.at_most }
    }
}

#[derive(Serialize)]
struct Changed {
    before: f64,
    now: f64,
    points: f64,
    ci: Option<[f64; 2]>,
    p: Option<f64>,
    method: &'static str,
    pairs: Option<u64>,
    verdict: &'static str,
    /// The smallest change that would have been found sure four times out of five.
    visible: Option<f64>,
    /// What is said of it in a list of all units.
    listed: &'static str,
}

impl From<&Change> for Changed {
    fn from(change: &Change) -> Self {
        let difference = &change.difference;
        Self {
            before: change.before,
            now: change.now,
            points: difference.points,
            ci: difference.interval.map(Interval::ends),
            p: difference.p,
            method: change.method.code(),
            pairs: change.method.pairs(),
            verdict: change.verdict.code(),
            visible: difference.judged.visible,
            listed: change.listed_verdict.code(),
        }
    }
}

#[derive(Serialize)]
struct Stages<'a> {
    reached: usize,
    of: usize,
    value: f64,
    blocked_at: Option<&'a str>,
}

#[derive(Serialize)]
struct BlockedBy<'a> {
    node: &'a str,
    needs: f64,
    has: Option<f64>,
}

pub fn render(extract: &Extract<'_>) -> serde_json::Result<String> {
    let questionnaire = &extract.analysis.assessment.questionnaire;
    let units = extract.chosen_units();
    let root = Root {
        format: 1,
        questionnaire: asked_with(questionnaire),
        min_group: extract.analysis.assessment.min_group,
        finite_population: extract.analysis.assessment.finite_population,
        min_item_group: extract.analysis.assessment.min_item_group,
        changes: extract
            .waves
            .iter()
            .find_map(|at| extract.changes(*at))
            .map(|changes| compared(extract, changes)),
        waves: extract.waves.iter().map(|at| wave(extract, *at, &units)).collect(),
    };
    // Root, waves, wave, units, unit, nodes; then a line per node.
    to_text(&root, 6)
}

fn compared<'a>(extract: &Extract<'a>, changes: &Changes) -> Compared<'a> {
    let assessment = &extract.analysis.assessment;
    let id = |wave: usize| assessment.waves[wave].id.as_str();
    Compared {
        from: id(changes.from),
        to: id(changes.to),
        common_items: changes.common_items,
        items: changes.items,
        min_change: assessment.min_change.value(),
        respondents: assessment.respondents.code(),
    }
}

fn asked_with(questionnaire: &Questionnaire) -> AskedWith<'_> {
    AskedWith {
        id: questionnaire.id().as_str(),
        version: questionnaire.version(),
        digest: questionnaire.digest().to_string(),
    }
}

fn wave<'a>(extract: &'a Extract<'a>, at: usize, units: &'a [UnitIx]) -> Wave<'a> {
    let view = extract.analysis.view(at);
    let own = Some(view.questionnaire()).filter(|own| **own != *view.assessment.questionnaire);
    Wave {
        id: view.wave.id.as_str(),
        date: view.wave.date.map(|date| date.to_string()),
        questionnaire: own.map(asked_with),
        units: Units { extract, wave: at, asked_for: units },
    }
}

fn unit<'a>(
    extract: &'a Extract<'a>,
    wave: usize,
    ix: UnitIx,
    (aims, says_do): (&[Option<Aim>], &[SayDo]),
) -> Unit<'a> {
    let view = extract.analysis.view(wave);
    let changes = extract.changes(wave);
    let tree = &view.assessment.units;
    let unit = &tree[ix];
    let mean = |kind| view.summary(ix, kind).map(|score| score.estimate.mean);
    Unit {
        id: unit.id.as_str(),
        name: unit.name.get(extract.lang),
        parent: unit.parent.map(|parent| tree[parent].id.as_str()),
        headcount: unit.headcount,
        speaks_for: view.unit(ix).coverage.map(SpeaksFor::from),
        invited: unit.invited,
        respondents: view.unit(ix).respondents,
        answers: view.unit(ix).all_answers.map(Answers::from),
        readiness: mean(NodeKind::Readiness),
        index: mean(NodeKind::Index),
        weights: view
            .questionnaire()
            .weights_of(ix)
            .map(|(node, weight)| (view.questionnaire()[node].id.as_str(), weight.value()))
            .collect(),
        comments: view.comments(ix).map(|comment| written(view, comment, None)).collect(),
        stories: view
            .stories(ix)
            .filter(|story| story.unit == ix)
            .map(|story| written(view, story, Some(story.names_unit)))
            .collect(),
        figures: figures::of_unit(view, ix, says_do),
        nodes: view
            .questionnaire()
            .nodes()
            .zip(aims)
            .map(|((node, what), aim)| {
                let beside = Beside {
                    aim: aim.as_ref(),
                    change: changes.and_then(|changes| changes.at(ix, &what.id)),
                    shrunken: extract.shrunken(wave, ix, node),
                };
                self::node(view, ix, node, beside)
            })
            .collect(),
    }
}

/// What is known of a unit's node besides its score.
#[derive(Clone, Copy)]
struct Beside<'a> {
    aim: Option<&'a Aim>,
    change: Option<&'a Change>,
    shrunken: Option<&'a Shrunken>,
}

fn written<'a>(view: WaveView<'a>, comment: &'a Comment, names_unit: Option<bool>) -> Written<'a> {
    Written { item: view.questionnaire()[comment.item].id.as_str(), text: &comment.text, names_unit }
}

fn node<'a>(view: WaveView<'a>, unit: UnitIx, ix: NodeIx, beside: Beside<'_>) -> Node<'a> {
    let questionnaire = view.questionnaire();
    let (node, score) = (&questionnaire[ix], view.node(unit, ix));
    let level = |level: Option<LevelIx>| level.map(|ix| questionnaire.levels()[ix.at()].id.as_str());
    let blocked = |blocker: &Blocker| BlockedBy {
        node: questionnaire[blocker.node].id.as_str(),
        needs: blocker.needs.value(),
        has: blocker.has,
    };
    let estimate = score.map(|score| &score.estimate);
    let standing = score.map(|score| &score.standing);
    let of_gate = score.and_then(|score| score.gate.as_ref()).map_or(&[][..], |gate| &gate.blockers);
    let of_level = standing.map_or(&[][..], |standing| &standing.blockers);
    Node {
        id: node.id.as_str(),
        kind: node.kind.code(),
        parent: node.parent.map(|parent| questionnaire[parent].id.as_str()),
        score: estimate.map(|estimate| estimate.mean),
        n: estimate.map(|estimate| estimate.n),
        sd: estimate.and_then(|estimate| estimate.sd),
        ci: estimate.and_then(|estimate| estimate.interval()).map(Interval::ends),
        level: standing.and_then(|standing| level(standing.level)),
        uncapped_level: standing.and_then(|standing| level(standing.uncapped)),
        blocked_by: of_gate.iter().chain(of_level).map(blocked).collect(),
        suppressed: score.is_none() && questionnaire.is_told(ix),
        more: more(view, unit, ix, beside),
    }
}

fn more<'a>(view: WaveView<'a>, unit: UnitIx, ix: NodeIx, beside: Beside<'_>) -> More<'a> {
    let questionnaire = view.questionnaire();
    let (scores, score) = (view.unit(unit), view.node(unit, ix));
    let id = |node: NodeIx| questionnaire[node].id.as_str();
    let stages = |gate: &Gate| Stages {
        reached: gate.reached,
        of: gate.stages,
        value: gate.value,
        blocked_at: gate.blocked_at.map(id),
    };
    let range = questionnaire.range_of(ix);
    let least = view.assessment.least_of(questionnaire, ix);
    let hides = score.into_iter().flat_map(|score| score.hides.nodes());
    let weak = weak_ground(view, unit, ix).into_iter();
    let ground = |ground: WeakGround| BlockedBy {
        node: id(ground.node),
        needs: ground.at_least.value(),
        has: ground.has.map(|estimate| estimate.mean),
    };
    More {
        scored: (!questionnaire.is_told(ix)).then_some(false),
        coded: score.and_then(|score| score.estimate.grain.code()),
        nearest_stage: scores.named_stage(questionnaire, ix).map(|(at, of)| [at, of]),
        range: range.map(|range| [range.ends().0, range.ends().1]),
        min_group: (least > u64::from(view.assessment.min_group)).then_some(least),
        shown: range.zip(score).map(|(range, score)| range.show(score.estimate.mean)),
        speaks_for: score.and_then(|score| score.speaks_for).map(SpeaksFor::from),
        stages: score.and_then(|score| score.gate.as_ref()).map(stages),
        weak_ground: weak.map(ground).collect(),
        hides: hides.map(id).collect(),
        target: beside.aim.map(|aim| aim.target),
        target_share: beside.aim.and_then(|aim| aim.share),
        progress: beside.aim.and_then(|aim| aim.progress),
        change: beside.change.map(Changed::from),
        asked: asked_at(&view.assessment.units, questionnaire, unit, ix),
        agreed: view.agreed(unit).and_then(|agreed| agreed.score(ix)),
        shrunken: beside.shrunken.map(|shrunken| shrunken.mean),
        own_weight: beside.shrunken.map(|shrunken| shrunken.weight),
    }
}
