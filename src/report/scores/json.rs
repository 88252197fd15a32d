//! JSON, format 1.

use serde::Serialize;

use super::Extract;
use crate::insight::WaveView;
use crate::model::{Lang, LevelIx, NodeIx, NodeKind, Questionnaire, UnitIx};
use crate::report::json::to_text;
use crate::score::{AnswerStates, Blocker, NodeScore};

#[derive(Serialize)]
struct Root<'a> {
    format: u8,
    questionnaire: AskedWith<'a>,
    waves: Vec<Wave<'a>>,
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
    units: Vec<Unit<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    id: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    headcount: Option<u32>,
    invited: Option<u32>,
    respondents: Option<u64>,
    answers: Option<Answers>,
    readiness: Option<f64>,
    index: Option<f64>,
    nodes: Vec<Node<'a>>,
}

#[derive(Serialize)]
struct Answers {
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
}

#[derive(Serialize)]
struct BlockedBy<'a> {
    node: &'a str,
    needs: f64,
    has: Option<f64>,
}

pub fn render(extract: &Extract<'_>) -> String {
    let questionnaire = &extract.analysis.assessment.questionnaire;
    let units = extract.chosen_units();
    let root = Root {
        format: 1,
        questionnaire: asked_with(questionnaire),
        waves: extract.views().map(|view| wave(view, &units, extract.lang)).collect(),
    };
    // Root, waves, wave, units, unit, nodes; then a line per node.
    to_text(&root, 6)
}

fn asked_with(questionnaire: &Questionnaire) -> AskedWith<'_> {
    AskedWith {
        id: questionnaire.id().as_str(),
        version: questionnaire.version(),
        digest: questionnaire.digest().to_string(),
    }
}

fn wave<'a>(view: WaveView<'a>, units: &[UnitIx], lang: Lang) -> Wave<'a> {
    let own = Some(view.questionnaire()).filter(|own| **own != *view.assessment.questionnaire);
    Wave {
        id: view.wave.id.as_str(),
        date: view.wave.date.map(|date| date.to_string()),
        questionnaire: own.map(asked_with),
        units: units.iter().map(|ix| unit(view, *ix, lang)).collect(),
    }
}

fn unit<'a>(view: WaveView<'a>, ix: UnitIx, lang: Lang) -> Unit<'a> {
    let tree = &view.assessment.units;
    let unit = &tree[ix];
    let mean = |kind| view.summary(ix, kind).map(|score| score.estimate.mean);
    Unit {
        id: unit.id.as_str(),
        name: unit.name.get(lang),
        parent: unit.parent.map(|parent| tree[parent].id.as_str()),
        headcount: unit.headcount,
        invited: unit.invited,
        respondents: view.unit(ix).respondents,
        answers: view.unit(ix).all_answers.map(Answers::from),
        readiness: mean(NodeKind::Readiness),
        index: mean(NodeKind::Index),
        nodes: view
            .questionnaire()
            .nodes()
            .map(|(node, _)| self::node(view.questionnaire(), node, view.node(ix, node)))
            .collect(),
    }
}

fn node<'a>(questionnaire: &'a Questionnaire, ix: NodeIx, score: Option<&NodeScore>) -> Node<'a> {
    let node = &questionnaire[ix];
    let level = |level: Option<LevelIx>| level.map(|ix| questionnaire.levels()[ix.at()].id.as_str());
    let blocked = |blocker: &Blocker| BlockedBy {
        node: questionnaire[blocker.node].id.as_str(),
        needs: blocker.needs.value(),
        has: blocker.has,
    };
    let estimate = score.map(|score| &score.estimate);
    let standing = score.map(|score| &score.standing);
    Node {
        id: node.id.as_str(),
        kind: node.kind.code(),
        parent: node.parent.map(|parent| questionnaire[parent].id.as_str()),
        score: estimate.map(|estimate| estimate.mean),
        n: estimate.map(|estimate| estimate.n),
        sd: estimate.and_then(|estimate| estimate.sd),
        ci: estimate.and_then(|estimate| estimate.interval()).map(|interval| [interval.low, interval.high]),
        level: standing.and_then(|standing| level(standing.level)),
        uncapped_level: standing.and_then(|standing| level(standing.uncapped)),
        blocked_by: standing.map(|s| s.blockers.iter().map(blocked).collect()).unwrap_or_default(),
        suppressed: score.is_none(),
    }
}
