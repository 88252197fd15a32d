//! A questionnaire: a versioned tree of groups with items as leaves.
//!
//! The types that refer to other nodes are generic over how: by [`NodeId`] while a questionnaire is being put
//! together, by [`NodeIx`] ever after, when every reference is known to lead somewhere.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Lang, LevelId, Localized, NodeId, Points, PositionId, Scale, Share, Weight};

/// Which node, counted from 0; a group stands before everything in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(pub u16);

impl NodeIx {
    /// The place in a vector that has one element per node.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// Which item, counted from 0 among the items alone; answers stand in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIx(pub u16);

impl ItemIx {
    /// The place in a vector that has one element per item.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// Which level, counted from 0, the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LevelIx(pub u8);

impl LevelIx {
    /// The place in a vector that has one element per level.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// SHA-256 of a questionnaire's content; comments and layout do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha256:")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// The score of the prerequisites together.
    Readiness,
    /// The score of the core areas together.
    Index,
    /// A top-level group that must be in place before the core areas can rise.
    Prerequisite,
    /// A top-level group that is assessed for its own sake.
    Core,
    /// A group inside a group.
    Group,
    /// A question.
    Item,
}

impl NodeKind {
    /// The name in files and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Readiness => "readiness",
            Self::Index => "index",
            Self::Prerequisite => "prerequisite",
            Self::Core => "core",
            Self::Group => "group",
            Self::Item => "item",
        }
    }

    /// Whether the node sums up top-level groups and stands in no file of its own accord.
    #[must_use]
    pub const fn is_summary(self) -> bool {
        matches!(self, Self::Readiness | Self::Index)
    }

    /// Whether the node is a top-level group.
    #[must_use]
    pub const fn is_area(self) -> bool {
        matches!(self, Self::Prerequisite | Self::Core)
    }
}

/// How a group's score comes from its children's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combine {
    /// The weighted mean.
    Mean,
}

/// What a missing answer counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingPolicy {
    /// Left out, its weight too; the group may end up with too little answered.
    LeaveOut,
    /// 0 points.
    Zero,
}

/// A named stage of maturity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// What files call it.
    pub id: LevelId,
    /// What reports call it.
    pub name: Localized,
    /// What it means in general.
    pub text: Option<Localized>,
}

/// A score that another node must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement<N = NodeIx> {
    /// Which node.
    pub node: N,
    /// The least score of the unit at that node.
    pub at_least: Points,
}

/// What a level means and asks in one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeLevel<N = NodeIx> {
    /// The lowest score that is on the level.
    pub from: Points,
    /// What it means here, where something is said of it.
    pub text: Option<Localized>,
    /// What else it takes.
    pub requires: Vec<Requirement<N>>,
}

/// A set of nodes with a rule for their score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<N = NodeIx> {
    /// What the group is made of, in order.
    pub children: Vec<N>,
    /// How the children's scores become one.
    pub combine: Combine,
    /// The least part of the applicable weight that a respondent must have answered.
    pub min_answered: Share,
    /// One per level of the questionnaire, lowest first.
    pub levels: Vec<NodeLevel<N>>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Raised when a change of wording makes answers incomparable.
    pub revision: u32,
    /// A clarification beneath the question.
    pub help: Option<Localized>,
    /// What can be answered.
    pub scale: Arc<Scale>,
    /// Whether agreement means less maturity.
    pub reverse: bool,
    /// What "not answered" counts as.
    pub missing: MissingPolicy,
    /// What "don't know" counts as.
    pub dont_know: MissingPolicy,
    /// What each option looks like in practice; one per option, or none.
    pub anchors: Vec<Localized>,
    /// The next step for who stands at each option; at most one per option.
    pub advice: Vec<Localized>,
}

/// What a node is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeBody<N = NodeIx> {
    /// A group.
    Group(Group<N>),
    /// A question.
    Item(Item),
}

