//! A questionnaire: a versioned tree of groups with items as leaves.

mod tree;

use std::collections::BTreeMap;
use std::fmt;

use tree::{adopt, has_audience, ixs, least, order, parts_first};

use super::inside::NamesInside;
use super::{
    Condition, ContentLang, DisplayRange, ItemIx, Level, Localized, Node, NodeBody, NodeId, NodeIx, NodeKind,
    OwnWords, PlainLists, Position, UnitIx, UnitTree, Weight, asked,
};

/// SHA-256 of a questionnaire's content; comments and layout do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha256:")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
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
    pub languages: Vec<ContentLang>,
    /// Its own words for what respondents are told.
    pub words: OwnWords,
    /// The words that its own wording is not to have, beside those that the program knows.
    pub plain_lists: PlainLists,
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
    languages: Vec<ContentLang>,
    words: OwnWords,
    plain_lists: PlainLists,
    title: Localized,
    description: Option<Localized>,
    digest: Digest,
    levels: Vec<Level>,
    nodes: Vec<Node>,
    items: Vec<NodeIx>,
    in_force: Vec<Vec<Condition>>,
    conditions: Vec<ItemIx>,
    /// The items that are asked of some roles only.
    restricted: Vec<ItemIx>,
    by_id: BTreeMap<NodeId, NodeIx>,
    positions: Vec<Position>,
    least: Vec<u32>,
    parts_first: Vec<NodeIx>,
    inside: NamesInside,
    unit_weights: BTreeMap<UnitIx, BTreeMap<NodeId, Weight>>,
}

