//! Whether the parts of a questionnaire fit together.

use std::collections::{BTreeMap, BTreeSet};

use super::raw::{RawGroup, RawNodeLevel, RawOptions, RawPosition, RawQuestionnaire};
use super::{conditions, items};
use crate::load::reader::{At, Reader};
use crate::load::references::{Names, Part, distinct, distinct_texts, no_circles};
use crate::model::format::questionnaire::{SUMMARIES, top};
use crate::model::toml_fault::{KindFault, Reserved, Thing, TomlFault};
use crate::model::{NodeKind, Points, ReservedColumn, Scale};

const MOST_NODES: usize = 60_000;
const MOST_LEVELS: usize = 100;

/// Tells of everything that does not fit.
pub fn check(raw: &RawQuestionnaire, reader: &Reader) {
    let check = Check { raw, reader };
    check.ids();
    check.levels();
    check.scales();
    check.tree();
    items::check(raw, reader);
    conditions::check(raw, reader);
    check.node_levels();
    check.positions();
}

struct Check<'a> {
    raw: &'a RawQuestionnaire,
    reader: &'a Reader,
}

impl Check<'_> {
    fn ids(&self) {
        let (raw, reader) = (self.raw, self.reader);
        let groups = raw.groups.iter().filter_map(|group| group.id.as_ref());
        let items = raw.items.iter().filter_map(|item| item.id.as_ref());
        let mut nodes: Vec<&At<String>> = groups.chain(items.clone()).collect();
        nodes.sort_by_key(|id| id.span.start);
        distinct(Thing::Node, nodes.iter().copied(), reader);
        for id in nodes {
            if SUMMARIES.iter().any(|(name, _)| id.value.to_lowercase() == *name) {
                let fault = TomlFault::ReservedId { id: id.value.clone(), by: Reserved::Summary };
                reader.fault(fault, id.span.clone());
            }
        }
        // A group that can be answered has a column of its own.
        let answered = raw.groups.iter().filter(|group| group.optional).filter_map(|group| group.id.as_ref());
        for id in items.chain(answered).filter(|id| ReservedColumn::takes(&id.value)) {
            let fault = TomlFault::ReservedId { id: id.value.clone(), by: Reserved::Column };
            reader.fault(fault, id.span.clone());
        }
        distinct(Thing::Scale, raw.scales.iter().filter_map(|scale| scale.id.as_ref()), reader);
        distinct(Thing::Level, raw.levels.iter().filter_map(|level| level.id.as_ref()), reader);
        distinct(Thing::Position, raw.positions.iter().filter_map(|position| position.id.as_ref()), reader);
        if raw.groups.len() + raw.items.len() + SUMMARIES.len() > MOST_NODES {
            reader.fault_in_file(TomlFault::TooMany { thing: Thing::Node, most: MOST_NODES });
        }
        if raw.levels.len() > MOST_LEVELS {
            reader.fault_in_file(TomlFault::TooMany { thing: Thing::Level, most: MOST_LEVELS });
        }
        if raw.items.is_empty() && raw.has_sound_items {
            reader.fault_in_file(TomlFault::NoItems);
        }
    }

    fn levels(&self) {
        let levels = self.raw.levels.iter();
        let thresholds: Vec<Threshold<'_>> = levels
            .filter_map(|level| Some((level.id.as_ref()?.value.as_str(), level.from.as_ref()?)))
            .map(|(id, from)| Threshold { id, from, is_own: true })
            .collect();
        rising(&thresholds, self.reader);
    }

    fn scales(&self) {
        let own = self.raw.items.iter().filter_map(|item| item.options.as_ref());
        let shared = self.raw.scales.iter().filter_map(|scale| scale.options.as_ref());
        shared.chain(own).for_each(|options| check_options(options, self.reader));
    }

    /// Parents, what stands in what, and groups without anything.
    fn tree(&self) {
        let (raw, reader) = (self.raw, self.reader);
        let groups = Names::new(Thing::Group, raw.groups.iter().filter_map(|group| id(group.id.as_ref())));
        let mut filled: BTreeSet<String> = BTreeSet::new();
        let mut fill = |into: &At<String>| {
            if SUMMARIES.iter().any(|(name, _)| into.value == *name) {
                reader.fault(TomlFault::InsideSummary { id: into.value.clone() }, into.span.clone());
                return;
            }
            // A slip in the reference should not be told again as a group that stands empty.
            match groups.follow(into, reader) {
                Ok(()) => filled.insert(into.value.clone()),
                Err(nearest) => nearest.is_some_and(|nearest| filled.insert(nearest)),
            };
        };
        raw.groups.iter().filter_map(|group| group.parent.as_ref()).for_each(&mut fill);
        raw.items.iter().filter_map(|item| item.group.as_ref()).for_each(&mut fill);
        for group in raw.groups.iter().filter(|group| group.parent.is_some()) {
            if let Some(kind) = &group.kind {
                reader.fault(TomlFault::KindOfSubgroup, kind.span.clone());
            }
        }
        self.also_counted(&mut filled);
        let empty = raw.groups.iter().filter_map(|group| group.id.as_ref());
        for group in empty.filter(|group| !raw.items.is_empty() && !filled.contains(&group.value)) {
            reader.fault(TomlFault::EmptyGroup { group: group.value.clone() }, group.span.clone());
        }
        let parts: Vec<Part<'_>> =
            raw.groups.iter().filter_map(|group| Some((group.id.as_ref()?, group.parent.as_ref()))).collect();
        no_circles(Thing::Group, &parts, reader);
    }

    /// What is part of one group and counts in another too: each once, and nothing that comes from the group itself.
    fn also_counted(&self, filled: &mut BTreeSet<String>) {
        let (raw, reader) = (self.raw, self.reader);
        let ids = raw.groups.iter().filter_map(|group| id(group.id.as_ref()));
        let nodes =
            Names::new(Thing::Node, ids.chain(raw.items.iter().filter_map(|item| id(item.id.as_ref()))));
        let parts = Parts::of(raw);
        let mut told: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
        for group in &raw.groups {
            let Some(me) = &group.id else { continue };
            let mut seen: BTreeMap<&str, &At<String>> = parts.own(&me.value);
            for child in &group.children {
                filled.insert(me.value.clone());
                if nodes.follow(child, reader).is_err() {
                    continue;
                }
                if let Some(first) = seen.insert(&child.value, child) {
                    let (id, first) = (child.value.clone(), first.span.clone());
                    reader.fault(TomlFault::Duplicate { thing: Thing::Node, id, first }, child.span.clone());
                } else if let Some(circle) = parts.way(&child.value, &me.value)
                    && told.insert(circle.iter().copied().collect())
                {
                    let ids = circle.into_iter().map(str::to_owned).collect();
                    reader.fault(TomlFault::Circle { thing: Thing::Group, ids }, child.span.clone());
                }
            }
        }
    }

    fn node_levels(&self) {
        let raw = self.raw;
        let levels = Names::new(Thing::Level, raw.levels.iter().filter_map(|level| id(level.id.as_ref())));
        let nodes = self.node_names();
        let summaries = [(&raw.readiness, NodeKind::Prerequisite), (&raw.index, NodeKind::Core)]
            .into_iter()
            .zip(SUMMARIES);
        for ((group, summed), (_, kind)) in summaries {
            let Some(group) = group else { continue };
            if !has_area(raw, summed) {
                self.reader.fault(TomlFault::SummaryOfNothing { kind }, group.at.clone());
            }
            self.levels_of(group, &levels, &nodes);
        }
        raw.groups.iter().for_each(|group| self.levels_of(group, &levels, &nodes));
    }

    fn levels_of(&self, group: &RawGroup, levels: &Names<'_>, nodes: &Names<'_>) {
        distinct(Thing::Level, group.levels.iter().filter_map(|level| level.id.as_ref()), self.reader);
        for level in &group.levels {
            if let Some(id) = &level.id {
                // A level that is not known changes no threshold.
                let _ = levels.follow(id, self.reader);
            }
            for (node, _) in &level.requires {
                let _ = nodes.follow(node, self.reader);
            }
        }
        for (node, _) in &group.rests_on {
            let _ = nodes.follow(node, self.reader);
        }
        let own = |name: &str| -> Option<&RawNodeLevel> {
            group.levels.iter().find(|level| id(level.id.as_ref()) == Some(name))
        };
        let thresholds: Vec<Threshold<'_>> = self
            .raw
            .levels
            .iter()
            .filter_map(|level| {
                let name = id(level.id.as_ref())?;
                let from = own(name).and_then(|own| own.from.as_ref());
                Some(Threshold { id: name, from: from.or(level.from.as_ref())?, is_own: from.is_some() })
            })
            .collect();
        rising(&thresholds, self.reader);
    }

    /// What requirements and pictures can speak of.
    fn node_names(&self) -> Names<'_> {
        let raw = self.raw;
        let groups = raw.groups.iter().filter_map(|group| id(group.id.as_ref()));
        let items = raw.items.iter().filter_map(|item| id(item.id.as_ref()));
        let summaries =
            [(top::READINESS.name(), NodeKind::Prerequisite), (top::INDEX.name(), NodeKind::Core)];
        let summaries = summaries.into_iter().filter(|(_, summed)| has_area(raw, *summed));
        Names::new(Thing::Node, groups.chain(summaries.map(|(name, _)| name)).chain(items))
    }

    fn positions(&self) {
        let nodes = self.node_names();
        for position in &self.raw.positions {
            for axis in position.x.iter().chain(&position.y) {
                if let Some(node) = &axis.node {
                    // An axis with an unknown node leaves the rest of the picture as it is.
                    let _ = nodes.follow(node, self.reader);
                }
            }
            check_fields(position, self.reader);
        }
    }
}