/// A group or an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<N = NodeIx> {
    /// What files call it.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// The group it is a part of. Top-level groups have none, though readiness or the index sums them up.
    pub parent: Option<N>,
    /// The group's name, or the question.
    pub name: Localized,
    /// A label for charts and tables.
    pub short: Localized,
    /// What the group is about.
    pub description: Option<Localized>,
    /// Its weight in the group it is a part of.
    pub weight: Weight,
    /// What it is made of.
    pub body: NodeBody<N>,
}

impl<N> Node<N> {
    /// The group that this node is, if it is one.
    #[must_use]
    pub const fn group(&self) -> Option<&Group<N>> {
        match &self.body {
            NodeBody::Group(group) => Some(group),
            NodeBody::Item(_) => None,
        }
    }

    /// The item that this node is, if it is one.
    #[must_use]
    pub const fn item(&self) -> Option<&Item> {
        match &self.body {
            NodeBody::Group(_) => None,
            NodeBody::Item(item) => Some(item),
        }
    }
}

/// One axis of a picture that places units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis<N = NodeIx> {
    /// Whose score.
    pub node: N,
    /// The lowest score that counts as high.
    pub from: Points,
}

/// One of the four fields of such a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What files call it.
    pub id: PositionId,
    /// What reports call it.
    pub name: Localized,
    /// What to do with a unit there.
    pub text: Localized,
}

/// A picture that places units on two axes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position<N = NodeIx> {
    /// What files call it.
    pub id: PositionId,
    /// What reports call it.
    pub title: Localized,
    /// The horizontal axis.
    pub x: Axis<N>,
    /// The vertical axis.
    pub y: Axis<N>,
    /// The fields: low x and low y, high x and low y, low x and high y, high x and high y.
    pub fields: [Field; 4],
}

/// What a questionnaire is put together from. References are by id, groups list no children,
/// and nodes may stand in any order; siblings keep theirs.
#[derive(Debug, Clone)]
pub struct QuestionnaireParts {
    /// What files call it.
    pub id: NodeId,
    /// The author's version.
    pub version: String,
    /// The languages its texts are complete in, the main one first.
    pub languages: Vec<Lang>,
    /// What reports call it.
    pub title: Localized,
    /// What it is for.
    pub description: Option<Localized>,
    /// The digest of its content.
    pub digest: Digest,
    /// The stages, lowest first.
    pub levels: Vec<Level>,
    /// Groups, items and the summary nodes.
    pub nodes: Vec<Node<NodeId>>,
    /// The pictures.
    pub positions: Vec<Position<NodeId>>,
}

/// A questionnaire whose every reference leads somewhere and whose groups form a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    id: NodeId,
    version: String,
    languages: Vec<Lang>,
    title: Localized,
    description: Option<Localized>,
    digest: Digest,
    levels: Vec<Level>,
    nodes: Vec<Node>,
    items: Vec<NodeIx>,
    by_id: BTreeMap<NodeId, NodeIx>,
    positions: Vec<Position>,
}

impl Questionnaire {
    /// Puts a questionnaire together.
    ///
    /// `None` where an id stands twice, a reference leads nowhere, an item has children, groups form a circle,
    /// or a group's levels are not one per level of the questionnaire. Whoever reads the parts
    /// from a file has already told the person so.
    #[must_use]
    pub fn new(parts: QuestionnaireParts) -> Option<Self> {
        let order = order(&parts.nodes)?;
        let by_id: BTreeMap<NodeId, NodeIx> = order
            .iter()
            .enumerate()
            .map(|(at, from)| Some((parts.nodes[*from].id.clone(), NodeIx(u16::try_from(at).ok()?))))
            .collect::<Option<_>>()?;
        if by_id.len() != parts.nodes.len() {
            return None;
        }
        let find = |id: &NodeId| by_id.get(id).copied();
        let mut nodes = Vec::with_capacity(order.len());
        for from in order {
            nodes.push(parts.nodes[from].resolve(&find)?);
        }
        adopt(&mut nodes);
        let sound = nodes
            .iter()
            .all(|node| node.group().is_none_or(|group| group.levels.len() == parts.levels.len()));
        let positions = parts.positions.iter().map(|p| p.resolve(&find)).collect::<Option<_>>()?;
        let items = ixs(&nodes).filter(|ix| nodes[ix.at()].item().is_some()).collect();
        sound.then_some(Self {
            id: parts.id,
            version: parts.version,
            languages: parts.languages,
            title: parts.title,
            description: parts.description,
            digest: parts.digest,
            levels: parts.levels,
            nodes,
            items,
            by_id,
            positions,
        })
    }