impl Questionnaire {
    /// Puts a questionnaire together.
    ///
    /// `None` where an id stands twice, a reference leads nowhere, an item has children, groups form a circle (by what also counts, too),
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
        let parts_first = parts_first(&nodes)?;
        let sound = nodes
            .iter()
            .all(|node| node.group().is_none_or(|group| group.levels.len() == parts.levels.len()));
        let positions: Vec<Position> =
            parts.positions.iter().map(|p| p.resolve(&find)).collect::<Option<_>>()?;
        let items: Vec<NodeIx> = ixs(&nodes).filter(|ix| nodes[ix.at()].item().is_some()).collect();
        let in_force = asked::in_force(&nodes, &items);
        let conditions = asked::in_order(&items, &in_force)?;
        let is_restricted =
            |(at, ix): (usize, &NodeIx)| has_audience(&nodes, *ix).then_some(ItemIx(at as u16));
        let restricted = items.iter().enumerate().filter_map(is_restricted).collect();
        sound.then_some(Self {
            least: least(&nodes, &parts_first),
            inside: NamesInside::of(&nodes, parts.description.as_ref(), &parts.levels, &positions),
            parts_first,
            unit_weights: BTreeMap::new(),
            in_force,
            conditions,
            restricted,
            id: parts.id,
            version: parts.version,
            languages: parts.languages,
            words: parts.words,
            plain_lists: parts.plain_lists,
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
    pub fn languages(&self) -> &[ContentLang] {
        &self.languages
    }

    /// Its own words for what respondents are told.
    #[must_use]
    pub const fn words(&self) -> &OwnWords {
        &self.words
    }

    /// The words that its own wording is not to have, beside those that the program knows.
    #[must_use]
    pub const fn plain_lists(&self) -> &PlainLists {
        &self.plain_lists
    }

    /// The language that its texts are shown in to readers of another: theirs, if it has that or one near to it, else its
    /// first.
    #[must_use]
    pub fn language_for(&self, lang: impl Into<ContentLang>) -> ContentLang {
        let lang = lang.into();
        let at = lang.nearest_of(self.languages.iter().copied()).unwrap_or(0);
        self.languages.get(at).copied().unwrap_or(lang)
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

    /// The same with another digest: it is worked out of the content, once that is whole.
    #[must_use]
    pub fn with_digest(self, digest: Digest) -> Self {
        Self { digest, ..self }
    }

    /// The same as these units use it: where a unit has its own weights, they go for it and its parts.
    #[must_use]
    pub fn used_by(mut self, units: &UnitTree) -> Self {
        self.unit_weights = BTreeMap::new();
        for (ix, unit) in units.iter() {
            // Parents stand before their parts.
            let above = unit.parent.and_then(|parent| self.unit_weights.get(&parent)).cloned();
            let mut weights = above.unwrap_or_default();
            weights.extend(unit.weights.iter().map(|(node, weight)| (node.clone(), *weight)));
            if !weights.is_empty() {
                self.unit_weights.insert(ix, weights);
            }
        }
        self
    }

    /// What the nodes are called inside a Swedish sentence.
    pub(super) const fn names_inside(&self) -> &NamesInside {
        &self.inside
    }

    /// Whether any unit has weights of its own.
    #[must_use]
    pub fn has_weights_of_units(&self) -> bool {
        !self.unit_weights.is_empty()
    }

    /// The same with another's weights of units.
    pub(super) fn with_weights_of(self, other: &Self) -> Self {
        Self { unit_weights: other.unit_weights.clone(), ..self }
    }

    /// What a node weighs in a unit.
    #[must_use]
    pub fn weight_in(&self, unit: UnitIx, node: NodeIx) -> Weight {
        let own = self.unit_weights.get(&unit).and_then(|weights| weights.get(&self[node].id));
        own.copied().unwrap_or(self[node].weight)
    }

    /// The nodes that weigh something else in a unit than the questionnaire says, each with its weight there.
    pub fn weights_of(&self, unit: UnitIx) -> impl Iterator<Item = (NodeIx, Weight)> {
        let own = self.unit_weights.get(&unit).into_iter().flatten();
        let known = own.filter_map(|(id, weight)| Some((self.find(id.as_str())?, *weight)));
        known.filter(|(node, weight)| self[*node].weight != *weight)
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

    /// All nodes, each after everything that its score comes from.
    pub fn parts_first(&self) -> impl Iterator<Item = (NodeIx, &Node)> {
        self.parts_first.iter().map(|ix| (*ix, &self[*ix]))
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

    /// The items that are asked only after certain answers, each after the items that decide.
    #[must_use]
    pub fn conditional_items(&self) -> &[ItemIx] {
        &self.conditions
    }

    /// All that must hold for an item to be asked: the conditions of the groups that it is in, the outermost first, and its own. A group's
    /// is not for the item that it names, nor for those that decide whether that one is asked.
    #[must_use]
    pub fn conditions_of(&self, item: ItemIx) -> &[Condition] {
        &self.in_force[item.at()]
    }

    /// The same by node; nothing for a group.
    #[must_use]
    pub fn conditions_at(&self, node: NodeIx) -> &[Condition] {
        self.item_ix(node).map_or(&[], |item| self.conditions_of(item))
    }

    /// The story of which an item asks whether it may be told, if it does.
    #[must_use]
    pub fn story_of(&self, consent: NodeIx) -> Option<NodeIx> {
        let asks = |node: &NodeIx| self[*node].item().is_some_and(|item| item.consent == Some(consent));
        self.items.iter().copied().find(asks)
    }

    /// Whether an item is a story, or asks whether one may be told.
    #[must_use]
    pub fn is_of_story(&self, item: NodeIx) -> bool {
        self[item].item().is_some_and(|item| item.consent.is_some()) || self.story_of(item).is_some()
    }

    /// The items that are asked of some roles only.
    #[must_use]
    pub fn restricted_items(&self) -> &[ItemIx] {
        &self.restricted
    }

    /// Whether a step takes more at some questions than at others.
    #[must_use]
    pub fn has_efforts(&self) -> bool {
        let mut items = self.items.iter().filter_map(|ix| self[*ix].item());
        items.any(|item| item.effort != Weight::ONE)
    }

    /// Whether anything is to be told of a node's scores: of all but entry questions, and groups of nothing else.
    #[must_use]
    pub fn is_told(&self, node: NodeIx) -> bool {
        match &self[node].body {
            NodeBody::Item(item) => item.scored,
            NodeBody::Group(group) => group.counted().any(|part| self.is_told(part)),
        }
    }

    /// Whether a node's score comes from a unit's scores and not from respondents': a gated group, or a group with one
    /// somewhere in it.
    #[must_use]
    pub fn is_judged_on_units(&self, node: NodeIx) -> bool {
        self[node].group().is_some_and(|group| {
            group.combine.is_gated() || group.counted().any(|part| self.is_judged_on_units(part))
        })
    }

    /// The range that a node's score is shown on: its own, or that of the nearest group that has one; `None` for 0–100.
    ///
    /// The range of a gated group counts its stages, so what is in it is not shown on it.
    #[must_use]
    pub fn range_of(&self, node: NodeIx) -> Option<DisplayRange> {
        let node = &self[node];
        let own = node.group().and_then(|group| group.range);
        let of_parent = || {
            let parent =
                node.parent.filter(|parent| !self[*parent].group().is_some_and(|g| g.combine.is_gated()))?;
            self.range_of(parent)
        };
        own.or_else(of_parent)
    }

    /// The fewest respondents that the questionnaire lets a node be shown of: the most that the node or any group it is in asks for. 1
    /// where none of them asks for any.
    #[must_use]
    pub fn least_of(&self, node: NodeIx) -> u32 {
        self.least[node.at()]
    }

    /// The groups that ask for a larger number of respondents than what they are in, each with that number.
    pub fn groups_that_ask_for_more(&self) -> impl Iterator<Item = (NodeIx, u32)> {
        self.nodes().filter_map(|(ix, node)| {
            let own = node.group()?.min_group?;
            let around = self
                .nodes()
                .filter(|(_, node)| node.group().is_some_and(|g| g.counted().any(|part| part == ix)));
            let most_around = around.map(|(group, _)| self.least_of(group)).max().unwrap_or(1);
            (own > most_around).then_some((ix, own))
        })
    }

    /// The same without any limits of its own, for those who read nothing but what they answered themselves.
    #[must_use]
    pub fn without_limits(&self) -> Self {
        let mut open = self.clone();
        open.least.fill(1);
        for node in &mut open.nodes {
            if let NodeBody::Group(group) = &mut node.body {
                group.min_group = None;
            }
        }
        open
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

    /// Those of them of which anything is told: what tables and pictures of units have a column for.
    pub fn overview(&self) -> impl Iterator<Item = NodeIx> {
        self.summaries_and_areas().filter(|node| self.is_told(*node))
    }

    /// What sums up the areas, and the areas: what is compared before anything else, in order.
    pub fn summaries_and_areas(&self) -> impl Iterator<Item = NodeIx> {
        self.nodes().filter(|(_, node)| node.kind.is_summary() || node.kind.is_area()).map(|(ix, _)| ix)
    }

    /// The node that sums up the prerequisites or the core areas, where there are any.
    #[must_use]
    pub fn summary(&self, kind: NodeKind) -> Option<NodeIx> {
        self.nodes().find(|(_, node)| node.kind == kind).map(|(ix, _)| ix)
    }

    /// All items that a node's score comes from, in the questionnaire's order; the item itself for an item.
    #[must_use]
    pub fn items_in(&self, node: NodeIx) -> Vec<NodeIx> {
        let mut items = match &self[node].body {
            NodeBody::Item(_) => vec![node],
            NodeBody::Group(group) => group.counted().flat_map(|part| self.items_in(part)).collect(),
        };
        // What counts in two places is one item all the same.
        items.sort_unstable();
        items.dedup();
        items
    }

    /// The items that a node is made of, each of which stands in one place only; the item itself for an item.
    #[must_use]
    pub fn own_items_in(&self, node: NodeIx) -> Vec<NodeIx> {
        match &self[node].body {
            NodeBody::Item(_) => vec![node],
            NodeBody::Group(group) => {
                group.children.iter().flat_map(|child| self.own_items_in(*child)).collect()
            }
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
            words: self.words.clone(),
            plain_lists: self.plain_lists.clone(),
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