/// What each group is made of and what also counts in it, by id.
struct Parts<'a> {
    own: BTreeMap<&'a str, BTreeMap<&'a str, &'a At<String>>>,
    also: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Parts<'a> {
    fn of(raw: &'a RawQuestionnaire) -> Self {
        let groups = raw.groups.iter().filter_map(|group| Some((group.id.as_ref()?, group.parent.as_ref()?)));
        let items = raw.items.iter().filter_map(|item| Some((item.id.as_ref()?, item.group.as_ref()?)));
        let mut own: BTreeMap<&str, BTreeMap<&str, &At<String>>> = BTreeMap::new();
        for (id, parent) in groups.chain(items) {
            own.entry(&parent.value).or_default().insert(&id.value, id);
        }
        let also = raw.groups.iter().filter_map(|group| {
            Some((id(group.id.as_ref())?, group.children.iter().map(|child| child.value.as_str()).collect()))
        });
        Self { own, also: also.collect() }
    }

    /// What a group is made of, and where that says so.
    fn own(&self, group: &str) -> BTreeMap<&'a str, &'a At<String>> {
        self.own.get(group).cloned().unwrap_or_default()
    }

    /// The way down from one node to another, both included; `None` where the one does not come from the other.
    fn way(&self, from: &'a str, to: &str) -> Option<Vec<&'a str>> {
        let mut above: BTreeMap<&str, Option<&str>> = BTreeMap::from([(from, None)]);
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            if at == to {
                let mut way: Vec<&str> = std::iter::successors(Some(at), |at| above[at]).collect();
                way.reverse();
                return Some(way);
            }
            let own = self.own.get(at).into_iter().flat_map(|own| own.keys().copied());
            for next in own.chain(self.also.get(at).into_iter().flatten().copied()) {
                above.entry(next).or_insert_with(|| {
                    open.push(next);
                    Some(at)
                });
            }
        }
        None
    }
}