    /// What files call it.
    #[must_use]
    pub const fn id(&self) -> &NodeId {
        &self.id
    }

    /// The author's version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The languages its texts are complete in, the main one first.
    #[must_use]
    pub fn languages(&self) -> &[Lang] {
        &self.languages
    }

    /// What reports call it.
    #[must_use]
    pub const fn title(&self) -> &Localized {
        &self.title
    }

    /// What it is for.
    #[must_use]
    pub const fn description(&self) -> Option<&Localized> {
        self.description.as_ref()
    }

    /// The digest of its content.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The stages, lowest first.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The pictures that place units.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// All nodes, groups before what is in them, with their places.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (NodeIx, &Node)> + ExactSizeIterator {
        self.nodes.iter().enumerate().map(|(at, node)| (NodeIx(at as u16), node))
    }

    /// How many nodes there are.
    #[must_use]
    pub const fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// The items in the questionnaire's order, which is the order of answers.
    #[must_use]
    pub fn items(&self) -> &[NodeIx] {
        &self.items
    }

    /// Where an item's answers stand; `None` for a group.
    #[must_use]
    pub fn item_ix(&self, node: NodeIx) -> Option<ItemIx> {
        self.items.binary_search(&node).ok().map(|at| ItemIx(at as u16))
    }

    /// The node with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<NodeIx> {
        self.by_id.get(id).copied()
    }

    /// The top-level groups, in order.
    pub fn areas(&self) -> impl Iterator<Item = (NodeIx, &Node)> {
        self.nodes().filter(|(_, node)| node.kind.is_area())
    }

    /// The node that sums up the prerequisites or the core areas, where there are any.
    #[must_use]
    pub fn summary(&self, kind: NodeKind) -> Option<NodeIx> {
        self.nodes().find(|(_, node)| node.kind == kind).map(|(ix, _)| ix)
    }

    /// All items in a node's subtree; the item itself for an item.
    #[must_use]
    pub fn items_in(&self, node: NodeIx) -> Vec<NodeIx> {
        match &self[node].body {
            NodeBody::Item(_) => vec![node],
            NodeBody::Group(group) => group.children.iter().flat_map(|child| self.items_in(*child)).collect(),
        }
    }

    /// The top-level group that a node is in; itself for a top-level group, `None` for a summary.
    #[must_use]
    pub fn area_of(&self, node: NodeIx) -> Option<NodeIx> {
        match self[node].parent {
            Some(parent) => self.area_of(parent),
            None => self[node].kind.is_area().then_some(node),
        }
    }

    /// Takes the questionnaire apart again, to leave something out of it.
    #[must_use]
    pub fn to_parts(&self) -> QuestionnaireParts {
        let id = |ix: &NodeIx| Some(self[*ix].id.clone());
        QuestionnaireParts {
            id: self.id.clone(),
            version: self.version.clone(),
            languages: self.languages.clone(),
            title: self.title.clone(),
            description: self.description.clone(),
            digest: self.digest,
            levels: self.levels.clone(),
            nodes: self.nodes.iter().filter_map(|node| node.resolve(&id)).collect(),
            positions: self.positions.iter().filter_map(|p| p.resolve(&id)).collect(),
        }
    }
}

impl std::ops::Index<NodeIx> for Questionnaire {
    type Output = Node;

    fn index(&self, ix: NodeIx) -> &Node {
        &self.nodes[ix.at()]
    }
}

