//! The nodes of a questionnaire's tree.
//!
//! The types that refer to other nodes are generic over how: by [`NodeId`] while a questionnaire is being put
//! together, by [`NodeIx`] ever after, when every reference is known to lead somewhere.

use super::{
    Answering, Condition, ContentLang, Decimal, Lang, LevelId, Localized, NodeId, NodeIx, PlainRule, Points,
    PositionId, RoleId, Share, Weight,
};

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
    /// A top-level group that is asked once across all areas, and that no summary sums up.
    CrossCutting,
    /// A group inside a group.
    Group,
    /// A question.
    Item,
}

impl NodeKind {
    /// The kinds of top-level groups.
    pub const AREAS: [Self; 3] = [Self::Prerequisite, Self::Core, Self::CrossCutting];

    /// What a summary is called unless the questionnaire says otherwise; nothing for what has no name of the program's.
    #[must_use]
    pub fn usual_name(self) -> Option<Localized> {
        match self {
            Self::Readiness => Localized::new([(Lang::Sv, "Förutsättningar"), (Lang::En, "Readiness")]),
            Self::Index => Some(Localized::same("Index")),
            Self::Prerequisite | Self::Core | Self::CrossCutting | Self::Group | Self::Item => None,
        }
    }

    /// The name in files and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Readiness => "readiness",
            Self::Index => "index",
            Self::Prerequisite => "prerequisite",
            Self::Core => "core",
            Self::CrossCutting => "cross-cutting",
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
        matches!(self, Self::Prerequisite | Self::Core | Self::CrossCutting)
    }
}

/// How a group's score comes from its children's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combine {
    /// The weighted mean.
    Mean,
    /// The lowest.
    Min,
    /// The highest.
    Max,
    /// The middle one; the mean of the two middle ones where their number is even. Weights do not count.
    Median,
    /// The weighted sum as a part of what the applicable children can give: what is missing gives nothing.
    Sum,
    /// Children are stages in order; how many, from the first, are fulfilled. A stage is fulfilled when each of its children has
    /// at least so many points.
    Ladder {
        /// The points that fulfil.
        pass_at: Points,
    },
    /// Children are stages in order; the sum of their shares up to and including the first that is not whole.
    Stacked,
}

impl Combine {
    /// All rules, the usual first; a ladder with what passes a stage unless it is said.
    pub const ALL: [Self; 7] = [
        Self::Mean,
        Self::Min,
        Self::Max,
        Self::Median,
        Self::Sum,
        Self::Ladder { pass_at: Points::MAX },
        Self::Stacked,
    ];

    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Min => "min",
            Self::Max => "max",
            Self::Median => "median",
            Self::Sum => "sum",
            Self::Ladder { .. } => "ladder",
            Self::Stacked => "stacked",
        }
    }

    /// Whether the rule is judged on a unit's scores, and never on one respondent's.
    #[must_use]
    pub const fn is_gated(self) -> bool {
        matches!(self, Self::Ladder { .. } | Self::Stacked)
    }

    /// Whether children count by their weights.
    #[must_use]
    pub const fn uses_weights(self) -> bool {
        matches!(self, Self::Mean | Self::Sum)
    }
}

/// The range that a group's score is shown on; inside the program it is 0–100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisplayRange {
    low: Decimal,
    high: Decimal,
}

impl DisplayRange {
    /// Makes a range; `None` where it does not rise, or by less than scores are ever shown with.
    #[must_use]
    pub fn new(low: Decimal, high: Decimal) -> Option<Self> {
        const LEAST: i128 = 1_000_000_000_000;
        (high.units() - low.units() >= LEAST).then_some(Self { low, high })
    }

    /// The value shown for 0 points and for 100 points.
    #[must_use]
    pub fn ends(self) -> (f64, f64) {
        (self.low.value(), self.high.value())
    }

    /// The value shown for a score.
    #[must_use]
    pub fn show(self, score: f64) -> f64 {
        let (low, high) = self.ends();
        low + (high - low) * score / 100.0
    }
}

/// What an answer that is not a value counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingPolicy {
    /// Left out, its weight too; the group may end up with too little answered.
    LeaveOut,
    /// 0 points.
    Zero,
}

impl MissingPolicy {
    /// All of them, the usual first.
    pub const ALL: [Self; 2] = [Self::LeaveOut, Self::Zero];

    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LeaveOut => "leave-out",
            Self::Zero => "zero",
        }
    }
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
    /// The same where it is said of a unit that has parts, such as the municipality.
    pub text_for_whole: Option<Localized>,
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
    /// The same where it is said of a unit that has parts, such as the municipality.
    pub text_for_whole: Option<Localized>,
    /// What the centre can do where most of its units stand here.
    pub advice_for_whole: Option<Localized>,
    /// What else it takes.
    pub requires: Vec<Requirement<N>>,
}