/// Whether there is a top-level group of a kind.
pub fn has_area(raw: &RawQuestionnaire, kind: NodeKind) -> bool {
    raw.groups.iter().any(|group| group.parent.is_none() && kind_of(group) == kind)
}

/// What a group is.
pub fn kind_of(group: &RawGroup) -> NodeKind {
    if group.parent.is_some() {
        return NodeKind::Group;
    }
    group.kind.as_ref().map_or(NodeKind::Core, |kind| kind.value)
}

fn id(id: Option<&At<String>>) -> Option<&str> {
    id.map(|id| id.value.as_str())
}

fn check_options(options: &RawOptions, reader: &Reader) {
    let found = options.value.len();
    if !(2..=Scale::MAX_OPTIONS).contains(&found) {
        reader.fault(TomlFault::OptionCount { found }, options.span.clone());
    }
    let read = || options.value.iter().flatten();
    distinct(Thing::Option, read().filter_map(|option| option.id.as_ref()), reader);
    let mut labels = Vec::new();
    for option in read() {
        // The same word in several languages is no ambiguity.
        let own: BTreeMap<String, &str> = option
            .label
            .iter()
            .flat_map(|label| label.texts())
            .map(|label| (label.to_lowercase(), label))
            .collect();
        labels.extend(own.into_values().map(|label| (label, &option.at)));
    }
    distinct_texts(Thing::Label, labels, reader);
    // An option that rules out all others counts neither way, with points or without.
    let missing: Vec<String> = read()
        .filter(|option| !option.has_points && !option.is_exclusive)
        .map(|option| id(option.id.as_ref()).unwrap_or("?").to_owned())
        .collect();
    if !missing.is_empty() && read().any(|option| option.has_points) {
        reader.fault(TomlFault::PointsForSome { missing }, options.span.clone());
    }
    if found > 0 && options.value.iter().all(|option| option.as_ref().is_some_and(|o| o.is_exclusive)) {
        reader.fault(TomlFault::Kind(KindFault::AllExclusive), options.span.clone());
    }
}