impl<A> Node<A> {
    fn resolve<B>(&self, find: &impl Fn(&A) -> Option<B>) -> Option<Node<B>> {
        let body = match &self.body {
            NodeBody::Item(item) => NodeBody::Item(item.clone()),
            NodeBody::Group(group) => NodeBody::Group(group.resolve(find)?),
        };
        let parent = match &self.parent {
            Some(parent) => Some(find(parent)?),
            None => None,
        };
        Some(Node {
            id: self.id.clone(),
            kind: self.kind,
            parent,
            name: self.name.clone(),
            short: self.short.clone(),
            description: self.description.clone(),
            weight: self.weight,
            body,
        })
    }
}

impl<A> Group<A> {
    /// Children are not carried over: they follow from the parents.
    fn resolve<B>(&self, find: &impl Fn(&A) -> Option<B>) -> Option<Group<B>> {
        let level = |level: &NodeLevel<A>| {
            let requirement =
                |r: &Requirement<A>| Some(Requirement { node: find(&r.node)?, at_least: r.at_least });
            let requires = level.requires.iter().map(requirement).collect::<Option<_>>()?;
            Some(NodeLevel { from: level.from, text: level.text.clone(), requires })
        };
        Some(Group {
            children: Vec::new(),
            combine: self.combine,
            min_answered: self.min_answered,
            levels: self.levels.iter().map(level).collect::<Option<_>>()?,
        })
    }
}

impl<A> Position<A> {
    fn resolve<B>(&self, find: &impl Fn(&A) -> Option<B>) -> Option<Position<B>> {
        let axis = |axis: &Axis<A>| Some(Axis { node: find(&axis.node)?, from: axis.from });
        Some(Position {
            id: self.id.clone(),
            title: self.title.clone(),
            x: axis(&self.x)?,
            y: axis(&self.y)?,
            fields: self.fields.clone(),
        })
    }
}

fn ixs<N>(nodes: &[Node<N>]) -> impl Iterator<Item = NodeIx> + use<N> {
    (0..nodes.len() as u16).map(NodeIx)
}

/// The places of the parts in the order summaries, then each top-level group with everything in it.
/// `None` where a parent is not a group that leads up to the top.
fn order(nodes: &[Node<NodeId>]) -> Option<Vec<usize>> {
    let mut below: BTreeMap<Option<&NodeId>, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        below.entry(node.parent.as_ref()).or_default().push(at);
    }
    let mut tops = below.remove(&None).unwrap_or_default();
    tops.sort_by_key(|at| match nodes[*at].kind {
        NodeKind::Readiness => 0,
        NodeKind::Index => 1,
        _ => 2,
    });
    let mut order = Vec::with_capacity(nodes.len());
    tops.reverse();
    while let Some(at) = tops.pop() {
        order.push(at);
        let children = below.remove(&Some(&nodes[at].id)).unwrap_or_default();
        if !children.is_empty() && (nodes[at].item().is_some() || nodes[at].kind.is_summary()) {
            return None;
        }
        tops.extend(children.into_iter().rev());
    }
    (order.len() == nodes.len()).then_some(order)
}

/// Tells every group what is in it, and the summaries which top-level groups they sum up.
fn adopt(nodes: &mut [Node]) {
    let families: Vec<(Option<NodeIx>, NodeKind)> =
        nodes.iter().map(|node| (node.parent, node.kind)).collect();
    for (at, node) in nodes.iter_mut().enumerate() {
        let me = Some(NodeIx(at as u16));
        let kind = node.kind;
        let is_mine = |parent: Option<NodeIx>, child: NodeKind| match kind {
            NodeKind::Readiness => child == NodeKind::Prerequisite,
            NodeKind::Index => child == NodeKind::Core,
            _ => parent == me,
        };
        if let NodeBody::Group(group) = &mut node.body {
            let mine = families.iter().enumerate().filter(|(_, (p, k))| is_mine(*p, *k));
            group.children = mine.map(|(child, _)| NodeIx(child as u16)).collect();
        }
    }
}