/// A set of nodes with a rule for their score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<N = NodeIx> {
    /// What the group is made of, in order.
    pub children: Vec<N>,
    /// Nodes that are part of another group and count here too, in order.
    pub also: Vec<N>,
    /// How the children's scores become one.
    pub combine: Combine,
    /// The range that scores are shown on, where it is not 0–100.
    pub range: Option<DisplayRange>,
    /// The least part of the applicable weight that a respondent must have answered.
    pub min_answered: Share,
    /// The fewest respondents that the group, and what is in it, may be shown of, where it asks for more than the assessment does.
    pub min_group: Option<u32>,
    /// Where what is in the group is asked only after certain answers; the item that decides may be in it.
    pub shown_if: Option<Condition<N>>,
    /// What ought to have come so far first. Where it has not, the group's level stands, and that is told with it.
    pub rests_on: Vec<Requirement<N>>,
    /// Whether all of it can be answered at once as not applicable.
    pub optional: bool,
    /// One per level of the questionnaire, lowest first.
    pub levels: Vec<NodeLevel<N>>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<N = NodeIx> {
    /// Raised when a change of wording makes answers incomparable.
    pub revision: u32,
    /// A clarification beneath the question.
    pub help: Option<Localized>,
    /// What can be answered.
    pub answering: Answering,
    /// Where the item is asked only after certain answers; otherwise it does not apply. The groups around may have conditions too.
    pub shown_if: Option<Condition<N>>,
    /// Of a text that is a story: the entry question of whether it may be told, with [`Telling::CODES`] among its options.
    ///
    /// [`Telling::CODES`]: super::Telling::CODES
    pub consent: Option<N>,
    /// Whether the answers can give points. Those to an entry question, a choice, only decide what else is asked.
    pub scored: bool,
    /// Whether agreement means less maturity.
    pub reverse: bool,
    /// What "not answered" counts as.
    pub missing: MissingPolicy,
    /// What "don't know" counts as.
    pub dont_know: MissingPolicy,
    /// What "not applicable" counts as.
    pub not_applicable: MissingPolicy,
    /// What each option looks like in practice; one per option, or none.
    pub anchors: Vec<Localized>,
    /// The next step for who stands at each option; at most one per option.
    pub advice: Vec<Localized>,
    /// What the centre can do where many units stand at each option; at most one per option.
    pub advice_for_whole: Vec<Localized>,
    /// How much a step from one option to the next takes, in whatever the questionnaire counts it.
    pub effort: Weight,
    /// The rules for plain wording that the item is excepted from, each with the reason.
    pub accepts: Vec<(PlainRule, String)>,
}

/// What a node is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeBody<N = NodeIx> {
    /// A group.
    Group(Group<N>),
    /// A question.
    Item(Item<N>),
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
    /// The roles that it and what is in it are asked of, where it says so. What is inside and says so itself has the
    /// last word.
    pub audience: Option<Vec<RoleId>>,
    /// What it is made of.
    pub body: NodeBody<N>,
}

impl<N> Item<N> {
    /// Whether an answer can give points.
    #[must_use]
    pub const fn is_scored(&self) -> bool {
        self.scored && !matches!(self.answering, Answering::Text)
    }
}

impl<N: Copy> Group<N> {
    /// All that the group's score comes from: what it is made of, and what counts here too.
    pub fn counted(&self) -> impl Iterator<Item = N> + Clone + '_ {
        self.children.iter().chain(&self.also).copied()
    }
}

impl<N> Node<N> {
    /// What it is called in a sentence: the short name, unless that is one with a dot, as only a table needs it. An item's may be a whole question.
    #[must_use]
    pub fn in_text(&self, lang: impl Into<ContentLang>) -> &str {
        let lang = lang.into();
        let short = self.short.get(lang);
        let is_abbreviated =
            self.group().is_some() && short.split_whitespace().any(|word| word.ends_with('.'));
        if is_abbreviated { self.name.get(lang) } else { short }
    }

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
    pub const fn item(&self) -> Option<&Item<N>> {
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

impl<A> Node<A> {
    pub(super) fn resolve<B>(&self, find: &impl Fn(&A) -> Option<B>) -> Option<Node<B>> {
        let body = match &self.body {
            NodeBody::Item(item) => NodeBody::Item(item.resolve(find)?),
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
            audience: self.audience.clone(),
            body,
        })
    }
}

impl<A> Item<A> {
    pub(super) fn resolve<B>(&self, find: &impl Fn(&A) -> Option<B>) -> Option<Item<B>> {
        Some(Item {
            revision: self.revision,
            help: self.help.clone(),
            answering: self.answering.clone(),
            shown_if: Condition::resolve(self.shown_if.as_ref(), find)?,
            consent: match &self.consent {
                Some(consent) => Some(find(consent)?),
                None => None,
            },
            scored: self.scored,
            reverse: self.reverse,
            missing: self.missing,
            dont_know: self.dont_know,
            not_applicable: self.not_applicable,
            anchors: self.anchors.clone(),
            advice: self.advice.clone(),
            advice_for_whole: self.advice_for_whole.clone(),
            effort: self.effort,
            accepts: self.accepts.clone(),
        })
    }
}

impl<A> Group<A> {
    /// Children are not carried over: they follow from the parents.
    pub(super) fn resolve<B>(&self, find: &impl Fn(&A) -> Option<B>) -> Option<Group<B>> {
        let requirement =
            |r: &Requirement<A>| Some(Requirement { node: find(&r.node)?, at_least: r.at_least });
        let level = |level: &NodeLevel<A>| {
            let requires = level.requires.iter().map(requirement).collect::<Option<_>>()?;
            Some(NodeLevel {
                from: level.from,
                text: level.text.clone(),
                text_for_whole: level.text_for_whole.clone(),
                advice_for_whole: level.advice_for_whole.clone(),
                requires,
            })
        };
        Some(Group {
            children: Vec::new(),
            also: self.also.iter().map(find).collect::<Option<_>>()?,
            combine: self.combine,
            range: self.range,
            min_answered: self.min_answered,
            min_group: self.min_group,
            shown_if: Condition::resolve(self.shown_if.as_ref(), find)?,
            rests_on: self.rests_on.iter().map(requirement).collect::<Option<_>>()?,
            optional: self.optional,
            levels: self.levels.iter().map(level).collect::<Option<_>>()?,
        })
    }
}

impl<A> Position<A> {
    pub(super) fn resolve<B>(&self, find: &impl Fn(&A) -> Option<B>) -> Option<Position<B>> {
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
