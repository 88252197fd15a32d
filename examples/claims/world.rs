//! A questionnaire of eight areas, and assessments with it.

use std::sync::Arc;

use mognad::model::{
    AnswerOption, Answering, Assessment, Axis, Combine, Digest, Field, Group, Item, Lang, Level, LevelId,
    Localized, MissingPolicy, Mode, Node, NodeBody, NodeId, NodeIx, NodeKind, NodeLevel, OptionId, OwnWords,
    Points, Position, PositionId, Questionnaire, QuestionnaireParts, Respondents, Rollup, Scale, ScaleId,
    Share, Unit, UnitId, UnitTree, Wave, WaveId, Weight,
};

/// Areas of the large questionnaire; the small one has the first of them alone.
pub const AREAS: usize = 8;

/// The areas that are prerequisites, as in most questionnaires of this kind.
const PREREQUISITES: usize = 3;

/// What is asked.
#[derive(Debug)]
pub struct World {
    pub questionnaire: Arc<Questionnaire>,
    /// Per item, its area.
    pub item_areas: Vec<usize>,
    /// The areas.
    pub areas: Vec<NodeIx>,
}

impl World {
    /// So many areas with four questions of five stages each; in every second of them, these are in two groups.
    pub fn of(areas: usize) -> Self {
        Self::with_levels(areas, &[])
    }

    /// The same with levels that begin at these points in every group.
    pub fn with_levels(areas: usize, from: &[Points]) -> Self {
        let mut nodes = Vec::new();
        for area in 0..areas {
            let kind =
                if areas > 1 && area < PREREQUISITES { NodeKind::Prerequisite } else { NodeKind::Core };
            let id = format!("area-{area}");
            nodes.push(node(&id, kind, None, group(from)));
            for at in 0..4 {
                let mut parent = id.clone();
                if area % 2 == 1 {
                    parent = format!("{id}-group-{}", at / 2);
                    if at % 2 == 0 {
                        nodes.push(node(&parent, NodeKind::Group, Some(&id), group(from)));
                    }
                }
                nodes.push(node(&format!("{id}-item-{at}"), NodeKind::Item, Some(&parent), item()));
            }
        }
        for (kind, of) in [(NodeKind::Readiness, NodeKind::Prerequisite), (NodeKind::Index, NodeKind::Core)] {
            if nodes.iter().any(|node| node.kind == of) {
                nodes.push(node(kind.code(), kind, None, group(from)));
            }
        }
        let parts = QuestionnaireParts {
            id: NodeId::parse("made-up").expect("an id"),
            version: "1".to_owned(),
            languages: Lang::ALL.map(Into::into).to_vec(),
            words: OwnWords::default(),
            plain_lists: mognad::model::PlainLists::new(),
            title: Localized::same("Made up"),
            description: None,
            digest: Digest([0; 32]),
            levels: (0..from.len()).map(level).collect(),
            nodes,
            positions: Vec::new(),
        };
        let questionnaire = Questionnaire::new(parts).expect("a sound questionnaire");
        let found: Vec<NodeIx> = questionnaire.areas().map(|(ix, _)| ix).collect();
        let area_of = |item: &NodeIx| {
            let area = questionnaire.area_of(*item).expect("an area");
            found.iter().position(|ix| *ix == area).expect("one of the areas")
        };
        let item_areas = questionnaire.items().iter().map(area_of).collect();
        Self { item_areas, areas: found, questionnaire: Arc::new(questionnaire) }
    }

    /// An assessment without answers, of so many waves.
    pub fn assessment(&self, waves: usize, units: UnitTree, rollup: Rollup) -> Assessment {
        let wave = |at: usize| Wave {
            id: WaveId::parse(&format!("w{at}")).expect("an id"),
            date: None,
            questionnaire: Arc::clone(&self.questionnaire),
        };
        Assessment {
            title: Localized::same("Made up"),
            language: None,
            questionnaire: Arc::clone(&self.questionnaire),
            mode: Mode::Survey,
            min_group: Assessment::DEFAULT_MIN_GROUP,
            min_item_group: Assessment::DEFAULT_MIN_ITEM_GROUP,
            min_role_group: Assessment::DEFAULT_MIN_ROLE_GROUP,
            rollup,
            respondents: Respondents::PerWave,
            comments: true,
            finite_population: false,
            min_change: Assessment::DEFAULT_MIN_CHANGE,
            organisation: mognad::model::Organisation::default(),
            waves: (0..waves).map(wave).collect(),
            waiting: Vec::new(),
            figures: mognad::model::Figures::default(),
            units,
        }
    }

