//! Several assessments of the same questionnaire, side by side: whose units can be set beside each other, and at what.

use crate::model::{NodeIx, Questionnaire, UnitIx};

use super::{Analysis, WaveView};

/// Assessments of which the newest waves asked the same, or the same in part. One alone is joined with nobody.
#[derive(Debug, Clone)]
pub struct Joined<'a> {
    members: Vec<Member<'a>>,
    /// The nodes of the first's questionnaire that mean the same in all.
    common: Vec<NodeIx>,
}

/// One of them.
#[derive(Debug, Clone)]
struct Member<'a> {
    analysis: &'a Analysis,
    wave: usize,
    /// Per node of the first's questionnaire, the one that it is here, where it means the same.
    nodes: Vec<Option<NodeIx>>,
}

/// A unit of one of the assessments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which assessment, from 0.
    pub member: usize,
    /// Which of its units.
    pub unit: UnitIx,
}

/// Why assessments cannot be joined: no area means the same in one of them as in the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Which of them, from 0.
    pub member: usize,
    /// How many questions both ask in the same way.
    pub common_items: usize,
    /// How many the first asks.
    pub items: usize,
    /// The ids of what the first has and the other has not, or has in another way: areas, and the questions in them that differ.
    pub differing: Vec<String>,
}

impl<'a> Joined<'a> {
    /// Joins the newest waves of some assessments.
    ///
    /// Where questionnaires have the same digest everything means the same. Elsewhere a question does that has the same id and revision, is asked
    /// of the same people, and is answered and counted alike; and a group that puts the same together by the same rule.
    ///
    /// # Errors
    /// Says what differs where no area is common to all.
    pub fn of(analyses: &[&'a Analysis]) -> Result<Self, Apart> {
        Self::at(analyses.iter().map(|analysis| (*analysis, analysis.assessment.waves.len() - 1)))
    }

    /// One wave of one assessment.
    pub(super) fn alone(analysis: &'a Analysis, wave: usize) -> Self {
        let nodes = analysis.view(wave).questionnaire().nodes().map(|(node, _)| node);
        let common: Vec<NodeIx> = nodes.collect();
        let nodes = common.iter().copied().map(Some).collect();
        Self { members: vec![Member { analysis, wave, nodes }], common }
    }

    fn at(waves: impl Iterator<Item = (&'a Analysis, usize)>) -> Result<Self, Apart> {
        let waves: Vec<(&'a Analysis, usize)> = waves.collect();
        let Some((first, wave)) = waves.first() else {
            return Ok(Self { members: Vec::new(), common: Vec::new() });
        };
        let ours = first.view(*wave).questionnaire();
        let mut members = Vec::with_capacity(waves.len());
        for (at, (analysis, wave)) in waves.iter().enumerate() {
            let theirs = analysis.view(*wave).questionnaire();
            let nodes = counterparts(ours, theirs);
            if !ours.areas().any(|(area, _)| nodes[area.at()].is_some()) {
                return Err(apart(at, ours, &nodes));
            }
            members.push(Member { analysis, wave: *wave, nodes });
        }
        let is_common =
            |node: &NodeIx| members.iter().all(|member: &Member<'_>| member.nodes[node.at()].is_some());
        let common: Vec<NodeIx> = ours.nodes().map(|(node, _)| node).filter(is_common).collect();
        if !ours.areas().any(|(area, _)| common.contains(&area)) {
            // Each shares an area with the first, and no area is in all.
            let last = members.len() - 1;
            let nodes: Vec<Option<NodeIx>> =
                ours.nodes().map(|(node, _)| common.contains(&node).then_some(node)).collect();
            return Err(apart(last, ours, &nodes));
        }
        Ok(Self { members, common })
    }

    /// How many assessments there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The questionnaire in whose nodes everything is told: the first's.
    #[must_use]
    pub fn questionnaire(&self) -> &'a Questionnaire {
        self.view(0).questionnaire()
    }

    /// Everything that was computed of an assessment, and the wave that counts.
    #[must_use]
    pub fn analysis(&self, member: usize) -> (&'a Analysis, usize) {
        (self.members[member].analysis, self.members[member].wave)
    }

    /// An assessment's wave.
    #[must_use]
    pub fn view(&self, member: usize) -> WaveView<'a> {
        let (analysis, wave) = self.analysis(member);
        analysis.view(wave)
    }

    /// The areas that mean the same in all.
    pub fn areas(&self) -> impl Iterator<Item = NodeIx> {
        let questionnaire = self.questionnaire();
        self.common.iter().copied().filter(|node| questionnaire[*node].kind.is_area())
    }

    /// What a node is called in the questionnaire of one of the assessments.
    #[must_use]
    pub fn own(&self, member: usize, node: NodeIx) -> Option<NodeIx> {
        self.members[member].nodes.get(node.at()).copied().flatten()
    }

    /// The node of the first's questionnaire that one of another's is.
    pub(super) fn ours(&self, member: usize, theirs: NodeIx) -> Option<NodeIx> {
        self.common.iter().copied().find(|node| self.own(member, *node) == Some(theirs))
    }

    /// How many questions mean the same in all, and how many the first asks.
    #[must_use]
    pub fn common_items(&self) -> (usize, usize) {
        let items = self.questionnaire().items();
        (items.iter().filter(|item| self.common.contains(item)).count(), items.len())
    }

    /// The workplaces of all, in the organisations' order.
    #[must_use]
    pub fn workplaces(&self) -> Vec<Place> {
        let of_member = |member: usize| {
            self.view(member).assessment.units.workplaces().map(move |unit| Place { member, unit })
        };
        (0..self.members.len()).flat_map(of_member).collect()
    }

    /// How many work in a unit or, where that is not known, how many have answered, as far as that is shown; and whether it is the former.
    #[must_use]
    pub fn people(&self, place: Place) -> Option<(u64, bool)> {
        self.view(place.member).people(place.unit)
    }
}

/// Per node of one questionnaire, the one of another that means the same.
fn counterparts(ours: &Questionnaire, theirs: &Questionnaire) -> Vec<Option<NodeIx>> {
    if ours.digest() == theirs.digest() && ours.node_count() == theirs.node_count() {
        return ours.nodes().map(|(node, _)| Some(node)).collect();
    }
    let common = ours.common_items(theirs);
    let mut found: Vec<Option<NodeIx>> = vec![None; ours.node_count()];
    // What is in a group is decided before the group.
    for (node, what) in ours.parts_first() {
        let Some(twin) = theirs.find(what.id.as_str()) else { continue };
        let is_same = match (what.item(), theirs[twin].item(), what.group(), theirs[twin].group()) {
            (Some(mine), Some(other), ..) => {
                let counts = |item: &crate::model::Item| {
                    (item.scored, item.reverse, item.missing, item.dont_know, item.not_applicable)
                };
                common.contains(&what.id)
                    && mine.answering == other.answering
                    && counts(mine) == counts(other)
            }
            (.., Some(mine), Some(other)) => {
                let parts: Vec<NodeIx> = mine.counted().collect();
                let weigh = |questionnaire: &Questionnaire, node: NodeIx| questionnaire[node].weight;
                let is_part = |(part, twin): (&NodeIx, NodeIx)| {
                    found[part.at()] == Some(twin) && weigh(ours, *part) == weigh(theirs, twin)
                };
                parts.len() == other.counted().count()
                    && parts.iter().zip(other.counted()).all(is_part)
                    && mine.combine == other.combine
                    && mine.min_answered == other.min_answered
                    && thresholds(mine) == thresholds(other)
            }
            _ => false,
        };
        if is_same {
            found[node.at()] = Some(twin);
        }
    }
    found
}

fn thresholds(group: &crate::model::Group) -> Vec<crate::model::Points> {
    group.levels.iter().map(|level| level.from).collect()
}

fn apart(member: usize, ours: &Questionnaire, nodes: &[Option<NodeIx>]) -> Apart {
    let items = ours.items();
    let is_common = |node: &&NodeIx| nodes[node.at()].is_some();
    let areas = ours.areas().map(|(area, _)| area);
    let differing = areas.chain(items.iter().copied()).filter(|node| nodes[node.at()].is_none());
    Apart {
        member,
        common_items: items.iter().filter(is_common).count(),
        items: items.len(),
        differing: differing.map(|node| ours[node].id.to_string()).collect(),
    }
}