fn check_fields(position: &RawPosition, reader: &Reader) {
    let Some(fields) = &position.fields else { return };
    let read = || fields.value.iter().flatten();
    distinct(Thing::Field, read().filter_map(|field| field.id.as_ref()), reader);
    let mut seen = BTreeSet::new();
    for field in read() {
        let (Some(x), Some(y)) = (field.x_high, field.y_high) else { return };
        if !seen.insert((x, y)) {
            let first = read().find(|other| (other.x_high, other.y_high) == (Some(x), Some(y)));
            let first = first.map_or_else(|| field.at.clone(), |first| first.at.clone());
            let side = |high| if high { "high" } else { "low" };
            let id = format!("x = {}, y = {}", side(x), side(y));
            reader.fault(TomlFault::Duplicate { thing: Thing::Field, id, first }, field.at.clone());
        }
    }
    let all = [(false, false), (true, false), (false, true), (true, true)];
    let missing: Vec<(bool, bool)> = all.into_iter().filter(|field| !seen.contains(field)).collect();
    if !missing.is_empty() && fields.value.iter().all(Option::is_some) {
        reader.fault(TomlFault::FieldMissing { missing }, fields.span.clone());
    }
}

/// Where a level begins.
struct Threshold<'a> {
    id: &'a str,
    from: &'a At<Points>,
    /// Whether it was set here and not taken over from the questionnaire.
    is_own: bool,
}

/// Each level must begin higher than the one before. What was taken over on both sides has been told where it stands.
fn rising(thresholds: &[Threshold<'_>], reader: &Reader) {
    for pair in thresholds.windows(2) {
        let [before, level] = pair else { continue };
        if level.from.value > before.from.value || !(level.is_own || before.is_own) {
            continue;
        }
        let (span, first) = if level.is_own {
            (&level.from.span, &before.from.span)
        } else {
            (&before.from.span, &level.from.span)
        };
        let fault = TomlFault::LevelsNotRising {
            level: level.id.to_owned(),
            from: level.from.value,
            before: before.id.to_owned(),
            before_from: before.from.value,
            first: first.clone(),
        };
        reader.fault(fault, span.clone());
    }
}