    /// The summaries and areas, which stand in one table.
    pub fn table(&self) -> Vec<NodeIx> {
        let nodes = self.questionnaire.nodes();
        nodes.filter(|(_, node)| node.kind.is_summary() || node.kind.is_area()).map(|(ix, _)| ix).collect()
    }
}

/// A picture with a vertical line for readiness and a horizontal one for the index, at these points.
pub fn picture(questionnaire: &Questionnaire, [x, y]: [f64; 2]) -> Position {
    let axis = |kind: NodeKind, from: f64| Axis {
        node: questionnaire.summary(kind).expect("a summary"),
        from: Points::new(from).expect("points"),
    };
    let field = || Field {
        id: PositionId::parse("field").expect("an id"),
        name: Localized::same("field"),
        text: Localized::same("field"),
    };
    Position {
        id: PositionId::parse("picture").expect("an id"),
        title: Localized::same("picture"),
        x: axis(NodeKind::Readiness, x),
        y: axis(NodeKind::Index, y),
        fields: [field(), field(), field(), field()],
    }
}

/// Units with their parents' places and how many work there, parents first.
pub fn units(declared: &[(Option<usize>, Option<usize>)]) -> UnitTree {
    let unit = |(at, (parent, headcount)): (usize, &(Option<usize>, Option<usize>))| {
        let id = format!("unit-{at}");
        let headcount = headcount.map(|people| people as u32);
        let unit = Unit {
            id: UnitId::parse(&id).expect("an id"),
            name: Localized::same(&id),
            parent: None,
            children: Vec::new(),
            depth: 0,
            headcount,
            invited: None,
            invited_by_role: std::collections::BTreeMap::new(),
            targets: std::collections::BTreeMap::new(),
            weights: std::collections::BTreeMap::new(),
        };
        (unit, *parent)
    };
    UnitTree::new(declared.iter().enumerate().map(unit).collect()).expect("a tree of units")
}

fn node(id: &str, kind: NodeKind, parent: Option<&str>, body: NodeBody<NodeId>) -> Node<NodeId> {
    Node {
        id: NodeId::parse(id).expect("an id"),
        kind,
        parent: parent.map(|id| NodeId::parse(id).expect("an id")),
        name: Localized::same(id),
        short: Localized::same(id),
        description: None,
        weight: Weight::ONE,
        audience: None,
        body,
    }
}

fn level(at: usize) -> Level {
    let id = format!("level-{at}");
    Level {
        name: Localized::same(&id),
        id: LevelId::parse(&id).expect("an id"),
        text: None,
        text_for_whole: None,
    }
}

fn group(from: &[Points]) -> NodeBody<NodeId> {
    let level = |from: &Points| NodeLevel {
        from: *from,
        text: None,
        text_for_whole: None,
        advice_for_whole: None,
        requires: Vec::new(),
    };
    NodeBody::Group(Group {
        children: Vec::new(),
        also: Vec::new(),
        combine: Combine::Mean,
        range: None,
        min_answered: Share::HALF,
        min_group: None,
        shown_if: None,
        rests_on: Vec::new(),
        optional: false,
        levels: from.iter().map(level).collect(),
    })
}

fn item() -> NodeBody<NodeId> {
    let option = |at: usize| {
        let id = (at + 1).to_string();
        let label = Localized::same(&id);
        AnswerOption {
            label,
            id: OptionId::parse(&id).expect("an id"),
            points: Points::equally_spaced(at, 5),
        }
    };
    let scale = Scale::new(ScaleId::parse("five").expect("an id"), (0..5).map(option).collect());
    NodeBody::Item(Item {
        revision: 1,
        help: None,
        answering: Answering::Choice(Arc::new(scale.expect("a scale"))),
        shown_if: None,
        consent: None,
        scored: true,
        reverse: false,
        missing: MissingPolicy::LeaveOut,
        dont_know: MissingPolicy::LeaveOut,
        not_applicable: MissingPolicy::LeaveOut,
        anchors: Vec::new(),
        advice: Vec::new(),
        advice_for_whole: Vec::new(),
        effort: Weight::ONE,
        accepts: Vec::new(),
    })
}
